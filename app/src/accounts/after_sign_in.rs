//! What somebody wished for who was asked to sign in: done once they have, or have made an account.

use super::{CurrentSession, Person, signed_in};
use crate::answer::{Answer, Refused, ValidationErrors};
use crate::door::door;
use crate::i18n::Locale;
use crate::say;
use crate::ui::{Notice, sentence};
use async_trait::async_trait;

/// Does what was wished for, by the rules of the feature that has it, which accounts do not know. A form that was posted with a
/// password leads here, never a link. The slug is as it was sent; each answers the key of what there is to say.
#[async_trait]
pub trait AfterSignIn: Send + Sync {
    /// Takes a seat in the lecture of that slug.
    async fn enrol(&self, person: &Person, slug: &str) -> Answer<&'static str, ValidationErrors>;
    /// Saves the lecture of that slug for later.
    async fn save(&self, person: &Person, slug: &str) -> Answer<&'static str, ValidationErrors>;
}

/// What came of a wish for a lecture.
pub(super) struct Wish {
    lecture: String,
    /// Whether it was for a seat, and not to save it.
    seat: bool,
    done: Answer<&'static str, ValidationErrors>,
}

impl Wish {
    /// Takes the seat for whoever this request has signed in, or saves the lecture; none where the form names no lecture.
    pub(super) async fn fulfilled(enrol: &str, save: &str) -> Option<Self> {
        let seat = !enrol.is_empty();
        let lecture = if seat { enrol } else { save };
        if lecture.is_empty() {
            return None;
        }
        let done = async {
            // It counts among what they change, as the press of a button does.
            let person = signed_in().await?;
            let wishes = door::<dyn AfterSignIn>();
            if seat {
                wishes.enrol(&person, lecture).await
            } else {
                wishes.save(&person, lecture).await
            }
        };
        let done = done.await;
        if let Err(Refused::Fault(fault)) = &done {
            let request = door::<dyn CurrentSession>().request_id();
            tracing::error!(
                fault,
                request,
                seat,
                "a wish was not fulfilled after the sign-in"
            );
        }
        Some(Self {
            lecture: lecture.to_owned(),
            seat,
            done,
        })
    }

    /// The page to go on to, and what it is told. Where it is not known whether there is such a lecture, that is `next`.
    pub(super) fn page(&self, l: Locale, next: String) -> (String, Option<Notice>) {
        let lecture = || format!("/{}/lectures/{}", l.tag(), self.lecture);
        match &self.done {
            Ok(key) => (lecture(), Notice::ok(say!(l, key))),
            Err(Refused::No(refusal)) => {
                let why = refusal.0.first().map(|problem| sentence(l, problem));
                (lecture(), why.and_then(Notice::bad))
            }
            Err(Refused::NotFound) => (
                format!("/{}/", l.tag()),
                Notice::bad(say!(l, "not-found-any-more")),
            ),
            Err(_) if self.seat => (next, Notice::bad(say!(l, "sign-in-enrols-not"))),
            Err(_) => (next, Notice::bad(say!(l, "sign-in-saves-not"))),
        }
    }
}
