//! The hall's own facts: who runs it, and which countries are its partners. They are set once, at its start.

use crate::i18n::{Locale, countries_by_name};
use crate::say;
use leptos::prelude::expect_context;
use std::collections::HashSet;
use std::sync::Arc;

/// What a hall is told of itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Hall {
    /// Who runs it, as pages name them; none where nobody said.
    pub operator: Option<String>,
    /// Its partner countries (ISO 3166 alpha-2, upper case), each once.
    pub partner_countries: Vec<String>,
}

/// A country of a list to choose from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedCountry {
    /// Its code (ISO 3166 alpha-2).
    pub code: &'static str,
    /// Its name in the reader's language.
    pub name: &'static str,
    /// What it stands under; none where no partner is in the list.
    pub heading: Option<String>,
}

impl Hall {
    /// Whether that country is a partner.
    pub fn is_partner(&self, code: &str) -> bool {
        self.partner_countries.iter().any(|of| of == code)
    }

    /// Those countries as every list of them stands: the partners first, then all others, each in the order of the reader's
    /// alphabet. What is no country's code is left out.
    pub fn listed<'a>(
        &self,
        l: Locale,
        codes: impl IntoIterator<Item = &'a str>,
    ) -> Vec<ListedCountry> {
        let asked: HashSet<&str> = codes.into_iter().collect();
        let named = countries_by_name(l)
            .iter()
            .map(|(code, name)| (*code, name.as_str()))
            .filter(|(code, _)| asked.contains(code));
        let (partners, others): (Vec<_>, Vec<_>) =
            named.partition(|(code, _)| self.is_partner(code));
        let has_partners = !partners.is_empty();
        let under = |key: &str| has_partners.then(|| say!(l, key));
        let list = |of: Vec<(&'static str, &'static str)>, heading: Option<String>| {
            of.into_iter().map(move |(code, name)| ListedCountry {
                code,
                name,
                heading: heading.clone(),
            })
        };
        let first = list(partners, under("countries-partners"));
        first
            .chain(list(others, under("countries-others")))
            .collect()
    }
}

/// The facts of the hall that this request was made to.
///
/// # Panics
/// Where the server forgot to provide them, which no request can cause.
pub fn hall() -> Arc<Hall> {
    expect_context::<Arc<Hall>>()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::country_codes;

    fn codes(of: &[ListedCountry]) -> Vec<&'static str> {
        of.iter().map(|country| country.code).collect()
    }

    #[test]
    fn partners_stand_first_and_all_follow_the_readers_alphabet() {
        let hall = Hall {
            partner_countries: vec!["TH".into(), "HU".into(), "FJ".into()],
            ..Hall::default()
        };
        for (l, right) in [
            (Locale::En, ["HU", "TH", "CN", "RW"]),
            // By pinyin: 泰国 tài, 匈牙利 xiōng; 卢旺达 lú, 中国 zhōng.
            (Locale::Zh, ["TH", "HU", "RW", "CN"]),
            // ไทย ฮังการี; จีน รวันดา
            (Locale::Th, ["TH", "HU", "CN", "RW"]),
            // تايلاند هنغاريا; الصين رواندا
            (Locale::Ar, ["TH", "HU", "CN", "RW"]),
        ] {
            let listed = hall.listed(l, ["RW", "TH", "CN", "HU", "XX"]);
            assert_eq!(codes(&listed), right, "{}", l.tag());
            let [partners, others] =
                ["countries-partners", "countries-others"].map(|key| say!(l, key));
            let headings: Vec<_> = listed.iter().filter_map(|of| of.heading.clone()).collect();
            assert_eq!(
                headings,
                [&partners, &partners, &others, &others].map(Clone::clone)
            );
        }
    }

    #[test]
    fn a_list_without_a_partner_has_no_headings() {
        let partners = Hall {
            partner_countries: vec!["FJ".into()],
            ..Hall::default()
        };
        for hall in [Hall::default(), partners] {
            let listed = hall.listed(Locale::En, ["TH", "CN"]);
            assert_eq!(codes(&listed), ["CN", "TH"]);
            assert!(listed.iter().all(|country| country.heading.is_none()));
        }
    }

    #[test]
    fn the_whole_list_names_every_country_once() {
        let hall = Hall {
            partner_countries: vec!["KE".into()],
            ..Hall::default()
        };
        for l in Locale::ALL {
            let listed = hall.listed(l, country_codes());
            assert_eq!(listed.len(), country_codes().count(), "{}", l.tag());
            assert_eq!(listed[0].code, "KE", "{}", l.tag());
            let each: HashSet<_> = codes(&listed).into_iter().collect();
            assert_eq!(each.len(), listed.len(), "{}", l.tag());
        }
    }
}
