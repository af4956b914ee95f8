//! Who takes a seat in which of the demonstration's lectures.

use super::dice::Dice;
use super::lectures::Held;
use super::people::Guest;
use super::schedule::LIVE;
use super::{all, clock, stopped};
use crate::db::Db;
use app::enrolment::{Enrolment, audience_refuses};
use app::i18n::Instant;
use app::lectures::Audience;
use app::live::Seats;

/// The place of a small lecture that is full.
const FULL: usize = 30;
/// One hour, in milliseconds.
const HOUR: i64 = 60 * Instant::MINUTE;

/// A seat somebody takes.
#[derive(Debug)]
pub(super) struct Seat {
    /// The lecture's place.
    pub(super) place: usize,
    taken: Instant,
    /// Given up again.
    pub(super) withdrawn: Option<Instant>,
}

/// Takes the seats, each at its time; answers those of each guest in order of the lectures.
pub(super) async fn fill(
    db: &Db,
    guests: &[Guest],
    lectures: &[Held],
    now: Instant,
) -> Result<Vec<Vec<Seat>>, String> {
    let mut seats: Vec<Vec<Seat>> = guests.iter().map(|_| Vec::new()).collect();
    for lecture in lectures {
        for (guest, seat) in those_who_come(guests, lecture, now) {
            seats[guest].push(seat);
        }
    }
    all(guests
        .iter()
        .zip(&seats)
        .map(|(guest, seats)| take(db, guest, seats, lectures)))
    .await?;
    Ok(seats)
}

async fn take(db: &Db, guest: &Guest, seats: &[Seat], lectures: &[Held]) -> Result<(), String> {
    for seat in seats {
        let slug = &lectures[seat.place].slug;
        clock::at(db, seat.taken)
            .enrolment()
            .enrol(&guest.person, slug)
            .await
            .map_err(stopped)?;
        if let Some(then) = seat.withdrawn {
            clock::at(db, then)
                .live()
                .withdraw(&guest.person, slug)
                .await
                .map_err(stopped)?;
        }
    }
    Ok(())
}

/// The guests, by their place in the list, whom a lecture draws most.
fn those_who_come(guests: &[Guest], lecture: &Held, now: Instant) -> Vec<(usize, Seat)> {
    let mut drawn: Vec<(i64, usize, Seat)> = Vec::new();
    let mut fluent = 0;
    for (at, guest) in guests.iter().enumerate() {
        if audience_refuses(&guest.person, lecture.audience).is_some() {
            continue;
        }
        let known = if lecture.audience == Audience::Officials {
            guest.confirmed.unwrap_or(now)
        } else {
            guest.since
        };
        let (from, until) = (
            lecture.published.max(known),
            lecture.starts.plus(-HOUR).min(now.plus(-HOUR)),
        );
        if until.since(from) < 6 * HOUR {
            continue;
        }
        let mut dice = Dice::of(&[3, guest.n, lecture.matter()]);
        let understands = understands(&guest.person.country, &lecture.language);
        fluent += i64::from(understands);
        // Some come to everything, some seldom; hardly anybody without the language.
        let keenness = Dice::of(&[4, guest.n]).between(0, 600);
        let stranger = if understands { 0 } else { 2_000 };
        let named = guest.named && understands && lecture.place.is_multiple_of(2);
        let rank = if named {
            -1
        } else {
            dice.between(0, 1_000) + keenness + stranger
        };
        let taken = from.plus(dice.between(HOUR, until.since(from)));
        let given_up = taken.plus(dice.between(HOUR, 4 * HOUR).max(until.since(taken) / 2));
        let gives_up = !guest.named && lecture.place != FULL && dice.chance(4) && given_up < until;
        drawn.push((
            rank,
            at,
            Seat {
                place: lecture.place,
                taken,
                withdrawn: gives_up.then_some(given_up),
            },
        ));
    }
    drawn.sort_by_key(|(rank, at, _)| (*rank, *at));
    let wanted = match lecture.place {
        FULL => lecture.capacity,
        _ => wanted(lecture).min(fluent + 3).min(lecture.capacity),
    };
    drawn.truncate(usize::try_from(wanted).unwrap_or(0));
    drawn.into_iter().map(|(_, at, seat)| (at, seat)).collect()
}

/// How many would like to come: fewer have decided on what is further off.
fn wanted(lecture: &Held) -> i64 {
    let mut dice = Dice::of(&[5, lecture.matter()]);
    match i64::try_from(lecture.place.saturating_sub(LIVE)).unwrap_or(0) {
        0 if lecture.place == LIVE => 96,
        0 => dice.between(20, 34),
        ahead => dice.between(58, 74) - 3 * ahead,
    }
}

/// Whether lectures in a language are commonly understood in a country; English is the hall's own.
fn understands(country: &str, language: &str) -> bool {
    match language {
        "ar" => matches!(country, "KW" | "AE" | "EG" | "MA"),
        "es" => matches!(country, "CL" | "PE" | "AR" | "CO"),
        "fr" => matches!(country, "SN" | "MA" | "RW" | "KH" | "LA"),
        "th" => matches!(country, "TH" | "LA" | "KH"),
        "zh" => matches!(
            country,
            "KZ" | "KG" | "UZ" | "VN" | "LA" | "TH" | "ID" | "PH" | "PK" | "ET"
        ),
        _ => true,
    }
}
