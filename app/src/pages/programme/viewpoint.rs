//! How far readers differ in what a list of lectures shows all of them alike.

use super::Page;
use crate::accounts::OfficialStatus;
use crate::enrolment::audience_refuses;
use crate::i18n::{Locale, Zone};
use crate::lectures::Audience;

/// All but the lectures that the same for all of a list is written from: nothing of it names a reader.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(in crate::pages) struct Viewpoint {
    pub(super) l: Locale,
    /// The zone to show times in; none where each lecture's own stands.
    pub(super) zone: Option<Zone>,
    /// The audiences whose lectures the reader could enrol in; none for a visitor.
    pub(super) enrols_among: Option<Vec<Audience>>,
    /// Whether they wait to be confirmed as an official: a seat among officials can be held for them.
    pub(super) waits: bool,
}

impl Viewpoint {
    /// That of this page's reader.
    pub(in crate::pages) fn of(p: &Page) -> Self {
        let among = p.person.as_ref().map(|person| {
            let all = Audience::ALL.iter().copied();
            all.filter(|audience| audience_refuses(person, *audience).is_none())
                .collect()
        });
        Self {
            l: p.l,
            zone: p.zone.clone(),
            enrols_among: among,
            waits: p
                .person
                .as_ref()
                .is_some_and(|person| person.official_status == OfficialStatus::Claimed),
        }
    }

    /// The zone to show a lecture's times in.
    pub(super) fn zone_or<'a>(&'a self, lecture: &'a Zone) -> &'a Zone {
        self.zone.as_ref().unwrap_or(lecture)
    }
}
