//! From a request to the feature it asks for: what is neither a page nor a server function.

use super::SharedState;
use crate::http::beats::{self, LiveBeats};
use crate::http::events::{self, StreamQuery};
use crate::http::file_form::{self, FileTaker};
use crate::http::plays::{self, ReplayBeats};
use crate::http::request_session::RequestSession;
use crate::http::sounds::{self, FilmWithSound};
use crate::http::upload::Upload;
use crate::http::{calendar, locale_redirect, materials, sitemap, slides, tracks, web_manifest};
use app::i18n::Locale;
use app::lectures::is_slug;
use axum::extract::{FromRequestParts, Path, Query, RawPathParams, Request, State};
use axum::response::{IntoResponse, Response};
use http::request::Parts;
use http::{HeaderMap, Method, StatusCode, Uri};
use std::collections::HashMap;
use std::sync::Arc;

pub(super) async fn front(State(hall): State<SharedState>, parts: Parts) -> Response {
    let session = hall.session(&parts);
    locale_redirect::root(&parts, session).await
}

pub(super) async fn metrics(State(hall): State<SharedState>, parts: Parts) -> Response {
    hall.metrics.answer(&parts.headers)
}

pub(super) async fn live_beat(State(hall): State<Arc<LiveBeats>>, request: Request) -> Response {
    beats::live(&hall, request).await
}

/// The visitor of a request that has passed the session layer.
pub(super) struct Session(RequestSession);

impl FromRequestParts<SharedState> for Session {
    type Rejection = StatusCode;

    async fn from_request_parts(parts: &mut Parts, hall: &SharedState) -> Result<Self, StatusCode> {
        hall.session(parts)
            .map(Self)
            .ok_or(StatusCode::UNAUTHORIZED)
    }
}

pub(super) async fn live_events(
    State(hall): State<SharedState>,
    Path(slug): Path<String>,
    Query(query): Query<StreamQuery>,
    Session(session): Session,
    headers: HeaderMap,
) -> Response {
    events::events(&hall.db, &hall.hub, &session, &slug, query, &headers).await
}

pub(super) async fn replay_beat(
    State(hall): State<Arc<ReplayBeats>>,
    request: Request,
) -> Response {
    plays::replay(&hall, request).await
}

/// The lecture that an address to post to names. Where what stands there could be none, there is no such address.
pub(super) struct Named(String);

impl<S: Send + Sync> FromRequestParts<S> for Named {
    type Rejection = StatusCode;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, StatusCode> {
        let params = RawPathParams::from_request_parts(parts, state).await;
        let params = params.map_err(|_| StatusCode::NOT_FOUND)?;
        let slug = params.iter().find(|(name, _)| *name == "slug");
        let slug = slug.map(|(_, slug)| slug).filter(|slug| is_slug(slug));
        slug.map(|slug| Self(slug.to_owned()))
            .ok_or(StatusCode::NOT_FOUND)
    }
}

/// The language an upload's answer is to speak: `?l=th`.
#[derive(serde::Deserialize)]
pub(super) struct Language {
    #[serde(default)]
    l: String,
}

impl Language {
    fn locale(&self) -> Locale {
        Locale::parse(&self.l).unwrap_or(Locale::En)
    }
}

pub(super) async fn upload(
    State(hall): State<SharedState>,
    Named(slug): Named,
    Query(language): Query<Language>,
    Session(session): Session,
    request: Request,
) -> Response {
    let upload = uploading(&hall, &slug, &language, &session);
    upload.all(request).await
}

pub(super) async fn upload_part(
    State(hall): State<SharedState>,
    Named(slug): Named,
    Path(named): Path<HashMap<String, String>>,
    Query(language): Query<Language>,
    Session(session): Session,
    request: Request,
) -> Response {
    let upload = uploading(&hall, &slug, &language, &session);
    let id = named.get("id").map_or("", String::as_str);
    upload.one(id, request).await
}

fn uploading<'a>(
    hall: &'a SharedState,
    slug: &'a str,
    language: &Language,
    session: &'a RequestSession,
) -> Upload<'a> {
    Upload {
        db: &hall.db,
        media: &hall.media,
        uploads: &hall.uploads,
        session,
        slug,
        l: language.locale(),
        most: hall.upload_most,
    }
}

pub(super) async fn take_track(
    State(hall): State<SharedState>,
    Named(slug): Named,
    Query(language): Query<Language>,
    Session(session): Session,
    request: Request,
) -> Response {
    tracks::take(&hall.db, &session, language.locale(), &slug, request).await
}

pub(super) async fn take_file<T: FileTaker>(
    State(hall): State<SharedState>,
    Named(slug): Named,
    Query(language): Query<Language>,
    Session(session): Session,
    request: Request,
) -> Response {
    file_form::take::<T>(
        &hall.db,
        &hall.media,
        &session,
        language.locale(),
        &slug,
        request,
    )
    .await
}

pub(super) async fn give_film_with_sound(
    State(hall): State<SharedState>,
    Path((locale, slug, language, quality)): Path<(String, String, String, String)>,
    Session(session): Session,
    method: Method,
    uri: Uri,
) -> Response {
    if Locale::parse(&locale).is_none() {
        return StatusCode::NOT_FOUND.into_response();
    }
    let asked = FilmWithSound {
        is_wanted: method == Method::GET,
        slug: &slug,
        language: &language,
        quality: &quality,
        query: uri.query().unwrap_or_default(),
    };
    sounds::give(&hall.db, &hall.media, &session, &asked).await
}

pub(super) async fn give_track(
    State(hall): State<SharedState>,
    Path((locale, slug, kind, file)): Path<(String, String, String, String)>,
    Session(session): Session,
    headers: HeaderMap,
) -> Response {
    if Locale::parse(&locale).is_none() {
        return StatusCode::NOT_FOUND.into_response();
    }
    tracks::give(&hall.db, &session, &headers, &slug, &kind, &file).await
}

pub(super) async fn give_slides(
    State(hall): State<SharedState>,
    Path((locale, slug)): Path<(String, String)>,
    Session(session): Session,
    headers: HeaderMap,
) -> Response {
    if Locale::parse(&locale).is_none() {
        return StatusCode::NOT_FOUND.into_response();
    }
    slides::give(&hall.db, &hall.media, &session, &headers, &slug).await
}

pub(super) async fn take_material(
    State(hall): State<SharedState>,
    Named(slug): Named,
    Query(language): Query<Language>,
    Session(session): Session,
    request: Request,
) -> Response {
    let l = language.locale();
    materials::take(&hall.db, &hall.media, &session, l, &slug, request).await
}

pub(super) async fn give_material(
    State(hall): State<SharedState>,
    Path((locale, slug, material)): Path<(String, String, String)>,
    Session(session): Session,
    headers: HeaderMap,
) -> Response {
    if Locale::parse(&locale).is_none() {
        return StatusCode::NOT_FOUND.into_response();
    }
    materials::give(
        &hall.db,
        &hall.media,
        &session,
        &headers,
        (slug.as_str(), material.as_str()),
    )
    .await
}

pub(super) async fn calendar_file(
    State(hall): State<SharedState>,
    Path((locale, slug)): Path<(String, String)>,
    headers: HeaderMap,
) -> Response {
    match Locale::parse(&locale) {
        Some(l) => calendar::file(&hall.db, &hall.origin, l, &slug, &headers).await,
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

pub(super) async fn programme_feed(
    State(hall): State<SharedState>,
    Path(locale): Path<String>,
    uri: Uri,
    headers: HeaderMap,
) -> Response {
    let Some(l) = Locale::parse(&locale) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let query = uri.query().unwrap_or_default();
    calendar::programme(&hall.db, &hall.feeds, &hall.origin, l, query, &headers).await
}

pub(super) async fn own_feed(
    State(hall): State<SharedState>,
    Path(file): Path<String>,
    headers: HeaderMap,
) -> Response {
    match file.strip_suffix(".ics") {
        Some(number) => calendar::own(&hall.db, &hall.origin, number, &headers).await,
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

pub(super) async fn robots(State(hall): State<SharedState>) -> Response {
    sitemap::robots(&hall.origin)
}

pub(super) async fn sitemap_index(State(hall): State<SharedState>, headers: HeaderMap) -> Response {
    sitemap::index(&hall.db, &hall.origin, &headers).await
}

pub(super) async fn sitemap_part(
    State(hall): State<SharedState>,
    Path(file): Path<String>,
    headers: HeaderMap,
) -> Response {
    sitemap::part(&hall.db, &hall.origin, &file, &headers).await
}

pub(super) async fn web_manifest(
    State(hall): State<SharedState>,
    Path(file): Path<String>,
) -> Response {
    let l = file.strip_suffix(".webmanifest").and_then(Locale::parse);
    match l {
        Some(l) => web_manifest::web_manifest(&hall.manifest, l),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}
