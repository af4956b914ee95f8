//! The hall's cookies by name, and how each is set.

use axum_extra::extract::cookie::{Cookie, SameSite};
use http::header::HeaderValue;
use time::Duration;

/// The hall's cookies. Over https each name begins with `__Host-`, so that no neighbour in the domain can set one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CookieName {
    /// The session's id.
    Session,
    /// The zone times are shown in.
    Zone,
    /// The language somebody reads in.
    Language,
    /// The quality in which somebody watches.
    Quality,
    /// The language somebody listens to.
    Sound,
    /// Who an anonymous viewer of replays is; signed.
    Viewer,
    /// What the next page is to show; signed.
    Flash,
    /// Which accounts this browser has signed in to; signed.
    Known,
}

impl CookieName {
    pub(super) const ALL: [Self; 8] = [
        Self::Session,
        Self::Zone,
        Self::Language,
        Self::Quality,
        Self::Sound,
        Self::Viewer,
        Self::Flash,
        Self::Known,
    ];

    /// As browsers know it.
    pub const fn name(self, secure: bool) -> &'static str {
        match (self, secure) {
            (Self::Session, true) => "__Host-hall",
            (Self::Session, false) => "hall",
            (Self::Zone, true) => "__Host-zone",
            (Self::Zone, false) => "zone",
            (Self::Language, true) => "__Host-language",
            (Self::Language, false) => "language",
            (Self::Quality, true) => "__Host-quality",
            (Self::Quality, false) => "quality",
            (Self::Sound, true) => "__Host-sound",
            (Self::Sound, false) => "sound",
            (Self::Viewer, true) => "__Host-viewer",
            (Self::Viewer, false) => "viewer",
            (Self::Flash, true) => "__Host-flash",
            (Self::Flash, false) => "flash",
            (Self::Known, true) => "__Host-known",
            (Self::Known, false) => "known",
        }
    }

    /// The header's value that sets it for so long. The values of unsigned cookies are the hall's own words, which a
    /// header always takes.
    pub fn set(self, value: &str, age: Duration, secure: bool) -> HeaderValue {
        let cookie = self.cookie(value.to_owned(), age, secure).to_string();
        HeaderValue::from_str(&cookie).expect("names, numbers and codes are a header's value")
    }

    /// The header's value that takes it away.
    pub fn remove(self, secure: bool) -> HeaderValue {
        self.set("", Duration::ZERO, secure)
    }

    /// For all of the hall, and never with what another site posts. The zone script reads its own; no script reads
    /// another.
    pub(super) fn cookie(self, value: String, age: Duration, secure: bool) -> Cookie<'static> {
        Cookie::build((self.name(secure), value))
            .path("/")
            .max_age(age)
            .http_only(self != Self::Zone)
            .same_site(SameSite::Lax)
            .secure(secure)
            .build()
    }
}
