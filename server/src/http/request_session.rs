//! The session layer: whose request it is, and what is kept for them.

mod flash_store;

use super::access_log;
use super::client_address::TrustedProxies;
use super::cookies::{CookieName, Cookies, SetCookies};
use super::flash;
use super::form_mark::FormMark;
use super::idle_session::{Activity, activity};
use super::known_browser::{KnownBrowser, mark};
use super::limits::{Limits, TriesFrom};
use crate::db::Db;
pub(crate) use crate::features::accounts::PERSON;
use crate::features::accounts::{SignedIn, session_refused, stored_session};
use app::accounts::{Accounts, Attempt, CurrentSession, Person, PersonId, Role, Try};
use app::answer::{NoRefusal, Read, Refused};
use app::i18n::{Instant, Zone};
use app::replays::{Quality, QualityMemory, SoundMemory};
use app::ui::{Flash, Reauthentication, place_of_form};
use async_trait::async_trait;
use axum_extra::extract::cookie::Key;
use http::Method;
use http::request::Parts;
use std::net::IpAddr;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use tokio::sync::OnceCell;
use tower_sessions::Session;
use tracing::Span;

/// What is posted to what stands below these changes something. The parts of an upload stand below its own address, and are
/// bounded by their bytes.
const CHANGES: [&str; 7] = [
    "/api/",
    "/materials/",
    "/poster/",
    "/slides/",
    "/sounds/",
    "/tracks/",
    "/upload/",
];

/// Whether a request is to change something, which counts for whoever asks it.
fn is_change(parts: &Parts) -> bool {
    let path = parts.uri.path();
    let is_below = |of: &&str| {
        path.strip_prefix(*of)
            .is_some_and(|rest| !rest.contains('/'))
    };
    parts.method == Method::POST && CHANGES.iter().any(is_below)
}

/// The header by which a page that follows what it shows says that nobody has asked for it.
const FOLLOWS: &str = "x-follow";

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
    /// The address that is asked for.
    path: String,
    /// The page that the form stands on which it sends; empty where the form does not say so.
    form_page: String,
    /// For whom that form was made.
    mark: Option<FormMark>,
    /// Whether that form has done what it was sent for.
    form_is_done: AtomicBool,
    key: Key,
    request_id: String,
    span: Span,
    secure: bool,
    signed_in: OnceCell<Option<SignedIn>>,
    /// Whether the person was away for so long that it may be somebody else.
    idle: AtomicBool,
    /// The seconds to wait for a person who has changed too much lately; 0 for all others.
    too_fast: AtomicU64,
    /// Whether a script asks rather than a reader: for a page's stream of events, for what has become of the page that it
    /// stands on, or for its head alone.
    by_itself: bool,
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
            path: parts.uri.path().to_owned(),
            form_page: place_of_form(&parts.uri).unwrap_or_default(),
            mark: is_change(parts)
                .then(|| FormMark::of(parts, &self.key))
                .flatten(),
            form_is_done: AtomicBool::new(false),
            key: self.key.clone(),
            request_id: parts
                .headers
                .get("x-request-id")
                .and_then(|v| v.to_str().ok())
                .unwrap_or("-")
                .to_owned(),
            span: access_log::span_of(parts),
            secure: self.secure,
            signed_in: OnceCell::new(),
            idle: AtomicBool::new(false),
            too_fast: AtomicU64::new(0),
            by_itself: parts.uri.path().starts_with("/events/")
                || parts.method == Method::HEAD
                || parts.headers.contains_key(FOLLOWS),
            of_change: is_change(parts),
        })
    }
}

impl RequestSession {
    /// Who is signed in.
    async fn signed_in(&self) -> Read<Option<SignedIn>> {
        // One that this request has begun is not stored yet.
        let Some(stored) = self
            .stored_session()
            .filter(|_| !self.session.is_modified())
        else {
            return self.begun().await;
        };
        match self.db.accounts().signed_in(&stored).await? {
            None => self.begun().await,
            signed_in => Ok(signed_in),
        }
    }

    /// Who is signed in by the session layer's own record; it finds out, too, that a session has ended, and takes its
    /// cookie away.
    async fn begun(&self) -> Read<Option<SignedIn>> {
        let id: Option<i64> = self.session.get(PERSON).await.map_err(session_refused)?;
        let Some(id) = id else { return Ok(None) };
        let person = self.db.accounts().person(PersonId(id)).await?;
        Ok(person.map(|person| SignedIn::now(person, self.db.now())))
    }

    /// Finds out whether an organizer was away, and notes that they are there: beside the session's own record, so that
    /// no page of theirs fails with it, nor takes back what another has put there.
    async fn look_at_activity(&self, seen: Instant) {
        match activity(seen, self.db.now()) {
            Activity::Idle => self.idle.store(true, Ordering::Relaxed),
            Activity::Active { note: true } if !self.by_itself && !self.db.is_failing() => {
                let Some(session) = self.stored_session() else {
                    return;
                };
                if let Err(error) = self.db.accounts().note_session_seen(session).await {
                    tracing::debug!(?error, "that an organizer is there was not noted");
                }
            }
            Activity::Active { .. } => {}
        }
    }

    fn remember_for_a_year(&self, name: CookieName, value: &str) {
        let cookie = name.set(value, time::Duration::days(365), self.secure);
        self.set_cookies.add(cookie);
    }

    /// Whether it sends a form that the hall made for somebody.
    pub fn is_marked(&self) -> bool {
        self.mark.is_some()
    }

    /// The person that is signed in, once that is known.
    fn signed_in_person(&self) -> Option<&SignedIn> {
        self.signed_in.get().and_then(Option::as_ref)
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
        let signed_in = self
            .signed_in
            .get_or_try_init(|| async {
                let signed_in = self.signed_in().await?;
                if let Some(SignedIn { person, seen, .. }) = &signed_in {
                    self.span.record("person", person.id.0);
                    if person.role >= Role::Organizer {
                        self.look_at_activity(*seen).await;
                    }
                    if self.of_change
                        && let Err(seconds) = self.limits.count_change(person)
                    {
                        self.too_fast.store(seconds, Ordering::Relaxed);
                    }
                }
                Ok::<_, Refused<NoRefusal>>(signed_in)
            })
            .await?;
        // What was made for somebody else is done in nobody's name: whose it is has to sign in.
        if self.is_anothers() {
            return Ok(None);
        }
        match self.too_fast.load(Ordering::Relaxed) {
            0 => Ok(signed_in.as_ref().map(|signed_in| signed_in.person.clone())),
            seconds => Err(Refused::TooFast(seconds)),
        }
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

impl SoundMemory for RequestSession {
    fn sound(&self) -> Option<&'static str> {
        self.cookies.sound
    }

    fn remember(&self, language: &'static str) {
        self.remember_for_a_year(CookieName::Sound, language);
    }
}

impl Reauthentication for RequestSession {
    fn is_required(&self) -> bool {
        self.idle.load(Ordering::Relaxed)
    }

    fn is_anothers(&self) -> bool {
        let made_for = self.mark.as_ref().map(|mark| mark.person);
        let reader = self.signed_in_person();
        reader.is_some_and(|reader| made_for.is_some_and(|person| person != reader.person.id))
    }
}
