//! What was found, as a reader sees it: by lecture, the likeliest first, each passage marked and cut to its matter.

use super::arms::Hit;
use crate::features::passages::{ABOUT, Question};
use app::lectures::LectureId;
use app::replays::TrackKind;
use app::search::{MarkedText, Passage};
use std::collections::HashMap;

/// The most characters of a passage before what was asked for.
const BEFORE: usize = 60;
/// The most of it in all.
const LENGTH: usize = 240;

/// A lecture in which something was found.
pub(super) struct Group {
    pub(super) lecture: LectureId,
    pub(super) passages: Vec<Passage>,
    /// How many more there are in its replay.
    pub(super) more: i64,
    /// In its title: nothing is likelier.
    in_title: bool,
    in_text: bool,
    starts_at: i64,
}

/// The lectures, the likeliest first: by title, by text, by how much is said of it, by how late it is held.
pub(super) fn groups(hits: Vec<Hit>, question: &Question) -> Vec<Group> {
    let mut places: HashMap<LectureId, usize> = HashMap::new();
    let mut groups: Vec<Group> = Vec::new();
    let mut said: HashMap<LectureId, i64> = HashMap::new();
    for hit in hits {
        let Hit {
            lecture_id: lecture,
            kind,
            language,
            told,
            starts,
            starts_at,
            hits: of_kind,
        } = hit;
        let place = *places.entry(lecture).or_insert_with(|| {
            groups.push(Group {
                lecture,
                passages: Vec::new(),
                more: 0,
                in_title: false,
                in_text: false,
                starts_at,
            });
            groups.len() - 1
        });
        let group = &mut groups[place];
        let marks = question.marks(&told);
        let first = marks.first().map_or(0, |mark| mark.start);
        let line = told[..first].matches('\n').count();
        if kind == ABOUT {
            group.in_title |= line == 0;
            if group.in_text
                || (line == 0 && marks.iter().all(|mark| !told[..mark.start].contains('\n')))
            {
                // The title is shown anyway, and one language is enough.
                continue;
            }
            group.in_text = true;
        } else if kind == TrackKind::Captions.code() {
            said.insert(lecture, of_kind);
        }
        let at_ms = starts.split(' ').nth(line).and_then(|ms| ms.parse().ok());
        // In a lecture's own text, the title is no part of the excerpt.
        let from = if kind == ABOUT {
            told.find('\n').map_or(0, |end| end + 1)
        } else {
            0
        };
        group.passages.push(Passage {
            at_ms,
            language,
            text: excerpt(&told, from, question),
        });
    }
    for group in &mut groups {
        group.passages.sort_by_key(|passage| passage.at_ms);
        let shown = group.passages.iter().filter(|p| p.at_ms.is_some()).count();
        let all = said.get(&group.lecture).copied().unwrap_or_default();
        group.more = (all - i64::try_from(shown).unwrap_or(i64::MAX)).max(0);
    }
    groups.sort_by_key(|g| {
        let all = said.get(&g.lecture).copied().unwrap_or_default();
        (!g.in_title, !g.in_text, -all, -g.starts_at, g.lecture)
    });
    groups
}

/// The text, marked.
pub(super) fn marked(text: &str, question: &Question) -> MarkedText {
    let mut pieces = MarkedText::new();
    let mut from = 0;
    for mark in question.marks(text) {
        pieces.push((text[from..mark.start].to_owned(), false));
        pieces.push((text[mark.clone()].to_owned(), true));
        from = mark.end;
    }
    pieces.push((text[from..].to_owned(), false));
    pieces.retain(|(piece, _)| !piece.is_empty());
    pieces
}

/// What stands around the first mark after `from`.
fn excerpt(told: &str, from: usize, question: &Question) -> MarkedText {
    let marks = question.marks(told);
    let first = marks
        .iter()
        .find(|mark| mark.start >= from)
        .map_or(from, |mark| mark.start);
    let line = told[..first].rfind('\n').map_or(0, |end| end + 1).max(from);
    // From the line's beginning, or a few words before.
    let before = told[line..first].char_indices().rev().take(BEFORE).last();
    let cut = before.map_or(first, |(at, _)| line + at);
    let begin = if cut == line {
        line
    } else {
        told[cut..first]
            .find(' ')
            .map_or(cut, |space| cut + space + 1)
    };
    let end = told[begin..]
        .char_indices()
        .nth(LENGTH)
        .map_or(told.len(), |(at, _)| begin + at);
    let mut pieces = MarkedText::new();
    let mut at = begin;
    let mut push = |text: &str, is: bool| {
        if !text.is_empty() {
            pieces.push((text.replace('\n', " "), is));
        }
    };
    if begin > line {
        push("… ", false);
    }
    for mark in marks
        .iter()
        .filter(|mark| mark.start >= begin && mark.end <= end)
    {
        push(&told[at..mark.start], false);
        push(&told[mark.clone()], true);
        at = mark.end;
    }
    push(&told[at..end], false);
    if end < told.len() {
        push(" …", false);
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    fn flat(pieces: MarkedText) -> String {
        pieces
            .into_iter()
            .map(|(text, is)| if is { format!("[{text}]") } else { text })
            .collect()
    }

    #[test]
    fn an_excerpt_stands_around_what_was_asked_for() {
        let question = Question::parse("cold").unwrap();
        let told = format!(
            "Title\nA speaker\n{} what is kept cold stays {}",
            "long ago ".repeat(20),
            "fresh ".repeat(80)
        );
        let text = flat(excerpt(&told, 6, &question));
        assert!(
            text.starts_with("… ")
                && text.ends_with(" …")
                && text.contains("what is kept [cold] stays fresh"),
            "{text}"
        );
        assert!(text.chars().count() < LENGTH + 10, "{text}");
        let thai = Question::parse("ผลไม้").unwrap();
        let told = format!("{}ผลไม้{}", "ขาย".repeat(90), "ดี".repeat(400));
        assert!(flat(excerpt(&told, 0, &thai)).contains("[ผลไม้]"));
        assert_eq!(flat(excerpt("one\ntwo cold", 0, &question)), "two [cold]");
    }

    #[test]
    fn titles_come_before_texts_and_texts_before_what_is_said() {
        let hit = |lecture, kind: &str, told: &str, starts: &str| Hit {
            lecture_id: LectureId(lecture),
            kind: kind.to_owned(),
            language: "en".to_owned(),
            told: told.to_owned(),
            starts: starts.to_owned(),
            starts_at: 0,
            hits: 1,
        };
        let hits = vec![
            hit(1, "captions", "nothing yet\nso cold", "0 7000"),
            hit(2, "about", "Warm\nCold Speaker\nx", ""),
            hit(3, "about", "Cold chains\nChen\nx", ""),
        ];
        let groups = groups(hits, &Question::parse("cold").unwrap());
        assert_eq!(
            groups.iter().map(|g| g.lecture.0).collect::<Vec<_>>(),
            [3, 2, 1]
        );
        assert!(groups[0].passages.is_empty(), "the title is shown anyway");
        assert_eq!(
            groups[2].passages[0].at_ms,
            Some(7_000),
            "the line's own second"
        );
    }
}
