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
/// So many of them are for forms, where a flash is cut down to fit.
const FORMS_MOST: usize = MOST - 300;

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

/// The same flash, small enough for a cookie: without its older forms, without the longest of what was typed, and in the last
/// resort without any of it.
pub fn shortened(flash: &Flash) -> Flash {
    let mut flash = flash.clone();
    let bytes = |flash: &Flash| serde_json::to_vec(&flash.forms).map_or(0, |json| json.len());
    while bytes(&flash) > FORMS_MOST {
        let only = flash.forms.len() == 1;
        // The brackets around it take two bytes.
        if !only || flash.forms[0].within(FORMS_MOST - 2).is_none() {
            flash.forms.pop();
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

#[cfg(test)]
mod tests {
    use super::*;
    use app::ui::{FormState, SentForm};

    #[test]
    fn what_does_not_fit_loses_its_oldest_forms_and_then_its_longest_texts() {
        let form = |to: &str, texts: &[(&str, usize)]| {
            let values = texts
                .iter()
                .map(|(name, n)| ((*name).to_owned(), "a".repeat(*n)));
            let typed = FormState {
                values: values.collect(),
                ..FormState::default()
            };
            SentForm::new(to, "/en/sign-up", typed)
        };
        let latest = form(
            "/api/a",
            &[("name", 20), ("long", 2_000), ("longer", 9_000)],
        );
        let flash = Flash {
            forms: vec![latest, form("/api/b", &[("name", 10)])],
            ..Flash::default()
        };
        let short = shortened(&flash);
        let kept = short.forms[0].typed.values.keys();
        let kept: Vec<&str> = kept.map(String::as_str).collect();
        assert_eq!((short.forms.len(), kept), (1, vec!["long", "name"]));
        let key = Key::from(&[7; 64]);
        assert_eq!(sealed(&flash, Instant(0), &key, true), None);
        assert!(sealed(&short, Instant(0), &key, true).is_some());
    }
}
