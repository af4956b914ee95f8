//! Held seats: an official who waits to be confirmed fills a place of a lecture for officials, and has a seat there as soon as
//! an organizer has confirmed them.

mod act;
mod server_fns;

pub use act::{held_note, held_part, may_hold};
pub use server_fns::GiveHoldUp;

use super::{Enrolment, NoSeat};
use crate::accounts::{Organizer, Person, PersonId};
use crate::answer::{Answer, Read, Refused};
use crate::door::door;
use crate::i18n::{Instant, Locale};
use crate::lectures::{Lecture, LectureId};
use async_trait::async_trait;

/// A held seat lapses so long before the start of its lecture, in milliseconds ...
pub const HOLD_LAPSES_BEFORE: i64 = 60 * Instant::MINUTE;
/// ... or so long after it was taken, whichever is first.
pub const HOLD_LAPSES_AFTER: i64 = 5 * Instant::DAY;
/// So many answers make a usual time; of fewer nothing is told.
pub const ANSWERS_LEAST: usize = 5;

/// The instant from which on a held seat is none any more.
pub fn hold_lapses(taken: Instant, starts: Instant) -> Instant {
    taken
        .plus(HOLD_LAPSES_AFTER)
        .min(starts.plus(-HOLD_LAPSES_BEFORE))
}

/// Within how many days three of four were answered, of waits in milliseconds; none where there are too few to tell. So many
/// days of the calendar are no fewer than the working days among them.
pub fn usual_days(mut waits: Vec<i64>) -> Option<i64> {
    if waits.len() < ANSWERS_LEAST {
        return None;
    }
    waits.sort_unstable();
    let three_of_four = (waits.len() * 3).div_ceil(4) - 1;
    let wait = waits.get(three_of_four)?;
    Some((wait + Instant::DAY - 1).div_euclid(Instant::DAY).max(1))
}

/// What a press of "Enrol" gave.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Taken {
    /// A seat.
    Seat,
    /// A held one.
    Held,
}

impl Taken {
    /// The key of what there is to say of it.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Seat => "enrolled-notice",
            Self::Held => "held-notice",
        }
    }
}

/// A seat that is held at a lecture, as organizers see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeldLine {
    /// For whom.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// Their address.
    pub email: String,
    /// Their country.
    pub country: String,
    /// Where they work.
    pub organisation: String,
    /// When it was taken.
    pub taken: Instant,
    /// When it lapses.
    pub until: Instant,
}

/// Held seats.
#[async_trait]
pub trait HeldSeats: Send + Sync {
    /// Holds a seat of a lecture for officials for one who waits to be confirmed; gives the seat itself to one who has been
    /// confirmed meanwhile. Capacity is never exceeded by seats and held ones together. A person has at most three of one
    /// lecture, one after the other, and twenty at a time.
    async fn hold(&self, person: &Person, slug: &str) -> Answer<Taken, NoSeat>;
    /// Gives up the seat that is held for somebody.
    async fn give_hold_up(&self, person: &Person, slug: &str) -> Answer<(), NoSeat>;
    /// At which lectures a seat is held for somebody, and until when.
    async fn holds(&self, person: &Person) -> Read<Vec<(LectureId, Instant)>>;
    /// These lectures, earliest start first.
    async fn held_lectures(&self, person: &Person, l: Locale) -> Read<Vec<Lecture>>;
    /// Within how many days organizers usually answer, by what they did; none where that is not known.
    async fn usual_days(&self) -> Read<Option<i64>>;
    /// The seats that are held at a lecture, those that lapse first at the head.
    async fn held_at(&self, organizer: &Organizer, slug: &str) -> Read<Vec<HeldLine>>;
}

/// Takes a seat; where an official waits to be confirmed, has one held.
pub async fn enrol_or_hold(person: &Person, slug: &str) -> Answer<Taken, NoSeat> {
    match door::<dyn Enrolment>().enrol(person, slug).await {
        Ok(()) => Ok(Taken::Seat),
        Err(Refused::No(NoSeat::NotConfirmedYet)) => {
            door::<dyn HeldSeats>().hold(person, slug).await
        }
        Err(refused) => Err(refused),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_held_seat_lapses_an_hour_before_the_start_or_after_five_days() {
        let taken = Instant(1_000_000_000_000);
        let days = |n: i64| taken.plus(n * Instant::DAY);
        assert_eq!(hold_lapses(taken, days(30)), days(5));
        assert_eq!(hold_lapses(taken, days(2)), days(2).plus(-3_600_000));
        // Where both are at once, and a millisecond to either side.
        let both = days(5).plus(3_600_000);
        assert_eq!(hold_lapses(taken, both), days(5));
        assert_eq!(hold_lapses(taken, both.plus(-1)), days(5).plus(-1));
        assert_eq!(hold_lapses(taken, both.plus(1)), days(5));
    }

    #[test]
    fn a_usual_time_is_told_of_five_answers_and_holds_for_three_of_four() {
        let hours =
            |all: &[i64]| usual_days(all.iter().map(|h| h * 60 * Instant::MINUTE).collect());
        assert_eq!(hours(&[1, 1, 1, 1]), None);
        assert_eq!(hours(&[1, 1, 1, 1, 1]), Some(1));
        assert_eq!(hours(&[24, 0, 24, 1, 2]), Some(1));
        // The fourth of five decides, the sixth of eight, and a minute more is a day more.
        assert_eq!(hours(&[200, 1, 25, 2, 3]), Some(2));
        assert_eq!(hours(&[1, 1, 1, 1, 1, 72, 200, 200]), Some(3));
        assert_eq!(usual_days(vec![Instant::DAY + 1; 5]), Some(2));
        // By a clock that was set back nobody has waited less than not at all.
        assert_eq!(usual_days(vec![-9 * Instant::DAY; 5]), Some(1));
    }
}
