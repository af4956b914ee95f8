//! Forms that act: the address a form posts to, one-button forms, and the scripts of pages that hold an island.

use crate::i18n::Locale;
use http::header::{CONTENT_SECURITY_POLICY, HeaderValue};
use http::request::Parts;
use leptos::config::LeptosOptions;
use leptos::hydration::HydrationScripts;
use leptos::nonce::use_nonce;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use leptos_axum::ResponseOptions;

/// Where a form posts to: the server function's address, with the language its answer is to speak.
pub fn action<S: ServerFn>(l: Locale) -> String {
    format!("{}?l={}", S::url(), l.tag())
}

/// The parameter of a form's address that says which page it stands on.
pub(super) const PAGE: &str = "at";
/// The parameter that bears the mark of for whom it was made.
pub const MARK: &str = "form";
/// A page's address is named with its query up to so many bytes, and beyond without.
const ADDRESS_MOST: usize = 512;

/// Where a form of a page posts to, which is then led back to that page whatever its browser tells, and only with what its own
/// person typed.
pub fn action_of(l: Locale, url: &str, address: &str, mark: Option<&str>) -> String {
    let path = address.split('?').next().unwrap_or_default();
    let at = if address.len() > ADDRESS_MOST {
        path
    } else {
        address
    };
    let params = [
        ("l", Some(l.tag().to_owned())),
        (PAGE, Some(at.to_owned())),
        (MARK, mark.map(str::to_owned)),
    ];
    format!("{url}{}", query_string(params))
}

/// The value of a query's parameter, decoded; none where it is absent or is no text.
pub fn query_value(query: &str, name: &str) -> Option<String> {
    let value = query.split('&').find_map(|pair| {
        let (of, value) = pair.split_once('=')?;
        (of == name).then_some(value)
    })?;
    let mut bytes = Vec::with_capacity(value.len());
    let mut rest = value.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'+' => b' ',
            b'%' => {
                let digits = [rest.next()?, rest.next()?];
                u8::from_str_radix(std::str::from_utf8(&digits).ok()?, 16).ok()?
            }
            byte => byte,
        });
    }
    String::from_utf8(bytes).ok()
}

/// The language a posted form asked to be answered in.
pub fn locale_of_call() -> Locale {
    use_context::<Parts>()
        .and_then(|parts| {
            let query = parts.uri.query()?.to_owned();
            query
                .split('&')
                .find_map(|pair| Locale::parse(pair.strip_prefix("l=")?))
        })
        .unwrap_or(Locale::En)
}

/// A form that is one button, with what it acts on in hidden fields.
pub fn button_form(
    action: String,
    class: &'static str,
    label: String,
    hidden: Vec<(&'static str, String)>,
) -> AnyView {
    let fields = hidden
        .into_iter()
        .map(|(name, value)| view! { <input type="hidden" name=name value=value /> })
        .collect_view();
    view! {
        <form method="post" action=action class="press" novalidate>
            {fields}
            <button class=class>{label}</button>
        </form>
    }
    .into_any()
}

/// Percent-encodes a value for a query (RFC 3986 §2.3: all but the unreserved characters).
pub fn query_escape(value: &str) -> String {
    value
        .bytes()
        .map(|b| match b {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                char::from(b).to_string()
            }
            _ => format!("%{b:02X}"),
        })
        .collect()
}

/// The query of an address, with its question mark; empty where no parameter has a value.
pub fn query_string<'a>(params: impl IntoIterator<Item = (&'a str, Option<String>)>) -> String {
    let query: Vec<String> = params
        .into_iter()
        .filter_map(|(name, value)| Some(format!("{name}={}", query_escape(&value?))))
        .collect();
    let question = if query.is_empty() { "" } else { "?" };
    format!("{question}{}", query.join("&"))
}

/// The loader of the islands; only pages that hold one place it. It also widens the page's policy by exactly what the
/// loader needs: its nonce and WebAssembly.
pub fn island_scripts() -> AnyView {
    csp_for_islands();
    use_context::<LeptosOptions>()
        .map(|options| view! { <HydrationScripts options=options islands=true /> })
        .into_any()
}

/// Sets the policy of a page with islands.
pub fn csp_for_islands() {
    policy("media-src 'self' https:");
}

/// Sets the policy of a page with islands in which hls.js may play: it fetches lists and segments, and hands them to
/// the browser as a `blob:`.
pub(super) fn csp_for_stream(loopback: Option<&str>) {
    let also = loopback.unwrap_or_default();
    policy(&format!(
        "media-src 'self' https: blob: {also}; connect-src 'self' https: {also}"
    ));
}

fn policy(media: &str) {
    let (Some(nonce), Some(response)) = (use_nonce(), use_context::<ResponseOptions>()) else {
        return;
    };
    let policy = format!(
        "default-src 'self'; script-src 'self' 'nonce-{nonce}' 'wasm-unsafe-eval'; {media}; \
         img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    );
    if let Ok(value) = HeaderValue::from_str(&policy) {
        response.insert_header(CONTENT_SECURITY_POLICY, value);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_forms_address_says_is_read_again() {
        let address = "/en/organizer/people?q=แอนนา&page=2";
        let action = action_of(Locale::Th, "/api/confirm", address, Some("ab.7.cd"));
        let (url, query) = action.split_once('?').unwrap();
        assert_eq!(url, "/api/confirm");
        assert_eq!(query_value(query, "l").as_deref(), Some("th"));
        assert_eq!(query_value(query, PAGE).as_deref(), Some(address));
        assert_eq!(query_value(query, MARK).as_deref(), Some("ab.7.cd"));
        assert_eq!(query_value(query, "none"), None);
        for broken in ["at=%", "at=%4", "at=%zz", "at=%ff"] {
            assert_eq!(query_value(broken, PAGE), None, "{broken}");
        }
        let long = format!("/en/search?q={}", "a".repeat(600));
        let action = action_of(Locale::En, "/api/x", &long, None);
        assert_eq!(action, "/api/x?l=en&at=%2Fen%2Fsearch");
    }
}
