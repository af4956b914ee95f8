//! What the world is told of the hall: in the head of each page, to robots, to phones, and on paper.

use crate::steps::publish_replay;
use app::i18n::{Instant, Locale, say_args};
use app::lectures::{LectureForm, Lectures};
use regex::Regex;
use serde_json::Value;
use server::on_both_engines;
use server::testing::Page;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

static ATTRIBUTE: LazyLock<Regex> = LazyLock::new(|| Regex::new(r#"([\w:-]+)="([^"]*)""#).unwrap());
static ID: LazyLock<Regex> = LazyLock::new(|| Regex::new(r#"\sid="([^"]*)""#).unwrap());
static DATA: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r#"(?s)<script type="application/ld\+json">(.*?)</script>"#).unwrap()
});
static LOC: LazyLock<Regex> = LazyLock::new(|| Regex::new("<loc>([^<]*)</loc>").unwrap());

type Tag = BTreeMap<String, String>;

/// The tags of that name in a page's head.
fn tags(page: &Page, name: &str) -> Vec<Tag> {
    let head = page.text.split("</head>").next().unwrap();
    let tag = Regex::new(&format!("<{name} ([^>]*)>")).unwrap();
    let attributes = |text: &str| -> Tag {
        let all = ATTRIBUTE.captures_iter(text);
        all.map(|a| (a[1].to_owned(), a[2].to_owned())).collect()
    };
    tag.captures_iter(head)
        .map(|found| attributes(&found[1]))
        .collect()
}

/// What the tags say whose attribute is that.
fn said(tags: &[Tag], key: &str, value: &str, what: &str) -> Vec<String> {
    let of = tags
        .iter()
        .filter(|tag| tag.get(key).is_some_and(|v| v == value));
    of.map(|tag| tag.get(what).cloned().unwrap_or_default())
        .collect()
}

fn canonical(page: &Page) -> Vec<String> {
    said(&tags(page, "link"), "rel", "canonical", "href")
}

fn robots(page: &Page) -> Vec<String> {
    said(&tags(page, "meta"), "name", "robots", "content")
}

fn title(page: &Page) -> String {
    let titles: Vec<_> = page.text.split("<title>").skip(1).collect();
    assert_eq!(titles.len(), 1, "{}", page.text);
    titles[0].split("</title>").next().unwrap().to_owned()
}

/// What schema.org has words for on a page; none where the page says nothing of the kind.
fn data(page: &Page) -> Option<Value> {
    let all: Vec<_> = DATA.captures_iter(&page.text).collect();
    assert!(all.len() <= 1, "{}", page.text);
    let text = all.first()?[1].to_owned();
    Some(serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error}: {text}")))
}

/// What robots are not to ask for, as RFC 9309 §2.2.3 reads it: a star is anything, and what stands behind is any.
fn disallowed(file: &str) -> Vec<Regex> {
    let patterns = file
        .lines()
        .filter_map(|line| line.strip_prefix("Disallow: "));
    let regex = |pattern: &str| {
        Regex::new(&format!("^{}", regex::escape(pattern).replace("\\*", ".*"))).unwrap()
    };
    patterns.map(regex).collect()
}

fn no_id_stands_twice(page: &Page, at: &str) {
    let mut seen = BTreeSet::new();
    for id in ID.captures_iter(&page.text) {
        assert!(seen.insert(id[1].to_owned()), "{at}: {}", &id[1]);
    }
}

on_both_engines! {
    async fn every_public_page_has_one_address_in_every_language(hall) {
        let organizer = hall.organizer("olga").await;
        let slug = hall.lecture(&organizer, &hall.form("Cold chains")).await;
        publish_replay(&hall, &organizer, &slug, 60_000).await;
        let (lecture, replay) = (format!("/lectures/{slug}"), format!("/replays/{slug}"));
        let pages = [
            ("/".to_owned(), "/"),
            ("/?past=1".into(), "/?past=1"),
            ("/?topic=policy&country=CN".into(), "/"),
            ("/?past=1&topic=policy&utm_source=mail".into(), "/?past=1"),
            ("/replays".into(), "/replays"),
            ("/replays?order=longest&length=short".into(), "/replays"),
            ("/counting?x".into(), "/counting"),
            ("/countries?x".into(), "/countries"),
            ("/countries/cn?country=TH".into(), "/countries/cn"),
            ("/sign-up?next=%2Fen%2Fmy".into(), "/sign-up"),
            (format!("{lecture}?from=mail"), &*lecture),
            (format!("{replay}?t=3"), &*replay),
        ];
        let mut titles = BTreeMap::new();
        for l in Locale::ALL {
            for (path, is) in &pages {
                let at = format!("/{}{path}", l.tag());
                let page = hall.visitor().get(&at).await;
                assert_eq!(page.status, 200, "{at}");
                let address = |l: Locale| format!("http://hall.test/{}{is}", l.tag());
                assert_eq!(canonical(&page), [address(l)], "{at}");
                let links = tags(&page, "link");
                let mut others: Vec<_> = Locale::ALL.into_iter().map(|l| (l.tag().to_owned(), address(l))).collect();
                others.push(("x-default".into(), address(Locale::En)));
                let alternates: Vec<_> = links.iter().filter(|tag| tag["rel"] == "alternate" && tag.contains_key("hreflang")).map(|tag| (tag["hreflang"].clone(), tag["href"].clone())).collect();
                assert_eq!(alternates, others, "{at}");
                let meta = tags(&page, "meta");
                let description = said(&meta, "name", "description", "content");
                assert!(description.len() == 1 && (10..=200).contains(&description[0].chars().count()), "{at}: {description:?}");
                assert_eq!(robots(&page), [""; 0], "{at}");
                let kind = if is.starts_with("/replays/") { "video.other" } else { "website" };
                for (property, right) in [
                    ("og:url", address(l)),
                    ("og:description", description[0].clone()),
                    ("og:site_name", say_args(l, "hall-name", &[])),
                    ("og:type", kind.to_owned()),
                    ("og:image", "http://hall.test/pkg/".to_owned()),
                ] {
                    assert_eq!(said(&meta, "property", property, "content"), [right], "{at}: {property}");
                }
                let og = said(&meta, "property", "og:title", "content");
                assert!(og.len() == 1 && title(&page).contains(&og[0]), "{at}: {og:?}");
                no_id_stands_twice(&page, &at);
                // What is one page by its address is one by its title, and no other.
                let before = titles.insert(title(&page), address(l));
                assert!(before.is_none_or(|before| before == address(l)), "{at}: {}", title(&page));
            }
        }
    }

    async fn what_a_kept_page_tells_is_the_same_for_all(hall) {
        let organizer = hall.organizer("olga").await;
        let slug = hall.lecture(&organizer, &hall.form("Cold chains")).await;
        for path in ["/en/".to_owned(), "/th/replays".into(), format!("/ar/lectures/{slug}")] {
            let (mut one, mut other) = (hall.visitor(), hall.visitor());
            let first = one.get(&path).await;
            assert!(!first.header("etag").is_empty(), "{path} is kept");
            assert_eq!(other.get(&format!("{path}?x=1")).await.bytes, first.bytes, "{path}");
            let fresh = hall.visitor_of_a_fresh_node().get(&path).await;
            assert_eq!(fresh.bytes, first.bytes, "{path}, as another node makes it");
        }
    }

    async fn pages_that_are_made_for_somebody_are_for_no_list(hall) {
        let organizer = hall.organizer("olga").await;
        let slug = hall.lecture(&organizer, &hall.form("Cold chains")).await;
        let form = LectureForm { audience: "officials".into(), ..hall.form("Customs data") };
        let closed = hall.lecture(&organizer, &form).await;
        publish_replay(&hall, &organizer, &closed, 60_000).await;
        let draft = hall.db.lectures().save(&organizer, None, &hall.form("Not yet")).await.unwrap();
        hall.person("amina", "practitioner").await;
        let replay = format!("/en/replays/{closed}");
        let of_visitors = vec![
            ("/en/search".to_owned(), 200),
            ("/en/search?q=cold".into(), 200),
            ("/ar/sign-in".into(), 200),
            ("/en/zone".into(), 200),
            ("/en/set-up?token=x".into(), 200),
            (replay.clone(), 403),
            ("/en/lectures/none".into(), 404),
            ("/en/countries/fj".into(), 200),
            ("/en/countries/xx".into(), 404),
            ("/en/nothing/here".into(), 404),
            ("/xx/nothing".into(), 404),
            (format!("/en/{}", "a".repeat(300)), 404),
        ];
        let of_people = vec![
            ("/en/my".to_owned(), 200),
            ("/en/profile".into(), 200),
            ("/en/check-in".into(), 200),
            (format!("/en/lectures/{slug}/live"), 200),
        ];
        let of_organizers = vec![
            (replay, 200),
            (format!("/en/lectures/{draft}"), 200),
            ("/en/organizer".into(), 200),
            ("/en/organizer/lectures?q=cold".into(), 200),
            (format!("/en/organizer/lectures/{slug}"), 200),
            ("/en/organizer/people".into(), 200),
            ("/en/organizer/reports".into(), 200),
        ];
        let actors = [hall.visitor(), hall.signed_in("amina").await, hall.signed_in("olga").await];
        for (mut actor, pages) in actors.into_iter().zip([of_visitors, of_people, of_organizers]) {
            for (path, status) in pages {
                let page = actor.get(&path).await;
                assert_eq!(page.status, status, "{path}");
                assert_eq!(robots(&page), ["noindex"], "{path}: {}", page.text);
                assert_eq!(canonical(&page), [""; 0], "{path}");
                assert!(!page.text.contains("hreflang=\"x-default\"") && data(&page).is_none(), "{path}");
            }
        }
    }

    async fn a_lecture_is_an_event_and_a_replay_a_film_in_words_of_schema_org(hall) {
        let organizer = hall.organizer("olga").await;
        let form = LectureForm { speaker_affiliation: "Trade Law Institute".into(), language: "zh".into(), ..hall.form("Cold chains") };
        let slug = hall.lecture(&organizer, &form).await;
        let address = format!("http://hall.test/th/lectures/{slug}");
        let event = data(&hall.visitor().get(&format!("/th/lectures/{slug}")).await).expect("an event");
        for (pointer, right) in [
            ("/@context", "https://schema.org"),
            ("/@type", "Event"),
            ("/name", "Cold chains"),
            ("/description", "What a regulator can check."),
            ("/startDate", "2026-11-25T10:00:00+02:00"),
            ("/endDate", "2026-11-25T11:30:00+02:00"),
            ("/eventStatus", "https://schema.org/EventScheduled"),
            ("/eventAttendanceMode", "https://schema.org/OnlineEventAttendanceMode"),
            ("/location/@type", "VirtualLocation"),
            ("/location/url", &*address),
            ("/organizer/name", "Academy of Trade Law"),
            ("/performer/0/name", "Chen Wei"),
            ("/performer/0/affiliation/name", "Trade Law Institute"),
            ("/inLanguage", "zh"),
            ("/url", &*address),
        ] {
            assert_eq!(event.pointer(pointer).and_then(Value::as_str), Some(right), "{pointer} of {event}");
        }
        assert_eq!(event["isAccessibleForFree"], true);
        assert!(!event.to_string().contains("secret-room"), "the live link is the gate's alone");

        publish_replay(&hall, &organizer, &slug, 3_723_000).await;
        let film = data(&hall.visitor().get(&format!("/en/replays/{slug}")).await).expect("a film");
        for (pointer, right) in [
            ("/@type", "VideoObject"),
            ("/name", "Cold chains"),
            ("/description", "What a regulator can check."),
            ("/thumbnailUrl/0", "http://hall.test/pkg/"),
            ("/uploadDate", "2026-11-24T08:00:00Z"),
            ("/duration", "PT1H2M3S"),
            ("/inLanguage", "zh"),
        ] {
            assert_eq!(film.pointer(pointer).and_then(Value::as_str), Some(right), "{pointer} of {film}");
        }

        let cancelled = hall.lecture(&organizer, &hall.form("Customs data")).await;
        let mut olga = hall.signed_in("olga").await;
        olga.post("/api/cancel-lecture?l=en", &[("slug", &cancelled)]).await;
        let event = data(&hall.visitor().get(&format!("/en/lectures/{cancelled}")).await).expect("an event");
        assert_eq!(event["eventStatus"], "https://schema.org/EventCancelled");
    }

    async fn a_hostile_title_is_text_in_the_head_and_in_data(hall) {
        let organizer = hall.organizer("olga").await;
        let evil = r#"</script><script>alert(1)</script>"><meta http-equiv="refresh" content="0"><!-- &lt;"#;
        let form = LectureForm { abstract_text: evil.into(), speaker: evil.into(), host: evil.into(), ..hall.form(evil) };
        let slug = hall.lecture(&organizer, &form).await;
        publish_replay(&hall, &organizer, &slug, 60_000).await;
        for path in [format!("/en/lectures/{slug}"), format!("/en/replays/{slug}")] {
            let page = hall.visitor().get(&path).await;
            assert_eq!(page.status, 200, "{path}");
            let data = data(&page).expect("is told");
            assert_eq!((data["name"].as_str(), data["description"].as_str()), (Some(evil), Some(evil)), "{path}");
            assert!(!page.text.contains("<script>alert") && !page.text.contains("<meta http-equiv"), "{path}: {}", page.text);
            let meta = tags(&page, "meta");
            for (key, name) in [("name", "description"), ("property", "og:title"), ("property", "og:description")] {
                let said = said(&meta, key, name, "content");
                assert!(said.len() == 1 && said[0].contains("&lt;script&gt;alert(1)"), "{path}: {said:?}");
            }
        }
    }

    async fn robots_are_told_of_every_public_page_and_each_is_there(hall) {
        let organizer = hall.organizer("olga").await;
        let open = hall.lecture(&organizer, &hall.form("Cold chains")).await;
        let form = LectureForm { audience: "officials".into(), ..hall.form("Customs data") };
        let closed = hall.lecture(&organizer, &form).await;
        for slug in [&open, &closed] {
            publish_replay(&hall, &organizer, slug, 60_000).await;
        }
        hall.db.lectures().save(&organizer, None, &hall.form("Not yet")).await.unwrap();
        let mut robot = hall.visitor();
        robot.agent = "Googlebot/2.1";
        let file = robot.get("/robots.txt").await;
        assert_eq!((file.status, file.header("content-type")), (200, "text/plain; charset=utf-8"));
        let map = file.text.lines().find_map(|line| line.strip_prefix("Sitemap: http://hall.test")).expect("a sitemap").to_owned();
        let index = robot.get(&map).await;
        assert_eq!((index.status, index.header("content-type")), (200, "application/xml; charset=utf-8"));
        let mut listed = BTreeSet::new();
        for part in LOC.captures_iter(&index.text) {
            let part = robot.get(part[1].strip_prefix("http://hall.test").unwrap()).await;
            assert_eq!(part.status, 200);
            for loc in LOC.captures_iter(&part.text) {
                assert!(listed.insert(loc[1].to_owned()), "{} stands once", &loc[1]);
            }
        }
        for narrowed in ["/en/?topic=policy", "/th/?past=1&country=RW", "/en/replays?order=longest", "/ar/search?q=x", "/en/zone?next=%2Fen", "/api/enrol"] {
            assert!(disallowed(&file.text).iter().any(|pattern| pattern.is_match(narrowed)), "{narrowed}");
        }
        let paths = ["/", "/?past=1", "/replays", "/countries", "/countries/cn", "/counting", "/sign-up"].map(str::to_owned).into_iter();
        let paths: Vec<_> = paths.chain([format!("/lectures/{open}"), format!("/lectures/{closed}"), format!("/replays/{open}")]).collect();
        let right: BTreeSet<_> = Locale::ALL.into_iter().flat_map(|l| paths.iter().map(move |path| format!("http://hall.test/{}{path}", l.tag()))).collect();
        assert_eq!(listed, right);
        let refused = disallowed(&file.text);
        for address in listed {
            let path = address.strip_prefix("http://hall.test").unwrap();
            assert!(!refused.iter().any(|pattern| pattern.is_match(path)), "{path} may be asked for");
            let page = robot.get(path).await;
            assert_eq!(page.status, 200, "{address}");
            assert_eq!(canonical(&page), [address]);
        }
        for none in ["/sitemaps/2.xml", "/sitemaps/01.xml", "/sitemaps/x", "/manifests/xx.webmanifest", "/manifests/en"] {
            assert_eq!(robot.get(none).await.status, 404, "{none}");
        }
    }

    async fn the_list_for_robots_is_read_once_in_ten_minutes(hall) {
        let organizer = hall.organizer("olga").await;
        let mut robot = hall.visitor();
        let empty = robot.get("/sitemap.xml").await;
        let slug = hall.lecture(&organizer, &hall.form("Cold chains")).await;
        hall.clock.by(10 * Instant::MINUTE - 1);
        assert_eq!(robot.get("/sitemap.xml").await.text, empty.text);
        let tag = empty.header("etag").to_owned();
        let again = robot.send(http::Method::GET, "/sitemap.xml", &[("if-none-match", &tag)], "").await;
        assert_eq!((again.status, again.bytes.len()), (304, 0));
        hall.clock.by(1);
        assert!(robot.get("/sitemap.xml").await.text.contains("/sitemaps/1.xml"));
        let part = robot.get("/sitemaps/1.xml").await;
        assert!(part.text.contains(&format!("<loc>http://hall.test/en/lectures/{slug}</loc><lastmod>2026-11-24T08:00:00Z</lastmod>")), "{}", part.text);
    }

    async fn a_phone_is_told_the_halls_name_and_icons_in_each_language(hall) {
        for l in Locale::ALL {
            let page = hall.visitor().get(&format!("/{}/counting", l.tag())).await;
            let links = tags(&page, "link");
            for (rel, right) in [("icon", "/pkg/".to_owned()), ("apple-touch-icon", "/pkg/".to_owned()), ("manifest", format!("/manifests/{}.webmanifest", l.tag()))] {
                assert_eq!(said(&links, "rel", rel, "href"), [right], "{rel}");
            }
            let told = hall.visitor().get(&format!("/manifests/{}.webmanifest", l.tag())).await;
            assert_eq!(told.header("content-type"), "application/manifest+json; charset=utf-8");
            assert!(told.header("set-cookie").is_empty() && told.header("cache-control").starts_with("public"));
            let told: Value = serde_json::from_str(&told.text).unwrap();
            assert_eq!(told["name"], say_args(l, "hall-name", &[]));
            assert_eq!((told["lang"].as_str(), told["start_url"].as_str()), (Some(l.tag()), Some(&*format!("/{}/", l.tag()))));
            assert_eq!(told["icons"].as_array().map(Vec::len), Some(3));
        }
    }

    async fn the_icon_of_old_browsers_lies_where_they_look_for_it(hall) {
        let mut hall = hall;
        assert_eq!(hall.visitor().get("/favicon.ico").await.status, 404, "without a site there is none");
        hall.with_site();
        std::fs::write(hall.folder().join("site/favicon.ico"), [0, 0, 1, 0]).unwrap();
        let icon = hall.visitor().get("/favicon.ico").await;
        assert_eq!((icon.status, icon.bytes.len()), (200, 4));
        assert_eq!(icon.header("cache-control"), "public, max-age=86400");
        assert!(icon.header("content-type").starts_with("image/"), "{}", icon.header("content-type"));
    }

    async fn paper_says_whose_clock_the_times_follow_and_where_the_page_came_from(hall) {
        let organizer = hall.organizer("olga").await;
        let slug = hall.lecture(&organizer, &hall.form("Cold chains")).await;
        publish_replay(&hall, &organizer, &slug, 60_000).await;
        hall.person("amina", "practitioner").await;
        let mut amina = hall.signed_in("amina").await;
        amina.get(&format!("/en/lectures/{slug}")).await;
        amina.press("/api/enrol?l=en", &[("lecture", &slug)]).await;
        let zone = Regex::new(r#"<(?:span|p) class="paper">[^<]*<bdi data-zone-name="[^"]*">Kigali \(GMT\+2\)</bdi>"#).unwrap();
        for (path, has_zone, has_code) in [
            ("/en/".to_owned(), true, true),
            ("/en/?past=1".into(), false, true),
            ("/en/?topic=policy".into(), true, true),
            (format!("/en/lectures/{slug}"), true, true),
            ("/en/replays".into(), false, true),
            (format!("/en/replays/{slug}"), false, true),
            ("/en/my".into(), true, false),
        ] {
            let page = amina.get(&path).await;
            assert_eq!(page.status, 200, "{path}");
            let (_, paper) = page.text.split_once("<div class=\"paper address\">").unwrap_or_else(|| panic!("{path}: {}", page.text));
            let paper = paper.split("</div>").next().unwrap().replace("<!>", "");
            assert!(paper.contains(&format!(">http://hall.test{path}</bdi>")), "{path}: {paper}");
            assert_eq!(paper.contains("class=\"qr\""), has_code, "{path}");
            assert_eq!(zone.is_match(&page.text), has_zone, "{path}: {}", page.text);
        }
        // Where the reader's zone is not known, each lecture follows its own, and paper says that.
        let page = hall.visitor().get("/en/").await;
        let hosts = say_args(Locale::En, "zone-of-hosts", &[]);
        let day = page.text.split("<h2 id=\"day-").nth(1).unwrap().split("</h2>").next().unwrap();
        assert!(day.contains("class=\"paper\"") && day.contains(&format!(">{hosts}</bdi>")), "{day}");
    }
}
