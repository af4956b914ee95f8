//! What an open room does beside beating: it follows the stream, sends the forms that may stay, keeps the screen on.

use super::background_forms;
use super::connection::Connection;
use super::parts::Parts;
use super::stream::{Stream, StreamEvent};
use crate::islands::browser::wake_lock::WakeLock;
use crate::islands::browser::{document, is_hidden, listen};
use crate::islands::wire::LectureState;
use leptos::prelude::*;
use std::rc::Rc;

/// Told how the lecture stands. (Boxed: the room and the desk share what is built of it.)
pub(super) type Hear = Box<dyn Fn(LectureState)>;

/// A page of the room, open.
pub(super) struct OpenRoom {
    stream: Rc<Stream>,
    screen: Rc<WakeLock>,
}

impl OpenRoom {
    /// Puts the parts that the stream brings in their place, and tells `hear` how the lecture stands.
    pub(super) fn new(
        lecture: &str,
        lang: &str,
        revision: i64,
        connection: RwSignal<Connection>,
        hear: Hear,
    ) -> Self {
        let told = move |hidden| connection.get_untracked().is_told(hidden);
        Self {
            stream: follow(lecture, lang, revision, false, hear, Box::new(told)),
            screen: WakeLock::new(),
        }
    }

    /// Does what the connection's state asks for.
    pub(super) fn apply(&self, connection: Connection) {
        self.stream.set_enabled(connection.is_told(is_hidden()));
        self.screen.hold(connection.is_measured());
    }
}

/// Whether a page that is out of sight, or is not, is to be told.
pub(super) type IsTold = Box<dyn Fn(bool) -> bool>;

/// A stream, not yet open, that puts parts in their place by itself; while it is open, forms may stay. Browsers open six
/// connections to a host, and whoever has many pages open looks at one: `is_told` is asked whenever the page comes into
/// sight or leaves it.
pub(super) fn follow(
    lecture: &str,
    lang: &str,
    revision: i64,
    desk: bool,
    hear: Hear,
    is_told: IsTold,
) -> Rc<Stream> {
    let document = document();
    let parts = document.as_ref().map(Parts::of);
    let settling = parts.clone();
    let stream = Stream::new(lecture, lang, revision, desk, move |event| match event {
        StreamEvent::State(state) => hear(state),
        StreamEvent::Part(html) => {
            if let Some(parts) = &parts {
                parts.bring(&html);
            }
        }
    });
    if let Some(document) = document {
        let following = Rc::clone(&stream);
        let settle = move || {
            if let Some(parts) = &settling {
                parts.settle();
            }
        };
        let seen = Rc::clone(&stream);
        listen(&document, "visibilitychange", move |_| {
            seen.set_enabled(is_told(is_hidden()));
        });
        background_forms::send_from(&document, move || following.is_open(), settle);
    }
    stream
}
