//! From records to figures: many people's at once, as a group of beats or an organizer's button needs them.

#[cfg(test)]
mod tests;

use super::earlier::Earlier;
use super::gate::LectureSchedule;
use super::rule::{self, Interval, Said, Seat, Standing, Stay, Terms, Times, standings};
use crate::db::{Tx, json_rows};
use app::accounts::PersonId;
use app::i18n::Instant;
use app::lectures::LectureId;
use app::live::{ATTENDANCE_RULE, Attendance};
use serde::Serialize;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::RangeInclusive;

/// Whose attendance, of which lecture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
pub(crate) struct AttendanceKey {
    pub(crate) lecture: LectureId,
    pub(crate) person: PersonId,
}

impl AttendanceKey {
    /// From the first to the last that there can be of a lecture.
    pub(super) fn all_of(lecture: LectureId) -> RangeInclusive<Self> {
        let of = |person| Self { lecture, person };
        of(PersonId(i64::MIN))..=of(PersonId(i64::MAX))
    }
}

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

/// A row of `presence_intervals`.
#[derive(Debug, sqlx::FromRow, Serialize)]
pub(crate) struct IntervalRow {
    pub(crate) lecture_id: LectureId,
    pub(crate) person_id: PersonId,
    pub(crate) from_at: i64,
    pub(crate) to_at: i64,
}

/// A correction, as far as it is measured.
#[derive(Debug, sqlx::FromRow)]
pub(crate) struct CorrectionRow {
    pub(crate) lecture_id: LectureId,
    pub(crate) person_id: PersonId,
    /// In milliseconds; none where it takes back those before it.
    pub(crate) corrected_ms: Option<i64>,
}

/// A stay with its room.
#[derive(Debug, sqlx::FromRow)]
pub(crate) struct StayRow {
    pub(crate) gathering_id: i64,
    pub(crate) lecture_id: LectureId,
    pub(crate) person_id: PersonId,
    pub(crate) host_id: PersonId,
    pub(crate) opened_at: i64,
    /// How many members were counted there, if they were.
    pub(crate) heads: Option<i64>,
    pub(crate) closed_at: Option<i64>,
    pub(crate) came_at: i64,
    pub(crate) left_at: Option<i64>,
}

impl StayRow {
    const fn whose(&self) -> AttendanceKey {
        AttendanceKey {
            lecture: self.lecture_id,
            person: self.person_id,
        }
    }
}

/// What was said of a member of a room.
#[derive(Debug, sqlx::FromRow)]
pub(crate) struct SaidRow {
    pub(crate) gathering_id: i64,
    pub(crate) person_id: PersonId,
    pub(crate) ticked_at: Option<i64>,
    pub(crate) answered_at: Option<i64>,
}

/// How far everybody's stays go, room by room; who is not in it stays to the middle.
fn standings_of(stays: &[StayRow], said: Vec<SaidRow>) -> HashMap<(i64, PersonId), Standing> {
    let mut rooms: HashMap<i64, Vec<(PersonId, Said)>> = HashMap::new();
    for row in said {
        let said = Said {
            ticked: row.ticked_at.map(Instant),
            answered: row.answered_at.map(Instant),
        };
        let room = rooms.entry(row.gathering_id).or_default();
        room.push((row.person_id, said));
    }
    let heads: HashMap<i64, Option<i64>> = stays
        .iter()
        .map(|stay| (stay.gathering_id, stay.heads))
        .collect();
    let of = |(room, said): (i64, Vec<(PersonId, Said)>)| {
        let all = standings(heads.get(&room).copied().flatten(), said);
        all.into_iter()
            .map(move |(who, standing)| ((room, who), standing))
    };
    rooms.into_iter().flat_map(of).collect()
}

/// A seat of somebody who has given one up.
#[derive(Debug, sqlx::FromRow)]
pub(crate) struct SeatRow {
    lecture_id: LectureId,
    person_id: PersonId,
    from_at: i64,
    to_at: Option<i64>,
}

/// All that a figure is made of: every place that measures, measures these.
#[derive(Debug, Default)]
pub(crate) struct Records {
    /// One's own presence.
    intervals: HashMap<AttendanceKey, Vec<Interval>>,
    /// Stays in gathered rooms, each with its host.
    stays: HashMap<AttendanceKey, Vec<(PersonId, Stay)>>,
    /// The latest correction, in milliseconds; none where that took back those before it.
    corrected: HashMap<AttendanceKey, Option<i64>>,
    /// All seats of those who have given one up; whoever is not among them holds the one that they took.
    seats: HashMap<AttendanceKey, Vec<Seat>>,
}

impl Records {
    /// Of what was read; corrections in the order in which they were made.
    pub(crate) fn of(
        intervals: Vec<IntervalRow>,
        stays: Vec<StayRow>,
        said: Vec<SaidRow>,
        corrections: Vec<CorrectionRow>,
    ) -> Self {
        let mut records = Self::default();
        let standings = standings_of(&stays, said);
        for row in intervals {
            let whose = AttendanceKey {
                lecture: row.lecture_id,
                person: row.person_id,
            };
            records.add(whose, (Instant(row.from_at), Instant(row.to_at)));
        }
        for row in stays {
            let stay = Stay {
                opened: Instant(row.opened_at),
                closed: row.closed_at.map(Instant),
                came: Instant(row.came_at),
                left: row.left_at.map(Instant),
                standing: standings
                    .get(&(row.gathering_id, row.person_id))
                    .copied()
                    .unwrap_or_default(),
            };
            records
                .stays
                .entry(row.whose())
                .or_default()
                .push((row.host_id, stay));
        }
        for row in corrections {
            let whose = AttendanceKey {
                lecture: row.lecture_id,
                person: row.person_id,
            };
            records.corrected.insert(whose, row.corrected_ms);
        }
        records
    }

    /// The same with the seats of those who have given one up.
    fn with_seats(mut self, seats: Vec<SeatRow>) -> Self {
        for row in seats {
            let whose = AttendanceKey {
                lecture: row.lecture_id,
                person: row.person_id,
            };
            let seat = Seat {
                from: Instant(row.from_at),
                to: row.to_at.map(Instant),
            };
            self.seats.entry(whose).or_default().push(seat);
        }
        self
    }

    /// One more interval of presence.
    pub(super) fn add(&mut self, whose: AttendanceKey, interval: Interval) {
        self.intervals.entry(whose).or_default().push(interval);
    }

    /// The same with the records of a lecture read whole in place of those of some of its people.
    fn with_whole(&mut self, lecture: Self) {
        self.intervals.extend(lecture.intervals);
        self.stays.extend(lecture.stays);
        self.corrected.extend(lecture.corrected);
        self.seats.extend(lecture.seats);
    }

    /// How many records there are.
    pub(crate) fn len(&self) -> usize {
        let intervals = self.intervals.values().map(Vec::len);
        let stays = self.stays.values().map(Vec::len);
        intervals.chain(stays).sum::<usize>() + self.corrected.len()
    }

    /// Everybody of whom there is a record.
    pub(crate) fn everybody(&self) -> BTreeSet<AttendanceKey> {
        let all = self.intervals.keys().chain(self.stays.keys());
        all.chain(self.corrected.keys()).copied().collect()
    }

    /// The spans of a person's seats that count at a lecture of those times; none where they gave none up.
    fn seats(&self, whose: AttendanceKey, times: Times) -> Option<Vec<Interval>> {
        let seats = self.seats.get(&whose)?;
        Some(rule::counting(seats, times))
    }

    /// A person's own presence at a lecture of those times, while they held a seat that counts.
    pub(super) fn own(&self, whose: AttendanceKey, times: Times) -> Cow<'_, [Interval]> {
        let own = self.intervals.get(&whose).map_or(&[][..], Vec::as_slice);
        match self.seats(whose, times) {
            None => Cow::Borrowed(own),
            Some(seats) => Cow::Owned(rule::within(own, &seats)),
        }
    }

    /// What a person has of their hosts' presence at a lecture of those times, while both held a seat that counts: each
    /// with the host, and how far the stay went.
    fn in_rooms(
        &self,
        whose: AttendanceKey,
        times: Times,
    ) -> impl Iterator<Item = (PersonId, Standing, Interval)> {
        let stays = self.stays.get(&whose).map_or(&[][..], Vec::as_slice);
        let seats = self.seats(whose, times);
        stays.iter().flat_map(move |(host, stay)| {
            let hosts = AttendanceKey {
                person: *host,
                ..whose
            };
            let mut all = stay.gathered(&self.own(hosts, times), times);
            if let Some(seats) = &seats {
                all = rule::within(&all, seats);
            }
            all.into_iter()
                .map(|interval| (*host, stay.standing, interval))
        })
    }

    /// The same without that.
    pub(super) fn gathered(&self, whose: AttendanceKey, times: Times) -> Vec<(PersonId, Interval)> {
        let all = self.in_rooms(whose, times);
        all.map(|(host, _, interval)| (host, interval)).collect()
    }

    /// What a person has of the core, measured alone or gathered, as far as it makes them attend, in milliseconds.
    pub(super) fn within_core(&self, whose: AttendanceKey, times: Times) -> i64 {
        let counts = self
            .in_rooms(whose, times)
            .filter_map(|(_, standing, interval)| {
                (standing == Standing::Counts).then_some(interval)
            });
        let counts: Vec<Interval> = counts.collect();
        rule::within_core(&self.own(whose, times), &counts, times)
    }

    /// What a person's records amount to at a lecture of those terms: nothing without a seat that counts.
    pub(crate) fn attendance(&self, whose: AttendanceKey, terms: Terms) -> Attendance {
        let times = terms.times;
        if self
            .seats(whose, times)
            .is_some_and(|spans| spans.is_empty())
        {
            return Attendance::default();
        }
        let gathered: Vec<(Standing, Interval)> = self
            .in_rooms(whose, times)
            .map(|(_, standing, interval)| (standing, interval))
            .collect();
        let corrected = self.corrected.get(&whose).copied().flatten();
        rule::attendance_in_rooms(&self.own(whose, times), &gathered, corrected, terms)
    }
}

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

/// Whose intervals the figures of these people are made of: their own, and their hosts'.
pub(super) fn with_hosts(
    whose: &BTreeSet<AttendanceKey>,
    stays: &[StayRow],
) -> BTreeSet<AttendanceKey> {
    let hosts = stays.iter().map(|stay| AttendanceKey {
        lecture: stay.lecture_id,
        person: stay.host_id,
    });
    whose.iter().copied().chain(hosts).collect()
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
async fn whole_lecture(
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
