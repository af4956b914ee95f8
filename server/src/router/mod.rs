//! Layers and routes in one place.

mod after_sign_in;
mod app_state;
mod handlers;
mod service;

pub use app_state::AppState;
use app_state::SharedState;
pub use service::HallService;

use crate::http::access_log::logged;
use crate::http::beat_requests::BeatRequests;
use crate::http::beats::LiveBeats;
use crate::http::cookies::{CookieKey, CookieName};
use crate::http::forms::server_function;
use crate::http::health;
use crate::http::materials::MATERIAL_FORM_MOST;
use crate::http::media::{self, Known};
use crate::http::metrics::measured;
use crate::http::plays::ReplayBeats;
use crate::http::posters::PosterFile;
use crate::http::ready::ready;
use crate::http::request_limits::{Forms, form};
use crate::http::slides::SlidesFile;
use crate::http::sounds::SoundFile;
use crate::http::strip_hydration::trim;
use crate::http::unavailable::unavailable;
use app::islands::wire;
use app::shell::{App, shell};
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::routing::{any, get, head, post};
use http::StatusCode;
use http::header::{CACHE_CONTROL, HeaderValue};
use leptos_axum::{LeptosRoutes, generate_route_list};
use std::sync::Arc;
use tower_http::CompressionLevel;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{NotForContentType, Predicate, SizeAbove};
use tower_http::csrf::CsrfLayer;
use tower_http::services::fs::ServeFileSystemResponseBody;
use tower_http::services::{ServeDir, ServeFile};
use tower_http::set_header::SetResponseHeader;
use tower_http::timeout::RequestBodyTimeoutLayer;
use tower_sessions::cookie::SameSite;
use tower_sessions::{Expiry, SessionManagerLayer};

/// The hall's service.
pub fn service(hall: AppState) -> HallService {
    HallService::new(&hall.clone(), routes(hall.into()))
}

/// The hall's routes.
fn routes(hall: SharedState) -> Router {
    let pages = generate_route_list(App);
    let sessions = SessionManagerLayer::new(hall.db.clone())
        .with_name(hall.session_cookie())
        .with_secure(hall.secure())
        .with_same_site(SameSite::Lax)
        .with_http_only(true)
        .with_expiry(Expiry::OnInactivity(time::Duration::days(30)));
    // Films and slides are compressed already, and small answers gain nothing.
    let compressible = SizeAbove::new(512)
        .and(NotForContentType::IMAGES)
        .and(NotForContentType::const_new("application/pdf"))
        // Documents of office programs are archives.
        .and(NotForContentType::const_new("application/vnd."))
        .and(NotForContentType::const_new("video/"));
    // What is made for one reader alone is compressed while they wait: so by gzip, whose second level takes less time here
    // than Brotli's first, to about as many bytes. Pages kept for all have the time that a better form takes.
    let compression = CompressionLayer::new()
        .quality(CompressionLevel::Precise(2))
        .compress_when(compressible);
    let provide = {
        let hall = hall.clone();
        move || hall.provide()
    };
    let forms = Forms {
        limits: hall.request_limits.clone(),
        proxies: hall.proxies.clone(),
    };
    // Large bodies have limits of their own in all; here only that they go on coming.
    let silence = RequestBodyTimeoutLayer::new(hall.request_limits.silence);
    let material = (silence.clone(), DefaultBodyLimit::max(MATERIAL_FORM_MOST));
    let large = (silence, DefaultBodyLimit::disable());
    let dynamic = Router::new()
        .route("/", get(handlers::front))
        .route("/metrics", get(handlers::metrics))
        .route("/robots.txt", get(handlers::robots))
        .route("/sitemap.xml", get(handlers::sitemap_index))
        .route("/sitemaps/{file}", get(handlers::sitemap_part))
        .route("/manifests/{file}", get(handlers::web_manifest))
        // Beside the server functions there are.
        .route("/api/{function}", any(async || StatusCode::NOT_FOUND))
        .route(
            "/upload/{slug}",
            post(handlers::upload)
                .options(handlers::upload)
                .layer(large.clone()),
        )
        .route(
            "/upload/{slug}/{id}",
            head(handlers::upload_part)
                .patch(handlers::upload_part)
                .delete(handlers::upload_part)
                .post(handlers::upload_part)
                .options(handlers::upload)
                .layer(large.clone()),
        )
        .route(
            "/{locale}/lectures/{slug}/calendar.ics",
            get(handlers::calendar_file),
        )
        .route(
            "/{locale}/calendar/programme.ics",
            get(handlers::programme_feed),
        )
        .route("/calendar/my/{file}", get(handlers::own_feed))
        .route(
            "/tracks/{slug}",
            post(handlers::take_track).layer(large.clone()),
        )
        .route(
            "/slides/{slug}",
            post(handlers::take_file::<SlidesFile>).layer(large.clone()),
        )
        .route(
            "/{locale}/replays/{slug}/slides.pdf",
            get(handlers::give_slides),
        )
        .route(
            "/materials/{slug}",
            post(handlers::take_material).layer(material),
        )
        .route(
            "/{locale}/lectures/{slug}/materials/{material}",
            get(handlers::give_material),
        )
        .route(
            "/poster/{slug}",
            post(handlers::take_file::<PosterFile>).layer(large.clone()),
        )
        .route(
            "/sounds/{slug}",
            post(handlers::take_file::<SoundFile>).layer(large.clone()),
        )
        .route(
            "/{locale}/replays/{slug}/sound/{language}/{quality}",
            get(handlers::give_film_with_sound),
        )
        .route(
            "/{locale}/replays/{slug}/{kind}/{file}",
            get(handlers::give_track),
        )
        .leptos_routes_with_context(&hall, pages, provide, shell)
        // Outside the library's own routes to server functions, which read any body whole.
        .layer(from_fn(server_function))
        .layer(from_fn_with_state(forms, form))
        .layer(from_fn(trim))
        .layer(sessions.clone())
        .layer(from_fn_with_state(hall.db.clone(), unavailable))
        .layer(CsrfLayer::new())
        .layer(compression);
    // Tens of thousands of streams stay open: a compressor would hold their events back, and memory for each.
    let streams = Router::new()
        .route("/events/live/{slug}", get(handlers::live_events))
        .layer(sessions)
        .layer(CsrfLayer::new());
    // Tens of thousands of rooms and players beat, so nothing stands in their way that a beat does not need.
    let requests = BeatRequests {
        limits: hall.limits.clone(),
        proxies: hall.proxies.clone(),
        body_time: hall.request_limits.form_time,
    };
    let live_beats = Arc::new(LiveBeats {
        beats: hall.beats.clone(),
        requests: requests.clone(),
    });
    let replay_beats = Arc::new(ReplayBeats {
        plays: hall.plays.clone(),
        requests,
        key: CookieKey::new(CookieName::Viewer, &hall.key),
        marks: hall.key.clone(),
        secure: hall.secure(),
    });
    let beats = Router::new()
        .route(
            wire::LIVE_BEATS,
            post(handlers::live_beat).with_state(live_beats),
        )
        .route(
            wire::REPLAY_BEATS,
            post(handlers::replay_beat).with_state(replay_beats),
        )
        .layer(CsrfLayer::new());
    // A film that plays asks for many ranges, and needs neither a session nor a compressor for them.
    let files = Router::new()
        .route("/media/{*file}", get(media::media))
        .with_state(Known::new(hall.db.clone(), hall.media.clone()));
    let site = hall.site.as_ref().map_or_else(Router::new, |site| {
        let built = ServeDir::new(site.join("pkg"))
            .precompressed_br()
            .precompressed_gzip();
        let for_ever = kept("public, max-age=31536000, immutable");
        let built = SetResponseHeader::overriding(built, CACHE_CONTROL, for_ever);
        // Browsers and others ask for it by this name, whatever a page says.
        let favicon = ServeFile::new(site.join("favicon.ico"));
        let a_day = kept("public, max-age=86400");
        let favicon = SetResponseHeader::overriding(favicon, CACHE_CONTROL, a_day);
        Router::new()
            .nest_service("/pkg", built)
            .route_service("/favicon.ico", favicon)
    });
    Router::new()
        .route(
            "/health",
            get(health::health)
                .with_state((hall.db.clone(), hall.lifecycle.clone()))
                .layer(from_fn_with_state(hall.lifecycle.clone(), ready)),
        )
        .merge(dynamic.merge(streams).with_state(hall))
        .merge(files)
        .merge(site)
        .merge(beats)
        .layer(CatchPanicLayer::new())
        .layer(from_fn(measured))
        .layer(from_fn(logged))
}

/// How long a file of the site may be kept. What is not there may be there after the next build.
fn kept(
    how: &'static str,
) -> impl FnMut(&http::Response<ServeFileSystemResponseBody>) -> Option<HeaderValue> + Clone {
    move |response| {
        let given = response.status().is_success() || response.status() == StatusCode::NOT_MODIFIED;
        given.then(|| HeaderValue::from_static(how))
    }
}
