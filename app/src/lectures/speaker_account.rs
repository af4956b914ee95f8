//! Which account is a speaker's: who speaks in a lecture is in none of its totals.

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
}

/// What an organizer says of it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SpeakerAccountForm {
    /// The speaker's number.
    #[serde(default)]
    pub speaker_id: String,
    /// The account's address; empty where no account is theirs.
    #[serde(default)]
    pub speaker_email: String,
}
