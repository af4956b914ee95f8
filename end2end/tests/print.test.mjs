// What stands on paper: the times with their zone, and where the page came from; and nothing that can only be pressed.
// Chromium lays the page out as it prints it; how it looks is to be looked at (`page.pdf()` in `shots/`, where asked for).

import assert from "node:assert/strict";
import { mkdir } from "node:fs/promises";
import { resolve } from "node:path";
import { describe, test } from "node:test";
import { visitor } from "../support/browser.mjs";
import { givenHall } from "../support/given.mjs";
import { signIn } from "../support/job.mjs";

const SHOTS = process.env.PRINT_SHOTS && resolve(import.meta.dirname, "../shots/print");
/** What paper is no use for. */
const PRESSED = "button, .button, .filters, .tools, .foot, .skip, nav.pages, .head nav";
/** The width of A4 within its margins, in CSS pixels. */
const PAPER = { width: 718, height: 1000 };

let hall;
let browser;
const paths = {};

givenHall({ demo: true }, async (own) => {
  ({ hall, browser } = own);
  const look = await visitor(browser, { scripts: false });
  const first = async (path, css) => {
    await look.page.goto(`${hall.origin}${path}`);
    return (await look.page.locator(css).first().getAttribute("href")).replace(/^\/en/, "");
  };
  paths.lecture = await first("/en/", '.days li a[href^="/en/lectures/"]');
  paths.replay = await first("/en/replays", 'main a[href^="/en/replays/"]');
  await look.close();
}, { timeout: 240_000 });

const shown = async (locator) => {
  const all = [];
  for (const one of await locator.all()) if (await one.isVisible()) all.push(one);
  return all;
};

async function onPaper(page, l, path) {
  const answer = await page.goto(`${hall.origin}/${l}${path}`);
  assert.equal(answer.status(), 200, path);
  assert.deepEqual(await shown(page.locator(".paper")), [], `${path}: on a screen it is in nobody's way`);
  await page.setViewportSize(PAPER);
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  assert.deepEqual(await shown(page.locator(PRESSED)), [], `${path}: nothing on paper can be pressed`);
  const colours = await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme);
  assert.equal(colours, "light", "paper is white");
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.ok(wide <= 0, `${path}: ${wide} px do not fit on the sheet`);
  if (SHOTS) {
    await mkdir(SHOTS, { recursive: true });
    await page.pdf({ path: `${SHOTS}/${l}${path.replace(/\W+/g, "-")}.pdf`, format: "A4" });
  }
  const address = page.locator(".paper.address");
  assert.equal(await address.count(), 1, path);
  assert.ok((await address.textContent()).includes(page.url()), `${path}: ${await address.textContent()}`);
  assert.ok(await address.isVisible());
  return address;
}

/** A phone reads what is wider than this, and dark on white. */
async function readable(code) {
  const box = await code.boundingBox();
  assert.ok(box.width >= 90 && Math.abs(box.width - box.height) < 1, JSON.stringify(box));
  assert.deepEqual(await code.locator("path").evaluateAll((all) => all.map((path) => getComputedStyle(path).fill)), ["rgb(255, 255, 255)", "rgb(0, 0, 0)"]);
}

describe("a page on paper", () => {
  for (const l of ["en", "ar"]) {
    for (const [name, path, times] of [
      ["the programme", () => "/", ".day > h2"],
      ["the past lectures", () => "/?past=1", ".day > h2"],
      ["a lecture", () => paths.lecture, ".ticket .when"],
      ["the replays", () => "/replays"],
      ["a replay", () => paths.replay],
    ]) {
      test(`${name} in ${l} says whose clock it follows, and its address in words and for a phone`, { timeout: 60_000 }, async (t) => {
        const me = await visitor(browser, { timezoneId: "Africa/Kigali" });
        t.after(() => me.close());
        // The first visit tells the hall the zone; what is printed is the page with its name.
        await me.page.goto(`${hall.origin}/${l}/counting`);
        const address = await onPaper(me.page, l, path());
        await readable(address.locator("svg.qr"));
        if (times) {
          const beside = await me.page.locator(times).all();
          assert.ok(beside.length > 0);
          for (const one of beside) {
            const zone = one.locator(".paper [data-zone-name]");
            assert.ok(await zone.isVisible());
            assert.match((await zone.textContent()).replace(/[\u2066-\u2069]/g, ""), l === "en" ? /^Kigali \(GMT\+2\)$/ : /GMT\+2/);
          }
        }
        me.assertCalm();
      });
    }
  }

  test("on a first visit paper says the offset of the browser's zone", { timeout: 60_000 }, async (t) => {
    const me = await visitor(browser, { timezoneId: "Asia/Kolkata" });
    t.after(() => me.close());
    await onPaper(me.page, "en", paths.lecture);
    assert.equal((await me.page.locator(".ticket .when .paper").textContent()).trim(), "GMT+5:30");
    me.assertCalm();
  });

  test("somebody's own lectures bear the zone and the address, and no code for others", { timeout: 60_000 }, async (t) => {
    const me = await visitor(browser, { timezoneId: "Africa/Kigali" });
    t.after(() => me.close());
    await signIn(me.page, hall.origin, "en", "practitioner@demo.example", hall.password);
    const address = await onPaper(me.page, "en", "/my");
    assert.equal(await address.locator("svg").count(), 0);
    const coming = me.page.locator("section[aria-labelledby=coming] p.paper");
    if (await me.page.locator("section[aria-labelledby=coming]").count()) assert.ok(await coming.isVisible());
    me.assertCalm();
  });
});
