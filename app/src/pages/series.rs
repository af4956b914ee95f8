//! What comes next in the series of a lecture.

use super::Page;
use crate::answer::Read;
use crate::door::door;
use crate::i18n::Moment;
use crate::lectures::{Detail, Lectures, title_link};
use crate::say;
use crate::ui::{interpolate, place};
use leptos::prelude::*;

/// The lecture after this one in its series: its replay where there is one, else its page. Nothing of a lecture that stands
/// alone or is the last.
pub(super) async fn next_in_series(p: &Page, detail: &Detail) -> Read<Option<AnyView>> {
    let l = p.l;
    let Some(series) = detail.series.clone() else {
        return Ok(None);
    };
    let lectures = door::<dyn Lectures>();
    let Some(next) = lectures.next_in_series(l, &detail.lecture.slug).await? else {
        return Ok(None);
    };
    let part = if next.has_replay {
        "replays"
    } else {
        "lectures"
    };
    let link = title_link(l, &next, p.href(&format!("/{part}/{}", next.slug)));
    let label = say!(l, "next-in-series", series = place(0));
    let label = interpolate(&label, vec![view! { <bdi>{series}</bdi> }.into_any()]);
    let date = Moment::new(next.starts, p.zone_or(&next.zone)).date(l);
    let next = view! {
        <p class="next-up">
            <span class="small soft">{label}</span>
            <b>{link}</b>
            <span class="small soft">{date}</span>
        </p>
    };
    Ok(Some(next.into_any()))
}
