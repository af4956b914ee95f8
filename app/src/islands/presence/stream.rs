//! What the server tells an open room: when the lecture begins and ends, and the parts of the page that changed.

use crate::islands::browser::back_off::back_off;
use crate::islands::browser::{Alarm, chance, listen, window};
use crate::islands::wire::{LectureState, PART_EVENT, STATE_EVENT};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{EventSource, MessageEvent};

/// What the server says.
pub(super) enum StreamEvent {
    /// How the lecture stands.
    State(LectureState),
    /// The HTML of one element.
    Part(String),
}

/// The stream of one room. A browser reconnects by itself where the network fails; where the server answers anything
/// but a stream it gives up, and is told to try again here.
pub(super) struct Stream {
    path: String,
    /// The last change that has been seen.
    since: Cell<i64>,
    enabled: Cell<bool>,
    tries: Cell<usize>,
    source: RefCell<Option<EventSource>>,
    alarm: RefCell<Option<Alarm>>,
    hear: Box<dyn Fn(StreamEvent)>,
}

impl Stream {
    /// A stream that is not yet open. `since` is what the page was written with; the desk is told more than the room.
    pub(super) fn new(
        lecture: &str,
        lang: &str,
        since: i64,
        desk: bool,
        hear: impl Fn(StreamEvent) + 'static,
    ) -> Rc<Self> {
        let lecture = String::from(js_sys::encode_uri_component(lecture));
        let stream = Rc::new(Self {
            path: [
                "/events/live/",
                &lecture,
                if desk { "?desk=true&l=" } else { "?l=" },
                lang,
                "&since=",
            ]
            .concat(),
            since: Cell::new(since),
            enabled: Cell::new(false),
            tries: Cell::new(0),
            source: RefCell::default(),
            alarm: RefCell::default(),
            hear: Box::new(hear),
        });
        let again = Rc::clone(&stream);
        *stream.alarm.borrow_mut() = Some(Alarm::new(move || again.open()));
        if let Some(window) = window() {
            // A page that may come back is put away without a connection.
            let left = Rc::clone(&stream);
            listen(&window, "pagehide", move |_| left.close());
            let back = Rc::clone(&stream);
            listen(&window, "pageshow", move |_| back.open());
        }
        stream
    }

    /// Opens it, or closes it for good.
    pub(super) fn set_enabled(self: &Rc<Self>, enabled: bool) {
        self.enabled.set(enabled);
        if enabled {
            self.open();
        } else {
            self.close();
        }
    }

    /// Whether what the server has to say arrives.
    pub(super) fn is_open(&self) -> bool {
        let source = self.source.borrow();
        source
            .as_ref()
            .is_some_and(|source| source.ready_state() == EventSource::OPEN)
    }

    fn open(self: &Rc<Self>) {
        if !self.enabled.get() || self.source.borrow().is_some() {
            return;
        }
        self.ring_in(None);
        let url = [self.path.as_str(), &self.since.get().to_string()].concat();
        let Ok(source) = EventSource::new(&url) else {
            return;
        };
        let stream = Rc::clone(self);
        listen(&source, STATE_EVENT, move |event| {
            stream.tries.set(0);
            if let Some(state) = message(event).and_then(|event| LectureState::parse(&text(&event)))
            {
                (stream.hear)(StreamEvent::State(state));
            }
        });
        let stream = Rc::clone(self);
        listen(&source, PART_EVENT, move |event| {
            if let Some(event) = message(event) {
                let seen = event.last_event_id().parse().unwrap_or_default();
                stream.since.set(stream.since.get().max(seen));
                (stream.hear)(StreamEvent::Part(text(&event)));
            }
        });
        let stream = Rc::clone(self);
        let own = source.clone();
        listen(&source, "error", move |_| {
            if own.ready_state() == EventSource::CLOSED {
                stream.close();
                let tries = stream.tries.get();
                stream.tries.set(tries + 1);
                stream.ring_in(stream.enabled.get().then(|| back_off(tries, chance())));
            }
        });
        self.source.replace(Some(source));
    }

    fn close(&self) {
        self.ring_in(None);
        if let Some(source) = self.source.take() {
            source.close();
        }
    }

    fn ring_in(&self, ms: Option<i64>) {
        if let Some(alarm) = self.alarm.borrow_mut().as_mut() {
            alarm.set(ms);
        }
    }
}

fn message(event: web_sys::Event) -> Option<MessageEvent> {
    event.dyn_into().ok()
}

fn text(event: &MessageEvent) -> String {
    event.data().as_string().unwrap_or_default()
}
