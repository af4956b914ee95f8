//! One beat of a player.

use super::rule::{self, Coverage};
use crate::db::{Db, Halt};
use app::answer::{Answer, Refused};
use app::replays::{NotCounted, PlayBeat, Played, Viewer};
use app::reports::RULE_VERSION;

/// A lease is 128 random bits in hexadecimal.
const LEASE_LENGTH: usize = 32;
/// No honest player reaches a number this high.
const SEQ_MAX: i64 = 1_000_000_000;
/// A player may report a little beyond the length the file's header gives, in milliseconds.
const SLACK: i64 = 5_000;

#[derive(sqlx::FromRow)]
struct Session {
    id: i64,
    lecture_id: i64,
    viewer: String,
    seq: i64,
    beat_at: i64,
    credit_ms: i64,
    needed_ms: i64,
    reached_at: Option<i64>,
}

pub(super) async fn beat(db: &Db, viewer: &Viewer, beat: &PlayBeat) -> Answer<Played, NotCounted> {
    let well_formed = beat.lease.is_empty()
        || (beat.lease.len() == LEASE_LENGTH && beat.lease.bytes().all(|b| b.is_ascii_hexdigit()));
    if !well_formed
        || !(0..=SEQ_MAX).contains(&beat.seq)
        || beat.from_ms < 0
        || beat.to_ms < beat.from_ms
    {
        return Err(NotCounted::Malformed.into());
    }
    let person = match viewer {
        Viewer::Person(id) => Some(id.0),
        Viewer::Visitor(_) => None,
    };
    let (now, viewer, beat, fresh) = (
        db.now().0,
        viewer.code(),
        beat.clone(),
        db.secret(LEASE_LENGTH / 2),
    );
    let done = change!(db, |c| {
        let replay: Option<(i64, i64, i64)> = sqlx::query_as(sql!(
            "SELECT v.lecture_id, v.duration_ms, v.published_at FROM replays v JOIN lectures l ON l.id = v.lecture_id
             WHERE l.slug = $1 AND v.removed_at IS NULL AND l.status <> 'draft'"
        ))
        .bind(&beat.lecture)
        .fetch_optional(&mut *c)
        .await?;
        let (lecture, duration, published_at) = replay.ok_or(Refused::NotFound)?;
        // Written before it is read, so that on PostgreSQL too the beats of one viewer wait for each other and none
        // adds to a coverage that another has grown meanwhile.
        let (known,): (Vec<u8>,) = sqlx::query_as(sql!(
            "INSERT INTO coverage (lecture_id, viewer, buckets, covered, completed, position_ms, rule_version)
             VALUES ($1, $2, $3, 0, FALSE, 0, $4)
             ON CONFLICT (lecture_id, viewer) DO UPDATE SET rule_version = excluded.rule_version RETURNING buckets"
        ))
        .bind(lecture)
        .bind(&viewer)
        .bind(Vec::<u8>::new())
        .bind(RULE_VERSION)
        .fetch_one(&mut *c)
        .await?;
        let mut coverage = Coverage::from_bytes(known);
        let percent =
            |coverage: &Coverage| coverage.covered() * 100 / rule::buckets(duration).max(1);
        if beat.lease.is_empty() {
            // The first beat credits nothing; it takes over from any other tab or device of this viewer.
            sqlx::query(sql!(
                "INSERT INTO play_sessions (lecture_id, viewer, person_id, lease, seq, began_at, beat_at, credit_ms, needed_ms, counted)
                 VALUES ($1, $2, $3, $4, $5, $6, $6, 0, $7, FALSE)"
            ))
            .bind(lecture)
            .bind(&viewer)
            .bind(person)
            .bind(&fresh)
            .bind(beat.seq)
            .bind(now)
            .bind(rule::needed(duration))
            .execute(&mut *c)
            .await?;
            return Ok(Played {
                lease: fresh,
                credit_ms: 0,
                covered_percent: percent(&coverage),
            });
        }
        // An update, so that on PostgreSQL too the beats of one session wait for each other.
        let session: Option<Session> = sqlx::query_as(sql!(
            "UPDATE play_sessions SET seq = seq WHERE lease = $1
             RETURNING id, lecture_id, viewer, seq, beat_at, credit_ms, needed_ms, reached_at"
        ))
        .bind(&beat.lease)
        .fetch_optional(&mut *c)
        .await?;
        let session = session
            .filter(|s| s.viewer == viewer && s.lecture_id == lecture)
            .ok_or(NotCounted::Malformed)?;
        let newer: Option<(i64,)> = sqlx::query_as(sql!(
            "SELECT id FROM play_sessions WHERE viewer = $1 AND id > $2 LIMIT 1"
        ))
        .bind(&viewer)
        .bind(session.id)
        .fetch_optional(&mut *c)
        .await?;
        if newer.is_some() {
            return Err(NotCounted::TakenOver.into());
        }
        if beat.seq <= session.seq {
            return Ok(Played {
                lease: beat.lease,
                credit_ms: session.credit_ms,
                covered_percent: percent(&coverage),
            });
        }
        let (from, to) = (beat.from_ms.min(duration), beat.to_ms.min(duration + SLACK));
        let credit = rule::credit(now - session.beat_at, beat.rate_percent, from, to);
        let total = session.credit_ms + credit;
        // Never before the film it is of: the recount tells by this which film a stretch belongs to.
        let at = now.max(published_at);
        let reaches = session.reached_at.is_none() && total >= session.needed_ms;
        let counted = if reaches {
            let recent: Option<(i64,)> = sqlx::query_as(sql!(
                "SELECT id FROM play_sessions WHERE lecture_id = $1 AND viewer = $2 AND counted = TRUE AND reached_at > $3 LIMIT 1"
            ))
            .bind(lecture)
            .bind(&viewer)
            .bind(at - rule::ONCE_IN)
            .fetch_optional(&mut *c)
            .await?;
            recent.is_none()
        } else {
            false
        };
        sqlx::query(sql!(
            "UPDATE play_sessions SET seq = $2, beat_at = $3, credit_ms = $4,
                    reached_at = CASE WHEN $5 THEN $7 ELSE reached_at END,
                    counted = CASE WHEN $5 THEN $6 ELSE counted END
             WHERE id = $1"
        ))
        .bind(session.id)
        .bind(beat.seq)
        .bind(now)
        .bind(total)
        .bind(reaches)
        .bind(counted)
        .bind(at)
        .execute(&mut *c)
        .await?;
        if credit > 0 {
            // Only what could be played in that time is watched: a claimed range is cut to its credit.
            let watched_to = from + credit;
            sqlx::query(sql!(
                "INSERT INTO play_spans (session_id, from_ms, to_ms, credit_ms, at) VALUES ($1, $2, $3, $4, $5)"
            ))
            .bind(session.id)
            .bind(from)
            .bind(watched_to)
            .bind(credit)
            .bind(at)
            .execute(&mut *c)
            .await?;
            coverage.add(from, watched_to, duration);
        }
        let (covered, completed) = (coverage.covered(), coverage.completed(duration));
        let covered_percent = percent(&coverage);
        sqlx::query(sql!(
            "INSERT INTO coverage (lecture_id, viewer, buckets, covered, completed, position_ms, rule_version)
             VALUES ($1, $2, $3, $4, $5, $6, $7)
             ON CONFLICT (lecture_id, viewer) DO UPDATE SET buckets = excluded.buckets, covered = excluded.covered,
                 completed = excluded.completed, position_ms = excluded.position_ms, rule_version = excluded.rule_version"
        ))
        .bind(lecture)
        .bind(&viewer)
        .bind(coverage.into_bytes())
        .bind(covered)
        .bind(completed)
        .bind(to.min(duration))
        .bind(RULE_VERSION)
        .execute(&mut *c)
        .await?;
        Ok::<_, Halt<NotCounted>>(Played {
            lease: beat.lease,
            credit_ms: total,
            covered_percent,
        })
    })?;
    Ok(done)
}
