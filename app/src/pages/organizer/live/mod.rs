//! The live desk: what an organizer does and sees while a lecture is on.

mod acts;
mod present;

use super::super::live::parts::{self, Place};
use super::super::live::question_list;
use super::super::{Page, Section, page_of};
use super::lecture::begin_and_end;
use super::row::state_tag;
use crate::door::door;
use crate::i18n::number;
use crate::islands::DeskStream;
use crate::lectures::{Lecture, Lectures, title_lang};
use crate::live::{LiveDesk, PresentNow, Questions};
use crate::say;
use crate::ui::{island_scripts, time_span, zone_name};
use leptos::prelude::*;

/// `/{l}/organizer/lectures/{slug}/live`
#[component]
pub fn LiveDeskPage() -> impl IntoView {
    page_of(Section::Desk("lectures"), |p: Page| async move {
        let l = p.l;
        let organizer = p.organizer()?;
        let slug = p.param("slug").to_owned();
        let lecture = door::<dyn Lectures>()
            .lecture(l, &slug, Some(organizer.person()))
            .await?
            .lecture;
        let desk = door::<dyn LiveDesk>();
        let room_state = desk.room_state(&organizer, &slug).await?;
        let present = desk.presence(&organizer, &slug).await?;
        let questions = door::<dyn Questions>()
            .all_questions(&organizer, &slug)
            .await?;
        let title = say!(l, "desk-live-title", title = lecture.title.clone());
        let body = view! {
            <div class="bar-top">
                <h1 lang=title_lang(l, &lecture) dir="auto">{lecture.title.clone()}</h1>
                {begin_and_end(&p, &lecture)}
            </div>
            {when(&p, &lecture)}
            {parts::extension(l, room_state.planned_end, lecture.ends, &lecture.zone)}
            {figures(&p, &lecture, &present)}
            {acts::section(&p, &lecture, &room_state)}
            <section aria-labelledby="questions-title">
                <h2 id="questions-title">{say!(l, "questions-title")}</h2>
                {question_list(&p, &questions, Place::Desk)}
            </section>
            {present::section(&p, &lecture, &present)}
            <DeskStream lecture=slug.clone() lang=l.tag().to_owned() revision=room_state.revision />
            {island_scripts()}
        };
        Ok((title, body.into_any()))
    })
}

/// When it is, how it stands, and the way to its desk and its room.
fn when(p: &Page, lecture: &Lecture) -> AnyView {
    let l = p.l;
    let zone = p.zone_or(&lecture.zone);
    let desk = p.href(&format!("/organizer/lectures/{}", lecture.slug));
    view! {
        <p>
            {state_tag(p, lecture)}" "
            {time_span(l, lecture.began.unwrap_or(lecture.starts), lecture.ended.unwrap_or(lecture.ends), zone)}" · "
            {zone_name(l, zone, &[lecture.starts])}" · "
            <a href=desk>{say!(l, "desk-live-to-lecture")}</a>
        </p>
    }
    .into_any()
}

fn figures(p: &Page, lecture: &Lecture, present: &PresentNow) -> AnyView {
    let l = p.l;
    let again = p.href(&format!("/organizer/lectures/{}/live", lecture.slug));
    view! {
        <div class="figures">
            <div>{parts::present_now(l, present.now)}<span>{say!(l, "desk-present-now")}</span></div>
            <div>
                <b>{number(l, i64::try_from(present.by_country.len()).unwrap_or(i64::MAX))}</b>
                <span>{say!(l, "desk-live-countries")}</span>
            </div>
            <div><b>{number(l, lecture.seats_taken)}</b><span>{say!(l, "desk-live-enrolled")}</span></div>
        </div>
        <p class="small"><a href=again>{say!(l, "look-again")}</a></p>
    }
    .into_any()
}
