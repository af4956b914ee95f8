//! Signed cookies: what only the hall can have written.

use super::{CookieName, Cookies};
use axum::response::IntoResponse;
use axum_extra::extract::cookie::{Key, SignedCookieJar};
use hmac::{Hmac, Mac};
use http::header::{COOKIE, HeaderMap, HeaderValue, SET_COOKIE};
use sha2::Sha512;
use time::Duration;

/// The key that signs cookies of one name: a value that was signed under another name is worth nothing here.
#[derive(Clone)]
pub struct CookieKey {
    name: CookieName,
    key: Key,
}

impl CookieKey {
    /// Of that name, made of the hall's key.
    pub fn new(name: CookieName, hall: &Key) -> Self {
        let mut derived =
            Hmac::<Sha512>::new_from_slice(hall.signing()).expect("a key of any length will do");
        derived.update(name.name(false).as_bytes());
        // 64 bytes, of which 32 sign.
        let key = Key::from(&derived.finalize().into_bytes());
        Self { name, key }
    }

    /// What a request's cookie of this name says, where the hall has signed it.
    pub fn open(&self, cookies: &Cookies) -> Option<String> {
        let (name, value) = (self.name.name(false), cookies.unchecked(self.name)?);
        let cookie = HeaderValue::from_str(&format!("{name}={value}")).ok()?;
        let headers = HeaderMap::from_iter([(COOKIE, cookie)]);
        let jar = SignedCookieJar::from_headers(&headers, self.key.clone());
        Some(jar.get(name)?.value().to_owned())
    }

    /// The header's value that sets it to that for so long.
    pub fn set(&self, value: String, age: Duration, secure: bool) -> Option<HeaderValue> {
        let cookie = self.name.cookie(value, age, secure);
        let jar = SignedCookieJar::new(self.key.clone()).add(cookie);
        jar.into_response().headers().get(SET_COOKIE).cloned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The cookies of a browser that was told to keep that one, under that name.
    fn sent(cookie: &HeaderValue, name: &str) -> Cookies {
        let pair = cookie.to_str().unwrap().split(';').next().unwrap();
        let (_, value) = pair.split_once('=').unwrap();
        let pair = HeaderValue::from_str(&format!("{name}={value}")).unwrap();
        Cookies::read(&HeaderMap::from_iter([(COOKIE, pair)]), false)
    }

    #[test]
    fn only_the_halls_own_words_are_read_and_under_their_own_name() {
        let hall = Key::from(&[7; 64]);
        let viewer = CookieKey::new(CookieName::Viewer, &hall);
        let cookie = viewer.set("a b; c=ü".into(), Duration::DAY, true).unwrap();
        let text = cookie.to_str().unwrap();
        assert!(text.starts_with("__Host-viewer="), "{text}");
        for attribute in [
            "HttpOnly",
            "Secure",
            "SameSite=Lax",
            "Path=/",
            "Max-Age=86400",
        ] {
            assert!(text.contains(attribute), "{text}");
        }
        let opened = |key: &CookieKey, name: &str| key.open(&sent(&cookie, name));
        assert_eq!(opened(&viewer, "viewer").as_deref(), Some("a b; c=ü"));
        let known = CookieKey::new(CookieName::Known, &hall);
        assert_eq!(opened(&known, "known"), None, "signed as another");
        let other = CookieKey::new(CookieName::Viewer, &Key::from(&[8; 64]));
        assert_eq!(opened(&other, "viewer"), None, "signed by another");
        let unsigned = HeaderValue::from_static("viewer=abc");
        assert_eq!(viewer.open(&sent(&unsigned, "viewer")), None);
        assert_eq!(viewer.open(&Cookies::default()), None);
    }
}
