//! Languages: which there are, their words, and how they write numbers, dates, countries and zones.

#[cfg(test)]
mod catalogue;
mod format;
#[cfg(test)]
mod glossary;
mod instant;
mod locale;
mod names;
mod pseudo;
mod typed;
mod words;
mod zone;

pub(crate) use format::number_by_tag;
pub use format::{Moment, duration_minutes, list, list_joints, megabytes, number, percent, tenths};
pub use instant::Instant;
pub(crate) use locale::with_locales;
pub use locale::{Dir, Locale, speak_pseudo_languages};
pub use names::{
    countries_by_name, country, country_codes, in_alphabet, is_country, is_language,
    known_language, language, language_dir, language_of_its_own, lecture_languages, zone_city,
    zone_offset, zones_by_name,
};
pub use typed::{ascii_digit, visible, whole_number, with_ascii_digits};
pub use words::{say_args, sources};
pub use zone::{LocalTime, Zone};
