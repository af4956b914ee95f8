//! What a room's beat says, and what it is answered.

use app::i18n::Instant;

/// One beat of an open room.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Beat {
    /// The lecture's slug.
    pub lecture: String,
    /// The lease the client holds.
    pub lease: String,
    /// Strictly increasing within the lease.
    pub seq: i64,
    /// The session the lease is bound to.
    pub session: String,
}

/// What a beat answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BeatReply {
    /// The lease to go on with.
    pub lease: String,
    /// Milliseconds measured so far of the lecture's core, alone or gathered.
    pub within_core_ms: i64,
    /// The lecture is over: this was the last beat.
    pub over: bool,
}

/// A beat on its way.
#[derive(Debug)]
pub(super) struct QueuedBeat {
    pub(super) beat: Beat,
    pub(super) at: Instant,
}
