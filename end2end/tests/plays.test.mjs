// Counting by playing for real: as recorded, at sixteen times the speed, jumping to the end, in two tabs, and past a
// sign-out.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { digits, visitor } from "../support/browser.mjs";
import { givenHall } from "../support/given.mjs";
import { FILM, engines } from "../support/hall.mjs";
import { publish, report, signIn, signUp, start } from "../support/job.mjs";

/** The recording's length, in seconds. */
const LENGTH = 70;

for (const { name, databaseUrl } of engines) {
  describe(`counting what is played on ${name}`, () => {
    let hall;
    let browser;
    let slug;
    givenHall({ databaseUrl }, async (own) => {
      ({ hall, browser } = own);
      const olga = await visitor(browser, { scripts: false });
      await signIn(olga.page, hall.origin, "en", hall.organizer, hall.password);
      ({ slug } = await publish(olga.page, hall.origin, "en"));
      await start(olga.page, hall.origin, "en", slug);
      await olga.page.setInputFiles("input[name=video]", FILM);
      await olga.page.fill("form.upload [name=no_captions_reason]", "Captions follow.");
      await olga.page.locator("form.upload > button").click();
      await olga.page.locator(`a[href="/en/replays/${slug}"]`).first().waitFor();
      await olga.close();
    }, { timeout: 90_000 });

    /** Opens the player in a page of that context and plays; what was answered is in `told`. */
    async function play(page, run = () => {}) {
      const told = [];
      page.on("response", async (r) => {
        if (new URL(r.url()).pathname !== "/beat/replay") return;
        const [, credit, percent] = (await r.text().catch(() => "")).split(" ").map(Number);
        told.push({ status: r.status(), credit, percent });
      });
      await page.goto(`${hall.origin}/en/replays/${slug}`);
      await page.locator(".controls:not([hidden])").waitFor();
      const opened = page.waitForResponse((r) => new URL(r.url()).pathname === "/beat/replay", { timeout: 20_000 });
      await page.locator("video").evaluate(async (v) => {
        v.muted = true;
        await v.play();
      });
      assert.equal((await opened).status(), 200);
      await page.locator("video").evaluate(run);
      return told;
    }

    const until = (page, ready, timeout) => page.waitForFunction(ready, undefined, { timeout });
    const pause = async (page) => {
      await page.locator("video").evaluate((v) => v.pause());
      await page.waitForTimeout(1_500);
    };
    const last = (told) => told.findLast((answer) => answer.status === 200);

    describe("in several browsers", { concurrency: 5 }, () => {
      test("played as recorded, half a minute is a replay", { timeout: 90_000 }, async (t) => {
        const { page, close, assertCalm } = await visitor(browser);
        t.after(close);
        const told = await play(page);
        await until(page, () => document.querySelector("video").currentTime > 33, 60_000);
        await pause(page);
        const { credit, percent } = last(told);
        assert.ok(credit >= 30_000 && credit <= 36_000, JSON.stringify(told));
        assert.ok(percent >= 40 && percent <= 55, JSON.stringify(told));
        assertCalm();
      });

      test("at sixteen times the speed at most twice the time is credited", { timeout: 90_000 }, async (t) => {
        const { page, close } = await visitor(browser);
        t.after(close);
        const began = Date.now();
        const told = await play(page, (v) => { v.playbackRate = 16; });
        await until(page, () => document.querySelector("video").ended, 60_000);
        await page.waitForTimeout(1_500);
        const passed = Date.now() - began;
        const { credit, percent } = last(told);
        assert.ok(credit <= 2 * passed, `${credit} ms in ${passed} ms`);
        assert.ok(percent < 90, `not completed: ${percent} %`);
      });

      test("a jump to the end is neither completed nor a replay", { timeout: 90_000 }, async (t) => {
        const { page, close } = await visitor(browser);
        t.after(close);
        const told = await play(page);
        await page.waitForTimeout(2_000);
        await page.locator("video").evaluate((v) => { v.currentTime = v.duration - 4; });
        await until(page, () => document.querySelector("video").ended, 30_000);
        await page.waitForTimeout(1_500);
        const { credit, percent } = last(told);
        assert.ok(credit <= 12_000, JSON.stringify(told));
        assert.ok(percent >= 1 && percent <= 25, JSON.stringify(told));
      });

      test("two tabs make no more than the time that passed", { timeout: 90_000 }, async (t) => {
        const { page, context, close } = await visitor(browser);
        t.after(close);
        const older = await play(page);
        const other = await context.newPage();
        const newer = await play(other);
        await other.waitForTimeout(17_000);
        await pause(page);
        await pause(other);
        await page.locator(".controls [role=status]", { hasText: /\S/ }).waitFor();
        assert.ok(older.some(({ status }) => status === 409), "the older one is told");
        const credit = (last(older)?.credit ?? 0) + (last(newer)?.credit ?? 0);
        assert.ok(credit <= 25_000, `${credit} ms`);
        // Whoever presses play in the older one is counted there again.
        const told = older.length;
        await page.locator("video").evaluate((v) => v.play());
        await page.waitForTimeout(3_000);
        await pause(page);
        const again = older.slice(told);
        assert.ok(again.every(({ status }) => status === 200), JSON.stringify(again));
        assert.ok(last(again)?.credit >= 2_000 && last(again).credit <= 5_000, JSON.stringify(again));
      });

      test("who signs out in another tab is counted on as a visitor", { timeout: 90_000 }, async (t) => {
        const { page, context, close } = await visitor(browser);
        t.after(close);
        await signUp(page, hall.origin, "en", slug);
        const told = await play(page);
        await page.waitForTimeout(3_000);
        await context.request.post(`${hall.origin}/api/sign-out?l=en`, { headers: { origin: hall.origin }, maxRedirects: 0 });
        // A jump tells at once what was played before it.
        await page.locator("video").evaluate((v) => { v.currentTime = 40; });
        await page.waitForTimeout(4_000);
        await pause(page);
        const statuses = told.map(({ status }) => status);
        assert.deepEqual(statuses, [200, 422, 200, 200], "opened, refused, opened anew, counted");
        assert.ok(last(told).credit >= 2_000 && last(told).credit <= 6_000, JSON.stringify(told));
      });
    });

    test("the report counts one replay, and the desk shows which parts were watched", { timeout: 60_000 }, async (t) => {
      const { page, close } = await visitor(browser);
      t.after(close);
      await signIn(page, hall.origin, "en", hall.organizer, hall.password);
      const row = await report(page, hall.origin, "en", slug);
      assert.deepEqual([row.byReplay, row.replays, row.viewers, row.visitors], [0, 1, 0, 1]);
      await page.goto(`${hall.origin}/en/organizer/lectures/${slug}`);
      const retention = page.locator('section[aria-labelledby="retention"]');
      assert.ok(await retention.locator("svg rect").count() >= LENGTH / 5, "a bar for each five seconds, and the axis");
      await retention.locator("summary").click();
      const times = (await retention.locator("td.num").allTextContents()).map(digits);
      assert.equal(times.length, LENGTH / 5);
      assert.ok(times[0] >= 2, `the beginning was watched most: ${times}`);
      assert.match(await hall.recount(), /\b0 differ/);
    });
  });
}
