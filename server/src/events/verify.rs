//! Whether the log is as it was sealed.

use super::event::Details;
use super::kind::EventKind;
use super::reader::Recorded;
use super::seal::{BEGIN, SEALER, hash};
use crate::db::{Db, StoreError, Tx};
use app::answer::NoRefusal;
use serde::Deserialize;
use std::collections::BTreeSet;
use std::fmt;

/// So many events are looked at in one go.
const GROUP: i64 = 1_000;

/// A log that is as it was sealed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verified {
    /// How many events are sealed.
    pub sealed: i64,
    /// The personal details of so many of them were erased.
    pub erased: usize,
    /// So many events are not sealed yet.
    pub unsealed: i64,
    /// The last hash: whoever notes it elsewhere finds out that the end was cut off.
    pub head: Vec<u8>,
}

impl fmt::Display for Verified {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} events are as they were sealed, the details of {} of them erased; {} are not sealed yet\n\
             The last seal is {}:",
            self.sealed, self.erased, self.unsealed, self.sealed
        )?;
        self.head
            .iter()
            .try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

/// The first place where the log is not as it was sealed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Broken {
    /// A seal is not there.
    #[error("seal {0} is missing")]
    SealMissing(i64),
    /// An event is not there.
    #[error("event {event} is missing, which seal {seal} is of")]
    EventMissing {
        /// The event's number.
        event: i64,
        /// The seal's.
        seal: i64,
    },
    /// An event is another than was sealed.
    #[error("event {0} was altered")]
    EventAltered(i64),
    /// An event's details are others than were written.
    #[error("the details of event {0} were altered")]
    DetailsAltered(i64),
    /// An event's details are gone, and no event says that they were erased.
    #[error("the details of event {0} are missing")]
    DetailsMissing(i64),
    /// An event stands among those that are sealed, and is not.
    #[error("event {0} was added after the events around it had been sealed")]
    EventAdded(i64),
}

/// A seal, and what it is of.
#[derive(sqlx::FromRow)]
struct Sealed {
    position: i64,
    hash: Vec<u8>,
    event_id: i64,
}

#[derive(sqlx::FromRow)]
struct DetailsRow {
    event_id: i64,
    salt: Vec<u8>,
    body: String,
}

/// What an event of [`EventKind::DetailsErased`] says.
#[derive(Deserialize)]
struct Erased {
    events: BTreeSet<i64>,
}

/// What was read so far.
struct Reading {
    sealed: i64,
    /// The event that was sealed last.
    last: i64,
    head: Vec<u8>,
    erased: BTreeSet<i64>,
    /// Erased, as the events say.
    said: BTreeSet<i64>,
}

impl Db {
    /// Reads the whole log and compares it with its seals.
    ///
    /// # Errors
    /// The database's; within, the first place where it is not as it was sealed.
    pub async fn verify_events(&self) -> Result<Result<Verified, Broken>, StoreError<NoRefusal>> {
        self.snapshot(async |tx| {
            let mut reading = Reading {
                sealed: 0,
                last: 0,
                head: BEGIN.to_vec(),
                erased: BTreeSet::new(),
                said: BTreeSet::new(),
            };
            loop {
                match reading.group(tx).await? {
                    Ok(0) => break,
                    Ok(_) => {}
                    Err(broken) => return Ok(Err(broken)),
                }
            }
            reading.hear_of_what_is_not_sealed(tx).await?;
            if let Some(missing) = reading.erased.difference(&reading.said).next() {
                return Ok(Err(Broken::DetailsMissing(*missing)));
            }
            // The sealer knows where it stopped: a log whose end was cut off ends before.
            let stopped: Option<i64> = tx
                .sql(sql!("SELECT event_id FROM event_cursors WHERE reader = $1"))
                .bind(SEALER)
                .opt_value()
                .await?;
            if stopped.unwrap_or_default() != reading.last {
                return Ok(Err(Broken::SealMissing(reading.sealed + 1)));
            }
            let added: Option<i64> = tx
                .sql(sql!(
                    "SELECT e.id FROM events e JOIN event_cursors c ON c.reader = $1
                     LEFT JOIN event_seals s ON s.event_id = e.id
                     WHERE s.event_id IS NULL AND (e.xact, e.id) <= (c.xact, c.event_id)
                     ORDER BY e.id LIMIT 1"
                ))
                .bind(SEALER)
                .opt_value()
                .await?;
            if let Some(added) = added {
                return Ok(Err(Broken::EventAdded(added)));
            }
            let all: i64 = tx.sql(sql!("SELECT count(*) FROM events")).value().await?;
            Ok(Ok(Verified {
                sealed: reading.sealed,
                erased: reading.erased.len(),
                unsealed: all - reading.sealed,
                head: reading.head,
            }))
        })
        .await
    }
}

impl Reading {
    /// Reads the next events; answers how many there were.
    async fn group(&mut self, tx: &mut Tx<'_>) -> sqlx::Result<Result<usize, Broken>> {
        let (after, until) = (self.sealed, self.sealed + GROUP);
        let seals: Vec<Sealed> = tx
            .sql(sql!(
                "SELECT position, hash, event_id FROM event_seals
                 WHERE position > $1 ORDER BY position LIMIT $2"
            ))
            .bind(after)
            .bind(GROUP)
            .all()
            .await?;
        let events: Vec<Recorded> = tx
            .sql(sql!(
                "SELECT e.* FROM event_seals s JOIN events e ON e.id = s.event_id
                 WHERE s.position > $1 AND s.position <= $2 ORDER BY s.position"
            ))
            .bind(after)
            .bind(until)
            .all()
            .await?;
        let details: Vec<DetailsRow> = tx
            .sql(sql!(
                "SELECT d.* FROM event_seals s JOIN event_details d ON d.event_id = s.event_id
                 WHERE s.position > $1 AND s.position <= $2 ORDER BY s.position"
            ))
            .bind(after)
            .bind(until)
            .all()
            .await?;
        let (mut events, mut details) = (
            events.into_iter().peekable(),
            details.into_iter().peekable(),
        );
        for seal in &seals {
            if seal.position != self.sealed + 1 {
                return Ok(Err(Broken::SealMissing(self.sealed + 1)));
            }
            let Some(event) = events.next_if(|event| event.id == seal.event_id) else {
                let (event, seal) = (seal.event_id, seal.position);
                return Ok(Err(Broken::EventMissing { event, seal }));
            };
            let hash = hash(&self.head, &event);
            if hash != seal.hash {
                return Ok(Err(Broken::EventAltered(event.id)));
            }
            let own = details.next_if(|details| details.event_id == event.id);
            if let Err(broken) = self.check_details(&event, own) {
                return Ok(Err(broken));
            }
            (self.sealed, self.last, self.head) = (seal.position, event.id, hash);
        }
        Ok(Ok(seals.len()))
    }

    /// What was erased in the last minute is told by an event that may not be sealed yet.
    async fn hear_of_what_is_not_sealed(&mut self, tx: &mut Tx<'_>) -> sqlx::Result<()> {
        let payloads: Vec<String> = tx
            .sql(sql!(
                "SELECT e.payload FROM events e LEFT JOIN event_seals s ON s.event_id = e.id
                 WHERE e.kind = $1 AND s.event_id IS NULL"
            ))
            .bind(EventKind::DetailsErased.code())
            .values()
            .await?;
        for payload in &payloads {
            self.hear(payload);
        }
        Ok(())
    }

    /// Hears what an event says was erased.
    fn hear(&mut self, payload: &str) {
        if let Ok(erased) = serde_json::from_str::<Erased>(payload) {
            self.said.extend(erased.events);
        }
    }

    fn check_details(&mut self, event: &Recorded, row: Option<DetailsRow>) -> Result<(), Broken> {
        if event.kind() == Some(EventKind::DetailsErased) {
            self.hear(&event.payload);
        }
        let row = row.map(|row| Details {
            salt: row.salt,
            body: row.body,
        });
        match (&event.details_digest, row) {
            (None, None) => Ok(()),
            (Some(_), None) => Err(Broken::DetailsMissing(event.id)),
            (Some(_), Some(details)) if details.is_erased() => {
                self.erased.insert(event.id);
                Ok(())
            }
            (Some(digest), Some(details)) if details.digest() == *digest => Ok(()),
            (_, Some(_)) => Err(Broken::DetailsAltered(event.id)),
        }
    }
}
