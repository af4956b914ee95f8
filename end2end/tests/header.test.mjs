// The head of every page: the hall's name, the places to go, the language and the account stand side by side, also on the
// narrowest phone, in the longest words, and with a name that breaks nowhere.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { sideways, visitor } from "../support/browser.mjs";
import { givenHall } from "../support/given.mjs";
import { makeAccount, signIn } from "../support/job.mjs";

const SIZES = [320, 360, 768, 1280].map((width) => ({ width, height: 740 }));
/** Sixty characters in which no line can be broken. */
const NAMES = ["W".repeat(60), "ก".repeat(60)];

let hall;
let browser;

givenHall({ demo: true }, async (own) => ({ hall, browser } = own), { timeout: 240_000 });

/** What is wrong with a head: what lies over something else, outside of the screen, or is cut. */
const faults = (page) =>
  page.evaluate(() => {
    const parts = [...document.querySelectorAll(".head :is(.mark, nav > a, .tools > a, .menu > button)")];
    const said = (one) => `"${one.textContent.trim().slice(0, 20)}"`;
    const wrong = [];
    const boxes = parts.map((one) => one.getBoundingClientRect());
    const head = document.querySelector(".head").getBoundingClientRect();
    for (const [i, a] of boxes.entries()) {
      if (a.left < -0.5 || a.right > document.documentElement.clientWidth + 0.5) wrong.push(`${said(parts[i])} leaves the screen`);
      if (a.bottom > head.bottom + 0.5) wrong.push(`${said(parts[i])} leaves the head`);
      for (const [j, b] of boxes.entries()) {
        const over = [Math.min(a.right, b.right) - Math.max(a.left, b.left), Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top)];
        if (i < j && Math.min(...over) > 0.5) wrong.push(`${said(parts[i])} lies over ${said(parts[j])}`);
      }
    }
    // Only a person's own name may be cut short: it stands whole in the account.
    for (const one of parts) {
      const text = one.matches("button") ? one.querySelector("span") : one;
      const ownName = one.id === "menu-account-button";
      if (!ownName && text.scrollWidth > text.clientWidth + 1 && getComputedStyle(text).display !== "inline") wrong.push(`${said(one)} is cut`);
    }
    return wrong;
  });

async function look(page, l, who) {
  const wrong = [];
  for (const size of SIZES) {
    await page.setViewportSize(size);
    await page.goto(`${hall.origin}/${l}/counting`);
    const wide = await sideways(page);
    for (const one of [...(await faults(page)), ...(wide ? [wide] : [])]) wrong.push(`${who}, ${l} at ${size.width}: ${one}`);
    const links = await page.locator(".head nav > a:visible").count();
    assert.ok(links >= 3, `${links} places to go`);
  }
  return wrong;
}

describe("the head fits", () => {
  test("whoever is not signed in", { timeout: 120_000 }, async (t) => {
    const { page, close } = await visitor(browser);
    t.after(close);
    const wrong = [];
    for (const l of ["en", "th", "ar", "zh"]) wrong.push(...(await look(page, l, "a visitor")));
    assert.deepEqual(wrong, []);
  });

  for (const name of NAMES) {
    test(`a person of sixty ${name[0]}`, { timeout: 120_000 }, async (t) => {
      const { page, close } = await visitor(browser);
      t.after(close);
      await page.goto(`${hall.origin}/en/sign-in`);
      await makeAccount(page, "en", name);
      const wrong = [];
      for (const l of ["en", "th", "ar", "zh"]) wrong.push(...(await look(page, l, name[0])));
      assert.deepEqual(wrong, []);
      await page.locator("#menu-account-button").click();
      assert.ok((await page.locator("#menu-account").innerText()).includes(name), "the account says it whole");
    });
  }

  test("an organizer, who has the most places to go", { timeout: 120_000 }, async (t) => {
    const { page, close } = await visitor(browser);
    t.after(close);
    await signIn(page, hall.origin, "en", "organizer@demo.example", hall.password);
    const wrong = [];
    for (const l of ["en", "th", "ar", "zh"]) wrong.push(...(await look(page, l, "an organizer")));
    assert.deepEqual(wrong, []);
  });
});
