// A replay on a weak line: made small, chosen small, remembered, and with the place kept; with script and without.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { promisify } from "node:util";
import { NARROW, sideways, visitor } from "../support/browser.mjs";
import { givenHall } from "../support/given.mjs";
import { engines } from "../support/hall.mjs";
import { end, publish, signIn, start } from "../support/job.mjs";

/** The film's length in seconds. All of it moves, so that no rendition is smaller than it may be, and the original is larger than all. */
const LENGTH = 60;
/** 256 kbit/s, in bytes, and how long an answer takes to begin, in milliseconds. */
const LINE = { offline: false, latency: 300, downloadThroughput: 256_000 / 8, uploadThroughput: 64_000 / 8 };

async function film() {
  const folder = await mkdtemp(join(tmpdir(), "hall-film-"));
  try {
    const file = join(folder, "moving.mp4");
    const drawn = ["-f", "lavfi", "-i", `testsrc2=size=1280x720:rate=25:duration=${LENGTH}`];
    const heard = ["-f", "lavfi", "-i", `sine=frequency=220:duration=${LENGTH}`];
    const made = ["-c:v", "libx264", "-preset", "ultrafast", "-crf", "28", "-pix_fmt", "yuv420p", "-c:a", "aac"];
    await promisify(execFile)("ffmpeg", ["-nostdin", "-v", "error", "-y", ...drawn, ...heard, ...made, file]);
    return await readFile(file);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const link = (page, quality) => page.locator(`.qualities a[data-quality="${quality}"]`);
const source = (page) => page.locator(".player video source").getAttribute("src");

describe("a replay on a weak line", () => {
  for (const { name, databaseUrl } of engines) {
    describe(`on ${name}`, () => {
      let hall;
      let browser;
      let address;
      givenHall({ databaseUrl }, async (own) => {
        ({ hall, browser } = own);
        const { origin } = hall;
        const olga = await visitor(browser);
        await signIn(olga.page, origin, "en", hall.organizer, hall.password);
        const { slug } = await publish(olga.page, origin, "en");
        await start(olga.page, origin, "en", slug);
        await end(olga.page, origin, "en", slug);
        const video = { name: "moving.mp4", mimeType: "video/mp4", buffer: await film() };
        const answer = await olga.page.request.post(`${origin}/upload/${slug}?l=en`, {
          multipart: { no_captions_reason: "A test pattern says nothing.", video },
          headers: { origin, accept: "text/html" },
          maxRedirects: 0,
        });
        assert.equal(answer.status(), 303, await answer.text());
        address = `${origin}/en/replays/${slug}`;
        // The desk tells how far it is, and in the end that all is ready.
        const rows = olga.page.locator("tr[data-rendition] .tag.ok");
        for (const until = Date.now() + 240_000; ; await wait(1_000)) {
          await olga.page.goto(`${origin}/en/organizer/lectures/${slug}`);
          if ((await rows.count()) === 5) break;
          assert.ok(Date.now() < until, `made in time:\n${hall.said()}`);
        }
        olga.assertCalm();
        await olga.close();
      }, { timeout: 300_000 });

      test("the small rendition plays at 256 kbit/s without a stop", { timeout: 120_000 }, async (t) => {
        const bo = await visitor(browser, { size: NARROW });
        t.after(() => bo.close());
        const { page } = bo;
        await page.goto(address);
        await link(page, "144p").click();
        await page.waitForURL(/q=144p/);
        const line = await page.context().newCDPSession(page);
        await line.send("Network.enable");
        await line.send("Network.setCacheDisabled", { cacheDisabled: true });
        await line.send("Network.emulateNetworkConditions", LINE);
        await page.reload({ waitUntil: "domcontentloaded", timeout: 60_000 });
        const watched = await page.locator(".player video").evaluate(async (video) => {
          video.muted = true;
          await video.play();
          await new Promise((on) => {
            const check = () => (video.currentTime > 0.5 ? on() : setTimeout(check, 50));
            check();
          });
          let stops = 0;
          video.addEventListener("waiting", () => (stops += 1));
          const [from, began] = [video.currentTime, performance.now()];
          const ahead = video.buffered.end(video.buffered.length - 1);
          // What has come and was not shown yet, at its least: the picture itself may be late where the machine is busy.
          let least = Infinity;
          while (performance.now() - began < 25_000) {
            await new Promise((on) => setTimeout(on, 100));
            least = Math.min(least, video.buffered.end(video.buffered.length - 1) - video.currentTime);
          }
          const passed = (performance.now() - began) / 1_000;
          return { stops, ahead, least, passed, played: video.currentTime - from, length: video.duration };
        });
        assert.equal(watched.stops, 0, JSON.stringify(watched));
        assert.ok(watched.least > 1, `the line was never waited for: ${JSON.stringify(watched)}`);
        assert.ok(watched.played > watched.passed / 2, `it went on: ${JSON.stringify(watched)}`);
        assert.ok(watched.ahead < watched.length - 10, `the line is as weak as it should be: ${JSON.stringify(watched)}`);
        bo.assertCalm();
      });

      test("another quality goes on where the first was", { timeout: 60_000 }, async (t) => {
        const bo = await visitor(browser, { size: NARROW });
        t.after(() => bo.close());
        const { page } = bo;
        const play = () =>
          page.locator(".player video").evaluate(async (video) => {
            video.muted = true;
            await video.play();
          });
        await page.goto(address);
        assert.equal(await link(page, "360p").getAttribute("aria-current"), "true", "the middle is usual");
        assert.equal(await sideways(page), null);
        await play();
        await page.locator(".player video").evaluate((video) => (video.currentTime = 20));
        await wait(7_000);
        const [at, before] = [await page.locator(".player video").evaluate((v) => v.currentTime), await source(page)];
        await link(page, "144p").click();
        await page.waitForURL(/q=144p/);
        assert.notEqual(await source(page), before);
        await wait(1_000);
        await play();
        await page.waitForFunction(() => document.querySelector(".player video").currentTime > 10);
        const then = await page.locator(".player video").evaluate((v) => v.currentTime);
        assert.ok(Math.abs(then - at) < 6, `at ${at}, then at ${then}`);
        bo.assertCalm();
      });

      test("the choice is remembered, sound only is one, and none of it needs script", { timeout: 60_000 }, async (t) => {
        const bo = await visitor(browser, { scripts: false, size: NARROW });
        t.after(() => bo.close());
        const { page } = bo;
        await page.goto(address);
        const names = await page.locator(".qualities li").allTextContents();
        assert.equal(names.length, 5);
        for (const name of names) assert.match(name, /\d MB/, "each tells what it costs");
        assert.ok(await page.locator(".player video").getAttribute("poster"), "a poster stands for it");
        const sources = new Set();
        for (const quality of ["144p", "720p", "original", "audio"]) {
          await link(page, quality).click();
          await page.waitForURL(new RegExp(`q=${quality}`));
          await page.goto(address);
          assert.equal(await link(page, quality).getAttribute("aria-current"), "true", `${quality} is remembered`);
          sources.add(await source(page));
        }
        assert.equal(sources.size, 4);
        assert.equal(await page.locator(".player video source").getAttribute("type"), "audio/mp4");
        const heard = await page.request.get(new URL(await source(page), address).href);
        assert.equal(heard.status(), 200);
        assert.ok((await heard.body()).length <= (32_000 / 8) * LENGTH, "at most 32 kbit/s");
        bo.assertCalm();
      });

      test("whoever saves data starts with the smallest", { timeout: 30_000 }, async (t) => {
        const bo = await visitor(browser, { size: NARROW, extraHTTPHeaders: { "Save-Data": "on" } });
        t.after(() => bo.close());
        await bo.page.goto(address);
        assert.equal(await link(bo.page, "144p").getAttribute("aria-current"), "true");
        bo.assertCalm();
      });
    });
  }
});
