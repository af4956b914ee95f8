// Whose clock the times follow: on a first visit that of the browser, and from then on as the hall writes it.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { NARROW, visitor } from "../support/browser.mjs";
import { givenHall } from "../support/given.mjs";
import { postpone, publish, signIn } from "../support/job.mjs";

const HOUR = /^\d\d:\d\d$/;

describe("the zone of a visitor", () => {
  let hall;
  let browser;
  let slug;
  let starts;
  let moved;
  let abroad;
  givenHall({}, async (own) => {
    ({ hall, browser } = own);
    const olga = await visitor(browser);
    await signIn(olga.page, hall.origin, "en", hall.organizer, hall.password);
    const published = await publish(olga.page, hall.origin, "en");
    [slug, starts] = [published.slug, new Date(published.starts)];
    moved = await publish(olga.page, hall.origin, "en", undefined, 60, 26 * 60);
    await postpone(olga.page, hall.origin, "en", moved.slug, 50 * 60);
    // At every hour it is of the same day there as in UTC.
    const there = new Date().getUTCHours() < 15 ? "Asia/Shanghai" : "America/Bogota";
    abroad = await publish(olga.page, hall.origin, "en", undefined, 60, 6, there);
    await olga.close();
  }, { timeout: 120_000 });

  test("an offset stands after its place from right to left too", { timeout: 60_000 }, async (t) => {
    const { page, assertCalm } = await opened(t, "Africa/Kigali", `/ar/lectures/${abroad.slug}`, "ar");
    // On a first visit the own zone is its offset alone.
    await page.reload();
    const places = await page.locator(".ticket dd").evaluateAll((all) =>
      all.flatMap((dd) => {
        const text = dd.textContent;
        const nodes = document.createTreeWalker(dd, NodeFilter.SHOW_TEXT);
        const left = (wanted) => {
          nodes.currentNode = dd;
          for (let node; (node = nodes.nextNode()); ) {
            const at = node.data.indexOf(wanted);
            if (at < 0) continue;
            const range = document.createRange();
            range.setStart(node, at);
            range.setEnd(node, at + 1);
            return range.getBoundingClientRect();
          }
        };
        const city = text.match(/([\u0621-\u064a]+)[^\u0621-\u064a]*\(.?GMT/)?.[1];
        return city ? [[text, left(city), left("GMT")]] : [];
      }),
    );
    assert.equal(places.length, 2, "the reader's and the host's");
    for (const [text, city, offset] of places) assert.ok(city.top < offset.top || city.left > offset.left, text);
    assertCalm();
  });

  const label = (page) => page.locator("[data-zone-name]").first().textContent();
  const opened = async (t, timezoneId, path, locale = "en") => {
    const bo = await visitor(browser, { size: NARROW, timezoneId, locale });
    t.after(() => bo.close());
    await bo.page.goto(hall.origin + path);
    return bo;
  };

  test("whose day is another has the lectures under the own days from the first visit", { timeout: 60_000 }, async (t) => {
    // At every hour one of the two is a day away from where the lecture is held.
    const zone = starts.getUTCHours() < 11 ? "Pacific/Pago_Pago" : "Pacific/Kiritimati";
    const day = starts.toLocaleDateString("sv", { timeZone: zone });
    assert.notEqual(day, starts.toISOString().slice(0, 10));
    const { page, assertCalm } = await opened(t, zone, "/en/");
    await page.locator(`section.day > h2#day-${day}`).waitFor();
    const time = page.locator(`section.day:has(#day-${day}) time`).first();
    assert.match(await time.textContent(), HOUR);
    assert.equal(await time.textContent(), starts.toLocaleTimeString("en-GB", { timeZone: zone, hour: "2-digit", minute: "2-digit" }));
    const told = await page.locator("p.zone [data-zone-name]").textContent();
    assert.equal(told, zone.endsWith("Kiritimati") ? "Kiritimati (GMT+14)" : "Pago Pago (GMT−11)");
    assertCalm();
  });

  test("a lecture that was moved says from when by the reader's clock, and its day is not taken for the other", { timeout: 60_000 }, async (t) => {
    const { page, assertCalm } = await opened(t, "UTC", "/en/");
    const row = page.locator("li.lecture", { has: page.locator(`a[href="/en/lectures/${moved.slug}"]`) });
    const at = (timeZone) => new Date(moved.starts).toLocaleTimeString("en-GB", { timeZone, hour: "2-digit", minute: "2-digit" });
    assert.ok((await row.locator("p time").textContent()).endsWith(at("UTC")));
    assert.equal(await page.evaluate(() => performance.getEntriesByType("navigation")[0].type), "navigate", "nothing is loaded again");
    const bo = await opened(t, "Asia/Kolkata", `/en/lectures/${moved.slug}`);
    const told = await bo.page.locator(".ticket p.warn-text time").textContent();
    assert.ok(told.endsWith(at("Asia/Kolkata")), told);
    bo.assertCalm();
    assertCalm();
  });

  for (const l of ["en", "zh", "th", "ar"]) {
    test(`a day and a time are joined on the first visit as the hall joins them from then on: ${l}`, { timeout: 60_000 }, async (t) => {
      const { page, assertCalm } = await opened(t, "Africa/Kigali", `/${l}/lectures/${moved.slug}`, l);
      const told = page.locator(".ticket p.warn-text time[data-f=dt]");
      const first = await told.textContent();
      await page.reload();
      assert.equal(first, await told.textContent());
      assertCalm();
    });
  }

  for (const [zone, offset, names] of [
    ["Africa/Dar_es_Salaam", "GMT+3", { en: "Dar es Salaam", ar: "دار السلام", zh: "达累斯萨拉姆" }],
    ["America/Port_of_Spain", "GMT−4", { en: "Port of Spain", ar: "بورت أوف سبين" }],
    ["Asia/Saigon", "GMT+7", { en: "Ho Chi Minh City", zh: "胡志明市", th: "นครโฮจิมินห์" }],
    ["Asia/Calcutta", "GMT+5:30", { en: "Kolkata", ar: "كالكتا" }],
    ["Etc/GMT+5", "GMT−5", { en: "", ar: "" }],
    ["Etc/GMT-7", "GMT+7", { en: "", th: "" }],
  ]) {
    test(`${zone} is its offset on the first visit, and from then on its name`, { timeout: 60_000 }, async (t) => {
      const { page, assertCalm } = await opened(t, zone, `/en/lectures/${slug}`);
      assert.equal(await label(page), offset);
      const shown = page.locator("main time[data-f=t]");
      for (const time of await shown.all()) assert.match(await time.textContent(), HOUR, "its day stands beside it");
      const local = starts.toLocaleTimeString("en-GB", { timeZone: zone, hour: "2-digit", minute: "2-digit" });
      assert.equal(await shown.first().textContent(), local);
      for (const [l, name] of Object.entries(names)) {
        await page.goto(`${hall.origin}/${l}/lectures/${slug}`);
        assert.equal((await label(page)).replace(/[\u2066-\u2069]/g, "").replace("（", " (").replace("）", ")"), name ? `${name} (${offset})` : offset, l);
      }
      assertCalm();
    });
  }
});
