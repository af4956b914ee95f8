//! The lease, and a question half typed, between a page that is left and the one that is loaded in its place.
//!
//! It lies in the tab's own storage only while no page of the tab holds it: a tab that is duplicated copies that
//! storage, and would otherwise beat on the lease of the other. Without one it takes over, and the older tab says so.

use crate::islands::browser::{wall_clock, window};
use js_sys::Reflect;
use wasm_bindgen::prelude::*;
use web_sys::{Document, Element, HtmlElement, Storage};

/// After so long without a beat a lease has no gap left to close (`FIGURES.md`), and a new one is as good.
const USEFUL_MS: i64 = 90_000;

/// Puts it away for the next page of this tab.
pub(super) fn put(lecture: &str, lease: &str, seq: i64) {
    if let Some(storage) = storage() {
        let text = [lease, " ", &seq.to_string(), " ", &wall_clock().to_string()].concat();
        // A storage that is full or forbidden: the next page begins anew.
        let _ = storage.set_item(&key(lecture), &text);
    }
}

/// Takes what an earlier page of this tab has put away: the lease, and the number to go on with.
pub(super) fn take(lecture: &str) -> Option<(String, i64)> {
    let (storage, key) = (storage()?, key(lecture));
    let text = storage.get_item(&key).ok()??;
    storage.remove_item(&key).ok()?;
    useful(&text, wall_clock()).map(|(lease, seq)| (lease.to_owned(), seq))
}

/// Where a question is typed.
fn field(document: &Document) -> Option<(Element, Storage, String)> {
    let field = document.query_selector("textarea[name=question]").ok()??;
    let key = ["typed:", &window()?.location().pathname().ok()?].concat();
    Some((field, storage()?, key))
}

/// Puts away the question that is being typed, as the page loads itself anew.
pub(super) fn put_typed(document: &Document) {
    if let Some((field, storage, key)) = field(document)
        && let Some(typed) = Reflect::get(&field, &"value".into())
            .ok()
            .and_then(|typed| typed.as_string())
            .filter(|typed| !typed.is_empty())
    {
        let _ = storage.set_item(&key, &typed);
    }
}

/// Gives it back, and the focus with it.
pub(super) fn give_back(document: &Document) {
    if let Some((field, storage, key)) = field(document)
        && let Ok(Some(typed)) = storage.get_item(&key)
    {
        let _ = storage.remove_item(&key);
        let _ = Reflect::set(&field, &"value".into(), &typed.into());
        if let Some(field) = field.dyn_ref::<HtmlElement>() {
            let _ = field.focus();
        }
    }
}

fn storage() -> Option<Storage> {
    window()?.session_storage().ok()?
}

fn key(lecture: &str) -> String {
    ["lease:", lecture].concat()
}

/// `"<lease> <seq> <when>"`, where it is still worth something.
fn useful(text: &str, now: i64) -> Option<(&str, i64)> {
    let mut parts = text.split(' ');
    let lease = parts.next()?;
    let seq = parts.next()?.parse().ok()?;
    let put: i64 = parts.next()?.parse().ok()?;
    (0..=USEFUL_MS)
        .contains(&(now - put))
        .then_some((lease, seq))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lease_is_kept_for_as_long_as_it_closes_a_gap() {
        assert_eq!(useful("abc 7 1000", 1_400), Some(("abc", 7)));
        assert_eq!(useful("abc 7 1000", 91_000), Some(("abc", 7)));
        assert_eq!(useful("abc 7 1000", 91_001), None);
        assert_eq!(
            useful("abc 7 1000", 999),
            None,
            "the device's clock was set back"
        );
        assert_eq!(useful("abc seven 1000", 1_400), None);
        assert_eq!(useful("", 0), None);
    }
}
