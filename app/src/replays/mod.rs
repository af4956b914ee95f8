//! Replays: watching, uploading and what counts.

mod audience;
mod recording;
mod rendition_server_fns;
mod renditions;
mod replay;
mod server_fns;
mod track;
mod track_server_fns;

pub use audience::may_watch;
pub use recording::{
    Ingested, NO_CAPTIONS_MOST, NewReplay, PendingRecording, Recordings, ReplacedRecording,
    TooShort,
};
pub use rendition_server_fns::RetryJob;
pub use renditions::{
    MakesRenditions, Quality, QualityMemory, Rendition, RenditionJob, RenditionJobState,
    RenditionService, Renditions,
};
pub use replay::{
    LargestUpload, MediaFiles, NotCounted, NotForYou, Replay, ReplayListPage, Replays, Retention,
    Viewer, Watcher,
};
pub use server_fns::{AcceptReplay, DecideReplayDays, PublishReplay, RemoveReplay};
pub use track::{
    Cue, PlayerScript, SLIDES_MOST, SLIDES_URL, Slides, TRACKS_URL, Track, TrackForm, TrackKind,
    Tracks, TranscriptScript, track_address,
};
pub use track_server_fns::{RemoveSlides, RemoveTrack};
