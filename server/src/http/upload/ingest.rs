//! After the last byte: what the file holds, where it is kept, what becomes of it.

use super::Failed;
use crate::db::Db;
use crate::features::replays::{UploadRow, file_name};
use crate::media::{Media, TempFile, probe};
use app::accounts::Organizer;
use app::answer::{Problem, Refused};
use app::replays::{NewReplay, Replays};
use sha2::{Digest, Sha256};
use std::io::Read;
use std::path::Path;

/// How much of a file is hashed at once.
const READ: usize = 1024 * 1024;

/// A whole file that nobody has looked at.
pub(super) struct Whole {
    pub(super) arriving: TempFile,
    pub(super) name: String,
    pub(super) bytes: u64,
    pub(super) sha256: String,
    pub(super) reason: String,
    pub(super) upload: Option<String>,
}

/// Looks at a file, keeps it, and makes it the lecture's recording; answers whether it is published.
pub(super) async fn ingest(
    db: &Db,
    media: &Media,
    organizer: &Organizer,
    slug: &str,
    whole: Whole,
) -> Result<bool, Failed> {
    let path = whole.arriving.path().to_owned();
    let probed = tokio::task::spawn_blocking(move || probe(&path))
        .await
        .map_err(Refused::fault)?
        .map_err(|error| Failed::disk(&error))?
        .map_err(|unfit| Failed::of(Problem::new("video", unfit.key())))?;
    let kept = media.keep(whole.arriving, probed.extension).await;
    let file = kept.map_err(|error| match Failed::disk(&error) {
        Failed::Disk => Failed::Disk,
        _ => {
            tracing::error!(%error, "a recording could not be kept");
            Failed::Later
        }
    })?;
    let new = NewReplay {
        file: file.clone(),
        name: file_name(&whole.name),
        media_type: probed.media_type.to_owned(),
        bytes: i64::try_from(whole.bytes).unwrap_or(i64::MAX),
        duration_ms: probed.duration_ms,
        sha256: whole.sha256,
        no_captions_reason: whole.reason,
        upload: whole.upload,
    };
    match db.replays().arrive(organizer, slug, &new).await {
        Ok(arrived) => {
            for gone in &arrived.gone {
                media.delete(gone).await;
            }
            Ok(arrived.published)
        }
        Err(refused) => {
            // Whether a change was made that ended in a fault is not known: its file stays.
            if !refused.is_failure() {
                media.delete(&file).await;
            }
            Err(refused.into())
        }
    }
}

/// Takes in an upload that is whole. Refused, nothing of it is kept; where something failed, all of it is, to be taken
/// in later.
pub(super) async fn ingest_upload(
    db: &Db,
    media: &Media,
    organizer: &Organizer,
    coming: &UploadRow,
    sha256: Option<String>,
) -> Result<bool, Failed> {
    let taken = async {
        let (there, id, known) = (media.clone(), coming.id.clone(), sha256);
        let (arriving, sha256) = tokio::task::spawn_blocking(move || {
            let sha256 = known.map_or_else(|| hash(&there.partial_path(&id)), Ok)?;
            Ok((there.stage(&id)?, sha256))
        })
        .await
        .map_err(Refused::fault)?
        .map_err(|error: std::io::Error| Failed::disk(&error))?;
        let whole = Whole {
            arriving,
            name: coming.name.clone(),
            bytes: u64::try_from(coming.bytes).unwrap_or_default(),
            sha256,
            reason: coming.no_captions_reason.clone(),
            upload: Some(coming.id.clone()),
        };
        ingest(db, media, organizer, &coming.slug, whole).await
    };
    match taken.await {
        Ok(published) => {
            media.end_half(&coming.id);
            Ok(published)
        }
        Err(Failed::Refused(refused)) if refused.is_failure() => {
            tracing::error!(
                ?refused,
                upload = coming.id,
                "an upload was not taken in yet"
            );
            Err(Failed::Later)
        }
        Err(Failed::Refused(refused)) => {
            let ended = db.replays().end_upload(&coming.id).await;
            ended.map_err(Refused::widen)?;
            media.end_half(&coming.id);
            Err(Failed::Refused(refused))
        }
        Err(other) => Err(other),
    }
}

/// The SHA-256 of a file, in hexadecimal.
fn hash(path: &Path) -> std::io::Result<String> {
    let mut file = std::fs::File::open(path)?;
    let (mut hash, mut buffer) = (Sha256::new(), vec![0; READ]);
    loop {
        match file.read(&mut buffer)? {
            0 => return Ok(hex::encode(hash.finalize())),
            n => hash.update(&buffer[..n]),
        }
    }
}
