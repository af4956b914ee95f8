//! Texts of every kind that the Web Platform Tests' `webvtt/parsing` has, and the cues that Chromium reads in each:
//! `tests/data/webvtt` has them, and says how they were made. Those that are refused are compared too, by the cues that can be
//! read all the same. `WEBVTT_CASES` may name another such folder, as a checkout of those tests.

use super::{Cue, decode, parse};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

#[derive(Deserialize)]
struct Recorded {
    cases: BTreeMap<String, Vec<Shown>>,
}

/// A cue as Chromium reads it; what is not there is as usual.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Shown {
    id: String,
    start: i64,
    end: i64,
    text: String,
    #[serde(default)]
    vertical: String,
    /// `None` where the browser chooses.
    #[serde(default)]
    line: Option<f64>,
    #[serde(default = "as_usual")]
    snap_to_lines: bool,
    #[serde(default)]
    position: Option<f64>,
    #[serde(default)]
    size: Option<f64>,
    #[serde(default)]
    align: Option<String>,
}

const fn as_usual() -> bool {
    true
}

impl Shown {
    /// What Chromium makes of a cue of ours.
    fn of(cue: &Cue) -> Self {
        let get = |name| cue.settings.get(name);
        // It reads the alignment of lines and positions, and shows it to nobody.
        let number = |name| {
            let value = get(name)?.split(',').next()?;
            let number = value.strip_suffix('%').unwrap_or(value);
            let number: f64 = number.parse().unwrap();
            Some((number, value.ends_with('%')))
        };
        let line = number("line");
        let text: Vec<&str> = cue.parts.iter().map(|part| part.text.as_str()).collect();
        Self {
            id: cue.id.clone(),
            start: cue.start_ms,
            end: cue.end_ms,
            text: text.join("\n"),
            vertical: get("vertical").unwrap_or_default().to_owned(),
            line: line.map(|(line, _)| line),
            snap_to_lines: !line.is_some_and(|(_, is_share)| is_share),
            position: number("position").map(|(position, _)| position),
            size: number("size")
                .map(|(size, _)| size)
                .filter(|size| *size < 100.0),
            align: get("align").filter(|a| *a != "center").map(str::to_owned),
        }
    }

    /// As the hall means it: each line trimmed and none empty.
    fn trimmed(mut self) -> Self {
        self.text = super::text::lines(&super::text::plain(self.text));
        self
    }

    /// A second voice begins a line in the hall.
    fn without_breaks(mut self) -> Self {
        self.text.retain(|c| !c.is_whitespace());
        self
    }
}

/// Where a browser has cues in the same place of its list.
fn in_order(mut shown: Vec<Shown>) -> Vec<Shown> {
    shown.sort_by_key(|cue| (cue.start, -cue.end));
    shown
}

/// What is not as Chromium has it.
fn differences(folder: &Path) -> Vec<String> {
    let recorded = std::fs::read_to_string(folder.join("cues.json")).unwrap();
    let recorded: Recorded = serde_json::from_str(&recorded).unwrap();
    assert!(recorded.cases.len() > 20, "{}", recorded.cases.len());
    let mut different = Vec::new();
    for (name, shown) in recorded.cases {
        let bytes = std::fs::read(folder.join(&name)).unwrap();
        let track = parse(&decode(&bytes).unwrap().text);
        let ours = in_order(track.cues.iter().map(Shown::of).collect());
        let has_voices = track.cues.iter().any(|cue| cue.parts.len() > 1);
        // One that says nothing, or is never shown, is left out or refused.
        let shown = shown.into_iter().map(Shown::trimmed);
        let shown = in_order(
            shown
                .filter(|cue| !cue.text.is_empty() && cue.end > cue.start)
                .collect(),
        );
        let compared = |cues: Vec<Shown>| -> Vec<Shown> {
            let cues = cues.into_iter();
            if has_voices {
                cues.map(Shown::without_breaks).collect()
            } else {
                cues.collect()
            }
        };
        let (ours, shown) = (compared(ours), compared(shown));
        if ours != shown {
            let pairs = ours.iter().zip(&shown).find(|(a, b)| a != b);
            let counts = (ours.len(), shown.len());
            different.push(format!("{name}: {counts:?}, first {pairs:#?}"));
        }
    }
    different
}

#[test]
fn every_case_has_the_cues_that_a_browser_reads() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/webvtt");
    let other = std::env::var_os("WEBVTT_CASES").map(PathBuf::from);
    for folder in [here].into_iter().chain(other) {
        let different = differences(&folder);
        assert!(different.is_empty(), "{}", different.join("\n"));
    }
}
