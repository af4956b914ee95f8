//! What was asked at the lecture and answered, for those who may read it.

use super::Page;
use crate::i18n::country;
use crate::live::Question;
use crate::say;
use crate::ui::prose;
use leptos::prelude::*;

/// The questions; nothing where there are none.
pub(super) fn questions(p: &Page, questions: &[Question]) -> AnyView {
    if questions.is_empty() {
        return ().into_any();
    }
    let l = p.l;
    let items = questions
        .iter()
        .map(|q| {
            let answer = if q.answer.is_empty() {
                view! { <p class="small soft">{say!(l, "question-answered-aloud")}</p> }.into_any()
            } else {
                prose(&q.answer, None)
            };
            view! {
                <li>
                    <p class="asked" dir="auto">{q.asked.clone()}</p>
                    <p class="small soft"><bdi>{q.name.clone()}</bdi>" · "{country(l, &q.country)}</p>
                    {answer}
                </li>
            }
        })
        .collect_view();
    view! {
        <section class="answered" aria-labelledby="questions">
            <h2 id="questions">{say!(l, "questions-title")}</h2>
            <ol>{items}</ol>
        </section>
    }
    .into_any()
}
