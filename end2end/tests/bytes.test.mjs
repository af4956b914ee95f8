// What a first visit costs on a weak network, measured on the line.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { visitor } from "../support/browser.mjs";
import { givenHall } from "../support/given.mjs";
import { signIn } from "../support/job.mjs";

const KIB = 1024;

let hall;
let browser;
const paths = {};

givenHall({ demo: true }, async (own) => {
  ({ hall, browser } = own);
  const look = await visitor(browser, { scripts: false });
  const first = async (path, css) => {
    await look.page.goto(`${hall.origin}${path}`);
    return look.page.locator(css).first().getAttribute("href");
  };
  paths.lecture = await first("/en/", "#first a");
  paths.replay = await first("/en/replays", 'main a[href^="/en/replays/"]');
  await look.close();
}, { timeout: 240_000 });

/** Loads a page with nothing kept, but for what signing in as `who` has loaded; answers every request with its kind, its encoding and its bytes on the line. */
async function firstLoad(t, path, who) {
  const me = await visitor(browser);
  t.after(() => me.close());
  if (who) await signIn(me.page, hall.origin, "en", `${who}@demo.example`, hall.password);
  const line = await me.context.newCDPSession(me.page);
  const requests = new Map();
  line.on("Network.requestWillBeSent", (e) => requests.set(e.requestId, { url: e.request.url, kind: e.type, bytes: 0 }));
  line.on("Network.responseReceived", (e) => {
    Object.assign(requests.get(e.requestId), { kind: e.type, status: e.response.status });
    const name = Object.keys(e.response.headers).find((name) => name.toLowerCase() === "content-encoding");
    requests.get(e.requestId).encoding = e.response.headers[name];
  });
  line.on("Network.loadingFinished", (e) => (requests.get(e.requestId).bytes = e.encodedDataLength));
  await line.send("Network.enable");
  await me.page.goto(`${hall.origin}${path}`, { waitUntil: "networkidle" });
  // Once its zone is known, a programme whose days are others is loaded a second time, which counts.
  await me.page.waitForFunction(() => /zone=/.test(document.cookie) || !("zone" in document.documentElement.dataset));
  await me.page.waitForLoadState("networkidle");
  const all = [...requests.values()].filter((r) => !r.url.startsWith("data:"));
  for (const { url, status } of all) {
    assert.ok(url.startsWith(`${hall.origin}/`), `${url} is a third party`);
    assert.ok(status < 400, `${status} ${url}`);
  }
  me.assertCalm();
  const of = (ends) => all.filter((r) => ends(new URL(r.url).pathname, r));
  return { all, of, page: me.page };
}

const sum = (requests) => requests.reduce((bytes, r) => bytes + r.bytes, 0);
const isDesk = (path) => /^\/pkg\/desk\./.test(path);
const listed = (requests) => requests.map((r) => `${r.bytes} ${r.encoding ?? "-"} ${r.url}`).join("\n");

describe("a page without islands", () => {
  for (const [name, path, ...also] of [
    ["the programme", () => "/en/", "follow"],
    ["the programme in Arabic", () => "/ar/", "follow"],
    ["the programme in Thai", () => "/th/", "follow"],
    ["the past lectures", () => "/en/?past=1"],
    ["a lecture's page", () => paths.lecture, "follow", "sharing"],
    ["the replays", () => "/en/replays"],
    ["signing up", () => "/en/sign-up"],
    ["how we count", () => "/en/counting"],
  ]) {
    test(name, { timeout: 30_000 }, async (t) => {
      const { all, of, page } = await firstLoad(t, path());
      t.diagnostic(`${sum(all)} bytes in ${all.length} requests`);
      assert.ok(sum(all) <= 50 * KIB, `${sum(all)} bytes:\n${listed(all)}`);
      assert.ok(all.length <= 12, listed(all));
      const asked = of((_, r) => r.kind === "Script");
      const scripts = asked.filter((r, n) => asked.findIndex((other) => other.url === r.url) === n);
      // The zone script, and those of pages that follow what they show and of those that are shared.
      const names = scripts.map((r) => new URL(r.url).pathname.match(/^\/pkg\/(\w+)\.[0-9a-f]+\.js$/)?.[1]);
      assert.deepEqual(names.sort(), [...also, "zone"], listed(scripts));
      for (const { url } of scripts) {
        const script = await (await page.request.get(url)).text();
        const most = url.includes("/zone.") ? KIB : 1.75 * KIB;
        assert.ok(Buffer.byteLength(script) <= most, `${url} has ${script.length} bytes`);
      }
      assert.equal(of((p) => p.endsWith(".wasm")).length, 0, listed(all));
      assert.equal(await page.locator('script:not([src], [type="application/ld+json"])').count(), 0, "no script that runs stands in the page");
      const css = of((p, r) => p.endsWith(".css") && r.bytes > 0);
      assert.equal(css.length, 1, listed(all));
      assert.equal(css[0].encoding, "br");
      assert.ok(css[0].bytes <= 12 * KIB, listed(css));
      assert.equal(of(isDesk).length, 0, "the desk's style is not for learners");
    });
  }
});

test("the desk has a style of its own beside that of all pages", { timeout: 60_000 }, async (t) => {
  const { of, page } = await firstLoad(t, "/en/organizer", "organizer");
  const [desk, ...more] = of(isDesk);
  assert.equal(more.length, 0, listed(more));
  assert.equal(desk.encoding, "br");
  assert.ok(desk.bytes > 0 && desk.bytes <= 12 * KIB, listed([desk]));
  const kept = (await page.request.get(desk.url)).headers()["cache-control"];
  assert.equal(kept, "public, max-age=31536000, immutable");
  assert.equal(await page.locator("link[rel=stylesheet]").count(), 2);
  // Whoever organizes reads learners' pages as these do.
  for (const path of ["/en/", "/en/my", paths.lecture, paths.replay]) {
    await page.goto(`${hall.origin}${path}`);
    assert.equal(await page.locator("link[rel=stylesheet]").count(), 1, path);
  }
});

test("a page with islands", { timeout: 30_000 }, async (t) => {
  const { of } = await firstLoad(t, paths.replay);
  const code = of((p) => /\.(js|wasm)$/.test(p));
  t.diagnostic(`${sum(code)} bytes of code:\n${listed(code)}`);
  assert.ok(code.some((r) => r.url.endsWith(".wasm")), listed(code));
  for (const { encoding, url } of code) assert.equal(encoding, "br", url);
  assert.ok(sum(code) <= 120 * KIB, `${sum(code)} bytes:\n${listed(code)}`);
});
