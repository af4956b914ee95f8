// First visit: times in the reader's zone.
(({ lang, dataset }) => {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const [host, secure] = location.protocol == "https:" ? ["__Host-", ";secure"] : ["", ""];
  if (!("zone" in dataset) || !zone || `; ${document.cookie}`.includes(`; ${host}zone=`)) return;
  document.cookie = `${host}zone=${zone};path=/;max-age=31536000;samesite=lax${secure}`;
  const t = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
  const d = { weekday: "long", day: "numeric", month: "long" };
  const all = (css, f) => document.querySelectorAll(css).forEach((e) => (e.textContent = f(e)));
  all("time[data-f]", (e) => {
    const at = new Date(e.dateTime);
    const day = "day-" + at.toLocaleDateString("sv", { timeZone: zone });
    const moved = e.closest("section.day")?.firstChild.id != day && { weekday: "short" };
    return at.toLocaleString({ en: "en-GB", ar: "ar-EG" }[lang] ?? lang, { timeZone: zone, ...{ t: { ...moved, ...t }, d, dt: { ...d, ...t } }[e.dataset.f] });
  });
  all("[data-zone-name]", () => zone.replace(/.*\//, "").replace("_", " "));
})(document.documentElement);
