//! What an upload tells of its file, and the checksum of its bytes: text in base 64.

use super::super::receiving::Checksum;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use http::HeaderValue;
use sha1::Sha1;
use sha2::Sha256;

/// What is told of a file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct UploadMetadata {
    /// What its owner calls it.
    pub(super) name: String,
    /// Why it is to go out without captions.
    pub(super) reason: String,
}

impl UploadMetadata {
    /// `filename YWJj,reason ZGVm`; what else is told is nothing to us. None where it is not written so.
    pub(super) fn parse(header: &HeaderValue) -> Option<Self> {
        let mut told = Self::default();
        let text = header.to_str().ok()?;
        for pair in text.split(',').filter(|pair| !pair.trim().is_empty()) {
            let (key, value) = pair.trim().split_once(' ').unwrap_or((pair.trim(), ""));
            let value = STANDARD.decode(value.trim()).ok()?;
            let value = String::from_utf8_lossy(&value).into_owned();
            if value.contains('\0') {
                return None;
            }
            match key {
                "filename" | "name" => told.name = value,
                "reason" => told.reason = value,
                _ => {}
            }
        }
        Some(told)
    }

    /// The same as a header.
    pub(super) fn header(&self) -> String {
        let pair = |key: &str, value: &str| format!("{key} {}", STANDARD.encode(value));
        let mut text = pair("filename", &self.name);
        if !self.reason.is_empty() {
            text.push(',');
            text.push_str(&pair("reason", &self.reason));
        }
        text
    }
}

/// `sha256 YWJj`. None where the algorithm is not ours, or that is no hash of it.
pub(super) fn checksum(header: &HeaderValue) -> Option<Checksum> {
    let (algorithm, promised) = header.to_str().ok()?.trim().split_once(' ')?;
    let promised = STANDARD.decode(promised.trim()).ok()?;
    match (algorithm, promised.len()) {
        ("sha1", 20) => Some(Checksum::Sha1(Sha1::default(), promised)),
        ("sha256", 32) => Some(Checksum::Sha256(Sha256::default(), promised)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &'static str) -> Option<UploadMetadata> {
        UploadMetadata::parse(&HeaderValue::from_static(text))
    }

    #[test]
    fn what_is_told_is_read_and_written_the_same() {
        let read =
            told("filename 6K6y5bqnLm1wNA==, reason c29vbg==,filetype dmlkZW8vbXA0,empty").unwrap();
        assert_eq!((&*read.name, &*read.reason), ("讲座.mp4", "soon"));
        let again = HeaderValue::from_str(&read.header()).unwrap();
        assert_eq!(UploadMetadata::parse(&again), Some(read));
        assert_eq!(told(""), Some(UploadMetadata::default()));
        assert_eq!(told("filename not-base-64!"), None);
    }

    #[test]
    fn a_checksum_is_of_an_algorithm_of_ours() {
        let is = |text: &'static str| checksum(&HeaderValue::from_static(text)).is_some();
        assert!(is("sha1 Kq5sNclPz7QV2+lfQIuc6R7oRu0="));
        assert!(is("sha256 uU0nuZNNPgilLlLX2n2r+sSE7+N6U4DukIj3rOLvzek="));
        for bad in [
            "",
            "sha1",
            "sha1 AAAA",
            "md5 XrY7u+Ae7tCTyyK7j1rNww==",
            "sha256 ?",
        ] {
            assert!(!is(bad), "{bad}");
        }
    }
}
