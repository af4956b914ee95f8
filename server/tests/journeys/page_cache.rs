//! Kept answers: the same for all who are not signed in, compressed once, and never older than the programme.

use crate::steps::shows;
use app::enrolment::Enrolment;
use app::lectures::Lectures;
use server::on_both_engines;
use server::testing::{Actor, Page};

async fn ask(actor: &mut Actor, path: &str, headers: &[(&str, &str)]) -> Page {
    actor.send(http::Method::GET, path, headers, "").await
}

fn unpacked(page: &Page) -> String {
    use std::io::Read;
    let mut text = String::new();
    match page.header("content-encoding") {
        "br" => brotli::Decompressor::new(&page.bytes[..], 4096)
            .read_to_string(&mut text)
            .map(|_| ()),
        "gzip" => flate2::read::GzDecoder::new(&page.bytes[..])
            .read_to_string(&mut text)
            .map(|_| ()),
        _ => {
            text.push_str(&page.text);
            Ok(())
        }
    }
    .unwrap();
    text
}

on_both_engines! {
    async fn an_unchanged_page_is_not_sent_again(hall) {
        let organizer = hall.organizer("olga").await;
        let slug = hall.lecture(&organizer, &hall.form("Cold chains")).await;
        for path in ["/en/".to_owned(), "/th/replays".into(), "/ar/counting".into(), format!("/zh/lectures/{slug}")] {
            let mut visitor = hall.visitor();
            let first = ask(&mut visitor, &path, &[]).await;
            let tag = first.header("etag").to_owned();
            assert!(tag.starts_with('"'), "{path} has a tag");
            assert_eq!(first.header("cache-control"), "private, no-cache");
            let again = ask(&mut visitor, &path, &[("if-none-match", &tag)]).await;
            assert_eq!((again.status, again.bytes.len(), again.header("etag")), (304, 0, &*tag), "{path}");
            let other = ask(&mut visitor, &path, &[("if-none-match", "\"other\"")]).await;
            assert_eq!(other.status, 200);
        }
    }

    async fn each_encoding_of_a_page_has_a_tag_of_its_own(hall) {
        let organizer = hall.organizer("olga").await;
        hall.lecture(&organizer, &hall.form("Cold chains")).await;
        let mut visitor = hall.visitor();
        let mut tags = Vec::new();
        for accepted in ["br", "gzip", "identity"] {
            let page = ask(&mut visitor, "/en/", &[("accept-encoding", accepted)]).await;
            tags.push((accepted, page.header("etag").to_owned()));
        }
        for (asked, tag) in &tags {
            for (accepted, own) in &tags {
                let expected = if asked == accepted { 304 } else { 200 };
                let weak_among_others = format!("\"x\", W/{tag}");
                for has in [tag, &weak_among_others] {
                    let headers = [("accept-encoding", *accepted), ("if-none-match", has)];
                    let page = ask(&mut visitor, "/en/", &headers).await;
                    assert_eq!((page.status, page.header("etag")), (expected, &**own), "{has}, {accepted}");
                }
            }
        }
        assert_eq!(ask(&mut visitor, "/en/", &[("if-none-match", "*")]).await.status, 304);
    }

    async fn made_up_addresses_and_zones_keep_no_pages_of_their_own(hall) {
        let organizer = hall.organizer("olga").await;
        let slug = hall.lecture(&organizer, &hall.form("Cold chains")).await;
        let asked = ["/en/".to_owned(), "/en/replays".into(), "/en/counting".into(), "/en/countries/cn".into(), format!("/en/lectures/{slug}")];
        for n in 0..100 {
            for path in &asked {
                let mut visitor = hall.visitor();
                visitor.cookie("zone", &format!("Mars/Base{n}"));
                let page = ask(&mut visitor, &format!("{path}?x{n}={n}&topic=made-up-{n}&page=none{n}"), &[]).await;
                assert_eq!(page.status, 200);
            }
            assert_eq!(ask(&mut hall.visitor(), &format!("/en/lectures/made-up-{n}"), &[]).await.status, 404);
            assert_eq!(ask(&mut hall.visitor(), &format!("/en/countries/made-up-{n}"), &[]).await.status, 404);
        }
        let (pages, bytes) = hall.service.pages().size().await;
        assert_eq!(pages, asked.len() as u64, "one each");
        assert!(bytes < 200_000, "{bytes} bytes");
    }

    async fn a_page_comes_in_the_form_the_browser_takes(hall) {
        let organizer = hall.organizer("olga").await;
        hall.lecture(&organizer, &hall.form("Cold chains")).await;
        let plain = ask(&mut hall.visitor(), "/en/", &[]).await;
        assert_eq!(plain.header("content-encoding"), "");
        for (accepted, encoding) in
            [("gzip, deflate, br", "br"), ("gzip", "gzip"), ("br;q=0, gzip", "gzip"), ("identity", ""), ("gzip;q=0.5, br;q=1.0", "br")]
        {
            for round in ["fresh", "kept"] {
                let page = ask(&mut hall.visitor(), "/en/", &[("accept-encoding", accepted)]).await;
                assert_eq!(page.header("content-encoding"), encoding, "{accepted}, {round}");
                assert_eq!(unpacked(&page), plain.text, "{accepted}, {round}");
                assert!(page.header("vary").contains("Accept-Encoding"));
            }
        }
        let page = ask(&mut hall.visitor(), "/en/", &[("accept-encoding", "br")]).await;
        assert!(page.bytes.len() * 3 < plain.bytes.len(), "it is worth it");
    }

    async fn a_kept_page_is_dropped_when_the_programme_changes(hall) {
        let organizer = hall.organizer("olga").await;
        let mut olga = hall.signed_in("olga").await;
        let draft = hall.db.lectures().save(&organizer, None, &hall.form("Cold chains")).await.unwrap();
        let mut visitor = hall.visitor();
        let before = ask(&mut visitor, "/en/", &[]).await;
        assert!(!before.text.contains("Cold chains"));
        olga.post("/api/publish-lecture?l=en", &[("slug", &draft)]).await;
        let after = ask(&mut visitor, "/en/", &[("if-none-match", before.header("etag"))]).await;
        assert_eq!(after.status, 200);
        assert!(after.text.contains("Cold chains"), "at once");
        let page = format!("/en/lectures/{draft}");
        assert_eq!(ask(&mut visitor, &page, &[]).await.status, 200);
        olga.post("/api/cancel-lecture?l=en", &[("slug", &draft)]).await;
        assert!(shows(&ask(&mut visitor, &page, &[]).await, "cancelled-note"));
    }

    async fn a_kept_page_is_at_most_five_seconds_old(hall) {
        let organizer = hall.organizer("olga").await;
        let slug = hall.lecture(&organizer, &hall.form("Cold chains")).await;
        let path = format!("/en/lectures/{slug}");
        let mut visitor = hall.visitor();
        assert!(ask(&mut visitor, &path, &[]).await.text.contains("100 seats left"));
        let amina = hall.person("amina", "practitioner").await;
        hall.db.enrolment().enrol(&amina, &slug).await.unwrap();
        hall.clock.by(5_000);
        assert!(ask(&mut visitor, &path, &[]).await.text.contains("99 seats left"));
    }

    async fn who_is_signed_in_never_gets_a_kept_page_and_never_gives_one(hall) {
        let organizer = hall.organizer("olga").await;
        let slug = hall.lecture(&organizer, &hall.form("Cold chains")).await;
        hall.person("amina", "practitioner").await;
        let mut amina = hall.signed_in("amina").await;
        for path in ["/en/".to_owned(), "/en/replays".into(), "/en/counting".into(), format!("/en/lectures/{slug}")] {
            let visitors = ask(&mut hall.visitor(), &path, &[]).await;
            let hers = ask(&mut amina, &path, &[]).await;
            assert!(hers.text.contains(">amina<") && hers.header("etag").is_empty(), "{path}");
            let again = ask(&mut hall.visitor(), &path, &[]).await;
            assert!(!again.text.contains("amina"), "{path}");
            assert_eq!(again.text, visitors.text);
            let tagged = ask(&mut amina, &path, &[("if-none-match", visitors.header("etag"))]).await;
            assert_eq!(tagged.status, 200, "{path}: her page is another one");
        }
    }

    async fn a_page_is_kept_apart_by_zone_language_and_filter(hall) {
        let organizer = hall.organizer("olga").await;
        hall.lecture(&organizer, &hall.form("Cold chains")).await;
        let mut bangkok = hall.visitor();
        bangkok.cookie("zone", "Asia/Bangkok");
        let mut kigali = hall.visitor();
        kigali.cookie("zone", "Africa%2FKigali");
        for _ in 0..2 {
            assert!(ask(&mut bangkok, "/en/", &[]).await.text.contains("15:00"));
            assert!(!ask(&mut kigali, "/en/", &[]).await.text.contains("15:00"));
            assert!(ask(&mut kigali, "/th/", &[]).await.text.contains("<html lang=\"th\""));
            assert!(!ask(&mut kigali, "/en/?topic=skills", &[]).await.text.contains("<h3>"));
        }
        // A cookie somebody invented makes a page, not an error.
        for zone in ["Nowhere/Land", "<script>", "", "../../etc"] {
            let mut visitor = hall.visitor();
            visitor.cookie("zone", zone);
            let page = ask(&mut visitor, "/en/", &[]).await;
            assert_eq!(page.status, 200);
            assert!(!page.text.contains("<script>"));
        }
    }

    async fn a_notice_of_a_visitor_is_not_kept_for_others(hall) {
        let organizer = hall.organizer("olga").await;
        let slug = hall.lecture(&organizer, &hall.form("Cold chains")).await;
        let mut visitor = hall.visitor();
        let path = format!("/en/lectures/{slug}");
        ask(&mut visitor, &path, &[]).await;
        visitor.on = path.clone();
        visitor.post("/api/sign-out?l=en", &[]).await;
        let told = ask(&mut visitor, "/en/", &[]).await;
        let other = ask(&mut hall.visitor(), "/en/", &[]).await;
        assert!(shows(&told, "signed-out"), "{}", told.text);
        assert!(!shows(&other, "signed-out"), "{}", other.text);
    }
}
