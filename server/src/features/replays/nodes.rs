//! Which nodes there are, and whose the half uploads are.

use crate::features::replays::ReplayStore;
use app::answer::Read;
use app::i18n::Instant;

/// After so long without a sign of a node what it held is given up.
const GONE: i64 = 7 * Instant::DAY;

impl ReplayStore {
    /// Notes that a node is here, and makes those uploads its own of which it has the bytes.
    ///
    /// # Errors
    /// The database's.
    pub async fn node_is_here(&self, node: &str, halves: Vec<String>) -> Read<()> {
        let (node, now) = (node.to_owned(), self.db.now().0);
        Ok(self
            .db
            .change(move |tx| {
                Box::pin(async move {
                    tx.sql(sql!(
                        "INSERT INTO nodes (id, seen_at) VALUES ($1, $2)
                         ON CONFLICT (id) DO UPDATE SET seen_at = excluded.seen_at"
                    ))
                    .bind(node.clone())
                    .bind(now)
                    .run()
                    .await?;
                    for id in halves {
                        tx.sql(sql!(
                            "UPDATE uploads SET node = $2 WHERE id = $1 AND node <> $2"
                        ))
                        .bind(id)
                        .bind(node.clone())
                        .run()
                        .await?;
                    }
                    Ok(())
                })
            })
            .await?)
    }

    /// Ends the uploads that are kept no more, of this node and of those that are gone for good; answers which. What is
    /// whole is taken in, however long that takes.
    ///
    /// # Errors
    /// The database's.
    pub async fn end_expired_uploads(&self, node: &str) -> Read<Vec<String>> {
        let (node, now) = (node.to_owned(), self.db.now());
        Ok(self
            .db
            .change(move |tx| {
                Box::pin(async move {
                    let ended = tx
                        .sql(sql!(
                            "DELETE FROM uploads WHERE expires_at <= $1 AND state <> 'staged'
                             AND (node = $2 OR NOT EXISTS (SELECT 1 FROM nodes n
                                 WHERE n.id = uploads.node AND n.seen_at > $3))
                             RETURNING id"
                        ))
                        .bind(now.0)
                        .bind(node)
                        .bind(now.plus(-GONE).0)
                        .values()
                        .await?;
                    Ok(ended)
                })
            })
            .await?)
    }
}
