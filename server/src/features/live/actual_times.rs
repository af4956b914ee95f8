//! When a lecture really began and ended: each press and each setting is a record, and the lecture holds the latest.

use super::gate::LectureSchedule;
use super::measure::measure_all;
use crate::db::{StoreError, Tx};
use crate::events::{Act, EventKind, Subject};
use crate::features::lectures::{fold, instant, written};
use crate::features::live::LiveStore;
use crate::features::locks::lock_lecture;
use crate::features::parsing::{Check, reason};
use app::accounts::{Organizer, PersonId};
use app::answer::{Answer, Problem, Read, Refused, ValidationErrors};
use app::i18n::{Instant, Zone};
use app::live::{
    ActualTimes, ActualTimesForm, ActualTimesRecord, ActualTimesSetting, FROM_PLAN_MOST,
    START_EARLY,
};
use async_trait::async_trait;

/// The schedule of a lecture with its zone, and whether somebody has pressed a button or set its times: both may stand as
/// they were planned by that.
#[derive(sqlx::FromRow)]
struct Dated {
    #[sqlx(flatten)]
    lecture: LectureSchedule,
    time_zone: String,
    said: bool,
}

impl Dated {
    async fn read(tx: &mut Tx<'_>, slug: &str) -> sqlx::Result<Option<Self>> {
        tx.sql(sql!(
            "SELECT l.id, l.slug, l.status, l.starts_at, l.ends_at, l.began_at, l.ended_at,
                 l.planned_ends_at, l.attended_percent, l.time_zone,
                 l.began_at IS NOT NULL OR l.ended_at IS NOT NULL OR EXISTS (
                     SELECT 1 FROM actual_times a WHERE a.lecture_id = l.id) AS said
             FROM lectures l WHERE l.slug = $1"
        ))
        .bind(slug)
        .opt()
        .await
    }

    fn zone(&self) -> Zone {
        Zone::parse(&self.time_zone).unwrap_or_else(Zone::utc)
    }

    /// What holds, as the form writes it.
    fn form(&self) -> ActualTimesForm {
        let zone = self.zone();
        let local = |at: Option<i64>| at.map(|at| written(zone.local(Instant(at))));
        let folded = |at: Option<i64>| at.map(|at| fold(&zone, at));
        ActualTimesForm {
            began_at: local(self.lecture.began_at).unwrap_or_default(),
            began_fold: folded(self.lecture.began_at).unwrap_or_default(),
            ended_at: local(self.lecture.ended_at).unwrap_or_default(),
            ended_fold: folded(self.lecture.ended_at).unwrap_or_default(),
            times_reason: String::new(),
        }
    }

    fn can_be_set(&self, now: Instant) -> bool {
        self.lecture.is_published() && now.0 >= self.lecture.starts_at - START_EARLY
    }

    fn asks_whether_held(&self, now: Instant) -> bool {
        self.lecture.is_published() && !self.said && now.0 >= self.lecture.ends_at
    }

    /// What was typed of one of them; a time left as it stood stays that instant, which is finer than what is typed.
    fn typed(
        &self,
        check: &mut Check,
        (field, typed, which): (&str, &str, &str),
        stands: Option<i64>,
        now: Instant,
    ) -> Result<Option<i64>, ()> {
        if typed.trim().is_empty() {
            return Ok(None);
        }
        let zone = self.zone();
        let at = instant(check, field, typed, which, &zone).ok_or(())?;
        let same = |stands: &i64| {
            Instant(*stands).0.div_euclid(Instant::MINUTE) == at.0.div_euclid(Instant::MINUTE)
        };
        let at = stands.filter(same).map_or(at, Instant);
        let (planned_start, planned_end) = self.lecture.times().planned;
        if at > now {
            check.problem(field, "actual-times-future", &[]);
        } else if at < planned_start.plus(-FROM_PLAN_MOST) || at > planned_end.plus(FROM_PLAN_MOST)
        {
            check.problem(field, "actual-times-far", &[]);
        } else {
            return Ok(Some(at.0));
        }
        Err(())
    }

    /// What was typed as the lecture would then be, and why.
    fn parsed(
        &self,
        form: &ActualTimesForm,
        now: Instant,
    ) -> Result<(LectureSchedule, String), ValidationErrors> {
        let mut check = Check::default();
        let began = ("began_at", form.began_at.as_str(), form.began_fold.as_str());
        let began = self.typed(&mut check, began, self.lecture.began_at, now);
        let ended = ("ended_at", form.ended_at.as_str(), form.ended_fold.as_str());
        let ended = self.typed(&mut check, ended, self.lecture.ended_at, now);
        let reason = reason(&mut check, "times_reason", &form.times_reason);
        let then = began
            .ok()
            .zip(ended.ok())
            .map(|(began_at, ended_at)| LectureSchedule {
                began_at,
                ended_at,
                ..self.lecture.clone()
            });
        if then.as_ref().is_some_and(|then| then.end() <= then.start()) {
            check.problem("ended_at", "actual-times-order", &[]);
        }
        check.done(then.zip(reason))
    }
}

/// Writes down what was pressed or set, why, and by whom, as the lecture now holds it.
pub(super) async fn record(
    tx: &mut Tx<'_>,
    lecture: &LectureSchedule,
    (by, at): (PersonId, Instant),
    reason: &str,
) -> sqlx::Result<()> {
    tx.sql(sql!(
        "INSERT INTO actual_times (lecture_id, began_at, ended_at, reason, set_by, set_at)
         VALUES ($1, $2, $3, $4, $5, $6)"
    ))
    .bind(lecture.id)
    .bind(lecture.began_at)
    .bind(lecture.ended_at)
    .bind(reason)
    .bind(by)
    .bind(at.0)
    .run()
    .await?;
    Ok(())
}

/// Sets them, writes them down, measures everybody anew and says so in the log.
async fn set<R>(
    tx: &mut Tx<'_>,
    act: &Act,
    by: PersonId,
    (before, then): (&LectureSchedule, &LectureSchedule),
    reason: String,
) -> Result<(), StoreError<R>> {
    tx.sql(sql!(
        "UPDATE lectures SET began_at = $2, ended_at = $3, updated_at = $4 WHERE id = $1"
    ))
    .bind(then.id)
    .bind(then.began_at)
    .bind(then.ended_at)
    .bind(act.at.0)
    .run()
    .await?;
    record(tx, then, (by, act.at), &reason).await?;
    measure_all(tx, then, act.at).await?;
    let event = act
        .event(EventKind::ActualTimesSet, Subject::Lecture(then.id))
        .changed("began_at", before.began_at, then.began_at)
        .changed("ended_at", before.ended_at, then.ended_at)
        .with_detail("reason", reason);
    tx.emit(event).await?;
    Ok(())
}

fn refuse(key: &str) -> StoreError<ValidationErrors> {
    ValidationErrors(vec![Problem::new("", key)]).into()
}

/// A setting, as an organizer reads it.
#[derive(sqlx::FromRow)]
struct SettingRow {
    set_at: i64,
    set_by: String,
    reason: String,
    began_at: Option<i64>,
    ended_at: Option<i64>,
}

#[async_trait]
impl ActualTimes for LiveStore {
    async fn actual_times(&self, _organizer: &Organizer, slug: &str) -> Read<ActualTimesRecord> {
        let (now, slug) = (self.db.now(), slug.to_owned());
        let (dated, history) = self
            .db
            .read(async |tx| {
                let dated = Dated::read(tx, &slug)
                    .await?
                    .ok_or(sqlx::Error::RowNotFound)?;
                let history: Vec<SettingRow> = tx
                    .sql(sql!(
                        "SELECT a.set_at, p.name AS set_by, a.reason, a.began_at, a.ended_at
                         FROM actual_times a JOIN people p ON p.id = a.set_by
                         WHERE a.lecture_id = $1 ORDER BY a.id DESC"
                    ))
                    .bind(dated.lecture.id)
                    .all()
                    .await?;
                Ok((dated, history))
            })
            .await?;
        let times = dated.lecture.times();
        Ok(ActualTimesRecord {
            core_ms: times.core_ms(),
            gives_standing: times.gives_standing(),
            can_be_set: dated.can_be_set(now),
            asks_whether_held: dated.asks_whether_held(now),
            said: dated.said,
            form: dated.form(),
            history: history
                .into_iter()
                .map(|row| ActualTimesSetting {
                    at: Instant(row.set_at),
                    by: row.set_by,
                    reason: row.reason,
                    began: row.began_at.map(Instant),
                    ended: row.ended_at.map(Instant),
                })
                .collect(),
        })
    }

    async fn set_actual_times(
        &self,
        organizer: &Organizer,
        slug: &str,
        form: &ActualTimesForm,
    ) -> Answer<(), ValidationErrors> {
        let (act, by) = (self.db.act(organizer), organizer.person().id);
        let (slug, form) = (slug.to_owned(), form.clone());
        self.db
            .change(move |tx| {
                Box::pin(async move {
                    lock_lecture(tx, &slug).await?;
                    let dated = Dated::read(tx, &slug).await?.ok_or(Refused::NotFound)?;
                    if !dated.can_be_set(act.at) {
                        return Err(refuse("actual-times-cannot"));
                    }
                    let (then, reason) = dated.parsed(&form, act.at)?;
                    set(tx, &act, by, (&dated.lecture, &then), reason).await
                })
            })
            .await?;
        Ok(())
    }

    async fn was_held(&self, organizer: &Organizer, slug: &str) -> Answer<(), ValidationErrors> {
        let (act, by, slug) = (
            self.db.act(organizer),
            organizer.person().id,
            slug.to_owned(),
        );
        self.db
            .change(move |tx| {
                Box::pin(async move {
                    lock_lecture(tx, &slug).await?;
                    let dated = Dated::read(tx, &slug).await?.ok_or(Refused::NotFound)?;
                    if !dated.asks_whether_held(act.at) {
                        return Err(refuse("actual-times-cannot"));
                    }
                    let before = &dated.lecture;
                    let then = LectureSchedule {
                        began_at: Some(before.starts_at),
                        ended_at: Some(before.ends_at),
                        ..before.clone()
                    };
                    set(tx, &act, by, (before, &then), String::new()).await
                })
            })
            .await?;
        Ok(())
    }
}
