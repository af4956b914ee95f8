//! Making a lecture and changing it.

use super::parse::parse;
use super::particulars::Particulars;
use super::speakers::Apart;
use crate::db::{Db, StoreError, Tx};
use crate::events::{EventKind, Subject};
use crate::features::fold::folded_text;
use crate::features::holds;
use crate::features::locks::lock_lecture;
use crate::features::passages::write_about;
use crate::features::presses::Press;
use crate::features::rights::end_presence_at_lecture;
use app::accounts::Organizer;
use app::answer::{Problem, Refused, ValidationErrors};
use app::i18n::Instant;
use app::lectures::{LectureForm, LectureId, Status};

pub(super) async fn save(
    db: &Db,
    organizer: &Organizer,
    slug: Option<&str>,
    form: &LectureForm,
) -> Result<String, StoreError<ValidationErrors>> {
    let parsed = parse(form, share_of(db, slug).await?)?;
    let (act, slug) = (db.act(organizer), slug.map(str::to_owned));
    let now = act.at.0;
    let clock = db.clone();
    let press = press(organizer, slug.as_deref(), form);
    let fresh = format!("{}-{}", slug_of(&parsed.title), &db.secret(3));
    db.change(move |tx| {
        Box::pin(async move {
            if let Some(press) = &press {
                press.begin(tx, now).await?;
                if let Some(slug) = made_before(tx, press).await? {
                    return Ok(slug);
                }
            }
            let host: i64 = tx
                .sql(sql!(
                    "INSERT INTO hosts (name) VALUES ($1) ON CONFLICT (name)
                     DO UPDATE SET name = excluded.name RETURNING id"
                ))
                .bind(&parsed.host)
                .value()
                .await?;
            let series: Option<i64> = match &parsed.series {
                None => None,
                Some(title) => {
                    let id: i64 = tx
                        .sql(sql!(
                            "INSERT INTO series (title) VALUES ($1) ON CONFLICT (title)
                             DO UPDATE SET title = excluded.title RETURNING id"
                        ))
                        .bind(title)
                        .value()
                        .await?;
                    Some(id)
                }
            };
            let before = match &slug {
                Some(slug) => {
                    // Nobody else changes it, nor begins it, until this is done.
                    lock_lecture(tx, slug).await?;
                    Particulars::of(tx, slug).await?
                }
                None => None,
            };
            let row: Option<(LectureId, String)> = match slug {
                None => {
                    tx.sql(sql!(
                        "INSERT INTO lectures (slug, status, title, abstract_text, topic, theme,
                             audience, language, starts_at, ends_at, time_zone, capacity, live_url,
                             attended_percent, host_id, series_id, replay_attends, replay_download,
                             created_at, updated_at)
                         VALUES ($1, 'draft', $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13,
                             $14, $15, $17, $18, $16, $16)
                         RETURNING id, slug"
                    ))
                    .bind(fresh)
                    .bind(&parsed.title)
                    .bind(&parsed.abstract_text)
                    .bind(parsed.topic.code())
                    .bind(parsed.theme.map(app::lectures::Theme::code))
                    .bind(parsed.audience.code())
                    .bind(&parsed.language)
                    .bind(parsed.starts.0)
                    .bind(parsed.ends.0)
                    .bind(parsed.zone.name())
                    .bind(parsed.capacity)
                    .bind(&parsed.live_url)
                    .bind(parsed.attended_percent)
                    .bind(host)
                    .bind(series)
                    .bind(now)
                    .bind(parsed.replay_attends)
                    .bind(parsed.replay_download)
                    .opt()
                    .await?
                }
                Some(slug) => {
                    let public = before
                        .as_ref()
                        .map(|before| &before.row)
                        .filter(|row| row.status != Status::Draft.code());
                    // What was measured was measured by these; once a lecture has begun they stand.
                    if let Some(row) = public
                        && (row.began_at.is_some() || row.starts_at <= now)
                    {
                        let times = (parsed.starts.0, parsed.ends.0);
                        let moved = (row.starts_at, row.ends_at) != times;
                        let moved = moved.then(|| Problem::new("starts_at", "lecture-begun"));
                        let share = (row.attended_percent != parsed.attended_percent)
                            .then(|| Problem::new("attended_percent", "lecture-begun-share"));
                        let problems: Vec<Problem> = moved.into_iter().chain(share).collect();
                        if !problems.is_empty() {
                            return Err(ValidationErrors(problems).into());
                        }
                    }
                    // Else those who wait behind the gate would be present before anybody measured them.
                    if let Some(row) = public
                        && row.starts_at != parsed.starts.0
                        && parsed.starts.0 <= now
                    {
                        return Err(ValidationErrors(vec![Problem::new(
                            "starts_at",
                            "lecture-start-past",
                        )])
                        .into());
                    }
                    let moved = public.and_then(|row| {
                        moved_from(row.moved_from.unwrap_or(row.starts_at), parsed.starts.0)
                    });
                    // What calendars show by themselves: its times and its titles.
                    let is_titled = before
                        .as_ref()
                        .is_some_and(|before| before.has_titles(&parsed.title, &parsed.texts));
                    let changed = public.is_some_and(|row| {
                        (row.starts_at, row.ends_at) != (parsed.starts.0, parsed.ends.0)
                            || !is_titled
                    });
                    tx.sql(sql!(
                        "UPDATE lectures SET title = $2, abstract_text = $3, topic = $4,
                             theme = $5, audience = $6, language = $7, starts_at = $8,
                             ends_at = $9, time_zone = $10, capacity = $11, live_url = $12,
                             attended_percent = $13, host_id = $14, series_id = $15,
                             updated_at = $16, replay_attends = $17, replay_download = $18,
                             moved_from = $19, schedule_changes = schedule_changes + $20,
                             planned_ends_at = CASE WHEN starts_at = $8 AND ends_at = $9
                                 THEN planned_ends_at END
                         WHERE slug = $1 RETURNING id, slug"
                    ))
                    .bind(slug)
                    .bind(&parsed.title)
                    .bind(&parsed.abstract_text)
                    .bind(parsed.topic.code())
                    .bind(parsed.theme.map(app::lectures::Theme::code))
                    .bind(parsed.audience.code())
                    .bind(&parsed.language)
                    .bind(parsed.starts.0)
                    .bind(parsed.ends.0)
                    .bind(parsed.zone.name())
                    .bind(parsed.capacity)
                    .bind(&parsed.live_url)
                    .bind(parsed.attended_percent)
                    .bind(host)
                    .bind(series)
                    .bind(now)
                    .bind(parsed.replay_attends)
                    .bind(parsed.replay_download)
                    .bind(moved)
                    .bind(i64::from(changed))
                    .opt()
                    .await?
                }
            };
            let (id, slug) = row.ok_or(Refused::NotFound)?;
            let planned = (parsed.starts.0, parsed.ends.0);
            let plan = before
                .as_ref()
                .map(|before| (before.row.starts_at, before.row.ends_at));
            if plan.is_some_and(|before| before != planned) {
                // A film that is there already is compared with what is planned now.
                tx.sql(sql!(
                    "UPDATE recordings SET core_ms = $2 WHERE lecture_id = $1 AND core_ms <> $2"
                ))
                .bind(id)
                .bind(parsed.ends.since(parsed.starts))
                .run()
                .await?;
            }
            // Whoever waits behind the gate has a figure already, of nothing; it goes by the share that stands.
            tx.sql(sql!(
                "UPDATE attendance SET percent = $2 WHERE lecture_id = $1 AND percent <> $2"
            ))
            .bind(id)
            .bind(parsed.attended_percent)
            .run()
            .await?;
            tx.sql(sql!("DELETE FROM lecture_texts WHERE lecture_id = $1"))
                .bind(id)
                .run()
                .await?;
            for (locale, title, abstract_text) in &parsed.texts {
                tx.sql(sql!(
                    "INSERT INTO lecture_texts (lecture_id, locale, title, abstract_text)
                     VALUES ($1, $2, $3, $4)"
                ))
                .bind(id)
                .bind(locale.tag())
                .bind(title)
                .bind(abstract_text)
                .run()
                .await?;
            }
            let apart = Apart::of(tx, id).await?;
            let stood: Vec<i64> = tx
                .sql(sql!(
                    "SELECT speaker_id FROM lecture_speakers WHERE lecture_id = $1"
                ))
                .bind(id)
                .values()
                .await?;
            tx.sql(sql!("DELETE FROM lecture_speakers WHERE lecture_id = $1"))
                .bind(id)
                .run()
                .await?;
            for (place, speaker) in (1_i64..).zip(&parsed.speakers) {
                // What is known of a speaker is what was typed last, at whichever lecture.
                let speaker_id: i64 = tx
                    .sql(sql!(
                        "INSERT INTO speakers (name, affiliation, country, bio)
                         VALUES ($1, $2, $3, '')
                         ON CONFLICT (name) DO UPDATE SET
                             affiliation = CASE
                                 WHEN excluded.affiliation <> '' THEN excluded.affiliation
                                 ELSE speakers.affiliation END, country = CASE
                                 WHEN excluded.country <> '' THEN excluded.country
                                 ELSE speakers.country END
                         RETURNING id"
                    ))
                    .bind(&speaker.name)
                    .bind(&speaker.affiliation)
                    .bind(&speaker.country)
                    .value()
                    .await?;
                // One who is new to the lecture comes with what is known where nothing is typed; of one whose
                // line stood in the form an emptied field is meant.
                tx.sql(sql!(
                    "INSERT INTO lecture_speakers (lecture_id, speaker_id, place, affiliation,
                         country)
                     SELECT $1, s.id, $3,
                         CASE WHEN $6 OR $4 <> '' THEN $4 ELSE s.affiliation END,
                         CASE WHEN $6 OR $5 <> '' THEN $5 ELSE s.country END
                     FROM speakers s WHERE s.id = $2"
                ))
                .bind(id)
                .bind(speaker_id)
                .bind(place)
                .bind(&speaker.affiliation)
                .bind(&speaker.country)
                .bind(stood.contains(&speaker_id))
                .run()
                .await?;
            }
            for one in apart {
                one.again(tx, id, &act).await?;
            }
            end_presence_at_lecture(tx, id, &clock).await?;
            if before.is_some() {
                holds::follow(tx, &act, (id, parsed.audience, parsed.starts), &clock).await?;
                if !holds::fit(tx, id, clock.now()).await? {
                    return Err(capacity_taken().into());
                }
            }
            write_about(tx, id).await?;
            let subject = Subject::Lecture(id);
            let event = match before {
                None => act
                    .event(EventKind::LectureCreated, subject)
                    .with("starts_at", parsed.starts.0)
                    .with_detail("title", &parsed.title),
                Some(before) => {
                    let after = Particulars::of(tx, &slug).await?;
                    let after = after.ok_or(Refused::NotFound)?;
                    after.changed_since(&before, act.event(EventKind::LectureChanged, subject))
                }
            };
            if event.says_something() {
                tx.emit(event).await?;
            }
            if let Some(press) = &press {
                press.note(tx, &slug, now).await?;
            }
            Ok(slug)
        })
    })
    .await
    .map_err(|error: StoreError<ValidationErrors>| {
        error.on_constraint("lectures_seats_within_capacity", capacity_taken())
    })
}

/// More seats are taken or held than the form has places.
fn capacity_taken() -> ValidationErrors {
    ValidationErrors(vec![Problem::new("capacity", "lecture-capacity-taken")])
}

/// The press of the form of a new lecture, with what was typed into it.
fn press(organizer: &Organizer, slug: Option<&str>, form: &LectureForm) -> Option<Press> {
    let typed = serde_json::to_string(form)
        .ok()
        .filter(|_| slug.is_none())?;
    let who = organizer.person().id.0.to_string();
    Press::of("lecture", &form.press, &who, &typed)
}

/// The lecture that the same press has made already, unless it was deleted since.
async fn made_before(tx: &mut Tx<'_>, press: &Press) -> sqlx::Result<Option<String>> {
    let Some(slug) = press.made(tx).await? else {
        return Ok(None);
    };
    tx.sql(sql!("SELECT slug FROM lectures WHERE slug = $1"))
        .bind(slug)
        .opt_value()
        .await
}

/// The share that stands of a lecture, in hundredths of its core; none of a new one.
async fn share_of(
    db: &Db,
    slug: Option<&str>,
) -> Result<Option<i64>, StoreError<ValidationErrors>> {
    let Some(slug) = slug else { return Ok(None) };
    db.query(sql!(
        "SELECT attended_percent FROM lectures WHERE slug = $1"
    ))
    .bind(slug.to_owned())
    .opt_value()
    .await
}

/// When a lecture was to start as it was published, if it starts at another time now. What moves it by less than a minute moves
/// it nowhere: nobody would come at another time for it.
fn moved_from(published: i64, starts: i64) -> Option<i64> {
    ((starts - published).abs() >= Instant::MINUTE).then_some(published)
}

/// The part of the address a title makes: its ASCII letters and digits, at most 60 of them.
fn slug_of(title: &str) -> String {
    let mut slug = String::new();
    // Letters with marks and strokes by the letter that they are a form of: `lodz`.
    for c in folded_text(title).chars() {
        if slug.len() >= 60 {
            break;
        }
        if c.is_ascii_alphanumeric() {
            slug.push(c);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    let slug = slug.trim_matches('-');
    if slug.is_empty() {
        "lecture".into()
    } else {
        slug.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_move_of_less_than_a_minute_is_none() {
        let published = 600_000;
        let moved = |by: i64| moved_from(published, published + by);
        assert_eq!([0, 59_999, -59_999].map(moved), [None; 3]);
        assert_eq!([60_000, -60_000].map(moved), [Some(published); 2]);
    }

    #[test]
    fn titles_in_any_script_make_an_address() {
        assert_eq!(
            slug_of("Selling fruit: a first hour!"),
            "selling-fruit-a-first-hour"
        );
        assert_eq!(slug_of("Łódź İstanbul Đà Nẵng"), "lodz-istanbul-da-nang");
        assert_eq!(slug_of("การขายผลไม้"), "lecture");
    }
}
