//! Text that people typed.

use leptos::prelude::*;

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
