//! Layers and routes in one place.

use crate::db::Db;
use crate::http::beats::{self, LiveBeats};
use crate::http::events::{self, Asked, Hub};
use crate::http::headers::{Headers, headers};
use crate::http::kept::Kept;
use crate::http::limits::Limits;
use crate::http::metrics::{Metrics, measured};
use crate::http::plays::{self, ReplayBeats};
use crate::http::site::Manifest;
use crate::http::trim::trim;
use crate::http::upload::{Upload, Uploads};
use crate::http::visit::Visit;
use crate::http::{calendar, health, root};
use crate::media::Media;
use crate::rooms::live::Beats;
use crate::rooms::replays::Plays;
use app::accounts::{Accounts, Who};
use app::enrolment::Enrolment;
use app::i18n::Locale;
use app::lectures::Lectures;
use app::live::{Corrections, Gatherings, Live, LiveDesk, Questions};
use app::replays::{Films, LargestUpload, MakesRenditions, RenditionsRoom, Replays};
use app::reports::Reports;
use app::shell::{App, ZoneUnknown, shell};
use app::ui::{Keep, Origin};
use axum::Router;
use axum::extract::{DefaultBodyLimit, Path, Query, Request, State};
use axum::handler::Handler;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, head, post};
use axum_extra::extract::cookie::Key;
use http::StatusCode;
use http::header::{CACHE_CONTROL, HeaderValue};
use http::request::Parts;
use leptos::config::LeptosOptions;
use leptos::prelude::provide_context;
use leptos_axum::{LeptosRoutes, generate_route_list, handle_server_fns_with_context};
use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::Arc;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{NotForContentType, Predicate, SizeAbove};
use tower_http::csrf::CsrfLayer;
use tower_http::services::ServeDir;
use tower_http::set_header::SetResponseHeader;
use tower_sessions::cookie::SameSite;
use tower_sessions::{Expiry, SessionManagerLayer};

/// The longest form, in bytes: an abstract in five languages.
const FORM_MOST: usize = 256 * 1024;
/// How much of a file is read at once.
const CHUNK: usize = 512 * 1024;

/// What every request may need.
#[derive(Clone)]
pub struct Hall {
    /// The database.
    pub db: Db,
    /// Where the beats of live rooms are credited.
    pub beats: Beats,
    /// Where the beats of players are credited.
    pub plays: Plays,
    /// Who listens to what happens in live rooms.
    pub hub: Hub,
    /// The replays' files.
    pub media: Media,
    /// How often one may try to sign in.
    pub limits: Limits,
    /// The key that signs visitors' cookies.
    pub key: Key,
    /// The public address, without a slash at the end.
    pub origin: String,
    /// Whether the visitor's address comes from a proxy of ours.
    pub behind_proxy: bool,
    /// What is measured, and who may read it.
    pub metrics: Metrics,
    /// The most bytes of an upload.
    pub upload_most: u64,
    /// What is on its way.
    pub uploads: Uploads,
    /// Whether this machine has what makes renditions.
    pub makes_renditions: bool,
    /// The folder of the built site, if it was built.
    pub site: Option<PathBuf>,
    /// What the build wrote.
    pub manifest: Manifest,
}

impl Hall {
    fn secure(&self) -> bool {
        self.origin.starts_with("https://")
    }

    /// The name of the session's cookie.
    fn session_cookie(&self) -> &'static str {
        if self.secure() { "__Host-hall" } else { "hall" }
    }

    fn visit(&self, parts: &Parts) -> Option<Visit> {
        Visit::of(
            parts,
            self.db.clone(),
            self.limits.clone(),
            self.secure(),
            self.behind_proxy,
        )
    }

    fn leptos(&self) -> LeptosOptions {
        LeptosOptions::builder()
            .output_name(self.manifest.output_name())
            .site_pkg_dir("pkg")
            .build()
    }

    /// Gives every room's door, the visitor and the site to a request.
    fn provide(&self) {
        let db = Arc::new(self.db.clone());
        provide_context::<Arc<dyn Accounts>>(db.clone());
        provide_context::<Arc<dyn Lectures>>(db.clone());
        provide_context::<Arc<dyn Enrolment>>(db.clone());
        provide_context::<Arc<dyn Live>>(db.clone());
        provide_context::<Arc<dyn Questions>>(db.clone());
        provide_context::<Arc<dyn LiveDesk>>(db.clone());
        provide_context::<Arc<dyn Gatherings>>(db.clone());
        provide_context::<Arc<dyn Corrections>>(db.clone());
        provide_context::<Arc<dyn Replays>>(db.clone());
        provide_context::<Arc<dyn RenditionsRoom>>(db.clone());
        provide_context::<Arc<dyn Reports>>(db);
        provide_context::<Arc<dyn Films>>(Arc::new(self.media.clone()));
        provide_context(LargestUpload(
            i64::try_from(self.upload_most).unwrap_or(i64::MAX),
        ));
        provide_context(MakesRenditions(self.makes_renditions));
        provide_context(self.leptos());
        provide_context(self.manifest.site(self.origin.clone()));
        provide_context(Origin(self.origin.clone()));
        provide_context(self.manifest.player());
        provide_context(self.manifest.upload());
        leptos::nonce::provide_nonce();
        if let Some(visit) =
            leptos::prelude::use_context::<Parts>().and_then(|parts| self.visit(&parts))
        {
            if visit.zone_unknown() {
                provide_context(ZoneUnknown);
            }
            let visit = Arc::new(visit);
            provide_context::<Arc<dyn Who>>(visit.clone());
            provide_context::<Arc<dyn Keep>>(visit);
        }
    }
}

/// The hall's service: its kept answers before its routes.
pub fn service(hall: Hall) -> Kept {
    let (db, cookie, secure) = (hall.db.clone(), hall.session_cookie(), hall.secure());
    Kept::new(routes(hall), db, cookie, secure)
}

/// The hall's routes.
fn routes(hall: Hall) -> Router {
    let pages = generate_route_list(App);
    let sessions = SessionManagerLayer::new(hall.db.clone())
        .with_name(hall.session_cookie())
        .with_secure(hall.secure())
        .with_same_site(SameSite::Lax)
        .with_http_only(true)
        .with_expiry(Expiry::OnInactivity(time::Duration::days(30)));
    // Films are compressed already, and small answers gain nothing.
    let compression = CompressionLayer::new().compress_when(
        SizeAbove::new(512)
            .and(NotForContentType::IMAGES)
            .and(NotForContentType::const_new("video/"))
            // An event would wait in the compressor for the next.
            .and(NotForContentType::SSE),
    );
    let provide = {
        let hall = hall.clone();
        move || hall.provide()
    };
    let verbs = {
        let provide = provide.clone();
        move |request: Request| handle_server_fns_with_context(provide.clone(), request)
    };
    let dynamic = Router::new()
        .route("/", get(front))
        .route("/metrics", get(metrics))
        .route(
            "/api/{verb}",
            post(verbs.layer(DefaultBodyLimit::max(FORM_MOST))),
        )
        .route(
            "/upload/{slug}",
            post(upload)
                .options(upload)
                .layer(DefaultBodyLimit::disable()),
        )
        .route(
            "/upload/{slug}/{id}",
            head(upload_part)
                .patch(upload_part)
                .delete(upload_part)
                .post(upload_part)
                .options(upload)
                .layer(DefaultBodyLimit::disable()),
        )
        .route("/events/live/{slug}", get(live_events))
        .route("/{locale}/lectures/{slug}/calendar.ics", get(calendar_file))
        .leptos_routes_with_context(&hall, pages, provide, shell)
        .layer(from_fn(trim))
        .layer(sessions)
        .layer(CsrfLayer::new())
        .layer(compression);
    // Tens of thousands of rooms and players beat, so nothing stands in their way that a beat does not need.
    let live_beats = Arc::new(LiveBeats {
        beats: hall.beats.clone(),
        limits: hall.limits.clone(),
        session_cookie: hall.session_cookie(),
        behind_proxy: hall.behind_proxy,
    });
    let replay_beats = Arc::new(ReplayBeats {
        plays: hall.plays.clone(),
        limits: hall.limits.clone(),
        key: hall.key.clone(),
        session_cookie: hall.session_cookie(),
        secure: hall.secure(),
        behind_proxy: hall.behind_proxy,
    });
    let beats = Router::new()
        .route("/beat/live", post(live_beat).with_state(live_beats))
        .route("/beat/replay", post(replay_beat).with_state(replay_beats))
        .layer(CsrfLayer::new());
    let files = Router::new().nest_service(
        "/media",
        ServeDir::new(hall.media.folder()).with_buf_chunk_size(CHUNK),
    );
    let site = hall.site.as_ref().map_or_else(Router::new, |site| {
        let built = ServeDir::new(site.join("pkg"))
            .precompressed_br()
            .precompressed_gzip();
        let for_ever = HeaderValue::from_static("public, max-age=31536000, immutable");
        let built = SetResponseHeader::overriding(built, CACHE_CONTROL, for_ever);
        Router::new().nest_service("/pkg", built)
    });
    let state = Headers {
        db: hall.db.clone(),
        secure: hall.secure(),
    };
    Router::new()
        .route("/health", get(health::health).with_state(hall.db.clone()))
        .merge(dynamic.with_state(hall))
        .merge(files)
        .merge(site)
        .layer(from_fn_with_state(state, headers))
        .merge(beats)
        .layer(CatchPanicLayer::new())
        .layer(from_fn(measured))
}

impl axum::extract::FromRef<Hall> for LeptosOptions {
    fn from_ref(hall: &Hall) -> Self {
        hall.leptos()
    }
}

fn parts_of(request: Request) -> Parts {
    request.into_parts().0
}

async fn front(State(hall): State<Hall>, request: Request) -> Response {
    let parts = parts_of(request);
    let visit = hall.visit(&parts);
    root::root(&parts, visit).await
}

async fn metrics(State(hall): State<Hall>, parts: Parts) -> Response {
    hall.metrics.answer(&parts, hall.behind_proxy)
}

async fn live_beat(State(hall): State<Arc<LiveBeats>>, request: Request) -> Response {
    beats::live(&hall, request).await
}

async fn live_events(
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

async fn replay_beat(State(hall): State<Arc<ReplayBeats>>, request: Request) -> Response {
    plays::replay(&hall, request).await
}

/// The language an upload's answer is to speak: `?l=th`.
#[derive(serde::Deserialize)]
struct Language {
    #[serde(default)]
    l: String,
}

async fn upload(
    State(hall): State<Hall>,
    Path(named): Path<HashMap<String, String>>,
    Query(language): Query<Language>,
    request: Request,
) -> Response {
    uploading(&hall, &named, &language, request, None).await
}

async fn upload_part(
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

async fn calendar_file(
    State(hall): State<Hall>,
    Path((locale, slug)): Path<(String, String)>,
) -> Response {
    match Locale::parse(&locale) {
        Some(l) => calendar::calendar(&hall.db, &hall.origin, l, &slug).await,
        None => StatusCode::NOT_FOUND.into_response(),
    }
}
