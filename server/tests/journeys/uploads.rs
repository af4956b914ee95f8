//! Recordings arrive: in parts, over bad lines, past a server that is away, and never by half.

use crate::steps::{FILM, multipart, number, shows, tamper, upload, upload_for};
use crate::tus::{ask, begin, begin_to, dropped, files, id, line, offset, part, part_with, told};
use app::i18n::Instant;
use axum::body::Bytes;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use http::Method;
use server::http::upload::{Uploads, sweep_uploads};
use server::lifecycle::Lifecycle;
use server::media::Media;
use server::on_both_engines;
use server::testing::{Actor, TestHall};
use sha1::Sha1;
use sha2::{Digest, Sha256};
use std::time::Duration;

const REASON: &str = "Captions follow.";

/// A lecture, and its organizer at the desk.
async fn desk(hall: &TestHall) -> (String, Actor) {
    let organizer = hall.organizer("olga").await;
    let slug = hall.lecture(&organizer, &hall.form("Cold chains")).await;
    let mut olga = hall.signed_in("olga").await;
    olga.get(&format!("/en/organizer/lectures/{slug}")).await;
    (slug, olga)
}

async fn is_watched(hall: &TestHall, slug: &str) -> bool {
    hall.visitor()
        .get(&format!("/en/replays/{slug}"))
        .await
        .status
        == 200
}

/// The one recording there is holds the film, byte by byte, and says so.
async fn holds_the_film(hall: &TestHall) {
    let hash = format!("{:x}", Sha256::digest(FILM));
    let kept = format!(
        "SELECT count(*) FROM recordings WHERE removed_at IS NULL AND sha256 = '{hash}' AND bytes = {} AND duration_ms > 90000",
        FILM.len()
    );
    assert_eq!(number(hall, &kept).await, 1);
    let file = std::fs::read_dir(hall.media.folder())
        .unwrap()
        .flatten()
        .next()
        .expect("a file");
    assert!(std::fs::read(file.path()).unwrap() == FILM, "byte by byte");
    let jobs = "SELECT count(*) FROM jobs j JOIN recordings r ON CAST(r.id AS TEXT) = j.key
                WHERE j.kind = 'renditions' AND j.state = 'waiting'";
    assert_eq!(number(hall, jobs).await, 1);
}

/// Waits until so much is written down as durable.
async fn until(actor: &mut Actor, at: &str, bytes: usize) {
    for _ in 0..500 {
        if offset(actor, at).await == Ok(bytes) {
            return;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    panic!("{bytes} bytes were never written down");
}

on_both_engines! {
    async fn what_can_be_done_is_told(hall) {
        let mut anybody = hall.visitor();
        for path in ["/upload/any", "/upload/any/thing"] {
            let page = anybody.send(Method::OPTIONS, path, &[], "").await;
            assert_eq!(page.status, 204);
            assert_eq!(page.header("tus-version"), "1.0.0");
            assert_eq!(page.header("tus-extension"), "creation,expiration,checksum,termination");
            assert_eq!(page.header("tus-max-size"), "4000000");
            assert_eq!(page.header("tus-checksum-algorithm"), "sha1,sha256");
        }
    }

    async fn a_film_in_parts_arrives_whole_with_its_hash_and_is_published(hall) {
        let (slug, mut olga) = desk(&hall).await;
        let at = begin(&mut olga, &slug, FILM.len(), &told("讲座.mp4", REASON)).await;
        assert_eq!(offset(&mut olga, &at).await, Ok(0));
        let mut from = 0;
        for to in [1, 100_000, 100_001, 400_000, FILM.len()] {
            assert!(!is_watched(&hall, &slug).await, "nothing is shown by half");
            let page = part(&mut olga, &at, from, &FILM[from..to]).await;
            assert_eq!((page.status, page.header("upload-offset")), (204, &*to.to_string()), "{}", page.text);
            assert!(page.header("upload-expires").ends_with("2026 08:00:00 GMT"), "{}", page.header("upload-expires"));
            assert_eq!(offset(&mut olga, &at).await, Ok(to));
            from = to;
        }
        holds_the_film(&hall).await;
        assert!(is_watched(&hall, &slug).await);
        assert_eq!(files(&hall), (0, 1), "nothing is left of the upload");
        let shown = "SELECT count(*) FROM replays v JOIN recordings r ON r.id = v.recording_id AND r.file = v.file
                     WHERE v.no_captions_reason = 'Captions follow.' AND r.name = '讲座.mp4'";
        assert_eq!(number(&hall, shown).await, 1);
        let page = olga.get(&format!("/en/organizer/lectures/{slug}")).await;
        assert!(shows(&page, "replay-published") && shows(&page, "publish-reason-was") && page.text.contains(REASON));
        assert_eq!(part(&mut olga, &at, FILM.len(), "more").await.status, 409, "it is over");
        assert_eq!(number(&hall, "SELECT count(*) FROM recordings").await, 1);
    }

    async fn a_part_at_a_wrong_place_is_refused_and_spoils_nothing(hall) {
        let (slug, mut olga) = desk(&hall).await;
        let at = begin(&mut olga, &slug, FILM.len(), &told("a.mp4", REASON)).await;
        part(&mut olga, &at, 0, &FILM[..1_000]).await;
        for wrong in [0, 999, 1_001, FILM.len(), FILM.len() + 1] {
            let page = part(&mut olga, &at, wrong, &FILM[..500]).await;
            assert_eq!((page.status, page.header("upload-offset")), (409, "1000"), "{wrong}");
        }
        assert_eq!(part(&mut olga, &at, 1_000, &FILM[1_000..]).await.status, 204);
        holds_the_film(&hall).await;
    }

    async fn a_part_that_breaks_off_is_kept_as_far_as_it_came(hall) {
        let (slug, mut olga) = desk(&hall).await;
        let at = begin(&mut olga, &slug, FILM.len(), &told("a.mp4", REASON)).await;
        let (send, body) = line();
        send.unbounded_send(Ok(Bytes::from_static(&FILM[..200_000]))).unwrap();
        send.unbounded_send(Err(dropped())).unwrap();
        let page = part(&mut olga, &at, 0, body).await;
        assert_eq!((page.status, page.header("upload-offset")), (503, "200000"));
        // What was written and not written down is cut off, as after a killed server.
        let half = hall.media.partial_path(id(&at));
        let mut more = std::fs::read(&half).unwrap();
        more.extend_from_slice(b"doubtful bytes");
        std::fs::write(&half, more).unwrap();
        assert_eq!(offset(&mut olga, &at).await, Ok(200_000));
        assert_eq!(part(&mut olga, &at, 200_000, &FILM[200_000..]).await.status, 204);
        holds_the_film(&hall).await;
    }

    async fn who_hangs_up_leaves_what_came(hall) {
        let (slug, mut olga) = desk(&hall).await;
        let at = begin(&mut olga, &slug, FILM.len(), &told("a.mp4", REASON)).await;
        let (send, body) = line();
        send.unbounded_send(Ok(Bytes::from_static(&FILM[..300_000]))).unwrap();
        let (mut hasty, there) = (olga.clone(), at.clone());
        let asking = tokio::spawn(async move { part(&mut hasty, &there, 0, body).await });
        tokio::time::sleep(Duration::from_millis(200)).await;
        // The request is dropped as a server drops it whose visitor has gone.
        asking.abort();
        drop(send);
        until(&mut olga, &at, 300_000).await;
        assert_eq!(part(&mut olga, &at, 300_000, &FILM[300_000..]).await.status, 204);
        holds_the_film(&hall).await;
    }

    async fn a_hall_that_is_stopped_breaks_off_and_keeps_what_came(hall) {
        let (slug, mut olga) = desk(&hall).await;
        let at = begin(&mut olga, &slug, FILM.len(), &told("a.mp4", REASON)).await;
        let (send, body) = line();
        send.unbounded_send(Ok(Bytes::from_static(&FILM[..300_000]))).unwrap();
        let (mut other, there) = (olga.clone(), at.clone());
        let asking = tokio::spawn(async move { part(&mut other, &there, 0, body).await });
        tokio::time::sleep(Duration::from_millis(200)).await;
        hall.uploads.close();
        let page = asking.await.unwrap();
        assert_eq!((page.status, page.header("upload-offset")), (503, "300000"));
        drop(send);
    }

    async fn a_damaged_part_is_not_kept(hall) {
        let (slug, mut olga) = desk(&hall).await;
        let at = begin(&mut olga, &slug, FILM.len(), &told("a.mp4", REASON)).await;
        let (first, rest) = FILM.split_at(200_000);
        let sha1 = format!("sha1 {}", STANDARD.encode(Sha1::digest(first)));
        let sha256 = format!("sha256 {}", STANDARD.encode(Sha256::digest(rest)));
        let mut damaged = first.to_vec();
        damaged[77] ^= 1;
        let page = part_with(&mut olga, &at, 0, &[("upload-checksum", &sha1)], damaged).await;
        assert_eq!((page.status, page.header("upload-offset")), (460, "0"), "{}", page.text);
        assert_eq!(offset(&mut olga, &at).await, Ok(0));
        assert_eq!(std::fs::metadata(hall.media.partial_path(id(&at))).unwrap().len(), 0);
        for unknown in ["md5 XrY7u+Ae7tCTyyK7j1rNww==", "sha1 AAAA", "sha256", "sha1 !"] {
            assert_eq!(part_with(&mut olga, &at, 0, &[("upload-checksum", unknown)], first).await.status, 400);
        }
        let (send, body) = line();
        send.unbounded_send(Ok(Bytes::from_static(&FILM[..1_000]))).unwrap();
        send.unbounded_send(Err(dropped())).unwrap();
        let page = part_with(&mut olga, &at, 0, &[("upload-checksum", &sha1)], body).await;
        assert_eq!((page.status, page.header("upload-offset")), (503, "0"), "what cannot be checked is not kept");
        assert_eq!(part_with(&mut olga, &at, 0, &[("upload-checksum", &sha1)], first).await.status, 204);
        let page = part_with(&mut olga, &at, 200_000, &[("upload-checksum", &sha256)], rest).await;
        assert_eq!(page.status, 204, "{}", page.text);
        holds_the_film(&hall).await;
    }

    async fn the_second_uploader_waits_for_the_first(hall) {
        let (slug, mut olga) = desk(&hall).await;
        let at = begin(&mut olga, &slug, FILM.len(), &told("a.mp4", REASON)).await;
        let (send, body) = line();
        send.unbounded_send(Ok(Bytes::from_static(&FILM[..100]))).unwrap();
        let (mut first, there) = (olga.clone(), at.clone());
        let asking = tokio::spawn(async move { part(&mut first, &there, 0, body).await });
        tokio::time::sleep(Duration::from_millis(200)).await;
        let page = part(&mut olga, &at, 0, FILM).await;
        assert_eq!(page.status, 423, "{}", page.text);
        assert_eq!(ask(&mut olga, Method::DELETE, &at, &[], "").await.status, 423);
        assert_eq!(offset(&mut olga, &at).await, Ok(0), "how far it is may be asked");
        send.unbounded_send(Ok(Bytes::from_static(&FILM[100..]))).unwrap();
        drop(send);
        assert_eq!(asking.await.unwrap().status, 204);
        holds_the_film(&hall).await;
    }

    async fn no_more_comes_than_was_promised_or_than_fits(hall) {
        let (slug, mut olga) = desk(&hall).await;
        let page = begin_to(&mut olga, &slug, 4_000_001, "").await;
        assert_eq!(page.status, 413);
        assert!(page.text.contains("At most 4 MB"), "{}", page.text);
        let at = begin(&mut olga, &slug, 1_000, "").await;
        let page = part_with(&mut olga, &at, 0, &[("content-length", "1001")], &FILM[..1_001]).await;
        assert_eq!(page.status, 413, "{}", page.text);
        let (send, body) = line();
        send.unbounded_send(Ok(Bytes::from_static(&FILM[..900]))).unwrap();
        send.unbounded_send(Ok(Bytes::from_static(&FILM[900..1_100]))).unwrap();
        drop(send);
        let page = part(&mut olga, &at, 0, body).await;
        assert_eq!((page.status, page.header("upload-offset")), (413, "900"));
    }

    async fn what_is_not_of_the_protocol_is_refused(hall) {
        let (slug, mut olga) = desk(&hall).await;
        let path = format!("/upload/{slug}?l=en");
        let page = olga.send(Method::POST, &path, &[("tus-resumable", "0.2.2"), ("upload-length", "5")], "").await;
        assert_eq!((page.status, page.header("tus-version")), (412, "1.0.0"));
        for (length, metadata, status) in [
            ("", "", 400),
            ("-1", "", 400),
            ("+5", "", 400),
            ("0", "", 400),
            ("5x", "", 400),
            ("99999999999999999999", "", 400),
            ("9223372036854775807", "", 413),
            ("5", "filename not-base-64!", 400),
        ] {
            let page = ask(&mut olga, Method::POST, &path, &[("upload-length", length), ("upload-metadata", metadata)], "").await;
            assert_eq!(page.status, status, "{length:?} {metadata:?}: {}", page.text);
            assert!(!page.text.is_empty());
        }
        assert_eq!(begin_to(&mut olga, "none", 5, "").await.status, 422);
        let long = told("a.mp4", &"x".repeat(501));
        assert_eq!(begin_to(&mut olga, &slug, 5, &long).await.status, 422, "the reason is too long");
        let at = begin(&mut olga, &slug, 5, "").await;
        let wrong = [("content-type", "text/plain"), ("upload-offset", "0")];
        assert_eq!(ask(&mut olga, Method::PATCH, &at, &wrong, "abcde").await.status, 415);
        let none = [("content-type", "application/offset+octet-stream")];
        assert_eq!(ask(&mut olga, Method::PATCH, &at, &none, "abcde").await.status, 400);
        assert_eq!(olga.send(Method::PATCH, &at, &none, "abcde").await.status, 412);
        let elsewhere = at.replace(&slug, "another");
        assert_eq!(offset(&mut olga, &elsewhere).await, Err(404));
        assert_eq!(ask(&mut olga, Method::POST, &at, &[], "").await.status, 405);
        // A method that something on the way does not let through.
        let headers = [("x-http-method-override", "PATCH"), ("upload-offset", "0"), none[0]];
        let page = ask(&mut olga, Method::POST, &at, &headers, "abc").await;
        assert_eq!((page.status, page.header("upload-offset")), (204, "3"));
    }

    async fn only_organizers_upload_in_parts_and_only_from_the_hall(hall) {
        let (slug, mut olga) = desk(&hall).await;
        hall.person("amina", "official").await;
        let at = begin(&mut olga, &slug, FILM.len(), "").await;
        for (mut actor, status) in [(hall.visitor(), 401), (hall.signed_in("amina").await, 403)] {
            assert_eq!(begin_to(&mut actor, &slug, 5, "").await.status, status);
            assert_eq!(part(&mut actor, &at, 0, "abc").await.status, status);
            assert_eq!(offset(&mut actor, &at).await, Err(status));
            assert_eq!(ask(&mut actor, Method::DELETE, &at, &[], "").await.status, status);
        }
        let foreign = [("sec-fetch-site", "cross-site"), ("origin", "https://evil.example"), ("upload-offset", "0"),
            ("upload-length", "5"), ("content-type", "application/offset+octet-stream")];
        for (method, path) in [(Method::POST, &*format!("/upload/{slug}")), (Method::PATCH, &*at), (Method::DELETE, &*at)] {
            assert_eq!(ask(&mut olga, method, path, &foreign, "abc").await.status, 403);
        }
        assert_eq!(offset(&mut olga, &at).await, Ok(0));
        assert_eq!(number(&hall, "SELECT count(*) FROM uploads").await, 1);
    }

    async fn half_an_upload_expires_three_days_after_its_last_byte(hall) {
        let (slug, mut olga) = desk(&hall).await;
        let at = begin(&mut olga, &slug, FILM.len(), "").await;
        let idle = begin(&mut olga, &slug, 500, "").await;
        hall.clock.by(2 * Instant::DAY);
        hall.sign_in(&mut olga, "olga").await;
        assert_eq!(part(&mut olga, &at, 0, &FILM[..1_000]).await.status, 204);
        hall.clock.by(Instant::DAY + 1);
        hall.sign_in(&mut olga, "olga").await;
        let page = part(&mut olga, &idle, 0, "abc").await;
        assert_eq!(page.status, 410);
        assert!(page.text.contains("no longer kept"), "{}", page.text);
        assert_eq!(offset(&mut olga, &idle).await, Err(410));
        assert_eq!(offset(&mut olga, &at).await, Ok(1_000), "each byte makes it last");
        std::fs::write(hall.media.partial_path("00000000000000000000000000000000"), "nobody's").unwrap();
        sweep_uploads(&hall.db, &hall.media, &hall.uploads).await.unwrap();
        assert_eq!(offset(&mut olga, &idle).await, Err(404));
        assert_eq!(files(&hall).0, 1, "what is kept no more leaves no file, and what nobody knows neither");
        hall.clock.by(3 * Instant::DAY);
        sweep_uploads(&hall.db, &hall.media, &hall.uploads).await.unwrap();
        assert_eq!((files(&hall), number(&hall, "SELECT count(*) FROM uploads").await), ((0, 0), 0));
    }

    async fn an_upload_that_is_ended_leaves_nothing(hall) {
        let (slug, mut olga) = desk(&hall).await;
        let at = begin(&mut olga, &slug, FILM.len(), "").await;
        part(&mut olga, &at, 0, &FILM[..1_000]).await;
        assert_eq!(files(&hall), (1, 0));
        assert_eq!(ask(&mut olga, Method::DELETE, &at, &[], "").await.status, 204);
        assert_eq!((files(&hall), offset(&mut olga, &at).await), ((0, 0), Err(404)));
    }

    async fn a_full_disk_is_a_sentence_and_the_upload_goes_on_when_there_is_room(hall) {
        let (slug, mut olga) = desk(&hall).await;
        let at = begin(&mut olga, &slug, FILM.len(), &told("a.mp4", REASON)).await;
        let half = hall.media.partial_path(id(&at));
        std::fs::remove_file(&half).unwrap();
        // Linux's disk that is always full.
        std::os::unix::fs::symlink("/dev/full", &half).unwrap();
        let page = part(&mut olga, &at, 0, FILM).await;
        assert_eq!(page.status, 507);
        assert!(page.text.contains("no room for this file"), "{}", page.text);
        assert_eq!(olga.get("/health").await.status, 200);
        assert_eq!(offset(&mut olga, &at).await, Ok(0), "what was not written is not claimed");
        std::fs::remove_file(&half).unwrap();
        std::fs::write(&half, "").unwrap();
        assert_eq!(part(&mut olga, &at, 0, FILM).await.status, 204);
        holds_the_film(&hall).await;
    }

    async fn uploads_leave_room_for_the_hall_itself(hall) {
        let (slug, mut olga) = desk(&hall).await;
        let at = begin(&mut olga, &slug, FILM.len(), &told("a.mp4", REASON)).await;
        let hall = hall.sparing(u64::MAX / 2);
        let mut olga = hall.signed_in("olga").await;
        let page = part(&mut olga, &at, 0, FILM).await;
        assert_eq!(page.status, 507);
        assert!(page.text.contains("no room for this file"), "{}", page.text);
        assert_eq!(offset(&mut olga, &at).await, Ok(0));
        assert_eq!(upload(&mut olga, &slug, FILM).await.status, 303);
        let page = olga.get(&format!("/en/organizer/lectures/{slug}")).await;
        let field = page.text.split("id=\"video-error\"").nth(1).expect("beside its field");
        assert!(field.split("</p>").next().unwrap().contains("no room for this file"), "{field}");
        let length = FILM.len().to_string();
        let begins = [("tus-resumable", "1.0.0"), ("upload-length", length.as_str())];
        assert_eq!(ask(&mut olga, Method::POST, &format!("/upload/{slug}"), &begins, "").await.status, 507);
        let to = format!("/slides/{slug}?l=en");
        multipart(&mut olga, &to, &[("slides", Some("a.pdf"), b"%PDF-1.7")]).await;
        let page = olga.get(&format!("/en/organizer/lectures/{slug}")).await;
        let field = page.text.split("id=\"slides-error\"").nth(1).expect("beside its field");
        assert!(field.split("</p>").next().unwrap().contains("no room for this file"), "{field}");
        assert_eq!(files(&hall), (1, 0), "nothing but what had begun");
        let hall = hall.sparing(0);
        let mut olga = hall.signed_in("olga").await;
        assert_eq!(part(&mut olga, &at, 0, FILM).await.status, 204);
        holds_the_film(&hall).await;
    }

    async fn bytes_that_were_lost_are_asked_for_again(hall) {
        let (slug, mut olga) = desk(&hall).await;
        let at = begin(&mut olga, &slug, FILM.len(), "").await;
        part(&mut olga, &at, 0, &FILM[..1_000]).await;
        std::fs::write(hall.media.partial_path(id(&at)), "short").unwrap();
        assert_eq!(part(&mut olga, &at, 1_000, &FILM[1_000..]).await.status, 410);
        assert_eq!(offset(&mut olga, &at).await, Err(404), "only a new upload helps");
    }

    async fn what_is_no_film_says_why_and_leaves_nothing(hall) {
        let (slug, mut olga) = desk(&hall).await;
        let cut = &FILM[..300_000];
        for (bytes, why) in [
            (&b"#EXTM3U\nhttp://127.0.0.1/secret\n"[..], "playlist"),
            (b"<script>alert(1)</script>", "neither an MP4 nor a WebM"),
            (cut, "cut off or damaged"),
            (b"x", "neither an MP4 nor a WebM"),
        ] {
            let at = begin(&mut olga, &slug, bytes.len(), &told("film.mp4", REASON)).await;
            let page = part(&mut olga, &at, 0, bytes).await;
            assert_eq!(page.status, 422);
            assert!(page.text.contains(why), "{}", page.text);
            assert_eq!((offset(&mut olga, &at).await, files(&hall)), (Err(404), (0, 0)));
            // The plain form says the same, beside its field, and keeps the reason.
            let answer = upload_for(&mut olga, &slug, "Nobody hears it.", bytes).await;
            assert_eq!(answer.status, 303);
            let page = olga.get(&format!("/en/organizer/lectures/{slug}")).await;
            let field = page.text.split("id=\"video-error\"").nth(1).expect("beside its field");
            assert!(field.split("</p>").next().unwrap().contains(why), "{field}");
            assert!(page.text.contains("value=\"Nobody hears it.\""), "nothing typed is lost");
        }
        assert_eq!(number(&hall, "SELECT count(*) FROM recordings").await, 0);
        assert!(!is_watched(&hall, &slug).await);
    }

    async fn without_captions_a_recording_waits_for_a_reason(hall) {
        let (slug, mut olga) = desk(&hall).await;
        let desk = format!("/en/organizer/lectures/{slug}");
        let at = begin(&mut olga, &slug, FILM.len(), &told("../films/Kapitel 1.mp4", "  ")).await;
        assert_eq!(part(&mut olga, &at, 0, FILM).await.status, 204);
        assert!(!is_watched(&hall, &slug).await);
        assert_eq!(files(&hall), (0, 1), "it is kept");
        let page = olga.get(&desk).await;
        assert!(shows(&page, "publish-waits") && page.text.contains(">Kapitel 1.mp4<"), "{}", page.text);

        let page = olga.press("/api/publish-replay?l=en", &[("slug", &slug), ("no_captions_reason", " ")]).await;
        assert!(page.text.contains("id=\"no_captions_reason-error\""), "{}", page.text);
        let long = "ก".repeat(501);
        let page = olga.press("/api/publish-replay?l=en", &[("slug", &slug), ("no_captions_reason", &long)]).await;
        assert!(page.text.contains(&long), "nothing typed is lost");
        assert!(!is_watched(&hall, &slug).await);
        let page = olga.press("/api/publish-replay?l=en", &[("slug", &slug), ("no_captions_reason", "In <sign> language.")]).await;
        assert!(shows(&page, "replay-published"), "{}", page.text);
        assert!(page.text.contains("In &lt;sign&gt; language."), "it is shown at the desk");
        assert!(is_watched(&hall, &slug).await);
        holds_the_film(&hall).await;
        let again = olga.press("/api/publish-replay?l=en", &[("slug", &slug), ("no_captions_reason", "Again.")]).await;
        assert!(shows(&again, "publish-nothing-waits"), "{}", again.text);
    }

    async fn with_captions_it_is_published_at_once(hall) {
        let (slug, mut olga) = desk(&hall).await;
        tamper(&hall, "INSERT INTO tracks (lecture_id, kind, language, vtt, uploaded_by, uploaded_at)
                       SELECT id, 'captions', 'en', 'WEBVTT', (SELECT min(id) FROM people), 1 FROM lectures").await;
        let page = olga.get(&format!("/en/organizer/lectures/{slug}")).await;
        assert!(!page.text.contains("no_captions_reason"), "no reason is asked for");
        assert_eq!(upload_for(&mut olga, &slug, "", FILM).await.status, 303);
        assert!(is_watched(&hall, &slug).await);
        assert_eq!(number(&hall, "SELECT count(*) FROM replays WHERE no_captions_reason = ''").await, 1);
    }

    async fn another_recording_takes_the_place_of_the_first_only_when_it_is_published(hall) {
        let (slug, mut olga) = desk(&hall).await;
        upload(&mut olga, &slug, FILM).await;
        assert_eq!(upload_for(&mut olga, &slug, "", FILM).await.status, 303);
        assert_eq!(files(&hall).1, 2, "one is shown, one waits");
        assert!(is_watched(&hall, &slug).await);
        upload_for(&mut olga, &slug, "", FILM).await;
        assert_eq!(files(&hall).1, 2, "a later one waits in its place");
        olga.press("/api/publish-replay?l=en", &[("slug", &slug), ("no_captions_reason", REASON)]).await;
        assert_eq!(files(&hall).1, 1);
        let rows = "SELECT count(*) FROM recordings r JOIN jobs j ON j.key = CAST(r.id AS TEXT) WHERE r.removed_at IS NULL";
        assert_eq!((number(&hall, rows).await, number(&hall, "SELECT count(*) FROM jobs").await), (1, 1));
        upload_for(&mut olga, &slug, "", FILM).await;
        let page = olga.press("/api/remove-replay?l=en", &[("slug", &slug)]).await;
        assert!(shows(&page, "publish-waits"), "the one that waits stays");
        assert_eq!((files(&hall).1, is_watched(&hall, &slug).await), (1, false));
    }

    async fn what_had_wholly_arrived_is_taken_in_by_the_next_hall(hall) {
        let (slug, mut olga) = desk(&hall).await;
        let at = begin(&mut olga, &slug, FILM.len(), &told("a.mp4", REASON)).await;
        // As a server leaves it that was killed after the last byte.
        std::fs::write(hall.media.partial_path(id(&at)), FILM).unwrap();
        tamper(&hall, "UPDATE uploads SET received = bytes").await;
        hall.clock.by(30 * Instant::DAY);
        sweep_uploads(&hall.db, &hall.media, &hall.uploads).await.unwrap();
        holds_the_film(&hall).await;
        assert!(is_watched(&hall, &slug).await);
        sweep_uploads(&hall.db, &hall.media, &hall.uploads).await.unwrap();
        assert_eq!((files(&hall), number(&hall, "SELECT count(*) FROM uploads").await), ((0, 1), 0));
    }

    async fn no_node_deletes_what_another_has_unless_that_is_gone_for_a_week(hall) {
        let elsewhere = tempfile::tempdir().unwrap();
        let other = (Media::open(elsewhere.path()).unwrap(), Uploads::of("another-node", &Lifecycle::default()));
        let (slug, mut olga) = desk(&hall).await;
        let rows = "SELECT count(*) FROM uploads";
        sweep_uploads(&hall.db, &hall.media, &hall.uploads).await.unwrap();
        let at = begin(&mut olga, &slug, FILM.len(), "").await;
        part(&mut olga, &at, 0, &FILM[..1_000]).await;
        // Its node was stopped after that; it has expired, and is not the other's.
        hall.clock.by(3 * Instant::DAY + 1);
        sweep_uploads(&hall.db, &other.0, &other.1).await.unwrap();
        assert_eq!((number(&hall, rows).await, files(&hall).0), (1, 1));
        hall.clock.by(5 * Instant::DAY);
        sweep_uploads(&hall.db, &other.0, &other.1).await.unwrap();
        assert_eq!(number(&hall, rows).await, 0, "its node is gone for good");
        // Back all the same, it tidies up after itself.
        sweep_uploads(&hall.db, &hall.media, &hall.uploads).await.unwrap();
        assert_eq!(files(&hall).0, 0);
        // What is begun here and whole is here for as long as it takes, whoever sweeps.
        hall.sign_in(&mut olga, "olga").await;
        let at = begin(&mut olga, &slug, FILM.len(), &told("a.mp4", REASON)).await;
        std::fs::write(hall.media.partial_path(id(&at)), FILM).unwrap();
        tamper(&hall, "UPDATE uploads SET received = bytes").await;
        hall.clock.by(30 * Instant::DAY);
        sweep_uploads(&hall.db, &other.0, &other.1).await.unwrap();
        assert_eq!(number(&hall, rows).await, 1);
        sweep_uploads(&hall.db, &hall.media, &hall.uploads).await.unwrap();
        holds_the_film(&hall).await;
    }

    async fn a_node_that_has_the_bytes_makes_an_upload_of_no_node_its_own(hall) {
        let (slug, mut olga) = desk(&hall).await;
        let at = begin(&mut olga, &slug, FILM.len(), &told("a.mp4", REASON)).await;
        part(&mut olga, &at, 0, &FILM[..1_000]).await;
        tamper(&hall, "UPDATE uploads SET node = 'before-nodes-were-kept'").await;
        let page = part(&mut olga, &at, 1_000, &FILM[1_000..2_000]).await;
        assert_eq!(page.status, 204, "its bytes are here: {}", page.text);
        sweep_uploads(&hall.db, &hall.media, &hall.uploads).await.unwrap();
        assert_eq!(number(&hall, "SELECT count(*) FROM uploads WHERE node = ''").await, 1);
        assert_eq!(part(&mut olga, &at, 2_000, &FILM[2_000..]).await.status, 204);
        holds_the_film(&hall).await;
    }

    async fn whoever_missed_the_answer_is_told_that_all_is_there(hall) {
        let (slug, mut olga) = desk(&hall).await;
        let at = begin(&mut olga, &slug, FILM.len(), &told("a.mp4", REASON)).await;
        part(&mut olga, &at, 0, FILM).await;
        assert_eq!(offset(&mut olga, &at).await, Ok(FILM.len()));
        assert_eq!(ask(&mut olga, Method::DELETE, &at, &[], "").await.status, 204);
        assert!(is_watched(&hall, &slug).await, "what has become a replay stays one");
    }

    async fn an_organizer_no_more_has_nothing_taken_in(hall) {
        let (slug, mut olga) = desk(&hall).await;
        let at = begin(&mut olga, &slug, FILM.len(), &told("a.mp4", REASON)).await;
        std::fs::write(hall.media.partial_path(id(&at)), FILM).unwrap();
        tamper(&hall, "UPDATE uploads SET received = bytes").await;
        tamper(&hall, "UPDATE people SET role = 'learner'").await;
        sweep_uploads(&hall.db, &hall.media, &hall.uploads).await.unwrap();
        assert_eq!((files(&hall), is_watched(&hall, &slug).await), ((0, 0), false));
    }
}
