//! Every stored figure computed anew from the records: lecture by lecture, and of a lecture's replay so many viewers at
//! a time, so that a hall of any size is gone through in little memory. Each part is read of one moment.

mod attendance;
mod films;
mod impossible;
mod participations;
mod plays;

use crate::db::{Db, StoreError};
use crate::features::reports::ReportStore;
use app::answer::NoRefusal;
use app::lectures::LectureId;
use app::reports::Recount;

/// So many viewers' records of one replay are held at once.
pub(super) const BATCH: i64 = 500;

/// A lecture whose figures are compared.
#[derive(sqlx::FromRow)]
struct Lecture {
    id: LectureId,
    slug: String,
}

/// Compares them all, so many viewers of a replay at a time.
pub(super) async fn recount(db: &Db, batch: i64) -> Result<Recount, StoreError<NoRefusal>> {
    let mut recount = Recount::default();
    let lectures: Vec<Lecture> = db
        .query(sql!("SELECT id, slug FROM lectures ORDER BY id"))
        .all()
        .await?;
    for lecture in &lectures {
        attendance::compare(db, lecture, &mut recount).await?;
        impossible::name(db, lecture, &mut recount).await?;
        seats(db, lecture, &mut recount).await?;
        participations::compare(db, lecture, &mut recount).await?;
        questions(db, lecture, &mut recount).await?;
        films::compare(db, lecture, &mut recount).await?;
        plays::compare(db, lecture, batch, &mut recount).await?;
    }
    Ok(recount)
}

impl ReportStore {
    /// The same as [`app::reports::Reports::recount`], so many viewers of a replay at a time.
    ///
    /// # Errors
    /// The database's.
    pub async fn recount_in(&self, batch: i64) -> Result<Recount, StoreError<NoRefusal>> {
        recount(&self.db, batch).await
    }
}

/// Notes that so many rows were held at once.
fn held(recount: &mut Recount, rows: usize) {
    recount.most_held = recount.most_held.max(rows);
}

async fn seats(
    db: &Db,
    lecture: &Lecture,
    recount: &mut Recount,
) -> Result<(), StoreError<NoRefusal>> {
    let (stored, anew): (i64, i64) = db
        .query(sql!(
            "SELECT l.seats_taken,
                    (SELECT count(*) FROM seats_held s WHERE s.lecture_id = l.id)
             FROM lectures l WHERE l.id = $1"
        ))
        .bind(lecture.id)
        .one()
        .await?;
    recount.compared += 1;
    if stored != anew {
        recount.differences.push(format!(
            "seats taken of {}: stored {stored}, from the records {anew}",
            lecture.slug
        ));
    }
    Ok(())
}

/// How many raised a question: as it is stored, and by the records.
#[derive(sqlx::FromRow)]
struct QuestionRow {
    id: i64,
    raised: i64,
    anew: i64,
}

/// How many raised each question.
async fn questions(
    db: &Db,
    lecture: &Lecture,
    recount: &mut Recount,
) -> Result<(), StoreError<NoRefusal>> {
    let rows: Vec<QuestionRow> = db
        .query(sql!(
            "SELECT q.id, q.raised, (SELECT count(*) FROM question_raises r
                 WHERE r.question_id = q.id) AS anew
             FROM questions q WHERE q.lecture_id = $1"
        ))
        .bind(lecture.id)
        .all()
        .await?;
    held(recount, rows.len());
    for row in rows {
        recount.compared += 1;
        if row.raised != row.anew {
            recount.differences.push(format!(
                "question {}: stored as raised by {}, from the records by {}",
                row.id, row.raised, row.anew
            ));
        }
    }
    Ok(())
}
