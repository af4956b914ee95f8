//! From characters to cues (WebVTT §6.1, "WebVTT parser algorithm").

use super::decode::without_nul;
use super::{Cue, Fault, Note, ParsedTrack, Settings, subrip, text, times};
use std::ops::ControlFlow;

/// What stands between two times.
pub(super) const ARROW: &str = "-->";
/// The most regions: a picture has no place for as many.
const REGIONS_MOST: usize = 50;

/// Reads a text, whatever it is: what is wrong with it, and what can be read all the same. A text without `WEBVTT` that
/// begins as SubRip does is read as that.
pub fn parse(typed: &str) -> ParsedTrack {
    let mut track = ParsedTrack::default();
    if typed.contains('\0') {
        let of_nul = Lines::new(typed).zip(1..).filter(|(l, _)| l.contains('\0'));
        of_nul.for_each(|(_, line)| track.notes.add(line, Note::Nul));
    }
    let text = without_nul(typed);
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    let is_signed = text
        .strip_prefix("WEBVTT")
        .is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t', '\n', '\r']));
    if !is_signed && subrip::is_subrip(text) {
        return subrip::parse(text, track);
    }
    let mut lines = Lines::new(text);
    if !is_signed {
        track.faults.add(1, Fault::NoSignature);
        // Whatever this is, its lines are not those of captions.
        if !text.contains(ARROW) {
            return track;
        }
    }
    if is_signed || lines.peek().is_some_and(|first| !first.contains(ARROW)) {
        // The signature, and what else the head says.
        lines.next();
        lines.skip_block();
    }
    let mut seen_cue = false;
    while let Some(line) = lines.next() {
        if line.is_empty() {
            continue;
        }
        let (id, timed) = if line.contains(ARROW) {
            ("", Some(line))
        } else if lines.peek().is_some_and(|next| next.contains(ARROW)) {
            // The line before the times is the cue's name.
            (line, lines.next())
        } else {
            (line, None)
        };
        let Some(timed) = timed else {
            apart(line, seen_cue, &mut lines, &mut track);
            continue;
        };
        let at = lines.number;
        let Some(span) = times::span(timed, &['.']) else {
            track.faults.add(at, Fault::Times);
            lines.skip_block();
            continue;
        };
        seen_cue = true;
        let settings = Settings::of_cue(span.rest, &track.regions, at, &mut track.notes);
        let payload = lines.block();
        let cue = Cue {
            id: id.to_owned(),
            start_ms: span.start_ms,
            end_ms: span.end_ms,
            settings,
            parts: text::parts(&payload, at + 1, &mut track.notes),
        };
        if track.take(at, cue) == ControlFlow::Break(()) {
            break;
        }
    }
    if !is_signed {
        track.cues.clear();
    }
    track.ended()
}

/// A block without times: a note, a style, a region, or words that nobody would ever see.
fn apart(first: &str, seen_cue: bool, lines: &mut Lines<'_>, track: &mut ParsedTrack) {
    let at = lines.number;
    let is = |word: &str| {
        let rest = first.strip_prefix(word);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t', ':']))
    };
    if first.trim_ascii_end() == "REGION" && !seen_cue {
        let block = lines.block();
        let Some(region) = Settings::of_region(&block, at, &mut track.notes) else {
            return;
        };
        // The last of a name counts.
        track.regions.retain(|r| r.get("id") != region.get("id"));
        if track.regions.len() < REGIONS_MOST {
            track.regions.push(region);
        } else {
            track.notes.add(at, Note::LeftOut);
        }
        return;
    }
    if is("STYLE") || is("REGION") {
        track.notes.add(at, Note::LeftOut);
    } else if !is("NOTE") && !first.trim().is_empty() {
        track.faults.add(at, Fault::NoTimes);
    }
    lines.skip_block();
}

/// The lines of a text, each ended by a carriage return, a line feed or both.
pub(super) struct Lines<'a> {
    rest: Option<&'a str>,
    /// The number of the line read last.
    pub(super) number: usize,
}

impl<'a> Iterator for Lines<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        let (line, rest) = Self::split(self.rest?);
        self.rest = rest;
        self.number += 1;
        Some(line)
    }
}

impl<'a> Lines<'a> {
    pub(super) const fn new(text: &'a str) -> Self {
        Self {
            rest: Some(text),
            number: 0,
        }
    }

    fn split(text: &'a str) -> (&'a str, Option<&'a str>) {
        let Some(end) = text.find(['\n', '\r']) else {
            return (text, None);
        };
        let (line, rest) = text.split_at(end);
        let rest = rest.strip_prefix("\r\n").unwrap_or(&rest[1..]);
        (line, Some(rest))
    }

    pub(super) fn peek(&self) -> Option<&'a str> {
        self.rest.map(|rest| Self::split(rest).0)
    }

    /// The next line of this block: not one that is empty or has times.
    fn next_of_block(&mut self) -> Option<&'a str> {
        let next = self.peek()?;
        (!next.is_empty() && !next.contains(ARROW)).then_some(next)?;
        self.next()
    }

    fn skip_block(&mut self) {
        while self.next_of_block().is_some() {}
    }

    /// The lines up to an empty one, or to the times of another cue.
    fn block(&mut self) -> String {
        let mut block = String::new();
        while let Some(line) = self.next_of_block() {
            if !block.is_empty() {
                block.push('\n');
            }
            block.push_str(line);
        }
        block
    }
}
