//! Until when watching the replay counts, where the organizer lets it.

use super::Page;
use crate::answer::Read;
use crate::door::door;
use crate::i18n::Moment;
use crate::lectures::{Lecture, Status};
use crate::replays::Replays;
use crate::say;
use leptos::prelude::*;

/// A line for whoever could still attend by replay.
pub(super) async fn note(p: &Page, lecture: &Lecture) -> Read<AnyView> {
    if !lecture.has_replay || lecture.status != Status::Published {
        return Ok(().into_any());
    }
    let until = door::<dyn Replays>().attends_until(&lecture.slug).await?;
    let Some(until) = until.filter(|until| *until >= p.now) else {
        return Ok(().into_any());
    };
    let date = Moment::new(until, p.zone_or(&lecture.zone)).date(p.l);
    let defined = p.href("/counting#by-replay");
    let note = view! {
        <p class="small soft">
            {say!(p.l, "watching-until", date = date)}" "<a href=defined>{say!(p.l, "counters-defined")}</a>
        </p>
    };
    Ok(note.into_any())
}
