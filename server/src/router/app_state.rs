//! What every request may need.

use super::after_sign_in::Wishes;
use crate::db::Db;
use crate::features::live::Beats;
use crate::features::replays::Plays;
use crate::http::calendar::Feeds;
use crate::http::client_address::TrustedProxies;
use crate::http::cookies::CookieName;
use crate::http::events::EventHub;
use crate::http::limits::Limits;
use crate::http::metrics::Metrics;
use crate::http::programme_cache::ProgrammeCache;
use crate::http::request_limits::RequestLimits;
use crate::http::request_session::{RequestSession, RequestSessions};
use crate::http::site::Manifest;
use crate::http::upload::Uploads;
use crate::lifecycle::Lifecycle;
use crate::media::Media;
use app::accounts::{Accounts, AfterSignIn, CurrentSession};
use app::calendar::CalendarAddresses;
use app::enrolment::{Enrolment, HeldSeats, SavedLectures};
use app::hall::Hall;
use app::lectures::Lectures;
use app::live::{
    ActualTimes, AttendedShares, CorrectionRequests, Corrections, GatheringDesk, Gatherings, Live,
    LiveDesk, Participations, Questions, Seats,
};
use app::materials::Materials;
use app::pages::SharedProgrammes;
use app::replays::{
    LargestUpload, MakesRenditions, MediaFiles, Posters, QualityMemory, RenditionService, Replays,
    SoundMemory, Sounds, Tracks,
};
use app::reports::Reports;
use app::search::Search;
use app::shell::ZoneUnknown;
use app::surveys::Surveys;
use app::ui::{FlashStore, Origin, Reauthentication};
use axum_extra::extract::cookie::Key;
use http::request::Parts;
use leptos::config::LeptosOptions;
use leptos::prelude::provide_context;
use std::ops::Deref;
use std::path::PathBuf;
use std::sync::Arc;

/// What every request may need.
#[derive(Clone)]
pub struct AppState {
    /// The database.
    pub db: Db,
    /// What of the programme is the same for all readers.
    pub programmes: ProgrammeCache,
    /// The feeds that calendars ask for.
    pub feeds: Feeds,
    /// Where the beats of live rooms are credited.
    pub beats: Beats,
    /// Where the beats of players are credited.
    pub plays: Plays,
    /// Who listens to what happens in live rooms.
    pub hub: EventHub,
    /// The replays' files.
    pub media: Media,
    /// How the hall ends.
    pub lifecycle: Lifecycle,
    /// How much a request may bring, and how long it may take.
    pub request_limits: RequestLimits,
    /// How often one may try to sign in.
    pub limits: Limits,
    /// The key that signs visitors' cookies.
    pub key: Key,
    /// The public address, without a slash at the end.
    pub origin: String,
    /// Who runs it, and its partner countries.
    pub facts: Arc<Hall>,
    /// Whose word about a visitor's address is taken.
    pub proxies: TrustedProxies,
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

/// The most bytes of an upload, unless it is set.
const UPLOAD_MOST: u64 = 4_096_000_000;

impl AppState {
    /// A hall on that database and those files, with everything else as it is where nothing is set.
    pub fn new(db: Db, media: Media, key: Key, metrics: Metrics) -> Self {
        Self {
            beats: Beats::start(&db),
            plays: Plays::start(&db),
            hub: EventHub::new(db.clone()),
            programmes: ProgrammeCache::new(db.clone()),
            feeds: Feeds::new(db.clone()),
            limits: Limits::by(db.clock()),
            lifecycle: Lifecycle::default(),
            request_limits: RequestLimits::default(),
            origin: String::new(),
            facts: Arc::default(),
            proxies: TrustedProxies::default(),
            upload_most: UPLOAD_MOST,
            uploads: Uploads::default(),
            makes_renditions: true,
            site: None,
            manifest: Manifest::default(),
            db,
            media,
            key,
            metrics,
        }
    }

    pub(super) fn secure(&self) -> bool {
        self.origin.starts_with("https://")
    }

    /// The name of the session's cookie.
    pub(super) fn session_cookie(&self) -> &'static str {
        CookieName::Session.name(self.secure())
    }

    pub(super) fn session(&self, parts: &Parts) -> Option<RequestSession> {
        let visits = RequestSessions {
            db: self.db.clone(),
            limits: self.limits.clone(),
            key: self.key.clone(),
            secure: self.secure(),
            proxies: self.proxies.clone(),
        };
        visits.visitor(parts)
    }

    pub(super) fn leptos(&self) -> LeptosOptions {
        LeptosOptions::builder()
            .output_name(self.manifest.output_name())
            .site_pkg_dir("pkg")
            .build()
    }

    /// Gives every feature's door, the visitor and the site to a request.
    pub(super) fn provide(&self) {
        let (live, replays) = (Arc::new(self.db.live()), Arc::new(self.db.replays()));
        provide_context::<Arc<dyn Accounts>>(Arc::new(self.db.accounts()));
        provide_context::<Arc<dyn Lectures>>(Arc::new(self.db.lectures()));
        provide_context::<Arc<dyn SharedProgrammes>>(Arc::new(self.programmes.clone()));
        provide_context::<Arc<dyn Enrolment>>(Arc::new(self.db.enrolment()));
        provide_context::<Arc<dyn HeldSeats>>(Arc::new(self.db.enrolment()));
        provide_context::<Arc<dyn CalendarAddresses>>(Arc::new(self.db.calendar()));
        provide_context::<Arc<dyn SavedLectures>>(Arc::new(self.db.enrolment()));
        provide_context::<Arc<dyn AfterSignIn>>(Arc::new(Wishes(self.db.clone())));
        provide_context::<Arc<dyn Live>>(live.clone());
        provide_context::<Arc<dyn Questions>>(live.clone());
        provide_context::<Arc<dyn LiveDesk>>(live.clone());
        provide_context::<Arc<dyn Gatherings>>(live.clone());
        provide_context::<Arc<dyn GatheringDesk>>(live.clone());
        provide_context::<Arc<dyn Corrections>>(live.clone());
        provide_context::<Arc<dyn CorrectionRequests>>(live.clone());
        provide_context::<Arc<dyn ActualTimes>>(live.clone());
        provide_context::<Arc<dyn AttendedShares>>(live.clone());
        provide_context::<Arc<dyn Participations>>(live.clone());
        provide_context::<Arc<dyn Seats>>(live);
        provide_context::<Arc<dyn Replays>>(replays.clone());
        provide_context::<Arc<dyn Tracks>>(replays.clone());
        provide_context::<Arc<dyn Sounds>>(replays.clone());
        provide_context::<Arc<dyn Posters>>(replays.clone());
        provide_context::<Arc<dyn RenditionService>>(replays);
        provide_context::<Arc<dyn Surveys>>(Arc::new(self.db.surveys()));
        provide_context::<Arc<dyn Materials>>(Arc::new(self.db.materials()));
        provide_context::<Arc<dyn Search>>(Arc::new(self.db.search()));
        provide_context::<Arc<dyn Reports>>(Arc::new(self.db.reports()));
        provide_context::<Arc<dyn MediaFiles>>(Arc::new(self.media.clone()));
        provide_context(LargestUpload(
            i64::try_from(self.upload_most).unwrap_or(i64::MAX),
        ));
        provide_context(MakesRenditions(self.makes_renditions));
        provide_context(self.leptos());
        provide_context(self.manifest.site(self.origin.clone()));
        provide_context(Origin(self.origin.clone()));
        provide_context(Arc::clone(&self.facts));
        provide_context(self.manifest.hls_assets());
        provide_context(self.manifest.upload());
        provide_context(self.manifest.transcript());
        provide_context(self.manifest.player());
        provide_context(self.manifest.follow());
        provide_context(self.manifest.sharing());
        leptos::nonce::provide_nonce();
        if let Some(session) =
            leptos::prelude::use_context::<Parts>().and_then(|parts| self.session(&parts))
        {
            if session.zone_unknown() {
                provide_context(ZoneUnknown);
            }
            let session = Arc::new(session);
            provide_context::<Arc<dyn CurrentSession>>(session.clone());
            provide_context::<Arc<dyn Reauthentication>>(session.clone());
            provide_context::<Arc<dyn QualityMemory>>(session.clone());
            provide_context::<Arc<dyn SoundMemory>>(session.clone());
            provide_context::<Arc<dyn FlashStore>>(session);
        }
    }
}

/// The same as the routes have it: one handle, as every layer of every request takes a copy.
#[derive(Clone)]
pub(super) struct SharedState(Arc<AppState>);

impl From<AppState> for SharedState {
    fn from(hall: AppState) -> Self {
        Self(Arc::new(hall))
    }
}

impl Deref for SharedState {
    type Target = AppState;

    fn deref(&self) -> &AppState {
        &self.0
    }
}

impl axum::extract::FromRef<SharedState> for LeptosOptions {
    fn from_ref(hall: &SharedState) -> Self {
        hall.leptos()
    }
}
