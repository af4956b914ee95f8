// The upload of a recording in parts: it can be paused, and goes on after a reload, a dropped line or a restarted hall.
import { Upload, defaultOptions } from "tus-js-client";

const form = document.querySelector("form.upload");
const words = JSON.parse(form.dataset.words);
const { elements } = form;
const [errors, sending, bar, line, said, send] = [
  ".errors",
  ".sending",
  "progress",
  ".sending .progress-line",
  "[role=status]",
  ":scope > button",
].map((css) => form.querySelector(css));
const [pause, cancel] = sending.querySelectorAll("button");
const { lang } = document.documentElement;
// The server's CLDR locale for Arabic: browsers differ in the digits of plain `ar`.
const locale = lang === "ar" ? "ar-EG-u-nu-arab" : lang;
const figures = (options) => new Intl.NumberFormat(locale, options).format;
const [number, two] = [figures({ maximumFractionDigits: 1 }), figures({ minimumIntegerDigits: 2, useGrouping: false })];
const fill = (sentence, values) => sentence.replace(/\{(\w+)\}/g, (place, name) => values[name] ?? place);
const megabytes = (bytes) => number(bytes / 1e6);
const { pathname } = new URL(form.action);

/** The largest part, and the smallest: 256 KiB pass through every proxy there is. */
const [MOST, LEAST] = [32 * 1024 * 1024, 256 * 1024];
/** As much at once as what stands before the hall lets through. */
let largest = MOST;

/** An upload that is there, or was: its file, how far it is. */
let upload;
/** When a hall that asked to wait is asked again, and what it said. */
let wake;
let waiting;
/** Whether bytes are leaving. */
let busy = false;
let pace;

const clock = (seconds) => {
  const [h, m, s] = [seconds / 3600, (seconds / 60) % 60, seconds % 60].map(Math.floor);
  return h ? `${number(h)}:${two(m)}:${two(s)}` : `${number(m)}:${two(s)}`;
};

const say = (sentence) => {
  if (said.textContent !== sentence) said.textContent = sentence;
};

const complain = (sentence) => {
  errors.hidden = !sentence;
  errors.firstElementChild.textContent = sentence;
};

/** What can be pressed and changed: at rest, on the way, or paused. */
const show = (state) => {
  busy = state === "busy";
  sending.hidden = state === "rest";
  elements.video.disabled = !sending.hidden;
  if (elements.no_captions_reason) elements.no_captions_reason.readOnly = !sending.hidden;
  send.setAttribute("aria-disabled", !sending.hidden);
  pause.textContent = busy ? words.pause : words.resume;
};

const far = (done, total) => {
  const now = performance.now();
  bar.value = Math.floor((done / total) * 100);
  let text = fill(words.progress, { done: megabytes(done), total: megabytes(total), percent: number(bar.value) });
  pace ??= { at: now, done, speed: 0 };
  // Shorter samples measure the browser's buffers.
  if (now - pace.at >= 500) {
    const speed = ((done - pace.done) / (now - pace.at)) * 1000;
    pace = { at: now, done, speed: pace.speed > 0 ? 0.7 * pace.speed + 0.3 * speed : speed };
  }
  if (pace.speed > 0) {
    const time = clock((total - done) / pace.speed);
    text += ` · ${fill(words.pace, { speed: megabytes(pace.speed), time })}`;
  }
  line.textContent = text;
  if (done === total) say(words.checking);
  else if (said.textContent === words.lost) say("");
};

const rest = (sentence) => {
  upload = pace = null;
  show("rest");
  say("");
  complain(sentence);
};

// A refusal's sentence is the hall's own; what stands before it may answer in pages.
const textOf = (answer) => /^text\/plain/.test(answer?.getHeader("content-type") ?? "") && answer.getBody();

const sentenceOf = (error) => {
  const answer = error.originalResponse;
  const status = answer?.getStatus() ?? 0;
  const text = textOf(answer);
  if (text && (status < 500 || status === 507)) return text;
  return status === 413 ? words.tooLarge : words.failed;
};

// What the hall itself answers says which protocol it speaks; what stands before it does not.
const isOfProxy = (error) => {
  const answer = error.originalResponse;
  return answer?.getStatus() === 413 && !answer.getHeader("tus-resumable");
};

/** The seconds that the hall asks to wait: another of its machines has what came before, or this one is stopping. */
const asksToWait = (error) => {
  const answer = error.originalResponse;
  return answer?.getStatus() === 503 ? Number(answer.getHeader("retry-after")) : 0;
};

// A hall that is away comes back; another request of our own may not have ended yet; a damaged part is sent again.
const mayHelp = (error) => {
  const status = error.originalResponse?.getStatus() ?? 0;
  return !status || [409, 423, 460].includes(status) || (status >= 500 && status !== 507);
};

const begin = async (file) => {
  complain("");
  say("");
  show("busy");
  pace = null;
  const reason = elements.no_captions_reason?.value.trim();
  let before;
  const mine = (upload = new Upload(file, {
    endpoint: form.action,
    metadata: { filename: file.name, ...(reason && { reason }) },
    fingerprint: async ({ name, size, lastModified }) => ["hall", pathname, name, size, lastModified].join("|"),
    chunkSize: largest,
    // About ten minutes in a row without a byte; each byte begins them anew.
    retryDelays: [0, 1e3, 2e3, 4e3, 8e3, 15e3, ...Array(20).fill(3e4)],
    removeFingerprintOnSuccess: true,
    onShouldRetry: (error, tries, options) => {
      if (!mayHelp(error) || asksToWait(error)) return false;
      if (mine === upload) say(words.lost);
      // Two tries without a byte that stayed: less at once may get through.
      if (tries >= 2) options.chunkSize = Math.max(LEAST, Math.floor(options.chunkSize / 2));
      return true;
    },
    onChunkComplete: () => {
      mine.options.chunkSize = Math.min(largest, mine.options.chunkSize * 2);
      if (said.textContent === waiting) say("");
    },
    onProgress: (done, total) => {
      if (mine !== upload || !busy) return;
      if (before && done) {
        say(fill(words.goesOn, { done: megabytes(done) }));
        before = null;
      }
      far(done, total);
    },
    onSuccess: () => {
      show("rest");
      // The page tells what became of it.
      location.assign(location.pathname);
    },
    onError: (error) => {
      if (mine !== upload) return;
      if (isOfProxy(error)) {
        const tried = Math.min(mine.options.chunkSize, file.size);
        if (tried <= LEAST) return rest(words.proxy);
        largest = mine.options.chunkSize = Math.max(LEAST, Math.floor(tried / 2));
        return mine.start();
      }
      const seconds = asksToWait(error);
      if (seconds) {
        // For as long as it takes: nothing is lost meanwhile, and whoever watches can see why, and cancel.
        waiting = textOf(error.originalResponse) || words.lost;
        say(waiting);
        wake = setTimeout(() => mine === upload && busy && mine.start(), seconds * 1e3);
        return;
      }
      if (!mayHelp(error)) return rest(sentenceOf(error));
      // It was tried for long: whoever watches may try again, and nothing is lost.
      complain(words.failed);
      say("");
      show("paused");
    },
  }));
  [before] = await mine.findPreviousUploads();
  if (before) mine.resumeFromPreviousUpload(before);
  if (mine === upload && busy) mine.start();
};

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const [file] = elements.video.files;
  if (!sending.hidden) return;
  if (!file) return complain(words.none);
  if (file.size > Number(form.dataset.most)) return complain(words.tooLarge);
  begin(file);
});

pause.addEventListener("click", () => {
  clearTimeout(wake);
  if (busy) {
    upload.abort();
    show("paused");
    say(words.paused);
  } else {
    complain("");
    say("");
    pace = null;
    show("busy");
    upload.start();
  }
});

cancel.addEventListener("click", async () => {
  if (!confirm(words.sure)) return;
  const ended = upload;
  clearTimeout(wake);
  rest("");
  await ended.abort(true).catch(() => {});
  say(words.cancelled);
  send.focus();
});

addEventListener("beforeunload", (event) => {
  if (busy) event.preventDefault();
});

// Back on the line: no need to wait out the delay.
addEventListener("online", async () => {
  if (!busy || !upload) return;
  const mine = upload;
  clearTimeout(wake);
  await mine.abort().catch(() => {});
  if (busy && mine === upload) mine.start();
});

// What was begun before: each is asked for, and forgotten where the hall no longer has it.
const ask = async () => {
  const { urlStorage } = defaultOptions;
  for (const { uploadUrl, urlStorageKey, metadata, size } of await urlStorage.findAllUploads()) {
    const url = uploadUrl && new URL(uploadUrl, location);
    if (url?.origin !== location.origin || !url.pathname.startsWith(`${pathname}/`)) continue;
    const answer = await fetch(url, { method: "HEAD", headers: { "Tus-Resumable": "1.0.0" } }).catch(() => {});
    if ([404, 410].includes(answer?.status)) await urlStorage.removeUpload(urlStorageKey);
    const done = answer?.ok ? Number(answer.headers.get("upload-offset")) : size;
    if (done < size && !upload) {
      say(fill(words.half, { name: metadata.filename, done: megabytes(done), total: megabytes(size) }));
    }
  }
};
ask();
