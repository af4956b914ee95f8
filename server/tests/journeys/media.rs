//! The media address: ranges as RFC 9110 has them, and files that are for some only.

use crate::steps::{FILM, borrowed, fields, film_address, shows, tamper, upload};
use app::i18n::Instant;
use app::lectures::LectureForm;
use http::Method;
use server::on_both_engines;
use server::testing::{Actor, Page, TestHall};

const HOUR: i64 = 60 * Instant::MINUTE;

/// A lecture with a replay, for that audience; its slug and its organizer's browser.
async fn recorded(hall: &TestHall, audience: &str) -> (String, Actor) {
    let organizer = hall.organizer("olga").await;
    let form = LectureForm {
        audience: audience.into(),
        ..hall.form("Cold chains")
    };
    let slug = hall.lecture(&organizer, &form).await;
    let mut olga = hall.signed_in("olga").await;
    upload(&mut olga, &slug, FILM).await;
    (slug, olga)
}

/// The film's address, as that reader's page of the replay has it.
async fn film(reader: &mut Actor, slug: &str) -> String {
    let page = reader.get(&format!("/en/replays/{slug}")).await;
    film_address(&page)
}

async fn ask(actor: &mut Actor, path: &str, headers: &[(&str, &str)]) -> Page {
    actor.send(Method::GET, path, headers, "").await
}

async fn status(hall: &TestHall, path: &str) -> u16 {
    ask(&mut hall.visitor(), path, &[]).await.status
}

/// Gives the lecture another audience, as the desk does.
async fn for_another(hall: &TestHall, olga: &mut Actor, slug: &str, audience: &str) {
    let form = LectureForm {
        audience: audience.into(),
        ..hall.form("Cold chains")
    };
    let mut typed = fields(&form);
    typed.push(("slug".into(), slug.into()));
    let answer = olga.post("/api/save-lecture?l=en", &borrowed(&typed)).await;
    assert_eq!(answer.status, 303, "{}", answer.text);
}

on_both_engines! {
    async fn a_film_is_read_whole_and_in_any_range(hall) {
        let (slug, _) = recorded(&hall, "everyone").await;
        let mut visitor = hall.visitor();
        let film = film(&mut visitor, &slug).await;
        let size = FILM.len();
        let whole = ask(&mut visitor, &film, &[]).await;
        assert_eq!((whole.status, whole.bytes.len()), (200, size));
        assert!(whole.bytes == FILM, "to the byte");
        assert_eq!(whole.header("content-type"), "video/mp4");
        assert_eq!(whole.header("accept-ranges"), "bytes");
        assert_eq!(whole.header("x-content-type-options"), "nosniff");
        assert_eq!(whole.header("cache-control"), "public, max-age=86400, immutable");
        assert_eq!(whole.header("content-disposition"), "");
        let end = size - 1;
        for (range, from, to) in [
            ("bytes=0-0", 0, 0),
            ("bytes=0-", 0, end),
            ("bytes=1000-300000", 1_000, 300_000),
            ("bytes=-500", size - 500, end),
            ("bytes=-99999999999", 0, end),
            ("bytes=5-99999999999999999999999", 5, end),
        ] {
            let part = ask(&mut visitor, &film, &[("range", range)]).await;
            assert_eq!(part.status, 206, "{range}");
            assert_eq!(part.header("content-range"), format!("bytes {from}-{to}/{size}"), "{range}");
            assert_eq!(part.header("content-length"), (to - from + 1).to_string(), "{range}");
            assert!(part.bytes == FILM[from..=to], "{range}: to the byte");
        }
    }

    async fn a_head_tells_the_size_and_sends_nothing(hall) {
        let (slug, _) = recorded(&hall, "everyone").await;
        let mut visitor = hall.visitor();
        let film = film(&mut visitor, &slug).await;
        for headers in [&[][..], &[("range", "bytes=0-9")][..], &[("range", "bytes=99999999-")][..]] {
            let head = visitor.send(Method::HEAD, &film, headers, "").await;
            assert_eq!((head.status, head.bytes.len()), (200, 0), "ranges are for GET");
            assert_eq!(head.header("content-length"), FILM.len().to_string());
            assert!(!head.header("etag").is_empty() && !head.header("last-modified").is_empty());
        }
        let post = visitor.send(Method::POST, &film, &[], "").await;
        assert_eq!(post.status, 405);
    }

    async fn a_range_beyond_the_end_is_refused_with_the_size(hall) {
        let (slug, _) = recorded(&hall, "everyone").await;
        let mut visitor = hall.visitor();
        let film = film(&mut visitor, &slug).await;
        let size = FILM.len();
        for range in [format!("bytes={size}-"), format!("bytes={size}-{}", size + 5), "bytes=-0".into(), format!("bytes={}-", "9".repeat(40))] {
            let refused = ask(&mut visitor, &film, &[("range", &range)]).await;
            assert_eq!((refused.status, refused.bytes.len()), (416, 0), "{range}");
            assert_eq!(refused.header("content-range"), format!("bytes */{size}"), "{range}");
        }
    }

    async fn many_ranges_are_answered_as_one_whole_file(hall) {
        let (slug, _) = recorded(&hall, "everyone").await;
        let mut visitor = hall.visitor();
        let film = film(&mut visitor, &slug).await;
        let thousand: Vec<String> = (0..1_000).map(|n| format!("{n}-{}", n + 1)).collect();
        let overlapping = vec!["0-"; 1_000];
        for range in [thousand.join(","), overlapping.join(","), "0-1,5-6".into(), "nonsense".into(), "9-3".into()] {
            let whole = ask(&mut visitor, &film, &[("range", &format!("bytes={range}"))]).await;
            assert_eq!((whole.status, whole.bytes.len()), (200, FILM.len()), "once, and once only");
            assert_eq!(whole.header("content-range"), "");
        }
    }

    async fn who_has_a_part_of_it_goes_on_and_who_has_it_all_is_told_so(hall) {
        let (slug, _) = recorded(&hall, "everyone").await;
        let mut visitor = hall.visitor();
        let film = film(&mut visitor, &slug).await;
        let whole = ask(&mut visitor, &film, &[]).await;
        let (etag, modified) = (whole.header("etag").to_owned(), whole.header("last-modified").to_owned());
        for (has, expected) in [(etag.as_str(), 206), (&modified, 206), ("\"another\"", 200), (&format!("W/{etag}"), 200), ("Tue, 24 Nov 2020 08:00:00 GMT", 200)] {
            let answer = ask(&mut visitor, &film, &[("range", "bytes=10-19"), ("if-range", has)]).await;
            assert_eq!(answer.status, expected, "{has}");
        }
        for (header, value, expected) in [
            ("if-none-match", etag.as_str(), 304),
            ("if-none-match", &format!("\"x\", W/{etag}"), 304),
            ("if-none-match", "\"x\"", 200),
            ("if-modified-since", &modified, 304),
            ("if-modified-since", "Tue, 24 Nov 2020 08:00:00 GMT", 200),
        ] {
            let answer = ask(&mut visitor, &film, &[(header, value)]).await;
            assert_eq!(answer.status, expected, "{header}: {value}");
            assert_eq!(answer.bytes.is_empty(), expected == 304);
            assert_eq!(answer.header("etag"), etag);
        }
    }

    async fn names_with_path_parts_lead_nowhere(hall) {
        let (slug, _) = recorded(&hall, "everyone").await;
        let mut visitor = hall.visitor();
        let film = film(&mut visitor, &slug).await;
        let name = film.strip_prefix("/media/").unwrap();
        let kept = hall.media.folder().join(name);
        std::fs::copy(&kept, hall.media.folder().join("00112233445566778899aabbccddeeff.mp4")).unwrap();
        let long = format!("/media/{}.mp4", "a".repeat(20_000));
        for path in [
            "/media/..%2fhall.sqlite",
            "/media/%2e%2e/hall.sqlite",
            "/media/%2e%2e%2fhall.sqlite",
            "/media/../hall.sqlite",
            "/media/..%5chall.sqlite",
            "/media/%00",
            "/media/%ff",
            "/media/.",
            "/media/%2e",
            &format!("/media//{name}"),
            &format!("/media/x/../{name}"),
            &format!("{film}%00"),
            &format!("/media/{}", name.to_uppercase()),
            "/media/00112233445566778899aabbccddeeff.mp4",
            &long,
        ] {
            let answer = ask(&mut visitor, path, &[]).await;
            assert_eq!(answer.status, 404, "{}", &path[..path.len().min(80)]);
            assert!(!answer.text.contains("SQLite format"));
        }
        assert_eq!(status(&hall, &film).await, 200, "and the film is there all the same");
    }

    async fn a_film_is_taken_along_only_where_the_lecture_allows_it(hall) {
        let (slug, _) = recorded(&hall, "everyone").await;
        let mut visitor = hall.visitor();
        let film = film(&mut visitor, &slug).await;
        let take = format!("{film}?download");
        let refused = ask(&mut visitor, &take, &[]).await;
        assert_eq!((refused.status, refused.header("content-disposition")), (200, ""));
        let page = format!("/en/replays/{slug}");
        let shown = visitor.get(&page).await;
        assert!(!shown.text.contains(&take) && shown.text.contains("controlslist=\"nodownload\""), "it is not offered");
        tamper(&hall, "UPDATE lectures SET replay_download = TRUE").await;
        hall.clock.by(5_000);
        let taken = ask(&mut visitor, &take, &[]).await;
        assert_eq!(taken.header("content-disposition"), format!("attachment; filename=\"{slug}.mp4\""));
        assert_eq!(ask(&mut visitor, &film, &[]).await.header("content-disposition"), "", "watching is not taking");
        let shown = visitor.get(&page).await;
        assert!(shown.text.contains(&format!("href=\"{take}\"")) && !shown.text.contains("nodownload"), "{}", shown.text);
    }

    async fn a_replay_for_some_is_shown_to_them_and_to_nobody_else(hall) {
        let (slug, mut olga) = recorded(&hall, "officials").await;
        let official = hall.person("amina", "official").await;
        hall.person("bo", "practitioner").await;
        let page = format!("/en/replays/{slug}");
        let (mut visitor, mut amina, mut bo) = (hall.visitor(), hall.signed_in("amina").await, hall.signed_in("bo").await);
        for (actor, key) in [(&mut visitor, "replay-sign-in"), (&mut amina, "replay-unconfirmed-next"), (&mut bo, "replay-officials-next")] {
            let closed = actor.get(&page).await;
            assert_eq!(closed.status, 403);
            assert!(shows(&closed, key), "{key}: {}", closed.text);
            assert!(!closed.text.contains("/media/"), "no address stands in it");
        }
        assert!(visitor.get(&page).await.text.contains(&format!("/en/sign-in?next=%2Fen%2Freplays%2F{slug}")));
        tamper(&hall, &format!("UPDATE people SET confirmed_at = 1 WHERE id = {}", official.id.0)).await;
        for actor in [&mut amina, &mut olga] {
            let film = film(actor, &slug).await;
            let answer = ask(&mut hall.visitor(), &film, &[("range", "bytes=0-9")]).await;
            assert_eq!((answer.status, answer.bytes.len()), (206, 10), "its link needs no cookie");
            assert!(answer.header("cache-control").starts_with("private, max-age="), "{}", answer.header("cache-control"));
        }
    }

    async fn a_link_is_good_for_a_long_lecture_and_then_no_more(hall) {
        let (slug, mut olga) = recorded(&hall, "practitioners").await;
        let film = film(&mut olga, &slug).await;
        let (bare, query) = film.split_once('?').unwrap();
        let (until, sign) = query.split_once('&').unwrap();
        let none = ask(&mut hall.visitor(), "/media/00112233445566778899aabbccddeeff.mp4", &[]).await;
        let forged = [
            bare.to_owned(),
            format!("{bare}?download"),
            format!("{bare}?{until}"),
            format!("{bare}?{sign}"),
            format!("{bare}?until=9999999999999&{sign}"),
            format!("{bare}?{until}&sign={}", "0".repeat(32)),
            format!("{bare}?{until}&sign="),
            format!("{bare}?{until}&sign=%00"),
            format!("/media/00112233445566778899aabbccddeeff.mp4?{query}"),
        ];
        for address in forged {
            for method in [Method::GET, Method::HEAD] {
                let answer = hall.visitor().send(method, &address, &[("range", "bytes=99999999-")], "").await;
                assert_eq!(answer.status, 404, "{address}");
                assert!(answer.text == none.text && answer.header("cache-control") == none.header("cache-control"), "as if there were none");
                assert_eq!((answer.header("etag"), answer.header("content-range")), ("", ""), "nothing is told of it");
            }
        }
        for hours in [0, 2, 3] {
            hall.clock.by(hours * HOUR);
            assert_eq!(status(&hall, &film).await, 200, "{hours} hours on");
        }
        hall.clock.by(2 * HOUR);
        assert_eq!(status(&hall, &film).await, 404, "seven hours on");
        let fresh = self::film(&mut olga, &slug).await;
        assert_eq!(status(&hall, &fresh).await, 200, "the page has a fresh one");
    }

    async fn what_is_for_fewer_from_now_on_is_closed_at_once(hall) {
        let (slug, mut olga) = recorded(&hall, "everyone").await;
        let bare = film(&mut hall.visitor(), &slug).await;
        assert_eq!(status(&hall, &bare).await, 200);
        for_another(&hall, &mut olga, &slug, "officials").await;
        assert_eq!(status(&hall, &bare).await, 404);
        assert_eq!(hall.visitor().get(&format!("/en/replays/{slug}")).await.status, 403);
        let for_officials = film(&mut olga, &slug).await;
        assert_eq!(status(&hall, &for_officials).await, 200);
        for_another(&hall, &mut olga, &slug, "practitioners").await;
        assert_eq!(status(&hall, &for_officials).await, 404, "a link for officials is none for practitioners");
        for_another(&hall, &mut olga, &slug, "everyone").await;
        assert_eq!(status(&hall, &bare).await, 200, "and all of it opens again");
    }

    async fn another_node_hears_of_it_within_seconds(hall) {
        let (slug, _) = recorded(&hall, "everyone").await;
        let bare = film(&mut hall.visitor(), &slug).await;
        assert_eq!(status(&hall, &bare).await, 200);
        tamper(&hall, "UPDATE lectures SET audience = 'officials'").await;
        hall.clock.by(5_000);
        assert_eq!(status(&hall, &bare).await, 404);
    }

    async fn a_speaker_may_watch_what_they_said(hall) {
        let (slug, _) = recorded(&hall, "officials").await;
        let speaker = hall.person("wei", "practitioner").await;
        tamper(&hall, &format!("UPDATE speakers SET person_id = {}", speaker.id.0)).await;
        assert_eq!(hall.signed_in("wei").await.get(&format!("/en/replays/{slug}")).await.status, 200);
    }

    async fn a_file_that_vanished_from_the_disk_is_not_there_and_the_hall_is_up(hall) {
        let (slug, _) = recorded(&hall, "everyone").await;
        let bare = film(&mut hall.visitor(), &slug).await;
        std::fs::remove_file(hall.media.folder().join(bare.strip_prefix("/media/").unwrap())).unwrap();
        assert_eq!(status(&hall, &bare).await, 404);
        assert_eq!(hall.visitor().get("/en/").await.status, 200);
    }
}
