//! Seats: credit needs one.

use super::{Interval, Times};
use app::i18n::Instant;

/// A seat: since when it was held, and until when it was, if it was given up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seat {
    /// When it was taken.
    pub from: Instant,
    /// When it was given up; none while it is held.
    pub to: Option<Instant>,
}

/// From when until when the seats were held that count at a lecture of those times: one that was held at the start of the
/// core, or taken after it. What was given up before that counts nothing; one that begins at the instant the one before ended,
/// as a seat that is put back, goes on with it. In order, with nothing in common.
pub fn counting(seats: &[Seat], times: Times) -> Vec<Interval> {
    let start = times.core().0;
    let mut all: Vec<Interval> = seats
        .iter()
        .map(|seat| (seat.from, seat.to.unwrap_or(Instant(i64::MAX))))
        .collect();
    all.sort_unstable();
    all.dedup_by(|(from, to), (_, reached)| {
        let goes_on = *from <= *reached;
        if goes_on {
            *reached = (*reached).max(*to);
        }
        goes_on
    });
    all.retain(|(_, to)| *to > start);
    all
}

/// What of these intervals lies within those spans, which have nothing in common.
pub fn within(intervals: &[Interval], spans: &[Interval]) -> Vec<Interval> {
    intervals
        .iter()
        .flat_map(|(from, to)| {
            spans
                .iter()
                .map(|(opens, closes)| ((*from).max(*opens), (*to).min(*closes)))
        })
        .filter(|(from, to)| from < to)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::{Terms, attendance};
    use super::*;
    use app::live::Attendance;
    use proptest::prelude::*;

    fn at(minute: i64) -> Instant {
        Instant(minute * Instant::MINUTE)
    }

    fn seat(from: i64, to: Option<i64>) -> Seat {
        Seat {
            from: at(from),
            to: to.map(at),
        }
    }

    /// Planned for ninety minutes, begun at that one.
    fn begun(start: i64) -> Times {
        Times {
            planned: (at(0), at(90)),
            actual: (at(start), at(90)),
        }
    }

    /// What these intervals amount to with those seats.
    fn measured(own: &[Interval], seats: &[Seat], times: Times) -> Attendance {
        let own = within(own, &counting(seats, times));
        let terms = Terms {
            times,
            percent: 70,
            cancelled: false,
        };
        attendance(&own, &[], None, terms)
    }

    #[test]
    fn what_was_given_up_before_the_core_counts_nothing() {
        let whole = [(at(-20), at(100))];
        for given_up in [-5, 0] {
            let seats = [seat(-60, Some(given_up))];
            assert_eq!(counting(&seats, begun(-15)), []);
            assert_eq!(measured(&whole, &seats, begun(-15)), Attendance::default());
        }
        let again = [seat(-60, Some(-5)), seat(10, None)];
        let of = measured(&whole, &again, begun(-15));
        assert_eq!(of.present_ms, 80 * Instant::MINUTE, "from the second on");
        assert!(of.attended && !of.late, "ten minutes are not late");
    }

    #[test]
    fn what_is_taken_away_during_the_core_counts_until_then() {
        let whole = [(at(-20), at(100))];
        let of = measured(&whole, &[seat(-60, Some(50))], begun(0));
        assert_eq!(of.present_ms, 50 * Instant::MINUTE);
        assert!(!of.attended && of.left_early);
        let back = [seat(-60, Some(50)), seat(55, None)];
        let of = measured(&whole, &back, begun(0));
        assert_eq!(of.present_ms, 85 * Instant::MINUTE);
        // By a core that begins later the first was over before it.
        assert_eq!(counting(&back, begun(50)).len(), 1);
    }

    #[test]
    fn what_is_put_back_never_was_taken_away() {
        let whole = [(at(-20), at(100))];
        let held = [seat(-60, None)];
        for taken in [-5, 0, 30] {
            // In whatever order they are read.
            for back in [
                [seat(-60, Some(taken)), seat(taken, None)],
                [seat(taken, None), seat(-60, Some(taken))],
            ] {
                assert_eq!(counting(&back, begun(10)), counting(&held, begun(10)));
                assert_eq!(
                    measured(&whole, &back, begun(10)),
                    measured(&whole, &held, begun(10))
                );
            }
        }
    }

    proptest! {
        #[test]
        fn giving_a_seat_up_never_raises_a_figure(
            own in prop::collection::vec((-30_i64..130, 1_i64..60), 0..6),
            spans in prop::collection::vec((-10_i64..30, 1_i64..60), 1..5),
            start in -15_i64..60,
            given_up in 0_i64..120,
        ) {
            let own: Vec<Interval> = own.iter().map(|(from, length)| (at(*from), at(from + length))).collect();
            let (mut seats, mut now) = (Vec::new(), -60);
            for (wait, length) in spans {
                seats.push(seat(now + wait, Some(now + wait + length)));
                now += wait + length;
            }
            let last = seats.len() - 1;
            seats[last].to = None;
            let held = measured(&own, &seats, begun(start));
            seats[last].to = Some(seats[last].from.plus(given_up * Instant::MINUTE));
            let after = measured(&own, &seats, begun(start));
            prop_assert!(after.present_ms <= held.present_ms);
            prop_assert!(held.attended || !after.attended);
            // Nor is anything counted twice: no minute is of two seats, also where they have something in common.
            let counted = within(&[(at(-100), at(400))], &counting(&seats, begun(start)));
            let sum: i64 = counted.iter().map(|(from, to)| to.since(*from) / Instant::MINUTE).sum();
            let union = (-100..400).filter(|m| counted.iter().any(|(from, to)| *from <= at(*m) && at(*m) < *to));
            prop_assert_eq!(usize::try_from(sum), Ok(union.count()));
        }
    }
}
