//! Asks of a lecture that is started late whether it began as planned, or begins now.

use super::super::super::{Page, Section, page_of};
use super::acts;
use crate::door::door;
use crate::i18n::{Moment, duration_minutes};
use crate::lectures::Lectures;
use crate::live::{Began, StartLecture};
use crate::say;
use crate::ui::{action, button_form, time_span, zone_name};
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
        let title = say!(l, "desk-ask-start", title = lecture.title.clone());
        let back = p.href(&format!("/organizer/lectures/{slug}"));
        let zone = p.zone_or(&lecture.zone);
        let rest = if acts::may_start(&p, &lecture) && p.now >= lecture.starts {
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
                <p>
                    {time_span(l, lecture.starts, lecture.ends, zone)}" · "{zone_name(l, zone, lecture.starts)}
                </p>
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
                <div class="notice warn"><p>{say!(l, "lecture-cannot-start")}</p></div>
                <p><a href=back>{say!(l, "desk-ask-back")}</a></p>
            }
            .into_any()
        };
        let body = view! {
            <div class="bar-top">
                <h1 dir="auto">{title.clone()}</h1>
            </div>
            {rest}
        };
        Ok((title, body.into_any()))
    })
}
