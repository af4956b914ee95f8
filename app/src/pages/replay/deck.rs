//! What is chosen below the film: its captions, sound, speed and quality. Sounds and qualities are links without script; with it
//! each changes what is played in place (`public/player.js`).

use super::Page;
use super::quality;
use crate::i18n::{language, language_of_its_own, megabytes};
use crate::replays::{Quality, Rendition, Replay, Sound, Track, TrackKind};
use crate::say;
use crate::ui::menu_parts;
use leptos::prelude::*;

/// The speeds on offer, in hundredths.
const SPEEDS: [i32; 7] = [50, 75, 100, 125, 150, 175, 200];

/// What there is to choose from.
pub(super) struct Choices<'a> {
    /// All that can be played.
    pub(super) films: &'a [Rendition],
    /// What the original stands for.
    pub(super) as_original: &'a [Quality],
    /// What is played.
    pub(super) film: &'a Rendition,
    pub(super) tracks: &'a [Track],
    /// The languages in which it is heard, its own first.
    pub(super) sounds: &'a [Sound],
    /// The one that is heard.
    pub(super) sound: Option<&'a Sound>,
}

/// The menus, and what is said where the film stops loading.
pub(super) fn deck(
    p: &Page,
    replay: &Replay,
    choices: &Choices<'_>,
    address: impl Fn(&Rendition) -> String,
) -> AnyView {
    let l = p.l;
    view! {
        <div class="deck">
            {captions(p, replay, choices.tracks)}
            {sounds(p, replay, choices)}
            {speeds(p)}
            {qualities(p, replay, choices, address)}
        </div>
        <div class="errors" role="alert" hidden>
            <p data-why="line" hidden>{say!(l, "player-failed")}</p>
            <p data-why="page" hidden>{say!(l, "player-reload")}</p>
            <p class="actions"><button type="button" class="button quiet small">{say!(l, "player-retry")}</button></p>
        </div>
    }
    .into_any()
}

/// What a menu's button says, and what stands above its rows.
fn head(title: String, now: String, aside: Option<String>) -> (AnyView, AnyView) {
    let label =
        view! { <span class="unseen">{title.clone()}": "</span><span class="is">{now}</span> };
    let head = view! { <p class="of"><span>{title}</span><span>{aside}</span></p> };
    (label.into_any(), head.into_any())
}

fn captions(p: &Page, replay: &Replay, tracks: &[Track]) -> AnyView {
    let l = p.l;
    let all = || {
        tracks
            .iter()
            .filter(|track| track.kind == TrackKind::Captions)
    };
    if all().next().is_none() {
        return ().into_any();
    }
    let row = |tag: String, name: String, note: Option<String>| {
        view! {
            <li><button type="button" data-captions=tag aria-pressed="false"><bdi>{name}</bdi><small>{note}</small></button></li>
        }
    };
    let off = row(String::new(), say!(l, "player-captions-off"), None);
    let rows = all()
        .map(|track| {
            let spoken = track.language == replay.lecture.language;
            let note = spoken.then(|| say!(l, "player-captions-spoken"));
            row(track.language.clone(), language(l, &track.language), note)
        })
        .collect_view();
    let (label, head) = head(say!(l, "player-captions"), String::new(), None);
    let sheet = view! {
        {head}
        <ul>{off}{rows}</ul>
        <p class="note">{say!(l, "player-captions-note")}</p>
    };
    view! {
        <div class="menu captions" data-spoken=replay.lecture.language.clone() hidden>
            {menu_parts("deck-captions", label, sheet.into_any())}
        </div>
    }
    .into_any()
}

/// The languages, each as those who speak it write it. One choice is none.
fn sounds(p: &Page, replay: &Replay, choices: &Choices<'_>) -> AnyView {
    if choices.sounds.len() < 2 {
        return ().into_any();
    }
    let l = p.l;
    let now = choices.sound.map(|sound| sound.language.as_str());
    let rows = choices
        .sounds
        .iter()
        .map(|sound| {
            let tag = sound.language.clone();
            let href = p.href(&format!("/replays/{}?sound={tag}", replay.lecture.slug));
            let current = (now == Some(tag.as_str())).then_some("true");
            let (own, ours) = (language_of_its_own(&tag), language(l, &tag));
            let note = (own != ours).then_some(ours);
            view! {
                <li>
                    <a href=href data-sound=tag aria-current=current rel="nofollow">
                        <bdi lang=sound.language.clone()>{own}</bdi>
                        <small>{note}</small>
                    </a>
                </li>
            }
        })
        .collect_view();
    let heard = now.map(language_of_its_own).unwrap_or_default();
    let (label, head) = head(say!(l, "sound"), heard, None);
    let sheet = view! {
        {head}
        <ul>{rows}</ul>
        <p class="note">{say!(l, "player-sound-note")}</p>
    };
    view! { <div class="menu sounds">{menu_parts("deck-sounds", label, sheet.into_any())}</div> }
        .into_any()
}

/// How fast, as the browser writes it.
fn speeds(p: &Page) -> AnyView {
    let l = p.l;
    let rows = SPEEDS
        .into_iter()
        .map(|speed| {
            view! { <li><button type="button" data-speed=speed.to_string() aria-pressed="false"><bdi></bdi></button></li> }
        })
        .collect_view();
    let (label, head) = head(say!(l, "player-speed"), String::new(), None);
    let sheet = view! {
        {head}
        <ul>{rows}</ul>
        <p class="note">{say!(l, "player-speed-note")}</p>
    };
    view! { <div class="menu speeds" hidden>{menu_parts("deck-speeds", label, sheet.into_any())}</div> }.into_any()
}

/// The films, with what each costs. One choice is none.
fn qualities(
    p: &Page,
    replay: &Replay,
    choices: &Choices<'_>,
    address: impl Fn(&Rendition) -> String,
) -> AnyView {
    let Choices {
        films, film: now, ..
    } = *choices;
    if films.len() < 2 {
        return ().into_any();
    }
    let l = p.l;
    let rows = films
        .iter()
        .map(|film| {
            let code = film.quality.code();
            let href = p.href(&format!("/replays/{}?q={code}", replay.lecture.slug));
            let current = (film.quality == now.quality).then_some("true");
            let picture = (film.quality != Quality::Audio).then_some("");
            view! {
                <li>
                    <a
                        href=href
                        data-quality=code
                        data-src=address(film)
                        type=film.media_type.clone()
                        data-bytes=film.bytes.to_string()
                        data-picture=picture
                        aria-current=current
                    >
                        <bdi>{quality::name(l, film)}</bdi>
                        <small>{megabytes(l, film.bytes)}</small>
                    </a>
                </li>
            }
        })
        .collect_view();
    let (label, head) = head(
        say!(l, "quality"),
        quality::name(l, now),
        Some(say!(l, "quality-still-to-load")),
    );
    let least = quality::smallest(films, choices.as_original)
        .map(|film| say!(l, "quality-least", quality = quality::name(l, film)));
    let by_hand = quality::wish(p).is_some();
    let sheet = view! { {head}<ul>{rows}</ul><p class="note">{least}</p> };
    view! {
        <div
            class="menu qualities"
            data-by-hand=by_hand.to_string()
            data-ms=replay.duration_ms.to_string()
            data-mb=say!(l, "megabytes", n = "{n}")
        >
            {menu_parts("deck-qualities", label, sheet.into_any())}
        </div>
    }
    .into_any()
}
