//! `kill -9` in the middle of an upload: what was written down is there, and the rest is sent again.

use crate::hall::{Place, Running, lecture, sign_in_as};
use app::accounts::{Accounts, Organizer};
use app::i18n::{Instant, Locale};
use app::replays::Replays;
use server::db::Db;
use server::testing::{Cluster, PASSWORD, value};
use sha2::{Digest, Sha256};
use std::net::SocketAddr;
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// Enough that some of it is written down before all of it has come.
const BYTES: usize = 40 * 1024 * 1024;

fn boxed(kind: [u8; 4], content: &[u8]) -> Vec<u8> {
    let length = u32::try_from(content.len() + 8).unwrap();
    [&length.to_be_bytes()[..], &kind, content].concat()
}

/// A film of a minute, as far as its boxes tell, with no two parts alike.
pub fn film() -> Vec<u8> {
    const MINUTE: [u8; 4] = 60_000_u32.to_be_bytes();
    let mut header = vec![0; 100];
    header[12..16].copy_from_slice(&1000_u32.to_be_bytes());
    header[16..20].copy_from_slice(&MINUTE);
    let handler = [&[0; 8], &b"vide"[..], &[0; 13]].concat();
    // One sample, as long as all of it.
    let times = [&[0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 1], &MINUTE[..]].concat();
    let table = boxed(*b"minf", &boxed(*b"stbl", &boxed(*b"stts", &times)));
    let media = [boxed(*b"mdhd", &header), boxed(*b"hdlr", &handler), table].concat();
    let mut track = vec![0; 84];
    track[20..24].copy_from_slice(&MINUTE);
    let track = [boxed(*b"tkhd", &track), boxed(*b"mdia", &media)].concat();
    let movie = [boxed(*b"mvhd", &header), boxed(*b"trak", &track)].concat();
    let pictures: Vec<u8> = (0..BYTES / 4)
        .flat_map(|n| {
            u32::try_from(n)
                .unwrap()
                .wrapping_mul(2_654_435_761)
                .to_le_bytes()
        })
        .collect();
    [
        boxed(*b"ftyp", b"isom"),
        boxed(*b"moov", &movie),
        boxed(*b"mdat", &pictures),
    ]
    .concat()
}

/// The head of a request of the protocol.
pub fn head(method: &str, path: &str, cookie: &str, headers: &str, length: usize) -> String {
    format!(
        "{method} {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nCookie: {cookie}\r\nTus-Resumable: 1.0.0\r\n\
         Content-Length: {length}\r\n{headers}\r\n"
    )
}

/// The head of the answer to one whole request.
pub async fn tus(at: SocketAddr, head: &str, body: &[u8]) -> String {
    let mut stream = TcpStream::connect(at).await.unwrap();
    stream.write_all(head.as_bytes()).await.unwrap();
    stream.write_all(body).await.unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).await.unwrap();
    String::from_utf8(answer).unwrap()
}

pub fn header<'a>(answer: &'a str, name: &str) -> &'a str {
    let found = answer.lines().find_map(|line| line.strip_prefix(name));
    found.unwrap_or_else(|| panic!("{name} in {answer}")).trim()
}

pub async fn offset(at: SocketAddr, path: &str, cookie: &str) -> usize {
    let answer = tus(at, &head("HEAD", path, cookie, "", 0), b"").await;
    header(&answer, "upload-offset:").parse().unwrap()
}

/// The hash of the only recording.
pub async fn hash_on_record(db: &Db) -> String {
    value(db, "SELECT sha256 FROM recordings").await
}

pub const PART: &str = "Content-Type: application/offset+octet-stream\r\nUpload-Offset: ";

async fn survives(database: Option<String>) {
    let place = Place::new(database).await;
    let db = place.open().await;
    let id = db
        .accounts()
        .add_admin("olga@example.org", PASSWORD)
        .await
        .unwrap();
    let organizer = Organizer::of(db.accounts().person(id).await.unwrap().unwrap()).unwrap();
    let slug = lecture(&db, &organizer, db.now().plus(-10 * Instant::MINUTE)).await;
    let film = film();

    let running = Running::start(&place).await;
    let cookie = sign_in_as(running.at, "olga").await;
    // "reason c29vbg==" is "soon".
    let promise = format!(
        "Upload-Length: {}\r\nUpload-Metadata: reason c29vbg==\r\n",
        film.len()
    );
    let begin = head("POST", &format!("/upload/{slug}"), &cookie, &promise, 0);
    let answer = tus(running.at, &begin, b"").await;
    let path = header(&answer, "location:").to_owned();

    // Two kills: one while the first bytes come, one after a resume.
    let mut running = running;
    for _ in 0..2 {
        let from = offset(running.at, &path, &cookie).await;
        let left = film.len() - from;
        let headers = format!("{PART}{from}\r\n");
        let mut stream = TcpStream::connect(running.at).await.unwrap();
        let begin = head("PATCH", &path, &cookie, &headers, left);
        stream.write_all(begin.as_bytes()).await.unwrap();
        stream
            .write_all(&film[from..from + 12 * 1024 * 1024])
            .await
            .unwrap();
        for _ in 0..1000 {
            if offset(running.at, &path, &cookie).await > from {
                break;
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        running.kill();
        running = Running::start(&place).await;
        let there = offset(running.at, &path, &cookie).await;
        assert!(
            there > from && there < film.len(),
            "some of it, not all: {there}"
        );
    }
    let from = offset(running.at, &path, &cookie).await;
    let rest = head(
        "PATCH",
        &path,
        &cookie,
        &format!("{PART}{from}\r\n"),
        film.len() - from,
    );
    let answer = tus(running.at, &rest, &film[from..]).await;
    assert!(answer.starts_with("HTTP/1.1 204"), "{answer}");

    let replay = db.replays().replay(Locale::En, &slug).await.unwrap();
    let kept = std::fs::read(place.data().join("media").join(&replay.file)).unwrap();
    assert!(kept == film, "byte by byte");
    let hash = format!("{:x}", Sha256::digest(&film));
    assert_eq!(hash_on_record(&db).await, hash);
    assert_eq!(
        std::fs::read_dir(place.data().join("uploads"))
            .unwrap()
            .count(),
        0
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn killed_twice_while_a_film_arrives_an_embedded_hall_has_every_byte_of_it() {
    survives(None).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn killed_twice_while_a_film_arrives_a_hall_on_postgresql_has_every_byte_of_it() {
    survives(Some(Cluster::shared().fresh_database().await)).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_part_at_another_node_is_to_come_again_and_an_upload_goes_on_when_its_node_is_back() {
    let place = Place::new(Some(Cluster::shared().fresh_database().await)).await;
    let elsewhere = tempfile::tempdir().unwrap();
    let elsewhere = elsewhere.path().to_str().unwrap();
    let db = place.open().await;
    let id = db
        .accounts()
        .add_admin("olga@example.org", PASSWORD)
        .await
        .unwrap();
    let organizer = Organizer::of(db.accounts().person(id).await.unwrap().unwrap()).unwrap();
    let slug = lecture(&db, &organizer, db.now().plus(-10 * Instant::MINUTE)).await;
    let film = film();
    let one = Running::start(&place).await;
    let other = Running::with(&place, &["--data", elsewhere]).await;
    let cookie = sign_in_as(one.at, "olga").await;
    let promise = format!(
        "Upload-Length: {}\r\nUpload-Metadata: reason c29vbg==\r\n",
        film.len()
    );
    let begin = head("POST", &format!("/upload/{slug}"), &cookie, &promise, 0);
    let begun = tus(one.at, &begin, b"").await;
    let path = header(&begun, "location:").to_owned();
    let half = 10 * 1024 * 1024;
    let first = head("PATCH", &path, &cookie, &format!("{PART}0\r\n"), half);
    let answer = tus(one.at, &first, &film[..half]).await;
    assert!(answer.starts_with("HTTP/1.1 204"), "{answer}");

    let lies = || {
        let files = std::fs::read_dir(place.data().join("uploads")).unwrap();
        let sizes: Vec<u64> = files
            .map(|file| file.unwrap().metadata().unwrap().len())
            .collect();
        sizes
    };
    let small = head("PATCH", &path, &cookie, &format!("{PART}{half}\r\n"), 1_000);
    let sent_back = async |at| {
        let answer = tus(at, &small, &film[half..half + 1_000]).await;
        assert!(answer.starts_with("HTTP/1.1 503"), "{answer}");
        assert_eq!(header(&answer, "retry-after:"), "2");
        assert!(answer.contains("Another machine"), "{answer}");
        assert_eq!(
            offset(at, &path, &cookie).await,
            half,
            "and it is told how far it is"
        );
        assert_eq!(lies(), [half as u64]);
    };
    sent_back(other.at).await;
    // Its node stops; the other sweeps, as at each start.
    assert!(one.stop().await.success());
    assert!(other.stop().await.success());
    let other = Running::with(&place, &["--data", elsewhere]).await;
    sent_back(other.at).await;
    let one = Running::start(&place).await;
    let rest = head(
        "PATCH",
        &path,
        &cookie,
        &format!("{PART}{half}\r\n"),
        film.len() - half,
    );
    let answer = tus(one.at, &rest, &film[half..]).await;
    assert!(answer.starts_with("HTTP/1.1 204"), "{answer}");
    assert_eq!(
        hash_on_record(&db).await,
        format!("{:x}", Sha256::digest(&film))
    );
    assert_eq!(lies(), [0_u64; 0]);
}
