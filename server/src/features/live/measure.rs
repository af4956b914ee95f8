//! Figures, as they are made of records and written: many people's at once, as a group of beats or an organizer's button
//! needs them.

use super::earlier::Earlier;
use super::gate::LectureSchedule;
use super::reading::{ExtraRecords, records, whole_lecture};
use super::records::{AttendanceKey, Records};
use super::rule::Terms;
use crate::db::{Tx, json_rows};
use app::accounts::PersonId;
use app::i18n::Instant;
use app::lectures::LectureId;
use app::live::{ATTENDANCE_RULE, Attendance};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// What somebody's records amount to, and by which share of the core.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Figure {
    pub(super) attendance: Attendance,
    /// What was measured within the core, in milliseconds.
    pub(super) within_core_ms: i64,
    pub(super) percent: i64,
}

/// What people's records amount to, in the order in which they are written: two who write the same rows never wait for
/// each other.
pub(super) type Figures = BTreeMap<AttendanceKey, Figure>;

/// What the records of these people amount to at a lecture, of those who are of it.
pub(super) fn figures(
    schedule: &LectureSchedule,
    records: &Records,
    whose: impl IntoIterator<Item = AttendanceKey>,
) -> Figures {
    let terms = schedule.terms();
    let figure = |whose| Figure {
        attendance: records.attendance(whose, terms),
        within_core_ms: records.within_core(whose, terms.times),
        percent: terms.percent,
    };
    whose
        .into_iter()
        .filter(|whose| whose.lecture == schedule.id)
        .map(|whose| (whose, figure(whose)))
        .collect()
}

/// A figure, as it is written.
#[derive(Serialize)]
struct FigureRow {
    lecture: LectureId,
    person: PersonId,
    present: i64,
    gathered: i64,
    corrected: Option<i64>,
    attended: bool,
    by_gathering: bool,
    late: bool,
    left_early: bool,
    percent: i64,
}

/// The figures as rows to write.
fn rows_of(figures: &Figures) -> String {
    json_rows(figures.iter().map(|(whose, figure)| {
        let a = figure.attendance;
        FigureRow {
            lecture: whose.lecture,
            person: whose.person,
            present: a.present_ms,
            gathered: a.gathered_ms,
            corrected: a.corrected_ms,
            attended: a.attended,
            by_gathering: a.by_gathering,
            late: a.late,
            left_early: a.left_early,
            percent: figure.percent,
        }
    }))
}

/// Writes figures. A row that is there keeps the version of the rule it bears, which is today's unless the row is renewed
/// ([`stamp_renewed`]): two indexes go by it, and each beat would write them again.
pub(super) async fn write_figures(tx: &mut Tx<'_>, figures: &Figures) -> sqlx::Result<()> {
    tx.sql(sql!(
        "INSERT INTO attendance (lecture_id, person_id, present_ms, gathered_ms, corrected_ms,
             attended, by_gathering, late, left_early, percent, rule_version)
         SELECT CAST(b.value ->> 'lecture' AS BIGINT), CAST(b.value ->> 'person' AS BIGINT),
             CAST(b.value ->> 'present' AS BIGINT), CAST(b.value ->> 'gathered' AS BIGINT),
             CAST(b.value ->> 'corrected' AS BIGINT), CAST(b.value ->> 'attended' AS BOOLEAN),
             CAST(b.value ->> 'by_gathering' AS BOOLEAN), CAST(b.value ->> 'late' AS BOOLEAN),
             CAST(b.value ->> 'left_early' AS BOOLEAN),
             CAST(b.value ->> 'percent' AS BIGINT), $2
         FROM jsonb_each(CAST($1 AS jsonb_text)) b WHERE TRUE
         ON CONFLICT (lecture_id, person_id) DO UPDATE SET present_ms = excluded.present_ms,
             gathered_ms = excluded.gathered_ms, corrected_ms = excluded.corrected_ms,
             attended = excluded.attended, by_gathering = excluded.by_gathering,
             late = excluded.late, left_early = excluded.left_early, percent = excluded.percent"
    ))
    .bind(rows_of(figures))
    .bind(ATTENDANCE_RULE)
    .run()
    .await?;
    Ok(())
}

/// Has rows of an earlier version of the rule, of which these figures were just written, bear today's.
pub(super) async fn stamp_renewed(tx: &mut Tx<'_>, figures: &Figures) -> sqlx::Result<()> {
    tx.sql(sql!(
        "UPDATE attendance SET rule_version = $2
         FROM jsonb_each(CAST($1 AS jsonb_text)) b
         WHERE attendance.lecture_id = CAST(b.value ->> 'lecture' AS BIGINT)
             AND attendance.person_id = CAST(b.value ->> 'person' AS BIGINT)
             AND attendance.rule_version < $2"
    ))
    .bind(json_rows(figures.keys()))
    .bind(ATTENDANCE_RULE)
    .run()
    .await?;
    Ok(())
}

/// Measures one person of a lecture anew, and the members of the rooms they gathered; the whole lecture where figures of
/// an earlier version of the rule stand there. The lecture's row is locked by the change.
pub(super) async fn measure_one(
    tx: &mut Tx<'_>,
    schedule: &LectureSchedule,
    person: PersonId,
    now: Instant,
) -> sqlx::Result<Figures> {
    let extra: ExtraRecords = tx
        .sql(sql!(
            "SELECT (SELECT g.id FROM gatherings g WHERE g.lecture_id = l.id
                        LIMIT 1) IS NOT NULL AS gathered,
                    (SELECT k.id FROM corrections k WHERE k.lecture_id = l.id
                        LIMIT 1) IS NOT NULL AS corrected,
                    (SELECT s.id FROM seats s WHERE s.lecture_id = l.id
                        AND s.to_at IS NOT NULL LIMIT 1) IS NOT NULL AS given_up,
                    (SELECT a.person_id FROM attendance a WHERE a.lecture_id = l.id
                        AND a.rule_version < $2 LIMIT 1) IS NOT NULL AS earlier
             FROM lectures l WHERE l.id = $1"
        ))
        .bind(schedule.id)
        .bind(ATTENDANCE_RULE)
        .one()
        .await?;
    let one = BTreeSet::from([AttendanceKey {
        lecture: schedule.id,
        person,
    }]);
    let (mut records, mut whose) = records(tx, one, extra).await?;
    let earlier = extra.earlier.then_some(schedule.id);
    let earlier = add_whole(tx, earlier, (&mut records, &mut whose)).await?;
    let figures = figures(schedule, &records, whose);
    write_figures(tx, &figures).await?;
    for lecture in earlier {
        lecture.mark_renewed(tx, &figures, now).await?;
    }
    Ok(figures)
}

/// Reads lectures whole into what was read of some of their people, as figures of an earlier version of the rule stand there;
/// answers those, to be said to be renewed.
pub(super) async fn add_whole(
    tx: &mut Tx<'_>,
    lectures: impl IntoIterator<Item = LectureId>,
    (records, whose): (&mut Records, &mut BTreeSet<AttendanceKey>),
) -> sqlx::Result<Vec<Earlier>> {
    let mut earlier = Vec::new();
    for lecture in lectures {
        let (all, everybody) = whole_lecture(tx, lecture).await?;
        records.with_whole(all);
        whose.extend(everybody);
        earlier.push(Earlier::of(tx, lecture).await?);
    }
    Ok(earlier)
}

/// Measures everybody of a lecture anew, and its films against its core, as where its times have changed; its row is locked
/// by the change.
pub(super) async fn measure_all(
    tx: &mut Tx<'_>,
    schedule: &LectureSchedule,
    now: Instant,
) -> sqlx::Result<Figures> {
    let (records, everybody) = whole_lecture(tx, schedule.id).await?;
    let earlier = Earlier::of(tx, schedule.id).await?;
    let figures = figures(schedule, &records, everybody);
    write_figures(tx, &figures).await?;
    earlier.mark_renewed(tx, &figures, now).await?;
    // A film that was long enough when it was published stays so; of one from before this was asked nothing is kept.
    tx.sql(sql!(
        "UPDATE recordings SET core_ms = $2 WHERE lecture_id = $1 AND core_ms > $2"
    ))
    .bind(schedule.id)
    .bind(schedule.times().film_ms())
    .run()
    .await?;
    Ok(figures)
}

/// What the figures of a lecture go by, for whoever compares them.
pub(crate) async fn terms_of(tx: &mut Tx<'_>, lecture: LectureId) -> sqlx::Result<Terms> {
    let schedule: LectureSchedule = tx
        .sql(sql!(
            "SELECT id, slug, status, starts_at, ends_at, began_at, ended_at, planned_ends_at,
                 attended_percent
             FROM lectures WHERE id = $1"
        ))
        .bind(lecture)
        .one()
        .await?;
    Ok(schedule.terms())
}
