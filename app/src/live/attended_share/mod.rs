//! The share of the core that makes "attended", once the lecture has begun: it then changes only with a reason.

mod server_fns;

pub use server_fns::SetAttendedShare;

use crate::accounts::Organizer;
use crate::answer::{Answer, Read, ValidationErrors};
use crate::i18n::Instant;
use async_trait::async_trait;
use serde::{Deserialize, Serialize};

/// What an organizer types.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AttendedShareForm {
    /// The share, in hundredths.
    pub share: String,
    /// Why it changes.
    pub share_reason: String,
}

/// A change on record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AttendedShareSetting {
    /// When it was made.
    pub at: Instant,
    /// By whom.
    pub by: String,
    /// Why.
    pub reason: String,
    /// The share before, in hundredths.
    pub before: i64,
    /// The share it left, in hundredths.
    pub share: i64,
}

/// The share of a lecture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AttendedShareRecord {
    /// In hundredths of the core.
    pub share: i64,
    /// So much of the core is that, in milliseconds.
    pub needed_ms: i64,
    /// Whether the lecture has begun and stands: until then its form changes the share, without a reason.
    pub can_be_set: bool,
    /// What was changed since it began, latest first.
    pub history: Vec<AttendedShareSetting>,
}

/// The shares of lectures.
#[async_trait]
pub trait AttendedShares: Send + Sync {
    /// That of a lecture.
    async fn attended_share(&self, organizer: &Organizer, slug: &str) -> Read<AttendedShareRecord>;
    /// Changes it, with a reason; everybody is measured anew.
    async fn set_attended_share(
        &self,
        organizer: &Organizer,
        slug: &str,
        form: &AttendedShareForm,
    ) -> Answer<(), ValidationErrors>;
}
