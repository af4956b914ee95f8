// A seat that is held for an official: from signing up at the lecture's page until an organizer has confirmed them.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { AXE, violations } from "../support/axe.mjs";
import { NARROW, WIDE, sideways, visitor } from "../support/browser.mjs";
import { givenHall } from "../support/given.mjs";
import { unique } from "../support/hall.mjs";
import { makeAccount, press, publish, signIn } from "../support/job.mjs";

/** So many minutes ahead a seat can still be held. */
const AHEAD = 180;
const GIVE_UP = '#ticket form[action^="/api/give-hold-up"]';
const ENROL = '#ticket form[action^="/api/enrol"]';
const WITHDRAW = '#ticket form[action^="/api/withdraw"]';

describe("a held seat", { concurrency: 2 }, () => {
  let hall;
  let browser;
  givenHall({}, (own) => ({ hall, browser } = own));

  for (const [l, size, scripts] of [["en", WIDE, true], ["ar", NARROW, false]]) {
    test(`from the lecture's page to the seat, ${l} at ${size.width} px, ${scripts ? "with" : "without"} script`, { timeout: 120_000 }, async (t) => {
      const { origin } = hall;
      const olga = await visitor(browser);
      t.after(olga.close);
      await signIn(olga.page, origin, "en", hall.organizer, hall.password);
      const { slug, starts } = await publish(olga.page, origin, "en", undefined, 60, AHEAD);
      await olga.page.goto(`${origin}/en/organizer/lectures/${slug}`);
      await olga.page.locator("details", { has: olga.page.locator("[name=audience]") }).locator("> summary").click();
      await olga.page.selectOption("[name=audience]", "officials");
      await press(olga.page, "save-lecture");

      const amina = await visitor(browser, { size, scripts, before: scripts ? AXE : undefined });
      t.after(amina.close);
      const { page } = amina;
      const name = unique("Amina");
      const lecture = `/${l}/lectures/${slug}`;
      await page.goto(origin + lecture);
      await makeAccount(page, l, name);
      assert.equal(new URL(page.url()).pathname, lecture, "signing up leads back to the lecture");
      assert.ok(await page.locator(".notice.ok").isVisible(), "and says that a seat is held");
      assert.equal(await page.locator(GIVE_UP).count(), 1);
      assert.equal(await page.locator(ENROL).count() + await page.locator(WITHDRAW).count(), 0);
      const times = await page.locator("#ticket p time").all();
      const until = await Promise.all(times.map(async (time) => Date.parse(await time.getAttribute("datetime"))));
      assert.ok(until.includes(starts - 60 * 60_000), "until an hour before the start");
      if (scripts) {
        assert.equal(await sideways(page), null);
        assert.deepEqual(await violations(page), []);
      }

      // Cancelled, and held once more, by the buttons.
      await press(page, "give-hold-up");
      assert.equal(await page.locator(GIVE_UP).count(), 0);
      await press(page, "enrol");
      assert.equal(await page.locator(GIVE_UP).count(), 1);

      await olga.page.goto(`${origin}/en/organizer/people?waiting=1`);
      const row = olga.page.locator("tbody tr", { hasText: name });
      assert.equal(await row.count(), 1);
      assert.equal(await row.locator("time").count(), 2, "since when she is here, and when the seat lapses");
      assert.equal(await sideways(olga.page), null);
      const confirm = row.locator('form[action^="/api/confirm"]').filter({ has: olga.page.locator('[name=confirmed][value="true"]') });
      await Promise.all([
        olga.page.waitForResponse((r) => r.url().includes("/api/confirm") && r.status() === 303),
        confirm.locator("button").click(),
      ]);
      await olga.page.waitForLoadState("load");

      await page.goto(origin + lecture);
      assert.equal(await page.locator(GIVE_UP).count() + await page.locator(ENROL).count(), 0);
      assert.equal(await page.locator(WITHDRAW).count(), 1, "it is hers, without another press");
      amina.assertCalm();
      olga.assertCalm();
    });
  }
});
