//! The totals of the report.

use super::super::super::Page;
use crate::i18n::{Instant, number, percent};
use crate::reports::{Counters, Figures};
use crate::say;
use leptos::prelude::*;

/// The totals: distinct people and countries as everybody sees them, and the sums of all lectures.
pub(super) fn figures(p: &Page, counters: &Counters, lectures: &[Figures]) -> AnyView {
    let l = p.l;
    let sum = |of: fn(&Figures) -> i64| lectures.iter().map(of).sum::<i64>();
    let (joined, attended) = (sum(|f| f.joined), sum(|f| f.attended));
    let one = |figure: String, meaning: String| view! { <div><b>{figure}</b><span>{meaning}</span></div> };
    view! {
        <div class="figures">
            {one(number(l, counters.participants), say!(l, "desk-report-total-participants"))}
            {one(number(l, counters.countries), say!(l, "desk-report-total-countries"))}
            {one(number(l, counters.lectures), say!(l, "desk-report-total-lectures"))}
            {one(number(l, sum(|f| f.enrolled)), say!(l, "desk-report-total-enrolled"))}
            {one(number(l, joined), say!(l, "desk-report-total-joined"))}
            {one(percent(l, attended, joined), say!(l, "desk-report-total-attended", n = attended))}
            {one(number(l, sum(|f| f.present_ms) / Instant::MINUTE), say!(l, "desk-report-total-minutes"))}
            {one(number(l, sum(|f| f.gathered_ms) / Instant::MINUTE), say!(l, "report-total-gathered"))}
            {one(number(l, counters.replays), say!(l, "desk-report-total-replays"))}
        </div>
    }
    .into_any()
}
