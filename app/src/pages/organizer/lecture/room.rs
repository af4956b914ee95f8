//! One gathered room at the desk: who was in it, how many were counted, and the forms for both numbers.

use super::super::super::{Page, Section, page_of};
use super::super::row::date_time;
use super::gatherings::flags;
use crate::answer::Refused;
use crate::door::door;
use crate::i18n::{Instant, country, number};
use crate::lectures::{Lecture, Lectures, Phase, title_lang};
use crate::live::{
    Gathered, GatheredMember, GatheringDesk, RAISED_MOST, REASON_MOST, SetHeads, SetRoomSize,
};
use crate::say;
use crate::ui::{
    Clockface, FieldKind, FormState, error_summary, field, interpolate, place, textarea, time_local,
};
use leptos::prelude::*;

/// `/{l}/organizer/lectures/{slug}/rooms/{room}`
#[component]
pub fn GatheredRoomPage() -> impl IntoView {
    page_of(Section::Desk("lectures"), |p: Page| async move {
        let l = p.l;
        let organizer = p.organizer()?;
        let slug = p.param("slug").to_owned();
        let id = p.param("room").parse().map_err(|_| Refused::NotFound)?;
        let lecture = door::<dyn Lectures>()
            .lecture(l, &slug, Some(organizer.person()))
            .await?
            .lecture;
        let (room, members) = door::<dyn GatheringDesk>()
            .gathering(&organizer, &slug, id)
            .await?;
        let title = say!(l, "gatherings-room-title", host = room.host_name.clone());
        let back = p.href(&format!("/organizer/lectures/{slug}"));
        let typed = p.typed::<SetHeads>().unwrap_or_default();
        let open = is_open(&p, &lecture, &room);
        let body = view! {
            <div class="bar-top">
                <h1 dir="auto">{title.clone()}</h1>
            </div>
            <p><a href=back lang=title_lang(l, &lecture) dir="auto">{lecture.title.clone()}</a></p>
            {flags(&p, &room)}
            {people(&p, &lecture, &room, &members)}
            {counted(&p, &lecture, &room, &typed)}
            {open.then(|| size(&p, &lecture, &room, p.typed::<SetRoomSize>()))}
        };
        Ok((title, body.into_any()))
    })
}

/// Whether anybody can still come in: its host has not closed it, and the lecture is not over.
pub(super) fn is_open(p: &Page, lecture: &Lecture, room: &Gathered) -> bool {
    room.closed.is_none() && lecture.phase(p.now) != Phase::Over
}

fn people(p: &Page, lecture: &Lecture, room: &Gathered, members: &[GatheredMember]) -> AnyView {
    let l = p.l;
    let body = if members.is_empty() {
        view! { <p class="soft">{say!(l, "gathering-members", n = 0)}</p> }.into_any()
    } else {
        let rows = members
            .iter()
            .map(|one| row(p, lecture, room, one))
            .collect_view();
        view! {
            <div class="scroll" tabindex="0" role="region" aria-labelledby="members">
                <table class="rows">
                    <thead>
                        <tr>
                            <th scope="col">{say!(l, "desk-column-name")}</th>
                            <th scope="col">{say!(l, "desk-column-country")}</th>
                            <th scope="col">{say!(l, "gatherings-column-came")}</th>
                            <th scope="col">{say!(l, "gatherings-column-left")}</th>
                            <th scope="col">{say!(l, "gatherings-column-ticked")}</th>
                            <th scope="col">{say!(l, "gatherings-column-answered")}</th>
                            <th scope="col">{say!(l, "desk-column-attended")}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        }
        .into_any()
    };
    view! {
        <section aria-labelledby="members">
            <h2 id="members">{say!(l, "gatherings-column-members")}</h2>
            {body}
        </section>
    }
    .into_any()
}

fn row(p: &Page, lecture: &Lecture, room: &Gathered, one: &GatheredMember) -> AnyView {
    let l = p.l;
    let clock = |at: Option<Instant>, none: &'static str| match at {
        Some(at) => time_local(l, at, p.zone_or(&lecture.zone), Clockface::DayTime),
        None => view! { <span class="soft">{say!(l, none)}</span> }.into_any(),
    };
    let stayed = if is_open(p, lecture, room) {
        "gatherings-in-room"
    } else {
        "gatherings-stayed"
    };
    // Before it is asked, nobody can have said so.
    let unsaid = if p.now < room.asked.0 {
        "desk-not-measured"
    } else {
        "desk-no"
    };
    let href = p.href(&format!(
        "/organizer/lectures/{}/people/{}",
        lecture.slug, one.person.0
    ));
    let gone = one.gone.then(|| {
        view! { <br /><span class="small">{say!(l, "gathering-marked-gone")}</span> }
    });
    let attended = if one.attended { "desk-yes" } else { "desk-no" };
    view! {
        <tr>
            <th scope="row"><a href=href dir="auto">{one.name.clone()}</a></th>
            <td>{country(l, &one.country)}</td>
            <td>{clock(Some(one.came), stayed)}</td>
            <td>{clock(one.left, stayed)}{gone}</td>
            <td>{clock(one.ticked, unsaid)}</td>
            <td>{clock(one.answered, unsaid)}</td>
            <td>{say!(l, attended)}</td>
        </tr>
    }
    .into_any()
}

/// How many there were, who says so, and the form that says otherwise.
fn counted(p: &Page, lecture: &Lecture, room: &Gathered, typed: &FormState) -> AnyView {
    let l = p.l;
    let zone = p.zone_or(&lecture.zone);
    let stands = match &room.counted {
        None => view! { <p class="soft">{say!(l, "gatherings-heads-none")}</p> }.into_any(),
        Some(counted) => {
            let sentence = say!(
                l,
                "gatherings-heads",
                n = counted.heads,
                time = place(0),
                name = place(1)
            );
            let name = view! { <bdi>{counted.by.clone()}</bdi> }.into_any();
            let pieces = vec![date_time(l, counted.at, zone), name];
            let reason = (!counted.reason.is_empty()).then(|| {
                let reason = counted.reason.clone();
                view! { <p>{say!(l, "correction-reason")}": "<span dir="auto">{reason}</span></p> }
            });
            view! { <p>{interpolate(&sentence, pieces)}</p>{reason} }.into_any()
        }
    };
    let body = if p.now < room.asked.0 {
        let sentence = say!(l, "gatherings-heads-from", time = place(0));
        let at = vec![date_time(l, room.asked.0, zone)];
        view! { <p class="soft">{interpolate(&sentence, at)}</p> }.into_any()
    } else {
        heads_form(p, lecture, room, typed)
    };
    view! {
        <section aria-labelledby="counted">
            <h2 id="counted">{say!(l, "gatherings-column-heads")}</h2>
            {stands}
            {body}
        </section>
    }
    .into_any()
}

fn heads_form(p: &Page, lecture: &Lecture, room: &Gathered, typed: &FormState) -> AnyView {
    let l = p.l;
    let label = |field: &str| {
        say!(
            l,
            if field == "heads" {
                "gatherings-heads-field"
            } else {
                "correction-reason"
            }
        )
    };
    let hint = Some(say!(l, "gatherings-heads-hint"));
    let reason_hint = Some(say!(l, "correction-reason-hint", most = REASON_MOST));
    view! {
        {error_summary(l, typed, label)}
        <form method="post" action={p.action::<SetHeads>()} class="form" novalidate>
            <p>{say!(l, "gatherings-heads-text")}</p>
            <input type="hidden" name="lecture" value=lecture.slug.clone() />
            <input type="hidden" name="room" value=room.id.to_string() />
            {field(l, typed, "heads", label("heads"), FieldKind::Number, true, hint)}
            {textarea(l, typed, "heads_reason", label("heads_reason"), 3, true, reason_hint)}
            <div class="actions">
                <button class="button">{say!(l, "gathering-count-button")}</button>
            </div>
        </form>
    }
    .into_any()
}

/// How many it holds, and the form that lets it hold more.
fn size(p: &Page, lecture: &Lecture, room: &Gathered, typed: Option<FormState>) -> AnyView {
    let l = p.l;
    let typed = typed.unwrap_or_else(|| FormState {
        values: [("most_members".to_owned(), room.most_members.to_string())].into(),
        ..FormState::default()
    });
    let label = say!(l, "gatherings-size");
    let hint = Some(say!(l, "gatherings-size-hint", n = number(l, RAISED_MOST)));
    view! {
        <section aria-labelledby="size">
            <h2 id="size">{say!(l, "gatherings-size-title")}</h2>
            {error_summary(l, &typed, |_| label.clone())}
            <form method="post" action={p.action::<SetRoomSize>()} class="form" novalidate>
                <input type="hidden" name="lecture" value=lecture.slug.clone() />
                <input type="hidden" name="room" value=room.id.to_string() />
                {field(l, &typed, "most_members", label.clone(), FieldKind::Number, true, hint)}
                <div class="actions">
                    <button class="button">{say!(l, "gatherings-size-button")}</button>
                </div>
            </form>
        </section>
    }
    .into_any()
}
