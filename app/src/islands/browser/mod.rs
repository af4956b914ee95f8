//! What the islands share of the browser: its clock, its timers, its wake lock, its line to the server.

pub(crate) mod back_off;
pub(crate) mod beat_schedule;
pub(crate) mod line;
pub(crate) mod wake_lock;

use wasm_bindgen::prelude::*;
use web_sys::{Document, Event, EventTarget, Window};

/// The page's window; none where there is no page.
pub(crate) fn window() -> Option<Window> {
    web_sys::window()
}

/// The page itself.
pub(crate) fn document() -> Option<Document> {
    window()?.document()
}

/// Whether the page is out of sight.
pub(crate) fn is_hidden() -> bool {
    document().is_some_and(|document| document.hidden())
}

/// Milliseconds since the page began to load: a clock that never steps, whatever is done to the device's.
pub(crate) fn now() -> i64 {
    window()
        .and_then(|window| window.performance())
        .map_or(0, |clock| whole(clock.now()))
}

/// The device's clock, in milliseconds of UTC.
pub(crate) fn wall_clock() -> i64 {
    whole(js_sys::Date::now())
}

/// A random number from 0 to 99.
pub(crate) fn chance() -> i64 {
    whole(js_sys::Math::random() * 100.0)
}

/// Seconds of a media element as milliseconds.
pub(crate) fn media_ms(seconds: f64) -> i64 {
    whole(seconds * 1000.0)
}

/// Milliseconds of the media as the seconds a media element speaks.
#[expect(clippy::cast_precision_loss, reason = "exact below 285,000 years")]
pub(crate) fn media_seconds(ms: i64) -> f64 {
    ms as f64 / 1000.0
}

/// The whole part of a browser's number; what is not a number is 0.
#[expect(
    clippy::cast_possible_truncation,
    reason = "that is what it is for; Rust's cast saturates"
)]
pub(crate) const fn whole(n: f64) -> i64 {
    n as i64
}

/// Listens for as long as the page lives: an island is never taken away before it.
pub(crate) fn listen(target: &EventTarget, event: &str, hear: impl FnMut(Event) + 'static) {
    attach(target, event, Closure::new(hear));
}

/// The part that is the same for every listener, written once.
fn attach(target: &EventTarget, event: &str, hear: Closure<dyn FnMut(Event)>) {
    // Adding a listener to an element that exists does not fail.
    let _ = target.add_event_listener_with_callback(event, hear.into_js_value().unchecked_ref());
}

/// A timer that is set again and again; setting it forgets the time it had.
pub(crate) struct Alarm {
    ring: js_sys::Function,
    timer: Option<i32>,
}

impl Alarm {
    /// An alarm that is not yet set.
    pub(crate) fn new(ring: impl FnMut() + 'static) -> Self {
        let ring = Closure::<dyn FnMut()>::new(ring).into_js_value();
        Self {
            ring: ring.unchecked_into(),
            timer: None,
        }
    }

    /// Rings once, after so many milliseconds; `None` for never.
    pub(crate) fn set(&mut self, after_ms: Option<i64>) {
        let Some(window) = window() else { return };
        if let Some(timer) = self.timer.take() {
            window.clear_timeout_with_handle(timer);
        }
        if let Some(ms) = after_ms {
            let ms = i32::try_from(ms).unwrap_or(i32::MAX);
            self.timer = window
                .set_timeout_with_callback_and_timeout_and_arguments_0(&self.ring, ms)
                .ok();
        }
    }
}
