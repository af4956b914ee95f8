//! Who watched the demonstration's replays.

use super::dice::Dice;
use super::{clock, stopped};
use crate::features::replays::{LeaseHolder, PlayBeat, PlayOrigin, Plays, Range};
use app::accounts::Person;
use app::i18n::Instant;
use app::lectures::Audience;
use app::replays::{Viewer, may_watch};

/// The time between two beats of a player, in milliseconds.
const BETWEEN: i64 = 15_000;
/// Nobody's play session is longer, in milliseconds.
const LONGEST: i64 = 3 * Instant::MINUTE;

/// A replay that can be watched.
#[derive(Debug)]
pub(super) struct Recording {
    pub(super) matter: i64,
    pub(super) slug: String,
    pub(super) audience: Audience,
    pub(super) published: Instant,
    pub(super) duration: i64,
}

/// A play session: from where to where, in milliseconds of the media.
#[derive(Debug)]
pub(super) struct Play<'a> {
    pub(super) of: &'a Recording,
    pub(super) at: Instant,
    pub(super) from: i64,
    pub(super) to: i64,
    pub(super) rate: i64,
}

/// What a viewer plays of what is for them, in order of time: each replay in so many cases of a hundred.
pub(super) fn plays<'a>(
    recordings: &'a [Recording],
    person: Option<&Person>,
    viewer: i64,
    percent: i64,
    since: Instant,
    now: Instant,
) -> Vec<Play<'a>> {
    let mut plays = Vec::new();
    for of in recordings {
        let mut dice = Dice::of(&[8, viewer, of.matter]);
        let (from, until) = (of.published.max(since), now.plus(-Instant::DAY - LONGEST));
        if !dice.chance(percent) || from >= until || !may_watch(person, of.audience) {
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

/// Plays them, beat by beat, as a player sends them.
pub(super) async fn watch(
    hall: &Plays,
    viewer: Viewer,
    plays: Vec<Play<'_>>,
) -> Result<(), String> {
    for play in plays {
        let (db, clock) = clock::moving(hall.hall(), play.at);
        let hall = hall.by(&db);
        let begun = hall
            .open(&viewer, None, PlayOrigin::default(), &play.of.slug, 0)
            .await
            .map_err(stopped)?;
        let mut beat = PlayBeat {
            lecture: play.of.slug.clone(),
            lease: begun.lease,
            seq: 0,
            ranges: Vec::new(),
            by: bearer(&viewer),
        };
        let (mut from, mut at, rate) = (play.from, play.at, play.rate);
        while from < play.to {
            let to = (from + BETWEEN * rate / 100).min(play.to);
            // The time it took, rounded up.
            at = at.plus(((to - from) * 100 + rate - 1) / rate);
            clock.set(at);
            beat.seq += 1;
            beat.ranges = vec![Range { from, to, rate }];
            hall.beat(beat.clone()).await.map_err(stopped)?;
            from = to;
        }
    }
    Ok(())
}

fn bearer(viewer: &Viewer) -> LeaseHolder {
    match viewer {
        Viewer::Person(id) => LeaseHolder {
            person: Some(*id),
            ..LeaseHolder::default()
        },
        Viewer::Visitor(value) => LeaseHolder {
            visitor: Some(value.clone()),
            ..LeaseHolder::default()
        },
    }
}
