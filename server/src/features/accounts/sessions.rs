//! Sessions in the database.

use super::AccountStore;
use super::row::PersonRow;
use crate::db::{Db, StoreError, Topic};
use crate::events::{EventKind, Subject};
use crate::features::presses;
use app::accounts::{Person, PersonId};
use app::answer::{NoRefusal, RETRY_SECONDS, Refused};
use app::i18n::Instant;
use async_trait::async_trait;
use serde_json::Value;
use sha2::{Digest, Sha256};
use time::OffsetDateTime;
use tower_sessions::SessionStore;
use tower_sessions::session::{Id, Record};
use tower_sessions::session_store::{Error, Result};

/// Where a session's record keeps its person.
pub(crate) const PERSON: &str = "person";

/// An organizer's session lasts so long from the sign-in, in milliseconds, however often it is used.
pub(crate) const ORGANIZERS_LAST: i64 = 12 * 60 * Instant::MINUTE;

/// How the store says that its database is away: its errors are texts.
const UNAVAILABLE: &str = "unavailable";

/// A session as the database knows it: by the SHA-256 of its id, so that whoever reads the database can be nobody.
pub fn stored_session(id: &Id) -> String {
    hex::encode(Sha256::digest(id.0.to_le_bytes()))
}

fn backend(error: StoreError<NoRefusal>) -> Error {
    Error::Backend(match error.into() {
        Refused::Unavailable(_) => UNAVAILABLE.to_owned(),
        other => format!("{other:?}"),
    })
}

/// What a request is refused with whose session cannot be read or written.
pub fn session_refused(error: tower_sessions::session::Error) -> Refused<NoRefusal> {
    use tower_sessions::session::Error as Session;
    match error {
        Session::Store(Error::Backend(text)) if text == UNAVAILABLE => {
            Refused::Unavailable(RETRY_SECONDS)
        }
        other => Refused::fault(other),
    }
}

fn expiry(record: &Record) -> i64 {
    i64::try_from(record.expiry_date.unix_timestamp_nanos() / 1_000_000).unwrap_or(i64::MAX)
}

/// Somebody who is signed in.
#[derive(Debug)]
pub struct SignedIn {
    /// Who.
    pub person: Person,
    /// When they were seen last.
    pub seen: Instant,
    record: Vec<u8>,
    kept_forms: i64,
}

impl SignedIn {
    /// Somebody whose session begins, and keeps nothing yet.
    pub const fn now(person: Person, now: Instant) -> Self {
        Self {
            person,
            seen: now,
            record: Vec::new(),
            // It may have sent one before; one look tells.
            kept_forms: 1,
        }
    }

    /// Whether forms of theirs may be kept, from whichever session.
    pub const fn keeps_forms(&self) -> bool {
        self.kept_forms > 0
    }

    /// Whether their session keeps something of that name.
    pub fn keeps(&self, name: &str) -> bool {
        let record = serde_json::from_slice::<serde_json::Map<String, Value>>(&self.record);
        record.is_ok_and(|record| record.contains_key(name))
    }
}

#[derive(sqlx::FromRow)]
struct SignedInRow {
    #[sqlx(flatten)]
    person: PersonRow,
    record: Vec<u8>,
    seen_at: i64,
    kept_forms: i64,
}

/// A record as the database has it.
struct Row {
    id: String,
    record: Vec<u8>,
    expires: i64,
    /// Beside the record, so that a person's sessions can be found and ended.
    person: Option<i64>,
}

impl Row {
    fn of(record: &Record) -> Result<Self> {
        Ok(Self {
            id: stored_session(&record.id),
            record: serde_json::to_vec(&record.data).map_err(|e| Error::Encode(e.to_string()))?,
            expires: expiry(record),
            person: record.data.get(PERSON).and_then(serde_json::Value::as_i64),
        })
    }
}

#[async_trait]
impl SessionStore for Db {
    /// A session of somebody begins with their sign-in: the log says so where the session stands, and only there.
    async fn create(&self, record: &mut Record) -> Result<()> {
        // 128 random bits do not meet twice; the primary key has the last word all the same.
        let (row, now) = (Row::of(record)?, self.now().0);
        let person = row.person.map(PersonId);
        let signed_in = person.map(|person| (self.act(person), Subject::Person(person)));
        self.change(move |tx| {
            Box::pin(async move {
                tx.sql(sql!(
                    "INSERT INTO sessions (id, record, expires_at, person_id, signed_in_at, seen_at)
                     VALUES ($1, $2, $3, $4, $5, $5)"
                ))
                .bind(row.id)
                .bind(row.record)
                .bind(row.expires)
                .bind(row.person)
                .bind(now)
                .run()
                .await?;
                if let Some((act, person)) = signed_in {
                    tx.emit(act.event(EventKind::SignedIn, person)).await?;
                }
                Ok(())
            })
        })
        .await
        .map_err(backend)
    }

    /// A session that was ended while a request had it in hand stays ended.
    async fn save(&self, record: &Record) -> Result<()> {
        let row = Row::of(record)?;
        self.change(move |tx| {
            Box::pin(async move {
                tx.sql(sql!(
                    "UPDATE sessions SET record = $2, expires_at = $3, person_id = $4 WHERE id = $1"
                ))
                .bind(row.id)
                .bind(row.record)
                .bind(row.expires)
                .bind(row.person)
                .run()
                .await?;
                Ok(())
            })
        })
        .await
        .map_err(backend)
    }

    async fn load(&self, id: &Id) -> Result<Option<Record>> {
        let now = self.now();
        let row: Option<(Vec<u8>, i64)> = self
            .query(sql!(
                "SELECT s.record, s.expires_at FROM sessions s
                 LEFT JOIN people p ON p.id = s.person_id
                 WHERE s.id = $1 AND s.expires_at > $2 AND p.disabled_at IS NULL
                   AND (p.role IS NULL OR p.role = 'learner' OR s.signed_in_at > $3)"
            ))
            .bind(stored_session(id))
            .bind(now.0)
            .bind(now.0 - ORGANIZERS_LAST)
            .opt()
            .await
            .map_err(backend)?;
        row.map(|(data, expires)| {
            let data = serde_json::from_slice(&data).map_err(|e| Error::Decode(e.to_string()))?;
            let expiry_date =
                OffsetDateTime::from_unix_timestamp_nanos(i128::from(expires) * 1_000_000)
                    .map_err(|e| Error::Decode(e.to_string()))?;
            Ok(Record {
                id: *id,
                data,
                expiry_date,
            })
        })
        .transpose()
    }

    async fn delete(&self, id: &Id) -> Result<()> {
        let id = stored_session(id);
        self.change(move |tx| {
            Box::pin(async move {
                let person: Option<Option<i64>> = tx
                    .sql(sql!("SELECT person_id FROM sessions WHERE id = $1"))
                    .bind(&id)
                    .opt_value()
                    .await?;
                tx.sql(sql!("DELETE FROM sessions WHERE id = $1"))
                    .bind(id)
                    .run()
                    .await?;
                if let Some(person) = person.flatten() {
                    tx.touch(Topic::Rights(Some(PersonId(person))));
                }
                Ok(())
            })
        })
        .await
        .map_err(backend)
    }
}

impl AccountStore {
    /// Who is signed in with a session, all of it by one question, as every page of theirs asks it.
    ///
    /// # Errors
    /// The database's.
    pub async fn signed_in(
        &self,
        stored: &str,
    ) -> std::result::Result<Option<SignedIn>, StoreError<NoRefusal>> {
        let now = self.db.now().0;
        let row: Option<SignedInRow> = self
            .db
            .query(sql!(
                "SELECT p.*, s.record, s.seen_at,
                     (SELECT count(*) FROM kept_forms k WHERE k.person_id = s.person_id)
                         AS kept_forms
                 FROM sessions s
                 JOIN people p ON p.id = s.person_id
                 WHERE s.id = $1 AND s.expires_at > $2 AND p.disabled_at IS NULL
                   AND (p.role = 'learner' OR s.signed_in_at > $3)"
            ))
            .bind(stored)
            .bind(now)
            .bind(now - ORGANIZERS_LAST)
            .opt()
            .await?;
        Ok(row.map(|row| SignedIn {
            person: row.person.into(),
            seen: Instant(row.seen_at),
            record: row.record,
            kept_forms: row.kept_forms,
        }))
    }

    /// Notes that the person of a session is there.
    ///
    /// # Errors
    /// The database's.
    pub async fn note_session_seen(
        &self,
        stored: String,
    ) -> std::result::Result<(), StoreError<NoRefusal>> {
        let now = self.db.now().0;
        self.db
            .change(move |tx| {
                Box::pin(async move {
                    tx.sql(sql!(
                        "UPDATE sessions SET seen_at = $2 WHERE id = $1 AND seen_at < $2"
                    ))
                    .bind(stored)
                    .bind(now)
                    .run()
                    .await?;
                    Ok(())
                })
            })
            .await
    }

    /// Deletes the sessions that have run out, and with them what is known of forms for a day.
    ///
    /// # Errors
    /// The database's.
    pub async fn sweep_sessions(
        &self,
        now: Instant,
    ) -> std::result::Result<(), StoreError<NoRefusal>> {
        self.db
            .change(move |tx| {
                Box::pin(async move {
                    tx.sql(sql!("DELETE FROM sessions WHERE expires_at <= $1"))
                        .bind(now.0)
                        .run()
                        .await?;
                    tx.sql(sql!("DELETE FROM kept_forms WHERE kept_until <= $1"))
                        .bind(now.0)
                        .run()
                        .await?;
                    presses::sweep(tx, now).await
                })
            })
            .await
    }
}
