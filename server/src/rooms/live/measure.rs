//! From records to figures: many people's at once, as a group of beats or an organizer's button needs them.

use super::rule::Interval;
use app::live::Attendance;
use app::reports::RULE_VERSION;
use std::collections::HashMap;

/// Whose: the lecture, the person.
pub(super) type Whose = (i64, i64);

/// Puts what a person's intervals amount to where the recount will look for it.
pub(super) type Figures = HashMap<Whose, Attendance>;

/// The intervals by whose they are.
pub(super) fn by_person(rows: Vec<(i64, i64, i64, i64)>) -> HashMap<Whose, Vec<Interval>> {
    let mut of: HashMap<Whose, Vec<Interval>> = HashMap::new();
    for (lecture, person, from, to) in rows {
        of.entry((lecture, person))
            .or_default()
            .push((app::i18n::Instant(from), app::i18n::Instant(to)));
    }
    of
}

/// The figures as rows to write.
pub(super) fn rows_of(figures: &Figures) -> String {
    crate::db::rows(figures.iter().map(|((lecture, person), a)| {
        (
            lecture,
            person,
            a.present_ms,
            a.attended,
            a.late,
            a.left_early,
            RULE_VERSION,
        )
    }))
}

/// Writes figures.
macro_rules! write_figures {
    ($c:ident, $figures:expr) => {
        sqlx::query(sql!(
            "INSERT INTO attendance (lecture_id, person_id, present_ms, attended, late, left_early, rule_version)
             SELECT CAST(b.value ->> 0 AS BIGINT), CAST(b.value ->> 1 AS BIGINT), CAST(b.value ->> 2 AS BIGINT),
                    CAST(b.value ->> 3 AS BOOLEAN), CAST(b.value ->> 4 AS BOOLEAN), CAST(b.value ->> 5 AS BOOLEAN),
                    CAST(b.value ->> 6 AS BIGINT)
             FROM json_each(CAST($1 AS json_text)) b WHERE TRUE
             ON CONFLICT (lecture_id, person_id) DO UPDATE SET present_ms = excluded.present_ms,
                 attended = excluded.attended, late = excluded.late, left_early = excluded.left_early,
                 rule_version = excluded.rule_version"
        ))
        .bind($crate::rooms::live::measure::rows_of($figures))
        .execute(&mut *$c)
        .await?
    };
}
pub(super) use write_figures;

/// Measures everybody of a lecture anew; its actual span has changed, and its row is locked by the change.
macro_rules! measure_all {
    ($c:ident, $timetable:expr) => {{
        let timetable: &$crate::rooms::live::gate::Timetable = $timetable;
        let intervals: Vec<(i64, i64, i64, i64)> = sqlx::query_as(sql!(
            "SELECT a.lecture_id, a.person_id, i.from_at, i.to_at
             FROM attendance a
             JOIN presence_intervals i ON i.lecture_id = a.lecture_id AND i.person_id = a.person_id
             WHERE a.lecture_id = $1"
        ))
        .bind(timetable.id)
        .fetch_all(&mut *$c)
        .await?;
        let figures = $crate::rooms::live::measure::by_person(intervals)
            .into_iter()
            .map(|(whose, intervals)| (whose, timetable.attendance(&intervals)))
            .collect();
        $crate::rooms::live::measure::write_figures!($c, &figures);
    }};
}
pub(super) use measure_all;
