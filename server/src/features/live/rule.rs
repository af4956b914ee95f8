//! The rule of attendance (`FIGURES.md`, rule version 1), pure.

use app::i18n::Instant;
use app::live::Attendance;

/// The longest time between two beats that is credited, in milliseconds.
pub const LONGEST_GAP: i64 = 90_000;
/// How late, or how early, is late or early, in milliseconds.
pub const TOLERANCE: i64 = 10 * Instant::MINUTE;

/// A stretch of presence, `[from, to)`.
pub type Interval = (Instant, Instant);

/// The stretch a beat credits: since the same lease's previous beat, if that is at most 90 s ago. A clock that steps
/// back credits nothing.
pub fn credit(previous: Instant, now: Instant) -> Option<Interval> {
    let gap = now.since(previous);
    (gap > 0 && gap <= LONGEST_GAP).then_some((previous, now))
}

/// What a tab holds: the right to be credited, and how far it has been.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lease {
    /// The number of the last beat taken; the next has to be higher.
    pub seq: i64,
    /// When that was.
    pub beat_at: Instant,
    /// Where the interval begins that the next beat lets grow; none where it will begin a new one.
    pub from: Option<Instant>,
}

impl Lease {
    /// Takes a beat; answers the whole interval it credits. One that was taken before, or comes out of order, changes
    /// nothing.
    pub fn beat(&mut self, seq: i64, now: Instant) -> Option<Interval> {
        if seq <= self.seq {
            return None;
        }
        let grown = credit(self.beat_at, now).map(|(from, to)| (self.from.unwrap_or(from), to));
        *self = Self {
            seq,
            beat_at: now,
            from: grown.map(|(from, _)| from),
        };
        grown
    }
}

/// From when until when a lecture was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// Its actual start.
    pub start: Instant,
    /// Its actual end.
    pub end: Instant,
    /// Its end by the schedule, before any extension. The middle goes by it: whoever has confirmed heads, or was told
    /// that nothing is to be confirmed, loses nothing when the lecture is then ended early or extended.
    pub planned_end: Instant,
}

impl Span {
    /// How much of it makes "attended", rounded up.
    pub const fn needed(self, percent: i64) -> i64 {
        (self.end.since(self.start) * percent + 99) / 100
    }

    /// Half of it.
    pub const fn middle(self) -> Instant {
        self.start.plus(self.planned_end.since(self.start) / 2)
    }

    /// From when on the host of a gathered room may confirm heads.
    pub const fn may_confirm(self) -> Instant {
        self.middle().plus(-TOLERANCE)
    }

    /// Whether the host of a room gathered then has to: one opened later counts as confirmed by its opening.
    pub fn needs_confirming(self, opened: Instant) -> bool {
        opened <= self.may_confirm()
    }
}

/// A member's stay in a gathered room, and what the room's host did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stay {
    /// When the room was gathered.
    pub opened: Instant,
    /// When the host confirmed heads, if they did.
    pub confirmed: Option<Instant>,
    /// When the host closed it, if they did.
    pub closed: Option<Instant>,
    /// When the member checked in.
    pub came: Instant,
    /// When the member left, if they did.
    pub left: Option<Instant>,
}

impl Stay {
    /// Where the host's presence is the member's too, at a lecture of that actual span: from the check-in until either
    /// of them went, but for the time from ten minutes past the middle until the host confirmed heads.
    fn windows(&self, span: Span) -> [Interval; 2] {
        let from = self.opened.max(self.came);
        let until = [self.closed, self.left]
            .into_iter()
            .flatten()
            .fold(span.end, Instant::min);
        if !span.needs_confirming(self.opened) {
            return [(from, until), (until, until)];
        }
        let limit = span.middle().plus(TOLERANCE);
        let again = self.confirmed.unwrap_or(until).max(limit);
        [(from, until.min(limit)), (from.max(again), until)]
    }

    /// What of the host's presence is the member's too.
    pub fn gathered(&self, host: &[Interval], span: Span) -> Vec<Interval> {
        let windows = self.windows(span);
        host.iter()
            .flat_map(|(from, to)| {
                windows.map(|window| ((*from).max(window.0), (*to).min(window.1)))
            })
            .filter(|(from, to)| from < to)
            .collect()
    }
}

/// A set of instants, each counted once.
#[derive(Debug, Default)]
struct Union {
    ms: i64,
    /// Its first instant and its end.
    reach: Option<Interval>,
}

/// The union of intervals within that span.
fn union<'a>(intervals: impl Iterator<Item = &'a Interval>, start: Instant, end: Instant) -> Union {
    let mut clipped: Vec<Interval> = intervals
        .map(|(from, to)| ((*from).max(start), (*to).min(end)))
        .filter(|(from, to)| from < to)
        .collect();
    clipped.sort_unstable();
    let mut union = Union::default();
    for (from, to) in clipped {
        let (first, reached) = union.reach.unwrap_or((from, from));
        union.ms += to.since(from.max(reached)).max(0);
        union.reach = Some((first, reached.max(to)));
    }
    union
}

/// What a person's own intervals and those of the rooms they gathered in amount to at a lecture of that actual span. A
/// correction decides in place of both whether they attended, and changes nothing that was measured.
pub fn attendance(
    own: &[Interval],
    gathered: &[Interval],
    corrected_ms: Option<i64>,
    Span { start, end, .. }: Span,
    attended_percent: i64,
) -> Attendance {
    let present = union(own.iter(), start, end);
    let both = union(own.iter().chain(gathered), start, end);
    let length = end.since(start).max(0);
    let counts = corrected_ms.unwrap_or(both.ms);
    Attendance {
        present_ms: present.ms,
        gathered_ms: both.ms - present.ms,
        corrected_ms,
        attended: counts > 0 && counts * 100 >= length * attended_percent,
        late: both
            .reach
            .is_some_and(|(first, _)| first.since(start) > TOLERANCE),
        left_early: both
            .reach
            .is_some_and(|(_, last)| end.since(last) > TOLERANCE),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn at(minute: i64) -> Instant {
        Instant(minute * Instant::MINUTE)
    }

    /// A lecture that ended when it was to end.
    fn whole(start: Instant, end: Instant) -> Span {
        Span {
            start,
            end,
            planned_end: end,
        }
    }

    /// Of somebody who is in no gathered room.
    fn attendance(own: &[Interval], start: Instant, end: Instant, percent: i64) -> Attendance {
        super::attendance(own, &[], None, whole(start, end), percent)
    }

    /// A stay from that minute on in a room opened at that minute of a lecture of ninety.
    fn stay(opened: i64, came: i64) -> Stay {
        Stay {
            opened: at(opened),
            confirmed: None,
            closed: None,
            came: at(came),
            left: None,
        }
    }

    /// The minutes gathered at a lecture of ninety, with a host who is there from its start to its end.
    fn gathered(stay: Stay) -> i64 {
        let all = stay.gathered(&[(at(-10), at(100))], whole(at(0), at(90)));
        let measured = super::attendance(&[], &all, None, whole(at(0), at(90)), 70);
        assert_eq!(measured.present_ms, 0, "gathered is a figure of its own");
        measured.gathered_ms / Instant::MINUTE
    }

    #[test]
    fn gathered_minutes_run_from_check_in_until_somebody_goes() {
        let confirmed = Stay {
            confirmed: Some(at(45)),
            ..stay(0, 20)
        };
        assert_eq!(gathered(confirmed), 70);
        assert_eq!(
            gathered(Stay {
                left: Some(at(60)),
                ..confirmed
            }),
            40
        );
        assert_eq!(
            gathered(Stay {
                closed: Some(at(50)),
                ..confirmed
            }),
            30
        );
        assert_eq!(
            gathered(Stay {
                left: Some(at(20)),
                ..confirmed
            }),
            0
        );
        assert_eq!(
            gathered(Stay {
                came: at(-5),
                opened: at(-12),
                ..confirmed
            }),
            90,
            "clipped to the lecture"
        );
    }

    #[test]
    fn a_lecture_that_is_ended_early_keeps_its_middle() {
        let early = Span {
            start: at(0),
            end: at(50),
            planned_end: at(90),
        };
        let all = stay(0, 0).gathered(&[(at(0), at(90))], early);
        assert_eq!(all, [(at(0), at(50))], "nobody was asked to confirm yet");
        let late = Span {
            end: at(80),
            ..early
        };
        let all = stay(0, 0).gathered(&[(at(0), at(90))], late);
        assert_eq!(all, [(at(0), at(55))]);
    }

    #[test]
    fn unconfirmed_heads_stop_ten_minutes_past_the_middle_until_they_are_confirmed() {
        assert_eq!(gathered(stay(0, 0)), 55);
        for (minute, all) in [(35, 90), (45, 90), (55, 90), (65, 80), (90, 55)] {
            assert_eq!(
                gathered(Stay {
                    confirmed: Some(at(minute)),
                    ..stay(0, 0)
                }),
                all,
                "{minute}"
            );
        }
        assert_eq!(
            gathered(stay(35, 35)),
            20,
            "opened when it could be confirmed at once"
        );
        assert_eq!(
            gathered(stay(36, 36)),
            54,
            "opened later, it is confirmed by that"
        );
        assert_eq!(
            gathered(stay(0, 60)),
            0,
            "whoever comes after the limit waits for the tap"
        );
        assert_eq!(
            gathered(Stay {
                confirmed: Some(at(70)),
                ..stay(0, 60)
            }),
            20
        );
    }

    #[test]
    fn a_correction_decides_and_overwrites_nothing() {
        let own = [(at(20), at(40))];
        let measured = super::attendance(&own, &[], None, whole(at(0), at(90)), 70);
        for (minutes, attended) in [(90, true), (63, true), (62, false), (0, false)] {
            let ms = Some(minutes * Instant::MINUTE);
            let corrected = super::attendance(&own, &[], ms, whole(at(0), at(90)), 70);
            assert_eq!(
                corrected,
                Attendance {
                    corrected_ms: ms,
                    attended,
                    ..measured
                }
            );
        }
    }

    #[test]
    fn a_beat_credits_at_most_ninety_seconds_and_never_backwards() {
        assert_eq!(
            credit(Instant(0), Instant(90_000)),
            Some((Instant(0), Instant(90_000)))
        );
        assert_eq!(credit(Instant(0), Instant(90_001)), None);
        assert_eq!(credit(Instant(10), Instant(5)), None);
        assert_eq!(credit(Instant(10), Instant(10)), None);
    }

    #[test]
    fn presence_is_clipped_to_the_lecture_and_standing_follows() {
        let all = attendance(&[(at(-10), at(100))], at(0), at(90), 70);
        assert_eq!(
            all,
            Attendance {
                present_ms: 90 * Instant::MINUTE,
                attended: true,
                ..Attendance::default()
            }
        );
        let middle = attendance(&[(at(11), at(40)), (at(50), at(70))], at(0), at(90), 70);
        assert_eq!(
            middle,
            Attendance {
                present_ms: 49 * Instant::MINUTE,
                late: true,
                left_early: true,
                ..Attendance::default()
            }
        );
        assert_eq!(attendance(&[], at(0), at(90), 70), Attendance::default());
        assert_eq!(attendance(&[], at(9), at(9), 70), Attendance::default());
        let within = attendance(&[(at(10), at(80))], at(0), at(90), 70);
        assert!(
            !within.late && !within.left_early,
            "ten minutes to the millisecond"
        );
    }

    #[test]
    fn what_is_needed_is_rounded_up() {
        let of = |ms: i64, percent: i64| whole(Instant(5), Instant(5 + ms)).needed(percent);
        assert_eq!((of(10, 70), of(10, 71), of(1, 1)), (7, 8, 1));
        assert_eq!(of(90 * Instant::MINUTE, 70), 63 * Instant::MINUTE);
    }

    #[test]
    fn seventy_per_cent_to_the_millisecond_is_attended() {
        assert!(attendance(&[(at(0), at(63))], at(0), at(90), 70).attended);
        assert!(
            !attendance(
                &[(at(0), Instant(63 * Instant::MINUTE - 1))],
                at(0),
                at(90),
                70
            )
            .attended
        );
    }

    #[test]
    fn a_fifth_of_the_beats_lost_costs_at_most_a_twentieth() {
        // 90 minutes each; a lost beat is sent again as the room does, after about 1, 2, 4, 8, 15, then every 30 s.
        let end = Instant(90 * Instant::MINUTE);
        for seed in 1..=200_u64 {
            let mut lots = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15);
            let mut lost = || {
                lots ^= lots << 13;
                lots ^= lots >> 7;
                lots ^= lots << 17;
                lots.is_multiple_of(5)
            };
            let mut lease = Lease {
                seq: 0,
                beat_at: Instant(0),
                from: None,
            };
            let (mut now, mut seq, mut intervals) = (Instant(0), 0, Vec::new());
            while now < end {
                (now, seq) = (now.plus(30_000), seq + 1);
                for wait in [1_000, 2_000, 4_000, 8_000, 15_000, 30_000, 30_000] {
                    if !lost() {
                        break;
                    }
                    now = now.plus(wait);
                }
                intervals.extend(lease.beat(seq, now));
            }
            let measured = attendance(&intervals, Instant(0), end, 70).present_ms;
            assert!(
                measured <= end.0 && measured * 100 >= end.0 * 95,
                "{seed}: {measured}"
            );
        }
    }

    proptest! {
        #[test]
        fn gathered_is_what_counting_every_second_gives(
            host in prop::collection::vec((0_i64..120, 1_i64..60), 0..6),
            own in prop::collection::vec((0_i64..120, 1_i64..60), 0..6),
            rooms in prop::collection::vec(
                (0_i64..110, prop::option::of(0_i64..130), prop::option::of(0_i64..130), 0_i64..110, prop::option::of(0_i64..130)),
                0..4,
            ),
        ) {
            // A minute here is a second of the day, so that every instant can be asked for.
            let minute = |n: i64| Instant(n * Instant::MINUTE);
            let intervals = |raw: &[(i64, i64)]| -> Vec<Interval> {
                raw.iter().map(|(from, length)| (minute(*from), minute(from + length))).collect()
            };
            let stays: Vec<Stay> = rooms
                .iter()
                .map(|(opened, confirmed, closed, came, left)| Stay {
                    opened: minute(*opened),
                    confirmed: confirmed.map(minute),
                    closed: closed.map(minute),
                    came: minute(*came),
                    left: left.map(minute),
                })
                .collect();
            let (start, end) = (20, 100);
            let hosts = intervals(&host);
            let all: Vec<Interval> =
                stays.iter().flat_map(|stay| stay.gathered(&hosts, whole(minute(start), minute(end)))).collect();
            let measured = super::attendance(&intervals(&own), &all, None, whole(minute(start), minute(end)), 70);
            let within = |raw: &[(i64, i64)], n: i64| raw.iter().any(|(f, length)| (*f..f + length).contains(&n));
            let mid = i64::midpoint(start, end);
            let counts = |n: i64| within(&host, n) && rooms.iter().any(|(opened, confirmed, closed, came, left)| {
                let waits = *opened <= mid - 10 && n >= mid + 10 && confirmed.is_none_or(|at| n < at);
                n >= *opened && n >= *came && closed.is_none_or(|at| n < at) && left.is_none_or(|at| n < at) && !waits
            });
            let present = (start..end).filter(|n| within(&own, *n)).count();
            let gathered = (start..end).filter(|n| !within(&own, *n) && counts(*n)).count();
            let minutes = |n: usize| i64::try_from(n).unwrap() * Instant::MINUTE;
            prop_assert_eq!((measured.present_ms, measured.gathered_ms), (minutes(present), minutes(gathered)));
        }

        #[test]
        fn nobody_is_given_more_than_the_lecture_or_more_than_the_host_was_there(
            host in prop::collection::vec((0_i64..120, 1_i64..60), 0..8),
            stays in prop::collection::vec((0_i64..110, 0_i64..110, prop::option::of(0_i64..130)), 0..6),
        ) {
            let hosts: Vec<Interval> = host.iter().map(|(from, length)| (at(*from), at(from + length))).collect();
            let all: Vec<Interval> = stays
                .iter()
                .flat_map(|(opened, came, left)| {
                    Stay { left: left.map(at), confirmed: Some(at(60)), ..stay(*opened, *came) }.gathered(&hosts, whole(at(20), at(100)))
                })
                .collect();
            let of_host = attendance(&hosts, at(20), at(100), 70).present_ms;
            let member = super::attendance(&[], &all, None, whole(at(20), at(100)), 70);
            prop_assert!(member.gathered_ms <= of_host && of_host <= 80 * Instant::MINUTE);
            let both = super::attendance(&hosts, &all, None, whole(at(20), at(100)), 70);
            prop_assert_eq!(both.gathered_ms, 0, "what one was present for is never gathered too");
        }

        #[test]
        fn the_union_is_what_counting_every_second_gives(
            raw in prop::collection::vec((0_i64..120, 1_i64..60), 0..12),
        ) {
            let intervals: Vec<Interval> =
                raw.iter().map(|(from, length)| (Instant(from * 1000), Instant((from + length) * 1000))).collect();
            let brute = (20..100).filter(|s| raw.iter().any(|(f, n)| (*f..f + n).contains(s))).count();
            let measured = attendance(&intervals, Instant(20_000), Instant(100_000), 70).present_ms;
            prop_assert_eq!(measured, i64::try_from(brute).unwrap() * 1000);
        }

        #[test]
        fn credit_never_exceeds_the_time_that_passed(gaps in prop::collection::vec(0_i64..200_000, 0..60)) {
            let (began, mut now) = (Instant(0), Instant(0));
            let mut lease = Lease { seq: 0, beat_at: began, from: None };
            let mut intervals = Vec::new();
            let mut whole = 0;
            for (seq, gap) in (1..).zip(&gaps) {
                now = now.plus(*gap);
                whole += if *gap <= LONGEST_GAP { *gap } else { 0 };
                intervals.extend(lease.beat(seq, now));
                let measured = attendance(&intervals, began, now.plus(1), 70).present_ms;
                prop_assert!(measured <= now.since(began));
                prop_assert_eq!(measured, whole, "and it is all that was within the gap");
            }
        }

        #[test]
        fn beats_replayed_reordered_and_doubled_add_nothing(
            gaps in prop::collection::vec(1_i64..120_000, 1..40),
            echoes in prop::collection::vec((0_usize..40, 0_usize..40), 0..80),
        ) {
            // Each beat as it was sent, then echoes of beats already sent, at the time of a later one.
            let mut times = vec![Instant(0)];
            for gap in &gaps {
                times.push(times[times.len() - 1].plus(*gap));
            }
            let run = |echoes: &[(usize, usize)]| {
                let mut lease = Lease { seq: 0, beat_at: Instant(0), from: None };
                let mut intervals = Vec::new();
                for n in 1..times.len() {
                    let seq = |n: usize| i64::try_from(n).unwrap();
                    intervals.extend(lease.beat(seq(n), times[n]));
                    for (of, at) in echoes.iter().filter(|(of, at)| at % times.len() == n && *of <= n) {
                        prop_assert!(lease.beat(seq(*of), times[*at % times.len()]).is_none());
                    }
                }
                Ok(attendance(&intervals, Instant(0), Instant(100_000_000), 70))
            };
            prop_assert_eq!(run(&echoes)?, run(&[])?);
        }

        #[test]
        fn many_tabs_are_never_more_than_the_clock(turns in prop::collection::vec((0_usize..4, 0_i64..60_000), 1..80)) {
            // Each turn a tab takes the lease over and beats once; only the newest lease is credited.
            let (mut now, mut intervals) = (Instant(0), Vec::new());
            let mut newest: Option<(usize, Lease)> = None;
            let mut held = 0;
            for (tab, gap) in turns {
                now = now.plus(gap);
                match &mut newest {
                    Some((holder, lease)) if *holder == tab => {
                        held += gap;
                        intervals.extend(lease.beat(lease.seq + 1, now));
                    }
                    _ => newest = Some((tab, Lease { seq: 0, beat_at: now, from: None })),
                }
            }
            prop_assert_eq!(attendance(&intervals, Instant(0), now.plus(1), 70).present_ms, held);
            for pair in intervals.windows(2) {
                prop_assert!(pair[0].0 == pair[1].0 || pair[0].1 <= pair[1].0, "intervals grow or follow: {pair:?}");
            }
        }
    }
}
