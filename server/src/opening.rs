//! Opening a hall's database and its media, and what is found wrong with them.

use crate::config::Store;
use crate::data_folder;
use crate::db::{Clock, Db, Passwords, System, SystemClock};
use crate::media::{Media, SignedUrls, s3};
use crate::sentence::{Sentence, told};
use std::sync::Arc;

/// Whether a hall that is not there may be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Missing {
    /// It is made.
    Made,
    /// It is refused, and nothing is made.
    Refused,
}

/// Opens the database of a hall that is there.
pub(crate) async fn of_a_hall(store: &Store) -> Result<Db, Sentence> {
    database(store, Arc::new(SystemClock::start()), Missing::Refused).await
}

/// Opens the database.
pub(crate) async fn database(
    store: &Store,
    clock: Arc<dyn Clock>,
    missing: Missing,
) -> Result<Db, Sentence> {
    let (chance, passwords) = (Arc::new(System), Passwords::strong());
    let db = match &store.database_url {
        Some(url) => {
            if missing == Missing::Refused {
                Db::must_be_there(url).await?;
            }
            Db::postgres(url, clock, chance, passwords).await
        }
        None => {
            match missing {
                Missing::Made => data_folder::make(&store.data)?,
                Missing::Refused => data_folder::must_have_a_hall(&store.data)?,
            }
            let file = data_folder::database(&store.data);
            Db::sqlite(&file, clock, chance, passwords).await
        }
    };
    db.map_err(|e| e.to_string())
}

/// Opens the media of a hall that is served, once its storage has been tried.
pub(crate) async fn media(store: &Store, db: &Db) -> Result<Media, Sentence> {
    let media = match &store.storage.storage_url {
        Some(url) => Media::in_object_store(&store.data, s3(&store.storage, url)?),
        None => Media::open(&store.data),
    };
    let media = media.map_err(|e| {
        format!(
            "the media folder in {} cannot be made: {e}",
            store.data.display()
        )
    })?;
    media.try_storage(&db.secret(8)).await.map_err(|why| {
        let url = store.storage.storage_url.as_deref();
        let at = url.map_or_else(|| media.folder().display().to_string(), str::to_owned);
        let endpoint = store.storage.storage_endpoint.as_deref();
        let by = endpoint.map_or_else(String::new, |endpoint| format!(" at {endpoint}"));
        format!("the storage {at}{by} cannot be used: {why}")
    })?;
    media.mark(db).await.map_err(told)?;
    let links = SignedUrls::of(&db.accounts().lasting_secret("media").await.map_err(told)?);
    Ok(media.with_links(links))
}
