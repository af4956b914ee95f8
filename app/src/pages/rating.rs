//! How useful a lecture was: the form for those who were there or watched its replay, and what they said of it, which its
//! organizers and its speakers read.

use super::Page;
use crate::answer::Read;
use crate::door::door;
use crate::i18n::{Moment, number};
use crate::lectures::{Lecture, Phase, Status};
use crate::say;
use crate::surveys::{
    BEST, LINE_MOST, OwnRating, RateLecture, RatingForm, Ratings, SPEAKER_LEAST, Said, Surveys,
};
use crate::ui::{
    Choice, FieldKind, FormState, choice_field, error_summary, field, notice, page_number,
    pagination,
};
use leptos::prelude::*;

/// The parameter of the page of free lines that is asked for.
const PAGE: &str = "ratings";

/// Whether a lecture is one of which something can be said.
fn is_over(p: &Page, lecture: &Lecture) -> bool {
    lecture.status == Status::Published && lecture.phase(p.now) == Phase::Over
}

/// The form, on the page of that path without its language; nothing for whoever cannot rate the lecture now.
pub(super) async fn form(p: &Page, lecture: &Lecture, path: &str) -> Read<AnyView> {
    let Some(person) = p.person.as_ref().filter(|_| is_over(p, lecture)) else {
        return Ok(().into_any());
    };
    let own = door::<dyn Surveys>()
        .own_rating(person, &lecture.slug)
        .await?;
    Ok(own.map(|own| section(p, lecture, path, own)).into_any())
}

fn section(p: &Page, lecture: &Lecture, path: &str, own: OwnRating) -> AnyView {
    let l = p.l;
    let until = Moment::new(own.until, p.zone_or(&lecture.zone)).date(l);
    let button = if own.given.is_some() {
        "rating-change"
    } else {
        "rating-send"
    };
    let given = || {
        let given = own.given.clone().map(RatingForm::from);
        FormState::filled(&given.unwrap_or_default())
    };
    let typed = p.typed::<RateLecture>().unwrap_or_else(given);
    let choices = (1..=BEST).rev().map(|rating| {
        let label = say!(l, &format!("rating-value-{rating}"));
        (Choice::new(rating.to_string(), label), String::new())
    });
    let question = say!(l, "rating-question");
    let (label, hint) = (
        say!(l, "rating-line"),
        say!(l, "rating-line-hint", most = LINE_MOST),
    );
    let label_of = |of: &str| {
        if of == "rating" {
            say!(l, "rating-question")
        } else {
            say!(l, "rating-line")
        }
    };
    view! {
        <section id="rate" aria-labelledby="rate-title">
            <h2 id="rate-title">{say!(l, "rating-title")}</h2>
            {notice(p.notice_at("rate"))}
            <p class="small">{say!(l, "rating-text", least = SPEAKER_LEAST)}" "{say!(l, "rating-until", date = until)}</p>
            {error_summary(l, &typed, label_of)}
            <form method="post" action={p.action::<RateLecture>()} class="form" novalidate>
                <input type="hidden" name="lecture" value=lecture.slug.clone() />
                <input type="hidden" name="next" value=p.href(path) />
                {choice_field(l, &typed, "rating", question, choices.collect())}
                {field(l, &typed, "rating_line", label, FieldKind::Text, false, Some(hint))}
                <div class="actions">
                    <button class="button">{say!(l, button)}</button>
                </div>
            </form>
        </section>
    }
    .into_any()
}

/// What was said of the lecture, for an organizer.
pub(super) async fn for_organizers(p: &Page, lecture: &Lecture) -> Read<AnyView> {
    if !is_over(p, lecture) {
        return Ok(().into_any());
    }
    let page = page_number(p.param(PAGE));
    let ratings = door::<dyn Surveys>()
        .ratings(&p.organizer()?, &lecture.slug, page)
        .await?;
    let desk = p.href(&format!("/organizer/lectures/{}", lecture.slug));
    Ok(told(p, &ratings, &desk, "ratings-nameless"))
}

/// The same for somebody who speaks there; nothing for everybody else.
pub(super) async fn for_speakers(p: &Page, lecture: &Lecture) -> Read<AnyView> {
    let Some(person) = p.person.as_ref().filter(|_| is_over(p, lecture)) else {
        return Ok(().into_any());
    };
    let page = page_number(p.param(PAGE));
    let ratings = door::<dyn Surveys>()
        .ratings_of_speaker(person, &lecture.slug, page)
        .await?;
    let here = p.href(&format!("/lectures/{}", lecture.slug));
    // For them the lines stand in no order of time, so that none can be told to be the last.
    let told = ratings.map(|ratings| told(p, &ratings, &here, "ratings-unordered"));
    Ok(told.into_any())
}

/// `here` is the address of the page, `order` the key of how its free lines stand.
fn told(p: &Page, ratings: &Ratings, here: &str, order: &'static str) -> AnyView {
    let l = p.l;
    let total = if ratings.total == 0 {
        say!(l, "ratings-none")
    } else {
        say!(l, "ratings-total", n = ratings.total)
    };
    let said = match &ratings.said {
        Some(said) if ratings.total > 0 => in_full(p, said, here, order),
        Some(_) => ().into_any(),
        None => {
            view! { <p class="soft">{say!(l, "ratings-few", least = SPEAKER_LEAST)}</p> }.into_any()
        }
    };
    view! {
        <section aria-labelledby="ratings">
            <h2 id="ratings">{say!(l, "ratings-title")}</h2>
            <p>{total}</p>
            {of_first(p, ratings)}
            {said}
        </section>
    }
    .into_any()
}

/// That the figures are of fewer than have rated, where a speaker is told only whole groups of them.
fn of_first(p: &Page, ratings: &Ratings) -> Option<AnyView> {
    let shown = ratings.said.as_ref()?.distribution.total();
    (shown < ratings.total).then(|| {
        let of_first = say!(p.l, "ratings-grouped", least = SPEAKER_LEAST, shown = shown);
        view! { <p class="small soft">{of_first}</p> }.into_any()
    })
}

/// The mean, how many gave which rating, and the free lines.
fn in_full(p: &Page, said: &Said, here: &str, order: &'static str) -> AnyView {
    let l = p.l;
    let mean = said.distribution.mean(l).map(|mean| {
        let best = number(l, i64::try_from(BEST).unwrap_or_default());
        view! { <p><b>{say!(l, "ratings-mean", mean = mean, best = best)}</b></p> }
    });
    let rows = (1..)
        .zip(said.distribution.0)
        .map(|(rating, many): (i64, i64)| {
            let label = say!(l, &format!("rating-value-{rating}"));
            view! { <tr><th scope="row">{label}</th><td class="num">{number(l, many)}</td></tr> }
        });
    let mut rows: Vec<_> = rows.collect();
    rows.reverse();
    let lines = if said.lines.is_empty() {
        view! { <p class="soft">{say!(l, "ratings-no-lines")}</p> }.into_any()
    } else {
        let lines = said.lines.iter();
        let lines = lines.map(|line| view! { <li dir="auto">{line.clone()}</li> });
        view! { <ul>{lines.collect_view()}</ul> }.into_any()
    };
    let pages = pagination(l, said.page, said.pages, |page| {
        format!("{here}?{PAGE}={page}#ratings")
    });
    view! {
        {mean}
        <table class="rows" aria-labelledby="ratings">
            <thead>
                <tr>
                    <th scope="col">{say!(l, "ratings-column-rating")}</th>
                    <th scope="col" class="num">{say!(l, "ratings-column-people")}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
        <h3>{say!(l, "ratings-lines")}</h3>
        <p class="small soft">{say!(l, order)}</p>
        {lines}
        {pages}
    }
    .into_any()
}
