//! A text cut into the words of the index.
//!
//! Words are cut by ICU's dictionaries, also where a script writes none apart. A dictionary cuts the same word in two
//! ways in two sentences, so texts of such scripts are in the index a second time, by their characters: there a word
//! is found as a row of characters, whatever stands around it.

use super::fold::{folded, is_of_word};
use icu::segmenter::options::WordBreakInvariantOptions;
use icu::segmenter::{GraphemeClusterSegmenter, WordSegmenter};
use std::ops::Range;

/// What the characters of unspaced scripts begin with in the index, so that no word is taken for one; alone, it keeps
/// two rows of them apart.
const APART: char = '·';

/// A word of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    /// Where it stands, in bytes.
    pub(super) at: Range<usize>,
    /// As the index writes it.
    pub(super) folded: String,
    /// How its script writes words.
    pub(super) script: Script,
}

/// How a script writes words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Script {
    /// With spaces between them.
    Spaced,
    /// Without, each of several characters: Thai, Lao, Khmer, Burmese.
    Run,
    /// Without, each of one or two characters: Chinese and Japanese.
    Han,
}

impl Script {
    fn of(text: &str) -> Self {
        let first = text.chars().find(|c| !c.is_numeric());
        match first.map_or(0, u32::from) {
            0x0E00..=0x0EFF | 0x1000..=0x109F | 0x1780..=0x17FF => Self::Run,
            0x3040..=0x30FF
            | 0x31F0..=0x31FF
            | 0x3400..=0x9FFF
            | 0xF900..=0xFAFF
            | 0x2_0000..=0x3_FFFF => Self::Han,
            _ => Self::Spaced,
        }
    }
}

/// The words of a text, in order.
pub(super) fn words(text: &str) -> Vec<Word> {
    let cut = WordSegmenter::new_dictionary(WordBreakInvariantOptions::default());
    let mut words = Vec::new();
    let mut from = 0;
    for (to, kind) in cut.segment_str(text).iter_with_word_type() {
        if kind.is_word_like() {
            // "U.S.A." and "don't" are several words here, so that each is found by its letters alone.
            parts(&text[from..to], from, &mut words);
        }
        from = to;
    }
    words
}

fn parts(piece: &str, offset: usize, words: &mut Vec<Word>) {
    let mut from = None;
    let ends = piece.char_indices().map(|(at, c)| (at, is_of_word(c)));
    for (at, inside) in ends.chain([(piece.len(), false)]) {
        match (from, inside) {
            (None, true) => from = Some(at),
            (Some(start), false) => {
                let part = &piece[start..at];
                let folded = folded(part);
                if !folded.is_empty() {
                    let (at, script) = (offset + start..offset + at, Script::of(part));
                    words.push(Word { at, folded, script });
                }
                from = None;
            }
            _ => {}
        }
    }
}

/// A text as the index has it: each lexeme with where it stands in the text.
pub(super) fn lexemes(text: &str) -> Vec<(String, Range<usize>)> {
    let words = words(text);
    let mut lexemes: Vec<_> = words
        .iter()
        .map(|w| (w.folded.clone(), w.at.clone()))
        .collect();
    for run in runs(text, &words) {
        lexemes.push((APART.to_string(), run.start..run.start));
        lexemes.extend(clusters(text, run));
    }
    lexemes
}

/// The stretches of unspaced scripts. A line that is broken does not end one.
pub(super) fn runs(text: &str, words: &[Word]) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for word in words.iter().filter(|word| word.script != Script::Spaced) {
        match runs.last_mut() {
            Some(run) if text[run.end..word.at.start].trim_matches('\n').is_empty() => {
                run.end = word.at.end;
            }
            _ => runs.push(word.at.clone()),
        }
    }
    runs
}

/// The characters of a stretch, as their readers count them.
pub(super) fn clusters(text: &str, run: Range<usize>) -> Vec<(String, Range<usize>)> {
    let piece = &text[run.clone()];
    let ends: Vec<usize> = GraphemeClusterSegmenter::new().segment_str(piece).collect();
    let mut clusters = Vec::new();
    for ends in ends.windows(2) {
        let cluster = folded(&piece[ends[0]..ends[1]]);
        if !cluster.is_empty() {
            clusters.push((
                format!("{APART}{cluster}"),
                run.start + ends[0]..run.start + ends[1],
            ));
        }
    }
    clusters
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<String> {
        words(text).into_iter().map(|word| word.folded).collect()
    }

    #[test]
    fn scripts_without_spaces_are_cut_into_words() {
        assert_eq!(cut("ตลาดน้ำขายผลไม้")[0], "ตลาด");
        assert!(cut("关税政策").contains(&"关税".to_owned()));
        assert_eq!(
            cut("E-commerce, don't (U.S.A.) 3.14 % 🙂"),
            ["e", "commerce", "don", "t", "u", "s", "a", "3", "14"]
        );
        assert_eq!(
            cut("'; DROP TABLE -- \"*\" NEAR(a b) :*"),
            ["drop", "table", "near", "a", "b"]
        );
    }

    #[test]
    fn characters_follow_the_words_each_row_apart() {
        let all: Vec<String> = lexemes("电商, 关\n税 ok")
            .into_iter()
            .map(|(lexeme, _)| lexeme)
            .collect();
        assert_eq!(all[all.len() - 6..], ["·", "·电", "·商", "·", "·关", "·税"]);
    }

    #[test]
    fn every_lexeme_stands_in_its_text_and_has_no_space() {
        for text in [
            "การค้าอิเล็กทรอนิกส์ ๆ",
            "电商\u{3000}ＯＫ",
            "السلعـــة والتِّجارة",
            "a\u{301}\u{2028}b",
            "ﷺ ½ ① ㍿ ㌔",
        ] {
            for (lexeme, at) in lexemes(text) {
                assert!(text.get(at.clone()).is_some(), "{text}: {at:?}");
                assert!(
                    !lexeme.contains([' ', '\'', '"', '\\', '\n']) && !lexeme.is_empty(),
                    "{lexeme:?}"
                );
            }
        }
    }
}
