//! The languages a replay can be heard in: that of its lecture, and those of interpreters.

use super::Rendition;
use crate::accounts::Organizer;
use crate::answer::{Answer, Problem, Read, ValidationErrors};
use crate::door::door;
use crate::i18n::{Locale, known_language};
use async_trait::async_trait;

/// Where a sound in another language is sent to; the lecture's slug follows.
pub const SOUNDS_URL: &str = "/sounds";
/// The largest file of a sound, in bytes.
pub const SOUND_MOST: i64 = 500_000_000;

/// A language in which a replay can be heard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sound {
    /// The language (BCP 47).
    pub language: String,
    /// Its sound alone, where it is not the one that the films have.
    pub audio: Option<Rendition>,
}

impl Sound {
    /// Whether the films have it as they are.
    pub const fn is_own(&self) -> bool {
        self.audio.is_none()
    }
}

/// Where a film is played with another sound than its own: `/{l}/replays/{slug}/sound/{language}/{quality}`.
pub fn sound_address(l: Locale, slug: &str, language: &str, quality: super::Quality) -> String {
    let (l, quality) = (l.tag(), quality.code());
    format!("/{l}/replays/{slug}/sound/{language}/{quality}")
}

/// How far a sound is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SoundState {
    /// The films have it.
    Own,
    /// Nobody has said in which language it is, so it is not offered.
    Unnamed,
    /// It waits to be made, or is being made.
    Making,
    /// It can be heard.
    Ready,
    /// It could not be made.
    Failed(Problem),
}

/// A sound of a recording, for the desk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordingSound {
    /// Its number.
    pub id: i64,
    /// The language (BCP 47); empty where nobody has said it.
    pub language: String,
    /// Which of the recording's own sounds it is, from 0; none where it came as a file.
    pub track: Option<i64>,
    /// What the uploader called its file.
    pub name: String,
    /// The size of its file.
    pub bytes: i64,
    /// How far it is.
    pub state: SoundState,
}

/// A file with a sound that has arrived and been looked at.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NewSound {
    /// The language chosen.
    pub language: String,
    /// Its key in the storage.
    pub file: String,
    /// What its owner calls it.
    pub name: String,
    /// Its media type, by its magic bytes.
    pub media_type: String,
    /// Its size.
    pub bytes: i64,
    /// Its length in milliseconds.
    pub duration_ms: i64,
}

/// The language a reader has chosen to hear, remembered by their browser.
pub trait SoundMemory: Send + Sync {
    /// What was chosen before.
    fn sound(&self) -> Option<&'static str>;
    /// Remembers a choice.
    fn remember(&self, language: &'static str);
}

/// The languages (BCP 47) that a reader wishes to hear, of replays and of streams: the one that the address asks for,
/// which is remembered, and what was chosen before.
pub fn wished_sounds(asked: &str) -> [Option<&'static str>; 2] {
    let memory = door::<dyn SoundMemory>();
    let (asked, remembered) = (known_language(asked), memory.sound());
    if let Some(language) = asked.filter(|asked| remembered != Some(*asked)) {
        memory.remember(language);
    }
    [asked, remembered]
}

/// The sounds of replays.
#[async_trait]
pub trait Sounds: Send + Sync {
    /// The languages in which a lecture's replay can be heard, its own first; one where there is no other.
    async fn sounds(&self, slug: &str) -> Read<Vec<Sound>>;
    /// All sounds of a lecture's newest recording, its own first.
    async fn recording_sounds(
        &self,
        organizer: &Organizer,
        slug: &str,
    ) -> Read<Vec<RecordingSound>>;
    /// Adds a file to a lecture's newest recording, in place of what there is in its language; answers the files that are
    /// needed no more.
    async fn put_sound(
        &self,
        organizer: &Organizer,
        slug: &str,
        sound: &NewSound,
    ) -> Answer<Vec<String>, ValidationErrors>;
    /// Says in which language one of the recording's own sounds is, or by an empty one that it is not to be offered;
    /// answers the files that are needed no more.
    async fn name_sound(
        &self,
        organizer: &Organizer,
        slug: &str,
        id: i64,
        language: &str,
    ) -> Answer<Vec<String>, ValidationErrors>;
    /// Takes a sound away that came as a file; answers the files that are needed no more.
    async fn remove_sound(
        &self,
        organizer: &Organizer,
        slug: &str,
        id: i64,
    ) -> Answer<Vec<String>, ValidationErrors>;
}
