//! Gathered rooms: what of the host's presence is a member's too.

use super::{Interval, TOLERANCE, Times};
use app::i18n::Instant;

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
    /// Where the host's presence is the member's too, at a lecture of those times: from the check-in until either
    /// of them went, but for the time from ten minutes past the middle until the host confirmed heads.
    fn windows(&self, times: Times) -> [Interval; 2] {
        let from = self.opened.max(self.came);
        let until = [self.closed, self.left]
            .into_iter()
            .flatten()
            .fold(times.actual.1, Instant::min);
        if !times.needs_confirming(self.opened) {
            return [(from, until), (until, until)];
        }
        let limit = times.middle().plus(TOLERANCE);
        let again = self.confirmed.unwrap_or(until).max(limit);
        [(from, until.min(limit)), (from.max(again), until)]
    }

    /// What of the host's presence is the member's too.
    pub fn gathered(&self, host: &[Interval], times: Times) -> Vec<Interval> {
        let windows = self.windows(times);
        host.iter()
            .flat_map(|(from, to)| {
                windows.map(|window| ((*from).max(window.0), (*to).min(window.1)))
            })
            .filter(|(from, to)| from < to)
            .collect()
    }
}
