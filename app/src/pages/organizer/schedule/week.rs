//! A week of the calendar in one zone.

use crate::i18n::{Instant, Locale, Moment, Zone};
use crate::say;
use jiff::ToSpan;
use jiff::civil::Date;

/// Seven days from a Monday, in one zone.
pub(super) struct Week {
    monday: Date,
    zone: Zone,
}

impl Week {
    /// The week that holds the date of the address (`2026-11-23`); this week where it names none.
    pub(super) fn asked(text: &str, now: Instant, zone: &Zone) -> Self {
        let today = zone.local(now).date();
        // Beyond these years there is no lecture, and dates near the calendar's ends have no next week.
        let date = text
            .parse::<Date>()
            .ok()
            .filter(|d| (1970..=9000).contains(&d.year()))
            .unwrap_or(today);
        let past_monday = i64::from(date.weekday().to_monday_zero_offset());
        Self {
            monday: date.saturating_sub(past_monday.days()),
            zone: zone.clone(),
        }
    }

    /// The week before.
    pub(super) fn before(&self) -> Self {
        Self {
            monday: self.monday.saturating_sub(7.days()),
            zone: self.zone.clone(),
        }
    }

    /// The week after.
    pub(super) fn after(&self) -> Self {
        Self {
            monday: self.monday.saturating_add(7.days()),
            zone: self.zone.clone(),
        }
    }

    /// Its Monday, as the address writes it.
    pub(super) fn code(&self) -> String {
        self.monday.to_string()
    }

    /// The zone.
    pub(super) const fn zone(&self) -> &Zone {
        &self.zone
    }

    /// Its days: 0 is Monday.
    pub(super) fn day(&self, n: i64) -> Date {
        self.monday.saturating_add(n.days())
    }

    /// The first instant of a day; where the clocks jump over midnight, the first there is.
    pub(super) fn begins(&self, day: Date) -> Instant {
        self.zone
            .tz()
            .to_timestamp(day.at(0, 0, 0, 0))
            .map_or(Instant(0), |at| Instant(at.as_millisecond()))
    }

    /// From its first instant to the next week's.
    pub(super) fn span(&self) -> (Instant, Instant) {
        (self.begins(self.day(0)), self.begins(self.day(7)))
    }

    /// "23 to 29 November"; with the years where it is not this year's.
    pub(super) fn title(&self, l: Locale, now: Instant) -> String {
        let (monday, sunday) = (self.day(0), self.day(6));
        let moment = |day| Moment::new(self.begins(day), &self.zone);
        let (first, last) = (moment(monday), moment(sunday));
        let this_year = self.zone.local(now).year();
        if monday.year() != this_year || sunday.year() != this_year {
            say!(l, "desk-week", first = first.date(l), last = last.date(l))
        } else if monday.month() == sunday.month() {
            say!(
                l,
                "desk-week-in-month",
                first = first.day(l),
                last = last.day(l),
                month = last.month(l)
            )
        } else {
            say!(
                l,
                "desk-week",
                first = first.day_month(l),
                last = last.day_month(l)
            )
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_week_begins_on_its_monday_whichever_day_is_asked_for() {
        let kigali = Zone::parse("Africa/Kigali").unwrap();
        let now = Instant(1_795_507_200_000);
        for asked in ["2026-11-23", "2026-11-29", "", "soon", "9999-12-31"] {
            assert_eq!(
                Week::asked(asked, now, &kigali).code(),
                "2026-11-23",
                "{asked}"
            );
        }
        let week = Week::asked("", now, &kigali);
        assert_eq!(
            (week.before().code(), week.after().code()),
            ("2026-11-16".into(), "2026-11-30".into())
        );
    }

    #[test]
    fn a_week_in_which_the_clocks_change_is_an_hour_longer_or_shorter() {
        let berlin = Zone::parse("Europe/Berlin").unwrap();
        let (from, to) = Week::asked("2027-03-28", Instant(0), &berlin).span();
        assert_eq!(to.since(from), 7 * Instant::DAY - 60 * Instant::MINUTE);
    }
}
