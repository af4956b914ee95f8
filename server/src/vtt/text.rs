//! What a cue says: its text without tags, and who says it (WebVTT §6.4, "cue text parsing").

use super::findings::quoted;
use super::references::{Place, resolved};
use super::times::is_stamp;
use super::{Findings, Note, Part};

/// The longest name of a speaker, in characters.
const VOICE_MOST: usize = 100;
/// The tags that change how words look.
const PLAIN_TAGS: [&str; 6] = ["b", "c", "i", "rt", "ruby", "u"];
/// The tags that say something of the words: who speaks, in which language; and SubRip's.
const TELLING_TAGS: [&str; 4] = ["v", "lang", "font", "s"];

/// What a tag means.
enum Tag {
    Voice(Option<String>),
    EndOfVoice,
    /// It is left out; whether words are left out with it.
    Other {
        swallows: bool,
    },
}

/// The parts of a cue's payload, which begins in that line: who speaks, where that is tagged, and the plain text.
pub(super) fn parts(payload: &str, line: usize, notes: &mut Findings<Note>) -> Vec<Part> {
    let mut said = Said::default();
    let (mut rest, mut line) = (payload, line);
    while let Some((before, tagged)) = rest.split_once('<') {
        said.text.push_str(&resolved(before, Place::Text));
        line += breaks(before);
        // A tag that does not end runs to the end of the cue.
        let (tag, after) = tagged.split_once('>').unwrap_or((tagged, ""));
        let ends = tag.len() < tagged.len();
        rest = after;
        let read = read(tag);
        if !ends || matches!(read, Tag::Other { swallows: true }) {
            let end = if ends { ">" } else { "" };
            notes.add(line, Note::Swallowed(quoted(&format!("<{tag}{end}"))));
        }
        match read {
            Tag::Voice(name) => said.change(name),
            Tag::EndOfVoice => said.change(None),
            Tag::Other { .. } => {}
        }
        line += breaks(tag);
    }
    said.text.push_str(&resolved(rest, Place::Text));
    said.parts()
}

fn breaks(text: &str) -> usize {
    text.bytes().filter(|b| *b == b'\n').count()
}

fn read(tag: &str) -> Tag {
    let is_known = |name: &str| {
        PLAIN_TAGS.contains(&name.to_ascii_lowercase().as_str()) || TELLING_TAGS.contains(&name)
    };
    if let Some(end) = tag.strip_prefix('/') {
        let name = end.trim();
        return match name {
            "v" => Tag::EndOfVoice,
            _ => Tag::Other {
                swallows: !name.is_empty() && !is_known(name),
            },
        };
    }
    let space = [' ', '\t', '\n', '\u{c}'];
    let (name, annotation) = tag.split_once(space).unwrap_or((tag, ""));
    let name = name.split('.').next().unwrap_or_default();
    if name == "v" {
        return Tag::Voice(speaker(annotation));
    }
    let is_bare = annotation.trim().is_empty() || TELLING_TAGS.contains(&name);
    Tag::Other {
        swallows: !(is_stamp(tag) || is_known(name) && is_bare),
    }
}

/// The name in `<v Name>`.
fn speaker(annotation: &str) -> Option<String> {
    let name = plain(resolved(annotation, Place::Tag).into_owned());
    let words: Vec<&str> = name.split_whitespace().collect();
    let name: String = words.join(" ").chars().take(VOICE_MOST).collect();
    Some(name.trim_end().to_owned()).filter(|name| !name.is_empty())
}

/// Without control characters; other white space than a line's end is a space.
pub(super) fn plain(mut text: String) -> String {
    if text.contains(|c: char| c != '\n' && c.is_control()) {
        text = text.replace(['\t', '\u{b}', '\u{c}'], " ");
        text.retain(|c| c == '\n' || !c.is_control());
    }
    text
}

/// Each line trimmed, without those that are empty.
pub(super) fn lines(text: &str) -> String {
    let lines: Vec<&str> = text
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .collect();
    lines.join("\n")
}

/// What has been read of a cue.
#[derive(Default)]
struct Said {
    done: Vec<Part>,
    voice: Option<String>,
    text: String,
}

impl Said {
    /// Somebody else speaks from here on.
    fn change(&mut self, voice: Option<String>) {
        let text = plain(std::mem::take(&mut self.text));
        let voice = std::mem::replace(&mut self.voice, voice);
        let is_blank = text.trim().is_empty();
        match self.done.last_mut() {
            // Nobody between them spoke.
            Some(last) if is_blank || last.voice == voice => last.text.push_str(&text),
            _ if is_blank => {}
            _ => self.done.push(Part { voice, text }),
        }
    }

    fn parts(mut self) -> Vec<Part> {
        self.change(None);
        for part in &mut self.done {
            part.text = lines(&part.text);
        }
        self.done
    }
}
