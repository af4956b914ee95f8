//! Files on their way: what has been promised, and how much of it is durable.

use super::recording::no_captions_reason;
use crate::features::replays::{RecordingId, ReplayStore};
use app::accounts::{Organizer, PersonId};
use app::answer::{Answer, NoRefusal, Problem, Read, Refused, ValidationErrors};
use app::i18n::Instant;

/// How long a half upload is kept after its last byte.
const KEPT: i64 = 3 * Instant::DAY;
/// The most characters of a file's name.
const NAME_MOST: usize = 200;

/// A file on its way.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct UploadRow {
    /// Its upload.
    pub id: String,
    /// The lecture it is of.
    pub slug: String,
    /// Who sends it.
    pub person_id: PersonId,
    /// What they call it.
    pub name: String,
    /// Its size.
    pub bytes: i64,
    /// How much of it is durable.
    pub received: i64,
    /// Why it is to go out without captions.
    pub no_captions_reason: String,
    /// When what has come is deleted, unless more comes.
    pub expires_at: i64,
    /// The recording it has become.
    pub recording_id: Option<RecordingId>,
    /// The node that has its bytes.
    pub node: String,
}

impl UploadRow {
    /// Whether it is kept no more.
    pub const fn has_expired(&self, now: Instant) -> bool {
        self.expires_at <= now.0
    }

    /// Whether every byte is there.
    pub const fn is_whole(&self) -> bool {
        self.received == self.bytes
    }
}

/// What a file is called, without its folders and what cannot be seen.
pub fn file_name(given: &str) -> String {
    let last = given.rsplit(['/', '\\']).next().unwrap_or_default();
    let visible: String = last.chars().filter(|c| !c.is_control()).collect();
    visible.trim().chars().take(NAME_MOST).collect()
}

impl ReplayStore {
    /// Begins an upload.
    ///
    /// # Errors
    /// Where the lecture takes no recording, or the reason is too long.
    pub async fn begin_upload(
        &self,
        by: &Organizer,
        slug: &str,
        name: &str,
        bytes: i64,
        typed: &str,
        node: &str,
    ) -> Answer<UploadRow, ValidationErrors> {
        let now = self.db.now();
        let coming = UploadRow {
            id: self.db.secret(16),
            slug: slug.to_owned(),
            person_id: by.person().id,
            name: file_name(name),
            bytes,
            received: 0,
            no_captions_reason: no_captions_reason(typed)?,
            expires_at: now.plus(KEPT).0,
            recording_id: None,
            node: node.to_owned(),
        };
        let row = coming.clone();
        self.db
            .change(move |tx| {
                Box::pin(async move {
                    let begun = tx
                        .sql(sql!(
                            "INSERT INTO uploads (id, lecture_id, person_id, name, bytes,
                                 no_captions_reason, begun_at, expires_at, node)
                             SELECT CAST($1 AS TEXT), l.id, CAST($3 AS BIGINT), CAST($4 AS TEXT),
                                 CAST($5 AS BIGINT), CAST($6 AS TEXT), CAST($7 AS BIGINT),
                                 CAST($8 AS BIGINT), CAST($9 AS TEXT)
                             FROM lectures l WHERE l.slug = $2 AND l.status = 'published'"
                        ))
                        .bind(row.id)
                        .bind(row.slug)
                        .bind(row.person_id)
                        .bind(row.name)
                        .bind(row.bytes)
                        .bind(row.no_captions_reason)
                        .bind(now.0)
                        .bind(row.expires_at)
                        .bind(row.node)
                        .run()
                        .await?;
                    if begun == 0 {
                        return Err(ValidationErrors(vec![Problem::new(
                            "",
                            "upload-not-published",
                        )])
                        .into());
                    }
                    Ok(())
                })
            })
            .await?;
        Ok(coming)
    }

    /// An upload of that lecture.
    ///
    /// # Errors
    /// Where there is none.
    pub async fn upload(&self, slug: &str, id: &str) -> Read<UploadRow> {
        let (slug, id) = (slug.to_owned(), id.to_owned());
        Ok(self
            .db
            .query(sql!(
                "SELECT u.id, l.slug, u.person_id, u.name, u.bytes, u.received,
                     u.no_captions_reason, u.expires_at, u.recording_id, u.node
                 FROM uploads u JOIN lectures l ON l.id = u.lecture_id WHERE u.id = $1
                     AND l.slug = $2"
            ))
            .bind(id)
            .bind(slug)
            .one()
            .await?)
    }

    /// Writes down that so much is durable, where it was `from` before; answers until when it is kept now, or nothing
    /// where somebody else has written meanwhile.
    ///
    /// # Errors
    /// The database's.
    pub async fn upload_received(&self, id: &str, from: i64, to: i64) -> Read<Option<Instant>> {
        let (id, until) = (id.to_owned(), self.db.now().plus(KEPT));
        let written = self
            .db
            .change(move |tx| {
                Box::pin(async move {
                    let done = tx
                        .sql(sql!(
                            "UPDATE uploads SET received = $3, expires_at = $4 WHERE id = $1
                             AND received = $2"
                        ))
                        .bind(id)
                        .bind(from)
                        .bind(to)
                        .bind(until.0)
                        .run()
                        .await?;
                    Ok(done == 1)
                })
            })
            .await?;
        Ok(written.then_some(until))
    }

    /// Ends an upload: nothing of it is kept.
    ///
    /// # Errors
    /// The database's.
    pub async fn end_upload(&self, id: &str) -> Read<()> {
        let id = id.to_owned();
        Ok(self
            .db
            .change(move |tx| {
                Box::pin(async move {
                    tx.sql(sql!("DELETE FROM uploads WHERE id = $1"))
                        .bind(id)
                        .run()
                        .await?;
                    Ok(())
                })
            })
            .await?)
    }

    /// The uploads that are whole and not taken in: the hall was stopped before it came to that, or something failed.
    ///
    /// # Errors
    /// The database's.
    pub async fn whole_uploads(&self) -> Result<Vec<UploadRow>, Refused<NoRefusal>> {
        Ok(self
            .db
            .query(sql!(
                "SELECT u.id, l.slug, u.person_id, u.name, u.bytes, u.received,
                     u.no_captions_reason, u.expires_at, u.recording_id, u.node
                 FROM uploads u JOIN lectures l ON l.id = u.lecture_id
                 WHERE u.state = 'staged' ORDER BY u.begun_at"
            ))
            .all()
            .await?)
    }

    /// Whether an upload is known.
    ///
    /// # Errors
    /// The database's.
    pub async fn knows_upload(&self, id: &str) -> Read<bool> {
        let id = id.to_owned();
        let known: i64 = self
            .db
            .query(sql!("SELECT count(*) FROM uploads WHERE id = $1"))
            .bind(id)
            .value()
            .await?;
        Ok(known > 0)
    }
}

#[cfg(test)]
mod tests {
    use super::file_name;

    #[test]
    fn a_name_has_no_folders_and_nothing_unseen_and_any_script() {
        for (given, kept) in [
            ("lecture.mp4", "lecture.mp4"),
            ("../../etc/passwd", "passwd"),
            ("C:\\films\\one.mp4", "one.mp4"),
            ("讲座\u{0}\r\n.mp4", "讲座.mp4"),
            ("บรรยาย ๑.mp4", "บรรยาย ๑.mp4"),
            ("محاضرة.mp4", "محاضرة.mp4"),
            ("..", ".."),
            ("/", ""),
        ] {
            assert_eq!(file_name(given), kept, "{given:?}");
        }
        assert_eq!(file_name(&"ก".repeat(1000)).chars().count(), 200);
    }
}
