//! People before one screen: whoever opened the room is its host, and the host's presence is the members' too.

mod code;
mod desk;
mod desk_server_fns;
mod refusal;
mod server_fns;

pub use code::Code;
pub use desk::{
    CountedHeads, Gathered, GatheredMember, GatheringDesk, HeadsForm, MEMBERS_MOST, RAISED_MOST,
    UncountedRoom,
};
pub use desk_server_fns::{SetHeads, SetRoomSize};
pub use refusal::NoGathering;
pub use server_fns::{
    AnswerHere, CheckIn, CloseGathering, CountHeads, LeaveGathering, LetBackIn, MarkLeft,
    OpenGathering, RenewCode, check_code_rate,
};

use crate::accounts::{Person, PersonId};
use crate::answer::{Answer, Read};
use crate::i18n::Instant;
use async_trait::async_trait;

/// How it stands with the number of people in a gathered room (`FIGURES.md`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Heads {
    /// It is too early: the host is asked from then on.
    From(Instant),
    /// The host is asked now, until then.
    Asked(Instant),
    /// The host never gave it: an organizer's word is waited for.
    Missed,
    /// So many members were counted, without the host.
    Counted(i64),
}

/// Somebody in a gathered room.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// Who.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// When they checked in, the last time.
    pub since: Instant,
    /// The host has marked them as gone, and not let back in.
    pub gone: bool,
    /// The host ticked their name.
    pub ticked: bool,
    /// They answered that they are there.
    pub answered: bool,
}

/// A gathered room as its host sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hosted {
    /// The code others check in with.
    pub code: Code,
    /// Whether it is open.
    pub open: bool,
    /// Who is in, or was when it was first asked, in the order in which they came; and who was marked as gone.
    pub members: Vec<Member>,
    /// So many are in at most.
    pub most_members: i64,
    /// Whether they were counted.
    pub heads: Heads,
}

/// How it stands with the question whether a member is still there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StillHere {
    /// It is asked from then on.
    From(Instant),
    /// It is asked now, until then.
    Asked(Instant),
    /// The member answered, or the host ticked their name.
    Said,
    /// It was not answered in time.
    Missed,
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
    pub own: Option<Hosted>,
    /// The host has closed it.
    pub closed: bool,
    /// The host's presence is measured now: only then does the code let anybody in.
    pub alive: bool,
    /// When the person checked in, while they are in.
    pub since: Option<Instant>,
    /// The person has been in before, or is.
    pub known: bool,
    /// The host has marked the person as gone.
    pub gone: bool,
    /// The question of mid-lecture; none for whoever was not in then.
    pub still_here: Option<StillHere>,
    /// The person's gathered milliseconds at the lecture so far.
    pub gathered_ms: i64,
}

/// Gathered rooms.
#[async_trait]
pub trait Gatherings: Send + Sync {
    /// Opens a room before the person's own screen. They have joined the lecture; one room each.
    async fn open_gathering(&self, host: &Person, lecture: &str) -> Answer<(), NoGathering>;
    /// Closes it.
    async fn close_gathering(&self, host: &Person, lecture: &str) -> Answer<(), NoGathering>;
    /// Gives it another code: the one before lets nobody in any more. Who is in stays in.
    async fn renew_code(&self, host: &Person, lecture: &str) -> Answer<(), NoGathering>;
    /// Says, once, how many members are in the host's room of that code, and ticks those the host sees.
    async fn count_heads(
        &self,
        host: &Person,
        code: &Code,
        heads: &str,
        ticked: &[PersonId],
    ) -> Answer<(), NoGathering>;
    /// Marks a member as gone: they come back only where the host lets them.
    async fn mark_left(
        &self,
        host: &Person,
        lecture: &str,
        member: PersonId,
    ) -> Answer<(), NoGathering>;
    /// Lets one who was marked as gone check in again.
    async fn let_back_in(
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
    /// Says that one is still there. A second time changes nothing.
    async fn answer_here(&self, person: &Person, code: &Code) -> Answer<(), NoGathering>;
    /// The codes of the rooms of a lecture where something is asked of this person now: of the host how many there are, of
    /// a member whether they are there.
    async fn asked_of(&self, person: &Person, lecture: &str) -> Read<Vec<Code>>;
}
