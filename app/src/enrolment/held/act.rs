//! What a page says of a held seat.

use super::{GiveHoldUp, HOLD_LAPSES_BEFORE};
use crate::accounts::{OfficialStatus, Person};
use crate::enrolment::enrol_button;
use crate::i18n::{Instant, Locale, Zone};
use crate::lectures::{Audience, Lecture};
use crate::say;
use crate::ui::{Clockface, action, button_form, interpolate, place, time_local};
use leptos::prelude::*;

/// Whether a seat of that lecture can be held for this person now, as far as it is theirs to have.
pub fn may_hold(person: &Person, lecture: &Lecture, now: Instant) -> bool {
    person.official_status == OfficialStatus::Claimed
        && lecture.audience == Audience::Officials
        && now < lecture.starts.plus(-HOLD_LAPSES_BEFORE)
}

/// "Seat held until Thursday 26 November at 15:00: waiting for your official status to be confirmed."
pub fn held_note(l: Locale, until: Instant, zone: &Zone) -> AnyView {
    let sentence = say!(l, "held-until", when = place(0));
    interpolate(
        &sentence,
        vec![time_local(l, until, zone, Clockface::DayTime)],
    )
}

/// When organizers usually answer: by what they did, else what they mean to do.
fn answered(l: Locale, usual_days: Option<i64>) -> String {
    usual_days.map_or_else(
        || say!(l, "held-answered-soon"),
        |n| say!(l, "held-answered-within", n = n),
    )
}

/// What the lecture's page says where a seat is held until then, or where one can be.
pub fn held_part(
    l: Locale,
    lecture: &Lecture,
    (until, zone): (Option<Instant>, &Zone),
    usual_days: Option<i64>,
) -> AnyView {
    let answered = answered(l, usual_days);
    match until {
        Some(until) => {
            let give_up = button_form(
                action::<GiveHoldUp>(l),
                "link",
                say!(l, "held-give-up"),
                vec![("lecture", lecture.slug.clone())],
            );
            view! {
                <p><b>{held_note(l, until, zone)}</b>" "<span class="soft">{answered}</span></p>
                <p class="small soft">{say!(l, "held-lets-nobody-in")}</p>
                {give_up}
            }
            .into_any()
        }
        None => view! {
            <p class="small soft">{say!(l, "held-offer")}" "{answered}</p>
            {enrol_button(l, &lecture.slug, "button main")}
        }
        .into_any(),
    }
}
