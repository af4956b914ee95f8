//! A form that makes something makes one thing, however often it is pressed.

use crate::steps::{borrowed, fields, hidden, in_room, number, shows};
use app::lectures::LectureForm;
use futures::future::join_all;
use server::on_both_engines;
use server::testing::{PASSWORD, Page};

const NEW: &str = "/en/organizer/lectures/new";
const LECTURES: &str = "SELECT count(*) FROM lectures";
const PEOPLE: &str = "SELECT count(*) FROM people";

/// An account's form as a browser posts it.
fn account<'a>(press: &'a str, email: &'a str, password: &'a str) -> [(&'a str, &'a str); 9] {
    [
        ("email", email),
        ("password", password),
        ("name", "Amina"),
        ("country", "RW"),
        ("organisation", "Ministry of Trade"),
        ("kind", "practitioner"),
        ("language", "en"),
        ("time_zone", "Africa/Kigali"),
        ("press", press),
    ]
}

on_both_engines! {
    async fn a_new_lecture_pressed_twice_is_one_draft(hall) {
        hall.organizer("olga").await;
        hall.organizer("otto").await;
        let mut olga = hall.signed_in("olga").await;
        let press = hidden(&olga.get(NEW).await, "press");
        let form = fields(&LectureForm { press: press.clone(), ..hall.form("Cold chains") });
        // At the same moment, also at another node.
        let presses = (0..4).map(|n| {
            let mut olga = if n % 2 == 0 { olga.clone() } else { olga.at(&hall.visitor_of_a_fresh_node()) };
            let form = form.clone();
            tokio::spawn(async move { olga.post("/api/save-lecture?l=en", &borrowed(&form)).await })
        });
        let answers: Vec<Page> = join_all(presses).await.into_iter().map(Result::unwrap).collect();
        let led: Vec<&str> = answers.iter().map(Page::location).collect();
        assert!(led[0].starts_with("/en/organizer/lectures/cold-chains-"), "{led:?}");
        assert!(led.iter().all(|to| *to == led[0]), "{led:?}");
        assert_eq!(number(&hall, LECTURES).await, 1);
        let to = led[0].to_owned();
        let page = olga.press("/api/save-lecture?l=en", &borrowed(&form)).await;
        assert_eq!(olga.on, to);
        assert!(shows(&page, "lecture-saved"), "and the last is told what the first was");
        // What was changed in between, back on the same page, is another lecture, as is a colleague's.
        let other = fields(&LectureForm { press: press.clone(), ..hall.form("Warehouses") });
        olga.press("/api/save-lecture?l=en", &borrowed(&other)).await;
        hall.signed_in("otto").await.post("/api/save-lecture?l=en", &borrowed(&form)).await;
        assert_eq!(number(&hall, LECTURES).await, 3);
        // A form that was refused has made nothing yet.
        let refused = fields(&LectureForm { press: press.clone(), capacity: "many".into(), ..hall.form("Ports") });
        let page = olga.press("/api/save-lecture?l=en", &borrowed(&refused)).await;
        assert!(page.text.contains("class=\"errors\""), "{}", page.text);
        // One that was deleted can be made again.
        let slug = crate::steps::slug_of(&to);
        olga.post("/api/delete-lecture?l=en", &[("slug", &slug)]).await;
        assert_eq!(number(&hall, LECTURES).await, 2);
        olga.post("/api/save-lecture?l=en", &borrowed(&form)).await;
        assert_eq!(number(&hall, LECTURES).await, 3);
    }

    async fn a_copy_pressed_twice_is_one_copy(hall) {
        let organizer = hall.organizer("olga").await;
        let slug = hall.lecture(&organizer, &hall.form("Cold chains")).await;
        let mut olga = hall.signed_in("olga").await;
        let press = hidden(&olga.get(&format!("/en/organizer/lectures/{slug}")).await, "press");
        assert_eq!(press.len(), 32, "the button's own: {press}");
        let copies = join_all((0..3).map(|_| {
            let (mut olga, slug, press) = (olga.clone(), slug.clone(), press.clone());
            tokio::spawn(async move { olga.post("/api/duplicate-lecture?l=en", &[("slug", &slug), ("press", &press)]).await })
        }))
        .await;
        let led: Vec<String> = copies.into_iter().map(|page| page.unwrap().location().to_owned()).collect();
        assert!(led.iter().all(|to| *to == led[0]), "{led:?}");
        assert_eq!(number(&hall, LECTURES).await, 2);
    }

    async fn an_end_that_is_put_off_twice_by_one_form_is_put_off_once(hall) {
        let room = in_room(&hall, &["amina"]).await;
        let mut olga = hall.signed_in("olga").await;
        let ends = "SELECT ends_at / 60000 FROM lectures";
        let before = number(&hall, ends).await;
        let desk = format!("/en/organizer/lectures/{}/live", room.slug);
        for so_far in [10, 20] {
            // The page anew is another press.
            let press = hidden(&olga.get(&desk).await, "press");
            let fields = [("slug", room.slug.as_str()), ("minutes", "10"), ("press", press.as_str())];
            let (mut one, mut other) = (olga.clone(), olga.clone());
            let told = futures::join!(one.press("/api/extend-lecture?l=en", &fields), other.press("/api/extend-lecture?l=en", &fields));
            assert!(!told.0.text.contains("class=\"errors\"") && !told.1.text.contains("class=\"errors\""));
            assert_eq!(number(&hall, ends).await - before, so_far);
        }
        let extended = "SELECT count(*) FROM events WHERE kind = 'live.extended'";
        assert_eq!(number(&hall, extended).await, 2);
    }

    async fn signing_up_twice_is_one_account_and_both_are_signed_in(hall) {
        let visitor = hall.visitor();
        let press = hidden(&visitor.clone().get("/en/sign-up").await, "press");
        let email = "amina@example.org";
        let tries = (0..3).map(|_| {
            let (mut amina, press) = (visitor.clone(), press.clone());
            tokio::spawn(async move {
                let answer = amina.post("/api/sign-up?l=en", &account(&press, email, PASSWORD)).await;
                (answer.location().to_owned(), amina.get("/en/my").await.status)
            })
        });
        for tried in join_all(tries).await {
            assert_eq!(tried.unwrap(), ("/en/".to_owned(), 200));
        }
        assert_eq!(number(&hall, PEOPLE).await, 1);
        assert_eq!(number(&hall, "SELECT count(*) FROM accounts_told").await, 0, "nobody was told of anybody");
        // Neither another password nor another press opens it: whoever has an account signs in by it.
        let another = "f".repeat(32);
        for (press, password) in [(press.as_str(), "nine humble lanterns"), (&another, PASSWORD), ("", PASSWORD)] {
            let mut stranger = hall.visitor();
            stranger.get("/en/sign-up").await;
            let page = stranger.press("/api/sign-up?l=en", &account(press, email, password)).await;
            assert!(shows(&page, "problem-account"), "{}", page.text);
            assert_eq!(stranger.get("/en/my").await.status, 303);
        }
        // Nor is it known after a day.
        hall.clock.by(app::i18n::Instant::DAY);
        hall.db.accounts().sweep_sessions(hall.db.now()).await.unwrap();
        assert_eq!(number(&hall, "SELECT count(*) FROM presses").await, 0);
    }
}
