//! Parts of the page as the stream brings them: each is put where it belongs, and never under the reader's hands.

use super::tab_storage;
use crate::islands::browser::{Alarm, chance, listen, window};
use js_sys::Reflect;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{Document, Element, HtmlTemplateElement};

/// How often a thing was raised; a list shows what was raised most first.
const RAISED: &str = "data-raised";
/// The list that an element is new in.
const IN: &str = "data-in";
/// What an element shows that is better left alone while that is the same.
const SAME: &str = "data-same";
/// What needs a page that was written with it.
const ANEW: &str = "data-anew";
/// A page that is to be loaded anew is within so long: the whole hall would otherwise come at once.
const ANEW_WITHIN_MS: i64 = 5_000;
/// What a button says once it was pressed.
const PRESSED: &str = "aria-pressed";

/// The parts of one page.
pub(super) struct Parts {
    document: Document,
    /// Those whose place is in use.
    waiting: RefCell<Vec<Element>>,
}

impl Parts {
    /// The parts of that page.
    pub(super) fn of(document: &Document) -> Rc<Self> {
        let parts = Rc::new(Self {
            document: document.clone(),
            waiting: RefCell::default(),
        });
        tab_storage::give_back(document);
        let settling = Rc::clone(&parts);
        let mut alarm = Alarm::new(move || settling.settle());
        // Only after the focus has arrived where it goes to.
        listen(document, "focusout", move |_| alarm.set(Some(0)));
        parts
    }

    /// Puts one element in its place.
    pub(super) fn bring(&self, html: &str) {
        if let Some(part) = self.parse(html) {
            let id = part.id();
            self.waiting
                .borrow_mut()
                .retain(|waiting| waiting.id() != id);
            self.put(part);
        }
    }

    /// Tries again what waits.
    pub(super) fn settle(&self) {
        for part in self.waiting.take() {
            self.put(part);
        }
    }

    fn parse(&self, html: &str) -> Option<Element> {
        let template = self.document.create_element("template").ok()?;
        template.set_inner_html(html);
        let template: HtmlTemplateElement = template.dyn_into().ok()?;
        template.content().first_element_child()
    }

    fn put(&self, part: Element) {
        match self.document.get_element_by_id(&part.id()) {
            // What is the same for everybody moves at once: nothing is typed there, and a film may hold the focus for
            // as long as it plays.
            Some(old) if !old.has_attribute(SAME) && self.is_in_use(&old) => {
                self.recount(&old, &part);
                self.waiting.borrow_mut().push(part);
            }
            Some(old) => {
                keep_pressed(&old, &part);
                if is_same(&old, &part) {
                    // Nothing new: nothing to be read out again, and no stream to begin anew.
                } else if part.has_attribute(ANEW) && !old.has_attribute(ANEW) {
                    let document = self.document.clone();
                    Alarm::new(move || {
                        tab_storage::put_typed(&document);
                        if let Some(window) = window() {
                            // The lease is kept; where a page cannot load itself, the reader can.
                            let _ = window.location().reload();
                        }
                    })
                    .set(Some(chance() * ANEW_WITHIN_MS / 100));
                } else if raised(&old) == raised(&part) {
                    // An element of the page always has a parent to be replaced in.
                    let _ = old.replace_with_with_node_1(&part);
                } else if let Some(list) = old.parent_element() {
                    old.remove();
                    insert(&list, &part);
                }
            }
            None => {
                let list = part
                    .get_attribute(IN)
                    .and_then(|id| self.document.get_element_by_id(&id));
                if let Some(list) = list {
                    insert(&list, &part);
                }
            }
        }
    }

    /// Whether the reader is at it: the focus is there, something is typed or ticked, a form is on its way, or one that was
    /// refused shows what was typed and what is wrong with it.
    fn is_in_use(&self, old: &Element) -> bool {
        self.focused_in(old).is_some()
            || old
                .query_selector("form[aria-busy], [aria-invalid=true]")
                .is_ok_and(|found| found.is_some())
            || each(old, "textarea,input").any(|field| {
                let of = |member: &str| Reflect::get(&field, &member.into()).ok();
                of("value") != of("defaultValue") || of("checked") != of("defaultChecked")
            })
    }

    fn focused_in(&self, old: &Element) -> Option<Element> {
        self.document
            .active_element()
            .filter(|focused| old.contains(Some(focused)))
    }

    /// The button that was just pressed shows its new number, though what is around it waits.
    fn recount(&self, old: &Element, part: &Element) {
        if let Some(focused) = self.focused_in(old)
            && let Some(at) = each(old, "button").position(|button| button == focused)
            && let Some(new) = each(part, "button").nth(at)
        {
            focused.set_inner_html(&new.inner_html());
            if let Some(label) = new.get_attribute("aria-label") {
                let _ = focused.set_attribute("aria-label", &label);
            }
        }
    }
}

/// Whether both say that they show the same thing. (The page's own markers keep nodes from being equal.)
fn is_same(old: &Element, part: &Element) -> bool {
    old.get_attribute(SAME)
        .is_some_and(|same| part.get_attribute(SAME) == Some(same))
}

/// What this reader has pressed stays pressed: the part is the same for everybody.
fn keep_pressed(old: &Element, part: &Element) {
    if let Ok(Some(_)) = old.query_selector("[aria-pressed=true]")
        && let Ok(Some(button)) = part.query_selector("[aria-pressed]")
    {
        let _ = button.set_attribute(PRESSED, "true");
    }
}

fn insert(list: &Element, part: &Element) {
    let there = list.children();
    let at = |at| there.item(at);
    let next = slot(
        raised(part),
        (0..there.length()).map(|n| at(n).and_then(|other| raised(&other))),
    );
    let next = next.and_then(|n| at(u32::try_from(n).ok()?));
    // The next one is a child of the list, so it can stand before it.
    let _ = list.insert_before(part, next.as_deref());
}

fn each(within: &Element, css: &str) -> impl Iterator<Item = Element> {
    let found = within.query_selector_all(css).ok();
    let count = found.as_ref().map_or(0, web_sys::NodeList::length);
    (0..count).filter_map(move |at| found.as_ref()?.item(at)?.dyn_into().ok())
}

fn raised(element: &Element) -> Option<i64> {
    element.get_attribute(RAISED)?.parse().ok()
}

/// Before which of a list's elements one goes that was raised so often: the first that was raised less. What is not
/// counted stays where it is, and goes last.
fn slot(raised: Option<i64>, mut there: impl Iterator<Item = Option<i64>>) -> Option<usize> {
    let raised = raised?;
    there.position(|other| other.is_some_and(|other| other < raised))
}

#[cfg(test)]
mod tests {
    use super::slot;

    fn at(raised: Option<i64>, there: &[Option<i64>]) -> Option<usize> {
        slot(raised, there.iter().copied())
    }

    #[test]
    fn what_was_raised_most_stands_first_and_the_older_of_equals_before() {
        let there = [Some(5), Some(3), Some(3), Some(1)];
        assert_eq!(at(Some(9), &there), Some(0));
        assert_eq!(at(Some(5), &there), Some(1));
        assert_eq!(at(Some(3), &there), Some(3));
        assert_eq!(at(Some(0), &there), None);
        assert_eq!(at(Some(4), &[None, Some(2)]), Some(1));
        assert_eq!(at(None, &there), None);
        assert_eq!(at(Some(1), &[]), None);
    }
}
