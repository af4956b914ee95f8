// A stream in the room of a lecture: it plays, comes back, lets its sound be heard alone, and moves with the room.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { NARROW, WIDE, sideways, visitor } from "../support/browser.mjs";
import { givenHall } from "../support/given.mjs";
import { engines } from "../support/hall.mjs";
import { LINK, enrolAndJoin, press, publish, signIn, signUp, start } from "../support/job.mjs";
import { openStream } from "../support/stream.mjs";

/** A browser that knows no HLS. */
const UNKNOWING = `HTMLMediaElement.prototype.canPlayType = () => "";`;
/** How many fragments make a segment, and whether hls.js is needed. */
const WAYS = [
  { name: "as the browser plays it", fragments: 3, hls: false, l: "en", size: WIDE },
  { name: "by hls.js where the browser knows no HLS", fragments: 1, hls: true, before: UNKNOWING, l: "ar", size: NARROW },
  // Chromium gives up a list whose last segments are short, unless it happens to grow just then.
  { name: "by either where the browser may give up", fragments: 2, l: "th", size: NARROW },
];
/** What a stream that is cut off leaves on the console. */
const CUT = ["503"];

const video = (page) => page.locator("#screen video");

/** Waits until the film has gone on by two seconds. */
async function plays(page, timeout = 45_000) {
  const from = await video(page).evaluate((v) => v.currentTime);
  const on = (from) => {
    const v = document.querySelector("#screen video");
    return !v.paused && (v.currentTime > from + 2 || v.currentTime < from - 2);
  };
  await page.waitForFunction(on, from, { timeout });
}

const isHls = (url) => /^\/pkg\/hls-(light|full)\./.test(new URL(url).pathname);

describe("the stream of a room", { concurrency: true }, () => {
  for (const { name, databaseUrl } of engines) {
    describe(`on ${name}`, { concurrency: true }, () => {
      let hall;
      let browser;
      givenHall({ databaseUrl }, (own) => ({ hall, browser } = own));
      for (const way of WAYS) test(way.name, { timeout: 180_000 }, (t) => watch(t, way));

      async function watch(t, { fragments, hls, before, l, size }) {
        const { origin } = hall;
        const stream = await openStream();
        t.after(() => stream.close());
        const [olga, amina] = [await visitor(browser), await visitor(browser, { size, before })];
        t.after(() => Promise.all([olga.close(), amina.close()]));
        const { page } = amina;
        const players = [];
        amina.context.on("request", (r) => {
          if (isHls(r.url())) players.push(new URL(r.frame().url()).pathname);
        });
        const link = stream.at(fragments);
        await signIn(olga.page, origin, l, hall.organizer, hall.password);
        const { slug } = await publish(olga.page, origin, l, link);
        await start(olga.page, origin, l, slug);
        const room = `/${l}/lectures/${slug}/live`;
        const screen = page.locator("#screen");
        const lost = screen.locator("[role=status] > p");

        // Beside the picture stands the link to the stream by itself.
        await signUp(page, origin, l, slug);
        await enrolAndJoin(page, l, slug, link);
        assert.equal(await screen.locator(`a[target=_blank][href="${link}"]`).count(), 1);
        assert.equal(await sideways(page), null, page.url());
        await screen.locator("label").waitFor({ state: "visible" });
        assert.ok(!stream.asked.some((file) => file.endsWith(".m4s")), "nothing is loaded before it is asked for");
        await video(page).evaluate((v) => (v.muted = true));
        await video(page).evaluate((v) => v.play().catch(() => {}));
        await plays(page);
        assert.ok(await lost.isHidden());

        // Its sound alone, and the picture again.
        const sound = screen.locator("input[type=checkbox]");
        const wide = (px) => page.waitForFunction((px) => document.querySelector("#screen video").videoWidth === px, px);
        const pictures = () => stream.asked.filter((file) => file.startsWith("film")).length;
        await sound.check();
        await wide(0);
        await plays(page);
        const loaded = pictures();
        await plays(page);
        assert.equal(pictures(), loaded, "no picture is loaded any more");
        await sound.uncheck();
        await wide(160);
        await plays(page);

        // Cut off, it is said, or the browser waits for it; and it comes back by itself.
        if (hls !== undefined) assert.equal(players.length > 0, hls, String(players));
        stream.lost = true;
        const stands = () => document.querySelector("#screen video").readyState < 3;
        const said = lost.waitFor({ state: "visible", timeout: 60_000 });
        await (hls ? said : Promise.any([said, page.waitForFunction(stands, undefined, { timeout: 60_000 })]));
        assert.equal(await sideways(page), null, page.url());
        stream.lost = false;
        await plays(page);
        await lost.waitFor({ state: "hidden" });

        // The room moves: to another stream, to a meeting, and back; the screen goes along.
        await page.evaluate(() => (window.marked = true));
        const move = async (to) => {
          await olga.page.goto(`${origin}/${l}/organizer/lectures/${slug}/live`);
          await olga.page.fill("input[name=live_url]", to);
          await press(olga.page, "relocate-lecture");
        };
        await sound.check();
        await move(`${link}?other`);
        await screen.locator(`a[href="${link}?other"]`).waitFor();
        await wide(0);
        await plays(page);
        assert.ok(await sound.isChecked(), "with what was chosen");
        await move(LINK);
        await screen.locator(`a[href="${LINK}"]`).waitFor();
        assert.equal(await video(page).count(), 0);
        assert.ok(await page.evaluate(() => window.marked === true), "without loading the page again");
        await page.fill("textarea[name=question]", "Half a thought");
        await move(link);
        await screen.locator(`a[href="${link}"]`).waitFor();
        await page.waitForFunction(() => window.marked === undefined);
        await page.waitForFunction(() => document.querySelector("textarea[name=question]").value === "Half a thought");
        assert.equal(await video(page).getAttribute("data-hls"), link, "back at a stream, with its player");

        // Only this room has what plays it.
        for (const where of players) assert.equal(where, room);
        amina.assertCalm(CUT);
        olga.assertCalm();
      }
    });
  }
});
