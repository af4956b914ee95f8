//! Reading records: those of some people at lectures, or all of a lecture.

use super::records::{
    AttendanceKey, CorrectionRow, IntervalRow, Records, SaidRow, SeatRow, StayRow,
};
use crate::db::{Tx, json_rows};
use app::accounts::PersonId;
use app::lectures::LectureId;
use std::collections::BTreeSet;

/// What there may be of a lecture beside its presence; what there is none of need not be asked for.
#[derive(Debug, Clone, Copy, sqlx::FromRow)]
pub(super) struct ExtraRecords {
    /// Rooms were gathered.
    pub(super) gathered: bool,
    /// Somebody was corrected.
    pub(super) corrected: bool,
    /// Somebody has given a seat up.
    pub(super) given_up: bool,
    /// Figures stand there that an earlier version of the rule has computed: whatever changes measures the whole lecture.
    pub(super) earlier: bool,
}

impl ExtraRecords {
    /// There may be everything.
    pub(super) const ALL: Self = Self {
        gathered: true,
        corrected: true,
        given_up: true,
        earlier: false,
    };

    /// What there is of either.
    pub(super) const fn or(self, other: Self) -> Self {
        Self {
            gathered: self.gathered || other.gathered,
            corrected: self.corrected || other.corrected,
            given_up: self.given_up || other.given_up,
            earlier: self.earlier || other.earlier,
        }
    }
}

/// Whose intervals the figures of these people are made of: their own, and their hosts'.
fn with_hosts(whose: &BTreeSet<AttendanceKey>, stays: &[StayRow]) -> BTreeSet<AttendanceKey> {
    let hosts = stays.iter().map(|stay| AttendanceKey {
        lecture: stay.lecture_id,
        person: stay.host_id,
    });
    whose.iter().copied().chain(hosts).collect()
}

/// Reads the records of these people, and of everybody who stays or stayed in a room that one of them gathered; answers
/// them with whose they are.
pub(super) async fn records(
    tx: &mut Tx<'_>,
    mut whose: BTreeSet<AttendanceKey>,
    extra: ExtraRecords,
) -> sqlx::Result<(Records, BTreeSet<AttendanceKey>)> {
    let stays: Vec<StayRow> = if extra.gathered {
        tx.sql(sql!(
            "WITH asked AS (
                 SELECT CAST(b.value ->> 'lecture' AS BIGINT) AS lecture_id,
                     CAST(b.value ->> 'person' AS BIGINT) AS person_id
                 FROM jsonb_each(CAST($1 AS jsonb_text)) b),
             measured AS (
                 SELECT lecture_id, person_id FROM asked
                 UNION
                 SELECT g.lecture_id, s.person_id FROM asked a
                 JOIN gatherings g ON g.host_id = a.person_id AND g.lecture_id = a.lecture_id
                 JOIN gathering_stays s ON s.gathering_id = g.id)
             SELECT s.gathering_id, g.lecture_id, s.person_id, g.host_id, g.opened_at, g.heads,
                 g.closed_at, s.came_at, s.left_at
             FROM measured m
             JOIN gathering_stays s ON s.person_id = m.person_id
             JOIN gatherings g ON g.id = s.gathering_id AND g.lecture_id = m.lecture_id"
        ))
        .bind(json_rows(&whose))
        .all()
        .await?
    } else {
        Vec::new()
    };
    let rooms: BTreeSet<(i64,)> = stays.iter().map(|stay| (stay.gathering_id,)).collect();
    let said: Vec<SaidRow> = if rooms.is_empty() {
        Vec::new()
    } else {
        tx.sql(sql!(
            "SELECT m.gathering_id, m.person_id, m.ticked_at, m.answered_at
             FROM jsonb_each(CAST($1 AS jsonb_text)) b
             JOIN gathering_members m ON m.gathering_id = CAST(b.value ->> 0 AS BIGINT)
             WHERE m.ticked_at IS NOT NULL OR m.answered_at IS NOT NULL"
        ))
        .bind(json_rows(rooms))
        .all()
        .await?
    };
    whose.extend(stays.iter().map(StayRow::whose));
    let measured = json_rows(with_hosts(&whose, &stays));
    let intervals: Vec<IntervalRow> = tx
        .sql(sql!(
            "SELECT i.lecture_id, i.person_id, i.from_at, i.to_at
             FROM jsonb_each(CAST($1 AS jsonb_text)) b
             JOIN presence_intervals i ON i.lecture_id = CAST(b.value ->> 'lecture' AS BIGINT)
                  AND i.person_id = CAST(b.value ->> 'person' AS BIGINT)"
        ))
        .bind(&measured)
        .all()
        .await?;
    let corrections: Vec<CorrectionRow> = if extra.corrected {
        tx.sql(sql!(
            "SELECT k.lecture_id, k.person_id, k.corrected_ms
             FROM jsonb_each(CAST($1 AS jsonb_text)) b
             JOIN corrections k ON k.lecture_id = CAST(b.value ->> 'lecture' AS BIGINT)
                  AND k.person_id = CAST(b.value ->> 'person' AS BIGINT)
             ORDER BY k.id"
        ))
        .bind(json_rows(&whose))
        .all()
        .await?
    } else {
        Vec::new()
    };
    let seats: Vec<SeatRow> = if extra.given_up {
        tx.sql(sql!(
            "SELECT s.lecture_id, s.person_id, s.from_at, s.to_at
             FROM jsonb_each(CAST($1 AS jsonb_text)) b
             JOIN seats s ON s.lecture_id = CAST(b.value ->> 'lecture' AS BIGINT)
                  AND s.person_id = CAST(b.value ->> 'person' AS BIGINT)
             WHERE EXISTS (SELECT 1 FROM seats g WHERE g.lecture_id = s.lecture_id
                 AND g.person_id = s.person_id AND g.to_at IS NOT NULL)"
        ))
        .bind(measured)
        .all()
        .await?
    } else {
        Vec::new()
    };
    let records = Records::of(intervals, stays, said, corrections).with_seats(seats);
    Ok((records, whose))
}

/// Reads all records of a lecture.
pub(crate) async fn records_of_lecture(
    tx: &mut Tx<'_>,
    lecture: LectureId,
) -> sqlx::Result<Records> {
    let intervals = tx
        .sql(sql!(
            "SELECT lecture_id, person_id, from_at, to_at FROM presence_intervals
             WHERE lecture_id = $1"
        ))
        .bind(lecture)
        .all()
        .await?;
    let stays = tx
        .sql(sql!(
            "SELECT s.gathering_id, g.lecture_id, s.person_id, g.host_id, g.opened_at, g.heads,
                 g.closed_at, s.came_at, s.left_at
             FROM gatherings g JOIN gathering_stays s ON s.gathering_id = g.id
             WHERE g.lecture_id = $1"
        ))
        .bind(lecture)
        .all()
        .await?;
    let said = tx
        .sql(sql!(
            "SELECT m.gathering_id, m.person_id, m.ticked_at, m.answered_at
             FROM gatherings g JOIN gathering_members m ON m.gathering_id = g.id
             WHERE g.lecture_id = $1 AND (m.ticked_at IS NOT NULL OR m.answered_at IS NOT NULL)"
        ))
        .bind(lecture)
        .all()
        .await?;
    let corrections = tx
        .sql(sql!(
            "SELECT lecture_id, person_id, corrected_ms FROM corrections WHERE lecture_id = $1
             ORDER BY id"
        ))
        .bind(lecture)
        .all()
        .await?;
    let seats = tx
        .sql(sql!(
            "SELECT s.lecture_id, s.person_id, s.from_at, s.to_at
             FROM (SELECT DISTINCT g.person_id FROM seats g
                 WHERE g.lecture_id = $1 AND g.to_at IS NOT NULL) u
             JOIN seats s ON s.person_id = u.person_id AND s.lecture_id = $1"
        ))
        .bind(lecture)
        .all()
        .await?;
    Ok(Records::of(intervals, stays, said, corrections).with_seats(seats))
}

/// All records of a lecture, and everybody of whom there is a record or a figure.
pub(super) async fn whole_lecture(
    tx: &mut Tx<'_>,
    lecture: LectureId,
) -> sqlx::Result<(Records, BTreeSet<AttendanceKey>)> {
    let records = records_of_lecture(tx, lecture).await?;
    let figures: Vec<PersonId> = tx
        .sql(sql!(
            "SELECT person_id FROM attendance WHERE lecture_id = $1"
        ))
        .bind(lecture)
        .values()
        .await?;
    let mut everybody = records.everybody();
    let figures = figures.into_iter();
    everybody.extend(figures.map(|person| AttendanceKey { lecture, person }));
    Ok((records, everybody))
}
