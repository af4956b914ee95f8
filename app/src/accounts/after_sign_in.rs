//! What somebody wished for who was asked to sign in: done once they have, or have made an account.

use super::{CurrentSession, Person, signed_in};
use crate::answer::{Answer, Refused, ValidationErrors};
use crate::door::door;
use crate::i18n::Locale;
use crate::say;
use crate::ui::{Notice, sentence};
use async_trait::async_trait;

/// Does what was wished for, by the rules of the feature that has it, which accounts do not know. A form that was posted with a
/// password leads here, never a link.
#[async_trait]
pub trait AfterSignIn: Send + Sync {
    /// Takes a seat in the lecture of that slug, which is as it was sent; answers the key of what there is to say.
    async fn enrol(&self, person: &Person, slug: &str) -> Answer<&'static str, ValidationErrors>;
}

/// What came of a wish for a seat.
pub(super) struct Wish {
    lecture: String,
    done: Answer<&'static str, ValidationErrors>,
}

impl Wish {
    /// Takes the seat for whoever this request has signed in; none where the form names no lecture.
    pub(super) async fn fulfilled(lecture: &str) -> Option<Self> {
        if lecture.is_empty() {
            return None;
        }
        let done = async {
            // It counts among what they change, as the press of a button does.
            let person = signed_in().await?;
            door::<dyn AfterSignIn>().enrol(&person, lecture).await
        };
        let done = done.await;
        if let Err(Refused::Fault(fault)) = &done {
            let request = door::<dyn CurrentSession>().request_id();
            tracing::error!(fault, request, "a seat was not taken after the sign-in");
        }
        Some(Self {
            lecture: lecture.to_owned(),
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
            Err(_) => (next, Notice::bad(say!(l, "sign-in-enrols-not"))),
        }
    }
}
