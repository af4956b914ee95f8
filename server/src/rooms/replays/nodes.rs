//! Which nodes there are, and whose the half uploads are.

use crate::db::{Db, Halt};
use app::answer::{Never, Read};
use app::i18n::Instant;

/// After so long without a sign of a node what it held is given up.
const GONE: i64 = 7 * Instant::DAY;

impl Db {
    /// Notes that a node is here, and makes those uploads its own of which it has the bytes.
    ///
    /// # Errors
    /// The database's.
    pub async fn node_is_here(&self, node: &str, halves: Vec<String>) -> Read<()> {
        let (node, now) = (node.to_owned(), self.now().0);
        Ok(change!(self, |c| {
            sqlx::query(sql!(
                "INSERT INTO nodes (id, seen_at) VALUES ($1, $2)
                 ON CONFLICT (id) DO UPDATE SET seen_at = excluded.seen_at"
            ))
            .bind(node.clone())
            .bind(now)
            .execute(&mut *c)
            .await?;
            for id in halves {
                sqlx::query(sql!(
                    "UPDATE uploads SET node = $2 WHERE id = $1 AND node <> $2"
                ))
                .bind(id)
                .bind(node.clone())
                .execute(&mut *c)
                .await?;
            }
            Ok::<_, Halt<Never>>(())
        })?)
    }

    /// Ends the uploads that are kept no more, of this node and of those that are gone for good; answers which. What is
    /// whole is taken in, however long that takes.
    ///
    /// # Errors
    /// The database's.
    pub async fn end_expired_uploads(&self, node: &str) -> Read<Vec<String>> {
        let (node, now) = (node.to_owned(), self.now());
        let ended: Vec<(String,)> = change!(self, |c| {
            let ended = sqlx::query_as(sql!(
                "DELETE FROM uploads WHERE expires_at <= $1 AND (received < bytes OR recording_id IS NOT NULL)
                 AND (node = $2 OR NOT EXISTS (SELECT 1 FROM nodes n WHERE n.id = uploads.node AND n.seen_at > $3))
                 RETURNING id"
            ))
            .bind(now.0)
            .bind(node)
            .bind(now.plus(-GONE).0)
            .fetch_all(&mut *c)
            .await?;
            Ok::<_, Halt<Never>>(ended)
        })?;
        Ok(ended.into_iter().map(|(id,)| id).collect())
    }
}
