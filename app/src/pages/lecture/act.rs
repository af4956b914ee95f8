//! The one thing to do next: sign in to enrol, enrol, wait, join, watch.

use super::super::programme::Reader;
use super::super::wish::{Wish, with_wish};
use super::Page;
use crate::answer::Read;
use crate::calendar::add_to_calendar;
use crate::door::door;
use crate::enrolment::{HeldSeats, NoSeat, audience_refuses, enrol_button, held_part, may_hold};
use crate::i18n::Instant;
use crate::lectures::{GATE_OPENS_BEFORE, Lecture, Phase, Status};
use crate::live::{Attendance, JoinLecture, Live, withdraw_button};
use crate::say;
use crate::ui::{action, button_form, countdown, interpolate, place};
use leptos::prelude::*;

/// What this reader can do about the lecture, as it stands now.
pub(super) async fn act(p: &Page, reader: &Reader, lecture: &Lecture) -> Read<AnyView> {
    let enrolled = reader.enrolled(lecture.id);
    let shown = match (lecture.status, lecture.phase(p.now)) {
        (Status::Draft, _) => {
            view! { <p class="soft">{say!(p.l, "draft-no-seats")}</p> }.into_any()
        }
        (Status::Cancelled, _) => cancelled(p, enrolled),
        (_, Phase::Over) => over(p, lecture, reader.attendance(lecture.id)),
        (_, Phase::Before) if enrolled => waiting(p, lecture),
        _ if enrolled => {
            let so_far = match (&p.person, reader.attendance(lecture.id)) {
                (Some(person), Some(_)) => Some(
                    door::<dyn Live>()
                        .within_core(person, &lecture.slug)
                        .await?,
                ),
                _ => None,
            };
            open(p, lecture, so_far)
        }
        _ => {
            let held = held(p, reader, lecture).await?;
            let seat = held.unwrap_or_else(|| seat(p, lecture));
            view! { {starts_soon(p, lecture)}{seat} }.into_any()
        }
    };
    Ok(shown)
}

/// The seat that is held for this reader, or that can be; none for all others.
async fn held(p: &Page, reader: &Reader, lecture: &Lecture) -> Read<Option<AnyView>> {
    let until = reader.held_until(lecture.id);
    let waits = p.person.as_ref().is_some_and(|person| {
        until.is_some() || (may_hold(person, lecture, p.now) && lecture.seats_left() > 0)
    });
    if !waits {
        return Ok(None);
    }
    let usual_days = door::<dyn HeldSeats>().usual_days().await?;
    let zone = p.zone_or(&lecture.zone);
    let part = held_part(p.l, lecture, (until, zone), usual_days);
    let calendar = until.map(|_| add_to_calendar(p.l, lecture));
    Ok(Some(view! { {part}{calendar} }.into_any()))
}

fn cancelled(p: &Page, enrolled: bool) -> AnyView {
    let l = p.l;
    let mine = enrolled.then(|| view! { <p class="soft">{say!(l, "cancelled-mine")}</p> });
    view! {
        {mine}
        <p class="actions"><a href=p.href("/")>{say!(l, "to-programme")}</a></p>
    }
    .into_any()
}

fn over(p: &Page, lecture: &Lecture, mine: Option<Attendance>) -> AnyView {
    let l = p.l;
    let gathered = mine.map_or(0, |a| a.gathered_ms / Instant::MINUTE);
    let mine = (gathered > 0)
        .then(|| view! { <p class="small">{say!(l, "minutes-gathered", n = gathered)}</p> });
    if lecture.has_replay {
        let href = p.href(&format!("/replays/{}", lecture.slug));
        view! {
            <a class="button main" href=href>{say!(l, "watch-replay")}</a>
            {mine}
        }
        .into_any()
    } else {
        view! { <p class="soft">{say!(l, "replay-soon")}</p>{mine} }.into_any()
    }
}

fn waiting(p: &Page, lecture: &Lecture) -> AnyView {
    let l = p.l;
    let door = say!(
        l,
        "door-opens-before",
        minutes = GATE_OPENS_BEFORE / Instant::MINUTE
    );
    view! {
        <p class="soft">{door}</p>
        {starts_soon(p, lecture)}
        {add_to_calendar(l, lecture)}
        {withdraw_button(l, lecture, p.now)}
    }
    .into_any()
}

/// "Starts in 12 minutes", which counts down, on the last day.
fn starts_soon(p: &Page, lecture: &Lecture) -> Option<AnyView> {
    // One that was begun early is on already.
    let soon = lecture.phase(p.now) != Phase::Live
        && (0..Instant::DAY).contains(&lecture.starts.since(p.now));
    soon.then(|| {
        let sentence = say!(p.l, "starts-soon", wait = place(0));
        let sentence = interpolate(&sentence, vec![countdown(p.l, lecture.starts, p.now)]);
        view! { <p class="soft">{sentence}</p> }.into_any()
    })
}

/// `so_far` are the reader's milliseconds that count until now, as the room says them.
fn open(p: &Page, lecture: &Lecture, so_far: Option<i64>) -> AnyView {
    let l = p.l;
    let join = button_form(
        action::<JoinLecture>(l),
        "button main",
        say!(l, "join"),
        vec![("lecture", lecture.slug.clone())],
    );
    let so_far = so_far
        .map(|ms| view! { <p class="small soft">{say!(l, "minutes-so-far", n = ms / Instant::MINUTE)}</p> });
    view! { {join}{so_far}{withdraw_button(l, lecture, p.now)} }.into_any()
}

/// A seat for somebody who has none: the button, or what stands in the way and what can be done about it.
fn seat(p: &Page, lecture: &Lecture) -> AnyView {
    let l = p.l;
    // Before, the strip says how many seats are left.
    let live = lecture.phase(p.now) == Phase::Live;
    if lecture.seats_left() <= 0 {
        let full = live.then(|| view! { <b>{say!(l, "no-seat-full")}</b>" " });
        return view! { <p>{full}<span class="soft">{say!(l, "full-next")}</span></p> }.into_any();
    }
    let left = live.then(
        || view! { <p class="small soft">{say!(l, "seats-left", n = lecture.seats_left())}</p> },
    );
    match &p.person {
        None => {
            let next = p.href(&format!("/lectures/{}", lecture.slug));
            let [sign_in, sign_up] = ["/sign-in", "/sign-up"]
                .map(|form| with_wish(p.href(form), next.clone(), Some((Wish::Enrol, lecture))));
            view! {
                {left}
                <a class="button main" href=sign_in>{say!(l, "sign-in-to-enrol")}</a>
                <p class="small">{say!(l, "no-account-yet")}" "<a href=sign_up>{say!(l, "sign-up-link")}</a></p>
            }
            .into_any()
        }
        Some(person) => match audience_refuses(person, lecture.audience) {
            // What can be held for them is offered before.
            Some(NoSeat::NotConfirmedYet) => not_for(p, NoSeat::HoldTooLate),
            Some(why) => not_for(p, why),
            None => view! { {left}{enrol_button(l, &lecture.slug, "button main")} }.into_any(),
        },
    }
}

/// Why the lecture is not for this reader, and what happens next.
fn not_for(p: &Page, why: NoSeat) -> AnyView {
    let l = p.l;
    let next = match why {
        NoSeat::HoldTooLate => "unconfirmed-next",
        NoSeat::OfficialsOnly => "officials-next",
        _ => "practitioners-next",
    };
    view! {
        <p><b>{say!(l, why.key())}</b>" "<span class="soft">{say!(l, next)}</span></p>
        <p class="actions"><a href=p.href("/profile")>{say!(l, "to-profile")}</a></p>
    }
    .into_any()
}
