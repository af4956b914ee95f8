//! The words by which people are found: those of their name, organisation and address, each from its beginning.

use crate::features::fold::{folded, is_of_word};
use std::collections::BTreeSet;

/// A person has no more words than this ...
const WORDS_MOST: usize = 40;
/// ... and nobody asks for more than this at once.
const ASKED_MOST: usize = 6;
/// Behind every word that begins with another.
const BEHIND: char = char::MAX;

/// The words of somebody.
pub(super) fn of_person(name: &str, organisation: &str, email: &str) -> BTreeSet<String> {
    [name, organisation, email]
        .into_iter()
        .flat_map(words)
        .flat_map(|word| beginnings(&word))
        .take(WORDS_MOST)
        .collect()
}

/// What is asked for: each word with the first that does not begin with it. None where no word was typed.
pub(super) fn asked(typed: &str) -> Vec<(String, String)> {
    let asked: BTreeSet<String> = words(typed).take(ASKED_MOST).collect();
    let pairs = asked.into_iter().map(|word| {
        let behind = format!("{word}{BEHIND}");
        (word, behind)
    });
    pairs.collect()
}

fn words(text: &str) -> impl Iterator<Item = String> {
    text.split(|c| !is_of_word(c))
        .map(folded)
        .filter(|word| !word.is_empty())
}

/// The word, and where its script writes no spaces what follows each of its characters: a given name stands behind the
/// family's in one word.
fn beginnings(word: &str) -> Vec<String> {
    let starts = word.char_indices().skip(1).filter(|(_, c)| is_unspaced(*c));
    std::iter::once(word.to_owned())
        .chain(starts.map(|(at, _)| word[at..].to_owned()))
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
        for typed in ["ucia", "王明", "lucia rosa", "@", "", "%"] {
            assert!(!finds(typed), "{typed}");
        }
    }

    #[test]
    fn nobody_has_words_without_end() {
        assert!(of_person(&"王".repeat(300), "", "a@b.c").len() <= WORDS_MOST);
        assert!(asked(&"a b c d e f g h i j".repeat(40)).len() <= ASKED_MOST);
    }
}
