// What axe-core finds wrong with a page; its own script is to be in the page before: `visitor(browser, { before: AXE })`.

import axe from "axe-core";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

export const AXE = axe.source;

/** What axe complains of, a line each. */
export async function violations(page) {
  const found = await page.evaluate(
    (tags) => window.axe.run(document, { runOnly: tags, resultTypes: ["violations"] }).then((r) => r.violations),
    TAGS,
  );
  return found.flatMap(({ id, nodes }) =>
    nodes.map((n) => `${id}: ${n.target.join(" ")}: ${n.failureSummary.replace(/\s+/g, " ")}`),
  );
}
