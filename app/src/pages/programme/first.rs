//! What is live now, or else next: how the head of the programme writes it, and what its reader can do about it.

use super::{Page, Reader};
use crate::answer::Read;
use crate::door::door;
use crate::enrolment::{audience_refuses, enrol_button, held_note};
use crate::i18n::{Instant, duration_minutes, language, zone_city};
use crate::lectures::{Lecture, Phase, look_again, speakers_line, title_link};
use crate::live::{JoinLecture, Live};
use crate::say;
use crate::ui::{
    Clockface, action, button_form, countdown, interpolate, place, time_local, zone_named,
    zone_on_paper,
};
use leptos::prelude::*;

/// What is over is shown for some seconds more, as long as the programme is kept; then there is another.
const OTHERS_AFTER: i64 = 5_000;

/// Milliseconds until one of them stands otherwise.
pub(super) fn again<'a>(shown: impl IntoIterator<Item = &'a Lecture>, now: Instant) -> i64 {
    let on = shown
        .into_iter()
        .filter(|lecture| lecture.phase(now) != Phase::Over);
    let again = on.filter_map(|lecture| look_again(lecture, now)).min();
    again.unwrap_or(OTHERS_AFTER)
}

/// Where the lecture stands. Its countdown is written by the server, so it reads without script; `next` is the key of what
/// one that is to come is called.
pub(super) async fn kicker(p: &Page, lecture: &Lecture, next: &'static str) -> Read<AnyView> {
    let l = p.l;
    Ok(match lecture.phase(p.now) {
        Phase::Live => {
            let left = say!(
                l,
                "time-left",
                left = duration_minutes(l, lecture.ends.since(p.now))
            );
            let people = door::<dyn Live>().present_now(lecture.id).await?;
            view! {
                <span class="dot"></span>
                <b>{say!(l, "live-now")}</b>
                <span>{left}{(people > 0).then(|| format!(" · {}", say!(l, "people-present", n = people)))}</span>
            }
            .into_any()
        }
        Phase::Gate => view! {
            <b>{say!(l, "door-open")}</b>
            <span>{starts_in(p, lecture)}</span>
        }
        .into_any(),
        Phase::Before | Phase::Over => {
            let zone = p.zone_or(&lecture.zone);
            let starts = time_local(l, lecture.starts, zone, Clockface::DayTime);
            let zone = zone_on_paper(l, Some(zone), &[lecture.starts]);
            view! {
                <b>{say!(l, next)}</b>
                <span>{starts_in(p, lecture)}" · "{starts}{zone}</span>
            }
            .into_any()
        }
    })
}

fn starts_in(p: &Page, lecture: &Lecture) -> AnyView {
    let sentence = say!(p.l, "starts-in", wait = place(0));
    interpolate(&sentence, vec![countdown(p.l, lecture.starts, p.now)])
}

/// Who speaks, and in which language.
pub(super) fn who(p: &Page, lecture: &Lecture) -> AnyView {
    let held_in = say!(p.l, "held-in", language = language(p.l, &lecture.language));
    view! { <p class="who">{speakers_line(p.l, lecture)}" · "{held_in}</p> }.into_any()
}

/// Whether one comes in.
pub(super) fn is_open(p: &Page, lecture: &Lecture) -> bool {
    matches!(lecture.phase(p.now), Phase::Gate | Phase::Live)
}

/// Whether this reader could take a seat.
pub(super) fn may_enrol(p: &Page, reader: &Reader, lecture: &Lecture) -> bool {
    p.person.as_ref().is_some_and(|person| {
        !reader.enrolled(lecture.id)
            && lecture.seats_left() > 0
            && audience_refuses(person, lecture.audience).is_none()
    })
}

/// The one thing this reader can do about it, as a button of that class.
pub(super) fn act(p: &Page, reader: &Reader, lecture: &Lecture, class: &'static str) -> AnyView {
    let l = p.l;
    if reader.enrolled(lecture.id) && is_open(p, lecture) {
        let so_far = reader
            .attendance(lecture.id)
            .map(|a| view! { <span class="small">{say!(l, "minutes-so-far", n = a.present_ms / Instant::MINUTE)}</span> });
        let join = button_form(
            action::<JoinLecture>(l),
            class,
            say!(l, "join"),
            vec![("lecture", lecture.slug.clone())],
        );
        view! { {join}{so_far} }.into_any()
    } else if may_enrol(p, reader, lecture) {
        let left = say!(l, "seats-left", n = lecture.seats_left());
        view! { {enrol_button(l, &lecture.slug, class)}<span class="small">{left}</span> }
            .into_any()
    } else {
        let held = reader.held_until(lecture.id).map(|until| {
            let note = held_note(l, until, p.zone_or(&lecture.zone));
            view! { <span class="small">{note}</span> }
        });
        view! { {see(p, lecture, class)}{held} }.into_any()
    }
}

/// The way to its page, as a button of that class.
pub(super) fn see(p: &Page, lecture: &Lecture, class: &'static str) -> AnyView {
    let href = p.href(&format!("/lectures/{}", lecture.slug));
    view! { <a class=class href=href>{say!(p.l, "see-lecture")}</a> }.into_any()
}

/// "Next, in 2 h 14 min: Customs data for small parcels, 16:00 in Kigali".
pub(super) fn after(p: &Page, then: &Lecture) -> AnyView {
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
