//! When a lecture really began and ended: what was pressed, what an organizer set, and what attendance is measured by.

mod server_fns;

pub use server_fns::{LectureWasHeld, SetActualTimes};

use crate::accounts::Organizer;
use crate::answer::{Answer, Read, ValidationErrors};
use crate::i18n::Instant;
use async_trait::async_trait;
use serde::{Deserialize, Serialize};

/// How far from the plan an actual start or end may lie, in milliseconds.
pub const FROM_PLAN_MOST: i64 = Instant::DAY;

/// What an organizer types: local times in the lecture's zone, each empty where it was as planned.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ActualTimesForm {
    /// When it began.
    pub began_at: String,
    /// `first` or `second`, where that local time comes twice.
    pub began_fold: String,
    /// When it ended.
    pub ended_at: String,
    /// The same of the end.
    pub ended_fold: String,
    /// Why.
    pub times_reason: String,
}

/// One setting on record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActualTimesSetting {
    /// When it was made.
    pub at: Instant,
    /// By whom.
    pub by: String,
    /// Why; empty where a button was pressed.
    pub reason: String,
    /// The actual start it left; none where that is the planned one.
    pub began: Option<Instant>,
    /// The actual end it left; none where that is the planned one.
    pub ended: Option<Instant>,
}

/// The times of a lecture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActualTimesRecord {
    /// From the later of both starts to the earlier of both ends, in milliseconds.
    pub core_ms: i64,
    /// Whether that is long enough for somebody to have attended.
    pub gives_standing: bool,
    /// Whether they can be set now.
    pub can_be_set: bool,
    /// Whether the planned end has passed and nobody has said that it was held.
    pub asks_whether_held: bool,
    /// Whether somebody has pressed a button or set them. Of a press from before those were recorded there is no history.
    pub said: bool,
    /// What holds, as the form writes it.
    pub form: ActualTimesForm,
    /// What was pressed and set, latest first.
    pub history: Vec<ActualTimesSetting>,
}

/// The times of lectures.
#[async_trait]
pub trait ActualTimes: Send + Sync {
    /// Those of a lecture.
    async fn actual_times(&self, organizer: &Organizer, slug: &str) -> Read<ActualTimesRecord>;
    /// Sets them, as often as needed, by a new record each time; everybody is measured anew.
    async fn set_actual_times(
        &self,
        organizer: &Organizer,
        slug: &str,
        form: &ActualTimesForm,
    ) -> Answer<(), ValidationErrors>;
    /// Says of a lecture that is over, and at which nobody pressed a button, that it was held as planned.
    async fn was_held(&self, organizer: &Organizer, slug: &str) -> Answer<(), ValidationErrors>;
}
