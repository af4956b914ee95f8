//! What watching a film is measured by: how long it has to be, and from when on its 14 days run.

use super::{Lecture, held};
use crate::db::{Db, StoreError};
use crate::features::live::measure::terms_of;
use crate::features::live::rule::Times;
use crate::features::replays::RecordingId;
use app::answer::NoRefusal;
use app::i18n::Instant;
use app::reports::Recount;

/// A recording that was published.
#[derive(sqlx::FromRow)]
struct Film {
    id: RecordingId,
    published_at: i64,
    /// None of those published before this was kept.
    core_ms: Option<i64>,
    counts_from: Option<i64>,
    days_decided_at: Option<i64>,
    own_days: bool,
}

/// Actual times as they were pressed or set.
#[derive(Debug, Clone, Copy, sqlx::FromRow)]
struct Setting {
    began: Option<i64>,
    ended: Option<i64>,
    set_at: i64,
}

impl Setting {
    /// How long a film had to be compared with by these times, in milliseconds.
    fn film_ms(self, planned: (Instant, Instant)) -> i64 {
        let began = self.began.map_or(planned.0, Instant);
        let ended = self.ended.map_or(planned.1, Instant);
        let actual = (began, ended);
        Times { planned, actual }.film_ms()
    }
}

/// What a film that was published then is compared with, in milliseconds, and whether it is that to the millisecond: the
/// least that the lecture's times have said since then. Of times from before they were records, and of those that were set
/// in the instant of the publication, only the most is known.
fn compared_with(times: Times, settings: &[Setting], published_at: i64) -> (i64, bool) {
    let before = settings.iter().rev().find(|set| set.set_at <= published_at);
    let since = settings.iter().filter(|set| set.set_at > published_at);
    let least = since
        .chain(before)
        .map(|set| set.film_ms(times.planned))
        .fold(times.film_ms(), i64::min);
    let is_known = match before {
        Some(set) => set.set_at < published_at,
        None => settings.is_empty(),
    };
    (least, is_known)
}

/// Compares those of a lecture.
pub(super) async fn compare(
    db: &Db,
    lecture: &Lecture,
    recount: &mut Recount,
) -> Result<(), StoreError<NoRefusal>> {
    let (times, settings, films) = db
        .snapshot(async |tx| {
            let times = terms_of(tx, lecture.id).await?.times;
            let settings: Vec<Setting> = tx
                .sql(sql!(
                    "SELECT began_at AS began, ended_at AS ended, set_at FROM actual_times
                     WHERE lecture_id = $1 ORDER BY id"
                ))
                .bind(lecture.id)
                .all()
                .await?;
            let films: Vec<Film> = tx
                .sql(sql!(
                    "SELECT id, published_at, core_ms, counts_from, days_decided_at, own_days
                     FROM recordings WHERE lecture_id = $1 AND published_at IS NOT NULL
                     ORDER BY published_at, id"
                ))
                .bind(lecture.id)
                .all()
                .await?;
            Ok((times, settings, films))
        })
        .await?;
    held(recount, films.len());
    let mut before = None;
    for film in films {
        recount.compared += 1;
        let (least, is_known) = compared_with(times, &settings, film.published_at);
        if film
            .core_ms
            .is_some_and(|ms| ms > least || (is_known && ms < least))
        {
            recount.differences.push(format!(
                "recording {} of {}: compared with {:?} ms, by the times of the lecture with {least} ms",
                film.id.0, lecture.slug, film.core_ms
            ));
        }
        let goes_on = before.unwrap_or(film.published_at);
        let own = film.own_days.then_some(film.published_at);
        let from = [Some(goes_on), own, film.days_decided_at];
        if !from.contains(&film.counts_from) || film.counts_from.is_none() {
            recount.differences.push(format!(
                "recording {} of {}: its days run from {:?}, and would from {goes_on}",
                film.id.0, lecture.slug, film.counts_from
            ));
        }
        before = film.counts_from.or(before);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn at(minute: i64) -> i64 {
        minute * Instant::MINUTE
    }

    fn set(began: i64, ended: Option<i64>, set_at: i64) -> Setting {
        Setting {
            began: Some(at(began)),
            ended: ended.map(at),
            set_at: at(set_at),
        }
    }

    #[test]
    fn a_film_is_compared_with_the_least_that_was_said_since_it_was_published() {
        let planned = (Instant(0), Instant(at(90)));
        let now = |began: i64, ended: i64| Times {
            planned,
            actual: (Instant(at(began)), Instant(at(ended))),
        };
        let settings = [
            set(0, None, 0),
            set(0, Some(60), 60),
            set(10, Some(80), 200),
            set(0, Some(90), 300),
        ];
        let of = |published| compared_with(now(0, 90), &settings, at(published));
        assert_eq!(of(100), (at(60), true), "as it was when it was published");
        assert_eq!(of(250), (at(70), true));
        assert_eq!(of(400), (at(90), true));
        assert_eq!(of(200), (at(70), false), "in that instant");
        assert_eq!(of(-1), (at(60), false), "from before there were records");
        assert_eq!(compared_with(now(0, 45), &[], 0), (at(45), true));
        // What gives no standing is compared with the plan.
        assert_eq!(compared_with(now(0, 2), &[], 0), (at(90), true));
    }
}
