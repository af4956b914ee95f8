//! The live room's door.

use super::{GateRefusal, Hosted, KeptProfile};
use crate::accounts::{Organizer, Person, PersonId};
use crate::answer::{Answer, Read, ValidationErrors};
use crate::i18n::Instant;
use crate::lectures::LectureId;
use async_trait::async_trait;
use std::collections::HashMap;

/// How long before the schedule an organizer may start a lecture, in milliseconds.
pub const START_EARLY: i64 = 15 * Instant::MINUTE;
/// How long after the schedule it may be started without being asked whether it began as planned, in milliseconds.
pub const START_LATE: i64 = 10 * Instant::MINUTE;

/// The version of the rule that attendance is computed by.
pub const ATTENDANCE_RULE: i64 = 2;

/// When a lecture began that is started late.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Began {
    /// At its planned start.
    AsPlanned,
    /// With the press.
    Now,
}

impl Began {
    /// As the form sends it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::AsPlanned => "planned",
            Self::Now => "now",
        }
    }

    /// What a form sent: nothing where nobody was asked, `None` where it is neither.
    pub fn parse(code: &str) -> Option<Option<Self>> {
        match code {
            "" => Some(None),
            "planned" => Some(Some(Self::AsPlanned)),
            "now" => Some(Some(Self::Now)),
            _ => None,
        }
    }
}

/// What came of the press of "Start".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Started {
    /// The lecture has begun.
    Began,
    /// It has to be said whether it began as planned, or begins now.
    Asks,
}

/// What a person who passed the gate sees.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Room {
    /// The outside meeting or the stream.
    pub live_url: String,
    /// Milliseconds measured so far of the core, alone or gathered.
    pub within_core_ms: i64,
    /// Milliseconds of the core that make "attended"; none where it is too short for that.
    pub needed_ms: Option<i64>,
    /// What is announced to the room; empty where nothing is.
    pub announcement: String,
    /// When the lecture was to end before it was extended.
    pub planned_end: Option<Instant>,
    /// How far the room's questions are known.
    pub revision: i64,
    /// The room this person has gathered before their screen, while it is open.
    pub hosted: Option<Hosted>,
}

/// What is measured of a person at a lecture (`FIGURES.md`).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Attendance {
    /// Milliseconds present: the union of the intervals, clipped to the actual start and end.
    pub present_ms: i64,
    /// Milliseconds in gathered rooms while not present by oneself.
    pub gathered_ms: i64,
    /// What an organizer set in place of both, the latest, and the actual length at most; it decides whether the person
    /// attended.
    pub corrected_ms: Option<i64>,
    /// Present and gathered together within the core, for the lecture's share of its length; of what was gathered, what
    /// somebody has vouched for.
    pub attended: bool,
    /// They attended only together with the minutes of gathered rooms.
    pub by_gathering: bool,
    /// First credited instant more than 10 minutes after the start of the core.
    pub late: bool,
    /// Last credited instant more than 10 minutes before its end.
    pub left_early: bool,
}

impl Attendance {
    /// Milliseconds that count: what an organizer set, else what was measured, present and gathered together.
    pub fn counts_ms(&self) -> i64 {
        self.corrected_ms
            .unwrap_or(self.present_ms + self.gathered_ms)
    }
}

/// One line of the organizer's list of who enrolled and who came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RosterLine {
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
    /// Holds a seat.
    pub enrolled: bool,
    /// Held one that an organizer has taken away, and has not put back.
    pub taken_away: bool,
    /// Passed the gate.
    pub joined: bool,
    /// What was measured.
    pub attendance: Attendance,
}

/// Where a person stands with one lecture; by default they have nothing to do with it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Own {
    /// Whether they hold a seat.
    pub enrolled: bool,
    /// What was measured of them, if they joined.
    pub attendance: Option<Attendance>,
    /// Until when a seat is held for them, if one is.
    pub held_until: Option<Instant>,
}

/// The live room.
#[async_trait]
pub trait Live: Send + Sync {
    /// Passes the gate: enrolled, from 15 minutes before until the end.
    async fn join(&self, person: &Person, slug: &str) -> Answer<(), GateRefusal>;
    /// The room of a person who has passed the gate, while it is open.
    async fn room(&self, person: &Person, slug: &str) -> Answer<Room, GateRefusal>;
    /// Whether a person has ever passed the gate of a lecture, and has not given the seat up.
    async fn came(&self, person: &Person, slug: &str) -> Read<bool>;
    /// Milliseconds measured so far of a person within the core of a lecture, alone or gathered, as the room says it: what
    /// "attended" goes by.
    async fn within_core(&self, person: &Person, slug: &str) -> Read<i64>;
    /// How many are present now (a beat within 90 s).
    async fn present_now(&self, lecture: LectureId) -> Read<i64>;
    /// The same by the lecture's slug.
    async fn present_count(&self, slug: &str) -> Read<i64>;
    /// What a person has to do with lectures: those they took a seat in.
    async fn own(&self, person: &Person) -> Read<HashMap<LectureId, Own>>;
    /// Who enrolled, who came, for how long.
    async fn roster(&self, organizer: &Organizer, slug: &str) -> Read<Vec<RosterLine>>;
    /// The organizer starts the lecture; everybody is measured anew. Where the planned start is more than [`START_LATE`]
    /// ago and nobody has said whether it began then or begins now, that is asked and nothing is done.
    async fn start(
        &self,
        organizer: &Organizer,
        slug: &str,
        began: Option<Began>,
    ) -> Answer<Started, ValidationErrors>;
    /// The organizer ends it now.
    async fn end(&self, organizer: &Organizer, slug: &str) -> Answer<(), ValidationErrors>;
    /// The organizer cancels a published lecture that is not over, or that passed and nobody has said that it was held.
    /// Enrolments and records stay; nobody has any attendance.
    async fn cancel(&self, organizer: &Organizer, slug: &str) -> Answer<(), ValidationErrors>;
}
