//! What runs while the room is open: the beats and the clock.

use super::connection::Connection;
use super::tab_storage;
use crate::islands::browser::beat_schedule::Outcome;
use crate::islands::browser::line::Line;
use crate::islands::browser::{
    Alarm, chance, document, is_hidden, listen, now, wall_clock, window,
};
use crate::islands::wire::LIVE_BEATS;
use leptos::prelude::*;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::HtmlMediaElement;

/// A beat every 30 s (`FIGURES.md`).
const BEAT_MS: i64 = 30_000;

/// A lecture that ends lets go of the whole hall at once; the last beats come within so long.
const LAST_WITHIN_MS: i64 = 5_000;

/// What became of the minutes is shown so long after they are on record ...
const RESULT_AFTER_MS: i64 = 3_000;
/// ... to everybody within so long.
const RESULT_WITHIN_MS: i64 = 8_000;

/// Begins to beat, at once.
pub(super) fn beat(
    lecture: &str,
    connection: RwSignal<Connection>,
    credited: RwSignal<i64>,
) -> Rc<Line> {
    let result = RefCell::new(Alarm::new(show_result));
    let line = Line::new(LIVE_BEATS, lecture, move |line, outcome| {
        match outcome {
            Outcome::Taken(credited_ms, _) => {
                credited.set(credited_ms);
                line.send_after(BEAT_MS);
            }
            Outcome::Over(credited_ms) => {
                credited.set(credited_ms.unwrap_or_else(|| credited.get_untracked()));
                // Everybody's page is loaded anew: not in one second.
                let within = RESULT_AFTER_MS + chance() * RESULT_WITHIN_MS / 100;
                result.borrow_mut().set(Some(within));
            }
            // The stream said so, and the last beat is still to arrive.
            Outcome::Later if connection.get_untracked() == Connection::Over => return,
            _ => {}
        }
        connection.set(outcome.into());
    });
    if let Some(window) = window() {
        let online = Rc::clone(&line);
        listen(&window, "online", move |_| online.send_within(0));
        listen(&window, "offline", move |_| {
            if connection.get_untracked() == Connection::Connected {
                connection.set(Connection::Reconnecting);
            }
        });
        let left = Rc::clone(&line);
        let slug = lecture.to_owned();
        listen(&window, "pagehide", move |_| {
            if let Some((lease, seq)) = left.leave() {
                tab_storage::put(&slug, &lease, seq);
            }
        });
        let shown = Rc::clone(&line);
        let slug = lecture.to_owned();
        // Also a page that the browser kept whole, and that comes back by the back button.
        listen(&window, "pageshow", move |_| {
            resume(&shown, &slug);
            shown.hurry();
        });
        let back = Rc::clone(&line);
        if let Some(document) = document() {
            listen(&document, "visibilitychange", move |_| {
                if !is_hidden() {
                    back.hurry();
                }
            });
        }
    }
    resume(&line, lecture);
    line.send(String::new());
    line
}

fn resume(line: &Line, lecture: &str) {
    if let Some((lease, seq)) = tab_storage::take(lecture) {
        line.resume(lease, seq);
    }
}

/// The lecture is over: what has not been counted yet is counted soon.
pub(super) fn finish(line: &Line) {
    line.send_within(chance() * LAST_WITHIN_MS / 100);
}

/// What somebody is typing: a field that is in use, or a question that is begun.
const TYPING: &str = "textarea:focus, textarea:valid, input:focus";

/// The end screen takes the room's place; not while a stream still plays, so that the last words are heard out, nor under
/// whoever types.
fn show_result() {
    let is_there = |css| document().and_then(|document| document.query_selector(css).ok()?);
    if is_there(TYPING).is_some() {
        return;
    }
    let film = is_there("video");
    let film = film.and_then(|film| film.dyn_into::<HtmlMediaElement>().ok());
    if film.is_none_or(|film| film.paused())
        && let Some(window) = window()
    {
        // Where the browser refuses, the link to it stands there.
        let _ = window.location().reload();
    }
}

/// Calls `show` with the server's time, now and every second while the page is in sight.
pub(super) fn tick(rendered_ms: i64, show: impl Fn(i64) + 'static) {
    // The page began to load about when the server wrote it.
    let skew = rendered_ms - (wall_clock() - now());
    let alarm: Rc<RefCell<Option<Alarm>>> = Rc::default();
    let again = Rc::clone(&alarm);
    let run = Rc::new(move || {
        let at = wall_clock() + skew;
        show(at);
        if let Some(alarm) = again.borrow_mut().as_mut() {
            // To the next whole second of the server, so that the display neither skips nor stutters.
            alarm.set((!is_hidden()).then(|| 1000 - at.rem_euclid(1000)));
        }
    });
    let ring = Rc::clone(&run);
    *alarm.borrow_mut() = Some(Alarm::new(move || ring()));
    if let Some(document) = document() {
        let back = Rc::clone(&run);
        listen(&document, "visibilitychange", move |_| back());
    }
    run();
}
