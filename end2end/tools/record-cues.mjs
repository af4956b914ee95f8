// Writes down what Chromium reads in each file of a folder of WebVTT texts, as `cues.json` beside them: what the parser's own
// test compares with. `node tools/record-cues.mjs ../server/tests/data/webvtt`

import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { launch } from "../support/browser.mjs";
import { cuesOf } from "../support/cues.mjs";

const folder = process.argv[2];
const browser = await launch();
try {
  const page = await browser.newPage();
  const cases = {};
  for (const name of (await readdir(folder)).filter((name) => name.endsWith(".vtt")).sort())
    cases[name] = await cuesOf(page, await readFile(join(folder, name)));
  const lines = Object.entries(cases).map(([name, cues]) => {
    const shown = cues.map((cue) => `\n      ${JSON.stringify(cue)}`).join(",");
    return `    ${JSON.stringify(name)}: [${shown}${cues.length ? "\n    " : ""}]`;
  });
  await writeFile(join(folder, "cues.json"), `{\n  "browser": "Chromium ${browser.version()}",\n  "cases": {\n${lines.join(",\n")}\n  }\n}\n`);
} finally {
  await browser.close();
}
