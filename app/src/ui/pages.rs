//! Pages of a long list.

use crate::i18n::{Locale, number};
use crate::say;
use leptos::prelude::*;

/// The number of a list's page as an address says it, from 1; the first where it says none.
pub fn page_number(param: &str) -> i64 {
    param.parse().unwrap_or(1).clamp(1, 100_000)
}

/// Links to the page before and after; nothing where one page holds all. `href` writes the address of a page.
pub fn pagination(l: Locale, page: i64, pages: i64, href: impl Fn(i64) -> String) -> AnyView {
    if pages <= 1 {
        return ().into_any();
    }
    let before = (page > 1)
        .then(|| view! { <a rel="prev" href=href(page - 1)>{say!(l, "page-before")}</a> });
    let after = (page < pages)
        .then(|| view! { <a rel="next" href=href(page + 1)>{say!(l, "page-after")}</a> });
    view! {
        <nav class="pages" aria-label=say!(l, "pages-label")>
            {before}
            <span>{say!(l, "page-of", page = number(l, page), pages = number(l, pages))}</span>
            {after}
        </nav>
    }
    .into_any()
}
