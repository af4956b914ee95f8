//! The word lists: Fluent, one folder a language, one file a feature.

use super::locale::PerLocale;
use super::{Dir, Locale, number};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

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
    "sounds"
);

type Words = FluentBundle<FluentResource>;

/// A number inside a sentence reads as any other number of its language.
macro_rules! digits {
    ($l:expr) => {
        |value: &FluentValue, _: &_| match value {
            #[expect(
                clippy::cast_possible_truncation,
                reason = "every number given to a sentence is whole"
            )]
            FluentValue::Number(n) => Some(number($l, n.value as i64)),
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
        for (_, text) in sources(l) {
            // A broken line loses that line only; the tests let none through.
            let resource =
                FluentResource::try_new(text.to_owned()).unwrap_or_else(|(partial, _)| partial);
            bundle.add_resource_overriding(resource);
        }
        bundle
    })
}

/// The sentence of a key with its arguments, in that language; where it has none, in English; else the key.
pub fn say_args(l: Locale, key: &str, args: &[(&str, FluentValue<'_>)]) -> String {
    let args: FluentArgs = args
        .iter()
        .map(|(name, value)| (*name, value.clone()))
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
