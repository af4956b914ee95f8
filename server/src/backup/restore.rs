//! A backup becomes a hall again.

use super::files::{Progress, copy_folder, copy_new};
use super::list::{Engine, List};
use super::{Copied, DUMP, FOLDERS, NODE, Taken, postgres, sqlite};
use crate::config::Store;
use crate::data_folder;
use crate::db::{database_url, last_migration};
use crate::media::MARKS;
use std::path::Path;

/// Restores a backup into a data folder that has no hall; says how far it is. The database comes last: what broke off
/// before has left no hall.
///
/// # Errors
/// A sentence that says what keeps it from doing so.
pub async fn restore(store: &Store, from: &Path) -> Result<(), String> {
    let list = List::read(from)?;
    let wanted = match &store.database_url {
        Some(_) => Engine::Postgres,
        None => Engine::Sqlite,
    };
    match (list.engine, wanted) {
        (Engine::Sqlite, Engine::Postgres) => {
            return Err(
                "this backup is of a hall in a file: restore it without --database-url".into(),
            );
        }
        (Engine::Postgres, Engine::Sqlite) => {
            return Err(
                "this backup is of a PostgreSQL database: name an empty one with --database-url"
                    .into(),
            );
        }
        _ => {}
    }
    if list.migration > last_migration() {
        return Err(format!(
            "{} was made by hall {}, which is newer than this one ({}): restore it with that one",
            from.display(),
            list.version,
            env!("CARGO_PKG_VERSION")
        ));
    }
    data_folder::make(&store.data)?;
    let _lock = data_folder::lock(&store.data)?;
    data_folder::must_be_empty(&store.data)?;
    println!(
        "Checking the {} files of {} ({} MB) …",
        list.files.len(),
        from.display(),
        list.bytes() / 1_000_000
    );
    list.check(from)?;
    let mut progress = Progress::default();
    for (name, copied) in FOLDERS {
        copy_folder(
            &from.join(name),
            &store.data.join(name),
            copied,
            &mut progress,
        )?;
    }
    copy_new(&from.join(NODE), &store.data.join(NODE), Copied::Whole)?;
    // The mark of the hall it was copied from; this folder is the restored one's alone.
    let _ = std::fs::remove_dir_all(store.data.join("media").join(MARKS));
    progress.end();
    let taken = database(store, from).await?;
    println!(
        "Restored: {} people, {} lectures, {} files, as of {} (hall {}).",
        taken.people,
        taken.lectures,
        list.files.len(),
        list.made_at,
        list.version
    );
    if let Some(url) = &list.storage {
        println!(
            "The replays were in {url} and are no part of the backup: serve this hall with the same --storage-url."
        );
    }
    Ok(())
}

async fn database(store: &Store, from: &Path) -> Result<Taken, String> {
    if let Some(url) = &store.database_url {
        return postgres::fill(url, &database_url(url)?, &from.join(DUMP)).await;
    }
    let hall = data_folder::database(&store.data);
    let arriving = hall.with_extension("restoring");
    let _ = std::fs::remove_file(&arriving);
    let copied = copy_new(&from.join(data_folder::DATABASE), &arriving, Copied::Whole)?;
    if copied.is_none() {
        return Err(format!(
            "{} has no {}",
            from.display(),
            data_folder::DATABASE
        ));
    }
    let taken = sqlite::restored(&arriving).await?;
    std::fs::rename(&arriving, &hall)
        .map_err(|e| format!("{} cannot be written: {e}", hall.display()))?;
    Ok(taken)
}
