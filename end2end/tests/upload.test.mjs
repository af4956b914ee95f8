// A recording arrives over a bad line: past a hall that is restarted, a pause, a reload; and without script.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { describe, test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { NARROW, WIDE, awake, sideways, visitor } from "../support/browser.mjs";
import { givenHall } from "../support/given.mjs";
import { FILM, engines } from "../support/hall.mjs";
import { press, publish, signIn } from "../support/job.mjs";

const REASON = "Captions follow.";
const SEND = "form.upload > button";
/** Bytes a second: the film takes about ten seconds. */
const SLOW = 40_000;
/** What a browser notes of a hall that is away. */
const AWAY = ["net::ERR", "503 "];

const hash = (bytes) => createHash("sha256").update(bytes).digest("hex");

for (const { name, databaseUrl } of engines) {
  describe(`an upload on ${name}`, () => {
    let hall;
    let browser;
    givenHall({ databaseUrl }, (own) => ({ hall, browser } = own));

    /** An organizer at the desk of a new lecture. */
    async function desk(t, l, more = {}) {
      const olga = await visitor(browser, { size: WIDE, ...more });
      t.after(() => olga.close());
      await signIn(olga.page, hall.origin, l, hall.organizer, hall.password);
      const { slug } = await publish(olga.page, hall.origin, l);
      const { page } = olga;
      await page.goto(`${hall.origin}/${l}/organizer/lectures/${slug}`);
      const line = await olga.context.newCDPSession(page);
      await line.send("Network.enable");
      /** So many bytes a second leave; all that can where none are named. */
      const pace = (uploadThroughput = -1) =>
        line.send("Network.emulateNetworkConditions", { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput });
      return { ...olga, slug, pace, l };
    }

    async function choose({ page }, reason = REASON) {
      await awake(page, "form.upload", "submit");
      await page.setInputFiles("input[name=video]", FILM);
      if (reason) await page.fill("form.upload [name=no_captions_reason]", reason);
      await page.click(SEND);
    }

    const past = (page, percent) =>
      page.waitForFunction((n) => document.querySelector("form.upload progress").value > n, percent, { timeout: 20_000 });

    /** The replay is there, and is the film. */
    async function arrived({ page, slug, l }) {
      await page.locator(`a[href="/${l}/replays/${slug}"]`).waitFor({ timeout: 60_000 });
      await page.goto(`${hall.origin}/${l}/replays/${slug}`);
      const src = await page.locator("video source").first().getAttribute("src");
      const there = await page.context().request.get(`${hall.origin}${src}`);
      assert.equal(hash(await there.body()), hash(await readFile(FILM)));
    }

    test("past a hall that is restarted in the middle", { timeout: 120_000 }, async (t) => {
      const olga = await desk(t, "en");
      await olga.pace(SLOW);
      await choose(olga);
      await past(olga.page, 30);
      const said = olga.page.locator("form.upload [role=status]", { hasText: "The connection was lost." }).waitFor({ timeout: 20_000 });
      await hall.restart(() => said);
      await olga.pace();
      await arrived(olga);
      olga.assertCalm(AWAY);
    });

    test("paused, and going on where it was", { timeout: 90_000 }, async (t) => {
      const olga = await desk(t, "ar", { size: NARROW });
      await olga.pace(SLOW);
      await choose(olga);
      await past(olga.page, 20);
      assert.equal(await sideways(olga.page), null);
      await olga.page.click("form.upload [data-act=pause]");
      const bar = () => olga.page.locator("form.upload progress").evaluate((one) => one.value);
      const at = await bar();
      await wait(1_500);
      assert.equal(await bar(), at, "nothing leaves while it is paused");
      await olga.pace();
      const next = olga.page.waitForRequest((r) => r.method() === "PATCH");
      await olga.page.click("form.upload [data-act=pause]");
      assert.ok(Number((await next).headers()["upload-offset"]) > 0, "not from its beginning");
      await arrived(olga);
      olga.assertCalm(AWAY);
    });

    test("after a reload, when the same file is chosen again", { timeout: 90_000 }, async (t) => {
      const olga = await desk(t, "th");
      await olga.pace(SLOW);
      await choose(olga);
      await past(olga.page, 20);
      const asked = [];
      olga.page.on("dialog", (dialog) => {
        asked.push(dialog.type());
        dialog.accept();
      });
      await olga.page.reload();
      assert.deepEqual(asked, ["beforeunload"], "leaving is asked about");
      await olga.page.locator("form.upload [role=status]", { hasText: basename(FILM) }).waitFor();
      await olga.pace();
      const next = olga.page.waitForRequest((r) => r.method() === "PATCH");
      await choose(olga);
      assert.ok(Number((await next).headers()["upload-offset"]) > 0, "not from its beginning");
      await arrived(olga);
      olga.assertCalm(AWAY);
    });

    test("cancelled, after being asked", { timeout: 60_000 }, async (t) => {
      const olga = await desk(t, "en");
      await olga.pace(SLOW);
      await choose(olga);
      await past(olga.page, 10);
      olga.page.once("dialog", (dialog) => dialog.accept());
      // The hall may still be hearing of the part that broke off; then it is asked again.
      const ended = olga.page.waitForResponse((r) => r.request().method() === "DELETE" && r.status() !== 423);
      await olga.page.click("form.upload [data-act=cancel]");
      await olga.pace();
      assert.equal((await ended).status(), 204);
      await olga.page.locator("form.upload [role=status]", { hasText: "Nothing was changed." }).waitFor();
      await olga.page.reload();
      assert.equal(await olga.page.locator("form.upload [role=status]").textContent(), "");
      olga.assertCalm([...AWAY, "423"]);
    });

    test("refused with its reason, and nothing typed is lost", { timeout: 60_000 }, async (t) => {
      const olga = await desk(t, "en");
      const { page } = olga;
      await awake(page, "form.upload", "submit");
      const file = { name: "film.mp4", mimeType: "video/mp4", buffer: Buffer.from("#EXTM3U\nhttp://127.0.0.1/x.ts\n") };
      await page.setInputFiles("input[name=video]", file);
      await page.fill("form.upload [name=no_captions_reason]", REASON);
      await page.click(SEND);
      await page.locator("form.upload .errors", { hasText: "This is a playlist" }).waitFor();
      assert.equal(await page.inputValue("form.upload [name=no_captions_reason]"), REASON);
      olga.assertCalm(["422"]);
    });

    /** What stands before the hall answers instead of it, where that says so of a part and its bytes. */
    const between = ({ page }, answer) =>
      page.route("**/upload/**", (route) => {
        const request = route.request();
        const instead = request.method() === "PATCH" && answer(request.postDataBuffer()?.length ?? 0);
        return instead ? route.fulfill(instead) : route.continue();
      });
    /** As nginx says it. */
    const tooLarge = { status: 413, contentType: "text/html", body: "<center><h1>413 Request Entity Too Large</h1></center>" };

    test("through a proxy that takes less at once than is sent", { timeout: 60_000 }, async (t) => {
      const olga = await desk(t, "en");
      const sent = [];
      await between(olga, (bytes) => {
        if (bytes > 300_000) return tooLarge;
        sent.push(bytes);
      });
      await choose(olga);
      await arrived(olga);
      assert.ok(sent.length > 1, `in parts: ${sent}`);
      olga.assertCalm(["413"]);
    });

    test("refused by a proxy that lets nothing through, whose limit is named", { timeout: 60_000 }, async (t) => {
      const olga = await desk(t, "zh");
      let tries = 0;
      await between(olga, () => (tries++, tooLarge));
      await choose(olga);
      await olga.page.locator("form.upload .errors", { hasText: "client_max_body_size" }).waitFor();
      assert.ok(tries > 1 && tries < 12, `smaller parts were tried: ${tries}`);
      olga.assertCalm(["413"]);
    });

    test("waiting for the machine that has what came before", { timeout: 60_000 }, async (t) => {
      const olga = await desk(t, "th");
      const body = "เซิร์ฟเวอร์อีกเครื่อง";
      let left = 3;
      await between(olga, () => {
        const headers = { "retry-after": "1", "tus-resumable": "1.0.0" };
        return left-- > 0 && { status: 503, headers, contentType: "text/plain; charset=utf-8", body };
      });
      const said = olga.page.locator("form.upload [role=status]", { hasText: body }).waitFor();
      await choose(olga);
      await said;
      await arrived(olga);
      assert.ok(left < 0, "it was tried until it was taken");
      olga.assertCalm(["503 "]);
    });

    test("without script, and published later for a reason", { timeout: 60_000 }, async (t) => {
      const olga = await desk(t, "zh", { scripts: false, size: NARROW });
      const { page, slug, l } = olga;
      await page.setInputFiles("input[name=video]", FILM);
      await page.click(SEND);
      await page.locator('form[action^="/api/publish-replay"]').waitFor();
      assert.equal(await sideways(page), null);
      assert.equal(await page.locator(`a[href="/${l}/replays/${slug}"]`).count(), 0, "it is not shown yet");
      await page.fill("#no_captions_reason", "手语讲座。");
      await press(page, "publish-replay");
      assert.ok((await page.locator("main").textContent()).includes("手语讲座。"));
      await arrived(olga);
      olga.assertCalm();
    });
  });
}
