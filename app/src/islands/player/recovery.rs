//! Going on where a film stopped loading: addresses of films that are not for everyone run out overnight, while a page
//! stays open, and the page itself knows the next one.

use crate::islands::browser::window;
use js_sys::JsString;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Element, Event, HtmlTemplateElement, HtmlVideoElement, Response};

/// What the page plays.
const SOURCE: &str = "video > source";
/// Its attribute.
const SRC: &str = "src";

/// Why a film does not go on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stopped {
    /// Nothing of the hall is reached.
    Line,
    /// The hall is reached, and this page does not play any more: another one may.
    Page,
}

/// Whether that is an error of the film, and not of one of its text tracks.
pub(super) fn is_of_film(event: &Event) -> bool {
    let of = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok());
    of.is_none_or(|element| element.local_name() != "track")
}

/// Goes on with the film's address of now, at the same place and speed: once, until it plays again. `asked` is whether that
/// was done.
pub(super) fn go_on(
    video: &HtmlVideoElement,
    asked: RwSignal<bool>,
    stopped: RwSignal<Option<Stopped>>,
) {
    if asked.get_untracked() {
        stopped.set(Some(Stopped::Page));
        return;
    }
    asked.set(true);
    let video = video.clone();
    spawn_local(async move {
        let why = match fresh_address().await {
            Err(_) => Some(Stopped::Line),
            Ok(None) => Some(Stopped::Page),
            Ok(Some(address)) => {
                play_from(&video, &address);
                None
            }
        };
        stopped.set(why);
    });
}

/// What the page plays when it is asked anew; none where it plays nothing any more.
async fn fresh_address() -> Result<Option<String>, JsValue> {
    let window = window().ok_or(JsValue::NULL)?;
    let here = window.location().href()?;
    let response: Response = JsFuture::from(window.fetch_with_str(&here))
        .await?
        .dyn_into()?;
    let text: JsString = JsFuture::from(response.text()?).await?.dyn_into()?;
    let document = window.document().ok_or(JsValue::NULL)?;
    // What is in a template loads nothing and runs nothing.
    let template: HtmlTemplateElement = document.create_element("template")?.dyn_into()?;
    template.set_inner_html(&String::from(text));
    let source = template.content().query_selector(SOURCE)?;
    Ok(source.and_then(|source| source.get_attribute(SRC)))
}

/// Loads the film from that address, and goes on as it was.
fn play_from(video: &HtmlVideoElement, address: &str) {
    let (at, rate, played) = (video.current_time(), video.playback_rate(), !video.paused());
    if let Ok(Some(source)) = video.query_selector("source") {
        // A name that is one, on an element that exists.
        let _ = source.set_attribute(SRC, address);
    }
    video.load();
    video.set_current_time(at);
    video.set_playback_rate(rate);
    if played {
        let _ = video.play();
    }
}
