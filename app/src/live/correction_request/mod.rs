//! What came of a lecture for somebody who was enrolled in it, and what they ask an organizer to set right.

mod server_fns;

pub use server_fns::{AskCorrection, DeclineCorrection};

use super::Attendance;
use crate::accounts::{Organizer, Person, PersonId};
use crate::answer::{Answer, Read, ValidationErrors};
use crate::i18n::{Instant, Locale};
use async_trait::async_trait;

/// How long after the end of a lecture a correction can be asked for, in milliseconds.
pub const CORRECTION_ASKED_WITHIN: i64 = 30 * Instant::DAY;

/// How an organizer has answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RequestAnswer {
    /// When.
    pub at: Instant,
    /// Minutes were set; else they stay as measured.
    pub granted: bool,
    /// Why.
    pub reason: String,
}

/// What somebody asks to be set right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CorrectionRequest {
    /// When.
    pub at: Instant,
    /// In their own words.
    pub note: String,
    /// None while it waits.
    pub answer: Option<RequestAnswer>,
}

/// What came of a lecture that is over for somebody who holds a seat in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AttendanceResult {
    /// When it ended.
    pub ended: Instant,
    /// What was measured.
    pub attendance: Attendance,
    /// Milliseconds that "attended" goes by: what an organizer set, else what was measured of the core.
    pub counts_ms: i64,
    /// The core's length, in milliseconds.
    pub core_ms: i64,
    /// Milliseconds that make "attended"; none where the core is too short for that.
    pub needed_ms: Option<i64>,
    /// Stretches of the core of which nothing counts, the longest first, of those that weigh.
    pub away: Vec<(Instant, Instant)>,
    /// What they have asked for.
    pub request: Option<CorrectionRequest>,
    /// Whether they can ask now.
    pub can_ask: bool,
}

/// Somebody who waits for an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WaitingRequest {
    /// The lecture's slug ...
    pub lecture: String,
    /// ... and its title, in the reader's language where it has one.
    pub title: String,
    /// Who asks ...
    pub person: PersonId,
    /// ... and their name.
    pub name: String,
    /// When they asked.
    pub at: Instant,
    /// In their own words.
    pub note: String,
}

/// Those who wait.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WaitingRequests {
    /// How many there are ...
    pub total: i64,
    /// ... and those who have waited longest.
    pub longest: Vec<WaitingRequest>,
}

/// Requests for a correction.
#[async_trait]
pub trait CorrectionRequests: Send + Sync {
    /// What came of a lecture for somebody; none while it is not over, was cancelled, or where they hold no seat.
    async fn result(&self, person: &Person, lecture: &str) -> Read<Option<AttendanceResult>>;
    /// Asks for a correction, with a note: one at a time, until [`CORRECTION_ASKED_WITHIN`] after the end.
    async fn ask_correction(
        &self,
        person: &Person,
        lecture: &str,
        note: &str,
    ) -> Answer<(), ValidationErrors>;
    /// Who waits for an answer at one lecture, or at all of them; so many are named at most.
    async fn waiting_requests(
        &self,
        organizer: &Organizer,
        l: Locale,
        lecture: Option<&str>,
        most: i64,
    ) -> Read<WaitingRequests>;
    /// What somebody has asked for at a lecture.
    async fn request_of(
        &self,
        organizer: &Organizer,
        lecture: &str,
        person: PersonId,
    ) -> Read<Option<CorrectionRequest>>;
    /// Leaves the minutes as they are, with a reason that whoever asked reads. A correction is the other answer.
    async fn decline_correction(
        &self,
        organizer: &Organizer,
        lecture: &str,
        person: PersonId,
        reason: &str,
    ) -> Answer<(), ValidationErrors>;
}
