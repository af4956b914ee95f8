//! How far a viewer's time has gone, by clocks that may be set right or differ from one another.

use crate::db::CLOCKS_APART;

/// How far a viewer's time has gone. `at + behind_ms` never falls, and no time is credited but what it grows by: so however
/// the clocks leap, what was credited is not credited again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ViewerClock {
    /// The instant from which time counts: that of the last beat, or of one before it whose clock was a little ahead.
    pub at: i64,
    /// By how much the clock has stepped back, in milliseconds, that no leap ahead has made up since. A clock that was
    /// ahead and has been set right never leaps back to where it was; that of a second node does, again and again, and
    /// what it leaps over was credited by the first.
    pub behind_ms: i64,
}

/// What the clock has done since it was last asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// It went on; so many milliseconds have passed that nobody was credited with.
    On(i64),
    /// It stands a little behind, as that of another node may: nothing has passed.
    Behind,
    /// It has stepped far back: time goes on from there.
    SetBack,
}

impl Turn {
    /// The time that has passed, in milliseconds.
    pub const fn passed(self) -> i64 {
        match self {
            Self::On(passed) => passed,
            Self::Behind | Self::SetBack => 0,
        }
    }
}

impl ViewerClock {
    /// That of a viewer of whom nothing is known.
    pub const fn new(now: i64) -> Self {
        Self {
            at: now,
            behind_ms: 0,
        }
    }

    /// Goes on to now.
    pub fn turn(&mut self, now: i64) -> Turn {
        let by = now - self.at;
        if (-CLOCKS_APART..0).contains(&by) {
            return Turn::Behind;
        }
        self.at = now;
        if by < 0 {
            self.behind_ms -= by;
            return Turn::SetBack;
        }
        // A leap, or a long silence: the clocks of two nodes look so too.
        let made_up = if by > CLOCKS_APART {
            by.min(self.behind_ms)
        } else {
            0
        };
        self.behind_ms -= made_up;
        Turn::On(by - made_up)
    }

    /// The sum that never falls.
    pub const fn reached(self) -> i64 {
        self.at + self.behind_ms
    }
}

/// What a viewer has left of the time of the session before: the next one goes on with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Clocked {
    /// How far it has gone.
    pub clock: ViewerClock,
    /// The room for spans, in milliseconds of wall time; less than none where a span that had to be was laid down.
    pub room_ms: i64,
}

impl Clocked {
    /// How a session begins of a viewer whose last is given: it goes on with that one's time, so that sessions which
    /// follow one another have no time twice, even by the clocks of two nodes. Where the last beat lies far in the future,
    /// the session begins now.
    pub fn begin(now: i64, before: Option<Self>, room_most: i64) -> Self {
        let Some(Self { mut clock, room_ms }) = before else {
            return Self {
                clock: ViewerClock::new(now),
                room_ms: room_most,
            };
        };
        let passed = clock.turn(now).passed();
        Self {
            clock,
            room_ms: (room_ms + passed).min(room_most),
        }
    }
}
