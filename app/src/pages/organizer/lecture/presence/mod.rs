//! One person at one lecture: what was measured, and what was set right.

mod corrections;
mod line;
mod participation;
mod request;
mod seats;

use super::super::super::{Page, Section, page_of};
use crate::accounts::PersonId;
use crate::answer::Refused;
use crate::door::door;
use crate::i18n::{Instant, number};
use crate::lectures::{Lecture, Lectures, title_lang};
use crate::live::{CorrectionRequests, Corrections, Participations, PresenceRecord, Seats};
use crate::say;
use leptos::prelude::*;

/// `/{l}/organizer/lectures/{slug}/people/{person}`
#[component]
pub fn PresencePage() -> impl IntoView {
    page_of(Section::Desk("lectures"), |p: Page| async move {
        let l = p.l;
        let organizer = p.organizer()?;
        let slug = p.param("slug").to_owned();
        let person = p.param("person").parse().map_err(|_| Refused::NotFound)?;
        let lecture = door::<dyn Lectures>()
            .lecture(l, &slug, Some(organizer.person()))
            .await?
            .lecture;
        let record = door::<dyn Corrections>()
            .presence_record(&organizer, &slug, PersonId(person))
            .await?;
        let seats = door::<dyn Seats>()
            .seat_record(&organizer, &slug, PersonId(person))
            .await?;
        let kept = door::<dyn Participations>()
            .participation(&organizer, &slug, PersonId(person))
            .await?;
        let request = door::<dyn CorrectionRequests>()
            .request_of(&organizer, &slug, PersonId(person))
            .await?;
        let title = say!(l, "record-title", name = record.name.clone());
        let back = p.href(&format!("/organizer/lectures/{slug}"));
        let mail = format!("mailto:{}", record.email);
        let body = view! {
            <div class="bar-top">
                <h1 dir="auto">{title.clone()}</h1>
            </div>
            <p>
                <a href=back lang=title_lang(l, &lecture) dir="auto">{lecture.title.clone()}</a>
                " · "
                <a href=mail><bdi dir="ltr">{record.email.clone()}</bdi></a>
            </p>
            {measured(&p, &record)}
            {line::section(&p, &lecture, &record)}
            {request.map(|request| request::section(&p, &lecture, PersonId(person), &request))}
            {corrections::section(&p, &lecture, PersonId(person), &record)}
            {seats::section(&p, &lecture, PersonId(person), &seats)}
            {kept.map(|kept| participation::section(&p, &lecture, PersonId(person), &kept))}
        };
        Ok((title, body.into_any()))
    })
}

/// What was measured; a correction stands beside it.
fn measured(p: &Page, record: &PresenceRecord) -> AnyView {
    let l = p.l;
    let a = &record.attendance;
    let minutes = |ms: i64| number(l, ms / Instant::MINUTE);
    let yes_no = |yes: bool| say!(l, if yes { "desk-yes" } else { "desk-no" });
    // Who never came was neither late nor left early, and nobody has left early before the end.
    let came = !record.stretches.is_empty();
    let yes_no_if = |known: bool, yes: bool| {
        if known {
            yes_no(yes)
        } else {
            say!(l, "desk-not-measured")
        }
    };
    let one = |figure: String, key: &'static str| view! { <div><b>{figure}</b><span>{say!(l, key)}</span></div> };
    view! {
        <div class="figures">
            {one(minutes(a.present_ms), "record-present")}
            {one(minutes(a.gathered_ms), "record-gathered")}
            {a.corrected_ms.map(|ms| one(minutes(ms), "record-corrected"))}
            {one(yes_no(a.attended), "record-attended")}
            {one(yes_no_if(came, a.late), "record-late")}
            {one(yes_no_if(came && p.now >= record.end, a.left_early), "record-left-early")}
        </div>
    }
    .into_any()
}

/// The actual zone a lecture's times are shown in here.
fn zone<'a>(p: &'a Page, lecture: &'a Lecture) -> &'a crate::i18n::Zone {
    p.zone_or(&lecture.zone)
}
