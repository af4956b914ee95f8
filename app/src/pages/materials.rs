//! The materials of a lecture as its readers are shown them: on its page, in the room, after it, and beside the replay.

use super::Page;
use crate::answer::Read;
use crate::door::door;
use crate::i18n::{Locale, language, megabytes};
use crate::lectures::{Lecture, look_again};
use crate::materials::{Material, MaterialTarget, Materials};
use crate::say;
use leptos::prelude::*;

/// The section of a page that follows its lecture; no more than its place where there is no material that the reader is, or
/// would be, shown. In a room, which must stay open (`apart`), links open beside it, and nothing is exchanged.
pub(super) async fn section(p: &Page, lecture: &Lecture, apart: bool) -> Read<AnyView> {
    // What is shown after the end comes where the page follows the lecture to it.
    let follow = (!apart).then(|| look_again(lecture, p.now)).flatten();
    let section = part(p, lecture, apart, follow).await?;
    // Also where there is nothing yet, the page finds its place; a part that is gone would have the whole page loaded anew.
    let place = || view! { <div id="materials" data-follow=follow hidden></div> };
    Ok(section.unwrap_or_else(|| (!apart).then(place).into_any()))
}

/// The same beside a film: nothing is exchanged while it plays.
pub(super) async fn beside_a_film(p: &Page, lecture: &Lecture) -> Read<AnyView> {
    Ok(part(p, lecture, false, None).await?.into_any())
}

async fn part(
    p: &Page,
    lecture: &Lecture,
    apart: bool,
    follow: Option<i64>,
) -> Read<Option<AnyView>> {
    let l = p.l;
    let shown = door::<dyn Materials>()
        .materials(&lecture.slug, p.person.as_ref())
        .await?;
    if shown.list.is_empty() && shown.more_for_enrolled == 0 {
        return Ok(None);
    }
    let more = (shown.more_for_enrolled > 0).then(
        || view! { <p class="small soft">{say!(l, "materials-more", n = shown.more_for_enrolled)}</p> },
    );
    let lines = shown.list.into_iter();
    let lines = lines.map(|material| view! { <li>{link(l, &lecture.slug, &material, apart)}</li> });
    let lines: Vec<_> = lines.collect();
    let list = (!lines.is_empty()).then(|| view! { <ul>{lines}</ul> });
    let section = view! {
        <section id="materials" class="materials" aria-labelledby="materials-title" data-follow=follow>
            <h2 id="materials-title">{say!(l, "materials-title")}</h2>
            {list}
            {more}
        </section>
    };
    Ok(Some(section.into_any()))
}

/// A material with what there is to know before it is opened: a file's kind and size, a link's host, the language.
pub(super) fn link(l: Locale, slug: &str, material: &Material, apart: bool) -> AnyView {
    let href = material.address(l, slug);
    let lang = (!material.language.is_empty()).then(|| material.language.clone());
    let title = view! { <span lang=lang dir="auto">{material.title.clone()}</span> };
    let in_language =
        (!material.language.is_empty()).then(|| view! { " · "{language(l, &material.language)} });
    match &material.target {
        MaterialTarget::Link { host, .. } => {
            let target = apart.then_some("_blank");
            let beside =
                apart.then(|| view! { <span class="unseen">" "{say!(l, "new-tab")}</span> });
            view! {
                <a href=href target=target rel="noopener noreferrer nofollow">{title}{beside}</a>" "
                <span class="small soft"><bdi dir="ltr">{host.clone()}</bdi>{in_language}</span>
            }
            .into_any()
        }
        MaterialTarget::File { kind, bytes } => view! {
            <a href=href download>{title}</a>" "
            <span class="small soft">{kind.name()}" · "{megabytes(l, *bytes)}{in_language}</span>
        }
        .into_any(),
    }
}
