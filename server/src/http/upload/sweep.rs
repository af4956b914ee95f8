//! What no request waits for: half uploads that are kept no more, and whole ones that were not taken in.

use super::Uploads;
use super::ingest::ingest_upload;
use crate::db::Db;
use crate::media::Media;
use app::accounts::{Accounts, Organizer};
use app::answer::{NoRefusal, Refused};

/// Ends what has expired, deletes what nobody knows, and takes in what is whole.
///
/// # Errors
/// The database's.
pub async fn sweep_uploads(
    db: &Db,
    media: &Media,
    uploads: &Uploads,
) -> Result<(), Refused<NoRefusal>> {
    // What another node has is none of ours.
    db.replays()
        .node_is_here(uploads.node(), media.all_halves())
        .await?;
    for id in db.replays().end_expired_uploads(uploads.node()).await? {
        uploads.forget(&id);
        media.end_half(&id);
    }
    for id in media.all_halves() {
        if !db.replays().knows_upload(&id).await? {
            media.end_half(&id);
        }
    }
    for coming in db.replays().whole_uploads().await? {
        // Another node may have it.
        if !media.partial_path(&coming.id).exists() {
            continue;
        }
        let Some(_hold) = uploads.hold(&coming.id) else {
            continue;
        };
        let person = db.accounts().person(coming.person_id).await?;
        let Some(organizer) = person.and_then(Organizer::of) else {
            // Whoever sent it may publish nothing any more.
            db.replays().end_upload(&coming.id).await?;
            media.end_half(&coming.id);
            continue;
        };
        uploads.forget(&coming.id);
        if let Err(failed) = ingest_upload(db, media, &organizer, &coming, None).await {
            tracing::warn!(
                ?failed,
                upload = coming.id,
                name = coming.name,
                "an upload was not taken in"
            );
        }
    }
    Ok(())
}
