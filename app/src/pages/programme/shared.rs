//! What of a page of the programme is the same for all its readers, made once for them and kept.

use super::Viewpoint;
use super::days::{Day, days};
use super::filters;
use crate::answer::Read;
use crate::i18n::Instant;
use crate::lectures::{Filter, Lecture, Lectures};
use crate::ui::{Html, written};
use async_trait::async_trait;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

/// Which page of the programme, and how its reader sees it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ProgrammeKey {
    pub(super) viewpoint: Viewpoint,
    pub(super) filter: Filter,
}

/// A page of the programme, but for what is its reader's own.
#[derive(Debug)]
pub struct SharedProgramme {
    /// What is live, or else next.
    pub(super) first: Option<Lecture>,
    /// What comes after it.
    pub(super) then: Option<Lecture>,
    /// How many pages.
    pub(super) pages: i64,
    /// The filters' links.
    pub(super) filters: Html,
    pub(super) days: Vec<Day>,
}

/// The making of such a page.
pub type Making<'a> = Pin<Box<dyn Future<Output = Read<SharedProgramme>> + Send + 'a>>;

/// Keeps such pages.
#[async_trait]
pub trait SharedProgrammes: Send + Sync {
    /// The page of that key as it was made some seconds before now at most, of the programme as it is now; else what
    /// `making` makes of that moment, for all who ask meanwhile.
    async fn get(
        &self,
        key: &ProgrammeKey,
        now: Instant,
        making: Making<'_>,
    ) -> Read<Arc<SharedProgramme>>;
}

impl ProgrammeKey {
    /// Makes the page.
    pub(super) async fn make(
        &self,
        lectures: &dyn Lectures,
        now: Instant,
    ) -> Read<SharedProgramme> {
        let (view, filter) = (&self.viewpoint, &self.filter);
        let programme = lectures.programme(view.l, filter, now).await?;
        let links = filters::links(view.l, filter, &programme.languages, &programme.countries);
        Ok(SharedProgramme {
            first: programme.first,
            then: programme.then,
            pages: programme.pages,
            filters: written(links),
            days: days(view, now, programme.lectures, filter.past),
        })
    }
}

impl SharedProgramme {
    /// The bytes it takes, roughly.
    pub fn bytes(&self) -> usize {
        const BESIDE_TEXTS: usize = 4_096;
        let days: usize = self.days.iter().map(Day::bytes).sum();
        BESIDE_TEXTS + self.filters.len() + days
    }
}
