//! A lecture that was moved says from when, and one that was cancelled says so, wherever its people look for it.

use crate::steps::{START, borrowed, fields, in_room, number, shows, slug_of, tamper};
use app::enrolment::Enrolment;
use app::i18n::Instant;
use app::lectures::{LectureForm, Lectures};
use app::live::{Live, LiveDesk};
use regex::Regex;
use server::on_both_engines;
use server::testing::{Actor, Page, TestHall};

const MINUTE: i64 = Instant::MINUTE;
/// When the lecture of [`TestHall::form`] was to start: the instant, and as Kigali says it.
const WAS: (&str, &str) = ("2026-11-25T08:00:00Z", "Wednesday 25 November, 10:00");
/// The day after at two in the afternoon, for an hour and a half.
const NEXT_DAY: (&str, &str) = ("2026-11-26T14:00", "2026-11-26T15:30");

/// From when a page says that lectures were moved: the instant of each, and its words.
fn told(page: &Page) -> Vec<(String, String)> {
    let told =
        Regex::new(r#"Moved from (?:<!>)?<time datetime="([^"]*)" data-f="dt">([^<]*)</time>"#)
            .unwrap();
    told.captures_iter(&page.text)
        .map(|told| (told[1].to_owned(), told[2].to_owned()))
        .collect()
}

fn one((at, words): (&str, &str)) -> Vec<(String, String)> {
    vec![(at.to_owned(), words.to_owned())]
}

/// Saves a lecture's form with another start and end.
async fn save(hall: &TestHall, olga: &mut Actor, slug: &str, (starts, ends): (&str, &str)) {
    let form = LectureForm {
        starts_at: starts.into(),
        ends_at: ends.into(),
        ..hall.form("Cold chains")
    };
    let mut typed = fields(&form);
    typed.push(("slug".into(), slug.to_owned()));
    olga.get(&format!("/en/organizer/lectures/{slug}")).await;
    let page = olga
        .press("/api/save-lecture?l=en", &borrowed(&typed))
        .await;
    assert!(shows(&page, "lecture-saved"), "{starts}: {}", page.text);
}

/// When a lecture was to start before it was moved, 0 where it was not; and how often its times have changed.
async fn kept(hall: &TestHall, slug: &str) -> (i64, i64) {
    let of =
        |column: &str| format!("SELECT COALESCE({column}, 0) FROM lectures WHERE slug = '{slug}'");
    (
        number(hall, &of("moved_from")).await,
        number(hall, &of("schedule_changes")).await,
    )
}

/// What a lecture's calendar file says of it by these names.
async fn calendar<const N: usize>(hall: &TestHall, slug: &str, names: [&str; N]) -> [String; N] {
    let path = format!("/en/lectures/{slug}/calendar.ics");
    let file = hall.visitor().get(&path).await;
    names.map(|name| {
        let line = file
            .text
            .lines()
            .find_map(|line| line.strip_prefix(name)?.strip_prefix(':'));
        line.unwrap_or_else(|| panic!("{name}: {}", file.text))
            .trim()
            .to_owned()
    })
}

on_both_engines! {
    async fn a_lecture_moved_by_its_form_says_from_when_until_it_begins(hall) {
        let organizer = hall.organizer("olga").await;
        let slug = hall.lecture(&organizer, &hall.form("Cold chains")).await;
        let (mut olga, lecture) = (hall.signed_in("olga").await, format!("/en/lectures/{slug}"));
        let pages = [lecture.as_str(), "/en/", "/en/my"];
        let mut readers = Vec::new();
        for (name, zone, words) in [
            ("amina", "Africa/Kigali", WAS.1),
            ("luz", "America/Lima", "Wednesday 25 November, 03:00"),
            ("bo", "Pacific/Auckland", "Wednesday 25 November, 21:00"),
        ] {
            let person = hall.person(name, "practitioner").await;
            hall.db.enrolment().enrol(&person, &slug).await.unwrap();
            tamper(&hall, &format!("UPDATE people SET time_zone = '{zone}' WHERE id = {}", person.id.0)).await;
            readers.push((hall.signed_in(name).await, name, words));
        }
        for path in pages {
            assert!(told(&readers[0].0.get(path).await).is_empty(), "{path}: it starts as it was published");
        }
        assert_eq!(calendar(&hall, &slug, ["SEQUENCE", "DTSTART"]).await, ["0", "20261125T080000Z"]);

        save(&hall, &mut olga, &slug, NEXT_DAY).await;
        let begins = START.plus(28 * 60 * MINUTE);
        assert_eq!(kept(&hall, &slug).await, (START.0, 1));
        assert_eq!(
            calendar(&hall, &slug, ["SEQUENCE", "STATUS", "DTSTART", "DTEND"]).await,
            ["1", "CONFIRMED", "20261126T120000Z", "20261126T133000Z"]
        );
        // Also while the door is open already.
        for now in [hall.db.now(), begins.plus(-MINUTE)] {
            hall.clock.set(now);
            for (reader, name, words) in &mut readers {
                hall.sign_in(reader, name).await;
                for path in pages {
                    let page = reader.get(path).await;
                    assert_eq!(told(&page), one((WAS.0, *words)), "{path}: {}", page.text);
                }
            }
            let mut visitor = hall.visitor_of_a_fresh_node();
            for path in &pages[..2] {
                assert_eq!(told(&visitor.get(path).await), one(WAS), "{path}: in its own zone, where no other is known");
            }
        }
        hall.clock.set(begins);
        for path in pages {
            let page = readers[0].0.get(path).await;
            assert_eq!(page.status, 200);
            assert!(told(&page).is_empty(), "{path}: it is on");
        }
    }

    async fn what_is_kept_is_the_start_that_was_published_and_nothing_once_it_stands_again(hall) {
        let organizer = hall.organizer("olga").await;
        let slug = hall.lecture(&organizer, &hall.form("Cold chains")).await;
        let mut olga = hall.signed_in("olga").await;
        let first = ("2026-11-25T10:00", "2026-11-25T11:30");
        for (times, from, changes, why) in [
            (NEXT_DAY, START.0, 1, "moved"),
            (("2026-11-27T14:00", "2026-11-27T15:30"), START.0, 2, "moved twice"),
            (("2026-11-27T14:00", "2026-11-27T15:30"), START.0, 2, "saved once more"),
            (first, 0, 3, "moved back"),
            (("2026-11-25T10:00", "2026-11-25T12:00"), 0, 4, "its end alone"),
            (("2026-11-25T10:00:59", "2026-11-25T12:00"), 0, 5, "by less than a minute"),
            (first, 0, 6, "back by that"),
            (("2026-11-25T10:01", "2026-11-25T11:30"), START.0, 7, "by a minute"),
            (("2026-11-25T09:00", "2026-11-25T11:30"), START.0, 8, "to an earlier hour"),
            (("2026-11-25T10:00:30", "2026-11-25T11:30"), 0, 9, "back, but for half a minute"),
        ] {
            save(&hall, &mut olga, &slug, times).await;
            assert_eq!(kept(&hall, &slug).await, (from, changes), "{why}");
            let page = olga.get(&format!("/en/lectures/{slug}")).await;
            assert_eq!(!told(&page).is_empty(), from != 0, "{why}: {}", page.text);
            assert_eq!(calendar(&hall, &slug, ["SEQUENCE"]).await, [changes.to_string()], "{why}");
        }
    }

    async fn a_draft_is_planned_and_not_moved_and_so_is_a_copy(hall) {
        let organizer = hall.organizer("olga").await;
        let lectures = hall.db.lectures();
        let draft = lectures.save(&organizer, None, &hall.form("Cold chains")).await.unwrap();
        let mut olga = hall.signed_in("olga").await;
        save(&hall, &mut olga, &draft, NEXT_DAY).await;
        lectures.publish(&organizer, &draft).await.unwrap();
        assert_eq!(kept(&hall, &draft).await, (0, 0));
        assert!(told(&olga.get(&format!("/en/lectures/{draft}")).await).is_empty());
        save(&hall, &mut olga, &draft, ("2026-11-27T14:00", "2026-11-27T15:30")).await;
        let published = START.plus(28 * 60 * MINUTE).0;
        assert_eq!(kept(&hall, &draft).await, (published, 1), "since it was published");
        let copy = slug_of(olga.post("/api/duplicate-lecture?l=en", &[("slug", &draft)]).await.location());
        assert_eq!(kept(&hall, &copy).await, (0, 0));
    }

    async fn nothing_at_the_live_desk_moves_a_start(hall) {
        let room = in_room(&hall, &["amina"]).await;
        let (live, slug) = (hall.db.live(), &room.slug);
        live.relocate(&room.organizer, slug, "https://meet.example/another-room").await.unwrap();
        assert_eq!(kept(&hall, slug).await, (0, 0), "another link is no other time");
        live.extend(&room.organizer, slug, 10).await.unwrap();
        assert_eq!(kept(&hall, slug).await, (0, 1), "it ends later");
        assert_eq!(calendar(&hall, slug, ["SEQUENCE", "DTEND"]).await, ["1", "20261125T094000Z"]);
        live.start(&room.organizer, slug, None).await.unwrap();
        assert_eq!(kept(&hall, slug).await, (0, 1));
    }

    async fn a_moved_lecture_that_is_begun_early_has_begun(hall) {
        let organizer = hall.organizer("olga").await;
        let slug = hall.lecture(&organizer, &hall.form("Cold chains")).await;
        let amina = hall.person("amina", "practitioner").await;
        hall.db.enrolment().enrol(&amina, &slug).await.unwrap();
        save(&hall, &mut hall.signed_in("olga").await, &slug, ("2026-11-25T10:30", "2026-11-25T12:00")).await;
        hall.clock.set(START.plus(20 * MINUTE));
        let mut reader = hall.signed_in("amina").await;
        assert_eq!(told(&reader.get("/en/my").await), one(WAS));
        hall.db.live().start(&organizer, &slug, None).await.unwrap();
        assert!(told(&reader.get("/en/my").await).is_empty());
        assert!(told(&reader.get(&format!("/en/lectures/{slug}")).await).is_empty());
    }

    async fn a_cancelled_lecture_says_so_among_ones_own_while_its_time_is_to_come(hall) {
        let organizer = hall.organizer("olga").await;
        let slug = hall.lecture(&organizer, &hall.form("Cold chains")).await;
        let amina = hall.person("amina", "practitioner").await;
        hall.db.enrolment().enrol(&amina, &slug).await.unwrap();
        let mut reader = hall.signed_in("amina").await;
        let page = reader.get("/en/my").await;
        assert!(page.text.contains("class=\"lecture mine\"") && !shows(&page, "cancelled"), "{}", page.text);
        save(&hall, &mut hall.signed_in("olga").await, &slug, NEXT_DAY).await;
        hall.db.live().cancel(&organizer, &slug).await.unwrap();
        for path in ["/en/my", "/en/"] {
            let page = reader.get(path).await;
            assert!(page.text.contains("class=\"lecture mine cancelled\""), "{path}: {}", page.text);
            assert!(shows(&page, "cancelled"), "{path}");
            assert!(told(&page).is_empty(), "{path}: whoever reads that it is not held needs no other time");
        }
        let page = reader.get(&format!("/en/lectures/{slug}")).await;
        assert!(shows(&page, "cancelled-note") && shows(&page, "cancelled-mine") && told(&page).is_empty());
        assert_eq!(calendar(&hall, &slug, ["SEQUENCE", "STATUS"]).await, ["2", "CANCELLED"]);
        // Its time has passed: it stands among what is over, as cancelled.
        hall.clock.set(START.plus(48 * 60 * MINUTE));
        hall.sign_in(&mut reader, "amina").await;
        assert!(shows(&reader.get("/en/my").await, "cancelled"));
    }
}
