//! The beats of open rooms and of players: small posts, small answers.

use super::visit::Visit;
use crate::db::Db;
use app::accounts::Who;
use app::answer::Refused;
use app::live::{Beat, Closed, Live};
use app::replays::{NotCounted, PlayBeat, Replays, Viewer};
use axum::response::{IntoResponse, Response};
use axum_extra::extract::cookie::{Cookie, Key, SameSite, SignedCookieJar};
use http::StatusCode;
use http::header::RETRY_AFTER;
use serde::Deserialize;

/// The cookie a visitor is known by, signed.
const VISITOR: &str = "viewer";

/// A beat of a live room, as posted.
#[derive(Debug, Deserialize)]
pub struct LiveBeat {
    lecture: String,
    lease: String,
    seq: i64,
}

/// A beat of a player, as posted.
#[derive(Debug, Deserialize)]
pub struct ReplayBeat {
    lecture: String,
    lease: String,
    seq: i64,
    from: i64,
    to: i64,
    rate: i64,
}

/// The database is behind: the beat is to come again, and nothing acknowledged is lost.
fn busy(fault: &str) -> Response {
    tracing::warn!(fault, "a beat was not taken");
    (StatusCode::SERVICE_UNAVAILABLE, [(RETRY_AFTER, "5")]).into_response()
}

/// Credits a beat of a live room: 200 with the lease and the milliseconds present; 410 with the same where this was
/// the last one; 409 where a newer tab has taken over.
pub async fn live(db: &Db, visit: &Visit, beat: LiveBeat) -> Response {
    let person = match visit.who().await {
        Ok(Some(person)) => person,
        Ok(None) => return StatusCode::UNAUTHORIZED.into_response(),
        Err(fault) => return busy(&fault),
    };
    let beat = Beat {
        lecture: beat.lecture,
        lease: beat.lease,
        seq: beat.seq,
        session: visit.session_id(),
    };
    match Live::beat(db, &person, &beat).await {
        Ok(beaten) => {
            let status = if beaten.over {
                StatusCode::GONE
            } else {
                StatusCode::OK
            };
            (status, format!("{} {}", beaten.lease, beaten.present_ms)).into_response()
        }
        Err(Refused::No(Closed::TakenOver)) => StatusCode::CONFLICT.into_response(),
        Err(Refused::No(Closed::Over)) => StatusCode::GONE.into_response(),
        Err(Refused::No(Closed::Malformed)) => StatusCode::UNPROCESSABLE_ENTITY.into_response(),
        Err(Refused::Fault(fault)) => busy(&fault),
        Err(Refused::No(_)) => StatusCode::FORBIDDEN.into_response(),
        Err(refused) => refused.status().into_response(),
    }
}

/// Credits a beat of a player: 200 with the lease, the credit and the share covered.
pub async fn replay(
    db: &Db,
    visit: &Visit,
    key: &Key,
    headers: &http::HeaderMap,
    secure: bool,
    beat: ReplayBeat,
) -> Response {
    let mut jar = SignedCookieJar::from_headers(headers, key.clone());
    let viewer = match visit.who().await {
        Ok(Some(person)) => Viewer::Person(person.id),
        Ok(None) => {
            let value = jar.get(VISITOR).map_or_else(
                || {
                    let fresh = db.secret(16);
                    jar = jar.clone().add(
                        Cookie::build((VISITOR, fresh.clone()))
                            .path("/")
                            .http_only(true)
                            .secure(secure)
                            .same_site(SameSite::Lax)
                            .max_age(time::Duration::days(365)),
                    );
                    fresh
                },
                |c| c.value().to_owned(),
            );
            Viewer::Visitor(value)
        }
        Err(fault) => return busy(&fault),
    };
    let beat = PlayBeat {
        lecture: beat.lecture,
        lease: beat.lease,
        seq: beat.seq,
        from_ms: beat.from,
        to_ms: beat.to,
        rate_percent: beat.rate,
    };
    match Replays::beat(db, &viewer, &beat).await {
        Ok(played) => {
            let text = format!(
                "{} {} {}",
                played.lease, played.credit_ms, played.covered_percent
            );
            (jar, text).into_response()
        }
        Err(Refused::No(NotCounted::TakenOver)) => StatusCode::CONFLICT.into_response(),
        Err(Refused::No(NotCounted::Malformed)) => StatusCode::UNPROCESSABLE_ENTITY.into_response(),
        Err(Refused::Fault(fault)) => busy(&fault),
        Err(refused) => refused.status().into_response(),
    }
}
