//! What can be done with a lecture in its state. What cannot be undone is a link to a page that asks first.

use super::super::super::Page;
use crate::lectures::{DuplicateLecture, Lecture, Phase, PublishLecture, Status};
use crate::live::{ActualTimesRecord, START_EARLY, StartLecture};
use crate::say;
use crate::ui::{action, button_form};
use leptos::prelude::*;

/// The buttons beside the title, the likeliest first.
pub(super) fn buttons(p: &Page, lecture: &Lecture, times: &ActualTimesRecord) -> AnyView {
    let l = p.l;
    let slug = || vec![("slug", lecture.slug.clone())];
    let main = |url: String, key: &'static str| button_form(url, "button", say!(l, key), slug());
    let ask = |act: &'static str, key: &'static str| {
        let href = p.href(&format!("/organizer/lectures/{}/{act}", lecture.slug));
        view! { <a class="button quiet" href=href>{say!(l, key)}</a> }.into_any()
    };
    let phase = lecture.phase(p.now);
    let published = lecture.status == Status::Published;

    let live = (published && phase != Phase::Before).then(|| ask("live", "desk-live"));
    let publish = (lecture.status == Status::Draft)
        .then(|| main(action::<PublishLecture>(l), "desk-publish"));
    let start = may_start(p, lecture).then(|| main(action::<StartLecture>(l), "desk-start"));
    let end = may_end(lecture, phase).then(|| ask("end", "desk-end"));
    let duplicate = button_form(
        action::<DuplicateLecture>(l),
        "button quiet",
        say!(l, "desk-duplicate"),
        vec![("slug", lecture.slug.clone()), ("press", Page::press())],
    );
    let cancel = may_cancel(lecture, phase, times).then(|| ask("cancel", "desk-cancel"));
    let delete = may_delete(lecture).then(|| ask("delete", "desk-delete"));
    view! { {publish}{start}{live}{end}{duplicate}{cancel}{delete} }.into_any()
}

/// The buttons that begin and end it, for the live desk.
pub(in super::super) fn begin_and_end(p: &Page, lecture: &Lecture) -> AnyView {
    let l = p.l;
    let slug = vec![("slug", lecture.slug.clone())];
    let start = may_start(p, lecture).then(|| {
        button_form(
            action::<StartLecture>(l),
            "button",
            say!(l, "desk-start"),
            slug,
        )
    });
    let end = may_end(lecture, lecture.phase(p.now)).then(|| {
        let href = p.href(&format!("/organizer/lectures/{}/end", lecture.slug));
        view! { <a class="button quiet" href=href>{say!(l, "desk-end")}</a> }
    });
    view! { {start}{end} }.into_any()
}

/// It is not over, or passed and nobody has said that it was held.
pub(super) fn may_cancel(lecture: &Lecture, phase: Phase, times: &ActualTimesRecord) -> bool {
    lecture.status == Status::Published && (phase != Phase::Over || times.asks_whether_held)
}

/// Its hour is near, and nobody has pressed the button yet.
pub(super) fn may_start(p: &Page, lecture: &Lecture) -> bool {
    lecture.status == Status::Published
        && lecture.began.is_none()
        && lecture.phase(p.now) != Phase::Over
        && p.now >= lecture.starts.plus(-START_EARLY)
}

/// It is on.
pub(super) fn may_end(lecture: &Lecture, phase: Phase) -> bool {
    lecture.status == Status::Published && phase == Phase::Live
}

/// It is a draft, or nobody ever enrolled; the feature has the last word, as it knows of seats given up again.
pub(super) fn may_delete(lecture: &Lecture) -> bool {
    lecture.status == Status::Draft || lecture.seats_filled() == 0
}
