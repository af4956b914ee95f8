//! The picture that an organizer chose for a recording: from a place of it, or one that was sent, made anew so that nothing
//! else that a camera wrote into it is handed out.

use super::arguments::chosen_poster;
use super::failure::Failure;
use super::ffmpeg::Run;
use super::rendition_file::look;
use super::renditions::RenditionMaker;
use super::source::Recording;
use super::worker::{Runner, Running};
use crate::db::StoreError;
use crate::features::replays::{MakePoster, PosterSource, replace_poster};
use crate::queue::JobError;
use app::answer::NoRefusal;
use async_trait::async_trait;
use std::ffi::OsStr;

/// What makes it.
pub(super) struct PosterMaker(pub(super) RenditionMaker);

#[async_trait]
impl Runner for PosterMaker {
    type Job = MakePoster;

    async fn run(&self, job: MakePoster, running: &Running<'_>) -> Result<(), JobError> {
        Ok(make(&self.0, job, running).await?)
    }
}

async fn make(
    maker: &RenditionMaker,
    job: MakePoster,
    running: &Running<'_>,
) -> Result<(), Failure> {
    let source = maker.db.replays().poster_source(job.recording).await;
    let source = source.map_err(|refused| Failure::passing("job-fault", format!("{refused:?}")))?;
    // Without a choice it is made already: whoever was to write that down was stopped before.
    let chosen = |source: &PosterSource| source.sent.is_some() || source.at_ms.is_some();
    let Some(source) = source.filter(chosen) else {
        return Ok(());
    };
    running.report("poster", 0);
    let storage = |error: std::io::Error| Failure::of_storage(&error);
    let from = source.sent.as_deref().unwrap_or(&source.film);
    let local = maker.media.local(from).await.map_err(storage)?;
    let (bytes, _) = look(local.path()).await?;
    let mut recording = Recording::of(local.path(), &source.media_type, bytes, source.duration_ms);
    if let Some(sent) = &source.sent {
        recording.reader = reader(sent);
    }
    let at = source.at_ms.filter(|_| source.sent.is_none());
    let (before, after) = chosen_poster(&recording, at);
    let arriving = maker.media.arriving(&maker.db);
    let run = Run {
        arguments: before
            .iter()
            .map(OsStr::new)
            .chain([local.path().as_os_str()])
            .chain(after.iter().map(OsStr::new))
            .chain([arriving.path().as_os_str()])
            .collect(),
        unsaid: vec![local.path(), arriving.path()],
        time: maker.limits.at_least,
        limits: maker.limits,
    };
    maker.tools.make(&run, |_| {}).await?;
    let (bytes, _) = look(arriving.path()).await?;
    if bytes == 0 {
        return Err(Failure::lasting("rendition-unlike", ""));
    }
    let file = maker.media.keep(arriving, "jpg").await.map_err(storage)?;
    match put(maker, running, job, &source, (file.clone(), bytes)).await? {
        Some(gone) => {
            for old in gone {
                maker.media.delete(&old).await;
            }
        }
        // What was chosen since is queued.
        None => {
            maker.media.delete(&file).await;
        }
    }
    Ok(())
}

/// ffmpeg's reader of a picture, by the ending that its magic bytes gave it.
fn reader(file: &str) -> &'static str {
    match file.rsplit_once('.') {
        Some((_, "png")) => "png_pipe",
        Some((_, "webp")) => "webp_pipe",
        _ => "jpeg_pipe",
    }
}

async fn put(
    maker: &RenditionMaker,
    running: &Running<'_>,
    job: MakePoster,
    source: &PosterSource,
    made: (String, i64),
) -> Result<Option<Vec<String>>, StoreError<NoRefusal>> {
    let (claim, source, now) = (running.claim.clone(), source.clone(), maker.db.now());
    maker
        .db
        .change(move |tx| {
            Box::pin(async move {
                if !tx.holds(&claim).await? {
                    return Ok(None);
                }
                Ok(replace_poster(tx, job.recording, &source, made, now).await?)
            })
        })
        .await
}
