//! The player island: the browser's own video, going on where one left off, and counting what is watched. Its menus and keys are
//! the page's script's (`public/player.js`).

mod counting;
mod place;
mod track;
mod unheard;
mod words;

pub use words::PlayerWords;

use crate::islands::figures;
use crate::islands::wire::BeyondCap;
use counting::Counted;
use leptos::{html, prelude::*};
use std::sync::Arc;

/// A replay. Without script it is the browser's own player, and not counted.
///
/// `lang` is the page's locale; `duration_ms` the length, 0 where it is not known; `position_ms` where a person left
/// off (a visitor's place is kept in the browser); `sources` what the page wrote into the element: the film's address and
/// its text tracks; `counted` is false for those whose watching never counts; `may_take` whether the browser's own menu
/// may offer to save the film; `children` what stays with the film.
#[island]
pub fn Player(
    lecture: String,
    lang: String,
    sources: String,
    poster: Option<String>,
    duration_ms: i64,
    position_ms: i64,
    signed_in: bool,
    counted: bool,
    may_take: bool,
    words: PlayerWords,
    children: Children,
) -> impl IntoView {
    let lang = Arc::<str>::from(lang);
    let video = NodeRef::<html::Video>::new();
    let awake = RwSignal::new(false);
    let left_off = RwSignal::new(None);
    let count = RwSignal::new(Counted::Unknown);

    Effect::new(move |_| {
        let Some(video) = video.get() else { return };
        awake.set(true);
        let position_ms = if signed_in {
            position_ms
        } else {
            place::noted(&lecture)
        };
        place::resume(&video, position_ms, duration_ms, left_off);
        if !signed_in {
            place::note(&video, &lecture, duration_ms);
        }
        if counted {
            counting::count(&video, &lecture, count);
        }
    });

    let restart = move |_| {
        if let Some(video) = video.get_untracked() {
            place::restart(&video, left_off);
        }
    };
    let resumes = {
        let lang = Arc::clone(&lang);
        move || {
            left_off.get().map_or_else(String::new, |ms| {
                figures::fill(&words.resumes, "{time}", &figures::clock(&lang, ms))
            })
        }
    };
    let watched = move || match count.get() {
        Counted::Watched(share) => figures::fill(
            &words.watched,
            "{n}",
            &figures::number(&lang, share.percent),
        ),
        _ => String::new(),
    };
    let not_counted = move || match count.get() {
        Counted::TakenOver => words.taken_over.clone(),
        Counted::Not => words.not_counted.clone(),
        Counted::Waiting => words.waiting.clone(),
        Counted::Watched(share) => match share.beyond_cap {
            Some(BeyondCap::Network) => words.beyond_cap.clone(),
            Some(BeyondCap::Browser) => words.beyond_cap_of_browser.clone(),
            None => String::new(),
        },
        Counted::Unknown => String::new(),
    };
    view! {
        <div class="watch">
            <div class="frame">
                <video
                    node_ref=video
                    controls
                    preload="metadata"
                    playsinline
                    poster=poster
                    controlslist=(!may_take).then_some("nodownload")
                    aria-label=words.label
                    inner_html=sources
                ></video>
            </div>
            {children()}
        </div>
        <div class="controls" hidden=move || !awake.get()>
            <span class="soft" hidden=move || left_off.get().is_none()>{resumes}</span>
            <button type="button" class="link" hidden=move || left_off.get().is_none() on:click=restart>
                {words.restart}
            </button>
            <span class="soft end">{watched}</span>
            <span class="warn-text" role="status">{not_counted}</span>
            <span class="soft small keys">{words.keys}</span>
        </div>
    }
}
