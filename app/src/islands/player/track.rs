//! What was played: contiguous ranges of the media, cut at every jump, change of speed and 15 seconds.

use std::collections::VecDeque;

/// A beat every 15 s while media advances (`FIGURES.md`).
const BEAT_MS: i64 = 15_000;
/// Less is not worth a request.
const LEAST_MS: i64 = 1_000;
/// Ranges that wait for the network; a viewer who jumps about for longer loses the oldest.
const MOST_WAITING: usize = 64;

/// Media that was played without a break.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Range {
    /// From here, in milliseconds of the media ...
    pub(super) from: i64,
    /// ... to here.
    pub(super) to: i64,
    /// In hundredths: 100 is as recorded.
    pub(super) rate: i64,
}

impl Range {
    /// As a beat says it.
    pub(super) fn fields(self) -> String {
        let Self { from, to, rate } = self;
        [
            "&from=",
            &from.to_string(),
            "&to=",
            &to.to_string(),
            "&rate=",
            &rate.to_string(),
        ]
        .concat()
    }
}

/// The range that grows, and those that wait to be sent. `now` is a clock in milliseconds that never steps back.
#[derive(Debug, Default)]
pub(super) struct Track {
    open: Option<Open>,
    closed: VecDeque<Range>,
}

#[derive(Debug, Clone, Copy)]
struct Open {
    range: Range,
    /// When it began to grow.
    since: i64,
    /// When it last grew.
    grown: i64,
}

impl Track {
    /// The media plays and has reached `at`.
    pub(super) fn reach(&mut self, at: i64, rate: i64, now: i64) {
        if !self.grow(at, Some(rate), now) {
            self.close();
            self.open = Some(Open {
                range: Range {
                    from: at,
                    to: at,
                    rate,
                },
                since: now,
                grown: now,
            });
        }
    }

    /// The media rests at `at`.
    pub(super) fn rest(&mut self, at: i64, now: i64) {
        self.grow(at, None, now);
    }

    /// Whether `at` goes on from the range that grows.
    fn grow(&mut self, at: i64, rate: Option<i64>, now: i64) -> bool {
        let Some(open) = &mut self.open else {
            return false;
        };
        // Browsers announce a jump before they make it; one that does not must not gain by it.
        let possible = (now - open.grown) * open.range.rate / 100 * 2 + LEAST_MS;
        let step = at - open.range.to;
        let on = rate.is_none_or(|rate| rate == open.range.rate) && (0..=possible).contains(&step);
        if on && step > 0 {
            open.range.to = at;
            open.grown = now;
        }
        on
    }

    /// The media jumps: what was played up to here is closed.
    pub(super) fn close(&mut self) {
        if let Some(open) = self.open.take()
            && open.range.to - open.range.from >= LEAST_MS
        {
            self.closed.push_back(open.range);
            if self.closed.len() > MOST_WAITING {
                self.closed.pop_front();
            }
        }
    }

    /// The next range to send: the oldest that waits, else what has grown for 15 s, or at all where `at_once`. What
    /// follows begins where it ends.
    pub(super) fn next(&mut self, at_once: bool, now: i64) -> Option<Range> {
        if let Some(range) = self.closed.pop_front() {
            return Some(range);
        }
        let open = self.open.as_mut()?;
        let range = open.range;
        if range.to - range.from < LEAST_MS || !(at_once || now - open.since >= BEAT_MS) {
            return None;
        }
        open.range.from = range.to;
        open.since = now;
        Some(range)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn range(from: i64, to: i64) -> Range {
        Range {
            from,
            to,
            rate: 100,
        }
    }

    /// Plays for so long, told every quarter of a second.
    fn play(track: &mut Track, from: i64, to: i64, now: i64) {
        let mut at = from;
        while at <= to {
            track.reach(at, 100, now + at - from);
            at += 250;
        }
    }

    #[test]
    fn a_beat_is_cut_every_fifteen_seconds_without_a_gap() {
        let mut track = Track::default();
        play(&mut track, 0, 14_750, 0);
        assert_eq!(track.next(false, 14_750), None);
        play(&mut track, 15_000, 15_000, 15_000);
        assert_eq!(track.next(false, 15_000), Some(range(0, 15_000)));
        play(&mut track, 15_250, 30_000, 15_250);
        assert_eq!(track.next(false, 30_000), Some(range(15_000, 30_000)));
    }

    #[test]
    fn a_jump_closes_one_range_and_begins_another() {
        let mut track = Track::default();
        play(&mut track, 0, 5_000, 0);
        track.close();
        play(&mut track, 60_000, 62_000, 5_000);
        assert_eq!(track.next(true, 7_000), Some(range(0, 5_000)));
        assert_eq!(track.next(true, 7_000), Some(range(60_000, 62_000)));
        assert_eq!(track.next(true, 7_000), None);
    }

    #[test]
    fn a_jump_that_was_not_announced_is_no_media_played() {
        let mut track = Track::default();
        play(&mut track, 0, 2_000, 0);
        track.reach(3_600_000, 100, 2_250);
        play(&mut track, 1_000, 2_000, 2_500);
        assert_eq!(track.next(true, 3_500), Some(range(0, 2_000)));
        assert_eq!(track.next(true, 3_500), Some(range(1_000, 2_000)));
    }

    #[test]
    fn a_page_out_of_sight_that_is_told_rarely_keeps_one_range() {
        let mut track = Track::default();
        track.reach(0, 100, 0);
        track.reach(60_000, 100, 60_000);
        assert_eq!(track.next(false, 60_000), Some(range(0, 60_000)));
    }

    #[test]
    fn another_speed_is_another_range() {
        let mut track = Track::default();
        play(&mut track, 0, 4_000, 0);
        track.reach(4_000, 200, 4_000);
        track.reach(6_000, 200, 5_000);
        assert_eq!(track.next(true, 5_000), Some(range(0, 4_000)));
        assert_eq!(
            track.next(true, 5_000),
            Some(Range {
                from: 4_000,
                to: 6_000,
                rate: 200
            })
        );
    }

    #[test]
    fn less_than_a_second_waits_for_more() {
        let mut track = Track::default();
        play(&mut track, 0, 750, 0);
        assert_eq!(track.next(true, 750), None);
        play(&mut track, 1_000, 1_250, 5_000);
        assert_eq!(track.next(true, 5_250), Some(range(0, 1_250)));
    }

    #[test]
    fn media_that_stalls_adds_nothing() {
        let mut track = Track::default();
        play(&mut track, 0, 2_000, 0);
        track.reach(2_000, 100, 90_000);
        assert_eq!(track.next(false, 90_000), Some(range(0, 2_000)));
        assert_eq!(track.next(true, 90_000), None);
    }

    #[test]
    fn the_ranges_that_wait_are_not_without_end() {
        let mut track = Track::default();
        for n in 0..100 {
            play(&mut track, n * 10_000, n * 10_000 + 1_000, n * 2_000);
            track.close();
        }
        assert_eq!(track.next(true, 0), Some(range(360_000, 361_000)));
    }
}
