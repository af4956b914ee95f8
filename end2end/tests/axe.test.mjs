// Every page by axe-core: wide and narrow, light and dark, left to right and right to left; and none scrolls sideways.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { AXE, violations } from "../support/axe.mjs";
import { NARROW, WIDE, sideways, visitor } from "../support/browser.mjs";
import { givenHall } from "../support/given.mjs";
import { demoSlugs, pagesOf, walk } from "../support/pages.mjs";

const LOCALES = ["en", "ar"];

let hall;
let browser;
let slugs;

givenHall({ demo: true }, async (own) => {
  ({ hall, browser } = own);
  slugs = await demoSlugs(browser, hall);
}, { timeout: 240_000 });

/** Light and dark must differ, or the dark page was not looked at. */
const ground = (page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor);

/** Looks at a page every way; adds what is wrong to `wrong`. */
async function examine(page, wrong) {
  const at = new URL(page.url());
  for (const size of [WIDE, NARROW]) {
    await page.setViewportSize(size);
    if (size === NARROW) {
      const wide = await sideways(page);
      if (wide) wrong.push(`${at.pathname}${at.search} at 360: ${wide}`);
    }
    const grounds = new Set();
    for (const colorScheme of ["light", "dark"]) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      grounds.add(await ground(page));
      for (const one of await violations(page)) {
        wrong.push(`${at.pathname}${at.search} at ${size.width}, ${colorScheme}: ${one}`);
      }
    }
    assert.equal(grounds.size, 2, `${at.pathname} is the same in light and dark`);
  }
  await page.setViewportSize(WIDE);
}

/** Goes through the pages of somebody. */
async function tour(t, l, who) {
  const me = await visitor(browser, { before: AXE });
  t.after(() => me.close());
  const wrong = [];
  await walk(me, hall, l, who, pagesOf(hall, l, slugs)[who], (page) => examine(page, wrong));
  assert.deepEqual(wrong, []);
  me.assertCalm();
}

for (const l of LOCALES) {
  describe(`in ${l}`, () => {
    test("the public pages", { timeout: 240_000 }, (t) => tour(t, l, "visitor"));
    test("the pages of those who are signed in", { timeout: 240_000 }, (t) => tour(t, l, "official"));
    test("the organizer's pages", { timeout: 240_000 }, (t) => tour(t, l, "organizer"));
  });
}

test("what these tests look for, they find", { timeout: 30_000 }, async (t) => {
  const me = await visitor(browser, { before: AXE });
  t.after(() => me.close());
  const { page } = me;
  await page.goto(`${hall.origin}/en/sign-in`);
  await page.evaluate(() => {
    document.querySelector("label[for=email]").remove();
    const add = (text, style) => {
      const e = Object.assign(document.createElement("p"), { textContent: text });
      document.querySelector("main").append(e);
      Object.assign(e.style, style);
    };
    add("too pale", { color: "#ddd", background: "#fff" });
    add("too wide", { inlineSize: "500px" });
    const inline = Object.assign(document.createElement("script"), { textContent: "0" });
    document.head.append(inline);
  });
  const wrong = [];
  await examine(page, wrong);
  for (const sought of [/ label: /, / color-contrast: /, /at 360: \d+ px too wide/]) {
    assert.ok(wrong.some((one) => sought.test(one)), `${sought} in\n${wrong.join("\n")}`);
  }
  assert.throws(me.assertCalm, /Content.Security.Policy/);
});
