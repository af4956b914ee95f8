//! Who enrolled, who came, and for how long: records, and the figures that the rule makes of them.

use super::lectures::Lecture;
use super::{LEARNER, ORGANIZER, Size, insert};
use crate::db::{Db, json_rows};
use crate::demo::dice::Dice;
use crate::features::live::records::{CorrectionRow, IntervalRow, Records, SaidRow, StayRow};
use crate::features::live::rule::{Terms, Times};
use app::accounts::PersonId;
use app::i18n::Instant;
use app::lectures::LectureId;
use app::live::ATTENDANCE_RULE;

/// In one of so many lectures people gather before a screen ...
const GATHERS: i64 = 10;
/// ... and in one of so many somebody is corrected.
const CORRECTS: i64 = 6;
/// People of a gathered room.
const MEMBERS: usize = 8;

/// Somebody's seat, and when they were in the room.
#[derive(Debug)]
pub(super) struct Seat {
    pub(super) person: i64,
    enrolled: Instant,
    withdrawn: Option<Instant>,
    pub(super) visits: Vec<(Instant, Instant)>,
}

/// The figures, as they are written: lecture, person, present, gathered, corrected, attended, by gathering, late,
/// left early, share, version.
type Figure = (
    i64,
    i64,
    i64,
    i64,
    Option<i64>,
    bool,
    bool,
    bool,
    bool,
    i64,
    i64,
);

/// Writes the seats of these lectures and all that came of them; answers the seats, lecture by lecture.
pub(super) async fn write(
    db: &Db,
    now: Instant,
    part: &[Lecture],
    size: Size,
) -> Result<Vec<Vec<Seat>>, String> {
    let seats: Vec<Vec<Seat>> = part.iter().map(|of| seats(of, now, size)).collect();
    let of = || part.iter().zip(&seats);
    let each = || of().flat_map(|(of, seats)| seats.iter().map(move |seat| (of.id, seat)));
    let there = || each().filter(|(_, seat)| !seat.visits.is_empty());
    insert(
        db,
        sql!(
            "INSERT INTO enrolments (lecture_id, person_id, enrolled_at)
             SELECT CAST(b.value ->> 0 AS BIGINT), CAST(b.value ->> 1 AS BIGINT),
                 CAST(b.value ->> 2 AS BIGINT)
             FROM jsonb_each(CAST($1 AS jsonb_text)) b"
        ),
        json_rows(each().map(|(lecture, seat)| (lecture, seat.person, seat.enrolled.0))),
    )
    .await?;
    insert(
        db,
        sql!(
            "INSERT INTO seats (lecture_id, person_id, from_at, to_at)
             SELECT CAST(b.value ->> 0 AS BIGINT), CAST(b.value ->> 1 AS BIGINT),
                 CAST(b.value ->> 2 AS BIGINT), CAST(b.value ->> 3 AS BIGINT)
             FROM jsonb_each(CAST($1 AS jsonb_text)) b"
        ),
        json_rows(each().map(|(lecture, seat)| {
            let withdrawn = seat.withdrawn.map(|at| at.0);
            (lecture, seat.person, seat.enrolled.0, withdrawn)
        })),
    )
    .await?;
    insert(
        db,
        sql!(
            "UPDATE lectures SET seats_taken = CAST(b.value ->> 1 AS BIGINT)
             FROM jsonb_each(CAST($1 AS jsonb_text)) b
             WHERE lectures.id = CAST(b.value ->> 0 AS BIGINT)"
        ),
        json_rows(of().map(|(of, seats)| {
            let taken = seats.iter().filter(|seat| seat.withdrawn.is_none());
            (of.id, taken.count())
        })),
    )
    .await?;
    insert(
        db,
        sql!(
            "INSERT INTO joins (lecture_id, person_id, joined_at)
             SELECT CAST(b.value ->> 0 AS BIGINT), CAST(b.value ->> 1 AS BIGINT),
                 CAST(b.value ->> 2 AS BIGINT)
             FROM jsonb_each(CAST($1 AS jsonb_text)) b"
        ),
        json_rows(there().map(|(lecture, seat)| (lecture, seat.person, seat.visits[0].0.0))),
    )
    .await?;
    insert(
        db,
        sql!(
            "INSERT INTO presence_intervals (lecture_id, person_id, from_at, to_at)
             SELECT CAST(b.value ->> 0 AS BIGINT), CAST(b.value ->> 1 AS BIGINT),
                 CAST(b.value ->> 2 AS BIGINT), CAST(b.value ->> 3 AS BIGINT)
             FROM jsonb_each(CAST($1 AS jsonb_text)) b"
        ),
        json_rows(there().flat_map(|(lecture, seat)| {
            let visits = seat.visits.iter();
            visits.map(move |(from, to)| (lecture, seat.person, from.0, to.0))
        })),
    )
    .await?;
    extra_records(db, part, &seats).await?;
    insert(
        db,
        sql!(
            "UPDATE seats SET passed_at = j.joined_at FROM joins j
             WHERE j.lecture_id = seats.lecture_id AND j.person_id = seats.person_id
                 AND seats.lecture_id IN (SELECT CAST(b.value ->> 0 AS BIGINT)
                     FROM jsonb_each(CAST($1 AS jsonb_text)) b)"
        ),
        json_rows(part.iter().map(|of| (of.id,))),
    )
    .await?;
    let figures = of().flat_map(|(of, seats)| figures(of, seats));
    insert(
        db,
        sql!(
            "INSERT INTO attendance (lecture_id, person_id, present_ms, gathered_ms, corrected_ms,
                 attended, by_gathering, late, left_early, percent, rule_version)
             SELECT CAST(b.value ->> 0 AS BIGINT), CAST(b.value ->> 1 AS BIGINT),
                 CAST(b.value ->> 2 AS BIGINT), CAST(b.value ->> 3 AS BIGINT),
                 CAST(b.value ->> 4 AS BIGINT), CAST(b.value ->> 5 AS BOOLEAN),
                 CAST(b.value ->> 6 AS BOOLEAN), CAST(b.value ->> 7 AS BOOLEAN),
                 CAST(b.value ->> 8 AS BOOLEAN), CAST(b.value ->> 9 AS BIGINT),
                 CAST(b.value ->> 10 AS BIGINT)
             FROM jsonb_each(CAST($1 AS jsonb_text)) b"
        ),
        json_rows(figures),
    )
    .await?;
    Ok(seats)
}

fn seats(of: &Lecture, now: Instant, Size { people, seats, .. }: Size) -> Vec<Seat> {
    let mut dice = Dice::of(&[4, of.id]);
    // None of these steps divides the number of people, so nobody comes twice.
    let step = *dice.one(&[7, 11, 13, 17, 19]);
    let first = if of.is_on(now) {
        LEARNER
    } else {
        dice.between(1, people)
    };
    let seats = if of.status == "draft" { 0 } else { seats };
    (0..seats)
        .map(|n| {
            let person = 1 + (first - 1 + n * step) % people;
            let before = dice.between(1, 20) * Instant::DAY;
            let enrolled = of.starts.min(now).plus(-before);
            let stays = of.is_on(now) && person == LEARNER;
            let withdrawn =
                (!stays && dice.chance(8)).then(|| enrolled.plus(dice.between(1_000, before)));
            let comes = stays || (withdrawn.is_none() && dice.chance(72));
            let visits = if of.was_held() && comes {
                visits(&mut dice, of, now)
            } else {
                Vec::new()
            };
            Seat {
                person,
                enrolled,
                withdrawn,
                visits,
            }
        })
        .collect()
}

fn visits(dice: &mut Dice, of: &Lecture, now: Instant) -> Vec<(Instant, Instant)> {
    let (start, end) = of.actual();
    let until = end.min(now).plus(-dice.between(1_000, 60_000));
    let length = until.since(start);
    let early = start.plus(dice.between(-3 * Instant::MINUTE, Instant::MINUTE));
    let left = start.plus(length * dice.between(20, 80) / 100);
    let back = left.plus(dice.between(Instant::MINUTE, 4 * Instant::MINUTE));
    let late = start.plus(dice.between(2 * Instant::MINUTE, 15 * Instant::MINUTE));
    let visits = match dice.between(0, 100) {
        0..48 => vec![(early, until)],
        48..62 => vec![(late, until)],
        62..80 => vec![(early, left)],
        _ => vec![(early, left), (back, until)],
    };
    visits.into_iter().filter(|(from, to)| from < to).collect()
}

/// Whoever gathered a room of this lecture, and who sat in it.
fn gathered<'a>(of: &Lecture, seats: &'a [Seat]) -> Option<(i64, Vec<&'a Seat>)> {
    if of.id % GATHERS != 3 || !of.was_held() {
        return None;
    }
    let host = seats.iter().find(|seat| !seat.visits.is_empty())?.person;
    let members = seats
        .iter()
        .filter(|seat| seat.withdrawn.is_none() && seat.visits.is_empty() && seat.person != host);
    Some((host, members.take(MEMBERS).collect()))
}

/// The gathered room as records: when it was opened and its members were counted.
fn opened(of: &Lecture) -> (Instant, Option<Instant>) {
    let (start, end) = of.actual();
    let counted = start.plus(end.since(start) / 2);
    (start, (of.id % 20 == 3).then_some(counted))
}

/// Its code, which is none that anybody could type.
fn code(of: &Lecture) -> String {
    format!("SIZE{:06}", of.id)
}

/// Who is corrected in this lecture, and to what.
fn corrected(of: &Lecture, seats: &[Seat]) -> Option<CorrectionRow> {
    let somebody = seats.iter().find(|seat| seat.visits.len() == 1)?;
    let corrects = of.id % CORRECTS == 1 && of.has_replay();
    corrects.then_some(CorrectionRow {
        lecture_id: LectureId(of.id),
        person_id: PersonId(somebody.person),
        corrected_ms: Some(75 * Instant::MINUTE),
    })
}

async fn extra_records(db: &Db, part: &[Lecture], seats: &[Vec<Seat>]) -> Result<(), String> {
    let rooms = || {
        let of = part.iter().zip(seats);
        of.filter_map(|(of, seats)| Some((of, gathered(of, seats)?)))
    };
    insert(
        db,
        sql!(
            "INSERT INTO gatherings (id, lecture_id, host_id, code, opened_at, heads_at, heads,
                 heads_by)
             SELECT CAST(b.value ->> 0 AS BIGINT), CAST(b.value ->> 0 AS BIGINT),
                 CAST(b.value ->> 1 AS BIGINT), b.value ->> 2, CAST(b.value ->> 3 AS BIGINT),
                 CAST(b.value ->> 4 AS BIGINT), CAST(b.value ->> 5 AS BIGINT),
                 CASE WHEN b.value ->> 5 IS NOT NULL THEN CAST(b.value ->> 1 AS BIGINT) END
             FROM jsonb_each(CAST($1 AS jsonb_text)) b"
        ),
        json_rows(rooms().map(|(of, (host, members))| {
            let (at, counted) = opened(of);
            let heads = counted.map(|_| members.len());
            (of.id, host, code(of), at.0, counted.map(|at| at.0), heads)
        })),
    )
    .await?;
    insert(
        db,
        sql!(
            "INSERT INTO gathering_members (gathering_id, person_id, code, ticked_at)
             SELECT CAST(b.value ->> 0 AS BIGINT), CAST(b.value ->> 1 AS BIGINT), b.value ->> 2,
                 CAST(b.value ->> 3 AS BIGINT)
             FROM jsonb_each(CAST($1 AS jsonb_text)) b"
        ),
        json_rows(rooms().flat_map(|(of, (_, members))| {
            let counted = opened(of).1.map(|at| at.0);
            let members = members.into_iter();
            members.map(move |seat| (of.id, seat.person, code(of), counted))
        })),
    )
    .await?;
    insert(
        db,
        sql!(
            "INSERT INTO gathering_stays (gathering_id, person_id, came_at)
             SELECT CAST(b.value ->> 0 AS BIGINT), CAST(b.value ->> 1 AS BIGINT),
                 CAST(b.value ->> 2 AS BIGINT)
             FROM jsonb_each(CAST($1 AS jsonb_text)) b"
        ),
        json_rows(rooms().flat_map(|(of, (_, members))| {
            let at = opened(of).0.0;
            let stays = members.into_iter();
            stays.map(move |seat| (of.id, seat.person, at))
        })),
    )
    .await?;
    insert(
        db,
        sql!(
            "INSERT INTO joins (lecture_id, person_id, joined_at)
             SELECT CAST(b.value ->> 0 AS BIGINT), CAST(b.value ->> 1 AS BIGINT),
                 CAST(b.value ->> 2 AS BIGINT)
             FROM jsonb_each(CAST($1 AS jsonb_text)) b"
        ),
        json_rows(rooms().flat_map(|(of, (_, members))| {
            let at = opened(of).0.0;
            let joins = members.into_iter();
            joins.map(move |seat| (of.id, seat.person, at))
        })),
    )
    .await?;
    let corrections = part.iter().zip(seats);
    let corrections = corrections.filter_map(|(of, seats)| {
        let row = corrected(of, seats)?;
        let at = of.ends.plus(Instant::DAY).0;
        Some((
            row.lecture_id,
            row.person_id,
            row.corrected_ms,
            ORGANIZER,
            at,
        ))
    });
    insert(
        db,
        sql!(
            "INSERT INTO corrections (lecture_id, person_id, corrected_ms, reason, corrected_by,
                 corrected_at)
             SELECT CAST(b.value ->> 0 AS BIGINT), CAST(b.value ->> 1 AS BIGINT),
                 CAST(b.value ->> 2 AS BIGINT), 'The line broke.', CAST(b.value ->> 3 AS BIGINT),
                 CAST(b.value ->> 4 AS BIGINT)
             FROM jsonb_each(CAST($1 AS jsonb_text)) b"
        ),
        json_rows(corrections),
    )
    .await
}

fn figures(of: &Lecture, seats: &[Seat]) -> Vec<Figure> {
    let intervals: Vec<IntervalRow> = seats
        .iter()
        .flat_map(|seat| {
            let visits = seat.visits.iter();
            visits.map(|(from, to)| IntervalRow {
                lecture_id: LectureId(of.id),
                person_id: PersonId(seat.person),
                from_at: from.0,
                to_at: to.0,
            })
        })
        .collect();
    let (opened_at, counted) = opened(of);
    let (host, members) = gathered(of, seats).unzip();
    let members = members.unwrap_or_default();
    let heads = counted.and_then(|_| i64::try_from(members.len()).ok());
    let said = members.iter().map(|seat| SaidRow {
        gathering_id: of.id,
        person_id: PersonId(seat.person),
        ticked_at: counted.map(|at| at.0),
        answered_at: None,
    });
    let said = said.collect();
    let stays = host.map_or_else(Vec::new, |host_id| {
        let members = members.into_iter();
        members
            .map(|seat| StayRow {
                gathering_id: of.id,
                lecture_id: LectureId(of.id),
                person_id: PersonId(seat.person),
                host_id: PersonId(host_id),
                opened_at: opened_at.0,
                heads,
                closed_at: None,
                came_at: opened_at.0,
                left_at: None,
            })
            .collect()
    });
    let corrected = corrected(of, seats).into_iter().collect();
    let records = Records::of(intervals, stays, said, corrected);
    let terms = Terms {
        times: Times {
            planned: (of.starts, of.ends),
            actual: of.actual(),
        },
        percent: 70,
        cancelled: of.status == "cancelled",
    };
    let everybody = records.everybody().into_iter();
    everybody
        .map(|whose| {
            let a = records.attendance(whose, terms);
            (
                whose.lecture.0,
                whose.person.0,
                a.present_ms,
                a.gathered_ms,
                a.corrected_ms,
                a.attended,
                a.by_gathering,
                a.late,
                a.left_early,
                terms.percent,
                ATTENDANCE_RULE,
            )
        })
        .collect()
}
