// A lecture that is saved by somebody the hall does not know yet, attended, and rated: with script and without, by the keyboard.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { AXE, violations } from "../support/axe.mjs";
import { NARROW, WIDE, sideways, visitor } from "../support/browser.mjs";
import { givenHall } from "../support/given.mjs";
import { engines } from "../support/hall.mjs";
import { end, join, makeAccount, press, publish, signIn, start } from "../support/job.mjs";

const SAVED = 'section[aria-labelledby="saved"]';
const TOLD = 'section[aria-labelledby="ratings"]';
const LINE = "Clear & quick <b>ports</b>";

for (const { name, databaseUrl } of engines) {
  describe(`saved and rated on ${name}`, { concurrency: true }, () => {
    let hall;
    let browser;
    givenHall({ databaseUrl }, (own) => ({ hall, browser } = own));

    for (const [l, size, scripts] of [["en", WIDE, true], ["ar", NARROW, false]]) {
      const how = scripts ? "with script" : "without";

      test(`a lecture is saved, attended and rated, in ${l} ${how}`, { timeout: 120_000 }, async (t) => {
        const [olga, amina] = [
          await visitor(browser, { scripts }),
          await visitor(browser, { scripts, size, before: scripts ? AXE : undefined }),
        ];
        t.after(() => Promise.all([olga.close(), amina.close()]));
        const { page } = amina;
        const { origin } = hall;
        const fits = async () => {
          assert.equal(await sideways(page), null, page.url());
          if (scripts) assert.deepEqual(await violations(page), [], page.url());
        };
        await signIn(olga.page, origin, l, hall.organizer, hall.password);
        const { slug } = await publish(olga.page, origin, l);
        const lecture = `${origin}/${l}/lectures/${slug}`;
        const my = `${origin}/${l}/my`;

        // Nobody knows her yet: she comes back with it saved, and without a seat.
        await page.goto(lecture);
        await fits();
        await page.locator('#ticket a[href*="save="]').click();
        await page.waitForURL(/\/sign-in\?/);
        await fits();
        await makeAccount(page, l);
        assert.equal(page.url(), lecture);
        assert.ok(await page.locator(".notice.ok").isVisible());
        assert.equal(await page.locator('form[action^="/api/enrol"]').count(), 1, "no seat was taken");
        await fits();

        // Off the list, and back.
        await page.goto(my);
        await fits();
        assert.equal(await page.locator(`${SAVED} tbody tr`).count(), 1);
        await press(page, "remove-saved");
        assert.equal(await page.locator(`${SAVED} tbody tr`).count(), 0);
        await fits();
        await press(page, "save-for-later");
        assert.equal(await page.locator(`${SAVED} tbody tr`).count(), 1);
        assert.equal(await page.locator(`${SAVED} .notice.ok`).count(), 1);

        // With a seat it is no more among those that are saved.
        await page.locator(`${SAVED} tbody th a`).click();
        await page.waitForURL(lecture);
        await press(page, "enrol");
        await page.goto(my);
        assert.equal(await page.locator(SAVED).count(), 0);
        await page.goto(lecture);
        await join(page, l, slug);
        // She leaves before it ends, so that no script of the room leads her on.
        await page.goto(my);
        await start(olga.page, origin, l, slug);
        await end(olga.page, origin, l, slug);

        await page.goto(`${lecture}/live`);
        await fits();
        const rate = page.locator('form[action^="/api/rate-lecture"]');
        assert.equal(await rate.locator("[type=radio]").count(), 5);
        assert.equal(await rate.locator("[type=radio]:checked").count(), 0);
        // Nothing is chosen: said first, and beside it; what was written is kept.
        await page.fill("[name=rating_line]", LINE);
        await rate.locator("button").click();
        await page.locator(".errors").waitFor();
        assert.equal(await page.locator(".errors a").getAttribute("href"), "#rating");
        assert.ok(await page.locator("#rating-error").isVisible());
        assert.equal(await page.inputValue("[name=rating_line]"), LINE);
        await fits();
        // By the keyboard alone: the first of five, one further, the line, the button.
        await page.focus("#rating");
        await page.keyboard.press("Space");
        await page.keyboard.press("ArrowDown");
        assert.equal(await rate.locator("[type=radio]:checked").getAttribute("value"), "4");
        await page.keyboard.press("Tab");
        await page.keyboard.press("End");
        await page.keyboard.type("!");
        await page.keyboard.press("Tab");
        await page.keyboard.press("Enter");
        await page.locator("#rate .notice.ok").waitFor();
        assert.equal(new URL(page.url()).hash, "#rate");
        assert.equal(await rate.locator("[type=radio]:checked").getAttribute("value"), "4");
        assert.equal(await page.inputValue("[name=rating_line]"), `${LINE}!`);
        await fits();
        // The same form on the lecture's page.
        await page.goto(lecture);
        assert.equal(await rate.locator("[type=radio]:checked").getAttribute("value"), "4");
        assert.equal(await page.locator(TOLD).count(), 0, "what all have said is not for her");
        await fits();

        await olga.page.goto(`${origin}/${l}/organizer/lectures/${slug}`);
        const told = await olga.page.locator(TOLD).innerText();
        assert.ok(told.includes(`${LINE}!`), told);
        assert.ok(!told.includes("Amina"), "without her name");
        if (l === "en") assert.match(told.replace(/[\u2068\u2069]/g, ""), /Average: 4\.0 of 5/);
        olga.assertCalm();
        amina.assertCalm();
      });
    }
  });
}
