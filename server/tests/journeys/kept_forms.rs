//! What was typed is its person's and its page's: it outlives the session, and is never in another's form.

use crate::steps::{action, borrowed, fields, multipart, number, plain, sentence, shows, tamper};
use app::i18n::Instant;
use app::lectures::LectureForm;
use app::ui::{FormState, SentForm, query_escape};
use server::on_both_engines;
use server::testing::{Actor, PASSWORD, Page, TestHall};

const SAVE: &str = "/api/save-lecture";
const NEW: &str = "/en/organizer/lectures/new";
const FORM: (&str, &str) = ("content-type", "application/x-www-form-urlencoded");
const KEPT: &str = "SELECT count(*) FROM kept_forms";

/// Signs in from the page that one is on, and goes where that leads.
async fn sign_in(actor: &mut Actor, name: &str, next: &str) -> Page {
    let email = format!("{name}@example.org");
    let typed = [
        ("email", email.as_str()),
        ("password", PASSWORD),
        ("next", next),
    ];
    actor.press("/api/sign-in?l=en", &typed).await
}

/// Ends everybody's session.
async fn end_sessions(hall: &TestHall) {
    tamper(hall, "DELETE FROM sessions").await;
}

on_both_engines! {
    async fn a_session_that_ends_while_a_form_is_filled_costs_nothing_that_was_typed(hall) {
        hall.organizer("olga").await;
        hall.organizer("otto").await;
        let long = "warm ".repeat(1_500);
        let typed = [("title", "Cold chains & ice"), ("abstract", long.as_str())];
        // It is deleted on the server, or it runs out.
        for runs_out in [false, true] {
            let mut olga = hall.signed_in("olga").await;
            let save = action(&olga.get(NEW).await, SAVE);
            if runs_out {
                hall.clock.by(13 * 60 * Instant::MINUTE);
            } else {
                end_sessions(&hall).await;
            }
            let page = olga.press(&save, &typed).await;
            assert!(shows(&page, "sign-in-first"), "{}", page.text);
            assert!(page.text.contains(&format!("value=\"{NEW}\"")), "the way back is known");
            // A colleague who signs in at the same browser sees nothing of it.
            let mut otto = olga.clone();
            let page = sign_in(&mut otto, "otto", NEW).await;
            assert_eq!(otto.on, NEW);
            assert!(!page.text.contains("Cold chains") && !page.text.contains("warm warm"));
            assert!(!shows(&page, "signed-in-press-again"));
            let page = sign_in(&mut olga, "olga", NEW).await;
            assert_eq!(olga.on, NEW);
            assert!(page.text.contains("value=\"Cold chains &amp; ice\"") && page.text.contains(long.trim_end()), "{}", page.text);
            assert!(shows(&page, "signed-in-press-again"));
            assert!(!plain(&page).contains("<title>Error: "), "nothing is wrong with it");
            assert_eq!(number(&hall, "SELECT count(*) FROM lectures").await, 0);
            let again = olga.get(NEW).await;
            assert!(!again.text.contains("Cold chains") && !shows(&again, "signed-in-press-again"), "once");
            assert_eq!(number(&hall, KEPT).await, 0);
        }
    }

    async fn what_was_refused_of_one_lecture_is_in_no_other_lectures_form(hall) {
        let organizer = hall.organizer("olga").await;
        let a = hall.lecture(&organizer, &hall.form("Cold chains")).await;
        let b = hall.lecture(&organizer, &hall.form("Warehouses")).await;
        let desk = |slug: &str| format!("/en/organizer/lectures/{slug}");
        let mut olga = hall.signed_in("olga").await;
        let save = action(&olga.get(&desk(&a)).await, SAVE);
        let form = LectureForm { capacity: "many".into(), host: "Typed of A alone".into(), ..hall.form("Cold chains") };
        let mut typed = fields(&form);
        typed.push(("slug".into(), a.clone()));
        let answer = olga.post(&save, &borrowed(&typed)).await;
        assert_eq!((answer.status, answer.location()), (303, &*desk(&a)));
        // Another tab is quicker, on whatever page.
        for other in [desk(&b), NEW.to_owned(), "/en/".to_owned(), "/en/profile".to_owned()] {
            let page = olga.get(&other).await;
            assert!(!page.text.contains("Typed of A alone") && !plain(&page).contains("<title>Error: "), "{other}");
        }
        let page = olga.get(&desk(&a)).await;
        assert!(page.text.contains("value=\"Typed of A alone\"") && page.text.contains("value=\"many\""));
        assert!(plain(&page).contains("<title>Error: Cold chains · Cloud Lecture Hall</title>"), "{}", page.text);
        assert!(!olga.get(&desk(&a)).await.text.contains("Typed of A alone"), "once");
    }

    async fn a_browser_that_does_not_say_where_it_comes_from_is_answered_all_the_same(hall) {
        hall.organizer("olga").await;
        let mut olga = hall.signed_in("olga").await;
        let save = action(&olga.get(NEW).await, SAVE);
        let body = "title=Cold+chains&capacity=many";
        let answer = olga.send_from("", &save, &[FORM], body).await;
        assert_eq!((answer.status, answer.location()), (303, NEW), "the form says it itself");
        let page = olga.get(NEW).await;
        assert!(page.text.contains("value=\"Cold chains\"") && shows(&page, "problem-required"));
        // One that says nothing at all is told of on the page that it leads to.
        let answer = olga.send_from("", "/api/save-lecture?l=en", &[FORM], body).await;
        assert_eq!((answer.status, answer.location()), (303, "/en/"));
        let page = olga.get("/en/").await;
        assert!(shows(&page, "form-elsewhere") && page.text.contains("Cold chains") && shows(&page, "problem-required"), "{}", page.text);
        // Nor does a form lead off the site.
        for evil in ["//evil.example/", "https://evil.example/", "/\\evil.example", "javascript:alert(1)", "/\n/evil.example"] {
            let path = format!("/api/save-lecture?l=en&at={}", query_escape(evil));
            let answer = olga.send_from("", &path, &[FORM], body).await;
            assert_eq!(answer.location(), "/en/", "{evil:?}");
        }
    }

    async fn two_tabs_of_one_form_keep_a_text_each(hall) {
        hall.organizer("olga").await;
        let mut olga = hall.signed_in("olga").await;
        let (first, second) = (action(&olga.get(NEW).await, SAVE), action(&olga.get(NEW).await, SAVE));
        assert_ne!(first, second);
        end_sessions(&hall).await;
        olga.press(&first, &[("title", "Cold chains")]).await;
        hall.clock.by(1_000);
        olga.press(&second, &[("title", "Warehouses")]).await;
        let page = sign_in(&mut olga, "olga", NEW).await;
        assert!(page.text.contains("value=\"Warehouses\"") && !page.text.contains("Cold chains"), "the latest first");
        let page = olga.get(NEW).await;
        assert!(page.text.contains("value=\"Cold chains\"") && shows(&page, "signed-in-press-again"), "and then the other");
        assert_eq!(number(&hall, KEPT).await, 0);
    }

    async fn a_form_that_went_through_after_all_is_kept_no_more(hall) {
        hall.organizer("olga").await;
        let mut olga = hall.signed_in("olga").await;
        let save = action(&olga.get(NEW).await, SAVE);
        let form = fields(&hall.form("Cold chains"));
        end_sessions(&hall).await;
        olga.press(&save, &borrowed(&form)).await;
        assert_eq!(number(&hall, KEPT).await, 1);
        // She signs in in another tab, goes back to the first and presses again.
        hall.sign_in(&mut olga, "olga").await;
        let page = olga.press(&save, &borrowed(&form)).await;
        assert!(shows(&page, "lecture-saved"), "{}", page.text);
        assert_eq!(number(&hall, KEPT).await, 0);
        assert!(!olga.get(NEW).await.text.contains("value=\"Cold chains\""));
    }

    async fn a_form_is_not_sent_in_the_name_of_whoever_signed_in_since(hall) {
        hall.person("amina", "practitioner").await;
        hall.person("bo", "practitioner").await;
        let mut shared = hall.signed_in("amina").await;
        let save = action(&shared.get("/en/profile").await, "/api/profile");
        shared.post("/api/sign-out?l=en", &[]).await;
        hall.sign_in(&mut shared, "bo").await;
        let typed = [
            ("name", "Amina Uwase"), ("country", "RW"), ("organisation", "Her own office"), ("kind", "practitioner"), ("language", "en"),
            ("time_zone", "UTC"),
        ];
        let page = shared.press(&save, &typed).await;
        assert!(shows(&page, "form-of-another"), "{}", page.text);
        assert_eq!(number(&hall, "SELECT count(*) FROM people WHERE organisation = 'Her own office'").await, 0);
        assert!(!shared.get("/en/profile").await.text.contains("Her own office"));
        let page = hall.signed_in("amina").await.get("/en/profile").await;
        assert!(page.text.contains("Her own office"), "it is kept for her");
        // A mark that the hall has not written says nothing.
        let forged = save.replace("form=", "form=0");
        let page = shared.press(&forged, &typed).await;
        assert!(shows(&page, "profile-saved"), "{}", page.text);
    }

    async fn what_is_kept_is_bounded_and_ends_with_a_day(hall) {
        hall.organizer("olga").await;
        let mut olga = hall.signed_in("olga").await;
        let mut tabs = Vec::new();
        for _ in 0..8 {
            tabs.push(action(&olga.get(NEW).await, SAVE));
        }
        for (n, save) in tabs[..7].iter().enumerate() {
            hall.clock.by(1_000);
            olga.post(save, &[("title", &format!("Title {n}"))]).await;
            // The same once more takes the place of the first.
            olga.post(save, &[("title", &format!("Title {n} mended"))]).await;
        }
        assert_eq!(number(&hall, KEPT).await, 4);
        assert_eq!(number(&hall, "SELECT count(*) FROM kept_forms WHERE typed LIKE '%Title 6 mended%'").await, 1, "the latest");
        // However much is typed, each is bounded.
        hall.clock.by(1_000);
        olga.post(&tabs[7], &[("abstract", &"\u{1}".repeat(80_000)), ("title", "Cold chains")]).await;
        let longest = number(&hall, "SELECT CAST(max(length(typed)) AS BIGINT) FROM kept_forms").await;
        assert!(longest <= 256 * 1024, "{longest}");
        assert!(olga.get(NEW).await.text.contains("value=\"Cold chains\""), "the longest text is left out, and all else is there");
        hall.clock.by(Instant::DAY + 10_000);
        hall.db.accounts().sweep_sessions(hall.db.now()).await.unwrap();
        assert_eq!(number(&hall, KEPT).await, 0);
    }

    async fn a_flood_of_refused_forms_writes_no_more_than_its_share(hall) {
        hall.organizer("olga").await;
        let mut olga = hall.signed_in("olga").await;
        let save = action(&olga.get(NEW).await, SAVE);
        end_sessions(&hall).await;
        // Nobody is signed in, so no one's changes count; what is kept does.
        for n in 0..40 {
            let answer = olga.post(&save, &[("title", &format!("Title {n}"))]).await;
            assert_eq!(answer.status, 303);
        }
        let kept = number(&hall, "SELECT count(*) FROM kept_forms WHERE typed LIKE '%Title 29%'").await;
        assert_eq!((number(&hall, KEPT).await, kept), (1, 1), "the thirtieth was the last of these minutes");
    }

    async fn a_form_that_is_done_forgets_what_was_typed_on_its_own_page_alone(hall) {
        let amina = hall.person("amina", "practitioner").await;
        let accounts = hall.db.accounts();
        let to = "/api/ask-question";
        let typed = |room: &str| {
            let values = [("question".to_owned(), format!("Of room {room}?"))].into();
            SentForm::new(to, &format!("/en/lectures/{room}/live"), FormState { values, ..FormState::default() })
        };
        // Pages that are compared with what they were mark all their renderings alike.
        for room in ["a", "b"] {
            accounts.keep_form(amina.id, typed(room)).await.unwrap();
        }
        accounts.forget_form(amina.id, "/lectures/b/live".into(), String::new(), to.into()).await.unwrap();
        assert_eq!(accounts.take_forms(amina.id, "/lectures/b/live").await.unwrap(), []);
        let kept = accounts.take_forms(amina.id, "/lectures/a/live").await.unwrap();
        assert_eq!(kept, [typed("a")]);
        assert_eq!(number(&hall, KEPT).await, 0);
    }

    async fn what_fits_nowhere_else_waits_in_the_session_for_its_own_page(hall) {
        let organizer = hall.organizer("olga").await;
        let slug = hall.lecture(&organizer, &hall.form("Cold chains")).await;
        hall.person("amina", "practitioner").await;
        let mut amina = hall.signed_in("amina").await;
        let ask = |page: &str| format!("/api/ask-correction?l=en&at={}", query_escape(page));
        // More than is kept of anybody within two minutes.
        let long = "a".repeat(600);
        for n in 0..31 {
            let answer = amina.post(&ask(&format!("/en/lectures/other-{n}")), &[("lecture", slug.as_str()), ("note", &long)]).await;
            assert_eq!(answer.status, 303, "{}", answer.text);
        }
        let own = format!("/en/lectures/{slug}");
        let text = format!("Important {}", "ق".repeat(3_000));
        amina.post(&ask(&own), &[("lecture", slug.as_str()), ("note", &text)]).await;
        assert!(!amina.get("/en/my").await.text.contains("Important"), "no other page tells of it");
        assert!(amina.get(&own).await.text.contains(&text), "its own does");
        assert!(!amina.get(&own).await.text.contains("Important"), "once");
    }

    async fn neither_passwords_nor_codes_are_kept(hall) {
        hall.person("amina", "practitioner").await;
        let mut amina = hall.signed_in("amina").await;
        let change = action(&amina.get("/en/profile").await, "/api/password");
        let typed = [("old_password", "wrong lanterns here"), ("new_password", "brave new lanterns")];
        let page = amina.press(&change, &typed).await;
        assert!(shows(&page, "problem-old-password") && !page.text.contains("lanterns"), "{}", page.text);
        amina.press("/api/check-in?l=en", &[("code", "ABC234")]).await;
        end_sessions(&hall).await;
        amina.post(&change, &typed).await;
        amina.post("/api/check-in?l=en", &[("code", "ABC234")]).await;
        assert_eq!(number(&hall, KEPT).await, 0, "nothing of theirs is left to keep");
    }

    async fn captions_that_were_pasted_wait_for_the_sign_in_too(hall) {
        let organizer = hall.organizer("olga").await;
        let slug = crate::steps::replay(&hall, &organizer, "Cold chains", 300_000).await;
        let mut olga = hall.signed_in("olga").await;
        let desk = format!("/en/organizer/lectures/{slug}");
        let to = action(&olga.get(&desk).await, &format!("/tracks/{slug}"));
        end_sessions(&hall).await;
        let pasted = "WEBVTT\n\n00:01.000 --> 00:02.000\nThe gate of the cold store";
        let parts = [("kind", None, &b"captions"[..]), ("track_language", None, b"en"), ("vtt", None, pasted.as_bytes())];
        let answer = multipart(&mut olga, &to, &parts).await;
        assert!(answer.location().starts_with("/en/sign-in?next="), "{}", answer.location());
        let page = olga.get(answer.location()).await;
        assert!(shows(&page, "sign-in-first"));
        let page = sign_in(&mut olga, "olga", &desk).await;
        assert!(page.text.contains("The gate of the cold store") && shows(&page, "signed-in-press-again"), "{}", page.text);
        assert_eq!(number(&hall, "SELECT count(*) FROM tracks").await, 0);
        // What nobody's page made is not read, and said all the same.
        let answer = multipart(&mut hall.visitor(), &format!("/tracks/{slug}?l=en"), &parts).await;
        assert!(answer.location().starts_with("/en/sign-in?next="), "{}", answer.location());
    }

    async fn a_visitors_form_comes_back_on_its_own_page_and_stores_nothing(hall) {
        let mut amina = hall.visitor();
        let sign_up = action(&amina.get("/en/sign-up").await, "/api/sign-up");
        let answer = amina.send_from("", &sign_up, &[FORM], "name=Amina&email=amina").await;
        assert_eq!(answer.location(), "/en/sign-up");
        assert!(!amina.get("/en/replays").await.text.contains("Amina"), "another tab's page");
        let page = amina.get("/en/sign-up").await;
        assert!(page.text.contains("value=\"Amina\"") && page.text.contains(&sentence("problem-email")), "{}", page.text);
        assert_eq!(number(&hall, KEPT).await, 0);
    }

    async fn whoever_signs_out_leaves_no_typed_form_in_the_browser(hall) {
        hall.person("amina", "practitioner").await;
        let typed = async |shared: &mut Actor| {
            let sign_up = action(&shared.get("/en/sign-up").await, "/api/sign-up");
            shared.send_from("", &sign_up, &[FORM], "name=Bo&email=bo").await;
        };
        let is_kept = async |shared: &mut Actor| shared.get("/en/sign-up").await.text.contains("value=\"Bo\"");
        let mut own = hall.visitor();
        typed(&mut own).await;
        assert!(is_kept(&mut own).await);
        let mut shared = hall.visitor();
        typed(&mut shared).await;
        hall.sign_in(&mut shared, "amina").await;
        shared.post("/api/sign-out?l=en", &[]).await;
        assert!(!is_kept(&mut shared).await);
    }
}
