// First sight of the programme: on a phone the first lecture stands on the first screen, and the filters lie behind one button.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { WIDE, sideways, visitor } from "../support/browser.mjs";
import { givenHall } from "../support/given.mjs";
import { postpone, publish, signIn, signUp, start } from "../support/job.mjs";

const PHONE = { width: 360, height: 780 };
const LOCALES = ["en", "th", "ar"];

/** A visitor whose zone is known, so that no page is loaded a second time. */
async function known(browser, origin, options) {
  const one = await visitor(browser, options);
  await one.context.addCookies([{ name: "zone", value: "Africa/Kigali", url: origin }]);
  return one;
}

/** The first lecture's time, title and state end on the first screen, above which stands one heading. */
async function fits(page, l, origin, heading) {
  await page.goto(`${origin}/${l}/`);
  assert.equal(await page.locator("h1").count(), 1, l);
  assert.ok(await page.locator(`.hello h1${heading}`).isVisible(), l);
  const row = page.locator(".days li.lecture").first();
  for (const css of [".times time", "h3", ".state"]) {
    const box = await row.locator(css).first().boundingBox();
    assert.ok(box.height > 0 && box.y + box.height <= PHONE.height, `${l}, ${css}: ${JSON.stringify(box)}`);
  }
  assert.equal(await sideways(page), null, l);
}

describe("the first screen of a phone", () => {
  let hall;
  let browser;
  givenHall({}, (own) => ({ hall, browser } = own));

  test("holds the first lecture, with nothing live and with something live", { timeout: 180_000 }, async (t) => {
    const { origin } = hall;
    const [olga, amina, bo] = [await visitor(browser), await visitor(browser, { size: PHONE }), await known(browser, origin, { size: PHONE })];
    t.after(() => Promise.all([olga.close(), amina.close(), bo.close()]));
    await signIn(olga.page, origin, "en", hall.organizer, hall.password);
    const first = await publish(olga.page, origin, "en", undefined, 60, 40);
    const seat = await publish(olga.page, origin, "en", undefined, 60, 300);
    await signUp(amina.page, origin, "en", seat.slug);
    const look = async () => {
      for (const l of LOCALES) {
        await fits(bo.page, l, origin, "#what");
        await fits(amina.page, l, origin, "#first");
        const mine = await amina.page.locator("#first a").getAttribute("href");
        assert.equal(mine, `/${l}/lectures/${seat.slug}`, "of all lectures one's own");
      }
    };
    await look();
    assert.equal(await bo.page.locator(".onair.live").count(), 0);
    await postpone(olga.page, origin, "en", first.slug, 10);
    await start(olga.page, origin, "en", first.slug);
    await look();
    for (const { page, assertCalm } of [bo, amina]) {
      assert.ok(await page.locator(".onair.live h2 a").isVisible(), "what is live stands there, too");
      assertCalm();
    }
    olga.assertCalm();
  });
});

describe("the filters", () => {
  let hall;
  let browser;
  givenHall({ demo: true }, (own) => ({ hall, browser } = own), { timeout: 240_000 });

  /** What opens a menu at a desk. */
  const openers = (page) => page.locator("#filters .menu > button");

  test("are four menus on one line at a desk", { timeout: 60_000 }, async (t) => {
    const bo = await known(browser, hall.origin, { size: WIDE });
    t.after(bo.close);
    await bo.page.goto(`${hall.origin}/en/`);
    assert.ok(await bo.page.locator("button.more[popovertarget=filters]").isHidden());
    assert.equal(await openers(bo.page).count(), 4);
    const { y, height } = await bo.page.locator(".switch").boundingBox();
    for (const opener of await openers(bo.page).all()) {
      const box = await opener.boundingBox();
      const middle = box.y + box.height / 2;
      assert.ok(middle > y && middle < y + height, `${await opener.textContent()} stands at ${middle}, not within ${y} + ${height}`);
    }
    bo.assertCalm();
  });

  for (const scripts of [true, false]) {
    test(`lie behind one button on a phone, ${scripts ? "with" : "without"} scripts`, { timeout: 60_000 }, async (t) => {
      const bo = await known(browser, hall.origin, { size: PHONE, scripts });
      t.after(bo.close);
      const { page } = bo;
      await page.goto(`${hall.origin}/en/`);
      const [more, panel] = [page.locator("button.more[popovertarget=filters]"), page.locator("#filters")];
      assert.ok(await panel.isHidden());
      await more.focus();
      await page.keyboard.press("Enter");
      assert.ok(await panel.isVisible());
      const box = await panel.boundingBox();
      assert.ok(box.x >= 0 && box.width <= PHONE.width && Math.abs(box.y + box.height - PHONE.height) < 1, JSON.stringify(box));
      await page.keyboard.press("Escape");
      assert.ok(await panel.isHidden());
      await more.click();
      assert.ok(await panel.locator("h2").isVisible());
      await panel.locator("button[popovertargetaction=hide]").focus();
      await page.keyboard.press("Enter");
      assert.ok(await panel.isHidden());
      await more.click();
      await page.locator('#filters a[href*="topic=skills"]').click();
      await page.waitForURL(/topic=skills/);
      assert.match(await more.textContent(), /1$/, "it says how many are set");
      assert.ok(await page.locator("main > h1").isVisible(), "and the lectures come first");
      await page.locator(".switch a").last().click();
      await page.waitForURL(/for_me=1/);
      assert.match(page.url(), /topic=skills/, "each choice keeps the others");
      assert.ok(await page.locator(".why").isVisible());
      bo.assertCalm();
    });
  }
});
