//! The report: what was held, who came, what was watched. Every figure stands beside what it means.

mod table;
mod totals;

use super::super::{Page, Section, page_of};
use crate::door::door;
use crate::live::ATTENDANCE_RULE;
use crate::reports::Reports;
use crate::say;
use leptos::prelude::*;
use table::By;

/// `/{l}/organizer/reports`
#[component]
pub fn ReportsPage() -> impl IntoView {
    page_of(Section::Desk("reports"), |p: Page| async move {
        let l = p.l;
        let organizer = p.organizer()?;
        let room = door::<dyn Reports>();
        let counters = room.counters().await?;
        let earlier = room.earlier(&organizer).await?;
        let report = room.report(&organizer, l).await?;
        let body = view! {
            <div class="bar-top">
                <h1>{say!(l, "desk-reports")}</h1>
            </div>
            <p class="soft">
                {say!(l, "desk-report-rule", version = ATTENDANCE_RULE)}" "<a href=p.href("/counting")>{say!(l, "desk-to-counting")}</a>
            </p>
            {(earlier > 0).then(|| of_before(&p, earlier))}
            {(report.of_upgrade > 0).then(|| {
                view! { <div class="notice"><p>{say!(l, "participations-of-upgrade", n = report.of_upgrade)}</p></div> }
            })}
            {totals::figures(&p, &counters, &report.lectures)}
            {table::section(&p, By::Lecture, &report.lectures)}
            {table::section(&p, By::Country, &report.countries)}
            {table::section(&p, By::Kind, &report.kinds)}
            {meanings(&p)}
        };
        Ok((say!(l, "desk-reports"), body.into_any()))
    })
}

/// That some figures are those of an earlier version of the rules, and the command that computes them anew.
fn of_before(p: &Page, figures: i64) -> AnyView {
    let l = p.l;
    view! {
        <div class="notice warn">
            <p>
                {say!(l, "desk-report-earlier", n = figures, version = ATTENDANCE_RULE)}" "<code dir="ltr">"lecture-hall recount --renew"</code>
            </p>
        </div>
    }
    .into_any()
}

/// What the columns mean.
fn meanings(p: &Page) -> AnyView {
    let l = p.l;
    let lines = [
        "desk-report-means-enrolled",
        "desk-report-means-joined",
        "desk-report-means-kept",
        "desk-report-means-attended",
        "report-means-attended-apart",
        "desk-report-means-minutes",
        "desk-report-means-gathered",
        "report-means-by-replay",
        "desk-report-means-replays",
        "desk-report-means-viewers",
        "desk-report-means-visitors",
        "report-means-completed",
        "report-means-watch-time",
        "report-means-not-counted",
        "report-means-cancelled",
    ]
    .into_iter()
    .map(|key| view! { <li>{say!(l, key)}</li> })
    .collect_view();
    view! {
        <section aria-labelledby="meanings">
            <h2 id="meanings">{say!(l, "desk-report-meanings")}</h2>
            <ul class="small">{lines}</ul>
            <p class="small"><a href=p.href("/counting")>{say!(l, "desk-to-counting")}</a></p>
        </section>
    }
    .into_any()
}
