//! What a language lacks, in one list: for whoever translates it. The running hall says it in English.

use super::words::{category, folders, sources};
use super::{Locale, pseudo};
use fluent_syntax::ast::{
    CallArguments, Entry, Expression, InlineExpression, Pattern, PatternElement, Variant,
    VariantKey,
};
use fluent_syntax::parser::parse_runtime;
use icu::plurals::{PluralRules, PluralRulesOptions};
use std::collections::{BTreeMap, BTreeSet};

const CATEGORIES: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

/// A sentence, as far as its translations must be like it.
#[derive(Debug, Default)]
pub(super) struct Sentence {
    pub(super) file: String,
    /// All that stands in it past its arguments.
    pub(super) text: String,
    arguments: BTreeSet<String>,
    selections: Vec<Selection>,
}

/// A choice by a number.
#[derive(Debug)]
struct Selection {
    keys: BTreeSet<String>,
    /// By this hall's own `PLURAL`, which knows what ranges are.
    is_by_rule: bool,
}

/// All sentences of a language by their keys; `wrong` is told what cannot be read, or stands twice.
pub(super) fn read<'a>(
    lists: impl IntoIterator<Item = (&'a str, &'a str)>,
    wrong: &mut Vec<String>,
) -> BTreeMap<String, Sentence> {
    let mut all = BTreeMap::new();
    for (file, text) in lists {
        let read = parse_runtime(text);
        let list = read.unwrap_or_else(|(partial, errors)| {
            wrong.extend(errors.iter().map(|error| format!("{file}.ftl: {error}")));
            partial
        });
        for entry in &list.body {
            let Entry::Message(message) = entry else {
                continue;
            };
            let mut sentence = Sentence {
                file: file.to_owned(),
                ..Sentence::default()
            };
            if let Some(pattern) = &message.value {
                sentence.look_through(pattern);
            }
            let key = message.id.name.to_owned();
            if all.insert(key, sentence).is_some() {
                wrong.push(format!("{file}.ftl: {} stands twice", message.id.name));
            }
        }
    }
    all
}

impl Sentence {
    fn look_through(&mut self, pattern: &Pattern<&str>) {
        for element in &pattern.elements {
            match element {
                PatternElement::TextElement { value } => self.text.push_str(value),
                PatternElement::Placeable { expression } => {
                    self.look_into(expression);
                    // No word goes over an argument.
                    self.text.push('\n');
                }
            }
        }
    }

    fn look_into(&mut self, expression: &Expression<&str>) {
        match expression {
            Expression::Inline(inline) => self.take(inline),
            Expression::Select { selector, variants } => {
                self.take(selector);
                self.selections.extend(selection(selector, variants));
                for variant in variants {
                    self.text.push('\n');
                    self.look_through(&variant.value);
                }
            }
        }
    }

    fn take(&mut self, inline: &InlineExpression<&str>) {
        match inline {
            InlineExpression::VariableReference { id } => {
                self.arguments.insert(id.name.to_owned());
            }
            InlineExpression::FunctionReference { arguments, .. } => self.take_all(arguments),
            InlineExpression::Placeable { expression } => self.look_into(expression),
            _ => {}
        }
    }

    fn take_all(&mut self, given: &CallArguments<&str>) {
        for one in &given.positional {
            self.take(one);
        }
    }
}

/// Whether it is by a plural, and of which categories: a number of its own (`[1]`) stands for the category that holds it alone.
/// A choice between numbers and the rest is no plural.
fn selection(selector: &InlineExpression<&str>, variants: &[Variant<&str>]) -> Option<Selection> {
    let named = variants.iter().filter_map(|variant| match variant.key {
        VariantKey::Identifier { name } if !variant.default => Some(name),
        _ => None,
    });
    let is_by_rule = matches!(
        selector,
        InlineExpression::FunctionReference { id, .. } if id.name == "PLURAL"
    );
    let named: Vec<&str> = named.collect();
    let is_plural = is_by_rule || named.iter().any(|name| CATEGORIES.contains(name));
    let keys = variants.iter().map(|variant| match variant.key {
        VariantKey::NumberLiteral { value: "0" } => "zero",
        VariantKey::NumberLiteral { value: "1" } => "one",
        VariantKey::NumberLiteral { value: "2" } => "two",
        VariantKey::NumberLiteral { value } => value,
        VariantKey::Identifier { name } => name,
    });
    let keys = keys.map(str::to_owned).collect();
    is_plural.then_some(Selection { keys, is_by_rule })
}

/// What the lists of a language lack of those of the source, a line each; its plural categories are CLDR's.
fn lacks<'a>(tag: &str, source: &[(&'a str, &'a str)], own: &[(&'a str, &'a str)]) -> Vec<String> {
    let locale: icu::locale::Locale = tag.parse().unwrap();
    let rules = PluralRules::try_new((&locale).into(), PluralRulesOptions::default()).unwrap();
    let categories: Vec<&str> = rules.categories().map(category).collect();
    let mut wrong = Vec::new();
    let english = read(source.iter().copied(), &mut Vec::new());
    let translated = read(own.iter().copied(), &mut wrong);
    let is_there = |file: &str| own.iter().any(|(name, _)| *name == file);
    let missing = source.iter().filter(|(file, _)| !is_there(file));
    wrong.extend(missing.map(|(file, _)| format!("{file}.ftl is missing")));
    for (key, source) in &english {
        match translated.get(key) {
            Some(sentence) => wrong.extend(differences(key, source, sentence, &categories)),
            None if is_there(&source.file) => {
                wrong.push(format!("{}.ftl: {key} is missing", source.file));
            }
            // The whole file is.
            None => {}
        }
    }
    let others = translated
        .iter()
        .filter(|(key, _)| !english.contains_key(*key));
    wrong.extend(others.map(|(key, own)| format!("{}.ftl: nothing says {key}", own.file)));
    wrong.iter().map(|line| format!("{tag}: {line}")).collect()
}

/// What is wrong with one sentence.
fn differences(key: &str, source: &Sentence, own: &Sentence, categories: &[&str]) -> Vec<String> {
    let at = format!("{}.ftl: {key}", own.file);
    let unknown = own.arguments.difference(&source.arguments);
    let unsaid = source.arguments.difference(&own.arguments);
    let mut wrong: Vec<String> = unknown
        .map(|name| format!("{at} is not told ${name}"))
        .chain(unsaid.map(|name| format!("{at} does not say ${name}")))
        .collect();
    for selection in &own.selections {
        let keys = &selection.keys;
        let missing = categories.iter().filter(|of| !keys.contains(**of));
        wrong.extend(missing.map(|of| format!("{at} has no [{of}]")));
        let foreign = keys
            .iter()
            .filter(|of| CATEGORIES.contains(&of.as_str()) && !categories.contains(&of.as_str()));
        // A number stands for its category also where the language has none for it.
        let numbers = ["zero", "one", "two"];
        let foreign = foreign.filter(|of| !numbers.contains(&of.as_str()));
        wrong.extend(foreign.map(|of| format!("{at} has [{of}], which the language has not")));
        // Fluent takes ranges ("3 to 10 of the last two digits") of the whole number.
        if categories.contains(&"few") && !selection.is_by_rule {
            wrong.push(format!("{at} selects by a number, not by PLURAL"));
        }
    }
    wrong
}

#[test]
fn every_language_says_everything_that_english_says() {
    let lists = |l| sources(l).collect::<Vec<_>>();
    let english = lists(Locale::En);
    assert!(english.len() > 10, "the lists were found");
    let wrong: Vec<String> = Locale::ALL
        .into_iter()
        .flat_map(|l| lacks(l.tag(), &english, &lists(l)))
        .collect();
    assert!(
        wrong.is_empty(),
        "{} lines:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

#[test]
fn a_folder_is_a_language_and_a_language_is_a_folder() {
    let folders: BTreeSet<&str> = folders().collect();
    let languages: BTreeSet<&str> = Locale::ALL.into_iter().map(Locale::tag).collect();
    assert_eq!(
        folders, languages,
        "a new language is a folder of app/locales and a line of app/src/i18n/locale.rs"
    );
}

#[test]
fn a_language_that_is_half_translated_is_told_what_it_lacks() {
    let english = [
        (
            "seats",
            "full = No seat is left\n\
             by = By { $name }\n\
             n-seats = { $n ->\n    [one] One seat\n   *[other] { $n } seats\n}\n\
             n-rooms = { $n ->\n    [0] None\n    [one] One room\n   *[other] { $n } rooms\n}\n",
        ),
        ("rooms", "open = Open\nclosed = Closed\n"),
    ];
    let polish = [(
        "seats",
        "by = Przez { $who }\n\
         n-seats = { $n ->\n    [one] Jedno miejsce\n    [few] { $n } miejsca\n   *[other] { $n } miejsc\n}\n\
         n-rooms = { PLURAL($n) ->\n    [one] Jedna\n    [few] { $n }\n    [many] { $n }\n   *[other] { $n }\n}\n\
         left = Zostało\n",
    )];
    assert_eq!(
        lacks("pl", &english, &polish),
        [
            "pl: rooms.ftl is missing",
            "pl: seats.ftl: by is not told $who",
            "pl: seats.ftl: by does not say $name",
            "pl: seats.ftl: full is missing",
            "pl: seats.ftl: n-seats has no [many]",
            "pl: seats.ftl: n-seats selects by a number, not by PLURAL",
            "pl: seats.ftl: nothing says left",
        ]
    );
    assert_eq!(lacks("en", &english, &english), [""; 0]);
    let broken = [english[1], ("seats", "full = { \nby = By { $name }\n")];
    let told = lacks("fr", &english, &broken);
    assert!(
        told.iter()
            .any(|line| line.starts_with("fr: seats.ftl: Expected")),
        "{told:?}"
    );
    assert!(
        told.contains(&"fr: seats.ftl: full is missing".to_owned()),
        "{told:?}"
    );
}

#[test]
fn a_pseudo_language_lacks_nothing() {
    let english: Vec<_> = sources(Locale::En).collect();
    for l in Locale::PSEUDO {
        let made = english
            .iter()
            .map(|(file, text)| (*file, pseudo::spoken(l, text)));
        let made: Vec<(&str, String)> = made.collect();
        let made: Vec<_> = made
            .iter()
            .map(|(file, text)| (*file, text.as_str()))
            .collect();
        assert_eq!(lacks("en", &english, &made), [""; 0], "{}", l.tag());
    }
}
