//! In which language a replay is heard: the reader's choice, remembered; else that of the page, where it is offered.

use super::super::Page;
use crate::i18n::Locale;
use crate::replays::{Quality, Rendition, Sound, sound_address, wished_sounds};

/// Those that can be heard: films are put together with another sound where this hall has the programs for it.
pub(super) fn offered(mut sounds: Vec<Sound>, can_make: bool) -> Vec<Sound> {
    sounds.retain(|sound| can_make || sound.is_own());
    sounds
}

/// The sound to play, of those there are; the first is the film's own.
pub(super) fn chosen<'a>(p: &Page, sounds: &'a [Sound]) -> Option<&'a Sound> {
    let [asked, remembered] = wished_sounds(p.param("sound"));
    choose([asked, remembered, Some(p.l.tag())], sounds)
}

/// The sound of the first wish that can be heard.
fn choose<'a>(wishes: [Option<&str>; 3], sounds: &'a [Sound]) -> Option<&'a Sound> {
    wishes
        .into_iter()
        .flatten()
        .find_map(|wish| sounds.iter().find(|sound| sound.language == wish))
        .or_else(|| sounds.first())
}

/// Where a film is played with that sound; `of` says where a file lies. A recording without a picture is its sound.
pub(super) fn address(
    l: Locale,
    slug: &str,
    film: &Rendition,
    sound: Option<&Sound>,
    has_picture: bool,
    of: impl Fn(&str) -> String,
) -> String {
    let Some(sound) = sound else {
        return of(&film.file);
    };
    match &sound.audio {
        None => of(&film.file),
        Some(audio) if film.quality == Quality::Audio || !has_picture => of(&audio.file),
        Some(_) => sound_address(l, slug, &sound.language, film.quality),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sounds() -> Vec<Sound> {
        let of = |language: &str, audio| Sound {
            language: language.into(),
            audio,
        };
        let alone = Rendition {
            quality: Quality::Audio,
            file: "alone.m4a".into(),
            media_type: "audio/mp4".into(),
            bytes: 1,
            width: 0,
            height: 0,
            quieter_lu: 0,
        };
        vec![
            of("en", None),
            of("ar", Some(alone.clone())),
            of("fr", Some(alone)),
        ]
    }

    #[test]
    fn a_choice_goes_before_the_page_and_that_before_the_films_own() {
        let sounds = sounds();
        let heard = |wishes| choose(wishes, &sounds).map(|sound| sound.language.as_str());
        assert_eq!(heard([Some("fr"), Some("ar"), Some("en")]), Some("fr"));
        assert_eq!(heard([None, Some("fr"), Some("ar")]), Some("fr"));
        assert_eq!(heard([None, None, Some("ar")]), Some("ar"));
        assert_eq!(heard([Some("th"), Some("zh"), Some("th")]), Some("en"));
    }

    #[test]
    fn without_the_programs_there_is_the_films_own() {
        let languages = |can| -> Vec<String> {
            let sounds = offered(sounds(), can).into_iter();
            sounds.map(|sound| sound.language).collect()
        };
        assert_eq!(languages(true), ["en", "ar", "fr"]);
        assert_eq!(languages(false), ["en"]);
    }

    #[test]
    fn each_film_is_heard_in_each_language() {
        let sounds = sounds();
        let film = |quality| Rendition {
            quality,
            file: "film.mp4".into(),
            ..sounds[1].audio.clone().unwrap()
        };
        let at = |quality, sound: usize| {
            address(
                Locale::Ar,
                "cold",
                &film(quality),
                sounds.get(sound),
                true,
                |file| format!("/media/{file}"),
            )
        };
        assert_eq!(at(Quality::P360, 0), "/media/film.mp4");
        assert_eq!(at(Quality::P360, 1), "/ar/replays/cold/sound/ar/360p");
        assert_eq!(
            at(Quality::Original, 2),
            "/ar/replays/cold/sound/fr/original"
        );
        assert_eq!(at(Quality::Audio, 1), "/media/alone.m4a");
        assert_eq!(at(Quality::Audio, 0), "/media/film.mp4");
        let original = film(Quality::Original);
        let heard = address(
            Locale::En,
            "cold",
            &original,
            sounds.get(1),
            false,
            str::to_owned,
        );
        assert_eq!(heard, "alone.m4a", "nothing is to be seen");
    }
}
