//! Replays: watching, uploading and what counts.

mod audience;
mod filter;
mod list;
mod poster;
mod poster_server_fns;
mod recording;
mod rendition_server_fns;
mod renditions;
mod replay;
mod server_fns;
mod sound;
mod sound_server_fns;
mod track;
mod track_server_fns;

pub use audience::may_watch;
pub use filter::{Length, ReplayFilter, ReplayOrder};
pub use list::{ReplayCard, ReplayListPage, Watched};
pub use poster::{ChosenPoster, POSTER_MOST, POSTER_URL, PosterState, Posters};
pub use poster_server_fns::ChoosePoster;
pub use recording::{
    Ingested, NewReplay, PendingRecording, Recordings, ReplacedRecording, TooShort,
};
pub use rendition_server_fns::RetryJob;
pub use renditions::{
    MakesRenditions, Quality, QualityMemory, Rendition, RenditionJob, RenditionJobState,
    RenditionService, Renditions,
};
pub use replay::{
    LargestUpload, MediaFiles, NotCounted, NotForYou, Replay, Replays, Retention, Viewer, Watcher,
};
pub use server_fns::{AcceptReplay, DecideReplayDays, PublishReplay, RemoveReplay};
pub use sound::{
    NewSound, RecordingSound, SOUND_MOST, SOUNDS_URL, Sound, SoundMemory, SoundState, Sounds,
    sound_address, wished_sounds,
};
pub use sound_server_fns::{NameSound, RemoveSound};
pub use track::{
    Cue, PlayerScript, SLIDES_MOST, SLIDES_URL, Slides, TRACKS_URL, Track, TrackForm, TrackKind,
    Tracks, TranscriptScript, chapters_text, track_address,
};
pub use track_server_fns::{RemoveSlides, RemoveTrack};
