// Every page in the languages that are made of the English words, longer and with accents, from the left and from the right:
// none scrolls sideways, no text is cut or runs out of its box, and axe finds nothing.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { AXE, violations } from "../support/axe.mjs";
import { NARROW, WIDE, sideways, visitor } from "../support/browser.mjs";
import { givenHall } from "../support/given.mjs";
import { demoSlugs, pagesOf, walk } from "../support/pages.mjs";

let hall;
let browser;
let slugs;

givenHall({ demo: true, flags: ["--pseudo-languages"] }, async (own) => {
  ({ hall, browser } = own);
  slugs = await demoSlugs(browser, hall);
}, { timeout: 240_000 });

/** The texts that do not fit the box they stand in, a line each. What scrolls in itself fits, and what ends on "…" says so. */
const cut = (page) =>
  page.evaluate(() => {
    const found = [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    while (texts.nextNode()) {
      const text = texts.currentNode;
      const own = text.parentElement;
      if (!text.data.trim() || own.closest("script, style, noscript, template, select, textarea, svg, [hidden]")) continue;
      if (!own.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
      range.selectNodeContents(text);
      const lines = [...range.getClientRects()].filter((line) => line.width > 0 && line.height > 0);
      // The box it stands in must hold it, and those around, as far as they let nothing scroll, must not hide any of it.
      let stands = true;
      for (let box = own; box && box !== document.body; box = box.parentElement) {
        const style = getComputedStyle(box);
        if (style.display === "inline" || style.display === "contents") continue;
        const at = box.getBoundingClientRect();
        if (at.width <= 1 || at.height <= 1 || style.clipPath !== "none") break; // For ears alone.
        if (/auto|scroll/.test(style.overflowX + style.overflowY) || style.textOverflow === "ellipsis") break;
        const hides = /hidden|clip/.test(style.overflowX + style.overflowY);
        const past = (hides || stands) && lines.some((line) => line.right > at.right + 1 || line.left < at.left - 1);
        const below = hides && lines.some((line) => line.bottom > at.bottom + 2 || line.top < at.top - 2);
        // Whoever is placed by itself does not stand in the boxes around it.
        if (past || below) found.push(`${box.tagName.toLowerCase()}.${box.className}: ${text.data.trim().slice(0, 60)}`);
        if (past || below || /absolute|fixed/.test(style.position)) break;
        stands = false;
      }
    }
    return [...new Set(found)];
  });

async function examine(page, wrong) {
  const at = new URL(page.url());
  for (const size of [WIDE, NARROW]) {
    await page.setViewportSize(size);
    const note = (one) => wrong.push(`${at.pathname}${at.search} at ${size.width}: ${one}`);
    const wide = await sideways(page);
    if (wide) note(wide);
    for (const one of await cut(page)) note(`cut: ${one}`);
    for (const one of await violations(page)) note(one);
  }
  await page.setViewportSize(WIDE);
}

for (const l of ["en-XA", "ar-XB"]) {
  describe(`in ${l}`, () => {
    for (const who of ["visitor", "official", "organizer"]) {
      test(`the pages of the ${who}`, { timeout: 360_000 }, async (t) => {
        const me = await visitor(browser, { before: AXE });
        t.after(() => me.close());
        const wrong = [];
        await walk(me, hall, l, who, pagesOf(hall, l, slugs)[who], (page) => examine(page, wrong));
        assert.deepEqual(wrong, []);
        me.assertCalm();
      });
    }
  });
}

test("a text that is cut is found, and one that fits is not", { timeout: 30_000 }, async (t) => {
  const me = await visitor(browser, { before: AXE });
  t.after(() => me.close());
  const { page } = me;
  await page.goto(`${hall.origin}/en-XA/sign-in`);
  assert.deepEqual(await cut(page), []);
  await page.evaluate(() => {
    const add = (className, style) => {
      const e = Object.assign(document.createElement("p"), { className, textContent: "a long text that has no end" });
      Object.assign(e.style, { whiteSpace: "nowrap", inlineSize: "60px", ...style });
      document.querySelector("main").append(e);
    };
    add("hides", { overflow: "hidden" });
    add("spills", {});
    add("low", { whiteSpace: "normal", overflow: "clip", blockSize: "20px" });
    add("says-so", { overflow: "hidden", textOverflow: "ellipsis" });
    add("scrolls", { overflowX: "auto" });
    add("fits", { inlineSize: "auto", whiteSpace: "normal" });
  });
  const found = (await cut(page)).map((one) => one.match(/^p\.([a-z-]+):/)?.[1]);
  assert.deepEqual(found, ["hides", "spills", "low"]);
  assert.match(await page.locator("h1").first().textContent(), /^‹[^a-z]+›$/i);
});
