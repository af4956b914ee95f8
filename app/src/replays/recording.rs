//! A recording: the file as it arrived, and whether it is shown.

use crate::i18n::Instant;

/// A file that has arrived and been looked at.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NewReplay {
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
    /// Its SHA-256 in hexadecimal.
    pub sha256: String,
    /// Why it goes out without captions; empty where that is not said.
    pub no_captions_reason: String,
    /// The upload it came by, which thereby is over; none where it came in one form.
    pub upload: Option<String>,
}

/// What became of a file that was taken in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ingested {
    /// Whether it is shown now.
    pub published: bool,
    /// The files that are shown no more.
    pub gone: Vec<String>,
}

/// A recording that is not shown yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PendingRecording {
    /// What its owner calls it.
    pub name: String,
    /// Its size.
    pub bytes: i64,
    /// Its length in milliseconds.
    pub duration_ms: i64,
    /// When it arrived.
    pub arrived: Instant,
}

/// The recording that is shown, where it is shorter than 60 % of the core its lecture had when it was published: watching
/// it is attending only where an organizer has accepted that.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TooShort {
    /// Its length in milliseconds.
    pub duration_ms: i64,
    /// The core's.
    pub core_ms: i64,
    /// Why it was accepted; empty where it was not.
    pub accepted_reason: String,
}

/// The recording that is shown, where it took another's place and nobody has said yet whether the 14 days in which watching
/// counts begin again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReplacedRecording {
    /// When it was published.
    pub published: Instant,
    /// Until when watching it counts as things stand, by the replay's first publication.
    pub counts_until: Instant,
}

/// What the desk is told of a lecture's recordings.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Recordings {
    /// Whether the lecture has captions.
    pub captions: bool,
    /// The recording that waits to be published.
    pub pending: Option<PendingRecording>,
    /// Why the replay went out without captions; empty where it has some.
    pub no_captions_reason: String,
    /// Whether the 14 days are asked for, where watching it is to count.
    pub replaced: Option<ReplacedRecording>,
    /// Whether the replay is too short for its lecture, where watching it is to count.
    pub too_short: Option<TooShort>,
}
