//! What the programme is narrowed to, and how an address says so.

use super::{Audience, Topic};
use crate::i18n::{is_country, is_language};
use crate::ui::{page_number, query_string};

/// What the programme is narrowed to; every part is a link and stays in the address.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Filter {
    /// By topic.
    pub topic: Option<Topic>,
    /// By the language it is held in.
    pub language: Option<String>,
    /// By whom it is for.
    pub audience: Option<Audience>,
    /// By the country of a speaker.
    pub country: Option<String>,
    /// Only those that suit the reader; of those to come, as what is over can be watched at any hour.
    pub for_me: bool,
    /// The lectures that are over, newest first, instead of those to come.
    pub past: bool,
    /// From 1.
    pub page: i64,
}

impl Filter {
    /// What the parameters of an address ask for. A value that is none of the hall's narrows nothing.
    pub fn read<'a>(param: impl Fn(&str) -> &'a str) -> Self {
        let code =
            |name: &str, known: fn(&str) -> bool| Some(param(name).to_owned()).filter(|c| known(c));
        let past = param("past") == "1";
        Self {
            topic: Topic::parse(param("topic")),
            language: code("language", is_language),
            audience: Audience::parse(param("audience")),
            country: code("country", is_country),
            for_me: !past && param("for_me") == "1",
            past,
            // Those to come are on one page.
            page: if past { page_number(param("page")) } else { 1 },
        }
    }

    /// The query of its address, with its question mark; empty where it narrows nothing. [`Filter::read`] reads it back,
    /// and one filter has one query.
    pub fn query(&self) -> String {
        query_string([
            ("topic", self.topic.map(|t| t.code().to_owned())),
            ("audience", self.audience.map(|a| a.code().to_owned())),
            ("language", self.language.clone()),
            ("country", self.country.clone()),
            ("for_me", self.for_me.then(|| "1".to_owned())),
            ("past", self.past.then(|| "1".to_owned())),
            ("page", (self.page > 1).then(|| self.page.to_string())),
        ])
    }

    /// How many of the four lists it narrows.
    pub fn set(&self) -> usize {
        let lists = [
            self.topic.is_some(),
            self.audience.is_some(),
            self.language.is_some(),
            self.country.is_some(),
        ];
        lists.into_iter().filter(|narrows| *narrows).count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(query: &str) -> Filter {
        let pairs: Vec<(&str, &str)> = query
            .split('&')
            .filter_map(|pair| pair.split_once('='))
            .collect();
        Filter::read(|name| {
            let found = pairs.iter().find(|(of, _)| *of == name);
            found.map_or("", |(_, value)| value)
        })
    }

    #[test]
    fn what_suits_the_reader_is_asked_of_lectures_to_come_alone() {
        for (asked, is) in [
            ("for_me=1", "?for_me=1"),
            ("for_me=yes", ""),
            ("for_me=1&topic=policy", "?topic=policy&for_me=1"),
            ("for_me=1&past=1", "?past=1"),
            ("for_me=1&past=1&page=2", "?past=1&page=2"),
        ] {
            assert_eq!(of(asked).query(), is, "{asked}");
        }
    }

    #[test]
    fn only_what_the_lists_narrow_is_counted() {
        for (asked, set) in [
            ("", 0),
            ("for_me=1", 0),
            ("past=1&page=3", 0),
            ("topic=policy&language=th", 2),
            ("topic=policy&language=th&audience=officials&country=RW", 4),
            ("topic=cooking&country=ZZ", 0),
        ] {
            assert_eq!(of(asked).set(), set, "{asked}");
        }
    }
}
