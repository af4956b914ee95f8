//! The rule of attendance (COUNTING, "Attendance at a live lecture", rule version 1), pure.

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

/// What a person's intervals amount to at a lecture of that actual span: the union, clipped.
pub fn attendance(
    intervals: &[Interval],
    start: Instant,
    end: Instant,
    attended_percent: i64,
) -> Attendance {
    let mut clipped: Vec<Interval> = intervals
        .iter()
        .map(|(from, to)| ((*from).max(start), (*to).min(end)))
        .filter(|(from, to)| from < to)
        .collect();
    clipped.sort_unstable();
    let mut present_ms = 0;
    let mut reached = start;
    for (from, to) in &clipped {
        let from = (*from).max(reached);
        if *to > from {
            present_ms += to.since(from);
            reached = *to;
        }
    }
    let length = end.since(start).max(0);
    let first = clipped.first().map(|(from, _)| *from);
    let last = clipped.iter().map(|(_, to)| *to).max();
    Attendance {
        present_ms,
        attended: present_ms > 0 && present_ms * 100 >= length * attended_percent,
        late: first.is_some_and(|first| first.since(start) > TOLERANCE),
        left_early: last.is_some_and(|last| end.since(last) > TOLERANCE),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn at(minute: i64) -> Instant {
        Instant(minute * Instant::MINUTE)
    }

    #[test]
    fn a_beat_credits_at_most_ninety_seconds_and_never_backwards() {
        assert_eq!(
            credit(Instant(0), Instant(90_000)),
            Some((Instant(0), Instant(90_000)))
        );
        assert_eq!(credit(Instant(0), Instant(90_001)), None);
        assert_eq!(credit(Instant(10), Instant(5)), None);
    }

    #[test]
    fn presence_is_clipped_to_the_lecture_and_standing_follows() {
        let all = attendance(&[(at(-10), at(100))], at(0), at(90), 70);
        assert_eq!(
            all,
            Attendance {
                present_ms: 90 * Instant::MINUTE,
                attended: true,
                late: false,
                left_early: false
            }
        );
        let middle = attendance(&[(at(11), at(40)), (at(50), at(70))], at(0), at(90), 70);
        assert_eq!(
            middle,
            Attendance {
                present_ms: 49 * Instant::MINUTE,
                attended: false,
                late: true,
                left_early: true
            }
        );
        assert_eq!(attendance(&[], at(0), at(90), 70), Attendance::default());
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
            for (tab, gap) in turns {
                now = now.plus(gap);
                match &mut newest {
                    Some((holder, lease)) if *holder == tab => intervals.extend(lease.beat(lease.seq + 1, now)),
                    _ => newest = Some((tab, Lease { seq: 0, beat_at: now, from: None })),
                }
            }
            prop_assert!(attendance(&intervals, Instant(0), now.plus(1), 70).present_ms <= now.0);
            for pair in intervals.windows(2) {
                prop_assert!(pair[0].0 == pair[1].0 || pair[0].1 <= pair[1].0, "intervals grow or follow: {pair:?}");
            }
        }
    }
}
