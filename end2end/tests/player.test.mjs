// The player's own page: what is chosen changes in place and is remembered, keys, the lock screen, and what is read beside
// the film; on a phone and at the desk.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { NARROW, WIDE, sideways, visitor } from "../support/browser.mjs";
import { givenHall } from "../support/given.mjs";
import { FILM, engines } from "../support/hall.mjs";
import { join, publish, signIn, signUp, start } from "../support/job.mjs";

const [{ name, databaseUrl }] = engines;
const cue = (n) => `00:${String(n).padStart(2, "0")}.000 --> 00:${String(n + 2).padStart(2, "0")}.000`;
/** A line every other second of the film. */
const said = (words) => `WEBVTT\n\n${Array.from({ length: 30 }, (_, n) => `${cue(n * 2).replace(/00:60/, "01:00")}\n${words} ${n + 1}`).join("\n\n")}\n`;
const TRACKS = [
  ["captions", "en", said("Parcels are weighed, and then")],
  ["captions", "ar", said("تُوزن الطرود ثم")],
  ["captions", "th", said("ชั่งน้ำหนักพัสดุ")],
  ["chapters", "en", "WEBVTT\n\n00:00.000 --> 00:20.000\nTo be weighed\n\n00:20.000 --> 01:10.000\nTo be paid\n"],
];

describe(`the player, on ${name}`, () => {
  let hall;
  let browser;
  let slug;
  /** Somebody who was in the room, as their browser keeps it. */
  let amina;
  givenHall({ databaseUrl }, async (own) => {
    ({ hall, browser } = own);
    const { origin } = hall;
    const olga = await visitor(browser);
    await signIn(olga.page, origin, "en", hall.organizer, hall.password);
    ({ slug } = await publish(olga.page, origin, "en"));
    await start(olga.page, origin, "en", slug);
    const guest = await visitor(browser);
    await signUp(guest.page, origin, "en", slug);
    await join(guest.page, "en", slug);
    await guest.page.fill("form [name=question]", "Who pays for the ice?");
    await guest.page.locator('form[action^="/api/ask-question"] button').click();
    await guest.page.locator(".q", { hasText: "Who pays for the ice?" }).waitFor();
    amina = await guest.context.storageState();
    await guest.close();
    const send = async (path, multipart) => {
      const answer = await olga.page.request.post(`${origin}${path}?l=en`, { multipart, headers: { origin, accept: "text/html" }, maxRedirects: 0 });
      assert.equal(answer.status(), 303, await answer.text());
    };
    await olga.page.goto(`${origin}/en/organizer/lectures/${slug}/live`);
    await olga.page.locator(".q summary").click();
    await olga.page.locator(".q [name=answer]").fill("The buyer does.");
    await olga.page.locator('.q form[action^="/api/settle-question"] button').first().click();
    await olga.page.waitForLoadState("load");
    await olga.page.goto(`${origin}/en/organizer/lectures/${slug}`);
    await olga.page.setInputFiles("input[name=video]", FILM);
    await olga.page.fill("form.upload [name=no_captions_reason]", "Captions follow.");
    await olga.page.locator("form.upload > button").click();
    await olga.page.locator(`a[href="/en/replays/${slug}"]`).first().waitFor();
    for (const [kind, track_language, vtt] of TRACKS) await send(`/tracks/${slug}`, { kind, track_language, vtt });
    await olga.close();
  }, { timeout: 120_000 });

  /** Opens the player; `at` is where a visitor left off. */
  async function opened(t, { l = "en", query = "", size = WIDE, at, ...more } = {}) {
    const before = at && `if (location.protocol === "http:") localStorage.setItem("replay:${slug}", "${at * 1000}")`;
    const bo = await visitor(browser, { size, before, ...more });
    t.after(() => bo.close());
    await bo.page.goto(`${hall.origin}/${l}/replays/${slug}${query}`);
    await bo.page.locator(".controls:not([hidden])").waitFor();
    await bo.page.waitForFunction(() => document.querySelector("video").readyState >= 1);
    return bo;
  }
  const now = (page) =>
    page.locator("video").evaluate((v) => ({
      at: v.currentTime, rate: v.playbackRate, paused: v.paused, muted: v.muted,
      captions: [...v.textTracks].filter((one) => one.mode === "showing").map((one) => one.language).join(),
    }));
  const play = (page) =>
    page.locator("video").evaluate(async (v) => {
      v.muted = true;
      await v.play();
    });
  const until = (page, ready, more) => page.waitForFunction(ready, more, { timeout: 10_000 });
  const menu = async (page, kind, entry) => {
    await page.locator(`.deck .${kind} > button`).click();
    await page.locator(`.deck .${kind} li > *`, { hasText: entry }).first().click();
  };

  for (const [l, size, spoken, heading] of [["en", WIDE, "en", "Parcels"], ["ar", NARROW, "ar", "تُوزن"]]) {
    test(`captions, speed and the transcript change in place, ${l} at ${size.width} px`, { timeout: 60_000 }, async (t) => {
      const { page, assertCalm } = await opened(t, { l, size });
      assert.equal((await now(page)).captions, l === "ar" ? "ar" : "", "who does not follow what is spoken reads it");
      await page.evaluate(() => (window.here = true));
      await play(page);
      await page.locator("video").evaluate((v) => (v.currentTime = 30));
      await menu(page, "speeds", l === "ar" ? "١٫٥" : "1.5");
      await menu(page, "captions", /ไทย|Thai|التايلاندية/);
      await page.locator('.lines[lang="th"]').waitFor();
      const then = await now(page);
      assert.ok(then.at >= 30 && then.at < 45 && !then.paused, JSON.stringify(then));
      assert.deepEqual([then.rate, then.captions], [1.5, "th"]);
      // The transcript alone is read in another language.
      await page.locator(".languages > button").click();
      await page.locator(`.languages [data-words="${spoken}"]`).click();
      await page.locator(`.lines[lang="${spoken}"]`, { hasText: heading }).waitFor();
      assert.equal((await now(page)).captions, "th");
      assert.equal((await now(page)).paused, false);
      assert.equal(await page.evaluate(() => window.here), true, "it is the same page");
      assert.equal(new URL(page.url()).searchParams.get("words"), spoken, "its address says so");
      await page.locator(".lines li[aria-current]").waitFor();
      assert.equal(await sideways(page), null);
      // What was chosen is what the next film begins with.
      await page.locator("video").evaluate((v) => v.pause());
      await page.reload();
      await page.locator(".controls:not([hidden])").waitFor();
      await until(page, () => document.querySelector("video").playbackRate === 1.5);
      assert.equal((await now(page)).captions, "th");
      assert.equal(await page.locator(".speeds [aria-pressed=true]").count(), 1);
      assert.match(await page.locator(".speeds > button").innerText(), /[1١][.٫][5٥]×/);
      assertCalm();
    });
  }

  test("C hides what is shown, and shows what was shown last, else the page's language", { timeout: 60_000 }, async (t) => {
    const { page, assertCalm } = await opened(t, { l: "th" });
    const press = async (key) => {
      await page.locator("video").focus();
      await page.keyboard.press(key);
    };
    assert.equal((await now(page)).captions, "th", "the page's language");
    await press("c");
    assert.equal((await now(page)).captions, "");
    await press("c");
    assert.equal((await now(page)).captions, "th");
    await menu(page, "captions", "อาหรับ");
    await press("c");
    await press("c");
    assert.equal((await now(page)).captions, "ar", "shown last");
    await page.goto(`${hall.origin}/en/replays/${slug}`);
    await page.locator(".controls:not([hidden])").waitFor();
    assert.equal((await now(page)).captions, "ar", "it is remembered");
    // Another browser: the page's own language first.
    const other = await opened(t);
    await other.page.locator("video").focus();
    await other.page.keyboard.press("c");
    assert.equal((await now(other.page)).captions, "en");
    assertCalm();
  });

  test("keys change the speed, the sound and the place, and the list follows", { timeout: 60_000 }, async (t) => {
    const { page, assertCalm } = await opened(t);
    await page.locator("video").focus();
    const length = await page.locator("video").evaluate((v) => v.duration);
    for (const [key, rate] of [[">", 1.25], [">", 1.5], ["<", 1.25], ["<", 1], ["<", 0.75]]) {
      await page.keyboard.press(key);
      await until(page, (rate) => document.querySelector(".speeds [aria-pressed=true]").textContent.trim() === `${rate}×`, rate);
      assert.equal((await now(page)).rate, rate);
    }
    await page.keyboard.press("m");
    assert.equal((await now(page)).muted, true);
    await page.keyboard.press("M");
    assert.equal((await now(page)).muted, false);
    for (const digit of [5, 9, 0]) {
      await page.keyboard.press(String(digit));
      assert.ok(Math.abs((await now(page)).at - (length * digit) / 10) < 0.5, `${digit}: ${(await now(page)).at}`);
    }
    // The buttons below keep their own keys.
    await page.locator(".speeds > button").focus();
    await page.keyboard.press("Space");
    assert.equal(await page.locator(".speeds > :popover-open").count(), 1);
    assert.equal((await now(page)).paused, true);
    await page.keyboard.press("Escape");
    assert.equal(await page.locator(".speeds > :popover-open").count(), 0);
    assert.ok(await page.locator(".controls .keys").isVisible());
    assertCalm();
  });

  test("whoever jumps before playing begins there, also at 0:00", { timeout: 60_000 }, async (t) => {
    const begins = async (jump) => {
      const { page, assertCalm } = await opened(t, { at: 40 });
      const offer = page.locator(".controls button.link");
      await offer.waitFor();
      await jump(page);
      await play(page);
      // Where it truly plays from, whatever it was told meanwhile.
      const goesOn = () => {
        const v = document.querySelector("video");
        const { length } = v.played;
        return !v.seeking && length > 0 && v.currentTime > v.played.start(length - 1) + 0.3;
      };
      await page.waitForFunction(goesOn);
      const { at } = await now(page);
      assertCalm();
      return [Math.floor(at / 10), await offer.isVisible()];
    };
    assert.deepEqual(await begins(async () => {}), [4, true], "where they left off");
    assert.deepEqual(await begins((page) => page.locator("video").focus().then(() => page.keyboard.press("0"))), [0, false]);
    assert.deepEqual(await begins((page) => page.locator("video").evaluate((v) => (v.currentTime = 0))), [0, false]);
    assert.deepEqual(await begins((page) => page.locator(".lines li a").first().click()), [0, false]);
  });

  test("after trying again the speed is what the list says", { timeout: 60_000 }, async (t) => {
    const { page } = await opened(t);
    await menu(page, "speeds", "1.75");
    let dead = true;
    await page.route("**/media/*", (route) => (dead ? route.fulfill({ status: 403, body: "" }) : route.continue()));
    await page.locator("video source").evaluate((source) => source.dispatchEvent(new Event("error")));
    await page.locator(".errors").waitFor({ state: "visible" });
    dead = false;
    await page.locator(".errors button").click();
    await page.locator(".errors").waitFor({ state: "hidden" });
    await until(page, () => document.querySelector("video").readyState >= 1);
    assert.equal((await now(page)).rate, 1.75);
    assert.match(await page.locator(".speeds > button").innerText(), /1\.75×/);
  });

  test("where no beat is taken for a minute of playing the player says so, and takes it back", { timeout: 60_000 }, async (t) => {
    const { page } = await opened(t);
    let lost = true;
    await page.route("**/beat/replay", (route) => (lost ? route.abort() : route.continue()));
    await play(page);
    const word = page.locator(".controls [role=status]", { hasText: "Not counted at the moment" });
    // The page's clock, and not this test's: what was played is told by the film's own event.
    const pass = (seconds) =>
      page.locator("video").evaluate((v, seconds) => {
        const clock = performance.now.bind(performance);
        window.ahead ??= 0;
        performance.now = () => clock() + window.ahead;
        for (let n = 0; n < seconds; n += 1) {
          window.ahead += 1_000;
          v.dispatchEvent(new Event("timeupdate"));
        }
        performance.now = clock;
        return new Promise((on) => setTimeout(on, 50));
      }, seconds);
    await pass(50);
    assert.equal(await word.count(), 0);
    await pass(30);
    await word.waitFor();
    lost = false;
    await page.evaluate(() => dispatchEvent(new Event("online")));
    await word.waitFor({ state: "detached" });
  });

  test("the lock screen knows what plays, and jumps", { timeout: 60_000 }, async (t) => {
    const before = `globalThis.acts = {}; MediaSession.prototype.setActionHandler = (act, run) => (acts[act] = run)`;
    const bo = await visitor(browser, { before });
    t.after(() => bo.close());
    const { page } = bo;
    await page.goto(`${hall.origin}/en/replays/${slug}`);
    await until(page, () => document.querySelector("video").readyState >= 1 && globalThis.acts.seekto);
    const { title, artist } = await page.evaluate(() => {
      const { title, artist } = navigator.mediaSession.metadata;
      return { title, artist };
    });
    assert.equal(title, await page.locator("h1 span").innerText());
    assert.match(artist, /Suda Chai/);
    const at = await page.evaluate(() => {
      const video = document.querySelector("video");
      acts.seekto({ seekTime: 30 });
      acts.seekforward({});
      acts.seekbackward({ seekOffset: 5 });
      return video.currentTime;
    });
    assert.equal(at, 35);
    bo.assertCalm();
  });

  for (const l of ["en", "ar"]) {
    test(`on a phone the film stays while one reads, menus are sheets, and no keys are told, ${l}`, { timeout: 60_000 }, async (t) => {
      const { page, assertCalm } = await opened(t, { l, size: NARROW, hasTouch: true, isMobile: true, storageState: amina });
      const box = (css) => page.locator(css).first().boundingBox();
      assert.equal(await sideways(page), null);
      assert.equal(await page.locator(".controls .keys").isVisible(), false);
      for (const part of ["transcript", "chapters", "questions"]) {
        await page.locator(`.tabs a[href="#${part}"]`).click();
        await page.locator(`#${part}`).evaluate((head) => scrollTo(0, document.documentElement.scrollHeight));
        await page.locator(`section:has(> #${part})`).waitFor();
        const film = await box(".watch");
        assert.ok(film.height <= NARROW.height * 0.42 + 1, JSON.stringify(film));
        if (part === "transcript") assert.ok(Math.abs(film.y) <= 1, `it stays in view: ${JSON.stringify(film)}`);
        await page.evaluate(() => scrollTo(0, 0));
      }
      assert.match(await page.locator(".answered").innerText(), /Who pays for the ice\?[\s\S]*The buyer does\./);
      await page.locator(".speeds > button").click();
      const sheet = await box(".speeds .sheet");
      assert.deepEqual([sheet.x, sheet.width, Math.round(sheet.y + sheet.height)], [0, NARROW.width, NARROW.height]);
      for (const row of await page.locator(".speeds li > *").all()) assert.ok((await row.boundingBox()).height >= 48);
      // What is chosen has a tick, which is seen without colours.
      const ticks = await page.locator(".speeds li > *").evaluateAll((rows) => rows.map((row) => getComputedStyle(row, "::before").borderBlockEndColor !== "rgba(0, 0, 0, 0)"));
      assert.deepEqual(ticks, [false, false, true, false, false, false, false]);
      // Beside it the page is covered: a press there closes the sheet and does nothing else.
      await page.touchscreen.tap(180, 60);
      assert.equal(await page.locator(".speeds > :popover-open").count(), 0);
      assert.equal((await now(page)).paused, true);
      assertCalm();
    });
  }

  test("at the desk the words stand beside the film, and their chapter stays at their head", { timeout: 60_000 }, async (t) => {
    const { page, assertCalm } = await opened(t, { size: WIDE });
    const box = (css) => page.locator(css).first().boundingBox();
    const [film, words] = [await box(".watch"), await box(".reading")];
    assert.ok(words.x >= film.x + film.width && Math.round(words.width) === 368, JSON.stringify([film, words]));
    await page.locator(".lines").evaluate((list) => (list.scrollTop = 400));
    const [head, list] = [await box(".lines h3"), await box(".lines")];
    assert.ok(Math.abs(head.y - list.y) <= 2, JSON.stringify([head, list]));
    // An ordinary list at its button.
    await page.locator(".captions > button").click();
    const [sheet, button] = [await box(".captions .sheet"), await box(".captions > button")];
    assert.ok(sheet.width < 500 && sheet.y + sheet.height <= button.y, JSON.stringify([sheet, button]));
    await page.keyboard.press("Escape");
    await page.fill(".transcript input[type=search]", "then 12");
    assert.equal(await page.locator(".lines li:visible").count(), 1);
    assert.equal(await page.locator(".lines h3:visible").count(), 1, "under its chapter");
    assert.equal(await page.locator(".answered").count(), 0, "what the room asked is the room's");
    assertCalm();
  });
});
