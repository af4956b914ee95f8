// What is pressed with a thumb is 40 pixels high and wide: each control of learners' pages, on a phone of 360 px.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { NARROW, visitor } from "../support/browser.mjs";
import { givenHall } from "../support/given.mjs";
import { press, signIn } from "../support/job.mjs";
import { tooSmall } from "../support/targets.mjs";

const PHONE = { size: NARROW, hasTouch: true, isMobile: true };

let hall;
let browser;
/** Slugs of the demonstration: a lecture to come, the one that is on, one that is over and can be watched. */
const slugs = {};

givenHall({ demo: true }, async (own) => {
  ({ hall, browser } = own);
  const look = await visitor(browser, { scripts: false });
  const firstSlug = async (path, css) => {
    await look.page.goto(`${hall.origin}${path}`);
    return (await look.page.locator(css).first().getAttribute("href")).split("/").at(-1);
  };
  slugs.live = await firstSlug("/en/", ".now h1 a");
  slugs.next = await firstSlug("/en/", '.days li a[href^="/en/lectures/"]');
  slugs.replay = await firstSlug("/en/replays", 'main a[href^="/en/replays/"]');
  await look.close();
}, { timeout: 240_000 });

/** Goes through pages as somebody on a phone; a step is a path, or what is done to come to a page. */
async function tour(t, l, who, steps) {
  const me = await visitor(browser, PHONE);
  t.after(() => me.close());
  const { page } = me;
  if (who) await signIn(page, hall.origin, l, `${who}@demo.example`, hall.password);
  const wrong = [];
  for (const step of steps) {
    if (typeof step === "string") await page.goto(`${hall.origin}/${l}${step}`);
    else await step(page);
    await page.waitForLoadState("load");
    const { pathname, search } = new URL(page.url());
    for (const one of await tooSmall(page)) wrong.push(`${pathname}${search}: ${one}`);
  }
  assert.deepEqual(wrong, []);
}

for (const l of ["en", "ar"]) {
  describe(`in ${l}`, () => {
    test("the public pages", { timeout: 240_000 }, (t) =>
      tour(t, l, null, [
        "/",
        "/?past=1",
        "/?topic=policy&audience=practitioners&language=th",
        `/lectures/${slugs.next}`,
        `/lectures/${slugs.live}`,
        `/lectures/${slugs.replay}`,
        "/replays",
        `/replays/${slugs.replay}`,
        "/search",
        "/search?q=parcel",
        "/search?q=no-such-word",
        "/counting",
        "/zone",
        "/sign-in",
        "/sign-up",
        "/no-such-page",
        // The rows of a sheet.
        async (page) => {
          await page.goto(`${hall.origin}/${l}/`);
          await page.locator("header .menu > button").first().click();
        },
        async (page) => {
          await page.goto(`${hall.origin}/${l}/sign-in`);
          await page.fill("input[name=email]", "nobody@example.org");
          await page.fill("input[name=password]", "wrong-and-long-enough");
          await page.locator('form[action^="/api/sign-in"] button').click();
          await page.locator(".errors").first().waitFor();
        },
      ]));

    test("the pages of those who are signed in", { timeout: 240_000 }, (t) =>
      tour(t, l, "official", [
        "/",
        "/my",
        "/profile",
        `/lectures/${slugs.next}`,
        `/replays/${slugs.replay}`,
        `/lectures/${slugs.next}/live`,
        async (page) => {
          await page.goto(`${hall.origin}/${l}/lectures/${slugs.live}`);
          if (await page.locator('form[action^="/api/enrol"]').count()) await press(page, "enrol");
          await press(page, "join");
          await page.locator('section.credit [role="status"].good').waitFor();
        },
        async (page) => {
          await page.goto(`${hall.origin}/${l}/lectures/${slugs.live}/live`);
          if (await page.locator('form[action^="/api/open-gathering"]').count()) await press(page, "open-gathering");
          await page.locator("svg.qr").waitFor();
        },
        `/lectures/${slugs.live}/live/close`,
        "/check-in",
        "/check-in?code=ABC234",
      ]));
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
