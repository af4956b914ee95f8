// The screen of a room with a stream, and who sits before it.

import { visitor } from "./browser.mjs";
import { join, publish, signIn, signUp, start } from "./job.mjs";

/** A browser that knows no HLS. */
export const UNKNOWING = `HTMLMediaElement.prototype.canPlayType = () => "";`;

export const video = (page) => page.locator("#screen video");

/** Plays, without sound. */
export const play = (page) =>
  video(page).evaluate((v) => {
    v.muted = true;
    return v.play().catch(() => {});
  });

/** Waits until the film has gone on by two seconds. */
export async function plays(page, timeout = 45_000) {
  const from = await video(page).evaluate((v) => v.currentTime);
  const on = (from) => {
    const v = document.querySelector("#screen video");
    return !v.paused && (v.currentTime > from + 2 || v.currentTime < from - 2);
  };
  await page.waitForFunction(on, from, { timeout });
}

const isHls = (url) => /^\/pkg\/hls-(light|full)\./.test(new URL(url).pathname);

/**
 * Has an organizer, `olga`, publish and start a lecture that is streamed at `link`, and a person, `amina`, enrol and join it in
 * the browser that `seat` describes. Answers both, the lecture's `slug`, and `players`: the pages that have loaded hls.js.
 */
export async function openRoom(t, { hall: { origin, organizer, password }, browser }, link, l, seat) {
  const [olga, amina] = [await visitor(browser), await visitor(browser, seat)];
  t.after(() => Promise.all([olga.close(), amina.close()]));
  const players = [];
  amina.context.on("request", (r) => {
    if (isHls(r.url())) players.push(new URL(r.frame().url()).pathname);
  });
  await signIn(olga.page, origin, l, organizer, password);
  const { slug } = await publish(olga.page, origin, l, link);
  await start(olga.page, origin, l, slug);
  await signUp(amina.page, origin, l, slug);
  await join(amina.page, l, slug, link);
  return { olga, amina, slug, players };
}
