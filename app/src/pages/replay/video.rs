//! A replay as schema.org knows films, for those who list them.

use super::super::told::{absolute, shortened, the_hall};
use crate::i18n::Locale;
use crate::replays::Replay;
use serde_json::{Value, json};

/// The longest description, in characters.
const DESCRIPTION_MOST: usize = 500;

/// The film, with what it is about and the address of its picture.
pub(super) fn video(l: Locale, replay: &Replay, about: &str, picture: String) -> Value {
    let lecture = &replay.lecture;
    let about = if about.trim().is_empty() {
        &lecture.title
    } else {
        about
    };
    json!({
        "@context": "https://schema.org",
        "@type": "VideoObject",
        "name": lecture.title,
        "description": shortened(about, DESCRIPTION_MOST),
        "thumbnailUrl": [picture],
        "uploadDate": replay.published.rfc3339(),
        "duration": duration(replay.duration_ms),
        "inLanguage": lecture.language,
        "isAccessibleForFree": true,
        "publisher": the_hall(l),
        "url": absolute(&l.href(&format!("/replays/{}", lecture.slug))),
    })
}

/// A length as ISO 8601 writes one, in whole seconds: `PT1H2M3S`.
fn duration(ms: i64) -> String {
    let seconds = ms.max(0) / 1000;
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    let part = |n: i64, sign: char| {
        if n > 0 {
            format!("{n}{sign}")
        } else {
            String::new()
        }
    };
    let (hours, minutes) = (part(hours, 'H'), part(minutes, 'M'));
    let seconds = if seconds == 0 && !(hours.is_empty() && minutes.is_empty()) {
        String::new()
    } else {
        format!("{seconds}S")
    };
    format!("PT{hours}{minutes}{seconds}")
}

#[cfg(test)]
mod tests {
    use super::duration;

    #[test]
    fn a_length_is_written_as_iso_8601_does() {
        for (ms, written) in [
            (70_999, "PT1M10S"),
            (3_600_000, "PT1H"),
            (5_403_000, "PT1H30M3S"),
            (60_000, "PT1M"),
            (900, "PT0S"),
        ] {
            assert_eq!(duration(ms), written);
        }
    }
}
