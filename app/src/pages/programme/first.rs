//! What is live now, or else next, and what comes after it.

use super::{Page, Reader};
use crate::answer::Read;
use crate::door::door;
use crate::enrolment::{audience_refuses, enrol_button};
use crate::i18n::{Instant, Locale, duration_minutes, language, zone_city};
use crate::lectures::{Lecture, Phase, speakers_line, title_lang, title_link, title_note};
use crate::live::{JoinLecture, Live};
use crate::say;
use crate::ui::{
    Clockface, action, button_form, interpolate, place, time_local, zone_named, zone_on_paper,
};
use leptos::prelude::*;

/// The band above the days. Its countdown is written by the server, so it reads without script.
pub(super) async fn now(
    p: &Page,
    reader: &Reader,
    first: &Lecture,
    then: Option<&Lecture>,
) -> Read<AnyView> {
    let l = p.l;
    let lang = title_lang(l, first);
    let href = p.href(&format!("/lectures/{}", first.slug));
    let kicker = kicker(p, first).await?;
    let held_in = say!(l, "held-in", language = language(l, &first.language));
    let then = then.map(|then| view! { <p class="then">{after(p, then)}</p> });
    let band = view! {
        <section class="now" aria-labelledby="first">
            <div class="page">
                <div>
                    <p class="kicker">{kicker}</p>
                    <h1 id="first"><a href=href lang=lang dir="auto">{first.title.clone()}</a>{title_note(l, first)}</h1>
                    <p class="who">{speakers_line(l, first)}" · "{held_in}</p>
                </div>
                <div class="act">{act(p, reader, first)}</div>
                {then}
            </div>
        </section>
    };
    Ok(band.into_any())
}

async fn kicker(p: &Page, first: &Lecture) -> Read<AnyView> {
    let l = p.l;
    Ok(match first.phase(p.now) {
        Phase::Live => {
            let left = say!(
                l,
                "time-left",
                left = duration_minutes(l, first.ends.since(p.now))
            );
            let people = door::<dyn Live>().present_now(first.id).await?;
            view! {
                <span class="dot"></span>
                <b>{say!(l, "live-now")}</b>
                <span>{left}{(people > 0).then(|| format!(" · {}", say!(l, "people-present", n = people)))}</span>
            }
            .into_any()
        }
        Phase::Gate => view! {
            <b>{say!(l, "door-open")}</b>
            <span>{say!(l, "starts-in", wait = until(l, first, p.now))}</span>
        }
        .into_any(),
        Phase::Before | Phase::Over => {
            let zone = p.zone_or(&first.zone);
            let starts = time_local(l, first.starts, zone, Clockface::DayTime);
            let zone = zone_on_paper(l, Some(zone), &[first.starts]);
            view! {
                <b>{say!(l, "next-lecture")}</b>
                <span>{say!(l, "starts-in", wait = until(l, first, p.now))}" · "{starts}{zone}</span>
            }
            .into_any()
        }
    })
}

fn until(l: Locale, lecture: &Lecture, now: Instant) -> String {
    duration_minutes(l, lecture.starts.since(now))
}

/// The one thing this reader can do about it.
fn act(p: &Page, reader: &Reader, first: &Lecture) -> AnyView {
    let l = p.l;
    let open = matches!(first.phase(p.now), Phase::Gate | Phase::Live);
    let enrolled = reader.enrolled(first.id);
    let may_enrol = p.person.as_ref().is_some_and(|person| {
        !enrolled && first.seats_left() > 0 && audience_refuses(person, first.audience).is_none()
    });
    if enrolled && open {
        let so_far = reader
            .attendance(first.id)
            .map(|a| view! { <span class="small">{say!(l, "minutes-so-far", n = a.present_ms / Instant::MINUTE)}</span> });
        let join = button_form(
            action::<JoinLecture>(l),
            "button main",
            say!(l, "join"),
            vec![("lecture", first.slug.clone())],
        );
        view! { {join}{so_far} }.into_any()
    } else if may_enrol {
        let left = say!(l, "seats-left", n = first.seats_left());
        view! { {enrol_button(l, &first.slug, "button main")}<span class="small">{left}</span> }
            .into_any()
    } else {
        let state =
            enrolled.then(|| view! { <span class="small">{say!(l, "you-are-enrolled")}</span> });
        let href = p.href(&format!("/lectures/{}", first.slug));
        view! { <a class="button main" href=href>{say!(l, "see-lecture")}</a>{state} }.into_any()
    }
}

/// "Next, in 2 h 14 min: Customs data for small parcels, 16:00 in Kigali".
fn after(p: &Page, then: &Lecture) -> AnyView {
    let l = p.l;
    let title = title_link(l, then, p.href(&format!("/lectures/{}", then.slug)));
    if then.phase(p.now) == Phase::Live {
        return interpolate(&say!(l, "then-live", title = place(0)), vec![title]);
    }
    let zone = p.zone_or(&then.zone);
    let today = zone.local(then.starts).date() == zone.local(p.now).date();
    let face = if today {
        Clockface::Time
    } else {
        Clockface::DayTime
    };
    let city = zone_named(l, zone_city(l, zone));
    let sentence = say!(
        l,
        "then-next",
        wait = until(l, then, p.now),
        title = place(0),
        time = place(1),
        city = place(2),
    );
    interpolate(
        &sentence,
        vec![title, time_local(l, then.starts, zone, face), city],
    )
}
