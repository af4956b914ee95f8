//! The person's seats, and the form that takes one away or puts it back.

use super::super::super::super::Page;
use super::super::super::row::date_time;
use super::zone;
use crate::accounts::PersonId;
use crate::i18n::Instant;
use crate::lectures::Lecture;
use crate::live::{PutSeatBack, REASON_MOST, SeatAct, SeatRecord, SeatSpan, TakeSeatAway};
use crate::say;
use crate::ui::{error_summary, textarea};
use leptos::prelude::*;

/// The section.
pub(super) fn section(
    p: &Page,
    lecture: &Lecture,
    person: PersonId,
    record: &SeatRecord,
) -> AnyView {
    let l = p.l;
    let seats = if record.seats.is_empty() {
        view! { <p class="soft">{say!(l, "seat-none")}</p> }.into_any()
    } else {
        table(p, lecture, &record.seats)
    };
    let form = match record.act {
        Some(SeatAct::TakeAway) => take_away(p, lecture, person),
        Some(SeatAct::PutBack) => put_back(p, lecture, person),
        // What was refused because a colleague has changed what can be done, the page says above all else.
        None => ().into_any(),
    };
    view! {
        <section aria-labelledby="seats">
            <h2 id="seats">{say!(l, "seats-of-person")}</h2>
            {seats}
            {form}
        </section>
    }
    .into_any()
}

fn table(p: &Page, lecture: &Lecture, seats: &[SeatSpan]) -> AnyView {
    let l = p.l;
    let when = |at: Option<Instant>| match at {
        Some(at) => date_time(l, at, zone(p, lecture)),
        None => view! { {say!(l, "seat-held")} }.into_any(),
    };
    let rows = seats
        .iter()
        .map(|seat| {
            view! {
                <tr>
                    <td>{when(Some(seat.from))}</td>
                    <td>{when(seat.to)}</td>
                    <td dir="auto">{seat.taken_by.clone()}</td>
                    <td dir="auto">{seat.reason.clone()}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <div class="scroll" tabindex="0" role="region" aria-labelledby="seats">
            <table class="rows">
                <thead>
                    <tr>
                        <th scope="col">{say!(l, "seat-column-from")}</th>
                        <th scope="col">{say!(l, "seat-column-to")}</th>
                        <th scope="col">{say!(l, "seat-column-by")}</th>
                        <th scope="col">{say!(l, "correction-reason")}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn take_away(p: &Page, lecture: &Lecture, person: PersonId) -> AnyView {
    let l = p.l;
    let typed = p.typed::<TakeSeatAway>().unwrap_or_default();
    let label = |_: &str| say!(l, "correction-reason");
    let reason_hint = Some(say!(l, "correction-reason-hint", most = REASON_MOST));
    view! {
        {error_summary(l, &typed, label)}
        <form method="post" action={p.action::<TakeSeatAway>()} class="form" novalidate>
            <p>{say!(l, "seat-take-text")}</p>
            <input type="hidden" name="lecture" value=lecture.slug.clone() />
            <input type="hidden" name="person" value=person.0.to_string() />
            {textarea(l, &typed, "seat_reason", say!(l, "correction-reason"), 3, true, reason_hint)}
            <div class="actions">
                <button class="button quiet">{say!(l, "seat-take-button")}</button>
            </div>
        </form>
    }
    .into_any()
}

fn put_back(p: &Page, lecture: &Lecture, person: PersonId) -> AnyView {
    let l = p.l;
    let typed = p.typed::<PutSeatBack>().unwrap_or_default();
    view! {
        {error_summary(l, &typed, |_| say!(l, "seat-back-text"))}
        <form method="post" action={p.action::<PutSeatBack>()} class="form" novalidate>
            <p>{say!(l, "seat-back-text")}</p>
            <input type="hidden" name="lecture" value=lecture.slug.clone() />
            <input type="hidden" name="person" value=person.0.to_string() />
            <div class="actions">
                <button class="button quiet">{say!(l, "seat-back-button")}</button>
            </div>
        </form>
    }
    .into_any()
}
