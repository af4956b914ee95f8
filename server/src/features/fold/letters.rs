//! One letter for those that people type for each other.

use super::han;
use app::i18n::ascii_digit;

/// Accents of letters, vowel signs of Arabic and Hebrew, the stroke that lengthens Arabic words, apostrophes that are letters
/// where Latin is written with them, and how a sign is to look. (The marks of Thai and other scripts are letters to their
/// readers.)
pub(super) const fn is_mark(c: char) -> bool {
    matches!(c, '\u{2b9}'..='\u{2bf}' | '\u{300}'..='\u{36f}' | '\u{483}'..='\u{487}'
        | '\u{591}'..='\u{5bd}' | '\u{5bf}' | '\u{5c1}'..='\u{5c2}' | '\u{5c4}'..='\u{5c5}' | '\u{5c7}'
        | '\u{610}'..='\u{61a}' | '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{6d6}'..='\u{6ed}'
        | '\u{8ca}'..='\u{8ff}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{fe20}'..='\u{fe2f}' | '\u{e0100}'..='\u{e01ef}')
}

/// Writes a small letter without its marks as the indexes have it.
pub(super) fn push(c: char, text: &mut String) {
    match c {
        'æ' => text.push_str("ae"),
        'œ' => text.push_str("oe"),
        'þ' => text.push_str("th"),
        _ if c.is_ascii() => text.push(c),
        _ => text.push(letter(c)),
    }
}

/// Letters whose stroke, hook or tail is no mark to Unicode; those that Arabic writers take for each other; digits of any
/// script; Chinese characters of any region.
fn letter(c: char) -> char {
    match c {
        'ƀ' | 'ƃ' | 'ɓ' => 'b',
        'ƈ' | 'ȼ' | 'ɕ' => 'c',
        'đ' | 'ð' | 'ƌ' | 'ȡ' | 'ɖ' | 'ɗ' => 'd',
        'ǝ' | 'ɇ' | 'ə' | 'ɛ' => 'e',
        'ƒ' => 'f',
        'ǥ' | 'ɠ' | 'ɣ' => 'g',
        'ħ' | 'ɦ' | 'ⱨ' => 'h',
        'ı' | 'ɨ' | 'ɩ' => 'i',
        'ɉ' => 'j',
        'ĸ' | 'ƙ' | 'ⱪ' => 'k',
        'ł' | 'ƚ' | 'ȴ' | 'ɫ' | 'ɬ' | 'ⱡ' => 'l',
        'ŋ' | 'ƞ' | 'ȵ' | 'ɲ' => 'n',
        'ø' | 'ɔ' | 'ɵ' => 'o',
        'ƥ' => 'p',
        'ɍ' | 'ɽ' => 'r',
        'ȿ' | 'ʂ' => 's',
        'ŧ' | 'ƫ' | 'ƭ' | 'ȶ' | 'ʈ' | 'ⱦ' => 't',
        'ʉ' => 'u',
        'ʋ' => 'v',
        'ƴ' | 'ɏ' => 'y',
        'ƶ' | 'ȥ' | 'ɀ' | 'ʐ' | 'ⱬ' => 'z',
        'ә' => 'а',
        'ґ' | 'ғ' | 'ҕ' => 'г',
        'җ' => 'ж',
        'ҙ' => 'з',
        'қ' | 'ҝ' | 'ҟ' | 'ҡ' | 'ӄ' => 'к',
        'ң' | 'ҥ' | 'ӈ' => 'н',
        'ө' => 'о',
        'ҫ' => 'с',
        'ү' | 'ұ' => 'у',
        'ҳ' => 'х',
        'ҷ' | 'ҹ' => 'ч',
        'ٱ' => 'ا',
        'ى' | 'ی' => 'ي',
        'ة' | 'ہ' | 'ھ' | 'ە' | 'ۃ' => 'ه',
        'ک' => 'ك',
        _ => ascii_digit(c).unwrap_or_else(|| han::written(c)),
    }
}
