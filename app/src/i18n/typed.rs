//! What people type, in whatever script: its numbers, and the text that others can see of it.

use icu::normalizer::ComposingNormalizerBorrowed;
use icu::properties::CodePointSetData;
use icu::properties::props::DefaultIgnorableCodePoint;

/// The zeros of the decimal digits of Unicode's scripts in use; nine more follow each.
const ZEROS: [char; 37] = [
    '0', '٠', '۰', '߀', '०', '০', '੦', '૦', '୦', '௦', '౦', '೦', '൦', '෦', '๐', '໐', '༠', '၀', '႐',
    '០', '᠐', '᥆', '᧐', '᪀', '᪐', '᭐', '᮰', '᱀', '᱐', '꘠', '꣐', '꤀', '꧐', '꧰', '꩐', '꯰', '０',
];

/// A digit of any script as ASCII writes it.
pub fn ascii_digit(c: char) -> Option<char> {
    ZEROS.into_iter().find_map(|zero| {
        let value = u32::from(c).checked_sub(u32::from(zero))?;
        char::from_digit(value, 10)
    })
}

/// The text with the digits of every script as ASCII writes them.
pub fn with_ascii_digits(typed: &str) -> String {
    typed.chars().map(|c| ascii_digit(c).unwrap_or(c)).collect()
}

/// The whole number that was typed, in digits of any script.
pub fn whole_number(typed: &str) -> Option<i64> {
    with_ascii_digits(visible(typed).trim()).parse().ok()
}

/// What was typed, composed (Unicode NFC) and without what nobody sees, as copied text brings along: so that what looks the
/// same is the same. Empty where nothing of it can be seen.
pub fn visible(typed: &str) -> String {
    let kept: String = typed
        .chars()
        .filter(|c| !is_ignorable(*c) || is_of_neighbours(*c))
        .collect();
    // The empty pattern of Braille is a sign without dots.
    let is_seen = |c: char| !is_ignorable(c) && !c.is_whitespace() && c != '\u{2800}';
    if !kept.chars().any(is_seen) {
        return String::new();
    }
    ComposingNormalizerBorrowed::new_nfc()
        .normalize(&kept)
        .into_owned()
}

fn is_ignorable(c: char) -> bool {
    CodePointSetData::new::<DefaultIgnorableCodePoint>().contains(c)
}

/// What says how its neighbours are written: joined or not, and in which form.
const fn is_of_neighbours(c: char) -> bool {
    matches!(c, '\u{200c}' | '\u{200d}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use icu::properties::CodePointMapData;
    use icu::properties::props::GeneralCategory;

    #[test]
    fn digits_of_every_script_are_numbers() {
        for (typed, n) in [
            ("40", Some(40)),
            ("٤٠", Some(40)),
            ("۴۰", Some(40)),
            ("４０", Some(40)),
            ("๔๐", Some(40)),
            (" ၄၀\u{200e} ", Some(40)),
            ("-5", Some(-5)),
            ("", None),
            ("4 0", None),
            ("vierzig", None),
            ("Ⅳ", None),
        ] {
            assert_eq!(whole_number(typed), n, "{typed}");
        }
    }

    #[test]
    fn the_digits_are_those_of_unicode() {
        let category = CodePointMapData::<GeneralCategory>::new();
        for c in '\u{0}'..='\u{ffff}' {
            let is_digit = category.get(c) == GeneralCategory::DecimalNumber;
            assert_eq!(ascii_digit(c).is_some(), is_digit, "{:04x}", u32::from(c));
        }
    }

    #[test]
    fn what_looks_the_same_is_the_same() {
        for (typed, is) in [
            ("Amina\u{200b} Uwase\u{feff}", "Amina Uwase"),
            ("e\u{301}", "é"),
            ("\u{200e}Cold\u{ad}chains\u{2060}", "Coldchains"),
            ("\u{202e}evil\u{202c}", "evil"),
            ("می\u{200c}خواهم", "می\u{200c}خواهم"),
            ("❤\u{fe0f}", "❤\u{fe0f}"),
            ("\u{3164}", ""),
            ("\u{200d} \u{2800}", ""),
            ("two\nlines", "two\nlines"),
        ] {
            assert_eq!(visible(typed), is, "{typed:?}");
        }
    }
}
