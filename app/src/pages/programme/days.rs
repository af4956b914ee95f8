//! The days, each with its lectures.

use super::{Page, Reader, row};
use crate::i18n::Moment;
use crate::lectures::Lecture;
use crate::ui::Clockface;
use leptos::prelude::*;

/// The lectures by day, as the days are where the reader is; where that is unknown, where each lecture is held.
pub(super) fn days(p: &Page, reader: &Reader, lectures: Vec<Lecture>, past: bool) -> AnyView {
    let mut days: Vec<(jiff::civil::Date, Vec<Lecture>)> = Vec::new();
    for lecture in lectures {
        let date = p.zone_or(&lecture.zone).local(lecture.starts).date();
        match days.iter_mut().find(|(day, _)| *day == date) {
            Some((_, of_day)) => of_day.push(lecture),
            None => days.push((date, vec![lecture])),
        }
    }
    // Where each lecture follows its own clock, the order of the lectures is not that of the days.
    days.sort_by_key(|(day, _)| *day);
    if past {
        days.reverse();
    }
    let days = days
        .into_iter()
        .map(|(date, lectures)| day(p, reader, date, lectures))
        .collect_view();
    let class = if past { "days past" } else { "days" };
    view! { <div class=class>{days}</div> }.into_any()
}

fn day(p: &Page, reader: &Reader, date: jiff::civil::Date, lectures: Vec<Lecture>) -> AnyView {
    let l = p.l;
    let Some(first) = lectures.first() else {
        return ().into_any();
    };
    let zone = p.zone_or(&first.zone);
    let m = Moment::new(first.starts, zone);
    let (id, labelled) = (format!("day-{date}"), format!("day-{date}"));
    // The year is said where it is not this one, as far back in the past.
    let year =
        (date.year() != zone.local(p.now).year()).then(|| view! { <span>{m.year(l)}</span> });
    let rows = lectures
        .iter()
        .map(|lecture| row(p, reader, lecture, Clockface::Time))
        .collect_view();
    view! {
        <section class="day" aria-labelledby=labelled>
            <h2 id=id><b>{m.day(l)}</b>" "<span>{m.weekday(l)}</span>" "<span>{m.month(l)}</span>" "{year}</h2>
            <ol>{rows}</ol>
        </section>
    }
    .into_any()
}
