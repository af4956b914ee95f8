//! Who watched: play sessions, the spans they laid down, and the coverage that the rule makes of them.

use super::lectures::{FILM, Lecture};
use super::{AT_ONCE, Size, insert};
use crate::db::{Db, json_rows};
use crate::demo::dice::Dice;
use crate::features::replays::rule::{Span, VERSION, Watched, are_one, needed};
use app::i18n::Instant;
use std::collections::BTreeMap;

/// Of a hundred plays so many are somebody's first.
const FIRST: i64 = 70;
/// A replay is watched for so long after its publication.
const WATCHED_FOR: i64 = 40 * Instant::DAY;

/// A play session.
struct Play {
    id: i64,
    viewer: String,
    person: Option<i64>,
    began: Instant,
    spans: Vec<(Span, i64)>,
    credit: i64,
    reached: Option<i64>,
    counted: bool,
}

/// Writes so many plays, spread over all replays.
pub(super) async fn write(
    db: &Db,
    now: Instant,
    all: &[Lecture],
    size: Size,
) -> Result<(), String> {
    let Size { people, plays, .. } = size;
    let shown: Vec<&Lecture> = all.iter().filter(|of| of.has_replay()).collect();
    let films = i64::try_from(shown.len()).unwrap_or(1);
    let (mut id, mut film) = (0, 0);
    for part in shown.chunks(AT_ONCE) {
        let mut played = Vec::new();
        for of in part {
            let many = plays * (film + 1) / films - plays * film / films;
            film += 1;
            played.push((*of, of_one(of, now, people, many, &mut id)));
        }
        of_some(db, &played).await?;
    }
    Ok(())
}

/// What somebody has watched of a film, and where they were.
type Viewed = BTreeMap<String, (Option<i64>, Watched, i64)>;

fn of_one(of: &Lecture, now: Instant, people: i64, many: i64, id: &mut i64) -> (Vec<Play>, Viewed) {
    let mut dice = Dice::of(&[6, of.id]);
    let until = of
        .published()
        .plus(WATCHED_FOR)
        .min(now.plus(-60 * Instant::MINUTE));
    let first = dice.between(0, people);
    let mut begins: Vec<i64> = (0..many)
        .map(|_| dice.between(of.published().0, until.0))
        .collect();
    begins.sort_unstable();
    let mut viewed = Viewed::new();
    let mut last: BTreeMap<String, i64> = BTreeMap::new();
    let plays = begins
        .into_iter()
        .map(|began| {
            *id += 1;
            let n = dice.between(0, (many * FIRST / 100).max(1));
            let person = (n % 3 != 2).then(|| 1 + (first + n * 7) % people);
            let viewer = person.map_or_else(
                || format!("v{:032x}", of.id * 1_000_000 + n),
                |person| format!("p{person}"),
            );
            let spans = spans(&mut dice, began);
            let (mut credit, mut reached) = (0, None);
            let (_, watched, place) = viewed
                .entry(viewer.clone())
                .or_insert_with(|| (person, Watched::default(), 0));
            for (span, at) in &spans {
                credit += span.to - span.from;
                if reached.is_none() && credit >= needed(FILM) {
                    reached = Some(*at);
                }
                watched.add(*span, FILM, *at);
                *place = span.to;
            }
            let is_first = |at| last.get(&viewer).is_none_or(|last| !are_one(*last, at));
            let counted = reached.is_some_and(is_first);
            if let Some(at) = reached.filter(|_| counted) {
                last.insert(viewer.clone(), at);
            }
            Play {
                id: *id,
                viewer,
                person,
                began: Instant(began),
                spans,
                credit,
                reached,
                counted,
            }
        })
        .collect();
    (plays, viewed)
}

/// What was watched in a session: the stretch by which it became a replay is laid down by itself, as the rule does it.
fn spans(dice: &mut Dice, began: i64) -> Vec<(Span, i64)> {
    let length = match dice.between(0, 100) {
        0..16 => dice.between(4_000, 28_000),
        16..45 => FILM,
        _ => FILM * dice.between(10, 70) / 100,
    };
    let from = if length < FILM {
        dice.between(0, FILM - length)
    } else {
        0
    };
    let step = length.min(needed(FILM));
    let mut spans = vec![(
        Span {
            from,
            to: from + step,
        },
        began + step,
    )];
    if length > step {
        let to = from + length;
        spans.push((
            Span {
                from: from + step,
                to,
            },
            began + length,
        ));
    }
    spans
}

async fn of_some(db: &Db, played: &[(&Lecture, (Vec<Play>, Viewed))]) -> Result<(), String> {
    let each = || {
        let played = played.iter();
        played.flat_map(|(of, (plays, _))| plays.iter().map(move |play| (*of, play)))
    };
    insert(
        db,
        sql!(
            "INSERT INTO play_sessions (id, lecture_id, viewer, person_id, lease, seq,
                 recording_id, duration_ms, began_at, beat_at, credit_ms, spans, reached_at, counted)
             SELECT CAST(b.value ->> 0 AS BIGINT), CAST(b.value ->> 1 AS BIGINT), b.value ->> 2,
                 CAST(b.value ->> 3 AS BIGINT), b.value ->> 4, 9, CAST(b.value ->> 5 AS BIGINT),
                 CAST(b.value ->> 6 AS BIGINT), CAST(b.value ->> 7 AS BIGINT),
                 CAST(b.value ->> 8 AS BIGINT), CAST(b.value ->> 9 AS BIGINT),
                 CAST(b.value ->> 10 AS BIGINT), CAST(b.value ->> 11 AS BIGINT),
                 CAST(b.value ->> 12 AS BOOLEAN)
             FROM jsonb_each(CAST($1 AS jsonb_text)) b"
        ),
        json_rows(each().map(|(of, play)| {
            let beat = play.spans.last().map_or(play.began.0, |(_, at)| *at);
            (
                play.id,
                of.id,
                &play.viewer,
                play.person,
                format!("{:032x}", play.id),
                of.id,
                FILM,
                play.began.0,
                beat,
                play.credit,
                play.spans.len(),
                play.reached,
                play.counted,
            )
        })),
    )
    .await?;
    insert(
        db,
        sql!(
            "INSERT INTO play_spans (session_id, place, from_ms, to_ms, at)
             SELECT CAST(b.value ->> 0 AS BIGINT), CAST(b.value ->> 1 AS BIGINT),
                 CAST(b.value ->> 2 AS BIGINT), CAST(b.value ->> 3 AS BIGINT),
                 CAST(b.value ->> 4 AS BIGINT)
             FROM jsonb_each(CAST($1 AS jsonb_text)) b"
        ),
        json_rows(each().flat_map(|(_, play)| {
            let spans = play.spans.iter().enumerate();
            spans.map(|(place, (span, at))| (play.id, place, span.from, span.to, *at))
        })),
    )
    .await?;
    insert(
        db,
        sql!(
            "INSERT INTO coverage (lecture_id, viewer, recording_id, person_id, duration_ms,
                 watched, watched_ms, completed, watched_at, position_ms, rule_version)
             SELECT CAST(b.value ->> 0 AS BIGINT), b.value ->> 1, CAST(b.value ->> 2 AS BIGINT),
                 CAST(b.value ->> 3 AS BIGINT), CAST(b.value ->> 4 AS BIGINT), b.value ->> 5,
                 CAST(b.value ->> 6 AS BIGINT), CAST(b.value ->> 7 AS BOOLEAN),
                 CAST(b.value ->> 8 AS BIGINT), CAST(b.value ->> 9 AS BIGINT),
                 CAST(b.value ->> 10 AS BIGINT)
             FROM jsonb_each(CAST($1 AS jsonb_text)) b"
        ),
        json_rows(played.iter().flat_map(|(of, (_, viewed))| {
            let viewed = viewed.iter();
            viewed.map(|(viewer, (person, watched, place))| {
                let coverage = &watched.coverage;
                (
                    of.id,
                    viewer,
                    of.id,
                    person,
                    FILM,
                    coverage.to_string(),
                    coverage.watched_ms(),
                    coverage.completed(FILM),
                    watched.enough_at,
                    place,
                    VERSION,
                )
            })
        })),
    )
    .await
}
