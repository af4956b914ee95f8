//! Ratings: who gives one and when, and who reads what of it.

use crate::steps::{END, InRoom, Player, in_room, number, plain, publish_replay, shows, tamper};
use app::answer::{NoRefusal, Refused};
use app::lectures::{LectureForm, Lectures, SpeakerAccountForm};
use app::surveys::{LINE_MOST, NoRating, RATED_WITHIN, RatingForm, Surveys};
use futures::future::join_all;
use regex::Regex;
use server::db::StoreError;
use server::events::erase_details;
use server::on_both_engines;
use server::testing::{Actor, Page, TestHall, value};

const RATE: &str = "/api/rate-lecture";
const RATINGS: &str = "SELECT count(*) FROM ratings";

/// The status of a rating by somebody who reads no HTML, and what was answered.
async fn rate(actor: &Actor, slug: &str, rating: &str, line: &str) -> (u16, String) {
    let mut actor = actor.clone();
    actor.accepts = "application/json";
    let typed = [("lecture", slug), ("rating", rating), ("rating_line", line)];
    let answer = actor.post(&format!("{RATE}?l=en"), &typed).await;
    (answer.status, answer.text)
}

/// Whether a page lets its reader rate.
fn asks(page: &Page) -> bool {
    page.text.contains(RATE)
}

/// The ratings that a page's form offers, and those that are chosen.
fn offered(page: &Page) -> (usize, Vec<String>) {
    let input = Regex::new("<input[^>]*name=\"rating\"[^>]*>").unwrap();
    let of = Regex::new("value=\"([^\"]*)\"").unwrap();
    let inputs: Vec<&str> = input
        .find_iter(&page.text)
        .map(|one| one.as_str())
        .collect();
    let chosen = inputs.iter().filter(|one| one.contains(" checked"));
    let chosen = chosen.map(|one| of.captures(one).unwrap()[1].to_owned());
    (inputs.len(), chosen.collect())
}

/// Whether a page tells its reader what was said.
fn tells(page: &Page) -> bool {
    page.text.contains("id=\"ratings\"")
}

/// Makes that account the speaker's.
async fn speaks(hall: &TestHall, room: &InRoom, slug: &str, name: &str) {
    let lectures = hall.db.lectures();
    let speaker = lectures
        .speaker_accounts(&room.organizer, slug)
        .await
        .unwrap()[0]
        .id;
    let form = SpeakerAccountForm {
        speaker_email: format!("{name}@example.org"),
        speaker_reason: "They said so.".into(),
    };
    let linked = lectures.link_speaker(&room.organizer, slug, speaker, &form);
    linked.await.unwrap();
}

on_both_engines! {
    async fn whoever_was_there_rates_at_the_end_and_may_change_it(hall) {
        let room = in_room(&hall, &["amina"]).await;
        let slug = room.slug.as_str();
        let mut amina = room.actors[0].clone();
        let (lecture, live, replay) =
            (format!("/en/lectures/{slug}"), format!("/en/lectures/{slug}/live"), format!("/en/replays/{slug}"));
        assert!(!asks(&amina.get(&live).await) && !asks(&amina.get(&lecture).await), "not while it is on");
        hall.clock.set(END);
        publish_replay(&hall, &room.organizer, slug, 60_000).await;
        for page in [&lecture, &live, &replay] {
            let shown = amina.get(page).await;
            assert!(asks(&shown) && shows(&shown, "rating-send") && !shows(&shown, "rating-change"), "{page}: {}", shown.text);
            assert_eq!(offered(&shown), (5, Vec::new()), "{page}: nothing is chosen for her");
            assert!(plain(&shown).contains("Your name is not shown."), "{page}");
        }
        // From the end screen, and back there.
        amina.get(&live).await;
        let typed = [("lecture", slug), ("rating", "4"), ("rating_line", " Clear,\r\n and   quick. "), ("next", &*live)];
        let page = amina.press(&format!("{RATE}?l=en"), &typed).await;
        assert_eq!(amina.on, format!("{live}#rate"));
        assert!(shows(&page, "rating-saved") && shows(&page, "rating-change"), "{}", page.text);
        assert_eq!(page.text.matches("class=\"notice ok\"").count(), 1);
        assert!(page.text.contains("value=\"Clear, and quick.\""), "{}", page.text);
        assert_eq!(offered(&page), (5, vec!["4".to_owned()]));
        let stored: String = value(&hall.db, "SELECT line FROM ratings").await;
        assert_eq!((number(&hall, "SELECT rating FROM ratings").await, stored.as_str()), (4, "Clear, and quick."));
        // Changed, also to nothing but a number, from another page; and the same once more, which is no event.
        for _ in 0..2 {
            assert_eq!(rate(&amina, slug, "2", "").await.0, 200);
        }
        assert_eq!((number(&hall, RATINGS).await, number(&hall, "SELECT rating FROM ratings").await), (1, 2));
        assert!(asks(&amina.get(&replay).await));
        assert_eq!(number(&hall, "SELECT count(*) FROM events WHERE kind = 'lecture.rated'").await, 2);
        // What she said stands apart from what is kept of the event, and can be erased.
        let said = "SELECT count(*) FROM events e JOIN event_details d ON d.event_id = e.id
             WHERE e.kind = 'lecture.rated' AND e.payload NOT LIKE '%rating%' AND d.body LIKE '%\"rating\":%'";
        assert_eq!(number(&hall, said).await, 2);
        let (act, who) = (hall.db.act(&room.organizer), room.people[0].id);
        let erased: Result<(), StoreError<NoRefusal>> = hall.db.change(move |tx| {
            Box::pin(async move { Ok(erase_details(tx, &act, who).await?) })
        }).await;
        erased.unwrap();
        assert_eq!(number(&hall, said).await, 0);
        // A page elsewhere is none to go on to.
        let typed = [("lecture", slug), ("rating", "5"), ("next", "//evil.example/")];
        let answer = amina.post(&format!("{RATE}?l=en"), &typed).await;
        assert_eq!(answer.location(), format!("{lecture}#rate"));
        let next = format!("{lecture}#questions");
        let typed = [("lecture", slug), ("rating", "5"), ("next", &*next)];
        let answer = amina.post(&format!("{RATE}?l=en"), &typed).await;
        assert_eq!(answer.location(), format!("{lecture}#rate"));
    }

    async fn only_who_was_there_or_watched_the_replay_rates(hall) {
        let room = in_room(&hall, &["amina", "chen"]).await;
        let slug = room.slug.as_str();
        for name in ["bo", "dia", "eve"] {
            hall.person(name, "practitioner").await;
        }
        let bo = hall.signed_in("bo").await;
        let (mut dia, eve) = (hall.signed_in("dia").await, hall.signed_in("eve").await);
        bo.clone().post("/api/enrol?l=en", &[("lecture", slug)]).await;
        hall.clock.set(END);
        let (refused, why) = rate(&dia, slug, "5", "").await;
        assert!(refused == 422 && why.contains("NotThere"), "a stranger: {refused} {why}");
        publish_replay(&hall, &room.organizer, slug, 60_000).await;
        // To open a player is not to watch.
        Player::open(&eve, slug).await;
        assert_eq!(rate(&eve, slug, "5", "").await.0, 422);
        Player::open(&dia, slug).await.play(&hall, 0, 15_000).await;
        assert!(asks(&dia.get(&format!("/en/replays/{slug}")).await));
        assert_eq!(rate(&dia, slug, "5", "").await.0, 200, "watched");
        assert_eq!(rate(&room.actors[0], slug, "5", "").await.0, 200, "was there");
        // Enrolled alone is not there.
        assert_eq!(rate(&bo, slug, "5", "").await.0, 422);
        for page in [format!("/en/lectures/{slug}"), format!("/en/lectures/{slug}/live"), format!("/en/replays/{slug}")] {
            assert!(!asks(&bo.clone().get(&page).await) && !asks(&hall.visitor().get(&page).await), "{page}");
        }
        // Whoever organizes the hall or speaks there is no judge of it, though they were in the room.
        assert_eq!(rate(&room.actors[1], slug, "5", "").await.0, 200, "nobody knows yet that Chen speaks");
        speaks(&hall, &room, slug, "chen").await;
        let (refused, why) = rate(&room.actors[1], slug, "1", "").await;
        assert!(refused == 422 && why.contains("Staff"), "{refused} {why}");
        assert!(!asks(&room.actors[1].clone().get(&format!("/en/lectures/{slug}")).await));
        let told = hall.db.surveys().ratings(&room.organizer, slug, 1).await.unwrap();
        assert_eq!(told.total, 2, "what the speaker said before is counted no more");
        tamper(&hall, "UPDATE participations SET staff = TRUE").await;
        assert_eq!(rate(&room.actors[0], slug, "5", "").await.0, 422);
        assert_eq!(rate(&hall.visitor(), slug, "5", "").await.0, 401);
        assert_eq!(rate(&dia, "none", "5", "").await.0, 404);
    }

    async fn a_lecture_is_rated_after_its_end_for_sixty_days_and_never_where_it_was_cancelled(hall) {
        let room = in_room(&hall, &["amina"]).await;
        let slug = room.slug.as_str();
        // By its door: browsers' sessions go by the clock of the machine, which stands still here.
        let surveys = hall.db.surveys();
        let form = RatingForm { rating: "5".into(), rating_line: String::new() };
        let rated = async || {
            let offered = surveys.own_rating(&room.people[0], slug).await.unwrap().is_some();
            let done = surveys.rate(&room.people[0], slug, &form).await;
            assert_eq!(done.is_ok(), offered, "the form is there where it is taken");
            done.map_err(|refused| match refused {
                Refused::No(why) => why,
                other => panic!("{other:?}"),
            })
        };
        hall.clock.set(END.plus(-1));
        assert_eq!(rated().await, Err(NoRating::TooEarly));
        hall.clock.set(END);
        assert_eq!(rated().await, Ok(()));
        hall.clock.set(END.plus(RATED_WITHIN));
        assert_eq!(rated().await, Ok(()));
        hall.clock.set(END.plus(RATED_WITHIN + 1));
        assert_eq!(rated().await, Err(NoRating::TooLate));
        // Its actual end is what counts, where that is another than was planned.
        let ended = async |at: i64| tamper(&hall, &format!("UPDATE lectures SET ended_at = {at}")).await;
        let now = hall.db.now();
        ended(now.plus(-RATED_WITHIN).0).await;
        assert_eq!(rated().await, Ok(()));
        ended(now.plus(-RATED_WITHIN - 1).0).await;
        assert_eq!(rated().await, Err(NoRating::TooLate));
        ended(END.0).await;
        hall.clock.set(END);
        tamper(&hall, "UPDATE lectures SET status = 'cancelled'").await;
        assert_eq!(rated().await, Err(NoRating::Cancelled));
        // Nor by somebody who was shut out.
        tamper(&hall, "UPDATE lectures SET status = 'published'").await;
        assert_eq!(rated().await, Ok(()));
        let amina = hall.signed_in("amina").await;
        hall.db.accounts().set_disabled(room.people[0].id, true).await.unwrap();
        assert_eq!(rate(&amina, slug, "1", "").await.0, 401);
        assert_eq!(number(&hall, "SELECT rating FROM ratings").await, 5);
    }

    async fn organizers_and_the_lectures_speakers_read_it_and_nobody_else(hall) {
        let room = in_room(&hall, &["amina", "bo", "fay", "gil"]).await;
        let slug = room.slug.as_str();
        for name in ["chen", "dia", "zoe"] {
            hall.person(name, "practitioner").await;
        }
        // Zoe speaks at another lecture, of which nothing was said.
        let form = LectureForm {
            speaker: "Zoe Bell".into(),
            starts_at: "2026-11-27T10:00".into(),
            ends_at: "2026-11-27T11:30".into(),
            ..hall.form("Warehouses")
        };
        let other = hall.lecture(&room.organizer, &form).await;
        speaks(&hall, &room, slug, "chen").await;
        speaks(&hall, &room, &other, "zoe").await;
        hall.clock.set(END);
        let (lecture, desk) = (format!("/en/lectures/{slug}"), format!("/en/organizer/lectures/{slug}"));
        let mut olga = hall.signed_in("olga").await;
        let mut chen = hall.signed_in("chen").await;
        assert!(shows(&olga.get(&desk).await, "ratings-none"));
        for (n, (rating, line)) in [("5", "The tariffs were clear."), ("4", "")].into_iter().enumerate() {
            assert_eq!(rate(&room.actors[n], slug, rating, line).await.0, 200);
            hall.clock.by(1_000);
        }
        // Of two the organizer reads all, the speaker how many there are.
        let page = plain(&olga.get(&desk).await);
        assert!(page.contains("2 people have rated this lecture.") && page.contains("Average: 4.5 of 5") && page.contains("The tariffs were clear."), "{page}");
        let page = plain(&chen.get(&lecture).await);
        assert!(page.contains("2 people have rated this lecture.") && !page.contains("Average: "), "{page}");
        assert!(!page.contains("The tariffs were clear."), "{page}");
        assert_eq!(rate(&room.actors[2], slug, "4", "Less law, more ports.").await.0, 200);
        // Of three both read the same: the mean, how many gave which, and no name. In these lines' order both orders are the same one.
        for page in [plain(&olga.get(&desk).await), plain(&chen.get(&lecture).await)] {
            let (_, part) = page.split_once("id=\"ratings\"").expect("the part is there");
            let (part, _) = part.split_once("</section>").unwrap();
            let part = part.replace("<!>", "");
            // 13/3.
            assert!(part.contains("Average: 4.3 of 5"), "{part}");
            for (rating, many) in [("5 – very useful", 1), ("4 – useful", 2), ("3 – fairly useful", 0), ("1 – not useful", 0)] {
                let row = format!("<th scope=\"row\">{rating}</th><td class=\"num\">{many}</td>");
                assert!(part.contains(&row), "{row}: {part}");
            }
            let places = ["Less law, more ports.", "The tariffs were clear."].map(|line| part.find(line).expect("is there"));
            assert!(places.is_sorted(), "{part}");
            assert!(!["amina", "fay", "example.org"].iter().any(|name| part.contains(name)), "{part}");
        }
        // The fourth alone is the organizers': a speaker who looks again learns of nobody what they said.
        assert_eq!(rate(&room.actors[3], slug, "1", "A line of its own.").await.0, 200);
        let page = plain(&olga.get(&desk).await);
        assert!(page.contains("Average: 3.5 of 5") && page.contains("A line of its own."), "{page}");
        let page = plain(&chen.get(&lecture).await);
        assert!(page.contains("4 people have rated") && page.contains("Average: 4.3 of 5") && !page.contains("A line of its own."), "{page}");
        assert!(page.contains("in groups of 3: below are the first 3.") && !page.contains("Newest first"), "it says of whom the figures are: {page}");
        // Nobody else: who rated, who did not, another speaker, a visitor; and a speaker no desk.
        let surveys = hall.db.surveys();
        for name in ["amina", "dia", "zoe"] {
            let mut actor = hall.signed_in(name).await;
            for path in [&lecture, &format!("{lecture}?ratings=1"), &format!("/en/lectures/{other}"), &format!("{lecture}/live")] {
                let page = actor.get(path).await;
                assert!(!tells(&page) && !page.text.contains("Less law"), "{name} {path}: {}", page.text);
            }
            assert_eq!(actor.get(&desk).await.status, 403, "{name}");
        }
        let page = hall.visitor().get(&lecture).await;
        assert!(!tells(&page) && !page.text.contains("Less law"), "{}", page.text);
        assert_eq!(chen.get(&desk).await.status, 403);
        assert_eq!(surveys.ratings_of_speaker(&room.people[0], slug, 1).await.unwrap(), None);
        // Whoever speaks there no more reads it no more.
        let lectures = hall.db.lectures();
        let speaker = lectures.speaker_accounts(&room.organizer, slug).await.unwrap()[0].id;
        lectures.unlink_speaker(&room.organizer, slug, speaker, "It was somebody else.").await.unwrap();
        assert!(!tells(&chen.get(&lecture).await));
    }

    async fn two_ratings_at_once_are_one(hall) {
        let room = in_room(&hall, &["amina"]).await;
        hall.clock.set(END);
        let presses = (0..6).map(|n| {
            let amina = &room.actors[0];
            let amina = if n % 2 == 0 { amina.clone() } else { amina.at(&hall.visitor_of_a_fresh_node()) };
            let slug = room.slug.clone();
            // Two answers, three times each.
            tokio::spawn(async move { rate(&amina, &slug, if n < 3 { "2" } else { "5" }, "At once").await })
        });
        for done in join_all(presses).await {
            assert_eq!(done.unwrap().0, 200);
        }
        assert_eq!(number(&hall, RATINGS).await, 1);
        // Each is a change of what stood: the first, and at least one from one answer to the other.
        let events = number(&hall, "SELECT count(*) FROM events WHERE kind = 'lecture.rated'").await;
        assert!((2..=6).contains(&events), "{events}");
    }

    async fn what_is_wrong_is_said_beside_it_and_what_was_written_is_kept_and_is_text(hall) {
        const EVIL: &str = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>";
        let room = in_room(&hall, &["amina", "bo", "fay"]).await;
        let slug = room.slug.as_str();
        hall.clock.set(END);
        let mut amina = room.actors[0].clone();
        let lecture = format!("/en/lectures/{slug}");
        for (rating, line, wrong) in [
            ("", "Written already", &["rating"][..]),
            ("6", "Written already", &["rating"]),
            ("five", EVIL, &["rating"]),
            ("3", &*"ไ".repeat(LINE_MOST + 1), &["rating_line"]),
            ("", &*"w".repeat(LINE_MOST + 1), &["rating", "rating_line"]),
        ] {
            amina.get(&lecture).await;
            let typed = [("lecture", slug), ("rating", rating), ("rating_line", line)];
            let page = amina.press(&format!("{RATE}?l=en"), &typed).await;
            assert!(page.text.contains("class=\"errors\"") && plain(&page).contains("<title>Error: "), "{}", page.text);
            for field in ["rating", "rating_line"] {
                let is_wrong = wrong.contains(&field);
                assert_eq!(page.text.contains(&format!("id=\"{field}-error\"")), is_wrong, "{rating} {field}");
                assert_eq!(page.text.contains(&format!("href=\"#{field}\"")), is_wrong, "{rating} {field}");
                assert!(page.text.contains(&format!("id=\"{field}\"")), "which is there");
            }
            let kept = line.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;");
            assert!(page.text.contains(&kept), "{line}: {}", page.text);
            assert!(!page.text.contains("<script>alert") && !page.text.contains("<img src=x"));
        }
        assert_eq!(number(&hall, RATINGS).await, 0);
        // What fits is shown as it was written, and is never markup.
        let evil = format!("{EVIL} \u{202e}gnp.exe\u{202c}");
        for actor in &room.actors {
            assert_eq!(rate(actor, slug, "5", &evil).await.0, 200);
        }
        hall.person("chen", "practitioner").await;
        speaks(&hall, &room, slug, "chen").await;
        for (name, page) in [("olga", format!("/en/organizer/lectures/{slug}")), ("chen", lecture.clone()), ("amina", lecture.clone())] {
            let page = hall.signed_in(name).await.get(&page).await;
            assert!(page.text.contains("&lt;script&gt;alert(1)&lt;/script&gt;"), "{name}: {}", page.text);
            assert!(!page.text.contains("<script>alert") && !page.text.contains("<img src=x"), "{name}");
        }
        // The longest line fits, in any script.
        assert_eq!(rate(&amina, slug, "3", &"讲".repeat(LINE_MOST)).await.0, 200);
    }

    async fn fifty_lines_stand_on_a_page(hall) {
        let room = in_room(&hall, &["amina"]).await;
        let slug = room.slug.as_str();
        for n in 0..52 {
            hall.person(&format!("person{n}"), "practitioner").await;
        }
        hall.clock.set(END);
        tamper(
            &hall,
            "INSERT INTO ratings (lecture_id, person_id, rating, line, rated_at)
             SELECT l.id, p.id, 4, 'Line of ' || p.name || '.', p.id FROM lectures l, people p WHERE p.name LIKE 'person%'",
        )
        .await;
        // One without a line is counted, and fills no place.
        assert_eq!(rate(&room.actors[0], slug, "4", "").await.0, 200);
        let mut olga = hall.signed_in("olga").await;
        let desk = format!("/en/organizer/lectures/{slug}");
        let first = plain(&olga.get(&desk).await);
        assert!(first.contains("53 people have rated this lecture.") && first.contains("Average: 4.0 of 5"), "{first}");
        assert_eq!(first.matches("Line of person").count(), 50);
        assert!(first.contains("Line of person51.") && !first.contains("Line of person1."), "{first}");
        assert!(first.contains(&format!("{desk}?ratings=2#ratings")), "{first}");
        for page in ["2", "3", "99999", "-1", "x"] {
            let shown = plain(&olga.get(&format!("{desk}?ratings={page}")).await);
            let lines = if matches!(page, "-1" | "x") { 50 } else { 2 };
            assert_eq!(shown.matches("Line of person").count(), lines, "{page}");
        }
        let told = hall.db.surveys().ratings(&room.organizer, slug, 2).await.unwrap().said.unwrap();
        assert_eq!(told.lines, ["Line of person1.", "Line of person0."]);
        assert_eq!((told.page, told.pages), (2, 2));
    }

    async fn a_rating_that_is_sent_after_the_session_has_ended_waits_for_the_sign_in(hall) {
        let room = in_room(&hall, &["amina"]).await;
        let slug = room.slug.as_str();
        hall.clock.set(END);
        let mut amina = room.actors[0].clone();
        let lecture = format!("/en/lectures/{slug}");
        let page = amina.get(&lecture).await;
        let action = crate::steps::action(&page, RATE);
        tamper(&hall, "DELETE FROM sessions").await;
        let typed = [("lecture", slug), ("rating", "4"), ("rating_line", "Typed before")];
        let answer = amina.post(&action, &typed).await;
        assert!(answer.location().starts_with("/en/sign-in?next="), "{}", answer.location());
        let to = answer.location().to_owned();
        amina.get(&to).await;
        hall.sign_in(&mut amina, "amina").await;
        let page = amina.get(&lecture).await;
        assert!(page.text.contains("value=\"Typed before\""), "{}", page.text);
        assert_eq!(offered(&page).1, ["4"]);
        assert_eq!(number(&hall, RATINGS).await, 0);
        let form = RatingForm { rating: "4".into(), rating_line: "Typed before".into() };
        hall.db.surveys().rate(&room.people[0], slug, &form).await.unwrap();
        assert_eq!(number(&hall, RATINGS).await, 1);
    }
}
