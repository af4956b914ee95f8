//! The languages the hall speaks.

use icu::locale::{LanguageIdentifier, LocaleDirectionality};
use serde::{Deserialize, Serialize};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};

/// The languages, handed to a macro after whatever else it is to have. A new one is its folder in `app/locales/` and one line
/// here: how its addresses begin and what the folder is called (BCP 47), what it calls itself, and the CLDR locale that writes its
/// numbers and dates, the hour from 0 to 23 everywhere, day before month in English. All else is made of these.
macro_rules! with_locales {
    ($then:ident $($before:tt)*) => {
        $then! {
            $($before)*
            /// English.
            En = "en", "English", "en-GB-u-hc-h23";
            /// Chinese, simplified.
            Zh = "zh", "中文", "zh-Hans-CN-u-hc-h23";
            /// Thai.
            Th = "th", "ไทย", "th-TH-u-hc-h23";
            /// Arabic.
            Ar = "ar", "العربية", "ar-EG-u-hc-h23-nu-arab";
        }
    };
}
pub(crate) use with_locales;

macro_rules! locales {
    ($($(#[$doc:meta])* $variant:ident = $tag:literal, $own_name:literal, $cldr:literal;)+) => {
        /// A language of the interface. The first is the source of the others.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        pub enum Locale {
            $($(#[$doc])* $variant,)+
            /// English with an accent on every letter, longer and in brackets: what is read without is in no word list.
            EnXa,
            /// The same from right to left.
            ArXb,
        }

        impl Locale {
            /// Every language people read, the source first.
            pub const ALL: [Self; [$($tag),+].len()] = [$(Self::$variant),+];

            /// The first segment of its addresses, and its `lang` attribute.
            pub const fn tag(self) -> &'static str {
                match self {
                    $(Self::$variant => $tag,)+
                    Self::EnXa => "en-XA",
                    Self::ArXb => "ar-XB",
                }
            }

            /// What it calls itself.
            pub const fn own_name(self) -> &'static str {
                match self {
                    $(Self::$variant => $own_name,)+
                    Self::EnXa => "en-XA",
                    Self::ArXb => "ar-XB",
                }
            }

            /// The CLDR locale behind it.
            pub(super) const fn cldr(self) -> &'static str {
                match self {
                    $(Self::$variant => $cldr,)+
                    Self::EnXa => Self::En.cldr(),
                    Self::ArXb => Self::Ar.cldr(),
                }
            }
        }
    };
}
with_locales!(locales);

/// One value a locale, made when it is first asked for.
pub(super) struct PerLocale<T>([OnceLock<T>; Locale::COUNT]);

impl<T> PerLocale<T> {
    /// Values that are not made yet.
    pub(super) const fn new() -> Self {
        Self([const { OnceLock::new() }; Locale::COUNT])
    }

    /// That locale's value.
    pub(super) fn get_or_init(&self, l: Locale, make: impl FnOnce() -> T) -> &T {
        self.0[l as usize].get_or_init(make)
    }
}

/// The direction a script runs in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dir {
    /// From left to right.
    Ltr,
    /// From right to left.
    Rtl,
}

/// Whether this program speaks the pseudo-languages.
static SPEAKS_PSEUDO: AtomicBool = AtomicBool::new(false);

/// From now on this program speaks the pseudo-languages too: for tests of the pages, never where people read.
pub fn speak_pseudo_languages() {
    SPEAKS_PSEUDO.store(true, Ordering::Relaxed);
}

impl Locale {
    /// Those made of the source for tests. They have addresses where [`speak_pseudo_languages`] was called, and nowhere else; no
    /// page offers them.
    pub const PSEUDO: [Self; 2] = [Self::EnXa, Self::ArXb];
    /// How many there are of both.
    pub const COUNT: usize = Self::ALL.len() + Self::PSEUDO.len();

    /// The locale of a tag, if the hall speaks it.
    pub fn parse(tag: &str) -> Option<Self> {
        let pseudo = SPEAKS_PSEUDO
            .load(Ordering::Relaxed)
            .then_some(Self::PSEUDO);
        let mut all = Self::ALL.into_iter().chain(pseudo.into_iter().flatten());
        all.find(|l| l.tag() == tag)
    }

    /// Whether it is one of [`Self::PSEUDO`].
    pub fn is_pseudo(self) -> bool {
        Self::PSEUDO.contains(&self)
    }

    /// The language whose word lists it has: its own, or those that it is made of.
    pub(super) fn of_words(self) -> Self {
        if self.is_pseudo() { Self::En } else { self }
    }

    /// The direction of its script.
    pub fn dir(self) -> Dir {
        static ALL: PerLocale<Dir> = PerLocale::new();
        *ALL.get_or_init(self, || Dir::of(self.tag()))
    }

    /// The language with the region whose customs it writes by: `en_GB`.
    pub fn language_and_region(self) -> String {
        let of = super::format::icu_locale(self).id;
        let region = of.region.map(|region| format!("_{region}"));
        format!("{}{}", of.language, region.unwrap_or_default())
    }

    /// An address of the site in this language: `/en` + path.
    pub fn href(self, path: &str) -> String {
        format!("/{}{path}", self.tag())
    }

    /// The first language of an `Accept-Language` header (RFC 9110 §12.5.4) that the hall speaks.
    pub fn accepted(header: &str) -> Option<Self> {
        let mut wanted: Vec<(f32, &str)> = header
            .split(',')
            .filter_map(|part| {
                let mut fields = part.trim().split(';');
                let tag = fields.next()?.trim();
                let q = fields
                    .find_map(|f| f.trim().strip_prefix("q="))
                    .map_or(Some(1.0), |q| q.parse::<f32>().ok())?;
                (q > 0.0).then_some((q, tag))
            })
            .collect();
        wanted.sort_by(|a, b| b.0.total_cmp(&a.0));
        wanted.into_iter().find_map(|(_, tag)| {
            let primary = tag.split('-').next()?.to_ascii_lowercase();
            Self::parse(&primary)
        })
    }
}

impl Dir {
    /// The direction of the script in which a language is written (CLDR's likely subtags); from left to right where that is
    /// not known.
    pub fn of(tag: &str) -> Self {
        let of_script = LocaleDirectionality::new_extended();
        match tag.parse::<LanguageIdentifier>() {
            Ok(language) if of_script.is_right_to_left(&language) => Self::Rtl,
            _ => Self::Ltr,
        }
    }

    /// The `dir` attribute.
    pub const fn attr(self) -> &'static str {
        match self {
            Self::Ltr => "ltr",
            Self::Rtl => "rtl",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_locale_has_a_value_of_its_own() {
        let values = PerLocale::new();
        for l in Locale::ALL.into_iter().chain(Locale::PSEUDO) {
            assert_eq!(values.get_or_init(l, || l), &l, "{}", l.tag());
        }
    }

    #[test]
    fn a_language_runs_as_its_script_does() {
        for (tag, dir) in [
            ("en", Dir::Ltr),
            ("zh", Dir::Ltr),
            ("th", Dir::Ltr),
            ("fr", Dir::Ltr),
            ("rw", Dir::Ltr),
            ("ar", Dir::Rtl),
            ("ur", Dir::Rtl),
            ("fa", Dir::Rtl),
            ("no language", Dir::Ltr),
        ] {
            assert_eq!(Dir::of(tag), dir, "{tag}");
        }
        assert_eq!(
            (Locale::EnXa.dir(), Locale::ArXb.dir()),
            (Dir::Ltr, Dir::Rtl)
        );
    }

    // The only test of this program that speaks them.
    #[test]
    fn pseudo_languages_have_addresses_only_where_they_are_asked_for() {
        let parsed = || Locale::PSEUDO.map(|l| Locale::parse(l.tag()));
        assert_eq!(parsed(), [None, None]);
        speak_pseudo_languages();
        assert_eq!(parsed(), [Some(Locale::EnXa), Some(Locale::ArXb)]);
        assert_eq!(
            Locale::accepted("en-XA"),
            Some(Locale::En),
            "no browser is led there"
        );
        assert!(
            Locale::ALL.iter().all(|l| !l.is_pseudo()),
            "no list offers them"
        );
    }

    #[test]
    fn the_best_accepted_language_wins_whatever_its_place() {
        assert_eq!(
            Locale::accepted("fr, en;q=0.4, th-TH;q=0.9"),
            Some(Locale::Th)
        );
        assert_eq!(Locale::accepted("zh-CN,zh;q=0.9"), Some(Locale::Zh));
        assert_eq!(Locale::accepted("ar;q=0, de"), None);
    }
}
