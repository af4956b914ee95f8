//! Which parts of a replay somebody has watched: a union of spans, in which no millisecond counts twice.

use std::fmt;

/// The length of a step, in milliseconds of the media: in such steps an organizer is shown which parts were watched, and
/// how often. No threshold goes by them.
pub const BUCKET: i64 = 5_000;
/// A replay is completed with so much of it watched, in per cent.
const COMPLETED: i64 = 90;
/// Whoever has watched so much of it, in per cent, has attended by replay where the organizer lets that count.
const ATTENDS: i64 = 80;

/// How many steps a replay of that length has.
pub const fn buckets(duration_ms: i64) -> i64 {
    (duration_ms + BUCKET - 1) / BUCKET
}

/// What was watched without a break, in milliseconds of the media: it is as long as its credit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// From here ...
    pub from: i64,
    /// ... to here.
    pub to: i64,
}

/// The parts that were watched: in their order, none touching another.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Coverage(Vec<Span>);

impl Coverage {
    /// As it is kept: `0-15000,60000-75000`. None where that is not what the text is, as after a fault of the disk: nothing
    /// may be taken for unwatched by that.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts: Vec<Span> = Vec::new();
        for part in text.split(',').filter(|_| !text.is_empty()) {
            let (from, to) = part.split_once('-')?;
            let (from, to) = (from.parse().ok()?, to.parse().ok()?);
            if from >= to || parts.last().is_some_and(|last| last.to >= from) {
                return None;
            }
            parts.push(Span { from, to });
        }
        Some(Self(parts))
    }

    /// Adds what a span holds of a replay of that length.
    pub fn add(&mut self, span: Span, duration_ms: i64) {
        let (mut from, mut to) = (span.from.max(0), span.to.min(duration_ms));
        if from >= to {
            return;
        }
        // Those that it touches become one with it.
        let first = self.0.partition_point(|part| part.to < from);
        let past = self.0.partition_point(|part| part.from <= to);
        if let Some(part) = self.0.get(first..past).and_then(<[Span]>::first) {
            from = from.min(part.from);
        }
        if let Some(part) = self.0.get(first..past).and_then(<[Span]>::last) {
            to = to.max(part.to);
        }
        self.0.splice(first..past, [Span { from, to }]);
    }

    /// How much was watched, in milliseconds of the media.
    pub fn watched_ms(&self) -> i64 {
        self.0.iter().map(|part| part.to - part.from).sum()
    }

    /// The share watched, in whole per cent.
    pub fn percent(&self, duration_ms: i64) -> i64 {
        self.watched_ms() * 100 / duration_ms.max(1)
    }

    /// Whether at least 90 % was.
    pub fn completed(&self, duration_ms: i64) -> bool {
        self.is_at_least(COMPLETED, duration_ms)
    }

    /// Whether at least 80 % was.
    pub fn attends(&self, duration_ms: i64) -> bool {
        self.is_at_least(ATTENDS, duration_ms)
    }

    fn is_at_least(&self, percent: i64, duration_ms: i64) -> bool {
        duration_ms > 0 && self.watched_ms() * 100 >= duration_ms * percent
    }
}

impl fmt::Display for Coverage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut and = "";
        for Span { from, to } in &self.0 {
            write!(f, "{and}{from}-{to}")?;
            and = ",";
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn of(spans: &[(i64, i64)], duration_ms: i64) -> Coverage {
        let mut coverage = Coverage::default();
        for (from, to) in spans {
            let span = Span {
                from: *from,
                to: *to,
            };
            coverage.add(span, duration_ms);
        }
        coverage
    }

    #[test]
    fn parts_that_touch_are_one_and_what_was_watched_twice_counts_once() {
        let parts = of(&[(10, 20), (30, 40), (20, 30), (5, 12), (50, 60)], 100);
        assert_eq!(parts.to_string(), "5-40,50-60");
        assert_eq!((parts.watched_ms(), parts.percent(100)), (45, 45));
        assert_eq!(of(&[(0, 60), (10, 20)], 100).to_string(), "0-60");
        assert_eq!(of(&[(0, 10), (20, 30), (5, 25)], 100).to_string(), "0-30");
    }

    #[test]
    fn what_lies_beyond_the_film_is_none_of_it() {
        let parts = of(
            &[(10_000, 15_000), (9_000, 15_000), (-5, 0), (7, 7)],
            10_000,
        );
        assert_eq!(parts.to_string(), "9000-10000");
    }

    #[test]
    fn of_a_film_without_length_nothing_is_watched() {
        let nothing = Coverage::default();
        assert_eq!((nothing.percent(0), buckets(0), buckets(1)), (0, 0, 1));
        assert!(!nothing.attends(0) && !nothing.completed(0));
    }

    #[test]
    fn a_text_that_is_none_is_not_read_as_nothing_watched() {
        assert_eq!(Coverage::parse(""), Some(Coverage::default()));
        for damaged in [
            "5", "0-", "0-5,", "0-5 ", "5-0", "0-5,5-9", "9-12,0-5", "0-x", ",",
        ] {
            assert_eq!(Coverage::parse(damaged), None, "{damaged:?}");
        }
    }

    #[test]
    fn ninety_per_cent_complete_and_eighty_attend_to_the_millisecond() {
        let just = |ms| of(&[(0, ms)], 500_000);
        assert!(!just(399_999).attends(500_000));
        assert!(just(400_000).attends(500_000) && !just(449_999).completed(500_000));
        assert!(just(450_000).completed(500_000));
    }

    fn any_spans() -> impl Strategy<Value = Vec<(i64, i64)>> {
        let any_span = (0_i64..200_000, 0_i64..60_000).prop_map(|(from, long)| (from, from + long));
        prop::collection::vec(any_span, 0..40)
    }

    proptest! {
        #[test]
        fn it_is_no_longer_than_the_replay_nor_than_its_spans_and_is_written_whole(
            spans in any_spans(), duration in 1_i64..120_000,
        ) {
            let coverage = of(&spans, duration);
            let all: i64 = spans.iter().map(|(from, to)| to - from).sum();
            prop_assert!(coverage.watched_ms() <= duration.min(all));
            prop_assert_eq!(Coverage::parse(&coverage.to_string()), Some(coverage));
        }

        #[test]
        fn the_order_of_the_spans_does_not_matter_and_one_more_takes_nothing_away(
            spans in any_spans(), duration in 1_i64..300_000, cut in 0_usize..40,
        ) {
            let coverage = of(&spans, duration);
            let mut turned = spans.clone();
            turned.rotate_left(cut % spans.len().max(1));
            prop_assert_eq!(&of(&turned, duration), &coverage);
            turned.reverse();
            prop_assert_eq!(&of(&turned, duration), &coverage);
            turned.pop();
            prop_assert!(of(&turned, duration).watched_ms() <= coverage.watched_ms());
        }

        #[test]
        fn it_is_what_a_count_of_every_millisecond_finds(
            spans in prop::collection::vec((0_i64..60, 0_i64..20), 0..12), duration in 1_i64..70,
        ) {
            let spans: Vec<(i64, i64)> = spans.iter().map(|(from, long)| (*from, from + long)).collect();
            let found = (0..duration).filter(|ms| spans.iter().any(|(from, to)| (from..to).contains(&ms)));
            prop_assert_eq!(of(&spans, duration).watched_ms(), i64::try_from(found.count()).unwrap());
        }
    }
}
