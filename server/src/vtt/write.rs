//! The cues as a WebVTT text of our own: whatever was uploaded, nothing in it is markup but the voices.

use app::replays::Cue;
use std::fmt::Write;

/// The text.
pub fn written(cues: &[Cue]) -> String {
    let mut text = String::from("WEBVTT\n");
    for cue in cues {
        // Writing to a string does not fail.
        let _ = write!(
            text,
            "\n{} --> {}\n",
            stamp(cue.start_ms),
            stamp(cue.end_ms)
        );
        if let Some(voice) = &cue.voice {
            let _ = write!(text, "<v {}>", escaped(voice));
        }
        let _ = writeln!(text, "{}", escaped(&cue.text));
    }
    text
}

fn stamp(ms: i64) -> String {
    let (s, ms) = (ms / 1000, ms % 1000);
    format!("{:02}:{:02}:{:02}.{ms:03}", s / 3600, s / 60 % 60, s % 60)
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}
