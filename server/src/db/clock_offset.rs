//! How far a node's clock is from the database server's, by which two nodes of a hall can be compared.

use super::{Db, Sql};
use app::answer::Read;
use app::i18n::Instant;

/// Nobody is told of so little, in milliseconds: a beat comes every 15 or 30 s.
const TOLERATED: i64 = 2_000;

impl Db {
    /// Milliseconds by which this node's clock is ahead of the database server's, to half the time its answer took;
    /// negative where it is behind. None where the database is a file of this machine.
    ///
    /// # Errors
    /// The database's.
    pub async fn ahead_of_server_ms(&self) -> Read<Option<i64>> {
        let asked = self.now();
        let server: Option<i64> = self
            .query(Sql::by_engine(
                sqlite!("SELECT CAST(NULL AS INTEGER)"),
                postgres!("SELECT CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000 AS BIGINT)"),
            ))
            .value()
            .await?;
        let took = self.now().since(asked);
        Ok(server.map(|server| asked.plus(took / 2).since(Instant(server))))
    }

    /// Warns where this node's clock is so far from the server's that two nodes may disagree about a minute.
    pub async fn log_clock_offset(&self) {
        match self.ahead_of_server_ms().await {
            Ok(Some(ahead_ms)) if ahead_ms.abs() > TOLERATED => tracing::warn!(
                ahead_ms,
                "this machine's clock is not the database server's: set both by NTP, and start the hall anew"
            ),
            Ok(_) => {}
            Err(refused) => tracing::debug!(?refused, "the server's clock was not asked"),
        }
    }
}
