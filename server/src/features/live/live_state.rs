//! What a live room shows that changes while people are in it.

use super::rule::Times;
use crate::features::live::LiveStore;
use app::answer::{NoRefusal, Read, Refused};
use app::i18n::{Instant, Zone};
use app::lectures::LectureId;
use app::live::{Question, QuestionStatus};

/// The most questions told at once; the rest follow.
const AT_ONCE: i64 = 200;

/// How a lecture stands for those in its room.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LiveState {
    /// Its actual start, else the planned one.
    pub starts: Instant,
    /// Its actual end, else the planned one.
    pub ends: Instant,
    /// When it was to end before it was extended.
    pub planned_end: Option<Instant>,
    /// Whether it has ended, or was cancelled.
    pub over: bool,
    /// Milliseconds of the core that make "attended"; none where it is too short for that.
    pub needed_ms: Option<i64>,
    /// Where it is held.
    pub zone: Zone,
    /// Where it takes place.
    pub live_url: String,
    /// Whom it is for.
    pub audience: String,
    /// What is announced; empty where nothing is.
    pub announcement: String,
    /// The revision of its questions.
    pub revision: i64,
}

#[derive(sqlx::FromRow)]
struct LiveStateRow {
    id: LectureId,
    status: String,
    starts_at: i64,
    starts: i64,
    ends: i64,
    ends_at: i64,
    planned_ends_at: Option<i64>,
    attended_percent: i64,
    time_zone: String,
    live_url: String,
    audience: String,
    announcement: String,
    revision: i64,
}

/// A question as it is read.
#[derive(sqlx::FromRow)]
pub(super) struct QuestionRow {
    id: i64,
    asked: String,
    name: String,
    country: String,
    raised: i64,
    status: String,
    answer: String,
    revision: i64,
    raised_by_reader: bool,
}

impl QuestionRow {
    /// The question and its revision.
    pub(super) fn into_question(self) -> (i64, Question) {
        let question = Question {
            id: self.id,
            asked: self.asked,
            name: self.name,
            country: self.country,
            raised: self.raised,
            // The constraint lets no other in; hidden is the one that shows nothing.
            status: QuestionStatus::parse(&self.status).unwrap_or(QuestionStatus::Hidden),
            answer: self.answer,
            raised_by_reader: self.raised_by_reader,
        };
        (self.revision, question)
    }
}

impl LiveStore {
    /// How a lecture stands, and the questions that have changed since that revision, each with its own, in order.
    ///
    /// # Errors
    /// Where there is no such lecture; the database's.
    pub async fn live_state(
        &self,
        slug: &str,
        since: i64,
    ) -> Read<(LiveState, Vec<(i64, Question)>)> {
        let (now, slug) = (self.db.now().0, slug.to_owned());
        let (row, changed) = self
            .db
            .read(async |tx| {
                let row: LiveStateRow = tx
                    .sql(sql!(
                        "SELECT l.id, l.status, l.starts_at, COALESCE(l.began_at, l.starts_at) AS starts,
                             COALESCE(l.ended_at, l.ends_at) AS ends, l.ends_at, l.planned_ends_at,
                             l.attended_percent, l.time_zone, l.live_url, l.audience,
                             COALESCE((SELECT a.said FROM announcements a
                                          WHERE a.lecture_id = l.id AND a.withdrawn_at IS NULL
                                          ORDER BY a.id DESC LIMIT 1), '')
                                    AS announcement,
                                COALESCE((SELECT r.revision FROM question_revisions r
                                    WHERE r.lecture_id = l.id), 0) AS revision
                         FROM public_lectures l WHERE l.slug = $1"
                    ))
                    .bind(slug)
                    .one()
                    .await?;
                let changed: Vec<QuestionRow> = if row.revision > since {
                    tx.sql(sql!(
                        "SELECT q.id, q.asked, p.name, p.country, q.raised, q.status, q.answer,
                             q.revision, FALSE AS raised_by_reader
                         FROM questions q JOIN people p ON p.id = q.person_id
                         WHERE q.lecture_id = $1 AND q.revision > $2 ORDER BY q.revision LIMIT $3"
                    ))
                    .bind(row.id)
                    .bind(since)
                    .bind(AT_ONCE)
                    .all()
                    .await?
                } else {
                    Vec::new()
                };
                Ok((row, changed))
            })
            .await?;
        let planned_end = row.planned_ends_at.unwrap_or(row.ends_at);
        let times = Times {
            planned: (Instant(row.starts_at), Instant(planned_end)),
            actual: (Instant(row.starts), Instant(row.ends)),
        };
        let state = LiveState {
            needed_ms: times
                .gives_standing()
                .then(|| times.needed(row.attended_percent)),
            starts: Instant(row.starts),
            ends: Instant(row.ends),
            planned_end: row.planned_ends_at.map(Instant),
            over: row.status == "cancelled" || now >= row.ends,
            zone: Zone::parse(&row.time_zone).ok_or_else(|| {
                Refused::<NoRefusal>::Fault(format!("no zone: {}", row.time_zone))
            })?,
            live_url: row.live_url,
            audience: row.audience,
            announcement: row.announcement,
            revision: row.revision,
        };
        Ok((
            state,
            changed
                .into_iter()
                .map(QuestionRow::into_question)
                .collect(),
        ))
    }
}
