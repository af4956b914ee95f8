//! The page of a refusal that no page of the hall gave: a bare status becomes a sentence in the reader's language.

use crate::i18n::Locale;
use crate::say;
use crate::ui::Site;
use http::StatusCode;
use leptos::prelude::*;

/// What is refused.
#[derive(Debug, Clone)]
pub struct ErrorPage {
    /// With which status.
    pub status: StatusCode,
    /// The seconds to wait before the next try, where that helps.
    pub retry_after: Option<u64>,
    /// The id of the request, told where something broke.
    pub request_id: String,
}

/// The whole document: no script, no session, no database stands behind it.
pub fn error_page(site: &Site, l: Locale, page: &ErrorPage) -> String {
    Owner::new().with(|| document(site, l, page).to_html())
}

fn document(site: &Site, l: Locale, page: &ErrorPage) -> impl IntoView + use<> {
    let (title, text) = words(l, page);
    let id = page.status.is_server_error().then(|| {
        let id = page.request_id.clone();
        view! { <p>{say!(l, "fault-id")}" "<code>{id}</code></p> }
    });
    let head = say!(l, "page-title", title = title.clone());
    view! {
        <!DOCTYPE html>
        <html lang=l.tag() dir=l.dir().attr()>
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <meta name="color-scheme" content="light dark" />
                <meta name="robots" content="noindex" />
                <link rel="stylesheet" href=site.css.clone() />
                <link rel="icon" href=site.icon.clone() type="image/svg+xml" />
                <title>{head}</title>
            </head>
            <body>
                <main id="content" class="page narrow calm">
                    <h1>{title}</h1>
                    <p>{text}</p>
                    {id}
                    <p><a href=format!("/{}/", l.tag())>{say!(l, "to-programme")}</a></p>
                </main>
            </body>
        </html>
    }
}

fn words(l: Locale, page: &ErrorPage) -> (String, String) {
    match page.status {
        StatusCode::NOT_FOUND | StatusCode::GONE => {
            (say!(l, "not-found-title"), say!(l, "not-found-text"))
        }
        StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN => (
            say!(l, "error-forbidden-title"),
            say!(l, "error-forbidden-text"),
        ),
        StatusCode::REQUEST_TIMEOUT => (
            say!(l, "error-too-slow-title"),
            say!(l, "error-too-slow-text"),
        ),
        StatusCode::PAYLOAD_TOO_LARGE
        | StatusCode::URI_TOO_LONG
        | StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE => (
            say!(l, "error-too-large-title"),
            say!(l, "error-too-large-text"),
        ),
        StatusCode::TOO_MANY_REQUESTS => (
            say!(l, "too-many-title"),
            say!(
                l,
                "error-too-many-text",
                seconds = page.retry_after.unwrap_or(60)
            ),
        ),
        StatusCode::SERVICE_UNAVAILABLE => {
            (say!(l, "unavailable-title"), say!(l, "unavailable-text"))
        }
        status if status.is_client_error() => (
            say!(l, "error-malformed-title"),
            say!(l, "error-malformed-text"),
        ),
        _ => (say!(l, "fault-title"), say!(l, "fault-text")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_status_has_a_page_in_every_language() {
        let site = Site::default();
        for l in Locale::ALL {
            for code in [
                400, 401, 403, 404, 405, 408, 410, 413, 414, 415, 422, 429, 431, 500, 503,
            ] {
                let page = ErrorPage {
                    status: StatusCode::from_u16(code).unwrap(),
                    retry_after: Some(5),
                    request_id: "a1b2c3".into(),
                };
                let html = error_page(&site, l, &page);
                assert!(html.starts_with("<!DOCTYPE html><html"), "{html}");
                assert!(html.contains("<h1>") && html.contains("</title>"), "{html}");
                assert_eq!(html.contains("a1b2c3"), code >= 500, "{code}");
                assert!(
                    !html.contains("error-") && !html.contains("-title"),
                    "{html}"
                );
            }
        }
    }
}
