//! Sending a form with its progress, which only `XMLHttpRequest` tells.

use super::pace::Pace;
use crate::browser::{listen, window};
use js_sys::Reflect;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{FormData, HtmlFormElement, ProgressEvent, XmlHttpRequest};

/// What becomes of an upload.
#[derive(Debug, Clone)]
pub(super) enum Sent {
    /// On its way: bytes that have left, of how many, and how fast.
    Part(f64, f64, Pace),
    /// All has left; the server looks at it.
    Arrived,
    /// Taken: the page to go on to.
    Taken(String),
    /// Refused, with the server's sentence.
    Refused(String),
    /// Refused as too large by what stands before the server.
    TooLarge,
    /// The server failed.
    Failed,
    /// The network did.
    Lost,
    /// Cancelled.
    Cancelled,
}

/// Sends the form; `told` hears how it goes. The request can be aborted by what is returned.
pub(super) fn send(
    form: &HtmlFormElement,
    told: Rc<impl Fn(Sent) + 'static>,
) -> Result<XmlHttpRequest, JsValue> {
    let xhr = XmlHttpRequest::new()?;
    xhr.open("POST", &form.action())?;
    xhr.set_request_header("accept", "application/json")?;

    let upload = xhr.upload()?;
    let progress = Rc::clone(&told);
    let pace = Cell::new(Pace::begin(js_sys::Date::now()));
    listen(&upload, "progress", move |event| {
        if let Ok(event) = event.dyn_into::<ProgressEvent>() {
            pace.set(pace.get().sample(js_sys::Date::now(), event.loaded()));
            progress(Sent::Part(event.loaded(), event.total(), pace.get()));
        }
    });
    let arrived = Rc::clone(&told);
    listen(&upload, "load", move |_| arrived(Sent::Arrived));

    for (event, sent) in [
        ("error", Sent::Lost),
        ("timeout", Sent::Lost),
        ("abort", Sent::Cancelled),
    ] {
        let told = Rc::clone(&told);
        listen(&xhr, event, move |_| told(sent.clone()));
    }
    let answer = xhr.clone();
    listen(&xhr, "load", move |_| told(answered(&answer)));

    xhr.send_with_opt_form_data(Some(&FormData::new_with_form(form)?))?;
    Ok(xhr)
}

fn answered(xhr: &XmlHttpRequest) -> Sent {
    let text = xhr.response_text().ok().flatten().unwrap_or_default();
    match xhr.status().unwrap_or_default() {
        // Only a path of ours is gone to.
        200..=299 => member(&text, "to")
            .filter(|to| to.starts_with('/') && !to.starts_with("//"))
            .map_or(Sent::Failed, Sent::Taken),
        status @ 400..=499 => match member(&text, "error") {
            Some(sentence) => Sent::Refused(sentence),
            None if status == 413 => Sent::TooLarge,
            None => Sent::Failed,
        },
        _ => Sent::Failed,
    }
}

/// A string member of a JSON object.
fn member(json: &str, name: &str) -> Option<String> {
    let object = js_sys::JSON::parse(json).ok()?;
    Reflect::get(&object, &name.into()).ok()?.as_string()
}

/// Goes to another page.
pub(super) fn go(to: &str) {
    if let Some(window) = window() {
        // The address is a path, which is always well-formed enough to go to.
        let _ = window.location().assign(to);
    }
}

/// Asks before the page is left while `busy`.
pub(super) fn guard(busy: impl Fn() -> bool + 'static) {
    if let Some(window) = window() {
        listen(&window, "beforeunload", move |event| {
            if busy() {
                event.prevent_default();
                // Browsers before 2024 go by this member; none shows its text.
                let _ = Reflect::set(&event, &"returnValue".into(), &JsValue::TRUE);
            }
        });
    }
}
