//! What is said in the films of the demonstration, in several languages, and where their parts begin.

use super::stopped;
use crate::db::Db;
use app::accounts::Organizer;
use app::replays::{TrackForm, TrackKind, Tracks};

/// A film's captions and chapters.
pub(super) type Words = [(TrackKind, &'static str, &'static str)];

/// Of `first.mp4`; the Arabic ones go with what its interpreter says.
pub(super) const FIRST: &Words = &[
    (
        TrackKind::Captions,
        "en",
        include_str!("words/first.en.vtt"),
    ),
    (
        TrackKind::Captions,
        "ar",
        include_str!("words/first.ar.vtt"),
    ),
    (
        TrackKind::Captions,
        "th",
        include_str!("words/first.th.vtt"),
    ),
    (
        TrackKind::Chapters,
        "en",
        include_str!("words/first.chapters.vtt"),
    ),
    (
        TrackKind::Chapters,
        "ar",
        include_str!("words/first.chapters.ar.vtt"),
    ),
];
/// Of `second.mp4`.
pub(super) const SECOND: &Words = &[
    (
        TrackKind::Captions,
        "en",
        include_str!("words/second.en.vtt"),
    ),
    (
        TrackKind::Captions,
        "zh",
        include_str!("words/second.zh.vtt"),
    ),
    (
        TrackKind::Chapters,
        "en",
        include_str!("words/second.chapters.vtt"),
    ),
];

/// Uploads them for a lecture.
pub(super) async fn upload(
    db: &Db,
    by: &Organizer,
    slug: &str,
    words: &Words,
) -> Result<(), String> {
    for (kind, language, vtt) in words {
        let form = TrackForm {
            kind: kind.code().into(),
            track_language: (*language).into(),
            vtt: (*vtt).into(),
        };
        db.replays()
            .put_track(by, slug, &form)
            .await
            .map_err(stopped)?;
    }
    Ok(())
}
