//! Words as the indexes write them: without case, width, tone of a letter or flourish.

use app::i18n::ascii_digit;
use icu::casemap::CaseMapper;
use icu::normalizer::{ComposingNormalizerBorrowed, DecomposingNormalizerBorrowed};
use icu::properties::CodePointMapData;
use icu::properties::props::{GeneralCategory, GeneralCategoryGroup};

/// The longest word of the index, in characters.
const LONGEST: usize = 64;
/// What Arabic writes before a noun in one word with it: "the", "and the", "with the" ...
const ARTICLES: [&str; 6] = ["وال", "بال", "كال", "فال", "لل", "ال"];

/// The word as the index writes it; empty where nothing of it is left.
pub(crate) fn folded(word: &str) -> String {
    let plain = DecomposingNormalizerBorrowed::new_nfkd().normalize(word);
    let plain = CaseMapper::new().fold_string(&plain).into_owned();
    // What one sign stood for may be several words; here it is one.
    let kept = plain.chars().filter(|c| is_of_word(*c) && !is_mark(*c));
    let plain: String = kept.map(letter).collect();
    let plain = ComposingNormalizerBorrowed::new_nfc().normalize(&plain);
    without_article(&plain).chars().take(LONGEST).collect()
}

/// Letters, digits, and the marks on them.
pub(crate) fn is_of_word(c: char) -> bool {
    let category = CodePointMapData::<GeneralCategory>::new().get(c);
    c.is_alphanumeric() || GeneralCategoryGroup::Mark.contains(category)
}

/// Accents of letters, vowel signs of Arabic, and the stroke that lengthens its words. (The marks of Thai and other
/// scripts are letters to their readers.)
const fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{610}'..='\u{61a}' | '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{6d6}'..='\u{6ed}')
}

/// One letter for those that Arabic writers take for each other, ASCII for digits.
fn letter(c: char) -> char {
    match c {
        'ٱ' => 'ا',
        'ى' | 'ی' => 'ي',
        'ة' => 'ه',
        'ک' => 'ك',
        _ => ascii_digit(c).unwrap_or(c),
    }
}

fn without_article(word: &str) -> &str {
    let rest = ARTICLES
        .into_iter()
        .find_map(|article| word.strip_prefix(article));
    rest.filter(|rest| rest.chars().count() >= 2)
        .unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::folded;

    #[test]
    fn what_readers_take_for_one_word_is_one() {
        for (a, b) in [
            ("Café", "cafe"),
            ("STRASSE", "straße"),
            ("ＡＢＣ１２", "abc12"),
            ("السلعـــة", "سلعه"),
            ("والتِّجارة", "التجارة"),
            ("أسواق", "اسواق"),
            ("٢٠٢٦", "2026"),
            ("๒๕๖๙", "2569"),
            ("한국", "한국"),
        ] {
            assert_eq!(folded(a), folded(b), "{a} {b}");
        }
        assert_ne!(
            folded("ไม้"),
            folded("ไม"),
            "a tone of Thai makes another word"
        );
        assert_eq!(folded("ال"), "ال");
    }
}
