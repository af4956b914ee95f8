//! Tags of what is answered, and what a reader has already (RFC 9110 §8.8.3 and §13).

use http::header::{HeaderMap, HeaderValue, IF_MODIFIED_SINCE, IF_NONE_MATCH, IF_RANGE};
use sha2::{Digest, Sha256};
use std::time::{Duration, SystemTime};

/// So many bytes of a hash tell texts apart.
const HASH: usize = 12;

/// The tag of just these bytes, in the form in which they are sent.
pub(super) fn tag_of(bytes: &[u8]) -> HeaderValue {
    strong_tag(&hex::encode(&Sha256::digest(bytes)[..HASH]))
}

/// The tag of a text that goes out in several encodings, none of which has a tag of its own.
pub(super) fn weak_tag_of(text: &[u8]) -> HeaderValue {
    let strong = tag_of(text);
    tag([b"W/", strong.as_bytes()].concat())
}

/// The tag that bears that name of a file, which is letters, digits and dots, and is never given to another one.
pub(super) fn strong_tag(name: &str) -> HeaderValue {
    tag(format!("\"{name}\"").into_bytes())
}

fn tag(text: Vec<u8>) -> HeaderValue {
    HeaderValue::from_maybe_shared(bytes::Bytes::from(text)).expect("a tag is written in ASCII")
}

/// Whether the reader names that tag among those it has. A weak tag is as good as its strong one here (RFC 9110 §13.1.2).
pub(super) fn names_tag(asked: &HeaderMap, etag: &HeaderValue) -> bool {
    let opaque = |tag: &[u8]| tag.strip_prefix(b"W/").unwrap_or(tag).to_owned();
    let etag = opaque(etag.as_bytes());
    asked
        .get_all(IF_NONE_MATCH)
        .iter()
        .flat_map(|tags| tags.as_bytes().split(|byte| *byte == b','))
        .map(<[u8]>::trim_ascii)
        .any(|tag| tag == b"*" || opaque(tag) == etag)
}

/// Whether the reader has the file as it is: by its tag, or, where none was sent, by its date.
pub(super) fn unchanged(asked: &HeaderMap, etag: &HeaderValue, modified: SystemTime) -> bool {
    if asked.contains_key(IF_NONE_MATCH) {
        return names_tag(asked, etag);
    }
    let since = asked
        .get(IF_MODIFIED_SINCE)
        .and_then(|date| date.to_str().ok());
    let since = since.and_then(|date| httpdate::parse_http_date(date).ok());
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
    use http::header::HeaderName;

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
    fn a_tag_is_of_its_bytes_and_a_weak_one_of_all_their_encodings() {
        assert_ne!(tag_of(b"a"), tag_of(b"b"));
        let weak = weak_tag_of(b"a");
        assert!(weak.as_bytes().starts_with(b"W/\""));
        let asked = HeaderMap::from_iter([(IF_NONE_MATCH, tag_of(b"a"))]);
        assert!(names_tag(&asked, &weak) && !names_tag(&asked, &weak_tag_of(b"b")));
        assert!(!names_tag(&HeaderMap::new(), &weak));
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
