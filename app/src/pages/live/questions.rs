//! The questions beside the stage.

use super::super::Page;
use super::parts::{self, Place};
use crate::live::{AskQuestion, Question};
use crate::say;
use crate::ui::{error_summary, notice, textarea};
use leptos::prelude::*;

/// The section: the form to ask, and the list.
pub(super) fn section(p: &Page, lecture: &str, questions: &[Question]) -> AnyView {
    let l = p.l;
    let typed = p.typed::<AskQuestion>().unwrap_or_default();
    view! {
        <section aria-labelledby="questions-title">
            <h2 id="questions-title">{say!(l, "questions-title")}</h2>
            {notice(p.notice_at("questions-title"))}
            {error_summary(l, &typed, |_| say!(l, "question-ask"))}
            <form method="post" action={p.steady_action::<AskQuestion>()} data-stay="" novalidate>
                <input type="hidden" name="lecture" value=lecture.to_owned() />
                {textarea(l, &typed, "question", say!(l, "question-ask"), 2, true, Some(say!(l, "question-hint")))}
                <button class="button quiet">{say!(l, "question-send")}</button>
            </form>
            {list(p, questions, Place::Room)}
        </section>
    }
    .into_any()
}

/// What was asked, once the lecture is over; nothing where nobody asked.
pub(super) fn record(p: &Page, questions: &[Question]) -> AnyView {
    (!questions.is_empty())
        .then(|| {
            view! {
                <section aria-labelledby="questions-title">
                    <h2 id="questions-title">{say!(p.l, "questions-title")}</h2>
                    {list(p, questions, Place::Record)}
                </section>
            }
        })
        .into_any()
}

/// The list, and what stands there while it is empty.
pub(crate) fn list(p: &Page, questions: &[Question], place: Place) -> AnyView {
    let items = questions
        .iter()
        .map(|q| parts::question(p.l, q, place))
        .collect_view();
    view! {
        <ol id="questions" class="plain">{items}</ol>
        <p class="soft none">{say!(p.l, "question-none")}</p>
    }
    .into_any()
}
