//! Why the gate stays closed.

use crate::answer::{Problem, Refusal};
use serde::{Deserialize, Serialize};

/// Why the gate stays closed, or a beat is not credited.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum GateRefusal {
    /// The person holds no seat.
    NotEnrolled,
    /// The person holds a seat, and is not of those the lecture is for any more.
    NotAdmitted,
    /// It opens 15 minutes before the start.
    TooEarly,
    /// The lecture is over.
    Over,
    /// The lecture was cancelled.
    Cancelled,
    /// The person has not passed the gate yet.
    NotJoined,
    /// A newer tab or device has taken the lease over.
    TakenOver,
    /// The beat makes no sense: no such lease, or a number out of range.
    Malformed,
}

impl GateRefusal {
    /// The key of its sentence.
    pub const fn key(self) -> &'static str {
        match self {
            Self::NotEnrolled => "gate-not-enrolled",
            Self::NotAdmitted => "gate-not-admitted",
            Self::TooEarly => "gate-too-early",
            Self::Over => "gate-over",
            Self::Cancelled => "no-seat-cancelled",
            Self::NotJoined => "gate-not-joined",
            Self::TakenOver => "gate-taken-over",
            Self::Malformed => "gate-malformed",
        }
    }
}

impl Refusal for GateRefusal {
    fn problems(&self) -> Vec<Problem> {
        vec![Problem::new("", self.key())]
    }
}
