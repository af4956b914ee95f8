//! Forms that are posted to server functions: read whole before anything looks at them, within a bound of bytes (the layer
//! around it bounds the time), and answered without the library's own ways.

use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use http::StatusCode;
use http::header::LOCATION;
use http_body_util::LengthLimitError;
use leptos::server_fn::error::SERVER_FN_ERROR_HEADER;
use std::error::Error;

/// The longest form, in bytes: an abstract in five languages.
pub const FORM_MOST: usize = 256 * 1024;

/// Around every server function: its form is read within bounds, and where it cannot be parsed the answer is a bare 400.
/// The library would lead back to whatever page the browser names, with the parser's text behind the address.
pub async fn server_function(request: Request, next: Next) -> Response {
    if !request.uri().path().starts_with("/api/") {
        return next.run(request).await;
    }
    let request = match read_form(request).await {
        Ok(request) => request,
        Err(status) => return status.into_response(),
    };
    let mut response = next.run(request).await;
    response.headers_mut().remove(SERVER_FN_ERROR_HEADER);
    if response.status() == StatusCode::BAD_REQUEST {
        response.headers_mut().remove(LOCATION);
    }
    response
}

/// The same request with its whole body in hand.
///
/// # Errors
/// 413 where it is too long, 400 where it breaks off or holds the character of nothing, which
/// no database takes and no browser sends.
async fn read_form(request: Request) -> Result<Request, StatusCode> {
    let (parts, body) = request.into_parts();
    let body = to_bytes(body, FORM_MOST).await;
    let body = body.map_err(|error| {
        let too_long = error
            .source()
            .is_some_and(<dyn Error>::is::<LengthLimitError>);
        if too_long {
            StatusCode::PAYLOAD_TOO_LARGE
        } else {
            StatusCode::BAD_REQUEST
        }
    })?;
    if body.contains(&0) || holds_nul(&body) {
        return Err(StatusCode::BAD_REQUEST);
    }
    Ok(Request::from_parts(parts, Body::from(body)))
}

/// Whether what is percent-encoded holds the character of nothing.
pub fn holds_nul(encoded: &[u8]) -> bool {
    encoded.windows(3).any(|three| three == b"%00")
}
