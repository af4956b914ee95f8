//! What the upload island says.

use serde::{Deserialize, Serialize};

/// The sentences of an upload, in the reader's language. `{done}`, `{total}` and `{speed}` are megabytes with at most
/// one decimal, `{percent}` a whole number, `{time}` a length as "12:05".
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UploadWords {
    /// The label of the choice: "Video file".
    pub file: String,
    /// Below it: "MP4 or `WebM`, at most 4,000 MB." Empty for none.
    pub hint: String,
    /// The button: "Upload".
    pub send: String,
    /// The name of the bar: "Upload".
    pub bar: String,
    /// "{done} of {total} MB, {percent} %".
    pub progress: String,
    /// "{speed} MB per second, {time} left".
    pub pace: String,
    /// "The file has arrived and is being checked."
    pub checking: String,
    /// The button that stops it: "Cancel".
    pub cancel: String,
    /// "The upload was cancelled. Nothing was changed."
    pub cancelled: String,
    /// A whole sentence, with the limit: "The file is larger than 4,000 MB."
    pub too_large: String,
    /// "The connection was lost. The file is still chosen: try again when you are back online."
    pub network: String,
    /// Where the server failed: "The upload failed. The file is still chosen: try again in a minute."
    pub failed: String,
    /// The button beside both: "Try again".
    pub retry: String,
}
