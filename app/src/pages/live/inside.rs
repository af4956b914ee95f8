//! Inside the room: the lecture, the minutes, and what counts.

use super::words::presence_words;
use super::{Page, parts, questions, screen};
use crate::i18n::Instant;
use crate::islands::Presence;
use crate::lectures::{Lecture, speakers_line, title_lang, title_note};
use crate::live::{Code, Question, Room};
use crate::say;
use crate::ui::{time_span, zone_name};
use leptos::prelude::*;

/// The room; `asked` are gathered rooms where something is asked of the reader, `materials` the part of that name.
pub(super) fn inside(
    p: &Page,
    lecture: &Lecture,
    room: &Room,
    questions: &[Question],
    asked: &[Code],
    materials: AnyView,
) -> AnyView {
    let l = p.l;
    let zone = p.zone_or(&lecture.zone);
    let lang = title_lang(l, lecture);
    view! {
        <main id="content" class="room">
            <div class="stage">
                {screen::screen(l, &room.live_url, false)}
                <div>
                    <h1><span lang=lang dir="auto">{lecture.title.clone()}</span>{title_note(l, lecture)}</h1>
                    <p class="soft">
                        {speakers_line(l, lecture)}
                        " · "
                        {time_span(l, lecture.starts, lecture.ends, zone)}
                        " · "
                        {zone_name(l, zone, &[lecture.starts])}
                    </p>
                </div>
                // Standing before what is said, so that it is read out when it changes.
                <div role="status">
                    {parts::announcement(l, &room.announcement)}
                    {parts::extension(l, room.planned_end, lecture.ends, &lecture.zone)}
                    {parts::heads_due(l, room.hosted.as_ref())}
                </div>
                {presence(p, lecture, room)}
            </div>
            <aside class="talk">
                {questions::section(p, &lecture.slug, questions)}
                {super::gathering::section(p, room, asked)}
                {materials}
                {what_counts(p, room)}
            </aside>
            {screen::scripts(p, &room.live_url)}
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
            credited_ms=room.within_core_ms
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

/// What counts as attendance, in plain words.
fn what_counts(p: &Page, room: &Room) -> AnyView {
    let l = p.l;
    let so_far = say!(
        l,
        "minutes-so-far",
        n = room.within_core_ms / Instant::MINUTE
    );
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
                {parts::counts_needed(l, room.needed_ms)}
                <li>{say!(l, "counts-one")}</li>
                <li>{say!(l, "counts-lost")}</li>
            </ul>
            <p><a href=p.href("/counting")>{say!(l, "nav-counting")}</a></p>
        </section>
    }
    .into_any()
}
