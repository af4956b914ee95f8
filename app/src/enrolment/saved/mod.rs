//! Lectures saved for later by those who are not sure yet: it takes no seat, and nothing is counted by it.

mod server_fns;

pub use server_fns::{RemoveSaved, SaveForLater};

use crate::accounts::Person;
use crate::answer::{Answer, Problem, Read, Refusal};
use crate::i18n::Locale;
use crate::lectures::Lecture;
use async_trait::async_trait;
use serde::{Deserialize, Serialize};

/// So many lectures a person has saved at once, at most.
pub const SAVED_MOST: i64 = 200;

/// Why a lecture was not saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum NotSaved {
    /// It was cancelled.
    Cancelled,
    /// The person holds a seat in it, so it is among their lectures already.
    Enrolled,
    /// The person has saved [`SAVED_MOST`].
    TooMany,
}

impl NotSaved {
    /// The key of its sentence.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Cancelled => "not-saved-cancelled",
            Self::Enrolled => "not-saved-enrolled",
            Self::TooMany => "not-saved-too-many",
        }
    }
}

impl Refusal for NotSaved {
    fn problems(&self) -> Vec<Problem> {
        let problem = Problem::new("", self.key());
        vec![match self {
            Self::TooMany => problem.with("most", SAVED_MOST),
            Self::Cancelled | Self::Enrolled => problem,
        }]
    }
}

/// Saved lectures. One leaves the list once its person takes a seat in it.
#[async_trait]
pub trait SavedLectures: Send + Sync {
    /// Saves a lecture; one that is saved already stays so.
    async fn save_for_later(&self, person: &Person, slug: &str) -> Answer<(), NotSaved>;
    /// Takes a lecture off the list; one that is not on it stays off.
    async fn remove_saved(&self, person: &Person, slug: &str) -> Answer<(), NotSaved>;
    /// Whether a person has saved a lecture.
    async fn is_saved(&self, person: &Person, slug: &str) -> Read<bool>;
    /// What a person has saved and neither holds a seat in nor has one held, earliest start first.
    async fn saved_lectures(&self, person: &Person, l: Locale) -> Read<Vec<Lecture>>;
}
