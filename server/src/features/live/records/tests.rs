//! What holds of all records of a lecture together: presence, rooms with their standings, seats and corrections.

use super::*;
use proptest::prelude::*;
use proptest::sample::Index;

const LECTURE: LectureId = LectureId(1);
/// Everybody there may be a record of, numbered from one.
const PEOPLE: i64 = 5;
/// The hosts, each of the room of the same number.
const HOSTS: i64 = 2;
/// Nobody says anything in a room so late, in minutes.
const LAST_SAID: i64 = 80;

const fn at(minute: i64) -> i64 {
    minute * Instant::MINUTE
}

const fn whose(person: i64) -> AttendanceKey {
    AttendanceKey {
        lecture: LECTURE,
        person: PersonId(person),
    }
}

/// The honest records of one lecture, in minutes.
#[derive(Debug, Clone)]
struct History {
    /// Person, from, to.
    present: Vec<(i64, i64, i64)>,
    /// Person, room, check-in, when the person left.
    stays: Vec<(i64, i64, i64, Option<i64>)>,
    /// When the rooms were opened and closed, and how many were counted there.
    rooms: Vec<(i64, Option<i64>, Option<i64>)>,
    /// Room, person, tick, answer.
    said: Vec<(i64, i64, Option<i64>, Option<i64>)>,
    /// Person, from, until when: of those who have given one up.
    seats: Vec<(i64, i64, Option<i64>)>,
    /// Person, minutes.
    corrections: Vec<(i64, Option<i64>)>,
}

impl History {
    fn records(&self) -> Records {
        let present = self.present.iter().map(|(person, from, to)| IntervalRow {
            lecture_id: LECTURE,
            person_id: PersonId(*person),
            from_at: at(*from),
            to_at: at(*to),
        });
        let stays = self.stays.iter().map(|(person, room, came, left)| {
            let (opened, closed, heads) = self.rooms[usize::try_from(room - 1).unwrap()];
            StayRow {
                gathering_id: *room,
                lecture_id: LECTURE,
                person_id: PersonId(*person),
                host_id: PersonId(*room),
                opened_at: at(opened),
                heads,
                closed_at: closed.map(at),
                came_at: at(*came),
                left_at: left.map(at),
            }
        });
        let said = self
            .said
            .iter()
            .map(|(room, person, ticked, answered)| SaidRow {
                gathering_id: *room,
                person_id: PersonId(*person),
                ticked_at: ticked.map(at),
                answered_at: answered.map(at),
            });
        let corrections = self
            .corrections
            .iter()
            .map(|(person, minutes)| CorrectionRow {
                lecture_id: LECTURE,
                person_id: PersonId(*person),
                corrected_ms: minutes.map(at),
            });
        let seats = self.seats.iter().map(|(person, from, to)| SeatRow {
            lecture_id: LECTURE,
            person_id: PersonId(*person),
            from_at: at(*from),
            to_at: to.map(at),
        });
        let records = Records::of(
            present.collect(),
            stays.collect(),
            said.collect(),
            corrections.collect(),
        );
        records.with_seats(seats.collect())
    }

    /// Everybody's figures, in order, each with what makes them attend.
    fn figures(&self, terms: Terms) -> Vec<(Attendance, i64)> {
        let records = self.records();
        let of = |person| {
            let whose = whose(person);
            (
                records.attendance(whose, terms),
                records.within_core(whose, terms.times),
            )
        };
        (1..=PEOPLE).map(of).collect()
    }

    /// Whether something was said of a person in a room.
    fn is_said(&self, room: i64, person: i64) -> bool {
        let mut said = self.said.iter();
        said.any(|(of, who, ..)| (*of, *who) == (room, person))
    }
}

/// What one more honest record is.
#[derive(Debug, Clone, Copy)]
enum Added {
    Present(i64, i64, i64),
    Stay(i64, i64, i64),
    /// Somebody of whom nothing was said answers, after everybody else.
    Answer(i64, i64),
    /// Whoever has given a seat up takes one again.
    Seat(i64, i64),
}

fn person() -> impl Strategy<Value = i64> {
    1..=PEOPLE
}

fn member() -> impl Strategy<Value = i64> {
    HOSTS + 1..=PEOPLE
}

fn room() -> impl Strategy<Value = i64> {
    1..=HOSTS
}

fn minute() -> impl Strategy<Value = i64> {
    -20_i64..150
}

fn later() -> impl Strategy<Value = Option<i64>> {
    prop::option::of(minute())
}

fn history() -> impl Strategy<Value = History> {
    let present =
        (person(), minute(), 1_i64..70).prop_map(|(who, from, long)| (who, from, from + long));
    let stay = (member(), room(), minute(), later());
    let opened = (minute(), later(), prop::option::of(0_i64..4));
    let said = || prop::option::of(30..LAST_SAID);
    // Once for each room and member.
    let rooms = prop::collection::vec(opened, usize::try_from(HOSTS).unwrap());
    let all_said = prop::collection::btree_map((room(), member()), (said(), said()), 0..6);
    let seats = prop::collection::btree_map(
        person(),
        (-60_i64..60, 0_i64..100, prop::option::of(0_i64..60)),
        0..3,
    );
    let corrections = prop::collection::vec((person(), prop::option::of(0_i64..120)), 0..4);
    let parts = (
        prop::collection::vec(present, 0..12),
        prop::collection::vec(stay, 0..6),
        rooms,
        all_said,
        seats,
        corrections,
    );
    parts.prop_map(
        |(present, stays, rooms, said, seats, corrections)| History {
            present,
            stays,
            rooms,
            said: said
                .into_iter()
                .map(|((room, who), (ticked, answered))| (room, who, ticked, answered))
                .collect(),
            // One that was given up, and another that may have been taken after it.
            seats: seats
                .into_iter()
                .flat_map(|(who, (from, long, again))| {
                    let given_up = from + long;
                    let next = again.map(|wait| (who, given_up + wait, None));
                    std::iter::once((who, from, Some(given_up))).chain(next)
                })
                .collect(),
            corrections,
        },
    )
}

fn added() -> impl Strategy<Value = Added> {
    prop_oneof![
        4 => (person(), minute(), 1_i64..70).prop_map(|(who, from, long)| Added::Present(who, from, from + long)),
        2 => (member(), room(), minute()).prop_map(|(who, room, came)| Added::Stay(who, room, came)),
        2 => (member(), room()).prop_map(|(who, room)| Added::Answer(who, room)),
        1 => (person(), minute()).prop_map(|(who, from)| Added::Seat(who, from)),
    ]
}

/// Planned for ninety minutes, begun at that one, ended then.
fn terms(start: i64, end: i64, percent: i64) -> Terms {
    Terms {
        times: Times {
            planned: (Instant(at(0)), Instant(at(90))),
            actual: (Instant(at(start)), Instant(at(end))),
        },
        percent,
        cancelled: false,
    }
}

/// What was measured of somebody, alone and gathered, in milliseconds.
const fn measured(attendance: &Attendance) -> i64 {
    attendance.present_ms + attendance.gathered_ms
}

/// Whether the second is nobody's loss.
fn is_no_less((before, core): (Attendance, i64), (after, core_after): (Attendance, i64)) -> bool {
    // Of whom nothing was measured is neither late nor early.
    let was_there = measured(&before) > 0;
    after.present_ms >= before.present_ms
        && measured(&after) >= measured(&before)
        && core_after >= core
        && (after.attended || !before.attended)
        && (!was_there || before.late || !after.late)
        && (!was_there || before.left_early || !after.left_early)
}

/// In another order: turned round, and by so many.
fn turned<T: Clone>(all: &[T], by: Index) -> Vec<T> {
    let mut all: Vec<T> = all.iter().rev().cloned().collect();
    if !all.is_empty() {
        let by = by.index(all.len());
        all.rotate_left(by);
    }
    all
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn an_honest_record_that_is_added_lowers_nobodys_figure(
        history in history(), added in added(), (start, end) in (-15_i64..60, 60_i64..140), percent in 1_i64..=100,
    ) {
        let mut after = history.clone();
        match added {
            Added::Present(who, from, to) => after.present.push((who, from, to)),
            Added::Stay(who, room, came) => after.stays.push((who, room, came, None)),
            Added::Answer(who, room) if !history.is_said(room, who) => after.said.push((room, who, None, Some(LAST_SAID))),
            Added::Seat(who, from) if history.seats.iter().any(|(of, ..)| *of == who) => after.seats.push((who, from, None)),
            Added::Answer(..) | Added::Seat(..) => {}
        }
        let terms = terms(start, end, percent);
        for (n, (before, after)) in history.figures(terms).into_iter().zip(after.figures(terms)).enumerate() {
            prop_assert!(is_no_less(before, after), "person {}: {before:?}, then {after:?}", n + 1);
        }
    }

    #[test]
    fn a_seat_that_is_given_up_raises_nobodys_figure(
        history in history(), who in person(), given_up in -60_i64..120, (start, end) in (-15_i64..60, 60_i64..140), percent in 1_i64..=100,
    ) {
        // Whoever is not among the seats holds the one of long before; else it is the one held last.
        let (mut before, mut after) = (history.clone(), history);
        if !before.seats.iter().any(|(of, ..)| *of == who) {
            before.seats.push((who, -60, None));
            after.seats.push((who, -60, None));
        }
        let last = after.seats.iter_mut().rfind(|(of, ..)| *of == who);
        let (_, from, to) = last.unwrap();
        *to = Some(to.map_or(given_up, |to| to.min(given_up)).max(*from));
        let terms = terms(start, end, percent);
        for (n, (held, given)) in before.figures(terms).into_iter().zip(after.figures(terms)).enumerate() {
            let (held, core) = held;
            let (given, core_after) = given;
            prop_assert!(
                given.present_ms <= held.present_ms && measured(&given) <= measured(&held) && core_after <= core
                    && (held.attended || !given.attended),
                "person {}: {held:?}, then {given:?}", n + 1
            );
        }
    }

    #[test]
    fn an_extension_takes_attendance_from_nobody(
        history in history(), (start, end, longer) in (-15_i64..60, 90_i64..140, 1_i64..60), percent in 1_i64..=100,
    ) {
        let (before, after) = (history.figures(terms(start, end, percent)), history.figures(terms(start, end + longer, percent)));
        for (n, (before, after)) in before.into_iter().zip(after).enumerate() {
            prop_assert!(is_no_less(before, after), "person {}: {before:?}, then {after:?}", n + 1);
        }
    }

    #[test]
    fn the_order_of_a_lectures_records_does_not_matter(
        history in history(), by in any::<Index>(), (start, end) in (-15_i64..60, 60_i64..140), percent in 1_i64..=100,
    ) {
        // But for corrections, of which the latest decides.
        let other = History {
            present: turned(&history.present, by),
            stays: turned(&history.stays, by),
            said: turned(&history.said, by),
            seats: turned(&history.seats, by),
            ..history.clone()
        };
        let terms = terms(start, end, percent);
        prop_assert_eq!(history.figures(terms), other.figures(terms));
    }

    #[test]
    fn a_correction_changes_nothing_that_was_measured_and_is_taken_back_whole(
        history in history(), who in person(), minutes in 0_i64..120, (start, end) in (-15_i64..60, 60_i64..140), percent in 1_i64..=100,
    ) {
        let terms = terms(start, end, percent);
        let mut corrected = history.clone();
        corrected.corrections.push((who, Some(minutes)));
        for ((before, core), (after, core_after)) in history.figures(terms).into_iter().zip(corrected.figures(terms)) {
            let bare = |a: Attendance| Attendance { attended: false, by_gathering: false, corrected_ms: None, ..a };
            prop_assert_eq!((bare(before), core), (bare(after), core_after));
            prop_assert!(after.corrected_ms.is_none_or(|ms| ms <= terms.times.actual_ms()));
        }
        let mut without = history;
        without.corrections.retain(|(of, _)| *of != who);
        corrected.corrections.push((who, None));
        prop_assert_eq!(corrected.figures(terms), without.figures(terms));
    }

    #[test]
    fn of_a_room_no_more_attend_by_gathering_than_were_counted_there(
        history in history(), (start, end) in (-15_i64..60, 60_i64..140), percent in 1_i64..=100,
    ) {
        let counted: i64 = history.rooms.iter().map(|(_, _, heads)| heads.unwrap_or(0)).sum();
        let figures = history.figures(terms(start, end, percent));
        let by_gathering = figures.iter().filter(|(attendance, _)| attendance.by_gathering).count();
        prop_assert!(i64::try_from(by_gathering).unwrap() <= counted);
        let said = |who: i64| history.said.iter().any(|(_, of, ticked, answered)| *of == who && (ticked.is_some() || answered.is_some()));
        for (who, (attendance, _)) in (1..).zip(&figures) {
            prop_assert!(!attendance.by_gathering || said(who), "person {who} without a tick or an answer");
        }
    }
}
