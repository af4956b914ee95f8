//! The lecture that somebody wants a seat in, or to save for later, who is asked to sign in, or to make an account.

use super::Page;
use crate::answer::{Read, Refused};
use crate::door::door;
use crate::enrolment::HOLD_LAPSES_BEFORE;
use crate::lectures::{Audience, Detail, Lecture, Lectures, Phase, Status, is_slug, title_lang};
use crate::say;
use crate::ui::{FormState, interpolate, place, query_string};
use leptos::prelude::*;

/// What is wished for.
#[derive(Clone, Copy)]
pub(super) enum Wish {
    Enrol,
    Save,
}

impl Wish {
    const ALL: [Self; 2] = [Self::Enrol, Self::Save];

    /// As forms and addresses name the lecture.
    const fn name(self) -> &'static str {
        match self {
            Self::Enrol => "enrol",
            Self::Save => "save",
        }
    }

    /// The key of what will have been done then.
    const fn key(self) -> &'static str {
        match self {
            Self::Enrol => "sign-in-enrols",
            Self::Save => "sign-in-saves",
        }
    }
}

/// A wish, and the lecture it is for.
pub(super) type Wished = (Wish, Lecture);

/// What the form names; none where everybody would look for it in vain.
pub(super) async fn wished(p: &Page, typed: &FormState) -> Read<Option<Wished>> {
    let named = Wish::ALL.map(|wish| (wish, typed.value(wish.name())));
    let named = named.into_iter().find(|(_, slug)| !slug.is_empty());
    let Some((wish, slug)) = named.filter(|(_, slug)| is_slug(slug)) else {
        return Ok(None);
    };
    match door::<dyn Lectures>().lecture(p.l, &slug, None).await {
        // Nobody is promised a seat where there can be none any more; what is over may have a replay.
        Ok(Detail { lecture, .. }) => {
            let is_over = lecture.phase(p.now) == Phase::Over;
            let is_open =
                lecture.status == Status::Published && (matches!(wish, Wish::Save) || !is_over);
            Ok(is_open.then_some((wish, lecture)))
        }
        Err(Refused::NotFound) => Ok(None),
        Err(refused) => Err(refused),
    }
}

/// The field that the form carries it in, and its name: whoever came by a link of somebody else reads what they will have
/// done.
pub(super) fn wish_field(p: &Page, wished: Option<&Wished>) -> AnyView {
    let l = p.l;
    wished
        .map(|(wish, lecture)| {
            let title = view! { <bdi lang=title_lang(l, lecture)>{lecture.title.clone()}</bdi> };
            let sentence = say!(l, wish.key(), lecture = place(0));
            // Nobody is promised what is too late to be held.
            let may_hold = lecture.audience == Audience::Officials
                && p.now < lecture.starts.plus(-HOLD_LAPSES_BEFORE);
            let held = (matches!(wish, Wish::Enrol) && may_hold)
                .then(|| view! { <p class="small soft">{say!(l, "held-sign-in")}</p> });
            view! {
                <input type="hidden" name=wish.name() value=lecture.slug.clone() />
                <p>{interpolate(&sentence, vec![title.into_any()])}</p>
                {held}
            }
        })
        .into_any()
}

/// A wish as an address takes it.
pub(super) fn named(wished: Option<&Wished>) -> Option<(Wish, &Lecture)> {
    wished.map(|(wish, lecture)| (*wish, lecture))
}

/// The address of one of the two forms from the other, with what leads on from there.
pub(super) fn with_wish(page: String, next: String, wished: Option<(Wish, &Lecture)>) -> String {
    let named = wished.map(|(wish, lecture)| (wish.name(), Some(lecture.slug.clone())));
    page + &query_string([("next", Some(next))].into_iter().chain(named))
}

/// The way to the lecture for whoever is signed in already: what is to be done about it stands there.
pub(super) fn way_to_wished(p: &Page) -> AnyView {
    let mut slugs = Wish::ALL.map(|wish| p.param(wish.name())).into_iter();
    let slug = slugs.find(|slug| is_slug(slug));
    slug.map(|slug| {
        let href = p.href(&format!("/lectures/{slug}"));
        view! { <a class="button main" href=href>{say!(p.l, "see-lecture")}</a> }
    })
    .into_any()
}
