//! Inside the room: the lecture, the minutes, and what counts.

use super::words::presence_words;
use super::{Page, parts, questions};
use crate::i18n::Instant;
use crate::lectures::{Lecture, speakers_line, title_lang, title_note};
use crate::live::presence::Presence;
use crate::live::{Question, Room};
use crate::say;
use crate::ui::{island_scripts, time_span, zone_name};
use leptos::prelude::*;

/// The room.
pub(super) fn inside(p: &Page, lecture: &Lecture, room: &Room, questions: &[Question]) -> AnyView {
    let l = p.l;
    let zone = p.zone_or(&lecture.zone);
    let lang = title_lang(l, lecture);
    view! {
        <main id="content" class="room">
            <div class="stage">
                <div class="screen">{screen(p, &room.live_url)}</div>
                <div>
                    <h1><span lang=lang dir="auto">{lecture.title.clone()}</span>{title_note(l, lecture)}</h1>
                    <p class="soft">
                        {speakers_line(l, lecture)}
                        " · "
                        {time_span(l, lecture.starts, lecture.ends, zone)}
                        " · "
                        {zone_name(l, zone, lecture.starts)}
                    </p>
                </div>
                // Standing before what is said, so that it is read out when it changes.
                <div role="status">
                    {parts::announcement(l, &room.announcement)}
                    {parts::extension(l, room.planned_end, lecture.ends, &lecture.zone)}
                </div>
                {presence(p, lecture, room)}
            </div>
            <aside class="talk">
                {questions::section(p, &lecture.slug, questions)}
                {super::gathering::section(p, room)}
                {what_counts(p, room)}
            </aside>
            {island_scripts()}
        </main>
    }
    .into_any()
}

/// The island that measures; its clock is the server's, its span the lecture's actual one where it has begun.
fn presence(p: &Page, lecture: &Lecture, room: &Room) -> AnyView {
    view! {
        <Presence
            lecture=lecture.slug.clone()
            lang=p.l.tag().to_owned()
            present_ms=room.present_ms
            needed_ms=room.needed_ms
            starts_ms=lecture.began.unwrap_or(lecture.starts).0
            ends_ms=lecture.ended.unwrap_or(lecture.ends).0
            now_ms=p.now.0
            revision=room.revision
            words=presence_words(p.l)
        />
    }
    .into_any()
}

/// The stream itself where a browser can play it, else the way to the meeting.
fn screen(p: &Page, url: &str) -> AnyView {
    let l = p.l;
    if url.is_empty() {
        view! { <p>{say!(l, "no-meeting-yet")}</p> }.into_any()
    } else if is_stream(url) {
        let unplayable = say!(l, "stream-unplayable");
        let (src, href) = (url.to_owned(), url.to_owned());
        view! {
            <video controls=true playsinline=true preload="none" src=src>
                <p>{unplayable}" "<a href=href>{say!(l, "open-stream")}</a></p>
            </video>
        }
        .into_any()
    } else {
        view! {
            <p class="soft">{say!(l, "meeting-outside")}</p>
            <a class="button main" href=url.to_owned() target="_blank" rel="noopener noreferrer">
                {say!(l, "open-meeting")}
                <span class="unseen">" "{say!(l, "new-tab")}</span>
            </a>
            <p class="small soft">{say!(l, "keep-open")}</p>
        }
        .into_any()
    }
}

/// Whether the address is of a file or a stream, by the end of its path.
fn is_stream(url: &str) -> bool {
    let path = url
        .split(['?', '#'])
        .next()
        .unwrap_or_default()
        .to_ascii_lowercase();
    [".m3u8", ".mp4", ".webm"]
        .iter()
        .any(|end| path.ends_with(end))
}

/// What counts as attendance, in plain words.
fn what_counts(p: &Page, room: &Room) -> AnyView {
    let l = p.l;
    // Rounded up, as the island's: who has so many whole minutes has attended.
    let needed = say!(
        l,
        "counts-needed",
        n = (room.needed_ms + Instant::MINUTE - 1) / Instant::MINUTE
    );
    let so_far = say!(l, "minutes-so-far", n = room.present_ms / Instant::MINUTE);
    view! {
        <section aria-labelledby="counts">
            <h2 id="counts">{say!(l, "counts-title")}</h2>
            <noscript>
                <div class="notice warn">
                    <p>{say!(l, "counts-no-script")}</p>
                    <p>{so_far}</p>
                </div>
            </noscript>
            <ul>
                <li>{say!(l, "counts-open")}</li>
                <li>{needed}</li>
                <li>{say!(l, "counts-one")}</li>
                <li>{say!(l, "counts-lost")}</li>
            </ul>
            <p><a href=p.href("/counting")>{say!(l, "nav-counting")}</a></p>
        </section>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::is_stream;

    #[test]
    fn only_what_a_browser_plays_is_played_in_the_page() {
        assert!(is_stream(
            "https://live.example.org/hall/index.m3u8?token=1"
        ));
        assert!(is_stream("https://example.org/A.MP4#t=1"));
        assert!(!is_stream("https://meeting.example.com/j/123?file=.mp4"));
    }
}
