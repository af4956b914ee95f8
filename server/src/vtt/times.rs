//! The line of times of a cue (WebVTT §6.3, "collect WebVTT cue timings").

/// The most digits of the hours: what is longer is no time, and would not fit.
const HOURS_MOST: usize = 8;

/// Start and end in milliseconds, and what follows them: how the cue is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Span<'a> {
    pub start_ms: i64,
    pub end_ms: i64,
    pub rest: &'a str,
}

/// Reads `00:01.000 --> 01:02:03.004 align:start`; `marks` may stand before the thousandths.
pub(super) fn span<'a>(line: &'a str, marks: &[char]) -> Option<Span<'a>> {
    let (start_ms, rest) = stamp(spaced(line), marks)?;
    let rest = spaced(rest).strip_prefix("-->")?;
    let (end_ms, rest) = stamp(spaced(rest), marks)?;
    Some(Span {
        start_ms,
        end_ms,
        rest,
    })
}

/// Whether a tag is a time within its cue.
pub(super) fn is_stamp(text: &str) -> bool {
    stamp(text, &['.']).is_some_and(|(_, rest)| rest.is_empty())
}

/// What follows the white space of the standard.
fn spaced(text: &str) -> &str {
    text.trim_start_matches([' ', '\t', '\n', '\u{c}', '\r'])
}

/// Milliseconds of `[hours:]mm:ss.mmm`, and what follows.
fn stamp<'a>(text: &'a str, marks: &[char]) -> Option<(i64, &'a str)> {
    let (first, rest) = digits(text);
    let (second, rest) = digits(rest.strip_prefix(':')?);
    let (hours, minutes, seconds, rest) = match rest.strip_prefix(':') {
        Some(rest) => {
            let (third, rest) = digits(rest);
            (number(first, HOURS_MOST)?, second, third, rest)
        }
        None => (0, first, second, rest),
    };
    let (ms, rest) = digits(rest.strip_prefix(marks)?);
    if (minutes.len(), seconds.len(), ms.len()) != (2, 2, 3) {
        return None;
    }
    let (minutes, seconds, ms) = (number(minutes, 2)?, number(seconds, 2)?, number(ms, 3)?);
    let whole = ((hours * 60 + minutes) * 60 + seconds) * 1000 + ms;
    (minutes < 60 && seconds < 60).then_some((whole, rest))
}

fn digits(text: &str) -> (&str, &str) {
    let end = text.bytes().take_while(u8::is_ascii_digit).count();
    text.split_at(end)
}

fn number(digits: &str, most: usize) -> Option<i64> {
    (digits.len() <= most)
        .then(|| digits.parse().ok())
        .flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clocks_are_read_and_what_is_none_is_not() {
        for (line, expected) in [
            ("00:01.000 --> 00:02.500", Some((1_000, 2_500, ""))),
            (
                "01:00:00.000-->01:00:00.001",
                Some((3_600_000, 3_600_001, "")),
            ),
            (
                "99:59:59.999\t-->  00:00.000 line:0 align:start",
                Some((359_999_999, 0, " line:0 align:start")),
            ),
            ("000:00:01.000 --> 000:00:02.000", Some((1_000, 2_000, ""))),
            ("0:00:01.000 --> 1:00:02.000", Some((1_000, 3_602_000, ""))),
            (
                "100:00:00.000 --> 100:00:01.000",
                Some((360_000_000, 360_001_000, "")),
            ),
            (
                "00:01.000 --> 00:02.000align:end",
                Some((1_000, 2_000, "align:end")),
            ),
            ("00:01,000 --> 00:02,000", None),
            ("00:60.000 --> 00:61.000", None),
            ("60:00.000 --> 61:00.000", None),
            ("00:60:00.000 --> 00:61:00.000", None),
            ("00:01.00 --> 00:02.00", None),
            ("00:01.0000 --> 00:02.0000", None),
            ("0:01.000 --> 0:02.000", None),
            ("-1:00.000 --> 00:02.000", None),
            ("٠٠:٠١.٠٠٠ --> 00:02.000", None),
            ("999999999999:00:00.000 --> 00:02.000", None),
            (":00:01.000 --> 00:02.000", None),
            ("00:01.000 -->", None),
            ("--> 00:01.000", None),
            ("00:01.000 -> 00:02.000", None),
        ] {
            let read = span(line, &['.']);
            assert_eq!(
                read.map(|s| (s.start_ms, s.end_ms, s.rest)),
                expected,
                "{line}"
            );
        }
    }

    #[test]
    fn a_comma_stands_before_the_thousandths_where_it_may() {
        let line = "00:00:01,000 --> 00:00:02.500 X1:100";
        assert_eq!(span(line, &['.']), None);
        let read = span(line, &[',', '.']);
        assert_eq!(read.map(|s| (s.start_ms, s.end_ms)), Some((1_000, 2_500)));
    }
}
