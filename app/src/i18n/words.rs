//! The word lists: Fluent, one folder a language, one file a feature.

use super::locale::PerLocale;
use super::{Dir, Locale, number};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::types::FluentNumber;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use icu::plurals::{PluralCategory, PluralRules, PluralRulesOptions};

macro_rules! lists {
    ($($file:literal),+ $(,)?) => {
        /// The word lists of a locale: file name and text.
        pub const fn sources(l: Locale) -> [(&'static str, &'static str); [$($file),+].len()] {
            match l {
                Locale::En => [$(($file, include_str!(concat!("../../locales/en/", $file, ".ftl")))),+],
                Locale::Zh => [$(($file, include_str!(concat!("../../locales/zh/", $file, ".ftl")))),+],
                Locale::Th => [$(($file, include_str!(concat!("../../locales/th/", $file, ".ftl")))),+],
                Locale::Ar => [$(($file, include_str!(concat!("../../locales/ar/", $file, ".ftl")))),+],
            }
        }
    };
}
lists!(
    "common",
    "accounts",
    "lectures",
    "enrolment",
    "live",
    "questions",
    "gatherings",
    "corrections",
    "replays",
    "media",
    "uploads",
    "watching",
    "renditions",
    "reports",
    "desk",
    "tracks",
    "search",
    "sounds",
    "materials"
);

type Words = FluentBundle<FluentResource>;

#[expect(
    clippy::cast_possible_truncation,
    reason = "every number given to a sentence is whole"
)]
fn whole(n: &FluentNumber) -> i64 {
    n.value as i64
}

/// The plural category (CLDR) of a whole number. Fluent's own choice takes ranges ("3 to 10 of the last two digits") of the
/// whole number; so a language whose rules have such ranges selects by `PLURAL($n)`.
fn plural(l: Locale, n: i64) -> &'static str {
    static ALL: PerLocale<PluralRules> = PerLocale::new();
    let rules = ALL.get_or_init(l, || {
        let locale = super::format::icu_locale(l);
        PluralRules::try_new((&locale).into(), PluralRulesOptions::default())
            .expect("CLDR has the plurals of every language")
    });
    match rules.category_for(n) {
        PluralCategory::Zero => "zero",
        PluralCategory::One => "one",
        PluralCategory::Two => "two",
        PluralCategory::Few => "few",
        PluralCategory::Many => "many",
        PluralCategory::Other => "other",
    }
}

/// A number inside a sentence reads as any other number of its language.
macro_rules! digits {
    ($l:expr) => {
        |value: &FluentValue, _: &_| match value {
            FluentValue::Number(n) => Some(number($l, whole(n))),
            _ => None,
        }
    };
}

fn words(l: Locale) -> &'static Words {
    static ALL: PerLocale<Words> = PerLocale::new();
    ALL.get_or_init(l, || {
        let language = l.tag().parse().expect("a constant of ours");
        let mut bundle = FluentBundle::new_concurrent(vec![language]);
        // Left-to-right names inside Arabic need their own direction; elsewhere the marks would only be in the way.
        bundle.set_use_isolating(l.dir() == Dir::Rtl);
        bundle.set_formatter(Some(match l {
            Locale::En => digits!(Locale::En),
            Locale::Zh => digits!(Locale::Zh),
            Locale::Th => digits!(Locale::Th),
            Locale::Ar => digits!(Locale::Ar),
        }));
        bundle
            .add_function("PLURAL", move |given, _| match given.first() {
                Some(FluentValue::Number(n)) => plural(l, whole(n)).into(),
                _ => FluentValue::Error,
            })
            .expect("no function is named so yet");
        for (_, text) in sources(l) {
            // A broken line loses that line only; the tests let none through.
            let resource =
                FluentResource::try_new(text.to_owned()).unwrap_or_else(|(partial, _)| partial);
            bundle.add_resource_overriding(resource);
        }
        bundle
    })
}

/// An argument, in the direction of its sentence where it has none of its own. Each is isolated and goes by its first letter,
/// of which one that was put together of isolated parts, as a zone with its offset, has none: it would run from left to right.
fn directed<'a>(l: Locale, value: &FluentValue<'a>) -> FluentValue<'a> {
    const ISOLATE: char = '\u{2068}';
    const RIGHT_TO_LEFT: char = '\u{200f}';
    match value {
        FluentValue::String(text) if l.dir() == Dir::Rtl && text.starts_with(ISOLATE) => {
            format!("{RIGHT_TO_LEFT}{text}").into()
        }
        value => value.clone(),
    }
}

/// The sentence of a key with its arguments, in that language; where it has none, in English; else the key.
pub fn say_args(l: Locale, key: &str, args: &[(&str, FluentValue<'_>)]) -> String {
    let args: FluentArgs = args
        .iter()
        .map(|(name, value)| (*name, directed(l, value)))
        .collect();
    [l, Locale::En]
        .into_iter()
        .find_map(|l| {
            let words = words(l);
            let pattern = words.get_message(key)?.value()?;
            Some(
                words
                    .format_pattern(pattern, Some(&args), &mut Vec::new())
                    .into_owned(),
            )
        })
        .unwrap_or_else(|| key.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plurals_go_by_the_last_two_digits_where_the_language_does() {
        // CLDR: few is 3 to 10 of the last two digits, many is 11 to 99 of them.
        for (n, category) in [
            (0, "zero"),
            (1, "one"),
            (2, "two"),
            (3, "few"),
            (10, "few"),
            (11, "many"),
            (99, "many"),
            (100, "other"),
            (102, "other"),
            (103, "few"),
            (111, "many"),
            (203, "few"),
            (1_011, "many"),
        ] {
            assert_eq!(plural(Locale::Ar, n), category, "{n}");
        }
        let replays = |n: i64| say_args(Locale::Ar, "n-replays", &[("n", n.into())]);
        assert!(replays(103).contains("مشاهدات"), "{}", replays(103));
        assert!(replays(1_011).contains("مشاهدة") && !replays(1_011).contains("مشاهدات"));
    }

    #[test]
    fn what_is_put_together_runs_in_the_direction_of_its_sentence() {
        let say = |l, key, args: &[(&str, &str)]| {
            let args: Vec<_> = args.iter().map(|(n, of)| (*n, (*of).into())).collect();
            say_args(l, key, &args)
        };
        let zone = |l| say(l, "zone-name", &[("city", "X"), ("offset", "GMT+8")]);
        let clock = |l| say(l, "host-clock", &[("span", "S"), ("zone", &zone(l))]);
        assert_eq!(clock(Locale::En), "S, X (GMT+8)");
        let (s, e) = ('\u{2068}', '\u{2069}');
        assert_eq!(zone(Locale::Ar), format!("{s}X{e} ({s}GMT+8{e})"));
        // Else the isolated zone, whose first letters are isolated themselves, would be taken for left to right.
        let marked = format!("\u{200f}{}", zone(Locale::Ar));
        assert_eq!(clock(Locale::Ar), format!("{s}S{e}، {s}{marked}{e}"));
    }

    #[test]
    fn every_line_of_every_language_is_understood() {
        for l in Locale::ALL {
            for (file, text) in sources(l) {
                let read = FluentResource::try_new(text.to_owned());
                let wrong = read.err().map(|(_, errors)| errors);
                assert!(wrong.is_none(), "{} {file}: {wrong:?}", l.tag());
            }
        }
    }

    #[test]
    fn a_language_with_ranges_in_its_plurals_selects_by_them() {
        for (file, text) in sources(Locale::Ar) {
            for line in text.lines().filter(|line| line.ends_with("->")) {
                let selects = line.contains("PLURAL(") || line.contains("$detail");
                assert!(selects, "{file}: {line}");
            }
        }
    }
}
