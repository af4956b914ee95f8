//! What somebody says who uploads in parts (tus 1.0).

use axum::body::{Body, Bytes};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use futures::channel::mpsc;
use http::Method;
use server::testing::{Actor, Page, TestHall};

/// What is said of a file: its name, and why it has no captions.
pub fn told(name: &str, reason: &str) -> String {
    format!(
        "filename {},reason {}",
        STANDARD.encode(name),
        STANDARD.encode(reason)
    )
}

/// One request of the protocol.
pub async fn ask(
    actor: &mut Actor,
    method: Method,
    path: &str,
    headers: &[(&str, &str)],
    body: impl Into<Body>,
) -> Page {
    let mut all = vec![("tus-resumable", "1.0.0")];
    all.extend_from_slice(headers);
    actor.send(method, path, &all, body).await
}

/// Begins an upload of so many bytes; its address.
pub async fn begin(actor: &mut Actor, slug: &str, bytes: usize, metadata: &str) -> String {
    let page = begin_to(actor, slug, bytes, metadata).await;
    assert_eq!(page.status, 201, "{}", page.text);
    page.location().to_owned()
}

/// Tries to.
pub async fn begin_to(actor: &mut Actor, slug: &str, bytes: usize, metadata: &str) -> Page {
    let length = bytes.to_string();
    let headers = [("upload-length", &*length), ("upload-metadata", metadata)];
    let path = format!("/upload/{slug}?l=en");
    ask(actor, Method::POST, &path, &headers, "").await
}

/// The next bytes of an upload.
pub async fn part(actor: &mut Actor, at: &str, offset: usize, body: impl Into<Body>) -> Page {
    part_with(actor, at, offset, &[], body).await
}

/// The next bytes of an upload, with more to say.
pub async fn part_with(
    actor: &mut Actor,
    at: &str,
    offset: usize,
    more: &[(&str, &str)],
    body: impl Into<Body>,
) -> Page {
    let offset = offset.to_string();
    let mut headers = vec![
        ("content-type", "application/offset+octet-stream"),
        ("upload-offset", &*offset),
    ];
    headers.extend_from_slice(more);
    ask(actor, Method::PATCH, at, &headers, body).await
}

/// How much of an upload is there; its status where it is not.
pub async fn offset(actor: &mut Actor, at: &str) -> Result<usize, u16> {
    let page = ask(actor, Method::HEAD, at, &[], "").await;
    if page.status != 200 {
        return Err(page.status);
    }
    assert_eq!(page.header("cache-control"), "no-store");
    Ok(page.header("upload-offset").parse().expect("a number"))
}

/// A body that sends what it is given, and breaks off where it is given an error.
pub fn line() -> (mpsc::UnboundedSender<std::io::Result<Bytes>>, Body) {
    let (send, pieces) = mpsc::unbounded();
    (send, Body::from_stream(pieces))
}

/// Why a line breaks off.
pub fn dropped() -> std::io::Error {
    std::io::ErrorKind::ConnectionReset.into()
}

/// The id in an upload's address.
pub fn id(at: &str) -> &str {
    at.split(['/', '?']).nth(3).expect("an id")
}

/// How many files lie among the half uploads, and among the replays.
pub fn files(hall: &TestHall) -> (usize, usize) {
    let count = |folder: &std::path::Path| std::fs::read_dir(folder).into_iter().flatten().count();
    (count(&hall.media.halves()), count(hall.media.folder()))
}
