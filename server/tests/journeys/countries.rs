//! Countries: a page for each, the list of them, and the hall's partners, who stand first wherever one chooses.

use crate::steps::{END, plain, publish_replay, sentence, shows, tamper};
use app::accounts::Organizer;
use app::hall::Hall;
use app::i18n::{Instant, Locale, say_args};
use app::lectures::{LectureForm, Lectures};
use regex::Regex;
use server::on_both_engines;
use server::testing::{MORNING, Page, TestHall};

/// A lecture of a speaker from that country, in Kigali, of one hour.
fn form(hall: &TestHall, title: &str, country: &str, starts_at: &str) -> LectureForm {
    let (day, hour) = starts_at.split_once('T').expect("a day and an hour");
    let hour: u8 = hour[..2].parse().expect("an hour");
    LectureForm {
        speaker: format!("Speaker from {country}"),
        speaker_country: country.into(),
        starts_at: starts_at.into(),
        ends_at: format!("{day}T{:02}:00", hour + 1),
        ..hall.form(title)
    }
}

/// Publishes a lecture from that country; answers its slug.
async fn lecture(hall: &TestHall, olga: &Organizer, title: &str, country: &str) -> String {
    let form = form(hall, title, country, "2026-11-25T10:00");
    hall.lecture(olga, &form).await
}

/// The titles of a page's lectures, in order.
fn titles(page: &Page) -> Vec<String> {
    let title = Regex::new(r"(?s)<h3>\s*<a[^>]*>([^<]*)</a>").unwrap();
    let all = title.captures_iter(&page.text);
    all.map(|t| t[1].to_owned()).collect()
}

/// The countries that a page leads to, in order.
fn linked(page: &Page) -> Vec<String> {
    let link = Regex::new(r#"href="/[a-z]{2}/countries/([^"]*)""#).unwrap();
    let all = link.captures_iter(&page.text);
    all.map(|code| code[1].to_owned()).collect()
}

/// The countries of a page's first select of them, in order.
fn offered(page: &Page) -> Vec<String> {
    let select = page.text.split("<select ").find(|select| {
        let own = select.split("</select>").next().unwrap_or_default();
        own.contains("value=\"RW\"")
    });
    let select = select.expect("a select of countries");
    let select = select.split("</select>").next().unwrap();
    let option = Regex::new(r#"<option value="([A-Z]{2})""#).unwrap();
    let all = option.captures_iter(select);
    all.map(|code| code[1].to_owned()).collect()
}

fn partners(codes: &[&str]) -> Hall {
    Hall {
        operator: None,
        partner_countries: codes.iter().map(|code| (*code).to_owned()).collect(),
    }
}

on_both_engines! {
    async fn a_countrys_page_lists_what_comes_from_there_in_order(hall) {
        let olga = hall.organizer("olga").await;
        let mut slugs = Vec::new();
        for (title, country, starts_at) in [
            ("Fourth", "KE", "2026-11-26T10:00"),
            ("First", "KE", "2026-11-24T11:00"),
            ("Elsewhere", "CN", "2026-11-25T10:00"),
            ("Called off", "KE", "2026-11-25T12:00"),
            ("Second", "KE", "2026-11-24T13:00"),
            ("Third", "KE", "2026-11-25T10:00"),
        ] {
            slugs.push(hall.lecture(&olga, &form(&hall, title, country, starts_at)).await);
        }
        let draft = form(&hall, "Not yet", "KE", "2026-11-25T15:00");
        let draft = hall.db.lectures().save(&olga, None, &draft).await.unwrap();
        let mut organizer = hall.signed_in("olga").await;
        organizer.post("/api/cancel-lecture?l=en", &[("slug", &slugs[3])]).await;
        publish_replay(&hall, &olga, &slugs[1], 60_000).await;
        // After the first two.
        hall.clock.set(MORNING.plus(6 * 60 * Instant::MINUTE));
        hall.sign_in(&mut organizer, "olga").await;
        let right = ["Third", "Called off", "Fourth", "Second", "First"];
        for actor in [&mut hall.visitor(), &mut organizer] {
            let page = actor.get("/en/countries/ke").await;
            assert_eq!(page.status, 200);
            assert_eq!(titles(&page), right);
            assert!(page.text.contains("<h1>Kenya</h1>"), "{}", page.text);
            assert_eq!(page.text.matches("class=\"lecture cancelled\"").count(), 1, "said to be cancelled");
            assert!(page.text.contains(&format!("/en/replays/{}", slugs[1])), "its replay");
            assert!(!page.text.contains(&format!("/en/replays/{}", slugs[4])), "no replay of the other");
            assert!(!page.text.contains(&draft), "no draft, for nobody");
            for key in ["country-upcoming", "country-past", "country-lead"] {
                assert!(shows(&page, key), "{key}");
            }
        }
        let visitors = hall.visitor().get("/en/countries/ke").await;
        assert!(shows(&visitors, "sign-up-title") && visitors.text.contains("href=\"/en/sign-up\""));
        assert_eq!(titles(&hall.visitor().get("/en/countries/cn").await), ["Elsewhere"]);
        // What was cancelled stays until its day is over.
        hall.clock.set(MORNING.plus(2 * Instant::DAY + 4 * 60 * Instant::MINUTE));
        let page = hall.visitor().get("/en/countries/ke").await;
        assert_eq!(titles(&page), ["Fourth", "Third", "Second", "First"]);
    }

    async fn a_countrys_page_has_one_address_however_its_code_is_written(hall) {
        let olga = hall.organizer("olga").await;
        lecture(&hall, &olga, "Cold chains", "KE").await;
        for (asked, is) in [
            ("/en/countries/KE", "/en/countries/ke"),
            ("/th/countries/Ke", "/th/countries/ke"),
            ("/ar/countries/kE?x=1&page=1", "/ar/countries/ke"),
            ("/zh/countries/KE?page=2", "/zh/countries/ke?page=2"),
        ] {
            // Once more, as what is kept for visitors must not answer it.
            for _ in 0..2 {
                let page = hall.visitor().get(asked).await;
                assert_eq!((page.status, page.location()), (303, is), "{asked}");
            }
        }
        let page = hall.visitor().get("/en/countries/ke").await;
        assert_eq!(page.status, 200);
        assert!(page.text.contains("href=\"http://hall.test/en/countries/ke\""), "{}", page.text);
        for none in ["xx", "XX", "k", "ken", "254", "eu", "k%20e", "-ke", "ke-"] {
            assert_eq!(hall.visitor().get(&format!("/en/countries/{none}")).await.status, 404, "{none}");
        }
    }

    async fn a_country_that_nothing_comes_from_is_told_kindly_and_in_no_list(hall) {
        let mut hall = hall;
        hall.with_facts(partners(&["FJ"]));
        let olga = hall.organizer("olga").await;
        let form = form(&hall, "Not yet", "KE", "2026-11-25T10:00");
        hall.db.lectures().save(&olga, None, &form).await.unwrap();
        for (code, is_partner) in [("fj", true), ("ke", false), ("aq", false)] {
            let page = hall.visitor().get(&format!("/en/countries/{code}")).await;
            assert_eq!((page.status, titles(&page).len()), (200, 0), "{code}");
            assert!(shows(&page, "country-none") && shows(&page, "country-none-text"), "{code}");
            assert_eq!(shows(&page, "country-partner"), is_partner, "{code}");
            assert!(page.text.contains("content=\"noindex\""), "{code}");
        }
        let page = hall.visitor().get("/en/countries").await;
        assert!(page.status == 200 && shows(&page, "countries-none"), "{}", page.text);
        assert_eq!(linked(&page), [""; 0]);
        assert!(!hall.visitor().get("/sitemaps/0.xml").await.text.contains("/countries/"));
    }

    async fn what_is_over_fills_pages(hall) {
        let olga = hall.organizer("olga").await;
        for n in 0..31 {
            lecture(&hall, &olga, &format!("Lecture {n}"), "KE").await;
        }
        hall.clock.set(END);
        let address = |page: i64| format!("/en/countries/ke?page={page}");
        let mut visitor = hall.visitor();
        let first = visitor.get("/en/countries/ke").await;
        let newest: Vec<_> = (1..31).rev().map(|n| format!("Lecture {n}")).collect();
        assert_eq!(titles(&first), newest);
        assert!(first.text.contains(&format!("rel=\"next\" href=\"{}\"", address(2))), "{}", first.text);
        let second = visitor.get(&address(2)).await;
        assert_eq!(titles(&second), ["Lecture 0"]);
        assert!(plain(&second).contains("<title>Kenya · Page 2 of 2"), "{}", second.text);
        assert!(second.text.contains("href=\"http://hall.test/en/countries/ke?page=2\""), "{}", second.text);
        let beyond = visitor.get(&address(9)).await;
        assert_eq!((beyond.status, beyond.location()), (303, &*address(2)));
        // What is to come stands on the first page alone.
        let next = form(&hall, "To come", "KE", "2026-11-27T10:00");
        hall.lecture(&olga, &next).await;
        assert_eq!(titles(&visitor.get("/en/countries/ke").await)[0], "To come");
        assert_eq!(titles(&visitor.get(&address(2)).await), ["Lecture 0"]);
        // Of a year that is over, the year is said.
        assert!(!visitor.get(&address(2)).await.text.contains("<p class=\"topic\">2026</p>"));
        hall.clock.set(END.plus(60 * Instant::DAY));
        assert!(visitor.get(&address(2)).await.text.contains("<p class=\"topic\">2026</p>"));
    }

    async fn a_countrys_page_is_kept_and_follows_the_programme_at_once(hall) {
        let olga = hall.organizer("olga").await;
        lecture(&hall, &olga, "Cold chains", "KE").await;
        let mut visitor = hall.visitor();
        for path in ["/en/countries/ke", "/en/countries"] {
            let kept = visitor.get(path).await;
            assert!(kept.header("etag").starts_with('"'), "{path} is kept");
            assert_eq!(visitor.get(&format!("{path}?x=1")).await.bytes, kept.bytes, "{path}");
        }
        lecture(&hall, &olga, "Customs", "KE").await;
        lecture(&hall, &olga, "Seed law", "TH").await;
        assert_eq!(titles(&visitor.get("/en/countries/ke").await), ["Cold chains", "Customs"]);
        assert_eq!(linked(&visitor.get("/en/countries").await), ["ke", "th"]);
    }

    async fn the_list_has_the_countries_that_something_comes_from_partners_first(hall) {
        let mut hall = hall;
        let olga = hall.organizer("olga").await;
        let first = lecture(&hall, &olga, "Cold chains", "TH").await;
        lecture(&hall, &olga, "Customs", "TH").await;
        lecture(&hall, &olga, "Seed law", "CN").await;
        lecture(&hall, &olga, "Parcels", "HU").await;
        let cancelled = lecture(&hall, &olga, "Called off", "KE").await;
        let mut organizer = hall.signed_in("olga").await;
        organizer.post("/api/cancel-lecture?l=en", &[("slug", &cancelled)]).await;
        let form = form(&hall, "Not yet", "RW", "2026-11-25T10:00");
        hall.db.lectures().save(&olga, None, &form).await.unwrap();
        publish_replay(&hall, &olga, &first, 60_000).await;
        let page = hall.visitor().get("/en/countries").await;
        assert_eq!(linked(&page), ["cn", "hu", "th"]);
        assert!(!shows(&page, "countries-partners") && !shows(&page, "countries-others"), "{}", page.text);
        assert!(plain(&page).contains("2 lectures") && plain(&page).contains("1 replay"), "{}", page.text);
        hall.with_facts(partners(&["TH", "HU", "FJ"]));
        for (l, right) in [
            (Locale::En, ["hu", "th", "cn"]),
            (Locale::Zh, ["th", "hu", "cn"]),
            (Locale::Th, ["th", "hu", "cn"]),
            (Locale::Ar, ["th", "hu", "cn"]),
        ] {
            let page = hall.visitor().get(&format!("/{}/countries", l.tag())).await;
            assert_eq!(linked(&page), right, "{}", l.tag());
            for key in ["countries-partners", "countries-others"] {
                assert!(page.text.contains(&format!("<h2>{}</h2>", say_args(l, key, &[]))), "{key}: {}", page.text);
            }
        }
        let partner = hall.visitor().get("/en/countries/th").await;
        assert!(shows(&partner, "country-partner"), "{}", partner.text);
        assert!(!shows(&hall.visitor().get("/en/countries/cn").await, "country-partner"));
        let map = hall.visitor().get("/sitemaps/0.xml").await.text;
        for (code, is_there) in [("th", true), ("cn", true), ("ke", false), ("rw", false), ("fj", false)] {
            assert_eq!(map.contains(&format!("<loc>http://hall.test/ar/countries/{code}</loc>")), is_there, "{code}");
        }
    }

    async fn partner_countries_stand_first_wherever_one_chooses(hall) {
        let mut hall = hall;
        let olga = hall.organizer("olga").await;
        for country in ["TH", "CN", "RW", "HU"] {
            let slug = lecture(&hall, &olga, &format!("From {country}"), country).await;
            publish_replay(&hall, &olga, &slug, 60_000).await;
        }
        // What a list can be narrowed to may be some seconds old.
        hall.clock.by(Instant::MINUTE);
        hall.person("amina", "practitioner").await;
        let page = hall.visitor().get("/en/sign-up").await;
        assert!(!page.text.contains("<optgroup") && offered(&page)[0] == "AF", "none of them is a partner");
        hall.with_facts(partners(&["HU", "TH"]));
        let code = Regex::new(r#"href="[^"]*[?&;]country=([A-Z]{2})""#).unwrap();
        for (l, [one, other], then) in [
            ("en", ["HU", "TH"], ["CN", "RW"]),
            ("zh", ["TH", "HU"], ["RW", "CN"]),
            ("th", ["TH", "HU"], ["CN", "RW"]),
            ("ar", ["TH", "HU"], ["CN", "RW"]),
        ] {
            let [mut visitor, mut amina, mut olga] =
                [hall.visitor(), hall.signed_in("amina").await, hall.signed_in("olga").await];
            for (actor, path) in [(&mut visitor, "sign-up"), (&mut amina, "profile"), (&mut olga, "organizer/lectures/new")] {
                let page = actor.get(&format!("/{l}/{path}")).await;
                assert_eq!(page.status, 200, "/{l}/{path}");
                let offered = offered(&page);
                assert_eq!(offered[..2], [one, other], "/{l}/{path}");
                let places = then.map(|of| offered.iter().position(|code| code == of).unwrap());
                assert!(places[0] < places[1], "/{l}/{path}");
                let headings = page.text.matches("<optgroup label=\"").count();
                assert!(headings >= 2 && headings % 2 == 0, "/{l}/{path}: {headings}");
                let all = app::i18n::country_codes().count();
                assert_eq!(offered.len(), all, "each once, in /{l}/{path}");
            }
            for list in ["", "/replays"] {
                let page = visitor.get(&format!("/{l}{list}")).await;
                let codes: Vec<_> = code.captures_iter(&page.text).map(|found| found[1].to_owned()).collect();
                assert_eq!(codes, [one, other, then[0], then[1]], "/{l}{list}");
                for key in ["countries-partners", "countries-others"] {
                    let heading = say_args(Locale::parse(l).unwrap(), key, &[]);
                    assert_eq!(page.text.matches(&format!(">{heading}</li>")).count(), 1, "/{l}{list}: {key}");
                }
            }
        }
    }

    async fn a_country_that_is_named_leads_to_its_page(hall) {
        let olga = hall.organizer("olga").await;
        let slug = lecture(&hall, &olga, "Cold chains", "KE").await;
        publish_replay(&hall, &olga, &slug, 60_000).await;
        let unknown = LectureForm { speaker: "Somebody".into(), speaker_country: String::new(), ..hall.form("Customs") };
        let unknown = hall.lecture(&olga, &unknown).await;
        let mut visitor = hall.visitor();
        for (path, right) in [
            (format!("/en/lectures/{slug}"), &["ke"][..]),
            (format!("/en/lectures/{unknown}"), &[]),
            ("/en?country=KE".into(), &["ke"]),
            ("/en/replays?country=KE".into(), &["ke"]),
            // Nothing is said where nothing is chosen.
            ("/en".into(), &[]),
            ("/en/replays".into(), &[]),
            ("/en?country=ZZ".into(), &[]),
        ] {
            let page = visitor.get(&path).await;
            assert_eq!(page.status, 200, "{path}");
            assert_eq!(linked(&page), right, "{path}");
            assert!(page.text.contains("href=\"/en/countries\""), "{path}: the foot leads to all of them");
        }
        let narrowed = plain(&visitor.get("/en?country=KE").await);
        assert!(narrowed.contains("Kenya: lectures and replays"), "{narrowed}");
        let page = visitor.get(&format!("/en/lectures/{slug}")).await;
        assert!(page.text.contains("<a href=\"/en/countries/ke\">Kenya</a>"), "{}", page.text);
    }

    async fn a_speaker_of_two_lectures_counts_where_they_came_from_at_each(hall) {
        let olga = hall.organizer("olga").await;
        for (title, country) in [("Cold chains", "KE"), ("Customs", "TH")] {
            let form = LectureForm { speaker: "Wanjiru Kamau".into(), speaker_country: country.into(), ..hall.form(title) };
            hall.lecture(&olga, &form).await;
        }
        assert_eq!(titles(&hall.visitor().get("/en/countries/ke").await), ["Cold chains"]);
        assert_eq!(titles(&hall.visitor().get("/en/countries/th").await), ["Customs"]);
        // Each is named where they spoke from there, whoever speaks most first.
        let again = LectureForm { speaker: "Amara".into(), speaker_country: "KE".into(), ..hall.form("Parcels") };
        hall.lecture(&olga, &again).await;
        let third = LectureForm { speaker: "Wanjiru Kamau".into(), speaker_country: "KE".into(), ..hall.form("Tea") };
        hall.lecture(&olga, &third).await;
        let kenya = hall.visitor().get("/en/countries/ke").await;
        let (_, list) = kenya.text.split_once("<h2 id=\"speakers\">").expect("the speakers");
        let name = Regex::new("<bdi>([^<]*)</bdi>").unwrap();
        let list = list.split("</ul>").next().unwrap();
        let named: Vec<_> = name.captures_iter(list).map(|found| found[1].to_owned()).collect();
        assert_eq!(named, ["Wanjiru Kamau", "Amara"]);
        // Two speakers from one country make one lecture.
        let both = LectureForm {
            speaker: "Somchai".into(),
            speaker_country: "TH".into(),
            speaker_2: "Suda".into(),
            speaker_2_country: "TH".into(),
            ..hall.form("Seed law")
        };
        hall.lecture(&olga, &both).await;
        let page = plain(&hall.visitor().get("/en/countries").await);
        assert!(page.contains("2 lectures") && page.contains("3 lectures"), "{page}");
        // A code that no country has, as by a curious hand, is no country.
        tamper(&hall, "UPDATE lecture_speakers SET country = 'ZZ' WHERE country = 'KE'").await;
        hall.clock.by(Instant::MINUTE);
        assert_eq!(linked(&hall.visitor().get("/en/countries").await), ["th"]);
        assert!(!hall.visitor().get("/en").await.text.contains("country=ZZ"));
        assert!(hall.visitor().get("/en").await.text.contains(&sentence("nav-countries")));
    }
}
