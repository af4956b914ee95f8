//! Time zones, and local times that may not exist or exist twice.

use super::Instant;
use icu::time::zone::iana::IanaParserExtended;
use jiff::civil::DateTime;
use jiff::tz::{AmbiguousOffset, TimeZone};
use serde::{Deserialize, Serialize};

/// A time zone of the IANA database that is known to exist.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Zone(String);

/// What a local time of a zone stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LocalTime {
    /// One instant, as nearly always.
    Once(Instant),
    /// The clocks jumped over it: the nearest local times before and after the jump.
    Never(DateTime, DateTime),
    /// The clocks were set back over it: its earlier and its later instant.
    Twice(Instant, Instant),
}

impl Zone {
    /// The zone of an IANA name, if there is one. A place that has several names (`Asia/Calcutta`, as many browsers call
    /// `Asia/Kolkata`) has one zone.
    pub fn parse(name: &str) -> Option<Self> {
        let name = name.trim();
        (name.contains('/') || name == "UTC").then_some(())?;
        let zone = TimeZone::get(name).ok()?;
        let name = zone.iana_name().unwrap_or(name);
        let known = IanaParserExtended::new().parse(name);
        let one = Some(known.canonical)
            .filter(|_| known.time_zone != icu::time::TimeZone::UNKNOWN && name != "UTC")
            .filter(|one| *one == name || TimeZone::get(one).is_ok());
        Some(Self(one.unwrap_or(name).to_owned()))
    }

    /// Coordinated universal time.
    pub fn utc() -> Self {
        Self("UTC".into())
    }

    /// Whether it is the zone of a place, and not a mere distance from UTC, as `Etc/GMT+5` is.
    pub fn is_of_place(&self) -> bool {
        self.0 != "UTC" && !self.0.starts_with("Etc/")
    }

    /// Its IANA name.
    pub fn name(&self) -> &str {
        &self.0
    }

    /// As jiff knows it.
    pub fn tz(&self) -> TimeZone {
        TimeZone::get(&self.0).unwrap_or(TimeZone::UTC)
    }

    /// The civil time of an instant here.
    pub fn local(&self, at: Instant) -> DateTime {
        self.tz().to_datetime(at.timestamp())
    }

    /// The civil time of an instant here with its offset from UTC, to the second (RFC 3339): `2026-11-25T10:00:00+02:00`.
    pub fn rfc3339(&self, at: Instant) -> String {
        let local = at.timestamp().to_zoned_datetime(self.tz());
        local.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
    }

    /// What a local time written as `datetime-local` does (`2027-03-28T02:30`) stands for here; `None` where it is
    /// not written so.
    pub fn at(&self, text: &str) -> Option<LocalTime> {
        let text = text.trim();
        // Nothing of what is written may be passed over, as an offset would be.
        let (date, time) = text.split_once(['T', ' '])?;
        (date.len() == 10 && matches!(time.len(), 5 | 8)).then_some(())?;
        let civil: DateTime = text.parse().ok()?;
        let tz = self.tz();
        let ambiguous = tz.to_ambiguous_timestamp(civil);
        let instant = |offset: jiff::tz::Offset| {
            offset
                .to_timestamp(civil)
                .ok()
                .map(|t| Instant(t.as_millisecond()))
        };
        Some(match ambiguous.offset() {
            AmbiguousOffset::Unambiguous { offset } => LocalTime::Once(instant(offset)?),
            AmbiguousOffset::Gap { before, after } => {
                let early = tz.to_datetime(after.to_timestamp(civil).ok()?);
                let late = tz.to_datetime(before.to_timestamp(civil).ok()?);
                LocalTime::Never(early, late)
            }
            AmbiguousOffset::Fold { before, after } => {
                LocalTime::Twice(instant(before)?, instant(after)?)
            }
        })
    }

    /// Every zone of a place, each once, by name.
    pub fn all() -> Vec<Self> {
        const REGIONS: [&str; 9] = [
            "Africa/",
            "America/",
            "Antarctica/",
            "Asia/",
            "Atlantic/",
            "Australia/",
            "Europe/",
            "Indian/",
            "Pacific/",
        ];
        let mut zones: Vec<Self> = jiff::tz::db()
            .available()
            .filter(|name| REGIONS.iter().any(|r| name.as_str().starts_with(r)))
            .filter_map(|name| Self::parse(name.as_str()))
            .filter(Self::is_of_place)
            .collect();
        zones.sort();
        zones.dedup();
        zones
    }
}

impl TryFrom<String> for Zone {
    type Error = String;

    fn try_from(name: String) -> Result<Self, String> {
        Self::parse(&name).ok_or(name)
    }
}

impl From<Zone> for String {
    fn from(zone: Zone) -> Self {
        zone.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_bears_the_offset_of_its_day() {
        let berlin = Zone::parse("Europe/Berlin").unwrap();
        let winter = Instant(1_795_507_200_000);
        let summer = winter.plus(-150 * Instant::DAY);
        assert_eq!(berlin.rfc3339(winter), "2026-11-24T09:00:00+01:00");
        assert_eq!(berlin.rfc3339(summer), "2026-06-27T10:00:00+02:00");
        let kolkata = Zone::parse("Asia/Kolkata").unwrap();
        assert_eq!(kolkata.rfc3339(winter), "2026-11-24T13:30:00+05:30");
        assert_eq!(Zone::utc().rfc3339(winter), "2026-11-24T08:00:00+00:00");
    }

    #[test]
    fn a_local_time_the_clocks_jump_over_never_happens() {
        let berlin = Zone::parse("Europe/Berlin").unwrap();
        let Some(LocalTime::Never(early, late)) = berlin.at("2027-03-28T02:30") else {
            panic!()
        };
        assert_eq!(
            (early.to_string(), late.to_string()),
            ("2027-03-28T01:30:00".into(), "2027-03-28T03:30:00".into())
        );
    }

    #[test]
    fn a_local_time_the_clocks_are_set_back_over_happens_twice() {
        let santiago = Zone::parse("America/Santiago").unwrap();
        let Some(LocalTime::Twice(first, second)) = santiago.at("2027-04-03T23:30") else {
            panic!()
        };
        assert_eq!(second.since(first), 60 * Instant::MINUTE);
    }

    #[test]
    fn a_place_has_one_zone_whatever_a_browser_calls_it() {
        for (told, is) in [
            ("Asia/Calcutta", "Asia/Kolkata"),
            ("Asia/Saigon", "Asia/Ho_Chi_Minh"),
            ("Asia/Katmandu", "Asia/Kathmandu"),
            ("Europe/Kiev", "Europe/Kyiv"),
            ("Africa/Dar_es_Salaam", "Africa/Dar_es_Salaam"),
            ("America/Port_of_Spain", "America/Port_of_Spain"),
            ("Etc/GMT+5", "Etc/GMT+5"),
            ("UTC", "UTC"),
        ] {
            assert_eq!(Zone::parse(told).unwrap().name(), is, "{told}");
        }
        let all = Zone::all();
        for zone in &all {
            assert_eq!(Zone::parse(zone.name()).as_ref(), Some(zone));
        }
        for alias in ["Asia/Calcutta", "Asia/Saigon", "Europe/Kiev", "US/Eastern"] {
            assert!(!all.iter().any(|zone| zone.name() == alias), "{alias}");
        }
    }

    #[test]
    fn an_ordinary_local_time_happens_once() {
        let kigali = Zone::parse("Africa/Kigali").unwrap();
        assert_eq!(
            kigali.at("2027-01-01T02:00"),
            Some(LocalTime::Once(Instant(1_798_761_600_000)))
        );
        assert_eq!(kigali.at("tomorrow"), None);
    }
}
