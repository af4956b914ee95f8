//! The rooms that were gathered at a lecture.

use super::super::super::Page;
use super::room::is_open;
use crate::i18n::{Instant, number};
use crate::lectures::Lecture;
use crate::live::Gathered;
use crate::say;
use crate::ui::{Clockface, time_local};
use leptos::prelude::*;

/// The section; nothing where nobody gathered a room.
pub(super) fn section(p: &Page, lecture: &Lecture, rooms: &[Gathered]) -> AnyView {
    let l = p.l;
    if rooms.is_empty() {
        return ().into_any();
    }
    let rows = rooms
        .iter()
        .map(|room| row(p, lecture, room))
        .collect_view();
    view! {
        <section aria-labelledby="gatherings">
            <h2 id="gatherings">{say!(l, "gatherings-title")}</h2>
            <div class="scroll" tabindex="0" role="region" aria-labelledby="gatherings">
                <table class="rows">
                    <thead>
                        <tr>
                            <th scope="col">{say!(l, "gatherings-column-host")}</th>
                            <th scope="col">{say!(l, "gatherings-column-opened")}</th>
                            <th scope="col">{say!(l, "gatherings-column-closed")}</th>
                            <th scope="col" class="num">{say!(l, "gatherings-column-members")}</th>
                            <th scope="col" class="num">{say!(l, "gatherings-column-heads")}</th>
                            <th scope="col">{say!(l, "gatherings-column-look")}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </section>
    }
    .into_any()
}

fn row(p: &Page, lecture: &Lecture, room: &Gathered) -> AnyView {
    let l = p.l;
    let clock = |at: Instant| time_local(l, at, p.zone_or(&lecture.zone), Clockface::DayTime);
    let none = || say!(l, "desk-not-measured");
    let heads = match &room.counted {
        Some(counted) => number(l, counted.heads),
        None => none(),
    };
    let closed = match room.closed {
        Some(at) => clock(at),
        None if is_open(p, lecture, room) => say!(l, "gatherings-open").into_any(),
        None => say!(l, "gatherings-closed-by-end").into_any(),
    };
    let href = p.href(&format!(
        "/organizer/lectures/{}/rooms/{}",
        lecture.slug, room.id
    ));
    view! {
        <tr>
            <th scope="row"><a href=href dir="auto">{room.host_name.clone()}</a></th>
            <td>{clock(room.opened)}</td>
            <td>{closed}</td>
            <td class="num">{number(l, room.members)}</td>
            <td class="num">{heads}</td>
            <td>{flags(p, room)}</td>
        </tr>
    }
    .into_any()
}

/// What an organizer should look at.
pub(super) fn flags(p: &Page, room: &Gathered) -> AnyView {
    let l = p.l;
    let uncounted = room.is_uncounted(p.now).then(|| {
        if p.now < room.asked.1 {
            say!(l, "gatherings-flag-asked")
        } else {
            say!(l, "gatherings-flag-uncounted")
        }
    });
    let several = room
        .is_of_several_countries()
        .then(|| say!(l, "gatherings-flag-countries", n = room.countries));
    [uncounted, several]
        .into_iter()
        .flatten()
        .map(|flag| view! { <p class="warn-text">{flag}</p> })
        .collect_view()
        .into_any()
}
