//! The organizer's desk.

mod lecture;
mod lecture_form;
mod lectures;
mod live;
mod new;
mod people;
mod reports;
mod row;
mod schedule;

pub use lecture::{LectureConfirm, LectureDesk, PresencePage};
pub use lectures::LecturesList;
pub use live::LiveDeskPage;
pub use new::NewLecture;
pub use people::PeoplePage;
pub use reports::ReportsPage;
pub use schedule::Schedule;

use super::Page;
use crate::say;
use leptos::prelude::*;

/// The sections of the desk.
pub(super) fn sections(page: &Page, here: &'static str) -> AnyView {
    let l = page.l;
    let links = [
        ("schedule", ""),
        ("lectures", "/lectures"),
        ("people", "/people"),
        ("reports", "/reports"),
    ]
    .into_iter()
    .map(|(section, path)| {
        let label = crate::i18n::say_args(l, &format!("desk-{section}"), &[]);
        let current = (section == here).then_some("page");
        view! { <a href=page.href(&format!("/organizer{path}")) aria-current=current>{label}</a> }
    })
    .collect_view();
    view! { <nav aria-label=say!(l, "desk-label")>{links}</nav> }.into_any()
}
