//! Keys, while the player has the focus.

use crate::islands::browser::window;
use web_sys::{HtmlVideoElement, KeyboardEvent, TextTrackMode};

/// Does what a key asks for, and keeps it from the video (hence heard on its way down, at the frame): the browser's own
/// player would act on it a second time. Its buttons still answer to Enter, its sliders to the arrows up and down.
pub(super) fn press(video: &HtmlVideoElement, event: &KeyboardEvent) {
    if event.ctrl_key() || event.alt_key() || event.meta_key() || event.default_prevented() {
        return;
    }
    match event.key().as_str() {
        "j" | "J" => skip(video, -10.0),
        "l" | "L" => skip(video, 10.0),
        "ArrowLeft" => skip(video, -5.0),
        "ArrowRight" => skip(video, 5.0),
        // A key that is held down must not flicker.
        " " | "k" | "K" | "c" | "C" | "f" | "F" if event.repeat() => {}
        " " | "k" | "K" => toggle(video),
        "c" | "C" => captions(video),
        "f" | "F" => full_screen(video),
        _ => return,
    }
    keep(event);
}

/// Chromium plays and pauses when the space bar comes up again, whatever became of its going down.
pub(super) fn release(event: &KeyboardEvent) {
    if event.key() == " " {
        keep(event);
    }
}

fn keep(event: &KeyboardEvent) {
    event.prevent_default();
    event.stop_propagation();
}

fn skip(video: &HtmlVideoElement, seconds: f64) {
    video.set_current_time((video.current_time() + seconds).max(0.0));
}

fn toggle(video: &HtmlVideoElement) {
    // Where the browser will not play, it says so itself.
    if video.paused() {
        let _ = video.play();
    } else {
        let _ = video.pause();
    }
}

/// Shows the first captions, or hides what is shown.
fn captions(video: &HtmlVideoElement) {
    let Some(tracks) = video.text_tracks() else {
        return;
    };
    let all = || (0..tracks.length()).filter_map(|n| tracks.get(n));
    let shown: Vec<_> = all()
        .filter(|track| track.mode() == TextTrackMode::Showing)
        .collect();
    if shown.is_empty() {
        if let Some(first) = all().next() {
            first.set_mode(TextTrackMode::Showing);
        }
    } else {
        for track in shown {
            track.set_mode(TextTrackMode::Hidden);
        }
    }
}

fn full_screen(video: &HtmlVideoElement) {
    let Some(document) = window().and_then(|window| window.document()) else {
        return;
    };
    if document.fullscreen_element().is_some() {
        document.exit_fullscreen();
    } else {
        // Some phones know no full screen but their own player's.
        let _ = video.request_fullscreen();
    }
}
