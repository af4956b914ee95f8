//! The lecture that somebody wants a seat in who is asked to sign in, or to make an account.

use super::Page;
use crate::answer::{Read, Refused};
use crate::door::door;
use crate::i18n::Locale;
use crate::lectures::{Audience, Detail, Lecture, Lectures, Phase, Status, is_slug, title_lang};
use crate::say;
use crate::ui::{FormState, interpolate, place, query_string};
use leptos::prelude::*;

/// The one that the form names; none where everybody would look for it in vain.
pub(super) async fn wished(p: &Page, typed: &FormState) -> Read<Option<Lecture>> {
    let slug = typed.value("enrol");
    if !is_slug(&slug) {
        return Ok(None);
    }
    match door::<dyn Lectures>().lecture(p.l, &slug, None).await {
        // Nobody is promised a seat where there can be none any more.
        Ok(Detail { lecture, .. }) => Ok((lecture.status == Status::Published
            && lecture.phase(p.now) != Phase::Over)
            .then_some(lecture)),
        Err(Refused::NotFound) => Ok(None),
        Err(refused) => Err(refused),
    }
}

/// The field that the form carries it in, and its name: whoever came by a link of somebody else reads what they will have
/// done.
pub(super) fn wish_field(l: Locale, wished: Option<&Lecture>) -> AnyView {
    wished
        .map(|lecture| {
            let title = view! { <bdi lang=title_lang(l, lecture)>{lecture.title.clone()}</bdi> };
            let sentence = say!(l, "sign-in-enrols", lecture = place(0));
            let held = (lecture.audience == Audience::Officials)
                .then(|| view! { <p class="small soft">{say!(l, "held-sign-in")}</p> });
            view! {
                <input type="hidden" name="enrol" value=lecture.slug.clone() />
                <p>{interpolate(&sentence, vec![title.into_any()])}</p>
                {held}
            }
        })
        .into_any()
}

/// The address of one of the two forms from the other, with what leads on from there.
pub(super) fn with_wish(page: String, next: String, wished: Option<&Lecture>) -> String {
    let enrol = wished.map(|lecture| lecture.slug.clone());
    page + &query_string([("next", Some(next)), ("enrol", enrol)])
}

/// The way to the lecture for whoever is signed in already: what is to be done about it stands there.
pub(super) fn way_to_wished(p: &Page) -> AnyView {
    let slug = Some(p.param("enrol")).filter(|slug| is_slug(slug));
    slug.map(|slug| {
        let href = p.href(&format!("/lectures/{slug}"));
        view! { <a class="button main" href=href>{say!(p.l, "see-lecture")}</a> }
    })
    .into_any()
}
