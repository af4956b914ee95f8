// An organizer's desk: many lectures open at once, of which one is looked at.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { visitor } from "../support/browser.mjs";
import { givenHall } from "../support/given.mjs";
import { engines } from "../support/hall.mjs";
import { publish, signIn } from "../support/job.mjs";

/** More than the six connections that a browser opens to a host. */
const DESKS = 8;

/** Puts a page out of sight, or back: a headless browser shows all of its pages. */
const show = (page, hidden) =>
  page.evaluate((hidden) => {
    Object.defineProperty(document, "hidden", { value: hidden, configurable: true });
    document.dispatchEvent(new Event("visibilitychange"));
  }, hidden);

describe("the desk of a lecture under way", { concurrency: true }, () => {
  for (const { name, databaseUrl } of engines) {
    describe(`on ${name}`, { concurrency: true }, () => {
      let hall;
      let browser;
      givenHall({ databaseUrl }, (own) => ({ hall, browser } = own));

      test("eight of them are open, and each is told when it is looked at", { timeout: 180_000 }, async (t) => {
        const olga = await visitor(browser);
        t.after(() => olga.close());
        await signIn(olga.page, hall.origin, "en", hall.organizer, hall.password);
        const { slug } = await publish(olga.page, hall.origin, "en");
        const desk = `${hall.origin}/en/organizer/lectures/${slug}/live`;
        const told = (page) => page.waitForResponse((r) => r.url().includes("/events/live/") && r.ok());
        const pages = [];
        for (let n = 0; n < DESKS; n += 1) {
          const page = await olga.context.newPage();
          await Promise.all([told(page), page.goto(desk)]);
          await show(page, true);
          pages.push(page);
        }
        await Promise.all([told(pages[0]), show(pages[0], false)]);
        await show(pages[0], true);
        await Promise.all([told(pages[1]), show(pages[1], false)]);
        olga.assertCalm();
      });
    });
  }
});
