//! What a cue says: its text without tags, and who says it (WebVTT §6.4, "cue text parsing").

/// The longest name of a speaker, in characters.
const VOICE_MOST: usize = 100;

/// The parts of a cue's payload: who speaks, where that is tagged, and the plain text.
pub(super) fn parts(payload: &str) -> Vec<(Option<String>, String)> {
    let mut parts: Vec<(Option<String>, String)> = Vec::new();
    let (mut voice, mut said) = (None, String::new());
    let mut rest = payload;
    while let Some(at) = rest.find('<') {
        said.push_str(&plain(&rest[..at]));
        rest = &rest[at + 1..];
        // A tag that does not end runs to the end of the cue.
        let (tag, after) = rest.split_once('>').unwrap_or((rest, ""));
        rest = after;
        if let Some(name) = speaker(tag) {
            parts.push((voice.take(), std::mem::take(&mut said)));
            voice = Some(name).filter(|name| !name.is_empty());
        } else if tag.trim() == "/v" {
            parts.push((voice.take(), std::mem::take(&mut said)));
        }
    }
    said.push_str(&plain(rest));
    parts.push((voice, said));
    let lines = |text: String| {
        let lines: Vec<&str> = text
            .lines()
            .map(str::trim)
            .filter(|l| !l.is_empty())
            .collect();
        lines.join("\n")
    };
    let parts = parts.into_iter().map(|(voice, said)| (voice, lines(said)));
    parts.filter(|(_, said)| !said.is_empty()).collect()
}

/// The name in `v Name`, `v.loud Name`.
fn speaker(tag: &str) -> Option<String> {
    let (kind, name) = tag.split_once([' ', '\t', '\n'])?;
    if kind != "v" && !kind.starts_with("v.") {
        return None;
    }
    let name = plain(name);
    let words: Vec<&str> = name.split_whitespace().collect();
    let name: String = words.join(" ").chars().take(VOICE_MOST).collect();
    Some(name.trim_end().to_owned())
}

/// Text with its character references resolved and without control characters.
fn plain(text: &str) -> String {
    let mut said = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        said.push_str(&rest[..at]);
        rest = &rest[at..];
        match reference(rest) {
            Some((c, length)) => {
                said.push(c);
                rest = &rest[length..];
            }
            None => {
                said.push('&');
                rest = &rest[1..];
            }
        }
    }
    said.push_str(rest);
    said.retain(|c| c == '\n' || !c.is_control());
    said
}

/// The character that `&…;` at the beginning stands for, and how many bytes stand for it.
fn reference(text: &str) -> Option<(char, usize)> {
    let end = text.bytes().take(12).position(|b| b == b';')?;
    let name = &text[1..end];
    let c = match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => '\u{a0}',
        "lrm" => '\u{200e}',
        "rlm" => '\u{200f}',
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code)?
        }
    };
    Some((c, end + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(payload: &str) -> Vec<(Option<String>, String)> {
        parts(payload)
    }

    #[test]
    fn tags_and_references_leave_plain_text() {
        for (payload, expected) in [
            ("one <i>two</i> <c.loud.red>three</c>", "one two three"),
            ("a <00:00:01.000>b", "a b"),
            ("<ruby>漢<rt>kan</rt></ruby>", "漢kan"),
            ("<lang th>ตลาด</lang>", "ตลาด"),
            (
                "fish &amp; chips &lt;b&gt; &#233;&#xe9;",
                "fish & chips <b> éé",
            ),
            (
                "&unknown; &; & &#x110000; &amp",
                "&unknown; &; & &#x110000; &amp",
            ),
            ("cut <b short", "cut"),
            ("two\n   \nlines\u{7}", "two\nlines"),
            ("</v></v>x", "x"),
        ] {
            assert_eq!(said(payload), [(None, expected.to_owned())], "{payload}");
        }
        assert_eq!(said("<i></i>"), []);
        assert_eq!(said("&é;"), [(None, "&é;".to_owned())]);
    }

    #[test]
    fn each_voice_is_a_part_of_its_own() {
        let voice = |name: &str, text: &str| (Some(name.to_owned()), text.to_owned());
        assert_eq!(
            said("<v.first Chen  Wei>Welcome.</v>\n<v Amina &amp; Suda>Thank you."),
            [
                voice("Chen Wei", "Welcome."),
                voice("Amina & Suda", "Thank you.")
            ]
        );
        assert_eq!(said("<v >who?"), [(None, "who?".to_owned())]);
        assert_eq!(said("<video x>film"), [(None, "film".to_owned())]);
    }
}
