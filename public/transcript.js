// What is read beside a replay: it follows the film, leads to any second of it, can be searched, and changes its language while
// the film goes on.
const video = document.querySelector("video");
const all = (css) => [...document.querySelectorAll(css)];
// Letters that no mark is taken off, and those that Arabic writers take for each other.
const plain = { đ: "d", ħ: "h", ı: "i", ł: "l", ø: "o", ŧ: "t", ð: "d", þ: "th", æ: "ae", œ: "oe", ß: "ss", "\u0629": "\u0647", "\u0649": "\u064a", "\u0671": "\u0627" };
const bare = (text) => text.normalize("NFKD").replace(/[\u0300-\u036f\u0610-\u061a\u0640\u064b-\u065f\u0670]/g, "").toLowerCase();
const word = (text) => bare(text).replace(/[đħıłøŧðþæœß\u0629\u0649\u0671]/g, (letter) => plain[letter]);
const mark = (one, name, on) => (on ? one.setAttribute(name, "true") : one.removeAttribute(name));
let list, lines, starts, texts, heads, tabs, search, follow, told, now;
/** When the reader has last moved the page by hand. */
let moved = -Infinity;

/** Shows that part alone. */
const open = (tab) =>
  tabs.forEach((one) => {
    mark(one, "aria-current", one === tab);
    document.querySelector(one.hash).closest("section").hidden = one !== tab;
  });

const show = () => {
  const asked = word(search?.value.trim() ?? "");
  lines.forEach((line, i) => (line.hidden = !texts[i].includes(asked)));
  // A chapter of which nothing was found is none of what was found.
  all(".lines h3").forEach((head) => (head.hidden = asked && !head.nextElementSibling?.querySelector("li:not([hidden])")));
  if (told) told.textContent = lines.length && lines.every((line) => line.hidden) ? told.dataset.none : "";
};

const bring = (line) => {
  if (list.scrollHeight > list.clientHeight + 1) {
    if (list.matches(":hover, :focus-within")) return;
    // Inside the list alone: the page stays where its reader is.
    const head = list.querySelector("h3")?.offsetHeight ?? 0;
    list.scrollTop += line.getBoundingClientRect().top - list.getBoundingClientRect().top - head - list.clientHeight / 4;
  } else {
    // The page itself is the list, below the film: it follows while one reads there, and rests while one looks around.
    const [{ top, bottom }, film] = [list.getBoundingClientRect(), document.querySelector(".watch").getBoundingClientRect().bottom];
    if (top < innerHeight / 2 && bottom > film && performance.now() - moved > 8e3)
      scrollBy({ top: line.getBoundingClientRect().top - film - innerHeight / 6, behavior: "instant" });
  }
};

const look = () => {
  const at = video.currentTime + 0.05;
  for (const kind of heads) {
    const part = kind.findLast((one) => one.dataset.t / 1e3 <= at);
    kind.forEach((one) => one.toggleAttribute("data-now", one === part));
  }
  const next = lines[starts.findLastIndex((start) => start <= at)];
  if (next === now) return;
  if (now) mark(now, "aria-current", false);
  now = next;
  if (!now) return;
  mark(now, "aria-current", true);
  if (follow.checked && list.offsetParent) bring(now);
};

const wake = () => {
  list = document.querySelector(".lines");
  lines = all(".lines li");
  starts = lines.map((line) => line.dataset.t / 1e3);
  texts = lines.map((line) => word(line.textContent));
  heads = [all(".lines h3"), all(".chapters li")];
  tabs = all(".tabs a");
  [search, follow] = all(".transcript .tools input");
  told = document.querySelector(".transcript > [role=status]");
  now = undefined;
  for (const tools of all(".transcript .tools")) tools.hidden = false;
  if (tabs.length) {
    document.querySelector(".reading").classList.add("tabbed");
    open(tabs.find((one) => one.hash === location.hash) ?? tabs[0]);
  }
  look();
};

/** The same in another language. */
const turn = async ({ dataset, href }, pressed) => {
  const url = new URL(location);
  url.searchParams.set("words", dataset.words);
  const template = document.createElement("template");
  template.innerHTML = await fetch(url, { headers: { "x-follow": 1 } }).then((answer) => (answer.ok ? answer.text() : ""), () => "");
  const next = template.content.querySelector(".reading");
  // The film goes on, though what is read stays as it is; whoever pressed the link itself gets what it leads to.
  if (!next) return pressed && location.assign(href);
  history.replaceState(null, "", url);
  const [asked, follows, tab] = [search.value, follow.checked, tabs.findIndex((one) => one.hasAttribute("aria-current"))];
  const focused = document.activeElement.closest(".languages");
  document.querySelector(".reading").replaceWith(next);
  wake();
  [search.value, follow.checked] = [asked, follows];
  if (tab >= 0) open(tabs[tab]);
  show();
  if (focused) document.querySelector(".languages > button").focus();
};

wake();
video.addEventListener("timeupdate", look);
video.addEventListener("captions", () => {
  const shown = [...video.textTracks].find((one) => one.mode === "showing");
  const link = all(".languages a").find((one) => one.dataset.words === shown?.language);
  if (link && !link.hasAttribute("aria-current")) turn(link);
});
document.addEventListener("input", (event) => event.target === search && show());
for (const kind of ["wheel", "touchmove", "keydown"]) addEventListener(kind, () => (moved = performance.now()), { passive: true });
document.addEventListener("click", (event) => {
  const one = event.target.closest(".reading :is([data-t], [data-words], .tabs a)");
  if (!one || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  event.preventDefault();
  if (one.hash && tabs.includes(one)) open(one);
  else if (one.dataset.words) turn(one, true);
  else {
    video.dispatchEvent(new CustomEvent("jump", { detail: one.dataset.t / 1e3 }));
    video.play().catch(() => {});
  }
});
