//! The original of a recording: read, and never changed.

use super::failure::Failure;
use super::worker::Running;
use crate::db::Db;
use crate::features::replays::RecordingId;
use sha2::{Digest, Sha256};
use std::path::Path;
use tokio::io::AsyncReadExt;

/// How much of it is read at once for its hash.
const READ: usize = 512 * 1024;

/// What the records say of it.
#[derive(sqlx::FromRow)]
pub(super) struct Original {
    pub(super) file: String,
    pub(super) media_type: String,
    pub(super) bytes: i64,
    pub(super) duration_ms: i64,
    sha256: String,
}

/// Reads what the records say.
pub(super) async fn read_original(db: &Db, recording_id: RecordingId) -> Result<Original, Failure> {
    let original: Option<Original> = db
        .query(sql!(
            "SELECT file, media_type, bytes, duration_ms, sha256 FROM recordings WHERE id = $1
             AND removed_at IS NULL"
        ))
        .bind(recording_id)
        .opt()
        .await?;
    original.ok_or_else(|| Failure::lasting("rendition-original-gone", ""))
}

/// The original is what arrived. One that arrived before its hash was kept gets it now.
pub(super) async fn check(
    db: &Db,
    recording_id: RecordingId,
    original: &Original,
    path: &Path,
    running: &Running<'_>,
) -> Result<(), Failure> {
    running.report("check", 0);
    let mut file = tokio::fs::File::open(path)
        .await
        .map_err(|e| Failure::of_storage(&e))?;
    let (mut hash, mut buffer, mut done) = (Sha256::new(), vec![0; READ], 0);
    loop {
        let n = file
            .read(&mut buffer)
            .await
            .map_err(|e| Failure::of_storage(&e))?;
        if n == 0 {
            break;
        }
        hash.update(&buffer[..n]);
        done += i64::try_from(n).unwrap_or_default();
        running.report("check", share(done, original.bytes));
    }
    let found = hex::encode(hash.finalize());
    if !original.sha256.is_empty() {
        return if original.sha256.eq_ignore_ascii_case(&found) {
            Ok(())
        } else {
            Err(Failure::lasting("rendition-original-changed", ""))
        };
    }
    db.change(move |tx| {
        Box::pin(async move {
            tx.sql(sql!(
                "UPDATE recordings SET sha256 = $2 WHERE id = $1 AND sha256 = ''"
            ))
            .bind(recording_id)
            .bind(found)
            .run()
            .await?;
            Ok(())
        })
    })
    .await?;
    Ok(())
}

/// A share in whole per cent; 100 is for what is done.
pub(super) fn share(part: i64, whole: i64) -> i64 {
    (part.saturating_mul(100) / whole.max(1)).clamp(0, 99)
}
