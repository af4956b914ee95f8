//! The picture that stands for a replay, where an organizer chooses it.

use crate::accounts::Organizer;
use crate::answer::{Answer, Problem, Read, ValidationErrors};
use async_trait::async_trait;

/// Where a picture is sent to; the lecture's slug follows.
pub const POSTER_URL: &str = "/poster";
/// The largest picture that is sent, in bytes.
pub const POSTER_MOST: i64 = 20_000_000;

/// What became of a choice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PosterState {
    /// There is nothing to be made.
    Made,
    /// It is being made.
    Making,
    /// It could not be made, and the picture is as it was.
    Failed(Problem),
}

/// The picture that stands for a lecture's newest recording.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChosenPoster {
    /// Its file; none where there is none yet.
    pub file: Option<String>,
    /// From which place of the film it was chosen, in milliseconds; none where nobody chose, or it was sent.
    pub at_ms: Option<i64>,
    /// What became of the choice.
    pub state: PosterState,
}

/// The pictures that stand for replays.
#[async_trait]
pub trait Posters: Send + Sync {
    /// That of a lecture's newest recording; none where there is no recording.
    async fn poster(&self, organizer: &Organizer, slug: &str) -> Read<Option<ChosenPoster>>;
    /// Takes the picture from a place of the film, as it was typed: `1:02:03`, `2:03`. Answers a picture that was sent and
    /// is needed no more.
    async fn choose_poster(
        &self,
        organizer: &Organizer,
        slug: &str,
        at: &str,
    ) -> Answer<Option<String>, ValidationErrors>;
    /// Takes a picture that has arrived, by its key in the storage; answers one that was sent before it and is needed no
    /// more.
    async fn put_poster(
        &self,
        organizer: &Organizer,
        slug: &str,
        file: &str,
    ) -> Answer<Option<String>, ValidationErrors>;
}
