//! From what was typed to what it means, or to what is wrong with it.

use super::row::PersonRow;
use crate::events::Event;
use crate::features::parsing::Check;
use app::accounts::{Email, PersonKind, ProfileForm, SetUpForm, SignUpForm};
use app::answer::{Problem, ValidationErrors};
use app::i18n::{Locale, Zone, is_country};

/// A profile that makes sense.
#[derive(Debug, Clone)]
pub(crate) struct Profile {
    pub(crate) name: String,
    pub(crate) country: String,
    pub(crate) organisation: String,
    pub(crate) kind: PersonKind,
    pub(crate) language: Locale,
    pub(crate) zone: Zone,
}

impl Profile {
    /// Adds to an event what another profile replaced by this one.
    pub(super) fn changed_since(&self, before: &PersonRow, event: Event) -> Event {
        event
            .changed("country", &before.country, &self.country)
            .changed("kind", before.kind.as_str(), self.kind.code())
            .changed("language", before.language.as_str(), self.language.tag())
            .changed("time_zone", before.time_zone.as_str(), self.zone.name())
            .changed_detail("name", &before.name, &self.name)
            .changed_detail("organisation", &before.organisation, &self.organisation)
    }
}

/// An account that makes sense.
#[derive(Debug, Clone)]
pub(crate) struct Account {
    pub(crate) email: Email,
    pub(crate) profile: Profile,
}

pub(super) fn profile(form: &ProfileForm) -> Result<Profile, ValidationErrors> {
    let mut check = Check::default();
    let parsed = profile_of(&mut check, form);
    check.done(parsed)
}

fn profile_of(check: &mut Check, form: &ProfileForm) -> Option<Profile> {
    let name = check.line("name", &form.name, 1, 120);
    let country = check.parsed("country", &form.country, "problem-country", |c| {
        is_country(c).then(|| c.to_owned())
    });
    let organisation = check.line("organisation", &form.organisation, 1, 200);
    let kind = check.parsed("kind", &form.kind, "problem-choice", PersonKind::parse);
    let language = check.parsed(
        "language",
        &form.language,
        "problem-language",
        Locale::parse,
    );
    let zone = check.parsed("time_zone", &form.time_zone, "problem-zone", Zone::parse);
    Some(Profile {
        name: name?,
        country: country?,
        organisation: organisation?,
        kind: kind?,
        language: language?,
        zone: zone?,
    })
}

/// What is wrong with the password was found before: that takes a while.
pub(super) fn sign_up(
    form: &SignUpForm,
    password: Option<Problem>,
) -> Result<Account, ValidationErrors> {
    let mut check = Check::default();
    let email = check.parsed("email", &form.email, "problem-email", Email::parse);
    check.found(password);
    let profile = profile_of(
        &mut check,
        &ProfileForm {
            name: form.name.clone(),
            country: form.country.clone(),
            organisation: form.organisation.clone(),
            kind: form.kind.clone(),
            language: form.language.clone(),
            time_zone: form.time_zone.clone(),
        },
    );
    let account = email
        .zip(profile)
        .map(|(email, profile)| Account { email, profile });
    check.done(account)
}

pub(super) fn set_up(
    form: &SetUpForm,
    password: Option<Problem>,
) -> Result<Account, ValidationErrors> {
    let mut check = Check::default();
    let email = check.parsed("email", &form.email, "problem-email", Email::parse);
    check.found(password);
    let profile = profile_of(
        &mut check,
        &ProfileForm {
            name: form.name.clone(),
            country: form.country.clone(),
            organisation: "Cloud Lecture Hall".into(),
            kind: PersonKind::Practitioner.code().into(),
            language: Locale::En.tag().into(),
            time_zone: form.time_zone.clone(),
        },
    );
    let account = email
        .zip(profile)
        .map(|(email, profile)| Account { email, profile });
    check.done(account)
}

/// An organizer made at the command line fills in the rest later.
pub(super) fn admin(email: &str, password: Option<Problem>) -> Result<Account, ValidationErrors> {
    let mut check = Check::default();
    let email = check.parsed("email", email, "problem-email", Email::parse);
    check.found(password);
    let account = email.map(|email| Account {
        profile: Profile {
            name: email
                .as_str()
                .split('@')
                .next()
                .unwrap_or_default()
                .to_owned(),
            country: "CN".into(),
            organisation: "Cloud Lecture Hall".into(),
            kind: PersonKind::Practitioner,
            language: Locale::En,
            zone: Zone::utc(),
        },
        email,
    });
    check.done(account)
}
