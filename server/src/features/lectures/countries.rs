//! The lectures of a country: those with a speaker who came from there at the lecture.

use super::LectureRow;
use crate::db::Db;
use crate::features::parsing;
use app::answer::Read;
use app::i18n::{Instant, Locale};
use app::lectures::{CountryLectures, CountrySpeaker, CountryTotals};

/// Rows of the past on a page.
const PAGE: i64 = 30;
/// At most so many rows are to come on the first page.
const TO_COME: i64 = 100;
/// At most so many speakers are named.
const SPEAKERS: i64 = 60;

#[derive(sqlx::FromRow)]
struct TotalsRow {
    country: String,
    lectures: i64,
    replays: i64,
}

/// The countries that published lectures come from.
pub(super) async fn totals(db: &Db) -> Read<Vec<CountryTotals>> {
    db.recent("countries", counted(db)).await
}

async fn counted(db: &Db) -> Read<Vec<CountryTotals>> {
    let rows: Vec<TotalsRow> = db
        .query(sql!(
            "SELECT ls.country, count(DISTINCT r.id) AS lectures,
                 count(DISTINCT v.lecture_id) AS replays
             FROM lecture_speakers ls JOIN lectures r ON r.id = ls.lecture_id
                 LEFT JOIN replays v ON v.lecture_id = r.id AND v.removed_at IS NULL
             WHERE ls.country <> '' AND r.status = 'published'
             GROUP BY ls.country ORDER BY ls.country"
        ))
        .all()
        .await?;
    let totals = |row: TotalsRow| CountryTotals {
        code: row.country,
        lectures: row.lectures,
        replays: row.replays,
    };
    Ok(rows.into_iter().map(totals).collect())
}

/// A page of a country's lectures, from 1.
pub(super) async fn lectures(
    db: &Db,
    l: Locale,
    country: &str,
    page: i64,
    now: Instant,
) -> Read<CountryLectures> {
    // As in the programme, what was cancelled stays until its day is over.
    let day_ago = now.plus(-Instant::DAY).0;
    let page = page.max(1);
    let (upcoming, past, total, speakers) = db
        .read(async |tx| {
            let upcoming: Vec<LectureRow> = if page == 1 {
                tx.sql(sql!(
                    "SELECT r.*, t.*, (SELECT count(*) FROM seat_holds h
                         WHERE h.lecture_id = r.id AND h.ended_at IS NULL AND h.lapses_at > $3)
                         AS seats_on_hold
                     FROM lecture_rows r LEFT JOIN lecture_translations t ON t.lecture_id = r.id
                         AND t.locale = $1
                     WHERE r.id IN (SELECT ls.lecture_id FROM lecture_speakers ls
                                    WHERE ls.country = $2)
                       AND ((r.status = 'published' AND r.ends_at > $3 AND r.ended_at IS NULL)
                            OR (r.status = 'cancelled' AND r.ends_at > $4))
                     ORDER BY r.starts_at, r.id LIMIT $5"
                ))
                .bind(l.tag())
                .bind(country)
                .bind(now.0)
                .bind(day_ago)
                .bind(TO_COME)
                .all()
                .await?
            } else {
                Vec::new()
            };
            let (total,): (i64,) = tx
                .sql(sql!(
                    "SELECT count(*) FROM lectures r
                     WHERE r.id IN (SELECT ls.lecture_id FROM lecture_speakers ls
                                    WHERE ls.country = $1)
                       AND r.status = 'published'
                       AND (r.ends_at <= $2 OR r.ended_at IS NOT NULL)"
                ))
                .bind(country)
                .bind(now.0)
                .one()
                .await?;
            let past: Vec<LectureRow> = tx
                .sql(sql!(
                    "SELECT r.*, t.*
                     FROM lecture_rows r LEFT JOIN lecture_translations t ON t.lecture_id = r.id
                         AND t.locale = $1
                     WHERE r.id IN (SELECT ls.lecture_id FROM lecture_speakers ls
                                    WHERE ls.country = $2)
                       AND r.status = 'published'
                       AND (r.ends_at <= $3 OR r.ended_at IS NOT NULL)
                     ORDER BY r.starts_at DESC, r.id DESC LIMIT $4 OFFSET $5"
                ))
                .bind(l.tag())
                .bind(country)
                .bind(now.0)
                .bind(PAGE)
                .bind((page - 1) * PAGE)
                .all()
                .await?;
            let speakers: Vec<(String, i64)> = if page == 1 {
                tx.sql(sql!(
                    "SELECT s.name, count(*) AS lectures
                     FROM lecture_speakers ls JOIN lectures r ON r.id = ls.lecture_id
                         JOIN speakers s ON s.id = ls.speaker_id
                     WHERE ls.country = $1 AND r.status = 'published'
                     GROUP BY s.name ORDER BY count(*) DESC, s.name LIMIT $2"
                ))
                .bind(country)
                .bind(SPEAKERS)
                .all()
                .await?
            } else {
                Vec::new()
            };
            Ok((upcoming, past, total, speakers))
        })
        .await?;
    Ok(CountryLectures {
        upcoming: upcoming.into_iter().map(Into::into).collect(),
        past: past.into_iter().map(Into::into).collect(),
        pages: parsing::pages(total, PAGE),
        speakers: speakers
            .into_iter()
            .map(|(name, lectures)| CountrySpeaker { name, lectures })
            .collect(),
    })
}
