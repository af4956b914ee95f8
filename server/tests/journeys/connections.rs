//! What a connection may cost, over real ones.

use axum::Router;
use axum::routing::get;
use server::http::client_address::TrustedProxies;
use server::http::connections::{ConnectionLimits, serve};
use server::http::places::Places;
use server::lifecycle::Lifecycle;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::time::{Instant, timeout};

const WHOLE: &str = "GET / HTTP/1.1\r\nHost: x\r\n\r\n";

/// Serves one word on a free port, within those limits; ends with its lifecycle.
async fn served(limits: ConnectionLimits) -> (SocketAddr, Lifecycle) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let at = listener.local_addr().unwrap();
    let lifecycle = Lifecycle::default();
    let service = Router::new().route("/", get(|| async { "well" }));
    lifecycle.spawn(serve(
        Arc::new(listener),
        service,
        lifecycle.clone(),
        limits,
    ));
    (at, lifecycle)
}

fn places(all: usize, of_address: usize) -> ConnectionLimits {
    ConnectionLimits::new(Places::new(all, of_address, TrustedProxies::default()))
}

/// Sends that, and reads what comes of it: as much as comes within ten seconds, or until the word.
async fn told(stream: &mut TcpStream, request: &str) -> String {
    // Whoever is refused may find the connection closed while they write.
    let _ = stream.write_all(request.as_bytes()).await;
    let (mut all, mut some) = (Vec::new(), [0; 4_096]);
    let reading = async {
        while let Ok(n @ 1..) = stream.read(&mut some).await {
            all.extend_from_slice(&some[..n]);
            if all.ends_with(b"well") {
                break;
            }
        }
    };
    timeout(Duration::from_secs(10), reading)
        .await
        .expect("an answer, or an end");
    String::from_utf8(all).unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_head_has_thirty_two_kilobytes() {
    let (at, _lifecycle) = served(places(10, 10)).await;
    let with = |bytes: usize| {
        format!(
            "GET / HTTP/1.1\r\nHost: x\r\nX-More: {}\r\n\r\n",
            "a".repeat(bytes)
        )
    };
    let mut stream = TcpStream::connect(at).await.unwrap();
    assert!(
        told(&mut stream, &with(31_000))
            .await
            .starts_with("HTTP/1.1 200")
    );
    let mut stream = TcpStream::connect(at).await.unwrap();
    let answer = told(&mut stream, &with(33_000)).await;
    assert!(answer.starts_with("HTTP/1.1 431"), "{answer}");
    // Without an end it is not waited for either.
    let mut stream = TcpStream::connect(at).await.unwrap();
    let answer = told(
        &mut stream,
        &format!("GET / HTTP/1.1\r\nX-More: {}", "a".repeat(33_000)),
    )
    .await;
    assert!(answer.starts_with("HTTP/1.1 431"), "{answer}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_head_that_does_not_come_is_not_waited_for() {
    let idle = Duration::from_millis(300);
    let (at, _lifecycle) = served(ConnectionLimits {
        idle,
        ..places(10, 10)
    })
    .await;
    for begun in ["", "GET / HTTP/1.1\r\nHo"] {
        let mut stream = TcpStream::connect(at).await.unwrap();
        let began = Instant::now();
        assert_eq!(told(&mut stream, begun).await, "", "{begun:?}");
        assert!(began.elapsed() >= idle / 2, "it was given its time");
    }
    // A line of it now and then does not help.
    let stream = TcpStream::connect(at).await.unwrap();
    let (mut reading, mut writing) = stream.into_split();
    let dripping = tokio::spawn(async move {
        while writing.write_all(b"A").await.is_ok() {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    });
    let ended = timeout(Duration::from_secs(10), reading.read(&mut [0; 64])).await;
    assert!(matches!(ended.expect("it ends"), Ok(0) | Err(_)));
    dripping.abort();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn past_its_places_an_address_is_refused_at_once_until_one_is_free() {
    for limits in [places(100, 3), places(3, 100)] {
        let (at, _lifecycle) = served(limits).await;
        let mut open = Vec::new();
        for _ in 0..3 {
            let mut stream = TcpStream::connect(at).await.unwrap();
            assert!(told(&mut stream, WHOLE).await.starts_with("HTTP/1.1 200"));
            open.push(stream);
        }
        let mut fourth = TcpStream::connect(at).await.unwrap();
        let answer = told(&mut fourth, "").await;
        assert!(
            answer.starts_with("HTTP/1.1 503") && answer.contains("retry-after: 5"),
            "{answer}"
        );
        // Who is in is in.
        assert!(told(&mut open[0], WHOLE).await.starts_with("HTTP/1.1 200"));
        drop(open.pop());
        let mut came_in = false;
        for _ in 0..500 {
            let mut next = TcpStream::connect(at).await.unwrap();
            if told(&mut next, WHOLE).await.starts_with("HTTP/1.1 200") {
                came_in = true;
                break;
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        assert!(came_in, "a place that is left is another's");
    }
}
