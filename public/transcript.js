// The transcript beside a replay: it follows the video, leads to any second of it, and can be searched.
const [video, list, tools] = ["video", ".transcript .lines", ".transcript .tools"].map((css) => document.querySelector(css));
const lines = [...list.children];
const starts = lines.map((line) => line.dataset.t / 1e3);
const [search, follow] = tools.querySelectorAll("input");
const told = tools.querySelector("[role=status]");
const word = (text) => text.normalize("NFKD").replace(/[\u0300-\u036f\u0610-\u061a\u0640\u064b-\u065f\u0670]/g, "").toLowerCase();
const texts = lines.map((line) => word(line.textContent));
const chapters = [...document.querySelectorAll(".chapters [data-t]")];
let now;
tools.hidden = false;

const current = (next) => {
  if (next === now) return;
  now?.removeAttribute("aria-current");
  now = next;
  now?.setAttribute("aria-current", "true");
  if (!now || !follow.checked || list.matches(":hover, :focus-within")) return;
  // Inside the list alone: the page stays where its reader is.
  list.scrollTop += now.getBoundingClientRect().top - list.getBoundingClientRect().top - list.clientHeight / 3;
};
video.addEventListener("timeupdate", () => {
  const at = video.currentTime + 0.05;
  const next = starts.findLastIndex((start) => start <= at);
  current(lines[next]);
  const part = chapters.findLast((one) => one.dataset.t / 1e3 <= at);
  chapters.forEach((one) => one.toggleAttribute("data-now", one === part));
});
document.addEventListener("click", (event) => {
  const line = event.target.closest(".transcript [data-t], .chapters [data-t]");
  if (!line || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  event.preventDefault();
  video.currentTime = line.dataset.t / 1e3;
  video.play().catch(() => {});
});
search.addEventListener("input", () => {
  const asked = word(search.value.trim());
  lines.forEach((line, i) => (line.hidden = !texts[i].includes(asked)));
  told.textContent = lines.every((line) => line.hidden) ? told.dataset.none : "";
});
