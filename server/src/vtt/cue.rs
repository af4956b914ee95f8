//! What was read: the cues of a track, and what is to be said of its text.

use super::settings::Settings;
use super::{CUES_MOST, Fault, Findings, Note};
use app::replays::Cue as Line;
use std::ops::ControlFlow;

/// A cue (WebVTT §3.1): shown from here to there.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cue {
    /// Its name, which nobody sees; empty where it has none.
    pub id: String,
    /// Since when, in milliseconds of the media.
    pub start_ms: i64,
    /// Until when.
    pub end_ms: i64,
    /// Where on the picture, and how.
    pub settings: Settings,
    /// What is said, by each who speaks; never empty.
    pub parts: Vec<Part>,
}

/// What one voice says within a cue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Who, where the text tells.
    pub voice: Option<String>,
    /// What, as plain text; lines are separated by a line feed.
    pub text: String,
}

/// A text that was read. Where there are faults, the cues are those that a browser would show all the same.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ParsedTrack {
    /// Parts of the picture that cues name (WebVTT §3.4), each name once.
    pub regions: Vec<Settings>,
    /// The cues, in the order they begin.
    pub cues: Vec<Cue>,
    /// Why it is refused.
    pub faults: Findings<Fault>,
    /// What was put right or may not be what its writer meant.
    pub notes: Findings<Note>,
    /// How many lines are said.
    said: usize,
    /// When the last cue read begins, or one before it that begins later.
    begun: i64,
}

impl ParsedTrack {
    /// What is said, line by line: for the transcript and the search. Two who speak in one cue are two lines.
    pub fn lines(self) -> Vec<Line> {
        let of_cue = |cue: Cue| {
            cue.parts.into_iter().map(move |part| Line {
                start_ms: cue.start_ms,
                end_ms: cue.end_ms,
                voice: part.voice,
                text: part.text,
            })
        };
        self.cues.into_iter().flat_map(of_cue).collect()
    }

    /// One more cue, whose times stand in that line. Breaks off where there are too many.
    pub(super) fn take(&mut self, line: usize, cue: Cue) -> ControlFlow<()> {
        if cue.end_ms <= cue.start_ms {
            self.faults.add(line, Fault::EndBeforeStart);
            return ControlFlow::Continue(());
        }
        if cue.parts.is_empty() {
            self.notes.add(line, Note::Empty);
            return ControlFlow::Continue(());
        }
        self.said += cue.parts.len();
        if self.said > CUES_MOST {
            self.faults.add(line, Fault::TooManyCues);
            return ControlFlow::Break(());
        }
        if cue.start_ms < self.begun {
            self.notes.add(line, Note::OutOfOrder);
        }
        self.begun = self.begun.max(cue.start_ms);
        self.cues.push(cue);
        ControlFlow::Continue(())
    }

    /// All has been read: the cues in their order, and whether there are any.
    pub(super) fn ended(mut self) -> Self {
        self.cues.sort_by_key(|cue| cue.start_ms);
        if self.cues.is_empty() && self.faults.is_empty() {
            self.faults.add(0, Fault::NoCue);
        }
        self.notes.sort();
        self
    }
}
