//! Asks once before what cannot be undone, and says what it will do.

use super::super::super::{Page, Section, page_of};
use super::{acts, missing_is_none};
use crate::answer::Refused;
use crate::door::door;
use crate::i18n::{Locale, duration_minutes};
use crate::lectures::{DeleteLecture, Lecture, Lectures};
use crate::live::{ActualTimes, ActualTimesRecord, CancelLecture, EndLecture, Live};
use crate::replays::{RemoveReplay, Replay, Replays};
use crate::say;
use crate::ui::{action, button_form};
use leptos::prelude::*;

/// What is asked about; the last part of the address.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Act {
    Cancel,
    Delete,
    End,
    RemoveReplay,
}

impl Act {
    fn parse(code: &str) -> Option<Self> {
        match code {
            "cancel" => Some(Self::Cancel),
            "delete" => Some(Self::Delete),
            "end" => Some(Self::End),
            "remove-replay" => Some(Self::RemoveReplay),
            _ => None,
        }
    }

    fn url(self, l: Locale) -> String {
        match self {
            Self::Cancel => action::<CancelLecture>(l),
            Self::Delete => action::<DeleteLecture>(l),
            Self::End => action::<EndLecture>(l),
            Self::RemoveReplay => action::<RemoveReplay>(l),
        }
    }

    /// Why it cannot be done now, if so.
    fn refused(
        self,
        p: &Page,
        lecture: &Lecture,
        times: &ActualTimesRecord,
        replay: Option<&Replay>,
    ) -> Option<&'static str> {
        let phase = lecture.phase(p.now);
        let (possible, why) = match self {
            Self::Cancel => (
                acts::may_cancel(lecture, phase, times),
                "lecture-cannot-cancel",
            ),
            Self::Delete => (acts::may_delete(lecture), "lecture-has-enrolments"),
            Self::End => (acts::may_end(lecture, phase), "lecture-cannot-end"),
            Self::RemoveReplay => (replay.is_some(), "desk-no-replay"),
        };
        (!possible).then_some(why)
    }

    /// The words: question, and button.
    const fn words(self) -> [&'static str; 2] {
        match self {
            Self::Cancel => ["desk-ask-cancel", "desk-ask-cancel-button"],
            Self::Delete => ["desk-ask-delete", "desk-ask-delete-button"],
            Self::End => ["desk-ask-end", "desk-ask-end-button"],
            Self::RemoveReplay => ["desk-ask-remove-replay", "desk-ask-remove-replay-button"],
        }
    }
}

/// `/{l}/organizer/lectures/{slug}/cancel`, `…/delete`, `…/end`, `…/remove-replay`
#[component]
pub fn LectureConfirm() -> impl IntoView {
    page_of(Section::Desk("lectures"), |p: Page| async move {
        let l = p.l;
        let organizer = p.organizer()?;
        let act = Act::parse(p.param("act")).ok_or(Refused::NotFound)?;
        let slug = p.param("slug").to_owned();
        let lecture = door::<dyn Lectures>()
            .lecture(l, &slug, Some(organizer.person()))
            .await?
            .lecture;
        let times = door::<dyn ActualTimes>()
            .actual_times(&organizer, &slug)
            .await?;
        let replay = missing_is_none(door::<dyn Replays>().replay(l, &slug).await)?;
        let present = door::<dyn Live>().present_now(lecture.id).await?;
        let [question, button] = act.words();
        let title = say!(l, question, title = lecture.title.clone());
        let back = p.href(&format!("/organizer/lectures/{slug}"));
        let rest = match act.refused(&p, &lecture, &times, replay.as_ref()) {
            Some(why) => view! {
                <div class="notice warn"><p>{say!(l, why)}</p></div>
                <p><a href=back>{say!(l, "desk-ask-back")}</a></p>
            }
            .into_any(),
            None => {
                let consequences = consequences(&p, act, &lecture, replay.as_ref(), present)
                    .into_iter()
                    .map(|sentence| view! { <p>{sentence}</p> })
                    .collect_view();
                view! {
                    <div class="notice warn">{consequences}</div>
                    <div class="actions">
                        {button_form(act.url(l), "button danger", say!(l, button), vec![("slug", slug)])}
                        <a href=back>{say!(l, "desk-ask-keep")}</a>
                    </div>
                }
                .into_any()
            }
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

/// What it will do, sentence by sentence; the last says that it stays so.
fn consequences(
    p: &Page,
    act: Act,
    lecture: &Lecture,
    replay: Option<&Replay>,
    present: i64,
) -> Vec<String> {
    let l = p.l;
    match act {
        Act::Cancel => {
            let held = (lecture.seats_on_hold > 0)
                .then(|| say!(l, "desk-ask-cancel-held", n = lecture.seats_on_hold));
            let mut said = vec![say!(l, "desk-ask-cancel-people", n = lecture.seats_taken)];
            said.extend(held);
            said.extend([
                say!(l, "desk-ask-cancel-text"),
                say!(l, "desk-ask-cancel-attendance"),
                say!(l, "desk-ask-no-undo"),
            ]);
            said
        }
        Act::Delete => vec![say!(l, "desk-ask-delete-text"), say!(l, "desk-ask-no-undo")],
        Act::End => {
            let length = p.now.since(lecture.began.unwrap_or(lecture.starts));
            vec![
                say!(l, "desk-ask-end-people", n = present),
                say!(l, "desk-ask-end-text", length = duration_minutes(l, length)),
                say!(l, "desk-ask-end-undo"),
            ]
        }
        Act::RemoveReplay => vec![
            say!(
                l,
                "desk-ask-remove-replay-text",
                n = replay.map_or(0, |r| r.replays)
            ),
            say!(l, "desk-ask-remove-replay-undo"),
        ],
    }
}
