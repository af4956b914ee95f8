// What a phone on a slow line waits for: 400 kbit/s, 400 ms each way and back, a processor four times slower, an empty profile.
// `cargo xtask bench slow-line` runs it on a demonstration hall and prints its lines in the table; it is bounded in visits.

import { launch, visitor } from "../support/browser.mjs";
import { PASSWORD, openHall, unique } from "../support/hall.mjs";

const PHONE = { size: { width: 360, height: 780 }, hasTouch: true, isMobile: true };
const LINE = { offline: false, latency: 400, downloadThroughput: 400_000 / 8, uploadThroughput: 400_000 / 8 };
const SLOWER = 4;
/** Visits of each kind; the median is told. */
const VISITS = 3;

const hall = await openHall({ demo: true });
const browser = await launch();

/** A visitor on the slow line. */
async function phone(locale) {
  const me = await visitor(browser, { ...PHONE, locale });
  const line = await me.context.newCDPSession(me.page);
  await line.send("Network.enable");
  await line.send("Network.emulateNetworkConditions", LINE);
  await line.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
  return me;
}

const median = (times) => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)];
const seconds = (ms) => `${(ms / 1000).toFixed(2)} s`;

/**
 * Milliseconds from the beginning of the visit to the first words on the screen: those of the first document, also where it is
 * loaded once more when its reader's zone is known.
 */
async function firstPaint(path, locale) {
  const times = [];
  for (let visit = 0; visit < VISITS; visit++) {
    const me = await phone(locale);
    let begun;
    let told;
    const painted = new Promise((tell) => (told = tell));
    await me.context.exposeFunction("painted", (at) => told(at - begun));
    await me.context.addInitScript(() => {
      new PerformanceObserver((seen) => {
        const words = seen.getEntriesByName("first-contentful-paint")[0];
        if (words) window.painted(performance.timeOrigin + words.startTime);
      }).observe({ type: "paint", buffered: true });
    });
    begun = Date.now();
    await me.page.goto(`${hall.origin}${path}`, { timeout: 60_000 });
    times.push(await painted);
    await me.close();
  }
  return median(times);
}

/** Milliseconds from `/` to a seat in a lecture of the programme, by a new account, without what it takes to type. */
async function enrolled() {
  const times = [];
  for (let visit = 0; visit < VISITS; visit++) {
    const me = await phone("en");
    const { page } = me;
    page.setDefaultTimeout(60_000);
    let spent = 0;
    /** Does what leads to another page, and waits until that one can be read. */
    const goes = async (act) => {
      const begun = Date.now();
      await Promise.all([page.waitForEvent("domcontentloaded"), act()]);
      await page.waitForFunction(() => performance.getEntriesByName("first-contentful-paint").length > 0);
      spent += Date.now() - begun;
    };
    await goes(() => page.goto(`${hall.origin}/`, { waitUntil: "commit" }));
    const open = page.locator('main a[href^="/en/lectures/"]', { hasText: OPEN });
    await goes(() => open.first().click());
    await goes(() => page.locator('main a[href^="/en/sign-up"]').first().click());
    await page.fill("[name=name]", "Amina Uwase");
    await page.fill("[name=email]", `${unique("amina")}@example.org`);
    await page.fill("[name=password]", PASSWORD);
    await page.check('[name=kind][value="practitioner"]');
    await page.selectOption("[name=country]", "RW");
    await page.fill("[name=organisation]", "Highland Coffee");
    await page.selectOption("[name=time_zone]", "Africa/Kigali");
    await goes(() => page.locator('form[action^="/api/sign-up"] button').last().click());
    if (!(await page.locator(".notice.ok").isVisible())) throw new Error(`not enrolled at ${page.url()}`);
    times.push(spent);
    await me.close();
  }
  return median(times);
}

/** The title of a lecture for everyone that can still be enrolled in. */
async function openLecture() {
  const me = await visitor(browser, { scripts: false, locale: "en" });
  await me.page.goto(`${hall.origin}/en/?audience=everyone`);
  for (const link of await me.page.locator('main .row a[href^="/en/lectures/"], main h3 a[href^="/en/lectures/"]').all()) {
    const [title, href] = [await link.textContent(), await link.getAttribute("href")];
    const look = await visitor(browser, { scripts: false, locale: "en" });
    await look.page.goto(`${hall.origin}${href}`);
    const can = await look.page.locator('main a[href^="/en/sign-up"]').count();
    await look.close();
    if (can > 0) {
      await me.close();
      return { title, href };
    }
  }
  throw new Error("no lecture of the demonstration can be enrolled in");
}

const { title: OPEN, href } = await openLecture();
try {
  for (const [what, path, locale] of [
    ["the programme, by its bare address", "/", "en"],
    ["the programme in Arabic", "/ar/", "ar"],
    ["the programme in Thai", "/th/", "th"],
    ["a lecture’s page", href, "en"],
    ["the replays", "/en/replays", "en"],
    ["sign-up", "/en/sign-up", "en"],
  ]) {
    console.log(`first words on the screen: ${what}\t${seconds(await firstPaint(path, locale))}`);
  }
  console.log(`from / to a seat, by a new account, typing left out\t${seconds(await enrolled())}`);
} finally {
  await browser.close();
  await hall.close();
}
