//! What of the hall everybody may look at, for those who make lists of it.

use super::ReplayStore;
use app::answer::Read;
use app::i18n::Instant;

/// A lecture whose page everybody may see.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicAddress {
    /// Its part of the address.
    pub slug: String,
    /// When its page was last changed.
    pub changed: Instant,
    /// When its replay was published, where everybody may watch it.
    pub replay: Option<Instant>,
}

#[derive(sqlx::FromRow)]
struct AddressRow {
    slug: String,
    updated_at: i64,
    published_at: Option<i64>,
}

impl ReplayStore {
    /// So many lectures at most, those that were made last, oldest first.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub async fn public_addresses(&self, most: i64) -> Read<Vec<PublicAddress>> {
        let rows: Vec<AddressRow> = self
            .db
            .query(sql!(
                "SELECT l.slug, l.updated_at, v.published_at
                 FROM public_lectures l LEFT JOIN replays v ON v.lecture_id = l.id
                     AND v.removed_at IS NULL AND l.audience = 'everyone'
                 ORDER BY l.id DESC LIMIT $1"
            ))
            .bind(most)
            .all()
            .await?;
        let address = |row: AddressRow| PublicAddress {
            slug: row.slug,
            changed: Instant(row.updated_at),
            replay: row.published_at.map(Instant),
        };
        Ok(rows.into_iter().rev().map(address).collect())
    }
}
