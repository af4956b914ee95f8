//! Search: what is found, where it leads to, and what nobody may find.

use crate::steps::{multipart, number, publish_replay, shows, tamper, track};
use app::i18n::Instant;
use app::lectures::LectureForm;
use app::lectures::Lectures;
use app::ui::query_escape;
use server::db::Clock;
use server::on_both_engines;
use server::testing::{Actor, Page};

const MINUTE: i64 = Instant::MINUTE;

async fn search(actor: &mut Actor, question: &str) -> Page {
    let page = actor
        .get(&format!("/en/search?q={}", query_escape(question)))
        .await;
    assert_eq!(page.status, 200, "{question}: {}", page.text);
    page
}

/// What is marked on a page.
fn marks(page: &Page) -> Vec<String> {
    let mark = regex::Regex::new("<mark>([^<]*)</mark>").unwrap();
    mark.captures_iter(&page.text)
        .map(|m| m[1].to_owned())
        .collect()
}

/// The titles that were found, in order.
fn titles(page: &Page) -> Vec<String> {
    let title = regex::Regex::new(r"(?s)<h2><a[^>]*>(.*?)</a></h2>").unwrap();
    let tag = regex::Regex::new("<[^>]*>").unwrap();
    title
        .captures_iter(&page.text)
        .map(|t| tag.replace_all(&t[1], "").into_owned())
        .collect()
}

const WORDS: &str = "WEBVTT\n\n00:01.000 --> 00:04.000\nWelcome to the hall.\n\n\
    01:23.000 --> 01:26.000\nตลาดน้ำขายผลไม้และกล้วยไม้ส่งออกไปต่างประเทศ\n\n\
    02:00.000 --> 02:05.000\n跨境电商平台的关税政策\n\n\
    03:00.000 --> 03:05.000\nنقل السلعـــة والتِّجارة الإلكترونية\n\n\
    04:00.000 --> 04:05.000\nDeclare the parcel's true value\n\n04:05.000 --> 04:09.000\nat the border.\n";

on_both_engines! {
    async fn words_of_every_script_are_found_and_lead_to_their_second(hall) {
        let organizer = hall.organizer("olga").await;
        let slug = hall.lecture(&organizer, &hall.form("Cold chains")).await;
        publish_replay(&hall, &organizer, &slug, 300_000).await;
        let mut olga = hall.signed_in("olga").await;
        assert_eq!(track(&mut olga, &slug, "captions", "en", WORDS).await.status, 303);
        let mut visitor = hall.visitor();
        for (question, second, mark) in [
            ("ผลไม้", 83, "ผลไม้"),
            ("กล้วยไม้", 83, "กล้วยไม้"),
            ("น้ำ", 83, "น้ำ"),
            ("ต่างประเทศ", 83, "ต่างประเทศ"),
            ("电商", 120, "电商"),
            ("关税", 120, "关税"),
            ("跨境电商", 120, "跨境电商"),
            ("سلعة", 180, "السلعـــة"),
            ("تجارة", 180, "والتِّجارة"),
            ("إلكترونية", 180, "الإلكترونية"),
            ("تجارة إلكترونية", 180, "والتِّجارة"),
            ("電商", 120, "电商"),
            ("關稅", 120, "关税"),
            ("parcel", 240, "parcel"),
            ("DECLARE", 240, "Declare"),
            ("decl", 240, "Declare"),
            ("parcel border", 240, "parcel"),
            ("\"value at the border\"", 240, "value at the border"),
            ("border", 245, "border"),
        ] {
            let page = search(&mut visitor, question).await;
            assert!(page.text.contains(&format!("href=\"/en/replays/{slug}?t={second}&amp;words=en\"")), "{question}: {}", page.text);
            assert_eq!(marks(&page)[0], mark, "{question}");
        }
        for question in ["กา", "税关", "\"border the at\"", "parcel dragons", "orde"] {
            let page = search(&mut visitor, question).await;
            assert!(shows(&page, "search-nothing"), "{question}: {}", page.text);
        }
    }

    async fn titles_texts_and_speakers_are_found_in_every_language_they_are_told_in(hall) {
        let organizer = hall.organizer("olga").await;
        let form = LectureForm {
            title_th: "การค้าชายแดน".into(),
            abstract_th: "กฎหมายศุลกากรสำหรับเกษตรกร".into(),
            ..hall.form("Border trade")
        };
        let slug = hall.lecture(&organizer, &form).await;
        let mut visitor = hall.visitor();
        for question in [
            "border", "regulator", "Chen Wei", "ชายแดน", "เกษตรกร", "wei regulator", "academy", "policy regulation",
        ] {
            let page = search(&mut visitor, question).await;
            assert_eq!(titles(&page), ["Border trade"], "{question}: {}", page.text);
            assert!(page.text.contains(&format!("href=\"/en/lectures/{slug}\"")));
        }
        // What is saved anew is found anew, and what it said before is not.
        let mut olga = hall.signed_in("olga").await;
        let changed = LectureForm { title: "Harbour trade".into(), speaker: "Amina Diallo".into(), ..form };
        let fields = [vec![("slug".to_owned(), slug.clone())], crate::steps::fields(&changed)].concat();
        assert_eq!(olga.post("/api/save-lecture?l=en", &crate::steps::borrowed(&fields)).await.status, 303);
        assert_eq!(titles(&search(&mut visitor, "diallo harbour").await), ["Harbour trade"]);
        for gone in ["border", "wei"] {
            assert!(shows(&search(&mut visitor, gone).await, "search-nothing"), "{gone}");
        }
    }

    async fn a_word_is_found_however_it_is_written_and_marked_as_it_stands(hall) {
        let organizer = hall.organizer("olga").await;
        let titles_of = [
            "التجارة الإلكترونية عبر الحدود",
            "ورشة ومؤتمر",
            "Đổi mới at forty",
            "Giao dịch điện tử",
            "Markets of Łódź",
            "Weavers of Iğdır",
            "跨境电商平台",
            "鄉村電商",
        ];
        for title in titles_of {
            hall.lecture(&organizer, &hall.form(title)).await;
        }
        let spoken = LectureForm {
            speaker: "Jørgen Ħabib".into(),
            host: "Université de Économie".into(),
            ..hall.form("Fjords")
        };
        hall.lecture(&organizer, &spoken).await;
        let mut visitor = hall.visitor();
        for (question, title, marked) in [
            ("تجارة إلكترونية", titles_of[0], &["التجارة", "الإلكترونية"][..]),
            ("مؤتمر", titles_of[1], &["ومؤتمر"]),
            ("doi moi", titles_of[2], &["Đổi", "mới"]),
            ("dien tu", titles_of[3], &["điện", "tử"]),
            ("lodz", titles_of[4], &["Łódź"]),
            ("IĞDIR", titles_of[5], &["Iğdır"]),
            ("igdir", titles_of[5], &["Iğdır"]),
            ("jorgen habib", "Fjords", &["Jørgen", "Ħabib"]),
            ("economie", "Fjords", &["Économie"]),
        ] {
            for l in ["en", "ar"] {
                let page = visitor.get(&format!("/{l}/search?q={}", query_escape(question))).await;
                assert_eq!((page.status, titles(&page)), (200, vec![title.to_owned()]), "{question}: {}", page.text);
                assert_eq!(marks(&page), marked, "{question}");
            }
        }
        // Simplified and traditional characters, each by the other.
        for question in ["電商", "电商"] {
            let page = search(&mut visitor, question).await;
            let (mut found, mut marked) = (titles(&page), marks(&page));
            found.sort();
            marked.sort();
            assert_eq!(found, [titles_of[6], titles_of[7]], "{question}");
            assert_eq!(marked, ["电商", "電商"], "{question}");
        }
    }

    async fn drafts_and_replays_for_others_are_found_by_nobody_else(hall) {
        let organizer = hall.organizer("olga").await;
        let mut olga = hall.signed_in("olga").await;
        hall.db.lectures().save(&organizer, None, &hall.form("Secret harbour")).await.unwrap();
        for mut actor in [hall.visitor(), olga.clone()] {
            assert!(shows(&search(&mut actor, "harbour").await, "search-nothing"), "a draft");
        }
        let form = LectureForm { audience: "officials".into(), ..hall.form("Customs law") };
        let slug = hall.lecture(&organizer, &form).await;
        let waiting = hall.lecture(&organizer, &hall.form("Waiting")).await;
        publish_replay(&hall, &organizer, &slug, 300_000).await;
        for slug in [&slug, &waiting] {
            assert_eq!(track(&mut olga, slug, "captions", "en", WORDS).await.status, 303);
        }
        hall.person("amina", "practitioner").await;
        hall.person("otto", "official").await;
        tamper(&hall, "UPDATE people SET confirmed_at = 1 WHERE email = 'otto@example.org'").await;
        let speaker = hall.person("wei", "practitioner").await;
        tamper(&hall, &format!("UPDATE speakers SET person_id = {}", speaker.id.0)).await;
        for (mut actor, finds) in [
            (hall.visitor(), false),
            (hall.signed_in("amina").await, false),
            (hall.signed_in("wei").await, true),
            (hall.signed_in("otto").await, true),
            (olga.clone(), true),
        ] {
            let page = search(&mut actor, "ผลไม้").await;
            assert_eq!(titles(&page), if finds { vec!["Customs law"] } else { vec![] }, "{}", page.text);
            // Its title and text are public, as on the programme.
            assert_eq!(titles(&search(&mut actor, "customs").await), ["Customs law"]);
        }
        let remove = [("slug", slug.as_str())];
        assert_eq!(olga.post("/api/remove-replay?l=en", &remove).await.status, 303);
        assert!(shows(&search(&mut olga, "ผลไม้").await, "search-nothing"), "of a replay that is gone");
    }

    async fn what_is_removed_leaves_the_index_with_it(hall) {
        let organizer = hall.organizer("olga").await;
        let slug = hall.lecture(&organizer, &hall.form("Cold chains")).await;
        publish_replay(&hall, &organizer, &slug, 300_000).await;
        let mut olga = hall.signed_in("olga").await;
        for language in ["en", "th"] {
            track(&mut olga, &slug, "captions", language, WORDS).await;
        }
        let what = [("slug", slug.as_str()), ("kind", "captions"), ("language", "en")];
        olga.post("/api/remove-track?l=en", &what).await;
        let page = search(&mut olga, "parcel").await;
        assert!(page.text.contains("words=th") && !page.text.contains("words=en"));
        // A lecture that is deleted takes all of it along.
        let gone = hall.lecture(&organizer, &hall.form("Harbours")).await;
        assert_eq!(olga.post("/api/delete-lecture?l=en", &[("slug", &gone)]).await.status, 303);
        assert!(shows(&search(&mut olga, "harbours").await, "search-nothing"));
        let orphans = "SELECT count(*) FROM passages p WHERE NOT EXISTS (SELECT 1 FROM lectures l WHERE l.id = p.lecture_id)";
        assert_eq!(number(&hall, orphans).await, 0);
    }

    async fn nothing_that_people_type_breaks_it(hall) {
        let organizer = hall.organizer("olga").await;
        hall.lecture(&organizer, &hall.form("Cold chains")).await;
        let mut visitor = hall.visitor();
        for question in [
            "\"", "'", "cold\"", "cold AND", "NOT cold", "cold OR (", "cold*", "^cold", "title:cold", "NEAR(cold chains)", "cold:*", "cold & | !",
            "<-> cold", "'; DROP TABLE passages; --", "\\", "%", "_", "<script>alert(1)</script>", "\u{1}cold", "🙂", "ก็", "a\u{301}",
            "\u{202e}cold", "、。", "·", "cold \u{b7}c",
        ] {
            let page = search(&mut visitor, question).await;
            assert!(!page.text.contains("<script>alert"), "{question}");
        }
        assert_eq!(titles(&search(&mut visitor, "cold* (chains)").await), ["Cold chains"]);
        for empty in ["/en/search", "/en/search?q=", "/en/search?q=%20%20", "/en/search?page=9"] {
            assert!(shows(&visitor.get(empty).await, "search-lead"), "{empty}");
        }
        for long in ["x".repeat(201), "a b c d e f g h i j k l m n o p q".into(), "y".repeat(5_000)] {
            let page = search(&mut visitor, &long).await;
            assert!(page.text.contains("id=\"q-error\"") && page.text.contains(&format!("value=\"{long}\"")), "{long}");
        }
        // What is beyond the last page leads there.
        for (page, status) in [("-1", 200), ("0", 200), ("99999999999999999999", 303), ("x", 200)] {
            let answer = visitor.get(&format!("/en/search?q=cold&page={page}")).await;
            assert_eq!(answer.status, status, "{page}");
        }
    }

    async fn many_lectures_lie_on_pages_titles_first(hall) {
        let organizer = hall.organizer("olga").await;
        for n in 0..12 {
            hall.lecture(&organizer, &LectureForm { abstract_text: "About harbours.".into(), ..hall.form(&format!("Lecture {n}")) }).await;
        }
        hall.lecture(&organizer, &hall.form("Harbours of the south")).await;
        let mut visitor = hall.visitor();
        let first = search(&mut visitor, "harbours").await;
        assert_eq!((titles(&first).len(), titles(&first)[0].as_str()), (10, "Harbours of the south"));
        assert!(first.text.contains("/en/search?q=harbours&amp;page=2") && first.text.contains("13 lectures"), "{}", first.text);
        let second = visitor.get("/en/search?q=harbours&page=2").await;
        assert_eq!(titles(&second).len(), 3);
        let beyond = visitor.get("/en/search?q=harbours&page=9").await;
        assert_eq!((beyond.status, beyond.header("location")), (303, "/en/search?q=harbours&page=2"));
        assert!(titles(&second).iter().all(|title| !titles(&first).contains(title)));
    }

    async fn an_index_of_another_version_is_made_anew_beside_the_open_hall(hall) {
        let organizer = hall.organizer("olga").await;
        let slug = hall.lecture(&organizer, &hall.form("Cold chains")).await;
        publish_replay(&hall, &organizer, &slug, 300_000).await;
        let mut olga = hall.signed_in("olga").await;
        let parts = [("kind", None, &b"captions"[..]), ("track_language", None, b"en"), ("file", Some("a.vtt"), WORDS.as_bytes())];
        multipart(&mut olga, &format!("/tracks/{slug}?l=en"), &parts).await;
        tamper(&hall, "DELETE FROM passages").await;
        assert!(shows(&search(&mut olga, "parcel").await, "search-nothing"));
        assert_eq!(hall.db.search().renew_search().await.unwrap(), 1, "no version is another version");
        assert_eq!(titles(&search(&mut olga, "parcel").await), ["Cold chains"]);
        assert_eq!(titles(&search(&mut olga, "cold").await), ["Cold chains"]);
        assert_eq!(hall.db.search().renew_search().await.unwrap(), 0);
        tamper(&hall, "UPDATE lectures SET index_version = 0").await;
        assert_eq!(titles(&search(&mut olga, "parcel").await), ["Cold chains"], "the old one is found meanwhile");
        assert_eq!(hall.db.search().renew_search().await.unwrap(), 1);
        assert_eq!(titles(&search(&mut olga, "parcel").await), ["Cold chains"]);
    }

    async fn an_index_is_made_anew_by_one_node_and_taken_up_where_that_has_ended(hall) {
        let organizer = hall.organizer("olga").await;
        for title in ["Cold chains", "Warm chains", "Long chains"] {
            hall.lecture(&organizer, &hall.form(title)).await;
        }
        assert_eq!(hall.db.search().renew_search().await.unwrap(), 3);
        tamper(&hall, "UPDATE lectures SET index_version = 0 WHERE title <> 'Cold chains'").await;
        let until = hall.clock.now().plus(2 * MINUTE).0;
        tamper(&hall, &format!("INSERT INTO index_claims VALUES ('search', 'another node', {until})")).await;
        assert_eq!(hall.db.search().renew_search().await.unwrap(), 0, "another node is at it");
        hall.clock.by(2 * MINUTE);
        assert_eq!(hall.db.search().renew_search().await.unwrap(), 2, "it has ended, and what it has done is done");
        assert_eq!(number(&hall, "SELECT count(*) FROM index_claims").await, 0);
    }
}
