//! The beats of open rooms: small posts, small answers.

use super::client_address::TrustedProxies;
use super::cookies::Cookies;
use super::limits::Limits;
use super::request_limits::small_body;
use super::request_session::person_of;
use crate::db::{Db, stored_session};
use crate::features::live::{Beat, Beats};
use app::accounts::Person;
use app::answer::{Read, Refused};
use app::islands::wire::{BeatStatus, Credit};
use app::live::GateRefusal;
use axum::extract::Request;
use axum::response::{IntoResponse, Response};
use http::header::{HeaderValue, RETRY_AFTER};
use serde::Deserialize;
use std::sync::Arc;
use std::time::Duration;
use tower_sessions::Session;
use tower_sessions::session::Id;

/// The longest beat, in bytes.
pub const BEAT_MOST: usize = 2 * 1024;

/// A beat of a live room, as posted.
#[derive(Debug, Deserialize)]
pub struct LiveBeat {
    lecture: String,
    lease: String,
    seq: i64,
}

/// What the beats of live rooms go through.
#[derive(Debug)]
pub struct LiveBeats {
    /// The hall's ear.
    pub beats: Beats,
    /// How often one may beat.
    pub limits: Limits,
    /// Whose word about a visitor's address is taken.
    pub proxies: TrustedProxies,
    /// How long a beat may take to arrive.
    pub body_time: Duration,
}

/// Whose session it is. The session layer is not in the way of beats, so what it does is done here.
pub(super) async fn signed_in(db: &Db, id: Id) -> Read<Option<Person>> {
    person_of(db, &Session::new(Some(id), Arc::new(db.clone()), None)).await
}

/// The database is behind: the beat is to come again, and nothing acknowledged is lost.
pub(super) fn busy(fault: &str) -> Response {
    tracing::warn!(fault, "a beat was not taken");
    (BeatStatus::Busy.code(), [(RETRY_AFTER, "5")]).into_response()
}

/// Credits a beat of a live room, and answers by [`BeatStatus`]; one that may come again, with the seconds to wait.
///
/// A beat that brings a lease costs no look at the session: a lease ends with the session it was given to.
pub async fn live(hall: &LiveBeats, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let body = match small_body(body, BEAT_MOST, hall.body_time).await {
        Ok(body) => body,
        Err(untaken) => return untaken.status().into_response(),
    };
    let beat = serde_urlencoded::from_bytes::<LiveBeat>(&body);
    // No database holds the character of nothing.
    let Some(beat) = beat.ok().filter(|beat| !beat.lecture.contains('\0')) else {
        return BeatStatus::Malformed.code().into_response();
    };
    let Some(session) = Cookies::of(&parts).session else {
        return BeatStatus::SignedOut.code().into_response();
    };
    let stored = stored_session(&session);
    if let Err(seconds) =
        hall.limits
            .may_beat(hall.proxies.client(&parts), &stored, beat.lease.is_empty())
    {
        let wait = [(RETRY_AFTER, HeaderValue::from(seconds))];
        return (BeatStatus::TooMany.code(), wait).into_response();
    }
    let done = if beat.lease.is_empty() {
        let person = match signed_in(hall.beats.hall(), session).await {
            Ok(Some(person)) => person,
            Ok(None) => return BeatStatus::SignedOut.code().into_response(),
            Err(refused) => return busy(&format!("{refused:?}")),
        };
        hall.beats
            .open(&person, &beat.lecture, &stored, beat.seq)
            .await
    } else {
        let beat = Beat {
            lecture: beat.lecture,
            lease: beat.lease,
            seq: beat.seq,
            session: stored,
        };
        let lecture = beat.lecture.clone();
        let done = hall.beats.beat(beat).await;
        // A lease that is no more may have been taken over, or have ended with its session or with the right to it.
        if matches!(done, Err(Refused::No(GateRefusal::TakenOver))) {
            match signed_in(hall.beats.hall(), session).await {
                Ok(Some(person)) => {
                    match hall
                        .beats
                        .hall()
                        .live()
                        .is_shut_out(person.id, &lecture)
                        .await
                    {
                        Ok(false) => {}
                        Ok(true) => return BeatStatus::Forbidden.code().into_response(),
                        Err(fault) => return busy(&format!("{fault:?}")),
                    }
                }
                Ok(None) => return BeatStatus::SignedOut.code().into_response(),
                Err(refused) => return busy(&format!("{refused:?}")),
            }
        }
        done
    };
    match done {
        Ok(beaten) => {
            let status = if beaten.over {
                BeatStatus::Over
            } else {
                BeatStatus::Taken
            };
            let credit = Credit {
                lease: beaten.lease,
                credited_ms: beaten.present_ms,
                covered_percent: None,
            };
            (status.code(), credit.to_string()).into_response()
        }
        // The lecture was put off while somebody waited for it.
        Err(Refused::No(GateRefusal::TooEarly)) => {
            (BeatStatus::Early.code(), [(RETRY_AFTER, "30")]).into_response()
        }
        Err(Refused::No(GateRefusal::TakenOver)) => BeatStatus::TakenOver.code().into_response(),
        Err(Refused::No(GateRefusal::Over)) => BeatStatus::Over.code().into_response(),
        Err(Refused::No(GateRefusal::Malformed)) => BeatStatus::Malformed.code().into_response(),
        Err(Refused::Fault(fault)) => busy(&fault),
        Err(Refused::Unavailable(_)) => busy("the database is away"),
        Err(Refused::No(_)) => BeatStatus::Forbidden.code().into_response(),
        Err(refused) => refused.status().into_response(),
    }
}
