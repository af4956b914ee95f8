//! What is done for somebody who has just signed in, by the features that accounts do not know.

use crate::db::Db;
use app::accounts::{AfterSignIn, Person};
use app::answer::{Answer, Refusal, Refused, ValidationErrors};
use app::enrolment::{Enrolment, HeldSeats, NoSeat, NotSaved, SavedLectures, Taken};
use app::lectures::is_slug;
use async_trait::async_trait;

/// What was wished for before it was known by whom.
pub(super) struct Wishes(pub(super) Db);

#[async_trait]
impl AfterSignIn for Wishes {
    async fn enrol(&self, person: &Person, slug: &str) -> Answer<&'static str, ValidationErrors> {
        if !is_slug(slug) {
            return Err(Refused::NotFound);
        }
        let seats = self.0.enrolment();
        let taken = match seats.enrol(person, slug).await {
            Err(Refused::No(NoSeat::NotConfirmedYet)) => seats.hold(person, slug).await,
            done => done.map(|()| Taken::Seat),
        };
        match taken {
            Ok(taken) => Ok(taken.key()),
            // Whoever has what they wished for is not refused it.
            Err(Refused::No(had @ (NoSeat::AlreadyEnrolled | NoSeat::AlreadyHeld))) => {
                Ok(had.key())
            }
            Err(refused) => Err(refused.map(|why| ValidationErrors(why.problems()))),
        }
    }

    async fn save(&self, person: &Person, slug: &str) -> Answer<&'static str, ValidationErrors> {
        if !is_slug(slug) {
            return Err(Refused::NotFound);
        }
        match self.0.enrolment().save_for_later(person, slug).await {
            Ok(()) => Ok("saved-notice"),
            // A seat is more than what they wished for.
            Err(Refused::No(held @ NotSaved::Enrolled)) => Ok(held.key()),
            Err(refused) => Err(refused.map(|why| ValidationErrors(why.problems()))),
        }
    }
}
