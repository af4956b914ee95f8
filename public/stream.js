// The room's stream: as the browser plays it, else by hls.js; its sound alone where the stream offers that.
((d, own) => {
  let video, note, tick, hls, native, ready, wanted, timer, run, loaded, wait;
  const stop = () => {
    clearTimeout(timer);
    hls?.destroy();
    hls = ready = null;
  };
  const calm = () => {
    if (note.contains(d.activeElement)) video.focus();
    note.hidden = true;
  };
  const fail = () => {
    stop();
    note.hidden = false;
    timer = setTimeout(open, wait * (1 + Math.random()));
    wait = Math.min(wait * 2, 32e3);
  };
  const go = () => {
    if (!wanted || !ready) return;
    ready = null;
    hls?.startLoad();
    video.play().catch(() => {});
  };
  const script = (src) =>
    new Promise((onload, onerror) => d.head.append(Object.assign(d.createElement("script"), { src, onload, onerror })));
  // A variant without pictures, or a rendition of sound, in the stream's list (RFC 8216, 4.3.4).
  const alone = (lines) => {
    const at = lines.findIndex((s) => /^#EXT-X-STREAM-INF:(?!.*RESOLUTION=).*CODECS="((mp4a|[ae]c-3|opus|flac)[^",]*,?)+"/i.test(s));
    return at < 0 ? apart(lines) : lines.slice(at + 1).find((s) => /^[^#]/.test(s));
  };
  const apart = (lines) => lines.find((s) => /^#EXT-X-MEDIA:.*TYPE=AUDIO/.test(s) && /URI="/.test(s))?.match(/URI="([^"]+)/)[1];
  const open = async () => {
    stop();
    const me = (run = {});
    const { hls: list } = video.dataset;
    try {
      const answer = await fetch(list).catch(() => {});
      const lines = answer?.ok ? (await answer.text()).split(/\s*\n/) : [];
      if (me != run) return;
      const sound = alone(lines);
      tick.parentNode.hidden = !sound;
      const url = tick.checked && sound ? new URL(sound, answer.url).href : list;
      if (native) {
        if (video.src != url || video.error) video.src = url;
        ready = 1;
        return wanted ? go() : calm();
      }
      if (!lines[0]) throw 0;
      const file = url == list && apart(lines) ? own.full : own.light;
      if (loaded != file) await script(file);
      loaded = file;
      if (me != run) return;
      hls = new Hls({ autoStartLoad: false, enableWorker: false });
      hls.on("hlsError", (_, e) => e.fatal && fail());
      hls.on("hlsManifestParsed", () => {
        calm();
        ready = 1;
        go();
      });
      hls.loadSource(url);
      hls.attachMedia(video);
    } catch {
      me == run && fail();
    }
  };
  const again = () => {
    wait = 2e3;
    open();
  };
  // The screen may be replaced while the page is open.
  const find = () => {
    const next = d.querySelector("video[data-hls]");
    if (next == video) return;
    stop();
    run = 0;
    const [old, alone] = [video, tick?.checked];
    video = next;
    if (!next) return;
    const screen = next.closest("#screen");
    note = screen.querySelector("[role=status] > *");
    tick = screen.querySelector("input");
    // What was chosen on the screen before holds on the new one.
    tick.checked = alone;
    if (old) [next.muted, next.volume] = [old.muted, old.volume];
    native ??= !own.light || !!next.canPlayType("application/vnd.apple.mpegurl");
    if (!native) next.removeAttribute("src");
    next.onplay = () => {
      wanted = 1;
      go();
    };
    // Chromium also pauses what it cannot play.
    next.onpause = () => next == video && !next.error && (wanted = 0);
    next.onplaying = () => {
      wait = 2e3;
      calm();
    };
    // What a browser's own player gives up, hls.js may play: Chromium's fails where it asks again for a live list of
    // short segments before that has grown.
    next.onerror = () => {
      if (!native || next != video) return;
      native = !own.light || !self.MediaSource;
      native ? fail() : again();
    };
    tick.onchange = note.querySelector("button").onclick = again;
    again();
  };
  new MutationObserver(find).observe(d.body, { childList: true, subtree: true });
  find();
})(document, document.currentScript.dataset);
