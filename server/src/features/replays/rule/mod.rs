//! The rule of replays (`FIGURES.md`), pure: what a beat credits.

mod caps;
mod clock;
#[cfg(test)]
mod clock_tests;
#[cfg(test)]
mod tests;

pub use super::coverage::Span;
pub use caps::{Cap, Tally};
pub use clock::{Clocked, Turn, ViewerClock};

use super::coverage::Coverage;

/// The version of this rule; what was watched is kept with the version it was computed by.
pub const VERSION: i64 = 2;

/// The same viewer and replay count once in so many milliseconds.
pub const ONCE_IN: i64 = 60 * 60_000;
/// What begins so shortly after a span ends goes on with it, in milliseconds: a beat that the clock has cut by a
/// little leaves such a gap.
const JOINS: i64 = 1_000;
/// What is shorter and goes on with nothing is neither credited nor recorded, in milliseconds of the media.
const LEAST: i64 = 250;
/// A beat is credited with so much wall time at most, in milliseconds: that since the last one and what was left unused
/// before it. A live beat may be late by as much: on a bad line a beat comes late, and those behind it at once.
const WALL_MOST: i64 = 90_000;
/// A span that is laid down takes so much of its viewer's room, in milliseconds of wall time: six a minute for ever ...
const SPAN_TAKES: i64 = 10_000;
/// ... and so many at once of a person: whoever looks for a place, or leaves out half of every five seconds of an hour, is
/// measured as they watched ...
const SPANS_OF_PERSON: i64 = 720;
/// ... and so many at once of a visitor: anybody has as many cookies as they like, and each brings as much room.
const SPANS_OF_VISITOR: i64 = 20;
/// No film is this long, in milliseconds: eleven days.
const PLACE_MAX: i64 = 1_000_000_000;
/// No browser plays faster, in hundredths.
const RATE_MAX: i64 = 10_000;
/// So many ranges come with one beat.
const RANGES_MOST: usize = 64;

/// Media that a player says it has played without a break.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Range {
    /// From here, in milliseconds of the media ...
    pub from: i64,
    /// ... to here.
    pub to: i64,
    /// At that rate, in hundredths: 100 is as recorded.
    pub rate: i64,
}

/// Whether these are what a player can have played between two beats.
pub fn are_valid(ranges: &[Range]) -> bool {
    (1..=RANGES_MOST).contains(&ranges.len())
        && ranges.iter().all(|range| {
            (0..=PLACE_MAX).contains(&range.from)
                && (range.from..=PLACE_MAX).contains(&range.to)
                && (0..=RATE_MAX).contains(&range.rate)
        })
}

/// The credit a play session needs to be a replay: 30 s, or half of a replay shorter than 60 s.
pub fn needed(duration_ms: i64) -> i64 {
    if duration_ms < 60_000 {
        (duration_ms + 1) / 2
    } else {
        30_000
    }
}

/// The most room for spans that a viewer has, in milliseconds of wall time: as much as a first session begins with.
pub const fn room_most(is_person: bool) -> i64 {
    if is_person {
        SPANS_OF_PERSON * SPAN_TAKES
    } else {
        SPANS_OF_VISITOR * SPAN_TAKES
    }
}

/// Whether two replays of the same viewer are one, by when they were reached: they lie less than an hour apart. Which of
/// them was first, as the clock said, is no matter: it may have been ahead then.
pub const fn are_one(reached: i64, other: i64) -> bool {
    (reached - other).abs() < ONCE_IN
}

/// A span that grows no more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClosedSpan {
    /// Which one of its session, from 0.
    pub place: i64,
    /// What was watched.
    pub span: Span,
    /// When it was laid down. The span by which a session became a replay, or a viewer had watched enough to have
    /// attended, is laid down at once, so that the records tell when that was.
    pub at: i64,
}

/// What a viewer has watched of a film.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Watched {
    /// Which parts.
    pub coverage: Coverage,
    /// When it was enough to have attended.
    pub enough_at: Option<i64>,
}

impl Watched {
    /// Adds what a span holds, of a film of that length.
    pub fn add(&mut self, span: Span, duration_ms: i64, at: i64) {
        self.coverage.add(span, duration_ms);
        if self.enough_at.is_none() && self.coverage.attends(duration_ms) {
            self.enough_at = Some(at);
        }
    }
}

/// A play session between two beats.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Play {
    /// The number of the last beat taken; the next has to be higher.
    pub seq: i64,
    /// When that was, and what the clocks have done until then.
    pub clock: ViewerClock,
    /// Wall time it has not used, in milliseconds.
    pub spare_ms: i64,
    /// The room for spans, in milliseconds of wall time ...
    pub room_ms: i64,
    /// ... and the most there can be.
    pub room_most_ms: i64,
    /// All its credit, in milliseconds of the media.
    pub credit_ms: i64,
    /// The span that the next beat may let grow.
    pub open: Option<Span>,
    /// How many spans are laid down.
    pub laid: i64,
    /// When its credit was enough for a replay.
    pub reached_at: Option<i64>,
}

impl Play {
    /// Takes a beat; answers the spans it lays down. One that was taken before, or comes out of order, changes nothing.
    ///
    /// All ranges of a beat share the wall time since the last, and what earlier ones have left of theirs: a range that
    /// was played at the rate `r` is credited with at most that time × min(r, 2), and uses up as much of it as it is
    /// credited with. A range that would need a span of its own is not credited where it is too short for one, or where
    /// its viewer has jumped so often that there is no room for one.
    pub fn beat(
        &mut self,
        seq: i64,
        now: i64,
        ranges: &[Range],
        duration_ms: i64,
        watched: &mut Watched,
    ) -> Vec<ClosedSpan> {
        let mut laid = Vec::new();
        if seq <= self.seq {
            return laid;
        }
        let before = self.clock.at;
        let turn = self.clock.turn(now);
        if turn == Turn::SetBack {
            // What it has recorded is laid down as of then, so that the records tell that the clock stepped back.
            self.lay_down(before, &mut laid);
        }
        let mut wall = (turn.passed() + self.spare_ms).min(WALL_MOST);
        self.room_ms = (self.room_ms + turn.passed()).min(self.room_most_ms);
        let at = self.clock.at;
        self.seq = seq;
        let enough_before = watched.enough_at;
        for range in ranges {
            let (credit, used) = credit(wall, *range, duration_ms);
            if credit > 0 && self.watch(range.from, credit, duration_ms, at, watched, &mut laid) {
                wall -= used;
            }
        }
        self.spare_ms = wall;
        let reaches = self.reached_at.is_none() && self.credit_ms >= needed(duration_ms);
        if reaches {
            self.reached_at = Some(at);
        }
        if reaches || watched.enough_at != enough_before {
            self.lay_down(at, &mut laid);
        }
        laid
    }

    /// Whether that is credited.
    fn watch(
        &mut self,
        from: i64,
        credit: i64,
        duration_ms: i64,
        at: i64,
        watched: &mut Watched,
        laid: &mut Vec<ClosedSpan>,
    ) -> bool {
        let new = match self.open {
            // What the clock has cut before is made up first.
            Some(open) if (0..=JOINS).contains(&(from - open.to)) => Span {
                from: open.to,
                to: open.to + credit,
            },
            _ if credit < LEAST => return false,
            Some(_) if self.room_ms < SPAN_TAKES => return false,
            _ => {
                self.lay_down(at, laid);
                let to = from + credit;
                Span { from, to }
            }
        };
        self.credit_ms += credit;
        let from = self.open.map_or(new.from, |open| open.from);
        self.open = Some(Span { from, to: new.to });
        watched.add(new, duration_ms, at);
        true
    }

    fn lay_down(&mut self, at: i64, laid: &mut Vec<ClosedSpan>) {
        if let Some(span) = self.open.take() {
            laid.push(ClosedSpan {
                place: self.laid,
                span,
                at,
            });
            self.laid += 1;
            self.room_ms -= SPAN_TAKES;
        }
    }
}

/// The credit of a range, and how much of the wall time it used up.
fn credit(wall: i64, range: Range, duration_ms: i64) -> (i64, i64) {
    let rate = range.rate.clamp(0, 200);
    if rate == 0 {
        return (0, 0);
    }
    let played = range.to.min(duration_ms) - range.from;
    let credit = played.max(0).min(wall.saturating_mul(rate) / 100);
    (credit, (credit * 100 + rate - 1) / rate)
}
