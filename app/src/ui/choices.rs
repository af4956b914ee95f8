//! The long lists people choose from: countries, zones, the hall's languages.

use super::Choice;
use crate::hall::hall;
use crate::i18n::{Instant, Locale, Zone, country_codes, zone_city, zone_offset, zones_by_name};
use crate::say;

/// Every country, the hall's partners first, after one that asks to choose.
pub fn country_choices(l: Locale) -> Vec<Choice> {
    let ask = Choice::new("", say!(l, "choose-country"));
    std::iter::once(ask).chain(every_country(l)).collect()
}

/// Every country, the hall's partners first under a heading of their own.
pub fn every_country(l: Locale) -> impl Iterator<Item = Choice> {
    let listed = hall().listed(l, country_codes());
    listed.into_iter().map(|country| Choice {
        group: country.heading,
        ..Choice::new(country.code, country.name)
    })
}

/// Every place's zone by its name, "Kigali (GMT+2)", in the order of the reader's alphabet, UTC first; with the offset it
/// has now. `chosen` is among them as it is written, though it be no place's.
pub fn zone_choices(l: Locale, chosen: &str, now: Instant) -> Vec<Choice> {
    let mut zones = vec![Zone::utc()];
    let chosen_zone = Zone::parse(chosen);
    let is_apart = |zone: &Zone| !zone.is_of_place() && *zone != Zone::utc();
    zones.extend(chosen_zone.clone().filter(is_apart));
    let of_none = zones.iter().map(|zone| (zone, zone_city(l, zone)));
    let of_places = zones_by_name(l).iter().map(|(zone, city)| {
        let offset = zone_offset(zone, now);
        let name = say!(l, "zone-name", city = city.as_str(), offset = offset);
        (zone, name)
    });
    let named = of_none.chain(of_places).map(|(zone, name)| {
        let is_chosen = chosen_zone.as_ref() == Some(zone);
        let value = if is_chosen {
            chosen.trim()
        } else {
            zone.name()
        };
        Choice::new(value, name)
    });
    named.collect()
}

/// The languages of the interface, each by its own name.
pub fn locale_choices() -> Vec<Choice> {
    Locale::ALL
        .into_iter()
        .map(|l| Choice::new(l.tag(), l.own_name()))
        .collect()
}
