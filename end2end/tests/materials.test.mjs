// Materials of a lecture: sent at the desk with and without script, opened by a learner, on phones and from right to left.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { describe, test } from "node:test";
import { NARROW, WIDE, sideways, visitor } from "../support/browser.mjs";
import { givenHall } from "../support/given.mjs";
import { engines } from "../support/hall.mjs";
import { publish, signIn, signUp } from "../support/job.mjs";

const PDF = { name: "Tariffs – ตาราง.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.7\n%quiet lanterns\n") };
const FORM = 'form[action^="/materials/"]';

for (const { name, databaseUrl } of engines) {
  describe(`materials on ${name}`, () => {
    let hall;
    let browser;
    givenHall({ databaseUrl }, (own) => ({ hall, browser } = own));

    /** Sends the form, and waits for the page it leads to. */
    async function send(page) {
      const [answer] = await Promise.all([
        page.waitForResponse((r) => r.request().method() === "POST" && r.url().includes("/materials/")),
        page.locator(`${FORM} button`).last().click(),
      ]);
      assert.equal(answer.status(), 303);
      await page.waitForLoadState("load");
    }

    for (const scripts of [true, false]) {
      test(`sent ${scripts ? "with" : "without"} script, and taken along`, { timeout: 90_000 }, async (t) => {
        const l = scripts ? "en" : "ar";
        const olga = await visitor(browser, { size: scripts ? WIDE : NARROW, scripts });
        t.after(() => olga.close());
        const { page } = olga;
        await signIn(page, hall.origin, l, hall.organizer, hall.password);
        const { slug } = await publish(page, hall.origin, l);
        const desk = `${hall.origin}/${l}/organizer/lectures/${slug}`;
        const adding = page.locator("details", { has: page.locator(FORM) }).locator("> summary");

        // Refused first: what was typed is there again, beside what is wrong.
        await page.goto(desk);
        await adding.click();
        await page.fill("[name=material_title]", "Tariffs");
        await page.setInputFiles("[name=material_file]", { ...PDF, buffer: Buffer.from("a text") });
        await send(page);
        assert.ok(await page.locator("#material_file-error").isVisible());
        assert.equal(await page.inputValue("[name=material_title]"), "Tariffs");
        assert.equal(await sideways(page), null);
        await page.setInputFiles("[name=material_file]", PDF);
        await send(page);
        assert.ok(await page.locator("#materials .notice.ok").isVisible());

        // A link for everyone, and before the file.
        await adding.click();
        await page.fill("[name=material_url]", "https://papers.example.org/a");
        await page.check("[name=material_readers][value=everyone]");
        await send(page);
        const titles = () => page.locator("#materials tbody th a").allTextContents();
        assert.deepEqual(await titles(), ["Tariffs", "papers.example.org"]);
        await page.locator('#materials form[action^="/api/move-material"] button').last().click();
        await page.waitForLoadState("load");
        assert.deepEqual(await titles(), ["papers.example.org", "Tariffs"]);
        assert.equal(await sideways(page), null);

        // A visitor sees the link, and that there is more; whoever enrols takes the file along.
        const amina = await visitor(browser, { size: NARROW, scripts, acceptDownloads: true });
        t.after(() => amina.close());
        const lecture = `${hall.origin}/${l}/lectures/${slug}`;
        await amina.page.goto(lecture);
        const part = amina.page.locator("section#materials");
        assert.equal(await part.locator("li").count(), 1);
        assert.equal(await part.locator("a").getAttribute("rel"), "noopener noreferrer nofollow");
        assert.equal(await part.locator("p").count(), 1, "one more for those enrolled");
        await signUp(amina.page, hall.origin, l, slug, "Amina Uwase");
        await amina.page.goto(lecture);
        assert.equal(await part.locator("li").count(), 2);
        assert.equal(await sideways(amina.page), null);
        const [download] = await Promise.all([amina.page.waitForEvent("download"), part.locator("a[download]").click()]);
        assert.equal(download.suggestedFilename(), PDF.name);
        assert.deepEqual(await readFile(await download.path()), PDF.buffer);

        // Asked once, and gone.
        await page.goto(desk);
        const row = page.locator("#materials tbody tr", { hasText: "Tariffs" });
        await row.locator("details > summary").click();
        await row.locator('form[action^="/api/remove-material"] button').click();
        await page.waitForLoadState("load");
        assert.deepEqual(await titles(), ["papers.example.org"]);
        await amina.page.goto(lecture);
        assert.equal(await part.locator("li").count(), 1);
        olga.assertCalm();
        amina.assertCalm();
      });
    }
  });
}
