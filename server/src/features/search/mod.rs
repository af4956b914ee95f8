//! Search.

mod arms;
mod found;
mod index;

use crate::db::Db;
use crate::features::lectures::LectureRow;
use crate::features::parsing;
use crate::features::passages::Question;
use app::accounts::Person;
use app::answer::{Answer, Refused};
use app::i18n::Locale;
use app::lectures::{Audience, Lecture};
use app::replays::may_watch;
use app::search::{FoundLecture, NotSearched, QUESTION_MOST, Search, SearchResults};
use async_trait::async_trait;

/// Lectures on a page.
const PAGE: usize = 10;
/// The most pages: whoever is on the last asks better with one word more.
const PAGES: usize = 20;

/// The search. A handle, cheap to clone.
#[derive(Debug, Clone)]
pub struct SearchStore {
    db: Db,
}

impl SearchStore {
    /// Those of a database.
    pub(in crate::features) const fn of(db: Db) -> Self {
        Self { db }
    }
}

#[async_trait]
impl Search for SearchStore {
    async fn search(
        &self,
        l: Locale,
        reader: Option<&Person>,
        question: &str,
        page: i64,
    ) -> Answer<SearchResults, NotSearched> {
        if question.chars().count() > QUESTION_MOST {
            return Err(NotSearched::TooLong.into());
        }
        let question = Question::parse(question).ok_or(NotSearched::TooLong)?;
        if question.is_empty() {
            return Ok(SearchResults {
                pages: 1,
                ..SearchResults::default()
            });
        }
        let asked = arms::SearchRequest {
            question: &question,
            language: l.tag(),
            official: may_watch(reader, Audience::Officials),
            practitioner: may_watch(reader, Audience::Practitioners),
            reader: reader.map(|person| person.id),
        };
        let hits = arms::hits(&self.db, &asked).await.map_err(Refused::widen)?;
        let mut groups = found::groups(hits, &question);
        groups.truncate(PAGE * PAGES);
        let total = groups.len();
        let from = usize::try_from(page.max(1) - 1).unwrap_or(PAGES).min(PAGES) * PAGE;
        let shown: Vec<_> = groups.into_iter().skip(from).take(PAGE).collect();
        let ids = crate::db::json_rows(shown.iter().map(|group| (group.lecture,)));
        let rows: Vec<LectureRow> = self
            .db
            .query(sql!(
                "SELECT r.*, t.*
                 FROM public_lecture_rows r LEFT JOIN lecture_translations t ON t.lecture_id = r.id
                     AND t.locale = $1
                 WHERE r.id IN (SELECT CAST(b.value ->> 0 AS BIGINT)
                       FROM jsonb_each(CAST($2 AS jsonb_text)) b)"
            ))
            .bind(l.tag())
            .bind(ids)
            .all()
            .await
            .map_err(|error| Refused::from(error).widen())?;
        let mut lectures: Vec<Lecture> = rows.into_iter().map(Into::into).collect();
        let lectures = shown
            .into_iter()
            .filter_map(|group| {
                let place = lectures
                    .iter()
                    .position(|lecture| lecture.id == group.lecture)?;
                let lecture = lectures.swap_remove(place);
                Some(FoundLecture {
                    title: found::marked(&lecture.title, &question),
                    lecture,
                    passages: group.passages,
                    more: group.more,
                })
            })
            .collect();
        let total = i64::try_from(total).unwrap_or(i64::MAX);
        let a_page = i64::try_from(PAGE).unwrap_or(i64::MAX);
        Ok(SearchResults {
            lectures,
            total,
            pages: parsing::pages(total, a_page),
        })
    }
}
