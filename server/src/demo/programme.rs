//! The demonstration's texts and names, as their files write them.

use serde::Deserialize;
use std::collections::HashMap;

/// The lectures, and who holds them.
#[derive(Debug, Deserialize)]
pub(super) struct Programme {
    pub(super) hosts: Vec<Host>,
    pub(super) speakers: Vec<Speaker>,
    pub(super) series: Vec<Series>,
    pub(super) lectures: Vec<Lecture>,
}

/// An institution that hosts.
#[derive(Debug, Deserialize)]
pub(super) struct Host {
    pub(super) name: String,
    pub(super) time_zone: String,
}

/// Somebody who speaks.
#[derive(Debug, Deserialize)]
pub(super) struct Speaker {
    pub(super) name: String,
    pub(super) affiliation: String,
    pub(super) country: String,
    pub(super) bio: String,
}

/// Lectures that belong together.
#[derive(Debug, Deserialize)]
pub(super) struct Series {
    pub(super) slug: String,
    pub(super) title: String,
}

/// A lecture. Its host and speakers are places in the lists above.
#[derive(Debug, Deserialize)]
pub(super) struct Lecture {
    pub(super) slug: String,
    #[serde(flatten)]
    pub(super) text: Text,
    pub(super) language: String,
    pub(super) topic: String,
    pub(super) theme: Option<String>,
    pub(super) audience: String,
    pub(super) series: Option<String>,
    pub(super) host: usize,
    pub(super) speakers: Vec<usize>,
    pub(super) minutes: i64,
    pub(super) local_start: String,
    pub(super) capacity: i64,
    /// By locale.
    pub(super) translations: HashMap<String, Text>,
}

/// A title and an abstract.
#[derive(Debug, Clone, Default, Deserialize)]
pub(super) struct Text {
    pub(super) title: String,
    #[serde(rename = "abstract")]
    pub(super) abstract_text: String,
}

/// Who runs the hall, and its partner countries.
#[derive(Debug, Deserialize)]
pub(super) struct Names {
    pub(super) operator: String,
    pub(super) countries: Vec<Country>,
}

/// What people of a country are called, and where they work: first two public bodies, then two firms.
#[derive(Debug, Deserialize)]
pub(super) struct Country {
    pub(super) code: String,
    pub(super) time_zone: String,
    pub(super) language: String,
    pub(super) given: Vec<String>,
    pub(super) family: Vec<String>,
    pub(super) organisations: Vec<String>,
}

fn unread(error: serde_json::Error) -> String {
    format!("the demonstration's files cannot be read: {error}")
}

/// Reads the lectures.
pub(super) fn programme() -> Result<Programme, String> {
    serde_json::from_str(include_str!("programme.json")).map_err(unread)
}

/// Reads the countries.
pub(super) fn names() -> Result<Names, String> {
    serde_json::from_str(include_str!("names.json")).map_err(unread)
}
