//! Gathering what is wrong with a form, all of it at once.

use app::answer::{Problem, ValidationErrors};

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

    /// A text of `min` to `max` characters, trimmed, without control characters except line breaks.
    pub(crate) fn text(
        &mut self,
        field: &str,
        typed: &str,
        min: usize,
        max: usize,
    ) -> Option<String> {
        let text: String = typed
            .trim()
            .replace("\r\n", "\n")
            .chars()
            .filter(|c| *c == '\n' || !c.is_control())
            .collect();
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

    /// The thing, or all that is wrong.
    pub(crate) fn done<T>(self, parsed: Option<T>) -> Result<T, ValidationErrors> {
        match parsed {
            Some(thing) if self.0.is_empty() => Ok(thing),
            _ => Err(ValidationErrors(self.0)),
        }
    }
}

/// How many pages so many rows fill; an empty list is one page.
pub(crate) fn pages(rows: i64, a_page: i64) -> i64 {
    ((rows + a_page - 1) / a_page).max(1)
}
