// The browser, and pages that tell what went wrong in them.

import assert from "node:assert/strict";
import { setTimeout as wait } from "node:timers/promises";
import { chromium } from "playwright-core";

const ARGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** The widths a page must do with. */
export const WIDE = { width: 1280, height: 900 };
export const NARROW = { width: 360, height: 740 };

/** Starts the browser with an empty profile. */
export const launch = () =>
  chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", headless: true, args: ARGS });

/** What the same browser says of itself where it has a screen: one without is a robot to the players. */
const userAgent = (browser) =>
  `Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${browser.version()} Safari/537.36`;

/**
 * A visitor: a context of their own, cookies and all, with one page. `visitor.problems` collects what the console,
 * the scripts and the policy complained of on all its pages; `visitor.assertCalm()` asserts that it is nothing,
 * but for what a test expects.
 */
export async function visitor(browser, { scripts = true, size = WIDE, before, ...more } = {}) {
  const context = await browser.newContext({
    javaScriptEnabled: scripts,
    viewport: size,
    timezoneId: "UTC",
    userAgent: userAgent(browser),
    ...more,
  });
  context.setDefaultTimeout(15_000);
  const problems = [];
  context.on("page", (page) => {
    const note = (kind, text) => problems.push(`${kind} on ${page.url()}: ${text}`);
    page.on("console", (said) => {
      if (said.type() === "error" || /Content.Security.Policy/i.test(said.text())) note(said.type(), said.text());
    });
    page.on("pageerror", (error) => note("exception", error.stack ?? String(error)));
    page.on("response", (answer) => {
      if (answer.status() >= 500) note("answer", `${answer.status()} from ${answer.url()}`);
    });
  });
  // Also those violations that the console does not print.
  await context.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (e) =>
      console.error(`Content-Security-Policy: ${e.violatedDirective} ${e.blockedURI} ${e.sourceFile}:${e.lineNumber}`),
    );
  });
  if (before) await context.addInitScript({ content: before });
  const page = await context.newPage();
  let told = false;
  const assertCalm = (expected = []) => {
    told = true;
    const others = problems.filter((problem) => !expected.some((part) => problem.includes(part)));
    assert.deepEqual(others, [], "no console error, exception or policy violation");
  };
  const close = () => {
    // A test that failed before it asked: what the page complained of is likely why.
    if (!told && problems.length) console.error(problems.join("\n"));
    return context.close();
  };
  return { context, page, problems, assertCalm, close };
}

/** Fails where the page can be scrolled sideways. */
export async function sideways(page) {
  return page.evaluate(() => {
    const root = document.documentElement;
    const past = root.scrollWidth - root.clientWidth;
    if (past <= 0) return null;
    const wide = [...document.querySelectorAll("body *")]
      .filter((e) => {
        const box = e.getBoundingClientRect();
        return box.width > 1 && (box.right > root.clientWidth + 1 || box.left < -1);
      })
      .slice(0, 5)
      .map((e) => `${e.tagName.toLowerCase()}.${e.className}`);
    return `${past} px too wide: ${wide.join(", ")}`;
  });
}

/** Waits until an island is awake: until its element hears the event. Before that its HTML looks the same. */
export async function awake(page, css, event) {
  const line = await page.context().newCDPSession(page);
  try {
    for (const until = Date.now() + 10_000; Date.now() < until; await wait(50)) {
      const expression = `document.querySelector(${JSON.stringify(css)})`;
      const { objectId } = (await line.send("Runtime.evaluate", { expression })).result;
      if (!objectId) continue;
      const { listeners } = await line.send("DOMDebugger.getEventListeners", { objectId });
      if (listeners.some((one) => one.type === event)) return;
    }
  } finally {
    await line.detach();
  }
  assert.fail(`${css} on ${page.url()} does not hear ${event}: its island sleeps`);
}

/** Digits of any script the hall writes, as a number. */
export const digits = (text) =>
  Number(
    text
      .replace(/[٠-٩]/g, (d) => String(d.charCodeAt(0) - 0x660))
      .replace(/[^\d]/g, ""),
  );
