//! The desk's first page: a week, the public figures, and what waits for an organizer.

mod attention;
mod calendar;
mod week;

use super::super::{Page, Section, page_of};
use super::row::lectures_between;
use crate::door::door;
use crate::i18n::{number, zone_city, zone_offset};
use crate::live::ATTENDANCE_RULE;
use crate::reports::{Counters, Reports};
use crate::say;
use leptos::prelude::*;
use week::Week;

/// `/{l}/organizer`
#[component]
pub fn Schedule() -> impl IntoView {
    page_of(Section::Desk("schedule"), |p: Page| async move {
        let l = p.l;
        let organizer = p.organizer()?;
        let zone = organizer.person().zone.clone();
        let week = Week::asked(p.param("week"), p.now, &zone);
        let (from, to) = week.span();
        let lectures = lectures_between(&organizer, l, from, to).await?;
        let counters = door::<dyn Reports>().counters().await?;
        let waits = attention::read(&organizer, l, p.now).await?;

        let title = week.title(l, p.now);
        let zone_line = say!(
            l,
            "desk-times-in",
            city = zone_city(l, &zone),
            offset = zone_offset(&zone, from)
        );
        let to_week = |week: &Week| p.href(&format!("/organizer?week={}", week.code()));
        let (before, after) = (to_week(&week.before()), to_week(&week.after()));
        let body = view! {
            <div class="bar-top">
                <h1>{title.clone()}</h1>
                <a class="button quiet" rel="prev" href=before>{say!(l, "desk-week-before")}</a>
                <a class="button quiet" href=p.href("/organizer")>{say!(l, "desk-week-today")}</a>
                <a class="button quiet" rel="next" href=after>{say!(l, "desk-week-after")}</a>
                <a class="button" href=p.href("/organizer/lectures/new")>{say!(l, "desk-new-lecture")}</a>
            </div>
            {calendar::table(&p, &week, &lectures)}
            <p class="small soft">{zone_line}" "<a href=p.href("/profile")>{say!(l, "desk-times-change")}</a></p>
            {attention::section(&p, &waits)}
            {figures(&p, &counters)}
        };
        Ok((
            say!(l, "desk-schedule-title", week = title),
            body.into_any(),
        ))
    })
}

/// The figures everybody sees, each beside what it means.
fn figures(p: &Page, c: &Counters) -> AnyView {
    let l = p.l;
    let one = |n: i64, meaning: &'static str| {
        view! { <div><b>{number(l, n)}</b><span>{say!(l, meaning, n = n)}</span></div> }
    };
    view! {
        <h2>{say!(l, "desk-public-figures")}</h2>
        <div class="figures">
            {one(c.participants, "desk-figure-participants")}
            {one(c.countries, "desk-figure-countries")}
            {one(c.lectures, "desk-figure-lectures")}
            {one(c.replays, "desk-figure-replays")}
        </div>
        <p class="small soft">
            {say!(l, "desk-rule", version = ATTENDANCE_RULE)}" "<a href=p.href("/counting")>{say!(l, "desk-to-counting")}</a>
        </p>
    }
    .into_any()
}
