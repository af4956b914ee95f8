//! Why there is no seat.

use crate::answer::{Problem, Refusal};
use serde::{Deserialize, Serialize};

/// Why there is no seat.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum NoSeat {
    /// Every seat is taken.
    Full,
    /// The lecture is over.
    Over,
    /// The core of the lecture has started, so a seat can no longer be given up.
    Begun,
    /// The lecture was cancelled.
    Cancelled,
    /// The person holds a seat already.
    AlreadyEnrolled,
    /// The person holds no seat.
    NotEnrolled,
    /// The lecture is for officials, and this person does not claim to be one.
    OfficialsOnly,
    /// The lecture is for officials, and no organizer has confirmed this one yet.
    NotConfirmedYet,
    /// The lecture is for practitioners.
    PractitionersOnly,
    /// New accounts of this person's network hold as many seats as they may together.
    Newcomers,
    /// An organizer has taken this person's seat away, and has not put it back.
    TakenAway,
    /// The person has taken as many seats of the lecture, one after the other, as one may.
    TooOften,
    /// The lecture starts too soon for a seat to be held.
    HoldTooLate,
    /// A seat of the lecture is held for this person already.
    AlreadyHeld,
    /// No seat of the lecture is held for this person.
    NotHeld,
    /// The seat that was held has become the person's own.
    HeldBecame,
    /// A seat of the lecture was held for this person as often as one may be.
    HeldTooOften,
    /// As many seats are held for this person as may be at a time.
    TooManyHeld,
}

impl NoSeat {
    /// The key of its sentence.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Full => "no-seat-full",
            Self::Over => "no-seat-over",
            Self::Begun => "no-seat-begun",
            Self::Cancelled => "no-seat-cancelled",
            Self::AlreadyEnrolled => "no-seat-already",
            Self::NotEnrolled => "no-seat-none",
            Self::OfficialsOnly => "no-seat-officials",
            Self::NotConfirmedYet => "no-seat-unconfirmed",
            Self::PractitionersOnly => "no-seat-practitioners",
            Self::Newcomers => "no-seat-newcomers",
            Self::TakenAway => "no-seat-taken-away",
            Self::TooOften => "no-seat-too-often",
            Self::HoldTooLate => "no-seat-hold-too-late",
            Self::AlreadyHeld => "no-seat-held-already",
            Self::NotHeld => "no-seat-not-held",
            Self::HeldBecame => "no-seat-held-became",
            Self::HeldTooOften => "no-seat-held-too-often",
            Self::TooManyHeld => "no-seat-too-many-held",
        }
    }
}

impl Refusal for NoSeat {
    fn problems(&self) -> Vec<Problem> {
        vec![Problem::new("", self.key())]
    }
}
