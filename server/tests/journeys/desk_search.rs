//! The desk's search: people and lectures are found in every script, and no sign that is typed stands for others.

use crate::steps::{shows, tamper};
use app::accounts::{Accounts, ProfileForm};
use app::lectures::{LectureForm, Lectures};
use app::ui::query_escape;
use server::on_both_engines;
use server::testing::{Actor, Page};

/// A list of the desk, narrowed.
async fn narrowed(olga: &mut Actor, list: &str, typed: &str) -> Page {
    let page = olga
        .get(&format!("/en/organizer/{list}?q={}", query_escape(typed)))
        .await;
    assert_eq!(page.status, 200, "{typed}");
    page
}

/// Which of these stand in the list. (What was typed stands in the page's form.)
fn of<'a>(page: &Page, all: &[&'a str]) -> Vec<&'a str> {
    let body = page.text.split_once("<tbody>").map_or("", |(_, rows)| rows);
    let body = body.split_once("</tbody>").map_or("", |(rows, _)| rows);
    all.iter()
        .copied()
        .filter(|one| body.contains(one))
        .collect()
}

on_both_engines! {
    async fn people_are_found_in_every_script_and_signs_are_letters(hall) {
        hall.organizer("olga").await;
        let mut olga = hall.signed_in("olga").await;
        let all = [
            ("zh", "Жанна", "Chamber of Commerce"),
            ("el", "Élodie", "Académie"),
            ("ec", "Paul", "Économie 50%"),
            ("anh_n", "Anh", "Harbour"),
            ("anhxn", "Minh", "Harbour"),
            ("cn", "張偉", "الغرفة التجارية"),
        ];
        for (email, name, organisation) in all {
            let person = hall.person(email, "practitioner").await;
            let form = ProfileForm {
                name: name.into(),
                country: "RW".into(),
                organisation: organisation.into(),
                kind: "practitioner".into(),
                language: "en".into(),
                time_zone: "UTC".into(),
            };
            hall.db.accounts().save_profile(&person, &form).await.unwrap();
        }
        let names = all.map(|(_, name, _)| name);
        for (typed, found) in [
            ("Жанна", "Жанна"),
            ("жанна", "Жанна"),
            ("Élodie", "Élodie"),
            ("elodie", "Élodie"),
            ("ÉLODIE", "Élodie"),
            ("anh_n@example.org", "Anh"),
            ("anh_", "Anh"),
            ("Économie", "Paul"),
            ("%", "Paul"),
            ("50%", "Paul"),
            ("张", "張偉"),
            ("غرفة تجارية", "張偉"),
        ] {
            let page = narrowed(&mut olga, "people", typed).await;
            assert_eq!(of(&page, &names), [found], "{typed}");
        }
        for typed in ["5%", "anh_x", "%a", "!"] {
            let page = narrowed(&mut olga, "people", typed).await;
            assert!(shows(&page, "desk-none-found"), "{typed}: {}", page.text);
        }
        // Those from before there was a version are found once the hall's own job has renewed their words.
        tamper(&hall, "DELETE FROM people_words").await;
        tamper(&hall, "UPDATE people SET index_version = 0").await;
        assert!(shows(&narrowed(&mut olga, "people", "Жанна").await, "desk-none-found"));
        assert_eq!(hall.db.accounts().renew_people_index().await.unwrap(), 7);
        assert_eq!(of(&narrowed(&mut olga, "people", "Жанна").await, &names), ["Жанна"]);
    }

    async fn lectures_are_found_in_every_script_and_signs_are_letters(hall) {
        let organizer = hall.organizer("olga").await;
        let mut olga = hall.signed_in("olga").await;
        let all = [
            LectureForm { speaker: "Жанна д\u{2019}Арк".into(), ..hall.form("Cold chains") },
            LectureForm { host: "Élodie et fils".into(), ..hall.form("Warm chains") },
            LectureForm { series: "Ports du monde".into(), ..hall.form("Économie numérique") },
            LectureForm { title_th: "การค้าชายแดน".into(), abstract_th: "กฎหมายศุลกากร".into(), ..hall.form("Growth of 50% a year") },
            hall.form("File_names"),
            hall.form("التجارة الإلكترونية"),
            hall.form("電商平臺"),
        ];
        for form in &all {
            hall.db.lectures().save(&organizer, None, form).await.unwrap();
        }
        let titles: Vec<&str> = all.iter().map(|form| form.title.as_str()).collect();
        for (typed, found) in [
            ("Жанна", &["Cold chains"][..]),
            ("ЖАННА chains", &["Cold chains"]),
            ("Élodie", &["Warm chains"]),
            ("elodie", &["Warm chains"]),
            ("Économie", &["Économie numérique"]),
            ("ÉCONOMIE", &["Économie numérique"]),
            ("onom", &["Économie numérique"]),
            ("du monde", &["Économie numérique"]),
            ("ชายแดน", &["Growth of 50% a year"]),
            ("%", &["Growth of 50% a year"]),
            ("50%", &["Growth of 50% a year"]),
            ("_", &["File_names"]),
            ("e_n", &["File_names"]),
            ("تجارة الكترونية", &["التجارة الإلكترونية"]),
            ("电商", &["電商平臺"]),
            ("chains", &["Cold chains", "Warm chains"]),
            ("chain warm", &["Warm chains"]),
        ] {
            let page = narrowed(&mut olga, "lectures", typed).await;
            assert_eq!(of(&page, &titles), found, "{typed}");
        }
        for typed in ["5%0", "%_", "c_ld", "!", "\\", "anh_n@example.org"] {
            let page = narrowed(&mut olga, "lectures", typed).await;
            assert!(shows(&page, "desk-none-found"), "{typed}: {}", page.text);
        }
        assert_eq!(of(&narrowed(&mut olga, "lectures", " ").await, &titles), titles);
        // Those from before there was this are found once the hall's own job has written it.
        tamper(&hall, "UPDATE lectures SET sought = '', index_version = 0").await;
        assert!(shows(&narrowed(&mut olga, "lectures", "Жанна").await, "desk-none-found"));
        assert_eq!(hall.db.search().renew_search().await.unwrap(), 7);
        assert_eq!(of(&narrowed(&mut olga, "lectures", "Жанна").await, &titles), ["Cold chains"]);
    }
}
