//! Where a viewer left off, and going on from there.

use crate::islands::browser::{listen, media_ms, media_seconds, window};
use leptos::prelude::*;
use std::cell::Cell;
use std::rc::Rc;
use web_sys::{HtmlVideoElement, Storage};

/// Nearer to the beginning, there is nothing to go on from.
const LEAST_MS: i64 = 10_000;
/// Nearer to the end, the viewer was done.
const REST_MS: i64 = 15_000;
/// How often a visitor's place is noted.
const NOTE_MS: i64 = 5_000;
/// `HAVE_METADATA`: from here on a media element can jump.
const CAN_JUMP: u16 = 1;
/// What a media element tells when it begins to jump.
const SEEKING: &str = "seeking";

/// Whether a place is worth going on from. A length of 0 is not known.
const fn is_worth(ms: i64, duration_ms: i64) -> bool {
    ms > LEAST_MS && (duration_ms <= 0 || ms < duration_ms - REST_MS)
}

/// Goes on from `position_ms` at the first play, unless the viewer jumps before; `left_off` says so until they begin anew.
pub(super) fn resume(
    video: &HtmlVideoElement,
    position_ms: i64,
    duration_ms: i64,
    left_off: RwSignal<Option<i64>>,
) {
    if !is_worth(position_ms, duration_ms) || video.current_time() >= 1.0 {
        return;
    }
    left_off.set(Some(position_ms));
    let pending = Rc::new(Cell::new(true));
    let jumped = Rc::clone(&pending);
    listen(video, SEEKING, move |_| {
        if jumped.replace(false) {
            left_off.set(None);
        }
    });
    // A play button can be pressed before there is anything to jump in, hence two events.
    for event in ["play", "loadedmetadata"] {
        let (element, pending) = (video.clone(), Rc::clone(&pending));
        listen(video, event, move |_| {
            if !pending.get() || element.paused() || element.ready_state() < CAN_JUMP {
                return;
            }
            pending.set(false);
            match left_off.get_untracked() {
                Some(ms) if element.current_time() < 1.0 => {
                    element.set_current_time(media_seconds(ms));
                }
                // The viewer has chosen another place.
                _ => left_off.set(None),
            }
        });
    }
}

/// Begins anew.
pub(super) fn restart(video: &HtmlVideoElement, left_off: RwSignal<Option<i64>>) {
    left_off.set(None);
    video.set_current_time(0.0);
    let _ = video.play();
}

fn storage() -> Option<Storage> {
    // Refused where the reader forbids it; then a visitor simply begins at the beginning.
    window()?.local_storage().ok().flatten()
}

fn key(lecture: &str) -> String {
    ["replay:", lecture].concat()
}

/// Where a visitor left off in this browser; 0 where they did not.
pub(super) fn noted(lecture: &str) -> i64 {
    storage()
        .and_then(|storage| storage.get_item(&key(lecture)).ok().flatten())
        .and_then(|ms| ms.parse().ok())
        .unwrap_or_default()
}

/// Notes a visitor's place as they watch. (A person's is on record with what they watched.)
pub(super) fn note(video: &HtmlVideoElement, lecture: &str, duration_ms: i64) {
    let (element, key) = (video.clone(), key(lecture));
    let last = Cell::new(0);
    listen(video, "timeupdate", move |_| {
        let at = media_ms(element.current_time());
        if element.paused() || (at - last.get()).abs() < NOTE_MS {
            return;
        }
        last.set(at);
        if let Some(storage) = storage() {
            // Full or forbidden: nothing that the viewer could mend.
            let _ = if is_worth(at, duration_ms) {
                storage.set_item(&key, &at.to_string())
            } else {
                storage.remove_item(&key)
            };
        }
    });
}

#[cfg(test)]
mod tests {
    use super::is_worth;

    #[test]
    fn neither_the_first_seconds_nor_the_last_are_gone_on_from() {
        assert!(!is_worth(10_000, 90_000));
        assert!(is_worth(10_001, 90_000));
        assert!(!is_worth(75_000, 90_000));
        assert!(is_worth(75_000, 0));
    }
}
