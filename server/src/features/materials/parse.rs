//! What the form of a material means.

use crate::features::parsing::Check;
use app::answer::ValidationErrors;
use app::i18n::{is_language, visible};
use app::materials::{FileKind, LINK_MOST, MATERIAL_TITLE_MOST, MaterialForm, Readers, ShownWhen};

/// The longest name of a file that is kept, in characters, without its ending.
const NAME_MOST: usize = 120;

/// A form that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Parsed {
    /// Empty where its file or its host is to say it.
    pub(super) title: String,
    pub(super) language: String,
    pub(super) shown: ShownWhen,
    pub(super) readers: Readers,
    /// The link and its host; none where none was typed.
    pub(super) link: Option<(String, String)>,
}

/// Reads the form.
pub(super) fn parse(form: &MaterialForm) -> Result<Parsed, ValidationErrors> {
    let mut check = Check::default();
    let title = check.line(
        "material_title",
        &form.material_title,
        0,
        MATERIAL_TITLE_MOST,
    );
    let language = match form.material_language.trim() {
        "" => Some(String::new()),
        tag => check.parsed("material_language", tag, "problem-language", |tag| {
            is_language(tag).then(|| tag.to_owned())
        }),
    };
    let shown = check.parsed(
        "material_shown",
        &form.material_shown,
        "problem-choice",
        ShownWhen::parse,
    );
    let readers = check.parsed(
        "material_readers",
        &form.material_readers,
        "problem-choice",
        Readers::parse,
    );
    let link = match form.material_url.trim() {
        "" => Some(None),
        url => match link_of(url) {
            Some((url, _)) if url.chars().count() > LINK_MOST => {
                let most = [("most", LINK_MOST.to_string())];
                check.problem("material_url", "material-url-long", &most);
                None
            }
            link => check
                .parsed("material_url", url, "material-url", |_| link)
                .map(Some),
        },
    };
    let all = title.zip(language).zip(shown).zip(readers).zip(link);
    check.done(
        all.map(|((((title, language), shown), readers), link)| Parsed {
            title,
            language,
            shown,
            readers,
            link,
        }),
    )
}

/// The host of a link that may stand on a page, which is no longer than it may be.
pub(super) fn host_of(url: &str) -> Option<String> {
    let (kept, host) = link_of(url)?;
    (kept.chars().count() <= LINK_MOST).then_some(host)
}

/// A link as it is kept and its host: http or https, and without credentials, which would make a host look like another.
/// One with a host in other letters, or with spaces, is kept as browsers send it.
fn link_of(typed: &str) -> Option<(String, String)> {
    let (_, rest) = typed.split_once("://")?;
    // The standard would take these for a slash, or leave them out.
    let is_other = |c: char| c == '\\' || c.is_control();
    if rest.starts_with('/') || typed.contains(is_other) {
        return None;
    }
    let url = url::Url::parse(typed).ok()?;
    let is_web = matches!(url.scheme(), "http" | "https");
    if !is_web || !url.username().is_empty() || url.password().is_some() {
        return None;
    }
    let host = url.host_str()?.to_owned();
    let uri = typed.parse::<http::Uri>().ok();
    let is_plain = uri.and_then(|uri| Some(uri.host()?.is_ascii())) == Some(true);
    let kept = if is_plain {
        typed.to_owned()
    } else {
        url.into()
    };
    Some((kept, host))
}

/// What a file is called when it is taken along: no path, nothing that cannot be seen or turns its direction, nothing that
/// a file system refuses, and the ending of what it is. Where nothing is left, it is called by its ending alone.
pub fn clean_name(given: &str, kind: FileKind) -> String {
    let last = given.rsplit(['/', '\\']).next().unwrap_or_default().trim();
    let stem = match last.rsplit_once('.') {
        Some((stem, _)) => stem,
        None => last,
    };
    let stem: String = visible(stem)
        .chars()
        .filter(|c| !c.is_control())
        .map(|c| match c {
            '"' | '*' | ':' | '<' | '>' | '?' | '|' | '%' => '_',
            c => c,
        })
        .take(NAME_MOST)
        .collect();
    let stem = stem.trim_matches(|c: char| c == '.' || c.is_whitespace());
    format!("{stem}.{}", kind.ending())
}

/// That name without its ending, as a title; none where nothing of it is left.
pub(super) fn title_of(name: &str) -> Option<String> {
    let (stem, _) = name.rsplit_once('.')?;
    let words: Vec<&str> = stem.split_whitespace().collect();
    Some(words.join(" ")).filter(|title| !title.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form() -> MaterialForm {
        MaterialForm {
            material_title: " Cold \r\n chains\u{202e} ".into(),
            material_language: "th".into(),
            material_url: "https://www.example.org/a?b=c#d".into(),
            ..MaterialForm::default()
        }
    }

    /// The field and the key of what is wrong.
    fn wrong(form: &MaterialForm) -> (String, String) {
        let mut problems = parse(form).unwrap_err().0;
        assert_eq!(problems.len(), 1, "{problems:?}");
        let problem = problems.remove(0);
        (problem.field, problem.key)
    }

    #[test]
    fn a_form_is_read_whole() {
        let parsed = parse(&form()).unwrap();
        assert_eq!(parsed.title, "Cold chains");
        assert_eq!(parsed.language, "th");
        let read = (parsed.shown, parsed.readers);
        assert_eq!(read, (ShownWhen::Before, Readers::Enrolled));
        let (url, host) = parsed.link.unwrap();
        assert_eq!(url, "https://www.example.org/a?b=c#d");
        assert_eq!(host, "www.example.org");
        let unseen = MaterialForm {
            material_title: "Cold \u{200b} chains".into(),
            ..form()
        };
        assert_eq!(parse(&unseen).unwrap().title, "Cold chains");
        let nothing = parse(&MaterialForm::default()).unwrap();
        let read = (nothing.title, nothing.language, nothing.link);
        assert_eq!(read, (String::new(), String::new(), None));
    }

    #[test]
    fn what_is_wrong_is_said_of_its_field() {
        let long = MaterialForm {
            material_title: "ก".repeat(201),
            ..form()
        };
        assert_eq!(wrong(&long).0, "material_title");
        let language = MaterialForm {
            material_language: "xx-none".into(),
            ..form()
        };
        assert_eq!(wrong(&language).0, "material_language");
        let shown = MaterialForm {
            material_shown: "later".into(),
            ..form()
        };
        assert_eq!(wrong(&shown).0, "material_shown");
        let readers = MaterialForm {
            material_readers: "staff".into(),
            ..form()
        };
        assert_eq!(wrong(&readers).0, "material_readers");
        let url = MaterialForm {
            material_url: "javascript:alert(1)".into(),
            ..form()
        };
        let told = ("material_url".to_owned(), "material-url".to_owned());
        assert_eq!(wrong(&url), told);
        let long = MaterialForm {
            material_url: format!("https://example.org/{}", "a".repeat(1_981)),
            ..form()
        };
        assert_eq!(wrong(&long).1, "material-url-long");
    }

    #[test]
    fn a_link_is_of_the_web_and_has_a_host_and_no_credentials() {
        for (url, host) in [
            ("http://example.org", "example.org"),
            ("https://EXAMPLE.org:8443/x", "example.org"),
            (
                "https://xn--e1afmkfd.example/%E0%B8%81",
                "xn--e1afmkfd.example",
            ),
            ("https://[2001:db8::1]/x", "[2001:db8::1]"),
            ("https://例え.jp/", "xn--r8jz45g.jp"),
        ] {
            assert_eq!(host_of(url).as_deref(), Some(host), "{url}");
        }
        let long = format!("https://example.org/{}", "a".repeat(1_981));
        for url in [
            "",
            "example.org",
            "/en/",
            "//example.org/x",
            "javascript:alert(1)",
            "data:text/html,x",
            "ftp://example.org/x",
            "file:///etc/passwd",
            "https://",
            "https:///x",
            "https://a:b@example.org/",
            "https://good.example@evil.example/",
            "https://a b.example/",
            "https://evil.example\\@good.example/",
            "https://example.org/\r\nx",
            "https://example.org:99999/",
            &long,
        ] {
            assert_eq!(host_of(url), None, "{url}");
        }
        assert!(host_of(&long[..2_000]).is_some(), "so long it may be");
        let kept = |typed: &str| link_of(typed).map(|(kept, _)| kept);
        for (typed, expected) in [
            ("https://EXAMPLE.org", "https://EXAMPLE.org"),
            ("https://例え.jp/", "https://xn--r8jz45g.jp/"),
            ("https://example.org/a b", "https://example.org/a%20b"),
        ] {
            assert_eq!(kept(typed).as_deref(), Some(expected));
        }
    }

    #[test]
    fn a_name_to_take_along_is_a_name_and_no_more() {
        for (given, name) in [
            ("slides.pdf", "slides.pdf"),
            ("Slides.PDF", "Slides.pdf"),
            ("../../etc/passwd.pdf", "passwd.pdf"),
            ("C:\\films\\ชุมชน.pdf", "ชุมชน.pdf"),
            ("a\r\nX-Evil: 1.pdf", "aX-Evil_ 1.pdf"),
            ("\u{202e}fdp.exe\u{202c}.pdf", "fdp.exe.pdf"),
            ("\"a\"; b=\"%22.pdf", "_a_; b=__22.pdf"),
            ("...pdf", ".pdf"),
            (".pdf", ".pdf"),
            (" .hidden. .pdf", "hidden.pdf"),
        ] {
            assert_eq!(clean_name(given, FileKind::Pdf), name, "{given:?}");
        }
        let long = clean_name(&format!("{}.pdf", "ก".repeat(300)), FileKind::Pdf);
        assert_eq!(long, format!("{}.pdf", "ก".repeat(120)));
    }

    #[test]
    fn a_file_gives_its_title_where_none_is_typed() {
        assert_eq!(
            title_of("Cold  chains.v2.pdf").as_deref(),
            Some("Cold chains.v2")
        );
        assert_eq!(title_of(".pdf"), None);
    }
}
