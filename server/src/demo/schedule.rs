//! When the demonstration's lectures are: on working days of the past two months and the coming six weeks, one of
//! them on now.

use super::programme::Lecture;
use app::i18n::{Instant, LocalTime, Zone};
use jiff::ToSpan;
use jiff::civil::Weekday;

/// The place of the lecture that is live when the hall opens; those before it are over.
pub(super) const LIVE: usize = 20;

/// The scheduled start and end of the lecture in that place.
pub(super) fn span(
    place: usize,
    lecture: &Lecture,
    zone: &Zone,
    now: Instant,
) -> Result<(Instant, Instant), String> {
    let starts = if place == LIVE {
        // Twenty to twenty-five minutes ago, on a round minute.
        Instant(
            (now.0 - 20 * Instant::MINUTE).div_euclid(5 * Instant::MINUTE) * 5 * Instant::MINUTE,
        )
    } else {
        on_its_day(place, lecture, zone, now)?
    };
    Ok((starts, starts.plus(lecture.minutes * Instant::MINUTE)))
}

fn on_its_day(
    place: usize,
    lecture: &Lecture,
    zone: &Zone,
    now: Instant,
) -> Result<Instant, String> {
    let steps = i64::try_from(place.abs_diff(LIVE)).unwrap_or(0);
    // Every third day back; ahead from tomorrow on, the fifteenth in six weeks.
    let days = if place < LIVE {
        -3 * steps
    } else {
        1 + (steps - 1) * 40 / 14
    };
    let day = zone.local(now).date().saturating_add(days.days());
    let off_the_weekend = match (day.weekday(), days) {
        (Weekday::Saturday, ..2) => {
            if days < 0 {
                -1
            } else {
                2
            }
        }
        (Weekday::Saturday, _) => -1,
        (Weekday::Sunday, ..0) => -2,
        (Weekday::Sunday, _) => 1,
        _ => 0,
    };
    let day = day.saturating_add(off_the_weekend.days());
    let written = format!("{day}T{}", lecture.local_start);
    match zone.at(&written) {
        Some(LocalTime::Once(at) | LocalTime::Twice(at, _)) => Ok(at),
        _ => Err(format!("{written} is no time in {}", zone.name())),
    }
}

/// As `datetime-local` writes it.
pub(super) fn written(zone: &Zone, at: Instant) -> String {
    zone.local(at).strftime("%Y-%m-%dT%H:%M").to_string()
}
