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
    /// Heads are confirmed from ten minutes before mid-lecture on.
    TooEarly,
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
            Self::TooEarly => "gathering-too-early",
            Self::Gate(closed) => closed.key(),
            Self::Seat(none) => none.key(),
        }
    }

    /// The field it belongs to: what is wrong with a code is said beside it.
    const fn field(self) -> &'static str {
        match self {
            Self::NoSuchCode | Self::Closed | Self::Own => "code",
            _ => "",
        }
    }
}

impl Refusal for NoGathering {
    fn problems(&self) -> Vec<Problem> {
        vec![Problem::new(self.field(), self.key())]
    }
}
