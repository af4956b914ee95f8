//! WebVTT (W3C, "WebVTT: The Web Video Text Tracks Format"): strict enough to say which line is nonsense, lenient as
//! the standard demands.

mod parse;
mod text;
mod times;
mod write;

pub use parse::parse;
pub use write::written;

/// The largest text of a track, in bytes: hours of speech are a tenth of it.
pub const BYTES_MOST: usize = 2_000_000;
/// The most cues: a page has to show them all.
pub const CUES_MOST: usize = 10_000;

/// Why a text is no track, and where.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {why:?}")]
pub struct Broken {
    /// The line, from 1; 0 where it is the whole.
    pub line: usize,
    /// What is wrong with it.
    pub why: Why,
}

/// What can be wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// Larger than [`BYTES_MOST`].
    TooLarge,
    /// More than [`CUES_MOST`] cues.
    TooManyCues,
    /// Not UTF-8.
    NotUtf8,
    /// A NUL: this is no text.
    Nul,
    /// The first line does not say `WEBVTT`.
    NoSignature,
    /// A line of times that no clock shows.
    Times,
    /// A cue that ends before it begins, or as it begins.
    EndBeforeStart,
    /// A cue that begins before the one above it.
    OutOfOrder,
    /// Text that belongs to no cue.
    NoTimes,
    /// No cue in all of it.
    NoCue,
}

impl Why {
    /// The key of its sentence in the word lists.
    pub const fn key(self) -> &'static str {
        match self {
            Self::TooLarge => "vtt-too-large",
            Self::TooManyCues => "vtt-too-many-cues",
            Self::NotUtf8 => "vtt-not-utf8",
            Self::Nul => "vtt-nul",
            Self::NoSignature => "vtt-no-signature",
            Self::Times => "vtt-times",
            Self::EndBeforeStart => "vtt-end-before-start",
            Self::OutOfOrder => "vtt-out-of-order",
            Self::NoTimes => "vtt-no-times",
            Self::NoCue => "vtt-no-cue",
        }
    }
}

#[cfg(test)]
mod tests;
