//! Replays: watching, uploading and what counts.

pub mod player;

#[cfg(feature = "ssr")]
mod audience;
#[cfg(feature = "ssr")]
mod recording;
#[cfg(feature = "ssr")]
mod rendition_verbs;
#[cfg(feature = "ssr")]
mod renditions;
#[cfg(feature = "ssr")]
mod room;
#[cfg(feature = "ssr")]
mod track;
#[cfg(feature = "ssr")]
mod track_verbs;
#[cfg(feature = "ssr")]
mod verbs;

#[cfg(feature = "ssr")]
pub use audience::may_watch;
#[cfg(feature = "ssr")]
pub use recording::{Arrived, NO_CAPTIONS_MOST, NewReplay, Recordings, Waiting};
#[cfg(feature = "ssr")]
pub use rendition_verbs::RetryJob;
#[cfg(feature = "ssr")]
pub use renditions::{
    MakesRenditions, Quality, QualityMemory, Rendition, Renditions, RenditionsRoom, Work, WorkState,
};
#[cfg(feature = "ssr")]
pub use room::{
    Films, LargestUpload, NotCounted, NotForYou, Replay, Replays, Retention, Shelf, Viewer, Watcher,
};
#[cfg(feature = "ssr")]
pub use track::{
    Cue, SLIDES_MOST, SLIDES_URL, Slides, TRACKS_URL, Track, TrackForm, TrackKind, Tracks,
    TranscriptScript, track_address,
};
#[cfg(feature = "ssr")]
pub use track_verbs::{RemoveSlides, RemoveTrack};
#[cfg(feature = "ssr")]
pub use verbs::{PublishReplay, RemoveReplay};
