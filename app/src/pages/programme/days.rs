//! The days, each with its lectures.

use super::{Page, Reader, SharedProgramme, Viewpoint, row};
use crate::i18n::{Instant, Moment};
use crate::lectures::Lecture;
use crate::live::Own;
use crate::ui::{Clockface, Html, as_written, written, zone_on_paper};
use leptos::prelude::*;
use std::borrow::Cow;

/// A day of the programme, written for readers who have nothing to do with its lectures.
#[derive(Debug)]
pub(super) struct Day {
    id: String,
    /// What stands in its heading.
    heading: Html,
    rows: Vec<Row>,
}

/// A lecture, and its row.
#[derive(Debug)]
struct Row {
    lecture: Lecture,
    html: Html,
}

impl Day {
    /// Its lectures.
    pub(super) fn lectures(&self) -> impl Iterator<Item = &Lecture> {
        self.rows.iter().map(|row| &row.lecture)
    }

    /// The bytes it takes, roughly.
    pub(super) fn bytes(&self) -> usize {
        let rows = self
            .rows
            .iter()
            .map(|row| size_of::<Row>() + 2 * row.html.len());
        self.heading.len() + rows.sum::<usize>()
    }
}

impl Row {
    /// Written anew where the reader has anything to do with the lecture.
    fn of(&self, reader: &Reader, view: &Viewpoint, now: Instant) -> Cow<'_, Html> {
        match reader.own(self.lecture.id) {
            own if own == Own::default() => Cow::Borrowed(&self.html),
            own => Cow::Owned(written(row(view, now, own, &self.lecture, Clockface::Time))),
        }
    }
}

/// The lectures by day, as the days are where the reader is; where that is unknown, where each lecture is held.
pub(super) fn days(view: &Viewpoint, now: Instant, lectures: Vec<Lecture>, past: bool) -> Vec<Day> {
    let mut days: Vec<(jiff::civil::Date, Vec<Lecture>)> = Vec::new();
    for lecture in lectures {
        let date = view.zone_or(&lecture.zone).local(lecture.starts).date();
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
    days.into_iter()
        .map(|(date, lectures)| Day {
            id: format!("day-{date}"),
            heading: heading(view, now, date, &lectures),
            rows: lectures
                .into_iter()
                .map(|lecture| Row {
                    html: written(row(view, now, Own::default(), &lecture, Clockface::Time)),
                    lecture,
                })
                .collect(),
        })
        .collect()
}

fn heading(view: &Viewpoint, now: Instant, date: jiff::civil::Date, lectures: &[Lecture]) -> Html {
    let (l, Some(first)) = (view.l, lectures.first()) else {
        return Html::default();
    };
    let zone = view.zone_or(&first.zone);
    let m = Moment::new(first.starts, zone);
    // The year is said where it is not this one, as far back in the past.
    let year = (date.year() != zone.local(now).year()).then(|| view! { <span>{m.year(l)}</span> });
    let times: Vec<Instant> = lectures.iter().map(|of| of.starts).collect();
    let zone = zone_on_paper(l, view.zone.as_ref(), &times);
    written(
        view! { <b>{m.day(l)}</b>" "<span>{m.weekday(l)}</span>" "<span>{m.month(l)}</span>" "{year}{zone} },
    )
}

/// The days with the reader's own rows in the place of those.
pub(super) fn list(p: &Page, reader: &Reader, shared: &SharedProgramme, past: bool) -> AnyView {
    let view = Viewpoint::of(p);
    let days = shared.days.iter().map(|day| {
        let rows = day.rows.iter();
        let rows: Vec<_> = rows.map(|row| row.of(reader, &view, p.now)).collect();
        let rows: Html = rows.iter().map(AsRef::as_ref).collect();
        view! {
            <section class="day" aria-labelledby=day.id.clone()>
                <h2 id=day.id.clone()>{as_written(day.heading.clone())}</h2>
                <ol>{as_written(rows)}</ol>
            </section>
        }
    });
    let class = if past { "days past" } else { "days" };
    view! { <div class=class>{days.collect_view()}</div> }.into_any()
}
