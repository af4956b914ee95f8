//! A track as a WebVTT text of our own: whatever was uploaded, nothing in it is markup but the voices.

use super::{Cue, ParsedTrack};
use std::fmt::Write;

/// The text.
pub fn written(track: &ParsedTrack) -> String {
    let mut text = String::from("WEBVTT\n");
    // Writing to a string does not fail.
    for region in &track.regions {
        let _ = write!(text, "\nREGION\n{}\n", region.to_string().trim_start());
    }
    for cue in &track.cues {
        let (start, end) = (stamp(cue.start_ms), stamp(cue.end_ms));
        let id = if cue.id.is_empty() { "" } else { "\n" };
        let _ = write!(
            text,
            "\n{}{id}{start} --> {end}{}\n{}\n",
            cue.id,
            cue.settings,
            payload(cue)
        );
    }
    text
}

/// What the cue says. A voice ends where another part follows.
fn payload(cue: &Cue) -> String {
    let mut text = String::new();
    let mut parts = cue.parts.iter().peekable();
    while let Some(part) = parts.next() {
        if let Some(voice) = &part.voice {
            let _ = write!(text, "<v {}>", escaped(voice));
        }
        text.push_str(&escaped(&part.text));
        if parts.peek().is_some() {
            let end = part.voice.as_ref().map_or("", |_| "</v>");
            let _ = writeln!(text, "{end}");
        }
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
