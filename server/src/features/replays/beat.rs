//! The beats of players, credited in groups as those of live rooms are.
//!
//! A group is one transaction of a few statements, however many beats it holds: what the leases are and what their
//! viewers have watched; then the rule, in memory; then the sessions, the spans and the coverage, written. The span
//! that grows lies with its session, which a beat writes anyway, and is laid down once it grows no more.

use super::group::{Begun, Group, HeldRow};
use super::rule::{Range, is_valid};
use crate::db::{BatchLimits, Batcher, Db, StoreError, SubmitError, json_map, json_rows};
use app::accounts::PersonId;
use app::answer::{Answer, Refused};
use app::i18n::Instant;
use app::replays::{NotCounted, Viewer};
use app::reports::RULE_VERSION;
use std::sync::Arc;
use std::time::Duration;

/// A lease is 128 random bits in hexadecimal.
const LEASE_LENGTH: usize = 32;
/// A hundred thousand viewers beat every 15 s: two seconds of them wait at most.
const BOUNDS: BatchLimits = BatchLimits {
    waiting: 16_384,
    group: 1_024,
    timeout_after: Duration::from_secs(5),
};

/// Who brings a lease: it is the session's it was given to, or the visitor's, or else the person's.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LeaseHolder {
    /// The session.
    pub session: Option<String>,
    /// What the visitor's signed cookie says.
    pub visitor: Option<String>,
    /// Who is signed in, once that was looked up.
    pub person: Option<PersonId>,
}

/// One beat of a player whose media advances.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlayBeat {
    /// The lecture's slug.
    pub lecture: String,
    /// The lease.
    pub lease: String,
    /// Strictly increasing within the lease.
    pub seq: i64,
    /// Media played since the last beat, in the order it was played.
    pub ranges: Vec<Range>,
    /// Who says so.
    pub by: LeaseHolder,
}

/// What a play beat answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Played {
    /// The lease to go on with.
    pub lease: String,
    /// Milliseconds credited in this session.
    pub credit_ms: i64,
    /// Share of the replay this viewer has watched, in per cent.
    pub covered_percent: i64,
}

/// The hall's ear for players.
#[derive(Clone, Debug)]
pub struct Plays {
    db: Db,
    queue: Batcher<Arrived, Answer<Played, NotCounted>>,
}

/// A beat on its way.
#[derive(Debug)]
pub(super) enum Arrived {
    /// Begins a session.
    Open(Opening),
    /// Goes on with one.
    Beat(PlayBeat, Instant),
}

/// A session to begin.
#[derive(Debug)]
pub(super) struct Opening {
    pub(super) lecture: String,
    pub(super) viewer: String,
    pub(super) person: Option<i64>,
    pub(super) session: Option<String>,
    pub(super) lease: String,
    pub(super) seq: i64,
    pub(super) at: Instant,
}

impl Plays {
    /// Begins to listen. It ends, after crediting all that waits, when the last handle is gone.
    pub fn start(db: &Db) -> Self {
        let own = db.clone();
        let queue = Batcher::start(BOUNDS, move |arrived| {
            let db = own.clone();
            Box::pin(async move { credit(&db, arrived).await })
        });
        Self {
            db: db.clone(),
            queue,
        }
    }

    /// Whose clock it goes by.
    pub const fn hall(&self) -> &Db {
        &self.db
    }

    /// The same ear by the clock of that hall.
    #[must_use]
    pub fn by(&self, db: &Db) -> Self {
        Self {
            db: db.clone(),
            queue: self.queue.clone(),
        }
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
        let nothing = Range {
            from: 0,
            to: 0,
            rate: 100,
        };
        if !is_valid(seq, &[nothing]) {
            return Err(NotCounted::Malformed.into());
        }
        let person = match viewer {
            Viewer::Person(id) => Some(id.0),
            Viewer::Visitor(_) => None,
        };
        self.ask(Arrived::Open(Opening {
            lecture: lecture.to_owned(),
            viewer: viewer.code(),
            person,
            session: person.and(session),
            lease: self.db.secret(LEASE_LENGTH / 2),
            seq,
            at: self.db.now(),
        }))
        .await
    }

    /// Credits a beat. Acknowledged only once durable.
    ///
    /// # Errors
    /// Where a newer session of the viewer plays, or the lease is not theirs; a fault where the database is behind, and
    /// then the same beat may come again.
    pub async fn beat(&self, beat: PlayBeat) -> Answer<Played, NotCounted> {
        let well_formed =
            beat.lease.len() == LEASE_LENGTH && beat.lease.bytes().all(|b| b.is_ascii_hexdigit());
        if !well_formed || !is_valid(beat.seq, &beat.ranges) {
            return Err(NotCounted::Malformed.into());
        }
        self.ask(Arrived::Beat(beat, self.db.now())).await
    }

    async fn ask(&self, arrived: Arrived) -> Answer<Played, NotCounted> {
        match self.queue.submit(arrived).await {
            Ok(answer) => answer,
            Err(SubmitError::Full | SubmitError::Late) => {
                Err(Refused::Fault("the database is behind the players".into()))
            }
        }
    }
}

/// Credits a group, and answers each of its beats.
async fn credit(db: &Db, arrived: Vec<Arrived>) -> Vec<Answer<Played, NotCounted>> {
    let arrived = Arc::new(arrived);
    // Once more where it failed: somebody's session may have ended in the middle, and all would pay for it.
    let done = match credited(db, &arrived).await {
        Err(StoreError::Sql(sqlx::Error::Database(_))) => credited(db, &arrived).await,
        done => done,
    };
    match done {
        Ok(answers) => answers,
        Err(error) => {
            let (beats, fault): (_, Refused<NotCounted>) = (arrived.len(), error.into());
            tracing::warn!(?fault, beats, "a group of play beats was not credited");
            let again = || Err(Refused::Fault("the beats were not credited".into()));
            (0..beats).map(|_| again()).collect()
        }
    }
}

/// The keys a group asks for: the leases, and by the fresh leases what is to begin.
fn asked(arrived: &[Arrived]) -> String {
    json_map(arrived.iter().map(|arrived| match arrived {
        Arrived::Open(o) => (&o.lease, (Some(&o.lecture), Some(&o.viewer))),
        Arrived::Beat(beat, _) => (&beat.lease, (None, None)),
    }))
}

async fn credited(
    db: &Db,
    arrived: &Arc<Vec<Arrived>>,
) -> Result<Vec<Answer<Played, NotCounted>>, StoreError<NotCounted>> {
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
                    "SELECT s.lease, s.lecture_id, s.viewer, s.person_id, s.session, s.film,
                         s.duration_ms, s.seq, s.beat_at, s.spare_ms, s.credit_ms, s.from_ms,
                         s.to_ms, s.spans, s.reached_at, s.counted, s.id, l.slug,
                         v.removed_at IS NULL AND l.status <> 'draft' AS shown,
                         NOT EXISTS (SELECT 1 FROM play_sessions n WHERE n.viewer = s.viewer
                         AND n.id > s.id) AS newest, c.buckets, c.watched_at
                     FROM jsonb_each(CAST($1 AS jsonb_text)) b
                         JOIN play_sessions s ON s.lease = b.key
                     JOIN lectures l ON l.id = s.lecture_id
                         JOIN replays v ON v.lecture_id = s.lecture_id
                     LEFT JOIN coverage c ON c.lecture_id = s.lecture_id AND c.viewer = s.viewer
                         AND c.film = s.film"
                ))
                .bind(&asked)
                .all()
                .await?;
            let begins = arrived.iter().any(|a| matches!(a, Arrived::Open(_)));
            let begun: Vec<Begun> = if begins {
                tx.sql(sql!(
                    "SELECT b.key AS lease, l.id AS lecture_id, v.published_at AS film,
                         v.duration_ms, c.buckets
                     FROM jsonb_each(CAST($1 AS jsonb_text)) b
                         JOIN lectures l ON l.slug = b.value ->> 0
                     JOIN replays v ON v.lecture_id = l.id
                     LEFT JOIN coverage c ON c.lecture_id = l.id AND c.viewer = b.value ->> 1
                         AND c.film = v.published_at
                     WHERE v.removed_at IS NULL AND l.status <> 'draft'"
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
                         film, duration_ms, beat_at, began_at, credit_ms, spans, counted)
                     SELECT CAST(b.value ->> 0 AS BIGINT), b.value ->> 1,
                         CAST(b.value ->> 2 AS BIGINT),
                            (SELECT s.id FROM sessions s WHERE s.id = b.value ->> 3),
                                b.value ->> 4, CAST(b.value ->> 5 AS BIGINT),
                                CAST(b.value ->> 6 AS BIGINT), CAST(b.value ->> 7 AS BIGINT),
                            (SELECT max(t.at) FROM (
                                 SELECT CAST(b.value ->> 8 AS BIGINT) AS at
                                 UNION ALL
                                 SELECT (SELECT p.beat_at FROM play_sessions p
                                     WHERE p.viewer = b.value ->> 1 ORDER BY p.id DESC
                                     LIMIT 1)) t),
                            CAST(b.value ->> 8 AS BIGINT), 0, 0, FALSE
                     FROM jsonb_each(CAST($1 AS jsonb_text)) b ORDER BY CAST(b.key AS BIGINT)"
                ))
                .bind(json_rows(opened))
                .run()
                .await?;
            }
            let (sessions, laid, watched) = group.changed();
            if !laid.is_empty() {
                tx.sql(sql!(
                    "INSERT INTO play_spans (session_id, place, from_ms, to_ms, at)
                     SELECT CAST(b.value ->> 0 AS BIGINT), CAST(b.value ->> 1 AS BIGINT),
                         CAST(b.value ->> 2 AS BIGINT), CAST(b.value ->> 3 AS BIGINT),
                         CAST(b.value ->> 4 AS BIGINT)
                     FROM jsonb_each(CAST($1 AS jsonb_text)) b"
                ))
                .bind(json_rows(laid))
                .run()
                .await?;
            }
            if !sessions.is_empty() {
                tx.sql(sql!(
                    "UPDATE play_sessions SET seq = CAST(b.value ->> 0 AS BIGINT),
                         beat_at = CAST(b.value ->> 1 AS BIGINT),
                         spare_ms = CAST(b.value ->> 2 AS BIGINT),
                         credit_ms = CAST(b.value ->> 3 AS BIGINT),
                         from_ms = CAST(b.value ->> 4 AS BIGINT),
                         to_ms = CAST(b.value ->> 5 AS BIGINT),
                         spans = CAST(b.value ->> 6 AS BIGINT),
                         reached_at = CAST(b.value ->> 7 AS BIGINT),
                         counted = CAST(b.value ->> 8 AS BOOLEAN)
                     FROM jsonb_each(CAST($1 AS jsonb_text)) b WHERE play_sessions.lease = b.key"
                ))
                .bind(json_map(sessions))
                .run()
                .await?;
                // What an earlier version of the rule has begun stays that version's until it is made anew as a whole.
                tx.sql(sql!(
                    "INSERT INTO coverage (lecture_id, viewer, film, person_id, duration_ms,
                         buckets, covered, completed, watched_at, position_ms, rule_version)
                     SELECT CAST(b.value ->> 0 AS BIGINT), b.value ->> 1,
                         CAST(b.value ->> 2 AS BIGINT), CAST(b.value ->> 3 AS BIGINT),
                         CAST(b.value ->> 4 AS BIGINT), b.value ->> 5,
                         CAST(b.value ->> 6 AS BIGINT), CAST(b.value ->> 7 AS BOOLEAN),
                         CAST(b.value ->> 8 AS BIGINT), CAST(b.value ->> 9 AS BIGINT), $2
                     FROM jsonb_each(CAST($1 AS jsonb_text)) b WHERE TRUE
                     ON CONFLICT (lecture_id, viewer, film)
                         DO UPDATE SET buckets = excluded.buckets, covered = excluded.covered,
                             completed = excluded.completed, watched_at = excluded.watched_at,
                             position_ms = excluded.position_ms"
                ))
                .bind(json_rows(watched))
                .bind(RULE_VERSION)
                .run()
                .await?;
            }
            Ok(answers)
        })
    })
    .await
}
