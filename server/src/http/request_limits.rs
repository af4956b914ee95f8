//! How much a request may bring, and how long it may take: memory stays bounded whoever sends what.

use super::body_memory::{BodyMemory, Taken};
use super::client_address::TrustedProxies;
use super::forms::FORM_MOST;
use app::i18n::{Locale, say_args};
use axum::body::{Body, Bytes};
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use bytes::BytesMut;
use http::header::{CACHE_CONTROL, CONNECTION, CONTENT_LENGTH, COOKIE, RETRY_AFTER};
use http::{HeaderMap, HeaderValue, StatusCode};
use http_body_util::BodyExt;
use std::time::Duration;
use tokio::time::timeout;

/// The most cookies a request may bring, in bytes: the hall's own take less than a tenth of that.
const COOKIES_MOST: usize = 8 * 1024;
/// When whoever finds no memory for a body may come again, in seconds.
const LATER: HeaderValue = HeaderValue::from_static("5");

/// How long bodies may take, and what they may hold.
#[derive(Debug, Clone)]
pub struct RequestLimits {
    /// How long a form, or a beat, may take to arrive, whole.
    pub form_time: Duration,
    /// How long an upload may be silent.
    pub silence: Duration,
    /// What bodies may hold in memory.
    pub memory: BodyMemory,
}

impl Default for RequestLimits {
    fn default() -> Self {
        Self {
            form_time: Duration::from_secs(30),
            silence: Duration::from_secs(30),
            memory: BodyMemory::default(),
        }
    }
}

/// What the layer of forms needs.
#[derive(Debug, Clone)]
pub struct Forms {
    /// How much and how long.
    pub limits: RequestLimits,
    /// Whose word about a visitor's address is taken.
    pub proxies: TrustedProxies,
}

/// Why a body was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Untaken {
    /// It is longer than it may be.
    TooLarge,
    /// It took too long.
    TooSlow,
    /// It broke off.
    Broken,
    /// There is no memory for it now.
    NoMemory,
}

impl Untaken {
    /// The status that says so.
    pub const fn status(self) -> StatusCode {
        match self {
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::TooSlow => StatusCode::REQUEST_TIMEOUT,
            Self::Broken => StatusCode::BAD_REQUEST,
            Self::NoMemory => StatusCode::SERVICE_UNAVAILABLE,
        }
    }

    const fn key(self) -> &'static str {
        match self {
            Self::TooLarge => "form-too-large",
            Self::TooSlow => "form-too-slow",
            Self::Broken => "form-broken",
            Self::NoMemory => "form-later",
        }
    }
}

/// Reads a small body whole; none of it is kept where it is too long or comes too slowly.
///
/// # Errors
/// Why it was not taken.
pub async fn small_body(body: Body, most: usize, time: Duration) -> Result<Bytes, Untaken> {
    match timeout(time, read(body, most, None)).await {
        Ok(read) => read,
        Err(_) => Err(Untaken::TooSlow),
    }
}

async fn read(
    mut body: Body,
    most: usize,
    mut taken: Option<&mut Taken>,
) -> Result<Bytes, Untaken> {
    let mut bytes = BytesMut::new();
    while let Some(frame) = body.frame().await {
        let Ok(piece) = frame.map_err(|_| Untaken::Broken)?.into_data() else {
            continue;
        };
        if bytes.len() + piece.len() > most {
            return Err(Untaken::TooLarge);
        }
        if let Some(taken) = &mut taken {
            taken.more(piece.len()).map_err(|_| Untaken::NoMemory)?;
        }
        bytes.extend_from_slice(&piece);
    }
    Ok(bytes.freeze())
}

/// Before a form reaches its server function: it is read whole, which takes so long at most, and holds so much.
pub async fn form(State(forms): State<Forms>, request: Request, next: Next) -> Response {
    if !request.uri().path().starts_with("/api/") {
        return next.run(request).await;
    }
    let l = locale(&request);
    let (parts, body) = request.into_parts();
    let promised = parts.headers.get(CONTENT_LENGTH);
    let promised = promised.and_then(|length| length.to_str().ok()?.parse::<u64>().ok());
    if promised.is_some_and(|length| length > FORM_MOST as u64) {
        return refusal(Untaken::TooLarge, l);
    }
    // Held until the answer: what is made of a form takes memory too.
    let mut taken = forms.limits.memory.of(forms.proxies.client(&parts));
    let whole = timeout(
        forms.limits.form_time,
        read(body, FORM_MOST, Some(&mut taken)),
    );
    match whole.await.unwrap_or(Err(Untaken::TooSlow)) {
        Ok(bytes) => next.run(Request::from_parts(parts, bytes.into())).await,
        Err(untaken) => refusal(untaken, l),
    }
}

fn refusal(untaken: Untaken, l: Locale) -> Response {
    let kib = (FORM_MOST / 1024).to_string();
    let text = say_args(l, untaken.key(), &[("kib", kib.as_str().into())]);
    let mut response = (untaken.status(), text).into_response();
    let headers = response.headers_mut();
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    // What has not been read would be taken for the next request.
    headers.insert(CONNECTION, HeaderValue::from_static("close"));
    if untaken == Untaken::NoMemory {
        headers.insert(RETRY_AFTER, LATER);
    }
    response
}

/// The answer to a request that brings more cookies than the hall reads; none where it brings fewer.
pub fn too_many_cookies(headers: &HeaderMap, path: &str) -> Option<Response> {
    let bytes: usize = headers.get_all(COOKIE).iter().map(HeaderValue::len).sum();
    (bytes > COOKIES_MOST).then(|| {
        let l = path.split('/').nth(1).and_then(Locale::parse);
        let text = say_args(l.unwrap_or(Locale::En), "cookies-too-large", &[]);
        let status = StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE;
        let headers = [(CACHE_CONTROL, HeaderValue::from_static("no-store"))];
        (status, headers, text).into_response()
    })
}

/// The language a form's answer is to speak: `?l=th`.
fn locale(request: &Request) -> Locale {
    let query = request.uri().query().unwrap_or_default();
    let named = query.split('&').find_map(|pair| pair.strip_prefix("l="));
    named.and_then(Locale::parse).unwrap_or(Locale::En)
}
