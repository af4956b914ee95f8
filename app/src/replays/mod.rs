//! Replays: watching, uploading and what counts.

pub mod player;

#[cfg(feature = "ssr")]
mod recording;
#[cfg(feature = "ssr")]
mod room;
#[cfg(feature = "ssr")]
mod verbs;

#[cfg(feature = "ssr")]
pub use recording::{Arrived, NO_CAPTIONS_MOST, NewReplay, Recordings, Waiting};
#[cfg(feature = "ssr")]
pub use room::{
    Films, LargestUpload, NotCounted, NotForYou, Replay, Replays, Retention, Shelf, Viewer, Watcher,
};
#[cfg(feature = "ssr")]
pub use verbs::{PublishReplay, RemoveReplay};
