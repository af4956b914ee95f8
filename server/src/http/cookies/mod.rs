//! Cookies, read once: the one parser of them in the hall.
//!
//! Every request passes here first. What is one of the hall's cookies is read and written back in one plain form;
//! everything else is dropped. So whatever reads the header further in (the session layer, signed jars) cannot read it
//! in another way than the page cache did, and no cookie somebody made up reaches further than this.

mod name;
mod signed;

pub use name::CookieName;
pub use signed::CookieKey;

use app::i18n::{Locale, Zone, known_language};
use app::replays::Quality;
use http::header::{COOKIE, HeaderMap, HeaderValue, SET_COOKIE};
use http::request::Parts;
use std::fmt::Write;
use std::sync::{Arc, Mutex};
use tower_sessions::session::Id;

/// The longest value of a signed cookie, in bytes: browsers keep 4,096 for name, value and attributes.
const SIGNED_MOST: usize = 4_096;
/// The longest name of a zone as a browser writes it, in bytes.
const ZONE_MOST: usize = 64;

/// The cookies of one request. Where a name comes more than once, its first value that can be read counts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cookies {
    /// The session's id.
    pub session: Option<Id>,
    /// The zone times are shown in.
    pub zone: Option<Zone>,
    /// The language somebody reads in.
    pub language: Option<Locale>,
    /// The quality in which somebody watches.
    pub quality: Option<Quality>,
    /// The language in which somebody listens.
    pub sound: Option<&'static str>,
    viewer: Option<String>,
    flash: Option<String>,
    known: Option<String>,
}

impl Cookies {
    /// Reads the cookies of a request's headers.
    pub fn read(headers: &HeaderMap, secure: bool) -> Self {
        let mut cookies = Self::default();
        let pairs = headers
            .get_all(COOKIE)
            .iter()
            .flat_map(|header| header.as_bytes().split(|byte| *byte == b';'))
            .filter_map(|pair| std::str::from_utf8(pair.trim_ascii()).ok()?.split_once('='));
        for (name, value) in pairs {
            let known = CookieName::ALL
                .into_iter()
                .find(|known| known.name(secure) == name);
            if let Some(known) = known {
                cookies.take(known, value);
            }
        }
        cookies
    }

    /// The cookies of somebody of whom a zone is known at most.
    pub fn with_zone(zone: Option<Zone>) -> Self {
        Self {
            zone,
            ..Self::default()
        }
    }

    fn take(&mut self, name: CookieName, value: &str) {
        match name {
            CookieName::Session => self.session = self.session.or_else(|| value.parse().ok()),
            CookieName::Language => self.language = self.language.or_else(|| Locale::parse(value)),
            CookieName::Quality => self.quality = self.quality.or_else(|| Quality::parse(value)),
            CookieName::Sound => self.sound = self.sound.or_else(|| known_language(value)),
            CookieName::Zone => {
                if self.zone.is_none() {
                    self.zone = zone(value);
                }
            }
            CookieName::Viewer => keep_signed(&mut self.viewer, value),
            CookieName::Flash => keep_signed(&mut self.flash, value),
            CookieName::Known => keep_signed(&mut self.known, value),
        }
    }

    /// Whether the answer may depend on more than the zone: somebody may be signed in, or a notice waits.
    pub const fn are_personal(&self) -> bool {
        self.session.is_some() || self.flash.is_some()
    }

    /// Whether a notice waits.
    pub const fn has_flash(&self) -> bool {
        self.flash.is_some()
    }

    /// What stands in a signed cookie, as it came.
    fn unchecked(&self, name: CookieName) -> Option<&str> {
        match name {
            CookieName::Viewer => self.viewer.as_deref(),
            CookieName::Flash => self.flash.as_deref(),
            CookieName::Known => self.known.as_deref(),
            CookieName::Session
            | CookieName::Zone
            | CookieName::Language
            | CookieName::Quality
            | CookieName::Sound => None,
        }
    }

    /// Puts these cookies in the place of those a request came with, for the layers further in.
    pub fn replace_in<B>(self, request: &mut http::Request<B>, secure: bool) {
        if request.headers().contains_key(COOKIE) {
            match self.header(secure) {
                Some(header) => request.headers_mut().insert(COOKIE, header),
                None => request.headers_mut().remove(COOKIE),
            };
        }
        request.extensions_mut().insert(self);
    }

    /// The cookies of a request that has passed [`Cookies::replace_in`].
    pub fn of(parts: &Parts) -> Self {
        parts.extensions.get().cloned().unwrap_or_default()
    }

    /// The header that says these cookies and no more.
    pub fn header(&self, secure: bool) -> Option<HeaderValue> {
        let session = self.session.map(|id| id.to_string());
        let values = [
            (CookieName::Session, session.as_deref()),
            (CookieName::Zone, self.zone.as_ref().map(Zone::name)),
            (CookieName::Language, self.language.map(Locale::tag)),
            (CookieName::Quality, self.quality.map(Quality::code)),
            (CookieName::Sound, self.sound),
            (CookieName::Viewer, self.viewer.as_deref()),
            (CookieName::Flash, self.flash.as_deref()),
            (CookieName::Known, self.known.as_deref()),
        ];
        let mut header = String::new();
        for (name, value) in values {
            if let Some(value) = value {
                let and = if header.is_empty() { "" } else { "; " };
                // Writing to a string does not fail.
                let _ = write!(header, "{and}{}={value}", name.name(secure));
            }
        }
        (!header.is_empty()).then(|| HeaderValue::from_str(&header).ok())?
    }
}

/// The cookies that an answer is to set; whoever handles the request adds to them, and the hall's service sends them.
#[derive(Debug, Clone, Default)]
pub struct SetCookies(Arc<Mutex<Vec<HeaderValue>>>);

impl SetCookies {
    /// Those of a request.
    pub fn of(parts: &Parts) -> Self {
        parts.extensions.get().cloned().unwrap_or_default()
    }

    /// One more.
    pub fn add(&self, cookie: HeaderValue) {
        if let Ok(mut cookies) = self.0.lock() {
            cookies.push(cookie);
        }
    }

    /// Sends them with an answer.
    pub fn send_with(&self, headers: &mut HeaderMap) {
        if let Ok(mut cookies) = self.0.lock() {
            for cookie in cookies.drain(..) {
                headers.append(SET_COOKIE, cookie);
            }
        }
    }
}

/// A zone as a browser wrote it; scripts encode the slash.
fn zone(value: &str) -> Option<Zone> {
    (value.len() <= ZONE_MOST)
        .then(|| value.replace("%2F", "/").replace("%2f", "/"))
        .and_then(|name| Zone::parse(&name))
}

/// What only its signature can tell the worth of: kept as it is where it could be one of the hall's.
fn keep_signed(kept: &mut Option<String>, value: &str) {
    // The cookie-octets of RFC 6265 §4.1.1 that signed values are written in, percent-encoded.
    let octet = |byte: u8| byte.is_ascii_alphanumeric() || b"%+/=-_.~!*'()".contains(&byte);
    if kept.is_none() && value.len() <= SIGNED_MOST && value.bytes().all(octet) {
        *kept = Some(value.to_owned());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(headers: &[&str]) -> Cookies {
        let mut map = HeaderMap::new();
        for header in headers {
            map.append(COOKIE, HeaderValue::from_str(header).unwrap());
        }
        Cookies::read(&map, false)
    }

    #[test]
    fn only_what_is_exactly_a_cookie_of_the_hall_is_one() {
        let id = Id(77).to_string();
        assert_eq!(read(&[&format!("hall={id}")]).session, Some(Id(77)));
        assert_eq!(
            read(&["a=b", &format!("x=y;hall={id}")]).session,
            Some(Id(77))
        );
        for odd in [
            "hall =",
            "h%61ll=",
            "HALL=",
            "__Host-hall=",
            "\"hall\"=",
            "hall=\"",
            "hall= ",
        ] {
            assert_eq!(read(&[&format!("{odd}{id}")]).session, None, "{odd}");
        }
    }

    #[test]
    fn a_zone_is_known_or_none() {
        let zone = |header: &str| read(&[header]).zone.map(|zone| zone.name().to_owned());
        assert_eq!(zone("zone=Africa/Kigali").as_deref(), Some("Africa/Kigali"));
        assert_eq!(zone("zone=Asia%2FBangkok").as_deref(), Some("Asia/Bangkok"));
        assert_eq!(
            zone("zone=; zone=Asia/Tokyo").as_deref(),
            Some("Asia/Tokyo")
        );
        assert_eq!(
            zone("zone=Asia/Tokyo; zone=").as_deref(),
            Some("Asia/Tokyo")
        );
        assert_eq!(zone("zone=Mars/Base"), None);
        assert_eq!(zone(&format!("zone={}", "A/".repeat(100_000))), None);
    }

    #[test]
    fn what_is_handed_on_is_read_alike_by_the_layers_within() {
        let id = Id(77).to_string();
        let odd = format!(
            "hall =x; h%61ll=x; zone=asia/tokyo; zone=Africa/Kigali; hall={id}; viewer=a%2Bb; evil=\t1"
        );
        let cookies = read(&[&odd, "zone=UTC"]);
        let header = cookies.header(false).unwrap();
        assert_eq!(
            header,
            format!("hall={id}; zone=Asia/Tokyo; viewer=a%2Bb").as_str()
        );
        assert_eq!(read(&[header.to_str().unwrap()]), cookies);
        assert_eq!(read(&["evil=1"]).header(false), None);
    }
}
