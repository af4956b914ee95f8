// A replay in two languages: chosen in place, remembered, and followed by the page's language; with script and without.

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
import { end, publish, signIn, start } from "../support/job.mjs";

/** A test pattern of twenty seconds that is heard in English and in Arabic. */
async function film() {
  const folder = await mkdtemp(join(tmpdir(), "hall-film-"));
  try {
    const file = join(folder, "spoken.mp4");
    const drawn = ["-f", "lavfi", "-i", "testsrc2=size=320x180:rate=10:duration=20"];
    const heard = [300, 700].flatMap((hz) => ["-f", "lavfi", "-i", `sine=frequency=${hz}:duration=20`]);
    const told = ["-metadata:s:a:0", "language=eng", "-metadata:s:a:1", "language=ara"];
    const made = ["-map", "0", "-map", "1", "-map", "2", "-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", "-c:a", "aac"];
    await promisify(execFile)("ffmpeg", ["-nostdin", "-v", "error", "-y", ...drawn, ...heard, ...made, ...told, file]);
    return await readFile(file);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const source = (page) => page.locator(".player video source").getAttribute("src");
const state = (page) =>
  page.locator(".player video").evaluate((v) => ({ at: v.currentTime, rate: v.playbackRate, paused: v.paused }));
const heard = (page) => page.locator(".sounds [aria-current=true]").getAttribute("data-sound");

describe("a replay in two languages", () => {
  for (const { name, databaseUrl } of engines) {
    describe(`on ${name}`, () => {
      let hall;
      let browser;
      let slug;
      givenHall({ databaseUrl }, async (own) => {
        ({ hall, browser } = own);
        const { origin } = hall;
        const olga = await visitor(browser);
        await signIn(olga.page, origin, "en", hall.organizer, hall.password);
        ({ slug } = await publish(olga.page, origin, "en"));
        await start(olga.page, origin, "en", slug);
        await end(olga.page, origin, "en", slug);
        const video = { name: "spoken.mp4", mimeType: "video/mp4", buffer: await film() };
        const answer = await olga.page.request.post(`${origin}/upload/${slug}?l=en`, {
          multipart: { no_captions_reason: "A test pattern says nothing.", video },
          headers: { origin, accept: "text/html" },
          maxRedirects: 0,
        });
        assert.equal(answer.status(), 303, await answer.text());
        // The desk tells when both are there.
        const ready = olga.page.locator("tr[data-sound=ar] .tag.ok");
        for (const until = Date.now() + 600_000; ; await wait(1_000)) {
          await olga.page.goto(`${origin}/en/organizer/lectures/${slug}`);
          if ((await ready.count()) === 1) break;
          assert.ok(Date.now() < until, "made in time");
        }
        assert.equal(await sideways(olga.page), null);
        await olga.close();
      });

      for (const { l, size } of [{ l: "en", size: NARROW }, { l: "ar", size: WIDE }])
        test(`another language goes on in place (${l}, ${size.width})`, { timeout: 120_000 }, async (t) => {
          const me = await visitor(browser, { size });
          t.after(() => me.close());
          const { page } = me;
          await page.goto(`${hall.origin}/${l}/replays/${slug}`);
          const [first, other] = l === "ar" ? ["ar", "en"] : ["en", "ar"];
          assert.equal(await heard(page), first, "that of the page, where it is offered");
          await page.locator(".player video").evaluate(async (video) => {
            video.muted = true;
            video.playbackRate = 1.5;
            await video.play();
            video.currentTime = 8;
            await new Promise((on) => video.addEventListener("seeked", on, { once: true }));
          });
          const before = await source(page);
          await page.locator(".sounds > button").click();
          assert.equal(await sideways(page), null, "with the menu open");
          await page.locator(`.sounds [data-sound=${other}]`).click();
          await page.waitForFunction((before) => document.querySelector(".player video source").getAttribute("src") !== before, before);
          await page.waitForFunction(() => document.querySelector(".player video").readyState > 2, undefined, { timeout: 60_000 });
          const now = await state(page);
          assert.ok(now.at >= 7.5 && now.at < 20, `at ${now.at} s`);
          assert.deepEqual([now.rate, now.paused], [1.5, false], "as fast, and playing");
          assert.equal(await heard(page), other);
          assert.ok((await page.locator(".sounds > button").textContent()).includes(other === "ar" ? "العربية" : "English"));
          // It is remembered.
          await page.goto(`${hall.origin}/${l}/replays/${slug}`);
          assert.equal(await heard(page), other);
          me.assertCalm();
        });

      test("without script the languages are links", { timeout: 60_000 }, async (t) => {
        const me = await visitor(browser, { size: NARROW, scripts: false });
        t.after(() => me.close());
        const { page } = me;
        await page.goto(`${hall.origin}/en/replays/${slug}`);
        await page.locator(".sounds > button").click();
        await page.locator(".sounds [data-sound=ar]").click();
        await page.waitForURL(/sound=ar/);
        assert.match(await source(page), new RegExp(`^/en/replays/${slug}/sound/ar/`));
        assert.equal(await heard(page), "ar");
      });
    });
  }
});
