//! Attended by replay: a standing of its own, where the organizer lets watching count.

use crate::steps::{
    Player, borrowed, fields, figures, publish_replay, recount_is_zero, replay, sentence, shows,
    slug_of,
};
use app::accounts::Organizer;
use app::i18n::Instant;
use app::lectures::LectureForm;
use app::lectures::Lectures;
use app::replays::Replays;
use server::on_both_engines;
use server::testing::{Actor, TestHall};

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
        assert!(page.text.contains("watches 80 % of the replay by 8 December 2026"), "{}", page.text);
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
        let mut form = fields(&hall.form("Cold chains"));
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
        assert!(!page.text.contains("watches 80 % of the replay"), "nobody is promised it: {}", page.text);
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
        assert!(page.text.contains("/api/accept-replay") && page.text.contains("is shorter than 60 %"), "{}", page.text);
        for (reason, key) in [(" ".to_owned(), "film-accept-no-reason"), ("x".repeat(501), "publish-long-reason")] {
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
