//! Follows the room's stream: the lecture's span, the parts of the page, and the forms that may stay.

use super::parts::Parts;
use super::state::Span;
use super::stay;
use super::stream::{Said, Stream};
use crate::browser::window;
use std::rc::Rc;

/// A stream that puts parts in their place by itself, and tells `hear` the span and whether the lecture is over.
pub(super) fn follow(
    lecture: &str,
    lang: &str,
    revision: i64,
    desk: bool,
    hear: impl Fn(Span, bool) + 'static,
) -> Rc<Stream> {
    let document = window().and_then(|window| window.document());
    let parts = document.as_ref().map(Parts::of);
    let settling = parts.clone();
    let stream = Stream::new(lecture, lang, revision, desk, move |said| match said {
        Said::State(span, over) => hear(span, over),
        Said::Part(html) => {
            if let Some(parts) = &parts {
                parts.bring(&html);
            }
        }
    });
    if let Some(document) = document {
        let open = Rc::clone(&stream);
        stay::keep(
            &document,
            move || open.is_open(),
            move || {
                if let Some(parts) = &settling {
                    parts.settle();
                }
            },
        );
    }
    stream
}
