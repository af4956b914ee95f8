//! What the lists of the desk say of a lecture.

use super::super::Page;
use crate::accounts::Organizer;
use crate::answer::Read;
use crate::door::door;
use crate::i18n::{Instant, Locale, Moment, Zone};
use crate::lectures::{DeskFilter, Lecture, Lectures, Phase, Status, title_link};
use crate::say;
use leptos::prelude::*;

/// A span of time is read page by page; beyond this many pages it is no list for people any more.
const MOST_PAGES: i64 = 20;

/// Every lecture that starts in `[from, to)`, in order of time.
pub(super) async fn lectures_between(
    organizer: &Organizer,
    l: Locale,
    from: Instant,
    to: Instant,
) -> Read<Vec<Lecture>> {
    let lectures = door::<dyn Lectures>();
    let mut all = Vec::new();
    for page in 1..=MOST_PAGES {
        let filter = DeskFilter {
            between: Some((from, to)),
            page,
            ..DeskFilter::default()
        };
        let found = lectures.list(organizer, l, &filter).await?;
        all.extend(found.lectures);
        if page >= found.pages {
            break;
        }
    }
    Ok(all)
}

/// The state of a lecture in one word: the style's class and the words' key.
pub(super) fn state_words(lecture: &Lecture, now: Instant) -> (&'static str, &'static str) {
    match (lecture.status, lecture.phase(now)) {
        (Status::Draft, _) => ("draft", "desk-state-draft"),
        (Status::Cancelled, _) => ("cancelled", "desk-state-cancelled"),
        (Status::Published, Phase::Before) => ("ok", "desk-state-published"),
        (Status::Published, Phase::Gate) => ("warn", "desk-state-gate"),
        (Status::Published, Phase::Live) => ("live", "desk-state-live"),
        (Status::Published, Phase::Over) => ("over", "desk-state-over"),
    }
}

/// The state of a lecture as a tag.
pub(super) fn state_tag(p: &Page, lecture: &Lecture) -> AnyView {
    let (class, key) = state_words(lecture, p.now);
    view! { <span class=format!("tag {class}")>{say!(p.l, key)}</span> }.into_any()
}

/// The link to a lecture's desk: its title, in the language it is written in.
pub(super) fn desk_link(p: &Page, lecture: &Lecture) -> AnyView {
    title_link(
        p.l,
        lecture,
        p.href(&format!("/organizer/lectures/{}", lecture.slug)),
    )
}

/// A moment with its year, as lists that span years need it.
pub(super) fn date_time(l: Locale, at: Instant, zone: &Zone) -> AnyView {
    let m = Moment::new(at, zone);
    let text = say!(l, "day-at-time", day = m.date(l), time = m.time(l));
    view! { <time datetime=at.rfc3339()>{text}</time> }.into_any()
}
