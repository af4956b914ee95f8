//! A point in time.

use serde::{Deserialize, Serialize};

/// A point in time: milliseconds of UTC since 1970-01-01.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Instant(pub i64);

impl Instant {
    /// One minute, in milliseconds.
    pub const MINUTE: i64 = 60_000;
    /// One day, in milliseconds.
    pub const DAY: i64 = 24 * 60 * Self::MINUTE;

    /// So many milliseconds later (or earlier, where negative).
    #[must_use]
    pub const fn plus(self, ms: i64) -> Self {
        Self(self.0 + ms)
    }

    /// Milliseconds from `earlier` to this; negative where it lies after.
    pub const fn since(self, earlier: Self) -> i64 {
        self.0 - earlier.0
    }

    /// As jiff knows it; an instant outside its range is the epoch.
    pub fn timestamp(self) -> jiff::Timestamp {
        jiff::Timestamp::from_millisecond(self.0).unwrap_or_default()
    }

    /// RFC 3339 in UTC to the second, as `<time datetime>` carries it.
    pub fn rfc3339(self) -> String {
        jiff::Timestamp::from_second(self.0.div_euclid(1000))
            .unwrap_or_default()
            .to_string()
    }
}
