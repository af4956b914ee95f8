//! Enrolment: taking a seat in a lecture, or saving it for later. A seat is given up at the live room's door, as what was
//! measured goes with it.

mod button;
mod held;
mod refusal;
mod saved;
mod server_fns;

pub use button::enrol_button;
pub use held::{
    GiveHoldUp, HOLD_LAPSES_AFTER, HOLD_LAPSES_BEFORE, HeldLine, HeldSeats, Taken, enrol_or_hold,
    held_note, held_part, hold_lapses, may_hold, usual_days,
};
pub use refusal::NoSeat;
pub use saved::{NotSaved, RemoveSaved, SAVED_MOST, SaveForLater, SavedLectures};
pub use server_fns::Enrol;

use crate::accounts::Person;
use crate::answer::{Answer, Read};
use crate::i18n::{Instant, Locale};
use crate::lectures::{Audience, Lecture};
use async_trait::async_trait;

/// One of a person's own lectures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EnrolledLecture {
    /// The lecture.
    pub lecture: Lecture,
    /// When the seat was taken.
    pub since: Instant,
}

/// The enrolment.
#[async_trait]
pub trait Enrolment: Send + Sync {
    /// Takes a seat. Capacity is never exceeded, however many ask at once.
    /// Accounts that are under a day old, of one network, and not confirmed hold together a fifth of the seats at most,
    /// or ten.
    async fn enrol(&self, person: &Person, slug: &str) -> Answer<(), NoSeat>;
    /// The same for somebody whom the host of a gathered room vouches for: a room full of newcomers sits behind one
    /// network, and their number is not asked.
    async fn enrol_vouched_for(&self, person: &Person, slug: &str) -> Answer<(), NoSeat>;
    /// A person's lectures, earliest start first.
    async fn enrolled_lectures(&self, person: &Person, l: Locale) -> Read<Vec<EnrolledLecture>>;
}

/// Why this person could not enrol in a lecture of that audience, whatever its seats.
pub fn audience_refuses(person: &Person, audience: Audience) -> Option<NoSeat> {
    use crate::accounts::{OfficialStatus, PersonKind};
    match audience {
        Audience::Everyone => None,
        Audience::Officials => match person.official_status {
            OfficialStatus::Confirmed => None,
            OfficialStatus::Claimed => Some(NoSeat::NotConfirmedYet),
            OfficialStatus::None => Some(NoSeat::OfficialsOnly),
        },
        Audience::Practitioners => {
            (person.kind != PersonKind::Practitioner).then_some(NoSeat::PractitionersOnly)
        }
    }
}
