//! Corrections: beside what was measured, never over it.

use crate::steps::{
    START, Tab, figures, in_room, measured, number, recount_is_zero, shows, tamper,
};
use app::accounts::PersonId;
use app::i18n::Instant;
use app::live::Live;
use app::live::{Attendance, CorrectionForm, Corrections};
use app::reports::Reports;
use server::on_both_engines;

const MINUTE: i64 = Instant::MINUTE;

on_both_engines! {
    async fn a_correction_decides_and_never_overwrites(hall) {
        let room = in_room(&hall, &["amina"]).await;
        let mut tab = Tab::open(&room.actors[0], &room.slug).await;
        tab.beats(&hall, 20).await;
        let before = measured(&hall, &room.organizer, &room.slug, "amina").await;
        assert_eq!((before.present_ms, before.attended), (10 * MINUTE, false));
        let amina = number(&hall, "SELECT id FROM people WHERE email = 'amina@example.org'").await.to_string();
        let mut olga = hall.signed_in("olga").await;
        let record = format!("/en/organizer/lectures/{}/people/{amina}", room.slug);
        for (minutes, reason, attended) in [("90", "The line was down.", true), ("12", "It was not.", false), (" 63 ", "It was.", true)] {
            let page = olga.get(&record).await;
            assert_eq!(page.status, 200, "{}", page.text);
            let fields = [("lecture", room.slug.as_str()), ("person", &amina), ("minutes", minutes), ("reason", reason)];
            let page = olga.press("/api/correct?l=en", &fields).await;
            assert!(shows(&page, "correction-made") && page.text.contains(reason), "{}", page.text);
            let corrected_ms = Some(minutes.trim().parse::<i64>().unwrap() * MINUTE);
            let after = measured(&hall, &room.organizer, &room.slug, "amina").await;
            assert_eq!(after, Attendance { corrected_ms, attended, ..before }, "what was measured stays");
            recount_is_zero(&hall).await;
        }
        assert_eq!(number(&hall, "SELECT count(*) FROM corrections").await, 3, "each is a record of its own");
        let f = figures(&hall, &room.organizer, &room.slug).await;
        assert_eq!((f.attended, f.corrected, f.present_ms), (1, 1, 10 * MINUTE));
        // The next beat measures on, and the correction stands.
        tab.beats(&hall, 2).await;
        let after = measured(&hall, &room.organizer, &room.slug, "amina").await;
        assert_eq!((after.present_ms, after.corrected_ms, after.attended), (11 * MINUTE, Some(63 * MINUTE), true));
        hall.db.live().end(&room.organizer, &room.slug).await.unwrap();
        recount_is_zero(&hall).await;
        let page = olga.get(&format!("/en/organizer/lectures/{}", room.slug)).await;
        assert!(page.text.contains("Corrected to 63 min") && page.text.contains(&record), "{}", page.text);
        let page = room.actors[0].clone().get("/en/my").await;
        assert!(page.text.contains("Corrected to 63 min"), "{}", page.text);
        tamper(&hall, "DELETE FROM corrections").await;
        assert_eq!(hall.db.reports().recount().await.unwrap().differences.len(), 1);
    }

    async fn corrections_that_may_not_be_are_refused(hall) {
        let room = in_room(&hall, &["amina"]).await;
        let amina = number(&hall, "SELECT id FROM people WHERE email = 'amina@example.org'").await;
        hall.person("bo", "practitioner").await;
        let bo = number(&hall, "SELECT id FROM people WHERE email = 'bo@example.org'").await;
        let form = |minutes: &str, reason: &str| CorrectionForm { minutes: minutes.into(), reason: reason.into() };
        let long = "x".repeat(501);
        for (person, minutes, reason) in [
            (amina, "91", "why"),
            (amina, "-1", "why"),
            (amina, "", "why"),
            (amina, "ten", "why"),
            (amina, "10", " "),
            (amina, "10", &long),
            (bo, "10", "was never enrolled"),
            (0, "10", "nobody"),
        ] {
            let refused = hall.db.live().correct(&room.organizer, &room.slug, PersonId(person), &form(minutes, reason)).await;
            assert!(refused.is_err(), "{minutes} {reason}");
        }
        hall.clock.set(START.plus(-1));
        assert!(hall.db.live().correct(&room.organizer, &room.slug, PersonId(amina), &form("10", "too early")).await.is_err());
        hall.clock.set(START);
        let mut learner = room.actors[0].clone();
        let amina = amina.to_string();
        let fields = [("lecture", room.slug.as_str()), ("person", &amina), ("minutes", "90"), ("reason", "I was there")];
        learner.accepts = "application/json";
        assert_eq!(learner.post("/api/correct?l=en", &fields).await.status, 403);
        learner.accepts = "text/html";
        assert_eq!(learner.get(&format!("/en/organizer/lectures/{}/people/{amina}", room.slug)).await.status, 403);
        let mut olga = hall.signed_in("olga").await;
        for nobody in ["0", "x", &bo.to_string()] {
            let page = olga.get(&format!("/en/organizer/lectures/{}/people/{nobody}", room.slug)).await;
            assert_eq!(page.status, 404, "{nobody}");
        }
        olga.get(&format!("/en/organizer/lectures/{}/people/{amina}", room.slug)).await;
        let fields = [("lecture", room.slug.as_str()), ("person", &amina), ("minutes", "900"), ("reason", "")];
        let page = olga.press("/api/correct?l=en", &fields).await;
        assert!(page.text.contains("from 0 to 90") && page.text.contains("id=\"reason-error\""), "{}", page.text);
        assert_eq!(number(&hall, "SELECT count(*) FROM corrections").await, 0);
        recount_is_zero(&hall).await;
    }
}
