//! From when until when the lecture is, and how long there is to wait for it.

use super::PresenceWords;
use crate::islands::figures;
use crate::islands::wire::LectureState;

/// From when until when the lecture is, in milliseconds of UTC.
#[derive(Debug, Clone, Copy)]
pub(super) struct Span {
    pub(super) starts_ms: i64,
    pub(super) ends_ms: i64,
}

impl From<LectureState> for Span {
    fn from(state: LectureState) -> Self {
        Self {
            starts_ms: state.starts_ms,
            ends_ms: state.ends_ms,
        }
    }
}

impl Span {
    /// The time to the start, then to the end, then nothing: a lecture that runs on has no end to count to.
    pub(super) fn text(self, now_ms: i64, lang: &str, words: &PresenceWords) -> String {
        let (sentence, to) = if now_ms < self.starts_ms {
            (&words.starts_in, self.starts_ms)
        } else if now_ms < self.ends_ms {
            (&words.time_left, self.ends_ms)
        } else {
            return String::new();
        };
        // Rounded up, so that "0:00" is never shown for a second that is still to come.
        figures::fill(sentence, "{time}", &figures::clock(lang, to - now_ms + 999))
    }
}
