//! Gathered rooms as organizers see them: how many were there, who says so, and what is to be looked at.

use crate::accounts::{Organizer, PersonId};
use crate::answer::{Answer, Read, ValidationErrors};
use crate::i18n::{Instant, Locale};
use async_trait::async_trait;
use serde::{Deserialize, Serialize};

/// So many members a room holds.
pub const MEMBERS_MOST: i64 = 30;
/// So many where an organizer raises it.
pub const RAISED_MOST: i64 = 500;

/// How many members were counted, as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CountedHeads {
    /// So many, without the host.
    pub heads: i64,
    /// When it was said.
    pub at: Instant,
    /// By whom.
    pub by: String,
    /// Why an organizer said so; empty where the host did.
    pub reason: String,
}

/// A gathered room.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gathered {
    /// Its number.
    pub id: i64,
    /// The host.
    pub host: PersonId,
    /// The host's name.
    pub host_name: String,
    /// When it was opened.
    pub opened: Instant,
    /// When the host closed it, if they did.
    pub closed: Option<Instant>,
    /// How many people were in it at any time, without the host.
    pub members: i64,
    /// From how many countries they are, and the host.
    pub countries: i64,
    /// So many are in at most at once.
    pub most_members: i64,
    /// From when until when the host is asked how many there are.
    pub asked: (Instant, Instant),
    /// How many were counted.
    pub counted: Option<CountedHeads>,
}

impl Gathered {
    /// Whether its people are said to be before one screen, and are of several countries.
    pub fn is_of_several_countries(&self) -> bool {
        self.countries > 1
    }

    /// Whether nobody has said how many there were although it was time to.
    pub fn is_uncounted(&self, now: Instant) -> bool {
        self.counted.is_none() && self.members > 0 && now >= self.asked.0
    }
}

/// Somebody who was in a gathered room.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GatheredMember {
    /// Who.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// Their country, as kept with their first record of the lecture.
    pub country: String,
    /// When they first checked in.
    pub came: Instant,
    /// When they left, unless they stayed.
    pub left: Option<Instant>,
    /// The host has marked them as gone.
    pub gone: bool,
    /// When the host ticked their name.
    pub ticked: Option<Instant>,
    /// When they answered that they are there.
    pub answered: Option<Instant>,
    /// Whether they have attended the lecture.
    pub attended: bool,
}

/// A room of a lecture that is over whose number nobody gave in time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UncountedRoom {
    /// The lecture's slug.
    pub lecture: String,
    /// The lecture's title, in the reader's language where it has one.
    pub title: String,
    /// The room's number.
    pub room: i64,
    /// The host's name.
    pub host: String,
}

/// What an organizer types where the number is missing or wrong.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct HeadsForm {
    /// How many members there were, without the host.
    pub heads: String,
    /// Why.
    pub heads_reason: String,
}

/// The organizer's side of gathered rooms.
#[async_trait]
pub trait GatheringDesk: Send + Sync {
    /// The gathered rooms of a lecture, earliest first.
    async fn gatherings(&self, organizer: &Organizer, lecture: &str) -> Read<Vec<Gathered>>;
    /// One of them, and who was in it.
    async fn gathering(
        &self,
        organizer: &Organizer,
        lecture: &str,
        room: i64,
    ) -> Read<(Gathered, Vec<GatheredMember>)>;
    /// Those of all lectures since then for which an organizer's word is waited, latest first.
    async fn uncounted(
        &self,
        organizer: &Organizer,
        l: Locale,
        since: Instant,
    ) -> Read<Vec<UncountedRoom>>;
    /// Says how many members there were, in place of what was said before; not for a room one was a member of.
    async fn set_heads(
        &self,
        organizer: &Organizer,
        lecture: &str,
        room: i64,
        form: &HeadsForm,
    ) -> Answer<(), ValidationErrors>;
    /// Lets a room hold so many members.
    async fn set_room_size(
        &self,
        organizer: &Organizer,
        lecture: &str,
        room: i64,
        most_members: &str,
    ) -> Answer<(), ValidationErrors>;
}
