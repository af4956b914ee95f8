//! Which part of a file a request asks for (RFC 9110 §14).

use std::ops::Range;

/// What a request asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// All of it.
    Whole,
    /// These bytes, of which there is at least one.
    Bytes(Range<u64>),
    /// Bytes that are not there.
    Beyond,
}

/// What a `Range` header asks of a file of that size.
///
/// No player asks for several ranges at once, and to answer them would be work that whoever asks can multiply. They
/// are answered as RFC 9110 §14.2 allows: as if the header were not there, which costs what any whole answer does.
pub fn part(header: &str, size: u64) -> Part {
    let Some((unit, ranges)) = header.split_once('=') else {
        return Part::Whole;
    };
    if !unit.trim().eq_ignore_ascii_case("bytes") {
        return Part::Whole;
    }
    let mut ranges = ranges.split(',').map(str::trim).filter(|r| !r.is_empty());
    let (Some(range), None) = (ranges.next(), ranges.next()) else {
        return Part::Whole;
    };
    let Some((from, to)) = range.split_once('-') else {
        return Part::Whole;
    };
    let (Ok(from), Ok(to)) = (number(from), number(to)) else {
        return Part::Whole;
    };
    match (from, to) {
        (None, None) => Part::Whole,
        (None, Some(last)) if last == 0 || size == 0 => Part::Beyond,
        (None, Some(last)) => Part::Bytes(size.saturating_sub(last)..size),
        (Some(from), Some(to)) if to < from => Part::Whole,
        (Some(from), _) if from >= size => Part::Beyond,
        (Some(from), None) => Part::Bytes(from..size),
        (Some(from), Some(to)) => Part::Bytes(from..to.saturating_add(1).min(size)),
    }
}

/// A number of a range; none where nothing is written. One too large for us is larger than any file.
fn number(text: &str) -> Result<Option<u64>, ()> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    if !text.bytes().all(|b| b.is_ascii_digit()) {
        return Err(());
    }
    Ok(Some(text.parse().unwrap_or(u64::MAX)))
}

#[cfg(test)]
mod tests {
    use super::{Part, part};

    #[test]
    fn one_range_is_answered_as_it_is_asked() {
        for (header, bytes) in [
            ("bytes=0-0", 0..1),
            ("bytes=0-99", 0..100),
            ("bytes=10-19", 10..20),
            ("Bytes = 10 - 19", 10..20),
            ("bytes=99-99", 99..100),
            ("bytes=10-", 10..100),
            ("bytes=-1", 99..100),
            ("bytes=-100", 0..100),
            ("bytes=-101", 0..100),
            ("bytes=10-1000", 10..100),
            ("bytes=10-99999999999999999999999999", 10..100),
            ("bytes=-99999999999999999999999999", 0..100),
            ("bytes=10-19,", 10..20),
        ] {
            assert_eq!(part(header, 100), Part::Bytes(bytes), "{header}");
        }
    }

    #[test]
    fn what_is_beyond_the_end_is_said_to_be() {
        for header in [
            "bytes=100-",
            "bytes=100-200",
            "bytes=-0",
            "bytes=99999999999999999999999999-",
        ] {
            assert_eq!(part(header, 100), Part::Beyond, "{header}");
        }
        for header in ["bytes=0-", "bytes=0-0", "bytes=-1"] {
            assert_eq!(part(header, 0), Part::Beyond, "{header} of nothing");
        }
    }

    #[test]
    fn what_is_no_range_or_several_asks_for_the_whole() {
        let thousand = format!("bytes={}", vec!["0-"; 1_000].join(","));
        for header in [
            "",
            "bytes",
            "bytes=",
            "bytes=-",
            "bytes=,",
            "bytes=a-b",
            "bytes=5",
            "bytes=20-10",
            "bytes=+1-2",
            "bytes=1-2-3",
            "bytes=0x1-2",
            "lines=1-2",
            "bytes=0-1,5-6",
            "bytes=0-,0-,0-",
            &thousand,
        ] {
            assert_eq!(part(header, 100), Part::Whole, "{header}");
        }
    }

    #[test]
    fn no_header_makes_a_range_that_is_not_in_the_file() {
        let numbers = [
            "",
            "0",
            "1",
            "2",
            "7",
            "8",
            "18446744073709551615",
            "18446744073709551616",
        ];
        for size in [0, 1, 2, 8, u64::MAX] {
            for from in numbers {
                for to in numbers {
                    if let Part::Bytes(bytes) = part(&format!("bytes={from}-{to}"), size) {
                        assert!(
                            bytes.start < bytes.end && bytes.end <= size,
                            "{from}-{to} of {size}"
                        );
                    }
                }
            }
        }
    }
}
