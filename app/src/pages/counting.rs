//! What a figure means: the public page others check us by (`FIGURES.md` says the same to those who build).

use super::programme::in_figures;
use super::render::PageContent;
use super::told::Told;
use super::{Page, page};
use crate::door::door;
use crate::i18n::Locale;
use crate::live::ATTENDANCE_RULE;
use crate::reports::Reports;
use crate::say;
use leptos::prelude::*;

/// The terms of the live part, each with its definition under `define-…`.
const LIVE: [&str; 11] = [
    "seat",
    "joined",
    "beat",
    "credit",
    "lease",
    "presence",
    "gathered",
    "core",
    "attended",
    "late",
    "correction",
];
/// What is to be said of a gathered room besides, each a line of its own.
const GATHERED: [&str; 6] = [
    "gathered-room",
    "gathered-asked",
    "gathered-when",
    "gathered-most",
    "gathered-neither",
    "gathered-missing",
];
/// The terms of the replays' part.
const REPLAY: [&str; 13] = [
    "play",
    "one-player",
    "play-credit",
    "play-signal",
    "replay",
    "watch-time",
    "step",
    "viewers",
    "completed",
    "by-replay",
    "caps",
    "retention",
    "replaced",
];
/// The public counters.
const PUBLIC: [&str; 4] = ["participants", "countries", "lectures", "replays"];
/// What is never counted.
const NEVER: [&str; 5] = [
    "never-staff",
    "never-robots",
    "never-seek",
    "never-twice",
    "never-no-script",
];

/// How we count.
#[component]
pub fn Counting() -> impl IntoView {
    page(|p: Page| async move {
        let l = p.l;
        let counters = door::<dyn Reports>().counters().await?;
        let title = say!(l, "counting-title");
        let never = NEVER
            .map(|key| view! { <li>{say!(l, key)}</li> })
            .collect_view();
        let body = view! {
            <main id="content" class="page">
                <div class="prose">
                    <h1>{title.clone()}</h1>
                    <p class="lead">{say!(l, "counting-lead")}</p>
                    <p>{say!(l, "counting-rule", version = ATTENDANCE_RULE)}</p>
                </div>
                {in_figures(&p, counters, false)}
                <div class="prose">
                    {part(l, "counting-public", &PUBLIC)}
                    {part(l, "counting-live", &LIVE)}
                    {part(l, "counting-replays", &REPLAY)}
                    <h2>{say!(l, "counting-never")}</h2>
                    <ul>{never}</ul>
                    <h2>{say!(l, "counting-check")}</h2>
                    <p>{say!(l, "counting-check-text")}</p>
                    <p><code dir="ltr">"lecture-hall recount"</code></p>
                </div>
            </main>
        };
        let told = Told::at("/counting", &say!(l, "counting-lead"));
        Ok(PageContent::of_all(title, body.into_any(), told))
    })
}

/// A part: its heading, a sentence, and its terms. Each term has an address of its own, to be pointed at.
fn part(l: Locale, key: &'static str, terms: &[&'static str]) -> AnyView {
    let terms = terms
        .iter()
        .map(|term| {
            view! {
                <dt id=*term>{say!(l, &format!("term-{term}"))}</dt>
                <dd>
                    {say!(l, &format!("define-{term}"))}
                    {(*term == "gathered").then(|| lines(l, &GATHERED))}
                </dd>
            }
        })
        .collect_view();
    view! {
        <h2 id=key>{say!(l, key)}</h2>
        <p>{say!(l, &format!("{key}-text"))}</p>
        <dl class="definitions">{terms}</dl>
    }
    .into_any()
}

/// What belongs to a definition and is too much for one paragraph.
fn lines(l: Locale, of: &[&'static str]) -> AnyView {
    let lines = of
        .iter()
        .map(|key| view! { <li>{say!(l, &format!("define-{key}"))}</li> })
        .collect_view();
    view! { <ul>{lines}</ul> }.into_any()
}
