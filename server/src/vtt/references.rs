//! Character references (HTML §13.2.5.72, "character reference state"): `&amp;`, `&hellip;`, `&#8230;`, and those that
//! may stand without their semicolon.

use std::borrow::Cow;

/// Where a reference stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// In what is said.
    Text,
    /// In a tag, as the name of who speaks: there one without its semicolon must not run into a word.
    Tag,
}

/// A text with its references resolved.
pub(super) fn resolved(text: &str, place: Place) -> Cow<'_, str> {
    match place {
        Place::Text => htmlize::unescape(text),
        Place::Tag => htmlize::unescape_attribute(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_read_as_html_reads_them() {
        for (text, expected) in [
            (
                "caf&eacute; &hellip; 1&ndash;2 &copy; &amp; &lt;",
                "café … 1–2 © & <",
            ),
            ("Q&amp A, R&ampD, &AMP &copy2026", "Q& A, R&D, & ©2026"),
            ("&notit; &notin; &not", "¬it; ∉ ¬"),
            ("&hellip &ndash &apos", "&hellip &ndash &apos"),
            ("&#233;&#xE9;&#XE9 &#38;&#38", "éé\u{e9} &&"),
            ("&#128; &#x99 &#129;", "€ ™ \u{81}"),
            (
                "&#0;&#xD800;&#x110000;&#99999999999999999999;",
                "\u{fffd}\u{fffd}\u{fffd}\u{fffd}",
            ),
            ("&#; &#x; &; & && &# &1; &x", "&#; &#x; &; & && &# &1; &x"),
            ("&CounterClockwiseContourIntegral;&NotEqualTilde;", "∳≂̸"),
            ("&amp;lt; &lrm;&rlm;&nbsp;", "&lt; \u{200e}\u{200f}\u{a0}"),
            ("AT&T &ไทย; &é", "AT&T &ไทย; &é"),
        ] {
            assert_eq!(resolved(text, Place::Text), expected, "{text}");
        }
        assert_eq!(
            resolved("R&ampD &amp= R&amp;D &amp", Place::Tag),
            "R&ampD &amp= R&D &"
        );
    }
}
