// First visit: times in the reader's zone.
((d, { lang, dataset } = d.documentElement) => {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const [host, secure] = location.protocol == "https:" ? ["__Host-", ";secure"] : ["", ""];
  const known = () => `; ${d.cookie}`.includes(`; ${host}zone=`);
  if (!dataset.zone || !timeZone || known()) return;
  d.cookie = `${host}zone=${timeZone};path=/;max-age=31536000;samesite=lax${secure}`;
  const all = (css) => [...d.querySelectorAll(css)];
  const at = (e, l, shape) => new Date(e.dateTime).toLocaleString(l, { timeZone, ...shape });
  const times = all("time[data-f]");
  // Whose days are others than the hosts' has them from the server, which knows the zone now; so has a form that asks for it.
  const moved = (e) => e.id || e.closest(".day").firstChild.id != "day-" + at(e, "sv", { dateStyle: "short" });
  if (known() && all("#time_zone,.day .times time").some(moved)) return location.reload();
  const own = { en: "en-GB", ar: "ar-EG" }[lang] ?? lang;
  const shapes = { t: { timeStyle: "short", hourCycle: "h23" }, d: { weekday: "long", day: "numeric", month: "long" } };
  // A day and a time are joined as the server joins them.
  const text = ({ f }) => f[1] ? dataset.zone : `{${f}}`;
  for (const e of times) e.textContent = text(e.dataset).replace(/{(.)}/g, (_, f) => at(e, own, shapes[f]));
  const [offset, other] = new Set(times.map((e) => at(e, "en", { timeZoneName: "shortOffset" }).match(/\S+$/)[0]));
  for (const e of all("[data-zone-name]")) e.textContent = offset && !other ? offset.replace("-", "\u2212") : e.dataset.zoneName;
})(document);
