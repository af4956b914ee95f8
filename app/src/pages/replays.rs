//! The replays, newest first.

use super::{Page, page};
use crate::door::door;
use crate::i18n::{Moment, duration_minutes, megabytes};
use crate::lectures::{facts_line, speakers_line, title_link};
use crate::replays::{Replay, Replays};
use crate::say;
use crate::ui::pagination;
use leptos::prelude::*;

/// What can be watched.
#[component]
pub fn ReplaysPage() -> impl IntoView {
    page(|p: Page| async move {
        let l = p.l;
        let found = door::<dyn Replays>().list(l, p.page_number()).await?;
        let title = say!(l, "replays-title");
        let list = if found.replays.is_empty() {
            view! {
                <div class="empty">
                    <h2>{say!(l, "no-replays")}</h2>
                    <p>{say!(l, "no-replays-text")}</p>
                    <p><a class="button quiet" href=p.href("/")>{say!(l, "to-programme")}</a></p>
                </div>
            }
            .into_any()
        } else {
            let items = found
                .replays
                .iter()
                .map(|replay| item(&p, replay))
                .collect_view();
            view! { <ol class="replays">{items}</ol> }.into_any()
        };
        let pages = pagination(l, p.page_number(), found.pages, |page| {
            p.href(&format!("/replays?page={page}"))
        });
        let body = view! {
            <main id="content" class="page">
                <h1>{title.clone()}</h1>
                <p class="lead">{say!(l, "replays-lead")}</p>
                {list}
                {pages}
            </main>
        };
        Ok((title, body.into_any()))
    })
}

fn item(p: &Page, replay: &Replay) -> AnyView {
    let l = p.l;
    let lecture = &replay.lecture;
    let href = p.href(&format!("/replays/{}", lecture.slug));
    view! {
        <li>
            <div>
                <h2>{title_link(l, lecture, href)}</h2>
                <p>{speakers_line(l, lecture)}</p>
                <p class="small topic">{facts_line(l, lecture)}</p>
            </div>
            <p class="facts">
                <span>{duration_minutes(l, replay.duration_ms)}</span>
                <span>{Moment::new(lecture.starts, p.zone_or(&lecture.zone)).date(l)}</span>
                <span>{megabytes(l, replay.bytes)}</span>
                <span>{say!(l, "n-replays", n = replay.replays)}</span>
            </p>
        </li>
    }
    .into_any()
}
