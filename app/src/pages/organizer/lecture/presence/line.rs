//! A person's presence on a line of time, and the same as a table.

use super::super::super::super::Page;
use super::zone;
use crate::i18n::{Instant, duration_minutes};
use crate::lectures::Lecture;
use crate::live::{PresenceRecord, Stretch};
use crate::say;
use crate::ui::{Clockface, time_local, zone_name};
use leptos::prelude::*;

/// How wide the drawing is, in its own units.
const WIDTH: i64 = 1000;

/// The section.
pub(super) fn section(p: &Page, lecture: &Lecture, record: &PresenceRecord) -> AnyView {
    let l = p.l;
    let at = |key: &'static str, at: Instant| {
        view! { <span>{say!(l, key)}<br />{time_local(l, at, zone(p, lecture), Clockface::Time)}</span> }
    };
    let table = if record.stretches.is_empty() {
        view! { <p class="soft">{say!(l, "record-none")}</p> }.into_any()
    } else {
        table(p, lecture, record)
    };
    view! {
        <section aria-labelledby="stretches">
            <h2 id="stretches">{say!(l, "record-stretches")}</h2>
            <figure class="line">
                {drawing(p, record)}
                <div>
                    {at("record-start", record.start)}
                    {record.middle.map(|middle| at("record-middle", middle))}
                    {at("record-end", record.end)}
                </div>
                <figcaption class="small soft">
                    {say!(l, "record-line-legend")}" "{zone_name(l, zone(p, lecture), &[record.start])}
                </figcaption>
            </figure>
            {table}
        </section>
    }
    .into_any()
}

/// Own presence above the axis, gathered below it.
fn drawing(p: &Page, record: &PresenceRecord) -> AnyView {
    let l = p.l;
    let length = record.end.since(record.start).max(1);
    let x = |at: Instant| at.since(record.start) * WIDTH / length;
    let bars = record
        .stretches
        .iter()
        .map(|stretch| {
            let (from, to) = (x(stretch.from), x(stretch.to));
            let (class, y) = if stretch.host.is_some() {
                ("part", "36")
            } else {
                ("own", "4")
            };
            // The shortest stretch is still to be seen.
            let width = (to - from).max(2);
            view! { <rect class=class x=from.to_string() y=y width=width.to_string() height="24"></rect> }
        })
        .collect_view();
    let middle = record.middle.map(|middle| {
        let x = (x(middle) - 1).clamp(0, WIDTH - 2);
        view! { <rect class="axis" x=x.to_string() y="22" width="2" height="20"></rect> }
    });
    let sum = |gathered: bool| {
        let of = |s: &&Stretch| s.host.is_some() == gathered;
        let all = record.stretches.iter().filter(of);
        all.map(|s| s.to.since(s.from)).sum::<i64>()
    };
    let label = say!(
        l,
        "record-line-text",
        own = duration_minutes(l, sum(false)),
        gathered = duration_minutes(l, sum(true)),
        length = duration_minutes(l, length)
    );
    view! {
        <svg viewBox="0 0 1000 64" preserveAspectRatio="none" role="img" aria-label=label>
            <rect class="axis" x="0" y="31" width="1000" height="2"></rect>
            <rect class="axis" x="0" y="22" width="2" height="20"></rect>
            {middle}
            <rect class="axis" x="998" y="22" width="2" height="20"></rect>
            {bars}
        </svg>
    }
    .into_any()
}

fn table(p: &Page, lecture: &Lecture, record: &PresenceRecord) -> AnyView {
    let l = p.l;
    let clock = |at: Instant| time_local(l, at, zone(p, lecture), Clockface::Time);
    let rows = record
        .stretches
        .iter()
        .map(|stretch| {
            let how = match &stretch.host {
                None => say!(l, "record-own"),
                Some(host) => say!(l, "record-with", host = host.clone()),
            };
            view! {
                <tr>
                    <td>{clock(stretch.from)}</td>
                    <td>{clock(stretch.to)}</td>
                    <td>{duration_minutes(l, stretch.to.since(stretch.from))}</td>
                    <td dir="auto">{how}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <table class="rows">
            <thead>
                <tr>
                    <th scope="col">{say!(l, "record-column-from")}</th>
                    <th scope="col">{say!(l, "record-column-to")}</th>
                    <th scope="col">{say!(l, "record-column-length")}</th>
                    <th scope="col">{say!(l, "record-column-how")}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}
