// What a thumb presses: which controls of a page are too small for it.

/** The least height and width of what is pressed, in CSS pixels (LOOK: `--touch`). */
export const LEAST = 40;

/**
 * A line for each control in sight that a thumb of 40 by 40 pixels around its middle does not meet whole. Excepted is what runs
 * in a sentence (WCAG 2.5.8): a link that lies in a line of its block, with other words than links' beside it.
 */
export const tooSmall = (page) =>
  page.evaluate((least) => {
    const CONTROLS = "a[href], button, input:not([type=hidden]), select, textarea, summary";
    const isWord = (text) => /[\p{L}\p{N}]/u.test(text);
    const label = (one) => (one.matches("[type=checkbox], [type=radio]") && one.labels?.[0]) || one;
    const seen = (one) => {
      const { width, height } = one.getBoundingClientRect();
      const shown = one.checkVisibility({ visibilityProperty: true, opacityProperty: true });
      // A pixel is what stands for those who do not see.
      return shown && width > 1 && height > 1 && !one.closest(".unseen, .skip");
    };
    const runsInSentence = (one) => {
      if (!one.matches("a, button") || getComputedStyle(one).display !== "inline") return false;
      let block = one.parentElement;
      while (getComputedStyle(block).display === "inline") block = block.parentElement;
      const rest = block.cloneNode(true);
      for (const other of rest.querySelectorAll("a, button, .unseen")) other.remove();
      return isWord(rest.textContent);
    };
    const isMet = (one) => {
      const { width, height } = one.getBoundingClientRect();
      // More may be pressed than what is drawn; and over no line of it lies what is pressed beside it.
      const reach = Math.min(width, height) >= least - 0.5 ? 9 : least / 2 - 1;
      one.scrollIntoView({ block: "center", inline: "center", behavior: "instant" });
      const [line] = one.getClientRects();
      const [x, y] = [line.x + line.width / 2, line.y + line.height / 2];
      return [[-1, 0], [1, 0], [0, -1], [0, 1]].every(([dx, dy]) => {
        const [px, py] = [x + dx * reach, y + dy * reach];
        // What stands at the screen's edge is met from one side.
        if (px < 0 || px >= innerWidth) return true;
        const met = document.elementFromPoint(px, py);
        return met && (one.contains(met) || met.closest("label") === one);
      });
    };
    // An open sheet covers all else.
    const within = document.querySelector(":popover-open") ?? document;
    const all = [...within.querySelectorAll(CONTROLS)].filter((one) => seen(label(one)) && !runsInSentence(one));
    const small = [...new Set(all.map(label))].filter((one) => !isMet(one));
    return small.map((one) => {
      const { width, height } = one.getBoundingClientRect();
      const where = [];
      for (let e = one; e && where.length < 4; e = e.parentElement) where.unshift([e.localName, ...e.classList].join("."));
      return `${Math.round(width)}×${Math.round(height)} "${one.textContent.trim().slice(0, 24)}" ${where.join(" > ")}`;
    });
  }, LEAST);
