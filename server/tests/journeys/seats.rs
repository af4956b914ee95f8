//! Seats: capacity is never exceeded, and every seat is on record.

use crate::steps::{number, recount_is_zero};
use app::answer::Refused;
use app::enrolment::{Enrolment, NoSeat};
use app::lectures::LectureForm;
use futures::future::join_all;
use server::on_both_engines;

on_both_engines! {
    async fn a_hundred_people_ask_for_the_last_seat_and_one_gets_it(hall) {
        let organizer = hall.organizer("olga").await;
        let slug = hall.lecture(&organizer, &LectureForm { capacity: "3".into(), ..hall.form("Cold chains") }).await;
        for name in ["first", "second"] {
            let person = hall.person(name, "practitioner").await;
            hall.db.enrolment().enrol(&person, &slug).await.unwrap();
        }
        let actors = join_all((0..100).map(|n| {
            let hall = &hall;
            async move {
                let name = format!("person{n}");
                hall.person(&name, "practitioner").await;
                let mut actor = hall.signed_in(&name).await;
                actor.accepts = "application/json";
                actor
            }
        }))
        .await;

        let answers = join_all(actors.into_iter().map(|mut actor| {
            let slug = slug.clone();
            tokio::spawn(async move { actor.post("/api/enrol", &[("lecture", &slug)]).await })
        }))
        .await;

        let answers: Vec<_> = answers.into_iter().map(Result::unwrap).collect();
        let got = answers.iter().filter(|a| a.status == 200).count();
        let full = answers.iter().filter(|a| a.status == 422 && a.text.contains("Full")).count();
        assert_eq!((got, full), (1, 99));
        assert_eq!(number(&hall, "SELECT seats_taken FROM lectures").await, 3);
        assert_eq!(number(&hall, "SELECT count(*) FROM enrolments WHERE withdrawn_at IS NULL").await, 3);
        recount_is_zero(&hall).await;
    }

    async fn a_storm_of_taking_and_giving_up_seats_leaves_the_count_right(hall) {
        let organizer = hall.organizer("olga").await;
        let slug = hall.lecture(&organizer, &LectureForm { capacity: "5".into(), ..hall.form("Cold chains") }).await;
        let people = join_all((0..20).map(|n| {
            let hall = &hall;
            async move { hall.person(&format!("person{n}"), "practitioner").await }
        }))
        .await;
        let storms = people.into_iter().map(|person| {
            let (seats, slug) = (hall.db.enrolment(), slug.clone());
            tokio::spawn(async move {
                for _ in 0..10 {
                    // The same person presses both buttons in two tabs at once, too.
                    let (one, other) = tokio::join!(seats.enrol(&person, &slug), seats.enrol(&person, &slug));
                    for answer in [one, other] {
                        assert!(
                            matches!(answer, Ok(()) | Err(Refused::No(NoSeat::Full | NoSeat::AlreadyEnrolled))),
                            "{answer:?}"
                        );
                    }
                    let (one, other) = tokio::join!(seats.withdraw(&person, &slug), seats.withdraw(&person, &slug));
                    for answer in [one, other] {
                        assert!(matches!(answer, Ok(()) | Err(Refused::No(NoSeat::NotEnrolled))), "{answer:?}");
                    }
                }
                let _ = seats.enrol(&person, &slug).await;
            })
        });
        for storm in join_all(storms).await {
            storm.unwrap();
        }
        assert_eq!(number(&hall, "SELECT seats_taken FROM lectures").await, 5);
        recount_is_zero(&hall).await;
    }

    async fn fewer_seats_than_are_taken_are_refused_beside_the_field(hall) {
        use crate::steps::{borrowed, fields, shows};
        let organizer = hall.organizer("olga").await;
        let slug = hall.lecture(&organizer, &LectureForm { capacity: "3".into(), ..hall.form("Cold chains") }).await;
        for name in ["first", "second"] {
            let person = hall.person(name, "practitioner").await;
            hall.db.enrolment().enrol(&person, &slug).await.unwrap();
        }
        let mut olga = hall.signed_in("olga").await;
        olga.get(&format!("/en/organizer/lectures/{slug}")).await;
        let mut fewer = fields(&LectureForm { capacity: "1".into(), ..hall.form("Cold chains") });
        fewer.push(("slug".into(), slug));
        let page = olga.press("/api/save-lecture?l=en", &borrowed(&fewer)).await;
        assert!(shows(&page, "lecture-capacity-taken"), "{}", page.text);
        assert!(page.text.contains("id=\"capacity-error\""));
        assert_eq!(number(&hall, "SELECT capacity FROM lectures").await, 3);
    }
}
