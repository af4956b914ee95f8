//! The renditions of a recording: films for each line, its sound alone, and a picture of it.

use super::failure::{Failure, Failures};
use super::ffmpeg::{Limits, Tools};
use super::loudness::listen;
use super::original::{check, read_original, share};
use super::plan::{Findings, Make, plan};
use super::rendition_file::{Expected, Made, keep, run};
use super::sample::{is_interlaced, poster_place};
use super::source::{Recording, Source, probe_source};
use super::worker::{Runner, Running};
use crate::db::{Db, StoreError};
use crate::features::replays::{FoundSound, MakeRenditions, RecordingId, keep_found};
use crate::media::{Local, Media, probe};
use crate::queue::{Claim, Job, JobError};
use app::answer::NoRefusal;
use async_trait::async_trait;
use std::path::Path;

/// What makes them.
#[derive(Debug, Clone)]
pub struct RenditionMaker {
    /// Where it is written what there is.
    pub db: Db,
    /// Where the files are.
    pub media: Media,
    /// The programs that make them.
    pub tools: Tools,
    /// What the programs may take.
    pub limits: Limits,
}

#[async_trait]
impl Runner for RenditionMaker {
    type Job = MakeRenditions;

    async fn run(&self, job: MakeRenditions, running: &Running<'_>) -> Result<(), JobError> {
        Ok(make(self, job.recording, running).await?)
    }
}

/// Queues the recordings that arrived before there was a queue.
///
/// # Errors
/// The database's.
pub async fn backfill(db: &Db) -> Result<(), StoreError<NoRefusal>> {
    let now = db.now();
    db.change(move |tx| {
        Box::pin(async move {
            let recordings: Vec<RecordingId> = tx
                .sql(sql!(
                    "SELECT r.id FROM recordings r WHERE r.removed_at IS NULL
                     AND NOT EXISTS (SELECT 1 FROM jobs j WHERE j.kind = $1
                         AND j.key = CAST(r.id AS TEXT))"
                ))
                .bind(MakeRenditions::KIND)
                .values()
                .await?;
            for recording in recordings {
                tx.enqueue(&MakeRenditions { recording }, now).await?;
            }
            Ok(())
        })
    })
    .await
}

/// Makes all that is not made yet.
async fn make(
    maker: &RenditionMaker,
    recording_id: RecordingId,
    running: &Running<'_>,
) -> Result<(), Failure> {
    let original = read_original(&maker.db, recording_id).await?;
    let local = local(maker, &original.file).await?;
    check(&maker.db, recording_id, &original, local.path(), running).await?;

    let recording = Recording::of(
        local.path(),
        &original.media_type,
        original.bytes,
        original.duration_ms,
    );
    let there = there(&maker.db, recording_id).await?;
    let plan = plan_of(maker, &recording, running).await?;
    let sounds = found(&plan);
    if sounds.len() > 1 {
        keep_found(&maker.db, recording_id, sounds).await?;
    }
    let expected = Expected {
        original_stands: plan.source.is_playable,
        heard: plan.findings.heard,
    };
    let mut failures = Failures::default();
    for make in &plan.makes {
        if there.iter().any(|made| made == make.kind()) {
            continue;
        }
        running.report(make.kind(), 0);
        let done = make_one(maker, recording_id, &recording, expected, make, running).await;
        failures.note(running, done)?;
    }
    failures.told(running)
}

/// Makes one rendition and puts it beside its recording.
async fn make_one(
    maker: &RenditionMaker,
    recording_id: RecordingId,
    recording: &Recording<'_>,
    expected: Expected,
    make: &Make,
    running: &Running<'_>,
) -> Result<(), Failure> {
    let room = maker.media.room_for(make.most(recording));
    room.map_err(|error| Failure::of_storage(&error))?;
    let arriving = maker.media.arriving(&maker.db);
    run(maker, recording, make, arriving.path(), running).await?;
    let made = keep(maker, recording, expected, make, arriving).await?;
    let file = made.file().map(str::to_owned);
    // Where it is not known whether it was written down, the file stays: what no row names is swept.
    if put(&maker.db, running.claim, recording_id, made).await? {
        return Ok(());
    }
    if let Some(file) = file {
        maker.media.delete(&file).await;
    }
    // An organizer may have put a picture there meanwhile.
    let there = there(&maker.db, recording_id).await?;
    if there.iter().any(|made| made == make.kind()) {
        return Ok(());
    }
    Err(Failure::lost())
}

/// A file of the storage, to be read. One that is not there will not come back by itself.
pub(super) async fn local(maker: &RenditionMaker, file: &str) -> Result<Local, Failure> {
    maker.media.local(file).await.map_err(|error| {
        if error.kind() == std::io::ErrorKind::NotFound {
            Failure::lasting("rendition-original-gone", "")
        } else {
            Failure::of_storage(&error)
        }
    })
}

/// The sounds of a recording, the one that its films have first.
fn found(plan: &Plan) -> Vec<FoundSound> {
    let own = plan.findings.heard.map(|heard| heard.track);
    let mut found: Vec<FoundSound> = plan
        .source
        .sounds
        .iter()
        .filter_map(|sound| {
            Some(FoundSound {
                track: i64::try_from(sound.place).ok()?,
                language: sound.language.unwrap_or_default().to_owned(),
                is_own: own == Some(sound.place),
            })
        })
        .collect();
    found.sort_by_key(|sound| !sound.is_own);
    found
}

/// What is to be made, and of what.
#[derive(Debug)]
struct Plan {
    /// What is known of the original.
    source: Source,
    /// What was found out about it.
    findings: Findings,
    makes: Vec<Make>,
}

/// Looks at a recording and listens to it; answers what is to be made of it.
async fn plan_of(
    maker: &RenditionMaker,
    recording: &Recording<'_>,
    running: &Running<'_>,
) -> Result<Plan, Failure> {
    running.report("look", 0);
    let (tools, limits) = (&maker.tools, maker.limits);
    let source = probe_source(tools, limits, recording).await?;
    let (mut interlaced, mut poster_at_ms) = (false, 0);
    if let Some(picture) = source.picture {
        interlaced = !picture.is_interlaced && is_interlaced(tools, limits, recording).await?;
        poster_at_ms = poster_place(tools, limits, recording).await?;
    }
    let heard = if source.sounds.is_empty() {
        None
    } else {
        running.report("listen", 0);
        let at = |at| running.report("listen", share(at, recording.duration_ms));
        listen(tools, limits, recording, &source.sounds, at).await?
    };
    let findings = Findings {
        heard,
        is_interlaced: interlaced,
        poster_at_ms,
        is_indexed: is_indexed(recording.path).await?,
    };
    let makes = plan(&source, findings);
    Ok(Plan {
        source,
        findings,
        makes,
    })
}

/// Whether a file tells its length and its places; what our own probe does not take is left as it is.
async fn is_indexed(path: &Path) -> Result<bool, Failure> {
    let path = path.to_owned();
    let probed = tokio::task::spawn_blocking(move || probe(&path))
        .await
        .map_err(|error| Failure::passing("job-fault", error.to_string()))?
        .map_err(|error| Failure::of_storage(&error))?;
    Ok(probed.map_or(true, |probed| probed.is_indexed))
}

/// The kinds that are made already, kept or not.
async fn there(db: &Db, recording_id: RecordingId) -> Result<Vec<String>, Failure> {
    let kinds = db.query(sql!(
        "SELECT kind FROM renditions WHERE recording_id = $1 AND sound = ''
         UNION ALL SELECT kind FROM renditions_not_kept WHERE recording_id = $1"
    ));
    Ok(kinds.bind(recording_id).values::<_, NoRefusal>().await?)
}

/// Puts what was made beside its recording; `false` where the job is ours no more or the recording is gone.
async fn put(
    db: &Db,
    claim: &Claim,
    recording_id: RecordingId,
    made: Made,
) -> Result<bool, StoreError<NoRefusal>> {
    let (claim, now) = (claim.clone(), db.now().0);
    db.change(move |tx| {
        Box::pin(async move {
            if !tx.holds(&claim).await? {
                return Ok(false);
            }
            let put = match made {
                Made::Kept(kept) => {
                    tx.sql(sql!(
                        "INSERT INTO renditions (recording_id, kind, file, media_type, bytes, width,
                             height, quieter_lu, made_at)
                         SELECT r.id, CAST($2 AS TEXT), CAST($3 AS TEXT), CAST($4 AS TEXT),
                             CAST($5 AS BIGINT), CAST($6 AS BIGINT), CAST($7 AS BIGINT),
                             CAST($8 AS BIGINT), CAST($9 AS BIGINT)
                         FROM recordings r WHERE r.id = $1 AND r.removed_at IS NULL
                         ON CONFLICT (recording_id, kind, sound) DO NOTHING"
                    ))
                    .bind(recording_id)
                    .bind(kept.kind)
                    .bind(kept.file)
                    .bind(kept.media_type)
                    .bind(kept.bytes)
                    .bind(kept.width)
                    .bind(kept.height)
                    .bind(kept.quieter_lu)
                    .bind(now)
                    .run()
                    .await?
                }
                Made::Larger { kind, bytes } => {
                    tx.sql(sql!(
                        "INSERT INTO renditions_not_kept (recording_id, kind, bytes, made_at)
                         SELECT r.id, CAST($2 AS TEXT), CAST($3 AS BIGINT), CAST($4 AS BIGINT)
                         FROM recordings r WHERE r.id = $1 AND r.removed_at IS NULL
                         ON CONFLICT (recording_id, kind) DO NOTHING"
                    ))
                    .bind(recording_id)
                    .bind(kind)
                    .bind(bytes)
                    .bind(now)
                    .run()
                    .await?
                }
            };
            Ok(put == 1)
        })
    })
    .await
}
