//! Languages that nobody speaks, made of the English words for tests of the pages: a letter without an accent stands in no word
//! list, two brackets side by side were put together of parts, and a page that holds these words holds German and Arabic.

use super::{Dir, Locale};
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement, Resource};
use fluent_syntax::parser::parse_runtime;
use fluent_syntax::serializer::serialize;

const PLAIN: &str = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
/// A letter of the same look for each of those.
const ACCENTED: &str = "áƀçđéƒĝĥîĵķļɱñöþǫŕšţûṽŵẋýžÅƁÇĐÉƑĜĤÎĴĶĻṀÑÖÞǪŔŠŢÛṼŴẊÝŽ";
/// Around every sentence; fonts turn them round where it runs from right to left.
const BRACKETS: [&str; 2] = ["‹", "›"];
/// From here on even Latin letters run from right to left, and to here (UAX #9).
const OVERRIDE: [char; 2] = ['\u{202e}', '\u{202c}'];

/// A word list as that language has it: its own, or, for a pseudo-language, the English one made over. Only text changes:
/// arguments, selectors and what stands in quotes stay.
pub(super) fn spoken(l: Locale, text: &str) -> String {
    if !l.is_pseudo() {
        return text.to_owned();
    }
    let read: Result<Resource<String>, _> = parse_runtime(text.to_owned());
    let mut list = read.unwrap_or_else(|(partial, _)| partial);
    for entry in &mut list.body {
        match entry {
            Entry::Message(message) => {
                let attributes = message.attributes.iter_mut().map(|of| &mut of.value);
                for pattern in message.value.iter_mut().chain(attributes) {
                    make_over_sentence(l.dir(), pattern);
                }
            }
            Entry::Term(term) => make_over(l.dir(), &mut term.value),
            _ => {}
        }
    }
    serialize(&list)
}

fn make_over_sentence(dir: Dir, pattern: &mut Pattern<String>) {
    make_over(dir, pattern);
    let [opening, closing] = BRACKETS.map(|bracket| PatternElement::TextElement {
        value: bracket.to_owned(),
    });
    pattern.elements.insert(0, opening);
    pattern.elements.push(closing);
}

fn make_over(dir: Dir, pattern: &mut Pattern<String>) {
    let mut longer = Longer::default();
    for element in &mut pattern.elements {
        match element {
            PatternElement::TextElement { value } => {
                let accented = longer.accented(value);
                *value = match dir {
                    Dir::Ltr => accented,
                    Dir::Rtl => mirrored(&accented),
                };
            }
            PatternElement::Placeable { expression } => make_over_inside(dir, expression),
        }
    }
}

fn make_over_inside(dir: Dir, expression: &mut Expression<String>) {
    match expression {
        Expression::Select { variants, .. } => {
            for variant in variants {
                make_over(dir, &mut variant.value);
            }
        }
        Expression::Inline(InlineExpression::Placeable { expression }) => {
            make_over_inside(dir, expression);
        }
        Expression::Inline(_) => {}
    }
}

/// Repeats two letters of five, from the first on: so much longer than English may a translation be.
struct Longer {
    fifths: u8,
}

impl Default for Longer {
    fn default() -> Self {
        Self { fifths: 4 }
    }
}

impl Longer {
    fn accented(&mut self, text: &str) -> String {
        let mut longer = String::new();
        for c in text.chars() {
            let at = PLAIN.chars().position(|plain| plain == c);
            let Some(accented) = at.and_then(|at| ACCENTED.chars().nth(at)) else {
                longer.push(c);
                continue;
            };
            longer.push(accented);
            self.fifths += 2;
            if self.fifths >= 5 {
                self.fifths -= 5;
                longer.extend(accented.to_lowercase());
            }
        }
        longer
    }
}

/// Each word for itself, so that lines break between them.
fn mirrored(text: &str) -> String {
    let [start, end] = OVERRIDE;
    let mut mirrored = String::new();
    let mut is_inside = false;
    for c in text.chars() {
        if c.is_whitespace() == is_inside {
            mirrored.push(if is_inside { end } else { start });
            is_inside = !is_inside;
        }
        mirrored.push(c);
    }
    if is_inside {
        mirrored.push(end);
    }
    mirrored
}

#[cfg(test)]
mod tests {
    use super::super::{say_args, sources};
    use super::*;
    use fluent_bundle::FluentResource;

    const LIST: &str = "hello = Hello, { $name }!\n\
        n-seats = { PLURAL($n) ->\n    [one] One seat\n   *[other] { $n } seats\n } left\n";

    #[test]
    fn only_text_is_made_over() {
        let made = spoken(Locale::EnXa, LIST);
        assert!(made.contains("hello = ‹Ĥĥéļļļö, { $name }!›"), "{made}");
        for kept in ["PLURAL($n) ->", "[one]", "*[other]", "{ $n }"] {
            assert!(made.contains(kept), "{kept}: {made}");
        }
        assert!(
            made.contains("ššéááţš") && made.matches('‹').count() == 2,
            "{made}"
        );
        assert_eq!(spoken(Locale::Zh, LIST), LIST);
    }

    #[test]
    fn a_mirrored_word_runs_from_right_to_left_and_ends_where_it_ends() {
        assert_eq!(
            mirrored("áƀ, ç\n"),
            "\u{202e}áƀ,\u{202c} \u{202e}ç\u{202c}\n"
        );
        let made = spoken(Locale::ArXb, LIST);
        assert_eq!(
            made.matches('\u{202e}').count(),
            made.matches('\u{202c}').count()
        );
        assert!(made.contains("{ $name }"), "{made}");
    }

    #[test]
    fn every_sentence_is_longer_than_the_english_one_and_has_no_plain_letter() {
        let mut said = 0;
        for (file, text) in sources(Locale::En) {
            for l in Locale::PSEUDO {
                let made = spoken(l, text);
                let wrong = FluentResource::try_new(made)
                    .err()
                    .map(|(_, errors)| errors);
                assert!(wrong.is_none(), "{file} in {}: {wrong:?}", l.tag());
            }
            let keys = text.lines().filter_map(|line| line.split_once(" = "));
            for (key, english) in keys.filter(|(key, _)| !key.starts_with([' ', '#'])) {
                if english.contains(['{', '*']) {
                    continue;
                }
                let letters = |text: &str| text.chars().filter(|c| c.is_alphabetic()).count();
                let english = letters(&say_args(Locale::En, key, &[]));
                let made = say_args(Locale::EnXa, key, &[]);
                assert!(
                    !made.chars().any(|c| c.is_ascii_alphabetic()),
                    "{key}: {made}"
                );
                assert!(letters(&made) * 5 >= english * 7, "{key}: {made}");
                assert!(
                    made.starts_with('‹') && made.ends_with('›'),
                    "{key}: {made}"
                );
                said += 1;
            }
        }
        assert!(said > 300, "the sentences were found: {said}");
    }
}
