//! Steps that several journeys take.

use app::accounts::{Organizer, Person};
use app::enrolment::Enrolment;
use app::i18n::{Instant, Locale, say_args};
use app::lectures::LectureForm;
use app::live::{Attendance, Live};
use app::replays::{NewReplay, Replays};
use app::reports::{Figures, Reports};
use regex::Regex;
use server::testing::{self, Actor, MORNING, Page, TestHall, value};
use sqlx::{PgPool, query_scalar};
use std::time::Duration;

/// When the lecture of [`TestHall::form`] begins.
pub const START: Instant = MORNING.plus(Instant::DAY);
/// When it ends: 90 minutes later.
pub const END: Instant = START.plus(90 * Instant::MINUTE);
/// The film of the demonstration: 95 seconds.
pub const FILM: &[u8] = include_bytes!("../../src/demo/first.mp4");
/// The link that only those inside may see.
pub const LINK: &str = "https://meet.example/secret-room";

/// An English sentence, as a page's HTML writes it.
pub fn sentence(key: &str) -> String {
    escaped(&say_args(Locale::En, key, &[]))
}

/// As HTML writes a text.
pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

/// Whether a page shows an English sentence.
pub fn shows(page: &Page, key: &str) -> bool {
    page.text.contains(&sentence(key))
}

/// Where a form of a page posts to that is sent to that address: with all that it says of its page and its person.
pub fn action(page: &Page, address: &str) -> String {
    let begin = format!("action=\"{address}?");
    let (_, rest) = page.text.split_once(&begin).expect("the page has the form");
    let (query, _) = rest.split_once('"').expect("which posts somewhere");
    format!("{address}?{}", query.replace("&amp;", "&"))
}

/// What stands in a hidden field of a page.
pub fn hidden(page: &Page, name: &str) -> String {
    let begin = format!("name=\"{name}\" value=\"");
    let (_, rest) = page
        .text
        .split_once(&begin)
        .expect("the page has the field");
    let (value, _) = rest.split_once('"').expect("which has a value");
    value.to_owned()
}

/// A page's text without the marks that keep its arguments apart from the sentences around them.
pub fn plain(page: &Page) -> String {
    page.text.replace(['\u{2068}', '\u{2069}'], "")
}

/// A lecture's form as a browser posts it.
pub fn fields(form: &LectureForm) -> Vec<(String, String)> {
    let serde_json::Value::Object(map) = serde_json::to_value(form).unwrap() else {
        panic!("a form is an object")
    };
    map.into_iter()
        .map(|(name, value)| (name, value.as_str().unwrap().to_owned()))
        .collect()
}

/// Borrowed, as an actor posts them.
pub fn borrowed(fields: &[(String, String)]) -> Vec<(&str, &str)> {
    fields
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect()
}

/// The slug in a desk's address.
pub fn slug_of(location: &str) -> String {
    location.rsplit('/').next().unwrap().to_owned()
}

/// A hall at a lecture's start, with people in its room.
pub struct InRoom {
    /// Who made the lecture.
    pub organizer: Organizer,
    /// The lecture.
    pub slug: String,
    /// Who is in, signed in.
    pub actors: Vec<Actor>,
    /// The same as the hall knows them.
    pub people: Vec<Person>,
}

/// Publishes a lecture, enrols these people, moves the clock to the start and lets them in.
pub async fn in_room(hall: &TestHall, names: &[&str]) -> InRoom {
    in_room_of(hall, names, &hall.form("Cold chains")).await
}

/// The same of a lecture of twenty minutes.
pub async fn twenty_minutes(hall: &TestHall, names: &[&str]) -> InRoom {
    let form = LectureForm {
        ends_at: "2026-11-25T10:20".into(),
        ..hall.form("Cold chains")
    };
    in_room_of(hall, names, &form).await
}

async fn in_room_of(hall: &TestHall, names: &[&str], form: &LectureForm) -> InRoom {
    in_room_at(hall, names, form, START).await
}

/// The same with people who come in at that instant.
pub async fn in_room_at(
    hall: &TestHall,
    names: &[&str],
    form: &LectureForm,
    at: Instant,
) -> InRoom {
    let organizer = hall.organizer("olga").await;
    let slug = hall.lecture(&organizer, form).await;
    hall.clock.set(at);
    let (mut actors, mut people) = (Vec::new(), Vec::new());
    for name in names {
        let person = hall.person(name, "practitioner").await;
        hall.db
            .enrolment()
            .enrol(&person, &slug)
            .await
            .expect("enrols");
        let mut actor = hall.signed_in(name).await;
        join(&mut actor, &slug).await;
        actors.push(actor);
        people.push(person);
    }
    InRoom {
        organizer,
        slug,
        actors,
        people,
    }
}

/// Presses "Join".
pub async fn join(actor: &mut Actor, slug: &str) {
    let page = actor.press("/api/join?l=en", &[("lecture", slug)]).await;
    assert_eq!(page.status, 200, "{}", page.text);
    assert!(
        page.text.contains(LINK),
        "the room shows the link: {}",
        page.text
    );
}

/// An open live room in one tab.
#[derive(Clone)]
pub struct Tab {
    pub actor: Actor,
    pub slug: String,
    pub lease: String,
    pub seq: i64,
}

impl Tab {
    /// Opens it and asks for the lease.
    pub async fn open(actor: &Actor, slug: &str) -> Self {
        let mut tab = Self {
            actor: actor.clone(),
            slug: slug.into(),
            lease: String::new(),
            seq: 0,
        };
        let (status, _) = tab.beat().await;
        assert_eq!(status, 200, "the room gives a lease");
        tab
    }

    /// One beat: the status, and the milliseconds present where it says so.
    pub async fn beat(&mut self) -> (u16, i64) {
        self.seq += 1;
        self.send().await
    }

    /// The same beat again.
    pub async fn send(&mut self) -> (u16, i64) {
        let page = live_beat(&mut self.actor, &self.slug, &self.lease, self.seq).await;
        match page.text.split_once(' ') {
            Some((lease, present)) if page.status == 200 || page.status == 410 => {
                self.lease = lease.into();
                (page.status, present.parse().unwrap())
            }
            _ => (page.status, -1),
        }
    }

    /// A beat every 30 s, so many times, the clock moved before each.
    pub async fn beats(&mut self, hall: &TestHall, times: usize) {
        for _ in 0..times {
            hall.clock.by(30_000);
            let (status, _) = self.beat().await;
            assert_eq!(status, 200);
        }
    }
}

/// The code of the room gathered last at a lecture.
pub async fn code(hall: &TestHall, slug: &str) -> String {
    let statement = format!(
        "SELECT g.code FROM gatherings g JOIN lectures l ON l.id = g.lecture_id WHERE l.slug = '{slug}'
         ORDER BY g.id DESC LIMIT 1"
    );
    value(&hall.db, &statement).await
}

/// Posts a live beat.
pub async fn live_beat(actor: &mut Actor, slug: &str, lease: &str, seq: i64) -> Page {
    actor
        .post(
            "/beat/live",
            &[
                ("lecture", slug),
                ("lease", lease),
                ("seq", &seq.to_string()),
            ],
        )
        .await
}

/// A player in one tab.
#[derive(Clone)]
pub struct Player {
    pub actor: Actor,
    pub slug: String,
    pub lease: String,
    pub seq: i64,
}

/// What a play beat was answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Told {
    pub status: u16,
    pub credit_ms: i64,
    pub percent: i64,
}

impl Player {
    /// Begins to play.
    pub async fn open(actor: &Actor, slug: &str) -> Self {
        let mut player = Self {
            actor: actor.clone(),
            slug: slug.into(),
            lease: String::new(),
            seq: 0,
        };
        let told = player.beat(0, 0, 100).await;
        assert_eq!(
            (told.status, told.credit_ms),
            (200, 0),
            "the first beat credits nothing"
        );
        player
    }

    /// One beat: played from here to there, in milliseconds of the media, at that rate in hundredths.
    pub async fn beat(&mut self, from: i64, to: i64, rate: i64) -> Told {
        self.seq += 1;
        self.send(from, to, rate).await
    }

    /// With the number of the last beat.
    pub async fn send(&mut self, from: i64, to: i64, rate: i64) -> Told {
        let numbers = [self.seq, from, to, rate].map(|n| n.to_string());
        let fields = [
            ("lecture", self.slug.as_str()),
            ("lease", &self.lease),
            ("seq", &numbers[0]),
            ("from", &numbers[1]),
            ("to", &numbers[2]),
            ("rate", &numbers[3]),
        ];
        let page = self.actor.post("/beat/replay", &fields).await;
        if page.status != 200 {
            return Told {
                status: page.status,
                credit_ms: -1,
                percent: -1,
            };
        }
        let parts: Vec<&str> = page.text.split(' ').collect();
        self.lease = parts[0].into();
        Told {
            status: 200,
            credit_ms: parts[1].parse().unwrap(),
            percent: parts[2].parse().unwrap(),
        }
    }

    /// One beat with several ranges: from, to, rate.
    pub async fn ranges(&mut self, ranges: &[(i64, i64, i64)]) -> Page {
        self.seq += 1;
        let mut fields = vec![
            ("lecture", self.slug.clone()),
            ("lease", self.lease.clone()),
            ("seq", self.seq.to_string()),
        ];
        for (from, to, rate) in ranges {
            fields.push(("from", from.to_string()));
            fields.push(("to", to.to_string()));
            fields.push(("rate", rate.to_string()));
        }
        let fields: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (*n, v.as_str())).collect();
        self.actor.post("/beat/replay", &fields).await
    }

    /// Plays on from there as recorded, a beat every 15 s.
    pub async fn play(&mut self, hall: &TestHall, from: i64, to: i64) -> Told {
        let mut told = Told {
            status: 0,
            credit_ms: 0,
            percent: 0,
        };
        let mut at = from;
        while at < to {
            let next = (at + 15_000).min(to);
            hall.clock.by(next - at);
            told = self.beat(at, next, 100).await;
            assert_eq!(told.status, 200);
            at = next;
        }
        told
    }
}

/// A lecture that is over, with a replay of that length.
pub async fn replay(
    hall: &TestHall,
    organizer: &Organizer,
    title: &str,
    duration_ms: i64,
) -> String {
    let slug = hall.lecture(organizer, &hall.form(title)).await;
    publish_replay(hall, organizer, &slug, duration_ms).await;
    slug
}

/// Publishes a replay of that length, whatever its file.
pub async fn publish_replay(hall: &TestHall, organizer: &Organizer, slug: &str, duration_ms: i64) {
    let file = NewReplay {
        file: format!("{}.mp4", hall.db.secret(8)),
        media_type: "video/mp4".into(),
        bytes: 1_000,
        duration_ms,
        no_captions_reason: "Captions follow.".into(),
        ..NewReplay::default()
    };
    hall.db
        .replays()
        .arrive(organizer, slug, &file)
        .await
        .expect("publishes");
}

/// What was measured of somebody at a lecture.
pub async fn measured(
    hall: &TestHall,
    organizer: &Organizer,
    slug: &str,
    name: &str,
) -> Attendance {
    let people = hall.db.live().roster(organizer, slug).await.unwrap();
    people
        .into_iter()
        .find(|p| p.name == name)
        .expect("is among them")
        .attendance
}

/// The figures of a lecture.
pub async fn figures(hall: &TestHall, organizer: &Organizer, slug: &str) -> Figures {
    let report = hall
        .db
        .reports()
        .report(organizer, Locale::En)
        .await
        .unwrap();
    let all = report.lectures;
    all.into_iter()
        .find(|f| f.slug == slug)
        .expect("is reported")
}

/// Every stored figure is what the records say.
pub async fn recount_is_zero(hall: &TestHall) {
    let recount = hall.db.reports().recount().await.unwrap();
    assert!(recount.compared > 0);
    assert_eq!(recount.differences, Vec::<String>::new());
}

/// Runs a statement past every rule, as a broken disk or a curious hand would.
pub async fn tamper(hall: &TestHall, statement: &str) {
    testing::tamper(&hall.db, statement).await;
}

/// One number from the database.
pub async fn number(hall: &TestHall, statement: &str) -> i64 {
    value(&hall.db, statement).await
}

/// Uploads a file as the plain form does, with a reason for having no captions.
pub async fn upload(actor: &mut Actor, slug: &str, bytes: &[u8]) -> Page {
    upload_for(actor, slug, "Captions follow.", bytes).await
}

/// Uploads a file as the plain form does, with that reason.
pub async fn upload_for(actor: &mut Actor, slug: &str, reason: &str, bytes: &[u8]) -> Page {
    const EDGE: &str = "----hall-edge";
    let mut body = format!(
        "--{EDGE}\r\nContent-Disposition: form-data; name=\"no_captions_reason\"\r\n\r\n{reason}\r\n\
         --{EDGE}\r\nContent-Disposition: form-data; name=\"video\"; filename=\"../../evil.html\"\r\n\
         Content-Type: text/html\r\n\r\n"
    )
    .into_bytes();
    body.extend_from_slice(bytes);
    body.extend_from_slice(format!("\r\n--{EDGE}--\r\n").as_bytes());
    let kind = format!("multipart/form-data; boundary={EDGE}");
    actor
        .send(
            http::Method::POST,
            &format!("/upload/{slug}?l=en"),
            &[("content-type", &kind)],
            body,
        )
        .await
}

/// Posts a multipart form: name, file name (none for a field that is no file), content.
pub async fn multipart(
    actor: &mut Actor,
    path: &str,
    parts: &[(&str, Option<&str>, &[u8])],
) -> Page {
    const EDGE: &str = "----hall-edge";
    let mut body = Vec::new();
    for (name, file, content) in parts {
        let file = file.map_or_else(String::new, |file| format!("; filename=\"{file}\""));
        let head =
            format!("--{EDGE}\r\nContent-Disposition: form-data; name=\"{name}\"{file}\r\n\r\n");
        body.extend_from_slice(head.as_bytes());
        body.extend_from_slice(content);
        body.extend_from_slice(b"\r\n");
    }
    body.extend_from_slice(format!("--{EDGE}--\r\n").as_bytes());
    let kind = format!("multipart/form-data; boundary={EDGE}");
    let headers = [("content-type", kind.as_str())];
    actor.send(http::Method::POST, path, &headers, body).await
}

/// Uploads captions or chapters as a pasted text.
pub async fn track(actor: &mut Actor, slug: &str, kind: &str, language: &str, vtt: &str) -> Page {
    let parts = [
        ("kind", None, kind.as_bytes()),
        ("track_language", None, language.as_bytes()),
        ("vtt", None, vtt.as_bytes()),
    ];
    multipart(actor, &format!("/tracks/{slug}?l=en"), &parts).await
}

/// The address of the film in a replay's page, with its signature where it has one.
pub fn film_address(page: &Page) -> String {
    let address =
        Regex::new(r"/media/[0-9a-f]{32}\.mp4(?:\?until=[0-9]+&(?:amp;)*sign=[0-9a-f]{32})?")
            .unwrap();
    let found = address
        .find(&page.text)
        .unwrap_or_else(|| panic!("no film: {}", page.text));
    // It stands in an attribute, or in text that stands in one.
    found.as_str().replace("amp;", "")
}

/// Waits until so many wait for a lock of that database.
pub async fn waiting(pool: &PgPool, many: i64) {
    let waits = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'";
    let wait = async {
        while query_scalar::<_, i64>(waits).fetch_one(pool).await.unwrap() < many {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    };
    tokio::time::timeout(Duration::from_mins(1), wait)
        .await
        .expect("they wait");
}
