//! One thing that happened: who did what to which, and what stood before and after.

use super::kind::EventKind;
use crate::db::Db;
use app::accounts::{Organizer, Person, PersonId};
use app::i18n::Instant;
use app::lectures::LectureId;
use serde::Serialize;
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};
use std::fmt;

/// Who did it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Actor {
    /// Somebody with an account.
    Person(PersonId),
    /// Whoever runs the hall, by a command on its machine.
    Operator,
    /// The hall by itself.
    Hall,
}

impl Actor {
    /// As the log keeps it.
    pub(super) const fn code(self) -> &'static str {
        match self {
            Self::Person(_) => "person",
            Self::Operator => "operator",
            Self::Hall => "hall",
        }
    }

    /// Of a person.
    pub(super) const fn id(self) -> Option<i64> {
        match self {
            Self::Person(person) => Some(person.0),
            Self::Operator | Self::Hall => None,
        }
    }
}

impl From<PersonId> for Actor {
    fn from(person: PersonId) -> Self {
        Self::Person(person)
    }
}

impl From<&Person> for Actor {
    fn from(person: &Person) -> Self {
        Self::Person(person.id)
    }
}

impl From<&Organizer> for Actor {
    fn from(organizer: &Organizer) -> Self {
        organizer.person().into()
    }
}

/// What it happened to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// A person.
    Person(PersonId),
    /// A lecture, with its room, its seats and its replay.
    Lecture(LectureId),
    /// The hall as a whole.
    Hall,
}

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Person(person) => write!(f, "person:{}", person.0),
            Self::Lecture(lecture) => write!(f, "lecture:{}", lecture.0),
            Self::Hall => f.write_str("hall"),
        }
    }
}

/// Who is about to change something, and when; made before the change, which has neither a clock nor chance.
#[derive(Debug, Clone, Copy)]
pub struct Act {
    by: Actor,
    /// When.
    pub at: Instant,
    seed: [u8; 16],
}

impl Db {
    /// Somebody's act at this moment.
    pub fn act(&self, by: impl Into<Actor>) -> Act {
        let mut seed = [0; 16];
        self.fill_random(&mut seed);
        Act {
            by: by.into(),
            at: self.now(),
            seed,
        }
    }
}

impl Act {
    /// The hall's own at that moment, within a change that somebody else makes. No personal details belong to it: it has
    /// nothing to salt them with.
    pub const fn of_hall(at: Instant) -> Self {
        Self {
            by: Actor::Hall,
            at,
            seed: [0; 16],
        }
    }

    /// The same by somebody who had no account before it.
    #[must_use]
    pub fn by(self, by: impl Into<Actor>) -> Self {
        Self {
            by: by.into(),
            ..self
        }
    }

    /// What somebody did.
    pub fn event(&self, kind: EventKind, subject: Subject) -> Event {
        Event {
            at: self.at,
            actor: self.by,
            kind,
            subject,
            seed: self.seed,
            facts: Map::new(),
            details: Map::new(),
        }
    }
}

/// One thing that happened.
#[derive(Debug, Clone)]
pub struct Event {
    pub(super) at: Instant,
    pub(super) actor: Actor,
    pub(super) kind: EventKind,
    pub(super) subject: Subject,
    seed: [u8; 16],
    facts: Map<String, Value>,
    details: Map<String, Value>,
}

impl Event {
    /// Adds a fact that tells nothing personal: an id, a number, one of a closed list.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Serialize) -> Self {
        self.facts.insert(name.into(), json(value));
        self
    }

    /// Adds such a fact as it was and as it is, where that differs.
    #[must_use]
    pub fn changed<T: Serialize + PartialEq>(mut self, name: &str, before: T, after: T) -> Self {
        put_changed(&mut self.facts, name, before, after);
        self
    }

    /// Adds what may be personal: a name, an address, a text somebody typed. It can be erased.
    #[must_use]
    pub fn with_detail(mut self, name: &str, value: impl Serialize) -> Self {
        self.details.insert(name.into(), json(value));
        self
    }

    /// Adds such a detail as it was and as it is, where that differs.
    #[must_use]
    pub fn changed_detail<T: Serialize + PartialEq>(
        mut self,
        name: &str,
        before: T,
        after: T,
    ) -> Self {
        put_changed(&mut self.details, name, before, after);
        self
    }

    /// Whether anything was said beyond that it happened.
    pub fn says_something(&self) -> bool {
        !self.facts.is_empty() || !self.details.is_empty()
    }

    /// Whose rights it is about, where it is about some: those of the person it happened to or who did it, else
    /// everybody's.
    pub(super) const fn person(&self) -> Option<PersonId> {
        match (self.subject, self.actor) {
            (Subject::Person(person), _) | (Subject::Lecture(_), Actor::Person(person)) => {
                Some(person)
            }
            _ => None,
        }
    }

    pub(super) fn payload(&self) -> String {
        Value::Object(self.facts.clone()).to_string()
    }

    /// Salted, so that what was erased cannot be guessed from its digest.
    pub(super) fn details(&self) -> Option<Details> {
        if self.details.is_empty() {
            return None;
        }
        let mut hash = Sha256::new();
        hash.update(self.seed);
        hash.update(self.kind.code());
        hash.update(self.subject.to_string());
        Some(Details {
            salt: hash.finalize().to_vec(),
            body: Value::Object(self.details.clone()).to_string(),
        })
    }
}

/// The details of an event as they are kept.
#[derive(Debug)]
pub(super) struct Details {
    pub(super) salt: Vec<u8>,
    pub(super) body: String,
}

impl Details {
    pub(super) fn digest(&self) -> Vec<u8> {
        let mut hash = Sha256::new();
        hash.update(&self.salt);
        hash.update(&self.body);
        hash.finalize().to_vec()
    }

    /// Whether they were erased.
    pub(super) fn is_erased(&self) -> bool {
        self.salt.is_empty() && self.body.is_empty()
    }
}

fn put_changed<T: Serialize + PartialEq>(
    into: &mut Map<String, Value>,
    name: &str,
    before: T,
    after: T,
) {
    if before != after {
        into.insert(name.into(), Value::from(vec![json(before), json(after)]));
    }
}

/// What is told of an event is made of texts, numbers and lists of them, none of which is refused.
fn json(value: impl Serialize) -> Value {
    serde_json::to_value(value).unwrap_or_default()
}
