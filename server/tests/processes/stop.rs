//! A hall that is asked to stop stops, whoever reads slowly, sends nothing more or only listens; and what was
//! acknowledged stands.

use crate::hall::{Place, Running, ask, in_room, lecture, sign_in, sign_in_as};
use crate::uploads::{PART, film, head, header, offset, tus};
use app::accounts::{Accounts, Organizer};
use app::i18n::{Instant, Locale};
use app::replays::Replays;
use server::testing::{Cluster, PASSWORD};
use std::net::SocketAddr;
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpSocket, TcpStream};

/// A connection that takes a few thousand bytes and no more until they are read.
async fn narrow(at: SocketAddr) -> TcpStream {
    let socket = TcpSocket::new_v4().unwrap();
    socket.set_recv_buffer_size(4_096).unwrap();
    socket.connect(at).await.unwrap()
}

/// A request of which so much is sent and nothing more.
async fn begun(at: SocketAddr, request: &str, body: &[u8]) -> TcpStream {
    let mut stream = narrow(at).await;
    stream.write_all(request.as_bytes()).await.unwrap();
    stream.write_all(body).await.unwrap();
    stream
}

/// A hall with a film, an upload on its way, and a person in a room that is on.
struct Scene {
    film: String,
    upload: String,
    slug: String,
    organizer: String,
    person: String,
}

async fn scene(place: &Place, running: &Running) -> Scene {
    let db = place.open().await;
    let id = db
        .accounts()
        .add_admin("olga@example.org", PASSWORD)
        .await
        .unwrap();
    let organizer = Organizer::of(db.accounts().person(id).await.unwrap().unwrap()).unwrap();
    let slug = lecture(&db, &organizer, db.now().plus(-10 * Instant::MINUTE)).await;
    in_room(&db, 0, &slug).await;
    let cookie = sign_in_as(running.at, "olga").await;
    let bytes = film();
    let promise = format!(
        "Upload-Length: {}\r\nUpload-Metadata: reason c29vbg==\r\n",
        bytes.len()
    );
    let begin = head("POST", &format!("/upload/{slug}"), &cookie, &promise, 0);
    let first = tus(running.at, &begin, b"").await;
    let first = header(&first, "location:").to_owned();
    let whole = head(
        "PATCH",
        &first,
        &cookie,
        &format!("{PART}0\r\n"),
        bytes.len(),
    );
    let answer = tus(running.at, &whole, &bytes).await;
    assert!(answer.starts_with("HTTP/1.1 204"), "{answer}");
    let second = tus(running.at, &begin, b"").await;
    let replay = db.replays().replay(Locale::En, &slug).await.unwrap();
    Scene {
        film: format!("/media/{}", replay.file),
        upload: header(&second, "location:").to_owned(),
        person: sign_in(running.at, 0).await,
        organizer: cookie,
        slug,
    }
}

async fn ends_in_time(database: Option<String>) {
    let place = Place::new(database).await;
    let mut running = Running::with(&place, &["--drain-seconds", "3", "--stop-seconds", "4"]).await;
    let scene = scene(&place, &running).await;
    let at = running.at;

    // Three who would hold it for ever: one reads a film by a few thousand bytes, one stops in the middle of a form,
    // one listens to a room and reads nothing of it.
    let request = |path: &str, cookie: &str| {
        format!("GET {path} HTTP/1.1\r\nHost: x\r\nCookie: {cookie}\r\n\r\n")
    };
    let mut slow = begun(at, &request(&scene.film, ""), b"").await;
    let mut first = [0; 1_024];
    slow.read_exact(&mut first).await.unwrap();
    let start = String::from_utf8_lossy(&first);
    assert!(start.starts_with("HTTP/1.1 200"), "{start}");
    let form = "POST /api/sign-in HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\n\
                Content-Length: 1000\r\n\r\n";
    let _stalled = begun(at, form, b"email=").await;
    let room = format!("/events/live/{}?l=en&since=0", scene.slug);
    let mut listening = begun(at, &request(&room, &scene.person), b"").await;
    listening.read_exact(&mut first[..64]).await.unwrap();
    // And a part of a film that breaks off: what the hall says it has, it has.
    let bytes = film();
    let part = head(
        "PATCH",
        &scene.upload,
        &scene.organizer,
        &format!("{PART}0\r\n"),
        bytes.len(),
    );
    let _uploading = begun(at, &part, &bytes[..12 * 1024 * 1024]).await;
    let mut there = 0;
    for _ in 0..1_000 {
        there = offset(at, &scene.upload, &scene.organizer).await;
        if there > 0 {
            break;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    assert!(there > 0);
    // And one whose form is on its way, and comes in time.
    let body = format!(
        "email=person0%40example.org&password={}",
        PASSWORD.replace(' ', "+")
    );
    let request = format!(
        "POST /api/sign-in HTTP/1.1\r\nHost: x\r\nAccept: application/json\r\n\
         Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n",
        body.len()
    );
    let mut late = begun(at, &request, &body.as_bytes()[..20]).await;

    running.terminate();
    // First it is not ready, and answers all the same.
    let mut not_ready = false;
    for _ in 0..200 {
        match ask(at, "GET", "/health", "", "").await {
            Some((503, ..)) => {
                not_ready = true;
                break;
            }
            _ => tokio::time::sleep(Duration::from_millis(5)).await,
        }
    }
    assert!(
        not_ready,
        "the hall says that it is stopping before it refuses anybody"
    );
    // Then nobody new comes in, and who is there may finish.
    let mut refused = false;
    for _ in 0..1_500 {
        if TcpStream::connect(at).await.is_err() {
            refused = true;
            break;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    assert!(refused, "no new connection is taken");
    late.write_all(&body.as_bytes()[20..]).await.unwrap();
    let mut answer = Vec::new();
    late.read_to_end(&mut answer).await.unwrap();
    let answer = String::from_utf8_lossy(&answer);
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    let ended = running.ended().await;
    assert!(ended.success(), "{ended}");

    let running = Running::start(&place).await;
    let now = offset(running.at, &scene.upload, &scene.organizer).await;
    assert!(
        now >= there,
        "{there} bytes were acknowledged, {now} are there"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_holds_an_embedded_hall_that_is_asked_to_stop() {
    ends_in_time(None).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_holds_a_hall_on_postgresql_that_is_asked_to_stop() {
    ends_in_time(Some(Cluster::shared().fresh_database().await)).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn asked_twice_it_ends_at_once() {
    let place = Place::new(None).await;
    for drain in ["0", "600"] {
        let times = ["--drain-seconds", drain, "--stop-seconds", "600"];
        let mut running = Running::with(&place, &times).await;
        let form = "POST /api/sign-in HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n";
        let _stalled = begun(running.at, form, b"email=").await;
        running.terminate();
        // Until the first is heard of.
        for _ in 0..400 {
            match ask(running.at, "GET", "/health", "", "").await {
                Some((200, ..)) => tokio::time::sleep(Duration::from_millis(10)).await,
                _ => break,
            }
        }
        running.terminate();
        let ended = running.ended().await;
        assert!(!ended.success(), "it says that it did not end in order");
    }
}
