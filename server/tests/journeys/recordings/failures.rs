//! What cannot be made of a recording, however often it is tried, keeps nothing else from being made.

use super::film::Film;
use crate::stand_in::{KILLED, PLAYABLE, StandIn};
use crate::steps::{FILM, sentence, shows, upload};
use app::i18n::Instant;
use app::replays::{RenditionJobState, RenditionService, Renditions};
use server::on_both_engines;
use server::queue::Lane;
use server::testing::TestHall;
use std::time::Duration;

/// Longer than anything here takes.
const LONG: Duration = Duration::from_mins(2);

/// What is made of a film where one stage fails for good; the desk tells of that one alone.
async fn made_without(hall: &TestHall, film: &[u8], stand_in: &StandIn, stage: &str) -> Renditions {
    let organizer = hall.organizer("olga").await;
    let slug = hall.lecture(&organizer, &hall.form("Cold chains")).await;
    let mut olga = hall.signed_in("olga").await;
    let page = upload(&mut olga, &slug, film).await;
    assert!(page.status < 400, "{}", page.text);
    stand_in.fails(stage, KILLED);
    let workers = stand_in.workers(hall, LONG);
    for _ in 0..3 {
        assert!(workers.run_one(Lane::Renditions).await);
        hall.clock.by(10 * Instant::MINUTE);
    }
    assert!(!workers.run_one(Lane::Renditions).await, "it is given up");
    let replays = hall.db.replays();
    let work = replays.rendition_job(&organizer, &slug).await.unwrap();
    let (work, made) = work.expect("there is work");
    assert_eq!(
        (work.state, work.stage.as_str()),
        (RenditionJobState::Failed, stage)
    );
    let log = stand_in.log();
    let tries = |of: &str| log.iter().filter(|tried| *tried == of).count();
    assert_eq!((tries(stage), tries("720p")), (3, 1), "{log:?}");
    let desk = olga.get(&format!("/en/organizer/lectures/{slug}")).await;
    assert!(shows(&desk, "rendition-killed"), "{}", desk.text);
    let row = format!(">{}</span>", sentence("rendition-row-failed"));
    assert_eq!(desk.text.matches(&row).count(), 1, "{}", desk.text);
    made
}

on_both_engines! {
    async fn without_a_poster_the_films_are_made(hall) {
        let stand_in = StandIn::new();
        let made = made_without(&hall, FILM, &stand_in, "poster").await;
        assert_eq!((made.films.len(), made.poster), (4, None));
    }

    async fn without_an_index_the_films_are_made(hall) {
        let stand_in = StandIn::new();
        stand_in.sees(PLAYABLE);
        let film = Film::of(
            "recorder.mp4",
            "-f lavfi -i testsrc2=s=1280x720:r=25:d=20 -f lavfi -i sine=f=300:d=20 -pix_fmt yuv420p -c:v libx264 \
             -preset ultrafast -crf 12 -c:a aac -movflags +frag_keyframe+empty_moov+default_base_moof",
        );
        assert!(film.bytes().len() > FILM.len(), "so that what is made is the smaller one, and kept");
        let mut hall = hall;
        hall.taking(100_000_000);
        let made = made_without(&hall, &film.bytes(), &stand_in, "remuxed").await;
        assert_eq!((made.films.len(), made.remuxed), (4, None));
        assert!(made.poster.is_some());
    }

    async fn without_the_smallest_film_the_larger_ones_are_made(hall) {
        let stand_in = StandIn::new();
        let made = made_without(&hall, FILM, &stand_in, "144p").await;
        assert_eq!(made.films.len(), 3);
    }
}
