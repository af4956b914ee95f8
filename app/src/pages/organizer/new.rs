//! A new lecture.

use super::super::{Page, Section, page_of};
use super::lecture_form::lecture_form;
use crate::accounts::Organizer;
use crate::lectures::{Audience, LectureForm, SaveLecture};
use crate::say;
use crate::ui::FormState;
use leptos::prelude::*;

/// `/{l}/organizer/lectures/new`
#[component]
pub fn NewLecture() -> impl IntoView {
    page_of(Section::Desk("lectures"), |p: Page| async move {
        let l = p.l;
        let organizer = p.organizer()?;
        let typed = p
            .typed::<SaveLecture>()
            .unwrap_or_else(|| FormState::filled(&blank(&p, &organizer)));
        let form = lecture_form(&p, &organizer, "", &typed).await?;
        let body = view! {
            <div class="bar-top">
                <h1>{say!(l, "desk-new-lecture")}</h1>
            </div>
            <p class="soft">{say!(l, "desk-new-lecture-text")}</p>
            {form}
        };
        Ok((say!(l, "desk-new-lecture"), body.into_any()))
    })
}

/// What most new lectures begin with: the organizer's zone, the language of the page, everyone.
fn blank(p: &Page, organizer: &Organizer) -> LectureForm {
    LectureForm {
        audience: Audience::Everyone.code().into(),
        language: p.l.tag().into(),
        time_zone: organizer.person().zone.name().into(),
        attended_percent: "70".into(),
        press: Page::press(),
        ..LectureForm::default()
    }
}
