//! What the server tells islands: one type a message, which writes and reads itself.
//!
//! Messages are short texts that stay as they are from one release to the next: a room that was opened before an
//! upgrade goes on beating after it.

use http::StatusCode;
use std::fmt;

/// Where a live room beats.
pub const LIVE_BEATS: &str = "/beat/live";
/// Where a player beats.
pub const REPLAY_BEATS: &str = "/beat/replay";
/// The event that brings a [`LectureState`].
pub const STATE_EVENT: &str = "state";
/// The event that brings an element of the page, as HTML.
pub const PART_EVENT: &str = "part";

/// What becomes of a beat; each is a status of HTTP.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BeatStatus {
    /// It is on record; the answer is a [`Credit`].
    Taken,
    /// Nobody is signed in (any more).
    SignedOut,
    /// It is not for this person, or for a robot.
    Forbidden,
    /// A newer tab or device counts for this person.
    TakenOver,
    /// The lecture is over; the answer is a [`Credit`] where this beat closed it.
    Over,
    /// It makes no sense: no such lease, or a number out of range.
    Malformed,
    /// The gate is not open, or is shut again since the lecture was put off: the same beat may come again.
    Early,
    /// Too many come: the same beat may come again.
    TooMany,
    /// The hall is behind: the same beat may come again, and nothing acknowledged is lost.
    Busy,
}

impl BeatStatus {
    const ALL: [Self; 9] = [
        Self::Taken,
        Self::SignedOut,
        Self::Forbidden,
        Self::TakenOver,
        Self::Over,
        Self::Malformed,
        Self::Early,
        Self::TooMany,
        Self::Busy,
    ];

    /// As HTTP says it.
    pub const fn code(self) -> StatusCode {
        match self {
            Self::Taken => StatusCode::OK,
            Self::SignedOut => StatusCode::UNAUTHORIZED,
            Self::Forbidden => StatusCode::FORBIDDEN,
            Self::TakenOver => StatusCode::CONFLICT,
            Self::Over => StatusCode::GONE,
            Self::Malformed => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Early => StatusCode::TOO_EARLY,
            Self::TooMany => StatusCode::TOO_MANY_REQUESTS,
            Self::Busy => StatusCode::SERVICE_UNAVAILABLE,
        }
    }

    /// What a status means. One that is none of these, as of a proxy, is the sender's fault or else a passing one.
    pub fn of(code: u16) -> Self {
        let known = Self::ALL
            .into_iter()
            .find(|status| status.code().as_u16() == code);
        known.unwrap_or(match code {
            // The beat came too slowly (408); the line may be better the next time.
            400..=407 | 409..=499 => Self::Forbidden,
            _ => Self::Busy,
        })
    }
}

/// What a player's viewer has watched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share {
    /// How much of the replay, in whole per cent.
    pub percent: i64,
    /// What bounds how many visitors' replays count, where this one is beyond it. The answer says it in the header
    /// [`BEYOND_CAP`]: a page that was opened before there was one goes on without it.
    pub beyond_cap: Option<BeyondCap>,
}

/// The header of an answer to a player whose replay is in no public count.
pub const BEYOND_CAP: &str = "x-beyond-cap";

/// What bounds how many visitors' replays count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BeyondCap {
    /// Of one network.
    Network,
    /// Of one browser.
    Browser,
}

impl BeyondCap {
    /// As the header says it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Network => "network",
            Self::Browser => "browser",
        }
    }

    /// What a header says.
    pub fn parse(code: &str) -> Option<Self> {
        [Self::Network, Self::Browser]
            .into_iter()
            .find(|cap| cap.code() == code)
    }
}

/// What a beat is credited: `"<lease> <ms>"` of a live room, `"<lease> <ms> <percent>"` of a player.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Credit {
    /// The lease to go on with.
    pub lease: String,
    /// Milliseconds credited so far: at the lecture, or in the play session.
    pub credited_ms: i64,
    /// Of a player, what its viewer has watched.
    pub share: Option<Share>,
}

impl Credit {
    /// Reads what was written; none where it is another's text.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split_ascii_whitespace();
        let mut credit = Self {
            lease: parts.next()?.to_owned(),
            credited_ms: parts.next()?.parse().ok()?,
            share: None,
        };
        if let Some(percent) = parts.next() {
            credit.share = Some(Share {
                percent: percent.parse().ok()?,
                beyond_cap: None,
            });
        }
        parts.next().is_none().then_some(credit)
    }
}

impl fmt::Display for Credit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.lease, self.credited_ms)?;
        if let Some(share) = self.share {
            write!(f, " {}", share.percent)?;
        }
        Ok(())
    }
}

/// How a lecture stands for those in its room: `"<starts> <ends> <0|1> <needed>"`, where 0 is needed of one that nobody can
/// attend.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LectureState {
    /// Its actual start, else the planned one, in milliseconds of UTC.
    pub starts_ms: i64,
    /// Its actual end, else the planned one.
    pub ends_ms: i64,
    /// Whether it has ended, or was cancelled.
    pub over: bool,
    /// Milliseconds that make "attended"; none where the part that was both planned and held is too short for that.
    pub needed_ms: Option<i64>,
}

impl LectureState {
    /// Reads what was written; none where it is another's text.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split_ascii_whitespace();
        Some(Self {
            starts_ms: parts.next()?.parse().ok()?,
            ends_ms: parts.next()?.parse().ok()?,
            over: parts.next()? == "1",
            needed_ms: Some(parts.next()?.parse::<i64>().ok()?).filter(|needed| *needed > 0),
        })
    }
}

impl fmt::Display for LectureState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            starts_ms,
            ends_ms,
            over,
            needed_ms,
        } = self;
        let (over, needed_ms) = (i64::from(*over), needed_ms.unwrap_or(0));
        write!(f, "{starts_ms} {ends_ms} {over} {needed_ms}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let share = Share {
            percent: 37,
            beyond_cap: None,
        };
        for (share, text) in [(None, "abc 90000"), (Some(share), "abc 90000 37")] {
            let credit = Credit {
                lease: "abc".into(),
                credited_ms: 90_000,
                share,
            };
            assert_eq!(credit.to_string(), text);
            assert_eq!(Credit::parse(text), Some(credit));
        }
        for (over, needed_ms, text) in [
            (false, Some(600), "1000 2000 0 600"),
            (true, Some(600), "1000 2000 1 600"),
            (true, None, "1000 2000 1 0"),
        ] {
            let state = LectureState {
                starts_ms: 1_000,
                ends_ms: 2_000,
                over,
                needed_ms,
            };
            assert_eq!(state.to_string(), text);
            assert_eq!(LectureState::parse(text), Some(state));
        }
    }

    #[test]
    fn what_another_wrote_is_not_read() {
        for text in [
            "",
            "abc",
            "abc def",
            "abc 1 x",
            "abc 1 2 3",
            "<!doctype html> <p>",
        ] {
            assert_eq!(Credit::parse(text), None, "{text}");
        }
        for text in ["", "1000 2000 0", "soon later 0 600"] {
            assert_eq!(LectureState::parse(text), None, "{text}");
        }
    }

    #[test]
    fn what_a_page_of_before_cannot_read_stands_in_a_header() {
        for cap in [BeyondCap::Network, BeyondCap::Browser] {
            assert_eq!(BeyondCap::parse(cap.code()), Some(cap));
            let share = Share {
                percent: 37,
                beyond_cap: Some(cap),
            };
            let credit = Credit {
                lease: "abc".into(),
                credited_ms: 90_000,
                share: Some(share),
            };
            assert_eq!(credit.to_string(), "abc 90000 37");
        }
        assert_eq!(BeyondCap::parse("both"), None);
    }

    #[test]
    fn a_status_means_one_thing_to_both_sides() {
        for status in BeatStatus::ALL {
            assert_eq!(BeatStatus::of(status.code().as_u16()), status);
        }
        for (code, meaning) in [
            (404, BeatStatus::Forbidden),
            (408, BeatStatus::Busy),
            (413, BeatStatus::Forbidden),
            (302, BeatStatus::Busy),
            (502, BeatStatus::Busy),
        ] {
            assert_eq!(BeatStatus::of(code), meaning, "{code}");
        }
    }
}
