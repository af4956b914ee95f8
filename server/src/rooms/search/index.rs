//! The index made anew, where it is of another version than the hall.

use crate::db::{Db, Halt};
use crate::rooms::passages::{VERSION, said, write_about, write_passages};
use crate::vtt;
use app::answer::Never;
use app::replays::TrackKind;

impl Db {
    /// Makes the search index anew where it was made by other rules than this hall's; answers whether it did. It can be
    /// stopped at any point: the next start begins again.
    ///
    /// # Errors
    /// The database's.
    pub async fn renew_search(&self) -> Result<bool, Halt<Never>> {
        let (version, lectures): (Option<(i64,)>, Vec<(i64,)>) = read!(self, |c| async {
            let version = sqlx::query_as(sql!("SELECT version FROM search_versions LIMIT 1"))
                .fetch_optional(&mut *c)
                .await?;
            let lectures = sqlx::query_as(sql!("SELECT id FROM lectures ORDER BY id"))
                .fetch_all(&mut *c)
                .await?;
            Ok::<_, sqlx::Error>((version, lectures))
        }
        .await
        .map_err(Halt::Sql))?;
        if version == Some((VERSION,)) {
            return Ok(false);
        }
        for (lecture,) in lectures {
            self.renew_lecture(lecture).await?;
        }
        change!(self, |c| {
            sqlx::query(sql!("DELETE FROM search_versions"))
                .execute(&mut *c)
                .await?;
            sqlx::query(sql!("INSERT INTO search_versions (version) VALUES ($1)"))
                .bind(VERSION)
                .execute(&mut *c)
                .await?;
            Ok::<_, Halt<Never>>(())
        })?;
        Ok(true)
    }

    async fn renew_lecture(&self, lecture: i64) -> Result<(), Halt<Never>> {
        change!(self, |c| {
            write_about!(c, lecture);
            let tracks: Vec<(String, String, String)> = sqlx::query_as(sql!(
                "SELECT kind, language, vtt FROM tracks WHERE lecture_id = $1"
            ))
            .bind(lecture)
            .fetch_all(&mut *c)
            .await?;
            for (kind, language, text) in tracks {
                let cues = vtt::parse(text.as_bytes()).unwrap_or_default();
                let Some(of) = TrackKind::parse(&kind) else {
                    continue;
                };
                write_passages!(c, lecture, &kind, &language, said(of, &language, &cues));
            }
            Ok::<_, Halt<Never>>(())
        })
    }
}
