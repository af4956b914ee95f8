//! The replays' door.

use super::{Ingested, NewReplay, Recordings, ReplayCard, ReplayFilter, ReplayListPage, may_watch};
use crate::accounts::{Organizer, Person, PersonId};
use crate::answer::{Answer, Problem, Read, Refusal, ValidationErrors};
use crate::enrolment::{NoSeat, audience_refuses};
use crate::i18n::{Instant, Locale};
use crate::lectures::{Audience, Lecture};
use crate::live::KeptProfile;
use async_trait::async_trait;
use serde::{Deserialize, Serialize};

/// A replay that can be watched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Replay {
    /// The lecture it is of.
    pub lecture: Lecture,
    /// The file's name under `/media/`: ours, not the uploader's, and not to be guessed.
    pub file: String,
    /// `video/mp4` or `video/webm`.
    pub media_type: String,
    /// The file's size.
    pub bytes: i64,
    /// Its length in milliseconds.
    pub duration_ms: i64,
    /// When it could first be watched.
    pub published: Instant,
    /// The public count (`FIGURES.md`).
    pub replays: i64,
    /// Whether it may be taken along, to be watched without a line.
    pub may_take: bool,
}

/// Who watches: a person, or a visitor known by a signed cookie.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Viewer {
    /// Signed in.
    Person(PersonId),
    /// The cookie's random value.
    Visitor(String),
}

impl Viewer {
    /// As the records write it; a person's can never be a visitor's.
    pub fn code(&self) -> String {
        match self {
            Self::Person(id) => format!("p{}", id.0),
            Self::Visitor(value) => format!("v{value}"),
        }
    }
}

/// Which parts of a replay are watched, and how often.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Retention {
    /// The length of a part, in milliseconds of the media.
    pub step_ms: i64,
    /// The length of the replay.
    pub duration_ms: i64,
    /// How often each part was watched, in order.
    pub times: Vec<i64>,
}

/// Somebody who attended a lecture by replay.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Watcher {
    /// Who.
    pub person: PersonId,
    /// Name.
    pub name: String,
    /// Address.
    pub email: String,
    /// Country and kind, as kept with their first record of the lecture.
    pub kept: KeptProfile,
    /// These are of the profile on the day of an upgrade.
    pub of_upgrade: bool,
    /// Where they work.
    pub organisation: String,
}

/// Why a play beat is not credited.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum NotCounted {
    /// A newer tab or device plays for this viewer.
    TakenOver,
    /// No such lease, or numbers out of range.
    Malformed,
    /// The replay is not, or no longer, for this viewer.
    NotAdmitted,
}

impl Refusal for NotCounted {
    fn problems(&self) -> Vec<Problem> {
        vec![Problem::new(
            "",
            match self {
                Self::TakenOver => "play-taken-over",
                Self::Malformed => "gate-malformed",
                Self::NotAdmitted => "play-not-admitted",
            },
        )]
    }
}

/// The most bytes a replay's file may have; the server provides it to every request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LargestUpload(pub i64);

impl Default for LargestUpload {
    /// 4096 MB.
    fn default() -> Self {
        Self(4_096_000_000)
    }
}

/// Why a replay is not shown to a reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotForYou {
    /// It is for some only, and nobody is signed in.
    SignInRequired,
    /// What keeps them from a seat keeps them from the replay.
    Because(NoSeat),
}

/// The replays.
#[async_trait]
pub trait Replays: Send + Sync {
    /// A page of what can be watched, with how far the reader has.
    async fn list(
        &self,
        l: Locale,
        filter: &ReplayFilter,
        reader: Option<&Person>,
    ) -> Read<ReplayListPage>;
    /// What a person has begun to watch and not completed, the latest first; a few.
    async fn begun(&self, person: &Person, l: Locale) -> Read<Vec<ReplayCard>>;
    /// One replay.
    async fn replay(&self, l: Locale, slug: &str) -> Read<Replay>;
    /// Why this reader may not watch the replay of a lecture for some only: as for its seats, but that its speakers
    /// and the organizers may.
    async fn closed_to(
        &self,
        person: Option<&Person>,
        slug: &str,
        audience: Audience,
    ) -> Read<Option<NotForYou>> {
        if may_watch(person, audience) {
            return Ok(None);
        }
        let Some(person) = person else {
            return Ok(Some(NotForYou::SignInRequired));
        };
        let speaks = self.speaks(person, slug).await?;
        let why = audience_refuses(person, audience).filter(|_| !speaks);
        Ok(why.map(NotForYou::Because))
    }
    /// Whether a person speaks at a lecture.
    async fn speaks(&self, person: &Person, slug: &str) -> Read<bool>;
    /// Where a person stopped, in milliseconds of the media.
    async fn position(&self, person: &Person, slug: &str) -> Read<i64>;
    /// Which parts of a replay are watched, and how often; staff left out.
    async fn retention(&self, organizer: &Organizer, slug: &str) -> Read<Retention>;
    /// The lectures a person attended by replay, earliest start first.
    async fn attended(&self, person: &Person, l: Locale) -> Read<Vec<Lecture>>;
    /// Until when watching a lecture's replay counts; none where it does not, or there is no replay.
    async fn attends_until(&self, slug: &str) -> Read<Option<Instant>>;
    /// Whether a person had begun with a film whose place another has taken, and has attended by neither.
    async fn was_under_way(&self, person: &Person, slug: &str) -> Read<bool>;
    /// Who attended a lecture by replay.
    async fn watchers(&self, organizer: &Organizer, slug: &str) -> Read<Vec<Watcher>>;
    /// Takes in a file that has arrived: it is the lecture's recording now. With captions, or a reason for having none,
    /// it is published at once; else it waits for one. Counts stay with the lecture's replay.
    async fn arrive(
        &self,
        organizer: &Organizer,
        slug: &str,
        file: &NewReplay,
    ) -> Answer<Ingested, ValidationErrors>;
    /// Publishes the recording that waits; answers the files that are shown no more.
    async fn publish(
        &self,
        organizer: &Organizer,
        slug: &str,
        reason: &str,
    ) -> Answer<Vec<String>, ValidationErrors>;
    /// Lets watching the recording that is shown count as attending, though it is shorter than its lecture; with a reason.
    async fn accept(
        &self,
        organizer: &Organizer,
        slug: &str,
        reason: &str,
    ) -> Answer<(), ValidationErrors>;
    /// Says of a film that took another's place whether the 14 days in which watching counts begin again with it.
    async fn decide_days(
        &self,
        organizer: &Organizer,
        slug: &str,
        again: bool,
    ) -> Answer<(), ValidationErrors>;
    /// What only the desk is told of a lecture's recordings.
    async fn recordings(&self, organizer: &Organizer, slug: &str) -> Read<Recordings>;
    /// Takes the replay away; counts stay on record. Answers the files that are shown no more.
    async fn remove(
        &self,
        organizer: &Organizer,
        slug: &str,
    ) -> Answer<Vec<String>, ValidationErrors>;
}

/// Where the replays' files lie.
#[async_trait]
pub trait MediaFiles: Send + Sync {
    /// Deletes a file that is shown no more.
    async fn delete(&self, name: &str);
    /// The address of a file of a lecture for that audience. Where that is not everyone it is signed and good for some
    /// hours, so it is for pages that only those see whom [`Replays::closed_to`] lets in.
    fn address(&self, name: &str, audience: Audience, now: Instant) -> String;
}
