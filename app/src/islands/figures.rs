//! Figures in the reader's digits, and sentences with a place for them.

pub(crate) use crate::number;

/// "7:05", or "1:07:05" from an hour on.
pub(crate) fn clock(lang: &str, ms: i64) -> String {
    let seconds = ms.max(0) / 1000;
    let (hours, minutes) = (seconds / 3600, seconds / 60 % 60);
    let mut text = String::new();
    if hours > 0 {
        text.push_str(&number(lang, hours));
        text.push(':');
        two_digits(lang, minutes, &mut text);
    } else {
        text.push_str(&number(lang, minutes));
    }
    text.push(':');
    two_digits(lang, seconds % 60, &mut text);
    text
}

fn two_digits(lang: &str, n: i64, text: &mut String) {
    if n < 10 {
        text.push_str(&number(lang, 0));
    }
    text.push_str(&number(lang, n));
}

/// A sentence with a figure in its place.
pub(crate) fn fill(sentence: &str, place: &str, figure: &str) -> String {
    match around(sentence, place) {
        Some((before, after)) => [before, figure, after].concat(),
        None => sentence.to_owned(),
    }
}

/// What stands before and after a place. (Byte by byte: the standard library's search is fast and large, and a sentence
/// is short.)
pub(crate) fn around<'a>(sentence: &'a str, place: &str) -> Option<(&'a str, &'a str)> {
    let at = sentence
        .as_bytes()
        .windows(place.len())
        .position(|bytes| bytes == place.as_bytes())?;
    Some((sentence.get(..at)?, sentence.get(at + place.len()..)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_shows_hours_only_where_there_are_some() {
        assert_eq!(clock("en", 65_999), "1:05");
        assert_eq!(clock("en", 0), "0:00");
        assert_eq!(clock("en", -5), "0:00");
        assert_eq!(clock("en", 3_600_000 + 7 * 60_000 + 5_000), "1:07:05");
        assert_eq!(clock("ar", 605_000), "١٠:٠٥");
        assert_eq!(clock("ar", 5_000), "٠:٠٥");
    }
}
