//! A person's presence on record, and an organizer's corrections of it.

mod server_fns;

pub use server_fns::{Correct, TakeBackCorrection};

use super::Attendance;
use crate::accounts::{Organizer, PersonId};
use crate::answer::{Answer, Read, ValidationErrors};
use crate::i18n::Instant;
use async_trait::async_trait;
use serde::{Deserialize, Serialize};

/// The longest reason, in characters.
pub const REASON_MOST: usize = 500;

/// What an organizer types.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CorrectionForm {
    /// Minutes that count, from 0 to the lecture's length.
    #[serde(default)]
    pub minutes: String,
    /// Why.
    #[serde(default)]
    pub reason: String,
}

/// A correction on record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    /// When it was made.
    pub at: Instant,
    /// By whom.
    pub by: String,
    /// Why.
    pub reason: String,
    /// Milliseconds that count, as typed; none where it took back those before it.
    pub corrected_ms: Option<i64>,
}

/// A stretch of presence within the lecture, `[from, to)`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stretch {
    /// Since when.
    pub from: Instant,
    /// Until when.
    pub to: Instant,
    /// The host of the gathered room; none where it was the person's own.
    pub host: Option<String>,
}

/// A person's presence at a lecture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PresenceRecord {
    /// Their name.
    pub name: String,
    /// Their address.
    pub email: String,
    /// When the lecture actually began, or will.
    pub start: Instant,
    /// When it actually ended, or will.
    pub end: Instant,
    /// Halfway from the start of the core to the planned end, where that lies between both.
    pub middle: Option<Instant>,
    /// What was measured.
    pub attendance: Attendance,
    /// From when to when, in order.
    pub stretches: Vec<Stretch>,
    /// What was corrected, latest first.
    pub corrections: Vec<Correction>,
    /// Why this organizer cannot correct it now, as the key of a sentence; none where they can.
    pub not_correctable: Option<&'static str>,
    /// Whether this organizer can take back a correction that decides now.
    pub can_take_back: bool,
}

/// Corrections.
#[async_trait]
pub trait Corrections: Send + Sync {
    /// What is on record of somebody who enrolled, or watched the replay.
    async fn presence_record(
        &self,
        organizer: &Organizer,
        lecture: &str,
        person: PersonId,
    ) -> Read<PresenceRecord>;
    /// Sets it right, by a new record beside what was measured: once a lecture has begun that was not cancelled, for one
    /// who holds a seat and is not the organizer.
    async fn correct(
        &self,
        organizer: &Organizer,
        lecture: &str,
        person: PersonId,
        form: &CorrectionForm,
    ) -> Answer<(), ValidationErrors>;
    /// Takes back the correction that decides, by a further record with its reason: what was measured decides again.
    async fn take_back_correction(
        &self,
        organizer: &Organizer,
        lecture: &str,
        person: PersonId,
        reason: &str,
    ) -> Answer<(), ValidationErrors>;
}
