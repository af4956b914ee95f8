//! Browsers that signed in to an account before: a signed cookie says so, and their tries stand in a line of their own,
//! which others' failures never fill. It opens nothing: the password is asked all the same.

use super::cookies::{CookieKey, CookieName, Cookies};
use axum_extra::extract::cookie::Key;
use hmac::{Hmac, Mac};
use http::header::HeaderValue;
use sha2::Sha256;

/// A family shares a browser; more accounts than that are a script's.
const ACCOUNTS_MOST: usize = 5;

/// The length of a mark, in bytes.
const MARK: usize = 8;

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
    hex::encode(&mac(key, what, of).finalize().into_bytes()[..MARK])
}

/// Whether that is the mark of it; how long this takes tells nothing of the right one.
pub fn is_mark(key: &Key, what: &str, of: &str, written: &str) -> bool {
    let mut bytes = [0; MARK];
    hex::decode_to_slice(written, &mut bytes).is_ok()
        && mac(key, what, of).verify_truncated_left(&bytes).is_ok()
}

fn mac(key: &Key, what: &str, of: &str) -> Hmac<Sha256> {
    let mut mac =
        Hmac::<Sha256>::new_from_slice(key.signing()).expect("a key of any length will do");
    mac.update(what.as_bytes());
    mac.update(&[0]);
    mac.update(of.as_bytes());
    mac
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
    pub fn of(cookies: &Cookies, key: &Key) -> Option<Self> {
        let value = CookieKey::new(CookieName::Known, key).open(cookies)?;
        let mut parts = value.split('.').map(str::to_owned);
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
        let age = time::Duration::days(365);
        CookieKey::new(CookieName::Known, key).set(value, age, secure)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use http::header::{COOKIE, HeaderMap};

    fn sent(cookie: &HeaderValue) -> Cookies {
        let pair = cookie.to_str().unwrap().split(';').next().unwrap();
        let pair = HeaderValue::from_str(pair).unwrap();
        Cookies::read(&HeaderMap::from_iter([(COOKIE, pair)]), true)
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
            text.contains("Max-Age=31536000") && text.len() < 300,
            "{text}"
        );
        assert!(!text.contains("example"), "no address stands in it");
        let back = KnownBrowser::of(&sent(&cookie), &key).unwrap();
        let knows = |n: usize| back.knows(&key, &format!("person{n}@example.org"));
        let known: Vec<bool> = (0..7).map(knows).collect();
        assert_eq!(known, [false, false, true, true, true, true, true]);
        let other = Key::from(&[8; 64]);
        assert_eq!(KnownBrowser::of(&sent(&cookie), &other), None);
    }
}
