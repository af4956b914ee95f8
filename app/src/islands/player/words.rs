//! What the player island says.

use serde::{Deserialize, Serialize};

/// The player's sentences, in the reader's language. `{time}` is a position as "12:05", `{n}` a whole number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlayerWords {
    /// The name of the video, for those who do not see it: the lecture's title.
    pub label: String,
    /// "You left off at {time}".
    pub resumes: String,
    /// The button beside it: "Start from the beginning".
    pub restart: String,
    /// "Watched {n}%".
    pub watched: String,
    /// "This replay is now counted in another tab or on another device."
    pub taken_over: String,
    /// Where the server will not count: "Watching here is not counted."
    pub not_counted: String,
    /// Where no beat was taken for a minute of playing: "Not counted at the moment."
    pub waiting: String,
    /// Where too many visitors of the same network were counted: "This one is not in the public count."
    pub beyond_cap: String,
    /// Where so many of this browser were counted.
    pub beyond_cap_of_browser: String,
    /// Which keys work: "Keys: Space or K to pause, J and L for 10 seconds, C for captions …" Empty for none.
    pub keys: String,
}
