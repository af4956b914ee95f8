//! Pages without an island leave without what only islands need: the renderer's markers, which count the places of
//! a tree no script will walk, and the scripts that carry its state.

use super::headers::is_html;
use axum::body::Body;
use axum::extract::Request;
use axum::middleware::Next;
use axum::response::Response;
use http::StatusCode;
use http::header::{CONTENT_LENGTH, LOCATION};
use http_body_util::BodyExt;
use memchr::memmem;

/// Where a page ends.
const END: &str = "</html>";

/// Trims an answer of HTML.
pub async fn trim(request: Request, next: Next) -> Response {
    let response = next.run(request).await;
    if !is_html(response.headers()) {
        return response;
    }
    let (mut parts, body) = response.into_parts();
    parts.headers.remove(CONTENT_LENGTH);
    // A page that only leads on has no body worth sending.
    if parts.headers.contains_key(LOCATION) {
        return Response::from_parts(parts, Body::empty());
    }
    let Ok(bytes) = body
        .collect()
        .await
        .map(http_body_util::Collected::to_bytes)
    else {
        parts.status = StatusCode::INTERNAL_SERVER_ERROR;
        return Response::from_parts(parts, Body::empty());
    };
    match std::str::from_utf8(&bytes) {
        Ok(text) if memmem::find(&bytes, b"<leptos-island").is_none() => {
            Response::from_parts(parts, Body::from(trimmed(text)))
        }
        _ => Response::from_parts(parts, Body::from(bytes)),
    }
}

/// The page without comments and without anything after its end. Typed text cannot hold `<`: it is escaped.
pub(super) fn trimmed(page: &str) -> String {
    let end = memmem::find(page.as_bytes(), END.as_bytes());
    let page = end.map_or(page, |end| &page[..end + END.len()]);
    let mut out = String::with_capacity(page.len());
    // Up to here the page is written or left out.
    let mut done = 0;
    for at in memmem::find_iter(page.as_bytes(), b"<!") {
        if at < done {
            continue;
        }
        let tail = &page[at..];
        let length = if tail.starts_with("<!>") {
            3
        } else if tail.starts_with("<!--") {
            tail.find("-->").map_or(tail.len(), |end| end + 3)
        } else {
            // The document type.
            continue;
        };
        out.push_str(&page[done..at]);
        done = at + length;
    }
    out.push_str(&page[done..]);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_markers_and_what_follows_the_page_are_cut() {
        let page = "<!DOCTYPE html><html><p>a<!> &lt;!--b--&gt;<!--<() />--></p></html><!><script>x</script>";
        assert_eq!(
            trimmed(page),
            "<!DOCTYPE html><html><p>a &lt;!--b--&gt;</p></html>"
        );
        assert_eq!(trimmed("a<!--<!>--><!><!>b<!--"), "ab");
    }
}
