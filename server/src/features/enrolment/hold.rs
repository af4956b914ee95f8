//! Holds of seats: taking one, giving it up, and what is read of them.

use super::{EnrolmentStore, SEATS_OF_ONE, newcomers_seats};
use crate::db::{StoreError, Tx};
use crate::events::{EventKind, Subject};
use crate::features::holds::{self, Ending, seats_of_one};
use crate::features::lectures::LectureRow;
use crate::features::locks::{lock_lecture, lock_person};
use app::accounts::{Organizer, Person, PersonId};
use app::answer::{Answer, Read, Refused};
use app::enrolment::{HeldLine, HeldSeats, NoSeat, Taken, hold_lapses, usual_days};
use app::i18n::{Instant, Locale};
use app::lectures::{Audience, Lecture, LectureId, Status};
use async_trait::async_trait;

/// So many holds of one lecture a person takes at most, one after the other.
const HOLDS_OF_ONE: i64 = 3;
/// So many a person has at most at a time.
const HOLDS_AT_ONCE: i64 = 20;
/// What is usual is told from so many answers, the latest.
const ANSWERS: i64 = 50;
/// Holds of so many lectures are looked through in one round.
const ROUND: i64 = 100;

/// What a hold asks of a lecture and a person; both are locked.
#[derive(sqlx::FromRow)]
struct HoldTarget {
    id: LectureId,
    status: String,
    audience: String,
    starts_at: i64,
    ends_at: i64,
    ended_at: Option<i64>,
    capacity: i64,
    official: bool,
    confirmed: bool,
    newcomer: Option<String>,
}

impl HoldTarget {
    /// Until when a seat would be held that is taken now; none where the person is to have the seat itself.
    fn until(&self, now: Instant) -> Result<Option<Instant>, NoSeat> {
        if self.status == Status::Cancelled.code() {
            return Err(NoSeat::Cancelled);
        }
        if self.ended_at.is_some() || self.ends_at <= now.0 {
            return Err(NoSeat::Over);
        }
        match Audience::parse(&self.audience) {
            Some(Audience::Practitioners) => return Err(NoSeat::PractitionersOnly),
            // It was opened to all meanwhile.
            Some(Audience::Everyone) => return Ok(None),
            _ => {}
        }
        if !self.official {
            return Err(NoSeat::OfficialsOnly);
        }
        if self.confirmed {
            return Ok(None);
        }
        let until = hold_lapses(now, Instant(self.starts_at));
        if until > now {
            Ok(Some(until))
        } else {
            Err(NoSeat::HoldTooLate)
        }
    }
}

async fn target(
    tx: &mut Tx<'_>,
    slug: &str,
    (person, now): (PersonId, Instant),
) -> sqlx::Result<Option<HoldTarget>> {
    tx.sql(sql!(
        "SELECT l.id, l.status, l.audience, l.starts_at, l.ends_at, l.ended_at, l.capacity,
             p.kind = 'official' AS official, p.confirmed_at IS NOT NULL AS confirmed,
             CASE WHEN p.created_at > $3 AND p.confirmed_at IS NULL THEN p.sign_up_network END
                 AS newcomer
         FROM public_lectures l JOIN people p ON p.id = $2 WHERE l.slug = $1"
    ))
    .bind(slug)
    .bind(person)
    .bind(now.plus(-Instant::DAY).0)
    .opt()
    .await
}

/// How many holds somebody has.
#[derive(sqlx::FromRow)]
struct HoldsOfOne {
    /// At one lecture, those that ended too.
    ever: i64,
    /// At all lectures now.
    standing: i64,
}

/// What stands in the way of one more hold of somebody; what has lapsed at the lecture was dropped.
async fn refuses(
    tx: &mut Tx<'_>,
    (lecture, person): (LectureId, PersonId),
    now: Instant,
) -> sqlx::Result<Option<NoSeat>> {
    let seats = seats_of_one(tx, lecture, person).await?;
    if seats.held {
        return Ok(Some(NoSeat::AlreadyEnrolled));
    }
    if seats.taken_away {
        return Ok(Some(NoSeat::TakenAway));
    }
    if seats.many >= SEATS_OF_ONE {
        return Ok(Some(NoSeat::TooOften));
    }
    if holds::of_one(tx, lecture, person).await?.is_some() {
        return Ok(Some(NoSeat::AlreadyHeld));
    }
    let holds: HoldsOfOne = tx
        .sql(sql!(
            "SELECT (SELECT count(*) FROM seat_holds h
                     WHERE h.lecture_id = $1 AND h.person_id = $2) AS ever,
                 (SELECT count(*) FROM seat_holds h WHERE h.person_id = $2
                     AND h.ended_at IS NULL AND h.lapses_at > $3) AS standing"
        ))
        .bind(lecture)
        .bind(person)
        .bind(now.0)
        .one()
        .await?;
    Ok(if holds.ever >= HOLDS_OF_ONE {
        Some(NoSeat::HeldTooOften)
    } else {
        (holds.standing >= HOLDS_AT_ONCE).then_some(NoSeat::TooManyHeld)
    })
}

/// How many seats of a lecture newcomers of that network hold, and how many are held for such.
async fn of_network(
    tx: &mut Tx<'_>,
    lecture: LectureId,
    network: &str,
    now: Instant,
) -> sqlx::Result<i64> {
    tx.sql(sql!(
        "SELECT (SELECT count(*) FROM seats_held s JOIN people p ON p.id = s.person_id
                 WHERE s.lecture_id = $1 AND s.newcomer_network = $2
                   AND p.created_at > $3 AND p.confirmed_at IS NULL)
             + (SELECT count(*) FROM seat_holds h JOIN people p ON p.id = h.person_id
                 WHERE h.lecture_id = $1 AND h.newcomer_network = $2 AND h.ended_at IS NULL
                   AND h.lapses_at > $4 AND p.created_at > $3)"
    ))
    .bind(lecture)
    .bind(network)
    .bind(now.plus(-Instant::DAY).0)
    .bind(now.0)
    .value()
    .await
}

#[derive(sqlx::FromRow)]
struct HeldRow {
    person_id: PersonId,
    name: String,
    email: String,
    country: String,
    organisation: String,
    taken_at: i64,
    lapses_at: i64,
}

#[async_trait]
impl HeldSeats for EnrolmentStore {
    async fn hold(&self, person: &Person, slug: &str) -> Answer<Taken, NoSeat> {
        let (act, slug, who) = (self.db.act(person), slug.to_owned(), person.id);
        let db = self.db.clone();
        let done = self
            .db
            .change(move |tx| {
                Box::pin(async move {
                    lock_person(tx, who).await?;
                    lock_lecture(tx, &slug).await?;
                    // Only now: while this waited they may have been confirmed, and the hour before the start begun.
                    let now = db.now();
                    let target = target(tx, &slug, (who, now)).await?;
                    let target = target.ok_or(Refused::NotFound)?;
                    let until = target.until(now)?;
                    holds::drop_lapsed(tx, target.id, now).await?;
                    if let Some(why) = refuses(tx, (target.id, who), now).await? {
                        return Err(why.into());
                    }
                    tx.sql(sql!(
                        "INSERT INTO seat_holds (lecture_id, person_id, taken_at, lapses_at,
                             newcomer_network)
                         VALUES ($1, $2, $3, $4, $5)"
                    ))
                    .bind(target.id)
                    .bind(who)
                    .bind(now.0)
                    .bind(until.unwrap_or(now).0)
                    .bind(&target.newcomer)
                    .run()
                    .await?;
                    let subject = Subject::Lecture(target.id);
                    tx.emit(act.event(EventKind::SeatHeld, subject)).await?;
                    if until.is_none() {
                        let held = holds::of_one(tx, target.id, who).await?;
                        holds::become_seats(tx, &act, held.as_slice(), now).await?;
                    }
                    if !holds::fit(tx, target.id, now).await? {
                        return Err(NoSeat::Full.into());
                    }
                    if let Some(network) = &target.newcomer {
                        let held = of_network(tx, target.id, network, now).await?;
                        if held > newcomers_seats(target.capacity) {
                            return Err(NoSeat::Newcomers.into());
                        }
                    }
                    Ok(until.map_or(Taken::Seat, |_| Taken::Held))
                })
            })
            .await;
        Ok(done.map_err(|error: StoreError<NoSeat>| {
            error.on_constraint("lectures_seats_within_capacity", NoSeat::Full)
        })?)
    }

    async fn give_hold_up(&self, person: &Person, slug: &str) -> Answer<(), NoSeat> {
        let (act, slug, who) = (self.db.act(person), slug.to_owned(), person.id);
        let db = self.db.clone();
        self.db
            .change(move |tx| {
                Box::pin(async move {
                    lock_person(tx, who).await?;
                    lock_lecture(tx, &slug).await?;
                    let now = db.now();
                    let target = target(tx, &slug, (who, now)).await?;
                    let target = target.ok_or(Refused::NotFound)?;
                    let held = holds::of_one(tx, target.id, who).await?;
                    let Some(held) = held.filter(|hold| hold.lapses_at > now.0) else {
                        let seats = seats_of_one(tx, target.id, who).await?;
                        let why = if seats.held {
                            NoSeat::HeldBecame
                        } else {
                            NoSeat::NotHeld
                        };
                        return Err(why.into());
                    };
                    holds::end(tx, &act, &[held], (Ending::GivenUp, now)).await?;
                    Ok(())
                })
            })
            .await?;
        Ok(())
    }

    async fn holds(&self, person: &Person) -> Read<Vec<(LectureId, Instant)>> {
        let rows: Vec<(LectureId, i64)> = self
            .db
            .query(sql!(
                "SELECT lecture_id, lapses_at FROM seat_holds
                 WHERE person_id = $1 AND ended_at IS NULL AND lapses_at > $2"
            ))
            .bind(person.id)
            .bind(self.db.now().0)
            .all()
            .await?;
        let holds = rows.into_iter();
        Ok(holds
            .map(|(lecture, until)| (lecture, Instant(until)))
            .collect())
    }

    async fn held_lectures(&self, person: &Person, l: Locale) -> Read<Vec<Lecture>> {
        let rows: Vec<LectureRow> = self
            .db
            .query(sql!(
                "SELECT r.*, t.*
                 FROM seat_holds h
                 JOIN public_lecture_rows r ON r.id = h.lecture_id
                 LEFT JOIN lecture_translations t ON t.lecture_id = r.id AND t.locale = $2
                 WHERE h.person_id = $1 AND h.ended_at IS NULL AND h.lapses_at > $3
                 ORDER BY r.starts_at, r.id"
            ))
            .bind(person.id)
            .bind(l.tag())
            .bind(self.db.now().0)
            .all()
            .await?;
        Ok(rows.into_iter().map(Into::into).collect())
    }

    async fn usual_days(&self) -> Read<Option<i64>> {
        let waits: Vec<i64> = self
            .db
            .query(sql!(
                "SELECT confirmed_at - claimed_at FROM people
                 WHERE confirmed_at IS NOT NULL AND claimed_at IS NOT NULL
                 ORDER BY confirmed_at DESC LIMIT $1"
            ))
            .bind(ANSWERS)
            .values()
            .await?;
        Ok(usual_days(waits))
    }

    async fn held_at(&self, _organizer: &Organizer, slug: &str) -> Read<Vec<HeldLine>> {
        let rows: Vec<HeldRow> = self
            .db
            .query(sql!(
                "SELECT h.person_id, p.name, p.email, p.country, p.organisation, h.taken_at,
                     h.lapses_at
                 FROM lectures l JOIN seat_holds h ON h.lecture_id = l.id
                     JOIN people p ON p.id = h.person_id
                 WHERE l.slug = $1 AND h.ended_at IS NULL AND h.lapses_at > $2
                 ORDER BY h.lapses_at, h.id"
            ))
            .bind(slug.to_owned())
            .bind(self.db.now().0)
            .all()
            .await?;
        let lines = rows.into_iter().map(|row| HeldLine {
            person: row.person_id,
            name: row.name,
            email: row.email,
            country: row.country,
            organisation: row.organisation,
            taken: Instant(row.taken_at),
            until: Instant(row.lapses_at),
        });
        Ok(lines.collect())
    }
}

impl EnrolmentStore {
    /// Writes down which holds have lapsed, a lecture at a time. Nothing waits for it: they fill no place from their lapse on.
    ///
    /// # Errors
    /// The database's.
    pub async fn sweep_holds(&self) -> Read<()> {
        loop {
            // One instant for the round: by an earlier one, what was found would not have lapsed, and be found again.
            let now = self.db.now();
            let lectures: Vec<LectureId> = self
                .db
                .query(sql!(
                    "SELECT DISTINCT h.lecture_id FROM (SELECT lecture_id FROM seat_holds
                         WHERE ended_at IS NULL AND lapses_at <= $1
                         ORDER BY lapses_at LIMIT $2) h
                     ORDER BY h.lecture_id"
                ))
                .bind(now.0)
                .bind(ROUND)
                .values()
                .await?;
            let mut ended: usize = 0;
            for lecture in lectures {
                ended += self
                    .db
                    .change(move |tx| {
                        Box::pin(async move {
                            tx.sql(locking!(
                                "SELECT id FROM lectures WHERE id = $1 FOR NO KEY UPDATE"
                            ))
                            .bind(lecture)
                            .run()
                            .await?;
                            Ok(holds::drop_lapsed(tx, lecture, now).await?)
                        })
                    })
                    .await?;
            }
            // Nothing was found, or others ended what was: the next round of the job finds what is left.
            if ended == 0 {
                return Ok(());
            }
        }
    }
}
