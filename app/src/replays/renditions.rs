//! What a recording is made into for each line, and the work of making it.

use crate::accounts::Organizer;
use crate::answer::{Answer, Problem, Read, ValidationErrors};
use crate::i18n::Locale;
use crate::lectures::Lecture;
use async_trait::async_trait;

/// What a replay can be watched as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Quality {
    /// At most 144 lines and about 150 kbit/s.
    P144,
    /// At most 360 lines and about 400 kbit/s.
    P360,
    /// At most 720 lines and about 1.2 Mbit/s.
    P720,
    /// The sound alone, at most 32 kbit/s.
    Audio,
    /// The file as it was uploaded.
    Original,
}

impl Quality {
    /// All of them, in the order they are offered.
    pub const ALL: [Self; 5] = [
        Self::P144,
        Self::P360,
        Self::P720,
        Self::Audio,
        Self::Original,
    ];

    /// As addresses, cookies and records write it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::P144 => "144p",
            Self::P360 => "360p",
            Self::P720 => "720p",
            Self::Audio => "audio",
            Self::Original => "original",
        }
    }

    /// The quality of a code.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|q| q.code() == code)
    }
}

/// The quality a reader has chosen, remembered by their browser.
pub trait QualityMemory: Send + Sync {
    /// What was chosen before.
    fn quality(&self) -> Option<Quality>;
    /// Remembers a choice.
    fn remember(&self, quality: Quality);
}

/// One file that a replay can be watched as.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rendition {
    /// What it is.
    pub quality: Quality,
    /// Its name under `/media/`.
    pub file: String,
    /// Its media type.
    pub media_type: String,
    /// Its size.
    pub bytes: i64,
    /// How wide its picture is; 0 where it has none or that is not known.
    pub width: i64,
    /// How high.
    pub height: i64,
    /// By how much its sound is more quiet than it should be, in LU; 0 where nobody would hear it.
    pub quieter_lu: i64,
}

/// What was made of a replay.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Renditions {
    /// The films and the sound, in the order they are offered; never the original.
    pub films: Vec<Rendition>,
    /// The name of the picture that stands for it.
    pub poster: Option<String>,
    /// The name of the original with an index, where it came without: it is played in its place.
    pub remuxed: Option<String>,
    /// What would have been larger than the original, which is played in its place.
    pub as_original: Vec<Quality>,
}

/// How far a job is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RenditionJobState {
    /// It waits for its turn.
    Waiting,
    /// It is in work.
    Running,
    /// All is made.
    Done,
    /// It was tried often enough.
    Failed,
}

/// The making of a replay's renditions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RenditionJob {
    /// How far it is.
    pub state: RenditionJobState,
    /// What it is at, or was at last: `check`, `look`, `poster`, or a quality's code.
    pub stage: String,
    /// How much of the stage is done, in per cent.
    pub percent: i64,
    /// How often it was tried.
    pub tries: i64,
    /// Why the last try did not end well.
    pub reason: Option<Problem>,
}

/// Whether this hall has the programs that make renditions; the server provides it to every request.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct MakesRenditions(pub bool);

/// The renditions of replays.
#[async_trait]
pub trait RenditionService: Send + Sync {
    /// What was made of a lecture's replay.
    async fn renditions(&self, slug: &str) -> Read<Renditions>;
    /// The work on a lecture's newest recording, published or not, and what was made of it so far.
    async fn rendition_job(
        &self,
        organizer: &Organizer,
        slug: &str,
    ) -> Read<Option<(RenditionJob, Renditions)>>;
    /// What is in work or has failed, the failed first.
    async fn rendition_jobs(
        &self,
        organizer: &Organizer,
        l: Locale,
    ) -> Read<Vec<(Lecture, RenditionJob)>>;
    /// Puts failed work at the end of the queue again.
    async fn retry_job(&self, organizer: &Organizer, slug: &str) -> Answer<(), ValidationErrors>;
}
