//! Streams of events across processes: another node's changes, and a hall that stops.

use crate::hall::{Place, Running, ask, in_room, lecture, sign_in};
use app::accounts::Accounts;
use app::accounts::Organizer;
use app::i18n::Instant;
use server::testing::{Cluster, PASSWORD};
use std::net::SocketAddr;
use std::time::Duration;
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpStream;

/// An open stream.
struct Listener(BufReader<TcpStream>);

impl Listener {
    async fn open(at: SocketAddr, slug: &str, cookie: &str) -> Self {
        let mut stream = TcpStream::connect(at).await.unwrap();
        let request = format!(
            "GET /events/live/{slug}?l=en&since=0 HTTP/1.1\r\nHost: {at}\r\nCookie: {cookie}\r\n\r\n"
        );
        stream.write_all(request.as_bytes()).await.unwrap();
        Self(BufReader::new(stream))
    }

    /// Reads until that is said; whether it was, before the stream ended.
    async fn hears(&mut self, said: &str) -> bool {
        let heard = async {
            let mut line = String::new();
            while self.0.read_line(&mut line).await.is_ok_and(|n| n > 0) {
                if line.contains(said) {
                    return true;
                }
                line.clear();
            }
            false
        };
        tokio::time::timeout(Duration::from_secs(20), heard)
            .await
            .unwrap_or_else(|_| panic!("{said} was not told in 20 s"))
    }
}

/// A hall with a lecture that is on and one person in its room; the lecture's slug.
async fn with_a_lecture(place: &Place) -> String {
    let db = place.open().await;
    let accounts = db.accounts();
    let organizer = accounts.add_admin("olga@example.org", PASSWORD).await;
    let organizer = accounts.person(organizer.unwrap());
    let organizer = Organizer::of(organizer.await.unwrap().unwrap()).unwrap();
    let slug = lecture(&db, &organizer, db.now().plus(-10 * Instant::MINUTE)).await;
    in_room(&db, 0, &slug).await;
    slug
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_asked_at_one_node_is_told_at_the_other() {
    let place = Place::new(Some(Cluster::shared().fresh_database().await)).await;
    let slug = with_a_lecture(&place).await;
    let (one, other) = (
        Running::start(&place).await,
        Running::start_beside(&place).await,
    );
    let cookie = sign_in(one.at, 0).await;
    let mut room = Listener::open(other.at, &slug, &cookie).await;
    assert!(room.hears("event: state").await);
    let form = format!("lecture={slug}&question=Which+rate%3F");
    let (status, ..) = ask(one.at, "POST", "/api/ask-question", &cookie, &form)
        .await
        .unwrap();
    assert_eq!(status, 200);
    assert!(room.hears("Which rate?").await);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_hall_that_is_asked_to_stop_stops_though_rooms_are_open() {
    for database in [None, Some(Cluster::shared().fresh_database().await)] {
        let place = Place::new(database).await;
        let slug = with_a_lecture(&place).await;
        let running = Running::start(&place).await;
        let cookie = sign_in(running.at, 0).await;
        let mut room = Listener::open(running.at, &slug, &cookie).await;
        assert!(room.hears("event: state").await);
        let stopped = running.stop().await;
        assert!(stopped.success(), "{stopped}");
        assert!(!room.hears("never said").await, "the stream has ended");
    }
}
