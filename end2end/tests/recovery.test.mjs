// A film whose address has run out while its page stayed open: the player fetches the next one by itself, once, at the
// same place and speed; where that does not help, it says what does.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { NARROW, visitor } from "../support/browser.mjs";
import { givenHall } from "../support/given.mjs";
import { FILM, engines } from "../support/hall.mjs";
import { publish, signIn, start } from "../support/job.mjs";

const [{ name, databaseUrl }] = engines;

describe(`a film that stops loading, on ${name}`, () => {
  let hall;
  let browser;
  let address;
  givenHall({ databaseUrl }, async (own) => {
    ({ hall, browser } = own);
    const olga = await visitor(browser, { scripts: false });
    await signIn(olga.page, hall.origin, "en", hall.organizer, hall.password);
    const { slug } = await publish(olga.page, hall.origin, "en");
    await start(olga.page, hall.origin, "en", slug);
    await olga.page.setInputFiles("input[name=video]", FILM);
    await olga.page.fill("form.upload [name=no_captions_reason]", "Captions follow.");
    await olga.page.locator("form.upload > button").click();
    await olga.page.locator(`a[href="/en/replays/${slug}"]`).first().waitFor();
    await olga.close();
    address = `${hall.origin}/en/replays/${slug}`;
  }, { timeout: 90_000 });

  /** Opens the player; `refuses` decides which requests for media are answered as an old address is. */
  async function opened(t, refuses) {
    const bo = await visitor(browser, { size: NARROW });
    t.after(() => bo.close());
    await bo.page.route("**/media/*", (route) => {
      if (route.request().url().endsWith(".jpg") || !refuses()) return route.continue();
      return route.fulfill({ status: 403, body: "" });
    });
    await bo.page.goto(address);
    await bo.page.locator(".controls:not([hidden])").waitFor();
    return bo.page;
  }

  const errors = (page) => page.locator(".errors");

  test("an address that has run out is replaced once, and the film is there", { timeout: 60_000 }, async (t) => {
    let refused = 0;
    const page = await opened(t, () => refused++ === 0);
    await page.waitForFunction(() => document.querySelector("video").readyState >= 1);
    assert.ok(refused >= 2, "the first address was refused");
    assert.equal(await errors(page).isVisible(), false);
  });

  test("place and speed are as they were", { timeout: 60_000 }, async (t) => {
    const page = await opened(t, () => false);
    const video = page.locator("video");
    await page.waitForFunction(() => document.querySelector("video").readyState >= 1);
    const now = await video.evaluate(async (v) => {
      v.muted = true;
      v.currentTime = 30;
      v.playbackRate = 1.5;
      await v.play();
      const again = new Promise((on) => v.addEventListener("playing", on, { once: true }));
      // As a browser tells that no more of the film comes.
      v.querySelector("source").dispatchEvent(new Event("error"));
      await again;
      return { at: v.currentTime, rate: v.playbackRate, paused: v.paused };
    });
    assert.ok(now.at >= 30 && now.rate === 1.5 && !now.paused, JSON.stringify(now));
  });

  test("where that does not help the reader is told to reload", { timeout: 60_000 }, async (t) => {
    const page = await opened(t, () => true);
    await errors(page).waitFor({ state: "visible" });
    assert.match(await errors(page).innerText(), /Reload the page/);
  });

  test("where nothing of the hall is reached the reader is told to look at the line", { timeout: 60_000 }, async (t) => {
    const page = await opened(t, () => false);
    await page.waitForFunction(() => document.querySelector("video").readyState >= 1);
    await page.context().setOffline(true);
    await page.locator("video source").evaluate((s) => s.dispatchEvent(new Event("error")));
    await errors(page).waitFor({ state: "visible" });
    assert.match(await errors(page).innerText(), /Check the connection/);
    await page.context().setOffline(false);
    await errors(page).getByRole("button").click();
    await errors(page).waitFor({ state: "hidden" });
  });
});
