//! What the next page is to show, in a signed cookie of some minutes: nothing of it is stored in the hall.

use super::cookies::CookieName;
use app::i18n::Instant;
use app::ui::Flash;
use axum::response::IntoResponse;
use axum_extra::extract::cookie::{Cookie, Key, SameSite, SignedCookieJar};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use http::header::{HeaderMap, HeaderValue, SET_COOKIE};
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
    let cookie = Cookie::build((CookieName::Flash.name(secure), URL_SAFE_NO_PAD.encode(json)))
        .path("/")
        .http_only(true)
        .secure(secure)
        .same_site(SameSite::Lax)
        .max_age(time::Duration::minutes(MINUTES));
    let jar = SignedCookieJar::new(CookieName::Flash.key(key)).add(cookie);
    jar.into_response().headers().get(SET_COOKIE).cloned()
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
pub fn opened(headers: &HeaderMap, now: Instant, key: &Key, secure: bool) -> Option<Flash> {
    let jar = SignedCookieJar::from_headers(headers, CookieName::Flash.key(key));
    let cookie = jar.get(CookieName::Flash.name(secure))?;
    let json = URL_SAFE_NO_PAD.decode(cookie.value()).ok()?;
    let sealed: Sealed = serde_json::from_slice(&json).ok()?;
    (now.0 < sealed.until).then_some(sealed.flash)
}

/// The cookie that takes it away once it was shown.
pub fn removed(secure: bool) -> HeaderValue {
    let name = CookieName::Flash.name(secure);
    let secure = if secure { "; Secure" } else { "" };
    let cookie = format!("{name}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax{secure}");
    HeaderValue::from_str(&cookie).unwrap_or(HeaderValue::from_static("flash=; Max-Age=0"))
}
