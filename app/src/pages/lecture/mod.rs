//! One lecture: when, who, what, for whom, and the one thing to do next.

mod act;
mod event;
mod saved;
mod strip;
mod ticket;
mod watching;

use super::countries::country_name;
use super::rating;
use super::render::PageContent;
use super::series::next_in_series;
use super::told::{Told, structured};
use super::{Page, materials, page};
use crate::accounts::Role;
use crate::calendar::{series_feed, subscribe};
use crate::door::door;
use crate::i18n::Locale;
use crate::lectures::{
    Detail, Lectures, Speaker, Status, facts_line, look_again, title_lang, title_note, topic_line,
};
use crate::say;
use crate::ui::{address_on_paper, follow_script, prose, share};
use leptos::prelude::*;

/// A lecture's page.
#[component]
pub fn LecturePage() -> impl IntoView {
    page(|p: Page| async move {
        let l = p.l;
        let detail = door::<dyn Lectures>()
            .lecture(l, p.param("slug"), p.person.as_ref())
            .await?;
        let ticket = ticket::ticket(&p, &detail).await?;
        let next = next_in_series(&p, &detail).await?;
        let materials = materials::section(&p, &detail.lecture, false).await?;
        let lecture = &detail.lecture;
        let rate = rating::form(&p, lecture, &format!("/lectures/{}", lecture.slug)).await?;
        let ratings = rating::for_speakers(&p, lecture).await?;
        let lang = title_lang(l, lecture);
        let series = detail.series.clone().map(|series| {
            view! { <p class="small soft">{say!(l, "part-of-series")}" "<bdi>{series}</bdi></p> }
        });
        let path = format!("/lectures/{}", lecture.slug);
        let for_others = (lecture.status != Status::Draft).then(|| {
            let series = detail.series.as_deref().map(|series| {
                let label = say!(l, "subscribe-series");
                subscribe(l, "series-feed", label, &series_feed(l, series))
            });
            view! { {series}{share(l, &p.href(&path), lecture.title.clone())} }
        });
        let is_draft = lecture.status == Status::Draft;
        let data = (!is_draft).then(|| structured(&event::event(l, &detail)));
        let follow = look_again(lecture, p.now).map(|_| follow_script());
        let body = view! {
            <main id="content" class="page two">
                <header>
                    {for_organizers(&p, &detail)}
                    <p class="topic">{topic_line(l, lecture)}</p>
                    <h1><span lang=lang.clone() dir="auto">{lecture.title.clone()}</span>{title_note(l, lecture)}</h1>
                    {series}
                </header>
                {ticket}
                <article>
                    {prose(&detail.abstract_text, lang)}
                    {speakers(&p, &detail.speakers)}
                    {materials}
                    {next}
                    {for_others}
                    {rate}
                    {ratings}
                </article>
                {address_on_paper(l, &p.href(&path), true)}
                {data}
            </main>
            {follow}
        };
        let (title, body) = (lecture.title.clone(), body.into_any());
        if is_draft {
            return Ok(PageContent::from((title, body)));
        }
        let told = Told::at(path, &about(l, &detail));
        Ok(PageContent::of_all(title, body, told))
    })
}

/// What it is about, in a few words: what it treats, else what kind of lecture it is.
fn about(l: Locale, detail: &Detail) -> String {
    let text = detail.abstract_text.trim();
    if text.is_empty() {
        facts_line(l, &detail.lecture)
    } else {
        text.to_owned()
    }
}

/// That it is a draft, and the way to the desk; organizers only.
fn for_organizers(p: &Page, detail: &Detail) -> AnyView {
    let l = p.l;
    if p.person
        .as_ref()
        .is_none_or(|person| person.role < Role::Organizer)
    {
        return ().into_any();
    }
    let edit = p.href(&format!("/organizer/lectures/{}", detail.lecture.slug));
    let edit = view! { <a href=edit>{say!(l, "edit-lecture")}</a> };
    if detail.lecture.status == Status::Draft {
        view! { <div class="notice warn"><p>{say!(l, "draft-note")}" "{edit}</p></div> }.into_any()
    } else {
        view! { <p class="small">{edit}</p> }.into_any()
    }
}

fn speakers(p: &Page, speakers: &[Speaker]) -> AnyView {
    if speakers.is_empty() {
        return ().into_any();
    }
    let l = p.l;
    let people = speakers
        .iter()
        .map(|speaker| {
            let from = (!speaker.country.is_empty()).then(|| country_name(l, &speaker.country));
            let between = (from.is_some() && !speaker.affiliation.is_empty()).then_some(" · ");
            let bio = (!speaker.bio.is_empty()).then(|| view! { <p dir="auto">{speaker.bio.clone()}</p> });
            view! {
                <div class="person">
                    <span class="face" aria-hidden="true">{initials(&speaker.name)}</span>
                    <div>
                        <b dir="auto">{speaker.name.clone()}</b>
                        <br />
                        <span class="soft"><bdi>{speaker.affiliation.clone()}</bdi>{between}{from}</span>
                        {bio}
                    </div>
                </div>
            }
        })
        .collect_view();
    view! { <h2>{say!(l, "speakers-title", n = speakers.len())}</h2>{people} }.into_any()
}

/// The first letters of the first and the last part of a name; titles ("Dr.") are none of it.
fn initials(name: &str) -> String {
    let mut parts = name
        .split_whitespace()
        .filter(|part| !part.ends_with('.'))
        .filter_map(|part| part.chars().next());
    parts.next().into_iter().chain(parts.next_back()).collect()
}

#[cfg(test)]
mod tests {
    use super::initials;

    #[test]
    fn initials_leave_titles_out() {
        assert_eq!(initials("Prof. Chen Wei"), "CW");
        assert_eq!(initials("Suda"), "S");
        assert_eq!(initials("林悦"), "林");
        assert_eq!(initials(""), "");
    }
}
