//! The list of the replays: its cards, what it is narrowed to and sorted by, and what somebody has begun.

use crate::steps::{END, Player, publish_replay, sentence, shows, tamper, track};
use app::accounts::Organizer;
use app::i18n::Instant;
use app::lectures::{LectureForm, Lectures};
use app::live::Live;
use server::on_both_engines;
use server::testing::{Actor, TestHall};

const MINUTE: i64 = Instant::MINUTE;
const FRENCH: &str = "WEBVTT\n\n00:01.000 --> 00:04.000\nBienvenue\n";

/// Publishes the replay of a lecture that is this and that.
async fn publish(
    hall: &TestHall,
    organizer: &Organizer,
    title: &str,
    minutes: i64,
    with: impl Fn(&mut LectureForm),
) -> String {
    let mut form = hall.form(title);
    with(&mut form);
    let slug = hall.lecture(organizer, &form).await;
    publish_replay(hall, organizer, &slug, minutes * MINUTE).await;
    hall.clock.by(1_000);
    slug
}

/// Three replays that differ in all that the list can be narrowed to.
async fn three(hall: &TestHall) -> [String; 3] {
    let organizer = hall.organizer("olga").await;
    let cold = publish(hall, &organizer, "Cold chains", 20, |form| {
        form.series = "On its way".into();
    })
    .await;
    let tea = publish(hall, &organizer, "Tea gardens", 45, |form| {
        form.topic = "skills".into();
        form.language = "zh".into();
        form.speaker = "Li Hongmei".into();
    })
    .await;
    let post = publish(hall, &organizer, "Direct post", 90, |form| {
        form.topic = "trends".into();
        form.speaker = "Wanjiru Kamau".into();
        form.speaker_country = "KE".into();
        form.series = "From field to screen".into();
    })
    .await;
    let mut olga = hall.signed_in("olga").await;
    let saved = track(&mut olga, &post, "captions", "fr", FRENCH).await;
    assert_eq!(saved.status, 303, "{}", saved.text);
    // What it can be narrowed to may be some seconds old.
    hall.clock.by(MINUTE);
    [cold, tea, post]
}

/// The replays that the page at an address lists, in their order.
async fn listed(actor: &mut Actor, query: &str) -> Vec<String> {
    let page = actor.get(&format!("/en/replays{query}")).await;
    assert_eq!(page.status, 200, "{query}");
    let list = page.text.split("<ol class=\"replays\">").nth(1);
    let cards = list
        .unwrap_or_default()
        .split("</ol>")
        .next()
        .unwrap_or_default();
    let titles = cards.split("<h2>").skip(1);
    titles
        .map(|card| {
            card.split("/en/replays/")
                .nth(1)
                .unwrap()
                .split('"')
                .next()
                .unwrap()
                .to_owned()
        })
        .collect()
}

on_both_engines! {
    async fn the_list_is_narrowed_and_sorted_by_its_address(hall) {
        let [cold, tea, post] = three(&hall).await;
        let mut visitor = hall.visitor();
        for (query, expected) in [
            ("", vec![&post, &tea, &cold]),
            ("?order=shortest", vec![&cold, &tea, &post]),
            ("?order=longest", vec![&post, &tea, &cold]),
            ("?topic=skills", vec![&tea]),
            ("?language=zh", vec![&tea]),
            ("?language=en", vec![&post, &cold]),
            ("?captions=fr", vec![&post]),
            ("?country=KE", vec![&post]),
            ("?speaker=Li%20Hongmei", vec![&tea]),
            ("?speaker=Li", vec![]),
            ("?series=From%20field%20to%20screen", vec![&post]),
            ("?series=field", vec![]),
            ("?length=short", vec![&cold]),
            ("?length=medium", vec![&tea]),
            ("?length=long&order=shortest", vec![&post]),
            ("?topic=skills&captions=fr", vec![]),
            // What is none of the hall's narrows nothing.
            ("?topic=x&language=%27&country=ZZ&length=-1&order=%25", vec![&post, &tea, &cold]),
        ] {
            let found = listed(&mut visitor, query).await;
            assert_eq!(found.iter().collect::<Vec<_>>(), expected, "{query}");
        }
        let beyond = visitor.get("/en/replays?order=longest&page=77777").await;
        assert_eq!((beyond.status, beyond.header("location")), (303, "/en/replays?order=longest"));
        let page = visitor.get("/en/replays?topic=skills&captions=fr").await;
        assert!(shows(&page, "replays-none-found"), "{}", page.text);
        let page = visitor.get("/en/replays?captions=fr").await;
        for link in ["?topic=trends&amp;captions=fr", "?captions=fr&amp;country=KE", "?captions=fr&amp;speaker=Li%20Hongmei", "?captions=fr&amp;series=From%20field%20to%20screen", "?captions=fr&amp;length=long", "?captions=fr&amp;order=shortest"] {
            assert!(page.text.contains(&format!("href=\"/en/replays{link}\"")), "{link} keeps the rest: {}", page.text);
        }
    }

    async fn what_comes_next_in_a_series_is_offered(hall) {
        let organizer = hall.organizer("olga").await;
        let in_series = |form: &mut LectureForm| form.series = "From field to screen".into();
        let first = publish(&hall, &organizer, "Sorting tea", 20, in_series).await;
        let second = publish(&hall, &organizer, "Packing tea", 20, in_series).await;
        let draft = hall.db.lectures().save(&organizer, None, &LectureForm { series: "From field to screen".into(), ..hall.form("Draft") }).await.unwrap();
        // One that is over and has no replay is nothing to go on with.
        let mut unseen = hall.form("Weighing tea");
        in_series(&mut unseen);
        hall.lecture(&organizer, &unseen).await;
        let alone = publish(&hall, &organizer, "Cold chains", 20, |_| ()).await;
        let mut coming = hall.form("Selling tea");
        in_series(&mut coming);
        coming.starts_at = "2026-12-25T10:00".into();
        coming.ends_at = "2026-12-25T11:00".into();
        let last = hall.lecture(&organizer, &coming).await;
        hall.clock.set(END);
        let mut visitor = hall.visitor();
        let mut next = async |page: String| {
            let page = visitor.get(&page).await.text;
            let part = page.split("<p class=\"next-up\">").nth(1)?.split("</p>").next()?.to_owned();
            Some(part.split("href=\"").nth(1)?.split('"').next()?.to_owned())
        };
        // A replay where there is one, else the lecture; on both pages of one.
        assert_eq!(next(format!("/en/replays/{first}")).await, Some(format!("/en/replays/{second}")));
        assert_eq!(next(format!("/en/lectures/{first}")).await, Some(format!("/en/replays/{second}")));
        assert_eq!(next(format!("/en/replays/{second}")).await, Some(format!("/en/lectures/{last}")));
        // Not a draft, and nothing of the last or of one that stands alone.
        assert_ne!(draft, last);
        assert_eq!(next(format!("/en/lectures/{last}")).await, None);
        assert_eq!(next(format!("/en/replays/{alone}")).await, None);
        hall.db.live().cancel(&organizer, &last).await.unwrap();
        assert_eq!(next(format!("/ar/replays/{second}")).await, None, "one that is cancelled comes not");
    }

    async fn a_long_list_lies_on_pages(hall) {
        let organizer = hall.organizer("olga").await;
        let mut all = Vec::new();
        for n in 0..26 {
            all.push(publish(&hall, &organizer, &format!("Lecture {n}"), 20 + n, |_| ()).await);
        }
        let mut visitor = hall.visitor();
        let first = listed(&mut visitor, "?order=shortest").await;
        let second = listed(&mut visitor, "?order=shortest&page=2").await;
        assert_eq!((first.len(), second.len()), (24, 2));
        assert_eq!([first, second].concat(), all);
        let page = visitor.get("/en/replays?order=shortest").await;
        assert!(page.text.contains("26 replays") && page.text.contains("/en/replays?order=shortest&amp;page=2"), "{}", page.text);
        for beyond in [3, 77_777] {
            let beyond = visitor.get(&format!("/en/replays?order=shortest&page={beyond}")).await;
            assert_eq!((beyond.status, beyond.header("location")), (303, "/en/replays?order=shortest&page=2"));
        }
    }

    async fn a_card_tells_length_languages_and_size(hall) {
        let [_, _, post] = three(&hall).await;
        let mut visitor = hall.visitor();
        tamper(&hall, "INSERT INTO renditions (recording_id, kind, file, media_type, bytes, width, height, made_at)
            SELECT id, '360p', 'r-' || file, 'video/mp4', 26000000, 640, 360, 0 FROM recordings").await;
        tamper(&hall, "INSERT INTO renditions (recording_id, kind, file, media_type, bytes, width, height, made_at)
            SELECT id, 'poster', 'p-' || file, 'image/jpeg', 9000, 640, 360, 0 FROM recordings").await;
        let page = visitor.get("/en/replays?captions=fr").await;
        for told in [">1:30:00<", "English · captions: French", "26.0 MB at 360p", "0 replays", "/media/p-"] {
            assert!(page.text.contains(told), "{told}: {}", page.text);
        }
        assert!(page.text.contains(&format!("href=\"/en/replays/{post}\"")));
        assert!(shows(&page, "replays-new"));
        hall.clock.by(8 * Instant::DAY);
        let page = visitor.get("/en/replays?captions=fr").await;
        assert!(!page.text.contains("class=\"new\""), "after a week it is not new");
    }

    async fn a_picture_is_shown_to_those_who_may_watch(hall) {
        let organizer = hall.organizer("olga").await;
        publish(&hall, &organizer, "Duties", 20, |form| form.audience = "officials".into()).await;
        tamper(&hall, "INSERT INTO renditions (recording_id, kind, file, media_type, bytes, width, height, made_at)
            SELECT id, 'poster', 'p-' || file, 'image/jpeg', 9000, 640, 360, 0 FROM recordings").await;
        for (mut actor, sees) in [(hall.visitor(), false), (hall.signed_in("olga").await, true)] {
            let page = actor.get("/en/replays").await;
            assert!(page.text.contains("Duties") && page.text.contains("class=\"badge\""), "{}", page.text);
            assert_eq!(page.text.contains("/media/p-"), sees, "{}", page.text);
        }
    }

    async fn what_was_begun_stands_first_until_it_is_watched(hall) {
        let [cold, tea, post] = three(&hall).await;
        hall.person("amina", "practitioner").await;
        let mut amina = hall.signed_in("amina").await;
        let begun = |page: &server::testing::Page| {
            let list = page.text.split("<ol class=\"begun\">").nth(1).unwrap_or_default();
            let list = list.split("</ol>").next().unwrap_or_default().to_owned();
            [&cold, &tea, &post].map(|slug| list.find(&format!("<h3 id=\"begun-{slug}\"")))
        };
        let page = amina.get("/en/replays").await;
        assert!(!shows(&page, "replays-begun"), "nothing was begun");

        Player::open(&amina, &tea).await.play(&hall, 0, 9 * MINUTE).await;
        Player::open(&amina, &cold).await.play(&hall, 0, 8 * MINUTE).await;
        let page = amina.get("/en/replays").await;
        let [at_cold, at_tea, at_post] = begun(&page);
        assert!(at_cold < at_tea && at_cold.is_some() && at_post.is_none(), "the latest first: {}", page.text);
        assert!(page.text.contains("Watched 40%") && page.text.contains("at 8:00") && page.text.contains("12 minutes left"), "{}", page.text);
        assert_eq!(page.text.matches("Watched 20%").count(), 2, "in what was begun and in the list");
        assert!(!shows(&amina.get("/en/replays?order=shortest").await, "replays-begun"), "the list was asked for");
        assert!(!shows(&hall.visitor().get("/en/replays").await, "replays-begun"));
        hall.person("peter", "practitioner").await;
        let page = hall.signed_in("peter").await.get("/en/replays").await;
        assert!(!shows(&page, "replays-begun") && !page.text.contains("Watched"), "others began it");

        Player::open(&amina, &cold).await.play(&hall, 8 * MINUTE, 20 * MINUTE).await;
        let page = amina.get("/en/replays").await;
        let [at_cold, at_tea, _] = begun(&page);
        assert!(at_cold.is_none() && at_tea.is_some(), "{}", page.text);
        assert!(page.text.contains(&format!("<b class=\"ok\">{}</b>", sentence("replays-completed"))), "{}", page.text);
    }
}
