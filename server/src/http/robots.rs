//! Programs that call themselves robots are in no figure (`FIGURES.md`).

use http::HeaderMap;
use http::header::USER_AGENT;

/// What robots' names hold, in lower case: the general patterns of the COUNTER robots list, and the libraries that fetch
/// by themselves.
const MARKS: [&str; 22] = [
    "bot",
    "crawl",
    "spider",
    "slurp",
    "archiver",
    "scrap",
    "harvest",
    "fetch",
    "preview",
    "monitor",
    "validator",
    "feed",
    "curl/",
    "wget/",
    "libwww",
    "python-",
    "python/",
    "java/",
    "okhttp",
    "go-http",
    "axios/",
    "node",
];
/// Telephones whose name only sounds like one.
const NOT_MARKS: [&str; 1] = ["cubot"];

/// Whether whoever asks says that it is a robot, or does not say what it is.
pub fn is_robot(headers: &HeaderMap) -> bool {
    let Some(name) = headers.get(USER_AGENT).and_then(|v| v.to_str().ok()) else {
        return true;
    };
    let name = NOT_MARKS
        .iter()
        .fold(name.to_lowercase(), |name, not| name.replace(not, ""));
    name.is_empty() || MARKS.iter().any(|mark| name.contains(mark))
}

#[cfg(test)]
mod tests {
    use super::*;
    use http::HeaderValue;

    fn asks(name: &'static str) -> bool {
        let mut headers = HeaderMap::new();
        headers.insert(USER_AGENT, HeaderValue::from_static(name));
        is_robot(&headers)
    }

    #[test]
    fn robots_say_so_and_browsers_are_none() {
        for robot in [
            "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
            "Mozilla/5.0 (compatible; Baiduspider/2.0)",
            "ia_archiver",
            "curl/8.5.0",
            "python-requests/2.32",
            "",
        ] {
            assert!(asks(robot), "{robot}");
        }
        for browser in [
            "Mozilla/5.0 (Linux; Android 14; CUBOT P80) AppleWebKit/537.36 Chrome/130.0 Mobile Safari/537.36",
            "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 Version/17.5 Mobile Safari/604.1",
            "Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0",
        ] {
            assert!(!asks(browser), "{browser}");
        }
        assert!(is_robot(&HeaderMap::new()));
    }
}
