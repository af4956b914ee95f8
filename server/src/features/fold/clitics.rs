//! Arabic writes "and", "so", "in", "like", "for" and "the" in one word with what follows. What else such a word may be, where
//! no dictionary says which: "والكتاب" is "and the book", "وال" alone begins a name too.

/// "And", "so".
const CONJUNCTIONS: [char; 2] = ['و', 'ف'];
/// "In", "like", "for".
const PREPOSITIONS: [char; 3] = ['ب', 'ك', 'ل'];
/// "The"; "for the", in which it is written so.
const ARTICLES: [&str; 2] = ["ال", "لل"];
/// So many letters are left at least of a noun behind its article ...
const NOUN_LEAST: usize = 2;
/// ... and of a word behind a letter that is its own first one as often: "كتاب" is no "تاب".
const WORD_LEAST: usize = 3;
/// Of a word that somebody asks for: "وزارة" is typed for itself, and not for "and".
const ASKED_LEAST: usize = 5;

/// All that a folded word may be without what was written in one with it, the longest first; the word itself is none of them.
pub(crate) fn shorter_forms(word: &str) -> Vec<&str> {
    let after_and = word.strip_prefix(CONJUNCTIONS);
    let mut forms: Vec<&str> = after_and
        .into_iter()
        .filter(|rest| has(rest, WORD_LEAST))
        .collect();
    for whole in std::iter::once(word).chain(after_and) {
        forms.extend(
            whole
                .strip_prefix(PREPOSITIONS)
                .filter(|rest| has(rest, WORD_LEAST)),
        );
        forms.extend(noun(whole));
    }
    forms.sort_by_key(|form| std::cmp::Reverse(form.len()));
    forms.dedup();
    forms
}

/// A folded word without its article, and without what stands before that; whole, where there is none.
pub(crate) fn without_article(word: &str) -> &str {
    let after_and = word.strip_prefix(CONJUNCTIONS);
    let found = std::iter::once(word).chain(after_and).find_map(noun);
    found.unwrap_or(word)
}

/// A folded word of a text without its article, else without its "and"; whole, where it has neither.
pub(crate) fn bare(word: &str) -> &str {
    let noun = without_article(word);
    if noun == word && word.starts_with(CONJUNCTIONS) {
        return shorter_forms(word).first().copied().unwrap_or(word);
    }
    noun
}

/// A folded word that somebody asks for without its "and"; whole, where that is none.
pub(crate) fn without_and(word: &str) -> &str {
    let rest = word.strip_prefix('و');
    rest.filter(|rest| has(rest, ASKED_LEAST)).unwrap_or(word)
}

/// What stands behind an article, or a preposition and one.
fn noun(word: &str) -> Option<&str> {
    let rest = match word.strip_prefix(['ب', 'ك']) {
        Some(rest) => rest.strip_prefix(ARTICLES[0])?,
        None => ARTICLES
            .into_iter()
            .find_map(|article| word.strip_prefix(article))?,
    };
    has(rest, NOUN_LEAST).then_some(rest)
}

fn has(word: &str, letters: usize) -> bool {
    word.chars().count() >= letters
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_all_that_it_may_be_without_what_is_written_in_one_with_it() {
        for (word, forms) in [
            ("التجاره", &["تجاره"][..]),
            ("الالكترونيه", &["الكترونيه"]),
            ("الكترونيه", &["كترونيه"]),
            ("وموتمر", &["موتمر"]),
            ("والتجاره", &["التجاره", "تجاره"]),
            ("بالتجاره", &["التجاره", "تجاره"]),
            ("للتجاره", &["لتجاره", "تجاره"]),
            ("وبالتجاره", &["بالتجاره", "التجاره", "تجاره"]),
            ("وللتجاره", &["للتجاره", "لتجاره", "تجاره"]),
            ("وبموتمر", &["بموتمر", "موتمر"]),
            ("فكتاب", &["كتاب", "تاب"]),
            ("بنك", &[]),
            ("وقت", &[]),
            ("ال", &[]),
            ("", &[]),
            ("trade", &[]),
            ("电商", &[]),
        ] {
            assert_eq!(shorter_forms(word), forms, "{word}");
        }
    }

    #[test]
    fn what_is_asked_for_loses_its_article_and_a_plain_and() {
        for (word, rest) in [
            ("التجاره", "تجاره"),
            ("وبالتجاره", "تجاره"),
            ("للتجاره", "تجاره"),
            ("الي", "الي"),
            ("وال", "وال"),
            ("بيانات", "بيانات"),
            ("trade", "trade"),
        ] {
            assert_eq!(without_article(word), rest, "{word}");
        }
        for (word, noun) in [
            ("وموتمر", "موتمر"),
            ("وبالتجاره", "تجاره"),
            ("بموتمر", "بموتمر"),
            ("وقت", "وقت"),
        ] {
            assert_eq!(bare(word), noun, "{word}");
        }
        for (word, rest) in [
            ("وموتمر", "موتمر"),
            ("وصناعه", "صناعه"),
            ("وزاره", "وزاره"),
            ("فرصه", "فرصه"),
            ("كتاب", "كتاب"),
        ] {
            assert_eq!(without_and(word), rest, "{word}");
        }
    }
}
