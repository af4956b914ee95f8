// The live room while it is open: one lease, lost lines, a server that restarts, questions, and the end.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { NARROW, WIDE, digits, visitor } from "../support/browser.mjs";
import { givenHall } from "../support/given.mjs";
import { engines, openHall } from "../support/hall.mjs";
import { end, join, postpone, publish, signIn, signUp, start } from "../support/job.mjs";

/** A beat leaves every 30 s; whatever waits for the next one waits no longer. */
const NEXT_BEAT = 40_000;

const status = (page, tone, timeout) => page.locator(`.credit [role="status"].${tone}`).waitFor({ timeout });

/** The beats a page sends from now on, each as its form. */
function beats(page) {
  const sent = [];
  page.on("request", (r) => {
    if (new URL(r.url()).pathname === "/beat/live") sent.push(Object.fromEntries(new URLSearchParams(r.postData())));
  });
  return sent;
}

const beaten = (page, timeout = NEXT_BEAT) =>
  page.waitForResponse((r) => new URL(r.url()).pathname === "/beat/live", { timeout });

/** Marks the page as it is now; `stayed` holds for as long as it is not loaded anew. */
const mark = (page) => page.evaluate(() => (window.marked = true));
const stayed = (page) => page.evaluate(() => window.marked === true);

// One walk waits for half a minute, so all run side by side, on both engines.
describe("the live room", { concurrency: true }, () => {
  for (const { name, databaseUrl } of engines) {
    describe(`on ${name}`, { concurrency: true }, () => {
      let hall;
      let browser;
      let slug;
      givenHall({ databaseUrl }, async (own) => {
        ({ hall, browser } = own);
        slug = await lecture(hall);
      });

      /** A lecture that has begun. */
      async function lecture(at) {
        const olga = await visitor(browser);
        await signIn(olga.page, at.origin, "en", at.organizer, at.password);
        const { slug } = await publish(olga.page, at.origin, "en");
        await start(olga.page, at.origin, "en", slug);
        await olga.close();
        return slug;
      }

      /** Somebody who has come in, and is connected. */
      async function inside(t, at, slug, { l = "en", size = WIDE } = {}) {
        const me = await visitor(browser, { size });
        t.after(() => me.close());
        const sent = beats(me.page);
        await signUp(me.page, at.origin, l, slug);
        await join(me.page, l, slug);
        await status(me.page, "good");
        return { ...me, sent, address: me.page.url() };
      }

      test("a second tab takes over, and its button takes back", { timeout: 110_000 }, async (t) => {
        const me = await inside(t, hall, slug, { l: "th" });
        const second = await me.context.newPage();
        await second.goto(me.address);
        await status(second, "good");
        await status(me.page, "bad", NEXT_BEAT);
        // Out of sight it is told nothing, so that a row of tabs leaves the browser a line; in sight it is again.
        const toStream = (r) => new URL(r.url()).pathname.startsWith("/events/live/");
        const seen = (hidden) =>
          me.page.evaluate((hidden) => {
            Object.defineProperty(document, "hidden", { value: hidden, configurable: true });
            document.dispatchEvent(new Event("visibilitychange"));
          }, hidden);
        await Promise.all([me.page.waitForEvent("requestfailed", { predicate: toStream, timeout: 10_000 }), seen(true)]);
        await Promise.all([me.page.waitForRequest(toStream, { timeout: 10_000 }), seen(false)]);
        await me.page.locator(".credit button").click();
        await status(me.page, "good");
        assert.equal(me.sent.at(-1).lease, "", "it begins a lease of its own");
        // The browser notes the 409 on the console; nothing else may be there.
        me.assertCalm(["409 (Conflict)"]);
      });

      test("a page that is loaded again goes on with its lease", { timeout: 60_000 }, async (t) => {
        const me = await inside(t, hall, slug, { size: NARROW });
        const kept = () => me.page.evaluate(() => Object.keys(sessionStorage).filter((key) => key.startsWith("lease:")));
        const answers = [];
        me.page.on("response", async (r) => {
          if (new URL(r.url()).pathname === "/beat/live") answers.push(r.status());
        });
        const again = beaten(me.page);
        await me.page.reload();
        await again;
        await status(me.page, "good");
        const [first, ...rest] = me.sent;
        assert.equal(first.lease, "");
        const last = rest.at(-1);
        assert.match(last.lease, /^[0-9a-f]{32}$/, JSON.stringify(me.sent));
        const once = await beatOf(me.page, () => me.page.reload(), me.sent);
        assert.equal(once.lease, last.lease, "the same lease");
        assert.ok(Number(once.seq) > Number(last.seq), "under a higher number");
        await status(me.page, "good");
        assert.deepEqual(await kept(), [], "a tab that is duplicated finds no lease to share");
        assert.ok(answers.every((answer) => answer === 200), String(answers));
        me.assertCalm();
      });

      test("a line that was cut comes back by itself", { timeout: 90_000 }, async (t) => {
        const me = await inside(t, hall, slug, { l: "ar", size: NARROW });
        const before = me.sent.at(-1);
        await me.context.setOffline(true);
        // At once, and not with the next beat.
        await status(me.page, "warn", 5_000);
        await me.context.setOffline(false);
        await status(me.page, "good", 10_000);
        assert.ok(me.sent.at(-1).lease, "with the lease it had");
        assert.equal(Number(me.sent.at(-1).seq), Number(before.seq) + 1, "the beat that was lost, sent again");
      });

      test("a lecture that is put off is waited for", { timeout: 150_000 }, async (t) => {
        const olga = await visitor(browser);
        t.after(() => olga.close());
        await signIn(olga.page, hall.origin, "en", hall.organizer, hall.password);
        const { slug } = await publish(olga.page, hall.origin, "en");
        const me = await inside(t, hall, slug, { size: NARROW });
        await mark(me.page);
        const clock = me.page.locator('.credit [role="timer"]');
        await postpone(olga.page, hall.origin, "en", slug, 180);
        await clock.filter({ hasText: /[23]:\d\d:\d\d/ }).waitFor({ timeout: 10_000 });
        const early = await me.page.waitForResponse((r) => r.url().endsWith("/beat/live"), { timeout: NEXT_BEAT });
        assert.equal(early.status(), 425);
        await status(me.page, "warn");
        await postpone(olga.page, hall.origin, "en", slug, 5);
        await status(me.page, "good", NEXT_BEAT);
        // Up to a beat's wait has passed since: five minutes, or the one before or after.
        assert.match(await clock.textContent(), /\s[456]:\d\d$/);
        assert.ok(await stayed(me.page));
        me.assertCalm(["425 (Too Early)"]);
      });

      test("what is asked and raised is seen without loading the page again", { timeout: 60_000 }, async (t) => {
        const [amina, berta] = await Promise.all([inside(t, hall, slug), inside(t, hall, slug, { l: "ar", size: NARROW })]);
        await Promise.all([amina, berta].map(({ page }) => mark(page)));
        const question = (page, text) => page.locator("#questions > .q", { hasText: text });
        const ask = async ({ page }, text) => {
          await page.fill("textarea[name=question]", text);
          await page.locator('form[action^="/api/ask"] button').click();
          await question(page, text).waitFor();
          assert.equal(await page.inputValue("textarea[name=question]"), "", "the form is empty again");
        };
        await ask(amina, "Which crates keep the cold?");
        await ask(berta, "Who pays for the ice?");
        await question(amina.page, "ice").waitFor();
        await amina.page.fill("textarea[name=question]", "Half a thought");
        const up = question(amina.page, "ice").locator(".up");
        await up.click();
        // Her own button keeps the focus and shows the new figure; elsewhere the question moves up.
        await amina.page.waitForFunction(
          (button) => button.getAttribute("aria-pressed") === "true" && button.textContent.includes("1"),
          await up.elementHandle(),
        );
        assert.ok(await up.evaluate((button) => button === document.activeElement));
        await berta.page.locator("#questions > .q:first-child", { hasText: "ice" }).waitFor();
        assert.equal(digits(await berta.page.locator("#questions > .q:first-child .up").textContent()), 1);
        // Once she goes on, it moves up on her page too, and is still pressed.
        await amina.page.locator("textarea[name=question]").focus();
        await amina.page.locator("#questions > .q:first-child", { hasText: "ice" }).waitFor();
        assert.equal(await up.getAttribute("aria-pressed"), "true");
        assert.equal(await amina.page.inputValue("textarea[name=question]"), "Half a thought");
        for (const one of [amina, berta]) {
          assert.ok(await stayed(one.page), "no page was loaded again");
          one.assertCalm();
        }
      });

      test("a server that restarts is waited for, and the end is seen at once", { timeout: 150_000 }, async (t) => {
        const own = await openHall({ databaseUrl });
        t.after(() => own.close());
        const slug = await lecture(own);
        const me = await inside(t, own, slug);
        await mark(me.page);
        await own.restart(() => status(me.page, "warn", NEXT_BEAT));
        await status(me.page, "good", NEXT_BEAT);
        const { lease } = me.sent.at(-1);
        assert.match(lease, /^[0-9a-f]{32}$/, "with the lease it had");

        // The organizer ends it. The stream, which has come back too, tells the room; the last beat follows.
        const olga = await visitor(browser);
        t.after(() => olga.close());
        await signIn(olga.page, own.origin, "en", own.organizer, own.password);
        await me.page.waitForTimeout(3_000);
        const last = beaten(me.page);
        await end(olga.page, own.origin, "en", slug);
        const result = me.page.locator(`.credit a[href="/en/lectures/${slug}/live"]`).first();
        await result.waitFor({ state: "visible", timeout: 10_000 });
        assert.ok(await stayed(me.page));
        const answer = await last;
        assert.equal(answer.status(), 410, "the last beat is counted");
        const counted = Number((await answer.text()).split(" ")[1]);
        // Some seconds later the end screen tells them.
        await me.page.locator("main.ended").waitFor({ timeout: 60_000 });
        const credited = await me.page.locator("main.ended .credit span").first().textContent();
        assert.match(credited, new RegExp(`^${Math.floor(counted / 60_000)} of \\d+ min credited$`));
      });
    });
  }
});

/** The first beat that a page sends from what is loaded by `load`, as its form. */
async function beatOf(page, load, sent) {
  const before = sent.length;
  await load();
  await page.waitForFunction(() => document.querySelector('.credit [role="status"].good'));
  // The page that was left sent its last one first.
  return sent.slice(before).at(-1);
}
