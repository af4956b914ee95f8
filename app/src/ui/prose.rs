//! Text that people typed.

use leptos::prelude::*;

/// As HTML writes a text. The renderer does it by itself everywhere but inside `<textarea>` and `<title>`, which it
/// writes as they come: there, text without this would be markup.
pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

/// Plain text as paragraphs: an empty line ends one. Each runs in the direction of its own script.
pub fn prose(text: &str, lang: Option<String>) -> AnyView {
    let paragraphs = text
        .replace("\r\n", "\n")
        .split("\n\n")
        .map(str::trim)
        .filter(|p| !p.is_empty())
        .map(|p| view! { <p dir="auto">{p.to_owned()}</p> })
        .collect_view();
    view! { <div class="prose" lang=lang>{paragraphs}</div> }.into_any()
}
