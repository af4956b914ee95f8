//! The upload island: a plain form, which with script shows how far the file has come and can be cancelled.
#![expect(
    missing_docs,
    reason = "what `#[island]` writes for a browser carries none"
)]

mod pace;
mod sending;
mod words;

pub use words::UploadWords;

use crate::browser::figures::{clock, decimal, fill, number};
use crate::browser::whole;
use leptos::{ev, html, prelude::*};
use pace::Pace;
use sending::Sent;
use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;
use web_sys::XmlHttpRequest;

/// What stands below the form.
#[derive(Debug, Clone, Default, PartialEq)]
struct Told {
    /// On its way.
    busy: bool,
    percent: i64,
    /// How far, how fast.
    line: String,
    /// For those who do not see the bar: only what changes rarely.
    said: String,
    /// What went wrong.
    problem: String,
    /// Whether trying the same again may help.
    again: bool,
}

/// Uploads a video to `action`, a multipart form's address; the file is the field `video`.
///
/// `lang` is the page's locale; a file of more than `max_bytes` is refused before it leaves. The server answers
/// `{"to": "/path"}`, or a 4xx with `{"error": "sentence"}`, where `Accept` asks for JSON.
#[island]
pub fn Upload(action: String, lang: String, max_bytes: i64, words: UploadWords) -> impl IntoView {
    let form = NodeRef::<html::Form>::new();
    let file = NodeRef::<html::Input>::new();
    let told = RwSignal::new(Told::default());
    let wanted = RwSignal::new(None::<bool>);
    let words = Arc::new(words);

    Effect::new(move |_| sending::guard(move || told.with_untracked(|told| told.busy)));

    // `wanted` is `true` to send and `false` to cancel: the request lives in the effect, the one place that is only in
    // the browser.
    let on_way = Rc::new(RefCell::new(None::<XmlHttpRequest>));
    Effect::new({
        let words = Arc::clone(&words);
        move |_| match (wanted.get(), form.get_untracked()) {
            (Some(true), Some(form)) => {
                told.set(Told {
                    busy: true,
                    ..Told::default()
                });
                let (lang, words) = (lang.clone(), Arc::clone(&words));
                let hear = Rc::new(move |sent| {
                    let next = told
                        .try_update(|told| tell(told, sent, &lang, &words))
                        .flatten();
                    // Only now: leaving the page asks at once whether it is busy.
                    if let Some(next) = next {
                        sending::go(&next);
                    }
                });
                let xhr = sending::send(&form, Rc::clone(&hear));
                if xhr.is_err() {
                    hear(Sent::Failed);
                }
                *on_way.borrow_mut() = xhr.ok();
            }
            (Some(false), _) => {
                let xhr = on_way.borrow_mut().take();
                if let Some(xhr) = xhr {
                    // An upload that is over already has nothing to abort.
                    let _ = xhr.abort();
                }
            }
            _ => {}
        }
    });

    let too_large = words.too_large.clone();
    let is_fit = move || {
        let size = file
            .get_untracked()
            .and_then(|input| input.files()?.get(0))
            .map_or(0.0, |file| file.size());
        let fits = whole(size) <= max_bytes;
        let problem = if fits {
            String::new()
        } else {
            too_large.clone()
        };
        told.set(Told {
            problem,
            ..Told::default()
        });
        fits
    };
    let is_fit_to_send = is_fit.clone();
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        if !told.with_untracked(|told| told.busy) && is_fit_to_send() {
            wanted.set(Some(true));
        }
    };
    let change = move |_| {
        if !told.with_untracked(|told| told.busy) {
            is_fit();
        }
    };
    view! {
        <form
            class="upload"
            method="post"
            enctype="multipart/form-data"
            action=action
            node_ref=form
            on:submit=submit
        >
            <div class="field">
                <label for="video">{words.file.clone()}</label>
                <input
                    id="video"
                    type="file"
                    name="video"
                    accept="video/mp4,video/webm"
                    required
                    aria-describedby="video-hint"
                    node_ref=file
                    on:change=change
                />
                <p class="hint" id="video-hint">{words.hint.clone()}</p>
            </div>
            <div class="errors" role="alert" hidden=move || told.with(|told| told.problem.is_empty())>
                <p>{move || told.with(|told| told.problem.clone())}</p>
                <p class="actions" hidden=move || told.with(|told| !told.again)>
                    <button class="button quiet small">{words.retry.clone()}</button>
                </p>
            </div>
            <div class="sending" hidden=move || told.with(|told| !told.busy)>
                <progress max="100" value=move || told.with(|told| told.percent) aria-label=words.bar.clone()></progress>
                <p class="progress-line">{move || told.with(|told| told.line.clone())}</p>
                <button type="button" class="button quiet small" on:click=move |_| wanted.set(Some(false))>
                    {words.cancel.clone()}
                </button>
            </div>
            <p class="progress-line" role="status">{move || told.with(|told| told.said.clone())}</p>
            <button class="button" aria-disabled=move || told.with(|told| told.busy.then_some("true"))>
                {words.send.clone()}
            </button>
        </form>
    }
}

/// Writes down what became of the upload; answers the page to go on to where it was taken.
fn tell(told: &mut Told, sent: Sent, lang: &str, words: &UploadWords) -> Option<String> {
    let (problem, again) = match sent {
        Sent::Part(done, total, pace) => {
            told.percent = whole(done / total.max(1.0) * 100.0);
            told.line = line(done, total, pace, lang, words);
            return None;
        }
        Sent::Arrived => {
            told.percent = 100;
            words.checking.clone_into(&mut told.said);
            return None;
        }
        Sent::Taken(to) => {
            // No longer busy, so that the page may be left without being asked.
            told.busy = false;
            return Some(to);
        }
        Sent::Cancelled => {
            *told = Told {
                said: words.cancelled.clone(),
                ..Told::default()
            };
            return None;
        }
        Sent::Refused(sentence) => (sentence, false),
        Sent::TooLarge => (words.too_large.clone(), false),
        Sent::Failed => (words.failed.clone(), true),
        Sent::Lost => (words.network.clone(), true),
    };
    *told = Told {
        problem,
        again,
        ..Told::default()
    };
    None
}

fn line(done: f64, total: f64, pace: Pace, lang: &str, words: &UploadWords) -> String {
    let tenths = |n: f64| decimal(lang, (n * 10.0).round() / 10.0);
    let mut line = fill(&words.progress, "{done}", &tenths(done / 1e6));
    line = fill(&line, "{total}", &tenths(total / 1e6));
    line = fill(
        &line,
        "{percent}",
        &number(lang, whole(done / total.max(1.0) * 100.0)),
    );
    if let Some(left) = pace.left_ms(total - done) {
        let pace = fill(&words.pace, "{speed}", &tenths(pace.megabytes()));
        line.push_str(" · ");
        line.push_str(&fill(&pace, "{time}", &clock(lang, whole(left))));
    }
    line
}
