//! SubRip (.srt), as programs write it: numbered blocks whose times have a comma, with a few tags of HTML.

use super::parse::{ARROW, Lines};
use super::{Cue, Fault, Note, ParsedTrack, Part, Settings, text, times};
use std::ops::ControlFlow;

/// The marks before the thousandths: by the book a comma.
const MARKS: [char; 2] = [',', '.'];
/// The tags that players read; they change how words look.
const TAGS: [&str; 5] = ["b", "i", "u", "s", "font"];

/// Whether a text begins as SubRip does: a number and times, or times with a comma.
pub(super) fn is_subrip(text: &str) -> bool {
    let mut lines = Lines::new(text).skip_while(|line| line.trim().is_empty());
    let Some(first) = lines.next() else {
        return false;
    };
    if is_number(first) {
        return lines.next().is_some_and(is_timed);
    }
    is_timed(first) && times::span(first, &MARKS).is_some() && times::span(first, &['.']).is_none()
}

fn is_number(line: &str) -> bool {
    let number = line.trim();
    !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit())
}

/// Whether these are times, or would be: an arrow in what is said is text.
fn is_timed(line: &str) -> bool {
    line.contains(ARROW) && line.trim_start().starts_with(|c: char| c.is_ascii_digit())
}

/// Times, and the lines below them up to the next.
struct Block<'a> {
    line: usize,
    span: Option<times::Span<'a>>,
    said: String,
    /// Where its last line is a number alone, where that begins.
    numbered: Option<usize>,
    /// Whether its last line is empty, or there is none yet.
    is_apart: bool,
}

/// Reads the whole.
pub(super) fn parse(text: &str, mut track: ParsedTrack) -> ParsedTrack {
    track.notes.add(0, Note::SubRip);
    let mut block: Option<Block<'_>> = None;
    let mut lines = Lines::new(text);
    while let Some(line) = lines.next() {
        let at = lines.number;
        if is_timed(line) {
            let span = times::span(line, &MARKS);
            if span.is_none() {
                track.faults.add(at, Fault::Times);
            }
            let next = Block {
                line: at,
                span,
                said: String::new(),
                numbered: None,
                is_apart: true,
            };
            if let Some(mut done) = block.replace(next) {
                // The number above these times.
                done.said.truncate(done.numbered.unwrap_or(done.said.len()));
                if take(done, &mut track) == ControlFlow::Break(()) {
                    return track.ended();
                }
            }
            continue;
        }
        match &mut block {
            Some(block) => block.push(line),
            None if line.trim().is_empty() || is_number(line) => {}
            None => track.faults.add(at, Fault::NoTimes),
        }
    }
    if let Some(last) = block {
        let _ = take(last, &mut track);
    }
    track.ended()
}

impl Block<'_> {
    fn push(&mut self, line: &str) {
        let begins = self.said.len();
        self.numbered = (self.is_apart && is_number(line)).then_some(begins);
        self.is_apart = line.trim().is_empty();
        self.said.push_str(line);
        self.said.push('\n');
    }
}

fn take(block: Block<'_>, track: &mut ParsedTrack) -> ControlFlow<()> {
    let Some(span) = block.span else {
        return ControlFlow::Continue(());
    };
    let text = text::lines(&text::plain(without_tags(&block.said)));
    let part = Part { voice: None, text };
    let cue = Cue {
        id: String::new(),
        start_ms: span.start_ms,
        end_ms: span.end_ms,
        settings: Settings::default(),
        parts: Some(part)
            .into_iter()
            .filter(|p| !p.text.is_empty())
            .collect(),
    };
    track.take(block.line, cue)
}

/// The text without SubRip's tags, and without the places that other programs write between braces (`{\an8}`). Any other
/// `<` is one.
fn without_tags(text: &str) -> String {
    let mut said = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['<', '{']) {
        let (before, from) = rest.split_at(at);
        said.push_str(before);
        let length = tag(from);
        // The sign itself, where it begins nothing.
        said.push_str(if length == 0 { &from[..1] } else { "" });
        rest = &from[length.max(1)..];
    }
    said.push_str(rest);
    said
}

/// How many bytes the tag is long that begins here; none where it is no tag.
fn tag(text: &str) -> usize {
    let end = text
        .get(1..)
        .and_then(|inside| inside.find(['<', '>', '{', '}', '\n']));
    let Some(end) = end.map(|end| end + 1) else {
        return 0;
    };
    let (inside, ends) = (&text[1..end], &text[end..=end]);
    let is_tag = if text.starts_with('{') {
        ends == "}" && inside.starts_with('\\')
    } else {
        let name = inside.strip_prefix('/').unwrap_or(inside);
        let name = name.split_whitespace().next().unwrap_or_default();
        ends == ">" && TAGS.contains(&name.to_ascii_lowercase().as_str())
    };
    if is_tag { end + 1 } else { 0 }
}
