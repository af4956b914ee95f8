// What is pressed with a thumb is 40 pixels high and wide: each control of learners' pages, on a phone of 360 px.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { NARROW, visitor } from "../support/browser.mjs";
import { givenHall } from "../support/given.mjs";
import { demoSlugs, pagesOf, walk } from "../support/pages.mjs";
import { tooSmall } from "../support/targets.mjs";

const PHONE = { size: NARROW, hasTouch: true, isMobile: true };

let hall;
let browser;
let slugs;

givenHall({ demo: true }, async (own) => {
  ({ hall, browser } = own);
  slugs = await demoSlugs(browser, hall);
}, { timeout: 240_000 });

for (const l of ["en", "ar"]) {
  describe(`in ${l}`, () => {
    for (const who of ["visitor", "official"]) {
      test(`what a ${who} sees`, { timeout: 240_000 }, async (t) => {
        const me = await visitor(browser, PHONE);
        t.after(() => me.close());
        const wrong = [];
        await walk(me, hall, l, who, pagesOf(hall, l, slugs)[who], async (page) => {
          await page.waitForLoadState("load");
          const { pathname, search } = new URL(page.url());
          for (const one of await tooSmall(page)) wrong.push(`${pathname}${search}: ${one}`);
        });
        assert.deepEqual(wrong, []);
      });
    }
  });
}

test("what is too small is found, but for what runs in a sentence", { timeout: 30_000 }, async (t) => {
  const me = await visitor(browser, PHONE);
  t.after(() => me.close());
  const { page } = me;
  await page.goto(`${hall.origin}/en/counting`);
  await page.locator("main").evaluate((main) => {
    main.innerHTML = `
      <p>A sentence that <a href="#a">leads on</a> in its midst.</p>
      <p><a href="#b">alone</a></p>
      <p><a href="#c">beside</a> · <a href="#d">another</a></p>
      <form><label><input type="checkbox"> tick</label> <button>go</button> <button>on</button></form>
      <details><summary>more</summary></details>`;
    for (const one of main.querySelectorAll("a, button, summary")) {
      Object.assign(one.style, { minBlockSize: 0, minInlineSize: 0, padding: 0 });
    }
    // What is pressed may be larger than what is drawn.
    const [, on] = main.querySelectorAll("button");
    Object.assign(on.style, { inlineSize: "20px", margin: "20px" });
    on.innerHTML = "<span>on</span>";
    Object.assign(on.style, { position: "relative", border: 0 });
    Object.assign(on.firstChild.style, { position: "absolute", inset: "-20px" });
  });
  const found = (await tooSmall(page)).map((line) => line.match(/"(.*)"/)[1]);
  assert.deepEqual(found, ["alone", "beside", "another", "tick", "go", "more"]);
});
