//! The view "For me": of the lectures to come those that suit the reader's languages, office and hours.

use super::{Page, Viewpoint};
use crate::i18n::{Instant, Locale, Moment, Zone, language, zone_city};
use crate::lectures::{Audience, Lecture};
use crate::say;
use leptos::prelude::*;

/// From this time of the reader's day a lecture may start, in milliseconds from midnight.
const FROM: i64 = 7 * 60 * Instant::MINUTE;
/// Until this one, both included.
const UNTIL: i64 = 22 * 60 * Instant::MINUTE;

/// What suits a reader.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct ForMe {
    /// The language they read: by their profile, or else the page's. English suits everybody beside it.
    language: Locale,
    /// The audiences they may enrol among, or have a seat held among.
    audiences: Vec<Audience>,
    /// Whose hours; where no zone is known, any hour suits.
    zone: Option<Zone>,
}

impl ForMe {
    /// What suits this page's reader; a visitor is one of everyone.
    pub(super) fn of(p: &Page) -> Self {
        let view = Viewpoint::of(p);
        let mut audiences = view
            .enrols_among
            .unwrap_or_else(|| vec![Audience::Everyone]);
        if view.waits {
            audiences.push(Audience::Officials);
        }
        Self {
            language: p.person.as_ref().map_or(p.l, |person| person.language),
            audiences,
            zone: view.zone,
        }
    }

    /// Whether a lecture does. The hour is that of its own date, so that a change of the clocks in between moves nothing.
    pub(super) fn suits(&self, lecture: &Lecture) -> bool {
        let understood = [self.language.tag(), Locale::En.tag()].contains(&&*lecture.language);
        let awake = self
            .zone
            .as_ref()
            .is_none_or(|zone| (FROM..=UNTIL).contains(&hour(zone, lecture.starts)));
        understood && awake && self.audiences.contains(&lecture.audience)
    }

    /// Which lectures these are, and how many of those to come are others; `all` is where those stand, too.
    pub(super) fn sentence(&self, l: Locale, hidden: usize, all: String) -> AnyView {
        let english = language(l, Locale::En.tag());
        let languages = match self.language {
            Locale::En => english,
            own => say!(
                l,
                "for-me-languages",
                own = language(l, own.tag()),
                english = english
            ),
        };
        let is_among = |audience| self.audiences.contains(&audience);
        let whom = match (
            is_among(Audience::Officials),
            is_among(Audience::Practitioners),
        ) {
            (true, true) => say!(l, "for-me-all"),
            (true, false) => say!(l, "for-me-officials"),
            (false, true) => say!(l, "for-me-practitioners"),
            (false, false) => say!(l, "for-me-everyone"),
        };
        let shown = match &self.zone {
            Some(zone) => {
                let clock = |ms| Moment::new(Instant(ms), &Zone::utc()).time(l);
                say!(
                    l,
                    "for-me-shown",
                    languages = languages,
                    whom = whom,
                    from = clock(FROM),
                    until = clock(UNTIL),
                    city = zone_city(l, zone),
                )
            }
            None => say!(
                l,
                "for-me-shown-any-hour",
                languages = languages,
                whom = whom
            ),
        };
        let others = (hidden > 0).then(|| {
            let hidden = say!(l, "for-me-hidden", n = hidden);
            view! { " "<b>{hidden}</b>" "<a href=all>{say!(l, "filters-clear")}</a> }
        });
        view! { <p class="why">{shown}{others}</p> }.into_any()
    }
}

/// The time of day of an instant, in milliseconds from midnight by the clock of that zone, rounded down to the minute.
fn hour(zone: &Zone, at: Instant) -> i64 {
    let local = zone.local(at);
    (i64::from(local.hour()) * 60 + i64::from(local.minute())) * Instant::MINUTE
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::LocalTime;
    use crate::lectures::{LectureId, Status, Topic};

    fn lecture(zone: &str, starts: &str) -> Lecture {
        let zone = Zone::parse(zone).expect("a zone");
        let Some(LocalTime::Once(starts)) = zone.at(starts) else {
            panic!("{starts} happens once");
        };
        Lecture {
            id: LectureId(1),
            slug: "cold-chains".into(),
            title: "Cold chains".into(),
            title_language: "en".into(),
            speakers: Vec::new(),
            host: String::new(),
            topic: Topic::Policy,
            theme: None,
            audience: Audience::Everyone,
            language: "en".into(),
            starts,
            ends: starts.plus(60 * Instant::MINUTE),
            began: None,
            ended: None,
            zone,
            capacity: 100,
            seats_taken: 0,
            seats_on_hold: 0,
            status: Status::Published,
            has_replay: false,
            moved_from: None,
            schedule_changes: 0,
        }
    }

    fn reader(zone: Option<&str>) -> ForMe {
        ForMe {
            language: Locale::Th,
            audiences: vec![Audience::Everyone, Audience::Officials],
            zone: zone.map(|zone| Zone::parse(zone).expect("a zone")),
        }
    }

    #[test]
    fn a_lecture_suits_from_seven_until_twenty_two_by_the_readers_clock() {
        let kigali = reader(Some("Africa/Kigali"));
        for (starts, suits) in [
            ("2026-11-25T00:00", false),
            ("2026-11-25T06:59", false),
            ("2026-11-25T07:00", true),
            ("2026-11-25T22:00", true),
            ("2026-11-25T22:01", false),
        ] {
            let lecture = lecture("Africa/Kigali", starts);
            assert_eq!(kigali.suits(&lecture), suits, "{starts}");
            assert!(reader(None).suits(&lecture), "no zone, no hours");
        }
        // 10:00 in Shanghai is 04:00 in Kigali.
        assert!(!kigali.suits(&lecture("Asia/Shanghai", "2026-11-25T10:00")));
        assert!(reader(Some("Asia/Bangkok")).suits(&lecture("Asia/Shanghai", "2026-11-25T10:00")));
    }

    #[test]
    fn the_hour_is_that_of_the_lectures_own_date() {
        // 06:30 in Kigali is 05:30 in Budapest in winter and 06:30 in summer; 07:30 is 06:30 and 07:30.
        let budapest = reader(Some("Europe/Budapest"));
        for (starts, suits) in [
            ("2027-03-27T07:30", false),
            ("2027-03-29T07:30", true),
            ("2027-03-29T06:30", false),
            ("2026-10-24T22:30", false),
            ("2026-10-26T22:30", true),
        ] {
            let lecture = lecture("Africa/Kigali", starts);
            assert_eq!(budapest.suits(&lecture), suits, "{starts}");
        }
    }

    #[test]
    fn it_is_held_in_a_language_and_for_an_audience_of_the_readers() {
        for (language, audience, suits) in [
            ("th", Audience::Everyone, true),
            ("en", Audience::Officials, true),
            ("fr", Audience::Everyone, false),
            ("th", Audience::Practitioners, false),
        ] {
            let lecture = Lecture {
                language: language.into(),
                audience,
                ..lecture("Africa/Kigali", "2026-11-25T10:00")
            };
            assert_eq!(
                reader(None).suits(&lecture),
                suits,
                "{language} {audience:?}"
            );
        }
    }

    #[test]
    fn the_sentence_says_what_applies_and_how_many_are_hidden() {
        let html = |of: &ForMe, hidden| {
            let html = of.sentence(Locale::En, hidden, "/en/".into()).to_html();
            html.replace("<!>", "")
        };
        let said = html(&reader(Some("Africa/Kigali")), 12);
        for part in [
            "Thai or English",
            "officials",
            "07:00",
            "22:00",
            "Kigali",
            "12",
            "href=\"/en/\"",
        ] {
            assert!(said.contains(part), "{part}: {said}");
        }
        let said = html(&reader(None), 0);
        assert!(!said.contains("07:00") && !said.contains("href"), "{said}");
    }
}
