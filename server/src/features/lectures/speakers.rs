//! Which account is a speaker's. It holds for all lectures they speak in, those of before too: who is in which total is asked
//! whenever it is counted.

use crate::db::Db;
use crate::events::{EventKind, Subject};
use app::accounts::{Organizer, PersonId};
use app::answer::{Answer, Problem, Read, Refused, ValidationErrors};
use app::lectures::{LectureId, SpeakerAccount, SpeakerAccountForm};

#[derive(sqlx::FromRow)]
struct SpeakerRow {
    id: i64,
    name: String,
    email: Option<String>,
}

/// The speakers of a lecture, in their order.
pub(super) async fn accounts(db: &Db, slug: &str) -> Read<Vec<SpeakerAccount>> {
    let slug = slug.to_owned();
    let rows: Vec<SpeakerRow> = db
        .query(sql!(
            "SELECT s.id, s.name, p.email FROM lectures l
                 JOIN lecture_speakers ls ON ls.lecture_id = l.id
                 JOIN speakers s ON s.id = ls.speaker_id
                 LEFT JOIN people p ON p.id = s.person_id
             WHERE l.slug = $1 ORDER BY ls.place"
        ))
        .bind(slug)
        .all()
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| SpeakerAccount {
            id: row.id,
            name: row.name,
            email: row.email,
        })
        .collect())
}

/// Links a speaker of the lecture to the account of an address, or to none.
pub(super) async fn link(
    db: &Db,
    organizer: &Organizer,
    slug: &str,
    form: &SpeakerAccountForm,
) -> Answer<(), ValidationErrors> {
    let speaker: i64 = form.speaker_id.parse().map_err(|_| Refused::NotFound)?;
    let email = form.speaker_email.trim().to_lowercase();
    let (act, slug) = (db.act(organizer), slug.to_owned());
    db.change(move |tx| {
        Box::pin(async move {
            let before: Option<(LectureId, Option<PersonId>)> = tx
                .sql(sql!(
                    "SELECT l.id, s.person_id FROM lectures l
                         JOIN lecture_speakers ls ON ls.lecture_id = l.id
                         JOIN speakers s ON s.id = ls.speaker_id
                     WHERE l.slug = $1 AND s.id = $2"
                ))
                .bind(slug)
                .bind(speaker)
                .opt()
                .await?;
            let (lecture, before) = before.ok_or(Refused::NotFound)?;
            let account: Option<PersonId> = tx
                .sql(sql!("SELECT id FROM people WHERE email = $1"))
                .bind(&email)
                .opt_value()
                .await?;
            if account.is_none() && !email.is_empty() {
                let problem = Problem::new("speaker_email", "speaker-no-account");
                return Err(ValidationErrors(vec![problem]).into());
            }
            if account == before {
                return Ok(());
            }
            tx.sql(sql!("UPDATE speakers SET person_id = $1 WHERE id = $2"))
                .bind(account)
                .bind(speaker)
                .run()
                .await?;
            let event = act
                .event(EventKind::SpeakerLinked, Subject::Lecture(lecture))
                .with("speaker", speaker)
                .changed("person", before, account);
            tx.emit(event).await?;
            Ok(())
        })
    })
    .await?;
    Ok(())
}
