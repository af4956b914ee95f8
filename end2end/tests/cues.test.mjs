// Captions that people upload: what the hall serves of them has the cues that the browser reads in their own file, and what was
// put right or is wrong stands where the file was given.

import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { NARROW, visitor } from "../support/browser.mjs";
import { asMeant, cuesOf } from "../support/cues.mjs";
import { givenHall } from "../support/given.mjs";
import { publish, signIn } from "../support/job.mjs";

const OWN = new URL("../../server/tests/data/webvtt", import.meta.url).pathname;
/** Another folder of such files, as a checkout of the Web Platform Tests. */
const FOLDERS = [OWN, process.env.WEBVTT_CASES].filter(Boolean);

let hall;
let browser;
let slug;

givenHall({}, async (own) => {
  ({ hall, browser } = own);
  const me = await visitor(browser);
  await signIn(me.page, hall.origin, "en", hall.organizer, hall.password);
  ({ slug } = await publish(me.page, hall.origin, "en"));
  await me.close();
});

/** Sends a file as a program does; answers the status and what is said. */
const send = (page, name, bytes, language) =>
  page.evaluate(
    async ([slug, name, base64, language]) => {
      const form = new FormData();
      form.set("kind", "captions");
      form.set("track_language", language);
      form.set("file", new File([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))], name));
      const answer = await fetch(`/tracks/${slug}?l=en`, { method: "POST", body: form, headers: { accept: "text/plain" } });
      return { status: answer.status, said: await answer.text() };
    },
    [slug, name, Buffer.from(bytes).toString("base64"), language],
  );

test("what the hall serves of a file has the cues that the browser reads in it", { timeout: 120_000 }, async (t) => {
  const me = await visitor(browser);
  const blank = await visitor(browser);
  t.after(() => Promise.all([me.close(), blank.close()]));
  await signIn(me.page, hall.origin, "en", hall.organizer, hall.password);
  const compared = { served: 0, refused: 0 };
  for (const folder of FOLDERS) {
    for (const name of (await readdir(folder)).filter((name) => name.endsWith(".vtt"))) {
      const bytes = await readFile(join(folder, name));
      const { status, said } = await send(me.page, name, bytes, "zh");
      if (status === 422) {
        assert.match(said, /^Line \d+:|no caption/, name);
        compared.refused += 1;
        continue;
      }
      assert.equal(status, 200, `${name}: ${said}`);
      const address = `${hall.origin}/en/replays/${slug}/captions/zh.vtt`;
      const served = await (await me.context.request.get(address)).body();
      const [original, ours] = [asMeant(await cuesOf(blank.page, bytes)), asMeant(await cuesOf(blank.page, served))];
      if (served.includes("</v>")) for (const cue of [...original, ...ours]) cue.text = cue.text.replace(/\s/g, "");
      assert.deepEqual(ours, original, name);
      compared.served += 1;
    }
  }
  assert.ok(compared.served >= 25 && compared.refused >= 10, JSON.stringify(compared));
  t.diagnostic(JSON.stringify(compared));
  me.assertCalm(["status of 422"]);
  blank.assertCalm();
});

/** The desk of the lecture, with its form of captions open. */
const desk = async (page, l) => {
  await page.goto(`${hall.origin}/${l}/organizer/lectures/${slug}`);
  const details = page.locator("details:has(form[action^='/tracks/'])");
  if ((await details.getAttribute("open")) === null) await details.locator("> summary").click();
};

const choose = async (page, name, text) => {
  await page.setInputFiles("input#file", { name, mimeType: "text/vtt", buffer: Buffer.from(text) });
  await Promise.all([
    page.waitForResponse((r) => r.request().method() === "POST" && r.url().includes("/tracks/")),
    page.locator('form[action^="/tracks/"] button').click(),
  ]);
  await page.waitForLoadState("load");
};

for (const [l, size, shown] of [
  ["en", undefined, /Line \p{Cf}?4\p{Cf}?: “\p{Cf}*<100 USD then\p{Cf}*” reads as a tag/u],
  ["ar", NARROW, /السطر \p{Cf}?[4٤]\p{Cf}?: .*<100 USD then.* يُقرأ كوسم/u],
]) {
  test(`notes stand at the captions' section, and all faults at its form, in ${l}`, { timeout: 60_000 }, async (t) => {
    const me = await visitor(browser, { size });
    t.after(me.close);
    const { page } = me;
    await signIn(page, hall.origin, l, hall.organizer, hall.password);
    await desk(page, l);
    await choose(page, "a.vtt", "WEBVTT\n\n00:03.000 --> 00:04.000\nif price <100 USD then\n\n00:01.000 --> 00:02.000\nA\n");
    const notice = page.locator("section:has(> #tracks) > .notice.ok");
    const notes = await notice.locator("li").allTextContents();
    assert.equal(notes.length, 2, notes.join());
    assert.match(notes[0], shown);
    assert.equal(await page.locator(".notice.ok").count(), 1, "nowhere else");
    const box = await notice.boundingBox();
    assert.ok(box.x >= 0 && box.x + box.width <= page.viewportSize().width, "it is in sight");

    await desk(page, l);
    const faults = "00:01,000 --> 00:02.000\nA\n\n".repeat(30);
    await choose(page, "b.vtt", `WEBVTT\n\n${faults}`);
    const lines = await page.locator("section:has(> #tracks) .errors li").allTextContents();
    assert.equal(lines.length, 21);
    assert.match(lines[0], /[3٣]/);
    assert.match(lines[20], /10|١٠/);
    assert.ok(await page.locator("#file-error").isVisible());
    me.assertCalm();
  });
}

test("SubRip and UTF-16 are converted, and another code page is not", { timeout: 60_000 }, async (t) => {
  const me = await visitor(browser);
  t.after(me.close);
  const { page } = me;
  await signIn(page, hall.origin, "en", hall.organizer, hall.password);
  const subrip = "1\r\n00:00:01,000 --> 00:00:02,500\r\n<i>Café</i> &\r\n\r\n2\r\n00:00:03,000 --> 00:00:04,000\r\n<100 USD\r\n";
  const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(subrip, "utf16le")]);
  const { status, said } = await send(page, "a.srt", utf16, "en");
  assert.equal(status, 200, said);
  assert.deepEqual(said.split("\n").map((line) => line.match(/UTF-16|SubRip/)?.[0]), ["UTF-16", "SubRip"]);
  const served = await (await me.context.request.get(`${hall.origin}/en/replays/${slug}/captions/en.vtt`)).text();
  assert.equal(served, "WEBVTT\n\n00:00:01.000 --> 00:00:02.500\nCafé &amp;\n\n00:00:03.000 --> 00:00:04.000\n&lt;100 USD\n");
  const refused = await send(page, "b.srt", Buffer.from(subrip, "latin1"), "en");
  assert.equal(refused.status, 422);
  assert.match(refused.said, /^Line 3: .*UTF-8/);
  me.assertCalm(["status of 422"]);
});
