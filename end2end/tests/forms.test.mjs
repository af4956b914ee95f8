// Forms, with script and without: nothing that was typed is lost with the session, and what is wrong is found at once.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { visitor } from "../support/browser.mjs";
import { givenHall } from "../support/given.mjs";
import { PASSWORD, engines } from "../support/hall.mjs";
import { makeAccount, signIn } from "../support/job.mjs";

const SAVE = 'form[action^="/api/save-lecture"]';

/** What is typed into the form of a lecture before the session ends. */
const TYPED = {
  title: "Cold chains & “warm” hands",
  abstract: `From field to port.\n\n${"And back again. ".repeat(400)}`.trim(),
  title_zh: "冷链",
  speaker: "Suda Chai",
  host: "School of Commerce",
  starts_at: "2030-11-25T10:00",
};

/** Signs in on the page that a form has led to, and goes where that leads. */
async function signInHere(page, email, password) {
  await page.fill("input[name=email]", email);
  await page.fill("input[name=password]", password);
  await Promise.all([page.waitForURL((url) => !url.pathname.endsWith("/sign-in")), page.click('form[action^="/api/sign-in"] button')]);
}

for (const { name, databaseUrl } of engines) {
  describe(`forms on ${name}`, { concurrency: true }, () => {
    let hall;
    let browser;
    givenHall({ databaseUrl }, (own) => ({ hall, browser } = own));

    for (const scripts of [true, false]) {
      const how = scripts ? "with script" : "without";

      test(`a lecture that is typed while the session ends is there after the sign-in, ${how}`, { timeout: 120_000 }, async (t) => {
        const olga = await visitor(browser, { scripts });
        t.after(() => olga.close());
        const { page, context } = olga;
        await signIn(page, hall.origin, "en", hall.organizer, hall.password);
        const address = `${hall.origin}/en/organizer/lectures/new`;
        await page.goto(address);
        // The texts in other languages are folded.
        for (const summary of await page.locator(`${SAVE} details > summary`).all()) await summary.click();
        for (const [field, text] of Object.entries(TYPED)) await page.fill(`[name=${field}]`, text);
        await page.selectOption("[name=topic]", "skills");
        await context.clearCookies({ name: "hall" });
        await page.locator(`${SAVE} button`).last().click();
        await page.waitForURL(/\/en\/sign-in\?/);
        assert.match(await page.locator(".notice.bad").innerText(), /sign in first/i);
        // Whoever else signs in at this browser sees nothing of it.
        const other = await visitor(browser, { scripts, storageState: await context.storageState() });
        t.after(() => other.close());
        await other.page.goto(`${hall.origin}/en/sign-in`);
        await makeAccount(other.page, "en", "Bo");
        await other.page.goto(`${hall.origin}/en/profile`);
        assert.ok(!(await other.page.content()).includes("Cold chains"));
        await signInHere(page, hall.organizer, hall.password);
        assert.equal(page.url(), address);
        assert.match(await page.locator(".notice.ok").innerText(), /press the button again/i);
        for (const [field, text] of Object.entries(TYPED)) assert.equal(await page.inputValue(`[name=${field}]`), text, field);
        assert.equal(await page.inputValue("[name=topic]"), "skills");
        olga.assertCalm();
      });

      test(`what is wrong with a form has the focus and leads to its fields, ${how}`, { timeout: 60_000 }, async (t) => {
        const olga = await visitor(browser, { scripts });
        t.after(() => olga.close());
        const { page } = olga;
        await signIn(page, hall.origin, "en", hall.organizer, hall.password);
        await page.goto(`${hall.origin}/en/organizer/lectures/new`);
        assert.doesNotMatch(await page.title(), /^Error: /);
        // No bubble of the browser's holds it back.
        await page.locator(`${SAVE} button`).last().click();
        await page.locator(".errors").waitFor();
        assert.match((await page.title()).replace(/[\u2068\u2069]/g, ""), /^Error: New lecture/);
        if (scripts) assert.equal(await page.evaluate(() => document.activeElement?.className), "errors");
        const lines = await page.locator(".errors li").allInnerTexts();
        assert.equal(new Set(lines).size, lines.length, `no two lines are the same: ${lines.join(" | ")}`);
        await page.locator(".errors a", { hasText: "Host institution" }).click();
        assert.equal(new URL(page.url()).hash, "#host");
        olga.assertCalm();
      });
    }

    test("an account whose button is pressed twice is one, and signed in", { timeout: 60_000 }, async (t) => {
      const amina = await visitor(browser);
      t.after(() => amina.close());
      const { page } = amina;
      await page.goto(`${hall.origin}/en/sign-up`);
      await page.fill("[name=name]", "Amina");
      await page.fill("[name=email]", `amina-${Date.now()}@example.org`);
      await page.fill("[name=password]", PASSWORD);
      await page.check('[name=kind][value="practitioner"]');
      await page.selectOption("[name=country]", "RW");
      await page.fill("[name=organisation]", "Her own");
      await page.dblclick('form[action^="/api/sign-up"] button');
      await page.locator('form[action^="/api/sign-out"]').waitFor({ state: "attached" });
      assert.equal(await page.locator(".errors").count(), 0);
      amina.assertCalm();
    });
  });
}
