// A page that follows what it shows: parts that say when to look again are exchanged, and what is waited for counts down.
((d, { now }, { lang }, pause, typed, due) => {
  const all = (css, of = d) => [...of.querySelectorAll(css)];
  const parts = () => all("[data-follow]");
  const timers = (of) => all("[data-counts]", of);
  const { format } = new Intl.NumberFormat({ ar: "ar-EG" }[lang] ?? lang);
  d.body.insertAdjacentHTML("beforeend", "<p class=unseen role=status>");
  const status = d.body.lastChild;
  // By chance within some seconds, so that thousands who wait for one door do not ask in one.
  const wait = (ms = Math.min(...parts().map((part) => part.dataset.follow))) => (due = now() + ms + 1e3 + Math.random() * 7e3);
  // What somebody types, has opened or presses at this moment stays.
  const busy = (of) => of.contains(typed) || all(":is([open],:popover-open),:active,:focus:is(input,select,textarea)", of)[0];
  // All of a part but its times.
  const face = (part) => part.outerHTML.replace(/data-(follow="\w*|counts[^<]*)/g, "");
  const known = (one) => one.id || one.href || one.form?.action;
  const exchange = (part, next) => {
    const before = timers(part);
    const same = face(part) == face(next);
    timers(next).map((timer, i) => {
      const late = (timer.at = now() + +timer.dataset.counts) - before[i]?.at;
      // A page that was kept for some seconds tells it too late, and none too early.
      if (late > 0 && late < 9e3) timer.at -= late;
      if (same) before[i].replaceWith(timer);
    });
    part.dataset.follow = next.dataset.follow ?? Infinity;
    if (same) return;
    const focus = part.contains(d.activeElement) && known(d.activeElement);
    part.replaceWith(next);
    if (focus) all("a,button,summary", next).find((one) => known(one) == focus)?.focus();
    if (next.dataset.said != part.dataset.said) status.textContent = next.dataset.said;
    // The door has opened for whoever waits before it.
    if (!typed && !all("[data-enter]", part)[0]) all("[data-enter] form", next)[0]?.requestSubmit();
  };
  const look = async () => {
    // Where nothing comes of it at all, once more.
    wait(6e4);
    try {
      const answer = await fetch(location, { cache: "no-cache", headers: { "x-follow": 1 } });
      // Signed out: there is nothing to follow.
      if (answer.redirected) return (due = Infinity);
      if (!answer.ok) throw 0;
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      for (const part of parts()) {
        const next = page.getElementById(part.id);
        if (busy(next ? part : d)) part.dataset.follow = 3e4;
        else if (next) exchange(part, next);
        // It is another page by now: the room, where one came in elsewhere.
        else return location.reload();
      }
      pause = 15e3;
      wait();
    } catch {
      wait((pause = Math.min(pause * 2, 3e5)));
    }
  };
  const tick = () => {
    timers().map((timer) => {
      timer.at ??= now() + +timer.dataset.counts;
      const left = Math.max(0, (timer.at - now()) / 1e3) | 0;
      if (left < 3600) timer.textContent = format((left / 60) | 0) + ":" + format(100 + (left % 60)).slice(1);
    });
    if (!d.hidden && now() >= due) look();
  };
  d.oninput = (event) => (typed = event.target);
  d.onvisibilitychange = tick;
  setInterval(tick, 1e3);
  wait();
  tick();
})(document, Date, document.documentElement, 15e3);
