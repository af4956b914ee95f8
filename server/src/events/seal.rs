//! Sealing the log: each event gets a hash that is made of the one before it and of the event.

use super::reader::Recorded;
use crate::db::{Db, Sql, StoreError, json_rows};
use app::answer::NoRefusal;
use sha2::{Digest, Sha256};

/// The reader of the log that seals it.
pub(super) const SEALER: &str = "seal";
/// So many events are sealed in one change, by one statement.
const GROUP: i64 = 500;
/// What the first hash is made of.
pub(super) const BEGIN: [u8; 32] = [0; 32];

/// The hash of an event that follows on one with that hash.
pub(super) fn hash(before: &[u8], event: &Recorded) -> Vec<u8> {
    let mut hash = Sha256::new();
    let actor_id = event.actor_id.unwrap_or_default().to_be_bytes();
    let fields: [&[u8]; 10] = [
        before,
        &event.id.to_be_bytes(),
        &event.at.to_be_bytes(),
        event.actor.as_bytes(),
        &actor_id,
        event.kind.as_bytes(),
        event.subject.as_bytes(),
        event.payload.as_bytes(),
        &event.version.to_be_bytes(),
        event.details_digest.as_deref().unwrap_or_default(),
    ];
    for field in fields {
        // With its length, so that no two lists of fields are the same bytes.
        hash.update(u64::try_from(field.len()).unwrap_or(u64::MAX).to_be_bytes());
        hash.update(field);
    }
    hash.finalize().to_vec()
}

/// The seals of events that follow on the one at that position with that hash: position, event, hash in hexadecimal.
fn chained(
    last: i64,
    mut before: Vec<u8>,
    events: &[Recorded],
) -> impl Iterator<Item = (i64, i64, String)> {
    (last + 1..).zip(events).map(move |(position, event)| {
        before = hash(&before, event);
        (position, event.id, hex::encode(&before))
    })
}

/// Writes seals.
const fn seals() -> Sql {
    Sql::by_engine(
        sqlite!(
            "INSERT INTO event_seals (position, event_id, hash)
             SELECT b.value ->> 0, b.value ->> 1, unhex(b.value ->> 2)
             FROM jsonb_each(CAST($1 AS jsonb_text)) b"
        ),
        postgres!(
            "INSERT INTO event_seals (position, event_id, hash)
             SELECT CAST(b.value ->> 0 AS BIGINT), CAST(b.value ->> 1 AS BIGINT),
                 decode(b.value ->> 2, 'hex')
             FROM jsonb_each(CAST($1 AS jsonb_text)) b"
        ),
    )
}

impl Db {
    /// Seals what has happened since it was sealed last, a group after the other while there is more. Answers how many
    /// events that were.
    ///
    /// # Errors
    /// The database's.
    pub async fn seal_events(&self) -> Result<usize, StoreError<NoRefusal>> {
        let mut sealed = 0;
        loop {
            let group = self.seal_group().await?;
            sealed += group;
            if group == 0 {
                return Ok(sealed);
            }
        }
    }

    async fn seal_group(&self) -> Result<usize, StoreError<NoRefusal>> {
        self.read_events(SEALER, GROUP, |tx, events| {
            Box::pin(async move {
                let last: Option<(i64, Vec<u8>)> = tx
                    .sql(sql!(
                        "SELECT position, hash FROM event_seals ORDER BY position DESC LIMIT 1"
                    ))
                    .opt()
                    .await?;
                let (position, before) = last.unwrap_or((0, BEGIN.to_vec()));
                tx.sql(seals())
                    .bind(json_rows(chained(position, before, &events)))
                    .run()
                    .await?;
                Ok(())
            })
        })
        .await
    }
}
