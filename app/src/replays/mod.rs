//! Replays: watching, uploading and what counts.

pub mod player;

#[cfg(feature = "ssr")]
mod recording;
#[cfg(feature = "ssr")]
mod rendition_verbs;
#[cfg(feature = "ssr")]
mod renditions;
#[cfg(feature = "ssr")]
mod room;
#[cfg(feature = "ssr")]
mod verbs;

#[cfg(feature = "ssr")]
pub use recording::{Arrived, NO_CAPTIONS_MOST, NewReplay, Recordings, Waiting};
#[cfg(feature = "ssr")]
pub use rendition_verbs::RetryJob;
#[cfg(feature = "ssr")]
pub use renditions::{
    MakesRenditions, Quality, Rendition, Renditions, RenditionsRoom, Work, WorkState,
};
#[cfg(feature = "ssr")]
pub use room::{
    Films, LargestUpload, NotCounted, Replay, Replays, Retention, Shelf, Viewer, Watcher,
};
#[cfg(feature = "ssr")]
pub use verbs::{PublishReplay, RemoveReplay};
