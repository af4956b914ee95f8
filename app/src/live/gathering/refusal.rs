//! Why there is no gathering.

use crate::answer::{Problem, Refusal};
use crate::enrolment::NoSeat;
use crate::live::GateRefusal;
use serde::{Deserialize, Serialize};

/// Why there is no gathering, or no way into it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum NoGathering {
    /// No room has this code.
    NoSuchCode,
    /// The host has closed the room.
    Closed,
    /// It is the person's own room.
    Own,
    /// The person hosts an open room at this lecture already.
    AlreadyOpen,
    /// The person hosts no open room at this lecture.
    NoneOpen,
    /// The person is not in the room.
    NotIn,
    /// The host's presence is not measured at this moment.
    HostAway,
    /// The host has marked the person as gone.
    Gone,
    /// So many are in, and no more may be.
    Full(i64),
    /// It is not asked yet who is in the room.
    TooEarly,
    /// It is not asked any more.
    TooLate,
    /// So many were counted already.
    AlreadyCounted(i64),
    /// The number is none from nothing to so many.
    HeadsRange(i64),
    /// More names were ticked than the number says.
    MoreTicks(i64),
    /// The gate of the lecture is closed.
    Gate(GateRefusal),
    /// There is no seat in the lecture.
    Seat(NoSeat),
}

impl NoGathering {
    /// The key of its sentence.
    pub const fn key(self) -> &'static str {
        match self {
            Self::NoSuchCode => "gathering-no-such-code",
            Self::Closed => "gathering-is-closed",
            Self::Own => "gathering-own",
            Self::AlreadyOpen => "gathering-already-open",
            Self::NoneOpen => "gathering-none-open",
            Self::NotIn => "gathering-not-in",
            Self::HostAway => "gathering-host-away",
            Self::Gone => "gathering-gone",
            Self::Full(_) => "gathering-full",
            Self::TooEarly => "gathering-too-early",
            Self::TooLate => "gathering-too-late",
            Self::AlreadyCounted(_) => "gathering-already-counted",
            Self::HeadsRange(_) => "gathering-heads-range",
            Self::MoreTicks(_) => "gathering-more-ticks",
            Self::Gate(closed) => closed.key(),
            Self::Seat(none) => none.key(),
        }
    }

    /// The field it belongs to: what is wrong with a code or a number is said beside it.
    const fn field(self) -> &'static str {
        match self {
            Self::NoSuchCode | Self::Closed | Self::Own | Self::HostAway | Self::Gone => "code",
            Self::HeadsRange(_) | Self::MoreTicks(_) => "heads",
            _ => "",
        }
    }

    /// The number in its sentence, and its name there.
    const fn number(self) -> Option<(&'static str, i64)> {
        match self {
            Self::HeadsRange(most) => Some(("most", most)),
            Self::Full(n) | Self::AlreadyCounted(n) | Self::MoreTicks(n) => Some(("n", n)),
            _ => None,
        }
    }
}

impl Refusal for NoGathering {
    fn problems(&self) -> Vec<Problem> {
        let problem = Problem::new(self.field(), self.key());
        vec![match self.number() {
            Some((name, n)) => problem.with(name, n),
            None => problem,
        }]
    }
}
