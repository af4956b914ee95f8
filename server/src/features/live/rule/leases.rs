//! Beats: what a lease is credited.

use super::Interval;
use app::i18n::Instant;

/// The longest time between two beats that is credited, in milliseconds.
pub const LONGEST_GAP: i64 = 90_000;

/// The stretch a beat credits: since the same lease's previous beat, if that is at most 90 s ago. A clock that steps
/// back credits nothing.
pub(super) fn credit(previous: Instant, now: Instant) -> Option<Interval> {
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
    /// nothing. The next is credited from this one on, wherever the clock stood at the last: time that lies in the
    /// future costs nobody a minute.
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
