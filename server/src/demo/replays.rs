//! The demonstration's replays, and who watched them.

use super::dice::Dice;
use super::lectures::Held;
use super::people::Guest;
use super::{all, clock, stopped};
use crate::db::Db;
use crate::media::{Media, probe};
use app::accounts::Organizer;
use app::i18n::Instant;
use app::replays::{NewReplay, PlayBeat, Replays, Viewer};

static FIRST: &[u8] = include_bytes!("first.mp4");
static SECOND: &[u8] = include_bytes!("second.mp4");
/// Which lectures can be watched again. The films are of the first two; the others show them in their place.
const FILMS: [(usize, &[u8]); 5] = [
    (0, FIRST),
    (16, SECOND),
    (10, FIRST),
    (13, SECOND),
    (14, FIRST),
];
const VISITORS: i64 = 60;
/// The time between two beats of a player, in milliseconds.
const BETWEEN: i64 = 15_000;
/// Nobody's play session is longer, in milliseconds.
const LONGEST: i64 = 3 * Instant::MINUTE;

struct Recording {
    matter: i64,
    slug: String,
    published: Instant,
    duration: i64,
}

struct Play<'a> {
    of: &'a Recording,
    at: Instant,
    from: i64,
    to: i64,
    rate: i64,
}

/// Publishes the replays and plays them.
pub(super) async fn fill(
    db: &Db,
    media: &Media,
    by: &Organizer,
    guests: &[Guest],
    lectures: &[Held],
    now: Instant,
) -> Result<(), String> {
    let mut recordings = Vec::new();
    for (place, film) in FILMS {
        recordings.push(publish(db, media, by, &lectures[place], film).await?);
    }
    let people = guests.iter().map(|guest| {
        let mut plays = plays(&recordings, guest.n, 13, guest.since, now);
        if guest.named {
            // Half of the first: its page goes on from there.
            let of = &recordings[0];
            plays.push(Play {
                of,
                at: now.plus(-Instant::DAY),
                from: 0,
                to: of.duration / 2,
                rate: 100,
            });
        }
        (Viewer::Person(guest.person.id), plays)
    });
    let visitors = (0..VISITORS).map(|n| {
        let always = now.plus(-365 * Instant::DAY);
        (
            Viewer::Visitor(db.secret(16)),
            plays(&recordings, -1 - n, 30, always, now),
        )
    });
    all(people
        .chain(visitors)
        .map(|(viewer, plays)| watch(db, viewer, plays)))
    .await?;
    Ok(())
}

async fn publish(
    db: &Db,
    media: &Media,
    by: &Organizer,
    lecture: &Held,
    film: &[u8],
) -> Result<Recording, String> {
    let disk =
        |error: std::io::Error| format!("a replay of the demonstration was not written: {error}");
    let arriving = media.arriving(db);
    tokio::fs::write(arriving.path(), film)
        .await
        .map_err(disk)?;
    let probed = probe(arriving.path())
        .map_err(disk)?
        .ok_or("a film of the demonstration is none")?;
    let new = NewReplay {
        file: media.keep(arriving, probed.extension).map_err(disk)?,
        media_type: probed.media_type.into(),
        bytes: i64::try_from(film.len()).unwrap_or(i64::MAX),
        duration_ms: probed.duration_ms,
    };
    let published = lecture
        .ends
        .plus(Dice::of(&[7, lecture.matter()]).between(Instant::DAY / 4, Instant::DAY));
    Replays::publish(&clock::at(db, published), by, &lecture.slug, &new)
        .await
        .map_err(stopped)?;
    Ok(Recording {
        matter: lecture.matter(),
        slug: lecture.slug.clone(),
        published,
        duration: probed.duration_ms,
    })
}

/// What a viewer plays, in order of time: each replay in so many cases of a hundred.
fn plays(
    recordings: &[Recording],
    viewer: i64,
    percent: i64,
    since: Instant,
    now: Instant,
) -> Vec<Play<'_>> {
    let mut plays = Vec::new();
    for of in recordings {
        let mut dice = Dice::of(&[8, viewer, of.matter]);
        let (from, until) = (of.published.max(since), now.plus(-Instant::DAY - LONGEST));
        if !dice.chance(percent) || from >= until {
            continue;
        }
        let mut at = from.plus(dice.between(0, until.since(from)));
        // Some come back; within the hour the same viewer and replay count once.
        for _ in 0..if dice.chance(15) { 2 } else { 1 } {
            let length = of.duration;
            let (from, to) = match dice.between(0, 100) {
                0..45 => (0, length),
                45..68 => (0, length * dice.between(40, 80) / 100),
                68..84 => (length * dice.between(20, 45) / 100, length),
                _ => (0, dice.between(6_000, 26_000)),
            };
            plays.push(Play {
                of,
                at,
                from,
                to,
                rate: *dice.one(&[100, 100, 100, 125, 150]),
            });
            at = at.plus(dice.between(20 * Instant::MINUTE, 180 * Instant::MINUTE));
        }
    }
    plays.retain(|play| play.at.plus(LONGEST) < now.plus(-Instant::DAY));
    plays.sort_by_key(|play| play.at);
    plays
}

async fn watch(db: &Db, viewer: Viewer, plays: Vec<Play<'_>>) -> Result<(), String> {
    for play in plays {
        let (hall, clock) = clock::moving(db, play.at);
        let (lecture, rate) = (play.of.slug.clone(), play.rate);
        let mut beat = PlayBeat {
            lecture,
            lease: String::new(),
            seq: 0,
            from_ms: play.from,
            to_ms: play.from,
            rate_percent: rate,
        };
        beat.lease = Replays::beat(&hall, &viewer, &beat)
            .await
            .map_err(stopped)?
            .lease;
        let mut at = play.at;
        while beat.to_ms < play.to {
            beat.seq += 1;
            beat.from_ms = beat.to_ms;
            beat.to_ms = (beat.from_ms + BETWEEN * rate / 100).min(play.to);
            // The time it took, rounded up.
            at = at.plus(((beat.to_ms - beat.from_ms) * 100 + rate - 1) / rate);
            clock.set(at);
            Replays::beat(&hall, &viewer, &beat)
                .await
                .map_err(stopped)?;
        }
    }
    Ok(())
}
