//! Which account is a speaker's. It holds for all lectures of that name, those of before too: who is in which total is asked
//! whenever it is counted. Where two people have one name, a lecture's speaker is set apart, and has an account of their own.

use super::LectureRow;
use crate::db::{Db, StoreError, Tx};
use crate::events::{Act, EventKind, Subject};
use crate::features::locks::lock_lecture;
use crate::features::parsing::{Check, reason};
use app::accounts::{Email, Organizer, PersonId};
use app::answer::{Answer, Problem, Read, Refused, ValidationErrors};
use app::i18n::Locale;
use app::lectures::{LectureId, SpeakerAccount, SpeakerAccountForm, SpeakerRecord};

#[derive(sqlx::FromRow)]
struct SpeakerRow {
    id: i64,
    name: String,
    email: Option<String>,
    apart: bool,
}

impl From<SpeakerRow> for SpeakerAccount {
    fn from(row: SpeakerRow) -> Self {
        Self {
            id: row.id,
            name: row.name,
            email: row.email,
            apart: row.apart,
        }
    }
}

/// The speakers of a lecture, in their order.
pub(super) async fn accounts(db: &Db, slug: &str) -> Read<Vec<SpeakerAccount>> {
    let slug = slug.to_owned();
    let rows: Vec<SpeakerRow> = db
        .query(sql!(
            "SELECT s.id, s.name, p.email, ls.apart FROM lectures l
                 JOIN lecture_speakers ls ON ls.lecture_id = l.id
                 JOIN speakers s ON s.id = ls.speaker_id
                 LEFT JOIN people p ON p.id = CASE WHEN ls.apart = TRUE
                     THEN ls.person_id ELSE s.person_id END
             WHERE l.slug = $1 ORDER BY ls.place"
        ))
        .bind(slug)
        .all()
        .await?;
    Ok(rows.into_iter().map(Into::into).collect())
}

/// One of them, with the lectures that their account holds for.
pub(super) async fn record(db: &Db, l: Locale, slug: &str, speaker: i64) -> Read<SpeakerRecord> {
    let of = accounts(db, slug).await?;
    let of = of.into_iter().find(|one| one.id == speaker);
    let speaker = of.ok_or(Refused::NotFound)?;
    let rows: Vec<LectureRow> = db
        .query(sql!(
            "SELECT r.*, t.* FROM lecture_speakers ls JOIN lecture_rows r ON r.id = ls.lecture_id
                 LEFT JOIN lecture_translations t ON t.lecture_id = r.id AND t.locale = $1
             WHERE ls.speaker_id = $2
                 AND (($3 AND r.slug = $4) OR (NOT $3 AND ls.apart = FALSE))
             ORDER BY r.starts_at DESC, r.id DESC"
        ))
        .bind(l.tag())
        .bind(speaker.id)
        .bind(speaker.apart)
        .bind(slug.to_owned())
        .all()
        .await?;
    let lectures = rows.into_iter().map(Into::into).collect();
    Ok(SpeakerRecord { speaker, lectures })
}

/// A speaker of a lecture, before what an organizer says of them.
#[derive(sqlx::FromRow)]
struct Named {
    lecture: LectureId,
    apart: bool,
    account: Option<PersonId>,
}

/// Reads it, locked: nobody else says meanwhile who they are, nor who speaks in the lecture.
async fn locked(
    tx: &mut Tx<'_>,
    slug: &str,
    speaker: i64,
) -> Result<Named, StoreError<ValidationErrors>> {
    lock_lecture(tx, slug).await?;
    tx.sql(locking!(
        "SELECT id FROM speakers WHERE id = $1 FOR NO KEY UPDATE"
    ))
    .bind(speaker)
    .run()
    .await?;
    let named: Option<Named> = tx
        .sql(sql!(
            "SELECT l.id AS lecture, ls.apart, CASE WHEN ls.apart = TRUE
                     THEN ls.person_id ELSE s.person_id END AS account
             FROM lectures l JOIN lecture_speakers ls ON ls.lecture_id = l.id
                 JOIN speakers s ON s.id = ls.speaker_id
             WHERE l.slug = $1 AND s.id = $2"
        ))
        .bind(slug.to_owned())
        .bind(speaker)
        .opt()
        .await?;
    Ok(named.ok_or(Refused::NotFound)?)
}

/// Says whose account it is, of this lecture alone where they were set apart.
async fn point(
    tx: &mut Tx<'_>,
    named: &Named,
    speaker: i64,
    account: Option<PersonId>,
) -> sqlx::Result<()> {
    if named.apart {
        tx.sql(sql!(
            "UPDATE lecture_speakers SET person_id = $1 WHERE lecture_id = $2 AND speaker_id = $3"
        ))
        .bind(account)
        .bind(named.lecture)
        .bind(speaker)
        .run()
        .await?;
    } else {
        tx.sql(sql!("UPDATE speakers SET person_id = $1 WHERE id = $2"))
            .bind(account)
            .bind(speaker)
            .run()
            .await?;
    }
    Ok(())
}

/// Links a speaker of the lecture to the account of an address.
pub(super) async fn link(
    db: &Db,
    organizer: &Organizer,
    (slug, speaker): (&str, i64),
    form: &SpeakerAccountForm,
) -> Answer<(), ValidationErrors> {
    let email = Email::written(&form.speaker_email);
    let typed = form.speaker_reason.clone();
    let (act, slug) = (db.act(organizer), slug.to_owned());
    db.change(move |tx| {
        Box::pin(async move {
            let named = locked(tx, &slug, speaker).await?;
            let account: Option<PersonId> = tx
                .sql(sql!("SELECT id FROM people WHERE email = $1"))
                .bind(&email)
                .opt_value()
                .await?;
            let mut check = Check::default();
            if account.is_none() {
                check.problem("speaker_email", "speaker-no-account", &[]);
            }
            let reason = reason(&mut check, "speaker_reason", &typed);
            let (account, reason) = check.done(account.zip(reason))?;
            if Some(account) == named.account {
                return Ok(());
            }
            point(tx, &named, speaker, Some(account)).await?;
            let event = act
                .event(EventKind::SpeakerLinked, Subject::Lecture(named.lecture))
                .with("speaker", speaker)
                .with("apart", named.apart)
                .changed("person", named.account, Some(account))
                .with_detail("reason", reason);
            tx.emit(event).await?;
            Ok(())
        })
    })
    .await?;
    Ok(())
}

/// Links a speaker of the lecture to no account any more.
pub(super) async fn unlink(
    db: &Db,
    organizer: &Organizer,
    (slug, speaker): (&str, i64),
    typed: &str,
) -> Answer<(), ValidationErrors> {
    let mut check = Check::default();
    let typed = reason(&mut check, "unlink_reason", typed);
    let reason = check.done(typed)?;
    let (act, slug) = (db.act(organizer), slug.to_owned());
    db.change(move |tx| {
        Box::pin(async move {
            let named = locked(tx, &slug, speaker).await?;
            if named.account.is_none() {
                let problem = Problem::new("", "speaker-none-linked");
                return Err(ValidationErrors(vec![problem]).into());
            }
            point(tx, &named, speaker, None).await?;
            let event = act
                .event(EventKind::SpeakerLinked, Subject::Lecture(named.lecture))
                .with("speaker", speaker)
                .with("apart", named.apart)
                .changed("person", named.account, None)
                .with_detail("reason", reason);
            tx.emit(event).await?;
            Ok(())
        })
    })
    .await?;
    Ok(())
}

/// Sets a speaker of the lecture apart from others of that name, or says that they are the same.
pub(super) async fn part(
    db: &Db,
    organizer: &Organizer,
    (slug, speaker, apart): (&str, i64, bool),
    typed: &str,
) -> Answer<(), ValidationErrors> {
    let mut check = Check::default();
    let typed = reason(&mut check, "part_reason", typed);
    let reason = check.done(typed)?;
    let (act, slug) = (db.act(organizer), slug.to_owned());
    db.change(move |tx| {
        Box::pin(async move {
            let named = locked(tx, &slug, speaker).await?;
            if named.apart == apart {
                return Ok(());
            }
            tx.sql(sql!(
                "UPDATE lecture_speakers SET apart = $3, person_id = NULL
                 WHERE lecture_id = $1 AND speaker_id = $2"
            ))
            .bind(named.lecture)
            .bind(speaker)
            .bind(apart)
            .run()
            .await?;
            let event = act
                .event(EventKind::SpeakerParted, Subject::Lecture(named.lecture))
                .with("speaker", speaker)
                .changed("apart", named.apart, apart)
                .changed("person", named.account, None)
                .with_detail("reason", reason);
            tx.emit(event).await?;
            Ok(())
        })
    })
    .await?;
    Ok(())
}

/// A speaker who was set apart at a lecture.
#[derive(sqlx::FromRow)]
pub(super) struct Apart {
    speaker_id: i64,
    person_id: Option<PersonId>,
}

impl Apart {
    /// Those of a lecture, whose list of speakers is about to be written anew.
    pub(super) async fn of(tx: &mut Tx<'_>, lecture: LectureId) -> sqlx::Result<Vec<Self>> {
        tx.sql(sql!(
            "SELECT speaker_id, person_id FROM lecture_speakers
             WHERE lecture_id = $1 AND apart = TRUE"
        ))
        .bind(lecture)
        .all()
        .await
    }

    /// Sets them apart again; where they do not speak there any more, their account stands for nobody from now on, and the
    /// log says so.
    pub(super) async fn again(
        self,
        tx: &mut Tx<'_>,
        lecture: LectureId,
        act: &Act,
    ) -> sqlx::Result<()> {
        let stays = tx
            .sql(sql!(
                "UPDATE lecture_speakers SET apart = TRUE, person_id = $3
                 WHERE lecture_id = $1 AND speaker_id = $2"
            ))
            .bind(lecture)
            .bind(self.speaker_id)
            .bind(self.person_id)
            .run()
            .await?;
        if stays == 0 && self.person_id.is_some() {
            let event = act
                .event(EventKind::SpeakerLinked, Subject::Lecture(lecture))
                .with("speaker", self.speaker_id)
                .with("apart", true)
                .changed("person", self.person_id, None);
            tx.emit(event).await?;
        }
        Ok(())
    }
}
