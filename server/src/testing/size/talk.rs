//! What was asked in the rooms, and what was said in the films.

use super::insert;
use super::lectures::{FILM, Lecture};
use super::live::Seat;
use crate::db::{Db, json_rows};
use crate::demo::dice::Dice;
use app::i18n::Instant;
use std::fmt::Write as _;

/// Questions of a lecture, and how many raise each.
const QUESTIONS: i64 = 3;
const RAISES: usize = 6;
/// One of so many films has captions, of so many lines.
const CAPTIONED: i64 = 6;
const LINES: i64 = 40;
const WORDS: [&str; 24] = [
    "parcel", "border", "duty", "seller", "village", "fruit", "cold", "chain", "phone", "payment",
    "buyer", "return", "trust", "law", "data", "tax", "road", "port", "harvest", "price", "market",
    "stream", "host", "order",
];

/// Writes both.
pub(super) async fn write(db: &Db, part: &[Lecture], seats: &[Vec<Seat>]) -> Result<(), String> {
    let asked = || {
        let of = part.iter().zip(seats).filter(|(of, _)| of.was_held());
        of.flat_map(|(of, seats)| {
            let there: Vec<i64> = seats
                .iter()
                .filter(|seat| !seat.visits.is_empty())
                .map(|seat| seat.person)
                .collect();
            (1..=QUESTIONS).map(move |n| (of, n, there.clone()))
        })
        .filter(|(_, _, there)| there.len() > RAISES)
    };
    let id = |of: &Lecture, n: i64| of.id * QUESTIONS + n;
    insert(
        db,
        sql!(
            "INSERT INTO questions (id, lecture_id, person_id, asked, asked_at, raised, status,
                 revision)
             SELECT CAST(b.value ->> 0 AS BIGINT), CAST(b.value ->> 1 AS BIGINT),
                 CAST(b.value ->> 2 AS BIGINT), 'Who pays the duty?',
                 CAST(b.value ->> 3 AS BIGINT), CAST(b.value ->> 4 AS BIGINT), 'open',
                 CAST(b.value ->> 5 AS BIGINT)
             FROM jsonb_each(CAST($1 AS jsonb_text)) b"
        ),
        json_rows(asked().map(|(of, n, there)| {
            let at = of.starts.plus(n * 10 * Instant::MINUTE).0;
            (id(of, n), of.id, there[0], at, RAISES, n)
        })),
    )
    .await?;
    insert(
        db,
        sql!(
            "INSERT INTO question_raises (question_id, person_id)
             SELECT CAST(b.value ->> 0 AS BIGINT), CAST(b.value ->> 1 AS BIGINT)
             FROM jsonb_each(CAST($1 AS jsonb_text)) b"
        ),
        json_rows(asked().flat_map(|(of, n, there)| {
            let raising = there.into_iter().skip(1).take(RAISES);
            raising.map(move |person| (id(of, n), person))
        })),
    )
    .await?;
    insert(
        db,
        sql!(
            "INSERT INTO question_revisions (lecture_id, revision)
             SELECT CAST(b.value ->> 0 AS BIGINT), CAST(b.value ->> 1 AS BIGINT)
             FROM jsonb_each(CAST($1 AS jsonb_text)) b"
        ),
        json_rows(
            asked()
                .filter(|(_, n, _)| *n == QUESTIONS)
                .map(|(of, n, _)| (of.id, n)),
        ),
    )
    .await?;
    let captioned = part
        .iter()
        .filter(|of| of.has_replay() && of.id % CAPTIONED == 0);
    insert(
        db,
        sql!(
            "INSERT INTO tracks (lecture_id, kind, language, vtt, uploaded_by, uploaded_at)
             SELECT CAST(b.value ->> 0 AS BIGINT), 'captions', 'en', b.value ->> 1, 1,
                 CAST(b.value ->> 2 AS BIGINT)
             FROM jsonb_each(CAST($1 AS jsonb_text)) b"
        ),
        json_rows(captioned.map(|of| (of.id, captions(of), of.published().0))),
    )
    .await
}

fn captions(of: &Lecture) -> String {
    let mut dice = Dice::of(&[5, of.id]);
    let mut text = String::from("WEBVTT\n");
    for line in 0..LINES {
        let from = FILM / LINES * line / 1_000;
        let at = |s: i64| format!("{:02}:{:02}.000", s / 60, s % 60);
        let said: Vec<&str> = (0..9).map(|_| *dice.one(&WORDS)).collect();
        // Writing to a string does not fail.
        let _ = write!(
            text,
            "\n{} --> {}\n{}\n",
            at(from),
            at(from + 4),
            said.join(" ")
        );
    }
    text
}
