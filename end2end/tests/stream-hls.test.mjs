// What hls.js does for the stream of a room: languages to hear it in, films of other sizes, and how far behind it is.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { AXE, violations } from "../support/axe.mjs";
import { NARROW, WIDE, digits, sideways, visitor } from "../support/browser.mjs";
import { givenHall } from "../support/given.mjs";
import { engines } from "../support/hall.mjs";
import { press } from "../support/job.mjs";
import { UNKNOWING, openRoom, play, plays, video } from "../support/screen.mjs";
import { openStream } from "../support/stream.mjs";

const SEATS = [
  { l: "en", size: WIDE, colorScheme: "light" },
  { l: "ar", size: NARROW, colorScheme: "dark" },
];
/** What a page says of its stream, in its language. */
const SAID = {
  en: { behind: /^About \d+ seconds behind\.$/, slow: "The connection is slow: the stream pauses at times." },
  ar: { behind: /^التأخر عن البث المباشر: \u2068[٠-٩]+ ثانية\u2069 تقريبًا\.$/, slow: "الاتصال بطيء، ولذلك يتوقف البث أحيانًا." },
};
const NAMES = { fr: "Français", en: "English", ar: "العربية" };
/** As long as a busy machine may take. */
const timeout = 60_000;

const menu = (page) => page.locator("#screen select");
const told = (page) => page.locator("#screen [data-behind]");
const lost = (page) => page.locator("#screen div[role=status] > p");
const toLive = (page) => page.locator("#screen [data-behind] + button");

/** Waits until that is so in the page. */
const until = (page, done, arg) => page.waitForFunction(done, arg, { timeout, polling: 100 });

// What is asked of the stream knows no database; and each room is two browsers, of which a busy machine opens few at a time.
const [{ name, databaseUrl }] = engines;
describe(`a stream by hls.js, on ${name}`, { concurrency: 2 }, () => {
  let hall;
  let browser;
  givenHall({ databaseUrl }, (own) => ({ hall, browser } = own));

  /** A room whose stream offers that; `asked` waits until a segment of that stream is asked for, of files from there on. */
  async function room(t, offer, { l, listed = 6, ...seat }, before) {
    const stream = await openStream();
    t.after(() => stream.close());
    stream.listed = listed;
    const link = stream.at(1, offer);
    const seats = await openRoom(t, { hall, browser }, link, l, { ...seat, before });
    const asked = async (name, from = 0) => {
      for (const end = Date.now() + timeout; !stream.segments(from).includes(name); await seats.amina.page.waitForTimeout(100))
        assert.ok(Date.now() < end, `${name} is asked for: ${stream.asked.slice(from)}`);
    };
    return { stream, link, asked, page: seats.amina.page, ...seats };
  }

  for (const seat of SEATS) {
    const { l, size } = seat;
    test(`is heard in the page's language, else in the one chosen (${l}, ${size.width})`, { timeout: 300_000 }, async (t) => {
      const { stream, link, asked, page, olga, amina, slug, players } = await room(t, "sounds", seat, AXE);
      const other = l === "ar" ? "en" : "ar";
      await menu(page).waitFor({ state: "visible" });
      const offered = await menu(page).locator("option").evaluateAll((all) => all.map((one) => [one.lang, one.text]));
      assert.deepEqual(offered, Object.entries(NAMES));
      assert.equal(await menu(page).inputValue(), NAMES[l]);
      assert.equal(await sideways(page), null);
      assert.deepEqual(await violations(page), []);
      assert.deepEqual(stream.segments(), [], "nothing is loaded before it is asked for");
      await play(page);
      await plays(page);
      assert.deepEqual(stream.segments().sort(), [l, "picture"].sort(), "the page's language goes before the usual one");
      assert.ok(players.length, "Chromium's own player has no choice of sounds");

      // Another is chosen in place, and the server remembers it.
      await page.evaluate(() => (window.marked = true));
      const kept = page.waitForResponse((r) => r.request().method() === "HEAD" && r.url().includes(`sound=${other}`));
      await menu(page).selectOption(NAMES[other]);
      assert.equal((await kept).status(), 200);
      await asked(other);
      await plays(page);
      const chosen = stream.asked.length;
      await plays(page);
      assert.ok(!stream.segments(chosen).includes(l), String(stream.asked.slice(chosen)));
      assert.equal(await page.evaluate(() => window.marked), true, "it is the same page");
      const cookies = await amina.context.cookies();
      assert.equal(cookies.find(({ name }) => name === "sound")?.value, other, "replays are heard in it too");

      // Loaded again, and where it breaks off and comes back.
      const left = stream.asked.length;
      await page.reload();
      await menu(page).waitFor({ state: "visible" });
      assert.equal(await menu(page).inputValue(), NAMES[other]);
      await play(page);
      await plays(page);
      stream.lost = true;
      await lost(page).waitFor({ state: "visible", timeout });
      assert.ok(await menu(page).isVisible(), "the choice stays");
      stream.lost = false;
      await plays(page);
      await lost(page).waitFor({ state: "hidden" });
      assert.deepEqual(stream.segments(left).sort(), [other, "picture"].sort());

      // By itself it is heard in that language; and in another that is chosen then.
      const alone = page.locator("#screen input[type=checkbox]");
      const pictures = (px) => until(page, (px) => document.querySelector("#screen video").videoWidth === px, px);
      await alone.check();
      await pictures(0);
      await plays(page);
      const heard = stream.asked.length;
      await plays(page);
      assert.deepEqual(stream.segments(heard), [other], "no picture is loaded any more");
      await menu(page).selectOption(NAMES.fr);
      await asked("fr", heard);
      await plays(page);
      await alone.uncheck();
      await pictures(160);
      const seen = stream.asked.length;
      await plays(page);
      for (const one of ["fr", "picture"]) await asked(one, seen);
      assert.deepEqual(stream.segments(seen).sort(), ["fr", "picture"]);

      // The room moves to another such stream.
      await olga.page.goto(`${hall.origin}/${l}/organizer/lectures/${slug}/live`);
      await olga.page.fill("input[name=live_url]", `${link}?other`);
      await press(olga.page, "relocate-lecture");
      await page.locator(`#screen a[href="${link}?other"]`).waitFor({ timeout });
      const moved = stream.asked.length;
      await menu(page).waitFor({ state: "visible" });
      assert.equal(await menu(page).inputValue(), NAMES.fr);
      await play(page);
      await plays(page);
      assert.deepEqual(stream.segments(moved).sort(), ["fr", "picture"]);
      amina.assertCalm(["503"]);
      olga.assertCalm();
    });

    test(`goes on in another size, and nothing is told (${l}, ${size.width})`, { timeout: 300_000 }, async (t) => {
      const { stream, asked, page, amina } = await room(t, "sizes", seat, UNKNOWING);
      await page.locator("#screen [data-behind]").waitFor({ state: "attached" });
      await page.evaluate(() => {
        const note = document.querySelector("#screen div[role=status] > p");
        window.lost = 0;
        new MutationObserver(() => (window.lost += !note.hidden)).observe(note, { attributes: true });
      });
      await play(page);
      await plays(page);
      await asked("large");
      stream.gone = "large";
      const from = stream.asked.length;
      await asked("film", from);
      for (let n = 0; n < 4; n += 1) await plays(page);
      assert.equal(await page.evaluate(() => window.lost), 0);
      assert.ok(await toLive(page).isHidden());
      amina.assertCalm(["404"]);
    });

    test(`says how far behind it is, and leads to the live moment (${l}, ${size.width})`, { timeout: 300_000 }, async (t) => {
      const { stream, page, amina } = await room(t, "main", { ...seat, listed: 40 }, UNKNOWING + AXE);
      await play(page);
      await plays(page);
      assert.ok(await toLive(page).isHidden());
      // While it is paused the lecture goes on by 40 s.
      await video(page).evaluate((v) => v.pause());
      stream.late = 40;
      await play(page);
      await toLive(page).waitFor({ state: "visible", timeout });
      const behind = await told(page).textContent();
      assert.match(behind, SAID[l].behind);
      assert.ok(digits(behind) > 40, behind);
      assert.equal(await sideways(page), null);
      assert.deepEqual(await violations(page), []);
      assert.equal(await page.evaluate(() => document.activeElement.localName), "body", "what is told takes no focus");
      const at = await video(page).evaluate((v) => v.currentTime);
      await toLive(page).press("Enter");
      await until(page, (at) => document.querySelector("#screen video").currentTime > at + 30, at);
      await toLive(page).waitFor({ state: "hidden", timeout });
      await until(page, () => document.querySelector("#screen [data-behind]").textContent === "");
      assert.equal(await page.evaluate(() => document.activeElement.localName), "video", "it is not lost with the button");
      await plays(page);
      amina.assertCalm();
    });

    test(`says that the line is slow after two stops, for a minute (${l}, ${size.width})`, { timeout: 300_000 }, async (t) => {
      // The page's clock can be put forward.
      const ahead = "const now = performance.now.bind(performance); window.ahead = 0; performance.now = () => now() + window.ahead;";
      const { stream, page, amina } = await room(t, "main", { ...seat, listed: 40 }, UNKNOWING + ahead);
      await play(page);
      await plays(page);
      const stops = () =>
        video(page).evaluate((v) => new Promise((on) => v.addEventListener("waiting", () => setTimeout(on, 1_500), { once: true })));
      // A pause and a jump are no stops.
      for (let n = 0; n < 2; n += 1) {
        await video(page).evaluate((v) => v.pause());
        stream.held = true;
        await video(page).evaluate((v) => (v.currentTime -= 20));
        const begun = play(page);
        await page.waitForTimeout(1_500);
        stream.held = false;
        await begun;
        await plays(page);
      }
      assert.ok(!(await told(page).textContent()).includes(SAID[l].slow));
      await toLive(page).click();
      await toLive(page).waitFor({ state: "hidden", timeout });
      await plays(page);
      // Two that are a minute apart at most, also where the machine is slow.
      let said = "";
      for (let n = 0; n < 5 && !said.includes(SAID[l].slow); n += 1) {
        const stopped = stops();
        stream.held = true;
        await stopped;
        said = await told(page).textContent();
        if (!n) assert.ok(!said.includes(SAID[l].slow), "one stop is nothing to tell");
        stream.held = false;
        await plays(page);
      }
      assert.ok(said.includes(SAID[l].slow), said);
      assert.equal(await sideways(page), null);
      assert.ok(await lost(page).isHidden());
      await page.evaluate(() => (window.ahead = 61_000));
      await until(page, (slow) => !document.querySelector("#screen [data-behind]").textContent.includes(slow), SAID[l].slow);
      amina.assertCalm();
    });
  }

  test("a browser that can change the sound by itself does so", { timeout: 300_000 }, async (t) => {
    const tracks = Object.entries(NAMES).map(([language, label], n) => ({ language, label, enabled: !n }));
    const before = `const tracks = ${JSON.stringify(tracks)};
      Object.defineProperty(HTMLMediaElement.prototype, "audioTracks", { get: () => tracks });`;
    const { page, players } = await room(t, "sounds", SEATS[0], before);
    await menu(page).waitFor({ state: "visible" });
    const on = () => video(page).evaluate((v) => v.audioTracks.filter((one) => one.enabled).map((one) => one.label));
    await video(page).evaluate((v) => v.dispatchEvent(new Event("loadedmetadata")));
    assert.deepEqual(await on(), [NAMES.en]);
    await menu(page).selectOption(NAMES.ar);
    assert.deepEqual(await on(), [NAMES.ar]);
    assert.deepEqual(players, []);
  });

  test("without script none of it is seen", { timeout: 300_000 }, async (t) => {
    const { page, amina, slug, link } = await room(t, "sounds", SEATS[0]);
    const still = await visitor(browser, { scripts: false, size: NARROW, storageState: await amina.context.storageState() });
    t.after(() => still.close());
    await still.page.goto(page.url());
    assert.equal(new URL(still.page.url()).pathname, `/en/lectures/${slug}/live`);
    assert.equal(await still.page.locator(`#screen a[href="${link}"]`).count(), 1);
    for (const css of ["select", "input", "button", "label"])
      assert.equal(await still.page.locator(`#screen ${css}:visible`).count(), 0, css);
    assert.equal(await sideways(still.page), null);
  });
});
