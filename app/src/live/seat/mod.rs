//! Somebody's seats at a lecture: given up, or taken away by an organizer and put back.

mod button;
mod server_fns;

pub use button::withdraw_button;
pub use server_fns::{PutSeatBack, TakeSeatAway, Withdraw};

use crate::accounts::{Organizer, Person, PersonId};
use crate::answer::{Answer, Read, ValidationErrors};
use crate::enrolment::NoSeat;
use crate::i18n::Instant;
use async_trait::async_trait;

/// A seat, from when until when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeatSpan {
    /// When it was taken.
    pub from: Instant,
    /// When it was given up or taken away; none while it is held.
    pub to: Option<Instant>,
    /// Which organizer has taken it away, if one has.
    pub taken_by: Option<String>,
    /// Why.
    pub reason: String,
}

/// What an organizer can do with a seat.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SeatAct {
    /// Take away the one that is held.
    TakeAway,
    /// Put back the one that was taken away.
    PutBack,
}

/// Somebody's seats at a lecture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeatRecord {
    /// All of them, the latest first.
    pub seats: Vec<SeatSpan>,
    /// What can be done with the latest now, if anything.
    pub act: Option<SeatAct>,
}

/// Until when a seat can be given up: until the core starts, at the later of the planned and the actual start, or the lecture
/// is over before that.
///
/// Nobody has more by giving a seat up. No core starts before the planned start, so what was measured until then counts
/// nothing once the seat is given up, whatever an organizer says of the times afterwards. From the planned start on it is
/// too late also where nobody has pressed Start: without a press the lecture began as planned, and whoever presses late
/// may say so.
pub fn given_up_until(planned: Instant, began: Option<Instant>, end: Instant) -> Instant {
    began.map_or(planned, |began| began.max(planned)).min(end)
}

/// Seats, once they are taken.
#[async_trait]
pub trait Seats: Send + Sync {
    /// Gives the seat up that somebody holds, until the core starts ([`given_up_until`]). It ends their lease and any stay in
    /// a gathered room, and what was measured until then counts nothing.
    async fn withdraw(&self, person: &Person, lecture: &str) -> Answer<(), NoSeat>;
    /// Those of somebody at a lecture.
    async fn seat_record(
        &self,
        organizer: &Organizer,
        lecture: &str,
        person: PersonId,
    ) -> Read<SeatRecord>;
    /// Takes the seat away that somebody holds, with a reason, until the lecture is over. What was measured until then counts,
    /// where the lecture had begun.
    async fn take_seat_away(
        &self,
        organizer: &Organizer,
        lecture: &str,
        person: PersonId,
        reason: &str,
    ) -> Answer<(), ValidationErrors>;
    /// Puts back the seat that was taken away, as though it had not been; where no other has taken it meanwhile.
    async fn put_seat_back(
        &self,
        organizer: &Organizer,
        lecture: &str,
        person: PersonId,
    ) -> Answer<(), ValidationErrors>;
}
