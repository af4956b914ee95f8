//! The programme: what is live or next, and the rows of a filter.

use super::LectureRow;
use crate::db::Db;
use crate::features::parsing;
use app::answer::Read;
use app::i18n::{Instant, Locale};
use app::lectures::{Filter, Programme};

/// Rows on a page of the past.
const PAGE: i64 = 30;
/// At most so many rows are to come on one page.
const TO_COME: i64 = 300;

pub(super) async fn programme(
    db: &Db,
    l: Locale,
    filter: &Filter,
    now: Instant,
) -> Read<Programme> {
    let topic = filter.topic.map_or("", |t| t.code());
    let audience = filter.audience.map_or("", |a| a.code());
    let language = filter.language.as_deref().unwrap_or_default();
    let country = filter.country.as_deref().unwrap_or_default();
    // What was cancelled stays until its day is over, so that whoever comes for it reads why nobody is there.
    let day_ago = now.plus(-Instant::DAY).0;
    let offset = (filter.page.max(1) - 1) * PAGE;
    let (languages, countries) = db.recent("choices", choices(db)).await?;
    let (first, rows, past) = db
        .read(async |tx| {
            let first: Vec<LectureRow> = tx
                .sql(sql!(
                    "SELECT r.*, t.*, (SELECT count(*) FROM seat_holds h
                         WHERE h.lecture_id = r.id AND h.ended_at IS NULL AND h.lapses_at > $2)
                         AS seats_on_hold
                     FROM lecture_rows r LEFT JOIN lecture_translations t ON t.lecture_id = r.id
                         AND t.locale = $1
                     WHERE r.status = 'published' AND r.ends_at > $2 AND r.ended_at IS NULL
                     ORDER BY CASE WHEN r.began_at IS NOT NULL OR r.starts_at <= $2 THEN 0
                         ELSE 1 END, r.starts_at, r.id LIMIT 2"
                ))
                .bind(l.tag())
                .bind(now.0)
                .all()
                .await?;
            let mut past: i64 = 0;
            let rows: Vec<LectureRow> = if filter.past {
                (past,) = tx
                    .sql(sql!(
                        "SELECT count(*) FROM lectures r
                         WHERE r.status = 'published'
                             AND (r.ends_at <= $1 OR r.ended_at IS NOT NULL)
                           AND ($2 = '' OR r.topic = $2) AND ($3 = '' OR r.audience = $3)
                               AND ($4 = '' OR r.language = $4)
                           AND ($5 = '' OR EXISTS (SELECT 1 FROM lecture_speakers ls
                                               WHERE ls.lecture_id = r.id AND ls.country = $5))"
                    ))
                    .bind(now.0)
                    .bind(topic)
                    .bind(audience)
                    .bind(language)
                    .bind(country)
                    .one()
                    .await?;
                tx.sql(sql!(
                    "SELECT r.*, t.*
                     FROM lecture_rows r LEFT JOIN lecture_translations t ON t.lecture_id = r.id
                         AND t.locale = $1
                     WHERE r.status = 'published' AND (r.ends_at <= $2 OR r.ended_at IS NOT NULL)
                       AND ($3 = '' OR r.topic = $3) AND ($4 = '' OR r.audience = $4)
                           AND ($5 = '' OR r.language = $5)
                       AND ($6 = '' OR EXISTS (SELECT 1 FROM lecture_speakers ls
                                               WHERE ls.lecture_id = r.id AND ls.country = $6))
                     ORDER BY r.starts_at DESC, r.id DESC LIMIT $7 OFFSET $8"
                ))
                .bind(l.tag())
                .bind(now.0)
                .bind(topic)
                .bind(audience)
                .bind(language)
                .bind(country)
                .bind(PAGE)
                .bind(offset)
                .all()
                .await?
            } else {
                tx.sql(sql!(
                    "SELECT r.*, t.*, (SELECT count(*) FROM seat_holds h
                         WHERE h.lecture_id = r.id AND h.ended_at IS NULL AND h.lapses_at > $2)
                         AS seats_on_hold
                     FROM lecture_rows r LEFT JOIN lecture_translations t ON t.lecture_id = r.id
                         AND t.locale = $1
                     WHERE ((r.status = 'published' AND r.ends_at > $2 AND r.ended_at IS NULL)
                            OR (r.status = 'cancelled' AND r.ends_at > $7))
                       AND ($3 = '' OR r.topic = $3) AND ($4 = '' OR r.audience = $4)
                           AND ($5 = '' OR r.language = $5)
                       AND ($6 = '' OR EXISTS (SELECT 1 FROM lecture_speakers ls
                                               WHERE ls.lecture_id = r.id AND ls.country = $6))
                     ORDER BY r.starts_at, r.id LIMIT $8"
                ))
                .bind(l.tag())
                .bind(now.0)
                .bind(topic)
                .bind(audience)
                .bind(language)
                .bind(country)
                .bind(day_ago)
                .bind(TO_COME)
                .all()
                .await?
            };
            Ok((first, rows, past))
        })
        .await?;
    let mut first = first.into_iter().map(Into::into);
    Ok(Programme {
        first: first.next(),
        then: first.next(),
        lectures: rows.into_iter().map(Into::into).collect(),
        pages: parsing::pages(past, PAGE),
        languages,
        countries,
    })
}

/// The languages and the speakers' countries one may narrow by.
async fn choices(db: &Db) -> Read<(Vec<String>, Vec<String>)> {
    Ok(db
        .read(async |tx| {
            let languages: Vec<String> = tx
                .sql(sql!(
                    "SELECT DISTINCT language FROM public_lectures ORDER BY language"
                ))
                .values()
                .await?;
            let countries: Vec<String> = tx
                .sql(sql!(
                    "SELECT DISTINCT ls.country FROM lecture_speakers ls
                         JOIN public_lectures l ON l.id = ls.lecture_id
                     WHERE ls.country <> '' ORDER BY ls.country"
                ))
                .values()
                .await?;
            Ok((languages, countries))
        })
        .await?)
}
