//! Search: one box, and what was found lecture by lecture, each passage leading to its second.

use super::{Page, page, to_last_page};
use crate::answer::Refused;
use crate::door::door;
use crate::i18n::{language_dir, number};
use crate::islands::figures::clock;
use crate::lectures::{Lecture, facts_line, speakers_line, title_lang};
use crate::say;
use crate::search::{
    FoundLecture, MarkedText, NotSearched, Passage, QUESTION_MOST, Search, SearchResults,
};
use crate::ui::{pagination, query_escape, query_string};
use leptos::prelude::*;

/// `/{l}/search?q=…`
#[component]
pub fn SearchPage() -> impl IntoView {
    page(|p: Page| async move {
        let l = p.l;
        let question = p.param("q").trim().to_owned();
        let found = if question.is_empty() {
            None
        } else {
            let room = door::<dyn Search>();
            let found = room
                .search(l, p.person.as_ref(), &question, p.page_number())
                .await;
            Some(match found {
                Ok(found) => Ok(found),
                Err(Refused::No(no)) => Err(no),
                Err(Refused::Fault(fault)) => return Err(Refused::Fault(fault)),
                Err(Refused::Unavailable(seconds)) => return Err(Refused::Unavailable(seconds)),
                Err(_) => return Err(Refused::NotFound),
            })
        };
        if let Some(Ok(found)) = &found {
            let to_page = |page| address(&p, &question, page);
            if let Some(last) = to_last_page(p.page_number(), found.pages, to_page) {
                return Ok(last);
            }
        }
        let title = if question.is_empty() {
            say!(l, "search-title")
        } else {
            say!(
                l,
                "search-title-of",
                question = question.chars().take(60).collect::<String>()
            )
        };
        let refused = matches!(found, Some(Err(_)));
        let body = view! {
            <main id="content" class="page search">
                <h1>{say!(l, "search-title")}</h1>
                {form(&p, &question, refused)}
                {match found {
                    None => view! { <p class="lead">{say!(l, "search-lead")}</p> }.into_any(),
                    Some(Err(NotSearched::TooLong)) => ().into_any(),
                    Some(Ok(found)) => results(&p, &question, &found),
                }}
            </main>
        };
        Ok((title, body.into_any()))
    })
}

/// The box. What was asked stays in it, however long.
fn form(p: &Page, question: &str, refused: bool) -> AnyView {
    let l = p.l;
    let error = refused.then(|| say!(l, "search-too-long", max = number(l, most())));
    view! {
        <form method="get" action=p.href("/search") role="search" class="form inline" novalidate>
            <div class=if refused { "field bad" } else { "field" }>
                <label for="q">{say!(l, "search-label")}</label>
                <input
                    id="q"
                    name="q"
                    type="search"
                    dir="auto"
                    value=question.to_owned()
                    required
                    aria-invalid=refused.then_some("true")
                    aria-describedby=refused.then_some("q-error")
                />
                {error.map(|error| view! { <p class="error" id="q-error" role="alert">{error}</p> })}
            </div>
            <button class="button">{say!(l, "search-button")}</button>
        </form>
    }
    .into_any()
}

fn most() -> i64 {
    i64::try_from(QUESTION_MOST).unwrap_or(i64::MAX)
}

/// Where a page of what was found stands.
fn address(p: &Page, question: &str, page: i64) -> String {
    let page = (page > 1).then(|| page.to_string());
    let query = query_string([("q", Some(question.to_owned())), ("page", page)]);
    format!("{}{query}", p.href("/search"))
}

fn results(p: &Page, question: &str, found: &SearchResults) -> AnyView {
    let l = p.l;
    if found.lectures.is_empty() {
        return view! {
            <div class="empty">
                <h2>{say!(l, "search-nothing")}</h2>
                <p>{say!(l, "search-nothing-text")}</p>
                <p><a class="button quiet" href=p.href("/")>{say!(l, "to-programme")}</a></p>
            </div>
        }
        .into_any();
    }
    let items = found
        .lectures
        .iter()
        .map(|one| lecture(p, one))
        .collect_view();
    let pages = pagination(l, p.page_number(), found.pages, |page| {
        address(p, question, page)
    });
    view! {
        <p class="soft" role="status">{say!(l, "search-found", n = found.total)}</p>
        <ol class="results">{items}</ol>
        {pages}
    }
    .into_any()
}

fn lecture(p: &Page, found: &FoundLecture) -> AnyView {
    let l = p.l;
    let lecture = &found.lecture;
    let href = if found.passages.iter().any(|passage| passage.at_ms.is_some()) {
        p.href(&format!("/replays/{}", lecture.slug))
    } else {
        p.href(&format!("/lectures/{}", lecture.slug))
    };
    let passages = found
        .passages
        .iter()
        .map(|one| passage(p, lecture, one))
        .collect_view();
    let more = (found.more > 0)
        .then(|| view! { <p class="small soft">{say!(l, "search-more", n = found.more)}</p> });
    view! {
        <li>
            <h2><a href=href lang=title_lang(l, lecture) dir="auto">{marks(&found.title)}</a></h2>
            <p class="soft">{speakers_line(l, lecture)}</p>
            <p class="small topic">{facts_line(l, lecture)}</p>
            <ul class="passages">{passages}</ul>
            {more}
        </li>
    }
    .into_any()
}

/// A passage: in the replay it is a link to its second.
fn passage(p: &Page, lecture: &Lecture, passage: &Passage) -> AnyView {
    let (lang, dir) = (
        passage.language.clone(),
        language_dir(&passage.language).attr(),
    );
    let text = marks(&passage.text);
    match passage.at_ms {
        Some(ms) => {
            let words = query_escape(&passage.language);
            let href = p.href(&format!(
                "/replays/{}?t={}&words={words}",
                lecture.slug,
                ms / 1000
            ));
            view! {
                <li><a href=href><span class="at">{clock(p.l.tag(), ms)}</span>" "<span lang=lang dir=dir>{text}</span></a></li>
            }
            .into_any()
        }
        None => view! { <li><p lang=lang dir=dir>{text}</p></li> }.into_any(),
    }
}

fn marks(text: &MarkedText) -> AnyView {
    text.iter()
        .map(|(piece, marked)| {
            if *marked {
                view! { <mark>{piece.clone()}</mark> }.into_any()
            } else {
                piece.clone().into_any()
            }
        })
        .collect_view()
        .into_any()
}
