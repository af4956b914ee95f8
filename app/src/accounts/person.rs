//! A person as every feature knows one.

use crate::i18n::{Locale, Zone, visible};
use serde::{Deserialize, Serialize};
use std::ops::Deref;

/// The number of an account.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, sqlx::Type,
)]
#[sqlx(transparent, no_pg_array)]
pub struct PersonId(pub i64);

/// An e-mail address as [`Email::written`] keeps it, of a form that mail could be sent to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Email(String);

impl Email {
    /// The longest address SMTP carries (RFC 5321 §4.5.3.1.3), in bytes.
    pub const MAX: usize = 254;

    /// What was typed as every address is kept, whether it is one or not: without what nobody sees, in small letters, a
    /// domain beyond ASCII as it travels (RFC 5891), so that one mailbox is one account.
    pub fn written(typed: &str) -> String {
        let text = visible(typed).trim().to_lowercase();
        match text.rsplit_once('@') {
            Some((local, domain)) if !domain.is_ascii() => {
                let travels = idna::domain_to_ascii(domain).unwrap_or_else(|_| domain.to_owned());
                format!("{local}@{travels}")
            }
            _ => text,
        }
    }

    /// The address of what was typed, if it is one.
    pub fn parse(text: &str) -> Option<Self> {
        let text = Self::written(text);
        let (local, domain) = text.rsplit_once('@')?;
        let plain =
            |c: char| !c.is_whitespace() && !c.is_control() && !"<>()[],;:\\\"@".contains(c);
        let domain_fits = domain.split('.').count() >= 2
            && domain
                .split('.')
                .all(|p| !p.is_empty() && !p.starts_with('-') && !p.ends_with('-'));
        (text.len() <= Self::MAX
            && !local.is_empty()
            && local.len() <= 64
            && local.chars().all(plain)
            && domain.chars().all(plain)
            && domain_fits)
            .then_some(Self(text))
    }

    /// As text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// What a person does: it decides which lectures are for them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum PersonKind {
    /// Works for a government or public body.
    Official,
    /// Trades, produces, teaches or advises.
    Practitioner,
}

impl PersonKind {
    /// As forms and the database write it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Official => "official",
            Self::Practitioner => "practitioner",
        }
    }

    /// From what forms and the database write.
    pub fn parse(code: &str) -> Option<Self> {
        [Self::Official, Self::Practitioner]
            .into_iter()
            .find(|k| k.code() == code)
    }
}

/// What is known of an official's office.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum OfficialStatus {
    /// Claims none.
    None,
    /// Says so; no organizer has confirmed it yet.
    Claimed,
    /// An organizer has confirmed it.
    Confirmed,
}

/// What a person may do in the hall.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Role {
    /// Attends and watches.
    Learner,
    /// Schedules lectures and answers for the figures.
    Organizer,
    /// An organizer who was there first.
    Admin,
}

impl Role {
    /// As the database writes it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Learner => "learner",
            Self::Organizer => "organizer",
            Self::Admin => "admin",
        }
    }

    /// From what the database writes.
    pub fn parse(code: &str) -> Option<Self> {
        [Self::Learner, Self::Organizer, Self::Admin]
            .into_iter()
            .find(|r| r.code() == code)
    }
}

/// What the hall has on record of a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonRecord {
    /// The account.
    pub id: PersonId,
    /// Their name, as they write it.
    pub name: String,
    /// Their address.
    pub email: String,
    /// Their country (ISO 3166 alpha-2).
    pub country: String,
    /// Where they work.
    pub organisation: String,
    /// What they do.
    pub kind: PersonKind,
    /// What is known of their office.
    pub official_status: OfficialStatus,
    /// What they may do.
    pub role: Role,
    /// The language they read.
    pub language: Locale,
    /// The zone they live in.
    pub zone: Zone,
    /// Whether whoever runs the hall has shut them out: they cannot sign in, and what they attended stays.
    pub disabled: bool,
}

/// Somebody of whom the hall has an account. To hold one is to be allowed what they are, so what is on record can be
/// read through it and not written, and a request is given one only by its session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person(PersonRecord);

impl Person {
    /// The person of a record that was just read from the table of accounts. Whoever calls it answers for that; lints
    /// refuse it everywhere else (`clippy.toml`).
    pub const fn of_record(record: PersonRecord) -> Self {
        Self(record)
    }
}

impl Deref for Person {
    type Target = PersonRecord;

    fn deref(&self) -> &PersonRecord {
        &self.0
    }
}

/// A person who may schedule and report. Made only from a [`Person`] whose role it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Organizer(Person);

impl Organizer {
    /// The organizer in a person, if there is one.
    pub fn of(person: Person) -> Option<Self> {
        (person.role >= Role::Organizer).then_some(Self(person))
    }

    /// The person behind.
    pub const fn person(&self) -> &Person {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_mail_could_reach_parse() {
        assert_eq!(
            Email::parse(" Amina@Example.RW ").unwrap().as_str(),
            "amina@example.rw"
        );
        for bad in [
            "", "amina", "a@b", "a b@c.d", "a@c..d", "<a>@c.d", "@c.d", "a@-c.d",
        ] {
            assert_eq!(Email::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn one_mailbox_is_one_address() {
        for (typed, is) in [
            ("amina@example.rw\u{200b}", "amina@example.rw"),
            ("\u{feff}am\u{ad}ina@example.rw", "amina@example.rw"),
            ("jose\u{301}@example.org", "josé@example.org"),
            ("li@BÜCHER.example", "li@xn--bcher-kva.example"),
            ("li@bu\u{308}cher.example", "li@xn--bcher-kva.example"),
            ("li@xn--bcher-kva.example", "li@xn--bcher-kva.example"),
            ("omar@مثال.إختبار", "omar@xn--mgbh0fb.xn--kgbechtv"),
        ] {
            assert_eq!(Email::parse(typed).unwrap().as_str(), is, "{typed:?}");
        }
    }
}
