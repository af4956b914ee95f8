//! Languages: which there are, their words, and how they write numbers, dates, countries and zones.

mod clock;
mod format;
mod instant;
mod locale;
mod names;
mod words;
mod zone;

pub use clock::clock;
pub use format::{Moment, duration_minutes, list, megabytes, number, percent};
pub use instant::Instant;
pub use locale::{Dir, Locale};
pub use names::{
    countries_by_name, country, country_codes, is_country, is_language, language, language_dir,
    lecture_languages, zone_city, zone_offset,
};
pub use words::{say_args, sources};
pub use zone::{LocalTime, Zone};

/// A sentence of the word lists: `say!(l, "seats-left", n = 5)`.
#[macro_export]
macro_rules! say {
    ($l:expr, $key:expr) => { $crate::i18n::say_args($l, $key, &[]) };
    ($l:expr, $key:expr, $($name:ident = $value:expr),+ $(,)?) => {
        $crate::i18n::say_args($l, $key, &[$((stringify!($name), $value.into())),+])
    };
}
pub use crate::say;
