//! Who waits for a correction of their minutes, as the lecture's desk and the start page list them.

use super::super::Page;
use super::row::date_time;
use crate::i18n::Zone;
use crate::live::{WaitingRequest, WaitingRequests};
use crate::say;
use leptos::prelude::*;

/// So many are listed on one page, the longest waiting first.
pub(super) const REQUESTS_LISTED: i64 = 50;

/// The section of a lecture's desk; nothing where nobody waits.
pub(super) fn section(p: &Page, waiting: &WaitingRequests) -> AnyView {
    if waiting.total == 0 {
        return ().into_any();
    }
    let (list, total) = (list(p, &waiting.longest, false), waiting.total);
    view! {
        <section aria-labelledby="requests">
            <h2 id="requests">{say!(p.l, "requests-title")}</h2>
            <p>{say!(p.l, "requests-wait", n = total)}</p>
            {list}
        </section>
    }
    .into_any()
}

/// Each with a link to the person's record, since when they wait, and what they say.
pub(super) fn list(p: &Page, waiting: &[WaitingRequest], names_lecture: bool) -> AnyView {
    let zone = p.zone.clone().unwrap_or_else(Zone::utc);
    let lines = waiting.iter().map(|one| {
        let href = p.href(&format!(
            "/organizer/lectures/{}/people/{}",
            one.lecture, one.person.0
        ));
        let title = names_lecture.then(|| view! { " · "<bdi>{one.title.clone()}</bdi> });
        view! {
            <li>
                <a href=href dir="auto">{one.name.clone()}</a>
                {title}
                " · "
                <span class="small soft">{date_time(p.l, one.at, &zone)}</span>
                <br />
                <span class="small" dir="auto">{one.note.clone()}</span>
            </li>
        }
    });
    view! { <ul>{lines.collect_view()}</ul> }.into_any()
}
