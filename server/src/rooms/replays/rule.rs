//! The rule of replays (COUNTING, "Replays", rule version 1), pure.

/// The length of a bucket of coverage, in milliseconds of the media.
pub const BUCKET: i64 = 5_000;
/// A range covers a bucket of which it holds at least so much, in milliseconds.
const ENOUGH: i64 = 1_000;
/// The same viewer and replay count once in so many milliseconds.
pub const ONCE_IN: i64 = 60 * 60_000;

/// What a beat credits, in milliseconds of the media: at most what was played, and at most the wall time since the
/// last beat times the rate, the rate being believed up to 2.
pub fn credit(wall_ms: i64, rate_percent: i64, from_ms: i64, to_ms: i64) -> i64 {
    let rate = rate_percent.clamp(0, 200);
    let possible = wall_ms.max(0).saturating_mul(rate) / 100;
    (to_ms - from_ms).max(0).min(possible)
}

/// The credit a play session needs to be a replay: 30 s, or half of a replay shorter than 60 s.
pub fn needed(duration_ms: i64) -> i64 {
    if duration_ms < 60_000 {
        (duration_ms + 1) / 2
    } else {
        30_000
    }
}

/// How many buckets a replay of that length has.
pub fn buckets(duration_ms: i64) -> i64 {
    (duration_ms + BUCKET - 1) / BUCKET
}

/// The parts of a replay somebody has watched.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Coverage(Vec<u8>);

impl Coverage {
    /// As the records keep it: one bit a bucket.
    pub fn from_bytes(bytes: Vec<u8>) -> Self {
        Self(bytes)
    }

    /// For the records.
    pub fn into_bytes(self) -> Vec<u8> {
        self.0
    }

    /// Adds what was watched, of a replay of that length.
    pub fn add(&mut self, from_ms: i64, to_ms: i64, duration_ms: i64) {
        let (from, to) = (from_ms.max(0), to_ms.min(duration_ms));
        for bucket in from / BUCKET..=(to - 1).max(0) / BUCKET {
            let (start, end) = (bucket * BUCKET, ((bucket + 1) * BUCKET).min(duration_ms));
            if to.min(end) - from.max(start) >= ENOUGH.min(end - start) {
                self.set(bucket);
            }
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

    /// Whether at least 90 % were.
    pub fn completed(&self, duration_ms: i64) -> bool {
        let all = buckets(duration_ms);
        all > 0 && self.covered() * 100 >= all * 90
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn sixteen_times_speed_credits_at_most_twice() {
        assert_eq!(credit(15_000, 1600, 0, 240_000), 30_000);
        assert_eq!(credit(15_000, 100, 0, 15_000), 15_000);
        assert_eq!(credit(15_000, 50, 0, 7_500), 7_500);
        assert_eq!(credit(-5, 100, 0, 10), 0);
    }

    #[test]
    fn half_of_a_short_replay_is_enough() {
        assert_eq!(
            (
                needed(20_000),
                needed(59_999),
                needed(60_000),
                needed(3_600_000)
            ),
            (10_000, 30_000, 30_000, 30_000)
        );
    }

    #[test]
    fn looping_ten_seconds_covers_three_per_cent_of_five_minutes() {
        let mut coverage = Coverage::default();
        for _ in 0..360 {
            coverage.add(100_000, 110_000, 300_000);
        }
        assert_eq!(coverage.covered() * 100 / buckets(300_000), 3);
        assert!(!coverage.completed(300_000));
    }

    #[test]
    fn a_seek_to_the_end_is_not_completed() {
        let mut coverage = Coverage::default();
        coverage.add(295_000, 300_000, 300_000);
        assert_eq!(coverage.covered(), 1);
        assert!(!coverage.completed(300_000));
    }

    proptest! {
        #[test]
        fn coverage_never_exceeds_the_replay(
            spans in prop::collection::vec((0_i64..200_000, 0_i64..60_000), 0..40),
            duration in 1_i64..120_000,
        ) {
            let mut coverage = Coverage::default();
            for (from, length) in spans {
                coverage.add(from, from + length, duration);
            }
            prop_assert!(coverage.covered() <= buckets(duration));
        }

        #[test]
        fn watching_all_of_it_in_any_pieces_completes_it(cuts in prop::collection::vec(2_000_i64..20_000, 1..40)) {
            let mut coverage = Coverage::default();
            let mut at = 0;
            for cut in &cuts {
                coverage.add(at, at + cut, cuts.iter().sum());
                at += cut;
            }
            prop_assert!(coverage.completed(at));
        }
    }
}
