// A page's address for others, and lectures in other calendars: by a press where there is a script, and in plain sight where not.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { NARROW, visitor } from "../support/browser.mjs";
import { givenHall } from "../support/given.mjs";
import { LINK, press, publish, signIn, signUp } from "../support/job.mjs";

let hall;
let browser;
let slug;

givenHall({}, async (own) => {
  ({ hall, browser } = own);
  const olga = await visitor(browser);
  await signIn(olga.page, hall.origin, "en", hall.organizer, hall.password);
  // Before its door opens: then there is time to note it down.
  ({ slug } = await publish(olga.page, hall.origin, "en", LINK, 60, 120));
  await olga.close();
}, { timeout: 120_000 });

/** Opens a lecture's page, and on it what is there for others. */
async function opened(t, l, more) {
  const me = await visitor(browser, more);
  t.after(() => me.close());
  const address = `${hall.origin}/${l}/lectures/${slug}`;
  await me.page.goto(address);
  await me.page.locator("#share > summary").click();
  return { ...me, address, share: me.page.locator("#share") };
}

const fits = (page) => page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth);

describe("a lecture's page for others", () => {
  test("a press copies its address", { timeout: 30_000 }, async (t) => {
    const { page, context, share, address, assertCalm } = await opened(t, "en");
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    assert.equal(await share.getByRole("status").textContent(), "");
    await share.locator("[data-copy]").click();
    await share.getByRole("status").filter({ hasText: /\S/ }).waitFor();
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), address);
    assertCalm();
  });

  test("the device's own sheet is offered where there is one", { timeout: 30_000 }, async (t) => {
    const none = await opened(t, "en");
    assert.equal(await none.share.locator("[data-share]").isVisible(), false);
    const sheet = "Object.defineProperty(navigator, 'share', { value: (what) => ((window.shared = what), Promise.reject(new Error('put away'))) })";
    const { page, share, address, assertCalm } = await opened(t, "en", { before: sheet });
    await share.locator("[data-share]").click();
    const shared = await page.evaluate(() => window.shared);
    assert.equal(shared.url, address);
    assert.match(shared.title, /^Cold chains/);
    // Whoever puts it away has done nothing wrong.
    assertCalm();
  });

  for (const l of ["en", "ar"]) {
    test(`without script it stands in its field and in a picture, in ${l}`, { timeout: 30_000 }, async (t) => {
      const { page, share, address, assertCalm } = await opened(t, l, { scripts: false, size: NARROW });
      const field = share.locator("input");
      assert.equal(await field.inputValue(), address);
      assert.ok(await field.isVisible());
      assert.equal(await field.evaluate((input) => input.readOnly), true);
      for (const button of await share.locator("button").all()) assert.equal(await button.isVisible(), false, "what does nothing is not there");
      const code = share.locator("svg.qr");
      assert.ok(await code.isVisible());
      assert.ok((await code.getAttribute("aria-label")).includes(address), "and says what it is");
      assert.ok(await fits(page));
      assertCalm();
    });
  }
});

describe("a lecture in other calendars", () => {
  test("a menu, which opens by keyboard and without script, leads there", { timeout: 60_000 }, async (t) => {
    const { page, close, assertCalm } = await visitor(browser, { scripts: false, size: NARROW });
    t.after(close);
    await signUp(page, hall.origin, "en", slug, "Amina Uwase");
    const menu = page.locator(".ticket details.menu");
    await menu.locator("summary").focus();
    await page.keyboard.press("Enter");
    const links = menu.locator("a");
    assert.equal(await links.count(), 4);
    for (const [n, host] of ["calendar.google.com", "outlook.live.com", "outlook.office.com"].entries()) {
      const link = links.nth(n);
      assert.ok(await link.isVisible(), host);
      assert.equal(new URL(await link.getAttribute("href")).host, host);
      assert.equal(await link.getAttribute("rel"), "noopener noreferrer");
      assert.equal(await link.getAttribute("referrerpolicy"), "no-referrer");
    }
    assert.ok(await fits(page));
    const file = await page.request.get(new URL(await links.nth(3).getAttribute("href"), hall.origin).href);
    assert.match(file.headers()["content-type"], /^text\/calendar/);
    assert.ok(!(await file.text()).includes(LINK) && !(await page.content()).includes(LINK), "the meeting is in none of them");
    assertCalm();
  });

  test("the programme is followed as it is narrowed", { timeout: 30_000 }, async (t) => {
    const { page, close, assertCalm } = await visitor(browser, { scripts: false });
    t.after(close);
    await page.goto(`${hall.origin}/en/?topic=skills`);
    const part = page.locator("main .aside");
    await part.locator("summary").click();
    const address = await part.locator("input").inputValue();
    assert.equal(address, `${hall.origin}/en/calendar/programme.ics?topic=skills`);
    const opens = await part.locator("a").getAttribute("href");
    assert.equal(opens, address.replace(/^\w+:/, "webcal:"));
    assert.equal(await page.locator("head link[type='text/calendar']").getAttribute("href"), address);
    const feed = await fetch(address);
    assert.equal(feed.status, 200);
    assert.ok((await feed.text()).includes(`UID:${slug}@`));
    assertCalm();
  });

  test("one's own lectures have an address that is shown once, renewed and ended", { timeout: 60_000 }, async (t) => {
    const { page, close, context, assertCalm } = await visitor(browser, { size: NARROW });
    t.after(close);
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await signUp(page, hall.origin, "en", slug, "Bea Mutesi");
    await page.goto(`${hall.origin}/en/my`);
    const part = page.locator("#calendar");
    const made = async () => {
      await press(page, "make-calendar-address");
      return part.locator("input[readonly]").inputValue();
    };
    const first = await made();
    await part.locator("[data-copy]").click();
    await part.locator(".copy [role=status]").filter({ hasText: /\S/ }).waitFor();
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), first);
    assert.ok(await fits(page));
    const answers = async (address) => (await fetch(address)).status;
    assert.equal(await answers(first), 200, "a calendar has no session");
    await page.goto(`${hall.origin}/en/my`);
    assert.equal(await part.locator("input[readonly]").count(), 0, "it was shown");
    const second = await made();
    assert.deepEqual([await answers(first), await answers(second)], [404, 200]);
    await press(page, "end-calendar-address");
    assert.equal(await answers(second), 404);
    assertCalm();
  });
});
