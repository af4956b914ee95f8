//! The long lists people choose from: countries, zones, the hall's languages.

use super::Choice;
use crate::i18n::{Locale, Zone, countries_by_name};
use crate::say;

/// Every country, in the order of the reader's alphabet, after one that asks to choose.
pub fn country_choices(l: Locale) -> Vec<Choice> {
    let ask = Choice::new("", say!(l, "choose-country"));
    let named = countries_by_name(l)
        .iter()
        .map(|(code, name)| Choice::new(*code, name.clone()));
    std::iter::once(ask).chain(named).collect()
}

/// Every zone as "Region/City", UTC first. `chosen` is among them whatever name it goes by.
pub fn zone_choices(chosen: &str) -> Vec<Choice> {
    let mut names = vec!["UTC".to_owned()];
    names.extend(Zone::all());
    if Zone::parse(chosen).is_some() && !names.iter().any(|n| n == chosen) {
        names.insert(1, chosen.to_owned());
    }
    names
        .into_iter()
        .map(|name| Choice::new(name.clone(), name.replace('_', " ")))
        .collect()
}

/// The languages of the interface, each by its own name.
pub fn locale_choices() -> Vec<Choice> {
    Locale::ALL
        .into_iter()
        .map(|l| Choice::new(l.tag(), l.own_name()))
        .collect()
}
