//! What tests share: a hall in a throw-away folder on either engine, a clock that tests move, and named actors who
//! press its buttons in process.

mod actor;
mod audience;
mod clock;
mod cluster;
mod crowd;
mod documents;
mod events;
mod line;
mod size;
mod statements;

pub use actor::{Actor, Page};
pub use audience::audience;
pub use clock::Moved;
pub use cluster::Cluster;
pub use crowd::{Guest, crowd};
pub use documents::{office, open_document};
pub use events::Events;
pub use line::{LINE_PASSWORD, Line};
pub use size::{Filled, Size, fill};
pub use statements::{tamper, touch, value};

use crate::db::{Db, Engine, Passwords, ReportLimits, SQLITE, System};
use crate::features::accounts::stored_session;
use crate::features::live::Beats;
use crate::http::client_address::TrustedProxies;
use crate::http::events::EventHub;
use crate::http::gauges::{Gauges, JobCounts};
use crate::http::metrics::Metrics;
use crate::http::request_limits::RequestLimits;
use crate::http::upload::Uploads;
use crate::media::{Media, SignedUrls};
use crate::router::{AppState, HallService, service};
use app::accounts::{Accounts, Attempt, Organizer, Person, PersonId, SignUpForm};
use app::hall::Hall;
use app::i18n::Instant;
use app::lectures::{LectureForm, Lectures};
use axum_extra::extract::cookie::Key;
use object_store::ObjectStore;
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions, Connection};
use std::sync::Arc;
use tempfile::TempDir;
use tokio::sync::OnceCell;
use tower_sessions::Session;

/// Where every test's clock starts: Tuesday 24 November 2026, 08:00 UTC.
pub const MORNING: Instant = Instant(1_795_507_200_000);
/// The password of every actor.
pub const PASSWORD: &str = "seven quiet lanterns";

/// Runs a test's body on both engines.
#[macro_export]
macro_rules! on_both_engines {
    ($($(#[$attribute:meta])* async fn $name:ident($hall:ident) $body:block)+) => {
        $(
            $(#[$attribute])*
            mod $name {
                #[allow(unused_imports)]
                use super::*;

                async fn behaves($hall: $crate::testing::TestHall) $body

                #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
                async fn on_sqlite() {
                    behaves($crate::testing::TestHall::on_sqlite().await).await;
                }

                #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
                async fn on_postgres() {
                    behaves($crate::testing::TestHall::on_postgres().await).await;
                }
            }
        )+
    };
}

/// A hall of a test.
pub struct TestHall {
    /// Its database.
    pub db: Db,
    /// Where its beats are credited.
    pub beats: Beats,
    /// Its clock.
    pub clock: Arc<Moved>,
    /// The service a listener would serve.
    pub service: HallService,
    /// Who listens to its rooms.
    pub hub: EventHub,
    /// Its replays' folder.
    pub media: Media,
    /// What is on its way there.
    pub uploads: Uploads,
    hall: AppState,
    folder: TempDir,
}

/// A database that is held; let it go with [`Held::release`].
#[derive(Debug)]
pub enum Held {
    /// A table of it.
    Postgres(sqlx::Transaction<'static, sqlx::Postgres>),
    /// All of it.
    Sqlite(sqlx::SqliteConnection),
}

impl Held {
    /// Lets it go.
    ///
    /// # Panics
    /// Where the database does not answer.
    pub async fn release(self) {
        match self {
            Self::Postgres(held) => held.rollback().await.expect("lets go"),
            Self::Sqlite(held) => held.close().await.expect("lets go"),
        }
    }
}

/// The embedded engine's file within a hall's folder.
const SQLITE_FILE: &str = "hall.sqlite";

/// A file with today's tables, made once in a process: what a hall of a test begins with.
async fn sqlite_template() -> &'static [u8] {
    static TEMPLATE: OnceCell<Vec<u8>> = OnceCell::const_new();
    TEMPLATE
        .get_or_init(|| async {
            let folder = tempfile::tempdir().expect("a folder");
            let file = folder.path().join(SQLITE_FILE);
            let options = SqliteConnectOptions::new()
                .filename(&file)
                .create_if_missing(true);
            let mut connection = options.connect().await.expect("opens");
            SQLITE.run(&mut connection).await.expect("makes the tables");
            connection.close().await.expect("lets go");
            std::fs::read(file).expect("a file")
        })
        .await
}

impl TestHall {
    /// On the embedded engine.
    pub async fn on_sqlite() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        std::fs::write(folder.path().join(SQLITE_FILE), sqlite_template().await).expect("a file");
        Self::in_folder(folder).await
    }

    /// On the embedded engine's file `hall.sqlite` in a folder, which is made where it is not there.
    pub async fn in_folder(folder: TempDir) -> Self {
        let clock = Arc::new(Moved::at(MORNING));
        let file = folder.path().join(SQLITE_FILE);
        let db = Db::sqlite(&file, clock.clone(), Arc::new(System), Passwords::quick())
            .await
            .expect("opens");
        Self::with(db, clock, folder)
    }

    /// On a database of its own in the throw-away cluster.
    pub async fn on_postgres() -> Self {
        Self::at(&Cluster::shared().migrated_database().await).await
    }

    /// On the database of that address.
    pub async fn at(url: &str) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let clock = Arc::new(Moved::at(MORNING));
        let db = Db::postgres(url, clock.clone(), Arc::new(System), Passwords::quick())
            .await
            .expect("opens");
        Self::with(db, clock, folder)
    }

    fn with(db: Db, clock: Arc<Moved>, folder: TempDir) -> Self {
        let media = Media::open(folder.path()).expect("a folder");
        Self::keeping(db, clock, folder, media)
    }

    /// The same hall with its replays in a store elsewhere.
    #[must_use]
    pub fn with_object_store(self, store: Arc<dyn ObjectStore>) -> Self {
        let media = Media::in_object_store(self.folder.path(), store).expect("a folder");
        Self::keeping(self.db, self.clock, self.folder, media)
    }

    /// The same hall where uploads leave so many bytes of the disk free.
    #[must_use]
    pub fn sparing(self, bytes: u64) -> Self {
        let media = self.media.with_spare(bytes);
        Self::keeping(self.db, self.clock, self.folder, media)
    }

    /// The same hall with other limits for its reports.
    #[must_use]
    pub fn reporting_within(self, limits: ReportLimits) -> Self {
        let db = self.db.with_report_limits(limits);
        Self::keeping(db, self.clock, self.folder, self.media)
    }

    fn keeping(db: Db, clock: Arc<Moved>, folder: TempDir, media: Media) -> Self {
        let media = media.with_links(SignedUrls::of("a secret of the tests"));
        let (key, metrics) = (Key::from(&[7; 64]), Metrics::apart(Some("a-token".into())));
        let hall = AppState {
            origin: "http://hall.test".into(),
            proxies: TrustedProxies::new(&[], true),
            upload_most: 4_000_000,
            ..AppState::new(db, media, key, metrics)
        };
        Self {
            db: hall.db.clone(),
            beats: hall.beats.clone(),
            clock,
            service: service(hall.clone()),
            hub: hall.hub.clone(),
            media: hall.media.clone(),
            uploads: hall.uploads.clone(),
            hall,
            folder,
        }
    }

    /// What it is busy with.
    pub fn gauges(&self) -> Gauges {
        Gauges {
            db: self.db.clone(),
            media: self.media.clone(),
            hub: self.hub.clone(),
            beats: self.beats.clone(),
            plays: self.hall.plays.clone(),
            jobs: JobCounts::default(),
        }
    }

    /// Holds what beats write, from a connection of its own: nothing can be written until it is let go.
    ///
    /// # Panics
    /// Where the database does not answer.
    pub async fn hold(&self) -> Held {
        match self.db.engine() {
            Engine::Postgres(pool, _) => {
                let mut held = pool.begin().await.expect("begins");
                sqlx::raw_sql("LOCK TABLE presence_leases, play_sessions IN ACCESS EXCLUSIVE MODE")
                    .execute(&mut *held)
                    .await
                    .expect("locks");
                Held::Postgres(held)
            }
            Engine::Sqlite { .. } => {
                let file = self.folder.path().join(SQLITE_FILE);
                let options = SqliteConnectOptions::new().filename(file);
                let mut held = options.connect().await.expect("opens");
                sqlx::raw_sql("BEGIN IMMEDIATE")
                    .execute(&mut held)
                    .await
                    .expect("locks");
                Held::Sqlite(held)
            }
        }
    }

    /// From now on it is served from a machine that has nothing to make renditions with.
    pub fn without_ffmpeg(&mut self) {
        let hall = AppState {
            makes_renditions: false,
            ..self.hall.clone()
        };
        self.service = service(hall);
    }

    /// From now on it takes files of so many bytes.
    pub fn taking(&mut self, bytes: u64) {
        self.hall.upload_most = bytes;
        self.service = service(self.hall.clone());
    }

    /// From now on these are its operator and its partner countries; before, it has none.
    pub fn with_facts(&mut self, facts: Hall) {
        self.hall.facts = Arc::new(facts);
        self.service = service(self.hall.clone());
    }

    /// From now on its public address is https.
    pub fn over_https(&mut self) {
        self.hall.origin = "https://hall.test".into();
        self.service = service(self.hall.clone());
    }

    /// From now on it serves a built site, of one style sheet `x.css`.
    ///
    /// # Panics
    /// Where the folder cannot be written.
    pub fn with_site(&mut self) {
        let site = self.folder.path().join("site");
        std::fs::create_dir_all(site.join("pkg")).expect("a folder");
        std::fs::write(site.join("pkg/x.css"), "p{}").expect("a file");
        self.hall.site = Some(site);
        self.service = service(self.hall.clone());
    }

    /// A visitor of a node that has just begun: nothing is kept ready there.
    pub fn visitor_of_a_fresh_node(&self) -> Actor {
        Actor::new(service(self.hall.clone()))
    }

    /// Where it keeps what it knows.
    pub fn folder(&self) -> &std::path::Path {
        self.folder.path()
    }

    /// From now on requests have these limits.
    pub fn bounding(&mut self, request_limits: RequestLimits) {
        self.hall.request_limits = request_limits;
        self.service = service(self.hall.clone());
    }

    /// A visitor nobody knows.
    pub fn visitor(&self) -> Actor {
        Actor::new(self.service.clone())
    }

    /// Makes an account: `kind` is `official` or `practitioner`; the name is the address's first part.
    pub async fn person(&self, name: &str, kind: &str) -> Person {
        let form = SignUpForm {
            email: format!("{name}@example.org"),
            password: PASSWORD.into(),
            name: name.into(),
            country: "RW".into(),
            organisation: "Ministry of Trade".into(),
            kind: kind.into(),
            language: "en".into(),
            time_zone: "Africa/Kigali".into(),
            next: String::new(),
            press: String::new(),
            enrol: String::new(),
            save: String::new(),
        };
        let id = self
            .db
            .accounts()
            .sign_up(&form, &Attempt::default())
            .await
            .expect("signs up");
        self.reread(id).await
    }

    /// The person as the hall knows them now.
    pub async fn reread(&self, id: PersonId) -> Person {
        self.db
            .accounts()
            .person(id)
            .await
            .expect("reads")
            .expect("is there")
    }

    /// Makes an organizer.
    pub async fn organizer(&self, name: &str) -> Organizer {
        let id = self
            .db
            .accounts()
            .add_admin(&format!("{name}@example.org"), PASSWORD)
            .await
            .expect("is made");
        Organizer::of(self.reread(id).await).expect("is one")
    }

    /// A lecture's form: in English, for everyone, in Kigali, from 10:00 to 11:30 there (08:00 UTC) on 25 November.
    pub fn form(&self, title: &str) -> LectureForm {
        LectureForm {
            title: title.into(),
            abstract_text: "What a regulator can check.".into(),
            speaker: "Chen Wei".into(),
            speaker_country: "CN".into(),
            host: "Academy of Trade Law".into(),
            topic: "policy".into(),
            audience: "everyone".into(),
            language: "en".into(),
            starts_at: "2026-11-25T10:00".into(),
            ends_at: "2026-11-25T11:30".into(),
            time_zone: "Africa/Kigali".into(),
            capacity: "100".into(),
            live_url: "https://meet.example/secret-room".into(),
            ..LectureForm::default()
        }
    }

    /// Publishes a lecture; answers its slug.
    pub async fn lecture(&self, organizer: &Organizer, form: &LectureForm) -> String {
        let slug = self
            .db
            .lectures()
            .save(organizer, None, form)
            .await
            .expect("saves");
        self.db.publish_lecture(organizer, &slug).await;
        slug
    }

    /// A session in the store, for what is bound to one; as the store knows it.
    pub async fn session(&self) -> String {
        let session = Session::new(None, Arc::new(self.db.clone()), None);
        session.save().await.expect("is saved");
        stored_session(&session.id().expect("has one"))
    }

    /// An actor signed in as that account.
    pub async fn signed_in(&self, name: &str) -> Actor {
        let mut actor = self.visitor();
        self.sign_in(&mut actor, name).await;
        actor
    }

    /// Signs somebody in, again where their session is over.
    ///
    /// # Panics
    /// Where they are refused.
    pub async fn sign_in(&self, actor: &mut Actor, name: &str) {
        let email = format!("{name}@example.org");
        let page = actor
            .post(
                "/api/sign-in?l=en",
                &[("email", &email), ("password", PASSWORD)],
            )
            .await;
        assert_eq!(page.status, 303, "{name} signs in: {}", page.text);
    }
}

impl Db {
    /// Publishes, as the organizer's button does.
    async fn publish_lecture(&self, organizer: &Organizer, slug: &str) {
        self.lectures()
            .publish(organizer, slug)
            .await
            .expect("publishes");
    }
}
