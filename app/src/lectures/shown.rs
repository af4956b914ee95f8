//! How a lecture is named wherever it is listed: its title, who speaks, what kind of lecture it is.

use super::{Audience, Lecture, Topic};
use crate::i18n::{Instant, Locale, Zone, language, list_joints};
use crate::say;
use crate::ui::{Clockface, FilterLink, filter_line, interpolate, place, time_local};
use leptos::prelude::*;

/// The `lang` of a title that is not in the reader's language.
pub fn title_lang(l: Locale, lecture: &Lecture) -> Option<String> {
    (lecture.title_language != l.tag()).then(|| lecture.title_language.clone())
}

/// "(in Spanish)", after a title that is not in the reader's language.
pub fn title_note(l: Locale, lecture: &Lecture) -> AnyView {
    title_lang(l, lecture)
        .map(|tag| {
            let note = say!(l, "title-language", language = language(l, &tag));
            view! { " "<span class="lang-note">{note}</span> }
        })
        .into_any()
}

/// The title as a link, with the note of its language.
pub fn title_link(l: Locale, lecture: &Lecture, href: String) -> AnyView {
    let lang = title_lang(l, lecture);
    view! { <a href=href lang=lang dir="auto">{lecture.title.clone()}</a>{title_note(l, lecture)} }
        .into_any()
}

/// Who speaks, and the institution that hosts: each in the direction of its own script.
pub fn speakers_line(l: Locale, lecture: &Lecture) -> AnyView {
    let between = (!lecture.speakers.is_empty() && !lecture.host.is_empty()).then_some(DOT);
    let host = (!lecture.host.is_empty()).then(|| view! { <bdi>{lecture.host.clone()}</bdi> });
    view! { {speakers(l, lecture)}{between}{host} }.into_any()
}

/// Who speaks, first to last, as the reader's language writes a list.
pub fn speakers(l: Locale, lecture: &Lecture) -> AnyView {
    let joints = list_joints(l, &lecture.speakers).into_iter().map(Some);
    lecture
        .speakers
        .iter()
        .cloned()
        .zip(joints.chain([None]))
        .map(|(name, joint)| view! { <bdi>{name}</bdi>{joint} })
        .collect_view()
        .into_any()
}

/// Between two facts. The dot ends a line rather than begin the next.
pub const DOT: &str = "\u{a0}· ";

/// The topic, the theme if any, for whom it is where not for everyone: "Practical skills · Live commerce · for officials".
pub fn topic_line(l: Locale, lecture: &Lecture) -> String {
    let mut parts = vec![say!(l, &format!("topic-{}", lecture.topic.code()))];
    parts.extend(
        lecture
            .theme
            .map(|theme| say!(l, &format!("theme-{}", theme.code()))),
    );
    if lecture.audience != Audience::Everyone {
        parts.push(say!(l, &format!("for-{}", lecture.audience.code())));
    }
    parts.join(DOT)
}

/// The same with the language it is held in.
pub fn facts_line(l: Locale, lecture: &Lecture) -> String {
    format!(
        "{}{DOT}{}",
        topic_line(l, lecture),
        language(l, &lecture.language)
    )
}

/// "Moved from Wednesday 2 December, 16:00", in the zone that the other times are shown in; nothing where it was not, or once
/// it has begun.
pub fn moved_line(l: Locale, lecture: &Lecture, zone: &Zone, now: Instant) -> AnyView {
    lecture
        .moved_at(now)
        .map(|at| {
            let sentence = say!(l, "moved-from", time = place(0));
            let at = vec![time_local(l, at, zone, Clockface::DayTime)];
            view! { <p class="small warn-text">{interpolate(&sentence, at)}</p> }
        })
        .into_any()
}

/// The topics that a list of lectures can be narrowed to; `href` writes the address of the list narrowed to one, or to none.
pub fn topic_filter(
    l: Locale,
    chosen: Option<Topic>,
    href: impl Fn(Option<Topic>) -> String,
) -> AnyView {
    let named = Topic::ALL
        .iter()
        .map(|&topic| (topic, say!(l, &format!("topic-{}", topic.code()))));
    let links = FilterLink::list(l, named, chosen.as_ref(), |topic| href(topic.copied()));
    filter_line("filter-topic", say!(l, "filter-topic"), links)
}
