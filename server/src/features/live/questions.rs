//! Questions: who may ask and raise, and what an organizer makes of them.

use super::gate::{Gate, gate};
use super::live_state::QuestionRow;
use crate::db::{Db, Topic, Tx};
use crate::features::live::LiveStore;
use crate::features::parsing::{one_line, written};
use app::accounts::{Organizer, Person, PersonId, Role};
use app::answer::{Answer, Read, Refused};
use app::i18n::Instant;
use app::lectures::LectureId;
use app::live::{
    ANSWER_MOST, GateRefusal, NotAsked, NotSettled, QUESTION_MOST, Question, QuestionStatus,
    Questions,
};
use async_trait::async_trait;

/// The least time between two questions of a person at a lecture, in milliseconds.
const BETWEEN: i64 = 30_000;
/// The most questions of a person at a lecture.
const MOST: i64 = 20;

/// What was asked, on one line and without control characters.
fn parse(typed: &str) -> Result<String, NotAsked> {
    let text = one_line(typed);
    match text.chars().count() {
        0 => Err(NotAsked::Empty),
        n if n > QUESTION_MOST => Err(NotAsked::TooLong),
        _ => Ok(text),
    }
}

/// Whether somebody is in the room.
fn inside(gate: &Gate, now: Instant) -> Result<(), NotAsked> {
    gate.lets_in(now).map_err(NotAsked::Room)?;
    if gate.joined {
        Ok(())
    } else {
        Err(NotAsked::Room(GateRefusal::NotJoined))
    }
}

/// The next revision of a lecture's questions. Its row is locked until the change is durable, so revisions become
/// visible in their order.
async fn next_revision(tx: &mut Tx<'_>, lecture: LectureId) -> sqlx::Result<i64> {
    tx.touch(Topic::Rooms);
    tx.sql(sql!(
        "INSERT INTO question_revisions (lecture_id, revision) VALUES ($1, 1)
         ON CONFLICT (lecture_id) DO UPDATE SET revision = question_revisions.revision + 1
         RETURNING revision"
    ))
    .bind(lecture)
    .value::<i64>()
    .await
}

/// Whether it is the same that somebody asked at that instant.
async fn was_asked(
    tx: &mut Tx<'_>,
    (lecture, person): (LectureId, PersonId),
    at: i64,
    asked: &str,
) -> sqlx::Result<bool> {
    tx.sql(sql!(
        "SELECT EXISTS (SELECT 1 FROM questions WHERE lecture_id = $1 AND person_id = $2
             AND asked_at = $3 AND asked = $4)"
    ))
    .bind(lecture)
    .bind(person)
    .bind(at)
    .bind(asked)
    .value()
    .await
}

#[async_trait]
impl Questions for LiveStore {
    async fn ask(&self, person: &Person, slug: &str, question: &str) -> Answer<(), NotAsked> {
        let asked = parse(question)?;
        let (now, slug, who) = (self.db.now(), slug.to_owned(), person.id);
        self.db
            .change(move |tx| {
                Box::pin(async move {
                    let gate = gate(tx, &slug, who).await?.ok_or(Refused::NotFound)?;
                    inside(&gate, now)?;
                    let lecture = gate.schedule.id;
                    let revision = next_revision(tx, lecture).await?;
                    let (before, last): (i64, Option<i64>) = tx
                        .sql(sql!(
                            "SELECT count(*), max(asked_at) FROM questions WHERE lecture_id = $1
                             AND person_id = $2"
                        ))
                        .bind(lecture)
                        .bind(who)
                        .one()
                        .await?;
                    if let Some(last) = last.filter(|last| now.0 - last < BETWEEN) {
                        // A second press of the same form.
                        if was_asked(tx, (lecture, who), last, &asked).await? {
                            return Ok(());
                        }
                        return Err(NotAsked::TooSoon.into());
                    }
                    if before >= MOST {
                        return Err(NotAsked::TooMany.into());
                    }
                    tx.sql(sql!(
                        "INSERT INTO questions (lecture_id, person_id, asked, asked_at, status,
                             revision)
                         VALUES ($1, $2, $3, $4, 'open', $5)"
                    ))
                    .bind(lecture)
                    .bind(who)
                    .bind(asked)
                    .bind(now.0)
                    .bind(revision)
                    .run()
                    .await?;
                    Ok(())
                })
            })
            .await?;
        Ok(())
    }

    async fn raise(&self, person: &Person, question: i64) -> Answer<String, NotAsked> {
        let (now, who) = (self.db.now(), person.id);
        let slug = self
            .db
            .change(move |tx| {
                Box::pin(async move {
                    let found: Option<(String, PersonId)> = tx
                        .sql(sql!(
                            "SELECT l.slug, q.person_id FROM questions q
                                 JOIN lectures l ON l.id = q.lecture_id
                             WHERE q.id = $1 AND q.status <> 'hidden'"
                        ))
                        .bind(question)
                        .opt()
                        .await?;
                    let (slug, asker) = found.ok_or(Refused::NotFound)?;
                    let gate = gate(tx, &slug, who).await?.ok_or(Refused::NotFound)?;
                    inside(&gate, now)?;
                    if asker == who {
                        return Ok(slug);
                    }
                    let new = tx
                        .sql(sql!(
                            "INSERT INTO question_raises (question_id, person_id) VALUES ($1, $2)
                             ON CONFLICT (question_id, person_id) DO NOTHING"
                        ))
                        .bind(question)
                        .bind(who)
                        .run()
                        .await?;
                    if new > 0 {
                        let revision = next_revision(tx, gate.schedule.id).await?;
                        tx.sql(sql!(
                            "UPDATE questions SET raised = raised + 1, revision = $2 WHERE id = $1"
                        ))
                        .bind(question)
                        .bind(revision)
                        .run()
                        .await?;
                    }
                    Ok(slug)
                })
            })
            .await?;
        Ok(slug)
    }

    async fn settle(
        &self,
        organizer: &Organizer,
        question: i64,
        status: &str,
        answer: &str,
    ) -> Answer<String, NotSettled> {
        let status = QuestionStatus::parse(status).ok_or(NotSettled::Unknown)?;
        let answer = written(answer);
        if answer.chars().count() > ANSWER_MOST {
            return Err(NotSettled::TooLong.into());
        }
        let (now, who) = (self.db.now().0, organizer.person().id);
        let slug = self
            .db
            .change(move |tx| {
                Box::pin(async move {
                    let found: Option<(String, LectureId)> = tx
                        .sql(sql!(
                            "SELECT l.slug, l.id FROM questions q
                             JOIN lectures l ON l.id = q.lecture_id WHERE q.id = $1"
                        ))
                        .bind(question)
                        .opt()
                        .await?;
                    let (slug, lecture) = found.ok_or(Refused::NotFound)?;
                    let revision = next_revision(tx, lecture).await?;
                    tx.sql(sql!(
                        "UPDATE questions SET status = $2, answer = $3, settled_at = $4,
                             settled_by = $5, revision = $6
                         WHERE id = $1"
                    ))
                    .bind(question)
                    .bind(status.code())
                    .bind(answer)
                    .bind(now)
                    .bind(who)
                    .bind(revision)
                    .run()
                    .await?;
                    Ok(slug)
                })
            })
            .await?;
        Ok(slug)
    }

    async fn questions(&self, person: &Person, slug: &str) -> Read<Vec<Question>> {
        listed(&self.db, slug, person.id, false).await
    }

    async fn answered(&self, person: &Person, slug: &str) -> Read<Vec<Question>> {
        let rows: Vec<QuestionRow> = self
            .db
            .query(sql!(
                "SELECT q.id, q.asked, p.name, p.country, q.raised, q.status, q.answer, q.revision,
                     FALSE AS raised_by_reader
                 FROM questions q JOIN people p ON p.id = q.person_id
                     JOIN lectures l ON l.id = q.lecture_id
                 WHERE l.slug = $1 AND q.status = 'answered'
                   AND ($3 OR EXISTS (SELECT 1 FROM joins j WHERE j.lecture_id = l.id
                       AND j.person_id = $2))
                 ORDER BY q.raised DESC, q.id
                 LIMIT 50"
            ))
            .bind(slug.to_owned())
            .bind(person.id)
            .bind(person.role >= Role::Organizer)
            .all()
            .await?;
        Ok(rows.into_iter().map(|row| row.into_question().1).collect())
    }

    async fn all_questions(&self, organizer: &Organizer, slug: &str) -> Read<Vec<Question>> {
        listed(&self.db, slug, organizer.person().id, true).await
    }
}

async fn listed(db: &Db, slug: &str, who: PersonId, hidden: bool) -> Read<Vec<Question>> {
    let slug = slug.to_owned();
    let rows: Vec<QuestionRow> = db
        .query(sql!(
            "SELECT q.id, q.asked, p.name, p.country, q.raised, q.status, q.answer, q.revision,
                 EXISTS (SELECT 1 FROM question_raises r WHERE r.question_id = q.id
                 AND r.person_id = $2) AS raised_by_reader
             FROM questions q JOIN people p ON p.id = q.person_id
                 JOIN lectures l ON l.id = q.lecture_id
             WHERE l.slug = $1 AND (q.status <> 'hidden' OR $3)
               AND ($3 OR EXISTS (SELECT 1 FROM joins j WHERE j.lecture_id = l.id
                   AND j.person_id = $2))
             ORDER BY CASE q.status WHEN 'open' THEN 0 WHEN 'answered' THEN 1
                 ELSE 2 END, q.raised DESC, q.id
             LIMIT 200"
        ))
        .bind(slug)
        .bind(who)
        .bind(hidden)
        .all()
        .await?;
    Ok(rows.into_iter().map(|row| row.into_question().1).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_is_one_line_of_any_script() {
        assert_eq!(
            parse(" Which\r\n  rate?\u{7} "),
            Ok("Which rate?".to_owned())
        );
        assert_eq!(parse("ผู้ซื้อรายย่อย"), Ok("ผู้ซื้อรายย่อย".to_owned()));
        assert_eq!(parse("two\twords\u{200b}"), Ok("two words".to_owned()));
        assert_eq!(parse(" \n"), Err(NotAsked::Empty));
        assert_eq!(parse(&"é".repeat(500)).map(|q| q.len()), Ok(1_000));
        assert_eq!(parse(&"é".repeat(501)), Err(NotAsked::TooLong));
    }
}
