//! Ratings: who may give one and when, and what of them is told to whom.

use crate::db::{Db, StoreError, Tx};
use crate::events::{Act, EventKind, Subject};
use crate::features::locks::lock_person;
use crate::features::parsing::{one_line, pages};
use app::accounts::{Organizer, Person, PersonId};
use app::answer::{Answer, Read, Refused};
use app::i18n::{Instant, whole_number};
use app::lectures::{LectureId, Status};
use app::surveys::{
    BEST, Distribution, LINE_MOST, LINES_A_PAGE, NoRating, OwnRating, RATED_WITHIN, Rating,
    RatingForm, Ratings, SPEAKER_LEAST, Said, Surveys,
};
use async_trait::async_trait;

/// The ratings of lectures. A handle, cheap to clone.
#[derive(Debug, Clone)]
pub struct SurveyStore {
    db: Db,
}

impl SurveyStore {
    /// Those of a database.
    pub(in crate::features) const fn of(db: Db) -> Self {
        Self { db }
    }
}

/// A lecture, and what it is asked of a person who would rate it.
#[derive(Debug, sqlx::FromRow)]
struct RatingTarget {
    id: LectureId,
    status: String,
    ended_at: i64,
    /// Whether they passed its gate with a seat that counts, or something of its replay was measured of them.
    was_there: bool,
    staff: bool,
}

impl RatingTarget {
    /// The last instant at which the lecture can be rated.
    const fn until(&self) -> Instant {
        Instant(self.ended_at).plus(RATED_WITHIN)
    }

    /// Whether the person can rate it at that instant.
    fn takes_rating(&self, now: Instant) -> Result<(), NoRating> {
        if self.status == Status::Cancelled.code() {
            Err(NoRating::Cancelled)
        } else if now < Instant(self.ended_at) {
            Err(NoRating::TooEarly)
        } else if self.staff {
            Err(NoRating::Staff)
        } else if !self.was_there {
            Err(NoRating::NotThere)
        } else if now > self.until() {
            Err(NoRating::TooLate)
        } else {
            Ok(())
        }
    }
}

#[derive(sqlx::FromRow)]
struct RatingRow {
    rating: i64,
    line: String,
}

impl From<RatingRow> for Rating {
    fn from(row: RatingRow) -> Self {
        Self {
            rating: row.rating,
            line: row.line,
        }
    }
}

/// How many gave a rating, and how many of them wrote a line.
#[derive(sqlx::FromRow)]
struct CountRow {
    rating: i64,
    many: i64,
    lines: i64,
}

/// What was typed, the line on one line and without what nobody sees.
fn parse(form: &RatingForm) -> Result<Rating, NoRating> {
    let line = one_line(&form.rating_line);
    let rating = whole_number(&form.rating);
    let rating =
        rating.filter(|rating| usize::try_from(*rating).is_ok_and(|n| (1..=BEST).contains(&n)));
    let long = line.chars().count() > LINE_MOST;
    match rating {
        Some(rating) if !long => Ok(Rating { rating, line }),
        rating => Err(NoRating::Typed {
            unchosen: rating.is_none(),
            long,
        }),
    }
}

async fn target(
    tx: &mut Tx<'_>,
    slug: &str,
    person: PersonId,
) -> sqlx::Result<Option<RatingTarget>> {
    tx.sql(sql!(
        "SELECT l.id, l.status, COALESCE(l.ended_at, l.ends_at) AS ended_at,
             EXISTS (SELECT 1 FROM joined j WHERE j.lecture_id = l.id AND j.person_id = $2)
                 OR EXISTS (SELECT 1 FROM coverage c WHERE c.person_id = $2
                     AND c.lecture_id = l.id AND c.watched_ms > 0) AS was_there,
             EXISTS (SELECT 1 FROM staff s
                 WHERE s.lecture_id = l.id AND s.person_id = $2) AS staff
         FROM public_lectures l WHERE l.slug = $1"
    ))
    .bind(slug)
    .bind(person)
    .opt()
    .await
}

async fn given(
    tx: &mut Tx<'_>,
    lecture: LectureId,
    person: PersonId,
) -> sqlx::Result<Option<Rating>> {
    let row: Option<RatingRow> = tx
        .sql(sql!(
            "SELECT rating, line FROM ratings WHERE lecture_id = $1 AND person_id = $2"
        ))
        .bind(lecture)
        .bind(person)
        .opt()
        .await?;
    Ok(row.map(Into::into))
}

async fn rate(
    tx: &mut Tx<'_>,
    act: &Act,
    (slug, person): (&str, PersonId),
    rating: Rating,
) -> Result<(), StoreError<NoRating>> {
    // Whoever presses twice at once is asked one after the other.
    lock_person(tx, person).await?;
    let target = target(tx, slug, person).await?.ok_or(Refused::NotFound)?;
    target.takes_rating(act.at)?;
    if given(tx, target.id, person).await?.as_ref() == Some(&rating) {
        return Ok(());
    }
    tx.sql(sql!(
        "INSERT INTO ratings (lecture_id, person_id, rating, line, rated_at)
         VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (lecture_id, person_id) DO UPDATE SET rating = excluded.rating,
             line = excluded.line, rated_at = excluded.rated_at"
    ))
    .bind(target.id)
    .bind(person)
    .bind(rating.rating)
    .bind(&rating.line)
    .bind(act.at.0)
    .run()
    .await?;
    // What somebody thinks of a lecture is theirs, the number too: all of it is erased with what happened to them.
    let event = act
        .event(EventKind::LectureRated, Subject::Person(person))
        .with("lecture", target.id)
        .with_detail("rating", rating.rating)
        .with_detail("line", rating.line);
    tx.emit(event).await?;
    Ok(())
}

/// What was said of a lecture: the earliest ratings, so many at once, and how many there are. Where that is more than one, nobody
/// who looks again and again can tell which rating came last, so the lines do not stand in their order either. Whoever has
/// become staff since is in none of it.
async fn ratings(
    tx: &mut Tx<'_>,
    lecture: LectureId,
    page: i64,
    at_once: i64,
) -> sqlx::Result<Ratings> {
    let total: i64 = tx
        .sql(sql!(
            "SELECT count(*) FROM ratings r
             WHERE r.lecture_id = $1 AND NOT EXISTS (SELECT 1 FROM staff s
                 WHERE s.lecture_id = r.lecture_id AND s.person_id = r.person_id)"
        ))
        .bind(lecture)
        .value()
        .await?;
    let told = total - total % at_once;
    if told == 0 && at_once > 1 {
        return Ok(Ratings { total, said: None });
    }
    let counts: Vec<CountRow> = tx
        .sql(sql!(
            "SELECT r.rating, count(*) AS many, count(NULLIF(r.line, '')) AS lines
             FROM (SELECT r.rating, r.line FROM ratings r
                   WHERE r.lecture_id = $1 AND NOT EXISTS (SELECT 1 FROM staff s
                       WHERE s.lecture_id = r.lecture_id AND s.person_id = r.person_id)
                   ORDER BY r.rated_at, r.person_id LIMIT $2) r
             GROUP BY r.rating"
        ))
        .bind(lecture)
        .bind(told)
        .all()
        .await?;
    let mut distribution = Distribution::default();
    for (rating, many) in (1..).zip(&mut distribution.0) {
        let of = counts.iter().find(|row| row.rating == rating);
        *many = of.map_or(0, |row| row.many);
    }
    let pages = pages(counts.iter().map(|row| row.lines).sum(), LINES_A_PAGE);
    let page = page.clamp(1, pages);
    let lines = tx
        .sql(sql!(
            "SELECT r.line
             FROM (SELECT r.line, r.rated_at, r.person_id FROM ratings r
                   WHERE r.lecture_id = $1 AND NOT EXISTS (SELECT 1 FROM staff s
                       WHERE s.lecture_id = r.lecture_id AND s.person_id = r.person_id)
                   ORDER BY r.rated_at, r.person_id LIMIT $4) r
             WHERE r.line <> ''
             ORDER BY CASE WHEN $5 THEN r.rated_at ELSE 0 END DESC, r.line, r.person_id DESC
             LIMIT $2 OFFSET $3"
        ))
        .bind(lecture)
        .bind(LINES_A_PAGE)
        .bind((page - 1) * LINES_A_PAGE)
        .bind(told)
        .bind(at_once == 1)
        .values()
        .await?;
    let said = Said {
        distribution,
        lines,
        page,
        pages,
    };
    Ok(Ratings {
        total,
        said: Some(said),
    })
}

#[async_trait]
impl Surveys for SurveyStore {
    async fn own_rating(&self, person: &Person, lecture: &str) -> Read<Option<OwnRating>> {
        let (now, slug, who) = (self.db.now(), lecture.to_owned(), person.id);
        Ok(self
            .db
            .read(async |tx| {
                let target = target(tx, &slug, who).await?.ok_or(Refused::NotFound)?;
                if target.takes_rating(now).is_err() {
                    return Ok(None);
                }
                Ok(Some(OwnRating {
                    until: target.until(),
                    given: given(tx, target.id, who).await?,
                }))
            })
            .await?)
    }

    async fn rate(
        &self,
        person: &Person,
        lecture: &str,
        form: &RatingForm,
    ) -> Answer<(), NoRating> {
        let rating = parse(form)?;
        let (act, slug, who) = (self.db.act(person), lecture.to_owned(), person.id);
        self.db
            .change(move |tx| Box::pin(async move { rate(tx, &act, (&slug, who), rating).await }))
            .await?;
        Ok(())
    }

    async fn ratings(&self, _organizer: &Organizer, lecture: &str, page: i64) -> Read<Ratings> {
        let slug = lecture.to_owned();
        Ok(self
            .db
            .read(async |tx| {
                let lecture: Option<LectureId> = tx
                    .sql(sql!("SELECT id FROM lectures WHERE slug = $1"))
                    .bind(slug)
                    .opt_value()
                    .await?;
                let lecture = lecture.ok_or(Refused::NotFound)?;
                Ok(ratings(tx, lecture, page, 1).await?)
            })
            .await?)
    }

    async fn ratings_of_speaker(
        &self,
        person: &Person,
        lecture: &str,
        page: i64,
    ) -> Read<Option<Ratings>> {
        let (slug, who) = (lecture.to_owned(), person.id);
        Ok(self
            .db
            .read(async |tx| {
                let spoken: Option<LectureId> = tx
                    .sql(sql!(
                        "SELECT l.id FROM public_lectures l WHERE l.slug = $1 AND EXISTS (
                             SELECT 1 FROM lecture_speaker_accounts s
                             WHERE s.lecture_id = l.id AND s.person_id = $2)"
                    ))
                    .bind(slug)
                    .bind(who)
                    .opt_value()
                    .await?;
                match spoken {
                    Some(lecture) => Ok(Some(ratings(tx, lecture, page, SPEAKER_LEAST).await?)),
                    None => Ok(None),
                }
            })
            .await?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(rating: &str, line: &str) -> RatingForm {
        RatingForm {
            rating: rating.into(),
            rating_line: line.into(),
        }
    }

    #[test]
    fn a_rating_is_one_of_five_with_a_line_on_one_line() {
        let long = "ไ".repeat(LINE_MOST);
        for (rating, line, read) in [
            ("1", "", (1, "")),
            (
                "5",
                "  Clear\r\n\tand\u{7} quick\u{200b}. ",
                (5, "Clear and quick."),
            ),
            ("٤", "واضح", (4, "واضح")),
            ("3", long.as_str(), (3, long.as_str())),
        ] {
            let (rating_read, line_read) = read;
            let expected = Rating {
                rating: rating_read,
                line: line_read.into(),
            };
            assert_eq!(parse(&form(rating, line)), Ok(expected), "{rating} {line}");
        }
        for (rating, line, unchosen, long) in [
            ("", "", true, false),
            ("0", "", true, false),
            ("6", "", true, false),
            ("-1", "", true, false),
            ("4.5", "", true, false),
            ("five", "", true, false),
            ("99999999999999999999", "", true, false),
            ("5", &*"ไ".repeat(LINE_MOST + 1), false, true),
            ("", &*"ไ".repeat(LINE_MOST + 1), true, true),
        ] {
            let refused = NoRating::Typed { unchosen, long };
            assert_eq!(parse(&form(rating, line)), Err(refused), "{rating}");
        }
    }

    #[test]
    fn a_lecture_is_rated_from_its_end_for_sixty_days_by_whom_it_was_for() {
        let end = Instant(1_000_000);
        let target = |status: &str, was_there, staff| RatingTarget {
            id: LectureId(1),
            status: status.into(),
            ended_at: end.0,
            was_there,
            staff,
        };
        let there = target("published", true, false);
        assert_eq!(there.takes_rating(end.plus(-1)), Err(NoRating::TooEarly));
        assert_eq!(there.takes_rating(end), Ok(()));
        assert_eq!(there.takes_rating(end.plus(RATED_WITHIN)), Ok(()));
        let late = there.takes_rating(end.plus(RATED_WITHIN + 1));
        assert_eq!(late, Err(NoRating::TooLate));
        for (target, why) in [
            (target("published", false, false), NoRating::NotThere),
            (target("published", true, true), NoRating::Staff),
            (target("cancelled", true, false), NoRating::Cancelled),
        ] {
            assert_eq!(target.takes_rating(end), Err(why));
        }
    }
}
