//! What somebody asks for, and where a text answers it.

use super::fold::{without_and, without_article};
use super::words::{Script, Word, clusters, lexemes, runs, words};
use std::ops::Range;

/// The most terms of a question.
const TERMS_MOST: usize = 16;
/// From so many characters on, a word is also found by its beginning.
const PREFIX_FROM: usize = 3;
/// Fewer characters of an unspaced script are found only where ICU sees a word: else "กา" is found in every "การ".
const ROW_FROM: usize = 4;

/// A question: all of its terms must be in a passage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Question(Vec<Term>);

/// One of its rows must be in the passage.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Term(Vec<Row>);

/// Lexemes that must follow each other.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Row {
    lexemes: Vec<String>,
    /// Whether the last of them may go on.
    open: bool,
}

impl Question {
    /// Reads it. What is typed is words and quotes; no other sign means anything. `None` where there are too many.
    pub(crate) fn parse(typed: &str) -> Option<Self> {
        let mut terms = Vec::new();
        for (piece, quoted) in pieces(typed) {
            terms_of(piece, quoted, &mut terms);
        }
        terms.dedup();
        (terms.len() <= TERMS_MOST).then_some(Self(terms))
    }

    /// Whether nothing is asked for.
    pub(crate) const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// As FTS5 reads it. Lexemes are letters, digits and their marks, so nothing in them is an operator.
    pub(crate) fn fts5(&self) -> String {
        let terms = self.0.iter().map(|term| term.any(" OR ", Row::fts5));
        terms.collect::<Vec<_>>().join(" AND ")
    }

    /// As `PostgreSQL` reads it.
    pub(crate) fn tsquery(&self) -> String {
        let terms = self.0.iter().map(|term| term.any(" | ", Row::tsquery));
        terms.collect::<Vec<_>>().join(" & ")
    }

    /// Where a text answers it, in bytes, in order and apart.
    pub(crate) fn marks(&self, text: &str) -> Vec<Range<usize>> {
        let lexemes = lexemes(text);
        let mut marks: Vec<Range<usize>> = Vec::new();
        for row in self.0.iter().flat_map(|term| &term.0) {
            marks.extend(
                lexemes
                    .windows(row.lexemes.len())
                    .filter(|found| row.is(found))
                    .map(|found| {
                        let last = found.last().map_or(0, |(_, at)| at.end);
                        found[0].1.start..last
                    }),
            );
        }
        marks.sort_by_key(|mark| mark.start);
        let mut apart: Vec<Range<usize>> = Vec::new();
        for mark in marks {
            match apart.last_mut() {
                Some(last) if mark.start <= last.end => last.end = last.end.max(mark.end),
                _ => apart.push(mark),
            }
        }
        apart
    }
}

impl Term {
    /// Its rows as an engine reads them.
    fn any(&self, or: &str, row: impl Fn(&Row) -> String) -> String {
        let rows: Vec<String> = self.0.iter().map(row).collect();
        match rows.as_slice() {
            [row] => row.clone(),
            rows => format!("({})", rows.join(or)),
        }
    }
}

impl Row {
    fn fts5(&self) -> String {
        let open = if self.open { " *" } else { "" };
        format!("\"{}\"{open}", self.lexemes.join(" "))
    }

    fn tsquery(&self) -> String {
        let open = if self.open { ":*" } else { "" };
        let lexemes = self.lexemes.iter().map(|lexeme| format!("'{lexeme}'"));
        let lexemes: Vec<String> = lexemes.collect();
        format!("({}{open})", lexemes.join(" <-> "))
    }

    fn is(&self, found: &[(String, Range<usize>)]) -> bool {
        let last = self.lexemes.len() - 1;
        found
            .iter()
            .zip(&self.lexemes)
            .enumerate()
            .all(|(i, ((lexeme, _), asked))| {
                lexeme == asked || (i == last && self.open && lexeme.starts_with(asked.as_str()))
            })
    }
}

/// What stands in quotes of any script, and what stands between spaces.
fn pieces(typed: &str) -> Vec<(&str, bool)> {
    const QUOTES: [char; 10] = ['"', '“', '”', '„', '«', '»', '「', '」', '『', '』'];
    let mut pieces = Vec::new();
    for (i, part) in typed.split(QUOTES).enumerate() {
        if i % 2 == 1 {
            pieces.push((part, true));
        } else {
            pieces.extend(part.split_whitespace().map(|piece| (piece, false)));
        }
    }
    pieces
}

fn terms_of(piece: &str, quoted: bool, terms: &mut Vec<Term>) {
    let words = words(piece);
    for same in words.chunk_by(|a, b| a.script == b.script) {
        match same[0].script {
            Script::Spaced => terms.push(Term::of(same, quoted)),
            _ => {
                for run in runs(piece, same) {
                    let of_run: Vec<Word> = same
                        .iter()
                        .filter(|w| run.start <= w.at.start && w.at.end <= run.end)
                        .cloned()
                        .collect();
                    unspaced(piece, run, &of_run, quoted, terms);
                }
            }
        }
    }
}

impl Term {
    /// Words of a spaced script that were typed without a space, or in quotes. What Arabic writes in one with them need not
    /// be in the text.
    fn of(words: &[Word], quoted: bool) -> Self {
        let whole = Row::of(words, str::to_owned, !quoted);
        let nouns = Row::of(words, |word| without_article(word).to_owned(), !quoted);
        let after_and = Row::of(words, |word| without_and(word).to_owned(), false);
        let mut rows = vec![whole];
        for row in [nouns, after_and] {
            if rows.iter().all(|other| other.lexemes != row.lexemes) {
                rows.push(row);
            }
        }
        Self(rows)
    }

    fn characters(piece: &str, run: Range<usize>) -> Self {
        let clusters = clusters(piece, run).into_iter();
        Self(vec![Row {
            lexemes: clusters.map(|(lexeme, _)| lexeme).collect(),
            open: false,
        }])
    }
}

impl Row {
    fn of(words: &[Word], written: impl Fn(&str) -> String, may_go_on: bool) -> Self {
        let lexemes: Vec<String> = words.iter().map(|word| written(&word.folded)).collect();
        let last = lexemes.last().map_or(0, |last| last.chars().count());
        Self {
            open: may_go_on && last >= PREFIX_FROM,
            lexemes,
        }
    }
}

fn unspaced(piece: &str, run: Range<usize>, words: &[Word], quoted: bool, terms: &mut Vec<Term>) {
    match words[0].script {
        // Several words of Chinese are typed in one go. Characters that ICU knows no word for belong together.
        Script::Han if !quoted => {
            let of_one = |word: &Word| piece[word.at.clone()].chars().count() == 1;
            for group in words.chunk_by(|a, b| of_one(a) && of_one(b)) {
                let ends = group[0].at.start..group[group.len() - 1].at.end;
                terms.push(Term::characters(piece, ends));
            }
        }
        Script::Run if clusters(piece, run.clone()).len() < ROW_FROM => {
            terms.push(Term::of(words, true));
        }
        _ => terms.push(Term::characters(piece, run)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn marked(question: &str, text: &str) -> String {
        let question = Question::parse(question).unwrap();
        let mut out = text.to_owned();
        for mark in question.marks(text).into_iter().rev() {
            out.insert(mark.end, ']');
            out.insert(mark.start, '[');
        }
        out
    }

    #[test]
    fn what_was_asked_for_is_marked_in_every_script() {
        for (question, expected) in [
            ("export", "[Exports] and [EXPORT]ers"),
            ("ผลไม้", "ตลาดน้ำขาย[ผลไม้]และกล้วยไม้ส่งออก"),
            ("น้ำ", "ตลาด[น้ำ]ขายผลไม้"),
            ("ชุมชน", "เกษตรกรใน[ชุมชน]"),
            ("电商", "跨境[电商]平台"),
            ("电商关税", "跨境[电商]平台的[关税]政策"),
            ("تجارة", "في عصر [التِّجارة] الإلكترونية"),
            ("سلعة", "[السلعـــة]"),
            ("\"cold chain\"", "a [cold chain], a chain, cold"),
            ("cafe", "the [Café]"),
            ("doi moi", "[Đổi] [mới] 40 năm"),
            ("dien tu", "giao dịch [điện] [tử]"),
            ("lodz", "from [Łódź] on"),
            ("IĞDIR", "[Iğdır]"),
            ("ığdır", "IN [IĞDIR]"),
            ("電商", "跨境[电商]平台"),
            ("电商", "跨境[電商]平臺"),
            ("\"電商平臺\"", "跨境[电商平台]"),
            ("تجارة إلكترونية", "[التجارة] [الإلكترونية] عبر الحدود"),
            ("التجارة الالكترونية", "[تجارة] [إلكترونية]"),
            (
                "\"تجارة إلكترونية\"",
                "[للتجارة الإلكترونية]، تجارة غير إلكترونية",
            ),
            (
                "مؤتمر",
                "ورشة [ومؤتمر] [وبالمؤتمر] [بمؤتمر] [كمؤتمر] [فالمؤتمر]",
            ),
            ("ومؤتمر", "[المؤتمر]"),
            ("وزارة", "[وزارة] [الوزارة] زارة"),
        ] {
            let text: String = expected.replace(['[', ']'], "");
            // What goes on is marked whole.
            let expected = if question == "export" {
                "[Exports] and [EXPORTers]".into()
            } else {
                expected.to_owned()
            };
            assert_eq!(marked(question, &text), expected, "{question}");
        }
        assert_eq!(marked("กา", "การค้า"), "การค้า");
        assert_eq!(marked("art", "start"), "start");
    }

    #[test]
    fn operators_and_quotes_are_no_more_than_their_letters() {
        let asked = Question::parse("NOT (a OR b) NEAR/3 * ^x col: -y \"un").unwrap();
        assert!(
            asked.fts5().starts_with("\"not\" * AND \"a\" AND \"or\""),
            "{}",
            asked.fts5()
        );
        for nothing in ["", "  ", "\"\"", "'", "-- ; * () :", "🙂"] {
            assert!(Question::parse(nothing).unwrap().is_empty(), "{nothing}");
        }
        assert_eq!(Question::parse(&"word other ".repeat(30)), None);
    }

    proptest! {
        #[test]
        fn no_question_breaks_the_engines_or_the_marks(typed in "\\PC{0,60}", text in "\\PC{0,80}") {
            if let Some(question) = Question::parse(&typed) {
                for mark in question.marks(&text) {
                    prop_assert!(text.get(mark).is_some());
                }
                let rows = || question.0.iter().flat_map(|term| &term.0);
                let lexemes = rows().flat_map(|row| &row.lexemes);
                for lexeme in lexemes {
                    prop_assert!(!lexeme.contains(['\'', '"', '\\', ' ']) && !lexeme.is_empty());
                }
                prop_assert!(question.0.iter().all(|term| !term.0.is_empty()));
                prop_assert!(rows().all(|row| !row.lexemes.is_empty()));
            }
        }
    }
}
