//! Seats that are held at a lecture for officials who wait to be confirmed, apart from who is enrolled.

use super::super::super::Page;
use crate::enrolment::HeldLine;
use crate::i18n::country;
use crate::say;
use crate::ui::{Clockface, time_local};
use leptos::prelude::*;

/// The section; nothing where none is held.
pub(super) fn section(p: &Page, held: &[HeldLine]) -> AnyView {
    let l = p.l;
    let Some(person) = p.person.as_ref().filter(|_| !held.is_empty()) else {
        return ().into_any();
    };
    let rows = held
        .iter()
        .map(|one| {
            view! {
                <tr>
                    <th scope="row">
                        <bdi>{one.name.clone()}</bdi>
                        <br />
                        <a class="small" href=format!("mailto:{}", one.email)>{one.email.clone()}</a>
                    </th>
                    <td dir="auto">{one.organisation.clone()}</td>
                    <td>{country(l, &one.country)}</td>
                    <td>{time_local(l, one.taken, &person.zone, Clockface::DayTime)}</td>
                    <td>{time_local(l, one.until, &person.zone, Clockface::DayTime)}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <section aria-labelledby="held">
            <h2 id="held">{say!(l, "desk-held", n = held.len())}</h2>
            <p class="small soft">{say!(l, "desk-held-meaning")}" "<a href=p.href("/organizer/people?waiting=1")>{say!(l, "desk-held-confirm")}</a></p>
            <div class="scroll" tabindex="0" role="region" aria-labelledby="held">
                <table class="rows dense">
                    <thead>
                        <tr>
                            <th scope="col">{say!(l, "desk-column-name")}</th>
                            <th scope="col">{say!(l, "desk-column-organisation")}</th>
                            <th scope="col">{say!(l, "desk-column-country")}</th>
                            <th scope="col">{say!(l, "desk-column-held-since")}</th>
                            <th scope="col">{say!(l, "desk-column-held-until")}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </section>
    }
    .into_any()
}
