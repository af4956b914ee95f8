//! Words as the indexes write them: without case, width, strokes and tones of a letter, in one of the ways that a script has
//! of writing it.

mod clitics;
mod han;
mod letters;

pub(crate) use clitics::{bare, shorter_forms, without_and, without_article};

use icu::casemap::CaseMapper;
use icu::normalizer::{ComposingNormalizerBorrowed, DecomposingNormalizerBorrowed};
use icu::properties::CodePointMapData;
use icu::properties::props::{GeneralCategory, GeneralCategoryGroup};

/// The version of these rules. Every index counts it into its own, so that whoever changes them has all made anew.
pub(crate) const VERSION: i64 = 1;
/// The longest word of an index, in characters.
pub(crate) const LONGEST: usize = 64;

/// The word as an index writes it; empty where nothing of it is left.
pub(crate) fn folded(word: &str) -> String {
    // What one sign stood for may be several words; here it is one.
    let kept: String = plain(word).chars().filter(|c| is_of_word(*c)).collect();
    let whole = ComposingNormalizerBorrowed::new_nfc().normalize(&kept);
    whole.chars().take(LONGEST).collect()
}

/// A text of one line with its letters folded. All other signs stay, with one space where there were some.
pub(crate) fn folded_text(text: &str) -> String {
    let plain = plain(text);
    let whole = ComposingNormalizerBorrowed::new_nfc().normalize(&plain);
    let pieces = whole.split(|c: char| c.is_whitespace() || c.is_control());
    let pieces: Vec<&str> = pieces.filter(|piece| !piece.is_empty()).collect();
    pieces.join(" ")
}

fn plain(text: &str) -> String {
    let apart = DecomposingNormalizerBorrowed::new_nfkd().normalize(text);
    let seen = |c: &char| !letters::is_mark(*c) && !is_unseen(*c);
    let bare: String = apart.chars().filter(seen).collect();
    let small = CaseMapper::new().fold_string(&bare);
    let mut plain = String::with_capacity(small.len());
    for c in small.chars() {
        letters::push(c, &mut plain);
    }
    plain
}

/// Letters, digits, and the marks on them.
pub(crate) fn is_of_word(c: char) -> bool {
    let category = CodePointMapData::<GeneralCategory>::new().get(c);
    c.is_alphanumeric() || GeneralCategoryGroup::Mark.contains(category)
}

/// What stands within words and is not seen: where they may break, how their letters join, which way they run.
pub(crate) const fn is_unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200c}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::{folded, folded_text};

    #[test]
    fn what_readers_take_for_one_word_is_one() {
        for (a, b) in [
            ("Café", "cafe"),
            ("STRASSE", "straße"),
            ("ＡＢＣ１２", "abc12"),
            ("Đổi", "doi"),
            ("MỚI", "moi"),
            ("điện", "dien"),
            ("Łódź", "lodz"),
            ("Øresund", "oresund"),
            ("Ħamrun", "hamrun"),
            ("Ŧ", "t"),
            ("Ægir Œuvre", "aegiroeuvre"),
            ("Þór", "thor"),
            ("IĞDIR", "Iğdır"),
            ("igdir", "Iğdır"),
            ("İSTANBUL", "istanbul"),
            ("Əliyev", "eliyev"),
            ("Oʻzbekiston", "Ozbekiston"),
            ("Ёлка", "елка"),
            ("Қазақстан", "Казакстан"),
            ("ΟΔΟΣ", "οδός"),
            ("שָׁלוֹם", "שלום"),
            ("السلعـــة", "السلعه"),
            ("والتِّجارة", "والتجاره"),
            ("أسواق", "اسواق"),
            ("مسؤولية", "مسوولية"),
            ("مستشفى", "مستشفي"),
            ("آسيا", "اسيا"),
            ("می\u{200c}خواهم", "میخواهم"),
            ("inter\u{ad}national", "international"),
            ("٢٠٢٦", "2026"),
            ("๒๕๖๙", "2569"),
            ("電商", "电商"),
            ("臺灣", "台湾"),
            ("隨著", "随着"),
            ("衞生", "卫生"),
            ("한국", "한국"),
        ] {
            assert_eq!(folded(a), folded(b), "{a} {b}");
        }
        for (a, b, why) in [
            ("ไม้", "ไม", "a tone of Thai makes another word"),
            ("か", "が", "another syllable"),
            ("东", "车", "another character"),
            ("ال", "ا", "an article alone stays"),
        ] {
            assert_ne!(folded(a), folded(b), "{why}");
        }
        assert_eq!(folded("\u{301}\u{640}"), "");
        assert_eq!(folded(&"ß".repeat(90)).chars().count(), 64);
    }

    #[test]
    fn a_text_keeps_its_signs_and_has_one_space_between_words() {
        for (text, expected) in [
            (" Économie \t numérique\n", "economie numerique"),
            ("ЖАННА", "жанна"),
            ("Anh_N@Example.org", "anh_n@example.org"),
            ("50 % & 20%", "50 % & 20%"),
            ("a\u{0}b", "a b"),
        ] {
            assert_eq!(folded_text(text), expected, "{text}");
        }
    }
}
