//! What the next page is to show, in a signed cookie of some minutes: nothing of it is stored in the hall.

use super::cookies::{CookieKey, CookieName, Cookies};
use app::i18n::Instant;
use app::ui::Flash;
use axum_extra::extract::cookie::Key;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use http::header::HeaderValue;
use serde::{Deserialize, Serialize};

/// How long the next page may take to be asked for, in minutes.
const MINUTES: i64 = 10;
/// The most bytes of JSON: in base 64, with its signature and percent signs, it fits into the 4,096 bytes of a cookie.
const MOST: usize = 2_800;

#[derive(Serialize, Deserialize)]
struct Sealed {
    until: i64,
    flash: Flash,
}

/// The cookie that carries a flash; nothing where it does not fit.
pub fn sealed(flash: &Flash, now: Instant, key: &Key, secure: bool) -> Option<HeaderValue> {
    let sealed = Sealed {
        until: now.plus(MINUTES * Instant::MINUTE).0,
        flash: flash.clone(),
    };
    let json = serde_json::to_vec(&sealed).ok()?;
    (json.len() <= MOST).then_some(())?;
    let age = time::Duration::minutes(MINUTES);
    CookieKey::new(CookieName::Flash, key).set(URL_SAFE_NO_PAD.encode(json), age, secure)
}

/// The same flash, small enough for a cookie: without the longest of what was typed, and in the last resort without
/// any of it.
pub fn shortened(flash: &Flash) -> Flash {
    let mut flash = flash.clone();
    let bytes = |flash: &Flash| {
        let json = serde_json::to_vec(&(&flash.form, &flash.pending));
        json.map_or(0, |json| json.len())
    };
    while bytes(&flash) > MOST - 300 {
        let form = if flash.pending.is_some() {
            &mut flash.pending
        } else {
            &mut flash.form
        };
        let Some((_, typed)) = form else { break };
        let longest = typed
            .values
            .iter()
            .max_by_key(|(_, value)| value.len())
            .map(|(name, _)| name.clone());
        match longest {
            Some(name) => {
                typed.values.remove(&name);
            }
            None => *form = None,
        }
    }
    flash
}

/// What the cookie of a request carries, where it is one of the hall's and not too old.
pub fn opened(cookies: &Cookies, now: Instant, key: &Key) -> Option<Flash> {
    let value = CookieKey::new(CookieName::Flash, key).open(cookies)?;
    let json = URL_SAFE_NO_PAD.decode(value).ok()?;
    let sealed: Sealed = serde_json::from_slice(&json).ok()?;
    (now.0 < sealed.until).then_some(sealed.flash)
}
