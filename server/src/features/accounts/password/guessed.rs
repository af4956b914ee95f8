//! What of a password is its owner's own: what is left without the words that guessers try first, years, and runs of
//! digits.

use crate::db::normalized;
use std::sync::LazyLock;

/// Longest first, so that a word goes before a word in it.
static WORDS: LazyLock<Vec<&str>> = LazyLock::new(|| {
    let lines = include_str!("words.txt").lines();
    let mut words: Vec<&str> = lines
        .filter(|line| !line.starts_with('#'))
        .flat_map(str::split_whitespace)
        .collect();
    words.sort_by_key(|word| std::cmp::Reverse(word.chars().count()));
    words
});

/// The shortest part of a name or an address that counts as one: two signs are a name in Chinese.
const PART_LEAST: usize = 2;
/// Of a name or address, so many parts are looked at.
const PARTS_MOST: usize = 24;
/// Of each text about a person, so many characters.
const ABOUT_MOST: usize = 254;

/// The parts of names and addresses that others know.
pub(super) fn parts(about: &[&str]) -> Vec<String> {
    let mut parts: Vec<String> = about
        .iter()
        .flat_map(|text| {
            let text: String = text.chars().take(ABOUT_MOST).collect();
            let text = normalized(&text).to_lowercase();
            let words = text.split(|c: char| !c.is_alphanumeric());
            words.map(str::to_owned).collect::<Vec<_>>()
        })
        .filter(|part| {
            let least = if part.is_ascii() {
                PART_LEAST + 1
            } else {
                PART_LEAST
            };
            part.chars().count() >= least
        })
        .collect();
    parts.truncate(PARTS_MOST);
    parts.sort_by_key(|part| std::cmp::Reverse(part.chars().count()));
    parts
}

/// How many letters and digits of a password are no word that is tried first, no year and no run.
pub(super) fn own_letters(password: &str, parts: &[String]) -> usize {
    let lower = password.to_lowercase();
    let plain: String = lower.chars().filter(|c| c.is_alphanumeric()).collect();
    // Punctuation may stand for a letter, digits for a letter or for themselves.
    let written: String = without_years(&lower).chars().map(letter).collect();
    let written: String = written.chars().filter(|c| c.is_alphanumeric()).collect();
    [without_years(&plain), written]
        .iter()
        .map(|text| left_of(text, parts))
        .min()
        .unwrap_or(0)
}

fn left_of(text: &str, parts: &[String]) -> usize {
    let known = parts
        .iter()
        .map(String::as_str)
        .chain(WORDS.iter().copied());
    // What stood around a word that is taken out does not become a word by it.
    let left = known.fold(text.to_owned(), |text, word| text.replace(word, " "));
    without_runs(&left)
}

/// The letter that a sign is written for.
const fn letter(c: char) -> char {
    match c {
        '@' | '4' => 'a',
        '8' => 'b',
        '(' => 'c',
        '3' | '€' => 'e',
        '1' | '!' | '|' => 'i',
        '0' => 'o',
        '5' | '$' => 's',
        '7' | '+' => 't',
        '2' => 'z',
        other => other,
    }
}

/// Without the years of this century and the last.
fn without_years(text: &str) -> String {
    let signs: Vec<char> = text.chars().collect();
    let (mut left, mut at) = (String::new(), 0);
    while at < signs.len() {
        let year = signs.get(at..at + 4).is_some_and(|four| {
            matches!(four, ['1', '9', ..] | ['2', '0', ..]) && four.iter().all(char::is_ascii_digit)
        });
        if year {
            left.push(' ');
            at += 4;
        } else {
            left.push(signs[at]);
            at += 1;
        }
    }
    left
}

/// How many letters and digits there are, each run of neighbours or of one sign ("4567", "cba", "aaaa") counted as one.
fn without_runs(text: &str) -> usize {
    let signs: Vec<i64> = text
        .chars()
        .filter(|c| c.is_alphanumeric())
        .map(|c| i64::from(u32::from(c)))
        .collect();
    let steps: Vec<i64> = signs.windows(2).map(|two| two[1] - two[0]).collect();
    let in_a_run = steps
        .windows(2)
        .filter(|two| two[0] == two[1] && two[0].abs() <= 1)
        .count();
    signs.len() - in_a_run
}

#[cfg(test)]
mod tests {
    use super::*;

    fn own(password: &str) -> usize {
        own_letters(password, &[])
    }

    #[test]
    fn words_that_are_tried_first_years_and_runs_are_nobodys_own() {
        for guessed in [
            "cloud-lecture-hall",
            "Cl0ud L3cture H@ll",
            "ministryofcommerce2026",
            "Summer2026!!",
            "5umm3r2026",
            "Password2026!",
            "P@$$w0rd1999",
            "welcome-2026",
            "Welcome_December_2025",
        ] {
            assert_eq!(own(guessed), 0, "{guessed}");
        }
        assert_eq!(own("qwertyuiop12"), 2);
        assert_eq!(
            own("hall-456789"),
            2,
            "a run is two: its first step is not yet one"
        );
    }

    #[test]
    fn what_is_ones_own_stays() {
        for (password, least) in [
            ("seven quiet lanterns", 17),
            ("summer rain on tin roofs", 6),
            ("ความรู้คือแสงสว่าง", 10),
            ("知识就是力量而且永远", 10),
            ("المعرفة نور والجهل ظلام", 18),
        ] {
            assert!(own(password) >= least, "{password}: {}", own(password));
        }
    }

    #[test]
    fn parts_of_names_and_addresses_are_others_too() {
        let about = parts(&[
            "amina.uwase@trade.gov.rw",
            "Amina Uwase",
            "王小明",
            "Rwanda Standards Board",
        ]);
        for guessed in [
            "AminaUwase2026",
            "uwase.standards!",
            "王小明2026",
            "r_w@nd@ b0ard",
        ] {
            assert_eq!(own_letters(guessed, &about), 0, "{guessed}");
        }
        assert!(parts(&["x".repeat(2_000_000).as_str()])[0].len() <= ABOUT_MOST);
        assert_eq!(
            parts(&["a b c d", ""]),
            Vec::<String>::new(),
            "a letter is no name"
        );
    }
}
