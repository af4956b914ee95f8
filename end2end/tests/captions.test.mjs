// Captions as the browser itself shows them, and the transcript that follows them.

import assert from "node:assert/strict";
import { test } from "node:test";
import { NARROW, visitor } from "../support/browser.mjs";
import { givenHall } from "../support/given.mjs";
import { signIn } from "../support/job.mjs";

const ARABIC = "أهلًا بكم في قاعة المحاضرات السحابية";
const WELCOME = "ยินดีต้อนรับสู่ห้องบรรยายออนไลน์";

let hall;
let browser;
/** A replay with captions in English and Thai, and in Arabic once the organizer uploaded them. */
let slug;

givenHall({ demo: true }, async (own) => {
  ({ hall, browser } = own);
  const { page, close } = await visitor(browser, { scripts: false });
  await page.goto(`${hall.origin}/en/search?q=${encodeURIComponent("ห้องบรรยาย")}`);
  slug = new URL(await page.locator(".results h2 a").first().getAttribute("href"), hall.origin).pathname.split("/").at(-1);
  await close();
}, { timeout: 240_000 });

/** What the browser's own text track of that language shows at a second. */
const shown = (page, language, second) =>
  page.evaluate(
    async ([language, second]) => {
      const video = document.querySelector("video");
      const track = [...video.textTracks].find((one) => one.kind === "captions" && one.language === language);
      const mode = track.mode;
      for (const until = Date.now() + 10_000; !track.cues?.length && Date.now() < until; ) await new Promise((go) => setTimeout(go, 50));
      video.currentTime = second;
      for (const until = Date.now() + 10_000; !track.activeCues?.length && Date.now() < until; ) await new Promise((go) => setTimeout(go, 50));
      return { mode, text: track.activeCues[0]?.text };
    },
    [language, second],
  );

test("an organizer uploads captions without script, and what is wrong with them is said by its line", { timeout: 60_000 }, async (t) => {
  const me = await visitor(browser, { scripts: false });
  t.after(me.close);
  const { page } = me;
  await signIn(page, hall.origin, "en", hall.organizer, hall.password);
  const send = async (text) => {
    await page.goto(`${hall.origin}/en/organizer/lectures/${slug}`);
    await page.locator("#tracks ~ details > summary").click();
    await page.selectOption("[name=track_language]", "ar");
    await page.fill("[name=vtt]", text);
    await page.locator('form[action^="/tracks/"] button').click();
  };
  await send(`WEBVTT\n\n00:00.500 --> 00:03,000\n${ARABIC}`);
  assert.match(await page.locator("#vtt-error").textContent(), /^Line 3:/);
  assert.ok((await page.inputValue("[name=vtt]")).includes(ARABIC), "what was pasted is there still");
  assert.equal(await page.inputValue("[name=track_language]"), "ar");
  await send(`WEBVTT\n\n00:00.500 --> 00:03.000\n${ARABIC}`);
  await page.locator(".notice.ok").waitFor();
  me.assertCalm();
});

test("the browser shows captions in Thai and in Arabic to those who read them", { timeout: 60_000 }, async (t) => {
  const me = await visitor(browser);
  t.after(me.close);
  const { page } = me;
  await page.goto(`${hall.origin}/th/replays/${slug}`);
  assert.deepEqual(await shown(page, "th", 2), { mode: "showing", text: WELCOME });
  await page.goto(`${hall.origin}/ar/replays/${slug}`);
  assert.deepEqual(await shown(page, "ar", 2), { mode: "showing", text: ARABIC });
  assert.equal(await page.locator(".lines").evaluate((list) => getComputedStyle(list).direction), "rtl");
  await page.goto(`${hall.origin}/en/replays/${slug}`);
  const modes = await page.evaluate(() => [...document.querySelector("video").textTracks].map((one) => one.mode));
  assert.ok(!modes.includes("showing"), `who hears English is shown none: ${modes}`);
  me.assertCalm();
});

test("the transcript follows the film, leads to its seconds and can be searched", { timeout: 90_000 }, async (t) => {
  const me = await visitor(browser);
  t.after(me.close);
  const { page } = me;
  const address = `${hall.origin}/en/replays/${slug}`;
  await page.goto(address);
  await page.locator(".transcript .tools:not([hidden])").waitFor();
  const video = page.locator("video");
  const at = () => video.evaluate((v) => v.currentTime);
  await video.evaluate((v) => (v.muted = true));
  await page.locator(".lines li a", { hasText: "To cross the border" }).click();
  await page.waitForFunction(() => document.querySelector("video").currentTime > 48.5);
  assert.equal(page.url(), address, "a click leaves no page");
  assert.ok((await at()) < 55);
  const now = page.locator(".lines [aria-current]");
  assert.match(await now.textContent(), /parcel needs good data/);
  assert.match(await page.locator(".chapters [data-now]").textContent(), /To cross the border/);
  await page.waitForFunction(() => /Describe the goods/.test(document.querySelector(".lines [aria-current]").textContent));
  const [line, list] = await Promise.all([now.boundingBox(), page.locator(".lines").boundingBox()]);
  assert.ok(line.y >= list.y - 1 && line.y + line.height <= list.y + list.height + 1, "it is in sight");
  assert.equal(await page.locator(".chapters").isVisible(), false, "one part is read at a time");
  await page.locator('.tabs a[href="#chapters"]').click();
  await page.locator(".chapters a", { hasText: "To be paid" }).click();
  await page.waitForFunction(() => document.querySelector("video").currentTime >= 63);

  await page.locator('.tabs a[href="#transcript"]').click();
  await page.fill(".transcript input[type=search]", "PARCEL");
  assert.equal(await page.locator(".lines li:visible").count(), 1);
  await page.fill(".transcript input[type=search]", "pârceł");
  assert.equal(await page.locator(".lines li:visible").count(), 1, "a letter is found by any that is typed for it");
  await page.fill(".transcript input[type=search]", "dragons");
  assert.equal(await page.locator(".lines li:visible").count(), 0);
  assert.equal(await page.locator(".transcript [role=status]").textContent(), "Nothing found");
  me.assertCalm();
});

test("an address leads to its second", { timeout: 60_000 }, async (t) => {
  const me = await visitor(browser);
  t.after(me.close);
  const { page } = me;
  await page.goto(`${hall.origin}/en/search?q=parcel`);
  await page.locator(".passages a", { hasText: "parcel" }).first().click();
  const second = Number(new URL(page.url()).searchParams.get("t"));
  await page.waitForFunction((t) => Math.abs(document.querySelector("video").currentTime - t) < 1, second);
  me.assertCalm();
});

test("without script the transcript is text of the page, and each line a link to its second", { timeout: 60_000 }, async (t) => {
  const me = await visitor(browser, { scripts: false, size: NARROW });
  t.after(me.close);
  const { page } = me;
  await page.goto(`${hall.origin}/th/replays/${slug}`);
  assert.equal(await page.locator(".transcript .tools").isVisible(), false);
  await page.locator(".lines li a", { hasText: WELCOME }).waitFor();
  await page.locator(".lines li a").nth(3).click();
  assert.equal(new URL(page.url()).searchParams.get("t"), "15");
  assert.match(await page.locator("video source").getAttribute("src"), /#t=15$/);
  await page.locator(".languages > button").click();
  await page.locator(".languages a", { hasText: "อังกฤษ" }).click();
  await page.locator('.lines[lang="en"] li a', { hasText: "Welcome" }).waitFor();
  me.assertCalm();
});
