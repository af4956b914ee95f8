// The room's stream: as the browser plays it, else by hls.js; the languages of its sound, and that alone, where the stream
// offers them; and quietly, how far behind it is and whether the line is slow.
((d, own) => {
  let video, note, tick, pick, told, jump, hls, native, ready, wanted, timer, run, loaded, wait;
  // Of the list: its sounds, the one that is heard, the one that was chosen here, where it lies alone, and whether any
  // lies apart from the picture.
  let sounds, heard, chosen, alone, apart;
  // Of the line: the seconds behind that are told, whether the film flows, stands or stood lately, and when that was.
  let behind, flows, standing, stands, slow, last;
  const { lang } = d.documentElement;
  const stop = () => {
    clearTimeout(timer);
    hls?.destroy();
    hls = ready = null;
  };
  const halt = () => {
    flows = 0;
    clearTimeout(standing);
  };
  const calm = () => {
    if (note.contains(d.activeElement)) video.focus();
    note.hidden = true;
  };
  const fail = () => {
    stop();
    note.hidden = false;
    tell();
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
  // The attributes of a tag of the list (RFC 8216, 4.2).
  const read = (line) =>
    Object.fromEntries([...line.matchAll(/([A-Z-]+)=("?)(.*?)\2(?=,|$)/g)].map(([, name, , value]) => [name, value]));
  // A language as the hall writes it: "ar" of "ar-EG" or "ara".
  const tongue = (tag) => {
    try {
      return new Intl.Locale(tag).language;
    } catch {
      return "";
    }
  };
  const called = ({ NAME, LANGUAGE } = {}) => NAME || (tongue(LANGUAGE) && new Intl.DisplayNames(LANGUAGE, { type: "language" }).of(LANGUAGE));
  const choose = () => {
    const speaks = (language) => language && sounds.find((s) => s.AUTOSELECT != "NO" && tongue(s.LANGUAGE) == language);
    heard =
      sounds.find((s) => called(s) == chosen) ||
      speaks(own.sound) ||
      speaks(lang) ||
      sounds.find((s) => s.DEFAULT == "YES") ||
      sounds[0];
  };
  const option = () => ({ name: heard.NAME, lang: heard.LANGUAGE });
  // What the list offers (RFC 8216, 4.3.4): renditions of sound, and variants without pictures.
  const offer = (lines, base) => {
    const all = lines.filter((s) => /^#EXT-X-MEDIA:.*TYPE=AUDIO/.test(s)).map(read);
    sounds = all.filter((s) => s["GROUP-ID"] == all[0]["GROUP-ID"]);
    apart = all.find((s) => s.URI)?.URI;
    choose();
    const at = lines.findIndex((s) => /^#EXT-X-STREAM-INF:(?!.*RESOLUTION=).*CODECS="((mp4a|[ae]c-3|opus|flac)[^",]*,?)+"/i.test(s));
    const variant = at < 0 ? 0 : lines.slice(at + 1).find((s) => /^[^#]/.test(s));
    const lies = sounds[1] ? heard.URI || variant : variant || apart;
    alone = lies && new URL(lies, base).href;
    tick.parentNode.hidden = !alone;
    pick.parentNode.hidden = !sounds[1];
    // A menu that is open closes where its rows are made anew.
    if (sounds.map(called) + "" != [...pick].map((one) => one.value))
      pick.replaceChildren(...sounds.map((s) => Object.assign(new Option(called(s), called(s)), { lang: s.LANGUAGE || "" })));
    pick.value = called(heard);
  };
  const hear = () => {
    if (!sounds[1]) return;
    if (hls) return hls.setAudioOption(option());
    const tracks = Array.from(video.audioTracks || []);
    // Of its sound alone there may be one track without a name.
    if (tracks.some((one) => one.label == heard.NAME)) for (const one of tracks) one.enabled = one.label == heard.NAME;
  };
  const open = async () => {
    stop();
    const me = (run = {});
    const { hls: list } = video.dataset;
    try {
      const answer = await fetch(list).catch(() => {});
      const lines = answer?.ok ? (await answer.text()).split(/\s*\n/) : [];
      if (me != run) return;
      if (lines[0]) offer(lines, answer.url);
      const url = (tick.checked && alone) || list;
      // Chromium's own player has no choice of sounds.
      if (native && !(sounds[1] && !video.audioTracks && own.full && self.MediaSource)) {
        if (video.src != url || video.error) video.src = url;
        ready = 1;
        return wanted ? go() : calm();
      }
      if (!lines[0]) throw 0;
      const file = url == list && apart ? own.full : own.light;
      if (loaded != file) await script(file);
      loaded = file;
      if (me != run) return;
      hls = new Hls({ autoStartLoad: false, enableWorker: false, audioPreference: sounds[1] && option() });
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
  // The server's digits for Arabic: browsers differ in those of plain `ar`.
  const length = (seconds) => {
    const [n, unit] = seconds < 90 ? [seconds, "second"] : [seconds / 60, "minute"];
    const shape = { style: "unit", unit, unitDisplay: "long", maximumFractionDigits: 0 };
    return n.toLocaleString(lang == "ar" ? "ar-EG-u-nu-arab" : lang, shape);
  };
  const tell = () => {
    if (performance.now() - last > 6e4) slow = 0;
    const { latency, targetLatency, latestLevelDetails: list } = hls || {};
    // Beyond what a stream of such segments always is. A number that was told stands until it is wrong by 5 s.
    if (!list?.live || latency < targetLatency + Math.max(behind ? 5 : 8, list.targetduration)) behind = 0;
    else if (!behind || Math.abs(latency - behind) > 5) behind = Math.round(latency / 5) * 5;
    const { dataset } = told;
    const says = [slow && dataset.slow, behind && dataset.behind.replace("{time}", length(behind))];
    const text = note.hidden ? says.filter(Boolean).join(" ") : "";
    if (told.textContent != text) told.textContent = text;
    // What is hidden has lost the focus already.
    if (behind <= 30 && d.activeElement == jump) video.focus();
    jump.hidden = behind <= 30;
  };
  // The screen may be replaced while the page is open.
  const find = () => {
    const next = d.querySelector("video[data-hls]");
    if (next == video) return;
    stop();
    halt();
    run = slow = 0;
    sounds = [];
    alone = apart = last = null;
    const [old, checked] = [video, tick?.checked];
    video = next;
    if (!next) return;
    const screen = next.closest("#screen");
    note = screen.querySelector("[role=status] > *");
    tick = screen.querySelector("input");
    pick = screen.querySelector("select");
    told = screen.querySelector("[data-behind]");
    jump = told.nextElementSibling;
    // What was chosen on the screen before holds on the new one.
    tick.checked = checked;
    if (old) [next.muted, next.volume] = [old.muted, old.volume];
    native ??= !own.light || !!next.canPlayType("application/vnd.apple.mpegurl");
    if (!native) next.removeAttribute("src");
    next.onplay = () => {
      wanted = 1;
      go();
    };
    // Chromium also pauses what it cannot play.
    next.onpause = () => {
      halt();
      if (next == video && !next.error) wanted = 0;
    };
    next.onplaying = () => {
      wait = 2e3;
      calm();
      halt();
      flows = 1;
      if (stands) last = performance.now();
      stands = 0;
    };
    // A film that is told to jump or to load waits because of that.
    next.onseeking = next.onemptied = halt;
    next.onwaiting = () => {
      if (!flows) return;
      halt();
      standing = setTimeout(() => {
        stands = 1;
        slow ||= last && performance.now() - last < 6e4;
        last = performance.now();
        tell();
      }, 1e3);
    };
    next.ontimeupdate = tell;
    next.onloadedmetadata = hear;
    // What a browser's own player gives up, hls.js may play: Chromium's fails where it asks again for a live list of
    // short segments before that has grown.
    next.onerror = () => {
      if (!native || next != video) return;
      native = !own.light || !self.MediaSource;
      native ? fail() : again();
    };
    tick.onchange = note.querySelector("button").onclick = again;
    pick.onchange = () => {
      chosen = pick.value;
      choose();
      own.sound = tongue(heard.LANGUAGE);
      // The server remembers it, for replays too.
      if (own.sound) fetch(`?sound=${own.sound}`, { method: "HEAD" }).catch(() => {});
      tick.checked ? again() : hear();
    };
    jump.onclick = () => {
      next.currentTime = hls?.liveSyncPosition || next.currentTime;
      next.play().catch(() => {});
    };
    again();
  };
  new MutationObserver(find).observe(d.body, { childList: true, subtree: true });
  find();
})(document, document.currentScript.dataset);
