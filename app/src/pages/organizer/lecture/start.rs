//! Asks of a lecture that is started late whether it began as planned, or begins now.

use super::super::super::{Page, Section, page_of};
use super::acts;
use crate::door::door;
use crate::i18n::{Instant, Moment, duration_minutes};
use crate::lectures::{Lecture, Lectures, Phase, Status};
use crate::live::{Began, StartLecture};
use crate::say;
use crate::ui::{
    Clockface, action, button_form, interpolate, place, time_local, time_span, zone_name,
};
use leptos::prelude::*;

/// `/{l}/organizer/lectures/{slug}/start`
#[component]
pub fn LectureStart() -> impl IntoView {
    page_of(Section::Desk("lectures"), |p: Page| async move {
        let l = p.l;
        let organizer = p.organizer()?;
        let slug = p.param("slug").to_owned();
        let lecture = door::<dyn Lectures>()
            .lecture(l, &slug, Some(organizer.person()))
            .await?
            .lecture;
        let may = acts::may_start(&p, &lecture) && p.now >= lecture.starts;
        let title = if may {
            say!(l, "desk-ask-start", title = lecture.title.clone())
        } else {
            lecture.title.clone()
        };
        let back = p.href(&format!("/organizer/lectures/{slug}"));
        let zone = p.zone_or(&lecture.zone);
        let rest = if may {
            let press = |began: Began, class: &'static str, label: String| {
                let hidden = vec![("slug", slug.clone()), ("began", began.code().to_owned())];
                button_form(action::<StartLecture>(l), class, label, hidden)
            };
            let planned = say!(
                l,
                "desk-ask-start-planned",
                time = Moment::new(lecture.starts, zone).time(l)
            );
            let late = duration_minutes(l, p.now.since(lecture.starts));
            view! {
                <div class="notice warn">
                    <p>{say!(l, "desk-ask-start-text", late = late)}</p>
                    <p>{say!(l, "desk-ask-start-undo")}</p>
                </div>
                <div class="actions">
                    {press(Began::AsPlanned, "button", planned)}
                    {press(Began::Now, "button quiet", say!(l, "desk-ask-start-now"))}
                    <a href=back>{say!(l, "desk-ask-keep")}</a>
                </div>
            }
            .into_any()
        } else {
            view! {
                <div class="notice warn"><p>{why_not(&p, &lecture)}</p></div>
                <p><a href=back>{say!(l, "desk-ask-back")}</a></p>
            }
            .into_any()
        };
        let body = view! {
            <div class="bar-top">
                <h1 dir="auto">{title.clone()}</h1>
            </div>
            <p>
                {Moment::new(lecture.starts, zone).date(l)}" · "
                {time_span(l, lecture.starts, lecture.ends, zone)}" · "{zone_name(l, zone, &[lecture.starts])}
            </p>
            {rest}
        };
        Ok((title, body.into_any()))
    })
}

/// Why it cannot be started late: what has happened to it, or what is still to come.
fn why_not(p: &Page, lecture: &Lecture) -> AnyView {
    let l = p.l;
    let zone = p.zone_or(&lecture.zone);
    let at = |key: &'static str, at: Instant| {
        let sentence = say!(l, key, time = place(0));
        interpolate(&sentence, vec![time_local(l, at, zone, Clockface::Time)])
    };
    match (lecture.status, lecture.ended, lecture.began) {
        (Status::Draft, ..) => say!(l, "desk-start-draft").into_any(),
        (Status::Cancelled, ..) => say!(l, "desk-start-cancelled").into_any(),
        (_, Some(ended), _) => at("desk-start-ended", ended),
        (_, None, Some(began)) => at("desk-start-began", began),
        _ if lecture.phase(p.now) == Phase::Over => at("desk-start-ended", lecture.ends),
        // Nothing is asked before its planned start, and little before that it cannot be started at all.
        _ => at("desk-start-early", lecture.starts),
    }
}
