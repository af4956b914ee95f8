//! What calendars are told of lectures, and the secret addresses under which they ask for somebody's own.

use crate::db::Db;
use crate::events::{EventKind, Subject};
use crate::features::lectures::LectureRow;
use crate::features::rights::end_calendar_of_person;
use app::accounts::{Person, PersonId};
use app::answer::{Read, Refused};
use app::calendar::CalendarAddresses;
use app::i18n::{Instant, Locale, Zone};
use app::lectures::{Filter, Lecture};
use async_trait::async_trait;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};

/// The most lectures of a feed: those to come before those that are over.
pub const LECTURES_MOST: i64 = 300;
/// What is over stays in a feed so long, in milliseconds; of one's own only what was cancelled goes then.
pub const KEPT: i64 = 30 * Instant::DAY;
/// The random bytes of an address.
const NUMBER_BYTES: usize = 32;
/// Its characters: base 64 without padding.
const NUMBER_LONG: usize = 43;

/// A lecture as calendars are told of it.
#[derive(Debug)]
pub struct CalendarLecture {
    /// The lecture, in the language that was asked for where it has that.
    pub lecture: Lecture,
    /// What it is about, in the language of the title.
    pub about: String,
    /// When it was made.
    pub created: Instant,
    /// When anything of it was changed last.
    pub changed: Instant,
}

#[derive(sqlx::FromRow)]
struct Row {
    #[sqlx(flatten)]
    lecture: LectureRow,
    created_at: i64,
    updated_at: i64,
}

impl From<Row> for CalendarLecture {
    fn from(row: Row) -> Self {
        let about = row.lecture.localized_abstract.clone();
        Self {
            about: about.unwrap_or_else(|| row.lecture.abstract_text.clone()),
            lecture: row.lecture.into(),
            created: Instant(row.created_at),
            changed: Instant(row.updated_at),
        }
    }
}

/// Whose feed it is, and how they read it.
#[derive(Debug, Clone)]
pub struct CalendarOwner {
    person: PersonId,
    /// Their language.
    pub language: Locale,
    /// Their zone.
    pub zone: Zone,
}

/// What calendars ask for. A handle, cheap to clone.
#[derive(Debug, Clone)]
pub struct CalendarStore {
    db: Db,
}

/// A number as the database knows it.
fn hashed(number: &str) -> String {
    hex::encode(Sha256::digest(number))
}

impl CalendarStore {
    /// That of a database.
    pub(in crate::features) const fn of(db: Db) -> Self {
        Self { db }
    }

    /// One lecture that everybody may see.
    ///
    /// # Errors
    /// `NotFound` where there is none of that slug, or a draft; the database's.
    pub async fn lecture(&self, l: Locale, slug: &str) -> Read<CalendarLecture> {
        let row: Option<Row> = self
            .db
            .query(sql!(
                "SELECT r.*, t.*, l.created_at, l.updated_at
                 FROM public_lecture_rows r JOIN lectures l ON l.id = r.id
                 LEFT JOIN lecture_translations t ON t.lecture_id = r.id AND t.locale = $2
                 WHERE r.slug = $1"
            ))
            .bind(slug)
            .bind(l.tag())
            .opt()
            .await?;
        row.map(Into::into).ok_or(Refused::NotFound)
    }

    /// The number of a series that everybody may see something of.
    ///
    /// # Errors
    /// `NotFound` where there is none of that title; the database's.
    pub async fn series(&self, title: &str) -> Read<i64> {
        let id: Option<i64> = self
            .db
            .query(sql!(
                "SELECT s.id FROM series s WHERE s.title = $1 AND EXISTS (
                     SELECT 1 FROM public_lectures l WHERE l.series_id = s.id)"
            ))
            .bind(title)
            .opt_value()
            .await?;
        id.ok_or(Refused::NotFound)
    }

    /// The lectures of the programme narrowed so, to come and lately over, and of a series where one is named.
    ///
    /// # Errors
    /// The database's.
    pub async fn programme(
        &self,
        l: Locale,
        filter: &Filter,
        series: Option<i64>,
    ) -> Read<Vec<CalendarLecture>> {
        let now = self.db.now();
        let rows: Vec<Row> = self
            .db
            .query(sql!(
                "SELECT r.*, t.*, l.created_at, l.updated_at
                 FROM lecture_rows r JOIN lectures l ON l.id = r.id
                 LEFT JOIN lecture_translations t ON t.lecture_id = r.id AND t.locale = $1
                 WHERE r.status IN ('published', 'cancelled') AND r.ends_at > $3
                   AND ($4 = '' OR r.topic = $4) AND ($5 = '' OR r.audience = $5)
                   AND ($6 = '' OR r.language = $6)
                   AND ($7 = '' OR EXISTS (SELECT 1 FROM lecture_speakers ls
                                           WHERE ls.lecture_id = r.id AND ls.country = $7))
                   AND (CAST($8 AS BIGINT) = 0 OR l.series_id = $8)
                 ORDER BY CASE WHEN r.ends_at > $2 THEN 0 ELSE 1 END, r.starts_at, r.id LIMIT $9"
            ))
            .bind(l.tag())
            .bind(now.0)
            .bind(now.plus(-KEPT).0)
            .bind(filter.topic.map_or("", |topic| topic.code()))
            .bind(filter.audience.map_or("", |audience| audience.code()))
            .bind(filter.language.as_deref().unwrap_or_default())
            .bind(filter.country.as_deref().unwrap_or_default())
            // Rows are numbered from 1.
            .bind(series.unwrap_or_default())
            .bind(LECTURES_MOST)
            .all()
            .await?;
        Ok(rows.into_iter().map(Into::into).collect())
    }

    /// Whose feed that number is. A made-up one, one that was renewed or ended, and that of somebody who was shut out are all
    /// answered alike, each by one look into the index.
    ///
    /// # Errors
    /// `NotFound` where it is nobody's; the database's.
    pub async fn owner(&self, number: &str) -> Read<CalendarOwner> {
        if number.len() != NUMBER_LONG {
            return Err(Refused::NotFound);
        }
        let row: Option<(PersonId, String, String)> = self
            .db
            .query(sql!(
                "SELECT p.id, p.language, p.time_zone
                 FROM calendar_addresses c JOIN people p ON p.id = c.person_id
                 WHERE c.number = $1 AND p.disabled_at IS NULL"
            ))
            .bind(hashed(number))
            .opt()
            .await?;
        let (person, language, zone) = row.ok_or(Refused::NotFound)?;
        Ok(CalendarOwner {
            person,
            language: Locale::parse(&language).unwrap_or(Locale::En),
            zone: Zone::parse(&zone).unwrap_or_else(Zone::utc),
        })
    }

    /// The lectures in which somebody is enrolled, the latest first; what was cancelled is told of for some time.
    ///
    /// # Errors
    /// The database's.
    pub async fn own(&self, owner: &CalendarOwner) -> Read<Vec<CalendarLecture>> {
        let rows: Vec<Row> = self
            .db
            .query(sql!(
                "SELECT r.*, t.*, l.created_at, l.updated_at
                 FROM seats_held s
                 JOIN public_lecture_rows r ON r.id = s.lecture_id
                 JOIN lectures l ON l.id = r.id
                 LEFT JOIN lecture_translations t ON t.lecture_id = r.id AND t.locale = $2
                 WHERE s.person_id = $1 AND (r.status <> 'cancelled' OR r.ends_at > $3)
                 ORDER BY r.starts_at DESC, r.id DESC LIMIT $4"
            ))
            .bind(owner.person)
            .bind(owner.language.tag())
            .bind(self.db.now().plus(-KEPT).0)
            .bind(LECTURES_MOST)
            .all()
            .await?;
        Ok(rows.into_iter().map(Into::into).collect())
    }
}

#[async_trait]
impl CalendarAddresses for CalendarStore {
    async fn has_address(&self, person: &Person) -> Read<bool> {
        let found: Option<i64> = self
            .db
            .query(sql!(
                "SELECT made_at FROM calendar_addresses WHERE person_id = $1"
            ))
            .bind(person.id)
            .opt_value()
            .await?;
        Ok(found.is_some())
    }

    async fn make_address(&self, person: &Person) -> Read<String> {
        let number = URL_SAFE_NO_PAD.encode(self.db.random(NUMBER_BYTES));
        let (act, id, hash) = (self.db.act(person), person.id, hashed(&number));
        self.db
            .change(move |tx| {
                Box::pin(async move {
                    tx.sql(sql!(
                        "INSERT INTO calendar_addresses (person_id, number, made_at)
                         VALUES ($1, $2, $3)
                         ON CONFLICT (person_id) DO UPDATE SET number = excluded.number,
                             made_at = excluded.made_at"
                    ))
                    .bind(id)
                    .bind(hash)
                    .bind(act.at.0)
                    .run()
                    .await?;
                    let subject = Subject::Person(id);
                    tx.emit(act.event(EventKind::CalendarAddressMade, subject))
                        .await?;
                    Ok(())
                })
            })
            .await?;
        Ok(number)
    }

    async fn end_address(&self, person: &Person) -> Read<()> {
        let (act, id) = (self.db.act(person), person.id);
        self.db
            .change(move |tx| {
                Box::pin(async move {
                    end_calendar_of_person(tx, &act, id).await?;
                    Ok(())
                })
            })
            .await?;
        Ok(())
    }
}
