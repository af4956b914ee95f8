//! Where the engines truly differ: FTS5 of `SQLite`, text search vectors of `PostgreSQL`.

use crate::db::{Db, Engine, Sql};
use crate::features::passages::Question;
use app::accounts::PersonId;
use app::answer::Read;
use app::lectures::LectureId;

/// A passage that answers.
#[derive(sqlx::FromRow)]
pub(super) struct Hit {
    pub(super) lecture_id: LectureId,
    pub(super) kind: String,
    pub(super) language: String,
    pub(super) told: String,
    /// Where its lines begin, in milliseconds, with spaces between.
    pub(super) starts: String,
    /// When the lecture starts.
    pub(super) starts_at: i64,
    /// How many of its kind answer in the lecture.
    pub(super) hits: i64,
}

/// Who asks, as far as it matters.
pub(super) struct SearchRequest<'a> {
    pub(super) question: &'a Question,
    /// The language whose passages come first.
    pub(super) language: &'a str,
    /// Whether replays for officials may be watched ...
    pub(super) official: bool,
    /// ... and those for practitioners.
    pub(super) practitioner: bool,
    /// Whoever is signed in may watch where they speak.
    pub(super) reader: Option<PersonId>,
}

/// The passages: those of a lecture's own text for all, those of its replay for who may watch it. Of each lecture and
/// kind the first few, latest lectures first.
pub(super) async fn hits(db: &Db, asked: &SearchRequest<'_>) -> Read<Vec<Hit>> {
    let matching = Sql::by_engine(
        sqlite!(
            "SELECT lecture_id, kind, language, told, starts, starts_at, hits FROM (
                 SELECT p.lecture_id, p.kind, p.language, p.told, p.starts, l.starts_at,
                     row_number() OVER (PARTITION BY p.lecture_id, p.kind
                                           ORDER BY CASE WHEN p.language = $2 THEN 0
                                               ELSE 1 END, p.id) AS place,
                        count(*) OVER (PARTITION BY p.lecture_id, p.kind) AS hits
                 FROM passage_words w JOIN passages p ON p.id = w.rowid
                     JOIN public_lectures l ON l.id = p.lecture_id
                 WHERE w.words MATCH $1
                   AND (p.kind = 'about' OR
                        (EXISTS (SELECT 1 FROM replays r WHERE r.lecture_id = l.id
                            AND r.removed_at IS NULL)
                         AND (l.audience = 'everyone' OR (l.audience = 'officials' AND $3)
                              OR (l.audience = 'practitioners' AND $4)
                              OR EXISTS (SELECT 1 FROM lecture_speaker_accounts s
                                         WHERE s.lecture_id = l.id AND s.person_id = $5))))) found
             WHERE place <= 5 ORDER BY starts_at DESC, lecture_id, kind, place LIMIT 2000"
        ),
        postgres!(
            "SELECT lecture_id, kind, language, told, starts, starts_at, hits FROM (
                 SELECT p.lecture_id, p.kind, p.language, p.told, p.starts, l.starts_at,
                     row_number() OVER (PARTITION BY p.lecture_id, p.kind
                                           ORDER BY CASE WHEN p.language = $2 THEN 0
                                               ELSE 1 END, p.id) AS place,
                        count(*) OVER (PARTITION BY p.lecture_id, p.kind) AS hits
                 FROM passages p JOIN public_lectures l ON l.id = p.lecture_id
                 WHERE p.lexemes @@ CAST(CAST($1 AS TEXT) AS tsquery)
                   AND (p.kind = 'about' OR
                        (EXISTS (SELECT 1 FROM replays r WHERE r.lecture_id = l.id
                            AND r.removed_at IS NULL)
                         AND (l.audience = 'everyone' OR (l.audience = 'officials' AND $3)
                              OR (l.audience = 'practitioners' AND $4)
                              OR EXISTS (SELECT 1 FROM lecture_speaker_accounts s
                                         WHERE s.lecture_id = l.id AND s.person_id = $5))))) found
             WHERE place <= 5 ORDER BY starts_at DESC, lecture_id, kind, place LIMIT 2000"
        ),
    );
    let words = match db.engine() {
        Engine::Sqlite { .. } => asked.question.fts5(),
        Engine::Postgres(..) => asked.question.tsquery(),
    };
    let hits = db
        .query(matching)
        .bind(words)
        .bind(asked.language)
        .bind(asked.official)
        .bind(asked.practitioner)
        .bind(asked.reader);
    Ok(hits.all().await?)
}
