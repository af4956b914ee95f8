//! `backup` and `restore`: a hall in a folder of files that can be checked, taken while the hall runs.
//!
//! The database is taken first, in one moment, and the files after it: they never change under their names, so what the
//! database of that moment shows is there unless it was deleted meanwhile, which is said. The list of everything with
//! its SHA-256 is written last: a folder without it is no backup.

mod files;
mod list;
mod postgres;
mod restore;
mod sqlite;

pub use restore::restore;

use crate::config::Store;
use crate::data_folder;
use crate::db::{Tx, database_url};
use crate::media::MARK_SECRET;
use app::i18n::Instant;
use files::{Progress, copy_folder, copy_new, make_private};
use list::{Engine, LIST, List};
use std::path::Path;

/// The dump of a PostgreSQL database in a backup.
const DUMP: &str = "hall.dump";
/// The folders of a data folder that are part of a backup. What arrives is still written to, so it is never linked.
const FOLDERS: [(&str, Copied); 2] = [("media", Copied::Linked), ("uploads", Copied::Whole)];
/// Single files of it.
const NODE: &str = "node-id";

/// How a file comes to be in two folders.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Copied {
    /// Under a second name where the file system has such, as the file never changes.
    Linked,
    /// Byte by byte.
    Whole,
}

/// Backs the hall up into a folder that is empty or not there yet; says how far it is.
///
/// # Errors
/// A sentence that says what keeps it from doing so. The folder is no backup then.
pub async fn backup(store: &Store, to: &Path, now: Instant) -> Result<(), String> {
    let engine = match &store.database_url {
        Some(_) => Engine::Postgres,
        None => Engine::Sqlite,
    };
    if engine == Engine::Sqlite {
        data_folder::must_have_a_hall(&store.data)?;
    } else if !store.data.is_dir() {
        return Err(data_folder::no_hall(&store.data));
    }
    make_private(to)?;
    if std::fs::read_dir(to).is_ok_and(|mut entries| entries.next().is_some()) {
        return Err(format!(
            "{} is not empty: name a new folder for the backup",
            to.display()
        ));
    }
    println!("Backing up {} to {} …", store.data.display(), to.display());
    let taken = match &store.database_url {
        Some(url) => {
            let options = database_url(url)?;
            postgres::dump(url, &options, &to.join(DUMP)).await?
        }
        None => {
            let into = to.join(data_folder::DATABASE);
            sqlite::copy(&data_folder::database(&store.data), &into).await?
        }
    };
    println!(
        "The database is copied: {} people, {} lectures.",
        taken.people, taken.lectures
    );
    let mut progress = Progress::default();
    for (name, copied) in FOLDERS {
        copy_folder(
            &store.data.join(name),
            &to.join(name),
            copied,
            &mut progress,
        )?;
    }
    copy_new(&store.data.join(NODE), &to.join(NODE), Copied::Whole)?;
    progress.end();
    let list = List {
        format: list::FORMAT,
        version: env!("CARGO_PKG_VERSION").to_owned(),
        made_at: now.rfc3339(),
        engine,
        migration: taken.migration,
        storage: store.storage.storage_url.clone(),
        people: taken.people,
        lectures: taken.lectures,
        files: list::files_of(to)?,
    };
    let gone = list.gone(&taken.files);
    list.write(&to.join(LIST))?;
    println!(
        "Done: {} people, {} lectures, {} files, {} MB, in {}.",
        list.people,
        list.lectures,
        list.files.len(),
        list.bytes() / 1_000_000,
        to.display()
    );
    if let Some(url) = &list.storage {
        println!(
            "The replays are in {url}: they are not part of this backup; back that bucket up by its own means."
        );
    } else if !gone.is_empty() {
        println!(
            "{} files that the database shows are not in the media folder, or went while they were copied: {}",
            gone.len(),
            gone.join(", ")
        );
    }
    Ok(())
}

/// What was taken of a database.
#[derive(Debug, Default)]
struct Taken {
    people: i64,
    lectures: i64,
    /// The last migration that was made on it.
    migration: i64,
    /// The files it shows.
    files: Vec<String>,
}

impl Taken {
    /// What a database says of itself.
    async fn read(tx: &mut Tx<'_>) -> sqlx::Result<Self> {
        let shown = tx.sql(sql!(
            "SELECT file FROM replays WHERE removed_at IS NULL UNION SELECT file FROM slides
             UNION SELECT file FROM recording_sounds WHERE file IS NOT NULL
             UNION SELECT file FROM materials WHERE file IS NOT NULL
             UNION SELECT poster_file FROM recordings
                 WHERE poster_file IS NOT NULL AND removed_at IS NULL
             UNION SELECT file FROM renditions WHERE kind = 'poster'"
        ));
        Ok(Self {
            files: shown.values().await?,
            people: tx.sql(sql!("SELECT count(*) FROM people")).value().await?,
            lectures: tx
                .sql(sql!("SELECT count(*) FROM lectures"))
                .value()
                .await?,
            migration: tx
                .sql(sql!("SELECT max(version) FROM _sqlx_migrations"))
                .value()
                .await?,
        })
    }

    /// What one says that was just restored. From now on it is another hall than the one it was copied from, and puts a
    /// mark of its own into a storage the two may share: it deletes nothing there that the other keeps.
    async fn read_restored(tx: &mut Tx<'_>) -> sqlx::Result<Self> {
        tx.sql(sql!("DELETE FROM secrets WHERE name = $1"))
            .bind(MARK_SECRET)
            .run()
            .await?;
        Self::read(tx).await
    }
}
