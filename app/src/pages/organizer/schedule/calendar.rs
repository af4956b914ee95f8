//! The week as a table: a column a day, a row an hour in which something begins.

use super::super::super::Page;
use super::super::lectures::seats;
use super::super::row::state_words;
use super::week::Week;
use crate::i18n::{Instant, Moment, zone_city};
use crate::lectures::{Lecture, LectureId, Status, title_lang};
use crate::say;
use leptos::prelude::*;
use std::collections::{BTreeMap, HashSet};

/// The table, in a frame of its own that scrolls where it is too wide.
pub(super) fn table(p: &Page, week: &Week, lectures: &[Lecture]) -> AnyView {
    let l = p.l;
    let today = week.zone().local(p.now).date();
    let is_today = |n: i64| (week.day(n) == today).then_some("today");
    let heads = (0..7)
        .map(|n| {
            let m = Moment::new(week.begins(week.day(n)), week.zone());
            let current = is_today(n).map(|_| "date");
            view! { <th scope="col" class=is_today(n) aria-current=current>{m.weekday_day(l)}</th> }
        })
        .collect_view();
    let clashes = clashes(lectures);
    let rows = if lectures.is_empty() {
        let none = view! {
            <tr>
                <td></td>
                <td colspan="7">{say!(l, "desk-week-empty")}</td>
            </tr>
        };
        none.into_any()
    } else {
        hours(week, lectures)
            .into_iter()
            .map(|(label, days)| {
                let cells = (0..7)
                    .zip(days)
                    .map(|(n, slots)| {
                        let slots = slots
                            .into_iter()
                            .map(|lecture| slot(p, week, lecture, clashes.contains(&lecture.id)))
                            .collect_view();
                        view! { <td class=is_today(n)>{slots}</td> }
                    })
                    .collect_view();
                let label = Moment::new(label, week.zone()).time(l);
                view! { <tr><th scope="row">{label}</th>{cells}</tr> }
            })
            .collect_view()
            .into_any()
    };
    let name = say!(
        l,
        "desk-week-label",
        week = week.title(l, p.now),
        city = zone_city(l, week.zone())
    );
    view! {
        <div class="scroll" tabindex="0" role="region" aria-label=name>
            <table class="week">
                <thead>
                    <tr>
                        <th scope="col"><span class="unseen">{say!(l, "desk-hour")}</span></th>
                        {heads}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

type Days<'a> = [Vec<&'a Lecture>; 7];

/// The hours of the day in which a lecture begins, each with an instant to read it from and its seven days.
fn hours<'a>(week: &Week, lectures: &'a [Lecture]) -> Vec<(Instant, Days<'a>)> {
    let mut hours: BTreeMap<i8, (Instant, Days<'a>)> = BTreeMap::new();
    for lecture in lectures {
        let local = week.zone().local(lecture.starts);
        let Some(n) = (0..7).find(|n| week.day(*n) == local.date()) else {
            continue;
        };
        let full = lecture
            .starts
            .plus(-i64::from(local.minute()) * Instant::MINUTE);
        let (_, days) = hours
            .entry(local.hour())
            .or_insert_with(|| (full, Days::default()));
        days[usize::try_from(n).unwrap_or_default()].push(lecture);
    }
    hours.into_values().collect()
}

/// The lectures whose speaker is to speak at two places at once.
fn clashes(lectures: &[Lecture]) -> HashSet<LectureId> {
    let held: Vec<&Lecture> = lectures
        .iter()
        .filter(|x| x.status != Status::Cancelled)
        .collect();
    let mut found = HashSet::new();
    for (i, a) in held.iter().enumerate() {
        for b in &held[i + 1..] {
            let at_once = a.starts < b.ends && b.starts < a.ends;
            if at_once && a.speakers.iter().any(|s| b.speakers.contains(s)) {
                found.extend([a.id, b.id]);
            }
        }
    }
    found
}

fn slot(p: &Page, week: &Week, lecture: &Lecture, clash: bool) -> AnyView {
    let l = p.l;
    let (state, key) = state_words(lecture, p.now);
    let class = match state {
        "draft" | "cancelled" | "live" => format!("slot {state}"),
        _ if clash => "slot clash".into(),
        _ => "slot".into(),
    };
    let note = match state {
        "ok" | "over" if lecture.seats_on_hold > 0 => seats(l, lecture),
        "ok" | "over" => say!(
            l,
            "desk-seats-taken",
            taken = lecture.seats_taken,
            capacity = lecture.capacity
        ),
        _ => say!(l, key),
    };
    let clash = clash.then(|| view! { <small class="bad-text">{say!(l, "desk-clash")}</small> });
    let href = p.href(&format!("/organizer/lectures/{}", lecture.slug));
    let time = Moment::new(lecture.starts, week.zone()).time(l);
    view! {
        <a class=class href=href>
            <b><time datetime=lecture.starts.rfc3339()>{time}</time></b>
            <span lang=title_lang(l, lecture) dir="auto">{lecture.title.clone()}</span>
            <small>{note}</small>
            {clash}
        </a>
    }
    .into_any()
}
