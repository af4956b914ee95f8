// First visit: times in the reader's zone.
(({ lang, dataset: { zone: page } }) => {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (!page || !zone || /\bzone=/.test(document.cookie)) return;
  document.cookie = `zone=${zone};path=/;max-age=31536000;samesite=lax` + (location.protocol == "https:" ? ";secure" : "");
  if (page == zone) return;
  const t = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
  const d = { weekday: "long", day: "numeric", month: "long" };
  const all = (css, f) => document.querySelectorAll(css).forEach((e) => (e.textContent = f(e)));
  all("time[data-f]", (e) => {
    const say = (o, timeZone) => new Date(e.dateTime).toLocaleString(lang.replace(/^en$/, "en-GB"), { ...o, timeZone });
    const moved = say(d, zone) != say(d, page) && { weekday: "short" };
    return say({ t: { ...moved, ...t }, d, dt: { ...d, ...t } }[e.dataset.f], zone);
  });
  all("[data-zone-name]", () => zone.replace(/.*\//, "").replace("_", " "));
})(document.documentElement);
