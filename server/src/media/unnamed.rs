//! Stored files that no row names: what a crash between a file and its row has left behind, or a storage that was away
//! when a file was to be deleted.

use super::{Media, is_name};
use crate::db::Db;
use app::answer::{Read, Refused};
use app::i18n::Instant;
use futures::{StreamExt, TryStreamExt, future};
use object_store::path::Path as Place;
use object_store::{ObjectStore, ObjectStoreExt};
use sha2::{Digest, Sha256};

/// So old a file is before it is looked at, in milliseconds: a younger one's row may be about to be written.
const SETTLED: i64 = Instant::DAY;
/// So many names are asked about at once.
const AT_ONCE: usize = 500;
/// So many files are deleted by one sweep: what should not have gone is noticed before all of it has.
const MOST: usize = 100;
/// Where every hall that keeps files in a storage has put its mark.
const MARKS: &str = "halls";

impl Media {
    /// Puts the hall's mark into the storage, by which halls that were given the same one by mistake know of each other.
    /// It is the same on every node, and in a hall that was restored.
    ///
    /// # Errors
    /// The storage's, and the database's.
    pub async fn mark(&self, db: &Db) -> Read<Place> {
        let secret = db.accounts().lasting_secret("storage").await?;
        let id = hex::encode(&Sha256::digest(secret)[..16]);
        let mark = Place::from_iter([MARKS, &id]);
        let put = self
            .store
            .put(&mark, "A lecture hall keeps its files here.\n".into());
        put.await.map_err(Refused::fault)?;
        Ok(mark)
    }

    /// Whether no other hall has put its mark here.
    async fn is_ours_alone(&self, db: &Db) -> Read<bool> {
        let own = self.mark(db).await?;
        let mut marks = self.store.list(Some(&Place::from(MARKS)));
        while let Some(mark) = marks.try_next().await.map_err(Refused::fault)? {
            if mark.location != own {
                let (own, other) = (own.as_ref(), mark.location.as_ref());
                tracing::warn!(
                    own,
                    other,
                    "another hall keeps its files here too, so none is deleted; give each a storage of its own"
                );
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Deletes stored files that no row names, where they are this hall's alone, each with a line in the log; answers how many.
    ///
    /// # Errors
    /// The storage's, and the database's.
    pub async fn sweep_unnamed(&self, db: &Db) -> Read<usize> {
        if !self.is_ours_alone(db).await? {
            return Ok(0);
        }
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
