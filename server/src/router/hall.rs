//! What every request may need.

use crate::db::Db;
use crate::http::client_address::TrustedProxies;
use crate::http::cookies::CookieName;
use crate::http::events::Hub;
use crate::http::limits::Limits;
use crate::http::metrics::Metrics;
use crate::http::request_limits::RequestLimits;
use crate::http::site::Manifest;
use crate::http::upload::Uploads;
use crate::http::visit::{Visit, Visits};
use crate::lifecycle::Lifecycle;
use crate::media::Media;
use crate::rooms::live::Beats;
use crate::rooms::replays::Plays;
use app::accounts::{Accounts, Who};
use app::enrolment::Enrolment;
use app::lectures::Lectures;
use app::live::{Corrections, Gatherings, Live, LiveDesk, Questions};
use app::replays::{
    Films, LargestUpload, MakesRenditions, QualityMemory, RenditionsRoom, Replays, Tracks,
};
use app::reports::Reports;
use app::search::Search;
use app::shell::ZoneUnknown;
use app::ui::{Away, Keep, Origin};
use axum_extra::extract::cookie::Key;
use http::request::Parts;
use leptos::config::LeptosOptions;
use leptos::prelude::provide_context;
use std::path::PathBuf;
use std::sync::Arc;

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

impl Hall {
    pub(super) fn secure(&self) -> bool {
        self.origin.starts_with("https://")
    }

    /// The name of the session's cookie.
    pub(super) fn session_cookie(&self) -> &'static str {
        CookieName::Session.name(self.secure())
    }

    pub(super) fn visit(&self, parts: &Parts) -> Option<Visit> {
        let visits = Visits {
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

    /// Gives every room's door, the visitor and the site to a request.
    pub(super) fn provide(&self) {
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
        provide_context::<Arc<dyn Tracks>>(db.clone());
        provide_context::<Arc<dyn Search>>(db.clone());
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
        provide_context(self.manifest.transcript());
        leptos::nonce::provide_nonce();
        if let Some(visit) =
            leptos::prelude::use_context::<Parts>().and_then(|parts| self.visit(&parts))
        {
            if visit.zone_unknown() {
                provide_context(ZoneUnknown);
            }
            let visit = Arc::new(visit);
            provide_context::<Arc<dyn Who>>(visit.clone());
            provide_context::<Arc<dyn Away>>(visit.clone());
            provide_context::<Arc<dyn QualityMemory>>(visit.clone());
            provide_context::<Arc<dyn Keep>>(visit);
        }
    }
}

impl axum::extract::FromRef<Hall> for LeptosOptions {
    fn from_ref(hall: &Hall) -> Self {
        hall.leptos()
    }
}
