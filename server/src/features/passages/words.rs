//! A text cut into the words of the index.
//!
//! Words are cut by ICU's dictionaries, also where a script writes none apart. A dictionary cuts the same word in two
//! ways in two sentences, so texts of such scripts are in the index a second time, by their characters: there a word
//! is found as a row of characters, whatever stands around it.
//!
//! Arabic writes "and the" and the like in one with what follows. Its words are in the index as they stand, and once more
//! without all of that.

use super::fold::{bare, folded, is_of_word, is_unseen, shorter_forms};
use icu::segmenter::options::WordBreakInvariantOptions;
use icu::segmenter::{GraphemeClusterSegmenter, WordSegmenter};
use std::ops::Range;

/// What the characters of unspaced scripts begin with in the index, so that no word is taken for one; alone, it keeps
/// two rows of them apart, and words that do not follow each other in the text.
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
    let seen = piece.char_indices().filter(|(_, c)| !is_unseen(*c));
    let ends = seen.map(|(at, c)| (at, is_of_word(c)));
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
    shorter(&words, &mut lexemes);
    for run in runs(text, &words) {
        lexemes.push((APART.to_string(), run.start..run.start));
        lexemes.extend(clusters(text, run));
    }
    lexemes
}

/// Arabic words without what is written in one with them: each stretch of them as a row without its articles, so that words
/// are found as they follow each other, then all else that a word may be, alone.
fn shorter(words: &[Word], lexemes: &mut Vec<(String, Range<usize>)>) {
    let apart = |word: &Word| (APART.to_string(), word.at.start..word.at.start);
    for row in words.chunk_by(|a, b| a.is_arabic() == b.is_arabic()) {
        let nouns: Vec<&str> = row.iter().map(|word| bare(&word.folded)).collect();
        if row
            .iter()
            .zip(&nouns)
            .any(|(word, noun)| word.folded != *noun)
        {
            lexemes.push(apart(&row[0]));
            let at = row.iter().map(|word| word.at.clone());
            lexemes.extend(nouns.iter().map(|noun| (*noun).to_owned()).zip(at));
        }
        for (word, noun) in row.iter().zip(nouns) {
            let forms = shorter_forms(&word.folded).into_iter();
            for form in forms.filter(|form| *form != noun) {
                lexemes.push(apart(word));
                lexemes.push((form.to_owned(), word.at.clone()));
            }
        }
    }
}

impl Word {
    fn is_arabic(&self) -> bool {
        let first = self.folded.chars().next();
        matches!(first, Some('\u{600}'..='\u{6ff}'))
    }
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
    fn arabic_words_follow_once_more_without_what_is_written_in_one_with_them() {
        let all = |text: &str| {
            let lexemes: Vec<String> = lexemes(text).into_iter().map(|(word, _)| word).collect();
            lexemes.join(" ")
        };
        for (text, expected) in [
            ("التجارة الإلكترونية", "التجاره الالكترونيه · تجاره الكترونيه"),
            ("ورشة ومؤتمر", "ورشه وموتمر · رشه موتمر"),
            ("ok وبالتجارة", "ok وبالتجاره · تجاره · بالتجاره · التجاره"),
            ("بنك 2026", "بنك 2026"),
        ] {
            assert_eq!(all(text), expected, "{text}");
        }
        let text = "في والتِّجارة";
        let mut of_noun = lexemes(text)
            .into_iter()
            .filter(|(word, _)| word == "تجاره");
        let (_, at) = of_noun.next().expect("is there");
        assert_eq!(&text[at], "والتِّجارة", "the whole word is marked");
        assert_eq!(cut("می\u{200c}خواهم soft\u{ad}ly"), ["ميخواهم", "softly"]);
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
