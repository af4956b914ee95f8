//! The demonstration's replays.

use super::dice::Dice;
use super::lectures::Held;
use super::people::Guest;
use super::plays::{Play, Recording, plays, watch};
use super::words::{self, Words};
use super::{all, clock, stopped};
use crate::db::Db;
use crate::features::replays::Plays;
use crate::media::{Media, probe};
use app::accounts::Organizer;
use app::i18n::Instant;
use app::replays::{NewReplay, Replays, Viewer};
use sha2::{Digest, Sha256};

static FIRST: &[u8] = include_bytes!("first.mp4");
static SECOND: &[u8] = include_bytes!("second.mp4");
/// Which lectures can be watched again. The films are of the first two; the others show them in their place.
const FILMS: [(usize, &[u8], &Words); 5] = [
    (0, FIRST, &words::FIRST),
    (16, SECOND, &words::SECOND),
    (10, FIRST, &words::FIRST),
    (13, SECOND, &words::SECOND),
    (14, FIRST, &words::FIRST),
];
const VISITORS: i64 = 60;

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
    for (place, film, said) in FILMS {
        // Before the film: it is published with its captions.
        words::upload(db, by, &lectures[place].slug, said).await?;
        recordings.push(publish(db, media, by, &lectures[place], film).await?);
    }
    let people = guests.iter().map(|guest| {
        let mut plays = plays(
            &recordings,
            Some(&guest.person),
            guest.n,
            13,
            guest.since,
            now,
        );
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
            plays(&recordings, None, -1 - n, 30, always, now),
        )
    });
    let hall = Plays::start(db);
    all(people
        .chain(visitors)
        .map(|(viewer, plays)| watch(&hall, viewer, plays)))
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
        .map_err(|unfit| format!("a film of the demonstration is none: {unfit:?}"))?;
    let kept = media.keep(arriving, probed.extension).await;
    let new = NewReplay {
        file: kept.map_err(disk)?,
        name: format!("{}.{}", lecture.slug, probed.extension),
        media_type: probed.media_type.into(),
        bytes: i64::try_from(film.len()).unwrap_or(i64::MAX),
        duration_ms: probed.duration_ms,
        sha256: hex::encode(Sha256::digest(film)),
        no_captions_reason: String::new(),
        upload: None,
    };
    let published = lecture
        .ends
        .plus(Dice::of(&[7, lecture.matter()]).between(Instant::DAY / 4, Instant::DAY));
    clock::at(db, published)
        .replays()
        .arrive(by, &lecture.slug, &new)
        .await
        .map_err(stopped)?;
    // A film of minutes stands for a lecture of an hour here.
    let reason = "The demonstration's films are short.";
    clock::at(db, published)
        .replays()
        .accept(by, &lecture.slug, reason)
        .await
        .map_err(stopped)?;
    Ok(Recording {
        matter: lecture.matter(),
        slug: lecture.slug.clone(),
        audience: lecture.audience,
        published,
        duration: probed.duration_ms,
    })
}
