//! The report: each table is gone through once, by lecture and country, and both halves are sums of that.

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
}

/// What came of the seats of a lecture, of people of one country.
#[derive(sqlx::FromRow)]
struct Live {
    lecture_id: LectureId,
    country: String,
    enrolled: i64,
    joined: i64,
    attended: i64,
    present_ms: i64,
    gathered_ms: i64,
    corrected: i64,
}

/// What people of one country watched of a lecture's replay.
#[derive(sqlx::FromRow)]
struct Played {
    lecture_id: LectureId,
    country: String,
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

/// How many people of one country attended a lecture by its replay, or completed that.
#[derive(sqlx::FromRow)]
struct ReplayPeople {
    lecture_id: LectureId,
    country: String,
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
    /// Country, people: whoever watched several lectures is one.
    viewers: Vec<(String, i64)>,
}

/// The report. Whether somebody speaks in a lecture is asked only of the few who speak anywhere.
pub(super) async fn report(db: &Db, l: Locale) -> Read<Report> {
    let records = db
        .read_for_report(async |tx| {
            let lectures = tx
                .sql(sql!(
                    "SELECT l.id, COALESCE(t.localized_title, l.title) AS of, l.slug, l.starts_at
                     FROM public_lectures l LEFT JOIN lecture_translations t ON t.lecture_id = l.id
                         AND t.locale = $1
                     ORDER BY l.starts_at DESC, l.id DESC"
                ))
                .bind(l.tag())
                .all()
                .await?;
            let live = tx
                .sql(sql!(
                    "SELECT e.lecture_id, p.country, count(s.person_id) AS enrolled,
                         count(j.person_id) AS joined,
                             CAST(sum(CASE WHEN a.attended = TRUE THEN 1
                         ELSE 0 END) AS BIGINT) AS attended,
                             CAST(COALESCE(sum(a.present_ms), 0) AS BIGINT) AS present_ms,
                             CAST(COALESCE(sum(a.gathered_ms), 0) AS BIGINT) AS gathered_ms,
                             count(a.corrected_ms) AS corrected
                     FROM enrolments e JOIN people p ON p.id = e.person_id
                     JOIN lectures l ON l.id = e.lecture_id AND l.status <> 'cancelled'
                     LEFT JOIN seats_held s ON s.lecture_id = e.lecture_id
                         AND s.person_id = e.person_id
                     LEFT JOIN joined j ON j.lecture_id = e.lecture_id AND j.person_id = e.person_id
                     LEFT JOIN attendance a ON a.lecture_id = e.lecture_id
                         AND a.person_id = e.person_id
                     WHERE p.role = 'learner'
                       AND NOT (e.person_id IN (SELECT s.person_id FROM speakers s
                           WHERE s.person_id IS NOT NULL)
                                AND EXISTS (SELECT 1 FROM lecture_speaker_accounts s
                                    WHERE s.person_id = e.person_id
                                        AND s.lecture_id = e.lecture_id))
                     GROUP BY e.lecture_id, p.country"
                ))
                .all()
                .await?;
            let played = tx
                .sql(sql!(
                    "SELECT v.lecture_id, p.country,
                         count(CASE WHEN v.counted = TRUE THEN 1 END) AS replays,
                         count(DISTINCT CASE WHEN v.counted = TRUE THEN v.person_id END) AS viewers,
                         CAST(COALESCE(sum(v.credit_ms), 0) AS BIGINT) AS watch_ms
                     FROM play_sessions v JOIN people p ON p.id = v.person_id
                     WHERE p.role = 'learner'
                       AND NOT (v.person_id IN (SELECT s.person_id FROM speakers s
                           WHERE s.person_id IS NOT NULL)
                                AND EXISTS (SELECT 1 FROM lecture_speaker_accounts s
                                    WHERE s.person_id = v.person_id
                                        AND s.lecture_id = v.lecture_id))
                     GROUP BY v.lecture_id, p.country"
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
                     WHERE (v.counted = TRUE OR v.not_counted IS NOT NULL) AND v.person_id IS NULL
                     GROUP BY v.lecture_id"
                ))
                .all()
                .await?;
            let by_replay = tx
                .sql(sql!(
                    "SELECT a.lecture_id, p.country, count(*) AS people FROM replay_attendance a
                         JOIN people p ON p.id = a.person_id
                     GROUP BY a.lecture_id, p.country"
                ))
                .all()
                .await?;
            let completed = tx
                .sql(sql!(
                    "SELECT c.lecture_id, p.country, count(DISTINCT c.person_id) AS people
                     FROM coverage c JOIN people p ON p.id = c.person_id
                     WHERE c.completed = TRUE AND p.role = 'learner'
                       AND NOT (c.person_id IN (SELECT s.person_id FROM speakers s
                           WHERE s.person_id IS NOT NULL)
                                AND EXISTS (SELECT 1 FROM lecture_speaker_accounts s
                                    WHERE s.person_id = c.person_id
                                        AND s.lecture_id = c.lecture_id))
                     GROUP BY c.lecture_id, p.country"
                ))
                .all()
                .await?;
            let viewers = tx
                .sql(sql!(
                    "SELECT p.country, count(*) FROM people p WHERE p.role = 'learner' AND EXISTS (
                         SELECT 1 FROM play_sessions v WHERE v.person_id = p.id
                             AND v.counted = TRUE
                           AND NOT (v.person_id IN (SELECT s.person_id FROM speakers s
                               WHERE s.person_id IS NOT NULL)
                                    AND EXISTS (SELECT 1 FROM lecture_speaker_accounts s
                                    WHERE s.person_id = v.person_id
                                        AND s.lecture_id = v.lecture_id)))
                     GROUP BY p.country"
                ))
                .all()
                .await?;
            Ok(Records {
                lectures,
                live,
                played,
                visited,
                by_replay,
                completed,
                viewers,
            })
        })
        .await?;
    Ok(sums(records))
}

/// Both halves.
fn sums(records: Records) -> Report {
    let mut by_lecture: HashMap<LectureId, Figures> = HashMap::new();
    let mut by_country: HashMap<String, Figures> = HashMap::new();
    for row in records.live {
        for sum in [
            by_lecture.entry(row.lecture_id).or_insert_with(nothing),
            by_country
                .entry(row.country.clone())
                .or_insert_with(nothing),
        ] {
            sum.enrolled += row.enrolled;
            sum.joined += row.joined;
            sum.attended += row.attended;
            sum.present_ms += row.present_ms;
            sum.gathered_ms += row.gathered_ms;
            sum.corrected += row.corrected;
        }
    }
    for row in records.played {
        // Everybody is of one country, so viewers of different countries are different people.
        let sum = by_lecture.entry(row.lecture_id).or_insert_with(nothing);
        sum.replays += row.replays;
        sum.viewers += row.viewers;
        sum.watch_ms += row.watch_ms;
        let sum = by_country.entry(row.country).or_insert_with(nothing);
        sum.replays += row.replays;
        sum.watch_ms += row.watch_ms;
    }
    for row in records.visited {
        let sum = by_lecture.entry(row.lecture_id).or_insert_with(nothing);
        sum.replays += row.replays;
        sum.by_visitors += row.replays;
        sum.watch_ms += row.watch_ms;
        sum.visitors += row.visitors;
        sum.not_counted += row.not_counted;
    }
    for row in records.by_replay {
        let sum = by_lecture.entry(row.lecture_id).or_insert_with(nothing);
        sum.by_replay += row.people;
        let sum = by_country.entry(row.country).or_insert_with(nothing);
        sum.by_replay += row.people;
    }
    for row in records.completed {
        let sum = by_lecture.entry(row.lecture_id).or_insert_with(nothing);
        sum.completed += row.people;
        let sum = by_country.entry(row.country).or_insert_with(nothing);
        sum.completed += row.people;
    }
    for (country, people) in records.viewers {
        by_country.entry(country).or_insert_with(nothing).viewers += people;
    }
    let lectures = records.lectures.into_iter().map(|row| Figures {
        of: row.of,
        slug: row.slug,
        starts: Some(Instant(row.starts_at)),
        ..by_lecture.remove(&row.id).unwrap_or_else(nothing)
    });
    let lectures = lectures.collect();
    let countries = by_country.into_iter();
    let mut countries: Vec<Figures> = countries.map(|(of, sum)| Figures { of, ..sum }).collect();
    countries.sort_by(|a, b| {
        let of = |f: &Figures| (Reverse(f.joined), Reverse(f.enrolled));
        of(a).cmp(&of(b)).then_with(|| a.of.cmp(&b.of))
    });
    Report {
        lectures,
        countries,
    }
}

/// The sum of nothing.
fn nothing() -> Figures {
    Figures {
        of: String::new(),
        slug: String::new(),
        starts: None,
        enrolled: 0,
        joined: 0,
        attended: 0,
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
