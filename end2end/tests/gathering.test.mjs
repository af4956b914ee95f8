// A gathered room: one screen, its host, and three phones whose minutes are the host's.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { NARROW, WIDE, digits, sideways, visitor } from "../support/browser.mjs";
import { givenHall } from "../support/given.mjs";
import { engines } from "../support/hall.mjs";
import { LINK, end, join, makeAccount, press, publish, report, signIn, signUp, start } from "../support/job.mjs";

/** A beat leaves every 30 s. */
const NEXT_BEAT = 40_000;
const NAMES = ["Bo Lindqvist", "Chai Suda", "Dawit Alemu"];

const beaten = (page) =>
  page.waitForResponse((r) => new URL(r.url()).pathname === "/beat/live" && r.ok(), { timeout: NEXT_BEAT });

const fits = async (page) => assert.equal(await sideways(page), null, page.url());

/** The minutes a phone's page shows: the only sentence after the notice that holds nothing but text. */
const gathered = async (page) => digits(await page.locator("main .notice ~ p:not([class]):not(:has(*))").textContent());

/** What a person's own page tells of the only lecture they came to: time present, time gathered. */
async function own(page, origin, l) {
  await page.goto(`${origin}/${l}/my`);
  await fits(page);
  return page.locator('section[aria-labelledby="past"] tbody td.num').allTextContents();
}

// Every walk waits for minutes, so all run side by side, on both engines.
describe("a gathered room", { concurrency: true }, () => {
  for (const { name, databaseUrl } of engines) {
    describe(`on ${name}`, { concurrency: false }, () => {
      let hall;
      let browser;
      givenHall({ databaseUrl }, (own) => ({ hall, browser } = own));

      describe("three phones are credited by the host's screen", { concurrency: true }, () => {
        for (const l of ["en", "ar"]) test(l, { timeout: 480_000 }, (t) => walk(t, l));
      });

      test("the records agree with the figures", { timeout: 60_000 }, async () => {
        assert.match(await hall.recount(), /\b0 differ/);
      });

      async function walk(t, l) {
        const { origin } = hall;
        const open = async (more) => {
          const me = await visitor(browser, more);
          t.after(() => me.close());
          return me;
        };
        const [olga, host] = [await open(), await open({ size: WIDE })];
        await signIn(olga.page, origin, l, hall.organizer, hall.password);
        // So short that its middle, with the ten minutes before it, comes soon.
        const { slug } = await publish(olga.page, origin, l, LINK, 16);

        // The host gathers a room before the lecture begins, by the form of the live room.
        await signUp(host.page, origin, l, slug, "Amina Uwase");
        await join(host.page, l, slug);
        await press(host.page, "open-gathering");
        const room = host.page.locator("section.gathering");
        const code = await room.locator(".gather-code bdi").textContent();
        assert.match(code, /^[A-HJKMNP-Z2-9]{6}$/, "six characters, none of which looks like another");
        assert.ok(await room.locator(".qr").isVisible());
        assert.ok((await room.locator(".qr").getAttribute("aria-label")).includes(code), "the picture says its code");
        assert.equal(await room.locator(".members").count(), 0, "nobody is in yet");
        await fits(host.page);
        await host.page.evaluate(() => (window.marked = true));

        // One has a seat and types the code; one has an account; one has nothing, and no scripts.
        const scripts = [true, true, false];
        const phones = await Promise.all(scripts.map((scripts) => open({ size: NARROW, scripts })));
        const [bo, chai, dawit] = phones.map(({ page }) => page);
        const invited = `${origin}/${l}/check-in?code=${code}`;
        const come = [
          async () => {
            await signUp(bo, origin, l, slug, NAMES[0]);
            await bo.goto(`${origin}/${l}/check-in`);
            await fits(bo);
            await bo.fill("input[name=code]", `${code.slice(0, 3)} ${code.slice(3).toLowerCase()}`);
            await bo.locator("main form button").click();
          },
          async () => {
            await chai.goto(`${origin}/${l}/sign-in`);
            await makeAccount(chai, l, NAMES[1]);
            await chai.goto(invited);
          },
          async () => {
            await dawit.goto(invited);
            assert.equal(new URL(dawit.url()).pathname, `/${l}/sign-in`, "whoever is not signed in is asked to");
            await makeAccount(dawit, l, NAMES[2]);
          },
        ];
        await Promise.all(
          phones.map(async ({ page }, n) => {
            await come[n]();
            await page.locator('form[action^="/api/check-in"]').waitFor();
            assert.equal(new URL(page.url()).searchParams.get("code").replace(/\s/g, "").toUpperCase(), code);
            await fits(page);
            await press(page, "check-in");
            await page.locator("main .notice.ok").waitFor();
            assert.equal(await page.locator("main p b").textContent(), "Amina Uwase", "whose room it is");
            assert.equal(await gathered(page), 0);
            await fits(page);
          }),
        );

        // The host's page shows them as they come.
        const members = room.locator(".members li > span");
        await members.nth(2).waitFor();
        assert.deepEqual((await members.allTextContents()).sort(), NAMES);
        await fits(host.page);
        await start(olga.page, origin, l, slug);
        for (let beat = 0; beat < 3; beat += 1) await beaten(host.page);

        // A minute later each phone has one, whichever way it came.
        for (const { page } of phones) {
          await page.reload();
          assert.equal(await gathered(page), 1, page.url());
        }
        // Ten minutes before the middle of what is planned the host is asked how many there are, and which: of so short a
        // lecture that is two minutes before its planned start. The host types the number and ticks one name.
        const call = host.page.locator('[role="status"] a[href="#count-heads"]');
        await call.waitFor({ timeout: 240_000 });
        await fits(host.page);
        assert.ok(await host.page.evaluate(() => window.marked === true), "without loading the page again");
        const count = room.locator('form[action^="/api/count-heads"]');
        const boxes = room.locator('.members input[type="checkbox"]');
        assert.equal(await boxes.count(), 3, "each name can be ticked");
        await room.locator(".members li", { hasText: NAMES[2] }).locator("input[type=checkbox]").check();
        // Fewer than were ticked is refused. What was typed and ticked stays, also when the stream brings the room anew.
        await count.locator("input[name=heads]").fill("0");
        await count.locator("button").click();
        await count.locator('[aria-invalid="true"]').waitFor();
        await bo.reload();
        await beaten(host.page);
        assert.equal(await count.locator("input[name=heads]").inputValue(), "0");
        assert.equal(await room.locator(".members li", { hasText: NAMES[2] }).locator("input[type=checkbox]").isChecked(), true);
        await fits(host.page);
        await count.locator("input[name=heads]").fill("2");
        // Each phone asks in the same time, by itself where its page can; one press answers. One does, and the host, who is at
        // the form, keeps what was typed and ticked.
        const asks = bo.locator('form[action^="/api/answer-here"]');
        await asks.waitFor({ timeout: 240_000 });
        await fits(bo);
        await press(bo, "answer-here");
        assert.equal(await asks.count(), 0, "asked once");
        await dawit.reload();
        assert.equal(await dawit.locator('form[action^="/api/answer-here"]').count(), 1, "without scripts too");
        await fits(dawit);
        assert.equal(await count.locator("input[name=heads]").inputValue(), "2");
        assert.equal(await room.locator(".members li", { hasText: NAMES[2] }).locator("input[type=checkbox]").isChecked(), true);
        await count.locator("button").click();
        await host.page.locator(".notice.ok").first().waitFor();
        assert.equal(await call.count(), 0);
        assert.equal(await count.count(), 0);
        await fits(host.page);
        await chai.reload();
        await press(chai, "answer-here");
        await end(olga.page, origin, l, slug);
        await host.page.locator(`.credit a[href="/${l}/lectures/${slug}/live"]`).first().waitFor({ state: "visible", timeout: 10_000 });
        await host.page.locator("main.ended").waitFor({ timeout: 60_000 });
        for (const { page } of phones) {
          await page.reload();
          assert.ok(await page.locator("main .notice.warn").isVisible(), "it says that the lecture is over");
          assert.equal(await page.locator('main form[action^="/api/"]').count(), 0, "and there is nothing left to press");
          assert.ok((await gathered(page)) >= 1);
          const [present, minutes] = await own(page, origin, l);
          assert.ok(minutes && minutes !== present, `${present} by themselves, ${minutes} gathered`);
        }
        assert.equal((await own(host.page, origin, l)).length, 1, "the host's own minutes are no gathered ones, which have no column then");

        // What organizers see of it.
        const row = await report(olga.page, origin, l, slug);
        assert.deepEqual({ enrolled: row.enrolled, joined: row.joined }, { enrolled: 4, joined: 4 });
        // What was held of it is too short for anybody to have attended.
        assert.ok(row.attended === 0 && row.minutes >= 1 && row.gathered >= 3 * row.minutes, JSON.stringify(row));
        await olga.page.goto(`${origin}/${l}/organizer/lectures/${slug}`);
        const rooms = olga.page.locator('section[aria-labelledby="gatherings"] tbody tr');
        assert.equal(await rooms.count(), 1);
        assert.equal(await rooms.locator("th a").textContent(), "Amina Uwase");
        assert.deepEqual((await rooms.locator("td.num").allTextContents()).map(digits), [3, 2], "who was in, and how many were counted");
        await rooms.locator("th a").click();
        await olga.page.locator('section[aria-labelledby="members"]').waitFor();
        assert.equal(await olga.page.locator('section[aria-labelledby="members"] tbody tr').count(), 3);
        await fits(olga.page);

        for (const one of [olga, ...phones]) one.assertCalm();
        // The room tells its last beat to a lecture that is over, and the browser notes the answer.
        host.assertCalm(["410 (Gone)"]);
      }
    });
  }
});
