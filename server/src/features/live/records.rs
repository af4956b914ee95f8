//! The records of which figures are made: rows as they are read, and what they say of somebody.

#[cfg(test)]
mod tests;

use super::rule::{self, Interval, Said, Seat, Standing, Stay, Terms, Times, standings};
use app::accounts::PersonId;
use app::i18n::Instant;
use app::lectures::LectureId;
use app::live::Attendance;
use serde::Serialize;
use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap};
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
    pub(super) const fn whose(&self) -> AttendanceKey {
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
    pub(super) fn with_seats(mut self, seats: Vec<SeatRow>) -> Self {
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
    pub(super) fn with_whole(&mut self, lecture: Self) {
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
