//! Which parts of a replay somebody has watched: a union over steps of five seconds, each counted once.

use std::fmt;

/// The length of a bucket, in milliseconds of the media.
pub const BUCKET: i64 = 5_000;
/// A replay is completed with so much of it watched, in per cent.
const COMPLETED: i64 = 90;
/// Whoever has watched so much of it, in per cent, has attended by replay where the organizer lets that count.
const ATTENDS: i64 = 80;

/// How many buckets a replay of that length has.
pub const fn buckets(duration_ms: i64) -> i64 {
    (duration_ms + BUCKET - 1) / BUCKET
}

/// The parts that were watched: one bit a bucket.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Coverage(Vec<u8>);

impl Coverage {
    /// As the records write it: in hexadecimal, the first bucket in the lowest bit of the first byte. None where that is
    /// not what the text is, as after a fault of the disk: nothing may be taken for unwatched by that.
    pub fn parse(text: &str) -> Option<Self> {
        hex::decode(text).ok().map(Self)
    }

    /// Adds what a span holds, of a replay of that length: each bucket of which it holds at least half, so that skipping
    /// from one to the next is not watching, and a bucket held whole is covered by one of two parts it is cut into. What
    /// lies before `known` was added before.
    pub fn add(&mut self, from_ms: i64, to_ms: i64, known_ms: i64, duration_ms: i64) {
        let (from, to) = (from_ms.max(0), to_ms.min(duration_ms));
        let mut start = from.max(known_ms) / BUCKET * BUCKET;
        while start < to {
            let end = (start + BUCKET).min(duration_ms);
            if 2 * (to.min(end) - from.max(start)) >= end - start {
                self.set(start / BUCKET);
            }
            start += BUCKET;
        }
    }

    fn set(&mut self, bucket: i64) {
        let (Ok(byte), bit) = (usize::try_from(bucket / 8), bucket % 8) else {
            return;
        };
        if self.0.len() <= byte {
            self.0.resize(byte + 1, 0);
        }
        self.0[byte] |= 1 << bit;
    }

    /// How many buckets were watched.
    pub fn covered(&self) -> i64 {
        self.0.iter().map(|byte| i64::from(byte.count_ones())).sum()
    }

    /// The share watched, in whole per cent.
    pub fn percent(&self, duration_ms: i64) -> i64 {
        self.covered() * 100 / buckets(duration_ms).max(1)
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
        let all = buckets(duration_ms);
        all > 0 && self.covered() * 100 >= all * percent
    }
}

impl fmt::Display for Coverage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex::encode(&self.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn half_of_a_bucket_covers_it_and_less_does_not() {
        let of = |from, to| {
            let mut coverage = Coverage::default();
            coverage.add(from, to, 0, 60_000);
            coverage.covered()
        };
        assert_eq!((of(2_500, 7_500), of(2_501, 7_499)), (2, 0));
        assert_eq!((of(1_000, 3_500), of(1_000, 3_499)), (1, 0));
        assert_eq!((of(0, 2_500), of(-9_000, 2_500), of(0, 2_499)), (1, 1, 0));
        assert_eq!(
            (of(0, 60_000), of(0, 90_000), of(60_000, 90_000)),
            (12, 12, 0)
        );
    }

    #[test]
    fn a_film_that_ends_within_a_bucket_is_covered_by_its_end() {
        let mut coverage = Coverage::default();
        coverage.add(0, 10_400, 0, 10_400);
        assert_eq!((coverage.covered(), coverage.percent(10_400)), (3, 100));
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
        for damaged in ["f", "0g", " 0f", "0f\n"] {
            assert_eq!(Coverage::parse(damaged), None, "{damaged:?}");
        }
    }

    #[test]
    fn ninety_per_cent_complete_and_eighty_attend() {
        let mut coverage = Coverage::default();
        coverage.add(0, 395_000, 0, 500_000);
        assert!(!coverage.attends(500_000));
        coverage.add(395_000, 400_000, 0, 500_000);
        assert!(coverage.attends(500_000) && !coverage.completed(500_000));
        coverage.add(400_000, 445_000, 0, 500_000);
        assert!(!coverage.completed(500_000));
        coverage.add(445_000, 450_000, 0, 500_000);
        assert!(coverage.completed(500_000));
    }

    proptest! {
        #[test]
        fn coverage_is_what_some_span_holds_half_of_and_is_written_whole(
            spans in prop::collection::vec((0_i64..200_000, 0_i64..60_000), 0..40),
            duration in 1_i64..120_000,
        ) {
            let mut coverage = Coverage::default();
            for (from, length) in &spans {
                coverage.add(*from, from + length, 0, duration);
            }
            let watched = (0..buckets(duration)).filter(|n| {
                let (start, end) = (n * BUCKET, duration.min((n + 1) * BUCKET));
                spans.iter().any(|(from, length)| {
                    2 * (end.min(from + length) - start.max(*from)) >= end - start
                })
            });
            prop_assert_eq!(coverage.covered(), i64::try_from(watched.count()).unwrap());
            prop_assert_eq!(Coverage::parse(&coverage.to_string()), Some(coverage));
        }

        #[test]
        fn a_span_that_grows_covers_what_it_covers_at_once(
            steps in prop::collection::vec(1_i64..20_000, 1..30),
            from in 0_i64..30_000,
            duration in 1_i64..200_000,
        ) {
            let (mut grown, mut at_once) = (Coverage::default(), Coverage::default());
            let mut to = from;
            for step in steps {
                grown.add(from, to + step, to, duration);
                to += step;
            }
            at_once.add(from, to, from, duration);
            prop_assert_eq!(grown, at_once);
        }

        #[test]
        fn watching_all_of_it_in_any_pieces_completes_it(cuts in prop::collection::vec(5_000_i64..20_000, 1..40)) {
            let mut coverage = Coverage::default();
            let mut at = 0;
            for cut in &cuts {
                coverage.add(at, at + cut, at, cuts.iter().sum());
                at += cut;
            }
            prop_assert!(coverage.completed(at));
        }
    }
}
