//! The presence island: it measures attendance while the live room is open, and shows what is measured.

mod background_forms;
mod beating;
mod connection;
mod open_room;
mod parts;
mod span;
mod stream;
mod tab_storage;
mod words;

pub use words::PresenceWords;

use crate::islands::browser::is_hidden;
use crate::islands::browser::line::Line;
use crate::islands::figures;
use connection::Connection;
use leptos::prelude::*;
use open_room::OpenRoom;
use span::Span;
use std::rc::Rc;
use std::sync::Arc;

/// What the beats are asked for.
#[derive(Clone, Copy)]
enum Ask {
    Begin,
    /// To take over from the tab or device that took over.
    Continue,
    /// To tell the rest at once: the lecture is over.
    Finish,
}

/// Minutes credited, the connection, and the time to the start or the end of a lecture. Beats every 30 s. Follows what
/// the server tells the room, and sends the room's forms without leaving it.
///
/// `lang` is the page's locale; `credited_ms` what is credited so far and `needed_ms` what makes "attended", if anything does,
/// until the stream says otherwise; `starts_ms`, `ends_ms` and `now_ms` (the server's clock) are milliseconds of UTC; `revision` is the last change of the room that
/// the page was written with.
#[island]
pub fn Presence(
    lecture: String,
    lang: String,
    credited_ms: i64,
    needed_ms: Option<i64>,
    starts_ms: i64,
    ends_ms: i64,
    now_ms: i64,
    revision: i64,
    words: PresenceWords,
) -> impl IntoView {
    let words = Arc::new(words);
    let lang = Arc::<str>::from(lang);
    let first_span = Span { starts_ms, ends_ms };
    let span = RwSignal::new(first_span);
    let connection = RwSignal::new(Connection::Connecting);
    let credited = RwSignal::new(credited_ms);
    let needed = RwSignal::new(needed_ms);
    let remaining = RwSignal::new(first_span.text(now_ms, &lang, &words));
    let asked = RwSignal::new(Ask::Begin);

    // The room itself asks to sign in, and leads back; once the lecture is over it tells what became of one's minutes.
    let room = ["/", &lang, "/lectures/", &lecture, "/live"].concat();

    let begin = {
        let (lecture, lang, words) = (lecture.clone(), Arc::clone(&lang), Arc::clone(&words));
        move || {
            let (lang, words) = (Arc::clone(&lang), Arc::clone(&words));
            beating::tick(now_ms, move |at| {
                let over = connection.get_untracked() == Connection::Over;
                remaining.set(if over {
                    String::new()
                } else {
                    span.get_untracked().text(at, &lang, &words)
                });
            });
            beating::beat(&lecture, connection, credited)
        }
    };
    Effect::new(move |line: Option<Rc<Line>>| match (line, asked.get()) {
        (None, _) => begin(),
        (Some(line), Ask::Finish) => {
            beating::finish(&line);
            line
        }
        (Some(line), _) => {
            line.begin();
            connection.set(Connection::Connecting);
            line.send(String::new());
            line
        }
    });
    Effect::new({
        let lang = Arc::clone(&lang);
        move |open: Option<OpenRoom>| {
            let open = open.unwrap_or_else(|| {
                OpenRoom::new(
                    &lecture,
                    &lang,
                    revision,
                    connection,
                    Box::new(move |lecture| {
                        span.set(lecture.into());
                        needed.set(lecture.needed_ms);
                        if lecture.over {
                            asked.set(Ask::Finish);
                            connection.set(Connection::Over);
                        }
                    }),
                )
            });
            open.apply(connection.get());
            open
        }
    });

    let (before, after) = figures::around(&words.credited, "{n}").unwrap_or((&words.credited, ""));
    let (before, after) = (before.to_owned(), after.to_owned());
    let minutes = {
        let lang = Arc::clone(&lang);
        move || figures::number(&lang, credited.get() / 60_000)
    };
    let enough = {
        let words = Arc::clone(&words);
        move || match needed.get() {
            Some(needed) if credited.get() < needed => {
                // Rounded up, as the minutes credited are rounded down: who sees both numbers alike has attended.
                let minutes = figures::number(&lang, (needed + 59_999) / 60_000);
                figures::fill(&words.needed, "{n}", &minutes)
            }
            Some(_) => words.reached.clone(),
            None => words.too_short.clone(),
        }
    };
    let most = move || needed.get().unwrap_or(1).max(1);
    let sentence = {
        let words = Arc::clone(&words);
        move || connection.get().sentence(&words)
    };
    view! {
        <section class="credit" aria-label=words.label.clone()>
            <span>{before}<b>{minutes}</b>{after}</span>
            <span class="soft">{enough}</span>
            <span class="soft" role="timer">{remaining}</span>
            <span class=move || connection.get().class() role="status">{sentence}</span>
            <button
                type="button"
                class="button quiet small"
                hidden=move || connection.get() != Connection::TakenOver
                on:click=move |_| asked.set(Ask::Continue)
            >
                {words.continue_here.clone()}
            </button>
            <a href=room.clone() hidden=move || connection.get() != Connection::Over>{words.to_result.clone()}</a>
            <a href=room hidden=move || connection.get() != Connection::SignedOut>{words.sign_in.clone()}</a>
            <progress
                class="bar"
                aria-label=words.bar.clone()
                max=most
                value=move || credited.get().clamp(0, most())
            ></progress>
        </section>
    }
}

/// Follows what the server tells the organizer's desk of a lecture; shows nothing of its own. `revision` is the last
/// change that the page was written with.
#[island]
pub fn DeskStream(lecture: String, lang: String, revision: i64) -> impl IntoView {
    Effect::new(move |_| {
        let (hear, is_told) = (Box::new(|_| {}), Box::new(|hidden: bool| !hidden));
        let stream = open_room::follow(&lecture, &lang, revision, true, hear, is_told);
        stream.set_enabled(!is_hidden());
    });
}
