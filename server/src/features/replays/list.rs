//! The list of the replays, and what somebody has begun of it.

use super::ReplayRow;
use crate::db::Db;
use crate::features::parsing;
use app::accounts::Person;
use app::answer::Read;
use app::i18n::Locale;
use app::replays::{Length, ReplayCard, ReplayFilter, ReplayListPage, Viewer, Watched};

/// Replays on a page.
const PAGE: i64 = 24;
/// So many of somebody's newest plays are looked at for what they have begun ...
const NEWEST_PLAYS: i64 = 60;
/// ... and no more of it is shown.
const BEGUN: i64 = 4;
/// Whoever stopped this near to the end has nothing to go on with, in milliseconds of the media.
const AT_THE_END: i64 = 10_000;

#[derive(sqlx::FromRow)]
struct CardRow {
    #[sqlx(flatten)]
    replay: ReplayRow,
    poster: Option<String>,
    bytes_360p: Option<i64>,
    heard: String,
    captions: Option<String>,
    watched_ms: Option<i64>,
    completed: Option<bool>,
    position_ms: Option<i64>,
}

impl From<CardRow> for ReplayCard {
    fn from(row: CardRow) -> Self {
        let tags = |text: &str| text.split(' ').map(str::to_owned).collect();
        let duration_ms = row.replay.duration_ms.max(1);
        let watched = row.watched_ms.filter(|ms| *ms > 0);
        Self {
            watched: watched.map(|ms| Watched {
                percent: ms * 100 / duration_ms,
                completed: row.completed.unwrap_or(false),
                position_ms: row.position_ms.unwrap_or(0),
            }),
            replay: row.replay.into(),
            poster: row.poster,
            bytes_360p: row.bytes_360p,
            heard: tags(&row.heard),
            captions: row.captions.as_deref().map(tags).unwrap_or_default(),
        }
    }
}

/// A card, and how many there are on all pages.
#[derive(sqlx::FromRow)]
struct ListedRow {
    #[sqlx(flatten)]
    card: CardRow,
    total: i64,
}

/// What the list can be narrowed to.
#[derive(Debug, Clone, Default)]
struct Choices {
    languages: Vec<String>,
    captions: Vec<String>,
    countries: Vec<String>,
    speakers: Vec<String>,
    series: Vec<String>,
}

/// A page of what can be watched.
pub(super) async fn list(
    db: &Db,
    l: Locale,
    filter: &ReplayFilter,
    reader: Option<&Person>,
) -> Read<ReplayListPage> {
    let viewer = reader.map_or_else(String::new, |person| Viewer::Person(person.id).code());
    let topic = filter.topic.map_or("", |topic| topic.code());
    let text = |part: &Option<String>| part.clone().unwrap_or_default();
    let (from_ms, to_ms) = filter.length.map_or((0, i64::MAX), Length::span_ms);
    let choices = db.recent("replay choices", choices(db)).await?;
    // Beyond the last page that one is read, so that how many there are is told with its rows.
    let rows: Vec<ListedRow> = db
        .query(sql!(
            "WITH narrowed AS (
                 SELECT v.lecture_id, count(*) OVER () AS total, row_number() OVER (
                     ORDER BY CASE $8 WHEN 'shortest' THEN v.duration_ms
                         WHEN 'longest' THEN -v.duration_ms ELSE 0 END,
                         v.published_at DESC, v.lecture_id DESC) - 1 AS place
                 FROM replays v JOIN public_lectures r ON r.id = v.lecture_id
                 WHERE v.removed_at IS NULL AND v.duration_ms >= $6 AND v.duration_ms < $7
                   AND ($1 = '' OR r.topic = $1)
                   AND ($2 = '' OR EXISTS (SELECT 1 FROM replays_heard h
                       WHERE h.lecture_id = r.id AND h.language = $2))
                   AND ($3 = '' OR EXISTS (SELECT 1 FROM tracks t WHERE t.lecture_id = r.id
                       AND t.kind = 'captions' AND t.language = $3))
                   AND ($4 = '' OR EXISTS (SELECT 1 FROM lecture_speakers ls
                       WHERE ls.lecture_id = r.id AND ls.country = $4))
                   AND ($5 = '' OR EXISTS (SELECT 1 FROM lecture_speakers ls
                       JOIN speakers s ON s.id = ls.speaker_id
                       WHERE ls.lecture_id = r.id AND s.name = $5))
                   AND ($13 = '' OR r.series_id = (SELECT id FROM series WHERE title = $13))),
             shown AS (
                 SELECT n.lecture_id, n.total, n.place FROM narrowed n
                 WHERE n.place / $9 = CASE WHEN $10 * $9 < n.total THEN $10
                     ELSE (n.total - 1) / $9 END)
             SELECT r.*, t.*, v.*, h.total,
                 (SELECT c.watched_ms FROM coverage c WHERE c.lecture_id = r.id
                     AND c.viewer = $12 AND c.recording_id = v.recording_id) AS watched_ms,
                 (SELECT c.completed FROM coverage c WHERE c.lecture_id = r.id
                     AND c.viewer = $12 AND c.recording_id = v.recording_id) AS completed,
                 CAST(0 AS BIGINT) AS position_ms
             FROM shown h JOIN replay_cards v ON v.lecture_id = h.lecture_id
                 JOIN lecture_rows r ON r.id = h.lecture_id
             LEFT JOIN lecture_translations t ON t.lecture_id = r.id AND t.locale = $11
             ORDER BY h.place"
        ))
        .bind(topic)
        .bind(text(&filter.language))
        .bind(text(&filter.captions))
        .bind(text(&filter.country))
        .bind(text(&filter.speaker))
        .bind(from_ms)
        .bind(to_ms)
        .bind(filter.order.code())
        .bind(PAGE)
        .bind(filter.page.max(1) - 1)
        .bind(l.tag())
        .bind(viewer)
        .bind(text(&filter.series))
        .all()
        .await?;
    let total = rows.first().map_or(0, |row| row.total);
    Ok(ReplayListPage {
        replays: rows.into_iter().map(|row| row.card.into()).collect(),
        pages: parsing::pages(total, PAGE),
        total,
        languages: choices.languages,
        captions: choices.captions,
        countries: choices.countries,
        speakers: choices.speakers,
        series: choices.series,
    })
}

async fn choices(db: &Db) -> Read<Choices> {
    Ok(db
        .read(async |tx| {
            let languages = tx
                .sql(sql!(
                    "SELECT DISTINCT h.language FROM replays_heard h
                         JOIN public_lectures l ON l.id = h.lecture_id ORDER BY h.language"
                ))
                .values()
                .await?;
            let captions = tx
                .sql(sql!(
                    "SELECT DISTINCT t.language FROM tracks t JOIN replays v
                             ON v.lecture_id = t.lecture_id AND v.removed_at IS NULL
                         JOIN public_lectures l ON l.id = t.lecture_id
                     WHERE t.kind = 'captions' ORDER BY t.language"
                ))
                .values()
                .await?;
            let speakers: Vec<(String, String)> = tx
                .sql(sql!(
                    "SELECT DISTINCT s.name, ls.country FROM speakers s
                         JOIN lecture_speakers ls ON ls.speaker_id = s.id
                         JOIN replays v ON v.lecture_id = ls.lecture_id AND v.removed_at IS NULL
                         JOIN public_lectures l ON l.id = ls.lecture_id
                     ORDER BY s.name"
                ))
                .all()
                .await?;
            let (mut speakers, mut countries): (Vec<String>, Vec<String>) =
                speakers.into_iter().unzip();
            speakers.dedup();
            countries.sort();
            countries.dedup();
            countries.retain(|country| !country.is_empty());
            let series = tx
                .sql(sql!(
                    "SELECT DISTINCT s.title FROM series s
                         JOIN public_lectures l ON l.series_id = s.id
                         JOIN replays v ON v.lecture_id = l.id AND v.removed_at IS NULL
                     ORDER BY s.title"
                ))
                .values()
                .await?;
            Ok(Choices {
                languages,
                captions,
                countries,
                speakers,
                series,
            })
        })
        .await?)
}

/// What a person has begun to watch and not completed, the latest first.
pub(super) async fn begun(db: &Db, person: &Person, l: Locale) -> Read<Vec<ReplayCard>> {
    let rows: Vec<CardRow> = db
        .query(sql!(
            "WITH newest AS (
                 SELECT p.id, p.lecture_id FROM play_sessions p WHERE p.viewer = $1
                 ORDER BY p.id DESC LIMIT $3),
             played AS (SELECT n.lecture_id, max(n.id) AS at FROM newest n GROUP BY n.lecture_id)
             SELECT r.*, t.*, v.*, c.watched_ms, c.completed, c.position_ms
             FROM played p JOIN replay_cards v ON v.lecture_id = p.lecture_id
                 JOIN public_lecture_rows r ON r.id = p.lecture_id
                 JOIN coverage c ON c.lecture_id = p.lecture_id AND c.viewer = $1
                     AND c.recording_id = v.recording_id
             LEFT JOIN lecture_translations t ON t.lecture_id = r.id AND t.locale = $2
             WHERE c.completed = FALSE AND c.watched_ms > 0 AND c.position_ms > 0
                 AND c.position_ms < v.duration_ms - $4
             ORDER BY p.at DESC LIMIT $5"
        ))
        .bind(Viewer::Person(person.id).code())
        .bind(l.tag())
        .bind(NEWEST_PLAYS)
        .bind(AT_THE_END)
        .bind(BEGUN)
        .all()
        .await?;
    Ok(rows.into_iter().map(Into::into).collect())
}
