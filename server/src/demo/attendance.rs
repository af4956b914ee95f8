//! Who came to the demonstration's lectures, and when: beat by beat, as an open room sends them.

use super::dice::Dice;
use super::enrolments::Seat;
use super::lectures::Held;
use super::people::Guest;
use super::schedule::LIVE;
use super::{all, clock, stopped};
use crate::db::Db;
use crate::features::accounts::stored_session;
use crate::features::live::{Beat, Beats};
use app::i18n::Instant;
use app::live::Live;
use std::sync::Arc;
use tower_sessions::{Expiry, Session};

/// The time between two beats, in milliseconds. A real room beats every 30 s; up to 90 s are credited, and fewer
/// beats fill the hall sooner.
const BETWEEN: i64 = 85_000;

/// Everybody who came, to what is over and to what is on now.
pub(super) async fn fill(
    db: &Db,
    guests: &[Guest],
    seats: &[Vec<Seat>],
    lectures: &[Held],
    now: Instant,
) -> Result<(), String> {
    let beats = Beats::start(db);
    let mut days: Vec<(&Guest, &Vec<Seat>)> = guests.iter().zip(seats).collect();
    // The longest first, so that no one is left to beat alone at the end.
    days.sort_by_key(|(_, seats)| {
        std::cmp::Reverse(seats.iter().filter(|s| s.place <= LIVE).count())
    });
    all(days
        .into_iter()
        .map(|(guest, seats)| attend(&beats, guest, seats, lectures, now)))
    .await?;
    Ok(())
}

async fn attend(
    beats: &Beats,
    guest: &Guest,
    seats: &[Seat],
    lectures: &[Held],
    now: Instant,
) -> Result<(), String> {
    let session = session(beats.hall()).await?;
    for seat in seats
        .iter()
        .filter(|s| s.place <= LIVE && s.withdrawn.is_none())
    {
        let lecture = &lectures[seat.place];
        let mut dice = Dice::of(&[6, guest.n, lecture.matter()]);
        // Those who look around find the live room still to be entered, and past lectures they came to.
        let came = if guest.named {
            seat.place < LIVE
        } else {
            dice.chance(64)
        };
        if came {
            for (from, to) in visits(&mut dice, lecture, now) {
                stay(beats, &session, guest, &lecture.slug, from, to).await?;
            }
        }
    }
    Ok(())
}

/// A session for somebody's room, which ends within the day. Nobody is signed in by it.
async fn session(db: &Db) -> Result<String, String> {
    let expiry = Expiry::OnInactivity(time::Duration::DAY);
    let session = Session::new(None, Arc::new(db.clone()), Some(expiry));
    session.save().await.map_err(|e| e.to_string())?;
    Ok(session
        .id()
        .map(|id| stored_session(&id))
        .unwrap_or_default())
}

/// From when to when somebody's room was open.
fn visits(dice: &mut Dice, lecture: &Held, now: Instant) -> Vec<(Instant, Instant)> {
    let (start, length) = (lecture.starts, lecture.ends.since(lecture.starts));
    let until = if lecture.place == LIVE {
        now.plus(-dice.between(0, 60_000))
    } else {
        lecture.ends.plus(dice.between(2_000, 60_000))
    };
    let early = start.plus(dice.between(-4 * Instant::MINUTE, Instant::MINUTE));
    let late = start.plus(dice.between(10 * Instant::MINUTE, 24 * Instant::MINUTE));
    let left = start.plus(length * dice.between(20, 80) / 100);
    let back = left.plus(dice.between(3 * Instant::MINUTE, 10 * Instant::MINUTE));
    let visits = match dice.between(0, 100) {
        0..48 => vec![(early, until)],
        48..62 => vec![(late, until)],
        62..88 => vec![(early, left)],
        _ => vec![(early, left), (back, until)],
    };
    // A room is open for a minute at least, and not after the end.
    visits
        .into_iter()
        .map(|(from, to)| (from, to.min(until)))
        .filter(|(from, to)| to.since(*from) > Instant::MINUTE)
        .collect()
}

async fn stay(
    beats: &Beats,
    session: &str,
    guest: &Guest,
    slug: &str,
    from: Instant,
    to: Instant,
) -> Result<(), String> {
    let (hall, clock) = clock::moving(beats.hall(), from);
    let beats = beats.by(&hall);
    hall.live()
        .join(&guest.person, slug)
        .await
        .map_err(stopped)?;
    let lease = beats
        .open(&guest.person, slug, session, 0)
        .await
        .map_err(stopped)?
        .lease;
    let mut beat = Beat {
        lecture: slug.into(),
        lease,
        seq: 0,
        session: session.into(),
    };
    let mut at = from;
    while at < to {
        at = at.plus(BETWEEN).min(to);
        clock.set(at);
        beat.seq += 1;
        if beats.beat(beat.clone()).await.map_err(stopped)?.over {
            break;
        }
    }
    Ok(())
}
