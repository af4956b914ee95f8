// What the tests of a describe share: a hall and a browser, opened before them and closed after.

import { after, before } from "node:test";
import { launch } from "./browser.mjs";
import { openHall } from "./hall.mjs";

/** Opens them as `openHall` is told; `ready` is handed both, and may prepare more. */
export function givenHall(options, ready, { timeout = 60_000 } = {}) {
  const own = {};
  before(async () => {
    // What has opened is closed also where the other has not.
    const opened = await Promise.allSettled([openHall(options), launch()]);
    [own.hall, own.browser] = opened.map(({ value }) => value);
    for (const { reason } of opened) if (reason) throw reason;
    await ready(own);
  }, { timeout });
  after(async () => {
    await own.browser?.close();
    await own.hall?.close();
  }, { timeout: 20_000 });
}
