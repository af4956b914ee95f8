//! Which lecture a file belongs to, and who may have it.

use crate::db::json_rows;
use crate::features::replays::ReplayStore;
use app::answer::Read;
use app::lectures::Audience;

/// A file that is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ServableFile {
    /// Its media type.
    pub media_type: String,
    /// For whom its lecture is.
    pub audience: Audience,
    /// Whether it may be taken along: slides may, a recording where the organizer allows it.
    pub may_take: bool,
    /// The lecture's slug, to call it by when it is taken along.
    pub slug: String,
}

#[derive(sqlx::FromRow)]
struct FileRow {
    media_type: String,
    audience: String,
    may_take: bool,
    slug: String,
}

impl ReplayStore {
    /// What is known of a file that is shown now: of a published replay, what was made of it, or slides.
    ///
    /// # Errors
    /// The database's.
    pub async fn shown(&self, file: &str) -> Read<Option<ServableFile>> {
        let file = file.to_owned();
        let row: Option<FileRow> = self
            .db
            .query(sql!(
                "SELECT f.media_type, l.audience, (f.slides OR l.replay_download) AS may_take,
                     l.slug
                 FROM (
                     SELECT v.lecture_id, v.media_type, FALSE AS slides
                     FROM replays v WHERE v.file = $1 AND v.removed_at IS NULL
                     UNION ALL
                     SELECT v.lecture_id, r.media_type, FALSE AS slides
                     FROM renditions r JOIN replays v ON v.recording_id = r.recording_id
                     WHERE r.file = $1 AND v.removed_at IS NULL
                     UNION ALL
                     SELECT s.lecture_id, 'application/pdf', TRUE AS slides FROM slides s
                     WHERE s.file = $1
                 ) f JOIN public_lectures l ON l.id = f.lecture_id"
            ))
            .bind(file)
            .opt()
            .await?;
        Ok(row.map(|row| ServableFile {
            media_type: row.media_type,
            audience: known(&row.audience),
            may_take: row.may_take,
            slug: row.slug,
        }))
    }

    /// Which of these stored files no row names, and no upload that is under way will: its file is called as it is. A
    /// database without any recording or material is a fresh one, perhaps beside the files of another: it has no say about
    /// them.
    ///
    /// # Errors
    /// The database's.
    pub async fn unnamed(&self, files: &[String]) -> Read<Vec<String>> {
        let files = files.iter().map(|file| {
            let (stem, _) = file.split_once('.').unwrap_or((file, ""));
            (file, stem)
        });
        Ok(self
            .db
            .query(sql!(
                "SELECT b.value ->> 0 FROM jsonb_each(CAST($1 AS jsonb_text)) b
                 WHERE (EXISTS (SELECT 1 FROM recordings) OR EXISTS (SELECT 1 FROM materials))
                     AND NOT EXISTS (SELECT 1 FROM recordings r WHERE r.file = b.value ->> 0
                         AND r.removed_at IS NULL)
                     AND NOT EXISTS (SELECT 1 FROM replays v WHERE v.file = b.value ->> 0
                         AND v.removed_at IS NULL)
                     AND NOT EXISTS (SELECT 1 FROM renditions x WHERE x.file = b.value ->> 0)
                     AND NOT EXISTS (SELECT 1 FROM recordings p
                         WHERE p.poster_file = b.value ->> 0 AND p.removed_at IS NULL)
                     AND NOT EXISTS (SELECT 1 FROM recording_sounds n
                         WHERE n.file = b.value ->> 0)
                     AND NOT EXISTS (SELECT 1 FROM slides s WHERE s.file = b.value ->> 0)
                     AND NOT EXISTS (SELECT 1 FROM materials m WHERE m.file = b.value ->> 0)
                     AND NOT EXISTS (SELECT 1 FROM uploads u WHERE u.id = b.value ->> 1)"
            ))
            .bind(json_rows(files))
            .values()
            .await?)
    }

    /// For whom the replay of a lecture is.
    ///
    /// # Errors
    /// `NotFound` where there is none; the database's.
    pub async fn replay_audience(&self, slug: &str) -> Read<Audience> {
        let slug = slug.to_owned();
        let audience: String = self
            .db
            .query(sql!(
                "SELECT l.audience FROM public_lectures l JOIN replays v ON v.lecture_id = l.id
                 WHERE l.slug = $1 AND v.removed_at IS NULL"
            ))
            .bind(slug)
            .value()
            .await?;
        Ok(known(&audience))
    }
}

/// What we do not know is for the few, not for all.
fn known(audience: &str) -> Audience {
    Audience::parse(audience).unwrap_or(Audience::Officials)
}
