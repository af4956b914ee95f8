//! What is live now, or else next, and what comes after it. The page follows it.

use super::{Page, Reader};
use crate::answer::Read;
use crate::door::door;
use crate::enrolment::{audience_refuses, enrol_button, held_note};
use crate::i18n::{Instant, duration_minutes, language, zone_city};
use crate::lectures::{
    Lecture, Phase, look_again, said, speakers_line, title_lang, title_link, title_note,
};
use crate::live::{JoinLecture, Live};
use crate::say;
use crate::ui::{
    Clockface, action, button_form, countdown, follow_script, interpolate, place, time_local,
    zone_named, zone_on_paper,
};
use leptos::prelude::*;

/// What is over is shown for some seconds more, as long as the programme is kept; then there is another.
const OTHERS_AFTER: i64 = 5_000;

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
    let after = then.map(|then| view! { <p class="then">{after(p, then)}</p> });
    let band = view! {
        <section
            id="now"
            class="now"
            aria-labelledby="first"
            data-follow=again(first, then, p.now)
            data-said=said(l, first, p.now)
        >
            <div class="page">
                <div>
                    <p class="kicker">{kicker}</p>
                    <h1 id="first"><a href=href lang=lang dir="auto">{first.title.clone()}</a>{title_note(l, first)}</h1>
                    <p class="who">{speakers_line(l, first)}" · "{held_in}</p>
                </div>
                <div class="act">{act(p, reader, first)}</div>
                {after}
            </div>
        </section>
        {follow_script()}
    };
    Ok(band.into_any())
}

/// Milliseconds until one of them stands otherwise.
fn again(first: &Lecture, then: Option<&Lecture>, now: Instant) -> i64 {
    let on = [Some(first), then].into_iter().flatten();
    let on = on.filter(|lecture| lecture.phase(now) != Phase::Over);
    let again = on.filter_map(|lecture| look_again(lecture, now)).min();
    again.unwrap_or(OTHERS_AFTER)
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
            <span>{starts_in(p, first)}</span>
        }
        .into_any(),
        Phase::Before | Phase::Over => {
            let zone = p.zone_or(&first.zone);
            let starts = time_local(l, first.starts, zone, Clockface::DayTime);
            let zone = zone_on_paper(l, Some(zone), &[first.starts]);
            view! {
                <b>{say!(l, "next-lecture")}</b>
                <span>{starts_in(p, first)}" · "{starts}{zone}</span>
            }
            .into_any()
        }
    })
}

fn starts_in(p: &Page, lecture: &Lecture) -> AnyView {
    let sentence = say!(p.l, "starts-in", wait = place(0));
    interpolate(&sentence, vec![countdown(p.l, lecture.starts, p.now)])
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
        let state = if enrolled {
            Some(say!(l, "you-are-enrolled").into_any())
        } else {
            let held = reader.held_until(first.id);
            held.map(|until| held_note(l, until, p.zone_or(&first.zone)))
        };
        let state = state.map(|state| view! { <span class="small">{state}</span> });
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
        wait = place(3),
        title = place(0),
        time = place(1),
        city = place(2),
    );
    interpolate(
        &sentence,
        vec![
            title,
            time_local(l, then.starts, zone, face),
            city,
            countdown(l, then.starts, p.now),
        ],
    )
}
