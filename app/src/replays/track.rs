//! Words beside a replay: captions, chapters, and the slides to take along.

use crate::accounts::Organizer;
use crate::answer::{Answer, Problem, Read, ValidationErrors};
use crate::i18n::{Instant, Locale};
use async_trait::async_trait;
use serde::{Deserialize, Serialize};

/// Where captions and chapters are sent to, and the slides; the lecture's slug follows.
pub const TRACKS_URL: &str = "/tracks";
/// See [`TRACKS_URL`].
pub const SLIDES_URL: &str = "/slides";
/// The largest slides, in bytes.
pub const SLIDES_MOST: i64 = 50_000_000;

/// What a track is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum TrackKind {
    /// What is said.
    Captions,
    /// Where a part begins.
    Chapters,
}

impl TrackKind {
    /// Both, in the order they are shown.
    pub const ALL: [Self; 2] = [Self::Captions, Self::Chapters];

    /// As forms, addresses and the database write it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Captions => "captions",
            Self::Chapters => "chapters",
        }
    }

    /// From that.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// What is said from here to there, in plain text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cue {
    /// Since when, in milliseconds of the media.
    pub start_ms: i64,
    /// Until when.
    pub end_ms: i64,
    /// Who says it, where the text tells.
    pub voice: Option<String>,
    /// What; lines are separated by a line feed.
    pub text: String,
}

/// Chapters as WebVTT, to be written again in another language: their times, with the titles they have.
pub fn chapters_text(cues: &[Cue]) -> String {
    let stamp = |ms: i64| {
        let (s, ms) = (ms / 1000, ms % 1000);
        format!("{:02}:{:02}:{:02}.{ms:03}", s / 3600, s / 60 % 60, s % 60)
    };
    let escaped = |text: &str| {
        text.replace('&', "&amp;")
            .replace('<', "&lt;")
            .replace('>', "&gt;")
    };
    let cues = cues.iter().map(|cue| {
        let (start, end) = (stamp(cue.start_ms), stamp(cue.end_ms));
        format!("\n{start} --> {end}\n{}\n", escaped(&cue.text))
    });
    std::iter::once("WEBVTT\n".to_owned()).chain(cues).collect()
}

/// Where a track is read: `/{l}/replays/{slug}/captions/th.vtt`.
pub fn track_address(l: Locale, slug: &str, kind: TrackKind, language: &str) -> String {
    format!("/{}/replays/{slug}/{}/{language}.vtt", l.tag(), kind.code())
}

/// A track that was uploaded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Track {
    /// What it is for.
    pub kind: TrackKind,
    /// Its language (BCP 47).
    pub language: String,
    /// What it says.
    pub cues: Vec<Cue>,
    /// When it was uploaded.
    pub uploaded: Instant,
}

/// What an organizer uploads.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TrackForm {
    /// [`TrackKind::code`].
    #[serde(default)]
    pub kind: String,
    /// The language chosen.
    #[serde(default)]
    pub track_language: String,
    /// The text, as pasted or as it stands in the file.
    #[serde(default)]
    pub vtt: String,
}

/// The speaker's slides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slides {
    /// The key of the file.
    pub file: String,
    /// What the uploader called it.
    pub name: String,
    /// Its size.
    pub bytes: i64,
    /// When it was uploaded.
    pub uploaded: Instant,
}

/// The words beside a replay.
#[async_trait]
pub trait Tracks: Send + Sync {
    /// All tracks of a lecture, captions first.
    async fn tracks(&self, slug: &str) -> Read<Vec<Track>>;
    /// Uploads a track, instead of the one there is of its kind and language; answers what was put right in it, and what
    /// its writer should look at.
    async fn put_track(
        &self,
        organizer: &Organizer,
        slug: &str,
        form: &TrackForm,
    ) -> Answer<Vec<Problem>, ValidationErrors>;
    /// Takes a track away.
    async fn remove_track(
        &self,
        organizer: &Organizer,
        slug: &str,
        kind: TrackKind,
        language: &str,
    ) -> Answer<(), ValidationErrors>;
    /// The slides of a lecture.
    async fn slides(&self, slug: &str) -> Read<Option<Slides>>;
    /// Uploads slides; answers the key of the file they replace, if any.
    async fn put_slides(
        &self,
        organizer: &Organizer,
        slug: &str,
        slides: &Slides,
    ) -> Answer<Option<String>, ValidationErrors>;
    /// Takes the slides away; answers the key of their file.
    async fn remove_slides(
        &self,
        organizer: &Organizer,
        slug: &str,
    ) -> Answer<String, ValidationErrors>;
}

/// Where the script of the transcript lies; the server reads it from the site's manifest.
#[derive(Debug, Clone, Default)]
pub struct TranscriptScript(pub String);

/// Where the script of the player lies; the server reads it from the site's manifest.
#[derive(Debug, Clone, Default)]
pub struct PlayerScript(pub String);
