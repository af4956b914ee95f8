//! Pages of a long list.

use crate::i18n::{Locale, number, with_ascii_digits};
use crate::say;
use leptos::prelude::*;

/// No list has more pages.
const PAGE_MOST: i64 = 100_000;

/// The number of a list's page as an address says it, from 1; the first where it says none.
pub fn page_number(param: &str) -> i64 {
    let digits = with_ascii_digits(param.trim());
    if digits.is_empty() || !digits.bytes().all(|c| c.is_ascii_digit()) {
        return 1;
    }
    // What is more than a number holds is a page after the last one.
    digits.parse().unwrap_or(PAGE_MOST).clamp(1, PAGE_MOST)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_named_in_digits_of_any_script() {
        for (param, page) in [
            ("", 1),
            ("0", 1),
            ("-3", 1),
            ("x", 1),
            ("7", 7),
            ("٧", 7),
            ("๑๒", 12),
            ("99999999999999999999", 100_000),
        ] {
            assert_eq!(page_number(param), page, "{param}");
        }
    }
}
