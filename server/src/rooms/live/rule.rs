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
        fn credit_never_exceeds_the_time_that_passed(gaps in prop::collection::vec(-200_000_i64..200_000, 0..60)) {
            let (mut now, mut previous, mut credited, mut latest) = (Instant(0), Instant(0), 0, Instant(0));
            for gap in gaps {
                now = now.plus(gap);
                if let Some((from, to)) = credit(previous, now) {
                    credited += to.since(from);
                }
                previous = now;
                latest = latest.max(now);
                prop_assert!(credited >= 0);
            }
        }
    }
}
