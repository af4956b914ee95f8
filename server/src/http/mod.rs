//! Routes that are not pages, and the layers around those that are.

pub mod access_log;
mod beat_answers;
pub mod beat_requests;
pub mod beats;
pub mod body_memory;
pub mod calendar;
pub mod client_address;
pub mod connections;
pub mod cookies;
pub mod error_pages;
pub mod events;
mod flash;
pub mod forms;
pub mod headers;
pub mod health;
mod idle_session;
pub mod known_browser;
pub mod limits;
pub mod locale_redirect;
pub mod media;
pub mod metrics;
pub mod page_cache;
pub mod places;
pub mod plays;
pub mod ready;
pub mod request_limits;
pub mod request_session;
pub mod robots;
pub mod site;
pub mod slides;
pub mod strip_hydration;
pub mod tracks;
pub mod unavailable;
pub mod upload;

use http::header::{ACCEPT, HeaderMap};

/// Whether a browser asks, which reads HTML.
pub(crate) fn accepts_html(headers: &HeaderMap) -> bool {
    let accepts = headers.get(ACCEPT).and_then(|v| v.to_str().ok());
    accepts.is_some_and(|v| v.contains("text/html"))
}
