//! First sight, above the days: to a visitor what this is and who runs it, to whoever is signed in their next lecture; beside
//! it what is on. The page follows what of it changes.

use super::first::{act, after, again, is_open, kicker, may_enrol, see, who};
use super::{Page, Reader, SharedProgramme};
use crate::answer::Read;
use crate::hall::hall;
use crate::lectures::{GATE_OPENS_BEFORE, Lecture, Phase, said, title_link};
use crate::say;
use crate::ui::{Clockface, follow_script, interpolate, place, time_local};
use leptos::prelude::*;

/// The band above the days; none for whoever is signed in while nothing is to come.
pub(super) async fn hello(
    p: &Page,
    reader: &Reader,
    shared: &SharedProgramme,
) -> Read<Option<AnyView>> {
    if p.person.is_none() {
        return visitors(p, reader, shared).await.map(Some);
    }
    let seat = shared.next_seat(reader, p.now);
    match seat.or(shared.first.as_ref()) {
        Some(lecture) => readers(p, reader, shared, lecture).await.map(Some),
        None => Ok(None),
    }
}

/// What this is and who runs it, and two ways on.
async fn visitors(p: &Page, reader: &Reader, shared: &SharedProgramme) -> Read<AnyView> {
    let l = p.l;
    let on_air = match &shared.first {
        Some(first) => Some(on_air(p, reader, first, shared.then.as_ref(), true).await?),
        None => None,
    };
    let hall = hall();
    let what = match hall.partner_countries.len() {
        0 => say!(l, "home-what"),
        n => say!(l, "home-what-countries", n = n),
    };
    let run_by = hall.operator.clone().map(|operator| {
        let sentence = say!(l, "home-run-by", operator = place(0));
        let operator = view! { <bdi>{operator}</bdi> }.into_any();
        view! { <p class="by">{interpolate(&sentence, vec![operator])}</p> }
    });
    let body = view! {
        <section class="hello" aria-labelledby="what">
            <div class="page">
                <div>
                    <h1 id="what">{what}</h1>
                    {run_by}
                    <div class="ways">
                        <a class="button main" href=p.href("/sign-up")>{say!(l, "sign-up-link")}</a>
                        <a class="button quiet" href=p.href("/replays")>{say!(l, "home-watch")}</a>
                    </div>
                </div>
                {on_air}
            </div>
        </section>
    };
    Ok(body.into_any())
}

/// The lecture they hold a seat in, or else what is live or next, with its door and two acts.
async fn readers(
    p: &Page,
    reader: &Reader,
    shared: &SharedProgramme,
    lecture: &Lecture,
) -> Read<AnyView> {
    let l = p.l;
    let mut others = [&shared.first, &shared.then]
        .into_iter()
        .flatten()
        .filter(|other| other.id != lecture.id);
    let (beside, then) = (others.next(), others.next());
    let next = if reader.enrolled(lecture.id) {
        "home-your-next"
    } else {
        "next-lecture"
    };
    let kicker = kicker(p, lecture, next).await?;
    let on_air = match beside {
        Some(first) => Some(on_air(p, reader, first, then, false).await?),
        None => None,
    };
    let shown = || [Some(lecture), beside, then].into_iter().flatten();
    let href = p.href(&format!("/lectures/{}", lecture.slug));
    let body = view! {
        <section
            id="now"
            class="hello"
            aria-labelledby="first"
            data-follow=again(shown(), p.now)
            data-said=shown().find_map(|lecture| said(l, lecture, p.now))
        >
            <div class="page">
                <div>
                    <p class="kicker">{kicker}</p>
                    <h1 id="first">{title_link(l, lecture, href)}</h1>
                    {who(p, lecture)}
                    {opens(p, lecture)}
                    <div class="ways">
                        {act(p, reader, lecture, "button main")}
                        {second_act(p, reader, lecture)}
                    </div>
                </div>
                {on_air}
            </div>
        </section>
        {follow_script()}
    };
    Ok(body.into_any())
}

/// "The door opens at 15:45", of a lecture whose door is closed still.
fn opens(p: &Page, lecture: &Lecture) -> Option<AnyView> {
    (lecture.phase(p.now) == Phase::Before).then(|| {
        let sentence = say!(p.l, "home-door-opens", time = place(0));
        let at = lecture.starts.plus(-GATE_OPENS_BEFORE);
        let at = time_local(p.l, at, p.zone_or(&lecture.zone), Clockface::Time);
        view! { <p class="who">{interpolate(&sentence, vec![at])}</p> }.into_any()
    })
}

/// What else there is to do: into the calendar, as long as that is of use; else its page, where the first act is another.
fn second_act(p: &Page, reader: &Reader, lecture: &Lecture) -> Option<AnyView> {
    let enrolled = reader.enrolled(lecture.id);
    if enrolled && !is_open(p, lecture) {
        let href = p.href(&format!("/lectures/{}/calendar.ics", lecture.slug));
        let label = say!(p.l, "add-to-calendar");
        return Some(view! { <a class="button quiet" href=href>{label}</a> }.into_any());
    }
    (enrolled || may_enrol(p, reader, lecture)).then(|| see(p, lecture, "button quiet"))
}

/// What is live or next, beside the rest, and what comes after it. Where the rest stays as it is, this follows by itself.
async fn on_air(
    p: &Page,
    reader: &Reader,
    first: &Lecture,
    then: Option<&Lecture>,
    follows: bool,
) -> Read<AnyView> {
    let l = p.l;
    let kicker = kicker(p, first, "next-lecture").await?;
    let href = p.href(&format!("/lectures/{}", first.slug));
    let class = if first.phase(p.now) == Phase::Live {
        "onair live"
    } else {
        "onair"
    };
    let state = reader
        .enrolled(first.id)
        .then(|| view! { <span class="small">{say!(l, "you-are-enrolled")}</span> });
    let again = follows.then(|| again([first].into_iter().chain(then), p.now));
    let said = follows.then(|| said(l, first, p.now)).flatten();
    let heading = if follows { "first" } else { "beside" };
    let part = view! {
        <section
            id=follows.then_some("now")
            class=class
            aria-labelledby=heading
            data-follow=again
            data-said=said
        >
            <p class="kicker">{kicker}</p>
            <h2 id=heading>{title_link(l, first, href)}</h2>
            {who(p, first)}
            <div class="act">{act(p, reader, first, "button small quiet")}{state}</div>
            {then.map(|then| view! { <p class="then">{after(p, then)}</p> })}
        </section>
    };
    let script = follows.then(follow_script);
    Ok(view! { {part}{script} }.into_any())
}
