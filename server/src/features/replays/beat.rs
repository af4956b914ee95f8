//! The beats of players, credited in groups as those of live rooms are.
//!
//! A group is one transaction of a few statements, however many beats it holds: what the leases are and what their
//! viewers have watched; then the rule, in memory; then the sessions, the spans and the coverage, written. The span
//! that grows lies with its session, which a beat writes anyway, and is laid down once it grows no more.

use super::counting::CountedBefore;
use super::group::{Begun, Changes, Group, HeldRow, of_earlier_rule};
use super::messages::{Opening, PlayBeat, PlayOrigin, Played, QueuedBeat};
use super::rule::{ONCE_IN, VERSION, are_valid};
use super::upkeep::renew_viewers;
use crate::db::{Db, StoreError, Tx, json_map, json_rows};
use crate::events::Actor;
use crate::features::leases::{self, BeatQueue, Credited, is_lease, is_seq};
use crate::features::participations::keep;
use app::answer::Answer;
use app::replays::{NotCounted, Viewer};
use std::sync::Arc;

/// The hall's queue for players.
#[derive(Clone, Debug)]
pub struct Plays(BeatQueue<QueuedBeat, Played, NotCounted>);

impl Plays {
    /// How many beats wait.
    pub fn waiting(&self) -> usize {
        self.0.waiting()
    }

    /// Is done when no beat is credited any more, as by a fault of ours: nobody starts it anew.
    pub async fn ended(&self) {
        self.0.ended().await;
    }

    /// Begins to listen. It ends, after crediting all that waits, when the last handle is gone.
    pub fn start(db: &Db) -> Self {
        Self(BeatQueue::start(db, "plays", |db, arrived| {
            Box::pin(credit(db, arrived))
        }))
    }

    /// Whose clock it goes by.
    pub const fn hall(&self) -> &Db {
        self.0.hall()
    }

    /// The same queue by the clock of that hall.
    #[must_use]
    pub fn by(&self, db: &Db) -> Self {
        Self(self.0.by(db))
    }

    /// Begins a play session, which takes over from any other tab or device of this viewer. It credits nothing. A
    /// person's ends with the session it is given to.
    ///
    /// # Errors
    /// Where there is no such replay; a fault where the database is behind.
    pub async fn open(
        &self,
        viewer: &Viewer,
        session: Option<String>,
        origin: PlayOrigin,
        lecture: &str,
        seq: i64,
    ) -> Answer<Played, NotCounted> {
        if !is_seq(seq) {
            return Err(NotCounted::Malformed.into());
        }
        let person = match viewer {
            Viewer::Person(id) => Some(*id),
            Viewer::Visitor(_) => None,
        };
        let opening = Opening {
            lecture: lecture.to_owned(),
            viewer: viewer.code(),
            person,
            session: person.and(session),
            browser: person.and(origin.visitor.map(|value| Viewer::Visitor(value).code())),
            network: origin.network.filter(|_| person.is_none()),
            lease: leases::fresh(self.hall()),
            seq,
            at: self.hall().now(),
        };
        self.0.credit(QueuedBeat::Open(opening)).await
    }

    /// Credits a beat. Acknowledged only once durable.
    ///
    /// # Errors
    /// Where a newer session of the viewer plays, or the lease is not theirs; a fault where the database is behind, and
    /// then the same beat may come again.
    pub async fn beat(&self, beat: PlayBeat) -> Answer<Played, NotCounted> {
        if !is_lease(&beat.lease) || !is_seq(beat.seq) || !are_valid(&beat.ranges) {
            return Err(NotCounted::Malformed.into());
        }
        let at = self.hall().now();
        self.0.credit(QueuedBeat::Beat(beat, at)).await
    }
}

/// Credits a group, and answers each of its beats.
async fn credit(db: Db, arrived: Vec<QueuedBeat>) -> Credited<Played, NotCounted> {
    let arrived = Arc::new(arrived);
    // Once more where it failed: somebody's session may have ended in the middle, and all would pay for it.
    match credited(&db, &arrived).await {
        Err(StoreError::Sql(sqlx::Error::Database(_))) => credited(&db, &arrived).await,
        done => done,
    }
}

/// The keys a group asks for: the leases, and by the fresh leases what is to begin.
fn asked(arrived: &[QueuedBeat]) -> String {
    json_map(arrived.iter().map(|arrived| match arrived {
        QueuedBeat::Open(o) => (&o.lease, (Some(&o.lecture), Some(&o.viewer))),
        QueuedBeat::Beat(beat, _) => (&beat.lease, (None, None)),
    }))
}

async fn credited(db: &Db, arrived: &Arc<Vec<QueuedBeat>>) -> Credited<Played, NotCounted> {
    let (asked, arrived) = (asked(arrived), Arc::clone(arrived));
    let act = db.act(Actor::Hall);
    db.change(move |tx| {
        Box::pin(async move {
            // In order, so that nobody waits for one who waits for them. Whoever begins a session locks also the replay
            // that the viewer has watched last, so that no node credits that one meanwhile.
            tx.sql(locking!(
                "SELECT lecture_id FROM replays WHERE lecture_id IN (
                     SELECT s.lecture_id FROM jsonb_each(CAST($1 AS jsonb_text)) b
                         JOIN play_sessions s ON s.lease = b.key
                     UNION
                     SELECT l.id FROM jsonb_each(CAST($1 AS jsonb_text)) b
                         JOIN lectures l ON l.slug = b.value ->> 0
                     UNION
                     SELECT (SELECT s.lecture_id FROM play_sessions s
                         WHERE s.viewer = b.value ->> 1 ORDER BY s.id DESC LIMIT 1)
                     FROM jsonb_each(CAST($1 AS jsonb_text)) b)
                 ORDER BY lecture_id FOR NO KEY UPDATE"
            ))
            .bind(&asked)
            .run()
            .await?;
            let mut held = held_of(tx, &asked).await?;
            let earlier = of_earlier_rule(&held);
            for (lecture, viewers) in &earlier {
                // What goes on is of one rule: these viewers' watching is made anew first, from its records.
                let renewed = renew_viewers(tx, *lecture, viewers, &act).await?;
                tracing::info!(
                    lecture = lecture.0,
                    figures = renewed.done,
                    changed = ?renewed.changed,
                    "what was watched is of today's rule now, as it goes on"
                );
            }
            if !earlier.is_empty() {
                held = held_of(tx, &asked).await?;
            }
            let begins = arrived.iter().any(|a| matches!(a, QueuedBeat::Open(_)));
            let begun: Vec<Begun> = if begins {
                tx.sql(sql!(
                    "SELECT b.key AS lease, l.id AS lecture_id, v.recording_id, v.duration_ms,
                         c.watched, p.lease AS before, p.beat_at AS before_at,
                         p.behind_ms AS before_behind_ms, p.room_ms AS before_room_ms
                     FROM jsonb_each(CAST($1 AS jsonb_text)) b
                         JOIN public_lectures l ON l.slug = b.value ->> 0
                     JOIN replays v ON v.lecture_id = l.id
                     LEFT JOIN coverage c ON c.lecture_id = l.id AND c.viewer = b.value ->> 1
                         AND c.recording_id = v.recording_id
                     LEFT JOIN play_sessions p ON p.id = (SELECT max(n.id) FROM play_sessions n
                         WHERE n.viewer = b.value ->> 1)
                     WHERE v.removed_at IS NULL"
                ))
                .bind(&asked)
                .all()
                .await?
            } else {
                Vec::new()
            };
            let mut group = Group::of(held, begun);
            let mut answers: Vec<_> = arrived.iter().map(|a| group.take(a)).collect();
            let reached = group.reached();
            if !reached.is_empty() {
                let before = counted_before(tx, &json_map(reached)).await?;
                group.count(before);
                for played in answers.iter_mut().flatten() {
                    played.beyond_cap = group.beyond_cap(&played.lease);
                }
            }
            let opened = group.take_opened();
            if !opened.is_empty() {
                tx.sql(sql!(
                    "INSERT INTO play_sessions (lecture_id, viewer, person_id, session, lease, seq,
                         recording_id, duration_ms, beat_at, behind_ms, began_at, began_behind_ms,
                         room_ms, browser, network, credit_ms, spans, counted)
                     SELECT CAST(b.value ->> 'lecture' AS BIGINT), b.value ->> 'viewer',
                         CAST(b.value ->> 'person' AS BIGINT),
                         (SELECT s.id FROM sessions s WHERE s.id = b.value ->> 'session'),
                         b.value ->> 'lease', CAST(b.value ->> 'seq' AS BIGINT),
                         CAST(b.value ->> 'recording' AS BIGINT),
                         CAST(b.value ->> 'length' AS BIGINT), CAST(b.value ->> 'beat' AS BIGINT),
                         CAST(b.value ->> 'behind' AS BIGINT), CAST(b.value ->> 'began' AS BIGINT),
                         CAST(b.value ->> 'behind' AS BIGINT), CAST(b.value ->> 'room' AS BIGINT),
                         b.value ->> 'browser', b.value ->> 'network', 0, 0, FALSE
                     FROM jsonb_each(CAST($1 AS jsonb_text)) b ORDER BY CAST(b.key AS BIGINT)"
                ))
                .bind(json_rows(opened))
                .run()
                .await?;
            }
            write(tx, group.changes()).await?;
            Ok(answers)
        })
    })
    .await
}

/// The sessions of the leases that are asked for, and what their viewers have watched.
async fn held_of(tx: &mut Tx<'_>, asked: &str) -> sqlx::Result<Vec<HeldRow>> {
    tx.sql(sql!(
        "SELECT s.lease, s.lecture_id, s.viewer, s.person_id, s.session, s.recording_id,
             s.duration_ms, s.seq, s.beat_at, s.behind_ms, s.spare_ms, s.room_ms, s.credit_ms,
             s.from_ms, s.to_ms, s.spans, s.reached_at, s.counted, s.browser, s.network, s.not_counted, s.id, l.slug,
             v.removed_at IS NULL AND l.status <> 'draft' AS shown,
             l.audience = 'everyone' OR (p.id IS NOT NULL AND (p.role <> 'learner'
                 OR (l.audience = 'officials' AND p.kind = 'official'
                     AND p.confirmed_at IS NOT NULL)
                 OR (l.audience = 'practitioners' AND p.kind = 'practitioner')
                 OR EXISTS (SELECT 1 FROM lecture_speaker_accounts k
                     WHERE k.lecture_id = l.id AND k.person_id = p.id))) AS admitted,
             NOT EXISTS (SELECT 1 FROM play_sessions n WHERE n.viewer = s.viewer
                 AND n.id > s.id) AS newest, c.watched, c.watched_at, c.rule_version
         FROM jsonb_each(CAST($1 AS jsonb_text)) b
             JOIN play_sessions s ON s.lease = b.key AND s.recording_id IS NOT NULL
             JOIN lectures l ON l.id = s.lecture_id
             JOIN replays v ON v.lecture_id = s.lecture_id
             LEFT JOIN people p ON p.id = s.person_id
             LEFT JOIN coverage c ON c.lecture_id = s.lecture_id AND c.viewer = s.viewer
                 AND c.recording_id = s.recording_id"
    ))
    .bind(asked)
    .all()
    .await
}

/// What was counted before of those that have become a replay: of the same viewer, of the same browser, and what they
/// share a cap with.
async fn counted_before(tx: &mut Tx<'_>, reached: &str) -> sqlx::Result<Vec<CountedBefore>> {
    // The films of this group are locked, but a network's visitors watch others too. In order, as the films are.
    tx.sql(locking!(
        "SELECT pg_advisory_xact_lock(hashtextextended(n.network, 0)) FROM (
             SELECT DISTINCT b.value ->> 'network' AS network
             FROM jsonb_each(CAST($1 AS jsonb_text)) b
             WHERE b.value ->> 'network' IS NOT NULL ORDER BY 1) n"
    ))
    .bind(reached)
    .run()
    .await?;
    tx.sql(sql!(
        "SELECT b.key AS lease,
             EXISTS (SELECT 1 FROM play_sessions p
                 WHERE p.lecture_id = CAST(b.value ->> 'lecture' AS BIGINT)
                     AND p.viewer = b.value ->> 'viewer' AND p.counted = TRUE
                     AND p.reached_at > CAST(b.value ->> 'at' AS BIGINT) - $2
                     AND p.reached_at < CAST(b.value ->> 'at' AS BIGINT) + $2)
             OR EXISTS (SELECT 1 FROM play_sessions p
                 WHERE p.lecture_id = CAST(b.value ->> 'lecture' AS BIGINT)
                     AND p.viewer = b.value ->> 'browser' AND p.counted = TRUE
                     AND p.reached_at > CAST(b.value ->> 'at' AS BIGINT) - $2
                     AND p.reached_at < CAST(b.value ->> 'at' AS BIGINT) + $2)
             OR EXISTS (SELECT 1 FROM play_sessions p
                 WHERE p.lecture_id = CAST(b.value ->> 'lecture' AS BIGINT)
                     AND p.browser = b.value ->> 'viewer' AND p.counted = TRUE
                     AND p.reached_at > CAST(b.value ->> 'at' AS BIGINT) - $2
                     AND p.reached_at < CAST(b.value ->> 'at' AS BIGINT) + $2) AS within_hour,
             EXISTS (SELECT 1 FROM play_sessions p
                 WHERE p.lecture_id = CAST(b.value ->> 'lecture' AS BIGINT)
                     AND p.viewer = b.value ->> 'viewer' AND p.not_counted IS NOT NULL
                     AND p.reached_at > CAST(b.value ->> 'at' AS BIGINT) - $2
                     AND p.reached_at < CAST(b.value ->> 'at' AS BIGINT) + $2) AS beyond_within_hour,
             (SELECT count(*) FROM play_sessions p
                 WHERE p.network = b.value ->> 'network' AND p.counted = TRUE
                     AND p.reached_at >= CAST(b.value ->> 'hour' AS BIGINT)
                     AND p.reached_at < CAST(b.value ->> 'hour' AS BIGINT) + 3600000
                     AND p.lecture_id = CAST(b.value ->> 'lecture' AS BIGINT)) AS of_film,
             (SELECT count(*) FROM play_sessions p
                 WHERE p.network = b.value ->> 'network' AND p.counted = TRUE
                     AND p.reached_at >= CAST(b.value ->> 'day' AS BIGINT)
                     AND p.reached_at < CAST(b.value ->> 'day' AS BIGINT) + 86400000) AS of_network,
             (SELECT count(*) FROM play_sessions p
                 WHERE p.viewer = b.value ->> 'viewer' AND p.counted = TRUE
                     AND p.reached_at >= CAST(b.value ->> 'day' AS BIGINT)
                     AND p.reached_at < CAST(b.value ->> 'day' AS BIGINT) + 86400000) AS of_cookie
         FROM jsonb_each(CAST($1 AS jsonb_text)) b"
    ))
    .bind(reached)
    .bind(ONCE_IN)
    .all()
    .await
}

/// Writes what a group has changed.
async fn write(tx: &mut Tx<'_>, changes: Changes) -> sqlx::Result<()> {
    let Changes {
        sessions,
        laid,
        watched,
        first,
    } = changes;
    if !first.is_empty() {
        keep(tx, first).await?;
    }
    if !laid.is_empty() {
        tx.sql(sql!(
            "INSERT INTO play_spans (session_id, place, from_ms, to_ms, at)
             SELECT CAST(b.value ->> 'session' AS BIGINT), CAST(b.value ->> 'place' AS BIGINT),
                 CAST(b.value ->> 'from' AS BIGINT), CAST(b.value ->> 'to' AS BIGINT),
                 CAST(b.value ->> 'at' AS BIGINT)
             FROM jsonb_each(CAST($1 AS jsonb_text)) b"
        ))
        .bind(json_rows(laid))
        .run()
        .await?;
    }
    if sessions.is_empty() {
        return Ok(());
    }
    tx.sql(sql!(
        "UPDATE play_sessions SET seq = CAST(b.value ->> 'seq' AS BIGINT),
             beat_at = CAST(b.value ->> 'beat' AS BIGINT),
             behind_ms = CAST(b.value ->> 'behind' AS BIGINT),
             spare_ms = CAST(b.value ->> 'spare' AS BIGINT),
             room_ms = CAST(b.value ->> 'room' AS BIGINT),
             credit_ms = CAST(b.value ->> 'credit' AS BIGINT),
             from_ms = CAST(b.value ->> 'from' AS BIGINT),
             to_ms = CAST(b.value ->> 'to' AS BIGINT),
             spans = CAST(b.value ->> 'spans' AS BIGINT),
             reached_at = CAST(b.value ->> 'reached' AS BIGINT),
             counted = CAST(b.value ->> 'counted' AS BOOLEAN),
             not_counted = b.value ->> 'beyond'
         FROM jsonb_each(CAST($1 AS jsonb_text)) b WHERE play_sessions.lease = b.key"
    ))
    .bind(json_map(sessions))
    .run()
    .await?;
    tx.sql(sql!(
        "INSERT INTO coverage (lecture_id, viewer, recording_id, person_id, duration_ms,
             watched, watched_ms, completed, watched_at, position_ms, rule_version)
         SELECT CAST(b.value ->> 'lecture' AS BIGINT), b.value ->> 'viewer',
             CAST(b.value ->> 'recording' AS BIGINT), CAST(b.value ->> 'person' AS BIGINT),
             CAST(b.value ->> 'length' AS BIGINT), b.value ->> 'parts',
             CAST(b.value ->> 'ms' AS BIGINT), CAST(b.value ->> 'completed' AS BOOLEAN),
             CAST(b.value ->> 'enough' AS BIGINT), CAST(b.value ->> 'position' AS BIGINT), $2
         FROM jsonb_each(CAST($1 AS jsonb_text)) b WHERE TRUE
         ON CONFLICT (lecture_id, viewer, recording_id)
             DO UPDATE SET watched = excluded.watched, watched_ms = excluded.watched_ms,
                 completed = excluded.completed, watched_at = excluded.watched_at,
                 position_ms = excluded.position_ms"
    ))
    .bind(json_rows(watched))
    .bind(VERSION)
    .run()
    .await?;
    Ok(())
}
