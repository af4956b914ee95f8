// A browser whose own clock is wrong, and is set while it beats: what the hall counts is told by the hall's clock alone.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { visitor } from "../support/browser.mjs";
import { givenHall } from "../support/given.mjs";
import { FILM, engines } from "../support/hall.mjs";
import { join, publish, signIn, signUp, start } from "../support/job.mjs";

const DAY = 24 * 60 * 60_000;
/** A beat leaves a live room every 30 s; whatever waits for the next one waits no longer. */
const NEXT_BEAT = 40_000;
/** So much later than an answer left the hall it may be seen here, in milliseconds: next to nothing of what the clock is set by. */
const SEEN_LATE = 8_000;

/** The browser's own clock, which `setClock` sets ahead, or back where it is told less than nothing. */
const CLOCK = `{
  const Right = Date;
  let ahead = 0;
  window.Date = class extends Right {
    constructor(...at) { super(...(at.length ? at : [Right.now() + ahead])); }
    static now() { return Right.now() + ahead; }
  };
  window.setClock = (ms) => { ahead += ms; };
}`;

/** Sets it, and sees that it says so. */
async function setClock(page, ms) {
  const [before, after] = await page.evaluate((ms) => [Date.now(), window.setClock(ms), new Date().getTime()].filter(Number), ms);
  assert.ok(Math.abs(after - before - ms) < 1_000, `${after - before} ms`);
}

/** What is answered to a page's beats from now on: the status, what is counted in milliseconds, and when it was seen. */
function answers(page, path) {
  const told = [];
  page.on("response", async (r) => {
    if (new URL(r.url()).pathname !== path) return;
    const seen = performance.now();
    const counted = Number((await r.text().catch(() => "")).split(" ")[1]);
    told.push({ status: r.status(), counted, seen });
  });
  return told;
}

/** Waits until there are so many of them. */
async function until(page, told, many) {
  while (told.length < many) await page.waitForResponse((r) => r.url().includes("/beat/"), { timeout: NEXT_BEAT }).then(() => page.waitForTimeout(100));
}

for (const { name, databaseUrl } of engines) {
  describe(`a browser's clock that is set on ${name}`, { concurrency: true }, () => {
    let hall;
    let browser;
    let film;
    let live;
    givenHall({ databaseUrl }, async (own) => {
      ({ hall, browser } = own);
      const olga = await visitor(browser, { scripts: false });
      await signIn(olga.page, hall.origin, "en", hall.organizer, hall.password);
      // This minute: what is counted goes by the core, which begins no earlier than was planned.
      ({ slug: live } = await publish(olga.page, hall.origin, "en", undefined, 60, 0));
      ({ slug: film } = await publish(olga.page, hall.origin, "en"));
      await start(olga.page, hall.origin, "en", film);
      await olga.page.setInputFiles("input[name=video]", FILM);
      await olga.page.fill("form.upload [name=no_captions_reason]", "Captions follow.");
      await olga.page.locator("form.upload > button").click();
      await olga.page.locator(`a[href="/en/replays/${film}"]`).first().waitFor();
      await olga.close();
    }, { timeout: 90_000 });

    test("a live room counts the minutes that passed", { timeout: 220_000 }, async (t) => {
      const me = await visitor(browser, { before: CLOCK });
      t.after(me.close);
      const told = answers(me.page, "/beat/live");
      await signUp(me.page, hall.origin, "en", live);
      await join(me.page, "en", live);
      // The lecture begins within the minute; from the first beat that counts on the two clocks are compared.
      const counts = () => told.filter(({ counted }) => counted > 0);
      while (counts().length < 1) await until(me.page, told, told.length + 1);
      const first = told.indexOf(counts()[0]);
      for (const [more, ms] of [[1, DAY], [2, -2 * DAY]]) {
        await setClock(me.page, ms);
        await until(me.page, told, first + 1 + more);
      }
      assert.ok(told.every(({ status }) => status === 200), JSON.stringify(told));
      const [from, to] = [told[first], told[first + 2]];
      const [counted, passed] = [to.counted - from.counted, to.seen - from.seen];
      assert.ok(counted > 30_000, `two beats: ${counted} ms`);
      assert.ok(Math.abs(counted - passed) < SEEN_LATE, `${counted} ms counted, ${passed} ms passed`);
      me.assertCalm();
    });

    test("a player counts what was played", { timeout: 120_000 }, async (t) => {
      const me = await visitor(browser, { before: CLOCK });
      t.after(me.close);
      const told = answers(me.page, "/beat/replay");
      await me.page.goto(`${hall.origin}/en/replays/${film}`);
      await me.page.locator(".controls:not([hidden])").waitFor();
      const began = performance.now();
      await me.page.locator("video").evaluate(async (v) => {
        v.muted = true;
        await v.play();
      });
      for (const [second, ms] of [[5, DAY], [20, -2 * DAY], [33, 0]]) {
        await me.page.waitForFunction((second) => document.querySelector("video").currentTime > second, second, { timeout: 60_000 });
        await setClock(me.page, ms);
      }
      const at = await me.page.locator("video").evaluate((v) => {
        v.pause();
        return v.currentTime * 1_000;
      });
      await me.page.waitForTimeout(1_500);
      const passed = performance.now() - began;
      assert.ok(told.every(({ status }) => status === 200), JSON.stringify(told));
      const { counted } = told.at(-1);
      assert.ok(counted >= 30_000 && counted <= Math.min(passed, at + 500), `${counted} ms in ${passed} ms: ${JSON.stringify(told)}`);
      me.assertCalm();
      assert.match(await hall.recount(), /\b0 differ/);
    });
  });
}
