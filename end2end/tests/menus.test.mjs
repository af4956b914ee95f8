// Menus: the browser opens them without script, and closes them by Escape and by a press beside them. On a phone they are sheets
// from the lower edge; elsewhere they hang at their buttons, from right to left too.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { NARROW, WIDE, sideways, visitor } from "../support/browser.mjs";
import { givenHall } from "../support/given.mjs";

let hall;
let browser;

givenHall({ demo: true }, async (own) => ({ hall, browser } = own), { timeout: 240_000 });

const OPEN = ":popover-open";
/** The menus of the replays: of their languages, in the head, and of their filters. */
const MENUS = ["header .menu > button", ".filters .menu > button"];

/** What opens one is told of it, and stands at a place that the whole screen shows. */
async function opened(page, css) {
  const button = page.locator(css).first();
  await button.click();
  const sheet = page.locator(OPEN);
  assert.equal(await sheet.count(), 1, `${css} opens one sheet`);
  assert.equal(await sideways(page), null);
  return { button, at: await button.boundingBox(), sheet: await sheet.boundingBox() };
}

for (const scripts of [true, false]) {
  describe(scripts ? "with scripts" : "without script", () => {
    for (const l of ["en", "ar"]) {
      for (const size of [WIDE, NARROW]) {
        test(`in ${l} at ${size.width} px`, { timeout: 60_000 }, async (t) => {
          const me = await visitor(browser, { size, scripts });
          t.after(() => me.close());
          const { page } = me;
          await page.goto(`${hall.origin}/${l}/replays`);
          for (const css of MENUS) {
            const { button, at, sheet } = await opened(page, css);
            if (size === NARROW) {
              assert.deepEqual([sheet.x, sheet.width, Math.round(sheet.y + sheet.height)], [0, size.width, size.height]);
              for (const row of await page.locator(`${OPEN} li > *`).all()) assert.ok((await row.boundingBox()).height >= 48);
            } else {
              // It hangs at its button: under or over it, and in one line with one of its edges.
              const gap = Math.min(Math.abs(sheet.y - at.y - at.height), Math.abs(at.y - sheet.y - sheet.height));
              const edge = Math.min(Math.abs(sheet.x - at.x), Math.abs(sheet.x + sheet.width - at.x - at.width));
              assert.ok(gap <= 8 && edge <= 8, JSON.stringify({ at, sheet }));
            }
            assert.ok(sheet.x >= 0 && sheet.x + sheet.width <= size.width && sheet.y >= 0, JSON.stringify(sheet));
            // The next tab stop after its button is its first row.
            await button.focus();
            await page.keyboard.press("Tab");
            if (scripts) assert.ok(await page.evaluate((open) => document.activeElement.closest(open) !== null, OPEN), css);
            await page.keyboard.press("Escape");
            assert.equal(await page.locator(OPEN).count(), 0, `Escape closes ${css}`);
            if (scripts) assert.ok(await button.evaluate((one) => one === document.activeElement), "and the focus is back at the button");
            await opened(page, css);
            // On a phone the page below is covered: what is pressed there closes the sheet, and is no press on a link.
            const before = page.url();
            await page.mouse.click(size.width / 2, 4);
            assert.equal(await page.locator(OPEN).count(), 0, `a press beside it closes ${css}`);
            assert.equal(page.url(), before);
          }
          // Two are never open.
          await page.locator(MENUS[0]).first().press("Enter");
          await page.locator(MENUS[1]).first().press("Enter");
          assert.equal(await page.locator(OPEN).count(), 1);
          await page.locator(`${OPEN} a`).nth(1).click();
          await page.waitForURL(/[?&]\w+=/);
          me.assertCalm();
        });
      }
    }
  });
}

test("what a menu's button says of itself, and that what it opens is links in a list", { timeout: 60_000 }, async (t) => {
  const me = await visitor(browser);
  t.after(() => me.close());
  const { page } = me;
  await page.goto(`${hall.origin}/en/`);
  const head = page.locator("header .tools");
  const said = () => head.ariaSnapshot();
  // What the browser tells of itself: no attribute of the page says it.
  const line = await me.context.newCDPSession(page);
  const expanded = async () => {
    const { result } = await line.send("Runtime.evaluate", { expression: `document.querySelector("#menu-language-button")` });
    const { nodes } = await line.send("Accessibility.getPartialAXTree", { objectId: result.objectId, fetchRelatives: false });
    return nodes[0].properties.find(({ name }) => name === "expanded")?.value.value;
  };
  assert.match(await said(), /button "Language: English"/);
  assert.doesNotMatch(await said(), /link "中文"/);
  assert.equal(await expanded(), false);
  await page.locator("#menu-language-button").click();
  assert.equal(await expanded(), true);
  assert.match(await said(), /list:[\s\S]*link "中文"/);
  assert.equal(await page.locator("[role=menu], [role=menuitem]").count(), 0);
});

test("in the browser's own colours of high contrast an open menu has an edge", { timeout: 60_000 }, async (t) => {
  const me = await visitor(browser, { forcedColors: "active" });
  t.after(() => me.close());
  const { page } = me;
  await page.goto(`${hall.origin}/en/`);
  await page.locator(MENUS[0]).first().click();
  const edge = await page.locator(OPEN).evaluate((one) => {
    const { borderInlineEndStyle, borderInlineEndWidth, borderInlineEndColor, backgroundColor } = getComputedStyle(one);
    return { style: borderInlineEndStyle, width: borderInlineEndWidth, differs: borderInlineEndColor !== backgroundColor };
  });
  assert.deepEqual(edge, { style: "solid", width: "1px", differs: true });
});

test("a browser that opens none shows what they hold in the page", { timeout: 60_000 }, async (t) => {
  const me = await visitor(browser, { size: NARROW });
  t.after(() => me.close());
  const { page, context } = me;
  // What the style sheet says to browsers that do not know `:popover-open`, said to this one, which is not to know the attribute.
  await context.route(/\/pkg\/.*\.css$/, async (route) => {
    const answer = await route.fetch();
    const css = (await answer.text()).replace(/@supports not selector\(:popover-open\)/, "@media all");
    await route.fulfill({ response: answer, body: css });
  });
  await page.goto(`${hall.origin}/en/`);
  await page.evaluate(() => document.querySelectorAll("[popover]").forEach((one) => one.removeAttribute("popover")));
  assert.equal(await page.locator(".menu > .sheet").evaluateAll((all) => all.filter((one) => getComputedStyle(one).position !== "static").length), 0);
  assert.equal(await sideways(page), null);
  await page.locator("header .sheet a[hreflang=ar]").click();
  await page.waitForURL(/\/ar$/);
});
