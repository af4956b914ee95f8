//! What bodies cost a whole process.

#![cfg(target_os = "linux")]

use crate::hall::{Place, Running, ask};
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::timeout;

/// Bodies that stop before their end.
const SLOW: usize = 230;
/// What they may cost all together, in bytes: the memory of forms that one address may take, and the buffers of their
/// connections. Held whole, the smaller ones alone would be 57 MB, the larger ones 437 MB.
const COST: usize = 48 * 1024 * 1024;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn hundreds_of_slow_bodies_cost_little_memory() {
    let place = Place::new(None).await;
    let running = Running::with(&place, &["--behind-proxy"]).await;
    // What the first forms need for good is not theirs.
    for _ in 0..20 {
        ask(
            running.at,
            "POST",
            "/api/sign-in",
            "",
            "email=a%40example.org&password=x",
        )
        .await;
    }
    let before = running.memory();
    for (promised, sent) in [(2_000_000, 1_900_000), (262_144, 250_000)] {
        let mut open = Vec::new();
        for _ in 0..SLOW {
            let mut stream = TcpStream::connect(running.at).await.unwrap();
            let head = format!(
                "POST /api/sign-up HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: 203.0.113.7\r\n\
                 Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {promised}\r\n\r\n"
            );
            stream.write_all(head.as_bytes()).await.unwrap();
            // Who is refused may find the connection closed, or full.
            let body = vec![b'a'; sent];
            let _ = timeout(Duration::from_millis(200), stream.write_all(&body)).await;
            open.push(stream);
        }
        // Until the hall has taken what it takes: its memory stands still.
        let mut cost = 0;
        for _ in 0..10 {
            tokio::time::sleep(Duration::from_millis(100)).await;
            cost = cost.max(running.memory().saturating_sub(before));
        }
        assert!(cost < COST, "{SLOW} bodies of {promised} bytes cost {cost}");
        let last = open.last_mut().unwrap();
        let mut status = [0; 12];
        timeout(Duration::from_secs(10), last.read_exact(&mut status))
            .await
            .unwrap()
            .unwrap();
        let expected = if promised > 262_144 {
            "HTTP/1.1 413"
        } else {
            "HTTP/1.1 503"
        };
        assert_eq!(String::from_utf8_lossy(&status), expected);
        // Somebody elsewhere signs in meanwhile.
        let (status, ..) = ask(
            running.at,
            "POST",
            "/api/sign-in",
            "",
            "email=a%40example.org&password=x",
        )
        .await
        .unwrap();
        assert_ne!(status, 503);
    }
}
