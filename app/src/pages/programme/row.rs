//! One lecture of a list.

use super::Viewpoint;
use crate::enrolment::{HOLD_LAPSES_BEFORE, enrol_button};
use crate::i18n::{Instant, Locale, zone_city};
use crate::lectures::{
    Audience, Lecture, Phase, Status, facts_line, moved_line, speakers_line, title_link,
};
use crate::live::{Attendance, JoinLecture, Own};
use crate::say;
use crate::ui::{Clockface, action, button_form, host_time, interpolate, place, time_local};
use leptos::prelude::*;

/// So few free seats are worth a warning.
const FEW: i64 = 20;

/// A lecture as one row: when, what, and where the reader stands with it.
pub(in crate::pages) fn row(
    view: &Viewpoint,
    now: Instant,
    own: Own,
    lecture: &Lecture,
    face: Clockface,
) -> AnyView {
    let l = view.l;
    let phase = lecture.phase(now);
    let cancelled = lecture.status == Status::Cancelled;
    let class = ["lecture"]
        .into_iter()
        .chain((own.enrolled || own.held_until.is_some()).then_some("mine"))
        .chain(own.held_until.is_some().then_some("held"))
        .chain((phase == Phase::Live && !cancelled).then_some("live"))
        .chain(cancelled.then_some("cancelled"))
        .collect::<Vec<_>>()
        .join(" ");
    let zone = view.zone_or(&lecture.zone);
    // Where both clocks are the same one, its city is enough; a visitor's may still be moved by the zone script.
    let host = if view.zone.as_ref() == Some(&lecture.zone) {
        zone_city(l, zone)
    } else {
        host_time(l, lecture.starts, &lecture.zone, zone)
    };
    let href = l.href(&format!("/lectures/{}", lecture.slug));
    view! {
        <li class=class>
            <div class="times">
                {time_local(l, lecture.starts, zone, face)}
                " "
                <span class="host-time">{host}</span>
            </div>
            <div>
                <h3>{title_link(l, lecture, href)}</h3>
                {moved_line(l, lecture, zone, now)}
                <p>{speakers_line(l, lecture)}</p>
                <p class="small"><span class="topic">{facts_line(l, lecture)}</span></p>
            </div>
            <div class="state">{state(view, now, own, lecture)}</div>
        </li>
    }
    .into_any()
}

fn state(view: &Viewpoint, now: Instant, own: Own, lecture: &Lecture) -> AnyView {
    let (l, phase) = (view.l, lecture.phase(now));
    if lecture.status == Status::Cancelled {
        return view! { <b>{say!(l, "cancelled")}</b> }.into_any();
    }
    if let Some(until) = own.held_until.filter(|_| phase == Phase::Before) {
        let lapses = time_local(l, until, view.zone_or(&lecture.zone), Clockface::DayTime);
        let until = interpolate(&say!(l, "held-row-until", when = place(0)), vec![lapses]);
        return view! { <b>{say!(l, "held-row")}</b>" "<span class="small soft">{until}</span> }
            .into_any();
    }
    match (phase, own.enrolled) {
        (Phase::Over, _) => over(l, own.attendance, lecture),
        (Phase::Before, true) => {
            let calendar = l.href(&format!("/lectures/{}/calendar.ics", lecture.slug));
            view! { <b>{say!(l, "enrolled")}</b>" "<a class="small" href=calendar>{say!(l, "add-to-calendar")}</a> }
                .into_any()
        }
        (Phase::Gate | Phase::Live, true) => {
            let word = match (own.attendance.is_some(), phase) {
                (true, _) => say!(l, "joined"),
                (false, Phase::Live) => say!(l, "live-now"),
                (false, _) => say!(l, "door-open"),
            };
            let join = button_form(
                action::<JoinLecture>(l),
                "button small",
                say!(l, "join"),
                vec![("lecture", lecture.slug.clone())],
            );
            view! { <b>{word}</b>{join} }.into_any()
        }
        (_, false) => {
            let live = (phase == Phase::Live).then(|| view! { <b>{say!(l, "live-now")}</b>" " });
            view! { {live}{seat(view, now, lecture)} }.into_any()
        }
    }
}

/// How many seats are free, and the way to one.
pub(in crate::pages) fn seat(view: &Viewpoint, now: Instant, lecture: &Lecture) -> AnyView {
    let l = view.l;
    let left = lecture.seats_left();
    if left <= 0 {
        return view! { <span class="soft">{say!(l, "full")}</span> }.into_any();
    }
    let class = if left <= FEW { "few" } else { "soft small" };
    // As on the lecture's own page, until it is too late for that.
    let may_hold = view.waits
        && lecture.audience == Audience::Officials
        && now < lecture.starts.plus(-HOLD_LAPSES_BEFORE);
    let way = match &view.enrols_among {
        Some(among) if may_hold || among.contains(&lecture.audience) => {
            enrol_button(l, &lecture.slug, "link")
        }
        // What stands in the way is explained on the lecture's own page.
        other => {
            let label = say!(
                l,
                if other.is_some() {
                    "see-for-whom"
                } else {
                    "enrol"
                }
            );
            view! { <a href=l.href(&format!("/lectures/{}", lecture.slug))>{label}</a> }.into_any()
        }
    };
    view! { <span class=class>{say!(l, "seats-left", n = left)}</span>" "{way} }.into_any()
}

fn over(l: Locale, mine: Option<Attendance>, lecture: &Lecture) -> AnyView {
    let mine = mine.map(|a| {
        let minutes = a.present_ms / Instant::MINUTE;
        let word = if a.attended {
            say!(l, "attended")
        } else {
            say!(l, "minutes-credited", n = minutes)
        };
        view! { <b class=(!a.attended).then_some("soft")>{word}</b>" " }
    });
    let replay = if lecture.has_replay {
        let href = l.href(&format!("/replays/{}", lecture.slug));
        view! { <a href=href>{say!(l, "watch-replay")}</a> }.into_any()
    } else {
        view! { <span class="soft small">{say!(l, "no-replay-yet")}</span> }.into_any()
    };
    view! { {mine}{replay} }.into_any()
}
