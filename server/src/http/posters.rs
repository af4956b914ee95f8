//! A picture that is to stand for a replay: arriving by a plain form.

use super::file_form::{Arrived, Desk, FileForm, FileTaker, Words};
use app::answer::{Refused, ValidationErrors};
use app::i18n::Locale;
use app::replays::{POSTER_MOST, POSTER_URL, Posters};
use app::say;
use tokio::io::AsyncReadExt;

/// Takes in a picture.
#[derive(Debug)]
pub enum PosterFile {}

impl FileTaker for PosterFile {
    const FORM: FileForm = FileForm {
        url: POSTER_URL,
        field: "poster",
        section: "poster",
        most: POSTER_MOST,
        none: "file-none",
        too_large: "file-too-large",
    };

    fn saved(l: Locale) -> String {
        say!(l, "poster-saved")
    }

    async fn put(
        desk: &Desk<'_>,
        arrived: Arrived,
        _: &Words,
    ) -> Result<(), Refused<ValidationErrors>> {
        let disk = |error: std::io::Error| Self::FORM.disk(&error);
        let mut head = Vec::new();
        let file = tokio::fs::File::open(arrived.file.path())
            .await
            .map_err(disk)?;
        file.take(12).read_to_end(&mut head).await.map_err(disk)?;
        let ending = ending(&head).ok_or_else(|| Self::FORM.no("poster-kind"))?;
        let file = desk.media.keep(arrived.file, ending).await.map_err(disk)?;
        let replays = desk.db.replays();
        let done = replays.put_poster(&desk.organizer, desk.slug, &file).await;
        desk.settle(&file, done).await
    }
}

/// The ending of a picture's name, by its magic bytes; none where it is no JPEG, PNG or WebP.
fn ending(head: &[u8]) -> Option<&'static str> {
    match head {
        [0xFF, 0xD8, 0xFF, ..] => Some("jpg"),
        [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1A, b'\n', ..] => Some("png"),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P'] => Some("webp"),
        _ => None,
    }
}
