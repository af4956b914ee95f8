// First visit: times in the reader's zone.
(({ lang, dataset }, d) => {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const [host, secure] = location.protocol == "https:" ? ["__Host-", ";secure"] : ["", ""];
  const known = () => `; ${d.cookie}`.includes(`; ${host}zone=`);
  if (!("zone" in dataset) || !timeZone || known()) return;
  d.cookie = `${host}zone=${timeZone};path=/;max-age=31536000;samesite=lax${secure}`;
  const all = (css) => [...d.querySelectorAll(css)];
  const at = (e, l, shape) => new Date(e.dateTime).toLocaleString(l, { timeZone, ...shape });
  const times = all("time[data-f]");
  // Whose days are others than the hosts' has them from the server, which knows the zone now; so has a form that asks for it.
  const moved = (e) => e.closest(".day").firstChild.id != "day-" + at(e, "sv", { dateStyle: "short" });
  if (known() && (all("#time_zone")[0] || all(".day .times time").some(moved))) return location.reload();
  const t = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
  const day = { weekday: "long", day: "numeric", month: "long" };
  const own = { en: "en-GB", ar: "ar-EG" }[lang] ?? lang;
  const shapes = { t: "{t}", d: "{d}", dt: dataset.zone };
  for (const e of times) e.textContent = shapes[e.dataset.f].replace("{d}", at(e, own, day)).replace("{t}", at(e, own, t));
  const [offset, other] = new Set(times.map((e) => at(e, "en", { timeZoneName: "shortOffset" }).split(" ").pop()));
  for (const e of all("[data-zone-name]")) e.textContent = offset && !other ? offset.replace("-", "\u2212") : e.dataset.zoneName;
})(document.documentElement, document);
