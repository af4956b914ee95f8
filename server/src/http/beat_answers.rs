//! What beats are answered: a line of text where one was credited, else a status that says what to do next.

use crate::features::live::BeatReply;
use crate::features::replays::{Cap, Played};
use app::answer::{Answer, Refused};
use app::islands::wire::{BEYOND_CAP, BeatStatus, BeyondCap, Credit, Share};
use app::live::GateRefusal;
use app::replays::NotCounted;
use axum::response::{IntoResponse, Response};
use http::header::{HeaderValue, RETRY_AFTER};
use std::fmt::Debug;

/// Whoever finds the gate not open yet asks again after so many seconds.
const TOO_EARLY_SECONDS: &str = "30";
/// Whoever finds the database behind sends the same beat again after so many seconds.
const BUSY_SECONDS: &str = "5";

/// A live room's: the lease and the milliseconds within the core, with 410 where this was the last beat.
pub(super) fn live(done: Answer<BeatReply, GateRefusal>) -> Response {
    match done {
        Ok(reply) => {
            let status = if reply.over {
                BeatStatus::Over
            } else {
                BeatStatus::Taken
            };
            let credit = Credit {
                lease: reply.lease,
                credited_ms: reply.within_core_ms,
                share: None,
            };
            (status.code(), credit.to_string()).into_response()
        }
        // The lecture was put off while somebody waited for it.
        Err(Refused::No(GateRefusal::TooEarly)) => {
            (BeatStatus::Early.code(), [(RETRY_AFTER, TOO_EARLY_SECONDS)]).into_response()
        }
        Err(refused) => refusal(refused, |refusal| match refusal {
            GateRefusal::TakenOver => BeatStatus::TakenOver,
            GateRefusal::Over => BeatStatus::Over,
            GateRefusal::Malformed => BeatStatus::Malformed,
            _ => BeatStatus::Forbidden,
        }),
    }
}

/// A player's: the lease, the milliseconds credited and the share watched; in a header, that it is beyond a cap.
pub(super) fn play(done: Answer<Played, NotCounted>) -> Response {
    match done {
        Ok(played) => {
            let beyond_cap = played.beyond_cap.map(|cap| match cap {
                Cap::FilmOfNetwork | Cap::Network => BeyondCap::Network,
                Cap::Cookie => BeyondCap::Browser,
            });
            let credit = Credit {
                lease: played.lease,
                credited_ms: played.credit_ms,
                share: Some(Share {
                    percent: played.watched_percent,
                    beyond_cap,
                }),
            };
            let header = beyond_cap.map(|cap| [(BEYOND_CAP, cap.code())]);
            (BeatStatus::Taken.code(), header, credit.to_string()).into_response()
        }
        Err(refused) => refusal(refused, |refusal| match refusal {
            NotCounted::TakenOver => BeatStatus::TakenOver,
            NotCounted::Malformed => BeatStatus::Malformed,
            NotCounted::NotAdmitted => BeatStatus::Forbidden,
        }),
    }
}

/// That whoever sent it beats too often, and after how many seconds it is taken.
pub(super) fn too_often(seconds: u64) -> Response {
    let wait = [(RETRY_AFTER, HeaderValue::from(seconds))];
    (BeatStatus::TooMany.code(), wait).into_response()
}

/// That something failed: the beat is to come again, and nothing acknowledged is lost.
pub(super) fn failed<R: Debug>(refused: &Refused<R>) -> Response {
    tracing::warn!(?refused, "a beat was not taken");
    (BeatStatus::Busy.code(), [(RETRY_AFTER, BUSY_SECONDS)]).into_response()
}

/// That a beat was refused: with the status `of` what the feature says, or with that of what all features may say.
fn refusal<R: Debug>(refused: Refused<R>, of: impl FnOnce(R) -> BeatStatus) -> Response {
    match refused {
        Refused::No(refusal) => of(refusal).code().into_response(),
        refused if refused.is_failure() => failed(&refused),
        refused => refused.status().into_response(),
    }
}
