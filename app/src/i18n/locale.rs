//! The languages the hall speaks.

use serde::{Deserialize, Serialize};
use std::sync::OnceLock;

macro_rules! locales {
    ($($(#[$doc:meta])* $variant:ident = $tag:literal, $own_name:literal;)+) => {
        /// A language of the interface. The first is the source of the others.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        pub enum Locale { $($(#[$doc])* $variant),+ }

        impl Locale {
            /// Every locale, the source first.
            pub const ALL: [Self; [$($tag),+].len()] = [$(Self::$variant),+];

            /// The first segment of its addresses, and its `lang` attribute.
            pub const fn tag(self) -> &'static str {
                match self { $(Self::$variant => $tag),+ }
            }

            /// What it calls itself.
            pub const fn own_name(self) -> &'static str {
                match self { $(Self::$variant => $own_name),+ }
            }
        }
    };
}

locales! {
    /// English.
    En = "en", "English";
    /// Chinese, simplified.
    Zh = "zh", "中文";
    /// Thai.
    Th = "th", "ไทย";
    /// Arabic.
    Ar = "ar", "العربية";
}

/// One value a locale, made when it is first asked for.
pub(super) struct PerLocale<T>([OnceLock<T>; Locale::ALL.len()]);

impl<T> PerLocale<T> {
    /// Values that are not made yet.
    pub(super) const fn new() -> Self {
        Self([const { OnceLock::new() }; Locale::ALL.len()])
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

impl Locale {
    /// The locale of a tag, if the hall speaks it.
    pub fn parse(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|l| l.tag() == tag)
    }

    /// The direction of its script.
    pub const fn dir(self) -> Dir {
        match self {
            Self::Ar => Dir::Rtl,
            _ => Dir::Ltr,
        }
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
        for l in Locale::ALL {
            assert_eq!(values.get_or_init(l, || l), &l, "{}", l.tag());
        }
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
