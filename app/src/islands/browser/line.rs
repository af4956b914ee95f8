//! The line to the server: beats leave one after another, and the same one again until it is answered.

use super::beat_schedule::{BeatSchedule, Outcome, Reply, ReplyHeaders, TimerAction};
use super::{Alarm, chance, now, wall_clock, whole, window};
use crate::islands::wire::{BEYOND_CAP, BeyondCap};
use js_sys::{JsString, Reflect};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{AbortController, AbortSignal, Headers, RequestInit, Response};

type Hear = Box<dyn Fn(&Rc<Line>, Outcome)>;

/// The line of one island.
pub(crate) struct Line {
    path: &'static str,
    lecture: String,
    state: RefCell<State>,
    hear: Hear,
}

struct State {
    schedule: BeatSchedule,
    /// What a beat says beside its lease and number: `&name=value` pairs.
    fields: String,
    alarm: Alarm,
    flight: Option<AbortController>,
}

impl Line {
    /// A line to that address. `hear` is told what came of every request; it may send the next beat from there.
    pub(crate) fn new(
        path: &'static str,
        lecture: &str,
        hear: impl Fn(&Rc<Self>, Outcome) + 'static,
    ) -> Rc<Self> {
        Rc::new_cyclic(|line: &std::rc::Weak<Self>| {
            let line = line.clone();
            let alarm = Alarm::new(move || {
                if let Some(line) = line.upgrade() {
                    line.ring();
                }
            });
            let state = State {
                schedule: BeatSchedule::new(),
                fields: String::new(),
                alarm,
                flight: None,
            };
            let lecture = String::from(js_sys::encode_uri_component(lecture));
            Self {
                path,
                lecture,
                state: RefCell::new(state),
                hear: Box::new(hear),
            }
        })
    }

    /// Whether a beat can be handed over.
    pub(crate) fn is_idle(&self) -> bool {
        self.state.borrow().schedule.is_idle()
    }

    /// Sends a beat now; without effect while another is on its way.
    pub(crate) fn send(self: &Rc<Self>, fields: String) {
        {
            let mut state = self.state.borrow_mut();
            if !state.schedule.is_idle() {
                return;
            }
            state.fields = fields;
            state.schedule.plan(now());
        }
        self.ring();
    }

    /// Sends the next beat so many milliseconds after the last one left.
    ///
    /// Called from an answer, not from a timer: browsers hold back timers that were set by timers to one a minute in a
    /// page out of sight, which this room is whenever the meeting is in another window.
    pub(crate) fn send_after(&self, ms: i64) {
        let state = &mut *self.state.borrow_mut();
        let at = state.schedule.sent() + ms;
        state.schedule.plan(at);
        state.alarm.set(state.schedule.rings_in(now()));
    }

    /// Begins anew with an empty lease.
    pub(crate) fn begin(&self) {
        self.state.borrow_mut().schedule.begin();
    }

    /// The reader, or the network, is back: what is overdue leaves at once.
    pub(crate) fn hurry(self: &Rc<Self>) {
        self.state.borrow_mut().schedule.hurry(now());
        self.ring();
    }

    /// Sends the next beat within so many milliseconds.
    pub(crate) fn send_within(&self, ms: i64) {
        let state = &mut *self.state.borrow_mut();
        state.schedule.soon(now() + ms);
        state.alarm.set(state.schedule.rings_in(now()));
    }

    /// Goes on with a lease where another page left it.
    pub(crate) fn resume(&self, lease: String, seq: i64) {
        self.state.borrow_mut().schedule.resume(lease, seq);
    }

    /// The page is being left: the next beat leaves before it. Answers the lease and the number to go on with.
    pub(crate) fn leave(self: &Rc<Self>) -> Option<(String, i64)> {
        let left = self.state.borrow_mut().schedule.leave(now());
        self.ring();
        left
    }

    fn ring(self: &Rc<Self>) {
        let state = &mut *self.state.borrow_mut();
        match state.schedule.ring(now()) {
            TimerAction::Send => {
                let body = [
                    "lecture=",
                    &self.lecture,
                    "&lease=",
                    &String::from(js_sys::encode_uri_component(&state.schedule.lease)),
                    "&seq=",
                    &state.schedule.seq.to_string(),
                    &state.fields,
                ]
                .concat();
                state.flight = AbortController::new().ok();
                let signal = state.flight.as_ref().map(AbortController::signal);
                let line = Rc::clone(self);
                spawn_local(async move {
                    let reply = post(line.path, &body, signal.as_ref())
                        .await
                        .unwrap_or(Reply::Silence);
                    line.answered(&reply);
                });
            }
            TimerAction::GiveUp => {
                if let Some(flight) = &state.flight {
                    flight.abort();
                }
            }
            TimerAction::Wait => {}
        }
        state.alarm.set(state.schedule.rings_in(now()));
    }

    fn answered(self: &Rc<Self>, reply: &Reply) {
        let outcome = {
            let state = &mut *self.state.borrow_mut();
            state.flight = None;
            let outcome = state.schedule.hear(reply, now(), chance());
            state.alarm.set(state.schedule.rings_in(now()));
            outcome
        };
        (self.hear)(self, outcome);
    }
}

/// One request. `keepalive`, so that a beat outlives the page that is being closed.
async fn post(path: &str, body: &str, signal: Option<&AbortSignal>) -> Result<Reply, JsValue> {
    let window = window().ok_or(JsValue::NULL)?;
    let headers = Headers::new()?;
    headers.set("content-type", "application/x-www-form-urlencoded")?;
    let init = RequestInit::new();
    init.set_method("POST");
    init.set_headers(&headers);
    init.set_body(&JsValue::from_str(body));
    init.set_signal(signal);
    // web-sys does not know this member of the dictionary.
    Reflect::set(&init, &"keepalive".into(), &JsValue::TRUE)?;
    let response: Response = JsFuture::from(window.fetch_with_str_and_init(path, &init))
        .await?
        .dyn_into()?;
    let header = |name| response.headers().get(name);
    let headers = ReplyHeaders {
        wait_ms: header("retry-after")?.as_deref().and_then(wait_ms),
        beyond_cap: header(BEYOND_CAP)?.as_deref().and_then(BeyondCap::parse),
    };
    let text = JsFuture::from(response.text()?)
        .await?
        .dyn_into::<JsString>()?;
    Ok(Reply::Answer(response.status(), text.into(), headers))
}

/// No server is waited for longer than a day.
const LONGEST_S: i64 = 86_400;

/// `Retry-After` in milliseconds: seconds, or the date until which to wait (RFC 9110 §10.2.3).
fn wait_ms(header: &str) -> Option<i64> {
    if let Ok(seconds) = header.trim().parse::<i64>() {
        return Some(seconds.clamp(0, LONGEST_S) * 1000);
    }
    let date = js_sys::Date::parse(header);
    (!date.is_nan()).then(|| whole(date) - wall_clock())
}
