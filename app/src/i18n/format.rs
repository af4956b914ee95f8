//! Numbers, dates and times as the reader's language writes them.

use super::locale::PerLocale;
use super::{Instant, Locale, Zone};
use crate::say;
use icu::calendar::Iso;
use icu::datetime::fieldsets::{DE, E, M, MD, MDE, T, Y, YMD};
use icu::datetime::{DateTimeFormatter, NoCalendarFormatter};
use icu::decimal::DecimalFormatter;
use icu::decimal::input::Decimal;
use icu::decimal::options::DecimalFormatterOptions;
use icu::list::ListFormatter;
use icu::list::options::ListFormatterOptions;
use icu::locale::Locale as IcuLocale;
use icu::properties::CodePointMapData;
use icu::properties::props::Script;
use icu::time::{DateTime, Time};

/// The CLDR locale behind one of ours.
pub(super) fn icu_locale(l: Locale) -> IcuLocale {
    l.cldr().parse().expect("a constant of ours")
}

struct Formats {
    decimal: DecimalFormatter,
    month: DateTimeFormatter<M>,
    weekday: DateTimeFormatter<E>,
    weekday_day: DateTimeFormatter<DE>,
    day_month: DateTimeFormatter<MD>,
    weekday_date: DateTimeFormatter<MDE>,
    year: DateTimeFormatter<Y>,
    date: DateTimeFormatter<YMD>,
    time: NoCalendarFormatter<T>,
    and: ListFormatter,
}

fn formats(l: Locale) -> &'static Formats {
    static ALL: PerLocale<Formats> = PerLocale::new();
    ALL.get_or_init(l, || {
        let locale = icu_locale(l);
        let known = "CLDR writes every date of every locale";
        Formats {
            decimal: DecimalFormatter::try_new(
                (&locale).into(),
                DecimalFormatterOptions::default(),
            )
            .expect(known),
            month: DateTimeFormatter::try_new((&locale).into(), M::long()).expect(known),
            weekday: DateTimeFormatter::try_new((&locale).into(), E::long()).expect(known),
            weekday_day: DateTimeFormatter::try_new((&locale).into(), DE::short()).expect(known),
            day_month: DateTimeFormatter::try_new((&locale).into(), MD::long()).expect(known),
            weekday_date: DateTimeFormatter::try_new((&locale).into(), MDE::long()).expect(known),
            year: DateTimeFormatter::try_new((&locale).into(), Y::long()).expect(known),
            date: DateTimeFormatter::try_new((&locale).into(), YMD::long()).expect(known),
            time: NoCalendarFormatter::try_new((&locale).into(), T::hm()).expect(known),
            and: ListFormatter::try_new_and((&locale).into(), ListFormatterOptions::default())
                .expect(known),
        }
    })
}

/// A whole number in the reader's digits and groups.
pub fn number(l: Locale, n: i64) -> String {
    formats(l).decimal.format(&Decimal::from(n)).to_string()
}

/// The same by the language's tag, as islands know it; English where it is none of the hall's.
pub(crate) fn number_by_tag(tag: &str, n: i64) -> String {
    number(Locale::parse(tag).unwrap_or(Locale::En), n)
}

/// A share of a whole, in whole per cent, rounded down so that no one is told 70 % who has 69.9 %.
pub fn percent(l: Locale, part: i64, whole: i64) -> String {
    let n = if whole == 0 {
        0
    } else {
        part.saturating_mul(100) / whole
    };
    say!(l, "percent", n = n)
}

/// What is counted in tenths, with one decimal: "4.3".
pub fn tenths(l: Locale, tenths: i64) -> String {
    let mut decimal = Decimal::from(tenths);
    decimal.multiply_pow10(-1);
    formats(l).decimal.format(&decimal).to_string()
}

/// A size in megabytes with one decimal; of a smaller one, that it is less than that.
pub fn megabytes(l: Locale, bytes: i64) -> String {
    if (1..50_000).contains(&bytes) {
        return say!(l, "megabytes-less", n = tenths(l, 1));
    }
    say!(l, "megabytes", n = tenths(l, (bytes + 50_000) / 100_000))
}

/// A length in hours and minutes, rounded down to the minute.
pub fn duration_minutes(l: Locale, ms: i64) -> String {
    let minutes = ms.max(0) / Instant::MINUTE;
    match (minutes / 1440, minutes / 60 % 24, minutes % 60) {
        (0, 0, m) => say!(l, "duration-minutes", minutes = m),
        (0, h, 0) => say!(l, "duration-hours", hours = h),
        (0, h, m) => say!(l, "duration-hours-minutes", hours = h, minutes = m),
        (d, 0, _) => say!(l, "duration-days", days = d),
        (d, h, _) => say!(l, "duration-days-hours", days = d, hours = h),
    }
}

/// Several names as one phrase: "Lin Yue, Wu Jing and Maria Soto".
pub fn list(l: Locale, names: &[String]) -> String {
    let between = list_joints(l, names);
    let joints = between.iter().map(String::as_str).chain([""]);
    names
        .iter()
        .map(String::as_str)
        .zip(joints)
        .flat_map(|(name, joint)| [name, joint])
        .collect()
}

/// What stands between the names of a list, one fewer than there are names: ", ", " and ". Chinese, Thai and Arabic write
/// no space there, which holds among names of their own script; a name of another one is set apart ("Lin Yue 和 王静").
pub fn list_joints(l: Locale, names: &[String]) -> Vec<String> {
    /// Stands for a name: a noncharacter, which is in no name and in no pattern of CLDR.
    const NAME: char = '\u{FFFF}';
    let phrase = formats(l).and.format_to_string(names.iter().map(|_| NAME));
    // No language of CLDR writes anything before the first name or after the last.
    let joints = phrase.split(NAME).skip(1);
    let pairs = names.iter().zip(names.iter().skip(1));
    pairs
        .zip(joints)
        .map(|((before, after), joint)| set_apart(before, joint, after))
        .collect()
}

/// The words between two names, with a space where they would touch a name of another script.
fn set_apart(before: &str, joint: &str, after: &str) -> String {
    let first = if touches(before.chars().next_back(), joint.chars().next()) {
        " "
    } else {
        ""
    };
    let last = if touches(joint.chars().next_back(), after.chars().next()) {
        " "
    } else {
        ""
    };
    format!("{first}{joint}{last}")
}

/// Whether two neighbours are letters of two scripts.
fn touches(left: Option<char>, right: Option<char>) -> bool {
    let (Some(left), Some(right)) = (left, right) else {
        return false;
    };
    let scripts = CodePointMapData::<Script>::new();
    left.is_alphanumeric() && right.is_alphanumeric() && scripts.get(left) != scripts.get(right)
}

/// An instant as it reads in one zone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moment {
    local: DateTime<Iso>,
}

impl Moment {
    /// The instant in that zone.
    pub fn new(at: Instant, zone: &Zone) -> Self {
        let civil = zone.local(at);
        let date = icu::calendar::Date::try_new_iso(
            i32::from(civil.year()),
            civil.month().unsigned_abs(),
            civil.day().unsigned_abs(),
        );
        let time = Time::try_new(
            civil.hour().unsigned_abs(),
            civil.minute().unsigned_abs(),
            0,
            0,
        );
        Self {
            local: DateTime {
                date: date.expect("jiff's dates are ISO's"),
                time: time.expect("jiff's times are ISO's"),
            },
        }
    }

    /// "24"
    pub fn day(&self, l: Locale) -> String {
        number(l, i64::from(self.local.date.day_of_month().0))
    }

    /// "November"
    pub fn month(&self, l: Locale) -> String {
        formats(l).month.format(&self.local.date).to_string()
    }

    /// "Tuesday"
    pub fn weekday(&self, l: Locale) -> String {
        formats(l).weekday.format(&self.local.date).to_string()
    }

    /// "Tue 24", for the head of a column
    pub fn weekday_day(&self, l: Locale) -> String {
        formats(l).weekday_day.format(&self.local.date).to_string()
    }

    /// "24 November"
    pub fn day_month(&self, l: Locale) -> String {
        formats(l).day_month.format(&self.local.date).to_string()
    }

    /// "Tuesday 24 November"
    pub fn weekday_date(&self, l: Locale) -> String {
        formats(l).weekday_date.format(&self.local.date).to_string()
    }

    /// "2026", in the calendar of the reader's language.
    pub fn year(&self, l: Locale) -> String {
        formats(l).year.format(&self.local.date).to_string()
    }

    /// "24 November 2026"
    pub fn date(&self, l: Locale) -> String {
        formats(l).date.format(&self.local.date).to_string()
    }

    /// "16:00"
    pub fn time(&self, l: Locale) -> String {
        formats(l).time.format(&self.local.time).to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_language_writes_a_moment_its_own_way() {
        let at = Instant(1_795_507_200_000);
        let kigali = Moment::new(at, &Zone::parse("Africa/Kigali").unwrap());
        assert_eq!(kigali.weekday_date(Locale::En), "Tuesday 24 November");
        assert_eq!(kigali.time(Locale::En), "10:00");
        assert_eq!(
            (kigali.year(Locale::En), kigali.date(Locale::En)),
            ("2026".into(), "24 November 2026".into())
        );
        assert_eq!(kigali.weekday_date(Locale::Zh), "11月24日星期二");
        assert_eq!(kigali.time(Locale::Ar), "١٠:٠٠");
        assert_eq!(kigali.day(Locale::Ar), "٢٤");
        assert_eq!(number(Locale::En, 148_920), "148,920");
        assert_eq!(number(Locale::Ar, 1_284), "١٬٢٨٤");
    }

    #[test]
    fn a_size_too_small_for_a_tenth_is_said_to_be_less() {
        assert_eq!(megabytes(Locale::En, 9), "less than 0.1 MB");
        assert_eq!(megabytes(Locale::En, 49_999), "less than 0.1 MB");
        assert_eq!(megabytes(Locale::En, 50_000), "0.1 MB");
        assert_eq!(megabytes(Locale::En, 26_000_000), "26.0 MB");
    }

    #[test]
    fn names_of_another_script_are_set_apart_from_the_words_between_them() {
        for (l, names, phrase) in [
            (Locale::En, &["Lin Yue", "王静"][..], "Lin Yue and 王静"),
            (Locale::Zh, &["李岳", "王静"], "李岳和王静"),
            (Locale::Zh, &["Lin Yue", "王静"], "Lin Yue 和王静"),
            (Locale::Zh, &["王静", "Maria Soto"], "王静和 Maria Soto"),
            (
                Locale::Zh,
                &["Lin Yue", "王静", "Maria Soto"],
                "Lin Yue、王静和 Maria Soto",
            ),
            (Locale::Zh, &["Studio 7", "王静"], "Studio 7 和王静"),
            (Locale::Th, &["สมชาย", "มานี"], "สมชายและมานี"),
            (
                Locale::Th,
                &["Lin Yue", "Maria Soto"],
                "Lin Yue และ Maria Soto",
            ),
            (Locale::Ar, &["ليلى", "عمر"], "ليلى وعمر"),
            (Locale::Ar, &["ليلى", "Maria Soto"], "ليلى و Maria Soto"),
            (Locale::Zh, &["王静"], "王静"),
            (Locale::Zh, &[], ""),
        ] {
            let names: Vec<String> = names.iter().map(|&name| name.into()).collect();
            assert_eq!(list(l, &names), phrase);
        }
    }
}
