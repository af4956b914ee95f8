// Every page of the demonstration, and how one gets to it: for tests that look at all of them.

import assert from "node:assert/strict";
import { NARROW, visitor } from "./browser.mjs";
import { press, signIn } from "./job.mjs";

/** Slugs of the demonstration: a lecture to come, the one that is on, one that is over and can be watched; a country. */
export async function demoSlugs(browser, hall) {
  const look = await visitor(browser, { scripts: false });
  const firstSlug = async (path, css) => {
    await look.page.goto(`${hall.origin}${path}`);
    return (await look.page.locator(css).first().getAttribute("href")).split("/").at(-1);
  };
  const live = await firstSlug("/en/", "#first a");
  const next = await firstSlug("/en/", '.days li a[href^="/en/lectures/"]');
  const replay = await firstSlug("/en/replays", 'main a[href^="/en/replays/"]');
  const country = await firstSlug("/en/countries", ".countries a");
  await look.close();
  return { live, next, replay, country };
}

/**
 * The pages in one language, by who sees them: `visitor`, `official`, `organizer`. A step is a path, with the status it
 * answers where that is not 200, or something to do that leads to a page.
 */
export function pagesOf(hall, l, slugs) {
  const go = (path, then) => async (page) => {
    await page.goto(`${hall.origin}/${l}${path()}`);
    await then?.(page);
  };
  return {
    visitor: [
      "/",
      "/?past=1",
      "/?for_me=1",
      // The sheet of the filters.
      async (page) => {
        await page.goto(`${hall.origin}/${l}/`);
        const size = page.viewportSize();
        await page.setViewportSize(NARROW);
        await page.locator("button.more[popovertarget=filters]").click();
        await page.setViewportSize(size);
      },
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
      "/countries",
      // One that lectures come from, and one that none does.
      `/countries/${slugs.country}`,
      "/countries/aq",
      "/zone",
      "/sign-in",
      "/sign-up",
      ["/set-up", 200],
      ["/no-such-page", 404],
      // The open menu of the languages.
      go(() => "/", (page) => page.locator("header .menu > button").first().click()),
      // What is there for others, and for calendars.
      go(() => `/lectures/${slugs.next}`, (page) => page.locator("#share > summary").click()),
      go(() => "/", (page) => page.locator("main .aside > summary").click()),
      // What a refused form says.
      async (page) => {
        await page.goto(`${hall.origin}/${l}/sign-in`);
        await page.fill("input[name=email]", "nobody@example.org");
        await page.fill("input[name=password]", "wrong-and-long-enough");
        await page.locator('form[action^="/api/sign-in"] button').click();
        await page.locator(".errors").first().waitFor();
      },
    ],
    official: [
      "/",
      "/?for_me=1",
      "/my",
      "/profile",
      // What is saved for later, and where it stands.
      async (page) => {
        await page.goto(`${hall.origin}/${l}/lectures/${slugs.replay}`);
        if (await page.locator('form[action^="/api/save-for-later"]').count()) await press(page, "save-for-later");
        await page.goto(`${hall.origin}/${l}/my`);
      },
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
    ],
    organizer: [
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
      // Materials: refused, listed, and one of them.
      async (page) => {
        await page.goto(`${hall.origin}/${l}/organizer/lectures/${slugs.next}`);
        await page.locator("#materials > details > summary").click();
        await page.fill("[name=material_url]", "javascript:0");
        await page.locator('form[action^="/materials/"] button').click();
        await page.locator("#material_url-error").waitFor();
      },
      async (page) => {
        await page.fill("[name=material_url]", "https://papers.example.org/");
        await page.locator('form[action^="/materials/"] button').click();
        await page.locator("#materials .ask > summary").first().click();
      },
      async (page) => {
        await page.locator("#materials tbody td > a").first().click();
        await page.locator("form[action^='/materials/'] input[name=material]").waitFor({ state: "attached" });
      },
      // As learners are shown them.
      `/lectures/${slugs.next}`,
      "/organizer/people",
      "/organizer/people?waiting=1",
      "/organizer/reports",
      // What a refused form says, every field of it.
      async (page) => {
        await page.goto(`${hall.origin}/${l}/organizer/lectures/new`);
        await page.locator('form[action^="/api/save-lecture"] button').click();
        await page.locator(".errors").first().waitFor();
      },
    ],
  };
}

/** Goes through pages as somebody of the demonstration, and has each looked at by `examine(page)`. */
export async function walk(me, hall, l, who, steps, examine) {
  const { page } = me;
  if (who !== "visitor") await signIn(page, hall.origin, l, `${who}@demo.example`, hall.password);
  for (const step of steps) {
    if (typeof step === "function") {
      await step(page);
    } else {
      const [path, expected = 200] = [step].flat();
      const answer = await page.goto(`${hall.origin}/${l}${path}`, { waitUntil: "load" });
      assert.equal(answer.status(), expected, `${l}${path}`);
      if (expected >= 400) me.problems.length = 0; // The console calls the page's own status an error.
    }
    await examine(page);
  }
}
