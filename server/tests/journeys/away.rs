//! A database that is away: whoever asks is told so soon, calmly, and when to come again.

use crate::steps::{number, shows};
use app::accounts::Accounts;
use app::answer::Refused;
use server::db::NotWell;
use server::on_both_engines;
use server::testing::{LINE_PASSWORD, Line, TestHall};
use std::time::Duration;
use tokio::time::{Instant, sleep};

/// A page is to be answered within five seconds; fivefold for a machine that does much else.
const SOON: Duration = Duration::from_secs(25);

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_that_says_nothing_any_more_is_told_in_a_few_seconds() {
    let line = Line::new().await;
    let hall = TestHall::at(&line.url()).await;
    let organizer = hall.organizer("olga").await;
    let slug = hall.lecture(&organizer, &hall.form("Cold chains")).await;
    let amina = hall.person("amina", "practitioner").await;
    let mut actor = hall.signed_in("amina").await;
    assert_eq!(actor.get("/en/my").await.status, 200);

    line.go_dead();
    let begun = Instant::now();
    let page = actor.get("/en/my").await;
    assert!(begun.elapsed() < SOON, "{:?}", begun.elapsed());
    assert_eq!((page.status, page.header("retry-after")), (503, "5"));
    assert!(shows(&page, "unavailable-title"), "{}", page.text);
    let form = actor.post("/api/enrol?l=en", &[("lecture", &slug)]).await;
    assert_eq!((form.status, form.header("retry-after")), (503, "5"));
    assert!(shows(&form, "unavailable-title"), "{}", form.text);
    let stranger = hall.visitor().get(&format!("/en/lectures/{slug}")).await;
    assert_eq!(
        (stranger.status, stranger.header("retry-after")),
        (503, "5")
    );
    assert!(
        begun.elapsed() < SOON,
        "none waits anew: {:?}",
        begun.elapsed()
    );
    hall.clock.by(1_000);
    assert_eq!(hall.db.check().await, Err(NotWell::Silent));
    let server::db::Engine::Postgres(_, watch) = hall.db.engine() else {
        unreachable!()
    };
    let told = watch.unless_away(async {}).await.unwrap_err().to_string();
    assert!(
        told.contains(&line.place()) && told.contains("no answer"),
        "{told}"
    );
    assert!(!told.contains(LINE_PASSWORD), "{told}");
    assert_eq!(
        hall.db.accounts().person(amina.id).await,
        Err(Refused::Unavailable(5))
    );

    line.come_back();
    let until = Instant::now() + Duration::from_mins(1);
    while actor.get("/en/my").await.status != 200 {
        assert!(Instant::now() < until, "it goes on by itself");
        sleep(Duration::from_millis(100)).await;
    }
    hall.clock.by(1_000);
    assert_eq!(hall.db.check().await, Ok(()));
    actor.post("/api/enrol?l=en", &[("lecture", &slug)]).await;
    assert_eq!(number(&hall, "SELECT count(*) FROM enrolments").await, 1);
}

on_both_engines! {
    async fn whether_the_hall_is_well_is_found_out_once_a_second_for_all_who_ask(hall) {
        let checks = "SELECT checks FROM health_checks";
        let asked = (0..50).map(|_| {
            let mut visitor = hall.visitor();
            async move { visitor.get("/health").await.status }
        });
        assert_eq!(futures::future::join_all(asked).await, vec![200; 50]);
        assert_eq!(number(&hall, checks).await, 1);
        hall.clock.by(999);
        hall.visitor().get("/health").await;
        assert_eq!(number(&hall, checks).await, 1);
        hall.clock.by(1);
        hall.visitor().get("/health").await;
        assert_eq!(number(&hall, checks).await, 2);
        assert_eq!(number(&hall, "SELECT count(*) FROM health_checks").await, 1, "what it tries is taken back");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_database_that_may_not_grow_is_told_of_and_goes_on_when_it_may() {
    let hall = TestHall::on_sqlite().await;
    let organizer = hall.organizer("olga").await;
    let slug = hall.lecture(&organizer, &hall.form("Cold chains")).await;
    hall.person("amina", "practitioner").await;
    let mut actor = hall.signed_in("amina").await;
    assert_eq!(hall.visitor().get("/health").await.status, 200);

    crate::steps::tamper(&hall, "PRAGMA max_page_count = 1").await;
    hall.clock.by(1_000);
    let health = hall.visitor().get("/health").await;
    assert_eq!(
        (health.status, health.text.contains("takes no changes")),
        (503, true)
    );
    let at = format!("/en/lectures/{slug}");
    assert_eq!(
        actor.get(&at).await.status,
        200,
        "what is there can be read"
    );
    let mut refused = None;
    for n in 0..500 {
        // A connection that is opened anew knows of no limit.
        crate::steps::tamper(&hall, "PRAGMA max_page_count = 1").await;
        let mut visitor = hall.visitor();
        visitor.get("/en/sign-up").await;
        let (email, name) = (format!("p{n}@example.org"), "Somebody ".repeat(13));
        let typed = [
            ("email", email.as_str()),
            ("password", server::testing::PASSWORD),
            ("name", &name),
            ("country", "RW"),
            ("organisation", &name),
            ("kind", "practitioner"),
            ("language", "en"),
            ("time_zone", "UTC"),
        ];
        let page = visitor.post("/api/sign-up?l=en", &typed).await;
        if page.status != 303 {
            refused = Some(page);
            break;
        }
    }
    let refused = refused.expect("the database is full in the end");
    assert_eq!((refused.status, refused.header("retry-after")), (503, "5"));
    assert!(shows(&refused, "unavailable-title"), "{}", refused.text);

    crate::steps::tamper(&hall, "PRAGMA max_page_count = 1000000").await;
    actor.press("/api/enrol?l=en", &[("lecture", &slug)]).await;
    assert_eq!(number(&hall, "SELECT count(*) FROM enrolments").await, 1);
    hall.clock.by(1_000);
    assert_eq!(hall.visitor().get("/health").await.status, 200);
}
