//! The picture that stands for the replay: what it is, and the forms that choose another.

use super::super::super::super::Page;
use crate::door::door;
use crate::i18n::{Locale, number};
use crate::lectures::Lecture;
use crate::replays::{
    ChoosePoster, ChosenPoster, MediaFiles, POSTER_MOST, POSTER_URL, PosterState,
};
use crate::say;
use crate::ui::{FieldKind, FormState, error_summary, field, notice, sentence};
use leptos::prelude::*;

/// The field of the file.
const FILE: &str = "poster";

/// The part of the replay's section.
pub(super) fn part(p: &Page, lecture: &Lecture, poster: &ChosenPoster) -> AnyView {
    let l = p.l;
    let picture = poster.file.as_deref().map(|file| {
        let src = door::<dyn MediaFiles>().address(file, lecture.audience, p.now);
        view! { <img class="poster" src=src alt=say!(l, "poster-alt") loading="lazy" /> }
    });
    let state = match &poster.state {
        PosterState::Made => None,
        PosterState::Making => Some(view! { <p>{say!(l, "poster-making")}</p> }.into_any()),
        PosterState::Failed(why) => Some(
            view! {
                <div class="notice bad"><p>{say!(l, "poster-failed")}" "{sentence(l, why)}</p></div>
            }
            .into_any(),
        ),
    };
    let none = poster
        .file
        .is_none()
        .then(|| view! { <p class="soft">{say!(l, "poster-none")}</p> });
    view! {
        <div class="renditions">
            <h3 id="poster">{say!(l, "poster-title")}</h3>
            {notice(p.notice_at("poster"))}
            {picture}
            {none}
            {state}
            {choice(p, lecture, poster)}
            {sending(p, lecture)}
        </div>
    }
    .into_any()
}

fn choice(p: &Page, lecture: &Lecture, poster: &ChosenPoster) -> AnyView {
    let l = p.l;
    let typed = p.typed::<ChoosePoster>().unwrap_or_else(|| FormState {
        values: [(
            "poster_at".to_owned(),
            poster.at_ms.map(place).unwrap_or_default(),
        )]
        .into(),
        problems: Vec::new(),
    });
    let hint = Some(say!(l, "poster-at-hint"));
    let act = p.action::<ChoosePoster>();
    view! {
        {error_summary(l, &typed, |_| say!(l, "poster-at"))}
        <form method="post" action=act class="form" novalidate>
            <input type="hidden" name="slug" value=lecture.slug.clone() />
            {field(l, &typed, "poster_at", say!(l, "poster-at"), FieldKind::Text, true, hint)}
            <div class="actions"><button class="button quiet">{say!(l, "poster-at-button")}</button></div>
        </form>
    }
    .into_any()
}

/// A place as players show it, and as it is typed.
fn place(ms: i64) -> String {
    let seconds = ms / 1_000;
    let (hours, minutes, seconds) = (seconds / 3_600, seconds / 60 % 60, seconds % 60);
    if hours > 0 {
        format!("{hours}:{minutes:02}:{seconds:02}")
    } else {
        format!("{minutes}:{seconds:02}")
    }
}

fn sending(p: &Page, lecture: &Lecture) -> AnyView {
    let l = p.l;
    let refused = p.typed_at(POSTER_URL);
    let open = refused.is_some();
    let typed = refused.unwrap_or_default();
    let act = p.action_at(&format!("{POSTER_URL}/{}", lecture.slug));
    view! {
        <details open=open>
            <summary>{say!(l, "poster-send-title")}</summary>
            {error_summary(l, &typed, |_| say!(l, "poster-file"))}
            <form method="post" action=act enctype="multipart/form-data" class="form" novalidate>
                {file(l, &typed)}
                <div class="actions"><button class="button quiet">{say!(l, "poster-send")}</button></div>
            </form>
        </details>
    }
    .into_any()
}

fn file(l: Locale, typed: &FormState) -> AnyView {
    let error = typed.problem(l, FILE).or_else(|| typed.problem(l, ""));
    let bad = error.is_some();
    let described = if bad {
        "poster-hint poster-error"
    } else {
        "poster-hint"
    };
    let mb = number(l, POSTER_MOST / 1_000_000);
    view! {
        <div class=if bad { "field bad" } else { "field" }>
            <label for="poster-file">{say!(l, "poster-file")}</label>
            <p class="hint" id="poster-hint">{say!(l, "poster-file-hint", mb = mb)}</p>
            <input
                id="poster-file"
                name=FILE
                type="file"
                accept="image/jpeg,image/png,image/webp"
                required
                aria-invalid=bad.then_some("true")
                aria-describedby=described
            />
            {error.map(|error| view! { <p class="error" id="poster-error">{error}</p> })}
        </div>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::place;

    #[test]
    fn a_place_is_shown_as_it_is_typed() {
        assert_eq!(place(0), "0:00");
        assert_eq!(place(123_900), "2:03");
        assert_eq!(place(3_723_000), "1:02:03");
    }
}
