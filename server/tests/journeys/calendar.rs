//! Lectures in people's own calendars: what the file and the feeds say, who is told what, and until when.

use crate::steps::{START, number, shows, tamper};
use app::accounts::Person;
use app::enrolment::Enrolment;
use app::i18n::Instant;
use app::lectures::{LectureForm, Lectures};
use app::live::{Live, Seats};
use http::Method;
use icalendar::{Calendar, CalendarDateTime, Component, DatePerhapsTime, Event, EventStatus};
use regex::Regex;
use server::db::Engine;
use server::on_both_engines;
use server::testing::{Actor, PASSWORD, Page, TestHall};

const DAY: i64 = Instant::DAY;
const MINUTE: i64 = Instant::MINUTE;
/// What only those inside may know.
const MEETING: &str = "secret-room";

/// A change of a lecture's form, by its name, and by how much it raises the sequence.
type Change = (&'static str, fn(&mut LectureForm), u32);

/// The events of a calendar, as a library reads them that knows nothing of the hall.
fn events(page: &Page) -> Vec<Event> {
    assert_eq!(page.status, 200, "{}", page.text);
    assert_eq!(page.header("content-type"), "text/calendar; charset=utf-8");
    assert_eq!(
        page.header("set-cookie"),
        "",
        "a calendar is nobody's browser"
    );
    assert!(!page.text.contains(MEETING), "{}", page.text);
    for line in page.text.split_inclusive('\n') {
        let text = line.strip_suffix("\r\n").expect("lines end by both signs");
        assert!(text.len() <= 75 && !text.contains('\r'), "{text}");
    }
    let calendar: Calendar = page
        .text
        .parse()
        .unwrap_or_else(|error| panic!("{error}: {}", page.text));
    calendar.events().cloned().collect()
}

/// The lines of a calendar as they were before they were folded.
fn lines(page: &Page) -> Vec<String> {
    let text = page.text.replace("\r\n ", "");
    text.lines().map(str::to_owned).collect()
}

fn titles(events: &[Event]) -> Vec<&str> {
    events.iter().filter_map(Component::get_summary).collect()
}

fn starts(event: &Event) -> i64 {
    match event.get_start() {
        Some(DatePerhapsTime::DateTime(CalendarDateTime::Utc(at))) => at.timestamp_millis(),
        other => panic!("{other:?}"),
    }
}

/// A lecture of that title so many days after the one of [`TestHall::form`].
async fn lecture(
    hall: &TestHall,
    title: &str,
    days: i64,
    change: impl FnOnce(&mut LectureForm),
) -> String {
    let organizer = hall
        .organizer(&format!("for-{}", title.replace(' ', "-")))
        .await;
    let mut form = hall.form(title);
    change(&mut form);
    let slug = hall.lecture(&organizer, &form).await;
    let moved = days * DAY;
    tamper(hall, &format!("UPDATE lectures SET starts_at = starts_at + {moved}, ends_at = ends_at + {moved} WHERE slug = '{slug}'")).await;
    slug
}

/// Asks for it as a calendar does that has something already.
async fn asked_with(actor: &mut Actor, path: &str, name: &str, value: &str) -> u16 {
    actor
        .send(Method::GET, path, &[(name, value)], "")
        .await
        .status
}

/// Presses "Subscribe to my lectures"; answers the address of the feed.
async fn subscribed(actor: &mut Actor) -> String {
    actor.get("/en/my").await;
    let page = actor.press("/api/make-calendar-address?l=en", &[]).await;
    assert!(
        shows(&page, "own-calendar-made") && !shows(&page, "own-calendar-on"),
        "{}",
        page.text
    );
    address(&page).expect("the address is shown")
}

/// The address of a feed that a page shows.
fn address(page: &Page) -> Option<String> {
    let shown =
        Regex::new(r#"value="http://hall\.test(/calendar/my/[A-Za-z0-9_-]{43}\.ics)""#).unwrap();
    shown.captures(&page.text).map(|found| found[1].to_owned())
}

async fn enrolled(hall: &TestHall, name: &str, slugs: &[&str]) -> (Person, Actor) {
    let person = hall.person(name, "practitioner").await;
    for slug in slugs {
        hall.db.enrolment().enrol(&person, slug).await.unwrap();
    }
    let actor = hall.signed_in(name).await;
    (person, actor)
}

on_both_engines! {
    async fn a_lectures_file_says_all_that_calendars_ask_for(hall) {
        let organizer = hall.organizer("olga").await;
        let form = LectureForm {
            title_th: "ห่วงโซ่ความเย็น".into(),
            abstract_th: "จากไร่สู่ท่าเรือ".into(),
            ..hall.form("Cold chains")
        };
        let slug = hall.lecture(&organizer, &form).await;
        let path = format!("/en/lectures/{slug}/calendar.ics");
        let file = hall.visitor().get(&path).await;
        assert_eq!(events(&file).len(), 1);
        let said = lines(&file);
        let page = format!("http://hall.test/en/lectures/{slug}");
        for line in [
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Cloud Lecture Hall//Lectures//EN", "CALSCALE:GREGORIAN", "METHOD:PUBLISH",
            &format!("UID:{slug}@hall.test"), "DTSTAMP:20261124T080000Z", "CREATED:20261124T080000Z", "LAST-MODIFIED:20261124T080000Z",
            "SEQUENCE:0", "SUMMARY:Cold chains", "DTSTART:20261125T080000Z", "DTEND:20261125T093000Z", "STATUS:CONFIRMED",
            &format!("URL:{page}"), &format!("LOCATION:{page}"), "BEGIN:VALARM", "ACTION:DISPLAY", "TRIGGER:-PT15M",
            "DESCRIPTION:Starts in 15 minutes: Cold chains", "END:VCALENDAR",
        ] {
            assert!(said.iter().any(|is| is == line), "{line}: {said:#?}");
        }
        let event = &events(&file)[0];
        let about = event.get_description().unwrap();
        for part in [
            "What a regulator can check.", "Speaking: Chen Wei", "Wednesday 25 November, 10:00 to 11:30, Kigali (GMT+2)", &page,
        ] {
            assert!(about.contains(part), "{part}: {about}");
        }
        assert_eq!(file.header("content-disposition"), format!("attachment; filename=\"{slug}.ics\""));
        // It is the same whenever it is taken, so that whoever has it need not take it again.
        hall.clock.by(60 * MINUTE);
        assert_eq!(hall.visitor_of_a_fresh_node().get(&path).await.text, file.text);
        let mut reader = hall.visitor();
        assert_eq!(asked_with(&mut reader, &path, "if-none-match", file.header("etag")).await, 304);
        assert_eq!(asked_with(&mut reader, &path, "if-modified-since", "Tue, 24 Nov 2026 08:00:00 GMT").await, 304);
        assert_eq!(asked_with(&mut reader, &path, "if-modified-since", "Tue, 24 Nov 2026 07:59:00 GMT").await, 200);
        let thai = hall.visitor().get(&format!("/th/lectures/{slug}/calendar.ics")).await;
        let event = &events(&thai)[0];
        assert_eq!(event.get_summary(), Some("ห่วงโซ่ความเย็น"));
        assert_eq!(event.get_uid(), Some(&*format!("{slug}@hall.test")), "one event, in whatever language");
        assert!(event.get_description().unwrap().contains("จากไร่สู่ท่าเรือ"));
    }

    async fn what_a_calendar_shows_is_counted_and_dated_whenever_it_changes(hall) {
        let organizer = hall.organizer("olga").await;
        let slug = hall.lecture(&organizer, &hall.form("Cold chains")).await;
        let mut form = hall.form("Cold chains");
        let path = format!("/en/lectures/{slug}/calendar.ics");
        let mut before = hall.visitor().get(&path).await;
        let mut sequence = 0;
        let changes: [Change; 7] = [
            ("its title", |form| form.title = "Colder chains".into(), 1),
            ("its time", |form| form.starts_at = "2026-11-25T09:30".into(), 1),
            ("its end", |form| form.ends_at = "2026-11-25T12:00".into(), 1),
            ("a title in another language", |form| {
                form.title_zh = "冷链".into();
                form.abstract_zh = "从田间到港口。".into();
            }, 1),
            ("what it is about", |form| form.abstract_text = "From farm to port.".into(), 0),
            ("its meeting, of which no calendar knows", |form| form.live_url = "https://meet.example/secret-room-2".into(), 0),
            ("nothing", |_| {}, 0),
        ];
        for (what, change, counts) in changes {
            hall.clock.by(MINUTE);
            change(&mut form);
            hall.db.lectures().save(&organizer, Some(&slug), &form).await.unwrap();
            sequence += counts;
            let file = hall.visitor().get(&path).await;
            let event = &events(&file)[0];
            assert_eq!(event.get_sequence(), Some(sequence), "{what}");
            assert_eq!(event.get_last_modified().unwrap().timestamp_millis(), hall.db.now().0, "{what}");
            assert_eq!(event.get_timestamp(), event.get_last_modified(), "{what}");
            assert_ne!(file.header("etag"), before.header("etag"), "{what}");
            assert_eq!(event.get_uid(), events(&before)[0].get_uid(), "{what}");
            before = file;
        }
        hall.clock.by(MINUTE);
        hall.db.live().cancel(&organizer, &slug).await.unwrap();
        let file = hall.visitor().get(&path).await;
        let event = &events(&file)[0];
        assert_eq!(event.get_sequence(), Some(sequence + 1));
        assert_eq!(event.get_status(), Some(EventStatus::Cancelled));
        assert!(!file.text.contains("VALARM"), "it rings for nothing: {}", file.text);
        assert_eq!(event.get_last_modified().unwrap().timestamp_millis(), hall.db.now().0);
    }

    async fn no_title_breaks_out_of_its_line(hall) {
        let organizer = hall.organizer("olga").await;
        let slug = hall.lecture(&organizer, &hall.form("Cold chains")).await;
        let path = format!("/en/lectures/{slug}/calendar.ics");
        let (thai, spaced) = ("การค้า".repeat(50), "a b".repeat(100));
        for (title, is) in [
            ("Trade; customs, and C:\\new \\n", "Trade; customs, and C:\\new \\n"),
            ("Fruit 🍍 by 👩🏽‍🌾 🇷🇼", "Fruit 🍍 by 👩🏽‍🌾 🇷🇼"),
            (&*thai, &*thai),
            ("One\r\nEND:VEVENT\rBEGIN:VEVENT\nX-EVIL:1\u{7}", "One\nEND:VEVENT\nBEGIN:VEVENT\nX-EVIL:1"),
            (&*spaced, &*spaced),
        ] {
            // Past every rule of the form.
            tamper(&hall, &format!("UPDATE lectures SET title = '{title}', abstract_text = '{title}' WHERE slug = '{slug}'")).await;
            let file = hall.visitor().get(&path).await;
            let found = events(&file);
            assert_eq!(found.len(), 1, "{title}: {}", file.text);
            assert_eq!(found[0].get_summary(), Some(is), "{}", file.text);
            assert!(found[0].get_description().unwrap().starts_with(is.trim()), "{}", file.text);
            assert!(!lines(&file).iter().any(|line| line.starts_with("X-EVIL")), "{}", file.text);
            assert_eq!(starts(&found[0]), START.0, "{title}");
        }
    }

    async fn the_programmes_feed_holds_what_is_to_come_and_lately_over(hall) {
        lecture(&hall, "Customs", 0, |_| {}).await;
        let later = lecture(&hall, "Fruit", 40, |form| {
            form.topic = "trends".into();
            form.speaker_country = "TH".into();
            form.audience = "officials".into();
            form.language = "th".into();
            form.series = "Trade & law".into();
        }).await;
        let olga = hall.organizer("olga").await;
        let hidden = LectureForm { series: "Not yet".into(), ..hall.form("A draft") };
        hall.db.lectures().save(&olga, None, &hidden).await.unwrap();
        let mut reader = hall.visitor();
        for (query, expected) in [
            ("", &["Customs", "Fruit"][..]),
            ("?topic=trends", &["Fruit"]),
            ("?topic=policy", &["Customs"]),
            ("?country=TH", &["Fruit"]),
            ("?language=en", &["Customs"]),
            ("?audience=officials", &["Fruit"]),
            ("?audience=officials&topic=policy", &[]),
            ("?series=Trade%20%26%20law", &["Fruit"]),
            // As the programme's own address: what it does not know narrows nothing.
            ("?topic=none&past=1&page=9&utm_source=mail", &["Customs", "Fruit"]),
        ] {
            let feed = reader.get(&format!("/en/calendar/programme.ics{query}")).await;
            assert_eq!(titles(&events(&feed)), expected, "{query}");
        }
        for query in ["Not%20yet", "None"] {
            let feed = reader.get(&format!("/en/calendar/programme.ics?series={query}")).await;
            assert_eq!(feed.status, 404, "{query}: nobody learns of a draft");
        }
        let feed = reader.get("/th/calendar/programme.ics?topic=trends").await;
        let said = lines(&feed);
        for line in ["METHOD:PUBLISH", "REFRESH-INTERVAL;VALUE=DURATION:PT1H", "X-PUBLISHED-TTL:PT1H", "TRANSP:TRANSPARENT"] {
            assert!(said.iter().any(|is| is == line), "{line}: {said:#?}");
        }
        let named: Vec<_> = said.iter().filter_map(|line| line.strip_prefix("X-WR-CALNAME:")).collect();
        let also: Vec<_> = said.iter().filter_map(|line| line.strip_prefix("NAME;VALUE=TEXT:")).collect();
        assert!(named.len() == 1 && named == also && !named[0].is_empty(), "{said:#?}");
        assert!(!feed.text.contains("VALARM"), "what is offered rings for nobody");
        assert_eq!(events(&feed)[0].get_uid(), Some(&*format!("{later}@hall.test")), "as in its own file");
        // Of what is over, that of thirty days; what was cancelled is told of as long.
        hall.db.live().cancel(&olga, &later).await.unwrap();
        for (days, expected) in [(1, &["Fruit", "Customs"][..]), (30, &["Fruit", "Customs"]), (32, &["Fruit"]), (72, &[])] {
            hall.clock.set(START.plus(days * DAY));
            let feed = reader.get("/en/calendar/programme.ics").await;
            let found = events(&feed);
            assert_eq!(titles(&found), expected, "after {days} days");
            let cancelled = found.iter().filter(|event| event.get_status() == Some(EventStatus::Cancelled)).count();
            assert_eq!(cancelled, usize::from(!expected.is_empty()), "after {days} days");
        }
    }

    async fn a_feed_is_bounded_and_begins_with_what_is_to_come(hall) {
        let slug = lecture(&hall, "Customs", 0, |_| {}).await;
        let copies = |prefix: &str, n: i64, minutes: i64| format!(
            "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {n})
             INSERT INTO lectures (slug, status, title, abstract_text, topic, audience, language, starts_at, ends_at, time_zone, capacity,
                 live_url, attended_percent, host_id, created_at, updated_at)
             SELECT '{prefix}-' || n.i, status, '{prefix}', abstract_text, topic, audience, language, starts_at + n.i * {minutes} * 60000,
                 ends_at + n.i * {minutes} * 60000, time_zone, capacity, live_url, attended_percent, host_id, created_at, updated_at
             FROM lectures, n WHERE slug = '{slug}'"
        );
        tamper(&hall, &copies("over", 50, -1)).await;
        tamper(&hall, &copies("coming", 320, 10)).await;
        hall.clock.set(START.plus(91 * MINUTE));
        let feed = hall.visitor().get("/en/calendar/programme.ics").await;
        let found = events(&feed);
        assert_eq!(found.len(), 300);
        assert!(found.iter().all(|event| event.get_summary() == Some("coming")), "those that are over go first");
        assert!(found.is_sorted_by_key(starts));
    }

    async fn a_feed_is_sent_again_only_when_it_is_another(hall) {
        lecture(&hall, "Customs", 0, |_| {}).await;
        let (mut reader, path) = (hall.visitor(), "/th/calendar/programme.ics");
        let first = reader.get(path).await;
        assert_eq!(first.header("cache-control"), "public, max-age=300");
        assert_eq!(first.header("last-modified"), "Tue, 24 Nov 2026 08:00:00 GMT");
        // By then it was made anew, and is the same.
        hall.clock.by(10 * MINUTE);
        for (name, value) in [("if-none-match", first.header("etag")), ("if-modified-since", first.header("last-modified"))] {
            let again = reader.send(Method::GET, path, &[(name, value)], "").await;
            assert_eq!((again.status, again.text.as_str()), (304, ""), "{name}");
            assert_eq!(again.header("etag"), first.header("etag"), "{name}");
        }
        let another = lecture(&hall, "Fruit", 0, |_| {}).await;
        for (name, value) in [("if-none-match", first.header("etag")), ("if-modified-since", first.header("last-modified"))] {
            assert_eq!(asked_with(&mut reader, path, name, value).await, 200, "{name}: at once");
        }
        let second = reader.get(path).await;
        assert_eq!(titles(&events(&second)), ["Customs", "Fruit"]);
        // What has left the feed is no date in it, and yet it is another one.
        hall.clock.by(MINUTE);
        let olga = hall.organizer("olga").await;
        hall.db.lectures().delete(&olga, &another).await.unwrap();
        assert_eq!(asked_with(&mut reader, path, "if-modified-since", second.header("last-modified")).await, 200);
    }

    async fn ones_own_lectures_are_told_to_whoever_has_the_number_and_to_nobody_else(hall) {
        let olga = hall.organizer("olga").await;
        let mut slugs = Vec::new();
        for title in ["Customs", "Fruit", "Cold chains"] {
            slugs.push(hall.lecture(&olga, &hall.form(title)).await);
        }
        let (amina, mut reader) = enrolled(&hall, "amina", &[&slugs[0], &slugs[1]]).await;
        let (_, mut other) = enrolled(&hall, "bo", &[&slugs[2]]).await;
        assert!(shows(&reader.get("/en/my").await, "own-calendar-text"));
        let feed = subscribed(&mut reader).await;
        let others = subscribed(&mut other).await;
        assert_ne!(feed, others);
        let page = reader.get("/en/my").await;
        assert!(address(&page).is_none() && shows(&page, "own-calendar-on"), "it is shown once: {}", page.text);
        let secret = feed.strip_prefix("/calendar/my/").unwrap().strip_suffix(".ics").unwrap();
        assert_eq!(number(&hall, &format!("SELECT count(*) FROM calendar_addresses WHERE number = '{secret}'")).await, 0);
        assert_eq!(number(&hall, "SELECT count(*) FROM calendar_addresses WHERE length(number) = 64").await, 2, "its hash is there");
        let record = match hall.db.engine() {
            Engine::Sqlite { .. } => "CAST(record AS TEXT)",
            Engine::Postgres(..) => "convert_from(record, 'UTF8')",
        };
        let waiting = format!("SELECT count(*) FROM sessions WHERE {record} LIKE '%/calendar/my/%'");
        assert_eq!(number(&hall, &waiting).await, 0, "nor did it wait there for its page");

        // A calendar has no session.
        let mut calendar = hall.visitor();
        let told = calendar.get(&feed).await;
        let mut found: Vec<String> = titles(&events(&told)).into_iter().map(str::to_owned).collect();
        found.sort();
        assert_eq!(found, ["Customs", "Fruit"]);
        assert_eq!(titles(&events(&calendar.get(&others).await)), ["Cold chains"]);
        assert!(told.header("cache-control").starts_with("private, max-age="), "{}", told.header("cache-control"));
        assert_eq!(asked_with(&mut calendar, &feed, "if-none-match", told.header("etag")).await, 304);
        assert_eq!(told.text.matches("BEGIN:VALARM").count(), 2);
        // In the words and by the clock of whoever it is made for.
        tamper(&hall, &format!("UPDATE people SET time_zone = 'America/Lima' WHERE id = {}", amina.id.0)).await;
        let told = calendar.get(&feed).await;
        let about = events(&told)[0].get_description().unwrap().to_owned();
        assert!(about.contains("Your time: Wednesday 25 November, 03:00 to 04:30, Lima (GMT−5)"), "{about}");
        for wrong in ["A".repeat(43), "A".repeat(42), secret.to_lowercase(), secret[..42].to_owned(), String::new()] {
            let none = calendar.get(&format!("/calendar/my/{wrong}.ics")).await;
            assert_eq!(none.status, 404, "{wrong}");
        }
    }

    async fn what_is_cancelled_is_told_of_and_what_is_given_up_is_gone(hall) {
        let olga = hall.organizer("olga").await;
        let mut slugs = Vec::new();
        for title in ["Customs", "Fruit", "Cold chains"] {
            slugs.push(hall.lecture(&olga, &hall.form(title)).await);
        }
        let (amina, mut reader) = enrolled(&hall, "amina", &[&slugs[0], &slugs[1], &slugs[2]]).await;
        let feed = subscribed(&mut reader).await;
        let mut calendar = hall.visitor();
        hall.db.live().withdraw(&amina, &slugs[2]).await.unwrap();
        hall.db.live().cancel(&olga, &slugs[0]).await.unwrap();
        let found = events(&calendar.get(&feed).await);
        let status = |title: &str| found.iter().find(|event| event.get_summary() == Some(title)).map(|event| event.get_status().unwrap());
        assert_eq!(
            [status("Customs"), status("Fruit"), status("Cold chains")],
            [Some(EventStatus::Cancelled), Some(EventStatus::Confirmed), None]
        );
        for (days, expected) in [(30, 2), (32, 1), (300, 1)] {
            hall.clock.set(START.plus(days * DAY));
            let found = events(&calendar.get(&feed).await);
            assert_eq!(found.len(), expected, "after {days} days");
            assert!(titles(&found).contains(&"Fruit"), "where one was stays in one's calendar");
        }
    }

    async fn an_address_works_until_it_is_renewed_ended_or_its_person_is_shut_out(hall) {
        let olga = hall.organizer("olga").await;
        let slug = hall.lecture(&olga, &hall.form("Customs")).await;
        let (amina, mut reader) = enrolled(&hall, "amina", &[&slug]).await;
        let mut calendar = hall.visitor();
        let first = subscribed(&mut reader).await;
        let second = subscribed(&mut reader).await;
        assert_eq!([calendar.get(&first).await.status, calendar.get(&second).await.status], [404, 200], "renewed");
        let page = reader.press("/api/end-calendar-address?l=en", &[]).await;
        assert!(shows(&page, "own-calendar-ended") && shows(&page, "own-calendar-text"), "{}", page.text);
        assert_eq!(calendar.get(&second).await.status, 404, "ended");
        let third = subscribed(&mut reader).await;
        let accounts = hall.db.accounts();
        accounts.set_disabled(amina.id, true).await.unwrap();
        assert_eq!(calendar.get(&third).await.status, 404, "shut out");
        accounts.set_disabled(amina.id, false).await.unwrap();
        assert_eq!(calendar.get(&third).await.status, 404, "whoever is let in again makes another");
        // It goes with the sessions: somebody else may have been in the account.
        let fourth = subscribed(&mut hall.signed_in("amina").await).await;
        accounts.sign_out_all(Some(amina.id)).await.unwrap();
        assert_eq!(calendar.get(&fourth).await.status, 404, "signed out everywhere");
        let fifth = subscribed(&mut hall.signed_in("amina").await).await;
        let mut reader = hall.signed_in("amina").await;
        let changed = [("old_password", PASSWORD), ("new_password", "a quite different pass phrase 9")];
        assert!(shows(&reader.press("/api/password?l=en", &changed).await, "password-changed"));
        assert_eq!(calendar.get(&fifth).await.status, 404, "another password");
        assert_eq!(number(&hall, "SELECT count(*) FROM calendar_addresses").await, 0);
        // No visitor makes one, and no GET does.
        let mut visitor = hall.visitor();
        visitor.accepts = "application/json";
        assert_eq!(visitor.post("/api/make-calendar-address?l=en", &[]).await.status, 401);
        assert_eq!(visitor.get("/api/make-calendar-address").await.status, 405);
        assert_eq!(number(&hall, "SELECT count(*) FROM calendar_addresses").await, 0);
    }

    async fn a_lectures_page_leads_to_calendars_on_the_web_and_names_no_meeting(hall) {
        let olga = hall.organizer("olga").await;
        let form = LectureForm { series: "Trade & law".into(), ..hall.form("Trade & fruit") };
        let slug = hall.lecture(&olga, &form).await;
        let (_, mut reader) = enrolled(&hall, "amina", &[&slug]).await;
        let page = reader.get(&format!("/en/lectures/{slug}")).await;
        assert!(!page.text.contains(MEETING));
        let at = format!("http%3A%2F%2Fhall.test%2Fen%2Flectures%2F{slug}");
        let link = Regex::new(r#"<a href="(https://[^"]*)" rel="noopener noreferrer" referrerpolicy="no-referrer">"#).unwrap();
        let links: Vec<String> = link.captures_iter(&page.text).map(|found| found[1].replace("&amp;", "&")).collect();
        assert_eq!(links.len(), 3, "{}", page.text);
        assert_eq!(links[0], format!(
            "https://calendar.google.com/calendar/render?action=TEMPLATE&text=Trade%20%26%20fruit\
             &dates=20261125T080000Z%2F20261125T093000Z&details={at}&location={at}"
        ));
        for (link, host) in links[1..].iter().zip(["outlook.live.com", "outlook.office.com"]) {
            assert_eq!(*link, format!(
                "https://{host}/calendar/0/deeplink/compose?path=%2Fcalendar%2Faction%2Fcompose&rru=addevent\
                 &subject=Trade%20%26%20fruit&startdt=2026-11-25T08%3A00%3A00Z&enddt=2026-11-25T09%3A30%3A00Z&body={at}&location={at}"
            ));
        }
        assert!(page.text.contains(&format!("href=\"/en/lectures/{slug}/calendar.ics\"")), "and the file");
        // For others: its address, and its series.
        assert!(page.text.contains(&format!("value=\"http://hall.test/en/lectures/{slug}\"")), "{}", page.text);
        assert!(page.text.contains("webcal://hall.test/en/calendar/programme.ics?series=Trade%20%26%20law"), "{}", page.text);
        let draft = hall.db.lectures().copy(&olga, &slug).await.unwrap();
        let draft = hall.db.lectures().save(&olga, None, &draft).await.unwrap();
        let mut desk = hall.signed_in("olga").await;
        let page = desk.get(&format!("/en/lectures/{draft}")).await;
        assert!(page.status == 200 && !page.text.contains("id=\"share\""), "a draft is for nobody else");
    }

    async fn the_programme_offers_itself_as_it_is_narrowed(hall) {
        lecture(&hall, "Customs", 0, |_| {}).await;
        let page = hall.visitor().get("/en/?topic=policy").await;
        let feed = "hall.test/en/calendar/programme.ics?topic=policy";
        assert!(page.text.contains(&format!("value=\"http://{feed}\"")), "{}", page.text);
        assert!(page.text.contains(&format!("href=\"webcal://{feed}\"")), "{}", page.text);
        let links = Regex::new(r"<link [^>]*text/calendar[^>]*>").unwrap();
        let link = links.find(&page.text).map(|found| found.as_str()).unwrap_or_default();
        assert!(link.contains(&format!("href=\"http://{feed}\"")) && link.contains("rel=\"alternate\""), "{link}");
    }
}
