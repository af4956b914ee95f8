//! The session layer: the only place that makes a person for a request.

use super::limits::Limits;
use crate::db::{Db, session_refused};
use app::accounts::{Accounts, Person, PersonId, Who};
use app::answer::Read;
use app::i18n::{Instant, Zone};
use app::ui::{Flash, Keep};
use async_trait::async_trait;
use http::header::{COOKIE, HeaderValue, SET_COOKIE};
use http::request::Parts;
use leptos::prelude::use_context;
use leptos_axum::ResponseOptions;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use tokio::sync::OnceCell;
use tower_sessions::Session;

/// Where a session keeps its person.
pub(crate) const PERSON: &str = "person";
/// Where it keeps what the next page shows.
const FLASH: &str = "flash";

/// One request's visitor.
#[derive(Debug)]
pub struct Visit {
    db: Db,
    session: Session,
    limits: Limits,
    address: IpAddr,
    zone: Option<Zone>,
    request_id: String,
    secure: bool,
    person: OnceCell<Option<Person>>,
}

impl Visit {
    /// The visitor of a request that has passed the session layer.
    pub fn of(
        parts: &Parts,
        db: Db,
        limits: Limits,
        secure: bool,
        behind_proxy: bool,
    ) -> Option<Self> {
        let session = parts.extensions.get::<Session>()?.clone();
        Some(Self {
            db,
            session,
            limits,
            address: address(parts, behind_proxy),
            zone: cookie(parts, "zone").and_then(|name| Zone::parse(&name)),
            request_id: parts
                .headers
                .get("x-request-id")
                .and_then(|v| v.to_str().ok())
                .unwrap_or("-")
                .to_owned(),
            secure,
            person: OnceCell::new(),
        })
    }

    /// Whether neither a cookie nor, as far as a session can tell without being read, a profile names the zone.
    pub fn zone_unknown(&self) -> bool {
        self.zone.is_none() && self.session.id().is_none()
    }
}

/// A cookie of a request, percent-decoded where a browser encoded the slash of a zone.
pub fn cookie(parts: &Parts, name: &str) -> Option<String> {
    parts
        .headers
        .get_all(COOKIE)
        .iter()
        .filter_map(|v| v.to_str().ok())
        .flat_map(|v| v.split(';'))
        .find_map(|pair| {
            let (key, value) = pair.trim().split_once('=')?;
            (key == name).then(|| value.replace("%2F", "/").replace("%2f", "/"))
        })
}

/// Where a request comes from; of IPv6 the network, as whoever has one address of it has all.
pub(super) fn address(parts: &Parts, behind_proxy: bool) -> IpAddr {
    let forwarded = behind_proxy
        .then(|| {
            parts
                .headers
                .get("x-forwarded-for")?
                .to_str()
                .ok()?
                .rsplit(',')
                .next()?
                .trim()
                .parse()
                .ok()
        })
        .flatten();
    let peer = parts
        .extensions
        .get::<axum::extract::ConnectInfo<SocketAddr>>()
        .map(|info| info.0.ip());
    match forwarded
        .or(peer)
        .unwrap_or(IpAddr::V4(Ipv4Addr::LOCALHOST))
        .to_canonical()
    {
        IpAddr::V6(six) if !six.is_loopback() => {
            let [a, b, c, d, ..] = six.segments();
            IpAddr::V6(Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0))
        }
        other => other,
    }
}

#[async_trait]
impl Who for Visit {
    async fn who(&self) -> Read<Option<Person>> {
        let person = self
            .person
            .get_or_try_init(|| async {
                let id: Option<i64> = self.session.get(PERSON).await.map_err(session_refused)?;
                match id {
                    None => Ok(None),
                    Some(id) => self.db.person(PersonId(id)).await,
                }
            })
            .await?;
        Ok(person.clone())
    }

    async fn sign_in(&self, id: PersonId) -> Read<()> {
        self.session.cycle_id().await.map_err(session_refused)?;
        self.session
            .insert(PERSON, id.0)
            .await
            .map_err(session_refused)
    }

    async fn sign_out(&self) -> Read<()> {
        self.session.flush().await.map_err(session_refused)
    }

    fn cookie_zone(&self) -> Option<Zone> {
        self.zone.clone()
    }

    fn keep_zone(&self, zone: &Zone) {
        let secure = if self.secure { "; Secure" } else { "" };
        let cookie = format!(
            "zone={}; Path=/; Max-Age=31536000; SameSite=Lax{secure}",
            zone.name()
        );
        if let (Some(response), Ok(cookie)) = (
            use_context::<ResponseOptions>(),
            HeaderValue::from_str(&cookie),
        ) {
            response.append_header(SET_COOKIE, cookie);
        }
    }

    fn now(&self) -> Instant {
        self.db.now()
    }

    fn request_id(&self) -> String {
        self.request_id.clone()
    }

    fn may_guess(&self, person: PersonId) -> Result<(), u64> {
        self.limits.may_guess(person.0)
    }

    fn may_try(&self, account: &str) -> Result<(), u64> {
        self.limits.may_try(self.address, account)
    }
}

#[async_trait]
impl Keep for Visit {
    async fn put(&self, flash: Flash) {
        if let Err(error) = self.session.insert(FLASH, flash).await {
            tracing::error!(%error, request = self.request_id, "a notice was not kept");
        }
    }

    async fn take(&self) -> Flash {
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
