//! What is told of a text: each thing with its line, and never more than a person reads.

/// So many things of a kind are told one by one; of more it is said how many.
pub const SHOWN_MOST: usize = 20;

/// A thing that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding<T> {
    /// The line, from 1; 0 where it is the whole.
    pub line: usize,
    /// What.
    pub what: T,
}

/// The first [`SHOWN_MOST`] of them, and how many there are besides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Findings<T> {
    /// The first.
    pub first: Vec<Finding<T>>,
    /// How many more.
    pub more: usize,
}

impl<T> Default for Findings<T> {
    fn default() -> Self {
        Self {
            first: Vec::new(),
            more: 0,
        }
    }
}

impl<T> Findings<T> {
    /// One more.
    pub(super) fn add(&mut self, line: usize, what: T) {
        if self.first.len() < SHOWN_MOST {
            self.first.push(Finding { line, what });
        } else {
            self.more += 1;
        }
    }

    /// By line.
    pub(super) fn sort(&mut self) {
        self.first.sort_by_key(|finding| finding.line);
    }

    /// Whether there is nothing to tell.
    pub const fn is_empty(&self) -> bool {
        self.first.is_empty()
    }
}

/// Has a sentence in the word lists.
pub trait Told {
    /// Its key.
    fn key(&self) -> &'static str;
    /// The words of the text that it is about, where it names them.
    fn words(&self) -> Option<&str> {
        None
    }
}

/// Why a text is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// Larger than [`super::BYTES_MOST`].
    TooLarge,
    /// More than [`super::CUES_MOST`] lines are said.
    TooManyCues,
    /// Neither UTF-8 nor UTF-16 with its mark.
    NotUtf8,
    /// The first line does not say `WEBVTT`, and it is no SubRip.
    NoSignature,
    /// A line of times that no clock shows.
    Times,
    /// A cue that ends before it begins, or as it begins: a browser never shows it.
    EndBeforeStart,
    /// Text that belongs to no cue.
    NoTimes,
    /// No cue in all of it.
    NoCue,
}

impl Told for Fault {
    fn key(&self) -> &'static str {
        match self {
            Self::TooLarge => "vtt-too-large",
            Self::TooManyCues => "vtt-too-many-cues",
            Self::NotUtf8 => "vtt-not-utf8",
            Self::NoSignature => "vtt-no-signature",
            Self::Times => "vtt-times",
            Self::EndBeforeStart => "vtt-end-before-start",
            Self::NoTimes => "vtt-no-times",
            Self::NoCue => "vtt-no-cue",
        }
    }
}

/// What was put right, and what its writer should look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Note {
    /// It came as UTF-16.
    Utf16,
    /// It came as SubRip.
    SubRip,
    /// A NUL is shown as U+FFFD.
    Nul,
    /// A cue that says nothing is left out.
    Empty,
    /// A cue that begins before the one above it stands where it begins.
    OutOfOrder,
    /// A style sheet, an old region or one below a cue is left out.
    LeftOut,
    /// A setting that the standard does not know is left out.
    Setting(String),
    /// What reads as a tag swallows words.
    Swallowed(String),
}

impl Told for Note {
    fn key(&self) -> &'static str {
        match self {
            Self::Utf16 => "vtt-note-utf16",
            Self::SubRip => "vtt-note-subrip",
            Self::Nul => "vtt-note-nul",
            Self::Empty => "vtt-note-empty",
            Self::OutOfOrder => "vtt-note-out-of-order",
            Self::LeftOut => "vtt-note-left-out",
            Self::Setting(_) => "vtt-note-setting",
            Self::Swallowed(_) => "vtt-note-swallowed",
        }
    }

    fn words(&self) -> Option<&str> {
        match self {
            Self::Setting(words) | Self::Swallowed(words) => Some(words),
            _ => None,
        }
    }
}

/// The longest words of a text that a sentence about it repeats, in characters.
const WORDS_MOST: usize = 40;

/// Words of the text as a sentence repeats them: on one line, and not for long.
pub(super) fn quoted(words: &str) -> String {
    let mut rest = words.chars();
    let mut quoted: String = rest
        .by_ref()
        .take(WORDS_MOST)
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    if rest.next().is_some() {
        quoted.push('…');
    }
    quoted
}
