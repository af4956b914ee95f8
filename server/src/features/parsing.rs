//! Gathering what is wrong with a form, all of it at once.

use app::answer::{Problem, ValidationErrors};
use app::i18n::{visible, whole_number};
use app::live::REASON_MOST;
use std::ops::RangeInclusive;

/// What is wrong so far.
#[derive(Debug, Default)]
pub(crate) struct Check(Vec<Problem>);

impl Check {
    /// One more thing.
    pub(crate) fn problem(&mut self, field: &str, key: &str, args: &[(&str, String)]) {
        let problem = args
            .iter()
            .fold(Problem::new(field, key), |p, (name, value)| {
                p.with(name, value)
            });
        self.0.push(problem);
    }

    /// A problem that was found elsewhere, if one was.
    pub(crate) fn found(&mut self, problem: Option<Problem>) {
        self.0.extend(problem);
    }

    /// A text of `min` to `max` characters, trimmed, without control characters except line breaks and what nobody sees.
    pub(crate) fn text(
        &mut self,
        field: &str,
        typed: &str,
        min: usize,
        max: usize,
    ) -> Option<String> {
        self.of_length(field, written(typed), min, max)
    }

    /// The same of a field of one line: whatever parts its words, a line break too, is one space.
    pub(crate) fn line(
        &mut self,
        field: &str,
        typed: &str,
        min: usize,
        max: usize,
    ) -> Option<String> {
        self.of_length(field, one_line(typed), min, max)
    }

    fn of_length(&mut self, field: &str, text: String, min: usize, max: usize) -> Option<String> {
        let length = text.chars().count();
        if length < min {
            self.problem(field, "problem-required", &[]);
            None
        } else if length > max {
            self.problem(field, "problem-too-long", &[("max", max.to_string())]);
            None
        } else {
            Some(text)
        }
    }

    /// A text that stands for something; empty is "required", anything else unknown is `key`.
    pub(crate) fn parsed<T>(
        &mut self,
        field: &str,
        typed: &str,
        key: &str,
        parse: impl FnOnce(&str) -> Option<T>,
    ) -> Option<T> {
        let text = typed.trim();
        let parsed = parse(text);
        if parsed.is_none() {
            self.problem(
                field,
                if text.is_empty() {
                    "problem-required"
                } else {
                    key
                },
                &[],
            );
        }
        parsed
    }

    /// A whole number within bounds, in digits of any script; anything else is `key`, told the bounds as `least` and `most`.
    pub(crate) fn whole(
        &mut self,
        field: &str,
        typed: &str,
        key: &str,
        bounds: RangeInclusive<i64>,
    ) -> Option<i64> {
        let number = whole_number(typed).filter(|n| bounds.contains(n));
        if number.is_none() {
            let told = [
                ("least", bounds.start().to_string()),
                ("most", bounds.end().to_string()),
            ];
            self.problem(field, key, &told);
        }
        number
    }

    /// The thing, or all that is wrong.
    pub(crate) fn done<T>(self, parsed: Option<T>) -> Result<T, ValidationErrors> {
        match parsed {
            Some(thing) if self.0.is_empty() => Ok(thing),
            _ => Err(ValidationErrors(self.0)),
        }
    }
}

/// What was written, trimmed, without control characters except line breaks and what nobody sees.
pub(crate) fn written(typed: &str) -> String {
    let lines = visible(typed).replace("\r\n", "\n");
    let kept = lines.trim().chars();
    kept.filter(|c| *c == '\n' || !c.is_control()).collect()
}

/// The same on one line, its words parted by single spaces.
pub(crate) fn one_line(typed: &str) -> String {
    // Before what is no text is left out: a tab parts two words.
    let typed = visible(typed);
    let words: Vec<&str> = typed.split_whitespace().collect();
    written(&words.join(" "))
}

/// How many pages so many rows fill; an empty list is one page.
pub(crate) fn pages(rows: i64, a_page: i64) -> i64 {
    ((rows + a_page - 1) / a_page).max(1)
}

/// Why something was set right, as an auditor will read it.
pub(crate) fn reason(check: &mut Check, field: &str, typed: &str) -> Option<String> {
    let reason = optional_reason(check, field, typed)?;
    if reason.is_empty() {
        check.problem(field, "correction-no-reason", &[]);
        return None;
    }
    Some(reason)
}

/// The same where nobody has to say why; empty where it is not said.
pub(crate) fn optional_reason(check: &mut Check, field: &str, typed: &str) -> Option<String> {
    let reason = written(typed);
    if reason.chars().count() > REASON_MOST {
        let most = [("most", REASON_MOST.to_string())];
        check.problem(field, "correction-long-reason", &most);
        return None;
    }
    Some(reason)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A text of three to five characters: what it is read as, or the key of what is wrong.
    fn text(typed: &str) -> Result<String, String> {
        let mut check = Check::default();
        let text = check.text("name", typed, 3, 5);
        let read = check.done(text);
        read.map_err(|wrong| {
            assert_eq!((wrong.0.len(), &*wrong.0[0].field), (1, "name"));
            wrong.0[0].key.clone()
        })
    }

    #[test]
    fn a_text_has_its_lengths_in_characters_and_no_control_characters() {
        for (typed, read) in [
            ("ice", "ice"),
            ("  grain ", "grain"),
            ("ไทยไท", "ไทยไท"),
            ("a\r\nb", "a\nb"),
            ("a\u{7}b\u{1b}c", "abc"),
        ] {
            assert_eq!(text(typed), Ok(read.into()), "{typed:?}");
        }
        for (typed, wrong) in [
            ("", "problem-required"),
            ("  a  ", "problem-required"),
            ("ab", "problem-required"),
            ("\u{7}a\u{7}b", "problem-required"),
            ("grains", "problem-too-long"),
            ("ไทยไทย", "problem-too-long"),
        ] {
            assert_eq!(text(typed), Err(wrong.into()), "{typed:?}");
        }
    }

    #[test]
    fn a_field_of_one_line_has_no_line_breaks() {
        for (typed, read) in [
            ("a\r\nb", "a b"),
            (" a \n\t\n b ", "a b"),
            ("\u{200b}a\u{7}\u{2028}b", "a b"),
        ] {
            let mut check = Check::default();
            let line = check.line("name", typed, 3, 3);
            assert_eq!(check.done(line), Ok(read.into()), "{typed:?}");
        }
        let mut check = Check::default();
        assert_eq!(check.line("name", "\n \n", 1, 3), None);
    }

    #[test]
    fn what_is_not_known_is_told_apart_from_what_is_missing() {
        let number = |typed: &str| {
            let mut check = Check::default();
            let parsed = check.parsed("n", typed, "problem-choice", |n| n.parse::<i64>().ok());
            let wrong = check.done(parsed);
            wrong.map_err(|wrong| wrong.0.into_iter().map(|p| p.key).collect::<Vec<_>>())
        };
        assert_eq!(number(" 7 "), Ok(7));
        assert_eq!(number(" "), Err(vec!["problem-required".into()]));
        assert_eq!(number("x"), Err(vec!["problem-choice".into()]));
    }

    #[test]
    fn a_whole_number_is_within_its_bounds_in_digits_of_any_script() {
        let whole = |typed: &str| {
            let mut check = Check::default();
            let read = check.whole("n", typed, "correction-minutes-range", 1..=90);
            check.done(read).map_err(|wrong| wrong.0)
        };
        for (typed, read) in [("40", 40), (" 1 ", 1), ("٤٠", 40), ("９０", 90)] {
            assert_eq!(whole(typed), Ok(read), "{typed}");
        }
        for typed in ["", "0", "91", "-1", "4.5", "forty"] {
            let wrong = whole(typed).unwrap_err();
            assert_eq!(
                (wrong.len(), &*wrong[0].key),
                (1, "correction-minutes-range")
            );
            let told = [("least", "1"), ("most", "90")].map(|(n, of)| (n.into(), of.into()));
            assert_eq!(wrong[0].args, told);
        }
    }

    #[test]
    fn whatever_is_wrong_refuses_also_what_could_be_read() {
        let mut check = Check::default();
        check.problem("a", "problem-choice", &[("most", "5".into())]);
        check.found(None);
        check.found(Some(Problem::new("b", "problem-zone")));
        let wrong = check.done(Some(1)).unwrap_err().0;
        let told: Vec<(&str, &str)> = wrong.iter().map(|p| (&*p.field, &*p.key)).collect();
        assert_eq!(told, [("a", "problem-choice"), ("b", "problem-zone")]);
        assert_eq!(wrong[0].args, [("most".into(), "5".into())]);
        assert_eq!(Check::default().done(Some(1)), Ok(1));
        assert!(Check::default().done(None::<i64>).is_err());
    }

    #[test]
    fn a_reason_is_something_that_is_not_too_long_to_be_read() {
        let reason = |typed: &str| {
            let mut check = Check::default();
            let reason = reason(&mut check, "reason", typed);
            check.done(reason).map_err(|wrong| wrong.0[0].key.clone())
        };
        let most = "ไ".repeat(REASON_MOST);
        assert_eq!(reason(" a power cut "), Ok("a power cut".into()));
        assert_eq!(reason(&most), Ok(most.clone()));
        assert_eq!(reason("  "), Err("correction-no-reason".into()));
        assert_eq!(reason(&(most + "ไ")), Err("correction-long-reason".into()));
    }

    #[test]
    fn a_page_more_is_begun_by_one_row_more() {
        assert_eq!(
            [0, 1, 30, 31, 60, 61].map(|n| pages(n, 30)),
            [1, 1, 1, 2, 2, 3]
        );
    }
}
