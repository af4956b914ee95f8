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
        url => check
            .parsed("material_url", url, "material-url", |url| {
                Some((url.to_owned(), host_of(url)?))
            })
            .map(Some),
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

/// The host of a link that may stand on a page: http or https, no longer than it may be, and without credentials, which
/// would make a host look like another.
pub(super) fn host_of(url: &str) -> Option<String> {
    if url.chars().count() > LINK_MOST {
        return None;
    }
    let uri: http::Uri = url.parse().ok()?;
    let authority = uri.authority()?;
    let is_web = matches!(uri.scheme_str(), Some("http" | "https"));
    let host = uri.host()?.to_ascii_lowercase();
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
    let name = host.strip_prefix('[').and_then(|ip| ip.strip_suffix(']'));
    let is_host = match name {
        Some(ip) => ip.parse::<std::net::Ipv6Addr>().is_ok(),
        None => !host.is_empty() && host.chars().all(is_plain),
    };
    (is_web && is_host && !authority.as_str().contains('@')).then_some(host)
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
            &long,
        ] {
            assert_eq!(host_of(url), None, "{url}");
        }
        assert!(host_of(&long[..2_000]).is_some(), "so long it may be");
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
