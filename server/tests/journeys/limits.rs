//! How much a request may bring, and how long it may take.

use crate::steps::number;
use crate::tus::{begin, line, offset, part, told};
use axum::body::{Body, Bytes};
use futures::future::join_all;
use futures::stream::{StreamExt, iter, pending};
use http::Method;
use server::http::body_memory::BodyMemory;
use server::http::request_limits::RequestLimits;
use server::on_both_engines;
use server::testing::{Actor, PASSWORD, Page};
use std::convert::Infallible;
use std::time::Duration;

const FORM: (&str, &str) = ("content-type", "application/x-www-form-urlencoded");
const MOST: usize = 256 * 1024;

/// A body of which so much comes, and then nothing more.
fn stalled(begin: impl Into<Bytes>) -> Body {
    let first = Ok::<_, Infallible>(begin.into());
    Body::from_stream(iter([first]).chain(pending()))
}

/// Short enough for a test, long enough for a busy machine where something is to come in time.
fn short() -> RequestLimits {
    RequestLimits {
        form_time: Duration::from_millis(300),
        silence: Duration::from_millis(500),
        ..RequestLimits::default()
    }
}

async fn post(actor: &mut Actor, path: &str, more: &[(&str, &str)], body: impl Into<Body>) -> Page {
    let headers: Vec<_> = [FORM].into_iter().chain(more.iter().copied()).collect();
    actor.send(Method::POST, path, &headers, body).await
}

/// A form of the desk with a file of which nothing comes after its first bytes.
fn form_with_a_file(field: &str) -> Body {
    stalled(format!(
        "--edge\r\ncontent-disposition: form-data; name=\"{field}\"; filename=\"a\"\r\n\r\n%PDF-1.7"
    ))
}

on_both_engines! {
    async fn a_form_holds_a_quarter_of_a_megabyte_and_not_a_byte_more(hall) {
        let mut visitor = hall.visitor();
        let filled = |bytes: usize| {
            let begin = "email=a%40example.org&password=";
            format!("{begin}{}", "a".repeat(bytes - begin.len()))
        };
        let page = post(&mut visitor, "/api/sign-in?l=en", &[], filled(MOST)).await;
        assert_ne!(page.status, 413, "what fits is read");
        let page = post(&mut visitor, "/api/sign-in?l=en", &[], filled(MOST + 1)).await;
        assert_eq!((page.status, page.location()), (413, ""), "a browser gets a page");
        // What asks for no page gets the sentence alone.
        visitor.accepts = "application/json";
        for (l, sentence) in [("en", "at most 256 KB"), ("zh", "最多256 KB"), ("th", "256 KB"), ("ar", "256 كيلوبايت")] {
            let page = post(&mut visitor, &format!("/api/sign-in?l={l}"), &[], filled(MOST + 1)).await;
            assert_eq!(page.status, 413, "{}", page.text);
            let plain = page.text.replace(['\u{2068}', '\u{2069}'], "");
            assert!(plain.contains(sentence), "{plain}");
        }
        // What says that it is longer is not waited for.
        let page = post(&mut visitor, "/api/sign-in?l=en", &[("content-length", "262145")], stalled("email=")).await;
        assert_eq!(page.status, 413);
    }

    async fn a_body_that_does_not_come_is_not_waited_for(hall) {
        let mut hall = hall;
        hall.bounding(short());
        let mut visitor = hall.visitor();
        visitor.accepts = "application/json";
        let page = post(&mut visitor, "/api/sign-in?l=en", &[], stalled("email=")).await;
        assert_eq!(page.status, 408);
        assert!(page.text.contains("took too long"), "{}", page.text);
        for path in ["/beat/live", "/beat/replay"] {
            assert_eq!(post(&mut visitor, path, &[], stalled("lecture=a&")).await.status, 408, "{path}");
        }
        // One byte at a time keeps no form open.
        let drops = futures::stream::unfold((), |()| async {
            tokio::time::sleep(Duration::from_millis(20)).await;
            Some((Ok::<_, Infallible>(Bytes::from_static(b"a")), ()))
        });
        let page = post(&mut visitor, "/api/sign-in?l=en", &[], Body::from_stream(drops)).await;
        assert_eq!(page.status, 408);
    }

    async fn an_upload_that_falls_silent_is_ended_and_what_came_of_it_stays(hall) {
        let mut hall = hall;
        hall.bounding(short());
        let organizer = hall.organizer("olga").await;
        let slug = hall.lecture(&organizer, &hall.form("Cold chains")).await;
        let mut olga = hall.signed_in("olga").await;
        olga.accepts = "application/json";
        let multipart = [("content-type", "multipart/form-data; boundary=edge")];
        for (path, field) in [("upload", "video"), ("slides", "slides"), ("tracks", "file")] {
            let path = format!("/{path}/{slug}?l=en");
            let page = olga.send(Method::POST, &path, &multipart, form_with_a_file(field)).await;
            assert_eq!(page.status, 422, "{path}");
            assert!(page.text.contains("arrived incomplete"), "{path}: {}", page.text);
        }
        let at = begin(&mut olga, &slug, 100_000, &told("a.mp4", "soon")).await;
        let page = part(&mut olga, &at, 0, stalled(vec![7; 5_000])).await;
        assert_eq!((page.status, page.header("upload-offset")), (503, "5000"), "{}", page.text);
        // More than the silence in all, and never silent for so long: it goes on.
        hall.bounding(RequestLimits {
            silence: Duration::from_secs(3),
            ..RequestLimits::default()
        });
        let (send, body) = line();
        let sending = async {
            for _ in 0..40 {
                send.unbounded_send(Ok(Bytes::from_static(&[7; 1_000]))).unwrap();
                tokio::time::sleep(Duration::from_millis(100)).await;
            }
            drop(send);
        };
        let mut other = hall.signed_in("olga").await;
        let (page, ()) = tokio::join!(part(&mut other, &at, 5_000, body), sending);
        assert_eq!(page.status, 204, "{}", page.text);
        assert_eq!(offset(&mut olga, &at).await, Ok(45_000));
    }

    async fn two_hundred_and_thirty_slow_bodies_hold_no_more_than_there_is_for_them(hall) {
        let mut hall = hall;
        let memory = BodyMemory::new(4_000_000, 1_000_000);
        hall.bounding(RequestLimits {
            form_time: Duration::from_secs(15),
            memory: memory.clone(),
            ..RequestLimits::default()
        });
        let (mut one, mut colleague, mut elsewhere) = (hall.visitor(), hall.visitor(), hall.visitor());
        one.accepts = "application/json";
        colleague.behind(&one);
        let slow = join_all((0..230).map(|_| {
            let mut one = one.clone();
            async move { post(&mut one, "/api/sign-up?l=en", &[], stalled(vec![b'a'; 250_000])).await }
        }));
        let meanwhile = async {
            while memory.held() < 1_000_000 {
                tokio::time::sleep(Duration::from_millis(5)).await;
            }
            let form = [("email", "nobody@example.org"), ("password", "wrong")];
            let there = elsewhere.post("/api/sign-in?l=en", &form).await;
            let behind = colleague.post("/api/sign-in?l=en", &form).await;
            (memory.held(), there, behind)
        };
        let (pages, (held, there, behind)) = tokio::join!(slow, meanwhile);
        assert_eq!(held, 1_000_000, "four of them, and no more");
        let of = |status: u16| pages.iter().filter(|page| page.status == status).count();
        assert_eq!((of(408), of(503)), (4, 226));
        let refused = pages.iter().find(|page| page.status == 503).unwrap();
        assert_eq!(refused.header("retry-after"), "5");
        assert!(refused.text.contains("in a few seconds"), "{}", refused.text);
        assert_ne!(there.status, 503, "others are not in their way");
        assert_eq!(behind.status, 503);
        assert_eq!(memory.held(), 0, "and what has ended holds nothing");
    }

    async fn one_person_changes_so_much_and_then_waits(hall) {
        let olga = hall.organizer("olga").await;
        // Of one lecture nobody takes so many seats.
        let mut slugs = Vec::new();
        for n in 0..10 {
            slugs.push(hall.lecture(&olga, &hall.form(&format!("Cold chains {n}"))).await);
        }
        let of = |n: usize| [("lecture", slugs[n % slugs.len()].as_str())];
        for name in ["amina", "ben"] {
            hall.person(name, "practitioner").await;
        }
        let (mut amina, mut ben) = (hall.signed_in("amina").await, hall.signed_in("ben").await);
        let (mut phone, mut organizer) = (hall.signed_in("amina").await, hall.signed_in("olga").await);
        for actor in [&mut amina, &mut ben, &mut organizer] {
            actor.accepts = "application/json";
        }
        for n in 0..60 {
            assert_eq!(amina.post("/api/enrol?l=en", &of(n)).await.status, 200, "{n}");
            assert_eq!(amina.post("/api/withdraw?l=en", &of(n)).await.status, 200, "{n}");
        }
        let before = number(&hall, "SELECT count(*) FROM events").await;
        let refused = amina.post("/api/enrol?l=en", &of(0)).await;
        assert_eq!((refused.status, refused.header("retry-after")), (429, "1"), "{}", refused.text);
        // From another browser of hers too; what she typed is there again.
        let profile = [
            ("name", "Amina Uwase"), ("country", "RW"), ("organisation", "Ministry of Trade"),
            ("kind", "practitioner"), ("language", "en"), ("time_zone", "Africa/Kigali"),
        ];
        for (l, sentence) in [("en", "a great deal"), ("zh", "提交了过多内容"), ("th", "ในเวลาอันสั้น"), ("ar", "خلال وقت قصير")] {
            phone.on = format!("/{l}/profile");
            let page = phone.press(&format!("/api/profile?l={l}"), &profile).await;
            assert!(page.text.contains(sentence) && page.text.contains("Amina Uwase"), "{l}: {}", page.text);
        }
        assert_eq!(number(&hall, "SELECT count(*) FROM events").await, before);
        assert_eq!(amina.get("/en/my").await.status, 200, "what only reads is not counted");
        assert_eq!(ben.post("/api/enrol?l=en", &of(0)).await.status, 200, "nor is another");
        for n in 0..300 {
            let text = format!("A break of {n} minutes.");
            let said = [("slug", slugs[0].as_str()), ("announcement", &text)];
            assert_eq!(organizer.post("/api/announce?l=en", &said).await.status, 200, "an organizer has more to do");
        }
        hall.clock.by(1_000);
        assert_eq!(amina.post("/api/enrol?l=en", &of(0)).await.status, 200);
        assert_eq!(amina.post("/api/withdraw?l=en", &of(0)).await.status, 429, "one a second from then on");
        hall.clock.by(2 * 60_000);
        for n in 0..60 {
            assert_eq!(amina.post("/api/withdraw?l=en", &of(n)).await.status, 200);
            assert_eq!(amina.post("/api/enrol?l=en", &of(n + 1)).await.status, 200);
        }
    }

    async fn one_person_signs_in_so_often_and_then_waits(hall) {
        for name in ["amina", "ben"] {
            hall.person(name, "practitioner").await;
        }
        let sign_in = async |name: &str| {
            let mut visitor = hall.visitor();
            visitor.accepts = "application/json";
            let email = format!("{name}@example.org");
            visitor.post("/api/sign-in?l=en", &[("email", &email), ("password", PASSWORD)]).await
        };
        for n in 0..120 {
            assert_eq!(sign_in("amina").await.status, 200, "{n}");
        }
        let refused = sign_in("amina").await;
        assert_eq!((refused.status, refused.header("retry-after")), (429, "1"));
        let sessions = "SELECT count(*) FROM sessions";
        assert_eq!(number(&hall, sessions).await, 120, "no session, and no event of one");
        assert_eq!(number(&hall, "SELECT count(*) FROM events WHERE kind = 'person.signed_in'").await, 120);
        assert_eq!(sign_in("ben").await.status, 200);
        hall.clock.by(1_000);
        assert_eq!(sign_in("amina").await.status, 200);
    }

    async fn more_cookies_than_the_hall_reads_are_refused_with_a_sentence(hall) {
        let mut visitor = hall.visitor();
        visitor.cookie("of_another", &"a".repeat(8_000));
        assert_eq!(visitor.get("/en/").await.status, 200);
        visitor.cookie("of_another", &"a".repeat(8_200));
        for (path, sentence) in [("/en/", "Delete this site’s cookies"), ("/zh/replays", "删除本网站的Cookie"), ("/media/a.mp4", "Delete")] {
            let page = visitor.get(path).await;
            assert_eq!(page.status, 431, "{path}");
            assert!(page.text.contains(sentence), "{path}: {}", page.text);
        }
        assert_eq!(post(&mut visitor, "/beat/live", &[], "lecture=a&lease=&seq=1").await.status, 431);
    }
}
