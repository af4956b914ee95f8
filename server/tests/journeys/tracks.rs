//! Captions, chapters, the transcript and slides.

use crate::steps::{escaped, multipart, replay, sentence, shows, tamper, track};
use app::answer::Problem;
use app::i18n::Locale;
use app::lectures::LectureForm;
use server::on_both_engines;
use server::testing::{Page, TestHall};

const ENGLISH: &str = "WEBVTT\n\nNOTE by hand\n\n00:01.000 --> 00:04.000\n<v Chen Wei>Welcome & good <b>morning</b>.\n\n\
    01:23.000 --> 01:26.000\nThe customs form.\n";
const THAI: &str = "WEBVTT\n\n00:01.000 --> 00:04.000\nยินดีต้อนรับ\n";
const ARABIC: &str = "WEBVTT\n\n00:01.000 --> 00:04.000\nأهلًا بكم في القاعة\n";
const CHAPTERS: &str =
    "WEBVTT\n\n00:00.000 --> 01:20.000\nTo be found\n\n01:20.000 --> 05:00.000\nTo be paid\n";
const PDF: &[u8] = b"%PDF-1.7\n%quiet lanterns\n";

/// A replay of five minutes, and its organizer signed in.
async fn hall_with_replay(hall: &TestHall) -> (String, server::testing::Actor) {
    let organizer = hall.organizer("olga").await;
    let slug = replay(hall, &organizer, "Cold chains", 300_000).await;
    (slug, hall.signed_in("olga").await)
}

fn saved(page: &Page) {
    assert_eq!(page.status, 303, "{}", page.text);
}

on_both_engines! {
    async fn captions_are_served_clean_and_read_on_the_page(hall) {
        let (slug, mut olga) = hall_with_replay(&hall).await;
        for (language, text) in [("en", ENGLISH), ("th", THAI), ("ar", ARABIC)] {
            saved(&track(&mut olga, &slug, "captions", language, text).await);
        }
        saved(&track(&mut olga, &slug, "chapters", "en", CHAPTERS).await);

        let mut visitor = hall.visitor();
        let page = visitor.get(&format!("/en/replays/{slug}")).await;
        let english = format!("/en/replays/{slug}/captions/en.vtt");
        assert!(page.text.contains(&format!("<track kind=\"captions\" src=\"{english}\" srclang=\"en\" label=\"English\">")), "{}", page.text);
        assert!(!page.text.contains("\" default>"), "who hears English needs no captions in it");
        assert!(page.text.contains(&format!("href=\"/en/replays/{slug}?t=83\"")), "a line leads to its second");
        assert!(page.text.contains("Chen Wei:") && page.text.contains("Welcome &amp; good morning."));
        assert!(page.text.contains("To be paid") && page.text.contains(&format!("href=\"/en/replays/{slug}?t=80\"")));

        let thai = visitor.get(&format!("/th/replays/{slug}")).await;
        assert!(thai.text.contains("srclang=\"th\" label=\"ไทย\" default>"), "{}", thai.text);
        assert!(thai.text.contains("lang=\"th\" dir=\"ltr\"") && thai.text.contains("ยินดีต้อนรับ"));
        let arabic = visitor.get(&format!("/en/replays/{slug}?words=ar")).await;
        assert!(arabic.text.contains("lang=\"ar\" dir=\"rtl\"") && arabic.text.contains("أهلًا بكم"));
        let at = visitor.get(&format!("/en/replays/{slug}?t=83")).await;
        assert!(at.text.contains(".mp4#t=83\""), "the player begins there, also without script");
        for nonsense in ["-1", "abc", "99999999999", "1%22%3E%3Cscript%3E"] {
            let page = visitor.get(&format!("/en/replays/{slug}?t={nonsense}")).await;
            assert!(page.status == 200 && !page.text.contains("#t="), "{nonsense}");
        }

        let file = visitor.get(&english).await;
        assert_eq!((file.status, file.header("content-type")), (200, "text/vtt; charset=utf-8"));
        assert_eq!(file.header("x-content-type-options"), "nosniff");
        assert_eq!(
            file.text,
            "WEBVTT\n\n00:00:01.000 --> 00:00:04.000\n<v Chen Wei>Welcome &amp; good morning.\n\n\
             00:01:23.000 --> 00:01:26.000\nThe customs form.\n"
        );
        let etag = file.header("etag").to_owned();
        let again = visitor.send(http::Method::GET, &english, &[("if-none-match", &etag)], "").await;
        assert_eq!((again.status, again.text.as_str()), (304, ""));
        let packed = visitor.send(http::Method::GET, &english, &[("accept-encoding", "gzip")], "").await;
        assert!(etag.starts_with("W/") && packed.header("etag") == etag, "one weak tag for all encodings");
        for missing in ["captions/zh.vtt", "captions/en", "captions/../en.vtt", "subtitles/en.vtt"] {
            let page = visitor.get(&format!("/en/replays/{slug}/{missing}")).await;
            assert_eq!(page.status, 404, "{missing}");
        }
    }

    async fn what_is_said_stands_under_its_chapters(hall) {
        let (slug, mut olga) = hall_with_replay(&hall).await;
        let path = format!("/en/replays/{slug}");
        let before = olga.get(&path).await;
        assert!(!before.text.contains("class=\"reading\""), "there is nothing to read beside it");
        saved(&track(&mut olga, &slug, "captions", "en", ENGLISH).await);
        let page = olga.get(&path).await;
        assert!(!page.text.contains("class=\"tabs\""), "one part needs no choice");
        for (language, text) in [("th", THAI), ("ar", ARABIC)] {
            saved(&track(&mut olga, &slug, "captions", language, text).await);
        }
        saved(&track(&mut olga, &slug, "chapters", "en", CHAPTERS).await);
        let page = olga.get(&path).await;
        let at = |text: &str| page.text.find(text).unwrap_or_else(|| panic!("no {text}: {}", page.text));
        let order = ["href=\"#transcript\"", "<h3 data-t=\"0\"", "Chen Wei:", "<h3 data-t=\"80000\"", "The customs form.", "class=\"chapters\""];
        assert!(order.map(at).is_sorted(), "{order:?} {:?}", order.map(at));
        assert!(page.text.contains("data-words=\"ar\"") && page.text.contains("3 min"), "a chapter tells its length");
        // What the menu of captions offers is what the film has.
        assert!(page.text.contains("data-spoken=\"en\"") && page.text.contains("data-captions=\"ar\"") && page.text.matches("<track kind=\"captions\"").count() == 3);
    }

    async fn what_is_no_webvtt_is_refused_with_its_line_and_nothing_is_lost(hall) {
        let (slug, mut olga) = hall_with_replay(&hall).await;
        let desk = format!("/en/organizer/lectures/{slug}");
        olga.get(&desk).await;
        let broken = "WEBVTT\n\n00:05.000 --> 00:04.000\nA <b>\n\nstray\n\n00:04,000 --> 00:07.000\nB\n";
        let answer = track(&mut olga, &slug, "captions", "th", broken).await;
        assert_eq!((answer.status, answer.location()), (303, format!("{desk}#tracks").as_str()));
        let page = olga.get(&desk).await;
        for fault in ["Line 3: the end must come after the start.", "Line 6: this text has no times", "Line 8: these times cannot be read"] {
            assert!(page.text.contains(fault), "all of it is told at once: {fault}: {}", page.text);
        }
        assert!(page.text.contains("id=\"vtt-error\"") && page.text.contains(&escaped(broken)), "what was pasted is there still");
        assert!(page.text.contains("<option value=\"th\" selected"), "and the language chosen");

        // A file's text stands in the form too, to be mended there; what is wrong is said beside the file.
        let parts = [("kind", None, &b"captions"[..]), ("track_language", None, b"en"), ("file", Some("a.txt"), b"Hello\nthere --> 00:00:02,000"), ("vtt", None, b"")];
        saved(&multipart(&mut olga, &format!("/tracks/{slug}?l=en"), &parts).await);
        let page = olga.get(&desk).await;
        assert!(page.text.contains("id=\"file-error\"") && shows(&page, "vtt-no-signature") && page.text.contains("--&gt; 00:00:02,000"));

        let of_file = async |content: &[u8]| {
            let mut olga = olga.clone();
            olga.accepts = "*/*";
            let parts = [("kind", None, &b"captions"[..]), ("track_language", None, b"en"), ("file", Some("../../x.vtt"), content)];
            multipart(&mut olga, &format!("/tracks/{slug}?l=en"), &parts).await
        };
        for (content, key) in [
            (&b"WEBVTT\n\n00:01.000 --> 00:02.000\n\xff"[..], "Line 4: these characters are not UTF-8"),
            (b"1\n00:00:01,000 --> 00:00:02,000\ncaf\xe9", "Line 3: these characters are not UTF-8"),
            (b"W\0E\0B\0V\0T\0T\0", "Line 1: these characters are not UTF-8"),
            (b"WEBVTT\n\n00:02.000 --> 00:01.000\nA", "Line 3: the end must come after the start"),
            (b"WEBVTT\n\n", "There is no caption in this text"),
            (b"", "Choose a file or paste the text"),
        ] {
            let page = of_file(content).await;
            assert!(page.status == 422 && page.text.contains(key), "{key}: {} {}", page.status, page.text);
        }
        let page = of_file(&vec![b'x'; 50_000_000]).await;
        assert!(page.status == 422 && page.text.contains("larger than 2 MB"), "{} {}", page.status, page.text);
        for (kind, language) in [("subtitles", "en"), ("captions", "klingon"), ("captions", "")] {
            let mut olga = olga.clone();
            olga.accepts = "*/*";
            assert_eq!(track(&mut olga, &slug, kind, language, ENGLISH).await.status, 422, "{kind} {language}");
        }
        let page = olga.get(&desk).await;
        assert!(shows(&page, "tracks-none"), "nothing of it was kept");
    }

    async fn what_is_put_right_is_said_where_the_file_was_given_in_the_readers_language(hall) {
        let (slug, mut olga) = hall_with_replay(&hall).await;
        let text = "WEBVTT\n\n00:03.000 --> 00:04.000 blink\nif price <100 USD then\n\n00:01.000 --> 00:02.000\nA\0\n\n00:05.000 --> 00:06.000\n\n";
        let keys = ["vtt-note-setting", "vtt-note-swallowed", "vtt-note-out-of-order", "vtt-note-nul", "vtt-note-empty"];
        let lines = [("line", "3", "blink"), ("line", "4", "<100 USD then"), ("line", "6", ""), ("line", "7", ""), ("line", "9", "")];
        for l in Locale::ALL {
            let parts = [("kind", None, &b"captions"[..]), ("track_language", None, b"en"), ("vtt", None, text.as_bytes())];
            saved(&multipart(&mut olga, &format!("/tracks/{slug}?l={}", l.tag()), &parts).await);
            let page = olga.get(&format!("/{}/organizer/lectures/{slug}", l.tag())).await;
            let (_, section) = page.text.split_once("id=\"tracks\"").unwrap();
            let (section, _) = section.split_once("</section>").unwrap();
            for (key, (name, line, words)) in keys.into_iter().zip(lines) {
                let problem = Problem::new("vtt", key).with(name, line).with("words", words);
                let said = escaped(&app::ui::sentence(l, &problem));
                assert!(section.contains(&said), "{key}, {}: {said}: {section}", l.tag());
                assert_eq!(page.text.matches(&said).count(), 1, "once, and there");
            }
        }
        let many = format!("WEBVTT\n\n{}00:01.000 --> 00:02.000\nA\n", "00:01.000 --> 00:02.000\n\n".repeat(30));
        saved(&track(&mut olga, &slug, "captions", "en", &many).await);
        let page = olga.get(&format!("/en/organizer/lectures/{slug}")).await;
        assert!(page.text.contains("Line 41:") && !page.text.contains("Line 43:") && page.text.contains("And 10 more."), "{}", page.text);
    }

    async fn how_a_caption_is_shown_is_no_part_of_what_is_said(hall) {
        let (slug, mut olga) = hall_with_replay(&hall).await;
        let text = "WEBVTT\n\nREGION\nid:lantern width:40%\n\nquince\n00:01.000 --> 00:02.000 region:lantern align:start line:10% position:25% size:50%\n\
            <v R&amp;D>caf&eacute; &hellip; Q&amp A\n\n00:03.000 --> 00:04.000 vertical:rl\n<v Anna>Good</v> <v Wei>day\n";
        saved(&track(&mut olga, &slug, "captions", "en", text).await);
        let mut visitor = hall.visitor();
        let file = visitor.get(&format!("/en/replays/{slug}/captions/en.vtt")).await;
        assert_eq!(
            file.text,
            "WEBVTT\n\nREGION\nid:lantern width:40%\n\nquince\n00:00:01.000 --> 00:00:02.000 region:lantern align:start line:10% position:25% size:50%\n\
             <v R&amp;D>café … Q&amp; A\n\n00:00:03.000 --> 00:00:04.000 vertical:rl\n<v Anna>Good</v>\n<v Wei>day\n"
        );
        let page = visitor.get(&format!("/en/replays/{slug}")).await;
        for said in ["R&amp;D:", "café … Q&amp; A", "Anna:", "Good", "Wei:", "day"] {
            assert!(page.text.contains(said), "{said}: {}", page.text);
        }
        for shown in ["lantern", "quince", "align:", "vertical:", "eacute", "hellip"] {
            assert!(!page.text.contains(shown), "{shown}");
        }
        for (question, found) in [("café", true), ("cafe", true), ("day", true), ("eacute", false), ("lantern", false), ("quince", false)] {
            let page = visitor.get(&format!("/en/search?q={question}")).await;
            assert_eq!(page.text.contains(&format!("/en/replays/{slug}?t=")), found, "{question}");
        }
    }

    async fn subrip_and_utf_16_become_webvtt(hall) {
        let (slug, mut olga) = hall_with_replay(&hall).await;
        olga.accepts = "*/*";
        let subrip = "1\r\n00:00:01,000 --> 00:00:02,500\r\n<i>ยินดี</i> & <100\r\n\r\n2\r\n00:00:03,000 --> 00:00:04,000\r\n<font color=red>B</font>\r\n";
        let units = "\u{feff}".encode_utf16().chain(subrip.encode_utf16());
        let utf16: Vec<u8> = units.flat_map(u16::to_be_bytes).collect();
        for (bytes, notes) in [(subrip.as_bytes(), vec!["vtt-note-subrip"]), (&utf16, vec!["vtt-note-utf16", "vtt-note-subrip"])] {
            let parts = [("kind", None, &b"captions"[..]), ("track_language", None, b"th"), ("file", Some("a.srt"), bytes)];
            let answer = multipart(&mut olga, &format!("/tracks/{slug}?l=en"), &parts).await;
            let notes: Vec<String> = notes.into_iter().map(sentence).collect();
            assert_eq!((answer.status, answer.text), (200, notes.join("\n")));
            let file = olga.get(&format!("/en/replays/{slug}/captions/th.vtt")).await;
            assert_eq!(
                file.text,
                "WEBVTT\n\n00:00:01.000 --> 00:00:02.500\nยินดี &amp; &lt;100\n\n00:00:03.000 --> 00:00:04.000\nB\n"
            );
        }
    }

    async fn a_new_text_takes_the_old_ones_place_and_can_be_removed(hall) {
        let (slug, mut olga) = hall_with_replay(&hall).await;
        let desk = format!("/en/organizer/lectures/{slug}");
        saved(&track(&mut olga, &slug, "captions", "en", ENGLISH).await);
        saved(&track(&mut olga, &slug, "captions", "en", &ENGLISH.replace("customs", "border")).await);
        let page = olga.get(&desk).await;
        assert!(page.text.contains(&format!("href=\"/en/replays/{slug}/captions/en.vtt\" download=")), "{}", page.text);
        let page = olga.get(&format!("/en/replays/{slug}")).await;
        assert!(page.text.contains("The border form.") && !page.text.contains("customs"));
        olga.on = desk.clone();
        let what = [("slug", slug.as_str()), ("kind", "captions"), ("language", "en")];
        assert_eq!(olga.post("/api/remove-track?l=en", &what).await.status, 303);
        let page = olga.get(&desk).await;
        assert!(shows(&page, "track-removed") && shows(&page, "tracks-none"));
        let page = olga.get(&format!("/en/replays/{slug}")).await;
        assert!(!page.text.contains("<track") && !page.text.contains("class=\"transcript\""));
        assert_eq!(olga.get(&format!("/en/replays/{slug}/captions/en.vtt")).await.status, 404);
        // Pressed twice: it is gone already.
        let page = olga.press("/api/remove-track?l=en", &what).await;
        assert_eq!(page.status, 200);
    }

    async fn only_organizers_change_what_stands_beside_a_replay(hall) {
        let (slug, _) = hall_with_replay(&hall).await;
        hall.person("amina", "practitioner").await;
        let mut amina = hall.signed_in("amina").await;
        let mut visitor = hall.visitor();
        for (actor, status) in [(&mut amina, 403), (&mut visitor, 401)] {
            actor.accepts = "*/*";
            assert_eq!(track(actor, &slug, "captions", "en", ENGLISH).await.status, status);
            let parts = [("slides", Some("a.pdf"), PDF)];
            assert_eq!(multipart(actor, &format!("/slides/{slug}?l=en"), &parts).await.status, status);
            let what = [("slug", slug.as_str()), ("kind", "captions"), ("language", "en")];
            assert_eq!(actor.post("/api/remove-track?l=en", &what).await.status, status);
            assert_eq!(actor.post("/api/remove-slides?l=en", &what).await.status, status);
        }
    }

    async fn words_of_a_limited_replay_are_for_those_who_may_watch_it(hall) {
        let organizer = hall.organizer("olga").await;
        let form = LectureForm { audience: "officials".into(), ..hall.form("Customs law") };
        let slug = hall.lecture(&organizer, &form).await;
        crate::steps::publish_replay(&hall, &organizer, &slug, 300_000).await;
        let mut olga = hall.signed_in("olga").await;
        saved(&track(&mut olga, &slug, "captions", "en", ENGLISH).await);
        saved(&multipart(&mut olga, &format!("/slides/{slug}?l=en"), &[("slides", Some("a.pdf"), PDF)]).await);
        hall.person("amina", "practitioner").await;
        let speaker = hall.person("wei", "practitioner").await;
        tamper(&hall, &format!("UPDATE speakers SET person_id = {}", speaker.id.0)).await;
        let (amina, wei) = (hall.signed_in("amina").await, hall.signed_in("wei").await);
        for (mut actor, may) in [(hall.visitor(), false), (amina, false), (wei, true), (olga, true)] {
            let page = actor.get(&format!("/en/replays/{slug}")).await;
            assert_eq!(page.text.contains("The customs form."), may);
            for file in ["captions/en.vtt", "slides.pdf"] {
                let status = actor.get(&format!("/en/replays/{slug}/{file}")).await.status;
                assert_eq!(status == 200, may, "{file}: {status}");
            }
        }
    }

    async fn words_wait_for_their_replay(hall) {
        let organizer = hall.organizer("olga").await;
        let slug = hall.lecture(&organizer, &hall.form("Cold chains")).await;
        let mut olga = hall.signed_in("olga").await;
        saved(&track(&mut olga, &slug, "captions", "en", ENGLISH).await);
        let file = format!("/en/replays/{slug}/captions/en.vtt");
        assert_eq!((hall.visitor().get(&file).await.status, olga.get(&file).await.status), (404, 200));
        crate::steps::publish_replay(&hall, &organizer, &slug, 300_000).await;
        assert_eq!(hall.visitor().get(&file).await.status, 200);
    }

    async fn slides_are_a_pdf_to_take_along(hall) {
        let (slug, mut olga) = hall_with_replay(&hall).await;
        let (desk, to) = (format!("/en/organizer/lectures/{slug}"), format!("/slides/{slug}?l=en"));
        for (content, key) in [(&b"GIF89a"[..], "slides-kind"), (b"", "slides-none"), (b" %PDF-1.7", "slides-kind")] {
            saved(&multipart(&mut olga, &to, &[("slides", Some("a.pdf"), content)]).await);
            let page = olga.get(&desk).await;
            assert!(shows(&page, key) && page.text.contains("id=\"slides-error\""), "{key}: {}", page.text);
        }
        assert!(olga.get(&format!("/en/replays/{slug}/slides.pdf")).await.status == 404);
        saved(&multipart(&mut olga, &to, &[("slides", Some("../ชุมชน \\\"x\\\".pdf"), PDF)]).await);
        let page = hall.visitor().get(&format!("/en/replays/{slug}")).await;
        assert!(page.text.contains(&sentence("slides-download")));
        let file = hall.visitor().get(&format!("/en/replays/{slug}/slides.pdf")).await;
        assert_eq!((file.status, file.header("content-type"), &file.bytes[..]), (200, "application/pdf", PDF));
        assert!(file.header("content-disposition").starts_with(&format!("attachment; filename=\"{slug}.pdf\"; filename*=UTF-8''%E0%B8%8A")));
        let mut visitor = hall.visitor();
        let mut again = async || {
            let known = [("if-none-match", file.header("etag"))];
            visitor.send(http::Method::GET, &format!("/en/replays/{slug}/slides.pdf"), &known, "").await
        };
        let unchanged = again().await;
        assert_eq!((unchanged.status, unchanged.bytes.len()), (304, 0));
        // New slides take the place of the old, whose file is gone.
        let newer = [PDF, b"more"].concat();
        saved(&multipart(&mut olga, &to, &[("slides", Some("b.pdf"), &newer)]).await);
        assert_eq!(again().await.bytes, newer);
        olga.on = desk;
        let page = olga.press("/api/remove-slides?l=en", &[("slug", &slug)]).await;
        assert!(shows(&page, "slides-removed") && shows(&page, "slides-nothing"));
        assert_eq!(hall.visitor().get(&format!("/en/replays/{slug}/slides.pdf")).await.status, 404);
    }
}
