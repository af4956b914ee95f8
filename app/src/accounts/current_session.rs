//! The current session: what the session layer knows of a request.

use super::{Attempt, Organizer, Person, PersonId, Try};
use crate::answer::{Answer, Read, Refused};
use crate::door::door;
use crate::i18n::{Instant, Zone};
use crate::ui::Reauthentication;
use async_trait::async_trait;

/// The session of one request. Only the server's session layer implements it, and only it makes a [`Person`].
#[async_trait]
pub trait CurrentSession: Send + Sync {
    /// Who is signed in; the answer is kept for the length of the request.
    async fn who(&self) -> Read<Option<Person>>;
    /// Signs a person in, under a new session id.
    async fn sign_in(&self, id: PersonId) -> Read<()>;
    /// Signs out: the session ends on the server.
    async fn sign_out(&self) -> Read<()>;
    /// The session as the database knows it, where there is one.
    fn stored_session(&self) -> Option<String>;
    /// Notes in the log that a try was refused, why, and from which address, for whoever watches for those who guess;
    /// never what was typed.
    fn note_refused(&self, kind: Try, reason: &str);
    /// The zone of the visitor's cookie, if it names one.
    fn cookie_zone(&self) -> Option<Zone>;
    /// Remembers a visitor's zone in the cookie.
    fn keep_zone(&self, zone: &Zone);
    /// The server's clock.
    fn now(&self) -> Instant;
    /// The id by which the log knows this request.
    fn request_id(&self) -> String;
    /// Refuses where this person has tried to guess too often, from wherever.
    fn check_code_rate(&self, person: PersonId) -> Result<(), u64>;
    /// Lets a try at an account in, and counts it as a failure until it is said to be none; refuses, with the seconds
    /// to wait, where the same has failed too often from this network. A browser that has signed in to the account
    /// before is counted by itself; guesses of an old password are counted by the account, from wherever they come.
    fn may_try(&self, kind: Try, account: &str) -> Result<Attempt, u64>;
    /// That try was no failure: it succeeded, or was not looked at.
    fn no_failure(&self, attempt: &Attempt);
    /// This browser has signed in to that account.
    fn knows(&self, account: &str);
}

/// Who is signed in, if anyone.
pub async fn who<R>() -> Answer<Option<Person>, R> {
    door::<dyn CurrentSession>()
        .who()
        .await
        .map_err(Refused::widen)
}

/// The person who is signed in, or the refusal that nobody is.
pub async fn signed_in<R>() -> Answer<Person, R> {
    who().await?.ok_or(Refused::SignInFirst)
}

/// The organizer who is signed in, or the refusal that nobody is, or that they are none.
pub async fn organizer<R>() -> Answer<Organizer, R> {
    Organizer::of(signed_in().await?).ok_or(Refused::NotAllowed)
}

/// The same for acts on people: an organizer who was away for half an hour is asked for the password first.
pub async fn reauthenticated_organizer<R>() -> Answer<Organizer, R> {
    let organizer = organizer().await?;
    if door::<dyn Reauthentication>().is_required() {
        return Err(Refused::SignInFirst);
    }
    Ok(organizer)
}

/// Has something tried at an account, by a password or a token; only what the feature refuses counts as a failure.
pub async fn tried<T, R>(
    kind: Try,
    account: &str,
    act: impl AsyncFnOnce(&Attempt) -> Answer<T, R>,
) -> Answer<T, R> {
    let session = door::<dyn CurrentSession>();
    let attempt = match session.may_try(kind, account) {
        Ok(attempt) => attempt,
        Err(wait) => {
            session.note_refused(kind, "too many tries");
            return Err(Refused::TooMany(wait));
        }
    };
    let done = act(&attempt).await;
    if matches!(done, Err(Refused::No(_))) {
        session.note_refused(kind, "what was typed will not do");
    } else {
        session.no_failure(&attempt);
    }
    done
}
