//! From bytes to cues (WebVTT §6.1, "WebVTT parser").

use super::{BYTES_MOST, Broken, CUES_MOST, Why, text, times};
use app::replays::Cue;

/// The cues of a text, in the order they begin. A cue of two voices is two cues.
///
/// # Errors
/// The first thing wrong with it, with its line. A text that is too large is not looked at.
pub fn parse(bytes: &[u8]) -> Result<Vec<Cue>, Broken> {
    let whole = |why| Broken { line: 0, why };
    if bytes.len() > BYTES_MOST {
        return Err(whole(Why::TooLarge));
    }
    let text = std::str::from_utf8(bytes).map_err(|error| Broken {
        line: lines_to(&bytes[..error.valid_up_to()]),
        why: Why::NotUtf8,
    })?;
    if let Some(at) = text.find('\0') {
        let line = lines_to(&bytes[..at]);
        return Err(Broken {
            line,
            why: Why::Nul,
        });
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let mut lines = Lines {
        lines: text.split('\n').collect(),
        at: 0,
    };
    let first = lines.next().unwrap_or_default();
    match first.strip_prefix("WEBVTT") {
        Some(rest) if rest.is_empty() || rest.starts_with([' ', '\t']) => {}
        _ => return Err(lines.broken(Why::NoSignature)),
    }
    // What else the head says, up to an empty line.
    lines.skip_block();
    let mut cues = Vec::new();
    let mut begun = 0;
    while let Some(line) = lines.next() {
        if line.trim().is_empty() {
            continue;
        }
        let timed = line.contains("-->") || lines.peek().is_some_and(|next| next.contains("-->"));
        if !timed {
            if !is_apart(line) {
                return Err(lines.broken(Why::NoTimes));
            }
            lines.skip_block();
            continue;
        }
        // The line before the times is the cue's name, which nobody sees.
        let line = if line.contains("-->") {
            line
        } else {
            lines.next().unwrap_or_default()
        };
        let (start_ms, end_ms) = times::span(line).ok_or_else(|| lines.broken(Why::Times))?;
        if end_ms <= start_ms {
            return Err(lines.broken(Why::EndBeforeStart));
        }
        if start_ms < begun {
            return Err(lines.broken(Why::OutOfOrder));
        }
        begun = start_ms;
        for (voice, text) in text::parts(&lines.payload()) {
            cues.push(Cue {
                start_ms,
                end_ms,
                voice,
                text,
            });
        }
        if cues.len() > CUES_MOST {
            return Err(lines.broken(Why::TooManyCues));
        }
    }
    if cues.is_empty() {
        return Err(whole(Why::NoCue));
    }
    Ok(cues)
}

/// Whether a block is a note, a style or a region.
fn is_apart(line: &str) -> bool {
    ["NOTE", "STYLE", "REGION"].iter().any(|word| {
        line.strip_prefix(word)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t']))
    })
}

/// The line that these bytes end in.
fn lines_to(bytes: &[u8]) -> usize {
    let pairs = bytes.windows(2).filter(|pair| pair == b"\r\n").count();
    let ends = bytes.iter().filter(|b| matches!(b, b'\r' | b'\n')).count();
    ends - pairs + 1
}

struct Lines<'a> {
    lines: Vec<&'a str>,
    at: usize,
}

impl<'a> Lines<'a> {
    fn next(&mut self) -> Option<&'a str> {
        let line = self.lines.get(self.at).copied()?;
        self.at += 1;
        Some(line)
    }

    fn peek(&self) -> Option<&'a str> {
        self.lines.get(self.at).copied()
    }

    /// What is wrong with the line read last.
    const fn broken(&self, why: Why) -> Broken {
        Broken { line: self.at, why }
    }

    /// Leaves out what stands before an empty line, or before times.
    fn skip_block(&mut self) {
        while self
            .peek()
            .is_some_and(|line| !line.is_empty() && !line.contains("-->"))
        {
            self.at += 1;
        }
    }

    /// The lines up to an empty one, or to the times of another cue.
    fn payload(&mut self) -> String {
        let from = self.at;
        self.skip_block();
        self.lines[from..self.at].join("\n")
    }
}
