//! The beats of players, credited in groups as those of live rooms are.
//!
//! A group is one transaction of a few statements, however many beats it holds: what the leases are and what their
//! viewers have watched; then the rule, in memory; then the sessions, the spans and the coverage, written. The span
//! that grows lies with its session, which a beat writes anyway, and is laid down once it grows no more.

use super::group::{Begun, Changed, Group, HeldRow};
use super::messages::{Opening, PlayBeat, Played, QueuedBeat};
use super::rule::are_valid;
use crate::db::{Db, StoreError, json_map, json_rows};
use crate::features::leases::{self, BeatQueue, Credited, is_lease, is_seq};
use app::answer::Answer;
use app::replays::{NotCounted, Viewer};
use app::reports::RULE_VERSION;
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
            let held: Vec<HeldRow> = tx
                .sql(sql!(
                    "SELECT s.lease, s.lecture_id, s.viewer, s.person_id, s.session, s.recording_id,
                         s.duration_ms, s.seq, s.beat_at, s.spare_ms, s.credit_ms, s.from_ms,
                         s.to_ms, s.spans, s.reached_at, s.counted, s.id, l.slug,
                         v.removed_at IS NULL AND l.status <> 'draft' AS shown,
                         NOT EXISTS (SELECT 1 FROM play_sessions n WHERE n.viewer = s.viewer
                         AND n.id > s.id) AS newest, c.buckets, c.watched_at
                     FROM jsonb_each(CAST($1 AS jsonb_text)) b
                         JOIN play_sessions s ON s.lease = b.key AND s.recording_id IS NOT NULL
                     JOIN lectures l ON l.id = s.lecture_id
                         JOIN replays v ON v.lecture_id = s.lecture_id
                     LEFT JOIN coverage c ON c.lecture_id = s.lecture_id AND c.viewer = s.viewer
                         AND c.recording_id = s.recording_id"
                ))
                .bind(&asked)
                .all()
                .await?;
            let begins = arrived.iter().any(|a| matches!(a, QueuedBeat::Open(_)));
            let begun: Vec<Begun> = if begins {
                tx.sql(sql!(
                    "SELECT b.key AS lease, l.id AS lecture_id, v.recording_id, v.duration_ms,
                         c.buckets
                     FROM jsonb_each(CAST($1 AS jsonb_text)) b
                         JOIN public_lectures l ON l.slug = b.value ->> 0
                     JOIN replays v ON v.lecture_id = l.id
                     LEFT JOIN coverage c ON c.lecture_id = l.id AND c.viewer = b.value ->> 1
                         AND c.recording_id = v.recording_id
                     WHERE v.removed_at IS NULL"
                ))
                .bind(&asked)
                .all()
                .await?
            } else {
                Vec::new()
            };
            let mut group = Group::of(held, begun);
            let answers: Vec<_> = arrived.iter().map(|a| group.take(a)).collect();
            let reached = group.reached();
            if !reached.is_empty() {
                let counted: Vec<(String, i64)> = tx
                    .sql(sql!(
                        "SELECT b.key, max(p.reached_at) FROM jsonb_each(CAST($1 AS jsonb_text)) b
                         JOIN play_sessions p ON p.lecture_id = CAST(b.value ->> 0 AS BIGINT)
                             AND p.viewer = b.value ->> 1
                         WHERE p.counted = TRUE GROUP BY b.key"
                    ))
                    .bind(json_map(reached))
                    .all()
                    .await?;
                group.count(&counted);
            }
            let opened = group.opened(&arrived);
            if !opened.is_empty() {
                tx.sql(sql!(
                    "INSERT INTO play_sessions (lecture_id, viewer, person_id, session, lease, seq,
                         recording_id, duration_ms, beat_at, began_at, credit_ms, spans, counted)
                     SELECT CAST(b.value ->> 'lecture' AS BIGINT), b.value ->> 'viewer',
                         CAST(b.value ->> 'person' AS BIGINT),
                            (SELECT s.id FROM sessions s WHERE s.id = b.value ->> 'session'),
                                b.value ->> 'lease', CAST(b.value ->> 'seq' AS BIGINT),
                                CAST(b.value ->> 'recording' AS BIGINT), CAST(b.value ->> 'duration' AS BIGINT),
                            (SELECT max(t.at) FROM (
                                 SELECT CAST(b.value ->> 'at' AS BIGINT) AS at
                                 UNION ALL
                                 SELECT (SELECT p.beat_at FROM play_sessions p
                                     WHERE p.viewer = b.value ->> 'viewer' ORDER BY p.id DESC
                                     LIMIT 1)) t),
                            CAST(b.value ->> 'at' AS BIGINT), 0, 0, FALSE
                     FROM jsonb_each(CAST($1 AS jsonb_text)) b ORDER BY CAST(b.key AS BIGINT)"
                ))
                .bind(json_rows(opened))
                .run()
                .await?;
            }
            let Changed {
                sessions,
                spans,
                coverage,
            } = group.changed();
            if !spans.is_empty() {
                tx.sql(sql!(
                    "INSERT INTO play_spans (session_id, place, from_ms, to_ms, at)
                     SELECT CAST(b.value ->> 'session' AS BIGINT), CAST(b.value ->> 'place' AS BIGINT),
                         CAST(b.value ->> 'from' AS BIGINT), CAST(b.value ->> 'to' AS BIGINT),
                         CAST(b.value ->> 'at' AS BIGINT)
                     FROM jsonb_each(CAST($1 AS jsonb_text)) b"
                ))
                .bind(json_rows(spans))
                .run()
                .await?;
            }
            if !sessions.is_empty() {
                tx.sql(sql!(
                    "UPDATE play_sessions SET seq = CAST(b.value ->> 'seq' AS BIGINT),
                         beat_at = CAST(b.value ->> 'beat' AS BIGINT),
                         spare_ms = CAST(b.value ->> 'spare' AS BIGINT),
                         credit_ms = CAST(b.value ->> 'credit' AS BIGINT),
                         from_ms = CAST(b.value ->> 'from' AS BIGINT),
                         to_ms = CAST(b.value ->> 'to' AS BIGINT),
                         spans = CAST(b.value ->> 'spans' AS BIGINT),
                         reached_at = CAST(b.value ->> 'reached' AS BIGINT),
                         counted = CAST(b.value ->> 'counted' AS BOOLEAN)
                     FROM jsonb_each(CAST($1 AS jsonb_text)) b WHERE play_sessions.lease = b.key"
                ))
                .bind(json_map(sessions))
                .run()
                .await?;
                // What an earlier version of the rule has begun stays that version's until it is made anew as a whole.
                tx.sql(sql!(
                    "INSERT INTO coverage (lecture_id, viewer, recording_id, person_id, duration_ms,
                         buckets, covered, completed, watched_at, position_ms, rule_version)
                     SELECT CAST(b.value ->> 'lecture' AS BIGINT), b.value ->> 'viewer',
                         CAST(b.value ->> 'recording' AS BIGINT), CAST(b.value ->> 'person' AS BIGINT),
                         CAST(b.value ->> 'duration' AS BIGINT), b.value ->> 'buckets',
                         CAST(b.value ->> 'covered' AS BIGINT), CAST(b.value ->> 'completed' AS BOOLEAN),
                         CAST(b.value ->> 'enough' AS BIGINT), CAST(b.value ->> 'position' AS BIGINT), $2
                     FROM jsonb_each(CAST($1 AS jsonb_text)) b WHERE TRUE
                     ON CONFLICT (lecture_id, viewer, recording_id)
                         DO UPDATE SET buckets = excluded.buckets, covered = excluded.covered,
                             completed = excluded.completed, watched_at = excluded.watched_at,
                             position_ms = excluded.position_ms"
                ))
                .bind(json_rows(coverage))
                .bind(RULE_VERSION)
                .run()
                .await?;
            }
            Ok(answers)
        })
    })
    .await
}
