//! The marks of forms, which say for whom a page made them: what is sent when nobody is signed in any more is known by them to
//! be that person's, and what was made for one is not done in another's name. Only the hall writes them.

use super::known_browser::{is_mark, mark};
use app::accounts::PersonId;
use app::ui::{MARK, query_value};
use axum_extra::extract::cookie::Key;
use http::request::Parts;

/// The mark of a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormMark {
    /// The rendering of its page; empty where all renderings are alike.
    pub nonce: String,
    /// For whom it was made.
    pub person: PersonId,
}

impl FormMark {
    /// As a form's address bears it.
    pub fn written(&self, key: &Key) -> String {
        let said = format!("{}.{}", self.nonce, self.person.0);
        let sign = mark(key, "form", &said);
        format!("{said}.{sign}")
    }

    /// That of the form which a request has sent, where the hall has written it.
    pub fn of(parts: &Parts, key: &Key) -> Option<Self> {
        Self::read(&query_value(parts.uri.query()?, MARK)?, key)
    }

    fn read(written: &str, key: &Key) -> Option<Self> {
        let (said, sign) = written.rsplit_once('.')?;
        if !is_mark(key, "form", said, sign) {
            return None;
        }
        let (nonce, person) = said.split_once('.')?;
        Some(Self {
            nonce: nonce.to_owned(),
            person: PersonId(person.parse().ok()?),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_hall_says_for_whom_a_form_was_made() {
        let key = Key::from(&[7; 64]);
        for nonce in ["", "0123abcd"] {
            let mark = FormMark {
                nonce: nonce.to_owned(),
                person: PersonId(7),
            };
            let written = mark.written(&key);
            assert_eq!(FormMark::read(&written, &key), Some(mark));
            assert_eq!(FormMark::read(&written, &Key::from(&[8; 64])), None);
            let anothers = written.replacen(".7.", ".8.", 1);
            assert_eq!(FormMark::read(&anothers, &key), None);
        }
        for odd in ["", ".", "..", "a", "a.7", "a.7.b.c"] {
            assert_eq!(FormMark::read(odd, &key), None, "{odd}");
        }
    }
}
