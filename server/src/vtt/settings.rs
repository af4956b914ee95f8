//! How a cue is shown, and the regions of the picture that cues name (WebVTT §6.3 and §6.2).

use super::findings::quoted;
use super::{Findings, Note};
use std::fmt;

/// Settings that the standard knows, each with its value as it was typed: the last that is valid counts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Settings(Vec<(&'static str, String)>);

/// The settings there are, each with what its value may be.
type Rules = [(&'static str, fn(&str) -> bool); 6];

const OF_CUE: Rules = [
    ("vertical", |value| ["rl", "lr"].contains(&value)),
    ("line", is_line),
    ("position", is_position),
    ("size", is_percentage),
    ("align", |value| {
        ["start", "center", "end", "left", "right"].contains(&value)
    }),
    ("region", |_| true),
];
const OF_REGION: Rules = [
    ("id", |_| true),
    ("width", is_percentage),
    ("lines", is_number),
    ("regionanchor", is_point),
    ("viewportanchor", is_point),
    ("scroll", |value| value == "up"),
];

impl Settings {
    /// Those of a cue, which stand in that line. A region is one of `regions`.
    pub(super) fn of_cue(
        text: &str,
        regions: &[Self],
        line: usize,
        notes: &mut Findings<Note>,
    ) -> Self {
        let mut read = Self::read(text, &OF_CUE, line, notes);
        if let Some(name) = read.get("region")
            && !regions.iter().any(|region| region.get("id") == Some(name))
        {
            notes.add(line, Note::Setting(quoted(&format!("region:{name}"))));
            read.0.retain(|(setting, _)| *setting != "region");
        }
        read
    }

    /// Those of a region, which begins in that line; nothing where it has no name that a cue could call.
    pub(super) fn of_region(text: &str, line: usize, notes: &mut Findings<Note>) -> Option<Self> {
        let read = Self::read(text, &OF_REGION, line, notes);
        read.get("id").is_some().then_some(read)
    }

    fn read(text: &str, rules: &Rules, line: usize, notes: &mut Findings<Note>) -> Self {
        let mut read = Self::default();
        for setting in text.split_ascii_whitespace() {
            let valid = setting.split_once(':').and_then(|(name, value)| {
                let (name, is_valid) = rules.iter().find(|(known, _)| *known == name)?;
                (!value.is_empty() && is_valid(value)).then_some((*name, value))
            });
            match valid {
                Some((name, value)) => read.set(name, value),
                None => notes.add(line, Note::Setting(quoted(setting))),
            }
        }
        read
    }

    fn set(&mut self, name: &'static str, value: &str) {
        self.0.retain(|(known, _)| *known != name);
        self.0.push((name, value.to_owned()));
    }

    /// The value of one.
    pub fn get(&self, name: &str) -> Option<&str> {
        let found = self.0.iter().find(|(known, _)| *known == name);
        found.map(|(_, value)| value.as_str())
    }
}

/// Each with a space before it.
impl fmt::Display for Settings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0
            .iter()
            .try_for_each(|(name, value)| write!(f, " {name}:{value}"))
    }
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

/// `12` or `12.5`, and not beyond all numbers.
fn is_decimal(text: &str) -> bool {
    let is_written = match text.split_once('.') {
        Some((whole, part)) => is_number(whole) && is_number(part),
        None => is_number(text),
    };
    is_written && text.parse::<f64>().is_ok_and(f64::is_finite)
}

/// From 0 % to 100 %.
fn is_percentage(text: &str) -> bool {
    text.strip_suffix('%')
        .filter(|number| is_decimal(number))
        .and_then(|number| number.parse::<f64>().ok())
        .is_some_and(|number| number <= 100.0)
}

fn is_point(text: &str) -> bool {
    text.split_once(',')
        .is_some_and(|(x, y)| is_percentage(x) && is_percentage(y))
}

/// A value, and one of these words after a comma if any.
fn is_aligned(text: &str, words: &[&str], is_valid: impl Fn(&str) -> bool) -> bool {
    match text.split_once(',') {
        Some((value, word)) => is_valid(value) && words.contains(&word),
        None => is_valid(text),
    }
}

fn is_line(text: &str) -> bool {
    is_aligned(text, &["start", "center", "end"], |value| {
        is_percentage(value) || is_decimal(value.strip_prefix('-').unwrap_or(value))
    })
}

fn is_position(text: &str) -> bool {
    is_aligned(text, &["line-left", "center", "line-right"], is_percentage)
}
