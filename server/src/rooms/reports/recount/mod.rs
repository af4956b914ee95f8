//! Every stored figure computed anew from the records.

mod plays;

use crate::db::{Db, Halt};
use crate::rooms::live::Measured;
use crate::rooms::live::measure::{CorrectionRow, IntervalRow, Records, StayRow};
use crate::rooms::live::rule::Span;
use app::answer::{Never, Read};
use app::i18n::Instant;
use app::live::Attendance;
use app::reports::Recount;

#[derive(sqlx::FromRow)]
struct Stored {
    slug: String,
    lecture_id: i64,
    person_id: i64,
    #[sqlx(flatten)]
    measured: Measured,
    starts: i64,
    ends: i64,
    planned_end: i64,
    attended_percent: i64,
}

pub(super) async fn recount(db: &Db) -> Read<Recount> {
    let mut recount = Recount::default();
    attendance(db, &mut recount).await?;
    seats(db, &mut recount).await?;
    plays::recount(db, &mut recount).await?;
    Ok(recount)
}

/// What the figures of attendance are computed from.
type PresenceRows = (
    Vec<Stored>,
    Vec<IntervalRow>,
    Vec<StayRow>,
    Vec<CorrectionRow>,
);

async fn attendance(db: &Db, recount: &mut Recount) -> Result<(), Halt<Never>> {
    let (stored, intervals, stays, corrections): PresenceRows = read!(db, |c| {
        async {
        let stored = sqlx::query_as(sql!(
            "SELECT l.slug, a.lecture_id, a.person_id, a.present_ms, a.gathered_ms, a.corrected_ms,
                    a.attended, a.late, a.left_early,
                    COALESCE(l.began_at, l.starts_at) AS starts, COALESCE(l.ended_at, l.ends_at) AS ends,
                    l.ends_at AS planned_end, l.attended_percent
             FROM attendance a JOIN lectures l ON l.id = a.lecture_id"
        ))
        .fetch_all(&mut *c)
        .await?;
        let intervals = sqlx::query_as(sql!("SELECT lecture_id, person_id, from_at, to_at FROM presence_intervals"))
            .fetch_all(&mut *c)
            .await?;
        let stays = sqlx::query_as(sql!(
            "SELECT g.lecture_id, s.person_id, g.host_id, g.opened_at, g.confirmed_at, g.closed_at, s.came_at, s.left_at
             FROM gatherings g JOIN gathering_stays s ON s.gathering_id = g.id"
        ))
        .fetch_all(&mut *c)
        .await?;
        let corrections = sqlx::query_as(sql!("SELECT lecture_id, person_id, corrected_ms FROM corrections ORDER BY id"))
            .fetch_all(&mut *c)
            .await?;
        Ok::<_, sqlx::Error>((stored, intervals, stays, corrections))
    }
    .await
    .map_err(Halt::<Never>::Sql)
    })?;
    let records = Records::of(intervals, stays, corrections);
    let mut unseen = records.everybody();
    for row in stored {
        let whose = (row.lecture_id, row.person_id);
        unseen.remove(&whose);
        let span = Span {
            start: Instant(row.starts),
            end: Instant(row.ends),
            planned_end: Instant(row.planned_end),
        };
        let anew = records.attendance(whose, span, row.attended_percent);
        let was: Attendance = row.measured.into();
        recount.compared += 1;
        if was != anew {
            recount.differences.push(format!(
                "attendance of person {} at {}: stored {was:?}, from the records {anew:?}",
                row.person_id, row.slug
            ));
        }
    }
    for (lecture, person) in unseen {
        recount.differences.push(format!(
            "attendance of person {person} at lecture {lecture}: records without a figure"
        ));
    }
    Ok(())
}

async fn seats(db: &Db, recount: &mut Recount) -> Result<(), Halt<Never>> {
    let rows: Vec<(String, i64, i64)> = read!(db, |c| {
        sqlx::query_as(sql!(
        "SELECT l.slug, l.seats_taken,
                (SELECT count(*) FROM enrolments e WHERE e.lecture_id = l.id AND e.withdrawn_at IS NULL)
         FROM lectures l"
    ))
    .fetch_all(&mut *c)
    .await
    .map_err(Halt::<Never>::Sql)
    })?;
    for (slug, stored, anew) in rows {
        recount.compared += 1;
        if stored != anew {
            recount.differences.push(format!(
                "seats taken of {slug}: stored {stored}, from the records {anew}"
            ));
        }
    }
    Ok(())
}
