//! Fills a small hall with some of all that a hall holds, through what real people use.

use crate::steps::{Player, START, Tab, code, multipart, number, publish_replay, tamper, track};
use crate::tus;
use app::accounts::{Accounts, Organizer, PersonId, Role};
use app::enrolment::Enrolment;
use app::i18n::Instant;
use app::lectures::{LectureForm, Lectures};
use app::live::{Code, CorrectionForm, Corrections, Gatherings, Live, LiveDesk, Questions, Seats};
use app::replays::{NewReplay, Replays};
use server::testing::TestHall;

const MINUTE: i64 = Instant::MINUTE;
/// The organizer who made everything.
pub const OLGA: i64 = 1;
/// The title of the lecture that is over, and of which most is told.
pub const OVER: &str = "Cold chains";
const CAPTIONS: &str = "WEBVTT\n\n00:01.000 --> 00:04.000\n<v Chen Wei>Welcome to the hall.\n";
const CHAPTERS: &str =
    "WEBVTT\n\n00:00.000 --> 01:20.000\nTo be found\n\n01:20.000 --> 05:00.000\nTo be paid\n";

/// Joins, opens the room, and answers its tab.
async fn in_the_room(hall: &TestHall, name: &str, slug: &str) -> Tab {
    let mut actor = hall.signed_in(name).await;
    crate::steps::join(&mut actor, slug).await;
    Tab::open(&actor, slug).await
}

/// A recording of five minutes that waits for whoever publishes it.
async fn pending(hall: &TestHall, olga: &Organizer, slug: &str) {
    let file = NewReplay {
        file: format!("{}.mp4", hall.db.secret(8)),
        name: "third.mp4".into(),
        media_type: "video/mp4".into(),
        bytes: 3_000,
        duration_ms: 300_000,
        ..NewReplay::default()
    };
    let arrived = hall.db.replays().arrive(olga, slug, &file).await;
    assert!(!arrived.unwrap().published, "it has no captions");
}

/// What is said of the lecture that is over, during it: by the room, by those before one screen, by the organizer.
async fn lecture(hall: &TestHall, olga: &Organizer, slug: &str) {
    let live = hall.db.live();
    let mut amina = in_the_room(hall, "amina", slug).await;
    let mut bo = in_the_room(hall, "bo", slug).await;
    in_the_room(hall, "chen", slug).await;
    for _ in 0..40 {
        hall.clock.by(30_000);
        amina.beat().await;
        bo.beat().await;
    }
    let [host, asker, eli] = ["amina", "bo", "eli"].map(|name| person(hall, name));
    let (host, asker, eli) = (host.await, asker.await, eli.await);
    live.open_gathering(&host, slug).await.unwrap();
    let shown = Code::parse(&code(hall, slug).await).unwrap();
    hall.db.enrolment().enrol(&eli, slug).await.unwrap();
    live.check_in(&eli, &shown).await.unwrap();
    live.ask(&asker, slug, "Who pays for the ice?")
        .await
        .unwrap();
    live.ask(&host, slug, "Is there a list?").await.unwrap();
    let question = "SELECT id FROM questions WHERE asked LIKE 'Who%'";
    let question = number(hall, question).await;
    live.raise(&host, question).await.unwrap();
    live.settle(olga, question, "answered", "The exporter.")
        .await
        .unwrap();
    live.announce(olga, slug, "The slides are below.")
        .await
        .unwrap();
    amina.beats(hall, 40).await;
    live.answer_here(&eli, &shown).await.unwrap();
    live.count_heads(&host, &shown, "1", &[]).await.unwrap();
    amina.beats(hall, 80).await;
    live.close_gathering(&host, slug).await.unwrap();
    hall.clock.by(9 * MINUTE);
    live.end(olga, slug).await.unwrap();
    let form = CorrectionForm {
        minutes: "70".into(),
        reason: "The line was down.".into(),
    };
    live.correct(olga, slug, asker.id, &form).await.unwrap();
}

/// What comes after it: three recordings, what was made of one and stands beside it, and who watched.
async fn replays(hall: &TestHall, olga: &Organizer, slug: &str) {
    hall.clock.by(60 * MINUTE);
    publish_replay(hall, olga, slug, 60_000).await;
    let amina = hall.signed_in("amina").await;
    Player::open(&amina, slug).await.play(hall, 0, 30_000).await;
    hall.clock.by(MINUTE);
    publish_replay(hall, olga, slug, 300_000).await;
    Player::open(&amina, slug)
        .await
        .play(hall, 0, 270_000)
        .await;
    Player::open(&hall.visitor(), slug)
        .await
        .play(hall, 0, 60_000)
        .await;
    pending(hall, olga, slug).await;
    let published = number(hall, "SELECT id FROM recordings WHERE state = 'published'").await;
    for (kind, media) in [
        ("360p", "video/mp4"),
        ("audio", "audio/mp4"),
        ("poster", "image/jpeg"),
    ] {
        let made = format!(
            "INSERT INTO renditions (recording_id, kind, file, media_type, bytes, width, height, made_at)
             VALUES ({published}, '{kind}', '{kind}-of-{published}', '{media}', 700, 640, 360, {})",
            hall.db.now().0
        );
        tamper(hall, &made).await;
    }
    let desk = &mut hall.signed_in("olga").await;
    for (kind, text) in [("captions", CAPTIONS), ("chapters", CHAPTERS)] {
        assert_eq!(track(desk, slug, kind, "en", text).await.status, 303);
    }
    let slides = [("slides", Some("ice.pdf"), &b"%PDF-1.7\n%ice\n"[..])];
    let page = multipart(desk, &format!("/slides/{slug}?l=en"), &slides).await;
    assert_eq!(page.status, 303, "{}", page.text);
    let at = tus::begin(desk, slug, 100, &tus::told("fourth.mp4", "")).await;
    tus::part(desk, &at, 0, vec![0; 40]).await;
}

async fn person(hall: &TestHall, name: &str) -> app::accounts::Person {
    let id = format!("SELECT id FROM people WHERE email = '{name}@example.org'");
    hall.reread(PersonId(number(hall, &id).await)).await
}

/// Fills it. Afterwards one lecture is over, one is live, one is to come, one is a draft and one was cancelled.
pub async fn fill(hall: &TestHall) {
    let olga = hall.organizer("olga").await;
    assert_eq!(olga.person().id, PersonId(OLGA));
    for name in ["amina", "bo", "chen", "eli"] {
        hall.person(name, "practitioner").await;
    }
    let accounts = hall.db.accounts();
    let dia = hall.person("dia", "official").await;
    accounts.confirm(&olga, dia.id, true).await.unwrap();
    let petra = hall.person("petra", "official").await;
    accounts.set_role(petra.id, Role::Organizer).await.unwrap();

    let at = |title: &str, day: &str, from: &str, to: &str| LectureForm {
        starts_at: format!("2026-{day}T{from}"),
        ends_at: format!("2026-{day}T{to}"),
        ..hall.form(title)
    };
    let whole = LectureForm {
        replay_attends: "yes".into(),
        title_zh: "冷链".into(),
        abstract_zh: "监管者能检查什么。".into(),
        series: "Food on its way".into(),
        ..hall.form(OVER)
    };
    let over = hall.lecture(&olga, &whole).await;
    let live = hall
        .lecture(&olga, &at("Customs data", "11-25", "13:00", "15:00"))
        .await;
    let to_come = hall
        .lecture(&olga, &at("Seed law", "12-10", "10:00", "11:00"))
        .await;
    hall.lecture(&olga, &at("Harbour fees", "12-11", "10:00", "11:00"))
        .await;
    let cancelled = hall
        .lecture(&olga, &at("Port days", "12-12", "10:00", "11:00"))
        .await;
    let draft = at("Grain in store", "12-13", "10:00", "11:00");
    hall.db.lectures().save(&olga, None, &draft).await.unwrap();
    let enrolment = hall.db.enrolment();
    for name in ["amina", "bo", "chen"] {
        let person = person(hall, name).await;
        for slug in [&over, &live, &to_come, &cancelled] {
            enrolment.enrol(&person, slug).await.unwrap();
        }
    }
    hall.db
        .live()
        .withdraw(&person(hall, "bo").await, &to_come)
        .await
        .unwrap();
    hall.db.live().cancel(&olga, &cancelled).await.unwrap();
    accounts.set_disabled(dia.id, true).await.unwrap();

    hall.clock.set(START);
    lecture(hall, &olga, &over).await;
    replays(hall, &olga, &over).await;
    // 13:10 in Kigali: the other is live.
    hall.clock.set(START.plus(190 * MINUTE));
    in_the_room(hall, "amina", &live).await.beats(hall, 4).await;
    hall.db.seal_events().await.unwrap();
}
