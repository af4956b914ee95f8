//! `kill -9` while ffmpeg works: it ends with the hall, and the next hall makes what is missing.

use crate::hall::{Place, Running, ask, lecture, sign_in_as};
use app::accounts::{Accounts, Organizer};
use app::i18n::Instant;
use server::db::Db;
use server::testing::{Cluster, PASSWORD, tamper, value};
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

const FILM: &[u8] = include_bytes!("../../src/demo/first.mp4");

/// Makes the demonstration's film of anything, but is never done while there is a file `wait` beside it.
const FFMPEG: &str = r#"#!/bin/sh
here=$(dirname "$0")
for last; do :; done
# Only looked at or listened to: nothing is said of it.
case "$last" in -|pipe:1) exit 0 ;; esac
echo $$ >> "$here/runs"
if [ -e "$here/wait" ]; then head -c 1000 "$here/film" > "$last"; exec sleep 600; fi
cp "$here/film" "$last"
"#;
const FFPROBE: &str = r#"#!/bin/sh
echo '{"streams": [{"codec_type": "video", "codec_name": "vp9", "width": 640, "height": 360},
  {"codec_type": "audio", "codec_name": "opus", "channels": 2}]}'
"#;

/// Waits until something is so, for at most half a minute.
async fn until(what: &str, mut so: impl AsyncFnMut() -> bool) {
    for _ in 0..600 {
        if so().await {
            return;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("{what}: not within 30 s");
}

async fn number(db: &Db, statement: &str) -> i64 {
    value(db, statement).await
}

/// As if a minute had passed since the claim.
async fn claims_run_out(db: &Db) {
    tamper(
        db,
        "UPDATE jobs SET claimed_until = 0 WHERE state = 'running'",
    )
    .await;
}

async fn upload(running: &Running, slug: &str) {
    let cookie = sign_in_as(running.at, "olga").await;
    let mut body = b"--edge\r\nContent-Disposition: form-data; name=\"no_captions_reason\"\r\n\r\nCaptions follow.\r\n\
                     --edge\r\nContent-Disposition: form-data; name=\"video\"; filename=\"a.mp4\"\r\n\r\n"
        .to_vec();
    body.extend_from_slice(FILM);
    body.extend_from_slice(b"\r\n--edge--\r\n");
    let head = format!(
        "POST /upload/{slug} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nCookie: {cookie}\r\n\
         Content-Type: multipart/form-data; boundary=edge\r\nContent-Length: {}\r\n\r\n",
        body.len()
    );
    let mut stream = TcpStream::connect(running.at).await.unwrap();
    stream.write_all(head.as_bytes()).await.unwrap();
    stream.write_all(&body).await.unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
}

async fn survives(database: Option<String>) {
    let mut place = Place::new(database).await;
    let programs = place.folder.path().join("programs");
    fs::create_dir(&programs).unwrap();
    fs::write(programs.join("film"), FILM).unwrap();
    fs::write(programs.join("wait"), "").unwrap();
    for (name, text) in [("ffmpeg", FFMPEG), ("ffprobe", FFPROBE)] {
        fs::write(programs.join(name), text).unwrap();
        fs::set_permissions(programs.join(name), fs::Permissions::from_mode(0o755)).unwrap();
    }
    place.programs = Some(programs.clone());
    let db = place.open().await;
    let id = db
        .accounts()
        .add_admin("olga@example.org", PASSWORD)
        .await
        .unwrap();
    let organizer = Organizer::of(db.accounts().person(id).await.unwrap().unwrap()).unwrap();
    let slug = lecture(&db, &organizer, db.now().plus(-10 * Instant::MINUTE)).await;

    let running = Running::start(&place).await;
    upload(&running, &slug).await;
    let lengths = || -> Vec<usize> {
        let kept = fs::read_dir(place.data().join("media")).into_iter();
        let kept = kept.flatten().flatten();
        kept.filter_map(|file| Some(fs::read(file.path()).ok()?.len()))
            .collect()
    };
    let runs = || fs::read_to_string(programs.join("runs")).unwrap_or_default();
    until("ffmpeg works", async || !runs().is_empty()).await;
    // Whoever has ended but was not asked about yet has no command line.
    let command = Path::new("/proc").join(runs().trim()).join("cmdline");
    let works = || fs::read(&command).is_ok_and(|line| !line.is_empty());
    assert!(works(), "it works still");
    until("half of a rendition is there", async || {
        lengths().contains(&1000)
    })
    .await;
    running.kill();
    until("it has ended with the hall", async || !works()).await;

    claims_run_out(&db).await;
    fs::remove_file(programs.join("wait")).unwrap();
    let running = Running::start(&place).await;
    until("all is made", async || {
        number(
            &db,
            "SELECT count(*) FROM jobs WHERE kind = 'renditions' AND state = 'done'",
        )
        .await
            == 1
    })
    .await;
    assert!(number(&db, "SELECT count(*) FROM renditions").await >= 3);
    // The original is what arrived, and no half of a rendition is left.
    let mut kept = lengths();
    kept.dedup();
    assert_eq!(kept, [FILM.len()]);
    let (status, _, page) = ask(running.at, "GET", &format!("/en/replays/{slug}"), "", "")
        .await
        .unwrap();
    assert_eq!(status, 200);
    assert!(page.contains("144p"), "{page}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn killed_while_ffmpeg_works_an_embedded_hall_makes_the_renditions_after() {
    survives(None).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn killed_while_ffmpeg_works_a_hall_on_postgresql_makes_the_renditions_after() {
    survives(Some(Cluster::shared().fresh_database().await)).await;
}
