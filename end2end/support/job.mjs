// The steps of the main job, as people take them: by forms, links and buttons.

import assert from "node:assert/strict";
import { PASSWORD, unique } from "./hall.mjs";
import { digits } from "./browser.mjs";

/** Where the lectures are held. */
export const LINK = "https://meet.example.org/secret-room";

const button = (page, verb) => page.locator(`form[action^="/api/${verb}"] button`).first();

/** Presses the button of a verb, and waits for the page it leads to; fails where that page says it was refused. */
export async function press(page, verb) {
  const [answer] = await Promise.all([
    page.waitForResponse((r) => r.request().method() === "POST" && r.url().includes(`/api/${verb}`)),
    button(page, verb).click(),
  ]);
  assert.equal(answer.status(), 303, `${verb} answers with a page to go to`);
  await page.waitForLoadState("load");
  const errors = page.locator(".errors:visible, .notice.bad");
  assert.equal(await errors.count(), 0, `${verb} was refused: ${await errors.allTextContents()}`);
}

/** Signs in. */
export async function signIn(page, origin, l, email, password) {
  await page.goto(`${origin}/${l}/sign-in`);
  await page.fill("input[name=email]", email);
  await page.fill("input[name=password]", password);
  await press(page, "sign-in");
  await page.locator('form[action^="/api/sign-out"]').waitFor({ state: "attached" });
}

/** An instant as `datetime-local` writes it, in that zone. */
const local = (ms, timeZone = "UTC") => new Date(ms).toLocaleString("sv", { timeZone }).slice(0, 16).replace(" ", "T");

/** Plans a lecture for everyone that starts in so many minutes, and publishes it; answers its slug, title and start. */
export async function publish(page, origin, l, link = LINK, minutes = 60, ahead = 5, zone = "UTC") {
  const title = unique("Cold chains");
  const starts = Math.ceil(Date.now() / 60_000) * 60_000 + ahead * 60_000;
  await page.goto(`${origin}/${l}/organizer/lectures/new`);
  await page.fill("[name=title]", title);
  await page.fill("[name=abstract]", "How fruit stays cool from the field to the door.");
  await page.selectOption("[name=topic]", "skills");
  await page.selectOption("[name=audience]", "everyone");
  await page.selectOption("[name=language]", "en");
  await page.fill("[name=starts_at]", local(starts, zone));
  await page.fill("[name=ends_at]", local(starts + minutes * 60_000, zone));
  await page.selectOption("[name=time_zone]", zone);
  await page.fill("[name=speaker]", "Suda Chai");
  await page.fill("[name=host]", "School of Commerce");
  await page.fill("[name=capacity]", "40");
  await page.fill("[name=live_url]", link);
  await press(page, "save-lecture");
  const slug = new URL(page.url()).pathname.split("/").at(-1);
  assert.match(slug, /^cold-chains-/);
  await press(page, "publish-lecture");
  return { slug, title, starts };
}

/** Moves a lecture that was published so that it starts in so many minutes. */
export async function postpone(page, origin, l, slug, minutes) {
  const starts = Math.ceil(Date.now() / 60_000) * 60_000 + minutes * 60_000;
  await page.goto(`${origin}/${l}/organizer/lectures/${slug}`);
  await page.locator("details", { has: page.locator("[name=starts_at]") }).locator("> summary").click();
  await page.fill("[name=starts_at]", local(starts));
  await page.fill("[name=ends_at]", local(starts + 60 * 60_000));
  await press(page, "save-lecture");
}

/** Makes an account for an official, from the lecture's page: it comes back with a seat in it. */
export async function signUp(page, origin, l, slug, name) {
  await page.goto(`${origin}/${l}/lectures/${slug}`);
  assert.ok(!(await page.content()).includes(LINK), "a visitor does not see the link");
  await makeAccount(page, l, name);
  assert.equal(new URL(page.url()).pathname, `/${l}/lectures/${slug}`, "signing up leads back to the lecture");
  assert.ok(await page.locator(".notice.ok").isVisible(), "and says that a seat was taken");
  assert.equal(await page.locator('form[action^="/api/enrol"]').count(), 0, "so that nothing is left to press");
}

/** Makes an account from any page that offers it. */
export async function makeAccount(page, l, name = "Amina Uwase") {
  await page.locator(`main a[href^="/${l}/sign-up"]`).click();
  await page.fill("[name=name]", name);
  await page.fill("[name=email]", `${unique("amina")}@example.org`);
  await page.fill("[name=password]", PASSWORD);
  await page.check('[name=kind][value="official"]');
  await page.selectOption("[name=country]", "RW");
  await page.fill("[name=organisation]", "Ministry of Trade");
  await page.selectOption("[name=language]", l);
  await page.selectOption("[name=time_zone]", "Africa/Kigali");
  await press(page, "sign-up");
}

/** Joins, with a seat: the door is open. */
export async function join(page, l, slug, link = LINK) {
  assert.ok(!(await page.content()).includes(link), "who has not joined does not see the link");
  await press(page, "join");
  assert.equal(new URL(page.url()).pathname, `/${l}/lectures/${slug}/live`);
  assert.equal(await page.locator("main a[target=_blank]").first().getAttribute("href"), link);
}

/** Starts the lecture by its button. */
export async function start(page, origin, l, slug) {
  await page.goto(`${origin}/${l}/organizer/lectures/${slug}`);
  await press(page, "start-lecture");
}

/** Ends it, by the link that leads to the question, and its answer. */
export async function end(page, origin, l, slug) {
  await page.goto(`${origin}/${l}/organizer/lectures/${slug}`);
  await page.locator(`a[href$="/${slug}/end"]`).click();
  await press(page, "end-lecture");
}

/** The lecture's row of the report. */
export async function report(page, origin, l, slug) {
  await page.goto(`${origin}/${l}/organizer/reports`);
  const row = page.locator(`section[aria-labelledby="by-lecture"] tbody tr`, {
    has: page.locator(`a[href$="/organizer/lectures/${slug}"]`),
  });
  // What stands under a figure, smaller, says what it is made of.
  const cells = await row.locator("td.num").evaluateAll((all) => all.map((cell) => cell.firstChild?.textContent ?? ""));
  const [enrolled, joined, attended, minutes, gathered, byReplay, replays, viewers, , , visitors] = cells.map(digits);
  return { enrolled, joined, attended, minutes, gathered, byReplay, replays, viewers, visitors };
}
