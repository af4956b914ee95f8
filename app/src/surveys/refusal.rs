//! Why a rating was not taken.

use super::LINE_MOST;
use crate::answer::{Problem, Refusal};
use serde::{Deserialize, Serialize};

/// Why a rating was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum NoRating {
    /// The lecture was cancelled.
    Cancelled,
    /// It is not over.
    TooEarly,
    /// The days in which it can be rated are over.
    TooLate,
    /// The person was not there, and has watched nothing of the replay.
    NotThere,
    /// The person organizes the hall, or speaks at the lecture.
    Staff,
    /// What was typed cannot be read.
    Typed {
        /// None of the five was chosen.
        unchosen: bool,
        /// The line is longer than [`LINE_MOST`] characters.
        long: bool,
    },
}

impl NoRating {
    /// The key of the sentence why it cannot be, whatever is typed.
    const fn key(self) -> &'static str {
        match self {
            Self::Cancelled => "rating-cancelled",
            Self::TooEarly => "rating-too-early",
            Self::TooLate => "rating-too-late",
            Self::NotThere => "rating-not-there",
            Self::Staff => "rating-staff",
            Self::Typed { .. } => "rating-unchosen",
        }
    }
}

impl Refusal for NoRating {
    fn problems(&self) -> Vec<Problem> {
        let Self::Typed { unchosen, long } = *self else {
            return vec![Problem::new("", self.key())];
        };
        let unchosen = unchosen.then(|| Problem::new("rating", self.key()));
        let long =
            long.then(|| Problem::new("rating_line", "problem-too-long").with("max", LINE_MOST));
        unchosen.into_iter().chain(long).collect()
    }
}
