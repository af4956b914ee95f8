//! The line of times of a cue (WebVTT §4.1, "WebVTT timestamp").

/// The hours no lecture reaches.
const HOURS: i64 = 100;

/// Start and end in milliseconds of `00:01.000 --> 01:02:03.004 align:start`; what follows the end is how it is shown,
/// which is the reader's own affair here.
pub(super) fn span(line: &str) -> Option<(i64, i64)> {
    let (start, rest) = line.split_once("-->")?;
    let end = rest.split_whitespace().next()?;
    Some((stamp(start.trim())?, stamp(end)?))
}

/// Milliseconds of `[hours:]mm:ss.mmm`.
fn stamp(text: &str) -> Option<i64> {
    let (clock, fraction) = text.split_once('.')?;
    let mut parts = clock.rsplit(':');
    let (seconds, minutes) = (parts.next()?, parts.next()?);
    let hours = match (parts.next(), parts.next()) {
        (None, _) => 0,
        (Some(hours), None) if hours.len() >= 2 => number(hours)?,
        _ => return None,
    };
    if (seconds.len(), minutes.len(), fraction.len()) != (2, 2, 3) {
        return None;
    }
    let (seconds, minutes, ms) = (number(seconds)?, number(minutes)?, number(fraction)?);
    (seconds < 60 && minutes < 60 && hours < HOURS)
        .then_some(((hours * 60 + minutes) * 60 + seconds) * 1000 + ms)
}

fn number(digits: &str) -> Option<i64> {
    let whole = digits.len() <= 8 && digits.bytes().all(|b| b.is_ascii_digit());
    whole.then(|| digits.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clocks_are_read_and_what_is_none_is_not() {
        for (line, expected) in [
            ("00:01.000 --> 00:02.500", Some((1_000, 2_500))),
            ("01:00:00.000-->01:00:00.001", Some((3_600_000, 3_600_001))),
            (
                "99:59:59.999\t-->  00:00.000 line:0 align:start",
                Some((359_999_999, 0)),
            ),
            ("000:00:01.000 --> 000:00:02.000", Some((1_000, 2_000))),
            ("0:00:01.000 --> 0:00:02.000", None),
            ("00:01,000 --> 00:02,000", None),
            ("00:60.000 --> 00:61.000", None),
            ("60:00.000 --> 61:00.000", None),
            ("00:01.00 --> 00:02.00", None),
            ("0:01.000 --> 0:02.000", None),
            ("-1:00.000 --> 00:02.000", None),
            ("٠٠:٠١.٠٠٠ --> 00:02.000", None),
            ("100:00:00.000 --> 100:00:01.000", None),
            ("999999999999:00:00.000 --> 00:02.000", None),
            ("00:01.000 -->", None),
            ("--> 00:01.000", None),
            ("00:01.000 -> 00:02.000", None),
        ] {
            assert_eq!(span(line), expected, "{line}");
        }
    }
}
