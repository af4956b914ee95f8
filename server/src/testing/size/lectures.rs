//! What is and was taught.

use super::{LEARNER, ORGANIZER, ago, insert};
use crate::db::{Db, json_rows};
use crate::demo::dice::Dice;
use app::i18n::Instant;

/// The length of a lecture.
const LENGTH: i64 = 90 * Instant::MINUTE;
/// For so long the hall has been open.
const OPEN_FOR: i64 = 1_000 * Instant::DAY;
/// So far ahead lectures are published.
const AHEAD: i64 = 60 * Instant::DAY;
/// The length of every replay, in milliseconds.
pub(super) const FILM: i64 = 40 * Instant::MINUTE;
/// A speaker has so many lectures.
const LECTURES_OF_A_SPEAKER: i64 = 5;
/// So many speakers have an account; it is those of the first people after the organizer.
const WITH_ACCOUNT: i64 = 40;
const TOPICS: [&str; 4] = ["policy", "trends", "innovation", "skills"];
const MATTERS: [&str; 8] = [
    "Cross-border parcels",
    "Cold chains for fruit",
    "Payments by phone",
    "Consumer protection",
    "Live selling",
    "Customs and duties",
    "Village cooperatives",
    "Data that stays at home",
];

/// A lecture, and whether its replay is shown.
#[derive(Debug)]
pub(super) struct Lecture {
    pub(super) id: i64,
    pub(super) slug: String,
    pub(super) status: &'static str,
    pub(super) starts: Instant,
    pub(super) ends: Instant,
    pub(super) began: Option<Instant>,
    pub(super) ended: Option<Instant>,
    over: bool,
}

impl Lecture {
    /// Whether it is being held.
    pub(super) fn is_on(&self, now: Instant) -> bool {
        self.starts <= now && now < self.ends
    }

    /// Whether people were in its room.
    pub(super) fn was_held(&self) -> bool {
        self.status == "published" && self.began.or(self.over.then_some(self.starts)).is_some()
    }

    /// Whether there is a recording of it.
    pub(super) fn has_replay(&self) -> bool {
        self.over && self.status == "published"
    }

    /// When its replay was published.
    pub(super) fn published(&self) -> Instant {
        self.ends.plus(6 * 60 * Instant::MINUTE)
    }

    /// The actual start and end.
    pub(super) fn actual(&self) -> (Instant, Instant) {
        (
            self.began.unwrap_or(self.starts),
            self.ended.unwrap_or(self.ends),
        )
    }
}

/// All of them: nine of ten are over, one is on, the others are to come.
pub(super) fn all(now: Instant, many: i64) -> Vec<Lecture> {
    let over = many * 9 / 10;
    (1..=many).map(|id| one(now, id, over, many)).collect()
}

fn one(now: Instant, id: i64, over: i64, many: i64) -> Lecture {
    let mut dice = Dice::of(&[2, id]);
    let starts = if id <= over {
        ago(now, Instant::DAY + (over - id) * (OPEN_FOR / over))
    } else if id == over + 1 {
        ago(now, 20 * Instant::MINUTE)
    } else {
        now.plus(Instant::DAY + (id - over - 2) * (AHEAD / (many - over)))
    };
    let status = match id {
        _ if id == over + 1 => "published",
        _ if id % 50 == 0 => "cancelled",
        _ if id > over && id % 10 == 5 => "draft",
        _ => "published",
    };
    let ends = starts.plus(LENGTH);
    let pressed = status == "published" && id <= over && dice.chance(60);
    let began = (pressed || id == over + 1)
        .then(|| starts.plus(dice.between(-4 * Instant::MINUTE, 4 * Instant::MINUTE)));
    let ended = pressed.then(|| ends.plus(dice.between(-6 * Instant::MINUTE, 6 * Instant::MINUTE)));
    let matter = dice.one(&MATTERS).to_lowercase().replace(' ', "-");
    Lecture {
        id,
        slug: format!("{matter}-{id:06x}"),
        status,
        starts,
        ends,
        began,
        ended,
        over: id <= over,
    }
}

/// Writes them, with who speaks, their texts and their replays.
pub(super) async fn write(db: &Db, now: Instant, all: &[Lecture]) -> Result<(), String> {
    let hosts = json_rows((1..=12).map(|id| (id, format!("School of Commerce {id}"))));
    insert(
        db,
        sql!(
            "INSERT INTO hosts (id, name) SELECT CAST(b.value ->> 0 AS BIGINT), b.value ->> 1
             FROM jsonb_each(CAST($1 AS jsonb_text)) b"
        ),
        hosts,
    )
    .await?;
    let series = json_rows((1..=20).map(|id| (id, format!("Series {id}"))));
    insert(
        db,
        sql!(
            "INSERT INTO series (id, title) SELECT CAST(b.value ->> 0 AS BIGINT), b.value ->> 1
             FROM jsonb_each(CAST($1 AS jsonb_text)) b"
        ),
        series,
    )
    .await?;
    let speakers = speakers(all);
    let rows_of_speakers = json_rows((1..=speakers).map(|id| {
        let account = (id <= WITH_ACCOUNT).then_some(ORGANIZER + id);
        let account = account.filter(|person| *person != LEARNER);
        (id, format!("Speaker Number {id}"), account)
    }));
    insert(
        db,
        sql!(
            "INSERT INTO speakers (id, name, affiliation, country, bio, person_id)
             SELECT CAST(b.value ->> 0 AS BIGINT), b.value ->> 1, 'Institute of Commerce', 'CN',
                 '', CAST(b.value ->> 2 AS BIGINT)
             FROM jsonb_each(CAST($1 AS jsonb_text)) b"
        ),
        rows_of_speakers,
    )
    .await?;
    let lectures = json_rows(all.iter().map(|of| {
        let title = title(of);
        (
            of.id,
            &of.slug,
            of.status,
            title,
            TOPICS[usize::try_from(of.id % 4).unwrap_or(0)],
            of.starts.0,
            of.ends.0,
            of.began.map(|at| at.0),
            of.ended.map(|at| at.0),
            1 + of.id % 12,
            (of.id % 3 == 0).then_some(1 + of.id % 20),
            of.id % 2 == 0,
            now.0,
        )
    }));
    insert(
        db,
        sql!(
            "INSERT INTO lectures (id, slug, status, title, abstract_text, topic, audience,
                 language, starts_at, ends_at, began_at, ended_at, time_zone, capacity, live_url,
                 attended_percent, host_id, series_id, replay_attends, created_at, updated_at)
             SELECT CAST(b.value ->> 0 AS BIGINT), b.value ->> 1, b.value ->> 2, b.value ->> 3,
                 'What a parcel meets on its way across a border, and what a small exporter can
                 do.', b.value ->> 4, 'everyone', 'en', CAST(b.value ->> 5 AS BIGINT),
                     CAST(b.value ->> 6 AS BIGINT), CAST(b.value ->> 7 AS BIGINT),
                     CAST(b.value ->> 8 AS BIGINT), 'UTC', 500, 'https://meet.example.org/room',
                     70, CAST(b.value ->> 9 AS BIGINT), CAST(b.value ->> 10 AS BIGINT),
                     CAST(b.value ->> 11 AS BOOLEAN), CAST(b.value ->> 12 AS BIGINT),
                     CAST(b.value ->> 12 AS BIGINT)
             FROM jsonb_each(CAST($1 AS jsonb_text)) b"
        ),
        lectures,
    )
    .await?;
    let texts = json_rows(all.iter().flat_map(|of| {
        ["zh", "th", "ar"].map(|locale| (of.id, locale, format!("{locale} {}", title(of))))
    }));
    insert(
        db,
        sql!(
            "INSERT INTO lecture_texts (lecture_id, locale, title, abstract_text)
             SELECT CAST(b.value ->> 0 AS BIGINT), b.value ->> 1, b.value ->> 2, '跨境包裹与关税'
             FROM jsonb_each(CAST($1 AS jsonb_text)) b"
        ),
        texts,
    )
    .await?;
    let speaking = json_rows(all.iter().flat_map(|of| {
        let first = 1 + of.id % speakers;
        let second = (of.id % 3 == 0).then_some((of.id, 1 + (of.id + 1) % speakers, 2));
        std::iter::once((of.id, first, 1)).chain(second)
    }));
    insert(
        db,
        sql!(
            "INSERT INTO lecture_speakers (lecture_id, speaker_id, place, affiliation, country)
             SELECT CAST(b.value ->> 0 AS BIGINT), CAST(b.value ->> 1 AS BIGINT),
                 CAST(b.value ->> 2 AS BIGINT), 'Institute of Commerce', 'CN'
             FROM jsonb_each(CAST($1 AS jsonb_text)) b"
        ),
        speaking,
    )
    .await?;
    replays(db, all).await
}

/// How many speakers there are.
fn speakers(all: &[Lecture]) -> i64 {
    i64::try_from(all.len()).unwrap_or(0) / LECTURES_OF_A_SPEAKER
}

fn title(of: &Lecture) -> String {
    let mut dice = Dice::of(&[3, of.id]);
    format!("{}, part {}", dice.one(&MATTERS), of.id)
}

async fn replays(db: &Db, all: &[Lecture]) -> Result<(), String> {
    let shown = json_rows(all.iter().filter(|of| of.has_replay()).map(|of| {
        let removed = (of.id % 40 == 7).then(|| of.published().plus(30 * Instant::DAY).0);
        (
            of.id,
            format!("{:032x}.mp4", of.id),
            FILM,
            of.published().0,
            removed,
        )
    }));
    insert(
        db,
        sql!(
            "INSERT INTO recordings (id, lecture_id, file, name, media_type, bytes, duration_ms,
                 sha256, arrived_at, published_at, counts_from, removed_at)
             SELECT CAST(b.value ->> 0 AS BIGINT), CAST(b.value ->> 0 AS BIGINT), b.value ->> 1,
                 'lecture.mp4', 'video/mp4', 200000000, CAST(b.value ->> 2 AS BIGINT), '',
                 CAST(b.value ->> 3 AS BIGINT), CAST(b.value ->> 3 AS BIGINT),
                 CAST(b.value ->> 3 AS BIGINT), CAST(b.value ->> 4 AS BIGINT)
             FROM jsonb_each(CAST($1 AS jsonb_text)) b"
        ),
        shown.clone(),
    )
    .await?;
    insert(
        db,
        sql!(
            "INSERT INTO replays (lecture_id, file, media_type, bytes, duration_ms, published_at,
                 recording_id, no_captions_reason, removed_at)
             SELECT CAST(b.value ->> 0 AS BIGINT), b.value ->> 1, 'video/mp4', 200000000,
                 CAST(b.value ->> 2 AS BIGINT), CAST(b.value ->> 3 AS BIGINT),
                 CAST(b.value ->> 0 AS BIGINT), 'A measurement.', CAST(b.value ->> 4 AS BIGINT)
             FROM jsonb_each(CAST($1 AS jsonb_text)) b"
        ),
        shown,
    )
    .await
}
