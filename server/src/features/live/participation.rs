//! Who somebody was at a lecture, as the desk reads it, and an organizer who sets it right.

use crate::db::{StoreError, Tx};
use crate::events::{EventKind, Subject};
use crate::features::live::LiveStore;
use crate::features::locks::lock_person;
use crate::features::parsing::{Check, reason};
use crate::features::participations::{self, KeptRow};
use app::accounts::{Organizer, PersonId};
use app::answer::{Answer, Problem, Read, Refused, ValidationErrors};
use app::i18n::{Instant, is_country};
use app::lectures::LectureId;
use app::live::{
    KeptKind, KeptProfile, ParticipationCorrection, ParticipationForm, ParticipationRecord,
    Participations,
};
use app::ui::TICKED;
use async_trait::async_trait;

/// What is kept of somebody at a lecture.
#[derive(sqlx::FromRow)]
struct ParticipationRow {
    lecture_id: LectureId,
    at: i64,
    of_upgrade: bool,
    #[sqlx(flatten)]
    kept: KeptRow,
}

/// A correction as an organizer reads it.
#[derive(sqlx::FromRow)]
struct CorrectionRow {
    corrected_at: i64,
    corrected_by: String,
    reason: String,
    country_before: String,
    kind_before: String,
    #[sqlx(flatten)]
    after: KeptRow,
}

fn kind_of(code: &str) -> KeptKind {
    KeptKind::parse(code).unwrap_or(KeptKind::Practitioner)
}

impl From<CorrectionRow> for ParticipationCorrection {
    fn from(row: CorrectionRow) -> Self {
        Self {
            at: Instant(row.corrected_at),
            by: row.corrected_by,
            reason: row.reason,
            before: KeptProfile {
                kind: kind_of(&row.kind_before),
                country: row.country_before,
            },
            after: row.after.into(),
        }
    }
}

/// What is kept of a person at the lecture of a slug.
async fn kept(
    tx: &mut Tx<'_>,
    slug: &str,
    person: PersonId,
) -> sqlx::Result<Option<ParticipationRow>> {
    tx.sql(sql!(
        "SELECT k.lecture_id, k.at, k.of_upgrade, k.country, k.kind
         FROM lectures l JOIN kept_profiles k ON k.lecture_id = l.id
         WHERE l.slug = $1 AND k.person_id = $2"
    ))
    .bind(slug)
    .bind(person)
    .opt()
    .await
}

/// What was typed, and why; what is kept already is no correction.
fn parsed(
    form: &ParticipationForm,
    before: &KeptProfile,
) -> Result<(KeptProfile, String), ValidationErrors> {
    let mut check = Check::default();
    let country = check.parsed("kept_country", &form.kept_country, "problem-country", |c| {
        is_country(c).then(|| c.to_owned())
    });
    let kind = check.parsed(
        "kept_kind",
        &form.kept_kind,
        "problem-choice",
        KeptKind::parse,
    );
    let after = country
        .zip(kind)
        .map(|(country, kind)| KeptProfile { country, kind });
    if after.as_ref() == Some(before) {
        check.problem("kept_country", "participation-same", &[]);
    }
    let why = reason(&mut check, "kept_reason", &form.kept_reason);
    check.done(after.zip(why))
}

fn refuse(key: &str) -> StoreError<ValidationErrors> {
    ValidationErrors(vec![Problem::new("", key)]).into()
}

#[async_trait]
impl Participations for LiveStore {
    async fn participation(
        &self,
        organizer: &Organizer,
        lecture: &str,
        person: PersonId,
    ) -> Read<Option<ParticipationRecord>> {
        let (slug, by) = (lecture.to_owned(), organizer.person().id);
        Ok(self
            .db
            .read(async |tx| {
                let Some(row) = kept(tx, &slug, person).await? else {
                    return Ok(None);
                };
                let kept = KeptProfile::from(row.kept);
                let today: KeptRow = tx
                    .sql(sql!(
                        "SELECT p.country, CASE WHEN p.kind = 'official' AND p.confirmed_at IS NULL
                             THEN 'unconfirmed' ELSE p.kind END AS kind
                         FROM people p WHERE p.id = $1"
                    ))
                    .bind(person)
                    .one()
                    .await?;
                let same: i64 = tx
                    .sql(sql!(
                        "SELECT count(*) FROM kept_profiles k WHERE k.person_id = $1
                             AND k.lecture_id <> $2 AND k.country = $3 AND k.kind = $4"
                    ))
                    .bind(person)
                    .bind(row.lecture_id)
                    .bind(&kept.country)
                    .bind(kept.kind.code())
                    .value()
                    .await?;
                let corrections: Vec<CorrectionRow> = tx
                    .sql(sql!(
                        "SELECT k.corrected_at, p.name AS corrected_by, k.reason, k.country_before,
                             k.kind_before, k.country, k.kind
                         FROM participation_corrections k JOIN people p ON p.id = k.corrected_by
                         WHERE k.lecture_id = $1 AND k.person_id = $2 ORDER BY k.id DESC"
                    ))
                    .bind(row.lecture_id)
                    .bind(person)
                    .all()
                    .await?;
                Ok(Some(ParticipationRecord {
                    at: Instant(row.at),
                    kept,
                    today: today.into(),
                    of_upgrade: row.of_upgrade,
                    same_elsewhere: same,
                    corrections: corrections.into_iter().map(Into::into).collect(),
                    can_be_corrected: person != by,
                }))
            })
            .await?)
    }

    async fn correct_participation(
        &self,
        organizer: &Organizer,
        lecture: &str,
        person: PersonId,
        form: &ParticipationForm,
    ) -> Answer<(), ValidationErrors> {
        let (act, by) = (self.db.act(organizer), organizer.person().id);
        let (slug, form) = (lecture.to_owned(), form.clone());
        self.db
            .change(move |tx| {
                Box::pin(async move {
                    lock_person(tx, person).await?;
                    let row = kept(tx, &slug, person).await?.ok_or(Refused::NotFound)?;
                    if person == by {
                        return Err(refuse("participation-oneself"));
                    }
                    let before = KeptProfile::from(row.kept);
                    let (after, reason) = parsed(&form, &before)?;
                    let only = (form.kept_everywhere != TICKED).then_some(row.lecture_id);
                    let whose = (person, only);
                    let lectures = participations::correct(tx, whose, &before, &after).await?;
                    for lecture in &lectures {
                        tx.sql(sql!(
                            "INSERT INTO participation_corrections (lecture_id, person_id,
                                 country_before, kind_before, country, kind, reason, corrected_by,
                                 corrected_at)
                             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)"
                        ))
                        .bind(*lecture)
                        .bind(person)
                        .bind(&before.country)
                        .bind(before.kind.code())
                        .bind(&after.country)
                        .bind(after.kind.code())
                        .bind(&reason)
                        .bind(by)
                        .bind(act.at.0)
                        .run()
                        .await?;
                    }
                    let event = act
                        .event(EventKind::ParticipationCorrected, Subject::Person(person))
                        .with("lectures", lectures)
                        .changed("country", before.country, after.country)
                        .changed("kind", before.kind.code(), after.kind.code())
                        .with_detail("reason", reason);
                    tx.emit(event).await?;
                    Ok(())
                })
            })
            .await?;
        Ok(())
    }
}
