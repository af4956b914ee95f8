// A replay's player: the film, its quality, captions and speed, which change in place; its keys; the lock screen; and what to
// do where a film stops loading or a line is weak. What is counted is the island's.
const find = (css) => document.querySelector(css);
const all = (css) => [...document.querySelectorAll(css)];
const [video, source, errors] = ["video", "video > source", ".errors"].map(find);
const tag = document.documentElement.lang;
// The server's digits for Arabic: browsers differ in those of plain `ar`.
const number = (n, digits = 0) => n.toLocaleString(tag === "ar" ? "ar-EG-u-nu-arab" : tag, { maximumFractionDigits: digits });
const press = (one, on) => one.setAttribute("aria-pressed", String(on));
/** What this browser keeps; where its reader forbids that, nothing. */
const memory = {
  get(key) {
    try {
      return localStorage.getItem(`player:${key}`);
    } catch {
      return null;
    }
  },
  keep(key, value) {
    try {
      localStorage.setItem(`player:${key}`, value);
    } catch {
      // Full or forbidden: nothing that a viewer could mend.
    }
  },
};

// The film.

/** Where a film that is being loaded goes on. */
let goesOnAt = null;
/** Plays what lies there in the place of what is played: place, speed, captions and whether it plays stay as they are. */
const put = ({ address, type }) => {
  const at = goesOnAt ?? video.currentTime;
  const [rate, plays] = [video.playbackRate, !video.paused];
  const modes = [...video.textTracks].map((track) => [track, track.mode]);
  video.dispatchEvent(new Event("leaving"));
  source.src = address;
  source.type = type;
  // To load is to go back to this one.
  video.defaultPlaybackRate = rate;
  video.load();
  video.playbackRate = rate;
  for (const [track, mode] of modes) track.mode = mode;
  if (at > 0) video.currentTime = goesOnAt = at;
  if (plays) video.play().catch(() => {});
};
video.addEventListener("loadedmetadata", () => {
  // Not every browser keeps a place that it was told before it knew the film.
  if (goesOnAt !== null && Math.abs(video.currentTime - goesOnAt) > 0.5) video.currentTime = goesOnAt;
  goesOnAt = null;
});
video.addEventListener("seeking", () => (goesOnAt = null));
/** Jumps, as the viewer asks. */
const jump = (seconds) => {
  if (!Number.isFinite(seconds)) return;
  video.currentTime = Math.max(0, seconds);
  // An element that knows no film yet tells nobody that it is to begin elsewhere.
  if (!video.readyState) video.dispatchEvent(new Event("seeking"));
};
video.addEventListener("jump", (event) => jump(event.detail));

// Its quality.

const menu = find(".qualities");
const films = all("[data-quality]");
let film = films.find((one) => one.hasAttribute("aria-current"));
/** Whether the viewer has chosen, now or before: such a choice is never overruled. */
let byHand = menu?.dataset.byHand === "true";
const length = Number(menu?.dataset.ms);
const bytes = (one) => Number(one.dataset.bytes);
const lies = (one) => ({ address: one.dataset.src, type: one.type });
const megabytes = (n) => menu.dataset.mb.replace("{n}", number(n / 1e6, n < 1e7 ? 1 : 0));

const shown = () => {
  for (const one of films) one === film ? one.setAttribute("aria-current", "true") : one.removeAttribute("aria-current");
  menu.querySelector(".is").textContent = film.querySelector("bdi").textContent;
  const take = find(".take");
  if (!take) return;
  take.href = `${film.dataset.src}${film.dataset.src.includes("?") ? "&" : "?"}download`;
  take.querySelector("span").textContent = megabytes(bytes(film));
};
const play = (one) => {
  if (one !== film) put(lies(one));
  film = one;
  shown();
};
/** Has the server remember it, as the link without script does, and the address say it from now on. */
const remember = (name, value) => {
  const url = new URL(location);
  url.searchParams.set(name, value);
  history.replaceState(null, "", url);
  fetch(url, { method: "HEAD" }).catch(() => {});
};
/** The next smaller film that shows something. */
const smaller = (than) =>
  films.filter((one) => "picture" in one.dataset && bytes(one) < bytes(than)).sort((a, b) => bytes(b) - bytes(a))[0];
const lower = (one) => {
  if (!one || byHand || !("picture" in film.dataset)) return;
  play(one);
  const said = find(".lowered");
  said.textContent = said.dataset.said.replace("{quality}", film.querySelector("bdi").textContent);
};
/** What the line bears in bits a millisecond, which are kbit/s: as the browser says, else as the largest part of this page came. */
const speed = () => {
  const { connection } = navigator;
  if (/2g$/.test(connection?.effectiveType)) return 70;
  if (connection?.downlink) return connection.downlink * 1e3;
  const came = performance.getEntriesByType("resource").filter((one) => one.transferSize > 2e4 && one.responseEnd > one.responseStart);
  const largest = came.sort((a, b) => b.transferSize - a.transferSize)[0];
  return largest ? (largest.transferSize * 8) / (largest.responseEnd - largest.responseStart) : Infinity;
};
if (film && length > 0) {
  const measure = () => {
    // Films are not even, nor are lines: half as much again.
    if (((bytes(film) * 8) / length) * 1.5 <= speed()) return;
    let least = film;
    for (let one; (one = smaller(least)); ) least = one;
    if (least !== film) lower(least);
  };
  // What the browser says is known at once; the parts of the page are to come first.
  navigator.connection || document.readyState === "complete" ? measure() : addEventListener("load", measure, { once: true });
}
if (film) {
  // A film that was told to jump, to pause or to load waits because of that.
  let [flows, stops] = [!video.paused && video.readyState > 2, 0];
  for (const [event, flow] of [["playing", true], ["seeking", false], ["pause", false], ["emptied", false]])
    video.addEventListener(event, () => (flows = flow));
  video.addEventListener("waiting", () => {
    if (!flows) return;
    flows = false;
    stops += 1;
    if (stops === 2) lower(smaller(film));
  });
  menu.querySelector(".sheet").addEventListener("toggle", () => {
    const left = length > 0 ? Math.max(0, 1 - (video.currentTime * 1e3) / length) : 1;
    for (const one of films) one.querySelector("small").textContent = megabytes(bytes(one) * left);
  });
}

// Its captions.

const captions = () => [...video.textTracks].filter((track) => track.kind === "captions");
const showing = () => captions().find((track) => track.mode === "showing")?.language ?? "";
const has = (language) => captions().some((track) => track.language === language);
// The browser may be about to show what the page marked.
let read = showing() || (find("track[default]")?.srclang ?? "");
const told = () => {
  const rows = all("[data-captions]");
  for (const row of rows) press(row, row.dataset.captions === read);
  const name = find(".captions .is");
  if (name) name.textContent = rows.find((row) => row.dataset.captions === read)?.querySelector("bdi").textContent ?? "";
};
const keep = () => {
  memory.keep("captions", read);
  if (read) memory.keep("captions-last", read);
};
const show = (language) => {
  // Before the browser tells of a change, so that it is none of the viewer's.
  read = language;
  for (const track of captions()) track.mode = track.language === language ? "showing" : "disabled";
  told();
};
const toggle = () => {
  const wished = [memory.get("captions-last"), tag, find(".captions")?.dataset.spoken, captions()[0]?.language];
  const next = read ? "" : wished.find(has);
  if (next === undefined) return;
  show(next);
  keep();
};
const chosen = memory.get("captions");
if (chosen === "" || has(chosen)) {
  find("track[default]")?.removeAttribute("default");
  show(chosen);
} else told();
// The browser's own menu is heard as well.
video.textTracks.addEventListener("change", () => {
  const now = showing();
  if (now === read) return;
  read = now;
  keep();
  told();
});

// Its speed.

const speeds = all("[data-speed]");
const rateOf = (row) => Number(row.dataset.speed) / 100;
const written = (rate) => `${number(rate, 2)}×`;
const paced = () => {
  for (const row of speeds) press(row, rateOf(row) === video.playbackRate);
  find(".speeds .is").textContent = written(video.playbackRate);
};
for (const row of speeds) row.querySelector("bdi").textContent = written(rateOf(row));
video.addEventListener("ratechange", () => {
  // What is loaded later has the same.
  video.defaultPlaybackRate = video.playbackRate;
  if (speeds.some((row) => rateOf(row) === video.playbackRate)) memory.keep("speed", video.playbackRate);
  paced();
});
const last = Number(memory.get("speed"));
if (speeds.some((row) => rateOf(row) === last)) video.defaultPlaybackRate = video.playbackRate = last;
paced();
const pace = (by) => {
  const rates = speeds.map(rateOf);
  const next = by > 0 ? rates.find((rate) => rate > video.playbackRate) : rates.findLast((rate) => rate < video.playbackRate);
  if (next) video.playbackRate = next;
};

// Menus and keys.

for (const one of all(".deck [hidden]")) one.hidden = false;
find(".deck").addEventListener("click", (event) => {
  const row = event.target.closest("li > *");
  // Another tab or window is for the browser to open.
  if (!row || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const { quality, captions: language, speed: rate, sound } = row.dataset;
  if (quality) {
    byHand = true;
    find(".lowered").textContent = "";
    play(row);
    remember("q", quality);
  } else if (sound) {
    hear(row);
  } else if (rate) {
    video.playbackRate = rateOf(row);
  } else {
    show(language);
    keep();
    // What is read beside the film changes with them.
    video.dispatchEvent(new Event("captions"));
  }
  // The focus goes back to its button. Where no sheet can be closed, it stands open.
  row.closest(".sheet").hidePopover?.();
});
const flip = () => {
  // Where the browser will not play, it says so itself.
  if (video.paused) video.play().catch(() => {});
  else video.pause();
};
const full = () => (document.fullscreenElement ? document.exitFullscreen() : video.requestFullscreen?.())?.catch?.(() => {});
const skip = (by) => () => jump(video.currentTime + by);
/** What each does; those that go on while they are held down, and those that the buttons below the film need themselves. */
const KEYS = { k: flip, c: toggle, f: full, m: () => (video.muted = !video.muted), "<": () => pace(-1), ">": () => pace(1) };
const HELD = { j: skip(-10), l: skip(10) };
const OF_FILM = { " ": flip, ArrowLeft: skip(-5), ArrowRight: skip(5) };
const watch = find(".watch");
// On its way down, so that the browser's own player does not act on it a second time.
watch.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented) return;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const digit = /^\d$/.test(key) && (() => jump(key === "0" ? 0 : (video.duration * key) / 10));
  const act = digit || KEYS[key] || HELD[key] || (event.target === video && OF_FILM[key]);
  if (!act) return;
  event.preventDefault();
  event.stopPropagation();
  if (!event.repeat || HELD[key] || key.startsWith("Arrow")) act();
}, true);
// Chromium plays and pauses when the space bar comes up again, whatever became of its going down.
watch.addEventListener("keyup", (event) => {
  if (event.key !== " " || event.target !== video) return;
  event.preventDefault();
  event.stopPropagation();
}, true);

// A film that stops loading: addresses of films that are not for everyone run out overnight, and the page itself knows the next.

/** Whether it was asked since the film has played. */
let asked = false;
const tell = (why) => {
  errors.hidden = !why;
  for (const one of errors.querySelectorAll("[data-why]")) one.hidden = one.dataset.why !== why;
};
/** A script that reads a page is nobody's visit: what waits for a reader goes on waiting. */
const BY_ITSELF = { headers: { "x-follow": 1 } };
/** The page as it is written now; none where the line is gone. What is in a template loads nothing and runs nothing. */
const fetched = async (url) => {
  const html = await fetch(url, BY_ITSELF).then((answer) => answer.text()).catch(() => null);
  if (html === null) return null;
  const template = document.createElement("template");
  template.innerHTML = html;
  return template.content;
};
/** Plays the same quality from where that page says it lies; false where it is none of a player. */
const renew = (page) => {
  const offered = (one) => page.querySelector(`[data-quality="${one.dataset.quality}"]`);
  const played = page.querySelector("video > source");
  const stays = film && offered(film);
  if (!stays && !played) return false;
  for (const one of films) one.dataset.src = offered(one)?.dataset.src ?? one.dataset.src;
  const [take, taken] = [find(".take"), page.querySelector(".take")];
  if (take && taken) take.href = taken.getAttribute("href");
  put(stays ? lies(film) : { address: played.getAttribute("src"), type: played.type });
  return true;
};
const recover = async () => {
  if (asked) return tell("page");
  asked = true;
  const page = await fetched(location.href);
  if (page === null) return tell("line");
  tell(renew(page) ? "" : "page");
};
/** The language that was pressed last. */
let heard;
/** Another language: the page says where each film lies with it, and the server remembers it. */
const hear = async (row) => {
  heard = row;
  const page = await fetched(row.href);
  // Another was pressed meanwhile.
  if (heard !== row) return;
  if (page === null) return tell("line");
  if (!renew(page)) return tell("page");
  tell("");
  const now = new URL(location);
  now.searchParams.set("sound", row.dataset.sound);
  history.replaceState(null, "", now);
  for (const one of all("[data-sound]")) one === row ? one.setAttribute("aria-current", "true") : one.removeAttribute("aria-current");
  find(".sounds .is").textContent = row.querySelector("bdi").textContent;
  if (film) shown();
};
video.addEventListener("error", (event) => event.target.localName !== "track" && recover(), true);
video.addEventListener("playing", () => (asked = false));
errors.querySelector("button").addEventListener("click", () => {
  asked = false;
  tell("");
  recover();
});
// It may have stopped since before this script arrived: 3 is NETWORK_NO_SOURCE.
if (video.networkState === 3 || video.error) recover();

// The lock screen.

if (navigator.mediaSession) {
  const artwork = video.poster ? [{ src: video.poster }] : [];
  const artist = find(".speakers")?.textContent ?? "";
  navigator.mediaSession.metadata = new MediaMetadata({ title: video.getAttribute("aria-label"), artist, artwork });
  const acts = {
    seekbackward: ({ seekOffset }) => jump(video.currentTime - (seekOffset || 10)),
    seekforward: ({ seekOffset }) => jump(video.currentTime + (seekOffset || 10)),
    seekto: ({ seekTime }) => jump(seekTime),
  };
  for (const [act, run] of Object.entries(acts)) {
    try {
      navigator.mediaSession.setActionHandler(act, run);
    } catch {
      // Not every browser knows each.
    }
  }
}

// What comes after it.

const next = find(".next-up");
video.addEventListener("ended", () => {
  if (!next || document.fullscreenElement) return;
  next.classList.add("now");
  next.scrollIntoView({ block: "nearest" });
});
