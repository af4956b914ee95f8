//! Beats: leases are given one by one, credit in groups.
//!
//! A group is one transaction of a few statements, however many beats it holds: what the leases are, who is
//! admitted, when the lectures are, what was recorded; then the rule, in memory; then the records and the figures, written.
//! The members of a gathered room are measured with its host.

use super::gate::{LectureSchedule, gate, lock_for_entry};
use super::gathering::{Staying, leave_others};
use super::measure::{Figures, add_whole, figures, measure_one, write_figures};
use super::messages::{Beat, BeatReply, QueuedBeat};
use super::reading::{ExtraRecords, records};
use super::records::{AttendanceKey, IntervalRow, Records};
use super::rule;
use crate::db::{Db, json_map, json_rows};
use crate::features::leases::{self, BeatQueue, Credited, TIMEOUT, is_lease, is_seq};
use app::accounts::{Person, PersonId};
use app::answer::{Answer, Refused};
use app::i18n::Instant;
use app::lectures::LectureId;
use app::live::{ATTENDANCE_RULE, GateRefusal};
use serde::Serialize;
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;
use tokio::sync::Semaphore;

/// So many leases are given at once: the beats of those who have one always find a connection.
const OPENING: usize = 8;

/// The hall's queue for beats.
#[derive(Clone, Debug)]
pub struct Beats {
    queue: BeatQueue<QueuedBeat, BeatReply, GateRefusal>,
    opening: Arc<Semaphore>,
}

impl Beats {
    /// How many beats wait.
    pub fn waiting(&self) -> usize {
        self.queue.waiting()
    }

    /// Is done when no beat is credited any more, as by a fault of ours: nobody starts it anew.
    pub async fn ended(&self) {
        self.queue.ended().await;
    }

    /// Begins to listen. It ends, after crediting all that waits, when the last handle is gone.
    pub fn start(db: &Db) -> Self {
        Self {
            queue: BeatQueue::start(db, "beats", |db, arrived| Box::pin(credited(db, arrived))),
            opening: Arc::new(Semaphore::new(OPENING)),
        }
    }

    /// Whose clock it goes by.
    pub const fn hall(&self) -> &Db {
        self.queue.hall()
    }

    /// The same queue by the clock of that hall.
    #[must_use]
    pub fn by(&self, db: &Db) -> Self {
        Self {
            queue: self.queue.by(db),
            opening: self.opening.clone(),
        }
    }

    /// Gives a person the lease of a lecture, which takes over from any other tab or device. It ends with the session.
    ///
    /// # Errors
    /// Where the gate is closed to the person, or was not passed; the database's.
    pub async fn open(
        &self,
        person: &Person,
        lecture: &str,
        session: &str,
        seq: i64,
    ) -> Answer<BeatReply, GateRefusal> {
        if !is_seq(seq) {
            return Err(GateRefusal::Malformed.into());
        }
        let _turn = tokio::time::timeout(TIMEOUT, self.opening.acquire())
            .await
            .map_err(|_| Refused::Fault("too many ask for a lease".into()))?;
        let db = self.hall().clone();
        let (who, fresh) = (person.id, leases::fresh(&db));
        let (lecture, session) = (lecture.to_owned(), session.to_owned());
        Ok(self
            .hall()
            .change(move |tx| {
                Box::pin(async move {
                    lock_for_entry(tx, who, &lecture).await?;
                    // Only now: what waited for the lock was credited up to a later instant than that of the asking.
                    let now = db.now();
                    let gate = gate(tx, &lecture, who).await?.ok_or(Refused::NotFound)?;
                    gate.lets_in(now)?;
                    if !gate.joined {
                        return Err(GateRefusal::NotJoined.into());
                    }
                    let id = gate.schedule.id;
                    tx.sql(sql!(
                        "INSERT INTO presence_leases (person_id, lecture_id, lease, session, seq,
                             beat_at, from_at)
                         VALUES ($1, $2, $3, $4, $5, $6, NULL)
                         ON CONFLICT (person_id) DO UPDATE SET lecture_id = excluded.lecture_id,
                             lease = excluded.lease, session = excluded.session,
                             seq = excluded.seq, beat_at = excluded.beat_at, from_at = NULL"
                    ))
                    .bind(who)
                    .bind(id)
                    .bind(&fresh)
                    .bind(session)
                    .bind(seq)
                    .bind(now.0)
                    .run()
                    .await?;
                    // Whoever is here may stay in a room of this lecture, and is before no screen of another.
                    leave_others(tx, who, Staying::AtLecture(id), now).await?;
                    let figures = measure_one(tx, &gate.schedule, who, now).await?;
                    let whose = AttendanceKey {
                        lecture: id,
                        person: who,
                    };
                    Ok(BeatReply {
                        lease: fresh,
                        within_core_ms: figures.get(&whose).map_or(0, |f| f.within_core_ms),
                        over: false,
                    })
                })
            })
            .await?)
    }

    /// Credits a beat. Acknowledged only once durable.
    ///
    /// # Errors
    /// Where the lease is no longer the person's, or the gate is closed; a fault where the database is behind, and then
    /// the same beat may come again.
    pub async fn beat(&self, beat: Beat) -> Answer<BeatReply, GateRefusal> {
        if !is_lease(&beat.lease) || !is_seq(beat.seq) {
            return Err(GateRefusal::Malformed.into());
        }
        let at = self.hall().now();
        self.queue.credit(QueuedBeat { beat, at }).await
    }
}

/// A lease, and what is known of its person.
#[derive(sqlx::FromRow)]
struct LeaseRow {
    lease: String,
    person_id: PersonId,
    lecture_id: LectureId,
    session: String,
    seq: i64,
    beat_at: i64,
    from_at: Option<i64>,
    admitted: bool,
}

impl LeaseRow {
    const fn whose(&self) -> AttendanceKey {
        AttendanceKey {
            lecture: self.lecture_id,
            person: self.person_id,
        }
    }
}

/// A lease, as it is written by its own text.
#[derive(Serialize)]
struct LeaseState {
    seq: i64,
    beat: i64,
    from: Option<i64>,
}

/// A lecture, and what there is of it beside its presence.
#[derive(sqlx::FromRow)]
struct LectureRow {
    #[sqlx(flatten)]
    schedule: LectureSchedule,
    #[sqlx(flatten)]
    extra: ExtraRecords,
}

/// A lease while its group is being credited.
struct HeldLease {
    whose: AttendanceKey,
    session: String,
    admitted: bool,
    lease: rule::Lease,
}

impl From<LeaseRow> for HeldLease {
    fn from(row: LeaseRow) -> Self {
        Self {
            whose: row.whose(),
            session: row.session,
            admitted: row.admitted,
            lease: rule::Lease {
                seq: row.seq,
                beat_at: Instant(row.beat_at),
                from: row.from_at.map(Instant),
            },
        }
    }
}

/// What a group's beats do to what is on record.
struct Group {
    lectures: HashMap<LectureId, LectureSchedule>,
    held: HashMap<String, HeldLease>,
    records: Records,
    /// The intervals that grew or began, by where they begin.
    grown: HashMap<(AttendanceKey, i64), Instant>,
    figures: Figures,
}

impl Group {
    /// Takes one beat; answers whose it is and whether the lecture is over.
    fn take(&mut self, arrived: &QueuedBeat) -> Answer<(AttendanceKey, bool), GateRefusal> {
        let (beat, now) = (&arrived.beat, arrived.at);
        let held = self
            .held
            .get_mut(&beat.lease)
            .filter(|held| held.session == beat.session)
            .ok_or(GateRefusal::TakenOver)?;
        let lecture = self
            .lectures
            .get(&held.whose.lecture)
            .filter(|lecture| lecture.slug == beat.lecture)
            .ok_or(GateRefusal::TakenOver)?;
        let over = match lecture.lets_in(held.admitted, now) {
            Ok(()) => false,
            // The last stretch before the end is credited by the beat that comes just after it.
            Err(GateRefusal::Over) if now.since(lecture.end()) <= rule::LONGEST_GAP => true,
            Err(closed) => return Err(closed.into()),
        };
        if let Some((from, to)) = held.lease.beat(beat.seq, now) {
            self.records.add(held.whose, (from, to));
            self.grown.insert((held.whose, from.0), to);
        }
        Ok((held.whose, over))
    }

    /// Measures everybody by all their records, once.
    fn measure(&mut self, whose: &BTreeSet<AttendanceKey>) {
        for lecture in self.lectures.values() {
            let of = AttendanceKey::all_of(lecture.id);
            self.figures
                .extend(figures(lecture, &self.records, whose.range(of).copied()));
        }
    }
}

/// Credits a group, and answers each of its beats.
async fn credited(db: Db, arrived: Vec<QueuedBeat>) -> Credited<BeatReply, GateRefusal> {
    let (asked, now) = (
        json_map(arrived.iter().map(|a| (&a.beat.lease, 0))),
        db.now(),
    );
    db.change(move |tx| {
        Box::pin(async move {
            // In order, so that nobody waits for one who waits for them. Whoever takes a lease over locks its lecture too.
            tx.sql(locking!(
                "SELECT id FROM lectures WHERE id IN (
                     SELECT p.lecture_id FROM jsonb_each(CAST($1 AS jsonb_text)) b
                         JOIN presence_leases p ON p.lease = b.key)
                 ORDER BY id FOR NO KEY UPDATE"
            ))
            .bind(&asked)
            .run()
            .await?;
            let leases: Vec<LeaseRow> = tx
                .sql(sql!(
                    "SELECT p.lease, p.person_id, p.lecture_id, p.session, p.seq, p.beat_at,
                         p.from_at, EXISTS (SELECT 1 FROM admitted a
                         WHERE a.lecture_id = p.lecture_id
                                      AND a.person_id = p.person_id) AS admitted
                     FROM jsonb_each(CAST($1 AS jsonb_text)) b
                         JOIN presence_leases p ON p.lease = b.key"
                ))
                .bind(&asked)
                .all()
                .await?;
            let beating: BTreeSet<AttendanceKey> = leases.iter().map(LeaseRow::whose).collect();
            let of: BTreeSet<(LectureId,)> = beating.iter().map(|whose| (whose.lecture,)).collect();
            let lectures: Vec<LectureRow> = tx
                .sql(sql!(
                    "SELECT l.id, l.slug, l.status, l.starts_at, l.ends_at, l.began_at, l.ended_at,
                         l.planned_ends_at, l.attended_percent,
                            (SELECT g.id FROM gatherings g WHERE g.lecture_id = l.id
                                LIMIT 1) IS NOT NULL AS gathered,
                            (SELECT k.id FROM corrections k WHERE k.lecture_id = l.id
                                LIMIT 1) IS NOT NULL AS corrected,
                            (SELECT s.id FROM seats s WHERE s.lecture_id = l.id
                                AND s.to_at IS NOT NULL LIMIT 1) IS NOT NULL AS given_up,
                            (SELECT a.person_id FROM attendance a WHERE a.lecture_id = l.id
                                AND a.rule_version < $2 LIMIT 1) IS NOT NULL AS earlier
                     FROM jsonb_each(CAST($1 AS jsonb_text)) b
                         JOIN lectures l ON l.id = CAST(b.value ->> 0 AS BIGINT)"
                ))
                .bind(json_rows(&of))
                .bind(ATTENDANCE_RULE)
                .all()
                .await?;
            let extra = lectures.iter().map(|l| l.extra).reduce(ExtraRecords::or);
            let (mut records, mut whose) =
                records(tx, beating, extra.unwrap_or(ExtraRecords::ALL)).await?;
            let earlier = lectures.iter().filter(|l| l.extra.earlier);
            let earlier: Vec<LectureId> = earlier.map(|l| l.schedule.id).collect();
            let earlier = add_whole(tx, earlier, (&mut records, &mut whose)).await?;
            let mut group = Group {
                lectures: lectures
                    .into_iter()
                    .map(|l| (l.schedule.id, l.schedule))
                    .collect(),
                held: leases
                    .into_iter()
                    .map(|row| (row.lease.clone(), row.into()))
                    .collect(),
                records,
                grown: HashMap::new(),
                figures: Figures::new(),
            };
            let taken: Vec<_> = arrived.iter().map(|a| group.take(a)).collect();
            if taken.iter().any(Result::is_ok) {
                group.measure(&whose);
                let grown = group.grown.iter().map(|((whose, from), to)| IntervalRow {
                    lecture_id: whose.lecture,
                    person_id: whose.person,
                    from_at: *from,
                    to_at: to.0,
                });
                tx.sql(sql!(
                    "INSERT INTO presence_intervals (lecture_id, person_id, from_at, to_at)
                     SELECT CAST(b.value ->> 'lecture_id' AS BIGINT),
                         CAST(b.value ->> 'person_id' AS BIGINT),
                         CAST(b.value ->> 'from_at' AS BIGINT),
                         CAST(b.value ->> 'to_at' AS BIGINT)
                     FROM jsonb_each(CAST($1 AS jsonb_text)) b WHERE TRUE
                     ON CONFLICT (lecture_id, person_id, from_at)
                         DO UPDATE SET to_at = excluded.to_at
                         WHERE excluded.to_at > presence_intervals.to_at"
                ))
                .bind(json_rows(grown))
                .run()
                .await?;
                let leases = group.held.iter().map(|(lease, held)| {
                    let state = LeaseState {
                        seq: held.lease.seq,
                        beat: held.lease.beat_at.0,
                        from: held.lease.from.map(|from| from.0),
                    };
                    (lease, state)
                });
                tx.sql(sql!(
                    "UPDATE presence_leases SET seq = CAST(b.value ->> 'seq' AS BIGINT),
                         beat_at = CAST(b.value ->> 'beat' AS BIGINT),
                         from_at = CAST(b.value ->> 'from' AS BIGINT)
                     FROM jsonb_each(CAST($1 AS jsonb_text)) b WHERE presence_leases.lease = b.key"
                ))
                .bind(json_map(leases))
                .run()
                .await?;
                write_figures(tx, &group.figures).await?;
                for lecture in earlier {
                    lecture.mark_renewed(tx, &group.figures, now).await?;
                }
            }
            let answers = arrived
                .into_iter()
                .zip(taken)
                .map(|(arrived, taken)| {
                    taken.map(|(whose, over)| BeatReply {
                        lease: arrived.beat.lease,
                        within_core_ms: group.figures.get(&whose).map_or(0, |f| f.within_core_ms),
                        over,
                    })
                })
                .collect();
            Ok(answers)
        })
    })
    .await
}
