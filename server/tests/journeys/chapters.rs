//! Chapters in each of the hall's languages.

use crate::steps::{escaped, replay, track};
use app::answer::Problem;
use app::i18n::{Locale, say_args};
use app::lectures::LectureForm;
use app::ui::sentence;
use server::on_both_engines;
use server::testing::Page;

const ENGLISH: &str = "WEBVTT\n\n00:00.000 --> 01:20.000\nTo be found\n\n01:20.000 --> 05:00.000\nTo be paid & thanked\n";
const THAI: &str =
    "WEBVTT\n\n00:00.000 --> 01:20.000\nให้ลูกค้าพบ\n\n01:20.000 --> 05:00.000\nการรับชำระเงิน\n";
const ARABIC: &str = "WEBVTT\n\n00:00.000 --> 05:00.000\nأن يجدك الناس\n";
const CAPTIONS: &str = "WEBVTT\n\n00:01.000 --> 00:04.000\nWelcome.\n";

/// The list of chapters of a replay's page, with its language.
fn list(page: &Page) -> &str {
    let (_, from) = page
        .text
        .split_once("class=\"chapters\"")
        .expect("has chapters");
    let (_, from) = from.split_once("<ol").expect("as a list");
    from.split_once("</ol>").expect("that ends").0
}

on_both_engines! {
    async fn a_reader_is_given_the_chapters_of_the_page_then_of_the_lecture_then_the_first(hall) {
        let organizer = hall.organizer("olga").await;
        let spoken = LectureForm { language: "th".into(), ..hall.form("Cold chains") };
        let slug = hall.lecture(&organizer, &spoken).await;
        crate::steps::publish_replay(&hall, &organizer, &slug, 300_000).await;
        let mut olga = hall.signed_in("olga").await;
        let mut visitor = hall.visitor();
        assert_eq!(track(&mut olga, &slug, "captions", "en", CAPTIONS).await.status, 303);
        let expected = [
            // What there is by then: what readers of English, of Thai and of Chinese are given.
            ("ar", ARABIC, ["ar", "ar", "ar"]),
            ("en", ENGLISH, ["en", "ar", "ar"]),
            ("th", THAI, ["en", "th", "th"]),
        ];
        for (added, text, given) in expected {
            assert_eq!(track(&mut olga, &slug, "chapters", added, text).await.status, 303);
            for (l, given) in ["en", "th", "zh"].into_iter().zip(given) {
                let page = visitor.get(&format!("/{l}/replays/{slug}")).await;
                let lang = format!("lang=\"{given}\"");
                assert!(list(&page).contains(&lang), "{l} once {added} is there: {}", list(&page));
                // The heads of the transcript are the same ones.
                let heads = page.text.matches("<h3 data-t").count();
                assert_eq!(heads, list(&page).matches("<li").count(), "{l} {added}");
                assert!(page.text.contains(&format!("<h3 data-t=\"0\" {lang}")), "{l} {added}: {}", page.text);
            }
        }
        let all = visitor.get(&format!("/en/replays/{slug}")).await;
        assert_eq!(all.text.matches("<track kind=\"chapters\"").count(), 3, "the film has all of them");
    }

    async fn every_language_of_the_chapters_is_found(hall) {
        let organizer = hall.organizer("olga").await;
        let slug = replay(&hall, &organizer, "Cold chains", 300_000).await;
        let mut olga = hall.signed_in("olga").await;
        for (language, text) in [("en", ENGLISH), ("th", THAI), ("ar", ARABIC)] {
            assert_eq!(track(&mut olga, &slug, "chapters", language, text).await.status, 303);
        }
        let mut visitor = hall.visitor();
        for question in ["thanked", "การรับชำระเงิน", "الناس"] {
            let path = format!("/en/search?q={}", app::ui::query_escape(question));
            let page = visitor.get(&path).await;
            assert!(page.text.contains(&format!("/en/replays/{slug}")), "{question}: {}", page.text);
        }
    }

    async fn the_desk_tells_which_languages_are_complete_and_begins_one_by_the_times_of_another(hall) {
        let organizer = hall.organizer("olga").await;
        let slug = replay(&hall, &organizer, "Cold chains", 300_000).await;
        let mut olga = hall.signed_in("olga").await;
        let desk = format!("/en/organizer/lectures/{slug}");
        let begin = format!("{desk}?chapters=zh");
        let say = |key: &str, same: i64| {
            let counts = [("n", 2_i64.into()), ("same", same.into()), ("language", "English".into())];
            escaped(&say_args(Locale::En, key, &counts))
        };
        assert!(!olga.get(&desk).await.text.contains("chapters-languages"), "there is nothing to be complete");
        assert!(!olga.get(&begin).await.text.contains(&say("chapters-begun", 0)), "nor to begin with");
        for (language, text) in [("en", ENGLISH), ("th", THAI), ("ar", ARABIC)] {
            assert_eq!(track(&mut olga, &slug, "chapters", language, text).await.status, 303);
        }
        let page = olga.get(&desk).await;
        for (language, state) in [
            ("English", say("chapters-complete", 2)),
            ("Thai", say("chapters-complete", 2)),
            ("Arabic", say("chapters-some", 1)),
        ] {
            let row = format!("<dt>{language}</dt><dd>{state}</dd>");
            assert!(page.text.contains(&row), "{row}: {}", page.text);
        }
        assert!(page.text.contains(&format!("href=\"{begin}#track-form\"")), "Chinese has none yet");
        let begun = olga.get(&begin).await;
        assert!(begun.text.contains(&say("chapters-begun", 0)), "{}", begun.text);
        assert!(begun.text.contains("<option value=\"zh\" selected") && begun.text.contains("<option value=\"chapters\" selected"));
        let text = "WEBVTT\n\n00:00:00.000 --> 00:01:20.000\nTo be found\n\n00:01:20.000 --> 00:05:00.000\nTo be paid &amp; thanked\n";
        assert!(begun.text.contains(&escaped(text)), "{}", begun.text);
        // As it stands it is a track of its own, with every time at its place.
        assert_eq!(track(&mut olga, &slug, "chapters", "zh", text).await.status, 303);
        let page = olga.get(&desk).await;
        assert!(page.text.contains(&format!("<dt>Chinese</dt><dd>{}</dd>", say("chapters-complete", 2))), "{}", page.text);
        for none in ["zh", "klingon", "", "%3Cscript%3E"] {
            let page = olga.get(&format!("{desk}?chapters={none}")).await;
            assert!(page.status == 200 && !page.text.contains(&say("chapters-begun", 0)), "{none}");
        }
    }

    async fn a_list_of_chapters_is_no_longer_than_a_page_bears(hall) {
        let organizer = hall.organizer("olga").await;
        let slug = replay(&hall, &organizer, "Cold chains", 300_000).await;
        let mut olga = hall.signed_in("olga").await;
        let desk = format!("/en/organizer/lectures/{slug}");
        let chapters = |n: usize, title: &str| {
            let cue = |at: usize| format!("\n\n{:02}:{:02}.000 --> {:02}:{:02}.500\n{title}", at / 60, at % 60, at / 60, at % 60);
            format!("WEBVTT{}\n", (0..n).map(cue).collect::<String>())
        };
        let english = |problem: &Problem| sentence(Locale::En, problem);
        let many = english(&Problem::new("vtt", "vtt-too-many-chapters").with("most", 200));
        let long = Problem::new("vtt", "vtt-chapter-long").with("chapter", 1);
        let long = english(&long.with("most", 200));
        let (fits, too_long) = ("ก".repeat(200), "ก".repeat(201));
        for (text, told) in [
            (chapters(201, "One"), Some(&many)),
            (chapters(1, &too_long), Some(&long)),
            (chapters(200, "One"), None),
            (chapters(1, &fits), None),
        ] {
            assert_eq!(track(&mut olga, &slug, "chapters", "en", &text).await.status, 303);
            let page = olga.get(&desk).await;
            let shown = [&many, &long].into_iter().find(|told| page.text.contains(&escaped(told)));
            assert_eq!(shown, told);
        }
        // What is said in a lecture is more.
        let said = chapters(201, "One");
        assert_eq!(track(&mut olga, &slug, "captions", "en", &said).await.status, 303);
        let page = olga.get(&desk).await;
        assert!(page.text.contains(&escaped(&say_args(Locale::En, "track-saved", &[]))), "{}", page.text);
    }

    async fn nothing_is_given_in_a_language_that_the_hall_does_not_speak(hall) {
        let organizer = hall.organizer("olga").await;
        let slug = replay(&hall, &organizer, "Cold chains", 300_000).await;
        let mut olga = hall.signed_in("olga").await;
        assert_eq!(track(&mut olga, &slug, "chapters", "en", ENGLISH).await.status, 303);
        for (l, status) in [("en", 200), ("ar", 200), ("xx", 404)] {
            let file = olga.get(&format!("/{l}/replays/{slug}/chapters/en.vtt")).await;
            assert_eq!(file.status, status, "{l}");
        }
    }
}
