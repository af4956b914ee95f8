//! Who is there: over time, and by country. Under each picture stands its table.

use super::super::super::Page;
use crate::i18n::{Instant, Moment, country, number};
use crate::lectures::Lecture;
use crate::live::PresentNow;
use crate::say;
use leptos::prelude::*;

/// The section.
pub(super) fn section(p: &Page, lecture: &Lecture, present: &PresentNow) -> AnyView {
    view! { {over_time(p, lecture, &present.over_time)}{by_country(p, &present.by_country)} }
        .into_any()
}

fn over_time(p: &Page, lecture: &Lecture, told: &[(Instant, i64)]) -> AnyView {
    let l = p.l;
    let most = told.iter().map(|(_, n)| *n).max().unwrap_or(0);
    if most == 0 {
        return ().into_any();
    }
    let zone = p.zone_or(&lecture.zone);
    let at = |instant: Instant| Moment::new(instant, zone).time(l);
    let bars = told
        .iter()
        .enumerate()
        .map(|(place, (_, n))| {
            let height = n * 100 / most;
            let (x, y) = (place * 10 + 1, 100 - height);
            view! { <rect x=x.to_string() y=y.to_string() width="8" height=height.to_string()></rect> }
        })
        .collect_view();
    let rows = told
        .iter()
        .map(|(instant, n)| {
            let (time, n) = (at(*instant), number(l, *n));
            view! { <tr><th scope="row">{time}</th><td class="num">{n}</td></tr> }
        })
        .collect_view();
    view! {
        <figure class="chart" aria-labelledby="over-time">
            <figcaption id="over-time">
                {say!(l, "desk-over-time")}
                <small>{say!(l, "desk-over-time-most", n = most)}" "{say!(l, "desk-over-time-meaning")}</small>
            </figcaption>
            <svg viewBox=format!("0 0 {} 100", told.len() * 10) preserveAspectRatio="none" class="bars" aria-hidden="true">
                {bars}
            </svg>
            <details>
                <summary>{say!(l, "desk-as-table")}</summary>
                <table class="rows">
                    <thead>
                        <tr>
                            <th scope="col">{say!(l, "desk-column-time")}</th>
                            <th scope="col" class="num">{say!(l, "desk-column-present")}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </details>
        </figure>
    }
    .into_any()
}

fn by_country(p: &Page, countries: &[(String, i64)]) -> AnyView {
    let l = p.l;
    if countries.is_empty() {
        return ().into_any();
    }
    let rows = countries
        .iter()
        .map(|(code, n)| {
            view! { <tr><th scope="row">{country(l, code)}</th><td class="num">{number(l, *n)}</td></tr> }
        })
        .collect_view();
    view! {
        <section aria-labelledby="by-country">
            <h2 id="by-country">{say!(l, "desk-live-by-country")}</h2>
            <table class="rows">
                <thead>
                    <tr>
                        <th scope="col">{say!(l, "desk-column-country")}</th>
                        <th scope="col" class="num">{say!(l, "desk-column-present")}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </section>
    }
    .into_any()
}
