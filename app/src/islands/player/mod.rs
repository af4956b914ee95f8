//! The player island: the browser's own video, then resume, speed, keys, and counting what is watched.

mod counting;
mod keys;
mod place;
mod recovery;
mod track;
mod words;

pub use words::PlayerWords;

use crate::islands::wire::BeyondCap;
use crate::islands::{figures, intl};
use counting::Counted;
use leptos::{ev, html, prelude::*};
use recovery::Stopped;
use std::sync::Arc;
use web_sys::HtmlVideoElement;

/// The speeds on offer, in hundredths.
const SPEEDS: [i32; 6] = [50, 75, 100, 125, 150, 200];
/// `NETWORK_NO_SOURCE`: the browser found nothing that it can play.
const NO_SOURCE: u16 = 3;

/// A replay. Without script it is the browser's own player, and not counted.
///
/// `lang` is the page's locale; `duration_ms` the length, 0 where it is not known; `position_ms` where a person left
/// off (a visitor's place is kept in the browser); `sources` what the page wrote into the element: the film's address and
/// its text tracks; `counted` is false for those whose watching never counts; `may_take` whether the browser's own menu
/// may offer to save the film.
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
) -> impl IntoView {
    let lang = Arc::<str>::from(lang);
    let video = NodeRef::<html::Video>::new();
    let awake = RwSignal::new(false);
    let stopped = RwSignal::new(None);
    let asked = RwSignal::new(false);
    let left_off = RwSignal::new(None);
    let count = RwSignal::new(Counted::Unknown);

    Effect::new(move |_| {
        let Some(video) = video.get() else { return };
        awake.set(true);
        if video.network_state() == NO_SOURCE || video.error().is_some() {
            recovery::go_on(&video, asked, stopped);
        }
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

    let with_video = move |run: &dyn Fn(&HtmlVideoElement)| {
        if let Some(video) = video.get_untracked() {
            run(&video);
        }
    };
    let press = move |event: ev::KeyboardEvent| with_video(&|video| keys::press(video, &event));
    let restart = move |_| with_video(&|video| place::restart(video, left_off));
    let set_speed = move |event: ev::Event| {
        let speed = event_target_value(&event).parse().unwrap_or(100);
        with_video(&|video| video.set_playback_rate(f64::from(speed) / 100.0));
    };
    let fail = move |event: ev::ErrorEvent| {
        if recovery::is_of_film(&event) {
            with_video(&|video| recovery::go_on(video, asked, stopped));
        }
    };
    let retry = move |_| {
        asked.set(false);
        stopped.set(None);
        with_video(&|video| recovery::go_on(video, asked, stopped));
    };

    let speeds = SPEEDS
        .into_iter()
        .map(|speed| {
            let lang = Arc::clone(&lang);
            // The row is hidden until the island is awake, so the browser's own way of writing fractions will do.
            let name = move || {
                if awake.get() {
                    [&intl::decimal(&lang, f64::from(speed) / 100.0), "×"].concat()
                } else {
                    String::new()
                }
            };
            view! { <option value=speed selected=speed == 100>{name}</option> }
        })
        .collect_view();
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
    let why = move || match stopped.get() {
        Some(Stopped::Line) => words.failed.clone(),
        Some(Stopped::Page) => words.reload.clone(),
        None => String::new(),
    };
    view! {
        <div class="frame" on:keydown:capture=press on:keyup:capture=|event| keys::release(&event)>
            <video
                node_ref=video
                controls
                preload="metadata"
                playsinline
                poster=poster
                controlslist=(!may_take).then_some("nodownload")
                aria-label=words.label
                on:error:capture=fail
                on:playing=move |_| asked.set(false)
                inner_html=sources
            ></video>
        </div>
        <div class="errors" role="alert" hidden=move || stopped.get().is_none()>
            <p>{why}</p>
            <p class="actions">
                <button type="button" class="button quiet small" on:click=retry>{words.retry}</button>
            </p>
        </div>
        <div class="controls" hidden=move || !awake.get()>
            <label>{words.speed} <select on:change=set_speed>{speeds}</select></label>
            <span class="soft" hidden=move || left_off.get().is_none()>{resumes}</span>
            <button type="button" class="link" hidden=move || left_off.get().is_none() on:click=restart>
                {words.restart}
            </button>
            <span class="soft end">{watched}</span>
            <span class="warn-text" role="status">{not_counted}</span>
            <span class="soft small">{words.keys}</span>
        </div>
    }
}
