//! What a player's beat says, and what it is answered.

use super::rule::{Cap, Range};
use app::accounts::PersonId;
use app::i18n::Instant;

/// Who brings a lease: it is the session's it was given to, or the visitor's, or else the person's.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LeaseHolder {
    /// The session.
    pub session: Option<String>,
    /// What the visitor's signed cookie says.
    pub visitor: Option<String>,
    /// Who is signed in, once that was looked up.
    pub person: Option<PersonId>,
}

/// Where a player plays, as far as that bounds what counts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PlayOrigin {
    /// What the browser's signed cookie says, also where a person is signed in.
    pub visitor: Option<String>,
    /// The mark of the network; none where nothing comes over a network.
    pub network: Option<String>,
}

/// One beat of a player whose media advances.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlayBeat {
    /// The lecture's slug.
    pub lecture: String,
    /// The lease.
    pub lease: String,
    /// Strictly increasing within the lease.
    pub seq: i64,
    /// Media played since the last beat, in the order it was played.
    pub ranges: Vec<Range>,
    /// Who says so.
    pub by: LeaseHolder,
}

/// What a play beat answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Played {
    /// The lease to go on with.
    pub lease: String,
    /// Milliseconds credited in this session.
    pub credit_ms: i64,
    /// Share of the replay this viewer has watched, in whole per cent.
    pub watched_percent: i64,
    /// What bounds how many replays of visitors count, where this one is beyond it.
    pub beyond_cap: Option<Cap>,
}

/// A beat on its way.
#[derive(Debug)]
pub(super) enum QueuedBeat {
    /// Begins a session.
    Open(Opening),
    /// Goes on with one.
    Beat(PlayBeat, Instant),
}

/// A session to begin.
#[derive(Debug)]
pub(super) struct Opening {
    pub(super) lecture: String,
    pub(super) viewer: String,
    pub(super) person: Option<PersonId>,
    pub(super) session: Option<String>,
    /// The visitor that a person's browser would be.
    pub(super) browser: Option<String>,
    /// The mark of a visitor's network.
    pub(super) network: Option<String>,
    pub(super) lease: String,
    pub(super) seq: i64,
    pub(super) at: Instant,
}
