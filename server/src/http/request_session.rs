//! The session layer: the only place that makes a person for a request.

use super::access_log;
use super::client_address::TrustedProxies;
use super::cookies::{CookieName, Cookies, SetCookies};
use super::flash;
use super::idle_session::{Activity, activity};
use super::known_browser::{KnownBrowser, mark};
use super::limits::{Limits, TriesFrom};
use crate::db::Db;
pub(crate) use crate::features::accounts::PERSON;
use crate::features::accounts::{session_refused, stored_session};
use app::accounts::{Accounts, Attempt, CurrentSession, Person, PersonId, Role, Try};
use app::answer::{NoRefusal, Read, Refused};
use app::i18n::{Instant, Zone};
use app::replays::{Quality, QualityMemory};
use app::ui::{Flash, FlashStore, Reauthentication};
use async_trait::async_trait;
use axum_extra::extract::cookie::Key;
use http::Method;
use http::request::Parts;
use std::net::IpAddr;
use std::sync::atomic::{AtomicBool, Ordering};
use tokio::sync::OnceCell;
use tower_sessions::Session;
use tracing::Span;

/// What is posted there changes something. Uploads are bounded by their bytes.
const CHANGES: [&str; 3] = ["/api/", "/slides/", "/tracks/"];

/// Where it keeps what the next page shows.
const FLASH: &str = "flash";

/// One request's visitor.
#[derive(Debug)]
pub struct RequestSession {
    db: Db,
    session: Session,
    limits: Limits,
    address: IpAddr,
    cookies: Cookies,
    set_cookies: SetCookies,
    flash: Option<Flash>,
    key: Key,
    request_id: String,
    span: Span,
    secure: bool,
    person: OnceCell<Option<Person>>,
    /// Whether the person was away for so long that it may be somebody else.
    idle: AtomicBool,
    /// Whether it is a page's stream of events that asks, which comes again by itself.
    of_stream: bool,
    /// Whether it is to change something, which counts for whoever asks it.
    of_change: bool,
}

/// What the hall knows of every session.
#[derive(Debug, Clone)]
pub struct RequestSessions {
    /// Where sessions and people are.
    pub db: Db,
    /// How often one may try.
    pub limits: Limits,
    /// The key that signs cookies.
    pub key: Key,
    /// Whether cookies are for https alone.
    pub secure: bool,
    /// Whose word about a visitor's address is taken.
    pub proxies: TrustedProxies,
}

impl RequestSessions {
    /// The visitor of a request that has passed the session layer.
    pub fn visitor(&self, parts: &Parts) -> Option<RequestSession> {
        let session = parts.extensions.get::<Session>()?.clone();
        let cookies = Cookies::of(parts);
        let flash = cookies
            .has_flash()
            .then(|| flash::opened(&cookies, self.db.now(), &self.key))
            .flatten();
        Some(RequestSession {
            db: self.db.clone(),
            session,
            limits: self.limits.clone(),
            address: self.proxies.client(parts),
            cookies,
            set_cookies: SetCookies::of(parts),
            flash,
            key: self.key.clone(),
            request_id: parts
                .headers
                .get("x-request-id")
                .and_then(|v| v.to_str().ok())
                .unwrap_or("-")
                .to_owned(),
            span: access_log::span_of(parts),
            secure: self.secure,
            person: OnceCell::new(),
            idle: AtomicBool::new(false),
            of_stream: parts.uri.path().starts_with("/events/"),
            of_change: parts.method == Method::POST
                && CHANGES.iter().any(|of| parts.uri.path().starts_with(of)),
        })
    }
}

/// The person of a session, where somebody is signed in with it.
pub(super) async fn person_of(db: &Db, session: &Session) -> Read<Option<Person>> {
    let id: Option<i64> = session.get(PERSON).await.map_err(session_refused)?;
    match id {
        None => Ok(None),
        Some(id) => db.accounts().person(PersonId(id)).await,
    }
}

impl RequestSession {
    /// Finds out whether an organizer was away, and notes that they are there: beside the session's own record, so that
    /// no page of theirs fails with it, nor takes back what another has put there.
    async fn look_at_activity(&self) -> Read<()> {
        let Some(session) = self.stored_session() else {
            return Ok(());
        };
        let Some(seen) = self.db.session_seen(&session).await? else {
            return Ok(());
        };
        match activity(seen, self.db.now()) {
            Activity::Idle => self.idle.store(true, Ordering::Relaxed),
            Activity::Active { note: true } if !self.of_stream && !self.db.is_failing() => {
                if let Err(error) = self.db.note_session_seen(session).await {
                    tracing::debug!(?error, "that an organizer is there was not noted");
                }
            }
            Activity::Active { .. } => {}
        }
        Ok(())
    }

    fn remember_for_a_year(&self, name: CookieName, value: &str) {
        let cookie = name.set(value, time::Duration::days(365), self.secure);
        self.set_cookies.add(cookie);
    }

    fn known_browser(&self) -> Option<KnownBrowser> {
        KnownBrowser::of(&self.cookies, &self.key)
    }

    /// Whether neither a cookie nor, as far as a session can tell without being read, a profile names the zone.
    pub fn zone_unknown(&self) -> bool {
        self.cookies.zone.is_none() && self.session.id().is_none()
    }
}

#[async_trait]
impl CurrentSession for RequestSession {
    async fn who(&self) -> Read<Option<Person>> {
        let person = self
            .person
            .get_or_try_init(|| async {
                let person = person_of(&self.db, &self.session).await?;
                if person.as_ref().is_some_and(|p| p.role >= Role::Organizer) {
                    self.look_at_activity().await?;
                }
                if let Some(person) = person.as_ref().filter(|_| self.of_change) {
                    let counted = self.limits.count_change(person);
                    counted.map_err(Refused::TooFast)?;
                }
                Ok::<_, Refused<NoRefusal>>(person)
            })
            .await?;
        if let Some(person) = person {
            self.span.record("person", person.id.0);
        }
        Ok(person.clone())
    }

    /// The session, and with it the log's word of the sign-in, is written once the request has been answered for.
    async fn sign_in(&self, id: PersonId) -> Read<()> {
        let counted = self.limits.count_sign_in(id);
        counted.map_err(Refused::TooFast)?;
        self.session.cycle_id().await.map_err(session_refused)?;
        let kept = self.session.insert(PERSON, id.0).await;
        kept.map_err(session_refused)
    }

    async fn sign_out(&self) -> Read<()> {
        self.session.flush().await.map_err(session_refused)
    }

    fn stored_session(&self) -> Option<String> {
        self.session.id().map(|id| stored_session(&id))
    }

    fn note_refused(&self, kind: Try, reason: &str) {
        let address = self.address;
        let what = match kind {
            Try::SignIn => "a sign-in",
            Try::SignUp => "a sign-up",
            Try::SetUp => "a set-up",
            Try::Password => "a change of the password",
        };
        tracing::warn!(parent: &self.span, %address, reason, "{what} was refused");
    }

    fn cookie_zone(&self) -> Option<Zone> {
        self.cookies.zone.clone()
    }

    fn keep_zone(&self, zone: &Zone) {
        self.remember_for_a_year(CookieName::Zone, zone.name());
    }

    fn now(&self) -> Instant {
        self.db.now()
    }

    fn request_id(&self) -> String {
        self.request_id.clone()
    }

    fn check_code_rate(&self, person: PersonId) -> Result<(), u64> {
        self.limits.check_code_rate(person.0)
    }

    fn may_try(&self, kind: Try, account: &str) -> Result<Attempt, u64> {
        let known = self.known_browser();
        let known = known.filter(|known| known.knows(&self.key, account));
        let from = TriesFrom {
            address: self.address,
            network: mark(&self.key, "network", &self.address.to_string()),
            known_browser: known.as_ref().map(|known| known.device.as_str()),
        };
        self.limits.begin(kind, account, &from)
    }

    fn no_failure(&self, attempt: &Attempt) {
        self.limits.take_back(attempt);
    }

    fn knows(&self, account: &str) {
        let known = self.known_browser();
        let browser = known.unwrap_or_else(|| KnownBrowser::new(self.db.secret(16)));
        let browser = browser.signed_in_to(&self.key, account);
        if let Some(cookie) = browser.cookie(&self.key, self.secure) {
            self.set_cookies.add(cookie);
        }
    }
}

impl QualityMemory for RequestSession {
    fn quality(&self) -> Option<Quality> {
        self.cookies.quality
    }

    fn remember(&self, quality: Quality) {
        self.remember_for_a_year(CookieName::Quality, quality.code());
    }
}

impl Reauthentication for RequestSession {
    fn is_required(&self) -> bool {
        self.idle.load(Ordering::Relaxed)
    }
}

#[async_trait]
impl FlashStore for RequestSession {
    /// In a cookie where it fits into one, so that it costs the hall nothing. Only who is signed in has a session that
    /// can hold more; a visitor's form loses its longest texts.
    async fn put(&self, flash: Flash) {
        let sealed = |flash: &Flash| flash::sealed(flash, self.db.now(), &self.key, self.secure);
        if let Some(cookie) = sealed(&flash) {
            return self.set_cookies.add(cookie);
        }
        let signed_in = !flash.fleeting && matches!(self.who().await, Ok(Some(_)));
        if signed_in {
            match self.session.insert(FLASH, flash).await {
                Ok(()) => {}
                Err(error) => {
                    tracing::error!(%error, request = self.request_id, "a notice was not kept");
                }
            }
        } else if let Some(cookie) = sealed(&flash::shortened(&flash)) {
            self.set_cookies.add(cookie);
        }
    }

    async fn take(&self) -> Flash {
        if self.cookies.has_flash() {
            self.set_cookies.add(CookieName::Flash.remove(self.secure));
        }
        if let Some(flash) = &self.flash {
            return flash.clone();
        }
        // Asked before removed, so that a page without a notice writes no session.
        match self.session.get::<Flash>(FLASH).await {
            Ok(Some(flash)) => {
                if let Err(error) = self.session.remove_value(FLASH).await {
                    tracing::error!(%error, request = self.request_id, "a notice was not taken");
                }
                flash
            }
            Ok(None) => Flash::default(),
            Err(error) => {
                tracing::error!(%error, request = self.request_id, "a session was not read");
                Flash::default()
            }
        }
    }
}
