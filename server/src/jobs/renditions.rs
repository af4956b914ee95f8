//! The renditions of a recording: films for each line, its sound alone, and a picture of it.

use super::arguments::reading;
use super::facts::{Recording, look};
use super::failure::Failure;
use super::ffmpeg::Run;
use super::original::{check, original, share};
use super::plan::{Make, plan};
use super::queue::{self, Claim, Made};
use super::{Told, Workshop};
use crate::media::{TempFile, probe};
use std::ffi::OsStr;
use std::path::Path;
use tokio::sync::watch::Sender;

/// A rendition may be so much shorter than its original, in milliseconds: a sound that ends before the picture.
const SHORTER: i64 = 5_000;

/// Makes all that is not made yet.
pub(super) async fn make(
    shop: &Workshop,
    claim: &Claim,
    told: &Sender<Told>,
) -> Result<(), Failure> {
    let original = original(shop, claim).await?;
    let local = shop.media.local(&original.file).await.map_err(|error| {
        if error.kind() == std::io::ErrorKind::NotFound {
            Failure::lasting("rendition-original-gone", "")
        } else {
            Failure::of_storage(&error)
        }
    })?;
    check(shop, claim, &original, local.path(), told).await?;

    told.send_replace(("look", 0));
    let recording = Recording {
        path: local.path(),
        reader: if original.media_type == "video/webm" {
            "matroska"
        } else {
            "mp4"
        },
        bytes: original.bytes,
        duration_ms: original.duration_ms,
    };
    let source = look(&shop.tools, shop.limits, &recording).await?;
    let there = there(shop, claim).await?;
    for make in plan(&source) {
        let kind = make.kind();
        if there.iter().any(|made| made == kind) {
            continue;
        }
        told.send_replace((kind, 0));
        let room = shop.media.room_for(make.most(&recording));
        room.map_err(|error| Failure::of_storage(&error))?;
        let arriving = shop.media.arriving(&shop.db);
        run(shop, &recording, &make, arriving.path(), told).await?;
        let made = keep(shop, &recording, &make, arriving).await?;
        let file = made.file.clone();
        match queue::made(&shop.db, claim, made).await {
            Ok(true) => {}
            done => {
                shop.media.delete(&file).await;
                done?;
                return Err(Failure::lost());
            }
        }
    }
    Ok(())
}

async fn there(shop: &Workshop, claim: &Claim) -> Result<Vec<String>, Failure> {
    let id = claim.recording;
    let kinds: Vec<String> = shop
        .db
        .query(sql!("SELECT kind FROM renditions WHERE recording_id = $1"))
        .bind(id)
        .values()
        .await?;
    Ok(kinds)
}

async fn run(
    shop: &Workshop,
    recording: &Recording<'_>,
    make: &Make,
    to: &Path,
    told: &Sender<Told>,
) -> Result<(), Failure> {
    let before = reading(recording, make);
    let after = make.writing();
    let arguments = before
        .iter()
        .map(OsStr::new)
        .chain([recording.path.as_os_str()])
        .chain(after.iter().map(OsStr::new))
        .chain([to.as_os_str()])
        .collect();
    let run = Run {
        arguments,
        unsaid: vec![recording.path, to],
        time: shop.limits.time(recording.duration_ms),
        limits: shop.limits,
    };
    let kind = make.kind();
    shop.tools
        .make(&run, |at| {
            told.send_replace((kind, share(at, recording.duration_ms)));
        })
        .await
}

/// Keeps a film that is as long as its original; whatever else ffmpeg made is none.
async fn keep(
    shop: &Workshop,
    recording: &Recording<'_>,
    make: &Make,
    arriving: TempFile,
) -> Result<Made, Failure> {
    let path = arriving.path().to_owned();
    let looked = tokio::task::spawn_blocking(move || {
        let bytes = std::fs::metadata(&path)?.len();
        Ok::<_, std::io::Error>((bytes, probe(&path)?))
    });
    let looked = looked
        .await
        .map_err(|error| Failure::passing("rendition-fault", error.to_string()))?;
    let unlike = || Failure::passing("rendition-unlike", "");
    let (bytes, probed) = looked.map_err(|error| {
        if error.kind() == std::io::ErrorKind::NotFound {
            unlike()
        } else {
            Failure::of_storage(&error)
        }
    })?;
    let long_enough = |ms| ms >= recording.duration_ms - SHORTER.max(recording.duration_ms / 50);
    let is_whole = match make {
        Make::Poster(..) => bytes > 0,
        // Where nobody speaks any more, the sound may end long before the picture.
        Make::Audio(_) => probed.is_ok(),
        Make::Film { .. } => probed.is_ok_and(|film| long_enough(film.duration_ms)),
    };
    if !is_whole {
        return Err(unlike());
    }
    let (extension, media_type, (width, height)) = match make {
        Make::Poster(width, height) => ("jpg", "image/jpeg", (*width, *height)),
        Make::Audio(_) => ("m4a", "audio/mp4", (0, 0)),
        Make::Film { width, height, .. } => ("mp4", "video/mp4", (*width, *height)),
    };
    let file = shop
        .media
        .keep(arriving, extension)
        .await
        .map_err(|error| Failure::of_storage(&error))?;
    Ok(Made {
        kind: make.kind(),
        file,
        media_type,
        bytes: i64::try_from(bytes).unwrap_or(i64::MAX),
        width,
        height,
    })
}
