//! Which account is a speaker's: who speaks in a lecture is in none of its totals.

use super::Lecture;
use serde::{Deserialize, Serialize};

/// A speaker of a lecture, with the account that is theirs, if an organizer has said so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SpeakerAccount {
    /// The speaker's number.
    pub id: i64,
    /// Their name, as the programme shows it.
    pub name: String,
    /// The account's address.
    pub email: Option<String>,
    /// Whether they are another than the one of that name at other lectures: what is said of the account is said of this
    /// lecture alone.
    pub apart: bool,
}

/// A speaker of a lecture, and what it is that their account holds for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SpeakerRecord {
    /// The speaker.
    pub speaker: SpeakerAccount,
    /// The lectures, latest start first.
    pub lectures: Vec<Lecture>,
}

/// What an organizer says of it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SpeakerAccountForm {
    /// The account's address.
    #[serde(default)]
    pub speaker_email: String,
    /// Why it is theirs.
    #[serde(default)]
    pub speaker_reason: String,
}
