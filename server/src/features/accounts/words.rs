//! The words by which people are found: those of their name, organisation and address, each from its beginning.

use crate::features::fold::{
    self, LONGEST, folded_text, is_of_word, shorter_forms, without_article,
};
use std::collections::BTreeSet;

/// The version of the rules by which these words are made. Those of another are made anew.
pub(super) const VERSION: i64 = 1 + fold::VERSION;
/// What stands in words as a letter does.
const SIGNS: [char; 2] = ['_', '%'];
/// A person has no more words than this ...
const WORDS_MOST: usize = 40;
/// ... and nobody asks for more than this at once.
const ASKED_MOST: usize = 6;
/// Behind every word that begins with another.
const BEHIND: char = char::MAX;

/// The words of somebody.
pub(super) fn of_person(name: &str, organisation: &str, email: &str) -> BTreeSet<String> {
    // Whole words first, those of the address before all: what is too much is left out of the beginnings within words.
    let whole: Vec<String> = [email, name, organisation]
        .into_iter()
        .flat_map(words)
        .collect();
    let within = whole.iter().flat_map(|word| beginnings(word));
    let mut all = BTreeSet::new();
    for word in whole.iter().cloned().chain(within) {
        if all.len() == WORDS_MOST {
            break;
        }
        all.insert(word);
    }
    all
}

/// What is asked for: each word with the first that does not begin with it. None where no word was typed.
pub(super) fn asked(typed: &str) -> Vec<(String, String)> {
    let asked: BTreeSet<String> = words(typed)
        .into_iter()
        .map(|word| without_article(&word).to_owned())
        .take(ASKED_MOST)
        .collect();
    let pairs = asked.into_iter().map(|word| {
        let behind = format!("{word}{BEHIND}");
        (word, behind)
    });
    pairs.collect()
}

fn words(text: &str) -> Vec<String> {
    let text = folded_text(text);
    let words = text.split(|c: char| !is_of_word(c) && !SIGNS.contains(&c));
    words
        .filter(|word| !word.is_empty())
        .map(|word| word.chars().take(LONGEST).collect())
        .collect()
}

/// The word; what follows each of its signs, and each of its characters where its script writes no spaces: a given name stands
/// behind the family's in one word; and what Arabic writes without what stands before it in one word.
fn beginnings(word: &str) -> Vec<String> {
    let begins =
        |before: char, c: char| is_unspaced(c) || SIGNS.contains(&before) || SIGNS.contains(&c);
    let next = word.char_indices().skip(1);
    let starts = word.chars().zip(next);
    let starts = starts.filter(|(before, (_, c))| begins(*before, *c));
    std::iter::once(word)
        .chain(starts.map(|(_, (at, _))| &word[at..]))
        .chain(shorter_forms(word))
        .map(str::to_owned)
        .collect()
}

/// Thai, Lao, Burmese, Khmer; Japanese and Chinese.
const fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{0E00}'..='\u{0EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}'
        | '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finds(typed: &str) -> bool {
        let words = of_person(
            "Lucía 王小明",
            "Cámara de Comercio",
            "lucia.q@trade.example",
        );
        let asked = asked(typed);
        !asked.is_empty()
            && asked
                .iter()
                .all(|(from, behind)| words.iter().any(|word| from <= word && word < behind))
    }

    #[test]
    fn people_are_found_by_the_beginning_of_any_word() {
        for typed in [
            "luc",
            "LUCIA",
            "小明",
            "王",
            "明",
            "comer cam",
            "lucia.q@trade.example",
            "trade",
        ] {
            assert!(finds(typed), "{typed}");
        }
        for typed in ["ucia", "王明", "lucia rosa", "@", "", "%", "lucia_q"] {
            assert!(!finds(typed), "{typed}");
        }
    }

    #[test]
    fn signs_are_letters_and_every_script_is_folded() {
        let words = of_person(
            "Жанна Đỗ",
            "Économie 50% الغرفة التجارية 張",
            "anh_n@example.org",
        );
        let finds = |typed: &str| {
            let asked = asked(typed);
            let is = |(from, behind): &(String, String)| {
                words.iter().any(|word| from <= word && word < behind)
            };
            !asked.is_empty() && asked.iter().all(is)
        };
        for typed in [
            "жанна",
            "ЖАННА do",
            "economie",
            "anh_n@example.org",
            "anh_",
            "n@example",
            "_n",
            "%",
            "50%",
            "غرفه",
            "الغرفة",
            "تجارية",
            "张",
        ] {
            assert!(finds(typed), "{typed}");
        }
        for typed in ["anhxn", "anh_x", "_x", "5%", "_%"] {
            assert!(!finds(typed), "{typed}");
        }
    }

    #[test]
    fn nobody_has_words_without_end() {
        assert!(of_person(&"王".repeat(300), "", "a@b.c").len() <= WORDS_MOST);
        assert!(asked(&"a b c d e f g h i j".repeat(40)).len() <= ASKED_MOST);
    }

    #[test]
    fn an_address_is_found_however_much_stands_beside_it() {
        for (name, organisation) in [
            ("สมชาย ใจดีมาก", "กรมส่งเสริมการค้าระหว่างประเทศ กระทรวงพาณิชย์"),
            (
                "عبد الرحمن بن محمد الهاشمي",
                "والهيئة وللتجارة والصناعة وبالاستثمار والتعاون وللتنمية والابتكار وبالجودة والتقييس",
            ),
        ] {
            let words = of_person(name, organisation, "somchai.j@trade.example");
            assert!(words.len() <= WORDS_MOST);
            for word in ["somchai", "j", "trade", "example"] {
                assert!(words.contains(word), "{word}: {words:?}");
            }
        }
    }
}
