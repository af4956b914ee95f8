//! From a request to the room it asks for: what is not a page or one of its verbs.

use super::Hall;
use crate::http::beats::{self, LiveBeats};
use crate::http::events::{self, Asked};
use crate::http::plays::{self, ReplayBeats};
use crate::http::upload::Upload;
use crate::http::{calendar, root, slides, tracks};
use app::i18n::Locale;
use axum::extract::{Path, Query, Request, State};
use axum::response::{IntoResponse, Response};
use http::StatusCode;
use http::request::Parts;
use std::collections::HashMap;
use std::sync::Arc;

fn parts_of(request: Request) -> Parts {
    request.into_parts().0
}

pub(super) async fn front(State(hall): State<Hall>, request: Request) -> Response {
    let parts = parts_of(request);
    let visit = hall.visit(&parts);
    root::root(&parts, visit).await
}

pub(super) async fn metrics(State(hall): State<Hall>, parts: Parts) -> Response {
    hall.metrics.answer(&parts, hall.behind_proxy)
}

pub(super) async fn live_beat(State(hall): State<Arc<LiveBeats>>, request: Request) -> Response {
    beats::live(&hall, request).await
}

pub(super) async fn live_events(
    State(hall): State<Hall>,
    Path(slug): Path<String>,
    Query(asked): Query<Asked>,
    parts: Parts,
) -> Response {
    match hall.visit(&parts) {
        Some(visit) => {
            events::events(&hall.db, &hall.hub, &visit, &slug, asked, &parts.headers).await
        }
        None => StatusCode::UNAUTHORIZED.into_response(),
    }
}

pub(super) async fn replay_beat(
    State(hall): State<Arc<ReplayBeats>>,
    request: Request,
) -> Response {
    plays::replay(&hall, request).await
}

/// The language an upload's answer is to speak: `?l=th`.
#[derive(serde::Deserialize)]
pub(super) struct Language {
    #[serde(default)]
    l: String,
}

pub(super) async fn upload(
    State(hall): State<Hall>,
    Path(named): Path<HashMap<String, String>>,
    Query(language): Query<Language>,
    request: Request,
) -> Response {
    uploading(&hall, &named, &language, request, None).await
}

pub(super) async fn upload_part(
    State(hall): State<Hall>,
    Path(named): Path<HashMap<String, String>>,
    Query(language): Query<Language>,
    request: Request,
) -> Response {
    let id = named.get("id").map(String::as_str);
    uploading(&hall, &named, &language, request, id).await
}

async fn uploading(
    hall: &Hall,
    named: &HashMap<String, String>,
    language: &Language,
    request: Request,
    id: Option<&str>,
) -> Response {
    let (parts, body) = request.into_parts();
    let Some(visit) = hall.visit(&parts) else {
        return StatusCode::UNAUTHORIZED.into_response();
    };
    let upload = Upload {
        db: &hall.db,
        media: &hall.media,
        uploads: &hall.uploads,
        visit: &visit,
        slug: named.get("slug").map_or("", String::as_str),
        l: Locale::parse(&language.l).unwrap_or(Locale::En),
        most: hall.upload_most,
    };
    let request = Request::from_parts(parts, body);
    match id {
        Some(id) => upload.one(id, request).await,
        None => upload.all(request).await,
    }
}

pub(super) async fn take_track(
    State(hall): State<Hall>,
    Path(slug): Path<String>,
    Query(language): Query<Language>,
    request: Request,
) -> Response {
    let (parts, body) = request.into_parts();
    let Some(visit) = hall.visit(&parts) else {
        return StatusCode::UNAUTHORIZED.into_response();
    };
    let l = Locale::parse(&language.l).unwrap_or(Locale::En);
    tracks::take(&hall.db, &visit, l, &slug, Request::from_parts(parts, body)).await
}

pub(super) async fn take_slides(
    State(hall): State<Hall>,
    Path(slug): Path<String>,
    Query(language): Query<Language>,
    request: Request,
) -> Response {
    let (parts, body) = request.into_parts();
    let Some(visit) = hall.visit(&parts) else {
        return StatusCode::UNAUTHORIZED.into_response();
    };
    let l = Locale::parse(&language.l).unwrap_or(Locale::En);
    let request = Request::from_parts(parts, body);
    slides::take(&hall.db, &hall.media, &visit, l, &slug, request).await
}

pub(super) async fn give_track(
    State(hall): State<Hall>,
    Path((_, slug, kind, file)): Path<(String, String, String, String)>,
    parts: Parts,
) -> Response {
    match hall.visit(&parts) {
        Some(visit) => tracks::give(&hall.db, &visit, &parts.headers, &slug, &kind, &file).await,
        None => StatusCode::UNAUTHORIZED.into_response(),
    }
}

pub(super) async fn give_slides(
    State(hall): State<Hall>,
    Path((_, slug)): Path<(String, String)>,
    parts: Parts,
) -> Response {
    match hall.visit(&parts) {
        Some(visit) => slides::give(&hall.db, &hall.media, &visit, &slug).await,
        None => StatusCode::UNAUTHORIZED.into_response(),
    }
}

pub(super) async fn calendar_file(
    State(hall): State<Hall>,
    Path((locale, slug)): Path<(String, String)>,
) -> Response {
    match Locale::parse(&locale) {
        Some(l) => calendar::calendar(&hall.db, &hall.origin, l, &slug).await,
        None => StatusCode::NOT_FOUND.into_response(),
    }
}
