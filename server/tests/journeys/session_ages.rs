//! Organizers' sessions: twelve hours, and the password again after half an hour away, before anything about a person is
//! changed. Learners keep theirs.

use crate::steps::{number, sentence, shows};
use app::i18n::Instant;
use server::on_both_engines;
use server::testing::PASSWORD;

const MINUTE: i64 = Instant::MINUTE;

on_both_engines! {
    async fn an_organizers_session_ends_after_twelve_hours_and_a_learners_does_not(hall) {
        hall.organizer("olga").await;
        hall.person("amina", "practitioner").await;
        let mut olga = hall.signed_in("olga").await;
        let mut amina = hall.signed_in("amina").await;
        // She works on, a request every quarter of an hour.
        for _ in 0..47 {
            hall.clock.by(15 * MINUTE);
            assert_eq!(olga.get("/en/organizer").await.status, 200);
        }
        hall.clock.by(15 * MINUTE);
        let page = olga.get("/en/organizer").await;
        assert_eq!(page.status, 303);
        assert!(page.location().starts_with("/en/sign-in?next="), "{}", page.location());
        assert_eq!(amina.get("/en/my").await.status, 200);
        hall.clock.by(20 * Instant::DAY);
        assert_eq!(amina.get("/en/my").await.status, 200, "a learner comes back weeks later");
        let mut olga = hall.signed_in("olga").await;
        assert_eq!(olga.get("/en/organizer").await.status, 200);
    }

    async fn an_organizer_who_was_away_is_asked_for_the_password_before_acts_on_people(hall) {
        let organizer = hall.organizer("olga").await;
        let amina = hall.person("amina", "official").await;
        let slug = hall.lecture(&organizer, &hall.form("Cold chains")).await;
        let mut olga = hall.signed_in("olga").await;
        let id = amina.id.0.to_string();
        let confirmed = "SELECT count(*) FROM people WHERE confirmed_at IS NOT NULL";
        let people = "/en/organizer/people";
        let fields = [("person", id.as_str()), ("confirmed", "true"), ("next", people)];
        // At hand, with a request now and then.
        for _ in 0..4 {
            hall.clock.by(29 * MINUTE);
            assert_eq!(olga.get(people).await.status, 200);
        }
        hall.clock.by(31 * MINUTE);
        assert_eq!(olga.get(people).await.status, 200, "what only shows is shown");
        let answer = olga.post("/api/confirm?l=en", &fields).await;
        assert_eq!(answer.status, 303);
        assert!(answer.location().starts_with("/en/sign-in?again=1&next="), "{}", answer.location());
        assert_eq!(number(&hall, confirmed).await, 0);
        let page = olga.get(answer.location()).await;
        assert!(shows(&page, "confirm-it-text") && !page.text.contains(PASSWORD), "{}", page.text);
        let mut script = olga.clone();
        script.accepts = "application/json";
        assert_eq!(script.post("/api/confirm", &fields).await.status, 401);
        let confirm = |password: &'static str| [("email", "olga@example.org"), ("password", password), ("next", people)];
        let page = olga.press("/api/sign-in?l=en", &confirm("wrong lanterns here")).await;
        assert!(shows(&page, "problem-credentials") && shows(&page, "confirm-it-text"), "{}", page.text);
        olga.post("/api/confirm?l=en", &fields).await;
        assert_eq!(number(&hall, confirmed).await, 0, "a wrong password opens nothing");
        olga.press("/api/sign-in?l=en", &confirm(PASSWORD)).await;
        assert_eq!(olga.on, people);
        olga.press("/api/confirm?l=en", &fields).await;
        assert_eq!(number(&hall, confirmed).await, 1);
        // What is no act on a person goes on, and what was typed is there again.
        hall.clock.by(31 * MINUTE);
        let at = format!("/en/organizer/lectures/{slug}");
        olga.get(&at).await;
        let answer = olga.post("/api/cancel-lecture?l=en", &[("lecture", &slug)]).await;
        assert!(!answer.location().contains("sign-in"), "{}", answer.location());
        assert!(!sentence("confirm-it-title").is_empty());
    }
}
