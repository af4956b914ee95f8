//! Attended by replay: a standing of its own, where the organizer lets watching count.

use crate::steps::{
    Player, START, borrowed, fields, figures, number, publish_replay, recount_is_zero, replay,
    sentence, shows, slug_of, waiting,
};
use app::accounts::Organizer;
use app::i18n::Instant;
use app::lectures::LectureForm;
use app::lectures::Lectures;
use app::live::{ActualTimes, ActualTimesForm, Live};
use app::replays::Replays;
use server::db::Engine;
use server::on_both_engines;
use server::testing::{Actor, Page, TestHall};
use sqlx::Executor;

const FILM: i64 = 300_000;

/// A lecture of eight minutes: the film is long enough for it.
fn short(hall: &TestHall) -> LectureForm {
    LectureForm {
        ends_at: "2026-11-25T10:08".into(),
        ..hall.form("Cold chains")
    }
}

/// A lecture of which watching the replay counts, with a replay.
async fn counting(hall: &TestHall, organizer: &Organizer) -> String {
    let form = LectureForm {
        replay_attends: "yes".into(),
        ..short(hall)
    };
    let slug = hall.lecture(organizer, &form).await;
    publish_replay(hall, organizer, &slug, FILM).await;
    slug
}

/// Somebody new, signed in.
async fn somebody(hall: &TestHall, name: &str) -> Actor {
    hall.person(name, "practitioner").await;
    hall.signed_in(name).await
}

async fn watchers(hall: &TestHall, organizer: &Organizer, slug: &str) -> Vec<String> {
    let all = hall.db.replays().watchers(organizer, slug).await.unwrap();
    all.into_iter().map(|w| w.name).collect()
}

on_both_engines! {
    async fn four_fifths_of_the_replay_are_attended_by_replay_and_never_attended(hall) {
        let organizer = hall.organizer("olga").await;
        let slug = counting(&hall, &organizer).await;
        let mut amina = somebody(&hall, "amina").await;
        let mut player = Player::open(&amina, &slug).await;
        assert_eq!(player.play(&hall, 0, 235_000).await.percent, 78);
        assert!(watchers(&hall, &organizer, &slug).await.is_empty(), "78 % are not enough");
        player.play(&hall, 235_000, 240_000).await;
        assert_eq!(watchers(&hall, &organizer, &slug).await, ["amina"]);
        let f = figures(&hall, &organizer, &slug).await;
        assert_eq!((f.by_replay, f.attended, f.present_ms, f.enrolled), (1, 0, 0, 0));
        recount_is_zero(&hall).await;

        // Whoever could still do it is told until when.
        let page = hall.visitor().get(&format!("/en/lectures/{slug}")).await;
        assert!(page.text.contains("watches 80% of the replay by 8 December 2026"), "{}", page.text);
        // Everywhere a column or a word of its own.
        hall.clock.by(3 * Instant::DAY);
        let page = amina.get("/en/my").await;
        assert!(page.text.contains("Cold chains") && shows(&page, "attended-by-replay"), "{}", page.text);
        assert!(!page.text.contains(&format!("<b class=\"ok\">{}</b>", sentence("attended"))), "she did not come: {}", page.text);
        let mut olga = hall.signed_in("olga").await;
        let page = olga.get(&format!("/en/organizer/lectures/{slug}")).await;
        assert!(page.text.contains("amina@example.org") && shows(&page, "column-by-replay"), "{}", page.text);
        let page = olga.get("/en/organizer/reports").await;
        assert!(shows(&page, "column-by-replay") && shows(&page, "report-means-by-replay"));
        for l in ["en", "zh", "th", "ar"] {
            let page = hall.visitor().get(&format!("/{l}/counting")).await;
            for term in ["by-replay", "caps", "one-player", "play-signal", "step", "retention", "replaced"] {
                assert!(page.text.contains(&format!("id=\"{term}\"")), "{l}: {term}");
            }
        }
    }

    async fn after_fourteen_days_it_is_watched_and_not_attended(hall) {
        let organizer = hall.organizer("olga").await;
        let slug = counting(&hall, &organizer).await;
        let (amina, bo) = (somebody(&hall, "amina").await, somebody(&hall, "bo").await);
        hall.clock.by(14 * Instant::DAY - 240_000);
        Player::open(&amina, &slug).await.play(&hall, 0, 240_000).await;
        hall.clock.by(1);
        Player::open(&bo, &slug).await.play(&hall, 0, FILM).await;
        assert_eq!(watchers(&hall, &organizer, &slug).await, ["amina"], "on the last millisecond");
        recount_is_zero(&hall).await;
    }

    async fn where_watching_does_not_count_nobody_attends_by_replay_until_it_does(hall) {
        let organizer = hall.organizer("olga").await;
        let slug = hall.lecture(&organizer, &short(&hall)).await;
        publish_replay(&hall, &organizer, &slug, FILM).await;
        let amina = somebody(&hall, "amina").await;
        Player::open(&amina, &slug).await.play(&hall, 0, FILM).await;
        assert!(watchers(&hall, &organizer, &slug).await.is_empty());

        // The organizer ticks the box: what was watched in time is on record.
        let mut olga = hall.signed_in("olga").await;
        let page = olga.get(&format!("/en/organizer/lectures/{slug}")).await;
        assert!(shows(&page, "desk-field-replay-attends") && shows(&page, "desk-field-replay-download-hint"));
        let mut form = fields(&short(&hall));
        form.retain(|(name, _)| name != "replay_attends");
        form.push(("slug".into(), slug.clone()));
        form.push(("replay_attends".into(), "yes".into()));
        let page = olga.press("/api/save-lecture?l=en", &borrowed(&form)).await;
        assert_eq!(page.status, 200, "{}", page.text);
        assert!(page.text.contains("name=\"replay_attends\" value=\"yes\" checked"), "{}", page.text);
        assert_eq!(watchers(&hall, &organizer, &slug).await, ["amina"]);

        // And takes it back: a box that is not ticked sends nothing.
        form.retain(|(name, _)| name != "replay_attends");
        let page = olga.press("/api/save-lecture?l=en", &borrowed(&form)).await;
        assert!(!page.text.contains("name=\"replay_attends\" value=\"yes\" checked"), "{}", page.text);
        assert!(watchers(&hall, &organizer, &slug).await.is_empty());
        form.push(("replay_attends".into(), "<script>".into()));
        let page = olga.press("/api/save-lecture?l=en", &borrowed(&form)).await;
        assert!(shows(&page, "problem-choice"), "{}", page.text);
        recount_is_zero(&hall).await;
    }

    async fn a_film_put_in_anothers_place_counts_for_the_days_of_the_first_unless_they_begin_again(hall) {
        let organizer = hall.organizer("olga").await;
        let slug = counting(&hall, &organizer).await;
        let (mut amina, mut bo);
        amina = somebody(&hall, "amina").await;
        hall.person("bo", "practitioner").await;
        let mut olga = hall.signed_in("olga").await;
        let desk = format!("/en/organizer/lectures/{slug}");
        olga.on.clone_from(&desk);
        assert!(!olga.get(&desk).await.text.contains("decide-replay-days"), "the first film replaces none");
        // Amina is under way, and has not seen enough.
        Player::open(&amina, &slug).await.play(&hall, 0, 60_000).await;
        let replay = format!("/en/replays/{slug}");
        assert!(!shows(&amina.get(&replay).await, "watching-replaced"));
        hall.clock.by(13 * Instant::DAY);
        // Sessions do not last so long.
        (olga, amina, bo) = (hall.signed_in("olga").await, hall.signed_in("amina").await, hall.signed_in("bo").await);
        olga.on.clone_from(&desk);
        publish_replay(&hall, &organizer, &slug, FILM).await;
        assert!(shows(&amina.get(&replay).await, "watching-replaced"), "who was under way is told");
        assert!(!shows(&bo.get(&replay).await, "watching-replaced"), "and nobody else");
        assert!(olga.get(&desk).await.text.contains("/api/decide-replay-days"));
        // As things stand, the first film's days run on.
        let lecture = format!("/en/lectures/{slug}");
        let told = |page: &Page| page.text.contains("watches 80% of the replay by");
        hall.clock.by(2 * Instant::DAY);
        (olga, amina, bo) = (hall.signed_in("olga").await, hall.signed_in("amina").await, hall.signed_in("bo").await);
        olga.on.clone_from(&desk);
        assert!(!told(&hall.visitor().get(&lecture).await), "they are over");
        Player::open(&bo, &slug).await.play(&hall, 0, FILM).await;
        assert!(watchers(&hall, &organizer, &slug).await.is_empty());
        let page = olga.press("/api/decide-replay-days?l=en", &[("slug", &slug), ("again", "yes")]).await;
        assert!(shows(&page, "film-days-done") && !page.text.contains("/api/decide-replay-days"), "{}", page.text);
        assert!(told(&hall.visitor().get(&lecture).await), "14 days from now on");
        assert_eq!(watchers(&hall, &organizer, &slug).await, ["bo"], "what was watched in time is on record");
        Player::open(&amina, &slug).await.play(&hall, 0, FILM).await;
        assert_eq!(watchers(&hall, &organizer, &slug).await, ["amina", "bo"]);
        assert!(!shows(&amina.get(&replay).await, "watching-replaced"), "she has it now");
        let page = olga.press("/api/decide-replay-days?l=en", &[("slug", &slug), ("again", "no")]).await;
        assert!(shows(&page, "film-days-nothing"), "it is said once: {}", page.text);
        // A third film goes on with the days of the second, and an organizer lets it.
        publish_replay(&hall, &organizer, &slug, FILM).await;
        let page = olga.press("/api/decide-replay-days?l=en", &[("slug", &slug), ("again", "no")]).await;
        assert!(shows(&page, "film-days-done") && told(&hall.visitor().get(&lecture).await), "{}", page.text);
        assert_eq!(number(&hall, "SELECT count(*) FROM events WHERE kind = 'replay.days_decided'").await, 2);
        hall.clock.by(14 * Instant::DAY + 1);
        assert!(!told(&hall.visitor().get(&lecture).await), "14 days after that was said");
        assert_eq!(watchers(&hall, &organizer, &slug).await, ["amina", "bo"], "it takes nothing from those who have it");
        recount_is_zero(&hall).await;
    }

    async fn staff_and_visitors_attend_by_no_replay(hall) {
        let organizer = hall.organizer("olga").await;
        let slug = counting(&hall, &organizer).await;
        Player::open(&hall.signed_in("olga").await, &slug).await.play(&hall, 0, FILM).await;
        Player::open(&hall.visitor(), &slug).await.play(&hall, 0, FILM).await;
        assert!(watchers(&hall, &organizer, &slug).await.is_empty());
        assert_eq!(figures(&hall, &organizer, &slug).await.by_replay, 0);
        recount_is_zero(&hall).await;
    }

    async fn a_film_shorter_than_its_lecture_makes_nobody_attend_unless_it_is_accepted(hall) {
        let organizer = hall.organizer("olga").await;
        let form = LectureForm { replay_attends: "yes".into(), ..hall.form("Cold chains") };
        let slug = hall.lecture(&organizer, &form).await;
        // Ten seconds in the place of an hour and a half, and then the whole.
        publish_replay(&hall, &organizer, &slug, 10_000).await;
        let amina = somebody(&hall, "amina").await;
        Player::open(&amina, &slug).await.play(&hall, 0, 10_000).await;
        assert!(watchers(&hall, &organizer, &slug).await.is_empty());
        let page = hall.visitor().get(&format!("/en/lectures/{slug}")).await;
        assert!(!page.text.contains("watches 80% of the replay"), "nobody is promised it: {}", page.text);
        publish_replay(&hall, &organizer, &slug, 90 * Instant::MINUTE).await;
        assert!(watchers(&hall, &organizer, &slug).await.is_empty(), "of this film she has watched nothing");
        recount_is_zero(&hall).await;

        // 60 % of 90 minutes are 54.
        publish_replay(&hall, &organizer, &slug, 54 * Instant::MINUTE).await;
        let mut olga = hall.signed_in("olga").await;
        let desk = format!("/en/organizer/lectures/{slug}");
        assert!(!olga.get(&desk).await.text.contains("/api/accept-replay"));
        publish_replay(&hall, &organizer, &slug, FILM).await;
        Player::open(&amina, &slug).await.play(&hall, 0, FILM).await;
        assert!(watchers(&hall, &organizer, &slug).await.is_empty());
        let page = olga.get(&desk).await;
        assert!(page.text.contains("/api/accept-replay") && page.text.contains("is shorter than 60%"), "{}", page.text);
        for (reason, key) in [(" ".to_owned(), "correction-no-reason"), ("x".repeat(501), "correction-long-reason")] {
            let page = olga.press("/api/accept-replay?l=en", &[("slug", &slug), ("reason", &reason)]).await;
            assert!(page.text.contains("id=\"reason-error\""), "{key}: {}", page.text);
        }
        let page = olga.press("/api/accept-replay?l=en", &[("slug", &slug), ("reason", "Cut to the <answers>.")]).await;
        assert!(shows(&page, "film-accept-done") && page.text.contains("Cut to the &lt;answers&gt;."), "{}", page.text);
        assert!(!page.text.contains("/api/accept-replay"));
        assert_eq!(watchers(&hall, &organizer, &slug).await, ["amina"]);
        let again = olga.press("/api/accept-replay?l=en", &[("slug", &slug), ("reason", "Again.")]).await;
        assert!(shows(&again, "film-accept-nothing"), "{}", again.text);
        // Another film begins anew, and takes nothing from those who have it.
        publish_replay(&hall, &organizer, &slug, FILM).await;
        assert_eq!(watchers(&hall, &organizer, &slug).await, ["amina"]);
        assert!(olga.get(&desk).await.text.contains("/api/accept-replay"));
        recount_is_zero(&hall).await;
    }

    async fn a_lecture_without_a_standing_asks_for_a_film_as_long_as_its_plan(hall) {
        let organizer = hall.organizer("olga").await;
        let form = LectureForm { replay_attends: "yes".into(), ..hall.form("Cold chains") };
        let slug = hall.lecture(&organizer, &form).await;
        let live = hall.db.live();
        hall.clock.set(START);
        live.start(&organizer, &slug, None).await.unwrap();
        hall.clock.by(Instant::MINUTE);
        live.end(&organizer, &slug).await.unwrap();
        let amina = somebody(&hall, "amina").await;
        for (length, is_enough) in [(10_000, false), (Instant::MINUTE, false), (53 * Instant::MINUTE, false), (54 * Instant::MINUTE, true)] {
            publish_replay(&hall, &organizer, &slug, length).await;
            let asked = hall.db.replays().recordings(&organizer, &slug).await.unwrap().too_short;
            assert_eq!(asked.is_none(), is_enough, "{length}: {asked:?}");
        }
        // A film of eighteen minutes is long enough once it is known that the lecture was held for thirty of the ninety.
        publish_replay(&hall, &organizer, &slug, 18 * Instant::MINUTE).await;
        Player::open(&amina, &slug).await.play(&hall, 0, 18 * Instant::MINUTE).await;
        hall.clock.set(START.plus(Instant::DAY));
        for (began_at, ended_at, attended) in [
            ("2026-11-25T10:00", "2026-11-25T10:31", false),
            // Of the plan nothing was held.
            ("2026-11-25T08:00", "2026-11-25T09:30", false),
            ("2026-11-25T10:00", "2026-11-25T10:30", true),
            // Who has attended by it is not asked for more afterwards.
            ("2026-11-25T10:00", "2026-11-25T10:31", true),
            ("", "", true),
        ] {
            let form = ActualTimesForm {
                began_at: began_at.into(),
                ended_at: ended_at.into(),
                times_reason: "As the host told us.".into(),
                ..ActualTimesForm::default()
            };
            live.set_actual_times(&organizer, &slug, &form).await.unwrap();
            let attends = watchers(&hall, &organizer, &slug).await;
            assert_eq!(attends.is_empty(), !attended, "{began_at} {ended_at}");
        }
        recount_is_zero(&hall).await;
    }

    async fn a_plan_that_is_made_longer_asks_more_of_a_film_that_is_there(hall) {
        let organizer = hall.organizer("olga").await;
        let slug = counting(&hall, &organizer).await;
        let amina = somebody(&hall, "amina").await;
        Player::open(&amina, &slug).await.play(&hall, 0, FILM).await;
        assert_eq!(watchers(&hall, &organizer, &slug).await, ["amina"]);
        let longer = LectureForm { replay_attends: "yes".into(), ..hall.form("Cold chains") };
        hall.db.lectures().save(&organizer, Some(&slug), &longer).await.unwrap();
        assert!(watchers(&hall, &organizer, &slug).await.is_empty());
    }

    async fn a_replaced_film_takes_no_standing_away_and_gives_none(hall) {
        let organizer = hall.organizer("olga").await;
        let slug = counting(&hall, &organizer).await;
        let (amina, bo) = (somebody(&hall, "amina").await, somebody(&hall, "bo").await);
        Player::open(&amina, &slug).await.play(&hall, 0, FILM).await;
        let mut early = Player::open(&bo, &slug).await;
        early.play(&hall, 0, 150_000).await;
        // In the same millisecond: still another film.
        publish_replay(&hall, &organizer, &slug, FILM).await;
        assert_eq!(watchers(&hall, &organizer, &slug).await, ["amina"]);
        let mut player = Player::open(&bo, &slug).await;
        assert_eq!(player.play(&hall, 150_000, FILM).await.percent, 50, "half of this film, none of the other");
        assert_eq!(watchers(&hall, &organizer, &slug).await, ["amina"]);
        recount_is_zero(&hall).await;
    }

    async fn how_often_each_part_was_watched_is_shown_to_organizers(hall) {
        let organizer = hall.organizer("olga").await;
        let slug = replay(&hall, &organizer, "Cold chains", 60_000).await;
        let mut olga = hall.signed_in("olga").await;
        let desk = format!("/en/organizer/lectures/{slug}");
        assert!(shows(&olga.get(&desk).await, "retention-none"));
        let amina = somebody(&hall, "amina").await;
        Player::open(&amina, &slug).await.play(&hall, 0, 60_000).await;
        let mut visitor = Player::open(&hall.visitor(), &slug).await;
        visitor.play(&hall, 20_000, 30_000).await;
        visitor.play(&hall, 20_000, 30_000).await;
        // Staff are in no figure.
        Player::open(&olga, &slug).await.play(&hall, 0, 60_000).await;
        let watched = hall.db.replays().retention(&organizer, &slug).await.unwrap();
        assert_eq!(watched.times, [1, 1, 1, 1, 3, 3, 1, 1, 1, 1, 1, 1]);
        let page = olga.get(&desk).await;
        assert!(page.text.contains("The part watched most often was watched 3 times"), "{}", page.text);
        assert!(page.text.replace("<!>", "").contains("<bdi>0:20–0:25</bdi></th><td class=\"num\">3</td>"), "{}", page.text);
        assert!(!page.text.contains("style=\""), "a picture without inline style");
        recount_is_zero(&hall).await;
    }

    async fn the_settings_of_a_replay_go_along_with_a_copy(hall) {
        let organizer = hall.organizer("olga").await;
        let form = LectureForm { replay_attends: "yes".into(), replay_download: "yes".into(), ..hall.form("Cold chains") };
        let slug = hall.lecture(&organizer, &form).await;
        let mut olga = hall.signed_in("olga").await;
        let copy = olga.post("/api/duplicate-lecture?l=en", &[("slug", &slug)]).await;
        let copied = slug_of(copy.location());
        let form = hall.db.lectures().form(&organizer, &copied).await.unwrap();
        assert_eq!((form.replay_attends.as_str(), form.replay_download.as_str()), ("yes", "yes"));
    }
}

/// Publishing locks the lecture, then its recordings, then its replay. Whoever takes a replay away meanwhile waits for the
/// first of them, and holds nothing that publishing asks for next.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn taking_a_replay_away_waits_for_one_that_is_being_published() {
    let hall = TestHall::on_postgres().await;
    let organizer = hall.organizer("olga").await;
    let slug = counting(&hall, &organizer).await;
    let Engine::Postgres(pool, _) = hall.db.engine() else {
        panic!("on PostgreSQL");
    };
    let mut publishing = pool.begin().await.unwrap();
    for statement in [
        "SELECT id FROM lectures FOR NO KEY UPDATE",
        "UPDATE recordings SET published_at = published_at",
    ] {
        publishing.execute(statement).await.unwrap();
    }
    let (replays, by, of) = (hall.db.replays(), organizer.clone(), slug.clone());
    let removing = tokio::spawn(async move { replays.remove(&by, &of).await });
    waiting(pool, 1).await;
    publishing
        .execute("UPDATE replays SET published_at = published_at")
        .await
        .expect("is not waited for in a circle");
    publishing.commit().await.unwrap();
    removing.await.unwrap().expect("is taken away then");
}
