//! The glossary beside the word lists, and what no list may call a thing.

use super::catalogue::read;
use super::{Locale, sources};
use std::collections::BTreeMap;

/// A line of its table: the term, its spelling in each language, and the spellings that no list of a language may use.
struct Term<'a> {
    name: &'a str,
    spelt: Vec<&'a str>,
    banned: BTreeMap<&'a str, Vec<&'a str>>,
}

fn cells(line: &str) -> Vec<&str> {
    let line = line.trim().trim_start_matches('|').trim_end_matches('|');
    line.split('|').map(str::trim).collect()
}

/// The languages of the table's head, and its terms.
fn table(text: &str) -> (Vec<&str>, Vec<Term<'_>>) {
    let mut rows = text.lines().filter(|line| line.starts_with('|')).map(cells);
    let head = rows.next().expect("a head");
    assert_eq!(head.last(), Some(&"not"), "the last column");
    let languages = head[1..head.len() - 1].to_vec();
    let terms = rows.skip(1).map(|row| {
        assert_eq!(row.len(), head.len(), "{row:?}");
        let banned = row[row.len() - 1].split(';').filter(|of| !of.is_empty());
        let banned = banned.map(|of| {
            let (tag, spellings) = of.split_once(':').expect("a language and a colon");
            (tag.trim(), spellings.split(',').map(str::trim).collect())
        });
        Term {
            name: row[0],
            spelt: row[1..row.len() - 1].to_vec(),
            banned: banned.collect(),
        }
    });
    let terms = terms.collect();
    (languages, terms)
}

/// Whether a text uses a spelling: as words of their own in Latin letters, whatever their case; else anywhere in it.
fn uses(text: &str, spelling: &str) -> bool {
    if !spelling.is_ascii() {
        return text.contains(spelling);
    }
    let (text, spelling) = (text.to_lowercase(), spelling.to_lowercase());
    let is_apart = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    text.match_indices(&spelling).any(|(at, _)| {
        let (before, after) = (&text[..at], &text[at + spelling.len()..]);
        is_apart(before.chars().next_back()) && is_apart(after.chars().next())
    })
}

/// Where the lists of a language use a spelling that the glossary bans.
fn misspelt<'a>(
    tag: &str,
    terms: &[Term<'_>],
    lists: impl IntoIterator<Item = (&'a str, &'a str)>,
) -> Vec<String> {
    let sentences = read(lists, &mut Vec::new());
    let mut wrong = Vec::new();
    for term in terms {
        for spelling in term.banned.get(tag).into_iter().flatten() {
            let using = sentences
                .iter()
                .filter(|(_, sentence)| uses(&sentence.text, spelling));
            wrong.extend(using.map(|(key, sentence)| {
                let file = &sentence.file;
                format!("{tag}: {file}.ftl: {key} says {spelling} for {}", term.name)
            }));
        }
    }
    wrong
}

#[test]
fn each_term_has_one_spelling_in_each_language() {
    let text = include_str!("../../locales/glossary.md");
    let (languages, terms) = table(text);
    assert_eq!(
        languages,
        Locale::ALL.map(Locale::tag),
        "a column a language"
    );
    assert!(terms.len() > 30, "the table was read: {}", terms.len());
    for term in &terms {
        for (tag, spelt) in languages.iter().zip(&term.spelt) {
            assert!(!spelt.is_empty(), "{} has no word in {tag}", term.name);
        }
        for tag in term.banned.keys() {
            assert!(
                languages.contains(tag),
                "{}: {tag} is no language",
                term.name
            );
        }
    }
    let wrong: Vec<String> = Locale::ALL
        .into_iter()
        .flat_map(|l| misspelt(l.tag(), &terms, sources(l)))
        .collect();
    assert!(
        wrong.is_empty(),
        "{} lines:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

#[test]
fn a_spelling_that_is_banned_is_found_in_text_alone() {
    let (_, terms) = table(
        "| term | en | zh | not |\n|---|---|---|---|\n\
         | to enrol | enrol | 报名 | en: enroll, log in; zh: 预约 |\n| seat | seat | 名额 |  |\n",
    );
    let english = "# Enroll\nenroll = Enrol { $enroll }\nloud = ENROLL now\nwhole = enrolled, Blog in a day\n\
        two = { $n ->\n    [one] Log in\n   *[other] x\n}\n";
    assert_eq!(
        misspelt("en", &terms, [("a", english)]),
        [
            "en: a.ftl: loud says enroll for to enrol",
            "en: a.ftl: two says log in for to enrol",
        ]
    );
    assert_eq!(
        misspelt("zh", &terms, [("a", "x = 请预约讲座\ny = 报名\n")]),
        ["zh: a.ftl: x says 预约 for to enrol"]
    );
}
