//! The main job of the hall, from the printed link to the report, as plain forms.

use crate::steps::{
    END, FILM, LINK, Player, START, Tab, borrowed, fields, figures, film_address, recount_is_zero,
    shows, slug_of, upload,
};
use app::accounts::Organizer;
use app::i18n::Instant;
use app::lectures::LectureForm;
use regex::Regex;
use server::on_both_engines;
use server::testing::{Actor, PASSWORD, TestHall};

/// The first organizer, by the link that a fresh hall prints.
async fn set_up(hall: &TestHall) -> Actor {
    let token = hall.db.accounts().open_set_up().await.unwrap();
    let mut olga = hall.visitor();
    let page = olga.get(&format!("/en/set-up?token={token}")).await;
    assert!(shows(&page, "set-up-lead"));
    let typed = [
        ("token", token.as_str()),
        ("email", "olga@example.org"),
        ("password", PASSWORD),
        ("name", "Olga"),
        ("country", "CN"),
        ("time_zone", "Asia/Shanghai"),
    ];
    let page = olga.press("/api/set-up?l=en", &typed).await;
    assert_eq!(page.status, 200);
    assert!(shows(&page, "set-up-done"));
    assert_eq!(olga.on, "/en/organizer");
    olga
}

/// A lecture for officials, published by its buttons.
async fn publish(hall: &TestHall, olga: &mut Actor) -> String {
    olga.get("/en/organizer/lectures/new").await;
    let form = LectureForm {
        audience: "officials".into(),
        ..hall.form("Cold chains")
    };
    let page = olga
        .press("/api/save-lecture?l=en", &borrowed(&fields(&form)))
        .await;
    assert!(shows(&page, "lecture-saved"), "{}", page.text);
    let slug = slug_of(&olga.on);
    for (mut other, why) in [
        (hall.visitor(), "a visitor"),
        (hall.signed_in("peter").await, "a person"),
    ] {
        assert_eq!(
            other.get(&format!("/en/lectures/{slug}")).await.status,
            404,
            "{why} sees no draft"
        );
        assert!(
            !other.get("/en/").await.text.contains("Cold chains"),
            "{why} sees no draft"
        );
        assert_eq!(
            other
                .get(&format!("/en/lectures/{slug}/calendar.ics"))
                .await
                .status,
            404
        );
    }
    let page = olga
        .press("/api/publish-lecture?l=en", &[("slug", &slug)])
        .await;
    assert!(shows(&page, "lecture-published"));
    slug
}

/// An official who signs up from a lecture's page.
async fn sign_up(hall: &TestHall, slug: &str) -> Actor {
    let mut amina = hall.visitor();
    let page = amina.get(&format!("/en/lectures/{slug}")).await;
    assert!(shows(&page, "sign-in-to-enrol"));
    let next = format!("/en/lectures/{slug}");
    amina.get(&format!("/en/sign-up?next={next}")).await;
    let typed = [
        ("email", "amina@example.org"),
        ("password", PASSWORD),
        ("name", "Amina"),
        ("country", "RW"),
        ("organisation", "Ministry of Trade"),
        ("kind", "official"),
        ("language", "en"),
        ("time_zone", "Africa/Kigali"),
        ("next", &next),
    ];
    let page = amina.press("/api/sign-up?l=en", &typed).await;
    assert_eq!(amina.on, next, "signing up leads back to the lecture");
    assert!(shows(&page, "signed-up"));
    amina
}

/// No page and no answer gives the link away.
async fn link_is_nowhere(actor: &mut Actor, slug: &str, who: &str) {
    let on = actor.on.clone();
    for l in ["en", "zh", "th", "ar"] {
        for path in [
            "/".to_owned(),
            "/my".into(),
            "/replays".into(),
            format!("/lectures/{slug}"),
            format!("/lectures/{slug}/live"),
            format!("/lectures/{slug}/calendar.ics"),
            "/calendar/programme.ics".into(),
        ] {
            let page = actor.get(&format!("/{l}{path}")).await;
            let said = format!("{:?} {}", page.headers, page.text);
            assert!(
                !said.contains("meet.example") && !said.contains("secret-room"),
                "{who} reads the link at /{l}{path}"
            );
        }
    }
    actor.on = on;
}

on_both_engines! {
    async fn from_the_set_up_link_to_the_report(hall) {
        hall.person("peter", "practitioner").await;
        let mut olga = set_up(&hall).await;
        let slug = publish(&hall, &mut olga).await;
        let mut amina = sign_up(&hall, &slug).await;

        // Not confirmed yet: the page says so, and the button has a seat held.
        let page = amina.get(&format!("/en/lectures/{slug}")).await;
        assert!(shows(&page, "held-offer"), "{}", page.text);
        let page = amina.press("/api/enrol?l=en", &[("lecture", &slug)]).await;
        assert!(shows(&page, "held-notice"), "{}", page.text);
        let mut peter = hall.signed_in("peter").await;
        peter.get(&format!("/en/lectures/{slug}")).await;
        let page = peter.press("/api/enrol?l=en", &[("lecture", &slug)]).await;
        assert!(shows(&page, "no-seat-officials"));

        let page = olga.get("/en/organizer/people?waiting=1").await;
        let waiting = Regex::new(r#"name="person" value="(\d+)""#).unwrap();
        let id = waiting.captures(&page.text).expect("an official waits")[1].to_owned();
        let page = olga.press("/api/confirm?l=en", &[("person", &id), ("confirmed", "true")]).await;
        assert!(shows(&page, "official-confirmed"));

        // What was held for her is hers.
        let page = amina.get(&format!("/en/lectures/{slug}")).await;
        assert!(shows(&page, "you-are-enrolled"), "{}", page.text);
        let page = amina.press("/api/enrol?l=en", &[("lecture", &slug)]).await;
        assert!(shows(&page, "no-seat-already"));
        assert!(amina.get("/en/my").await.text.contains("Cold chains"));

        // Before the gate, also at its last millisecond.
        for now in [hall.db.now(), START.plus(-15 * Instant::MINUTE - 1)] {
            hall.clock.set(now);
            link_is_nowhere(&mut hall.visitor(), &slug, "a visitor").await;
            link_is_nowhere(&mut peter, &slug, "another person").await;
            link_is_nowhere(&mut amina, &slug, "the enrolled one").await;
            let page = amina.press("/api/join?l=en", &[("lecture", &slug)]).await;
            assert!(shows(&page, "gate-too-early"));
        }

        hall.clock.set(START.plus(-15 * Instant::MINUTE));
        let page = amina.get(&format!("/en/lectures/{slug}/live")).await;
        assert!(shows(&page, "gate-not-joined"));
        link_is_nowhere(&mut amina, &slug, "who has not joined").await;
        let page = amina.press("/api/join?l=en", &[("lecture", &slug)]).await;
        assert!(page.text.contains(LINK), "inside, the link is there");
        link_is_nowhere(&mut hall.visitor(), &slug, "a visitor").await;
        link_is_nowhere(&mut peter, &slug, "another person").await;
        assert_eq!(hall.visitor().get(&format!("/en/lectures/{slug}/live")).await.status, 303);
        let page = peter.press("/api/join?l=en", &[("lecture", &slug)]).await;
        assert!(shows(&page, "gate-not-enrolled"));

        // The organizer starts on time; an hour of beats; the organizer ends.
        hall.clock.set(START);
        hall.sign_in(&mut olga, "olga").await;
        olga.get(&format!("/en/organizer/lectures/{slug}")).await;
        let page = olga.press("/api/start-lecture?l=en", &[("slug", &slug)]).await;
        assert!(shows(&page, "lecture-started"));
        let mut tab = Tab::open(&amina, &slug).await;
        tab.beats(&hall, 120).await;
        let page = olga.press("/api/end-lecture?l=en", &[("slug", &slug)]).await;
        assert!(shows(&page, "lecture-ended"));
        assert_eq!(tab.beat().await, (410, 60 * Instant::MINUTE));
        assert!(!amina.get(&format!("/en/lectures/{slug}/live")).await.text.contains(LINK), "the door is shut again");
        assert!(shows(&amina.get("/en/my").await, "attended"));

        // The replay.
        olga.get(&format!("/en/organizer/lectures/{slug}")).await;
        let answer = upload(&mut olga, &slug, FILM).await;
        assert_eq!((answer.status, answer.location()), (303, &*format!("/en/organizer/lectures/{slug}")));
        let page = olga.get(&format!("/en/organizer/lectures/{slug}")).await;
        assert!(shows(&page, "replay-published"), "{}", page.text);
        assert_eq!(hall.visitor().get(&format!("/en/replays/{slug}")).await.status, 403, "the lecture was for officials");
        let page = amina.get(&format!("/en/replays/{slug}")).await;
        assert_eq!(page.status, 200);
        let film = film_address(&page);
        let bare = film.split('?').next().expect("a path");
        assert_eq!(hall.visitor().get(bare).await.status, 404, "nor is its film there without a signed link");
        let part = hall.visitor().send(http::Method::GET, &film, &[("range", "bytes=100-199")], "").await;
        assert_eq!((part.status, part.header("content-type"), part.header("x-content-type-options")), (206, "video/mp4", "nosniff"));
        assert_eq!(&part.bytes[..], &FILM[100..200]);

        let mut player = Player::open(&amina, &slug).await;
        let told = player.play(&hall, 0, 45_000).await;
        assert_eq!((told.credit_ms, told.percent), (45_000, 47));

        // The report.
        let organizer = Organizer::of(hall.reread(app::accounts::PersonId(2)).await).expect("olga was the second account");
        let f = figures(&hall, &organizer, &slug).await;
        assert_eq!((f.enrolled, f.joined, f.attended, f.present_ms), (1, 1, 1, 60 * Instant::MINUTE));
        assert_eq!((f.replays, f.viewers, f.visitors), (1, 1, 0));
        let page = olga.get("/en/organizer/reports").await;
        let row = page.text.split("id=\"by-lecture\"").nth(1).unwrap().split("<tbody>").nth(1).unwrap();
        let shown: Vec<&str> = row.split("<td class=\"num\">").skip(1).take(9).map(|c| c.split('<').next().unwrap()).collect();
        assert_eq!(shown, ["1", "1", "1", "60", "0", "0", "1", "1", "0"], "enrolled, joined, attended, minutes, gathered minutes, by replay, replays, viewers, visitors");
        recount_is_zero(&hall).await;
        assert!(hall.db.now() < END);
    }
}
