//! Whether the database answers and takes changes.

use super::{Db, Engine, StoreError};
use app::answer::{NoRefusal, Refused};
use app::i18n::Instant;
use std::time::Duration;
use tokio::time::timeout;

/// Whoever asks within so many milliseconds of the last check is told what that one found.
const CHECKED_EVERY: i64 = 1_000;
/// A check that takes longer is one that failed.
const PATIENCE: Duration = Duration::from_secs(3);
/// So much is written and rolled back: more than the rows of one press of a button.
const FILLER: usize = 65_536;

/// What the last check found, and when.
#[derive(Debug, Clone, Copy)]
pub(super) struct Checked {
    at: Instant,
    found: Result<(), NotWell>,
}

/// How busy the database's connections are.
#[derive(Debug, Clone, Copy)]
pub struct DbLoad {
    /// Connections of the pool that pages read by.
    pub connections_open: u32,
    /// Of these, those that nobody uses.
    pub connections_idle: usize,
    /// Changes that wait for `SQLite`'s one writer.
    pub changes_waiting: usize,
}

/// What is wrong with the database.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotWell {
    /// It does not answer.
    #[error("the database does not answer")]
    Silent,
    /// It answers, and takes no changes.
    #[error("the database takes no changes")]
    ReadOnly,
}

impl Db {
    /// Whether the database answers and takes changes: found out at most once a second, for all who ask.
    ///
    /// # Errors
    /// What is wrong with it.
    pub async fn check(&self) -> Result<(), NotWell> {
        let mut last = self.0.checked.lock().await;
        let now = self.now();
        if let Some(checked) = *last
            && (0..CHECKED_EVERY).contains(&now.since(checked.at))
        {
            return checked.found;
        }
        let found = self.look().await;
        *last = Some(Checked { at: now, found });
        found
    }

    /// What is kept up beside the statements, has ended by a fault, and is not begun anew yet, by name.
    pub fn tasks_down(&self) -> Vec<&'static str> {
        self.0.tasks.down()
    }

    /// Whether changes are known to fail at this moment: the last ones did, or the server is away.
    pub fn is_failing(&self) -> bool {
        match self.engine() {
            Engine::Sqlite { write, .. } => !write.is_open() || write.is_failing(),
            Engine::Postgres(_, watch) => watch.is_away(),
        }
    }

    /// Is done when no change can be made any more until the hall is started anew. A server that is away comes back.
    pub async fn writer_ended(&self) {
        match self.engine() {
            Engine::Sqlite { write, .. } => write.ended().await,
            Engine::Postgres(..) => std::future::pending().await,
        }
    }

    /// How busy the connections are.
    pub fn load(&self) -> DbLoad {
        let (open, idle, changes_waiting) = match self.engine() {
            Engine::Sqlite { read, write } => (read.size(), read.num_idle(), write.waiting()),
            Engine::Postgres(pool, _) => (pool.size(), pool.num_idle(), 0),
        };
        DbLoad {
            connections_open: open,
            connections_idle: idle,
            changes_waiting,
        }
    }

    async fn look(&self) -> Result<(), NotWell> {
        let read = self
            .query(sql!("SELECT CAST(1 AS BIGINT)"))
            .opt_value::<i64, NoRefusal>();
        match timeout(PATIENCE, read).await {
            Ok(Ok(_)) => {}
            _ => return Err(NotWell::Silent),
        }
        match timeout(PATIENCE, self.try_to_write()).await {
            Ok(Ok(())) => Ok(()),
            _ => Err(NotWell::ReadOnly),
        }
    }

    /// Writes much and takes it back, as a database that may not grow refuses to; then writes one row anew, as
    /// `SQLite` asks the disk for nothing before a commit.
    async fn try_to_write(&self) -> Result<(), Refused<NoRefusal>> {
        let now = self.now().0;
        let taken_back: Result<(), StoreError<NoRefusal>> = self
            .change(move |tx| {
                Box::pin(async move {
                    tx.sql(sql!(
                        "INSERT INTO health_checks (at, filler) VALUES ($1, $2)"
                    ))
                    .bind(now)
                    .bind(".".repeat(FILLER))
                    .run()
                    .await?;
                    Err(Refused::NotAllowed.into())
                })
            })
            .await;
        match taken_back {
            Err(StoreError::Refused(Refused::NotAllowed)) => {}
            other => other?,
        }
        self.change(move |tx| {
            Box::pin(async move {
                tx.sql(sql!(
                    "UPDATE health_checks SET at = $1, checks = checks + 1"
                ))
                .bind(now)
                .run()
                .await?;
                Ok(())
            })
        })
        .await?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::TestHall;
    use std::sync::atomic::{AtomicBool, Ordering};

    #[tokio::test]
    async fn what_a_database_keeps_up_is_named_while_it_is_down() {
        let hall = TestHall::on_sqlite().await;
        let begun = AtomicBool::new(false);
        hall.db.0.tasks.keep_up("a test", move || {
            let again = begun.swap(true, Ordering::SeqCst);
            async move {
                assert!(again, "as a mistake of ours would");
                std::future::pending().await
            }
        });
        while hall.db.tasks_down() != ["a test"] {
            tokio::task::yield_now().await;
        }
        let page = hall.visitor().get("/health").await;
        let told = "begun anew in a moment: a test";
        assert!(page.text.contains(told), "{}", page.text);
        while !hall.db.tasks_down().is_empty() {
            tokio::time::sleep(std::time::Duration::from_millis(10)).await;
        }
    }
}
