//! Corrections: beside what was measured, never over it.

use crate::steps::{
    START, Tab, figures, in_room, measured, number, recount_is_zero, shows, tamper, twenty_minutes,
};
use app::accounts::{Person, PersonId};
use app::enrolment::Enrolment;
use app::i18n::Instant;
use app::live::{Attendance, CorrectionForm, Corrections, Live, Seats};
use app::reports::Reports;
use server::on_both_engines;
use server::testing::{Actor, Page};

const MINUTE: i64 = Instant::MINUTE;

on_both_engines! {
    async fn whoever_corrects_after_a_colleague_has_changed_what_may_be_is_told_with_what_was_typed(hall) {
        let room = in_room(&hall, &["amina"]).await;
        Tab::open(&room.actors[0], &room.slug).await.beats(&hall, 20).await;
        let who = room.people[0].id;
        let mut olga = hall.signed_in("olga").await;
        let record = format!("/en/organizer/lectures/{}/people/{}", room.slug, who.0);
        let person = who.0.to_string();
        let whose = [("lecture", room.slug.as_str()), ("person", person.as_str())];
        let told = |page: &Page, key: &str, typed: &str| {
            assert!(shows(page, key) && shows(page, "form-elsewhere") && page.text.contains(typed), "{key}: {}", page.text);
        };
        // Where the form is there, it says itself what is wrong with it.
        olga.get(&record).await;
        let fields = [whose.as_slice(), &[("minutes", "9999"), ("reason", "As I saw it.")]].concat();
        let page = olga.press("/api/correct?l=en", &fields).await;
        assert!(page.text.contains("id=\"minutes-error\"") && !shows(&page, "form-elsewhere"), "{}", page.text);
        let live = hall.db.live();
        let form = CorrectionForm { minutes: "20".into(), reason: "The line was down.".into() };
        live.correct(&room.organizer, &room.slug, who, &form).await.unwrap();
        assert!(olga.get(&record).await.text.contains("/api/take-back-correction"));
        live.take_back_correction(&room.organizer, &room.slug, who, "It was not.").await.unwrap();
        let fields = [whose.as_slice(), &[("back_reason", "Nobody told me.")]].concat();
        told(&olga.press("/api/take-back-correction?l=en", &fields).await, "correction-none-stands", "Nobody told me.");
        live.cancel(&room.organizer, &room.slug).await.unwrap();
        let fields = [whose.as_slice(), &[("minutes", "33"), ("reason", "As I saw it.")]].concat();
        told(&olga.press("/api/correct?l=en", &fields).await, "correction-cancelled", "As I saw it.");
        assert!(!shows(&olga.get(&record).await, "form-elsewhere"), "once");
    }

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
        assert!(page.text.contains("Corrected to 11 min") && page.text.contains(&record), "no more than the actual length: {}", page.text);
        let page = room.actors[0].clone().get("/en/my").await;
        assert!(page.text.contains("Corrected to 11 min"), "{}", page.text);
        let stands = number(&hall, "SELECT corrected_ms FROM corrections ORDER BY id DESC LIMIT 1").await;
        assert_eq!(stands, 63 * MINUTE, "the record stays as it was typed");
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

    async fn a_correction_is_taken_back_by_a_further_record(hall) {
        let room = in_room(&hall, &["amina"]).await;
        Tab::open(&room.actors[0], &room.slug).await.beats(&hall, 20).await;
        let before = measured(&hall, &room.organizer, &room.slug, "amina").await;
        let amina = room.people[0].id;
        let live = hall.db.live();
        let none = live.take_back_correction(&room.organizer, &room.slug, amina, "none was made").await;
        assert!(none.is_err());
        let form = CorrectionForm { minutes: "90".into(), reason: "The line was down.".into() };
        live.correct(&room.organizer, &room.slug, amina, &form).await.unwrap();
        assert!(measured(&hall, &room.organizer, &room.slug, "amina").await.attended);

        let mut olga = hall.signed_in("olga").await;
        let record = format!("/en/organizer/lectures/{}/people/{}", room.slug, amina.0);
        let page = olga.get(&record).await;
        assert!(shows(&page, "correction-back-button"), "{}", page.text);
        let id = amina.0.to_string();
        let fields = |reason| [("lecture", room.slug.as_str()), ("person", id.as_str()), ("back_reason", reason)];
        let page = olga.press("/api/take-back-correction?l=en", &fields(" ")).await;
        assert!(shows(&page, "correction-no-reason"), "{}", page.text);
        let page = olga.press("/api/take-back-correction?l=en", &fields("It was another Amina.")).await;
        assert!(shows(&page, "correction-taken-back") && page.text.contains("It was another Amina."), "{}", page.text);
        assert!(shows(&page, "correction-as-measured") && !shows(&page, "correction-back-button"));
        assert_eq!(measured(&hall, &room.organizer, &room.slug, "amina").await, before);
        assert_eq!(number(&hall, "SELECT count(*) FROM corrections").await, 2);
        let told = number(&hall, "SELECT count(*) FROM events WHERE kind = 'attendance.corrected'").await;
        assert_eq!(told, 2);
        assert_eq!(figures(&hall, &room.organizer, &room.slug).await.corrected, 0);
        recount_is_zero(&hall).await;
        // And it may be corrected again.
        live.correct(&room.organizer, &room.slug, amina, &form).await.unwrap();
        assert!(measured(&hall, &room.organizer, &room.slug, "amina").await.attended);
        recount_is_zero(&hall).await;
    }

    async fn a_correction_counts_no_more_than_the_lecture_lasted(hall) {
        let room = twenty_minutes(&hall, &["amina"]).await;
        hall.clock.by(10_000);
        let form = CorrectionForm { minutes: "20".into(), reason: "She will be there.".into() };
        hall.db.live().correct(&room.organizer, &room.slug, room.people[0].id, &form).await.unwrap();
        let corrected = measured(&hall, &room.organizer, &room.slug, "amina").await;
        assert_eq!((corrected.corrected_ms, corrected.attended), (Some(20 * MINUTE), true));
        hall.clock.set(START.plus(38_000));
        hall.db.live().end(&room.organizer, &room.slug).await.unwrap();
        let corrected = measured(&hall, &room.organizer, &room.slug, "amina").await;
        assert_eq!((corrected.corrected_ms, corrected.attended), (Some(38_000), false));
        assert_eq!(figures(&hall, &room.organizer, &room.slug).await.attended, 0);
        recount_is_zero(&hall).await;
    }

    async fn nobody_is_corrected_who_gave_the_seat_up_nor_at_a_cancelled_lecture_nor_by_oneself(hall) {
        let organizer = hall.organizer("olga").await;
        let slug = hall.lecture(&organizer, &hall.form("Cold chains")).await;
        let amina = hall.person("amina", "practitioner").await;
        let bo = hall.person("bo", "practitioner").await;
        for person in [&amina, &bo, organizer.person()] {
            hall.db.enrolment().enrol(person, &slug).await.unwrap();
        }
        hall.clock.set(START.plus(-5 * MINUTE));
        hall.db.live().join(&amina, &slug).await.unwrap();
        hall.db.live().withdraw(&amina, &slug).await.unwrap();
        hall.clock.set(START.plus(MINUTE));
        let mut olga = hall.signed_in("olga").await;
        let form = CorrectionForm { minutes: "90".into(), reason: "why".into() };
        let refused = async |olga: &mut Actor, person: &Person, key: &str| {
            let refused = hall.db.live().correct(&organizer, &slug, person.id, &form).await;
            let refused = format!("{:?}", refused.unwrap_err());
            assert!(refused.contains(&format!("{key:?}")), "{refused}");
            let page = olga.get(&format!("/en/organizer/lectures/{slug}/people/{}", person.id.0)).await;
            assert!(shows(&page, key) && !shows(&page, "correction-button"), "{}", page.text);
        };
        refused(&mut olga, &amina, "correction-no-seat").await;
        refused(&mut olga, organizer.person(), "correction-oneself").await;
        hall.db.live().correct(&organizer, &slug, bo.id, &form).await.unwrap();
        hall.db.live().cancel(&organizer, &slug).await.unwrap();
        refused(&mut olga, &bo, "correction-cancelled").await;
        assert_eq!(measured(&hall, &organizer, &slug, "bo").await, Attendance::default());
        let f = figures(&hall, &organizer, &slug).await;
        assert_eq!((f.attended, f.corrected), (0, 0));
        recount_is_zero(&hall).await;
    }
}
