//! The rule of replays (`FIGURES.md`, rule version 1), pure: what a beat credits.

#[cfg(test)]
mod tests;

use super::coverage::Coverage;

/// The same viewer and replay count once in so many milliseconds.
const ONCE_IN: i64 = 60 * 60_000;
/// What begins so shortly after a span ends goes on with it, in milliseconds: a beat that the clock has cut by a
/// little leaves such a gap.
const JOINS: i64 = 1_000;
/// Wall time that a session has not used is kept up to this, in milliseconds, as a live beat may be late by: on a bad line
/// a beat comes late, and those behind it at once.
pub const SPARE_MOST: i64 = 90_000;
/// A player may report a little beyond the length the file's header gives, in milliseconds.
const SLACK: i64 = 5_000;
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

/// Whether a replay counts that was reached at an instant: once an hour for the same viewer, of whom `last` has the one
/// before that counted.
pub fn counts(last: Option<i64>, at: i64) -> bool {
    last.is_none_or(|last| at - last >= ONCE_IN)
}

/// What was watched without a break, in milliseconds of the media: it is as long as its credit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// From here ...
    pub from: i64,
    /// ... to here.
    pub to: i64,
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
    /// Adds what a span holds, of which the part before `known` was added before.
    pub fn add(&mut self, span: Span, known: i64, duration_ms: i64, at: i64) {
        self.coverage.add(span.from, span.to, known, duration_ms);
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
    /// When that was; never earlier than a beat before it, so that a clock that steps back, or the clocks of two
    /// nodes, give no time twice.
    pub beat_at: i64,
    /// Wall time it has not used, in milliseconds.
    pub spare_ms: i64,
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
    /// credited with.
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
        let behind = now < self.beat_at;
        let mut wall = if behind {
            0
        } else {
            now - self.beat_at + self.spare_ms
        };
        let at = now.max(self.beat_at);
        (self.seq, self.beat_at) = (seq, at);
        let enough_before = watched.enough_at;
        for range in ranges {
            let (credit, used) = credit(wall, *range, duration_ms);
            wall -= used;
            if credit > 0 {
                self.watch(range.from, credit, duration_ms, at, watched, &mut laid);
            }
        }
        if !behind {
            self.spare_ms = wall.min(SPARE_MOST);
        }
        let reaches = self.reached_at.is_none() && self.credit_ms >= needed(duration_ms);
        if reaches {
            self.reached_at = Some(at);
        }
        if reaches || watched.enough_at != enough_before {
            self.lay_down(at, &mut laid);
        }
        laid
    }

    fn watch(
        &mut self,
        from: i64,
        credit: i64,
        duration_ms: i64,
        at: i64,
        watched: &mut Watched,
        laid: &mut Vec<ClosedSpan>,
    ) {
        self.credit_ms += credit;
        let (span, known) = match self.open {
            // What the clock has cut before is made up first.
            Some(open) if (0..=JOINS).contains(&(from - open.to)) => (
                Span {
                    to: open.to + credit,
                    ..open
                },
                open.to,
            ),
            _ => {
                self.lay_down(at, laid);
                let to = from + credit;
                (Span { from, to }, from)
            }
        };
        self.open = Some(span);
        watched.add(span, known, duration_ms, at);
    }

    fn lay_down(&mut self, at: i64, laid: &mut Vec<ClosedSpan>) {
        if let Some(span) = self.open.take() {
            laid.push(ClosedSpan {
                place: self.laid,
                span,
                at,
            });
            self.laid += 1;
        }
    }
}

/// The credit of a range, and how much of the wall time it used up.
fn credit(wall: i64, range: Range, duration_ms: i64) -> (i64, i64) {
    let rate = range.rate.clamp(0, 200);
    if rate == 0 {
        return (0, 0);
    }
    let played = range.to.min(duration_ms + SLACK) - range.from;
    let credit = played.max(0).min(wall.saturating_mul(rate) / 100);
    (credit, (credit * 100 + rate - 1) / rate)
}
