//! Newcomers: made-up accounts of one network take no lecture from those it is for.

use crate::steps::{InRoom, START, Tab, in_room, number, recount_is_zero, sentence, tamper};
use app::accounts::Accounts;
use app::i18n::Instant;
use app::lectures::LectureForm;
use app::live::Gatherings;
use futures::future::join_all;
use server::on_both_engines;
use server::testing::{Actor, PASSWORD, TestHall};

/// Signs up behind somebody's address; the actor is signed in.
async fn newcomer(hall: &TestHall, neighbour: &Actor, name: &str, kind: &str) -> Actor {
    let mut actor = hall.visitor();
    actor.behind(neighbour);
    let email = format!("{name}@example.org");
    let typed = [
        ("email", email.as_str()),
        ("password", PASSWORD),
        ("name", name),
        ("country", "RW"),
        ("organisation", "Board"),
        ("kind", kind),
        ("language", "en"),
        ("time_zone", "Africa/Kigali"),
    ];
    let page = actor.post("/api/sign-up?l=en", &typed).await;
    assert_eq!(page.status, 303, "{}", page.text);
    actor.get("/en/my").await;
    actor
}

async fn enrol(actor: &mut Actor, slug: &str) -> bool {
    actor.accepts = "application/json";
    let page = actor.post("/api/enrol", &[("lecture", slug)]).await;
    assert!(
        page.status == 200 || (page.status == 422 && page.text.contains("Newcomers")),
        "{}",
        page.text
    );
    page.status == 200
}

on_both_engines! {
    async fn a_hundred_made_up_accounts_of_one_network_take_a_fifth_of_the_seats(hall) {
        let organizer = hall.organizer("olga").await;
        let large = hall.lecture(&organizer, &hall.form("Cold chains")).await;
        let small = hall.lecture(&organizer, &LectureForm { capacity: "12".into(), ..hall.form("Small") }).await;
        let one = hall.visitor();
        let actors = join_all((0..100).map(|n| {
            let (hall, one) = (&hall, &one);
            async move { newcomer(hall, one, &format!("made-up-{n}"), "practitioner").await }
        }))
        .await;
        for (slug, most) in [(&large, 20), (&small, 10)] {
            // At once, each twice.
            let tries = actors.iter().map(|actor| {
                let (mut actor, slug) = (actor.clone(), slug.clone());
                tokio::spawn(async move { enrol(&mut actor, &slug).await })
            });
            let got = join_all(tries).await.into_iter().filter(|got| *got.as_ref().unwrap()).count();
            assert_eq!(got, most);
        }
        recount_is_zero(&hall).await;
        let mut refused = actors[99].clone();
        let mut held = Vec::new();
        for actor in &actors {
            let page = actor.clone().get(&format!("/en/lectures/{large}")).await;
            held.push(page.text.contains("/api/withdraw"));
        }
        let at = held.iter().position(|held| !held).unwrap();
        refused.clone_from(&actors[at]);
        refused.get(&format!("/en/lectures/{large}")).await;
        let page = refused.press("/api/enrol?l=en", &[("lecture", &large)]).await;
        assert!(page.text.contains(&sentence("no-seat-newcomers")), "it says whom to ask: {}", page.text);
        // Others are not held up: of another network, or who have been here before.
        let mut elsewhere = newcomer(&hall, &hall.visitor(), "elsewhere", "practitioner").await;
        assert!(enrol(&mut elsewhere, &large).await);
        hall.person("amina", "practitioner").await;
        let mut amina = hall.signed_in("amina").await;
        amina.behind(&one);
        assert!(enrol(&mut amina, &large).await);
        // An organizer confirms an official of the same network.
        let mut bo = newcomer(&hall, &one, "bo", "official").await;
        assert!(!enrol(&mut bo, &large).await);
        let id = number(&hall, "SELECT id FROM people WHERE email = 'bo@example.org'").await;
        hall.db.accounts().confirm(&organizer, app::accounts::PersonId(id), true).await.unwrap();
        assert!(enrol(&mut bo, &large).await);
        // A seat that is given up is another newcomer's.
        let given = held.iter().position(|held| *held).unwrap();
        actors[given].clone().post("/api/withdraw?l=en", &[("lecture", &large)]).await;
        assert!(enrol(&mut refused.clone(), &large).await);
        // The day after they are newcomers no more, and nothing of their network is left.
        hall.clock.set(START.plus(-Instant::MINUTE).max(hall.db.now()));
        hall.clock.by(2 * Instant::MINUTE);
        hall.db.accounts().sweep_newcomers().await.unwrap();
        let marked = "SELECT count(*) FROM seats WHERE newcomer_network IS NOT NULL";
        assert_eq!(number(&hall, marked).await, 0);
        // Whoever enrolled as their account turned a day old wrote the mark after that.
        let late = "UPDATE seats SET newcomer_network = 'a network'
            WHERE person_id = (SELECT max(id) FROM people WHERE sign_up_network IS NOT NULL
                AND id IN (SELECT person_id FROM seats))";
        tamper(&hall, late).await;
        assert!(number(&hall, marked).await > 0);
        hall.clock.by(10 * Instant::MINUTE);
        hall.db.accounts().sweep_newcomers().await.unwrap();
        assert_eq!(number(&hall, "SELECT count(*) FROM people WHERE sign_up_network IS NOT NULL").await, 0);
        assert_eq!(number(&hall, marked).await, 0);
        let last = held.iter().rposition(|held| !held).unwrap();
        assert!(last == at || enrol(&mut actors[last].clone(), &large).await);
        recount_is_zero(&hall).await;
    }

    async fn a_gathered_room_of_forty_newcomers_is_seated_where_its_host_has_been_here(hall) {
        let InRoom { slug, mut actors, people, organizer, .. } = in_room(&hall, &["amina"]).await;
        let amina = actors.remove(0);
        Tab::open(&amina, &slug).await;
        hall.db.live().open_gathering(&people[0], &slug).await.unwrap();
        let size = "UPDATE gatherings SET most_members = 40";
        tamper(&hall, size).await;
        let code = crate::steps::code(&hall, &slug).await;
        let mut phones = join_all((0..40).map(|n| {
            let (hall, amina) = (&hall, &amina);
            async move { newcomer(hall, amina, &format!("phone{n}"), "practitioner").await }
        }))
        .await;
        for phone in &mut phones {
            let page = phone.press("/api/check-in?l=en", &[("code", &code)]).await;
            assert!(page.text.contains(&sentence("check-in-done")), "{}", page.text);
        }
        assert_eq!(number(&hall, "SELECT seats_taken FROM lectures").await, 41);
        recount_is_zero(&hall).await;
        // A made-up host vouches for nobody.
        let other = hall.lecture(&organizer, &LectureForm {
            starts_at: "2026-11-25T10:05".into(),
            capacity: "20".into(),
            ..hall.form("Warehouses")
        }).await;
        let mut host = newcomer(&hall, &hall.visitor(), "host", "practitioner").await;
        assert!(enrol(&mut host, &other).await);
        host.accepts = "text/html";
        host.post("/api/join?l=en", &[("lecture", &other)]).await;
        Tab::open(&host, &other).await;
        host.post("/api/open-gathering?l=en", &[("lecture", &other)]).await;
        let code = crate::steps::code(&hall, &other).await;
        let mut seated = 0;
        for n in 0..12 {
            let mut phone = newcomer(&hall, &host, &format!("late{n}"), "practitioner").await;
            let page = phone.press("/api/check-in?l=en", &[("code", &code)]).await;
            seated += i32::from(page.text.contains(&sentence("check-in-done")));
        }
        assert_eq!(seated, 9, "with the host ten");
    }
}
