//! How a beat's request is taken, of a live room or of a player: what it may take of the hall, and who brings it.

use super::client_address::TrustedProxies;
use super::limits::Limits;
use super::request_limits::{Untaken, small_body};
use crate::db::Db;
use crate::features::accounts::stored_session;
use app::accounts::Person;
use app::answer::Read;
use axum::body::Body;
use bytes::Bytes;
use http::StatusCode;
use http::request::Parts;
use std::net::IpAddr;
use std::time::Duration;
use tower_sessions::session::Id;

/// The longest beat, in bytes.
const MOST: usize = 2 * 1024;

/// What the requests of beats go through.
#[derive(Clone)]
pub struct BeatRequests {
    /// How often one may beat.
    pub limits: Limits,
    /// Whose word about a visitor's address is taken.
    pub proxies: TrustedProxies,
    /// How long a beat may take to arrive.
    pub body_time: Duration,
}

impl BeatRequests {
    /// Reads a beat whole; the status of the answer where it is too long or comes too slowly.
    pub(super) async fn read(&self, body: Body) -> Result<Bytes, StatusCode> {
        small_body(body, MOST, self.body_time)
            .await
            .map_err(Untaken::status)
    }

    /// Where a beat comes from, as limits count it.
    pub(super) fn address(&self, parts: &Parts) -> IpAddr {
        self.proxies.client(parts)
    }
}

/// Whose session it is. The session layer is not in the way of beats, so what it does is done here.
pub(super) async fn signed_in(db: &Db, id: Id) -> Read<Option<Person>> {
    let signed_in = db.accounts().signed_in(&stored_session(&id)).await?;
    Ok(signed_in.map(|signed_in| signed_in.person))
}
