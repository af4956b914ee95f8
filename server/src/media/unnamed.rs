//! Stored files that no row names: what a crash between a file and its row has left behind, or a storage that was away
//! when a file was to be deleted.

use super::{Media, is_name};
use crate::db::Db;
use app::answer::{Read, Refused};
use app::i18n::Instant;
use futures::{StreamExt, TryStreamExt, future};
use object_store::ObjectStore;

/// So old a file is before it is looked at, in milliseconds: a younger one's row may be about to be written.
const SETTLED: i64 = Instant::DAY;
/// So many names are asked about at once.
const AT_ONCE: usize = 500;
/// So many files are deleted by one sweep: what should not have gone is noticed before all of it has.
const MOST: usize = 100;

impl Media {
    /// Deletes stored files that no row names, each with a line in the log; answers how many.
    ///
    /// # Errors
    /// The storage's, and the database's.
    pub async fn sweep_unnamed(&self, db: &Db) -> Read<usize> {
        let settled = db.now().plus(-SETTLED).0;
        let names = self.store.list(None).try_filter_map(|there| {
            let name = there.location.to_string();
            let is_old = there.last_modified.timestamp_millis() <= settled;
            future::ok((is_old && is_name(&name)).then_some(name))
        });
        let mut names = names.try_chunks(AT_ONCE);
        let mut deleted = 0;
        while let Some(some) = names.next().await {
            let some = some.map_err(|broken_off| Refused::fault(broken_off.1))?;
            for name in db.replays().unnamed(&some).await? {
                if deleted == MOST {
                    return Ok(deleted);
                }
                tracing::warn!(name, "a stored file that no row names is deleted");
                if self.delete(&name).await {
                    deleted += 1;
                }
            }
        }
        Ok(deleted)
    }
}
