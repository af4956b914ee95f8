//! A person's own lectures: those to come, those saved for later, and what was measured at those that are over.

use super::programme::{Reader, Viewpoint, row};
use super::{Page, page, saved};
use crate::accounts::OfficialStatus;
use crate::calendar::{CalendarAddresses, own_calendar};
use crate::door::door;
use crate::enrolment::{EnrolledLecture, Enrolment, HeldSeats};
use crate::i18n::{Instant, Moment, duration_minutes};
use crate::lectures::{DOT, Lecture, LectureId, Phase, Status, title_link};
use crate::live::Attendance;
use crate::replays::Replays;
use crate::say;
use crate::ui::{Clockface, address_on_paper, interpolate, place, zone_name};
use leptos::prelude::*;
use std::cmp::Reverse;
use std::collections::HashSet;

/// My lectures.
#[component]
pub fn MyLectures() -> impl IntoView {
    page(|p: Page| async move {
        let l = p.l;
        let person = p.signed_in()?;
        let mine = door::<dyn Enrolment>().enrolled_lectures(person, l).await?;
        let reader = Reader::of(&p).await?;
        let watched = door::<dyn Replays>().attended(person, l).await?;
        let title = say!(l, "my-title");
        let by_replay: HashSet<LectureId> = watched.iter().map(|lecture| lecture.id).collect();
        let (over, to_come): (Vec<EnrolledLecture>, Vec<EnrolledLecture>) = mine
            .into_iter()
            .partition(|m| m.lecture.phase(p.now) == Phase::Over);
        // What is held is shown among what is to come, and its row says until when.
        let mut to_come: Vec<Lecture> = to_come.into_iter().map(|m| m.lecture).collect();
        if person.official_status == OfficialStatus::Claimed {
            to_come.extend(door::<dyn HeldSeats>().held_lectures(person, l).await?);
            to_come.sort_by_key(|lecture| (lecture.starts, lecture.id.0));
        }
        let mut over: Vec<Lecture> = over.into_iter().map(|m| m.lecture).collect();
        // Whoever watches needs no seat.
        let others = watched.into_iter().filter(|w| !reader.enrolled(w.id));
        over.extend(others.filter(|w| w.phase(p.now) == Phase::Over));
        over.sort_by_key(|lecture| Reverse((lecture.starts, lecture.id.0)));
        let saved = saved::section(&p).await?;
        let lists = if over.is_empty() && to_come.is_empty() && saved.is_none() {
            view! {
                <div class="empty">
                    <h2>{say!(l, "my-none")}</h2>
                    <p>{say!(l, "my-none-text")}</p>
                    <p><a class="button main" href=p.href("/")>{say!(l, "to-programme")}</a></p>
                </div>
            }
            .into_any()
        } else {
            view! { {coming(&p, &reader, &to_come)}{saved}{table(&p, &reader, &over, &by_replay)} }
                .into_any()
        };
        let has_address = door::<dyn CalendarAddresses>().has_address(person).await?;
        let calendar = own_calendar(l, has_address, p.notice_at("calendar"));
        let body = view! { <main id="content" class="page"><h1>{title.clone()}</h1>{lists}{calendar}{address_on_paper(l, &p.href("/my"), false)}</main> };
        Ok((title, body.into_any()))
    })
}

fn coming(p: &Page, reader: &Reader, to_come: &[Lecture]) -> AnyView {
    let l = p.l;
    if to_come.is_empty() {
        let all = p.href("/");
        return view! { <p>{say!(l, "my-none-coming")}" "<a href=all>{say!(l, "to-programme")}</a></p> }.into_any();
    }
    let view = Viewpoint::of(p);
    let times: Vec<Instant> = to_come.iter().map(|lecture| lecture.starts).collect();
    let zone = p.zone.as_ref().map(|zone| {
        let sentence = say!(l, "times-in", zone = place(0));
        let sentence = interpolate(&sentence, vec![zone_name(l, zone, &times)]);
        view! { <p class="paper">{sentence}</p> }
    });
    let rows = to_come
        .iter()
        .map(|lecture| {
            let own = reader.own(lecture.id);
            row(&view, p.now, own, lecture, Clockface::DayTime)
        })
        .collect_view();
    view! {
        <section aria-labelledby="coming">
            <h2 id="coming">{say!(l, "my-coming")}</h2>
            {zone}
            <ol class="lectures">{rows}</ol>
        </section>
    }
    .into_any()
}

fn table(p: &Page, reader: &Reader, over: &[Lecture], by_replay: &HashSet<LectureId>) -> AnyView {
    let l = p.l;
    if over.is_empty() {
        return ().into_any();
    }
    let in_groups = over
        .iter()
        .any(|m| in_group(reader.attendance(m.id)).is_some());
    let rows = over
        .iter()
        .map(|m| {
            let by_replay = by_replay.contains(&m.id);
            line(p, m, reader.attendance(m.id), in_groups, by_replay)
        })
        .collect_view();
    let group_head =
        in_groups.then(|| view! { <th scope="col" class="num">{say!(l, "column-gathered")}</th> });
    view! {
        <section aria-labelledby="past">
            <h2 id="past">{say!(l, "my-past")}</h2>
            <p class="small soft">{say!(l, "my-past-text")}" "<a href=p.href("/counting")>{say!(l, "counters-defined")}</a></p>
            <div class="scroll" tabindex="0" role="region" aria-labelledby="past">
                <table class="rows stacked">
                    <thead>
                        <tr>
                            <th scope="col">{say!(l, "column-lecture")}</th>
                            <th scope="col">{say!(l, "column-date")}</th>
                            <th scope="col" class="num">{say!(l, "column-minutes")}</th>
                            {group_head}
                            <th scope="col">{say!(l, "column-outcome")}</th>
                            <th scope="col">{say!(l, "column-replay")}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </section>
    }
    .into_any()
}

/// The milliseconds before a group's screen; none below a minute.
fn in_group(measured: Option<Attendance>) -> Option<i64> {
    measured
        .map(|a| a.gathered_ms)
        .filter(|ms| *ms >= Instant::MINUTE)
}

/// One row; `in_groups` where the table has a column for the time in groups.
fn line(
    p: &Page,
    lecture: &Lecture,
    measured: Option<Attendance>,
    in_groups: bool,
    by_replay: bool,
) -> AnyView {
    let l = p.l;
    let href = p.href(&format!("/lectures/{}", lecture.slug));
    let minutes = duration_minutes(l, measured.map_or(0, |a| a.present_ms));
    let [present_label, gathered_label] =
        ["column-minutes", "column-gathered"].map(|key| say!(l, key));
    let gathered = in_groups.then(|| {
        let time = in_group(measured).map(|ms| duration_minutes(l, ms));
        view! { <td class="num" data-label=gathered_label>{time}</td> }
    });
    let replay = lecture.has_replay.then(|| {
        let href = p.href(&format!("/replays/{}", lecture.slug));
        view! { <a href=href>{say!(l, "watch-replay")}</a> }
    });
    // A standing of its own: it stands with the replay, and not among what was measured live.
    let by_replay = by_replay.then(|| {
        view! { <b class="ok">{say!(l, "attended-by-replay")}</b><br /> }
    });
    view! {
        <tr>
            <th scope="row">{title_link(l, lecture, href)}</th>
            <td class="nowrap">{Moment::new(lecture.starts, p.zone_or(&lecture.zone)).date(l)}</td>
            <td class="num" data-label=present_label>{minutes}</td>
            {gathered}
            <td class="first">{outcome(p, lecture, measured)}</td>
            <td class="nowrap">{by_replay}{replay}</td>
        </tr>
    }
    .into_any()
}

/// "Attended · late": each word as `FIGURES.md` defines it.
fn outcome(p: &Page, lecture: &Lecture, measured: Option<Attendance>) -> AnyView {
    let l = p.l;
    if lecture.status == Status::Cancelled {
        return say!(l, "cancelled").into_any();
    }
    let Some(a) = measured.filter(|a| a.counts_ms() >= Instant::MINUTE || a.corrected_ms.is_some())
    else {
        return view! { <span class="soft">{say!(l, "not-measured")}</span> }.into_any();
    };
    let word = if a.attended {
        view! { <b class="ok">{say!(l, "attended")}</b> }.into_any()
    } else {
        say!(l, "present-in-part").into_any()
    };
    let late = a.late.then(|| format!("{DOT}{}", say!(l, "late")));
    let early = (a.left_early && lecture.phase(p.now) == Phase::Over)
        .then(|| format!("{DOT}{}", say!(l, "left-early")));
    let corrected = a
        .corrected_ms
        .map(|ms| format!("{DOT}{}", say!(l, "corrected-to", n = ms / Instant::MINUTE)));
    view! { {word}{late}{early}{corrected} }.into_any()
}
