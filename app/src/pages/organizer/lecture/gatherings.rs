//! The rooms that were gathered at a lecture.

use super::super::super::Page;
use crate::i18n::{Instant, number};
use crate::lectures::Lecture;
use crate::live::Gathered;
use crate::say;
use crate::ui::{Clockface, interpolate, place, time_local};
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
                            <th scope="col">{say!(l, "gatherings-column-heads")}</th>
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
    let heads = match room.confirmed {
        Some((heads, at)) => {
            let sentence = say!(l, "gatherings-heads", n = heads, time = place(0));
            interpolate(&sentence, vec![clock(at)])
        }
        None => say!(l, "desk-not-measured").into_any(),
    };
    let closed = match room.closed {
        Some(at) => clock(at),
        None => say!(l, "desk-not-measured").into_any(),
    };
    let href = p.href(&format!(
        "/organizer/lectures/{}/people/{}",
        lecture.slug, room.host.0
    ));
    view! {
        <tr>
            <th scope="row"><a href=href dir="auto">{room.host_name.clone()}</a></th>
            <td>{clock(room.opened)}</td>
            <td>{closed}</td>
            <td class="num">{number(l, room.members)}</td>
            <td>{heads}</td>
        </tr>
    }
    .into_any()
}
