//! What the presence island says.

use serde::{Deserialize, Serialize};

/// The sentences of the live room's presence, in the reader's language. `{n}` is a whole number of minutes, `{time}`
/// a length as "12:05" or "1:12:05".
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PresenceWords {
    /// The name of the section, for those who do not see it: "Your attendance".
    pub label: String,
    /// "{n} min credited"; the number stands out.
    pub credited: String,
    /// "{n} needed for “attended”".
    pub needed: String,
    /// Instead of `needed` once that is reached: "Enough for “attended”".
    pub reached: String,
    /// Instead of both where nothing is enough: "Too short for “attended”".
    pub too_short: String,
    /// The name of the bar: "Minutes credited of those needed".
    pub bar: String,
    /// Before the start: "Starts in {time}".
    pub starts_in: String,
    /// During the lecture: "{time} left".
    pub time_left: String,
    /// Until the first answer: "Connecting".
    pub connecting: String,
    /// "Connected".
    pub connected: String,
    /// "Reconnecting, your minutes are safe".
    pub reconnecting: String,
    /// The lecture was put off while somebody waited: "The door is not open yet."
    pub early: String,
    /// "Your attendance is now measured in another tab or on another device."
    pub taken_over: String,
    /// The button beside it: "Continue here".
    pub continue_here: String,
    /// "The lecture is over. Your minutes are on record."
    pub ended: String,
    /// The link beside it: "See your result".
    pub to_result: String,
    /// "You are signed out. Your minutes so far are on record."
    pub signed_out: String,
    /// The link beside it: "Sign in again".
    pub sign_in: String,
    /// "Your attendance can no longer be measured here. Please reload the page."
    pub refused: String,
}
