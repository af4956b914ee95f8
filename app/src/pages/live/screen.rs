//! The screen of the room: the stream where the page can play it, else the way to it.

use super::Page;
use crate::i18n::Locale;
use crate::replays::wished_sounds;
use crate::say;
use crate::ui::{island_scripts, stream_scripts};
use http::Uri;
use leptos::prelude::*;

/// What stands behind the address of a lecture.
#[derive(Debug, PartialEq, Eq)]
enum Behind {
    /// None yet.
    Nothing,
    /// A stream by HLS (RFC 8216); from this very machine, the origin that the page's policy must name.
    Stream { loopback: Option<String> },
    /// A file that every browser plays.
    Film,
    /// A film or stream without TLS: no browser lets a page with TLS show it.
    Apart,
    /// A meeting elsewhere.
    Meeting,
}

/// The stream itself where a browser can play it, else the way to the meeting: one element, which is replaced where
/// the lecture has moved.
pub fn screen(l: Locale, url: &str, moved: bool) -> AnyView {
    let href = url.to_owned();
    let moved = moved.then(|| view! { <p role="status">{say!(l, "room-moved")}</p> });
    let inner = match behind(url) {
        Behind::Nothing => view! { <p>{say!(l, "no-meeting-yet")}</p> }.into_any(),
        Behind::Stream { .. } => return film(l, url, true, moved.into_any()),
        Behind::Film => return film(l, url, false, moved.into_any()),
        Behind::Apart => view! {
            <p class="soft">{say!(l, "stream-unplayable")}</p>
            <a class="button main" href=href target="_blank" rel="noopener noreferrer">
                {say!(l, "open-stream")}
                <span class="unseen">" "{say!(l, "new-tab")}</span>
            </a>
            <p class="small soft">{say!(l, "keep-open")}</p>
        }
        .into_any(),
        Behind::Meeting => view! {
            <p class="soft">{say!(l, "meeting-outside")}</p>
            <a class="button main" href=href target="_blank" rel="noopener noreferrer">
                {say!(l, "open-meeting")}
                <span class="unseen">" "{say!(l, "new-tab")}</span>
            </a>
            <p class="small soft">{say!(l, "keep-open")}</p>
        }
        .into_any(),
    };
    view! { <div class="screen" id="screen" data-same=url.to_owned()>{moved}{inner}</div> }
        .into_any()
}

/// The player, and beside it the link to what it plays. The address stands at the video itself, so that a browser
/// that plays it needs no script; a page that was written without a stream has none either, so it is to be loaded anew.
fn film(l: Locale, url: &str, stream: bool, moved: AnyView) -> AnyView {
    let (same, anew) = (url.to_owned(), stream.then_some(""));
    let hls = stream.then(|| url.to_owned());
    let (src, href) = (url.to_owned(), url.to_owned());
    let choices = stream.then(|| {
        let behind = say!(l, "stream-behind", time = "{time}");
        view! {
            <label hidden>{say!(l, "sound")}" "<select></select></label>
            <label hidden><input type="checkbox" />{say!(l, "sound-only")}</label>
            <div role="status">
                <p hidden>
                    {say!(l, "stream-lost")}" "
                    <button type="button" class="button">{say!(l, "stream-again")}</button>
                </p>
            </div>
            <p role="status" class="soft" data-behind=behind data-slow=say!(l, "stream-slow")></p>
            <button type="button" class="button quiet small" hidden>{say!(l, "stream-to-live")}</button>
        }
    });
    view! {
        <div class="film" id="screen" data-same=same data-anew=anew>
            <div class="screen">
                <video controls=true playsinline=true preload="none" src=src data-hls=hls></video>
            </div>
            <div class="beside">
                {moved}
                <a href=href target="_blank" rel="noopener noreferrer">
                    {say!(l, "open-stream")}
                    <span class="unseen">" "{say!(l, "new-tab")}</span>
                </a>
                {choices}
            </div>
        </div>
    }
    .into_any()
}

/// The scripts of the room's page: the islands', and only where there is a stream, what plays it, in the language of
/// sound that the reader wishes.
pub(super) fn scripts(p: &Page, url: &str) -> AnyView {
    match behind(url) {
        Behind::Stream { loopback } => {
            let wished = wished_sounds(p.param("sound")).into_iter().flatten().next();
            stream_scripts(loopback.as_deref(), wished)
        }
        _ => island_scripts(),
    }
}

/// By the end of its path, and by how it travels.
fn behind(url: &str) -> Behind {
    if url.is_empty() {
        return Behind::Nothing;
    }
    let Ok(uri) = url.parse::<Uri>() else {
        return Behind::Meeting;
    };
    let path = uri.path().to_ascii_lowercase();
    let kind = path.rsplit('.').next().unwrap_or_default();
    let stream = kind == "m3u8";
    if !matches!(kind, "m3u8" | "mp4" | "webm") {
        return Behind::Meeting;
    }
    let safe = uri.scheme_str() == Some("https");
    match uri.host() {
        _ if safe && stream => Behind::Stream { loopback: None },
        _ if safe => Behind::Film,
        // Made of these parts only, since it becomes part of a header.
        Some(host @ ("127.0.0.1" | "localhost")) if stream => Behind::Stream {
            loopback: Some(format!("http://{host}:{}", uri.port_u16().unwrap_or(80))),
        },
        _ => Behind::Apart,
    }
}

#[cfg(test)]
mod tests {
    use super::{Behind, behind};

    #[test]
    fn only_what_a_browser_plays_is_played_in_the_page() {
        let tls = Behind::Stream { loopback: None };
        for (url, expected) in [
            ("", Behind::Nothing),
            ("https://live.example.org/hall/index.m3u8?token=1", tls),
            ("https://example.org/A.MP4#t=1", Behind::Film),
            (
                "https://meeting.example.com/j/123?file=.mp4",
                Behind::Meeting,
            ),
            ("http://live.example.org/index.m3u8", Behind::Apart),
            ("http://127.0.0.1.example.org/index.m3u8", Behind::Apart),
            ("http://example.org/film.webm", Behind::Apart),
        ] {
            assert_eq!(behind(url), expected, "{url}");
        }
    }

    #[test]
    fn a_stream_of_this_machine_names_its_origin_and_nothing_else() {
        for (url, expected) in [
            ("http://127.0.0.1:8080/a.m3u8", "http://127.0.0.1:8080"),
            (
                "http://localhost/a.m3u8?x=;script-src",
                "http://localhost:80",
            ),
        ] {
            let loopback = Some(expected.to_owned());
            assert_eq!(behind(url), Behind::Stream { loopback }, "{url}");
        }
    }
}
