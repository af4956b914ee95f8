//! Which of a replay's files is played: the reader's choice, remembered; else one that their line can bear.

use super::super::Page;
use crate::door::door;
use crate::i18n::Locale;
use crate::replays::{Quality, QualityMemory, Rendition};
use crate::say;
use http::request::Parts;
use leptos::prelude::*;

/// What is played where nothing else is chosen.
const USUAL: Quality = Quality::P360;

/// The file to play. `all` ends with the original, which stands for those kinds that would have been larger than it.
pub(super) fn chosen<'a>(
    p: &Page,
    all: &'a [Rendition],
    as_original: &[Quality],
) -> Option<&'a Rendition> {
    let parts = use_context::<Parts>();
    let memory = door::<dyn QualityMemory>();
    let saves_data = parts.as_ref().is_some_and(saves_data);
    if let Some(quality) = asked(p).filter(|asked| memory.quality() != Some(*asked)) {
        memory.remember(quality);
    }
    choose(wish(p), saves_data, all, as_original)
}

/// What the address asks for.
fn asked(p: &Page) -> Option<Quality> {
    Quality::parse(p.param("q"))
}

/// What the reader has chosen, now or before.
pub(super) fn wish(p: &Page) -> Option<Quality> {
    asked(p).or_else(|| door::<dyn QualityMemory>().quality())
}

/// The file for a wish. What is not there is not shown larger than it was wished for, where that can be.
fn choose<'a>(
    wish: Option<Quality>,
    saves_data: bool,
    all: &'a [Rendition],
    as_original: &[Quality],
) -> Option<&'a Rendition> {
    let of = |quality| all.iter().find(|film| film.quality == quality);
    let films = || all.iter().filter(|film| has_picture(film.quality));
    if wish.is_none() && saves_data {
        return smallest(all, as_original).or_else(|| all.first());
    }
    // A recording of which no film is made has no picture: its sound alone is all of it.
    let usual = if has_films(all, as_original) {
        USUAL
    } else {
        Quality::Audio
    };
    let wish = wish.unwrap_or(usual);
    of(wish)
        .or_else(|| of(Quality::Original).filter(|_| as_original.contains(&wish)))
        .or_else(|| films().rfind(|film| rank(film.quality) <= rank(wish)))
        .or_else(|| films().next())
        .or_else(|| of(Quality::Original))
        .or_else(|| all.first())
}

/// The smallest film, where several were made or the original is smaller than they would have been.
pub(super) fn smallest<'a>(all: &'a [Rendition], as_original: &[Quality]) -> Option<&'a Rendition> {
    let stands = as_original.iter().any(|quality| has_picture(*quality));
    all.iter()
        .filter(|film| has_picture(film.quality) || (stands && film.quality == Quality::Original))
        .min_by_key(|film| film.bytes)
}

/// Whether the recording has a picture: a film was made of it, or would have been larger than it.
pub(super) fn has_films(all: &[Rendition], as_original: &[Quality]) -> bool {
    let made = all.iter().map(|film| film.quality);
    made.chain(as_original.iter().copied()).any(has_picture)
}

/// Whether it is one of the films that were made.
const fn has_picture(quality: Quality) -> bool {
    matches!(quality, Quality::P144 | Quality::P360 | Quality::P720)
}

/// A sound that is not there is made up for by the usual film.
const fn rank(quality: Quality) -> u8 {
    match quality {
        Quality::P144 => 1,
        Quality::P360 | Quality::Audio => 2,
        Quality::P720 | Quality::Original => 3,
    }
}

/// Whether the reader's browser asks everybody to send less.
fn saves_data(parts: &Parts) -> bool {
    let asks = parts.headers.get("save-data");
    asks.is_some_and(|value| value.as_bytes().eq_ignore_ascii_case(b"on"))
}

/// Films are called by the lines they truly have.
pub(in super::super) fn name(l: Locale, film: &Rendition) -> String {
    match film.quality {
        Quality::Audio => say!(l, "quality-audio"),
        Quality::Original => say!(l, "quality-original"),
        film_of => {
            let lines = film.width.min(film.height);
            if lines > 0 {
                format!("{lines}p")
            } else {
                film_of.code().to_owned()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(qualities: &[Quality]) -> Vec<Rendition> {
        qualities
            .iter()
            .zip(1..)
            .map(|(quality, n)| Rendition {
                quality: *quality,
                file: String::new(),
                media_type: String::new(),
                bytes: n * 1_000_000,
                width: 0,
                height: 0,
                quieter_lu: 0,
            })
            .collect()
    }

    fn chosen_of(wish: Option<Quality>, saves: bool, there: &[Quality]) -> Option<Quality> {
        choose(wish, saves, &of(there), &[]).map(|film| film.quality)
    }

    #[test]
    fn the_usual_is_the_middle_and_whoever_saves_data_gets_the_smallest_film() {
        let all = Quality::ALL;
        assert_eq!(chosen_of(None, false, &all), Some(Quality::P360));
        assert_eq!(chosen_of(None, true, &all), Some(Quality::P144));
        for wish in all {
            assert_eq!(
                chosen_of(Some(wish), true, &all),
                Some(wish),
                "a choice is kept"
            );
        }
    }

    #[test]
    fn what_is_not_there_is_made_up_for_by_the_next_that_costs_no_more() {
        use Quality::{Audio, Original, P144, P360, P720};
        assert_eq!(
            chosen_of(Some(P720), false, &[P144, P360, Original]),
            Some(P360)
        );
        assert_eq!(chosen_of(None, false, &[P144, Original]), Some(P144));
        assert_eq!(chosen_of(Some(P144), false, &[P360, Original]), Some(P360));
        assert_eq!(
            chosen_of(Some(Audio), false, &[P144, P360, Original]),
            Some(P360)
        );
        assert_eq!(chosen_of(Some(P144), true, &[Original]), Some(Original));
        assert_eq!(chosen_of(None, true, &[Original]), Some(Original));
        assert_eq!(chosen_of(None, false, &[]), None);
    }

    #[test]
    fn of_a_recording_without_a_picture_the_sound_that_was_made_is_usual() {
        use Quality::{Audio, Original, P360};
        assert_eq!(chosen_of(None, false, &[Audio, Original]), Some(Audio));
        assert_eq!(
            chosen_of(Some(P360), false, &[Audio, Original]),
            Some(Original)
        );
        assert_eq!(
            chosen_of(Some(Original), false, &[Audio, Original]),
            Some(Original)
        );
    }

    #[test]
    fn the_original_stands_for_what_would_have_been_larger() {
        use Quality::{Audio, Original, P144, P360, P720};
        let there = of(&[P144, Audio, Original]);
        let chosen = |wish, saves, as_original: &[Quality]| {
            choose(wish, saves, &there, as_original).map(|film| film.quality)
        };
        assert_eq!(chosen(None, false, &[P360, P720]), Some(Original));
        assert_eq!(chosen(Some(P720), false, &[P720]), Some(Original));
        assert_eq!(chosen(Some(P144), false, &[P360]), Some(P144));
        assert_eq!(chosen(None, true, &[P360]), Some(P144));
        let small = of(&[Original, Audio]);
        let saved = choose(None, true, &small, &[P144, P360]).map(|film| film.quality);
        assert_eq!(
            saved,
            Some(Original),
            "smaller than the smallest film would have been"
        );
    }
}
