//! Whether the storage does what the hall asks of it, found out before anybody waits for it.

use super::Media;
use crate::sentence::chain;
use futures::StreamExt;
use object_store::path::Path as Place;
use object_store::{ObjectStore, ObjectStoreExt};

/// What is put there and deleted at once; its name goes on with what no other node has.
const TRIED: &str = "hall-tries-its-storage";

impl Media {
    /// Puts something small into the storage, finds it by its listing, reads it back and deletes it. Two nodes that start
    /// at once do not meet: each brings a name of its own.
    ///
    /// # Errors
    /// What of it failed, and why.
    pub async fn try_storage(&self, unique: &str) -> Result<(), String> {
        let place = Place::from(format!("{TRIED}-{unique}"));
        let failed = |what: &str| {
            let what = what.to_owned();
            move |error: object_store::Error| format!("{what}: {}", chain(&error))
        };
        let put = self.store.put(&place, TRIED.into()).await;
        put.map_err(failed("nothing can be put there"))?;
        let read = self.store.get(&place).await;
        read.map_err(failed("nothing can be read there"))?;
        let first = self.store.list(None).next().await.transpose();
        first.map_err(failed("what is there cannot be listed"))?;
        let deleted = self.store.delete(&place).await;
        deleted.map_err(failed("nothing can be deleted there"))?;
        Ok(())
    }
}
