//! Forms of the room that are sent without leaving it, so that nobody loses the stream for a question.
//!
//! Only where all goes well. Whatever else the server has to say it says on its own page, with what was typed.

use crate::islands::browser::{listen, window};
use js_sys::Reflect;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    Document, Element, Event, FormData, Headers, HtmlElement, HtmlFormElement, RequestInit,
    Response, UrlSearchParams,
};

/// Marks such a form.
const STAY: &str = "data-stay";
/// What a page says of a form that was refused: it goes when the page is written anew.
const ERRORS: &str = ".errors:not([hidden])";
/// Marks one that is on its way.
const BUSY: &str = "aria-busy";

/// Sends the page's forms so, while `is_open`: without the stream the reader would not see what came of it. `done` is
/// told of each that has been sent.
pub(super) fn send_from(
    document: &Document,
    is_open: impl Fn() -> bool + 'static,
    done: impl Fn() + 'static,
) {
    let done = Rc::new(done);
    let page = document.clone();
    listen(document, "submit", move |event| {
        let Some(form) = event
            .target()
            .and_then(|form| form.dyn_into::<HtmlFormElement>().ok())
            .filter(|form| form.has_attribute(STAY))
        else {
            return;
        };
        if form.has_attribute(BUSY) {
            event.prevent_default();
        } else if is_open() && matches!(page.query_selector(ERRORS), Ok(None)) {
            event.prevent_default();
            let (button, done) = (submitter(&event), Rc::clone(&done));
            let _ = form.set_attribute(BUSY, "true");
            disable(button.as_ref(), true);
            spawn_local(async move {
                let taken = send(&form, button.as_ref()).await.unwrap_or(false);
                let _ = form.remove_attribute(BUSY);
                disable(button.as_ref(), false);
                if taken {
                    form.reset();
                    if let Some(button) = button.filter(|b| b.has_attribute("aria-pressed")) {
                        let _ = button.set_attribute("aria-pressed", "true");
                    }
                    done();
                } else {
                    natively(&form, button);
                }
            });
        }
    });
}

fn submitter(event: &Event) -> Option<HtmlElement> {
    Reflect::get(event, &"submitter".into())
        .ok()?
        .dyn_into()
        .ok()
}

/// Not `disabled`: that would take the focus from whoever pressed it.
fn disable(button: Option<&HtmlElement>, sending: bool) {
    if let Some(button) = button {
        let _ = if sending {
            button.set_attribute("aria-disabled", "true")
        } else {
            button.remove_attribute("aria-disabled")
        };
    }
}

/// As the browser would have sent it, to an answer without a page. Whether it was taken.
async fn send(form: &HtmlFormElement, button: Option<&HtmlElement>) -> Result<bool, JsValue> {
    let window = window().ok_or(JsValue::NULL)?;
    let fields = FormData::new_with_form(form)?;
    let of_button = |name: &str| button.and_then(|button: &HtmlElement| button.get_attribute(name));
    if let Some(name) = of_button("name") {
        fields.append_with_str(&name, &of_button("value").unwrap_or_default())?;
    }
    let headers = Headers::new()?;
    headers.set("accept", "application/json")?;
    let init = RequestInit::new();
    init.set_method("POST");
    init.set_headers(&headers);
    let body = UrlSearchParams::new_with_str_sequence_sequence(&fields)?;
    init.set_body(&body);
    // By the attribute: a field named "action" would hide the property.
    let action = Element::get_attribute(form, "action").unwrap_or_default();
    let answer: Response = JsFuture::from(window.fetch_with_str_and_init(&action, &init))
        .await?
        .dyn_into()?;
    Ok(answer.ok())
}

/// By the same button, whose name and value belong to what is sent.
fn natively(form: &HtmlFormElement, button: Option<HtmlElement>) {
    let _ = form.remove_attribute(STAY);
    match button {
        Some(button) => button.click(),
        None => {
            let _ = form.submit();
        }
    }
}
