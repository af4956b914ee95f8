// Every page by axe-core: wide and narrow, light and dark, left to right and right to left; and none scrolls sideways.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { AXE, violations } from "../support/axe.mjs";
import { NARROW, WIDE, sideways, visitor } from "../support/browser.mjs";
import { givenHall } from "../support/given.mjs";
import { press, signIn } from "../support/job.mjs";

const LOCALES = ["en", "ar"];

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

/** Goes through pages as somebody; `steps` may be a path, or something to do that leads to a page. */
async function tour(t, l, who, steps) {
  const me = await visitor(browser, { before: AXE });
  t.after(() => me.close());
  const { page } = me;
  const wrong = [];
  if (who) await signIn(page, hall.origin, l, `${who}@demo.example`, hall.password);
  for (const step of steps) {
    if (typeof step === "function") {
      await step(page);
    } else {
      const [path, expected = 200] = [step].flat();
      const answer = await page.goto(`${hall.origin}/${l}${path}`, { waitUntil: "load" });
      assert.equal(answer.status(), expected, `${l}${path}`);
      if (expected >= 400) me.problems.length = 0; // The console calls the page's own status an error.
    }
    await examine(page, wrong);
  }
  assert.deepEqual(wrong, []);
  me.assertCalm();
}

const go = (path, then) => async (page) => {
  const l = new URL(page.url()).pathname.split("/")[1];
  await page.goto(`${hall.origin}/${l}${path()}`);
  await then?.(page);
};

for (const l of LOCALES) {
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
        // What is said, and where it is found.
        `/replays/${slugs.replay}?t=20`,
        "/search",
        "/search?q=parcel",
        "/search?q=%E0%B8%9A%E0%B8%A3%E0%B8%A3%E0%B8%A2%E0%B8%B2%E0%B8%A2",
        "/search?q=no-such-word",
        `/search?q=${"long".repeat(60)}`,
        "/counting",
        "/zone",
        "/sign-in",
        "/sign-up",
        ["/set-up", 200],
        ["/no-such-page", 404],
        // The open menu of the languages.
        go(() => "/", (page) => page.locator("header .menu > button").first().click()),
        // What a refused form says.
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
        ["/organizer", 403],
        `/lectures/${slugs.next}/live`,
        // The room itself.
        async (page) => {
          await page.goto(`${hall.origin}/${l}/lectures/${slugs.live}`);
          if (await page.locator('form[action^="/api/enrol"]').count()) await press(page, "enrol");
          await press(page, "join");
          await page.locator('section.credit [role="status"].good').waitFor();
        },
        // A gathered room, and what its code shows.
        async (page) => {
          await page.goto(`${hall.origin}/${l}/lectures/${slugs.live}/live`);
          if (await page.locator('form[action^="/api/open-gathering"]').count()) await press(page, "open-gathering");
          await page.locator("svg.qr").waitFor();
        },
        `/lectures/${slugs.live}/live/close`,
        "/check-in",
        "/check-in?code=ABC234",
      ]));

    test("the organizer's pages", { timeout: 240_000 }, (t) =>
      tour(t, l, "organizer", [
        "/organizer",
        "/organizer/lectures",
        "/organizer/lectures/new",
        `/organizer/lectures/${slugs.next}`,
        `/organizer/lectures/${slugs.live}`,
        // Somebody's presence, and the form of a correction.
        async (page) => {
          await page.goto(`${hall.origin}/${l}/organizer/lectures/${slugs.live}`);
          await page.locator('section[aria-labelledby="people"] tbody th a').first().click();
          await page.locator("figure.line").waitFor();
        },
        // Which account is a speaker's, and the lectures it holds for.
        async (page) => {
          await page.goto(`${hall.origin}/${l}/organizer/lectures/${slugs.live}`);
          await page.locator('section[aria-labelledby="speaker-accounts"] li a').first().click();
          await page.locator('form[action^="/api/link-speaker"]').waitFor();
        },
        // A gathered room, and the forms of its number and its size.
        async (page) => {
          await page.goto(`${hall.origin}/${l}/organizer/lectures/${slugs.live}`);
          await page.locator('section[aria-labelledby="gatherings"] tbody th a').first().click();
          await page.locator("#members").waitFor();
        },
        `/organizer/lectures/${slugs.live}/start`,
        `/organizer/lectures/${slugs.live}/end`,
        `/organizer/lectures/${slugs.next}/cancel`,
        `/organizer/lectures/${slugs.replay}`,
        `/organizer/lectures/${slugs.replay}/remove-replay`,
        // Captions that are none.
        async (page) => {
          await page.goto(`${hall.origin}/${l}/organizer/lectures/${slugs.replay}`);
          await page.locator("#tracks ~ details > summary").click();
          await page.locator("#tracks ~ .scroll .ask > summary").first().click();
          await page.fill("textarea[name=vtt]", "WEBVTT\n\n00:00.500 --> 00:03,000\nHello");
          await page.locator('form[action^="/tracks/"] button').click();
          await page.locator("#vtt-error").waitFor();
        },
        "/organizer/people",
        "/organizer/people?waiting=1",
        "/organizer/reports",
        // What a refused form says, every field of it.
        async (page) => {
          await page.goto(`${hall.origin}/${l}/organizer/lectures/new`);
          await page.locator('form[action^="/api/save-lecture"] button').click();
          await page.locator(".errors").first().waitFor();
        },
      ]));
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
