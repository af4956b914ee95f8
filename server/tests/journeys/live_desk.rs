//! The live desk: extending, moving, announcing, who is there.

use crate::steps::{InRoom, LINK, START, Tab, in_room, measured, recount_is_zero, shows};
use app::accounts::Organizer;
use app::i18n::Instant;
use app::live::{Live, LiveDesk};
use server::on_both_engines;
use server::testing::{Actor, Page};

const MOVED: &str = "https://meet.example/another-room";

async fn act(actor: &mut Actor, slug: &str, verb: &str, field: (&str, &str)) -> Page {
    actor.on = format!("/en/organizer/lectures/{slug}/live");
    actor
        .press(&format!("/api/{verb}?l=en"), &[("slug", slug), field])
        .await
}

on_both_engines! {
    async fn an_extension_moves_the_end_and_takes_nothing_from_anybody(hall) {
        let InRoom { organizer, slug, mut actors, .. } = in_room(&hall, &["amina"]).await;
        let mut olga = hall.signed_in("olga").await;
        let mut tab = Tab::open(&actors[0], &slug).await;
        tab.beats(&hall, 126).await;
        assert!(measured(&hall, &organizer, &slug, "amina").await.attended, "63 of 90 minutes");
        let desk = act(&mut olga, &slug, "extend-lecture", ("minutes", "10")).await;
        assert!(desk.text.contains("The lecture ends 10 minutes later."), "{}", desk.text);
        assert!(measured(&hall, &organizer, &slug, "amina").await.attended, "the ten minutes ask nothing more");
        let room = actors[0].get(&format!("/en/lectures/{slug}/live")).await;
        assert!(room.text.contains("It now ends at 11:40 Kigali"), "{}", room.text);
        tab.beats(&hall, 56).await;
        let both = measured(&hall, &organizer, &slug, "amina").await;
        assert_eq!((both.present_ms, both.attended), (91 * Instant::MINUTE, true), "past the first end");
        act(&mut olga, &slug, "extend-lecture", ("minutes", "5")).await;
        recount_is_zero(&hall).await;
    }

    async fn what_cannot_be_extended_is_refused(hall) {
        let InRoom { organizer, slug, .. } = in_room(&hall, &[]).await;
        let mut olga = hall.signed_in("olga").await;
        hall.clock.set(START.plus(-16 * Instant::MINUTE));
        assert!(shows(&act(&mut olga, &slug, "extend-lecture", ("minutes", "10")).await, "lecture-cannot-extend"));
        hall.clock.set(START);
        assert!(shows(&act(&mut olga, &slug, "extend-lecture", ("minutes", "7")).await, "problem-choice"));
        hall.clock.by(Instant::MINUTE);
        hall.db.live().end(&organizer, &slug).await.unwrap();
        assert!(shows(&act(&mut olga, &slug, "extend-lecture", ("minutes", "10")).await, "lecture-cannot-extend"));
    }

    async fn a_lecture_moves_and_the_room_is_told_where(hall) {
        let InRoom { slug, mut actors, .. } = in_room(&hall, &["amina"]).await;
        let mut olga = hall.signed_in("olga").await;
        let desk = act(&mut olga, &slug, "relocate-lecture", ("live_url", "javascript:alert(1)")).await;
        assert!(shows(&desk, "lecture-url") && desk.text.contains("javascript:alert(1)"), "kept beside its sentence");
        assert!(shows(&act(&mut olga, &slug, "relocate-lecture", ("live_url", MOVED)).await, "lecture-relocated"));
        let room = actors[0].get(&format!("/en/lectures/{slug}/live")).await;
        assert!(room.text.contains(MOVED) && !room.text.contains(LINK));
    }

    async fn an_announcement_replaces_the_one_before_and_is_taken_back(hall) {
        let InRoom { slug, mut actors, .. } = in_room(&hall, &["amina"]).await;
        let mut olga = hall.signed_in("olga").await;
        let room = format!("/en/lectures/{slug}/live");
        act(&mut olga, &slug, "announce", ("announcement", "Slides are <here>.")).await;
        assert!(actors[0].get(&room).await.text.contains("Slides are &lt;here&gt;."));
        act(&mut olga, &slug, "announce", ("announcement", "A break of five minutes.")).await;
        let page = actors[0].get(&room).await;
        assert!(page.text.contains("A break of five minutes.") && !page.text.contains("Slides are"));
        assert!(shows(&act(&mut olga, &slug, "announce", ("announcement", " ")).await, "announcement-withdrawn"));
        assert!(!actors[0].get(&room).await.text.contains("A break"));
        let long = "a".repeat(301);
        let page = act(&mut olga, &slug, "announce", ("announcement", &long)).await;
        assert!(page.text.contains(&long), "kept");
    }

    async fn the_desk_shows_who_is_there(hall) {
        let InRoom { organizer, slug, actors, .. } = in_room(&hall, &["amina", "bo"]).await;
        let mut amina = Tab::open(&actors[0], &slug).await;
        let mut bo = Tab::open(&actors[1], &slug).await;
        amina.beats(&hall, 10).await;
        hall.clock.by(30_000);
        bo.beat().await;
        let presence = hall.db.live().presence(&organizer, &slug).await.unwrap();
        assert_eq!(presence.now, 2);
        assert_eq!(presence.by_country, [("RW".to_owned(), 2)]);
        assert_eq!(presence.over_time.iter().map(|(_, n)| n).max(), Some(&1), "who waits too long is not there");
        let page = hall.signed_in("olga").await.get(&format!("/en/organizer/lectures/{slug}/live")).await;
        assert_eq!(page.status, 200);
        assert!(page.text.contains("id=\"present-now\">2<"), "{}", page.text);
        assert!(Organizer::of(hall.person("dia", "official").await).is_none());
        assert_eq!(hall.signed_in("dia").await.get(&format!("/en/organizer/lectures/{slug}/live")).await.status, 403);
    }
}
