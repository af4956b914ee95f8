//! Clock changes, through the form: local times that never come, or come twice.

use crate::steps::{borrowed, escaped, fields, number, plain, shows};
use app::lectures::LectureForm;
use server::on_both_engines;
use server::testing::{Actor, Page, TestHall};

async fn save(olga: &mut Actor, form: &LectureForm) -> Page {
    olga.get("/en/organizer/lectures/new").await;
    olga.press("/api/save-lecture?l=en", &borrowed(&fields(form)))
        .await
}

/// The sentence beside a field.
fn beside(page: &Page, field: &str) -> String {
    let (_, rest) = page
        .text
        .split_once(&format!("id=\"{field}-error\""))
        .unwrap_or_default();
    rest.split_once('>')
        .and_then(|(_, rest)| rest.split_once("</p>"))
        .map(|(s, _)| s.to_owned())
        .unwrap_or_default()
}

fn budapest(hall: &TestHall, starts_at: &str, ends_at: &str) -> LectureForm {
    LectureForm {
        starts_at: starts_at.into(),
        ends_at: ends_at.into(),
        time_zone: "Europe/Budapest".into(),
        ..hall.form("Cold chains")
    }
}

on_both_engines! {
    async fn a_time_that_never_comes_is_refused_with_those_around_it(hall) {
        hall.organizer("olga").await;
        let mut olga = hall.signed_in("olga").await;
        let page = save(&mut olga, &budapest(&hall, "2027-03-28T02:30", "2027-03-28T04:00")).await;
        let said = beside(&page, "starts_at");
        let expected = "This time does not exist in Europe/Budapest: the clocks jump over it. \
                        Nearest: 2027-03-28 01:30 or 2027-03-28 03:30.";
        assert_eq!(said, escaped(expected));
        assert!(page.text.contains("value=\"2027-03-28T02:30\""), "what was typed is still there");
        let page = save(&mut olga, &budapest(&hall, "2027-03-28T01:30", "2027-03-28T02:59")).await;
        assert!(beside(&page, "ends_at").contains("2027-03-28 03:59"), "the end too");
        assert_eq!(number(&hall, "SELECT count(*) FROM lectures").await, 0);
        let page = save(&mut olga, &budapest(&hall, "2027-03-28T01:30", "2027-03-28T03:30")).await;
        assert!(shows(&page, "lecture-saved"));
        assert_eq!(number(&hall, "SELECT (ends_at - starts_at) / 60000 FROM lectures").await, 60, "an hour, though two by the clock");
    }

    async fn a_time_that_comes_twice_asks_which_one(hall) {
        hall.organizer("olga").await;
        let mut olga = hall.signed_in("olga").await;
        let form = budapest(&hall, "2027-10-31T02:30", "2027-10-31T04:00");
        let page = save(&mut olga, &form).await;
        let expected = "This time exists twice in Europe/Budapest. Choose the first (GMT+2) or the second (GMT+1).";
        assert_eq!(beside(&page, "starts_at"), escaped(expected));
        assert!(page.text.contains("name=\"starts_fold\""), "and offers the choice");
        assert_eq!(number(&hall, "SELECT count(*) FROM lectures").await, 0);
        for (fold, minutes) in [("first", 150), ("second", 90)] {
            let page = save(&mut olga, &LectureForm { starts_fold: fold.into(), ..form.clone() }).await;
            assert!(shows(&page, "lecture-saved"), "{fold}");
            let length = number(&hall, "SELECT (ends_at - starts_at) / 60000 FROM lectures ORDER BY id DESC LIMIT 1").await;
            assert_eq!(length, minutes, "{fold}");
        }
    }

    async fn a_copy_stays_at_its_hour_across_a_clock_change(hall) {
        hall.organizer("olga").await;
        let mut olga = hall.signed_in("olga").await;
        save(&mut olga, &budapest(&hall, "2027-03-24T10:00", "2027-03-24T11:00")).await;
        let slug = crate::steps::slug_of(&olga.on);
        let page = olga.press("/api/duplicate-lecture?l=en", &[("slug", &slug)]).await;
        assert!(page.text.contains("value=\"2027-03-31T10:00\""));
        let apart = number(&hall, "SELECT (max(starts_at) - min(starts_at)) / 3600000 FROM lectures").await;
        assert_eq!(apart, 7 * 24 - 1, "a week of one hour less");
    }

    async fn a_copy_that_falls_into_a_clock_change_is_asked_about_in_its_form(hall) {
        hall.organizer("olga").await;
        let mut olga = hall.signed_in("olga").await;
        let never = "This time does not exist in Europe/Budapest: the clocks jump over it. \
                     Nearest: 2027-03-28 01:30 or 2027-03-28 03:30.";
        let twice = "This time exists twice in Europe/Budapest. Choose the first (GMT+2) or the second (GMT+1).";
        for (n, (day, copied, at, said, mended)) in [
            ("2027-03-21", "2027-03-28", "T02:30", never, ("starts_at", "2027-03-28T03:30")),
            ("2027-10-24", "2027-10-31", "T02:30", twice, ("starts_fold", "second")),
        ]
        .into_iter()
        .enumerate()
        {
            let made = i64::try_from(n).unwrap() * 2 + 1;
            save(&mut olga, &budapest(&hall, &format!("{day}{at}"), &format!("{day}T04:00"))).await;
            let slug = crate::steps::slug_of(&olga.on);
            let page = olga.press("/api/duplicate-lecture?l=en", &[("slug", &slug)]).await;
            assert_eq!(olga.on, "/en/organizer/lectures/new");
            let asked = format!("The copy would be held from {copied} 02:30 to {copied} 04:00 in Europe/Budapest, where the clocks change then.");
            assert!(plain(&page).contains(&asked), "{}", page.text);
            assert_eq!(beside(&page, "starts_at"), escaped(said));
            for typed in [format!("value=\"{copied}{at}\""), format!("value=\"{copied}T04:00\""), "value=\"Cold chains\"".into(), "value=\"Chen Wei\"".into()] {
                assert!(page.text.contains(&typed), "the form is filled: {typed}");
            }
            assert_eq!(number(&hall, "SELECT count(*) FROM lectures").await, made, "nothing has been copied yet");
            let mut form = budapest(&hall, &format!("{copied}{at}"), &format!("{copied}T04:00"));
            match mended {
                ("starts_at", at) => form.starts_at = at.into(),
                (_, fold) => form.starts_fold = fold.into(),
            }
            let page = olga.press("/api/save-lecture?l=en", &borrowed(&fields(&form))).await;
            assert!(shows(&page, "lecture-saved"), "{}", page.text);
            assert_eq!(number(&hall, "SELECT count(*) FROM lectures").await, made + 1);
        }
    }

    async fn a_copy_of_a_second_hour_is_of_no_hour_twice(hall) {
        hall.organizer("olga").await;
        let mut olga = hall.signed_in("olga").await;
        let form = LectureForm { starts_fold: "second".into(), ..budapest(&hall, "2027-10-31T02:30", "2027-10-31T04:00") };
        save(&mut olga, &form).await;
        let slug = crate::steps::slug_of(&olga.on);
        let page = olga.press("/api/duplicate-lecture?l=en", &[("slug", &slug)]).await;
        assert!(shows(&page, "lecture-duplicated") && page.text.contains("value=\"2027-11-07T02:30\""));
        assert!(!page.text.contains("name=\"starts_fold\""), "nothing is asked that is no question there");
    }

    async fn a_lecture_saved_in_its_second_hour_stays_there_when_saved_again(hall) {
        hall.organizer("olga").await;
        let mut olga = hall.signed_in("olga").await;
        let form = LectureForm { starts_fold: "second".into(), ..budapest(&hall, "2027-10-31T02:30", "2027-10-31T04:00") };
        save(&mut olga, &form).await;
        let slug = crate::steps::slug_of(&olga.on);
        let before = number(&hall, "SELECT starts_at FROM lectures").await;
        let page = olga.get(&format!("/en/organizer/lectures/{slug}")).await;
        assert!(page.text.contains("value=\"second\" selected"), "the form knows which of the two it is: {}", page.text);
        let mut again = fields(&form);
        again.push(("slug".into(), slug));
        olga.press("/api/save-lecture?l=en", &borrowed(&again)).await;
        assert_eq!(number(&hall, "SELECT starts_at FROM lectures").await, before);
    }
}
