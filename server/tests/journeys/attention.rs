//! What waits for an organizer, on the desk's first page.

use crate::steps::{END, plain};
use app::i18n::Instant;
use server::on_both_engines;

on_both_engines! {
    async fn the_desk_names_five_lectures_without_a_replay_and_leads_to_the_rest(hall) {
        let organizer = hall.organizer("olga").await;
        for n in 1..=6 {
            hall.lecture(&organizer, &hall.form(&format!("Lecture {n}"))).await;
        }
        hall.clock.set(END.plus(Instant::DAY));
        let page = plain(&hall.signed_in("olga").await.get("/en/organizer").await);
        assert!(page.contains("<a href=\"/en/organizer/lectures?status=published\">and 1 more</a>"), "{page}");
    }
}
