//! Replays.

mod addresses;
mod attended;
mod beat;
mod counting;
pub(crate) mod coverage;
mod file;
mod group;
mod list;
mod messages;
mod mux;
mod nodes;
mod posters;
mod recording;
mod renditions;
mod retention;
pub(crate) mod rule;
mod sounds;
mod tracks;
mod upkeep;
mod uploads;

pub use addresses::PublicAddress;
pub use beat::Plays;
pub use file::ServableFile;
pub use messages::{LeaseHolder, PlayBeat, PlayOrigin, Played};
pub(crate) use mux::MuxParts;
pub use mux::{MuxSound, Muxed};
pub use posters::MakePoster;
pub(crate) use posters::{PosterSource, replace_poster};
pub use recording::RecordingId;
pub(crate) use recording::lock_lecture_of;
pub use renditions::MakeRenditions;
pub use rule::{Cap, Range};
pub use sounds::MakeSounds;
pub(crate) use sounds::{FoundSound, keep_found};
pub use tracks::track_problem;
pub use uploads::{UploadRow, file_name};

use crate::db::Db;
use crate::features::lectures::LectureRow;
use app::accounts::{Organizer, Person};
use app::answer::{Answer, Read, ValidationErrors};
use app::i18n::{Instant, Locale};
use app::lectures::{Lecture, LectureId};
use app::replays::{
    Ingested, NewReplay, Recordings, Replay, ReplayCard, ReplayFilter, ReplayListPage, Replays,
    Retention, Viewer, Watcher,
};
use async_trait::async_trait;

#[derive(sqlx::FromRow)]
struct ReplayRow {
    #[sqlx(flatten)]
    lecture: LectureRow,
    file: String,
    media_type: String,
    bytes: i64,
    duration_ms: i64,
    published_at: i64,
    replays: i64,
    may_take: bool,
}

/// The replays, and who watched them. A handle, cheap to clone.
#[derive(Debug, Clone)]
pub struct ReplayStore {
    db: Db,
}

impl ReplayStore {
    /// Those of a database.
    pub(in crate::features) const fn of(db: Db) -> Self {
        Self { db }
    }
}

impl From<ReplayRow> for Replay {
    fn from(row: ReplayRow) -> Self {
        Self {
            lecture: row.lecture.into(),
            file: row.file,
            media_type: row.media_type,
            bytes: row.bytes,
            duration_ms: row.duration_ms,
            published: Instant(row.published_at),
            replays: row.replays,
            may_take: row.may_take,
        }
    }
}

#[async_trait]
impl Replays for ReplayStore {
    async fn list(
        &self,
        l: Locale,
        filter: &ReplayFilter,
        reader: Option<&Person>,
    ) -> Read<ReplayListPage> {
        list::list(&self.db, l, filter, reader).await
    }

    async fn begun(&self, person: &Person, l: Locale) -> Read<Vec<ReplayCard>> {
        list::begun(&self.db, person, l).await
    }

    async fn replay(&self, l: Locale, slug: &str) -> Read<Replay> {
        let slug = slug.to_owned();
        let row: ReplayRow = self
            .db
            .query(sql!(
                "SELECT r.*, t.*, v.file, v.media_type, v.bytes, v.duration_ms,
                     v.published_at,
                        (SELECT l.replay_download FROM lectures l WHERE l.id = r.id) AS may_take,
                        (SELECT count(*) FROM plays_without_staff p WHERE p.lecture_id = r.id
                            AND p.counted = TRUE) AS replays
                 FROM replays v JOIN public_lecture_rows r ON r.id = v.lecture_id
                 LEFT JOIN lecture_translations t ON t.lecture_id = r.id AND t.locale = $2
                 WHERE r.slug = $1 AND v.removed_at IS NULL"
            ))
            .bind(slug)
            .bind(l.tag())
            .one()
            .await?;
        Ok(row.into())
    }

    async fn speaks(&self, person: &Person, slug: &str) -> Read<bool> {
        let (slug, person) = (slug.to_owned(), person.id);
        let row: Option<LectureId> = self
            .db
            .query(sql!(
                "SELECT l.id FROM lectures l WHERE l.slug = $1 AND EXISTS (
                 SELECT 1 FROM lecture_speaker_accounts s
                 WHERE s.lecture_id = l.id AND s.person_id = $2)"
            ))
            .bind(slug)
            .bind(person)
            .opt_value()
            .await?;
        Ok(row.is_some())
    }

    async fn position(&self, person: &Person, slug: &str) -> Read<i64> {
        let (slug, viewer) = (slug.to_owned(), Viewer::Person(person.id).code());
        let row: Option<i64> = self
            .db
            .query(sql!(
                "SELECT c.position_ms FROM lectures l JOIN replays v ON v.lecture_id = l.id
                 JOIN coverage c ON c.lecture_id = l.id AND c.recording_id = v.recording_id
                     AND c.viewer = $2 WHERE l.slug = $1"
            ))
            .bind(slug)
            .bind(viewer)
            .opt_value()
            .await?;
        Ok(row.unwrap_or(0))
    }

    async fn retention(&self, _organizer: &Organizer, slug: &str) -> Read<Retention> {
        retention::retention(&self.db, slug).await
    }

    async fn attended(&self, person: &Person, l: Locale) -> Read<Vec<Lecture>> {
        attended::of(&self.db, person, l).await
    }

    async fn attends_until(&self, slug: &str) -> Read<Option<Instant>> {
        attended::until(&self.db, slug).await
    }

    async fn was_under_way(&self, person: &Person, slug: &str) -> Read<bool> {
        attended::was_under_way(&self.db, person.id, slug).await
    }

    async fn watchers(&self, _organizer: &Organizer, slug: &str) -> Read<Vec<Watcher>> {
        attended::at(&self.db, slug).await
    }

    async fn arrive(
        &self,
        organizer: &Organizer,
        slug: &str,
        file: &NewReplay,
    ) -> Answer<Ingested, ValidationErrors> {
        recording::arrive(&self.db, organizer, slug, file).await
    }

    async fn publish(
        &self,
        organizer: &Organizer,
        slug: &str,
        reason: &str,
    ) -> Answer<Vec<String>, ValidationErrors> {
        recording::publish(&self.db, organizer, slug, reason).await
    }

    async fn accept(
        &self,
        organizer: &Organizer,
        slug: &str,
        reason: &str,
    ) -> Answer<(), ValidationErrors> {
        recording::accept(&self.db, organizer, slug, reason).await
    }

    async fn decide_days(
        &self,
        organizer: &Organizer,
        slug: &str,
        again: bool,
    ) -> Answer<(), ValidationErrors> {
        recording::decide_days(&self.db, organizer, slug, again).await
    }

    async fn recordings(&self, _organizer: &Organizer, slug: &str) -> Read<Recordings> {
        recording::recordings(&self.db, slug).await
    }

    async fn remove(
        &self,
        organizer: &Organizer,
        slug: &str,
    ) -> Answer<Vec<String>, ValidationErrors> {
        recording::remove(&self.db, organizer, slug).await
    }
}
