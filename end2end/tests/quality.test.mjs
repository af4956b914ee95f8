// A replay on a weak line: made small, chosen small, remembered, and changed in place; with script and without.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { promisify } from "node:util";
import { NARROW, WIDE, sideways, visitor } from "../support/browser.mjs";
import { givenHall } from "../support/given.mjs";
import { engines } from "../support/hall.mjs";
import { end, publish, signIn, signUp, start } from "../support/job.mjs";

/** The film's length in seconds. All of it moves, so that no rendition is smaller than it may be, and the original is larger than all. */
const LENGTH = 60;
/** 256 kbit/s, in bytes, and how long an answer takes to begin, in milliseconds. */
const LINE = { offline: false, latency: 300, downloadThroughput: 256_000 / 8, uploadThroughput: 64_000 / 8 };

const CAPTIONS = "WEBVTT\n\n00:00.000 --> 01:00.000\nA pattern that moves\n";

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
/** Opens the menu and presses that one. */
async function choose(page, quality) {
  await page.locator(".qualities > button").click();
  await link(page, quality).click();
}
const state = (page) =>
  page.locator(".player video").evaluate((v) => ({ at: v.currentTime, rate: v.playbackRate, paused: v.paused }));
/** Plays from that second at that speed, without sound. */
const play = (page, at, rate = 1) =>
  page.locator(".player video").evaluate(async (video, [at, rate]) => {
    video.muted = true;
    video.playbackRate = rate;
    await video.play();
    video.currentTime = at;
    await new Promise((on) => video.addEventListener("seeked", on, { once: true }));
  }, [at, rate]);
/** The language of the captions that are shown. */
const captions = (page) =>
  page.locator(".player video").evaluate((v) => [...v.textTracks].filter((one) => one.mode === "showing").map((one) => one.language).join());
const source = (page) => page.locator(".player video source").getAttribute("src");

describe("a replay on a weak line", () => {
  for (const { name, databaseUrl } of engines) {
    describe(`on ${name}`, () => {
      let hall;
      let browser;
      let address;
      /** Those who watch, as their browsers keep them. */
      const readers = {};
      givenHall({ databaseUrl }, async (own) => {
        ({ hall, browser } = own);
        const { origin } = hall;
        const olga = await visitor(browser);
        await signIn(olga.page, origin, "en", hall.organizer, hall.password);
        const { slug } = await publish(olga.page, origin, "en");
        const amina = await visitor(browser);
        await signUp(amina.page, origin, "en", slug);
        readers["somebody signed in"] = await amina.context.storageState();
        await amina.close();
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
        for (const until = Date.now() + 600_000; ; await wait(1_000)) {
          await olga.page.goto(`${origin}/en/organizer/lectures/${slug}`);
          if ((await rows.count()) === 5) break;
          assert.ok(Date.now() < until, `made in time:\n${hall.said()}`);
        }
        const captions = { kind: "captions", track_language: "en", vtt: CAPTIONS };
        const kept = await olga.page.request.post(`${origin}/tracks/${slug}?l=en`, { multipart: captions, headers: { origin, accept: "text/html" }, maxRedirects: 0 });
        assert.equal(kept.status(), 303, await kept.text());
        olga.assertCalm();
        readers["an organizer"] = await olga.context.storageState();
        await olga.close();
      }, { timeout: 700_000 });

      test("the small rendition plays at 256 kbit/s without a stop", { timeout: 120_000 }, async (t) => {
        const bo = await visitor(browser, { size: NARROW });
        t.after(() => bo.close());
        const { page } = bo;
        await page.goto(address);
        await choose(page, "144p");
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

      for (const [l, size, who] of [["en", NARROW, "a visitor"], ["ar", WIDE, "somebody signed in"], ["en", WIDE, "an organizer"]]) {
        test(`another quality goes on in place for ${who}, ${l} at ${size.width} px`, { timeout: 60_000 }, async (t) => {
          const bo = await visitor(browser, { size, storageState: readers[who] });
          t.after(() => bo.close());
          const { page } = bo;
          const beats = [];
          page.on("request", (r) => {
            if (r.method() !== "POST" || new URL(r.url()).pathname !== "/beat/replay") return;
            const sent = Object.fromEntries(new URLSearchParams(r.postData()));
            beats.push({ lease: sent.lease, from: Number(sent.from), to: Number(sent.to), rate: sent.rate });
          });
          await page.goto(address.replace("/en/", `/${l}/`));
          await page.locator(".controls:not([hidden])").waitFor();
          assert.equal(await link(page, "360p").getAttribute("aria-current"), "true", "the middle is usual");
          assert.equal(await sideways(page), null);
          await play(page, 20, 1.5);
          await page.waitForFunction(() => document.querySelector("video").currentTime > 23);
          await page.locator(".player video").focus();
          if (!(await captions(page))) await page.keyboard.press("c");
          assert.equal(await captions(page), "en");
          const before = await source(page);
          await page.evaluate(() => (window.here = true));
          const remembered = page.waitForResponse((r) => r.request().method() === "HEAD" && r.url().includes("q=144p"));
          await choose(page, "144p");
          const [then, answer] = [await state(page), await remembered];
          assert.equal(answer.status(), 200);
          assert.notEqual(await source(page), before);
          assert.equal(await page.evaluate(() => window.here), true, "it is the same page");
          assert.ok(then.at > 22.5 && then.at < 30 && then.rate === 1.5 && !then.paused, JSON.stringify(then));
          assert.equal(await link(page, "144p").getAttribute("aria-current"), "true");
          assert.equal(await page.locator(".qualities[open]").count(), 0, "the menu closes");
          assert.equal(await captions(page), "en", "the captions are there still");
          await page.waitForFunction((at) => document.querySelector("video").currentTime > at + 4.5, then.at);
          const pause = () => page.locator(".player video").evaluate((video) => video.pause());
          if (who === "an organizer") await pause();
          else {
            const last = page.waitForResponse((r) => new URL(r.url()).pathname === "/beat/replay");
            await pause();
            await last;
            // One session, whose ranges meet where the film was changed, and never overlap.
            const [, ...told] = beats;
            assert.equal(new Set(told.map(({ lease }) => lease)).size, 1, JSON.stringify(beats));
            const sorted = told.filter(({ from }) => from >= 19_000).sort((a, b) => a.from - b.from);
            assert.ok(sorted.length >= 2 && sorted.every(({ rate }) => rate === "150"), JSON.stringify(beats));
            for (const [n, one] of sorted.slice(1).entries()) {
              const gap = one.from - sorted[n].to;
              assert.ok(gap >= 0 && gap < 300, JSON.stringify(sorted));
            }
          }
          // What is dead when the quality is changed is asked for anew, of the quality that was chosen.
          let refused = 0;
          await page.route("**/media/*", (route) => (refused++ ? route.continue() : route.fulfill({ status: 403, body: "" })));
          await choose(page, "720p");
          await page.waitForFunction(() => document.querySelector("video").videoHeight === 720);
          assert.ok(refused >= 2, "the first address was refused");
          assert.ok(Math.abs((await state(page)).at - (await page.locator("video").evaluate((v) => v.currentTime))) < 1);
          assert.ok((await state(page)).at > then.at + 4, "at the same place");
          assert.equal((await state(page)).paused, true);
          bo.assertCalm(["403"]);
          await page.reload();
          assert.equal(await link(page, "720p").getAttribute("aria-current"), "true", "it is remembered");
        });
      }

      /** A browser that says so of its line. */
      const connection = (said) =>
        `Object.defineProperty(Navigator.prototype, "connection", { get: () => (${JSON.stringify(said)}) ?? undefined })`;

      test("a line that is said or measured to be weak starts with the smallest, unless one has chosen", { timeout: 60_000 }, async (t) => {
        const measured = (ms) => `performance.getEntriesByType = () => [{ transferSize: 80000, responseStart: 0, responseEnd: ${ms} }]`;
        const asked = async (before, path = "") => {
          const bo = await visitor(browser, { size: NARROW, before });
          t.after(() => bo.close());
          await bo.page.goto(address + path);
          await bo.page.locator(".controls:not([hidden])").waitFor();
          const said = (await bo.page.locator(".lowered").textContent()) === "Slow connection: playing in 144p now.";
          const chosen = await bo.page.locator(".qualities [aria-current]").getAttribute("data-quality");
          bo.assertCalm();
          return [chosen, said];
        };
        assert.deepEqual(await asked(connection({ downlink: 0.2, effectiveType: "3g" })), ["144p", true]);
        assert.deepEqual(await asked(connection({ downlink: 1, effectiveType: "2g" })), ["144p", true]);
        assert.deepEqual(await asked(connection({ downlink: 5, effectiveType: "4g" })), ["360p", false]);
        assert.deepEqual(await asked(`${connection(null)};${measured(4_000)}`), ["144p", true]);
        assert.deepEqual(await asked(`${connection(null)};${measured(40)}`), ["360p", false]);
        assert.deepEqual(await asked(connection({ downlink: 0.2, effectiveType: "3g" }), "?q=720p"), ["720p", false]);
      });

      test("after two stops the player steps down once, and says so; not where one has chosen", { timeout: 60_000 }, async (t) => {
        const stops = async (path, events) => {
          const bo = await visitor(browser, { size: NARROW, before: connection({ downlink: 9, effectiveType: "4g" }) });
          t.after(() => bo.close());
          const { page } = bo;
          await page.goto(address + path);
          await page.locator(".controls:not([hidden])").waitFor();
          await play(page, 12);
          await page.locator("video").evaluate(async (video, events) => {
            for (const event of events) video.dispatchEvent(new Event(event));
          }, events);
          const [chosen, then] = [await page.locator(".qualities [aria-current]").getAttribute("data-quality"), await state(page)];
          assert.ok(then.at > 11 && !then.paused, JSON.stringify(then));
          const said = (await page.locator(".lowered").textContent()) === "Slow connection: playing in 144p now.";
          bo.assertCalm();
          return [chosen, said];
        };
        const stop = ["playing", "waiting"];
        assert.deepEqual(await stops("", [...stop]), ["360p", false]);
        assert.deepEqual(await stops("", [...stop, ...stop]), ["144p", true]);
        assert.deepEqual(await stops("", [...stop, "playing", "seeking", "waiting"]), ["360p", false], "a jump is no stop");
        assert.deepEqual(await stops("?q=720p", [...stop, ...stop, ...stop]), ["720p", false]);
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
          await choose(page, quality);
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
