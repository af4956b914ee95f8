//! The demonstration's replays.

use super::dice::Dice;
use super::lectures::Held;
use super::people::Guest;
use super::plays::{Play, Recording, plays, watch};
use super::words::{self, Words};
use super::{all, clock, stopped};
use crate::db::Db;
use crate::features::replays::Plays;
use crate::media::{Media, Probed, probe};
use app::accounts::Organizer;
use app::i18n::Instant;
use app::replays::{NewReplay, NewSound, Replays, Sounds, Viewer};
use sha2::{Digest, Sha256};

/// A film of the demonstration.
struct Film {
    file: &'static [u8],
    words: &'static Words,
    /// The language and the file of its interpreter.
    interpreter: Option<(&'static str, &'static [u8])>,
}

static FIRST: Film = Film {
    file: include_bytes!("first.mp4"),
    words: words::FIRST,
    interpreter: Some(("ar", include_bytes!("first.ar.m4a"))),
};
static SECOND: Film = Film {
    file: include_bytes!("second.mp4"),
    words: words::SECOND,
    interpreter: None,
};
/// Which lectures can be watched again. The films are of the first two; the others show them in their place.
const FILMS: [(usize, &Film); 5] = [
    (0, &FIRST),
    (16, &SECOND),
    (10, &FIRST),
    (13, &SECOND),
    (14, &FIRST),
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
    for (place, film) in FILMS {
        // Before the film: it is published with its captions.
        words::upload(db, by, &lectures[place].slug, film.words).await?;
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
    film: &Film,
) -> Result<Recording, String> {
    let published = lecture
        .ends
        .plus(Dice::of(&[7, lecture.matter()]).between(Instant::DAY / 4, Instant::DAY));
    let then = clock::at(db, published);
    let (file, probed) = keep(db, media, film.file).await?;
    let new = NewReplay {
        file,
        name: format!("{}.{}", lecture.slug, probed.extension),
        media_type: probed.media_type.into(),
        bytes: bytes(film.file),
        duration_ms: probed.duration_ms,
        sha256: hex::encode(Sha256::digest(film.file)),
        no_captions_reason: String::new(),
        upload: None,
    };
    then.replays()
        .arrive(by, &lecture.slug, &new)
        .await
        .map_err(stopped)?;
    // A film of minutes stands for a lecture of an hour here.
    let reason = "The demonstration's films are short.";
    then.replays()
        .accept(by, &lecture.slug, reason)
        .await
        .map_err(stopped)?;
    if let Some((language, sound)) = film.interpreter {
        let (file, probed) = keep(db, media, sound).await?;
        let new = NewSound {
            language: language.into(),
            file,
            name: format!("{}.{language}.m4a", lecture.slug),
            media_type: probed.media_type.into(),
            bytes: bytes(sound),
            duration_ms: probed.duration_ms,
        };
        then.replays()
            .put_sound(by, &lecture.slug, &new)
            .await
            .map_err(stopped)?;
    }
    Ok(Recording {
        matter: lecture.matter(),
        slug: lecture.slug.clone(),
        audience: lecture.audience,
        published,
        duration: probed.duration_ms,
    })
}

/// Puts a file of the demonstration among those of the hall; answers its name there, and what it is.
async fn keep(db: &Db, media: &Media, file: &[u8]) -> Result<(String, Probed), String> {
    let disk =
        |error: std::io::Error| format!("a replay of the demonstration was not written: {error}");
    let arriving = media.arriving(db);
    tokio::fs::write(arriving.path(), file)
        .await
        .map_err(disk)?;
    let probed = probe(arriving.path())
        .map_err(disk)?
        .map_err(|unfit| format!("a film of the demonstration is none: {unfit:?}"))?;
    let kept = media.keep(arriving, probed.extension).await;
    Ok((kept.map_err(disk)?, probed))
}

fn bytes(file: &[u8]) -> i64 {
    i64::try_from(file.len()).unwrap_or(i64::MAX)
}
