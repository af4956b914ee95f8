//! From a lecture's form to what it means, or to all that is wrong with it.

use crate::features::parsing::Check;
use app::answer::ValidationErrors;
use app::i18n::{
    Instant, LocalTime, Locale, Zone, is_country, is_language, whole_number, with_ascii_digits,
};
use app::lectures::{Audience, LectureForm, SPEAKER_ROWS, Theme, Topic};
use jiff::civil::{Date, DateTime};
use std::ops::RangeInclusive;

/// The most seats one lecture has.
const CAPACITY_MAX: i64 = 100_000;
/// The years in which a lecture may be held.
const YEARS: RangeInclusive<i16> = 2000..=2199;
/// So many years the Buddhist era is ahead of the common one.
const BUDDHIST_ERA: i16 = 543;
/// The longest lecture, in hours.
const HOURS_MAX: i64 = 12;

/// Who speaks, as typed.
#[derive(Debug, Clone)]
pub(super) struct SpeakerLine {
    pub(super) name: String,
    pub(super) affiliation: String,
    pub(super) country: String,
}

/// A lecture that makes sense.
#[derive(Debug, Clone)]
pub(super) struct Parsed {
    pub(super) title: String,
    pub(super) abstract_text: String,
    /// Locale, title, abstract.
    pub(super) texts: Vec<(Locale, String, String)>,
    pub(super) speakers: Vec<SpeakerLine>,
    pub(super) host: String,
    pub(super) series: Option<String>,
    pub(super) topic: Topic,
    pub(super) theme: Option<Theme>,
    pub(super) audience: Audience,
    pub(super) language: String,
    pub(super) starts: Instant,
    pub(super) ends: Instant,
    pub(super) zone: Zone,
    pub(super) capacity: i64,
    pub(super) live_url: String,
    pub(super) attended_percent: i64,
    pub(super) replay_attends: bool,
    pub(super) replay_download: bool,
}

/// What a lecture's form means. The share that stands may stay, also one of before the bounds of today.
pub(super) fn parse(form: &LectureForm, share: Option<i64>) -> Result<Parsed, ValidationErrors> {
    let mut check = Check::default();
    let parsed = fields(&mut check, form, share);
    check.done(parsed)
}

/// The shares of the core, in hundredths, that may make "attended" (`FIGURES.md`).
pub(super) const SHARES: RangeInclusive<i64> = 50..=100;

/// Such a share, as it is typed.
pub(crate) fn attended_share(typed: &str) -> Option<i64> {
    whole_number(typed).filter(|n| SHARES.contains(n))
}

fn fields(check: &mut Check, form: &LectureForm, share: Option<i64>) -> Option<Parsed> {
    let title = check.line("title", &form.title, 1, 200);
    let abstract_text = check.text("abstract", &form.abstract_text, 1, 8_000);
    let language = check.parsed("language", &form.language, "problem-language", |tag| {
        is_language(tag).then(|| tag.to_owned())
    });
    let texts = texts(check, form, language.as_deref().unwrap_or_default());
    let speakers = speakers(check, form);
    let host = check.line("host", &form.host, 1, 200);
    let series = check.line("series", &form.series, 0, 200);
    let topic = check.parsed("topic", &form.topic, "lecture-topic", Topic::parse);
    let theme = match form.theme.trim() {
        "" => Some(None),
        theme => check
            .parsed("theme", theme, "problem-choice", Theme::parse)
            .map(Some),
    };
    let audience = check.parsed(
        "audience",
        &form.audience,
        "problem-choice",
        Audience::parse,
    );
    let zone = check.parsed("time_zone", &form.time_zone, "problem-zone", Zone::parse);
    let span = zone.as_ref().and_then(|zone| {
        let starts = instant(check, "starts_at", &form.starts_at, &form.starts_fold, zone);
        let ends = instant(check, "ends_at", &form.ends_at, &form.ends_fold, zone);
        starts.zip(ends)
    });
    if let Some((starts, ends)) = span {
        if ends <= starts {
            check.problem("ends_at", "lecture-ends-before-start", &[]);
        } else if ends.since(starts) > HOURS_MAX * 60 * Instant::MINUTE {
            check.problem(
                "ends_at",
                "lecture-too-long-hours",
                &[("hours", HOURS_MAX.to_string())],
            );
        }
    }
    let capacity = if form.capacity.trim().is_empty() {
        check.problem("capacity", "problem-required", &[]);
        None
    } else {
        check.whole(
            "capacity",
            &form.capacity,
            "lecture-capacity-number",
            1..=CAPACITY_MAX,
        )
    };
    let live_url = live_url(check, &form.live_url);
    let percent = if form.attended_percent.trim().is_empty() {
        "70"
    } else {
        &form.attended_percent
    };
    let attended_percent = check.parsed("attended_percent", percent, "lecture-percent", |n| {
        attended_share(n).or_else(|| share.filter(|share| whole_number(n) == Some(*share)))
    });
    let replay_attends = ticked(check, "replay_attends", &form.replay_attends);
    let replay_download = ticked(check, "replay_download", &form.replay_download);
    let (starts, ends) = span?;
    Some(Parsed {
        title: title?,
        abstract_text: abstract_text?,
        texts: texts?,
        speakers: speakers?,
        host: host?,
        series: series.filter(|s| !s.is_empty()),
        topic: topic?,
        theme: theme?,
        audience: audience?,
        language: language?,
        starts,
        ends,
        zone: zone?,
        capacity: capacity?,
        live_url: live_url?,
        attended_percent: attended_percent?,
        replay_attends: replay_attends?,
        replay_download: replay_download?,
    })
}

/// Whether a box was ticked.
fn ticked(check: &mut Check, field: &str, typed: &str) -> Option<bool> {
    match typed.trim() {
        "" => Some(false),
        typed => check.parsed(field, typed, "problem-choice", |typed| {
            (typed == app::ui::TICKED).then_some(true)
        }),
    }
}

/// A live link is http or https, with a host and without credentials; empty while there is none.
pub(crate) fn live_url(check: &mut Check, typed: &str) -> Option<String> {
    let text = typed.trim();
    if text.is_empty() {
        return Some(String::new());
    }
    check.parsed("live_url", text, "lecture-url", |text| {
        let uri: http::Uri = text.parse().ok()?;
        let web = matches!(uri.scheme_str(), Some("http" | "https"));
        let authority = uri.authority()?;
        (web && text.len() <= 2_000 && !authority.as_str().contains('@')).then(|| text.to_owned())
    })
}

fn texts(
    check: &mut Check,
    form: &LectureForm,
    original: &str,
) -> Option<Vec<(Locale, String, String)>> {
    let mut texts = Vec::new();
    let mut sound = true;
    for locale in Locale::ALL {
        let [title_field, abstract_field] = LectureForm::translation_fields(locale);
        let [title, abstract_text] = form.translation(locale);
        // A translation is a title and an abstract, or nothing; the original's own language needs none.
        if locale.tag() == original || (title.trim().is_empty() && abstract_text.trim().is_empty())
        {
            continue;
        }
        let title = check.line(title_field, title, 1, 200);
        let abstract_text = check.text(abstract_field, abstract_text, 1, 8_000);
        match title.zip(abstract_text) {
            Some((title, abstract_text)) => texts.push((locale, title, abstract_text)),
            None => sound = false,
        }
    }
    sound.then_some(texts)
}

fn speakers(check: &mut Check, form: &LectureForm) -> Option<Vec<SpeakerLine>> {
    let typed = [
        [
            &form.speaker,
            &form.speaker_affiliation,
            &form.speaker_country,
        ],
        [
            &form.speaker_2,
            &form.speaker_2_affiliation,
            &form.speaker_2_country,
        ],
        [
            &form.speaker_3,
            &form.speaker_3_affiliation,
            &form.speaker_3_country,
        ],
        [
            &form.speaker_4,
            &form.speaker_4_affiliation,
            &form.speaker_4_country,
        ],
    ];
    let mut lines: Vec<SpeakerLine> = Vec::new();
    let mut sound = true;
    for (fields, [name, affiliation, country]) in SPEAKER_ROWS.into_iter().zip(typed) {
        if name.trim().is_empty() {
            continue;
        }
        let name = check.line(fields[0], name, 1, 120);
        let affiliation = check.line(fields[1], affiliation, 0, 200);
        let country = match country.trim() {
            "" => Some(String::new()),
            code => check.parsed(fields[2], code, "problem-country", |c| {
                is_country(c).then(|| c.to_owned())
            }),
        };
        match (name, affiliation, country) {
            (Some(name), Some(affiliation), Some(country)) => {
                if lines.iter().all(|line| line.name != name) {
                    lines.push(SpeakerLine {
                        name,
                        affiliation,
                        country,
                    });
                }
            }
            _ => sound = false,
        }
    }
    if sound && lines.is_empty() {
        check.problem("speaker", "lecture-no-speaker", &[]);
    }
    // Where something was wrong with one of them, that refuses all.
    (!lines.is_empty()).then_some(lines)
}

/// What a local time was meant to be that says something else, and the year in that sentence: an offset stands with it, the
/// time of day is missing, or its year is one of the Buddhist era or of no lecture.
fn misread(typed: &str) -> Option<(&'static str, i16)> {
    let date: Date = typed.get(..10)?.parse().ok()?;
    let year = date.year();
    let buddhist = year - BUDDHIST_ERA;
    let (rest, is_offset) = (&typed[10..], |c| matches!(c, '+' | '-' | 'Z' | 'z'));
    if YEARS.contains(&buddhist) {
        Some(("lecture-time-year-meant", buddhist))
    } else if !YEARS.contains(&year) {
        Some(("lecture-time-year", year))
    } else if rest.is_empty() {
        Some(("lecture-time-no-hour", year))
    } else if rest.contains(is_offset) {
        Some(("lecture-time-offset", year))
    } else {
        None
    }
}

/// The instant of a local time. One that never comes, or comes twice, is refused with the times that would do.
pub(crate) fn instant(
    check: &mut Check,
    field: &str,
    typed: &str,
    fold: &str,
    zone: &Zone,
) -> Option<Instant> {
    let written = |at: DateTime| at.strftime("%Y-%m-%d %H:%M").to_string();
    let named = ("zone", zone.name().to_owned());
    if typed.trim().is_empty() {
        check.problem(field, "problem-required", &[]);
        return None;
    }
    let typed = with_ascii_digits(typed.trim());
    if let Some((key, year)) = misread(&typed) {
        check.problem(field, key, &[("year", year.to_string())]);
        return None;
    }
    match (zone.at(&typed), fold.trim()) {
        (None, _) => check.problem(field, "lecture-time-format", &[]),
        (Some(LocalTime::Once(at)), _) => return Some(at),
        (Some(LocalTime::Twice(first, _)), "first") => return Some(first),
        (Some(LocalTime::Twice(_, second)), "second") => return Some(second),
        (Some(LocalTime::Twice(first, second)), _) => {
            let offset = |at| app::i18n::zone_offset(zone, at);
            check.problem(
                field,
                "lecture-time-twice",
                &[named, ("first", offset(first)), ("second", offset(second))],
            );
        }
        (Some(LocalTime::Never(early, late)), _) => {
            check.problem(
                field,
                "lecture-time-never",
                &[named, ("early", written(early)), ("late", written(late))],
            );
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    /// That of a lecture no share stands of.
    fn parse(form: &LectureForm) -> Result<Parsed, ValidationErrors> {
        super::parse(form, None)
    }

    fn form() -> LectureForm {
        LectureForm {
            title: "Cold chains".into(),
            abstract_text: "From field to port.".into(),
            speaker: "Lin Yue".into(),
            host: "Institute".into(),
            topic: "skills".into(),
            audience: "everyone".into(),
            language: "en".into(),
            starts_at: "2027-03-28T10:00".into(),
            ends_at: "2027-03-28T11:00".into(),
            time_zone: "Europe/Budapest".into(),
            capacity: "40".into(),
            live_url: "https://meet.example/1".into(),
            ..LectureForm::default()
        }
    }

    fn key(form: &LectureForm, field: &str) -> Option<String> {
        parse(form)
            .err()?
            .0
            .into_iter()
            .find(|p| p.field == field)
            .map(|p| p.key)
    }

    #[test]
    fn a_start_the_clocks_jump_over_is_refused_with_the_times_around_it() {
        let form = LectureForm {
            starts_at: "2027-03-28T02:30".into(),
            ..form()
        };
        let problem = parse(&form).unwrap_err().0.remove(0);
        assert_eq!(problem.key, "lecture-time-never");
        assert!(
            problem
                .args
                .contains(&("early".into(), "2027-03-28 01:30".into()))
        );
        assert!(
            problem
                .args
                .contains(&("late".into(), "2027-03-28 03:30".into()))
        );
    }

    #[test]
    fn a_start_that_comes_twice_asks_which_one() {
        let twice = LectureForm {
            starts_at: "2027-10-31T02:30".into(),
            ends_at: "2027-10-31T04:00".into(),
            ..form()
        };
        assert_eq!(
            key(&twice, "starts_at").as_deref(),
            Some("lecture-time-twice")
        );
        let first = parse(&LectureForm {
            starts_fold: "first".into(),
            ..twice.clone()
        })
        .unwrap();
        let second = parse(&LectureForm {
            starts_fold: "second".into(),
            ..twice
        })
        .unwrap();
        assert_eq!(second.starts.since(first.starts), 60 * Instant::MINUTE);
    }

    #[test]
    fn only_web_addresses_are_live_links() {
        for bad in [
            "javascript:alert(1)",
            "data:text/html,x",
            "ftp://a.b/c",
            "//a.b",
            "https://u:p@a.b/",
            "meet",
        ] {
            assert_eq!(
                key(
                    &LectureForm {
                        live_url: bad.into(),
                        ..form()
                    },
                    "live_url"
                )
                .as_deref(),
                Some("lecture-url"),
                "{bad}"
            );
        }
        assert!(parse(&form()).is_ok());
    }

    /// What is wrong with a field of the form when it is typed so.
    fn wrong(field: &str, set: impl FnOnce(&mut LectureForm)) -> Option<String> {
        let mut form = form();
        set(&mut form);
        key(&form, field)
    }

    #[test]
    fn a_number_at_its_bound_will_do_and_one_beyond_will_not() {
        let capacity = |n: &str| wrong("capacity", |form| form.capacity = n.into());
        assert_eq!(["1", " 7 ", "100000"].map(capacity), [None, None, None]);
        assert_eq!(["٤٠", "４０", "๔๐"].map(capacity), [None, None, None]);
        for n in ["0", "-1", "100001", "x", "1.5"] {
            assert_eq!(
                capacity(n).as_deref(),
                Some("lecture-capacity-number"),
                "{n}"
            );
        }
        assert_eq!(capacity(" ").as_deref(), Some("problem-required"));
        let percent = |n: &str| wrong("attended_percent", |form| form.attended_percent = n.into());
        assert_eq!(["50", " 100 ", ""].map(percent), [None, None, None]);
        for n in ["1", "49", "101", "x"] {
            assert_eq!(percent(n).as_deref(), Some("lecture-percent"), "{n}");
        }
        assert_eq!(parse(&form()).unwrap().attended_percent, 70);
    }

    #[test]
    fn a_share_of_before_may_stand_and_no_other_of_its_kind() {
        let typed = |n: &str| LectureForm {
            attended_percent: n.into(),
            ..form()
        };
        let share = |n: &str| {
            super::parse(&typed(n), Some(30))
                .ok()
                .map(|p| p.attended_percent)
        };
        assert_eq!(["30", "60", "31"].map(share), [Some(30), Some(60), None]);
    }

    #[test]
    fn a_time_that_says_something_else_is_told_what_it_was_meant_to_be() {
        let end = |typed: &str| wrong("ends_at", |form| form.ends_at = typed.into());
        for (typed, key) in [
            ("2570-01-15T10:00", "lecture-time-year-meant"),
            ("๒๕๗๐-๐๑-๑๕T๑๐:๐๐", "lecture-time-year-meant"),
            ("1448-01-15T10:00", "lecture-time-year"),
            ("2927-01-15T10:00", "lecture-time-year"),
            ("2027-03-28T11:00+07:00", "lecture-time-offset"),
            ("2027-03-28T11:00Z", "lecture-time-offset"),
            ("2027-03-28", "lecture-time-no-hour"),
            ("2027-03-28T11", "lecture-time-format"),
            ("2027-03-28T11:00[Africa/Kigali]", "lecture-time-format"),
            ("2027-02-30T11:00", "lecture-time-format"),
        ] {
            assert_eq!(end(typed).as_deref(), Some(key), "{typed}");
        }
        for typed in [
            "2027-03-28T11:00",
            "2027-03-28 11:00:00",
            "٢٠٢٧-٠٣-٢٨T١١:٠٠",
        ] {
            assert_eq!(end(typed), None, "{typed}");
        }
        let year = |typed: &str| {
            let mut form = form();
            form.ends_at = typed.into();
            parse(&form).unwrap_err().0[0].args.clone()
        };
        assert_eq!(year("2570-01-15T10:00"), [("year".into(), "2027".into())]);
    }

    #[test]
    fn a_lecture_ends_after_it_begins_and_within_twelve_hours() {
        let ends = |at: &str| wrong("ends_at", |form| form.ends_at = format!("2027-03-28T{at}"));
        assert_eq!(["10:01", "22:00"].map(ends), [None, None]);
        for at in ["10:00", "09:00"] {
            assert_eq!(
                ends(at).as_deref(),
                Some("lecture-ends-before-start"),
                "{at}"
            );
        }
        assert_eq!(ends("22:01").as_deref(), Some("lecture-too-long-hours"));
        assert_eq!(ends("half").as_deref(), Some("lecture-time-format"));
        let missing = wrong("ends_at", |form| form.ends_at = " ".into());
        assert_eq!(missing.as_deref(), Some("problem-required"));
    }

    #[test]
    fn a_live_link_has_two_thousand_bytes_at_most() {
        let of_length = |bytes: usize| {
            let head = "https://meet.example/";
            wrong("live_url", |form| {
                form.live_url = format!("{head:a<bytes$}");
            })
        };
        assert_eq!(of_length(2_000), None);
        assert_eq!(of_length(2_001).as_deref(), Some("lecture-url"));
        let none = LectureForm {
            live_url: " ".into(),
            ..form()
        };
        assert_eq!(parse(&none).unwrap().live_url, "");
        let plain = LectureForm {
            live_url: " http://a.b/c ".into(),
            ..form()
        };
        assert_eq!(parse(&plain).unwrap().live_url, "http://a.b/c");
    }

    #[test]
    fn a_box_is_ticked_or_not_and_nothing_else() {
        let ticked = |typed: &str| {
            let form = LectureForm {
                replay_attends: typed.into(),
                ..form()
            };
            parse(&form)
                .map(|parsed| (parsed.replay_attends, parsed.replay_download))
                .ok()
        };
        assert_eq!(
            ["", "yes", "no"].map(ticked),
            [Some((false, false)), Some((true, false)), None]
        );
    }

    #[test]
    fn a_translation_is_a_title_and_an_abstract_or_nothing() {
        let texts = |title_zh: &str, abstract_zh: &str, language: &str| {
            let form = LectureForm {
                title_zh: title_zh.into(),
                abstract_zh: abstract_zh.into(),
                language: language.into(),
                ..form()
            };
            parse(&form)
                .map(|parsed| parsed.texts)
                .map_err(|wrong| wrong.0.len())
        };
        let both = vec![(Locale::Zh, "冷链".to_owned(), "从田间到港口。".to_owned())];
        assert_eq!(texts("冷链", "从田间到港口。", "en").unwrap(), both);
        assert!(texts(" ", " ", "en").unwrap().is_empty());
        assert!(
            texts("冷链", "从田间到港口。", "zh").unwrap().is_empty(),
            "the original's own language"
        );
        assert_eq!(
            (texts("冷链", "", "en"), texts("", "从田间到港口。", "en")),
            (Err(1), Err(1))
        );
    }

    #[test]
    fn speakers_are_each_named_once() {
        let named = |second: &str, country: &str| {
            let form = LectureForm {
                speaker_2: second.into(),
                speaker_2_country: country.into(),
                speaker_3: "Amina".into(),
                speaker_3_affiliation: "Ministry".into(),
                ..form()
            };
            let parsed = parse(&form).map_err(|mut wrong| wrong.0.remove(0).key)?;
            Ok::<_, String>(
                parsed
                    .speakers
                    .into_iter()
                    .map(|s| (s.name, s.affiliation, s.country))
                    .collect::<Vec<_>>(),
            )
        };
        let line = |name: &str, affiliation: &str, country: &str| {
            (name.to_owned(), affiliation.to_owned(), country.to_owned())
        };
        let (first, third) = (line("Lin Yue", "", ""), line("Amina", "Ministry", ""));
        assert_eq!(
            named("Bo", "SE").unwrap(),
            [first.clone(), line("Bo", "", "SE"), third.clone()]
        );
        assert_eq!(
            named(" Lin Yue ", "SE").unwrap(),
            [first.clone(), third.clone()]
        );
        assert_eq!(
            named(" ", "nowhere").unwrap(),
            [first, third],
            "a row without a name is none"
        );
        assert_eq!(named("Bo", "XX"), Err("problem-country".into()));
    }

    #[test]
    fn what_may_be_left_out_is_none_and_what_is_chosen_is_known() {
        let plain = parse(&form()).unwrap();
        assert_eq!((plain.series, plain.theme), (None, None));
        let series = LectureForm {
            series: " Food ".into(),
            ..form()
        };
        assert_eq!(parse(&series).unwrap().series.as_deref(), Some("Food"));
        let theme = wrong("theme", |form| form.theme = "x".into());
        assert_eq!(theme.as_deref(), Some("problem-choice"));
    }

    #[test]
    fn everything_wrong_is_told_at_once() {
        let problems = parse(&LectureForm::default()).unwrap_err().0;
        for field in [
            "title",
            "abstract",
            "speaker",
            "host",
            "topic",
            "audience",
            "language",
            "time_zone",
            "capacity",
        ] {
            assert!(problems.iter().any(|p| p.field == field), "{field}");
        }
    }
}
