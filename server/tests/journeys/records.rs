//! The figures are what the records say, and a figure that is not is found.

use crate::steps::{Player, Tab, in_room, publish_replay, recount_is_zero, tamper};
use app::live::{CorrectionForm, Corrections};
use app::reports::Reports;
use server::on_both_engines;
use server::testing::{Actor, TestHall, value};

/// What a player is answered that asks for a lease.
async fn opening(actor: &Actor, slug: &str) -> u16 {
    let mut player = Player {
        actor: actor.clone(),
        slug: slug.into(),
        lease: String::new(),
        seq: 0,
    };
    player.beat(0, 0, 100).await.status
}

on_both_engines! {
    async fn a_recount_finds_every_figure_that_was_tampered_with(hall) {
        let room = in_room(&hall, &["amina"]).await;
        Tab::open(&room.actors[0], &room.slug).await.beats(&hall, 4).await;
        publish_replay(&hall, &room.organizer, &room.slug, 300_000).await;
        Player::open(&room.actors[0], &room.slug).await.play(&hall, 0, 270_000).await;
        let asked = [("lecture", room.slug.as_str()), ("question", "Who pays for the ice?")];
        room.actors[0].clone().press("/api/ask-question?l=en", &asked).await;
        recount_is_zero(&hall).await;
        for (table, change, back) in [
            ("questions", "raised = raised + 1", "raised = raised - 1"),
            ("attendance", "present_ms = present_ms + 1", "present_ms = present_ms - 1"),
            ("attendance", "gathered_ms = gathered_ms + 1", "gathered_ms = gathered_ms - 1"),
            ("attendance", "corrected_ms = 1", "corrected_ms = NULL"),
            ("attendance", "attended = NOT attended", "attended = NOT attended"),
            ("attendance", "by_gathering = NOT by_gathering", "by_gathering = NOT by_gathering"),
            ("attendance", "percent = percent + 1", "percent = percent - 1"),
            ("attendance", "late = NOT late", "late = NOT late"),
            ("attendance", "left_early = NOT left_early", "left_early = NOT left_early"),
            ("lectures", "seats_taken = seats_taken + 1", "seats_taken = seats_taken - 1"),
            ("play_sessions", "credit_ms = credit_ms + 1", "credit_ms = credit_ms - 1"),
            ("play_sessions", "counted = NOT counted", "counted = NOT counted"),
            ("play_sessions", "reached_at = reached_at + 1", "reached_at = reached_at - 1"),
            ("coverage", "watched_ms = watched_ms + 1", "watched_ms = watched_ms - 1"),
            ("coverage", "completed = NOT completed", "completed = NOT completed"),
            ("presence_intervals", "to_at = to_at + 1", "to_at = to_at - 1"),
            ("play_spans", "to_ms = to_ms + 1", "to_ms = to_ms - 1"),
            ("play_sessions", "to_ms = to_ms + 1", "to_ms = to_ms - 1"),
            ("play_sessions", "spans = spans + 1", "spans = spans - 1"),
            ("coverage", "watched_at = watched_at + 1", "watched_at = watched_at - 1"),
            ("recordings", "core_ms = core_ms + 1", "core_ms = core_ms - 1"),
            ("recordings", "core_ms = core_ms - 1", "core_ms = core_ms + 1"),
            ("recordings", "counts_from = counts_from + 1", "counts_from = counts_from - 1"),
        ] {
            tamper(&hall, &format!("UPDATE {table} SET {change}")).await;
            let found = hall.db.reports().recount().await.unwrap().differences;
            assert!(!found.is_empty(), "{table}: {change} is found");
            tamper(&hall, &format!("UPDATE {table} SET {back}")).await;
            recount_is_zero(&hall).await;
        }
        // What cannot be read is not taken for nothing: it is named, and no beat writes over it.
        let player = Player::open(&room.actors[0], &room.slug).await;
        let kept = "SELECT watched FROM coverage";
        let watched: String = value(&hall.db, kept).await;
        for damaged in ["xx", &watched[1..]] {
            tamper(&hall, &format!("UPDATE coverage SET watched = '{damaged}'")).await;
            let found = hall.db.reports().recount().await.unwrap().differences;
            assert!(found.len() == 1 && found[0].contains(damaged), "{found:?}");
            hall.clock.by(15_000);
            assert_eq!(player.clone().beat(270_000, 285_000, 100).await.status, 503);
            assert_eq!(opening(&room.actors[0], &room.slug).await, 503, "nor is another begun");
            assert_eq!(value::<String>(&hall.db, kept).await, damaged);
        }
        tamper(&hall, &format!("UPDATE coverage SET watched = '{watched}'")).await;
        recount_is_zero(&hall).await;
        for (table, figure) in [("coverage", "coverage"), ("play_spans", "play session"), ("attendance", "attendance")] {
            tamper(&hall, &format!("DELETE FROM {table}")).await;
            let found = hall.db.reports().recount().await.unwrap().differences;
            assert!(found.iter().any(|d| d.starts_with(figure)), "an emptied {table} is found: {found:?}");
        }
    }

    async fn a_recount_names_what_cannot_be(hall) {
        let room = in_room(&hall, &["amina"]).await;
        let mut tab = Tab::open(&room.actors[0], &room.slug).await;
        tab.beats(&hall, 4).await;
        let other = hall.lecture(&room.organizer, &hall.form("Seed law")).await;
        let mut amina = room.actors[0].clone();
        amina.post("/api/enrol?l=en", &[("lecture", &other)]).await;
        crate::steps::join(&mut amina, &other).await;
        Tab::open(&amina, &other).await.beats(&hall, 2).await;
        let form = CorrectionForm { minutes: "20".into(), reason: "The line was down.".into() };
        let corrected = hall.db.live().correct(&room.organizer, &room.slug, room.people[0].id, &form).await;
        corrected.unwrap();
        recount_is_zero(&hall).await;
        // Presence at another lecture while the first went on, as the first had it.
        let at_both = "UPDATE presence_intervals SET from_at = from_at - 60000
            WHERE lecture_id = (SELECT max(id) FROM lectures)";
        for (change, named) in [
            ("DELETE FROM seats", "presence without a seat"),
            ("UPDATE seats SET to_at = from_at", "presence without a seat"),
            ("UPDATE seats SET from_at = from_at + 1200000", "presence without a seat"),
            ("DELETE FROM joins", "presence without a join"),
            ("UPDATE seats SET passed_at = NULL", "presence without a join"),
            (at_both, "at the same time"),
            ("UPDATE presence_intervals SET to_at = to_at + 86400000", "presence in the future"),
            ("UPDATE attendance SET corrected_ms = 90 * 60000 + 1 WHERE corrected_ms > 0", "a correction above the actual length"),
        ] {
            let kept = kept_rows(&hall).await;
            tamper(&hall, change).await;
            let found = hall.db.reports().recount().await.unwrap().differences;
            assert!(found.iter().any(|line| line.contains(named)), "{change}: {found:?}");
            put_back(&hall, &kept).await;
            recount_is_zero(&hall).await;
        }
        // In a room that was gathered here she sits while she is present there.
        let sits = format!(
            "INSERT INTO gatherings (lecture_id, host_id, code, opened_at)
                 SELECT min(l.id), min(p.id), 'TAMPER', min(l.starts_at) FROM lectures l, people p;
             INSERT INTO gathering_stays (gathering_id, person_id, came_at)
                 SELECT g.id, {}, g.opened_at FROM gatherings g",
            room.people[0].id.0
        );
        tamper(&hall, &sits).await;
        let found = hall.db.reports().recount().await.unwrap().differences;
        assert!(found.len() == 1 && found[0].contains("in a gathered room, and present at seed-law"), "{found:?}");
        tamper(&hall, "DELETE FROM gathering_stays; DELETE FROM gatherings").await;
        recount_is_zero(&hall).await;
        tamper(&hall, "DELETE FROM corrections; UPDATE attendance SET attended = TRUE, corrected_ms = NULL; DELETE FROM joins").await;
        let found = hall.db.reports().recount().await.unwrap().differences;
        assert!(found.iter().any(|line| line.contains("attended without a join")), "{found:?}");
    }
}

/// The tables that are tampered with, as statements that fill them again.
async fn kept_rows(hall: &TestHall) -> Vec<String> {
    let mut kept = Vec::new();
    for table in ["seats", "joins", "presence_intervals", "attendance"] {
        tamper(hall, &format!("DROP TABLE IF EXISTS kept_{table}")).await;
        tamper(
            hall,
            &format!("CREATE TABLE kept_{table} AS SELECT * FROM {table}"),
        )
        .await;
        kept.push(format!("DELETE FROM {table}"));
        kept.push(format!("INSERT INTO {table} SELECT * FROM kept_{table}"));
    }
    kept
}

async fn put_back(hall: &TestHall, kept: &[String]) {
    for statement in kept {
        tamper(hall, statement).await;
    }
}
