//! The beats of open rooms: small posts, small answers.

use super::beat_answers;
use super::beat_requests::{BeatRequests, signed_in};
use super::cookies::Cookies;
use crate::features::accounts::stored_session;
use crate::features::live::{Beat, Beats};
use app::answer::Refused;
use app::islands::wire::BeatStatus;
use app::live::GateRefusal;
use axum::extract::Request;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use std::net::IpAddr;
use tower_sessions::session::Id;

/// A beat of a live room, as posted.
#[derive(Debug, Deserialize)]
pub struct LiveBeat {
    lecture: String,
    lease: String,
    seq: i64,
}

/// What the beats of live rooms go through.
pub struct LiveBeats {
    /// Where the beats are credited.
    pub beats: Beats,
    /// What their requests go through.
    pub requests: BeatRequests,
}

/// Credits a beat of a live room, and answers by [`BeatStatus`]; one that may come again, with the seconds to wait.
///
/// A beat that brings a lease costs no look at the session: a lease ends with the session it was given to.
pub async fn live(hall: &LiveBeats, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let body = match hall.requests.read(body).await {
        Ok(body) => body,
        Err(status) => return status.into_response(),
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
    let address = hall.requests.address(&parts);
    if let Err(seconds) = hall.requests.limits.may_beat(address, Some(&stored)) {
        return beat_answers::too_often(seconds);
    }
    if beat.lease.is_empty() {
        hall.open(session, &stored, address, &beat).await
    } else {
        hall.go_on(session, stored, beat).await
    }
}

impl LiveBeats {
    /// Gives a lease to who is signed in.
    async fn open(&self, session: Id, stored: &str, address: IpAddr, beat: &LiveBeat) -> Response {
        match signed_in(self.beats.hall(), session).await {
            Ok(Some(person)) => {
                if let Err(seconds) = self.requests.limits.may_open(address, Some(stored)) {
                    return beat_answers::too_often(seconds);
                }
                let opened = self.beats.open(&person, &beat.lecture, stored, beat.seq);
                beat_answers::live(opened.await)
            }
            Ok(None) => BeatStatus::SignedOut.code().into_response(),
            Err(refused) => beat_answers::failed(&refused),
        }
    }

    /// Goes on with a lease. One that is no more may have been taken over, or have ended with its session or with the
    /// right to it: only then is the session looked at.
    async fn go_on(&self, session: Id, stored: String, beat: LiveBeat) -> Response {
        let beat = Beat {
            lecture: beat.lecture,
            lease: beat.lease,
            seq: beat.seq,
            session: stored,
        };
        let lecture = beat.lecture.clone();
        let done = self.beats.beat(beat).await;
        if !matches!(done, Err(Refused::No(GateRefusal::TakenOver))) {
            return beat_answers::live(done);
        }
        let db = self.beats.hall();
        let person = match signed_in(db, session).await {
            Ok(Some(person)) => person,
            Ok(None) => return BeatStatus::SignedOut.code().into_response(),
            Err(refused) => return beat_answers::failed(&refused),
        };
        match db.live().is_shut_out(person.id, &lecture).await {
            Ok(false) => beat_answers::live(done),
            Ok(true) => BeatStatus::Forbidden.code().into_response(),
            Err(refused) => beat_answers::failed(&refused),
        }
    }
}
