//! Names of countries, languages and zones, from CLDR.

use super::locale::PerLocale;
use super::{Dir, Instant, Locale, Zone};
use icu::collator::Collator;
use icu::collator::options::CollatorOptions;
use icu::datetime::NoCalendarFormatter;
use icu::datetime::fieldsets::zone::ExemplarCity;
use icu::locale::subtags::{Language, Region};
use icu::time::zone::IanaParser;
use icu_experimental::displaynames::DisplayNamesOptions;
use icu_experimental::displaynames::multi::{LanguageDisplayNames, RegionDisplayNames};
use std::collections::HashMap;
use std::sync::OnceLock;

/// The codes of ISO 3166-1 alpha-2.
const COUNTRIES: &str = "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ \
    BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER \
    ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM \
    IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF \
    MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK \
    PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD \
    TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW";

/// The languages a lecture may be held in (BCP 47).
const LECTURE_LANGUAGES: [&str; 24] = [
    "en", "zh", "th", "ar", "fr", "es", "pt", "ru", "id", "vi", "lo", "km", "ms", "sw", "rw", "am",
    "ur", "uz", "kk", "ky", "hu", "sr", "it", "de",
];

/// Every country's code.
pub fn country_codes() -> impl Iterator<Item = &'static str> {
    COUNTRIES.split_whitespace()
}

/// Whether a code is a country's.
pub fn is_country(code: &str) -> bool {
    code.len() == 2 && country_codes().any(|c| c == code)
}

/// The languages a lecture may be held in.
pub const fn lecture_languages() -> &'static [&'static str] {
    &LECTURE_LANGUAGES
}

/// The language of a tag, where a lecture may be held in it.
pub fn known_language(tag: &str) -> Option<&'static str> {
    LECTURE_LANGUAGES.into_iter().find(|known| *known == tag)
}

/// Whether a lecture may be held in it.
pub fn is_language(tag: &str) -> bool {
    known_language(tag).is_some()
}

/// The direction its script runs in.
pub fn language_dir(tag: &str) -> Dir {
    Dir::of(tag)
}

struct Names {
    regions: RegionDisplayNames,
    languages: LanguageDisplayNames,
    cities: NoCalendarFormatter<ExemplarCity>,
}

fn names(l: Locale) -> &'static Names {
    static ALL: PerLocale<Names> = PerLocale::new();
    ALL.get_or_init(l, || {
        let locale = super::format::icu_locale(l);
        Names {
            regions: RegionDisplayNames::try_new((&locale).into(), DisplayNamesOptions::default())
                .unwrap_or_default(),
            languages: LanguageDisplayNames::try_new(
                (&locale).into(),
                DisplayNamesOptions::default(),
            )
            .unwrap_or_default(),
            cities: NoCalendarFormatter::try_new((&locale).into(), ExemplarCity)
                .expect("CLDR names the cities of every locale"),
        }
    })
}

/// The country's name; the code itself where CLDR has none.
pub fn country(l: Locale, code: &str) -> String {
    code.parse::<Region>()
        .ok()
        .and_then(|region| names(l).regions.of(region))
        .unwrap_or(code)
        .to_owned()
}

/// Every country's code and name, in the order of the reader's alphabet.
pub fn countries_by_name(l: Locale) -> &'static [(&'static str, String)] {
    static ALL: PerLocale<Vec<(&'static str, String)>> = PerLocale::new();
    ALL.get_or_init(l, || {
        let mut named: Vec<_> = country_codes()
            .map(|code| (code, country(l, code)))
            .collect();
        in_alphabet(l, &mut named, |(_, name)| name);
        named
    })
}

/// Every place's zone with its name, in the order of the reader's alphabet.
pub fn zones_by_name(l: Locale) -> &'static [(Zone, String)] {
    static ALL: PerLocale<Vec<(Zone, String)>> = PerLocale::new();
    ALL.get_or_init(l, || {
        let named = Zone::all().into_iter().map(|zone| {
            let name = zone_city(l, &zone);
            (zone, name)
        });
        let mut named: Vec<(Zone, String)> = named.collect();
        in_alphabet(l, &mut named, |(_, name)| name);
        named
    })
}

/// Puts them in the order of the reader's alphabet, by their names.
pub fn in_alphabet<T>(l: Locale, all: &mut [T], name: impl Fn(&T) -> &String) {
    let locale = super::format::icu_locale(l);
    let alphabet = Collator::try_new((&locale).into(), CollatorOptions::default())
        .expect("CLDR orders every language");
    all.sort_by(|a, b| alphabet.compare(name(a), name(b)));
}

/// The language's name, capitalised as it stands alone; the tag itself where CLDR has none.
pub fn language(l: Locale, tag: &str) -> String {
    tag.parse::<Language>()
        .ok()
        .and_then(|language| names(l).languages.of(language))
        .unwrap_or(tag)
        .to_owned()
}

/// The language's name as those who speak it write it; the tag itself where CLDR has none, or no lecture is held in it.
pub fn language_of_its_own(tag: &str) -> String {
    static ALL: OnceLock<HashMap<&str, String>> = OnceLock::new();
    let all = ALL.get_or_init(|| {
        let own = |tag: &'static str| {
            let locale: icu::locale::Locale = tag.parse().ok()?;
            let names =
                LanguageDisplayNames::try_new((&locale).into(), DisplayNamesOptions::default());
            let name = names.ok()?.of(locale.id.language)?.to_owned();
            Some((tag, name))
        };
        LECTURE_LANGUAGES.into_iter().filter_map(own).collect()
    });
    all.get(tag).cloned().unwrap_or_else(|| tag.to_owned())
}

/// The zone's city, as the reader's language calls it; of a zone that is no place's, its offset.
pub fn zone_city(l: Locale, zone: &Zone) -> String {
    if zone.name() == "UTC" {
        return "UTC".into();
    }
    if !zone.is_of_place() {
        // It is the same at all times.
        return zone_offset(zone, Instant(0));
    }
    let id = IanaParser::new().parse(zone.name());
    names(l).cities.format(&id.without_offset()).to_string()
}

/// The zone's offset from UTC at an instant: `GMT+2`, `GMT+5:30`.
pub fn zone_offset(zone: &Zone, at: Instant) -> String {
    let seconds = zone.tz().to_offset(at.timestamp()).seconds();
    let (sign, minutes) = (if seconds < 0 { '−' } else { '+' }, seconds.abs() / 60);
    match (minutes / 60, minutes % 60) {
        (0, 0) => "GMT".into(),
        (h, 0) => format!("GMT{sign}{h}"),
        (h, m) => format!("GMT{sign}{h}:{m:02}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn countries_languages_and_cities_are_named_in_every_language() {
        assert_eq!(country(Locale::En, "RW"), "Rwanda");
        assert_eq!(country(Locale::Ar, "TH"), "تايلاند");
        assert_eq!(language(Locale::Zh, "en"), "英语");
        assert_eq!(
            zone_city(Locale::Ar, &Zone::parse("Asia/Shanghai").unwrap()),
            "شنغهاي"
        );
        for l in Locale::ALL {
            for code in country_codes() {
                assert_ne!(country(l, code), code, "{code} in {}", l.tag());
            }
            for tag in lecture_languages() {
                assert_ne!(&language(l, tag), tag, "{tag} in {}", l.tag());
            }
        }
    }

    #[test]
    fn countries_follow_the_readers_alphabet() {
        let place = |code| {
            countries_by_name(Locale::En)
                .iter()
                .position(|(c, _)| *c == code)
                .unwrap()
        };
        assert!(
            place("AX") < place("AL"),
            "Åland stands before Albania, not after Zimbabwe"
        );
        assert_eq!(
            countries_by_name(Locale::Zh)[0].0,
            "AL",
            "阿尔巴尼亚 comes first by pinyin"
        );
    }

    #[test]
    fn every_zone_has_a_name_in_every_language() {
        let unknown = |l| {
            let nowhere = icu::time::TimeZone::UNKNOWN.without_offset();
            names(l).cities.format(&nowhere).to_string()
        };
        assert!(
            unknown(Locale::En).contains("Unknown"),
            "{}",
            unknown(Locale::En)
        );
        for l in Locale::ALL {
            for zone in Zone::all() {
                let city = zone_city(l, &zone);
                let is_latin = city.chars().any(|c| c.is_ascii_alphabetic());
                assert!(
                    !city.contains('_') && city != unknown(l),
                    "{}: {city}",
                    zone.name()
                );
                // In the letters of its language.
                let writes_latin = country(l, "RW").is_ascii();
                assert_eq!(
                    is_latin,
                    writes_latin,
                    "{} in {}: {city}",
                    zone.name(),
                    l.tag()
                );
            }
        }
        let west = Zone::parse("Etc/GMT+5").unwrap();
        let east = Zone::parse("Etc/GMT-7").unwrap();
        assert_eq!(
            zone_city(Locale::Ar, &west),
            "GMT−5",
            "these are named by what to add"
        );
        assert_eq!(zone_city(Locale::En, &east), "GMT+7");
    }

    #[test]
    fn offsets_are_written_as_people_say_them() {
        let at = Instant(1_798_761_600_000);
        assert_eq!(
            zone_offset(&Zone::parse("Africa/Kigali").unwrap(), at),
            "GMT+2"
        );
        assert_eq!(
            zone_offset(&Zone::parse("Asia/Kolkata").unwrap(), at),
            "GMT+5:30"
        );
        assert_eq!(
            zone_offset(&Zone::parse("America/Bogota").unwrap(), at),
            "GMT−5"
        );
    }
}
