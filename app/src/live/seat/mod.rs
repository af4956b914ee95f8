//! Somebody's seats at a lecture, and an organizer who takes one away or puts it back.

mod server_fns;

pub use server_fns::{PutSeatBack, TakeSeatAway};

use crate::accounts::{Organizer, PersonId};
use crate::answer::{Answer, Read, ValidationErrors};
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

/// Seats, as the desk knows them.
#[async_trait]
pub trait Seats: Send + Sync {
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
