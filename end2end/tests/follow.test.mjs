// Pages that follow their lecture without a reload and without wasm: the lecture's page, the door, and the programme's head.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { NARROW, WIDE, sideways, visitor } from "../support/browser.mjs";
import { givenHall } from "../support/given.mjs";
import { FILM } from "../support/hall.mjs";
import { LINK, end, postpone, press, publish, signIn, signUp, start } from "../support/job.mjs";

/** Further than any part waits while a lecture is near, so that its page looks again at once. */
const FORWARD = 200_000;
/** So many minutes ahead the door is closed, and open. */
const [CLOSED, OPEN] = [30, 10];
const IN_ROOM = "main a[target=_blank]";
const JOIN = '#ticket form[action^="/api/join"]';
const COUNTED = { en: /^[23]\d:[0-5]\d$/, ar: /^[٢٣][٠-٩]:[٠-٥][٠-٩]$/ };

const byItself = (r) => "x-follow" in r.headers();
/** What is said of a page that has changed by itself. */
const said = (page) => page.locator("body > p[role=status]").textContent();
/** Marks the page as it is now; `stayed` holds for as long as it is not loaded anew. */
const mark = (page) => page.evaluate(() => (window.marked = true));
const stayed = (page) => page.evaluate(() => window.marked === true);

/** Puts the page's clock forward, time after time, until it shows that by itself. */
async function follows(page, css) {
  const shown = page.locator(css).first();
  while (!(await shown.isVisible())) {
    await page.clock.fastForward(FORWARD);
    await shown.waitFor({ timeout: 2_000 }).catch(() => {});
  }
}

/** Lets the page do what it has to do by now; its timers are this test's. */
const settled = async (page) => {
  for (let times = 0; times < 3; times += 1) {
    await page.evaluate(() => {
      const { port1, port2 } = new MessageChannel();
      return new Promise((done) => {
        port1.onmessage = done;
        port2.postMessage(0);
      }).then(() => 0);
    });
  }
};

/** From here on the page's clock stands but for what this test puts it forward by; it looks once more at that. */
async function still(page, ends = "requestfinished") {
  const ended = page.waitForEvent(ends, byItself);
  await page.clock.pauseAt((await page.evaluate(() => Date.now())) + 10 * FORWARD);
  await ended;
  await settled(page);
}

/** Puts the page's clock forward, and waits until it has been answered. */
async function looked(page) {
  const answered = page.waitForResponse((r) => byItself(r.request()));
  await page.clock.fastForward(FORWARD);
  await (await answered).finished();
  await settled(page);
}

describe("a page that follows its lecture", { concurrency: 3 }, () => {
  let hall;
  let browser;
  givenHall({}, (own) => ({ hall, browser } = own));

  /** Whoever organizes, with a lecture whose door is closed still. */
  async function lecture(t) {
    const olga = await visitor(browser);
    t.after(olga.close);
    await signIn(olga.page, hall.origin, "en", hall.organizer, hall.password);
    return { olga, ...(await publish(olga.page, hall.origin, "en", undefined, 60, CLOSED)) };
  }

  /** Somebody with a seat, on the lecture's page. */
  async function enrolled(t, slug, l = "en", size = WIDE) {
    const amina = await visitor(browser, { size });
    t.after(amina.close);
    await amina.page.clock.install();
    await signUp(amina.page, hall.origin, l, slug);
    return amina;
  }

  for (const [l, size] of [["en", WIDE], ["ar", NARROW]]) {
    test(`from before its door to its replay, ${l} at ${size.width} px`, { timeout: 240_000 }, async (t) => {
      const { origin } = hall;
      const { olga, slug, title } = await lecture(t);
      const amina = await enrolled(t, slug, l, size);
      const { page } = amina;
      await mark(page);
      const timer = page.locator("#ticket [data-counts]");
      await timer.filter({ hasText: COUNTED[l] }).waitFor();
      const shown = await timer.textContent();
      await page.waitForFunction((shown) => document.querySelector("#ticket [data-counts]").textContent !== shown, shown);
      assert.equal(await page.locator(JOIN).count(), 0);
      assert.equal(await sideways(page), null);

      const withdraw = page.locator('#ticket form[action^="/api/withdraw"] button');
      await withdraw.focus();
      await postpone(olga.page, origin, "en", slug, OPEN);
      await follows(page, JOIN);
      assert.ok((await said(page)).includes(title), await said(page));
      const focused = await page.evaluate(() => document.activeElement.form?.getAttribute("action"));
      assert.match(focused ?? "", /^\/api\/withdraw/, "who works with keys is where they were");

      await start(olga.page, origin, "en", slug);
      await follows(page, "#ticket.live .live-text");
      assert.equal(await timer.count(), 0);

      await end(olga.page, origin, "en", slug);
      await follows(page, "#ticket:not(.live)");
      assert.equal(await page.locator(JOIN).count(), 0);
      const over = await said(page);

      await olga.page.setInputFiles("input[name=video]", FILM);
      await olga.page.fill("form.upload [name=no_captions_reason]", "Captions follow.");
      await olga.page.locator("form.upload > button").click();
      await olga.page.locator(`a[href="/en/replays/${slug}"]`).first().waitFor();
      await follows(page, `#ticket a[href="/${l}/replays/${slug}"]`);
      assert.notEqual(await said(page), over);
      assert.equal(await sideways(page), null);
      assert.ok(await stayed(page), "without loading the page again");
      assert.equal(await page.locator("[data-follow]").count(), 0, "and nothing is awaited any more");
      amina.assertCalm();
      olga.assertCalm();
    });
  }

  test("whoever waits before the door is let in when it opens", { timeout: 120_000 }, async (t) => {
    const { olga, slug } = await lecture(t);
    const [amina, bo] = [await enrolled(t, slug), await enrolled(t, slug)];
    const room = `${hall.origin}/en/lectures/${slug}/live`;
    for (const { page } of [amina, bo]) {
      await page.goto(room);
      await page.locator("#door [data-counts]").filter({ hasText: /^1\d:[0-5]\d$/ }).waitFor();
    }
    // Who came in by another tab meanwhile is shown the room, too; until then this one does not look.
    await still(bo.page);
    const elsewhere = await bo.context.newPage();
    await postpone(olga.page, hall.origin, "en", slug, OPEN);
    await elsewhere.goto(room);
    await press(elsewhere, "join");
    await elsewhere.close();
    for (const { page, assertCalm } of [amina, bo]) {
      await follows(page, IN_ROOM);
      assert.equal(await page.locator(IN_ROOM).first().getAttribute("href"), LINK);
      assert.equal(page.url(), room);
      assertCalm();
    }
  });

  test("without script the door says when it opens, and is looked at again by a link", { timeout: 60_000 }, async (t) => {
    const { olga, slug } = await lecture(t);
    const amina = await visitor(browser, { scripts: false });
    t.after(amina.close);
    await signUp(amina.page, hall.origin, "en", slug);
    await amina.page.goto(`${hall.origin}/en/lectures/${slug}/live`);
    assert.match(await amina.page.locator("#door [data-counts]").textContent(), /^1\d minutes$/);
    await postpone(olga.page, hall.origin, "en", slug, OPEN);
    await amina.page.locator("#door a.button.main").click();
    await press(amina.page, "join");
    assert.equal(await amina.page.locator(IN_ROOM).first().getAttribute("href"), LINK);
  });

  test("what somebody types is theirs, and so is what they have opened", { timeout: 120_000 }, async (t) => {
    const { olga, slug } = await lecture(t);
    const { page, assertCalm } = await enrolled(t, slug);
    await postpone(olga.page, hall.origin, "en", slug, OPEN);
    const put = (html) => page.evaluate((html) => document.querySelector("#ticket").insertAdjacentHTML("beforeend", html), html);
    await put('<input id="note">');
    await page.fill("#note", "Half a sen");
    await page.evaluate(() => document.activeElement.blur());
    for (let times = 0; times < 2; times += 1) await looked(page);
    assert.equal(await page.inputValue("#note"), "Half a sen");
    assert.equal(await page.locator(JOIN).count(), 0);
    await page.evaluate(() => document.querySelector("#note").remove());
    await put('<details id="more" open><summary>More</summary>Much more</details>');
    await looked(page);
    assert.equal(await page.locator("#more[open]").count(), 1);
    await page.evaluate(() => (document.querySelector("#more").open = false));
    await put('<button popovertarget="few">Few</button><div id="few" popover="auto">A few rows</div>');
    await page.locator("[popovertarget=few]").click();
    await looked(page);
    assert.equal(await page.locator("#few:popover-open").count(), 1, "a menu too");
    await page.keyboard.press("Escape");
    await follows(page, JOIN);
    assertCalm();
  });

  test("who is signed out asks no more, and a lost line is asked less and less often", { timeout: 120_000 }, async (t) => {
    const { slug } = await lecture(t);
    const { page, context } = await enrolled(t, slug);
    await page.goto(`${hall.origin}/en/lectures/${slug}/live`);
    let asked = 0;
    page.on("request", (r) => {
      if (byItself(r) && !r.redirectedFrom()) asked += 1;
    });
    // What is lost is asked for again after half a minute and some seconds, then after twice as long.
    await page.evaluate(() => (Math.random = () => 0));
    let lost = true;
    await context.route("**/live", (route) => (lost && byItself(route.request()) ? route.abort() : route.continue()));
    const failed = async () => {
      const gone = page.waitForEvent("requestfailed", byItself);
      await page.clock.fastForward(FORWARD);
      await gone;
      await settled(page);
    };
    await still(page, "requestfailed");
    for (let times = 0; times < 2; times += 1) await failed();
    const before = asked;
    // By now it is four times half a minute.
    await page.clock.runFor(115_000);
    await settled(page);
    assert.equal(asked, before, "it waits");
    lost = false;
    await context.clearCookies();
    const led = page.waitForResponse((r) => r.url().includes("/sign-in"));
    await page.clock.fastForward(FORWARD);
    await led;
    await settled(page);
    const last = asked;
    for (let times = 0; times < 3; times += 1) {
      await page.clock.fastForward(FORWARD);
      await settled(page);
    }
    assert.equal(asked, last, "signed out");
    assert.equal(await page.locator("#gate").count(), 1, "the page stays as it was");
  });
});

describe("the programme's head", () => {
  let hall;
  let browser;
  givenHall({}, (own) => ({ hall, browser } = own));

  test("follows what is next until it is over", { timeout: 120_000 }, async (t) => {
    const { origin } = hall;
    const [olga, bo] = [await visitor(browser), await visitor(browser, { size: NARROW })];
    t.after(() => Promise.all([olga.close(), bo.close()]));
    await signIn(olga.page, origin, "en", hall.organizer, hall.password);
    const { slug, title } = await publish(olga.page, origin, "en", undefined, 60, CLOSED);
    await bo.page.clock.install();
    await bo.page.goto(`${origin}/en/`);
    await bo.page.waitForFunction(() => /zone=/.test(document.cookie));
    await bo.page.locator("#now [data-counts]").filter({ hasText: COUNTED.en }).waitFor();
    await mark(bo.page);
    await postpone(olga.page, origin, "en", slug, OPEN);
    await start(olga.page, origin, "en", slug);
    await follows(bo.page, "#now .dot");
    assert.ok((await said(bo.page)).includes(title));
    assert.ok(await stayed(bo.page));
    await end(olga.page, origin, "en", slug);
    // Nothing is to come: what stood beside the sentence is gone, so the page is another one.
    await follows(bo.page, "main > .empty");
    assert.equal(await bo.page.locator("#now").count(), 0);
    bo.assertCalm();
  });
});
