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
        <form method="post" action=action class="press">
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
