//! Who people are: signing up, in and out, their profile, and what an organizer confirms of them.

mod after_sign_in;
mod attempt;
mod current_session;
mod forms;
mod person;
mod server_fns;

pub use after_sign_in::AfterSignIn;
pub use attempt::{Attempt, Try};
pub use current_session::{
    CurrentSession, organizer, reauthenticated_organizer, signed_in, tried, who,
};
pub use forms::{PASSWORD_MIN, PasswordForm, ProfileForm, SetUpForm, SignInForm, SignUpForm};
pub use person::{
    Email, OfficialStatus, Organizer, Person, PersonId, PersonKind, PersonRecord, Role,
};
pub use server_fns::{
    ChangePassword, ChooseZone, Confirm, SaveProfile, SetUp, SignIn, SignOut, SignUp,
};

use crate::answer::{Answer, Read, ValidationErrors};
use crate::i18n::Instant;
use async_trait::async_trait;

/// One line of the organizers' list of people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PeopleListLine {
    /// Who.
    pub person: Person,
    /// When the account was made.
    pub since: Instant,
    /// Lectures enrolled in.
    pub enrolled: i64,
    /// The seats that are held for them, where some are.
    pub held: Option<HeldForOne>,
}

/// Seats that are held for somebody who waits to be confirmed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HeldForOne {
    /// How many.
    pub seats: i64,
    /// When the first of them lapses.
    pub first_lapses: Instant,
}

/// What the list of people is narrowed to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PeopleFilter {
    /// Words of a name, an address or an organisation, or their beginnings.
    pub text: String,
    /// Only officials who wait to be confirmed.
    pub waiting: bool,
    /// From 1.
    pub page: i64,
}

/// A page of the people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PeopleListPage {
    /// This page's lines.
    pub lines: Vec<PeopleListLine>,
    /// How many lines there are in all, as far as they are counted.
    pub total: i64,
    /// Whether there are more than were counted.
    pub more: bool,
    /// How many pages.
    pub pages: i64,
    /// How many officials wait to be confirmed.
    pub waiting: i64,
}

/// The accounts.
#[async_trait]
pub trait Accounts: Send + Sync {
    /// Makes an account. An address that has one already is answered as any new one would be refused: without
    /// telling so (the sentence says to sign in instead if it is theirs).
    async fn sign_up(
        &self,
        form: &SignUpForm,
        attempt: &Attempt,
    ) -> Answer<PersonId, ValidationErrors>;
    /// The person of an address and password. Takes the same time whether there is such an account or not.
    async fn authenticate(
        &self,
        form: &SignInForm,
        attempt: &Attempt,
    ) -> Answer<PersonId, ValidationErrors>;
    /// The person of an id, while the account lives.
    async fn person(&self, id: PersonId) -> Read<Option<Person>>;
    /// Changes the person's own profile. An official who changes country or organisation has to be confirmed again.
    async fn save_profile(
        &self,
        person: &Person,
        form: &ProfileForm,
    ) -> Answer<(), ValidationErrors>;
    /// Changes the person's own password, for whoever knows the old one; ends their other sessions, and not the one
    /// that is named as the database knows it.
    async fn change_password(
        &self,
        person: &Person,
        form: &PasswordForm,
        session: Option<String>,
        attempt: &Attempt,
    ) -> Answer<(), ValidationErrors>;
    /// Whether a set-up link's token is the one that was printed and not used yet.
    async fn set_up_open(&self, token: &str) -> Read<bool>;
    /// Makes the first organizer, an admin; the token is used up by it.
    async fn set_up(
        &self,
        form: &SetUpForm,
        attempt: &Attempt,
    ) -> Answer<PersonId, ValidationErrors>;
    /// A page of the people, newest first.
    async fn people(&self, organizer: &Organizer, filter: &PeopleFilter) -> Read<PeopleListPage>;
    /// Confirms an official, or takes the confirmation back.
    async fn confirm(
        &self,
        organizer: &Organizer,
        official: PersonId,
        confirmed: bool,
    ) -> Answer<(), ValidationErrors>;
}
