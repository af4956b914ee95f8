//! Rows that a change locks before it reads what it decides by. Where it locks several, in the order of their numbers, and a
//! person before lectures: nobody waits for one who waits for them.

use crate::db::Tx;
use app::accounts::PersonId;

/// Locks a lecture by its slug: until this is done nobody else changes it, begins it or writes its figures.
pub(crate) async fn lock_lecture(tx: &mut Tx<'_>, slug: &str) -> sqlx::Result<()> {
    tx.sql(locking!(
        "SELECT id FROM lectures WHERE slug = $1 FOR NO KEY UPDATE"
    ))
    .bind(slug)
    .run()
    .await?;
    Ok(())
}

/// Locks a person: nobody else lets them in anywhere, nor changes what they may do.
pub(crate) async fn lock_person(tx: &mut Tx<'_>, person: PersonId) -> sqlx::Result<()> {
    tx.sql(locking!(
        "SELECT id FROM people WHERE id = $1 FOR NO KEY UPDATE"
    ))
    .bind(person)
    .run()
    .await?;
    Ok(())
}
