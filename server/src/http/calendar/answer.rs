//! How a calendar is answered: calendars ask again and again, and most often for what they have.

use super::super::conditions::{names_tag, unchanged, weak_tag_of};
use app::i18n::Instant;
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use http::StatusCode;
use http::header::{
    CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE, ETAG, HeaderMap, HeaderValue, LAST_MODIFIED,
};
use std::time::{Duration, SystemTime};

/// A calendar's text, with what tells whether a reader has it.
#[derive(Debug, Clone)]
pub(super) struct Kept {
    text: Bytes,
    pub(super) tag: HeaderValue,
    /// Since when it is so, where that is known.
    changed: Option<Instant>,
}

impl Kept {
    /// A text that is so since then.
    pub(super) fn new(text: String, changed: Option<Instant>) -> Self {
        let text = Bytes::from(text);
        Self {
            tag: weak_tag_of(&text),
            text,
            changed,
        }
    }

    /// The same, which was so earlier.
    pub(super) fn since(self, changed: Instant) -> Self {
        Self {
            changed: Some(changed),
            ..self
        }
    }

    /// The bytes it takes.
    pub(super) fn bytes(&self) -> usize {
        self.text.len()
    }

    /// The answer, by name and for how long whoever asked may keep it.
    pub(super) fn answer(&self, asked: &HeaderMap, name: &str, kept: &'static str) -> Response {
        let changed = self.changed.map(system_time);
        let mut of_all = HeaderMap::from_iter([
            (ETAG, self.tag.clone()),
            (CACHE_CONTROL, HeaderValue::from_static(kept)),
        ]);
        let date = changed.map(httpdate::fmt_http_date);
        if let Some(Ok(date)) = date.as_deref().map(HeaderValue::from_str) {
            of_all.insert(LAST_MODIFIED, date);
        }
        let has_it = match changed {
            Some(changed) => unchanged(asked, &self.tag, changed),
            None => names_tag(asked, &self.tag),
        };
        if has_it {
            return (StatusCode::NOT_MODIFIED, of_all).into_response();
        }
        let of_text = [
            (CONTENT_TYPE, "text/calendar; charset=utf-8".to_owned()),
            (
                CONTENT_DISPOSITION,
                format!("attachment; filename=\"{name}.ics\""),
            ),
        ];
        (of_all, of_text, self.text.clone()).into_response()
    }
}

fn system_time(at: Instant) -> SystemTime {
    let ms = u64::try_from(at.0).unwrap_or_default();
    SystemTime::UNIX_EPOCH + Duration::from_millis(ms)
}
