//! The demonstration's lectures: scheduled, published, started and ended by the organizer.

use super::clock;
use super::dice::Dice;
use super::form::form;
use super::programme::{Programme, Speaker};
use super::schedule::{LIVE, span, written};
use super::stopped;
use crate::db::{Db, StoreError};
use app::accounts::Organizer;
use app::answer::{NoRefusal, Refused};
use app::i18n::{Instant, Zone};
use app::lectures::{Audience, LectureForm, Lectures};
use app::live::Live;

/// A lecture that stands in the programme.
#[derive(Debug)]
pub(super) struct Held {
    /// Its place in the programme's file.
    pub(super) place: usize,
    pub(super) slug: String,
    pub(super) published: Instant,
    pub(super) starts: Instant,
    /// As scheduled, or earlier where the organizer ends it.
    pub(super) ends: Instant,
    pub(super) audience: Audience,
    pub(super) language: String,
    pub(super) capacity: i64,
}

impl Held {
    /// What the dice know it by: the same whenever the demonstration is filled.
    pub(super) fn matter(&self) -> i64 {
        i64::try_from(self.place).unwrap_or(0)
    }
}

/// Schedules and publishes all of them.
pub(super) async fn publish(
    db: &Db,
    by: &Organizer,
    programme: &Programme,
    now: Instant,
) -> Result<Vec<Held>, String> {
    let mut all = Vec::with_capacity(programme.lectures.len());
    for (place, lecture) in programme.lectures.iter().enumerate() {
        let host = &programme.hosts[lecture.host];
        let zone = Zone::parse(&host.time_zone)
            .ok_or_else(|| format!("{} is no time zone", host.time_zone))?;
        let (starts, ends) = span(place, lecture, &zone, now)?;
        // A month ahead; those that are further off were published last week.
        let published = starts
            .plus(-30 * Instant::DAY)
            .min(now.plus(-7 * Instant::DAY));
        let then = clock::at(db, published);
        let form = LectureForm {
            starts_at: written(&zone, starts),
            ends_at: written(&zone, ends),
            time_zone: zone.name().into(),
            ..form(programme, lecture)
        };
        let saved = then
            .lectures()
            .save(by, None, &form)
            .await
            .map_err(stopped)?;
        name(db, saved, lecture.slug.clone()).await?;
        then.lectures()
            .publish(by, &lecture.slug)
            .await
            .map_err(stopped)?;
        all.push(Held {
            place,
            slug: lecture.slug.clone(),
            published,
            starts,
            ends,
            audience: Audience::parse(&lecture.audience).unwrap_or(Audience::Everyone),
            language: lecture.language.clone(),
            capacity: lecture.capacity,
        });
    }
    introduce(db, &programme.speakers).await?;
    Ok(all)
}

/// Gives a draft the address its file names, so that every demonstration has the same addresses.
async fn name(db: &Db, saved: String, slug: String) -> Result<(), String> {
    db.change(move |tx| {
        Box::pin(async move {
            tx.sql(sql!("UPDATE lectures SET slug = $2 WHERE slug = $1"))
                .bind(saved)
                .bind(slug)
                .run()
                .await?;
            Ok(())
        })
    })
    .await
    .map_err(|error: StoreError<NoRefusal>| stopped(Refused::from(error)))
}

/// Writes a sentence or two about each speaker; the lecture's form has no place for it.
async fn introduce(db: &Db, speakers: &[Speaker]) -> Result<(), String> {
    let bios: Vec<(String, String)> = speakers
        .iter()
        .map(|s| (s.name.clone(), s.bio.clone()))
        .collect();
    db.change(move |tx| {
        Box::pin(async move {
            for (name, bio) in bios {
                tx.sql(sql!("UPDATE speakers SET bio = $2 WHERE name = $1"))
                    .bind(name)
                    .bind(bio)
                    .run()
                    .await?;
            }
            Ok(())
        })
    })
    .await
    .map_err(|error: StoreError<NoRefusal>| stopped(Refused::from(error)))
}

/// Starts what has begun, and ends most of what is over a few minutes before its time, as lecturers do.
pub(super) async fn hold(db: &Db, by: &Organizer, lectures: &mut [Held]) -> Result<(), String> {
    for lecture in lectures.iter_mut().filter(|l| l.place <= LIVE) {
        let mut dice = Dice::of(&[2, lecture.matter()]);
        let begins = lecture.starts.plus(dice.between(5_000, 100_000));
        clock::at(db, begins)
            .live()
            .start(by, &lecture.slug, None)
            .await
            .map_err(stopped)?;
        if lecture.place < LIVE && dice.chance(70) {
            lecture.ends = lecture
                .ends
                .plus(-dice.between(30_000, 4 * Instant::MINUTE));
            clock::at(db, lecture.ends)
                .live()
                .end(by, &lecture.slug)
                .await
                .map_err(stopped)?;
        }
    }
    Ok(())
}
