//! One beat: the lease, the credit, the standing, in one transaction.

use super::{gate, rule};
use crate::db::{Db, Halt};
use app::accounts::Person;
use app::answer::{Answer, Refused};
use app::i18n::Instant;
use app::live::{Beat, Beaten, Closed};
use app::reports::RULE_VERSION;

/// A lease is 128 random bits in hexadecimal.
const LEASE_LENGTH: usize = 32;
/// No honest client reaches a number this high.
const SEQ_MAX: i64 = 1_000_000_000;

#[derive(sqlx::FromRow)]
#[expect(clippy::struct_field_names, reason = "the column has that name")]
struct Lease {
    lease: String,
    lecture_id: i64,
    session: String,
    seq: i64,
    beat_at: i64,
    interval_id: Option<i64>,
}

/// Writes what a person's intervals at a lecture amount to. The figure is held before the lecture's span is read, so
/// that on PostgreSQL too a beat that meets the organizer's button is measured by the span the button made.
macro_rules! measure {
    ($c:ident, $lecture:expr, $person:expr) => {{
        sqlx::query(sql!("UPDATE attendance SET present_ms = present_ms WHERE lecture_id = $1 AND person_id = $2"))
            .bind($lecture)
            .bind($person)
            .execute(&mut *$c)
            .await?;
        let (start, end, percent): (i64, i64, i64) = sqlx::query_as(sql!(
            "SELECT COALESCE(began_at, starts_at), COALESCE(ended_at, ends_at), attended_percent FROM lectures WHERE id = $1"
        ))
        .bind($lecture)
        .fetch_one(&mut *$c)
        .await?;
        let rows: Vec<(i64, i64)> = sqlx::query_as(sql!(
            "SELECT from_at, to_at FROM presence_intervals WHERE lecture_id = $1 AND person_id = $2"
        ))
        .bind($lecture)
        .bind($person)
        .fetch_all(&mut *$c)
        .await?;
        let intervals: Vec<_> = rows.into_iter().map(|(from, to)| (Instant(from), Instant(to))).collect();
        let measured = $crate::rooms::live::rule::attendance(&intervals, Instant(start), Instant(end), percent);
        sqlx::query(sql!(
            "INSERT INTO attendance (lecture_id, person_id, present_ms, attended, late, left_early, rule_version)
             VALUES ($1, $2, $3, $4, $5, $6, $7)
             ON CONFLICT (lecture_id, person_id) DO UPDATE SET present_ms = excluded.present_ms,
                 attended = excluded.attended, late = excluded.late, left_early = excluded.left_early,
                 rule_version = excluded.rule_version"
        ))
        .bind($lecture)
        .bind($person)
        .bind(measured.present_ms)
        .bind(measured.attended)
        .bind(measured.late)
        .bind(measured.left_early)
        .bind(RULE_VERSION)
        .execute(&mut *$c)
        .await?;
        measured
    }};
}
pub(super) use measure;

pub(super) async fn beat(db: &Db, person: &Person, beat: &Beat) -> Answer<Beaten, Closed> {
    let well_formed = beat.lease.is_empty()
        || (beat.lease.len() == LEASE_LENGTH && beat.lease.bytes().all(|b| b.is_ascii_hexdigit()));
    if !well_formed || !(0..=SEQ_MAX).contains(&beat.seq) {
        return Err(Closed::Malformed.into());
    }
    let (now, who, beat, fresh) = (
        db.now(),
        person.id.0,
        beat.clone(),
        db.secret(LEASE_LENGTH / 2),
    );
    let done = change!(db, |c| {
        let gate = gate!(c, beat.lecture, who).ok_or(Refused::NotFound)?;
        let over = match gate.lets_in(now) {
            Ok(()) => false,
            // The last stretch before the end is credited by the beat that comes just after it.
            Err(Closed::Over)
                if now.since(gate.end()) <= rule::LONGEST_GAP && !beat.lease.is_empty() =>
            {
                true
            }
            Err(closed) => return Err(closed.into()),
        };
        if !gate.joined {
            return Err(Closed::NotJoined.into());
        }
        if beat.lease.is_empty() {
            sqlx::query(sql!(
                "INSERT INTO presence_leases (person_id, lecture_id, lease, session, seq, beat_at, interval_id)
                 VALUES ($1, $2, $3, $4, $5, $6, NULL)
                 ON CONFLICT (person_id) DO UPDATE SET lecture_id = excluded.lecture_id, lease = excluded.lease,
                     session = excluded.session, seq = excluded.seq, beat_at = excluded.beat_at, interval_id = NULL"
            ))
            .bind(who)
            .bind(gate.id)
            .bind(&fresh)
            .bind(&beat.session)
            .bind(beat.seq)
            .bind(now.0)
            .execute(&mut *c)
            .await?;
            let measured = measure!(c, gate.id, who);
            return Ok(Beaten {
                lease: fresh,
                present_ms: measured.present_ms,
                over,
            });
        }
        // An update, so that on PostgreSQL too the beats of one person wait for each other.
        let lease: Option<Lease> = sqlx::query_as(sql!(
            "UPDATE presence_leases SET seq = seq WHERE person_id = $1
             RETURNING lease, lecture_id, session, seq, beat_at, interval_id"
        ))
        .bind(who)
        .fetch_optional(&mut *c)
        .await?;
        let lease = lease
            .filter(|l| l.lease == beat.lease && l.lecture_id == gate.id)
            .ok_or(Closed::TakenOver)?;
        if lease.session != beat.session {
            return Err(Closed::TakenOver.into());
        }
        if beat.seq > lease.seq {
            let interval = match rule::credit(Instant(lease.beat_at), now) {
                None => None,
                Some((from, to)) => {
                    let grown: Option<(i64,)> = sqlx::query_as(sql!(
                        "UPDATE presence_intervals SET to_at = $2 WHERE id = $1 AND to_at = $3 RETURNING id"
                    ))
                    .bind(lease.interval_id.unwrap_or(-1))
                    .bind(to.0)
                    .bind(from.0)
                    .fetch_optional(&mut *c)
                    .await?;
                    let (id,): (i64,) = match grown {
                        Some(grown) => grown,
                        None => {
                            sqlx::query_as(sql!(
                            "INSERT INTO presence_intervals (lecture_id, person_id, from_at, to_at)
                                 VALUES ($1, $2, $3, $4) RETURNING id"
                        ))
                            .bind(gate.id)
                            .bind(who)
                            .bind(from.0)
                            .bind(to.0)
                            .fetch_one(&mut *c)
                            .await?
                        }
                    };
                    Some(id)
                }
            };
            sqlx::query(sql!(
                "UPDATE presence_leases SET seq = $2, beat_at = $3, interval_id = $4 WHERE person_id = $1"
            ))
            .bind(who)
            .bind(beat.seq)
            .bind(now.0)
            .bind(interval)
            .execute(&mut *c)
            .await?;
        }
        let measured = measure!(c, gate.id, who);
        Ok::<_, Halt<Closed>>(Beaten {
            lease: beat.lease,
            present_ms: measured.present_ms,
            over,
        })
    })?;
    Ok(done)
}
