// The main job with scripts on: the room measures, the upload shows how far it is, the player counts.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { NARROW, WIDE, awake, digits, visitor } from "../support/browser.mjs";
import { givenHall } from "../support/given.mjs";
import { FILM, engines } from "../support/hall.mjs";
import { end, join, publish, report, signIn, signUp, start } from "../support/job.mjs";

/** How it is walked: each language at one of the widths. The two walks wait for the clock, so they run side by side. */
const WALKS = [
  { l: "en", size: WIDE },
  { l: "ar", size: NARROW },
];

/** The form a beat sent, and the JSON it was answered. */
const beat = async (answer) => ({
  status: answer.status(),
  sent: Object.fromEntries(new URLSearchParams(answer.request().postData())),
  told: await answer.json().catch(() => null),
});

const beatTo = (page, path, timeout, which = () => true) =>
  page.waitForResponse((r) => new URL(r.url()).pathname === path && which(r), { timeout }).then(beat);

/** Answers once `ready` holds in the page. */
const until = (page, ready, timeout = 10_000) => page.waitForFunction(ready, undefined, { timeout });

for (const { name, databaseUrl } of engines) {
  describe(`the main job with scripts on ${name}`, () => {
    let hall;
    let browser;
    givenHall({ databaseUrl }, (own) => ({ hall, browser } = own));

    describe("presence, upload and player", { concurrency: WALKS.length }, () => {
      for (const { l, size } of WALKS) test(`${l} at ${size.width} px`, { timeout: 270_000 }, (t) => walk(t, l, size));
    });

    async function walk(t, l, size) {
      const [olga, amina] = [await visitor(browser, { size }), await visitor(browser, { size })];
      t.after(() => Promise.all([olga.close(), amina.close()]));
      const { origin } = hall;
      await signIn(olga.page, origin, l, hall.organizer, hall.password);
      const { slug, starts } = await publish(olga.page, origin, l, undefined, 60, 1);
      await signUp(amina.page, origin, l, slug);

      // What is shown is what was both planned and held: the organizer starts, and the planned start passes.
      await start(olga.page, origin, l, slug);
      await amina.page.goto(`${origin}/${l}/lectures/${slug}`);
      await amina.page.waitForTimeout(Math.max(0, starts - Date.now()));
      const beats = (which, timeout) => beatTo(amina.page, "/beat/live", timeout, which);
      const seq = (n) => (r) => new URLSearchParams(r.request().postData()).get("seq") === n;
      const firstBeat = beats(() => true, 60_000);
      await join(amina.page, l, slug);

      // The first beat is answered: connected, nothing credited yet.
      const first = await firstBeat;
      assert.equal(first.status, 200, JSON.stringify(first));
      const credit = amina.page.locator("section.credit");
      await credit.locator('[role="status"].good').waitFor();
      assert.equal(digits(await credit.locator("b").first().textContent()), 0);
      assert.equal(await credit.locator("progress").evaluate((bar) => bar.value), 0);
      const next = String(Number(first.sent.seq) + 1);
      const secondBeat = beats(seq(next), 60_000);
      secondBeat.catch(() => {});

      // Meanwhile the replay is uploaded, slowly enough that the bar is seen to move.
      const desk = olga.page;
      await desk.goto(`${origin}/${l}/organizer/lectures/${slug}`);
      await awake(desk, "form.upload", "submit");
      const line = await olga.context.newCDPSession(desk);
      await line.send("Network.enable");
      const slow = { offline: false, latency: 5, downloadThroughput: -1, uploadThroughput: 1_000_000 };
      await line.send("Network.emulateNetworkConditions", slow);
      await desk.evaluate(() => {
        window.seen = [];
        const bar = document.querySelector("form.upload progress");
        new MutationObserver(() => window.seen.push(bar.value)).observe(bar, { attributes: true });
        addEventListener("pagehide", () => sessionStorage.setItem("seen", JSON.stringify(window.seen)));
      });
      await desk.setInputFiles("input[name=video]", FILM);
      await desk.fill("form.upload [name=no_captions_reason]", "Captions follow.");
      const sent = desk.waitForResponse((r) => r.request().method() === "PATCH");
      await desk.locator("form.upload > button").click();
      await desk.locator("form.upload .sending").waitFor({ state: "visible" });
      const upload = await sent;
      assert.equal(upload.request().resourceType(), "xhr", "the script sends it, not the form");
      assert.equal(upload.status(), 204);
      await desk.locator(`a[href="/${l}/replays/${slug}"]`).waitFor();
      await line.send("Network.emulateNetworkConditions", { ...slow, latency: 0, uploadThroughput: -1 });
      const seen = await desk.evaluate(() => JSON.parse(sessionStorage.getItem("seen")));
      assert.ok(seen.length > 1 && seen.at(-1) === 100, `the bar moved to its end: ${seen}`);
      assert.deepEqual(seen, [...seen].sort((a, b) => a - b), "and never back");

      // The player, in another tab beside the room.
      const watching = await amina.context.newPage();
      const opened = beatTo(watching, "/beat/replay", 30_000);
      await watching.goto(`${origin}/${l}/replays/${slug}`);
      const video = watching.locator("video");
      await watching.locator(".controls:not([hidden])").waitFor();
      await video.evaluate(async (v) => {
        v.muted = true;
        await v.play();
      });
      assert.equal((await opened).status, 200, "the play session is open");
      const told = [];
      watching.on("response", async (r) => {
        if (new URL(r.url()).pathname === "/beat/replay") told.push(await beat(r));
      });
      await until(watching, () => document.querySelector("video").currentTime > 32, 60_000);
      const last = beatTo(watching, "/beat/replay", 10_000);
      await video.evaluate((v) => v.pause());
      assert.equal((await last).status, 200);
      // A beat every 15 s, each from where the one before ended.
      assert.ok(told.length >= 2, JSON.stringify(told));
      await watching.locator(".controls .end", { hasText: /[1-9١-٩]/ }).waitFor();
      const watched = digits(await watching.locator(".controls .end").textContent());
      assert.ok(watched >= 40 && watched <= 55, `32 of 70 seconds were watched: ${watched} %`);

      // The second beat of the room, half a minute after the first, was credited.
      const second = await secondBeat;
      assert.equal(second.status, 200, JSON.stringify(second));
      assert.ok(second.sent.lease, "on the lease that the first was given");
      const shown = await credit.locator("progress").evaluate((bar) => bar.value);
      assert.ok(shown >= 28_000 && shown <= 95_000, `about half a minute is credited: ${shown} ms`);

      await end(olga.page, origin, l, slug);
      const row = await report(olga.page, origin, l, slug);
      assert.deepEqual(
        { enrolled: row.enrolled, joined: row.joined, replays: row.replays, viewers: row.viewers, visitors: row.visitors },
        { enrolled: 1, joined: 1, replays: 1, viewers: 1, visitors: 0 },
      );
      await watching.reload();
      assert.equal(digits(await watching.locator("dl.facts div").last().locator("dd").evaluate((dd) => dd.firstChild.data)), 1);

      olga.assertCalm();
      // The room tells its last beat to a lecture that is over, and the browser notes the answer.
      amina.assertCalm(["410 (Gone)"]);
    }

    test("the records agree with the figures", { timeout: 60_000 }, async () => {
      assert.match(await hall.recount(), /\b0 differ/);
    });
  });
}
