//! What of a page of the programme is the same for all its readers, made once for them and kept.

use super::days::{Day, days};
use super::filters;
use super::for_me::ForMe;
use super::{Page, Reader, Viewpoint};
use crate::answer::Read;
use crate::i18n::Instant;
use crate::lectures::{Filter, Lecture, Lectures, Phase, Status};
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
    /// What suits the reader, where only that is asked for.
    pub(super) for_me: Option<ForMe>,
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
    /// Those of this page that do not suit the reader, where only what does is asked for.
    pub(super) hidden: Vec<Lecture>,
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
    /// The page that is asked for.
    pub(super) fn of(p: &Page) -> Self {
        let filter = Filter::read(|name| p.param(name));
        Self {
            viewpoint: Viewpoint::of(p),
            for_me: filter.for_me.then(|| ForMe::of(p)),
            filter,
        }
    }

    /// Makes the page. All that is to come is on one, so what suits is told apart here, once, and its number is right.
    pub(super) async fn make(
        &self,
        lectures: &dyn Lectures,
        now: Instant,
    ) -> Read<SharedProgramme> {
        let (view, filter) = (&self.viewpoint, &self.filter);
        let programme = lectures.programme(view.l, filter, now).await?;
        let links = filters::links(view.l, filter, &programme.languages, &programme.countries);
        let (shown, hidden): (Vec<Lecture>, Vec<Lecture>) =
            programme.lectures.into_iter().partition(|lecture| {
                self.for_me
                    .as_ref()
                    .is_none_or(|for_me| for_me.suits(lecture))
            });
        Ok(SharedProgramme {
            first: programme.first,
            then: programme.then,
            pages: programme.pages,
            filters: written(links),
            days: days(view, now, shown, filter.past),
            hidden,
        })
    }
}

impl SharedProgramme {
    /// The bytes it takes, roughly.
    pub fn bytes(&self) -> usize {
        const BESIDE_TEXTS: usize = 4_096;
        let days: usize = self.days.iter().map(Day::bytes).sum();
        let hidden = self.hidden.len() * 2 * size_of::<Lecture>();
        BESIDE_TEXTS + self.filters.len() + days + hidden
    }

    /// When the lectures start that are shown.
    pub(super) fn starts(&self) -> Vec<Instant> {
        let shown = self.days.iter().flat_map(Day::lectures);
        shown.map(|lecture| lecture.starts).collect()
    }

    /// Of the lectures of this page, shown or hidden, the one that the reader holds a seat in and that is on or comes next.
    pub(super) fn next_seat(&self, reader: &Reader, now: Instant) -> Option<&Lecture> {
        let all = self.days.iter().flat_map(Day::lectures).chain(&self.hidden);
        all.filter(|lecture| lecture.status == Status::Published && reader.enrolled(lecture.id))
            .filter(|lecture| lecture.phase(now) != Phase::Over)
            .min_by_key(|lecture| {
                let waits = lecture.phase(now) != Phase::Live;
                (waits, lecture.starts, lecture.id)
            })
    }
}
