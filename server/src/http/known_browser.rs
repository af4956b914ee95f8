//! Browsers that signed in to an account before: a signed cookie says so, and their tries stand in a line of their own,
//! which others' failures never fill. It opens nothing: the password is asked all the same.

use super::cookies::CookieName;
use axum::response::IntoResponse;
use axum_extra::extract::cookie::{Cookie, Key, SameSite, SignedCookieJar};
use hmac::{Hmac, Mac};
use http::header::{HeaderMap, HeaderValue, SET_COOKIE};
use sha2::Sha256;
use std::fmt::Write;

/// A family shares a browser; more accounts than that are a script's.
const ACCOUNTS_MOST: usize = 5;

/// Such a browser.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownBrowser {
    /// Its number, drawn when it first signed in.
    pub device: String,
    /// The marks of the accounts it has signed in to, the latest last.
    accounts: Vec<String>,
}

/// What stands for something that is not to be written itself, such as an account's address in a cookie.
pub fn mark(key: &Key, what: &str, of: &str) -> String {
    let mut mac =
        Hmac::<Sha256>::new_from_slice(key.signing()).expect("a key of any length will do");
    mac.update(what.as_bytes());
    mac.update(&[0]);
    mac.update(of.as_bytes());
    let bytes = mac.finalize().into_bytes();
    let mut text = String::with_capacity(16);
    for byte in &bytes[..8] {
        // Writing to a string does not fail.
        let _ = write!(text, "{byte:02x}");
    }
    text
}

impl KnownBrowser {
    /// One that has signed in nowhere yet.
    pub const fn new(device: String) -> Self {
        Self {
            device,
            accounts: Vec::new(),
        }
    }

    /// The browser of a request, where it is one that the hall signed a cookie for.
    pub fn of(headers: &HeaderMap, key: &Key, secure: bool) -> Option<Self> {
        let jar = SignedCookieJar::from_headers(headers, CookieName::Known.key(key));
        let cookie = jar.get(CookieName::Known.name(secure))?;
        let mut parts = cookie.value().split('.').map(str::to_owned);
        Some(Self {
            device: parts.next()?,
            accounts: parts.take(ACCOUNTS_MOST).collect(),
        })
    }

    /// Whether it has signed in to that account.
    pub fn knows(&self, key: &Key, account: &str) -> bool {
        self.accounts.contains(&mark(key, "account", account))
    }

    /// The same browser, signed in to that account too.
    #[must_use]
    pub fn signed_in_to(mut self, key: &Key, account: &str) -> Self {
        let mark = mark(key, "account", account);
        self.accounts.retain(|other| *other != mark);
        if self.accounts.len() == ACCOUNTS_MOST {
            self.accounts.remove(0);
        }
        self.accounts.push(mark);
        self
    }

    /// The cookie that says so.
    pub fn cookie(&self, key: &Key, secure: bool) -> Option<HeaderValue> {
        let value = format!("{}.{}", self.device, self.accounts.join("."));
        let cookie = Cookie::build((CookieName::Known.name(secure), value))
            .path("/")
            .http_only(true)
            .secure(secure)
            .same_site(SameSite::Lax)
            .max_age(time::Duration::days(365));
        let jar = SignedCookieJar::new(CookieName::Known.key(key)).add(cookie);
        jar.into_response().headers().get(SET_COOKIE).cloned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use http::header::COOKIE;

    fn sent(cookie: &HeaderValue) -> HeaderMap {
        let pair = cookie
            .to_str()
            .unwrap()
            .split(';')
            .next()
            .unwrap()
            .to_owned();
        HeaderMap::from_iter([(COOKIE, HeaderValue::from_str(&pair).unwrap())])
    }

    #[test]
    fn a_browser_remembers_five_accounts_and_only_the_hall_can_say_so() {
        let key = Key::from(&[7; 64]);
        let browser = (0..7).fold(KnownBrowser::new("d".repeat(32)), |browser, n| {
            browser.signed_in_to(&key, &format!("person{n}@example.org"))
        });
        let cookie = browser
            .signed_in_to(&key, "person4@example.org")
            .cookie(&key, true)
            .unwrap();
        let text = cookie.to_str().unwrap();
        assert!(
            text.starts_with("__Host-known=") && text.len() < 300,
            "{text}"
        );
        for attribute in [
            "HttpOnly",
            "Secure",
            "SameSite=Lax",
            "Path=/",
            "Max-Age=31536000",
        ] {
            assert!(text.contains(attribute), "{text}");
        }
        assert!(!text.contains("example"), "no address stands in it");
        let back = KnownBrowser::of(&sent(&cookie), &key, true).unwrap();
        let knows = |n: usize| back.knows(&key, &format!("person{n}@example.org"));
        let known: Vec<bool> = (0..7).map(knows).collect();
        assert_eq!(known, [false, false, true, true, true, true, true]);
        assert_eq!(
            KnownBrowser::of(&sent(&cookie), &Key::from(&[8; 64]), true),
            None
        );
        assert_eq!(KnownBrowser::of(&HeaderMap::new(), &key, true), None);
    }
}
