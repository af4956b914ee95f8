//! How the connection stands, and how the lecture does.

use super::PresenceWords;
use crate::islands::browser::beat_schedule::Outcome;
use crate::islands::figures;
use crate::islands::wire::LectureState;

/// How the connection stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    Connecting,
    Connected,
    Reconnecting,
    /// The lecture was put off: the gate is shut again.
    Early,
    TakenOver,
    Over,
    SignedOut,
    Refused,
}

impl State {
    pub(super) const fn class(self) -> &'static str {
        match self {
            Self::Connected | Self::Over => "good",
            Self::Connecting | Self::Reconnecting | Self::Early => "warn",
            Self::TakenOver | Self::SignedOut | Self::Refused => "bad",
        }
    }

    /// Whether the room has something to tell this page. Not after the end, nor to who may not hear it; nor out of
    /// sight where another tab is told: a browser keeps few lines to one server, and a hall of tabs would use them up.
    pub(super) const fn is_told(self, hidden: bool) -> bool {
        match self {
            Self::Over | Self::SignedOut | Self::Refused => false,
            Self::TakenOver => !hidden,
            _ => true,
        }
    }

    /// Whether attendance is measured here, or will be once the network is back.
    pub(super) const fn is_measured(self) -> bool {
        matches!(self, Self::Connected | Self::Reconnecting)
    }

    pub(super) fn sentence(self, words: &PresenceWords) -> String {
        match self {
            Self::Connecting => &words.connecting,
            Self::Connected => &words.connected,
            Self::Reconnecting => &words.reconnecting,
            Self::Early => &words.early,
            Self::TakenOver => &words.taken_over,
            Self::Over => &words.ended,
            Self::SignedOut => &words.signed_out,
            Self::Refused => &words.refused,
        }
        .clone()
    }
}

impl From<Outcome> for State {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Taken(..) => Self::Connected,
            Outcome::Later => Self::Reconnecting,
            Outcome::Early => Self::Early,
            Outcome::TakenOver => Self::TakenOver,
            Outcome::Over(_) => Self::Over,
            Outcome::SignedOut => Self::SignedOut,
            Outcome::Refused => Self::Refused,
        }
    }
}

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

#[cfg(test)]
mod tests {
    use super::State;

    #[test]
    fn a_tab_that_was_taken_over_is_told_nothing_out_of_sight() {
        assert!(State::TakenOver.is_told(false) && !State::TakenOver.is_told(true));
        assert!(
            State::Connected.is_told(true),
            "a meeting may lie before it"
        );
        assert!(State::Early.is_told(true) && !State::Over.is_told(false));
    }
}
