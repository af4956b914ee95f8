//! Replays: watching, uploading and what counts.

pub mod player;
pub mod upload;

#[cfg(feature = "ssr")]
mod room;
#[cfg(feature = "ssr")]
mod verbs;

#[cfg(feature = "ssr")]
pub use room::{
    Films, LargestUpload, NewReplay, NotCounted, NotForYou, Replay, Replays, Retention, Shelf,
    Viewer, Watcher,
};
#[cfg(feature = "ssr")]
pub use verbs::RemoveReplay;
