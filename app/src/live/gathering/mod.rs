//! People before one screen: whoever opened the room is its host, and the host's presence is the members' too.

mod code;
mod refusal;
mod server_fns;

pub use code::Code;
pub use refusal::NoGathering;
pub use server_fns::{
    CheckIn, CloseGathering, ConfirmHeads, LeaveGathering, MarkLeft, OpenGathering, check_code_rate,
};

use crate::accounts::{Organizer, Person, PersonId};
use crate::answer::{Answer, Read};
use crate::i18n::Instant;
use async_trait::async_trait;

/// Whether the host has confirmed heads (`FIGURES.md`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Heads {
    /// It is too early: from then on.
    From(Instant),
    /// To be confirmed now; members' credit stops, or has stopped, at that instant.
    Due(Instant),
    /// Confirmed, by a tap or by a late opening.
    Confirmed,
}

/// Somebody in a gathered room.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// Who.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// When they checked in.
    pub since: Instant,
}

/// An open gathered room as its host sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hosted {
    /// The code others check in with.
    pub code: Code,
    /// Who is in, in the order in which they came.
    pub members: Vec<Member>,
    /// Whether heads are confirmed.
    pub heads: Heads,
}

/// What a code opens, as the person who holds it sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invitation {
    /// The lecture's slug.
    pub lecture: String,
    /// The host's name.
    pub host: String,
    /// The host has been here for a day or is confirmed, and so vouches for whoever comes with the code.
    pub vouches: bool,
    /// It is the person's own room.
    pub own: bool,
    /// The host has closed it.
    pub closed: bool,
    /// When the person checked in, while they are in.
    pub since: Option<Instant>,
    /// The person has been in before, or is.
    pub known: bool,
    /// The person's gathered milliseconds at the lecture so far.
    pub gathered_ms: i64,
}

/// A gathered room as organizers see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gathered {
    /// The host.
    pub host: PersonId,
    /// The host's name.
    pub host_name: String,
    /// When it was opened.
    pub opened: Instant,
    /// When the host closed it, if they did.
    pub closed: Option<Instant>,
    /// How many people were in it at any time.
    pub members: i64,
    /// How many the host confirmed, and when.
    pub confirmed: Option<(i64, Instant)>,
}

/// Gathered rooms.
#[async_trait]
pub trait Gatherings: Send + Sync {
    /// Opens a room before the person's own screen. They have joined the lecture; one room each.
    async fn open_gathering(&self, host: &Person, lecture: &str) -> Answer<(), NoGathering>;
    /// Closes it.
    async fn close_gathering(&self, host: &Person, lecture: &str) -> Answer<(), NoGathering>;
    /// Confirms that the members are still there, from ten minutes before mid-lecture on. A second time changes
    /// nothing.
    async fn confirm_heads(&self, host: &Person, lecture: &str) -> Answer<(), NoGathering>;
    /// Marks a member as having left.
    async fn mark_left(
        &self,
        host: &Person,
        lecture: &str,
        member: PersonId,
    ) -> Answer<(), NoGathering>;
    /// What a code opens.
    async fn invitation(&self, person: &Person, code: &Code) -> Answer<Invitation, NoGathering>;
    /// Checks in: counts as joined, and ends any other stay. Whoever is in already stays in.
    async fn check_in(&self, person: &Person, code: &Code) -> Answer<(), NoGathering>;
    /// Leaves.
    async fn leave_gathering(&self, person: &Person, code: &Code) -> Answer<(), NoGathering>;
    /// The gathered rooms of a lecture, earliest first.
    async fn gatherings(&self, organizer: &Organizer, lecture: &str) -> Read<Vec<Gathered>>;
}
