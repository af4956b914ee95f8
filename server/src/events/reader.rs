//! Reading the log in order, each reader from where it stopped.

use super::kind::EventKind;
use crate::db::{Db, StoreError, Tx};
use app::answer::NoRefusal;
use app::i18n::Instant;
use futures::future::BoxFuture;

/// An event as the log has it.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Recorded {
    /// Its number. What comes later need not have a higher one.
    pub id: i64,
    pub(super) xact: i64,
    pub(super) at: i64,
    pub(super) actor: String,
    /// The person who did it, where it was one.
    pub actor_id: Option<i64>,
    pub(super) kind: String,
    /// What it happened to, as `lecture:12`.
    pub subject: String,
    /// The facts, in JSON.
    pub payload: String,
    pub(super) version: i64,
    pub(super) details_digest: Option<Vec<u8>>,
}

impl Recorded {
    /// What happened; none where it is of a newer hall.
    pub fn kind(&self) -> Option<EventKind> {
        EventKind::parse(&self.kind)
    }

    /// When.
    pub const fn at(&self) -> Instant {
        Instant(self.at)
    }
}

impl Db {
    /// Gives a reader the next events in their order, at most so many, and remembers that they were read, in one change
    /// with what the reader does: over a restart and with several nodes each event is given once. Answers how many
    /// there were.
    ///
    /// # Errors
    /// Those of the reader, who then is given the same events again; the database's.
    pub async fn read_events<F>(
        &self,
        reader: &'static str,
        most: i64,
        work: F,
    ) -> Result<usize, StoreError<NoRefusal>>
    where
        F: for<'t, 'c> FnOnce(
                &'t mut Tx<'c>,
                Vec<Recorded>,
            ) -> BoxFuture<'t, Result<(), StoreError<NoRefusal>>>
            + Send
            + 'static,
    {
        self.change(move |tx| {
            Box::pin(async move {
                let (xact, id) = cursor(tx, reader).await?;
                let events: Vec<Recorded> = tx
                    .sql(sql!(
                        "SELECT * FROM settled_events WHERE (xact, id) > ($1, $2)
                         ORDER BY xact, id LIMIT $3"
                    ))
                    .bind(xact)
                    .bind(id)
                    .bind(most)
                    .all()
                    .await?;
                let Some(last) = events.last() else {
                    return Ok(0);
                };
                let (number, xact, id) = (events.len(), last.xact, last.id);
                work(tx, events).await?;
                tx.sql(sql!(
                    "UPDATE event_cursors SET xact = $2, event_id = $3 WHERE reader = $1"
                ))
                .bind(reader)
                .bind(xact)
                .bind(id)
                .run()
                .await?;
                Ok(number)
            })
        })
        .await
    }
}

/// Where a reader has come to; no other node reads for the same one until the change is done.
async fn cursor(tx: &mut Tx<'_>, reader: &str) -> sqlx::Result<(i64, i64)> {
    tx.sql(sql!(
        "INSERT INTO event_cursors (reader, xact, event_id) VALUES ($1, -4611686018427387904, 0)
         ON CONFLICT (reader) DO UPDATE SET reader = excluded.reader RETURNING xact, event_id"
    ))
    .bind(reader)
    .one()
    .await
}
