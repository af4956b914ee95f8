//! The report: each table is gone through once, by lecture, country and kind, and its three parts are sums of that.

use crate::db::Db;
use app::answer::Read;
use app::i18n::{Instant, Locale};
use app::lectures::LectureId;
use app::reports::{Figures, Report};
use std::cmp::Reverse;
use std::collections::HashMap;

/// A lecture as the report names it.
#[derive(sqlx::FromRow)]
struct LectureLine {
    id: LectureId,
    of: String,
    slug: String,
    starts_at: i64,
    cancelled: bool,
}

/// What came of the seats of a lecture, of people of one country and kind.
#[derive(sqlx::FromRow)]
struct Live {
    lecture_id: LectureId,
    country: String,
    kind: String,
    enrolled: i64,
    joined: i64,
    attended: i64,
    attended_gathered: i64,
    present_ms: i64,
    gathered_ms: i64,
    corrected: i64,
}

/// What people of one country and kind watched of a lecture's replay.
#[derive(sqlx::FromRow)]
struct Played {
    lecture_id: LectureId,
    country: String,
    kind: String,
    replays: i64,
    viewers: i64,
    watch_ms: i64,
}

/// What visitors watched of it.
#[derive(sqlx::FromRow)]
struct Visited {
    lecture_id: LectureId,
    replays: i64,
    visitors: i64,
    not_counted: i64,
    watch_ms: i64,
}

/// How many people of one country and kind attended a lecture by its replay, or completed that.
#[derive(sqlx::FromRow)]
struct ReplayPeople {
    lecture_id: LectureId,
    country: String,
    kind: String,
    people: i64,
}

/// All that is read, of one moment.
struct Records {
    lectures: Vec<LectureLine>,
    live: Vec<Live>,
    played: Vec<Played>,
    visited: Vec<Visited>,
    by_replay: Vec<ReplayPeople>,
    completed: Vec<ReplayPeople>,
    /// Of how many people at how many lectures the profile of the day of an upgrade is kept.
    of_upgrade: i64,
    /// Country, people: whoever watched several lectures is one, in each country they were of.
    viewers: Vec<(String, i64)>,
    /// The same by kind.
    viewers_by_kind: Vec<(String, i64)>,
}

/// The report. Who is in it, of which country and kind, the view `people_in_totals` says. What was recorded of a lecture that
/// was cancelled is in none of its figures.
pub(super) async fn report(db: &Db, l: Locale) -> Read<Report> {
    let records = db
        .read_for_report(async |tx| {
            let lectures = tx
                .sql(sql!(
                    "SELECT l.id, COALESCE(t.localized_title, l.title) AS of, l.slug, l.starts_at,
                         l.status = 'cancelled' AS cancelled
                     FROM public_lectures l LEFT JOIN lecture_translations t ON t.lecture_id = l.id
                         AND t.locale = $1
                     ORDER BY l.starts_at DESC, l.id DESC"
                ))
                .bind(l.tag())
                .all()
                .await?;
            let live = tx
                .sql(sql!(
                    "SELECT e.lecture_id, q.country, q.kind, count(s.person_id) AS enrolled,
                         count(j.person_id) AS joined,
                             CAST(sum(CASE WHEN a.attended = TRUE THEN 1
                         ELSE 0 END) AS BIGINT) AS attended,
                             count(CASE WHEN a.by_gathering = TRUE THEN 1
                         END) AS attended_gathered,
                             CAST(COALESCE(sum(a.present_ms), 0) AS BIGINT) AS present_ms,
                             CAST(COALESCE(sum(a.gathered_ms), 0) AS BIGINT) AS gathered_ms,
                             count(a.corrected_ms) AS corrected
                     FROM enrolments e JOIN people_in_totals q ON q.lecture_id = e.lecture_id
                         AND q.person_id = e.person_id
                     JOIN lectures l ON l.id = e.lecture_id AND l.status <> 'cancelled'
                     LEFT JOIN seats_held s ON s.lecture_id = e.lecture_id
                         AND s.person_id = e.person_id
                     LEFT JOIN joined j ON j.lecture_id = e.lecture_id AND j.person_id = e.person_id
                     LEFT JOIN attendance a ON a.lecture_id = e.lecture_id
                         AND a.person_id = e.person_id
                     GROUP BY e.lecture_id, q.country, q.kind"
                ))
                .all()
                .await?;
            let played = tx
                .sql(sql!(
                    "SELECT v.lecture_id, q.country, q.kind,
                         count(CASE WHEN v.counted = TRUE THEN 1 END) AS replays,
                         count(DISTINCT CASE WHEN v.counted = TRUE THEN v.person_id END) AS viewers,
                         CAST(COALESCE(sum(v.credit_ms), 0) AS BIGINT) AS watch_ms
                     FROM play_sessions v JOIN people_in_totals q ON q.lecture_id = v.lecture_id
                         AND q.person_id = v.person_id
                     JOIN lectures l ON l.id = v.lecture_id AND l.status <> 'cancelled'
                     GROUP BY v.lecture_id, q.country, q.kind"
                ))
                .all()
                .await?;
            let visited = tx
                .sql(sql!(
                    "SELECT v.lecture_id, count(CASE WHEN v.counted = TRUE THEN 1 END) AS replays,
                         count(DISTINCT CASE WHEN v.counted = TRUE THEN v.viewer END) AS visitors,
                         count(v.not_counted) AS not_counted,
                         CAST(COALESCE(sum(CASE WHEN v.counted = TRUE THEN v.credit_ms END), 0)
                             AS BIGINT) AS watch_ms
                     FROM play_sessions v
                     JOIN lectures l ON l.id = v.lecture_id AND l.status <> 'cancelled'
                     WHERE (v.counted = TRUE OR v.not_counted IS NOT NULL) AND v.person_id IS NULL
                     GROUP BY v.lecture_id"
                ))
                .all()
                .await?;
            let by_replay = tx
                .sql(sql!(
                    "SELECT a.lecture_id, q.country, q.kind, count(*) AS people
                     FROM replay_attendance a JOIN people_in_totals q
                         ON q.lecture_id = a.lecture_id AND q.person_id = a.person_id
                     GROUP BY a.lecture_id, q.country, q.kind"
                ))
                .all()
                .await?;
            let completed = tx
                .sql(sql!(
                    "SELECT c.lecture_id, q.country, q.kind, count(DISTINCT c.person_id) AS people
                     FROM coverage c JOIN people_in_totals q ON q.lecture_id = c.lecture_id
                         AND q.person_id = c.person_id
                     JOIN lectures l ON l.id = c.lecture_id AND l.status <> 'cancelled'
                     WHERE c.completed = TRUE
                     GROUP BY c.lecture_id, q.country, q.kind"
                ))
                .all()
                .await?;
            let viewers = tx
                .sql(sql!(
                    "SELECT q.country, count(DISTINCT v.person_id)
                     FROM play_sessions v JOIN people_in_totals q ON q.lecture_id = v.lecture_id
                         AND q.person_id = v.person_id
                     JOIN lectures l ON l.id = v.lecture_id AND l.status <> 'cancelled'
                     WHERE v.counted = TRUE GROUP BY q.country"
                ))
                .all()
                .await?;
            let viewers_by_kind = tx
                .sql(sql!(
                    "SELECT q.kind, count(DISTINCT v.person_id)
                     FROM play_sessions v JOIN people_in_totals q ON q.lecture_id = v.lecture_id
                         AND q.person_id = v.person_id
                     JOIN lectures l ON l.id = v.lecture_id AND l.status <> 'cancelled'
                     WHERE v.counted = TRUE GROUP BY q.kind"
                ))
                .all()
                .await?;
            let of_upgrade = tx
                .sql(sql!(
                    "SELECT count(*) FROM participations k
                     JOIN people_in_totals q ON q.lecture_id = k.lecture_id
                         AND q.person_id = k.person_id
                     JOIN lectures l ON l.id = k.lecture_id AND l.status <> 'cancelled'
                     WHERE k.of_upgrade = TRUE AND k.corrected = FALSE"
                ))
                .value()
                .await?;
            Ok(Records {
                lectures,
                live,
                played,
                visited,
                by_replay,
                completed,
                of_upgrade,
                viewers,
                viewers_by_kind,
            })
        })
        .await?;
    Ok(sums(records))
}

/// A sum for each lecture, country and kind.
#[derive(Default)]
struct Sums {
    lectures: HashMap<LectureId, Figures>,
    countries: HashMap<String, Figures>,
    kinds: HashMap<String, Figures>,
}

impl Sums {
    /// Adds to all three sums that something of these people is in.
    fn add(&mut self, lecture: LectureId, country: &str, kind: &str, add: impl Fn(&mut Figures)) {
        add(self.lectures.entry(lecture).or_insert_with(nothing));
        for (sums, of) in [(&mut self.countries, country), (&mut self.kinds, kind)] {
            add(sums.entry(of.to_owned()).or_insert_with(nothing));
        }
    }
}

/// All three parts.
fn sums(records: Records) -> Report {
    let mut sums = Sums::default();
    for row in records.live {
        sums.add(row.lecture_id, &row.country, &row.kind, |sum| {
            sum.enrolled += row.enrolled;
            sum.joined += row.joined;
            sum.attended += row.attended;
            sum.attended_gathered += row.attended_gathered;
            sum.present_ms += row.present_ms;
            sum.gathered_ms += row.gathered_ms;
            sum.corrected += row.corrected;
        });
    }
    for row in records.played {
        sums.add(row.lecture_id, &row.country, &row.kind, |sum| {
            sum.replays += row.replays;
            sum.watch_ms += row.watch_ms;
        });
        // At one lecture everybody is of one country and kind; at several they may be of others.
        let sum = sums.lectures.entry(row.lecture_id);
        sum.or_insert_with(nothing).viewers += row.viewers;
    }
    for row in records.visited {
        let sum = sums.lectures.entry(row.lecture_id).or_insert_with(nothing);
        sum.replays += row.replays;
        sum.by_visitors += row.replays;
        sum.watch_ms += row.watch_ms;
        sum.visitors += row.visitors;
        sum.not_counted += row.not_counted;
    }
    for row in records.by_replay {
        sums.add(row.lecture_id, &row.country, &row.kind, |sum| {
            sum.by_replay += row.people;
        });
    }
    for row in records.completed {
        sums.add(row.lecture_id, &row.country, &row.kind, |sum| {
            sum.completed += row.people;
        });
    }
    for (country, people) in records.viewers {
        let sum = sums.countries.entry(country);
        sum.or_insert_with(nothing).viewers += people;
    }
    for (kind, people) in records.viewers_by_kind {
        let sum = sums.kinds.entry(kind);
        sum.or_insert_with(nothing).viewers += people;
    }
    let lectures = records.lectures.into_iter().map(|row| Figures {
        of: row.of,
        slug: row.slug,
        starts: Some(Instant(row.starts_at)),
        cancelled: row.cancelled,
        ..sums.lectures.remove(&row.id).unwrap_or_else(nothing)
    });
    Report {
        lectures: lectures.collect(),
        countries: ordered(sums.countries),
        kinds: ordered(sums.kinds),
        of_upgrade: records.of_upgrade,
    }
}

/// Those of whom most joined first.
fn ordered(sums: HashMap<String, Figures>) -> Vec<Figures> {
    let sums = sums.into_iter();
    let mut all: Vec<Figures> = sums.map(|(of, sum)| Figures { of, ..sum }).collect();
    all.sort_by(|a, b| {
        let of = |f: &Figures| (Reverse(f.joined), Reverse(f.enrolled));
        of(a).cmp(&of(b)).then_with(|| a.of.cmp(&b.of))
    });
    all
}

/// The sum of nothing.
fn nothing() -> Figures {
    Figures {
        of: String::new(),
        slug: String::new(),
        starts: None,
        cancelled: false,
        enrolled: 0,
        joined: 0,
        attended: 0,
        attended_gathered: 0,
        present_ms: 0,
        gathered_ms: 0,
        corrected: 0,
        by_replay: 0,
        replays: 0,
        by_visitors: 0,
        completed: 0,
        watch_ms: 0,
        not_counted: 0,
        viewers: 0,
        visitors: 0,
    }
}
