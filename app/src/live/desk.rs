//! The organizer's live desk: what is done while a lecture is on, and who is there.

use crate::accounts::Organizer;
use crate::answer::{Answer, Read, ValidationErrors};
use crate::i18n::Instant;
use async_trait::async_trait;

/// The longest announcement, in characters.
pub const ANNOUNCEMENT_MOST: usize = 300;
/// By how many minutes a lecture may be extended at a time.
pub const EXTENSIONS: [i64; 5] = [5, 10, 15, 30, 60];

/// Who is there.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PresentNow {
    /// Present now, without staff (a beat within 90 s).
    pub now: i64,
    /// The same by country (ISO 3166 alpha-2), most first.
    pub by_country: Vec<(String, i64)>,
    /// How many were present at each of some instants, from the opening of the gate on.
    pub over_time: Vec<(Instant, i64)>,
}

/// What holds for the room at this moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoomState {
    /// Where the lecture takes place.
    pub live_url: String,
    /// What is announced to the room; empty where nothing is.
    pub announcement: String,
    /// When the lecture was to end before it was extended.
    pub planned_end: Option<Instant>,
    /// How far the room's questions are known.
    pub revision: i64,
}

/// The live desk.
#[async_trait]
pub trait LiveDesk: Send + Sync {
    /// Puts the end off by one of [`EXTENSIONS`], while the door is open; the actual length follows. `press` is the number of the
    /// form's rendering: pressed twice, the end is put off once; empty where no form was pressed.
    async fn extend_by_press(
        &self,
        organizer: &Organizer,
        slug: &str,
        minutes: i64,
        press: &str,
    ) -> Answer<(), ValidationErrors>;
    /// The same without a form.
    async fn extend(
        &self,
        organizer: &Organizer,
        slug: &str,
        minutes: i64,
    ) -> Answer<(), ValidationErrors> {
        self.extend_by_press(organizer, slug, minutes, "").await
    }
    /// Moves the lecture to another link; those in the room are taken along.
    async fn relocate(
        &self,
        organizer: &Organizer,
        slug: &str,
        url: &str,
    ) -> Answer<(), ValidationErrors>;
    /// Announces something to the room, in place of what was announced before; an empty text takes that back.
    async fn announce(
        &self,
        organizer: &Organizer,
        slug: &str,
        text: &str,
    ) -> Answer<(), ValidationErrors>;
    /// What holds for the room.
    async fn room_state(&self, organizer: &Organizer, slug: &str) -> Read<RoomState>;
    /// Who is there.
    async fn presence(&self, organizer: &Organizer, slug: &str) -> Read<PresentNow>;
}
