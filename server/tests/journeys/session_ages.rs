//! Organizers' sessions: twelve hours, and the password again after half an hour away, before anything about a person is
//! changed. Learners keep theirs.

use crate::steps::{in_room, number, shows};
use app::accounts::PersonId;
use app::i18n::Instant;
use server::features::live::Listening;
use server::on_both_engines;
use server::testing::{PASSWORD, value};
use std::collections::HashSet;

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
        assert!(shows(&page, "problem-this-password") && shows(&page, "confirm-it-text"), "{}", page.text);
        olga.post("/api/confirm?l=en", &fields).await;
        assert_eq!(number(&hall, confirmed).await, 0, "a wrong password opens nothing");
        olga.press("/api/sign-in?l=en", &confirm(PASSWORD)).await;
        assert_eq!(olga.on, people);
        olga.press("/api/confirm?l=en", &fields).await;
        assert_eq!(number(&hall, confirmed).await, 1);
        // What is no act on a person goes on.
        hall.clock.by(31 * MINUTE);
        olga.get(&format!("/en/organizer/lectures/{slug}")).await;
        let page = olga.press("/api/cancel-lecture?l=en", &[("slug", &slug)]).await;
        assert!(shows(&page, "lecture-cancelled"), "{}", page.text);
    }

    async fn what_was_typed_is_there_again_after_the_password_also_after_a_wrong_one(hall) {
        let room = in_room(&hall, &["amina"]).await;
        let mut olga = hall.signed_in("olga").await;
        let (slug, id) = (room.slug.as_str(), room.people[0].id.0.to_string());
        let at = format!("/en/organizer/lectures/{slug}/people/{id}");
        let typed = [("lecture", slug), ("person", &id), ("minutes", "40"), ("reason", "Her camera failed")];
        let password = |password: &'static str| [("email", "olga@example.org"), ("password", password), ("next", &*at)];
        // Away for half an hour, and then for half a day.
        for (away, button) in [(31 * MINUTE, "confirm-it-text"), (13 * 60 * MINUTE, "sign-in-first")] {
            assert_eq!(olga.get(&at).await.status, 200);
            hall.clock.by(away);
            let page = olga.press("/api/correct?l=en", &typed).await;
            assert!(shows(&page, button), "{}", page.text);
            for _ in 0..2 {
                let page = olga.press("/api/sign-in?l=en", &password("wrong lanterns here")).await;
                assert!(shows(&page, "problem-this-password") || shows(&page, "problem-credentials"), "{}", page.text);
            }
            let page = olga.press("/api/sign-in?l=en", &password(PASSWORD)).await;
            assert_eq!(olga.on, at);
            assert!(page.text.contains("Her camera failed") && shows(&page, "signed-in-press-again"), "{}", page.text);
            assert_eq!(number(&hall, "SELECT count(*) FROM corrections").await, 0, "nothing was done meanwhile");
        }
        olga.press("/api/correct?l=en", &typed).await;
        assert_eq!(number(&hall, "SELECT count(*) FROM corrections").await, 1);
    }

    async fn an_organizers_streams_end_with_the_session_and_a_learners_go_on(hall) {
        let room = in_room(&hall, &["amina"]).await;
        let session = async |person: PersonId| {
            let stored = format!("SELECT id FROM sessions WHERE person_id = {}", person.0);
            value::<String>(&hall.db, &stored).await
        };
        hall.signed_in("olga").await;
        let olga = room.organizer.person().id;
        let amina = room.people[0].id;
        let asked = [
            (1, Listening { person: olga, session: session(olga).await, desk: true }),
            (2, Listening { person: amina, session: session(amina).await, desk: false }),
        ];
        let live = hall.db.live();
        hall.clock.by(12 * 60 * MINUTE - 1);
        let may = live.still_listening(&room.slug, asked.clone()).await.unwrap();
        assert_eq!(may, HashSet::from([1, 2]));
        hall.clock.by(1);
        let may = live.still_listening(&room.slug, asked).await.unwrap();
        assert_eq!(may, HashSet::from([2]));
    }

    async fn a_stream_that_comes_again_by_itself_keeps_nobody_at_hand(hall) {
        let room = in_room(&hall, &["amina"]).await;
        let mut olga = hall.signed_in("olga").await;
        let seen = "SELECT max(seen_at) FROM sessions";
        let before = number(&hall, seen).await;
        hall.clock.by(2 * MINUTE);
        let stream = olga.listen(&format!("/events/live/{}?desk=true", room.slug), &[]).await;
        assert_eq!(stream.status, 200);
        assert_eq!(number(&hall, seen).await, before);
        assert_eq!(olga.get("/en/organizer").await.status, 200);
        assert_eq!(number(&hall, seen).await, before + 2 * MINUTE);
    }
}
