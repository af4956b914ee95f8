// The main job with scripts off: from the organizer's first lecture to the report, as plain pages.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { NARROW, WIDE, sideways, visitor } from "../support/browser.mjs";
import { givenHall } from "../support/given.mjs";
import { FILM, engines } from "../support/hall.mjs";
import { end, join, press, publish, report, signIn, signUp, start } from "../support/job.mjs";

for (const { name, databaseUrl } of engines) {
  describe(`the main job without scripts on ${name}`, () => {
    let hall;
    let browser;
    givenHall({ databaseUrl }, (own) => ({ hall, browser } = own));

    for (const [l, size] of [["en", WIDE], ["ar", NARROW]]) {
      test(`${l} at ${size.width} px`, { timeout: 90_000 }, async (t) => {
        const open = () => visitor(browser, { scripts: false, size });
        const [olga, amina] = [await open(), await open()];
        t.after(() => Promise.all([olga.close(), amina.close()]));
        const { origin } = hall;
        const fits = async (page) => assert.equal(await sideways(page), null, page.url());

        await signIn(olga.page, origin, l, hall.organizer, hall.password);
        const { slug, title } = await publish(olga.page, origin, l);
        await fits(olga.page);
        assert.equal(await olga.page.locator("html").getAttribute("dir"), l === "ar" ? "rtl" : "ltr");

        await signUp(amina.page, origin, l, slug);
        await fits(amina.page);
        await join(amina.page, l, slug);
        await fits(amina.page);
        const cannot = amina.page.locator("noscript .notice");
        assert.ok(await cannot.nth(0).isVisible(), "the room says that it cannot measure");
        assert.equal(await cannot.count(), 2);
        const gathering = amina.page.locator("section.gathering", { has: amina.page.locator('form[action^="/api/open-gathering"]') });
        assert.ok(await gathering.locator("noscript .notice").isVisible(), "and credit nobody in a room that is gathered here");

        await start(olga.page, origin, l, slug);
        await end(olga.page, origin, l, slug);
        await amina.page.reload();
        assert.equal(await amina.page.locator("main a[target=_blank]").count(), 0, "the door is shut again");

        // The plain form of the upload.
        await olga.page.goto(`${origin}/${l}/organizer/lectures/${slug}`);
        await olga.page.setInputFiles("input[name=video]", FILM);
        await olga.page.fill("form.upload [name=no_captions_reason]", "Captions follow.");
        await olga.page.locator("form.upload > button").click();
        await olga.page.locator(`a[href="/${l}/replays/${slug}"]`).waitFor();
        await fits(olga.page);

        await amina.page.goto(`${origin}/${l}/replays`);
        await amina.page.locator(`a[href="/${l}/replays/${slug}"]`).first().click();
        await amina.page.waitForURL(`**/${l}/replays/${slug}`);
        await fits(amina.page);
        const video = amina.page.locator("video");
        assert.equal(await video.getAttribute("aria-label"), title);
        assert.notEqual(await video.getAttribute("controls"), null, "the browser's own player");
        const src = await amina.page.locator("video source").getAttribute("src");
        const part = await amina.context.request.get(`${origin}${src}`, { headers: { range: "bytes=100-199" } });
        assert.equal(part.status(), 206);
        assert.equal(part.headers()["content-type"], "video/mp4");
        assert.match(part.headers()["content-range"], /^bytes 100-199\/\d+$/);
        assert.equal((await part.body()).length, 100);

        const row = await report(olga.page, origin, l, slug);
        assert.deepEqual(row, { enrolled: 1, joined: 1, attended: 0, minutes: 0, gathered: 0, byReplay: 0, replays: 0, viewers: 0, visitors: 0 });
        await fits(olga.page);
        // Behind the menu with the reader's name, which opens without script.
        await amina.page.locator("header .menu:has(form) > button").click();
        await press(amina.page, "sign-out");

        olga.assertCalm();
        amina.assertCalm();
      });
    }

    test("the records agree with the figures", { timeout: 60_000 }, async () => {
      assert.match(await hall.recount(), /\b0 differ/);
    });
  });
}
