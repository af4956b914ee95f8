//! The programme and the organizer's desk.

use crate::steps::{START, borrowed, fields, number, publish_replay, shows, slug_of, tamper};
use app::enrolment::Enrolment;
use app::i18n::Instant;
use app::lectures::LectureForm;
use app::lectures::Lectures;
use app::live::Seats;
use server::on_both_engines;
use server::testing::Page;

/// The titles of a page's list, in order.
fn titles(page: &Page) -> Vec<String> {
    let title = regex::Regex::new(r"(?s)<h3>\s*<a[^>]*>([^<]*)</a>").unwrap();
    title
        .captures_iter(&page.text)
        .map(|t| t[1].to_owned())
        .collect()
}

on_both_engines! {
    async fn filters_narrow_and_nonsense_narrows_nothing(hall) {
        let organizer = hall.organizer("olga").await;
        for (title, topic, audience, language, country) in [
            ("One", "policy", "everyone", "en", "CN"),
            ("Two", "skills", "officials", "en", "RW"),
            ("Three", "skills", "practitioners", "es", "CN"),
        ] {
            let form = LectureForm {
                topic: topic.into(),
                audience: audience.into(),
                language: language.into(),
                speaker: format!("Speaker {title}"),
                speaker_country: country.into(),
                ..hall.form(title)
            };
            hall.lecture(&organizer, &form).await;
        }
        for (query, expected) in [
            ("", &["One", "Two", "Three"][..]),
            ("?topic=skills", &["Two", "Three"]),
            ("?audience=officials", &["Two"]),
            ("?language=es", &["Three"]),
            ("?country=CN", &["One", "Three"]),
            ("?topic=skills&country=CN", &["Three"]),
            ("?topic=policy&audience=officials", &[]),
            ("?topic=cooking&audience=cats&language=klingon&country=Atlantis&page=minus", &["One", "Two", "Three"]),
            ("?topic=%27%20OR%201%3D1%20--", &["One", "Two", "Three"]),
            ("?past=1", &[]),
        ] {
            let page = hall.visitor().get(&format!("/en/{query}")).await;
            assert_eq!(page.status, 200, "{query}");
            assert_eq!(titles(&page), expected, "{query}");
        }
    }

    async fn the_countries_of_speakers_stand_in_the_readers_alphabet(hall) {
        let organizer = hall.organizer("olga").await;
        for country in ["TH", "CN", "RW", "HU"] {
            let form = LectureForm {
                speaker: format!("Speaker of {country}"),
                speaker_country: country.into(),
                ..hall.form(&format!("Lecture from {country}"))
            };
            let slug = hall.lecture(&organizer, &form).await;
            publish_replay(&hall, &organizer, &slug, 60_000).await;
        }
        // What a list can be narrowed to may be some seconds old.
        hall.clock.by(Instant::MINUTE);
        let code = regex::Regex::new(r#"href="[^"]*[?&;]country=([A-Z]{2})""#).unwrap();
        for (l, right) in [
            ("en", ["CN", "HU", "RW", "TH"]),
            // By pinyin: 卢旺达 lú, 泰国 tài, 匈牙利 xiōng, 中国 zhōng.
            ("zh", ["RW", "TH", "HU", "CN"]),
            // จีน ไทย รวันดา ฮังการี
            ("th", ["CN", "TH", "RW", "HU"]),
            // الصين تايلاند رواندا هنغاريا
            ("ar", ["CN", "TH", "RW", "HU"]),
        ] {
            for list in ["", "replays"] {
                let page = hall.visitor().get(&format!("/{l}/{list}")).await;
                let codes: Vec<_> = code.captures_iter(&page.text).map(|found| found[1].to_owned()).collect();
                assert_eq!(codes, right, "/{l}/{list}");
            }
        }
    }

    async fn readers_of_one_programme_see_their_own_marks_and_rights(hall) {
        let organizer = hall.organizer("olga").await;
        let open = hall.lecture(&organizer, &hall.form("Cold chains")).await;
        let form = LectureForm { audience: "practitioners".into(), ..hall.form("Customs") };
        let closed = hall.lecture(&organizer, &form).await;
        let amina = hall.person("amina", "practitioner").await;
        hall.person("bakari", "practitioner").await;
        hall.person("chipo", "official").await;
        let mut readers = Vec::new();
        for name in ["amina", "bakari", "chipo"] {
            readers.push(hall.signed_in(name).await);
        }
        hall.db.enrolment().enrol(&amina, &open).await.unwrap();
        let enrols = |page: &Page, slug: &str| page.text.contains(&format!("name=\"lecture\" value=\"{slug}\""));
        // Each twice, so that each also comes after every other.
        for _ in 0..2 {
            for (reader, enrolled, may_enrol) in [(0, true, true), (1, false, true), (2, false, false)] {
                let page = readers[reader].get("/en/").await;
                assert_eq!(page.text.matches("class=\"lecture mine\"").count(), usize::from(enrolled), "{reader}");
                assert_eq!(page.text.contains(&format!("{open}/calendar.ics")), enrolled, "{reader}");
                assert_eq!(enrols(&page, &open), !enrolled, "{reader}");
                assert_eq!(enrols(&page, &closed), may_enrol, "{reader}");
                assert_eq!(shows(&page, "see-for-whom"), !may_enrol, "{reader}");
            }
            let page = hall.visitor().get("/en/").await;
            assert!(!page.text.contains("mine") && !enrols(&page, &open) && !enrols(&page, &closed));
        }
        let form = LectureForm { title: "Colder chains".into(), ..hall.db.lectures().form(&organizer, &open).await.unwrap() };
        hall.db.lectures().save(&organizer, Some(&open), &form).await.unwrap();
        for reader in &mut readers {
            assert_eq!(titles(&reader.get("/en/").await), ["Colder chains", "Customs"], "at once");
        }
        // Seats that others take are counted some seconds later at most.
        let bea = hall.person("bea", "practitioner").await;
        hall.db.enrolment().enrol(&bea, &open).await.unwrap();
        hall.clock.by(5_000);
        assert!(readers[1].get("/en/").await.text.contains("98 seats left"));
    }

    async fn readers_of_two_zones_in_turn_each_see_their_own_times(hall) {
        let organizer = hall.organizer("olga").await;
        hall.lecture(&organizer, &hall.form("Cold chains")).await;
        let mut readers = Vec::new();
        for (name, zone, begins) in [("li", "Asia/Shanghai", "16:00"), ("luz", "America/Lima", "03:00")] {
            hall.person(name, "practitioner").await;
            let moved = format!("UPDATE people SET time_zone = '{zone}' WHERE email = '{name}@example.org'");
            crate::steps::tamper(&hall, &moved).await;
            readers.push((hall.signed_in(name).await, begins));
        }
        // What both pages share is made once and kept: with the moment of each in turn, and all at one moment.
        for step in [0, 0, 1_000, 0, 60_000, 0] {
            hall.clock.by(step);
            for (reader, begins) in &mut readers {
                let page = reader.get("/en/").await;
                assert_eq!(titles(&page), ["Cold chains"]);
                let seen: Vec<&str> = ["16:00", "03:00"].into_iter().filter(|time| page.text.contains(time)).collect();
                assert_eq!(seen, [*begins], "{}", page.text);
            }
        }
    }

    async fn past_lectures_lie_on_pages_newest_first(hall) {
        let organizer = hall.organizer("olga").await;
        for n in 0..35 {
            let form = LectureForm {
                starts_at: format!("2026-11-25T10:{n:02}"),
                ends_at: "2026-11-25T12:00".into(),
                ..hall.form(&format!("Lecture {n}"))
            };
            hall.lecture(&organizer, &form).await;
        }
        hall.clock.set(START.plus(Instant::DAY));
        let first = hall.visitor().get("/en/?past=1").await;
        let second = hall.visitor().get("/en/?past=1&page=2").await;
        let beyond = hall.visitor().get("/en/?past=1&page=99").await;
        let all: Vec<String> = titles(&first).into_iter().chain(titles(&second)).collect();
        let expected: Vec<String> = (0..35).rev().map(|n| format!("Lecture {n}")).collect();
        assert_eq!(all, expected);
        assert_eq!(titles(&first).len(), 30);
        assert_eq!((beyond.status, beyond.header("location")), (303, "/en/?past=1&page=2"), "the last page");
        assert!(first.text.contains("rel=\"next\"") && !first.text.contains("rel=\"prev\""));
        assert!(second.text.contains("rel=\"prev\"") && !second.text.contains("rel=\"next\""));
    }

    async fn what_may_be_deleted_cancelled_and_copied(hall) {
        let organizer = hall.organizer("olga").await;
        let amina = hall.person("amina", "practitioner").await;
        let mut olga = hall.signed_in("olga").await;
        let taken = hall.lecture(&organizer, &hall.form("Taken")).await;
        let free = hall.lecture(&organizer, &hall.form("Free")).await;
        hall.db.enrolment().enrol(&amina, &taken).await.unwrap();
        hall.db.live().withdraw(&amina, &taken).await.unwrap();

        let desk = format!("/en/organizer/lectures/{taken}");
        olga.get(&desk).await;
        let page = olga.press("/api/delete-lecture?l=en", &[("slug", &taken)]).await;
        assert!(shows(&page, "lecture-has-enrolments"), "also a seat given up is on record");
        assert_eq!(hall.visitor().get(&format!("/en/lectures/{taken}")).await.status, 200);
        let page = olga.press("/api/delete-lecture?l=en", &[("slug", &free)]).await;
        assert!(shows(&page, "lecture-deleted"));
        assert_eq!(hall.visitor().get(&format!("/en/lectures/{free}")).await.status, 404);
        olga.get(&desk).await;
        let page = olga.press("/api/publish-lecture?l=en", &[("slug", &taken)]).await;
        assert!(shows(&page, "lecture-not-draft"));

        let page = olga.press("/api/duplicate-lecture?l=en", &[("slug", &taken)]).await;
        assert!(shows(&page, "lecture-duplicated"));
        let copy = slug_of(&olga.on);
        assert_ne!(copy, taken);
        assert!(page.text.contains("value=\"2026-12-02T10:00\""), "a week later, at the same hour");
        assert_eq!(hall.visitor().get(&format!("/en/lectures/{copy}")).await.status, 404, "the copy is a draft");

        olga.get(&desk).await;
        let page = olga.press("/api/cancel-lecture?l=en", &[("slug", &taken)]).await;
        assert!(shows(&page, "lecture-cancelled"));
        let page = hall.visitor().get(&format!("/en/lectures/{taken}")).await;
        assert!(shows(&page, "cancelled-note"));
        assert!(hall.visitor().get(&format!("/en/lectures/{taken}/calendar.ics")).await.text.contains("STATUS:CANCELLED"));
        let mut actor = hall.signed_in("amina").await;
        actor.get(&format!("/en/lectures/{taken}")).await;
        let page = actor.press("/api/enrol?l=en", &[("lecture", &taken)]).await;
        assert!(shows(&page, "no-seat-cancelled"));
        let page = olga.press("/api/cancel-lecture?l=en", &[("slug", &taken)]).await;
        assert!(shows(&page, "lecture-cannot-cancel"), "once is enough");
        hall.clock.set(START.plus(-5 * Instant::MINUTE));
        hall.sign_in(&mut olga, "olga").await;
        let page = olga.press("/api/start-lecture?l=en", &[("slug", &taken)]).await;
        assert!(shows(&page, "lecture-cannot-start"));
        assert!(hall.visitor().get("/en/").await.text.contains("Taken"), "whoever comes for it reads why");
        hall.clock.set(START.plus(2 * Instant::DAY));
        assert!(!hall.visitor().get("/en/").await.text.contains("Taken"));
    }

    async fn a_lecture_that_is_over_is_not_published(hall) {
        let organizer = hall.organizer("olga").await;
        let draft = hall.db.lectures().save(&organizer, None, &hall.form("Late")).await.unwrap();
        hall.clock.set(START.plus(Instant::DAY));
        let mut olga = hall.signed_in("olga").await;
        olga.get(&format!("/en/organizer/lectures/{draft}")).await;
        let page = olga.press("/api/publish-lecture?l=en", &[("slug", &draft)]).await;
        assert!(shows(&page, "lecture-in-past"));
        assert_eq!(number(&hall, "SELECT count(*) FROM lectures WHERE status = 'published'").await, 0);
    }

    async fn once_it_has_begun_its_times_stand(hall) {
        let organizer = hall.organizer("olga").await;
        let slug = hall.lecture(&organizer, &hall.form("Cold chains")).await;
        hall.clock.set(START.plus(60_000));
        let mut olga = hall.signed_in("olga").await;
        olga.get(&format!("/en/organizer/lectures/{slug}")).await;
        let change = |form: LectureForm| {
            let mut typed = fields(&form);
            typed.push(("slug".into(), slug.clone()));
            typed
        };
        for form in [
            LectureForm { starts_at: "2026-11-25T10:30".into(), ..hall.form("Cold chains") },
            LectureForm { ends_at: "2026-11-25T12:30".into(), ..hall.form("Cold chains") },
        ] {
            let page = olga.press("/api/save-lecture?l=en", &borrowed(&change(form))).await;
            assert!(shows(&page, "lecture-begun"));
        }
        let share = LectureForm { attended_percent: "60".into(), ..hall.form("Cold chains") };
        let page = olga.press("/api/save-lecture?l=en", &borrowed(&change(share))).await;
        assert!(shows(&page, "lecture-begun-share"), "it changes with a reason, on the lecture's own page");
        let page = olga.press("/api/save-lecture?l=en", &borrowed(&change(hall.form("Colder chains")))).await;
        assert!(shows(&page, "lecture-saved"), "everything else can be changed");
    }

    async fn a_share_from_before_there_was_a_least_one_stays_until_it_is_changed(hall) {
        let organizer = hall.organizer("olga").await;
        let slug = hall.lecture(&organizer, &hall.form("Cold chains")).await;
        let mut olga = hall.signed_in("olga").await;
        let with = |share: &str, title: &str| {
            let mut typed = fields(&LectureForm { attended_percent: share.into(), ..hall.form(title) });
            typed.push(("slug".into(), slug.clone()));
            typed
        };
        for share in ["1", "49", "101"] {
            let page = olga.press("/api/save-lecture?l=en", &borrowed(&with(share, "Cold chains"))).await;
            assert!(shows(&page, "lecture-percent"), "{share}: {}", page.text);
        }
        tamper(&hall, "UPDATE lectures SET attended_percent = 30").await;
        let page = olga.press("/api/save-lecture?l=en", &borrowed(&with("30", "Colder chains"))).await;
        assert!(shows(&page, "lecture-saved"), "{}", page.text);
        let page = olga.press("/api/save-lecture?l=en", &borrowed(&with("31", "Colder chains"))).await;
        assert!(shows(&page, "lecture-percent"), "{}", page.text);
        // A copy is a lecture of its own.
        let copy = slug_of(olga.post("/api/duplicate-lecture?l=en", &[("slug", &slug)]).await.location());
        assert_eq!(hall.db.lectures().form(&organizer, &copy).await.unwrap().attended_percent, "70");
    }

    async fn a_reader_gets_the_title_in_their_language(hall) {
        let organizer = hall.organizer("olga").await;
        let form = LectureForm {
            title_th: "ห่วงโซ่ความเย็น".into(),
            abstract_th: "จากไร่สู่ท่าเรือ".into(),
            ..hall.form("Cold chains")
        };
        let slug = hall.lecture(&organizer, &form).await;
        let thai = hall.visitor().get(&format!("/th/lectures/{slug}")).await;
        assert!(thai.text.contains("ห่วงโซ่ความเย็น") && !thai.text.contains("Cold chains"));
        let arabic = hall.visitor().get(&format!("/ar/lectures/{slug}")).await;
        assert!(arabic.text.contains("<span lang=\"en\" dir=\"auto\">Cold chains</span>"), "else the original, marked as such");
    }
    async fn a_speakers_affiliation_and_country_are_those_at_the_lecture(hall) {
        let organizer = hall.organizer("olga").await;
        let speaks = |title: &str, affiliation: &str, country: &str| LectureForm {
            speaker_affiliation: affiliation.into(),
            speaker_country: country.into(),
            ..hall.form(title)
        };
        let lectures = hall.db.lectures();
        let past = hall.lecture(&organizer, &speaks("Cold chains", "Ministry of Trade", "RW")).await;
        // Another of that name, or the same person years later.
        let other = hall.lecture(&organizer, &speaks("Seed law", "Academy of Law", "TH")).await;
        // Nothing typed: what is known of the name.
        let third = hall.lecture(&organizer, &speaks("Customs", "", "")).await;
        let at = async |slug: &str| {
            let form = lectures.form(&organizer, slug).await.unwrap();
            let page = hall.visitor().get(&format!("/en/lectures/{slug}")).await;
            assert!(page.text.contains(&form.speaker_affiliation), "{}", page.text);
            (form.speaker_affiliation, form.speaker_country)
        };
        let [rwanda, thailand] = [("Ministry of Trade", "RW"), ("Academy of Law", "TH")].map(|(a, c)| (a.to_owned(), c.to_owned()));
        assert_eq!(at(&past).await, rwanda);
        assert_eq!(at(&other).await, thailand);
        assert_eq!(at(&third).await, thailand);
        // The list is narrowed by the country at the lecture.
        for (country, expected) in [("RW", &["Cold chains"][..]), ("TH", &["Seed law", "Customs"])] {
            let page = hall.visitor().get(&format!("/en?country={country}")).await;
            let mut found = titles(&page);
            found.sort();
            let mut expected = expected.to_vec();
            expected.sort_unstable();
            assert_eq!(found, expected);
        }
        // A form saved once more changes nothing; an emptied field is empty, at this lecture alone.
        let form = lectures.form(&organizer, &past).await.unwrap();
        lectures.save(&organizer, Some(&past), &form).await.unwrap();
        assert_eq!((at(&past).await, at(&other).await), (rwanda.clone(), thailand.clone()));
        let emptied = LectureForm { speaker_affiliation: String::new(), ..form };
        lectures.save(&organizer, Some(&past), &emptied).await.unwrap();
        assert_eq!(at(&past).await, (String::new(), "RW".to_owned()));
        assert_eq!(at(&third).await, thailand);
    }
}
