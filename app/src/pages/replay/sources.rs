//! What stands in the `<video>`: the film's address, and its text tracks.

use super::Page;
use crate::i18n::language;
use crate::replays::{Replay, Track, TrackKind, track_address};
use crate::ui::escaped;
use std::fmt::Write;

/// Its HTML. `film` is its address and media type; `at` is the second to begin at, which an address can say to a player
/// without script (Media Fragments 4.2.1).
pub(super) fn sources(
    p: &Page,
    replay: &Replay,
    film: (&str, &str),
    tracks: &[Track],
    at: Option<i64>,
) -> String {
    let from = at.map_or_else(String::new, |at| format!("#t={at}"));
    let mut html = format!(
        r#"<source src="{}{from}" type="{}">"#,
        attribute(film.0),
        attribute(film.1)
    );
    for track in tracks {
        let src = track_address(p.l, &replay.lecture.slug, track.kind, &track.language);
        // Shown from the start to those alone who may not follow what they hear.
        let reads = track.kind == TrackKind::Captions
            && track.language == p.l.tag()
            && replay.lecture.language != track.language;
        // Writing to a string does not fail.
        let _ = write!(
            html,
            r#"<track kind="{}" src="{}" srclang="{}" label="{}"{}>"#,
            track.kind.code(),
            attribute(&src),
            attribute(&track.language),
            attribute(&language(p.l, &track.language)),
            if reads { " default" } else { "" }
        );
    }
    html
}

fn attribute(text: &str) -> String {
    escaped(text).replace('"', "&quot;")
}
