// First visit: times in the reader's zone.
(({ lang, dataset }) => {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const [host, secure] = location.protocol == "https:" ? ["__Host-", ";secure"] : ["", ""];
  const known = () => `; ${document.cookie}`.includes(`; ${host}zone=`);
  if (!("zone" in dataset) || !zone || known()) return;
  document.cookie = `${host}zone=${zone};path=/;max-age=31536000;samesite=lax${secure}`;
  const times = [...document.querySelectorAll("time[data-f]")].map((e) => [e, new Date(e.dateTime)]);
  // Whose days are others than the hosts' has them from the server, which knows the zone now.
  const moved = ([e, at]) => {
    const day = e.closest("section.day");
    return day && day.firstElementChild.id != "day-" + at.toLocaleDateString("sv", { timeZone: zone });
  };
  if (known() && times.some(moved)) return location.reload();
  const t = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
  const d = { weekday: "long", day: "numeric", month: "long" };
  for (const [e, at] of times)
    e.textContent = at.toLocaleString({ en: "en-GB", ar: "ar-EG" }[lang] ?? lang, { timeZone: zone, ...{ t, d, dt: { ...d, ...t } }[e.dataset.f] });
  const offset = (at) =>
    at.toLocaleString("en", { timeZone: zone, timeZoneName: "shortOffset" }).split(" ").pop().replace("-", "\u2212");
  const offsets = new Set(times.map(([, at]) => offset(at)));
  for (const e of document.querySelectorAll("[data-zone-name]")) e.textContent = offsets.size == 1 ? [...offsets][0] : e.dataset.zoneName;
})(document.documentElement);
