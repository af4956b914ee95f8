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
            ("past", self.past.then(|| "1".to_owned())),
            ("page", (self.page > 1).then(|| self.page.to_string())),
        ])
    }
}
