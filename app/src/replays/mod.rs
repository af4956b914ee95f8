//! Replays: watching, uploading and what counts.

pub mod player;

#[cfg(feature = "ssr")]
mod audience;
#[cfg(feature = "ssr")]
mod recording;
#[cfg(feature = "ssr")]
mod rendition_server_fns;
#[cfg(feature = "ssr")]
mod renditions;
#[cfg(feature = "ssr")]
mod room;
#[cfg(feature = "ssr")]
mod server_fns;
#[cfg(feature = "ssr")]
mod track;
#[cfg(feature = "ssr")]
mod track_server_fns;

#[cfg(feature = "ssr")]
pub use audience::may_watch;
#[cfg(feature = "ssr")]
pub use recording::{Arrived, NO_CAPTIONS_MOST, NewReplay, Recordings, Waiting};
#[cfg(feature = "ssr")]
pub use rendition_server_fns::RetryJob;
#[cfg(feature = "ssr")]
pub use renditions::{
    MakesRenditions, Quality, QualityMemory, Rendition, RenditionService, Renditions, Work,
    WorkState,
};
#[cfg(feature = "ssr")]
pub use room::{
    LargestUpload, MediaFiles, NotCounted, NotForYou, Replay, Replays, Retention, Shelf, Viewer,
    Watcher,
};
#[cfg(feature = "ssr")]
pub use server_fns::{PublishReplay, RemoveReplay};
#[cfg(feature = "ssr")]
pub use track::{
    Cue, SLIDES_MOST, SLIDES_URL, Slides, TRACKS_URL, Track, TrackForm, TrackKind, Tracks,
    TranscriptScript, track_address,
};
#[cfg(feature = "ssr")]
pub use track_server_fns::{RemoveSlides, RemoveTrack};
