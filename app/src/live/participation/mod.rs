//! Who somebody was at their first record of a lecture, as reports count them, and an organizer who sets it right.

mod server_fns;

pub use server_fns::CorrectParticipation;

use crate::accounts::{Organizer, PersonId};
use crate::answer::{Answer, Read, ValidationErrors};
use crate::i18n::Instant;
use async_trait::async_trait;
use serde::{Deserialize, Serialize};

/// What people are, as reports tell them apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeptKind {
    /// Holds office, as an organizer has confirmed.
    Official,
    /// Says to hold office.
    Unconfirmed,
    /// Holds none.
    Practitioner,
}

impl KeptKind {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Official, Self::Unconfirmed, Self::Practitioner];

    /// As forms, the records and the report write it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Official => "official",
            Self::Unconfirmed => "unconfirmed",
            Self::Practitioner => "practitioner",
        }
    }

    /// From what they write.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// The key of its word.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Official => "desk-kind-official",
            Self::Unconfirmed => "desk-report-kind-unconfirmed",
            Self::Practitioner => "desk-kind-practitioner",
        }
    }
}

/// A country and a kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptProfile {
    /// The country's code.
    pub country: String,
    /// The kind.
    pub kind: KeptKind,
}

/// What an organizer has set right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParticipationCorrection {
    /// When.
    pub at: Instant,
    /// By whom.
    pub by: String,
    /// Why.
    pub reason: String,
    /// What stood before.
    pub before: KeptProfile,
    /// What it left.
    pub after: KeptProfile,
}

/// Who somebody was at a lecture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParticipationRecord {
    /// When their first record was made.
    pub at: Instant,
    /// What is kept of them.
    pub kept: KeptProfile,
    /// What their profile says now.
    pub today: KeptProfile,
    /// Their record is older than what is kept of them, which is of the profile on the day of an upgrade.
    pub of_upgrade: bool,
    /// At how many other lectures the same is kept of them.
    pub same_elsewhere: i64,
    /// What was set right, the latest first.
    pub corrections: Vec<ParticipationCorrection>,
    /// Whether this organizer can set it right: nobody does of themselves.
    pub can_be_corrected: bool,
}

/// What an organizer types.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ParticipationForm {
    /// The country's code.
    pub kept_country: String,
    /// The kind's code.
    pub kept_kind: String,
    /// Ticked where it holds for all lectures at which the same is kept of the person.
    pub kept_everywhere: String,
    /// Why.
    pub kept_reason: String,
}

/// Who people were at lectures.
#[async_trait]
pub trait Participations: Send + Sync {
    /// What is kept of somebody at a lecture; none where they have no record of it.
    async fn participation(
        &self,
        organizer: &Organizer,
        lecture: &str,
        person: PersonId,
    ) -> Read<Option<ParticipationRecord>>;
    /// Sets it right, with a reason; the figures by country and by kind follow at once. The profile stays as it is.
    async fn correct_participation(
        &self,
        organizer: &Organizer,
        lecture: &str,
        person: PersonId,
        form: &ParticipationForm,
    ) -> Answer<(), ValidationErrors>;
}
