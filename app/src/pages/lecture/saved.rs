//! Saving the lecture for later, for those who are not sure yet; a visitor is led to sign in, and comes back with it saved.

use super::super::programme::Reader;
use super::super::wish::{Wish, with_wish};
use super::Page;
use crate::answer::Read;
use crate::door::door;
use crate::enrolment::{RemoveSaved, SaveForLater, SavedLectures};
use crate::lectures::{Lecture, Status};
use crate::say;
use crate::ui::{action, button_form};
use leptos::prelude::*;

/// The button, or that it is saved; nothing for whoever holds a seat or has one held, whose lecture it is already.
pub(super) async fn saved(p: &Page, reader: &Reader, lecture: &Lecture) -> Read<AnyView> {
    let l = p.l;
    let is_theirs = reader.enrolled(lecture.id) || reader.held_until(lecture.id).is_some();
    if lecture.status == Status::Draft || is_theirs {
        return Ok(().into_any());
    }
    let is_open = lecture.status == Status::Published;
    let Some(person) = &p.person else {
        let next = p.href(&format!("/lectures/{}", lecture.slug));
        let sign_in = with_wish(p.href("/sign-in"), next, Some((Wish::Save, lecture)));
        let link = is_open.then(
            || view! { <p class="small"><a href=sign_in>{say!(l, "save-for-later")}</a></p> },
        );
        return Ok(link.into_any());
    };
    let hidden = vec![("lecture", lecture.slug.clone())];
    let is_saved = door::<dyn SavedLectures>()
        .is_saved(person, &lecture.slug)
        .await?;
    if is_saved {
        let remove = action::<RemoveSaved>(l);
        let list = p.href("/my#saved");
        let part = view! {
            <p class="small"><b>{say!(l, "saved")}</b>" · "<a href=list>{say!(l, "my-title")}</a></p>
            {button_form(remove, "link", say!(l, "saved-remove"), hidden)}
        };
        return Ok(part.into_any());
    }
    let save = action::<SaveForLater>(l);
    let button = is_open.then(|| button_form(save, "link", say!(l, "save-for-later"), hidden));
    Ok(button.into_any())
}
