//! What a reader has already (RFC 9110 §13).

use http::header::{
    HeaderMap, HeaderName, HeaderValue, IF_MODIFIED_SINCE, IF_NONE_MATCH, IF_RANGE,
};
use std::time::{Duration, SystemTime};

fn text(headers: &HeaderMap, name: HeaderName) -> Option<&str> {
    headers.get(name)?.to_str().ok()
}

/// Whether the reader has the file as it is: by its tag, or, where none was sent, by its date.
pub(super) fn unchanged(asked: &HeaderMap, etag: &HeaderValue, modified: SystemTime) -> bool {
    if asked.contains_key(IF_NONE_MATCH) {
        return asked
            .get_all(IF_NONE_MATCH)
            .iter()
            .filter_map(|v| v.to_str().ok())
            .flat_map(|tags| tags.split(','))
            .map(str::trim)
            .any(|tag| {
                tag == "*" || tag.strip_prefix("W/").unwrap_or(tag).as_bytes() == etag.as_bytes()
            });
    }
    let since =
        text(asked, IF_MODIFIED_SINCE).and_then(|date| httpdate::parse_http_date(date).ok());
    // A date is in whole seconds, a file's time is not.
    since.is_some_and(|since| modified < since + Duration::from_secs(1))
}

/// Whether a range is to be answered as one: always, unless the reader has a part of another file. A weak tag never
/// says that two files are the same to the byte.
pub(super) fn range_stands(asked: &HeaderMap, etag: &HeaderValue, modified: &HeaderValue) -> bool {
    asked
        .get(IF_RANGE)
        .is_none_or(|has| has == etag || has == modified)
}

#[cfg(test)]
mod tests {
    use super::*;

    static TAG: HeaderValue = HeaderValue::from_static("\"abc\"");
    static DATE: HeaderValue = HeaderValue::from_static("Tue, 24 Nov 2026 08:00:00 GMT");

    fn asked(name: HeaderName, value: &'static str) -> HeaderMap {
        HeaderMap::from_iter([(name, HeaderValue::from_static(value))])
    }

    fn modified() -> SystemTime {
        httpdate::parse_http_date(DATE.to_str().unwrap()).unwrap() + Duration::from_millis(700)
    }

    #[test]
    fn who_has_it_is_told_so() {
        for tags in ["\"abc\"", "W/\"abc\"", "\"x\", \"abc\"", "*"] {
            assert!(
                unchanged(&asked(IF_NONE_MATCH, tags), &TAG, modified()),
                "{tags}"
            );
        }
        for tags in ["\"x\"", "abc", ""] {
            assert!(
                !unchanged(&asked(IF_NONE_MATCH, tags), &TAG, modified()),
                "{tags}"
            );
        }
        let since = |date| unchanged(&asked(IF_MODIFIED_SINCE, date), &TAG, modified());
        assert!(since("Tue, 24 Nov 2026 08:00:00 GMT") && since("Wed, 25 Nov 2026 08:00:00 GMT"));
        assert!(!since("Tue, 24 Nov 2026 07:59:59 GMT") && !since("yesterday"));
        assert!(!unchanged(&HeaderMap::new(), &TAG, modified()));
    }

    #[test]
    fn a_range_of_another_file_is_none() {
        let stands = |value| range_stands(&asked(IF_RANGE, value), &TAG, &DATE);
        assert!(stands("\"abc\"") && stands("Tue, 24 Nov 2026 08:00:00 GMT"));
        assert!(
            !stands("W/\"abc\"") && !stands("\"x\"") && !stands("Tue, 24 Nov 2026 08:00:01 GMT")
        );
        assert!(range_stands(&HeaderMap::new(), &TAG, &DATE));
    }
}
