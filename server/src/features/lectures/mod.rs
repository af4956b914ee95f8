//! Lectures.

mod countries;
mod desk;
mod parse;
mod particulars;
mod programme;
mod row;
mod save;
mod speakers;

pub(crate) use desk::{fold, written};
pub(crate) use parse::{attended_share, instant, live_url};

pub(crate) use row::LectureRow;

use crate::db::{Db, StoreError};
use crate::events::{EventKind, Subject};
use app::accounts::{Organizer, Person, Role};
use app::answer::{Answer, Problem, Read, Refused, ValidationErrors};
use app::i18n::{Instant, Locale};
use app::lectures::{
    CountryLectures, CountryTotals, DeskFilter, Detail, Filter, Lecture, LectureForm, LectureId,
    LectureListPage, Lectures, Programme, Speaker, SpeakerAccount, SpeakerAccountForm,
    SpeakerRecord, Suggestions,
};
use async_trait::async_trait;

fn refuse(key: &str) -> StoreError<ValidationErrors> {
    ValidationErrors(vec![Problem::new("", key)]).into()
}

/// The lectures of the hall. A handle, cheap to clone.
#[derive(Debug, Clone)]
pub struct LectureStore {
    db: Db,
}

impl LectureStore {
    /// Those of a database.
    pub(in crate::features) const fn of(db: Db) -> Self {
        Self { db }
    }
}

/// Somebody who speaks in a lecture.
#[derive(sqlx::FromRow)]
struct SpeakerRow {
    name: String,
    affiliation: String,
    country: String,
    bio: String,
}

#[async_trait]
impl Lectures for LectureStore {
    async fn programme(&self, l: Locale, filter: &Filter, now: Instant) -> Read<Programme> {
        programme::programme(&self.db, l, filter, now).await
    }

    async fn lecture(&self, l: Locale, slug: &str, viewer: Option<&Person>) -> Read<Detail> {
        let (slug, now) = (slug.to_owned(), self.db.now());
        let (row, speakers) = self
            .db
            .read(async |tx| {
                let row: LectureRow = tx
                    .sql(sql!(
                        "SELECT r.*, t.*, (SELECT count(*) FROM seat_holds h
                             WHERE h.lecture_id = r.id AND h.ended_at IS NULL AND h.lapses_at > $3)
                             AS seats_on_hold
                         FROM lecture_rows r LEFT JOIN lecture_translations t ON t.lecture_id = r.id
                             AND t.locale = $2
                         WHERE r.slug = $1"
                    ))
                    .bind(slug)
                    .bind(l.tag())
                    .bind(now.0)
                    .one()
                    .await?;
                let speakers: Vec<SpeakerRow> = tx
                    .sql(sql!(
                        "SELECT s.name, ls.affiliation, ls.country, s.bio FROM lecture_speakers ls
                             JOIN speakers s ON s.id = ls.speaker_id
                         WHERE ls.lecture_id = $1 ORDER BY ls.place"
                    ))
                    .bind(row.id)
                    .all()
                    .await?;
                Ok((row, speakers))
            })
            .await?;
        if row.is_draft() && viewer.is_none_or(|v| v.role < Role::Organizer) {
            return Err(Refused::NotFound);
        }
        let speakers = speakers
            .into_iter()
            .map(|row| Speaker {
                name: row.name,
                affiliation: row.affiliation,
                country: row.country,
                bio: row.bio,
            })
            .collect();
        Ok(Detail {
            abstract_text: row
                .localized_abstract
                .clone()
                .unwrap_or_else(|| row.abstract_text.clone()),
            series: row.series.clone(),
            lecture: row.into(),
            speakers,
        })
    }

    async fn next_in_series(&self, l: Locale, slug: &str) -> Read<Option<Lecture>> {
        let row: Option<LectureRow> = self
            .db
            .query(sql!(
                "SELECT r.*, t.*
                 FROM lectures of JOIN public_lectures n ON n.series_id = of.series_id
                     AND (n.starts_at > of.starts_at
                         OR (n.starts_at = of.starts_at AND n.id > of.id))
                     JOIN lecture_rows r ON r.id = n.id
                     LEFT JOIN lecture_translations t ON t.lecture_id = r.id AND t.locale = $2
                 WHERE of.slug = $1 AND n.status <> 'cancelled'
                     AND (r.has_replay OR (n.ends_at > $3 AND n.ended_at IS NULL))
                 ORDER BY n.starts_at, n.id LIMIT 1"
            ))
            .bind(slug)
            .bind(l.tag())
            .bind(self.db.now().0)
            .opt()
            .await?;
        Ok(row.map(Into::into))
    }

    async fn countries(&self) -> Read<Vec<CountryTotals>> {
        countries::totals(&self.db).await
    }

    async fn of_country(
        &self,
        l: Locale,
        country: &str,
        page: i64,
        now: Instant,
    ) -> Read<CountryLectures> {
        countries::lectures(&self.db, l, country, page, now).await
    }

    async fn list(
        &self,
        _organizer: &Organizer,
        l: Locale,
        filter: &DeskFilter,
    ) -> Read<LectureListPage> {
        desk::list(&self.db, l, filter).await
    }

    async fn form(&self, _organizer: &Organizer, slug: &str) -> Read<LectureForm> {
        desk::form(&self.db, slug).await
    }

    async fn suggestions(&self, _organizer: &Organizer) -> Read<Suggestions> {
        Ok(self
            .db
            .read(async |tx| {
                let speakers: Vec<String> = tx
                    .sql(sql!("SELECT name FROM speakers ORDER BY name LIMIT 500"))
                    .values()
                    .await?;
                let hosts: Vec<String> = tx
                    .sql(sql!("SELECT name FROM hosts ORDER BY name LIMIT 500"))
                    .values()
                    .await?;
                Ok(Suggestions { speakers, hosts })
            })
            .await?)
    }

    async fn save(
        &self,
        organizer: &Organizer,
        slug: Option<&str>,
        form: &LectureForm,
    ) -> Answer<String, ValidationErrors> {
        Ok(save::save(&self.db, organizer, slug, form).await?)
    }

    async fn copy(&self, organizer: &Organizer, slug: &str) -> Read<LectureForm> {
        Ok(desk::a_week_later(self.form(organizer, slug).await?))
    }

    async fn publish(&self, organizer: &Organizer, slug: &str) -> Answer<(), ValidationErrors> {
        let (slug, act) = (slug.to_owned(), self.db.act(organizer));
        let now = act.at.0;
        self.db
            .change(move |tx| {
                Box::pin(async move {
                    let row: Option<(LectureId, String, i64)> = tx
                        .sql(sql!(
                            "UPDATE lectures SET updated_at = $2 WHERE slug = $1
                             RETURNING id, status, ends_at"
                        ))
                        .bind(slug)
                        .bind(now)
                        .opt()
                        .await?;
                    let (id, status, ends_at) = row.ok_or(Refused::NotFound)?;
                    if status != "draft" {
                        return Err(refuse("lecture-not-draft"));
                    }
                    if ends_at <= now {
                        return Err(refuse("lecture-in-past"));
                    }
                    tx.sql(sql!(
                        "UPDATE lectures SET status = 'published' WHERE id = $1"
                    ))
                    .bind(id)
                    .run()
                    .await?;
                    let subject = Subject::Lecture(id);
                    tx.emit(act.event(EventKind::LecturePublished, subject))
                        .await?;
                    Ok(())
                })
            })
            .await?;
        Ok(())
    }

    async fn speaker_accounts(
        &self,
        _organizer: &Organizer,
        slug: &str,
    ) -> Read<Vec<SpeakerAccount>> {
        speakers::accounts(&self.db, slug).await
    }

    async fn speaker_account(
        &self,
        _organizer: &Organizer,
        l: Locale,
        slug: &str,
        speaker: i64,
    ) -> Read<SpeakerRecord> {
        speakers::record(&self.db, l, slug, speaker).await
    }

    async fn link_speaker(
        &self,
        organizer: &Organizer,
        slug: &str,
        speaker: i64,
        form: &SpeakerAccountForm,
    ) -> Answer<(), ValidationErrors> {
        speakers::link(&self.db, organizer, (slug, speaker), form).await
    }

    async fn unlink_speaker(
        &self,
        organizer: &Organizer,
        slug: &str,
        speaker: i64,
        reason: &str,
    ) -> Answer<(), ValidationErrors> {
        speakers::unlink(&self.db, organizer, (slug, speaker), reason).await
    }

    async fn part_speaker(
        &self,
        organizer: &Organizer,
        slug: &str,
        speaker: i64,
        apart: bool,
        reason: &str,
    ) -> Answer<(), ValidationErrors> {
        speakers::part(&self.db, organizer, (slug, speaker, apart), reason).await
    }

    async fn delete(&self, organizer: &Organizer, slug: &str) -> Answer<(), ValidationErrors> {
        let (slug, act) = (slug.to_owned(), self.db.act(organizer));
        self.db
            .change(move |tx| {
                Box::pin(async move {
                    // The enrolments' foreign key refuses where anybody ever enrolled, withdrawn or not.
                    let deleted: sqlx::Result<Option<(LectureId, String)>> = tx
                        .sql(sql!(
                            "DELETE FROM lectures WHERE slug = $1 RETURNING id, title"
                        ))
                        .bind(slug)
                        .opt()
                        .await;
                    let (id, title) = match deleted {
                        Err(sqlx::Error::Database(error)) if error.is_foreign_key_violation() => {
                            return Err(refuse("lecture-has-enrolments"));
                        }
                        deleted => deleted?.ok_or(Refused::NotFound)?,
                    };
                    let event = act.event(EventKind::LectureDeleted, Subject::Lecture(id));
                    tx.emit(event.with_detail("title", title)).await?;
                    Ok(())
                })
            })
            .await?;
        Ok(())
    }
}
