//! The word lists: Fluent, one folder a language, one file a feature.

use super::locale::{PerLocale, with_locales};
use super::{Dir, Locale, number, pseudo};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::types::FluentNumber;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use icu::plurals::{PluralCategory, PluralRules, PluralRulesOptions};
use intl_memoizer::concurrent::IntlLangMemoizer;

// `FOLDERS`: each folder of `app/locales/` with its files, as `build.rs` finds them.
include!(concat!(env!("OUT_DIR"), "/folders.rs"));

/// The word lists of a locale: file name and text; a pseudo-language's are those that it is made of. None where its folder is
/// missing: the hall speaks English then.
pub fn sources(l: Locale) -> impl Iterator<Item = (&'static str, &'static str)> {
    let tag = l.of_words().tag();
    let folder = FOLDERS.iter().find(|(folder, _)| *folder == tag);
    folder
        .into_iter()
        .flat_map(|(_, files)| files.iter().copied())
}

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
    category(rules.category_for(n))
}

/// As word lists write it.
pub(super) const fn category(of: PluralCategory) -> &'static str {
    match of {
        PluralCategory::Zero => "zero",
        PluralCategory::One => "one",
        PluralCategory::Two => "two",
        PluralCategory::Few => "few",
        PluralCategory::Many => "many",
        PluralCategory::Other => "other",
    }
}

type Formatter = fn(&FluentValue, &IntlLangMemoizer) -> Option<String>;

/// How a number inside a sentence is written: as any other number of its language. Fluent takes no closure that knows it.
macro_rules! formatters {
    ($($(#[$doc:meta])* $variant:ident = $tag:literal, $own_name:literal, $cldr:literal;)+) => {
        fn formatter(l: Locale) -> Formatter {
            match l {
                $(Locale::$variant => |value, _| digits(Locale::$variant, value),)+
                Locale::EnXa => |value, _| digits(Locale::EnXa, value),
                Locale::ArXb => |value, _| digits(Locale::ArXb, value),
            }
        }
    };
}
with_locales!(formatters);

fn digits(l: Locale, value: &FluentValue) -> Option<String> {
    match value {
        FluentValue::Number(n) => Some(number(l, whole(n))),
        _ => None,
    }
}

fn words(l: Locale) -> &'static Words {
    static ALL: PerLocale<Words> = PerLocale::new();
    ALL.get_or_init(l, || {
        // The words of a pseudo-language have the plurals of those that they are made of.
        let spoken = l.of_words();
        let language = spoken.tag().parse().expect("a constant of ours");
        let mut bundle = FluentBundle::new_concurrent(vec![language]);
        // Left-to-right names inside Arabic need their own direction; elsewhere the marks would only be in the way.
        bundle.set_use_isolating(l.dir() == Dir::Rtl);
        bundle.set_formatter(Some(formatter(l)));
        bundle
            .add_function("PLURAL", move |given, _| match given.first() {
                Some(FluentValue::Number(n)) => plural(spoken, whole(n)).into(),
                _ => FluentValue::Error,
            })
            .expect("no function is named so yet");
        for (_, text) in sources(l) {
            // A broken line loses that line only; the tests let none through.
            let text = pseudo::spoken(l, text);
            let resource = FluentResource::try_new(text).unwrap_or_else(|(partial, _)| partial);
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

/// What the folders in `app/locales/` are called.
#[cfg(test)]
pub(super) fn folders() -> impl Iterator<Item = &'static str> {
    FOLDERS.iter().map(|(folder, _)| *folder)
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
}
