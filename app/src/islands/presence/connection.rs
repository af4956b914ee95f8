//! The connection of an open room: how it stands, and what that means for the page.

use super::PresenceWords;
use crate::islands::browser::beat_schedule::Outcome;

/// How the connection stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Connection {
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

impl Connection {
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

impl From<Outcome> for Connection {
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

#[cfg(test)]
mod tests {
    use super::Connection;

    #[test]
    fn a_tab_that_was_taken_over_is_told_nothing_out_of_sight() {
        assert!(Connection::TakenOver.is_told(false) && !Connection::TakenOver.is_told(true));
        assert!(
            Connection::Connected.is_told(true),
            "a meeting may lie before it"
        );
        assert!(Connection::Early.is_told(true) && !Connection::Over.is_told(false));
    }
}
