//! Captions and chapters as people upload them: WebVTT (W3C, "WebVTT: The Web Video Text Tracks Format"), read as the
//! standard's parser reads it, and SubRip. Where a browser would leave a caption out without a word, this says so with its
//! line; what has one meaning only is put right.

mod cue;
mod decode;
mod findings;
mod parse;
mod references;
mod settings;
mod subrip;
mod text;
mod times;
mod write;

pub use cue::{Cue, ParsedTrack, Part};
pub use decode::{Decoded, decode, without_nul};
pub use findings::{Fault, Finding, Findings, Note, SHOWN_MOST, Told};
pub use parse::parse;
pub use settings::Settings;
pub use write::written;

/// The largest text of a track, in bytes: hours of speech are a tenth of it.
pub const BYTES_MOST: usize = 2_000_000;
/// The most lines said: a page has to show them all.
pub const CUES_MOST: usize = 10_000;

#[cfg(test)]
mod cases;
#[cfg(test)]
mod properties;
#[cfg(test)]
mod tests;
