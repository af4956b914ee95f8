//! The parts of the room that change while people are in it: the page is written with them, and the stream of events
//! sends each anew when it changes. A part is one element with an id; `data-in` names the list a new one belongs to,
//! `data-raised` its place there, highest first; one with the same `data-same` as before is left as it is.

pub use super::gathering::{gathered, heads_due};
pub use super::screen::screen;

use crate::i18n::{Instant, Locale, Moment, Zone, country, zone_city};
use crate::live::{Question, QuestionStatus, RaiseQuestion, SettleQuestion};
use crate::say;
use crate::ui::{action, escaped, prose};
use leptos::prelude::*;

/// Where a question stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// In the room: others may raise it.
    Room,
    /// At the desk: it is answered or hidden there.
    Desk,
    /// With the lecture that is over.
    Record,
}

/// What the organizer announces; nothing to be seen where that is empty.
pub fn announcement(l: Locale, text: &str) -> AnyView {
    let said = (!text.is_empty()).then(|| {
        view! { <p><b>{say!(l, "room-announcement")}</b>" "<span dir="auto">{text.to_owned()}</span></p> }
    });
    let class = if text.is_empty() { "" } else { "notice" };
    view! { <div id="room-says" class=class data-same=text.to_owned()>{said}</div> }.into_any()
}

/// That the lecture was extended, by the clock of where it is held, as all readers are told the same.
pub fn extension(l: Locale, planned: Option<Instant>, ends: Instant, zone: &Zone) -> AnyView {
    let told = planned.is_some_and(|planned| planned < ends).then(|| {
        let time = say!(
            l,
            "time-in-city",
            time = Moment::new(ends, zone).time(l),
            city = zone_city(l, zone)
        );
        say!(l, "room-extended", time = time)
    });
    view! { <p id="extension" class="warn" data-same=ends.0>{told}</p> }.into_any()
}

/// How much makes "attended", if anything does. Rounded up, as the island's: who has so many whole minutes has attended.
pub fn counts_needed(l: Locale, needed_ms: Option<i64>) -> AnyView {
    let n = needed_ms.map(|needed_ms| (needed_ms + Instant::MINUTE - 1) / Instant::MINUTE);
    let told = match n {
        Some(n) => say!(l, "counts-needed", n = n),
        None => say!(l, "counts-too-short"),
    };
    view! { <li id="counts-needed" data-same=n.unwrap_or(0)>{told}</li> }.into_any()
}

/// How many are present, at the desk.
pub fn present_now(l: Locale, n: i64) -> AnyView {
    view! { <b id="present-now">{crate::i18n::number(l, n)}</b> }.into_any()
}

/// A question in its list, with what can be done with it there.
pub fn question(l: Locale, q: &Question, place: Place) -> AnyView {
    let id = format!("q{}", q.id);
    if q.status == QuestionStatus::Hidden && place != Place::Desk {
        return view! { <li id=id data-in="questions" data-raised="-2" hidden></li> }.into_any();
    }
    let (class, rank) = match q.status {
        QuestionStatus::Open => ("q", q.raised),
        QuestionStatus::Answered => ("q answered", -1),
        QuestionStatus::Hidden => ("q answered", -2),
    };
    let status = match q.status {
        QuestionStatus::Open => None,
        QuestionStatus::Answered => Some(say!(l, "question-answered")),
        QuestionStatus::Hidden => Some(say!(l, "question-hidden")),
    };
    let answer = (!q.answer.is_empty()).then(|| prose(&q.answer, None));
    view! {
        <li id=id class=class data-in="questions" data-raised=rank>
            {raise(l, q, place)}
            <div>
                <span dir="auto">{q.asked.clone()}</span>
                <br />
                <span class="small soft">
                    <bdi>{q.name.clone()}</bdi>" · "{country(l, &q.country)}
                    {status.map(|status| view! { " · "{status} })}
                </span>
                {answer}
                {(place == Place::Desk).then(|| settle(l, q))}
            </div>
        </li>
    }
    .into_any()
}

/// How many raise it, as the button that raises it too.
fn raise(l: Locale, q: &Question, place: Place) -> AnyView {
    let pressed = if q.raised_by_reader { "true" } else { "false" };
    let figure = crate::i18n::number(l, q.raised);
    if q.status != QuestionStatus::Open || place != Place::Room {
        return view! { <span class="up">{figure}</span> }.into_any();
    }
    view! {
        <form method="post" action={action::<RaiseQuestion>(l)} data-stay="" novalidate>
            <input type="hidden" name="question" value=q.id />
            <button class="up" aria-pressed=pressed aria-label=say!(l, "question-raise", n = q.raised)>
                {figure}
            </button>
        </form>
    }
    .into_any()
}

/// What an organizer makes of it.
fn settle(l: Locale, q: &Question) -> AnyView {
    let field = format!("answer-{}", q.id);
    // A browser drops the first line break inside a textarea, so a typed one needs one before it.
    let answer = format!("\n{}", escaped(&q.answer));
    let button = |to: QuestionStatus, key: &'static str| {
        (q.status != to || to == QuestionStatus::Answered).then(|| {
            view! { <button class="button quiet small" name="status" value=to.code()>{say!(l, key)}</button> }
        })
    };
    view! {
        <details>
            <summary>{say!(l, "question-settle")}</summary>
            <form method="post" action={action::<SettleQuestion>(l)} class="form" novalidate>
                <input type="hidden" name="question" value=q.id />
                <div class="field">
                    <label for=field.clone()>{say!(l, "question-answer")}</label>
                    <textarea id=field name="answer" rows="3" maxlength="2000" dir="auto">{answer}</textarea>
                </div>
                <div class="actions">
                    {button(QuestionStatus::Answered, "question-mark-answered")}
                    {button(QuestionStatus::Open, "question-reopen")}
                    {button(QuestionStatus::Hidden, "question-hide")}
                </div>
            </form>
        </details>
    }
    .into_any()
}
