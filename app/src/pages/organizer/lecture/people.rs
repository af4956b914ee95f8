//! Who enrolled, who came, and for how long.

use super::super::super::Page;
use crate::i18n::{Instant, country, number, percent};
use crate::lectures::{Lecture, Phase};
use crate::live::{Attendance, RosterLine};
use crate::replays::Watcher;
use crate::say;
use leptos::prelude::*;
use std::collections::HashSet;

/// The section. Whoever attended by replay is in it, also without a seat.
pub(super) fn section(
    p: &Page,
    lecture: &Lecture,
    mut people: Vec<RosterLine>,
    watchers: &[Watcher],
) -> AnyView {
    let l = p.l;
    let listed: HashSet<i64> = people.iter().map(|one| one.person.0).collect();
    let others = watchers.iter().filter(|w| !listed.contains(&w.person.0));
    people.extend(others.map(without_seat));
    let by_replay: HashSet<i64> = watchers.iter().map(|w| w.person.0).collect();
    let body = if people.is_empty() {
        view! { <p class="soft">{say!(l, "desk-nobody")}</p> }.into_any()
    } else {
        table(p, lecture, &people, &by_replay)
    };
    view! { <section aria-labelledby="people"><h2 id="people">{say!(l, "desk-people-of-lecture")}</h2>{body}</section> }
        .into_any()
}

/// Somebody who watched, and neither holds a seat nor came.
fn without_seat(watcher: &Watcher) -> RosterLine {
    RosterLine {
        person: watcher.person,
        name: watcher.name.clone(),
        email: watcher.email.clone(),
        kept: watcher.kept.clone(),
        of_upgrade: watcher.of_upgrade,
        organisation: watcher.organisation.clone(),
        enrolled: false,
        taken_away: false,
        joined: false,
        attendance: Attendance::default(),
    }
}

/// The actual length: the organizer's buttons come before the schedule (`FIGURES.md`).
fn length_ms(lecture: &Lecture) -> i64 {
    lecture
        .ended
        .unwrap_or(lecture.ends)
        .since(lecture.began.unwrap_or(lecture.starts))
}

fn table(p: &Page, lecture: &Lecture, people: &[RosterLine], by_replay: &HashSet<i64>) -> AnyView {
    let l = p.l;
    let length = length_ms(lecture);
    let over = lecture.phase(p.now) == Phase::Over;
    let rows = people
        .iter()
        .map(|one| row(p, lecture, one, over, by_replay.contains(&one.person.0)))
        .collect_view();
    let of_upgrade = people.iter().filter(|one| one.of_upgrade).count();
    let count = |is: fn(&RosterLine) -> bool| {
        let n = people.iter().filter(|one| is(one)).count();
        number(l, i64::try_from(n).unwrap_or(i64::MAX))
    };
    let minutes = |of: fn(&RosterLine) -> i64| {
        let all: i64 = people.iter().map(of).sum();
        number(l, all / Instant::MINUTE)
    };
    view! {
        <div class="scroll" tabindex="0" role="region" aria-labelledby="people">
            <table class="rows dense">
                <thead>
                    <tr>
                        <th scope="col">{say!(l, "desk-column-name")}</th>
                        <th scope="col">{say!(l, "desk-column-organisation")}</th>
                        <th scope="col">{say!(l, "column-country-kind")}</th>
                        <th scope="col">{say!(l, "desk-column-enrolled")}</th>
                        <th scope="col">{say!(l, "desk-column-joined")}</th>
                        <th scope="col" class="num">{say!(l, "desk-column-minutes")}</th>
                        <th scope="col" class="num">{say!(l, "column-gathered")}</th>
                        <th scope="col" class="num">{say!(l, "desk-column-share")}</th>
                        <th scope="col">{say!(l, "desk-column-attended")}</th>
                        <th scope="col">{say!(l, "desk-column-late")}</th>
                        <th scope="col">{say!(l, "desk-column-left-early")}</th>
                        <th scope="col">{say!(l, "column-by-replay")}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
                <tfoot>
                    <tr>
                        <th scope="row" colspan="3">{say!(l, "desk-people-total", n = people.len())}</th>
                        <td>{count(|one| one.enrolled)}</td>
                        <td>{count(|one| one.joined)}</td>
                        <td class="num">{minutes(|one| one.attendance.present_ms)}</td>
                        <td class="num">{minutes(|one| one.attendance.gathered_ms)}</td>
                        <td></td>
                        <td>{count(|one| one.attendance.attended)}</td>
                        <td>{count(|one| one.attendance.late)}</td>
                        <td>{over.then(|| count(|one| one.attendance.left_early))}</td>
                        <td>{number(l, i64::try_from(by_replay.len()).unwrap_or(i64::MAX))}</td>
                    </tr>
                </tfoot>
            </table>
        </div>
        <p class="small soft">
            {say!(l, "desk-attendance-meaning", length = crate::i18n::duration_minutes(l, length))}" "
            {say!(l, "gathered-meaning")}" "
            <a href=p.href("/counting")>{say!(l, "desk-to-counting")}</a>
        </p>
        {(of_upgrade > 0).then(|| view! { <p class="small soft">{say!(l, "participations-of-upgrade", n = of_upgrade)}</p> })}
    }
    .into_any()
}

fn row(p: &Page, lecture: &Lecture, one: &RosterLine, over: bool, by_replay: bool) -> AnyView {
    let l = p.l;
    let length = length_ms(lecture);
    let href = p.href(&format!(
        "/organizer/lectures/{}/people/{}",
        lecture.slug, one.person.0
    ));
    let yes_no = |yes: bool| say!(l, if yes { "desk-yes" } else { "desk-no" });
    let measured = &one.attendance;
    let yes_no_if = |known: bool, yes: bool| {
        if known {
            yes_no(yes)
        } else {
            say!(l, "desk-not-measured")
        }
    };
    let corrected = measured.corrected_ms.map(|ms| {
        view! { <br /><span class="small">{say!(l, "corrected-to", n = ms / Instant::MINUTE)}</span> }
    });
    let gathered = measured.by_gathering.then(|| {
        view! { <br /><span class="small">{say!(l, "attended-by-gathering")}</span> }
    });
    let taken_away = one.taken_away.then(|| {
        view! { <br /><span class="small">{say!(l, "seat-taken-away")}</span> }
    });
    view! {
        <tr>
            <th scope="row">
                <a href=href dir="auto">{one.name.clone()}</a>
                <br />
                <a class="small" href=format!("mailto:{}", one.email)>{one.email.clone()}</a>
            </th>
            <td dir="auto">{one.organisation.clone()}</td>
            <td>
                {country(l, &one.kept.country)}
                <br />
                <span class="small soft">{say!(l, one.kept.kind.key())}</span>
            </td>
            <td>{yes_no(one.enrolled)}{taken_away}</td>
            <td>{yes_no(one.joined)}</td>
            <td class="num">{number(l, measured.present_ms / Instant::MINUTE)}</td>
            <td class="num">{number(l, measured.gathered_ms / Instant::MINUTE)}</td>
            <td class="num">{percent(l, measured.counts_ms(), length)}</td>
            <td>{yes_no(measured.attended)}{gathered}{corrected}</td>
            // Who never came was neither late nor left early, and nobody has left early before the end.
            <td>{yes_no_if(one.joined, measured.late)}</td>
            <td>{yes_no_if(one.joined && over, measured.left_early)}</td>
            <td>{yes_no(by_replay)}</td>
        </tr>
    }
    .into_any()
}
