//! The speaker's slides: what there is, and the form that adds or replaces them.

use super::super::super::Page;
use super::super::row::date_time;
use crate::i18n::{megabytes, number};
use crate::lectures::Lecture;
use crate::replays::{RemoveSlides, SLIDES_MOST, SLIDES_URL, Slides};
use crate::say;
use crate::ui::{action, button_form, error_summary, notice};
use leptos::prelude::*;

/// The one field of the form.
const FIELD: &str = "slides";

/// The section.
pub(super) fn section(p: &Page, lecture: &Lecture, slides: Option<&Slides>) -> AnyView {
    let l = p.l;
    let there = match slides {
        Some(slides) => facts(p, lecture, slides),
        None => view! { <p class="soft">{say!(l, "slides-nothing")}</p> }.into_any(),
    };
    view! {
        <section aria-labelledby="slides-title">
            <h2 id="slides-title">{say!(l, "slides-title")}</h2>
            {notice(p.notice_at("slides"))}
            {there}
            {form(p, lecture)}
        </section>
    }
    .into_any()
}

fn facts(p: &Page, lecture: &Lecture, slides: &Slides) -> AnyView {
    let l = p.l;
    let href = p.href(&format!("/replays/{}/slides.pdf", lecture.slug));
    let remove = button_form(
        action::<RemoveSlides>(l),
        "button danger small",
        say!(l, "slides-remove-button"),
        vec![("slug", lecture.slug.clone())],
    );
    let name = if slides.name.is_empty() {
        say!(l, "slides-title")
    } else {
        slides.name.clone()
    };
    view! {
        <p>
            <a href=href download dir="auto">{name}</a>" "
            <span class="small soft">
                {megabytes(l, slides.bytes)}" · "{date_time(l, slides.uploaded, p.zone_or(&lecture.zone))}
            </span>
        </p>
        <details class="ask">
            <summary>{say!(l, "slides-remove")}</summary>
            <p class="small">{say!(l, "slides-remove-text")}</p>
            {remove}
        </details>
    }
    .into_any()
}

fn form(p: &Page, lecture: &Lecture) -> AnyView {
    let l = p.l;
    let typed = p.typed_at(SLIDES_URL).unwrap_or_default();
    let error = typed.problem(l, FIELD).or_else(|| typed.problem(l, ""));
    let bad = error.is_some();
    let described = if bad {
        "slides-hint slides-error"
    } else {
        "slides-hint"
    };
    let act = p.action_at(&format!("{SLIDES_URL}/{}", lecture.slug));
    view! {
        {error_summary(l, &typed, |_| say!(l, "slides-file"))}
        <form method="post" action=act enctype="multipart/form-data" class="form" novalidate>
            <div class=if bad { "field bad" } else { "field" }>
                <label for=FIELD>{say!(l, "slides-file")}</label>
                <p class="hint" id="slides-hint">{say!(l, "slides-hint", mb = number(l, SLIDES_MOST / 1_000_000))}</p>
                <input
                    id=FIELD
                    name=FIELD
                    type="file"
                    accept=".pdf,application/pdf"
                    required
                    aria-invalid=bad.then_some("true")
                    aria-describedby=described
                />
                {error.map(|error| view! { <p class="error" id="slides-error">{error}</p> })}
            </div>
            <div class="actions"><button class="button quiet">{say!(l, "slides-send")}</button></div>
        </form>
    }
    .into_any()
}
