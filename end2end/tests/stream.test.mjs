// A stream in the room of a lecture: it plays, comes back, lets its sound be heard alone, and moves with the room.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { NARROW, WIDE, sideways } from "../support/browser.mjs";
import { givenHall } from "../support/given.mjs";
import { engines } from "../support/hall.mjs";
import { LINK, press } from "../support/job.mjs";
import { UNKNOWING, openRoom, play, plays, video } from "../support/screen.mjs";
import { openStream } from "../support/stream.mjs";

/** How many fragments make a segment, and whether hls.js is needed. */
const WAYS = [
  { name: "as the browser plays it", fragments: 3, hls: false, l: "en", size: WIDE },
  { name: "by hls.js where the browser knows no HLS", fragments: 1, hls: true, before: UNKNOWING, l: "ar", size: NARROW },
  // Chromium gives up a list whose last segments are short, unless it happens to grow just then.
  { name: "by either where the browser may give up", fragments: 2, l: "th", size: NARROW },
];
/** What a stream that is cut off leaves on the console. */
const CUT = ["503"];

describe("the stream of a room", { concurrency: true }, () => {
  for (const { name, databaseUrl } of engines) {
    describe(`on ${name}`, { concurrency: true }, () => {
      let hall;
      let browser;
      givenHall({ databaseUrl }, (own) => ({ hall, browser } = own));
      for (const way of WAYS) test(way.name, { timeout: 180_000 }, (t) => watch(t, way));

      async function watch(t, { fragments, hls, before, l, size }) {
        const stream = await openStream();
        t.after(() => stream.close());
        const link = stream.at(fragments);
        const { olga, amina, slug, players } = await openRoom(t, { hall, browser }, link, l, { size, before });
        const { page } = amina;
        const room = `/${l}/lectures/${slug}/live`;
        const screen = page.locator("#screen");
        const lost = screen.locator("[role=status] > p");

        // Beside the picture stands the link to the stream by itself.
        assert.equal(await screen.locator(`a[target=_blank][href="${link}"]`).count(), 1);
        assert.equal(await sideways(page), null, page.url());
        const sound = screen.locator("input[type=checkbox]");
        await sound.waitFor({ state: "visible" });
        assert.ok(await screen.locator("select").isHidden(), "a stream with one sound has nothing to choose");
        assert.ok(!stream.asked.some((file) => file.endsWith(".m4s")), "nothing is loaded before it is asked for");
        await play(page);
        await plays(page);
        assert.ok(await lost.isHidden());

        // Its sound alone, and the picture again.
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
          await olga.page.goto(`${hall.origin}/${l}/organizer/lectures/${slug}/live`);
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
