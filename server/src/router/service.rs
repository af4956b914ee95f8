//! The hall's service: what is done for every request, whatever it asks for.

use super::AppState;
use crate::db::Db;
use crate::http::access_log;
use crate::http::cookies::{CookieName, Cookies, SetCookies};
use crate::http::error_pages::{self, ErrorPages};
use crate::http::forms;
use crate::http::headers::{give_policies, give_request_id};
use crate::http::locale_redirect::{expected_language, language_cookie};
use crate::http::metrics;
use crate::http::page_cache::{Key, MOST, PageCache};
use crate::http::request_limits::too_many_cookies;
use axum::Router;
use axum::body::Body;
use axum::response::IntoResponse;
use futures::future::BoxFuture;
use http::header::{HeaderMap, HeaderValue, SET_COOKIE};
use http::{Request, Response, StatusCode};
use std::convert::Infallible;
use std::task::{Context, Poll};
use tower::{Service, ServiceExt};
use tower_http::normalize_path::NormalizePath;

/// The longest part of an address between two slashes, in bytes: the longest name of a file.
const PART_MOST: usize = 255;

/// The hall's routes, behind what is done for every request: its cookies are read once, it gets an id, a page that is
/// the same for all comes from the page cache, and its answer gets the hall's headers and, where it is a bare refusal
/// to a browser, a page.
#[derive(Clone)]
pub struct HallService {
    routes: NormalizePath<Router>,
    pages: PageCache,
    error_pages: ErrorPages,
    db: Db,
    /// Whether the public address is https.
    secure: bool,
}

impl HallService {
    pub(super) fn new(hall: &AppState, routes: Router) -> Self {
        // `/en/` and `/en` are one page.
        let routes = NormalizePath::trim_trailing_slash(routes);
        Self {
            pages: PageCache::new(routes.clone(), hall.db.clone(), hall.secure(), MOST),
            error_pages: ErrorPages::new(hall.manifest.site(hall.origin.clone())),
            db: hall.db.clone(),
            secure: hall.secure(),
            routes,
        }
    }

    /// The pages kept ready.
    pub const fn pages(&self) -> &PageCache {
        &self.pages
    }

    async fn answer(self, mut request: Request<Body>) -> Response<Body> {
        let cookies = Cookies::read(request.headers(), self.secure);
        let of_beats = request.uri().path().starts_with("/beat/");
        let id = give_request_id(&self.db, request.headers_mut());
        if let Some(mut refusal) = too_many_cookies(request.headers(), request.uri().path()) {
            access_log::refused_at_once(
                request.method(),
                request.uri().path(),
                refusal.status(),
                &id,
            );
            give_policies(refusal.headers_mut(), id, self.secure, of_beats);
            return refusal;
        }
        let set_cookies = SetCookies::default();
        request.extensions_mut().insert(set_cookies.clone());
        let language = language_cookie(
            request.uri().path(),
            &cookies,
            request.headers(),
            self.secure,
        );
        let error_page_in = self
            .error_pages
            .wanted(request.uri(), request.headers())
            .map(|l| l.unwrap_or_else(|| expected_language(&cookies, request.headers())));
        // No page's address holds the character of nothing, and no database takes it.
        let holds_nul = !error_pages::is_for_programs(request.uri())
            && request
                .uri()
                .path_and_query()
                .is_some_and(|address| forms::holds_nul(address.as_str().as_bytes()));
        // Nor does any name the hall gives grow so long, and no file system takes it.
        let too_long = request
            .uri()
            .path()
            .split('/')
            .any(|part| part.len() > PART_MOST);
        let key = Key::of(&request, &cookies);
        cookies.replace_in(&mut request, self.secure);
        let response = match key {
            _ if holds_nul => StatusCode::BAD_REQUEST.into_response(),
            _ if too_long => StatusCode::NOT_FOUND.into_response(),
            Some(key) => self.kept(key, request.headers()).await,
            None => self
                .routes
                .clone()
                .oneshot(request)
                .await
                .unwrap_or_else(|never| match never {}),
        };
        let mut response = match error_page_in {
            Some(l) => self.error_pages.dressed(response, l, &id),
            None => response,
        };
        let headers = response.headers_mut();
        if self.secure {
            remove_by_its_rules(headers);
        }
        give_policies(headers, id, self.secure, of_beats);
        set_cookies.send_with(headers);
        if let Some(cookie) = language.filter(|_| response.status() == StatusCode::OK) {
            response.headers_mut().append(SET_COOKIE, cookie);
        }
        response
    }

    async fn kept(&self, key: Key, asked: &HeaderMap) -> Response<Body> {
        let answer = match self.pages.ready(&key).await {
            Some(answer) => {
                metrics::count("kept", StatusCode::OK);
                answer
            }
            None => self.pages.page(key).await,
        };
        answer.response(asked)
    }
}

/// The session layer takes its cookie away without `Secure`, and browsers keep a cookie of such a name then.
fn remove_by_its_rules(headers: &mut HeaderMap) {
    let name = CookieName::Session.name(true);
    let removed = |value: &HeaderValue| {
        let pair = value.as_bytes().split(|byte| *byte == b';').next();
        pair == Some(format!("{name}=").as_bytes())
    };
    let cookie = CookieName::Session.remove(true);
    if let http::header::Entry::Occupied(mut set) = headers.entry(SET_COOKIE) {
        for value in set.iter_mut().filter(|value| removed(value)) {
            *value = cookie.clone();
        }
    }
}

impl Service<Request<Body>> for HallService {
    type Response = Response<Body>;
    type Error = Infallible;
    type Future = BoxFuture<'static, Result<Response<Body>, Infallible>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request<Body>) -> Self::Future {
        let this = self.clone();
        Box::pin(async move { Ok(this.answer(request).await) })
    }
}
