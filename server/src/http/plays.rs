//! The beats of players: small posts, small answers.

use super::beat_answers;
use super::beat_requests::{BeatRequests, signed_in};
use super::client_address::site;
use super::cookies::{CookieKey, Cookies};
use super::known_browser::mark;
use super::robots::is_robot;
use crate::features::accounts::stored_session;
use crate::features::replays::{LeaseHolder, PlayBeat, PlayOrigin, Plays, Range};
use app::accounts::Person;
use app::answer::{Read, Refused};
use app::islands::wire::BeatStatus;
use app::replays::{NotCounted, Replays, Viewer};
use axum::extract::Request;
use axum::response::{IntoResponse, Response};
use axum_extra::extract::cookie::Key;
use http::header::{HeaderValue, SET_COOKIE};
use std::net::IpAddr;

/// So many random bytes name a visitor.
const VISITOR_BYTES: usize = 16;

/// What the beats of players go through.
pub struct ReplayBeats {
    /// Where the beats are credited.
    pub plays: Plays,
    /// What their requests go through.
    pub requests: BeatRequests,
    /// The key that signs the cookies of viewers.
    pub key: CookieKey,
    /// The hall's key, which marks the networks of visitors.
    pub marks: Key,
    /// Whether cookies are for https alone.
    pub secure: bool,
}

/// A beat of a player, as posted. `from`, `to` and `rate` come once for each range that was played.
#[derive(Debug, Default, PartialEq, Eq)]
struct Posted {
    lecture: String,
    lease: String,
    seq: i64,
    ranges: Vec<Range>,
}

impl Posted {
    /// None where something is missing or is no number.
    fn parse(body: &[u8]) -> Option<Self> {
        let fields: Vec<(String, String)> = serde_urlencoded::from_bytes(body).ok()?;
        let (mut posted, mut seq, mut lecture, mut lease) = (Self::default(), None, None, None);
        let [mut from, mut to, mut rate] = [const { Vec::<i64>::new() }; 3];
        for (name, value) in fields {
            match name.as_str() {
                "lecture" => lecture = Some(value),
                "lease" => lease = Some(value),
                "seq" => seq = Some(value.parse().ok()?),
                "from" => from.push(value.parse().ok()?),
                "to" => to.push(value.parse().ok()?),
                "rate" => rate.push(value.parse().ok()?),
                _ => {}
            }
        }
        if from.len() != to.len() || from.len() != rate.len() {
            return None;
        }
        posted.ranges = from
            .into_iter()
            .zip(to)
            .zip(rate)
            .map(|((from, to), rate)| Range { from, to, rate })
            .collect();
        (posted.lecture, posted.lease, posted.seq) = (lecture?, lease?, seq?);
        // What a database cannot hold would be everybody's fault who beats in the same moment.
        if posted.lecture.contains('\0') {
            return None;
        }
        (!posted.ranges.is_empty()).then_some(posted)
    }
}

impl ReplayBeats {
    /// What a visitor's cookie says, where it is one of ours.
    fn visitor(&self, cookies: &Cookies) -> Option<String> {
        let is_ours = |value: &String| {
            value.len() == VISITOR_BYTES * 2 && value.bytes().all(|byte| byte.is_ascii_hexdigit())
        };
        self.key.open(cookies).filter(is_ours)
    }

    /// A cookie for a visitor who had none.
    fn welcome(&self, value: String) -> Option<HeaderValue> {
        let age = time::Duration::days(365);
        self.key.set(value, age, self.secure)
    }

    /// Whether that replay is not for them.
    async fn closed_to(&self, person: Option<&Person>, slug: &str) -> Read<bool> {
        let db = self.plays.hall();
        let audience = db.replays().replay_audience(slug).await?;
        Ok(db
            .replays()
            .closed_to(person, slug, audience)
            .await?
            .is_some())
    }

    /// Begins a session, for who is signed in, else for the visitor.
    async fn open(&self, cookies: &Cookies, address: IpAddr, posted: &Posted) -> Response {
        let db = self.plays.hall();
        let visitor = self.visitor(cookies);
        let person = match cookies.session {
            Some(id) => signed_in(db, id).await,
            None => Ok(None),
        };
        let person = match person {
            Ok(person) => person,
            Err(refused) => return beat_answers::failed(&refused),
        };
        let session = cookies.session.map(|id| stored_session(&id));
        let known = person.as_ref().and(session.as_deref());
        let known = known.or(visitor.as_deref());
        if let Err(seconds) = self.requests.limits.may_open(address, known) {
            return beat_answers::too_often(seconds);
        }
        match self.closed_to(person.as_ref(), &posted.lecture).await {
            Ok(false) => {}
            Ok(true) => return BeatStatus::Forbidden.code().into_response(),
            Err(refused) => return beat_answers::play(Err(refused.widen())),
        }
        // A person's browser has one too: it may be a visitor's within the hour.
        let (value, cookie) = visitor.map_or_else(
            || {
                let value = db.secret(VISITOR_BYTES);
                (value.clone(), self.welcome(value))
            },
            |value| (value, None),
        );
        let origin = PlayOrigin {
            visitor: Some(value.clone()),
            network: Some(mark(&self.marks, "viewers", &site(address).to_string())),
        };
        let viewer = person.map_or(Viewer::Visitor(value), |person| Viewer::Person(person.id));
        let done = self
            .plays
            .open(&viewer, session, origin, &posted.lecture, posted.seq);
        let cookie = cookie.map(|cookie| [(SET_COOKIE, cookie)]);
        (cookie, beat_answers::play(done.await)).into_response()
    }

    /// Goes on with a session. Only where the lease is not the session's that brings it is the session looked at: the
    /// person may have signed in anew.
    async fn go_on(&self, cookies: &Cookies, posted: Posted) -> Response {
        let session = cookies.session;
        let mut beat = PlayBeat {
            lecture: posted.lecture,
            lease: posted.lease,
            seq: posted.seq,
            ranges: posted.ranges,
            by: LeaseHolder {
                session: session.map(|id| stored_session(&id)),
                visitor: self.visitor(cookies),
                person: None,
            },
        };
        let done = self.plays.beat(beat.clone()).await;
        let (Err(Refused::No(NotCounted::Malformed)), Some(id)) = (&done, session) else {
            return beat_answers::play(done);
        };
        let db = self.plays.hall();
        match signed_in(db, id).await {
            Ok(Some(person)) => {
                beat.by.person = Some(person.id);
                beat_answers::play(self.plays.beat(beat).await)
            }
            Ok(None) => beat_answers::play(done),
            Err(refused) => beat_answers::failed(&refused),
        }
    }
}

/// Credits a beat of a player, and answers by [`BeatStatus`]; one that may come again, with the seconds to wait.
///
/// A beat that brings a lease costs no look at the session: a lease is its viewer's.
pub async fn replay(hall: &ReplayBeats, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    if is_robot(&parts.headers) {
        return BeatStatus::Forbidden.code().into_response();
    }
    let body = match hall.requests.read(body).await {
        Ok(body) => body,
        Err(status) => return status.into_response(),
    };
    let Some(posted) = Posted::parse(&body) else {
        return BeatStatus::Malformed.code().into_response();
    };
    let cookies = Cookies::of(&parts);
    let address = hall.requests.address(&parts);
    let one = (!posted.lease.is_empty()).then_some(posted.lease.as_str());
    if let Err(seconds) = hall.requests.limits.may_beat(address, one) {
        return beat_answers::too_often(seconds);
    }
    if posted.lease.is_empty() {
        hall.open(&cookies, address, &posted).await
    } else {
        hall.go_on(&cookies, posted).await
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_beat_may_carry_several_ranges() {
        let one = Posted::parse(b"lecture=a%20b&lease=&seq=7&from=0&to=15000&rate=100").unwrap();
        assert_eq!(
            (one.lecture.as_str(), one.seq, one.ranges.len()),
            ("a b", 7, 1)
        );
        let two = b"lecture=a&lease=x&seq=1&from=0&to=5&rate=100&from=60&to=70&rate=200";
        let two = Posted::parse(two).unwrap();
        assert_eq!(
            two.ranges[1],
            Range {
                from: 60,
                to: 70,
                rate: 200
            }
        );
    }

    #[test]
    fn what_is_no_beat_is_none() {
        for odd in [
            "",
            "lecture=a&lease=&seq=1",
            "lecture=a&lease=&seq=NaN&from=0&to=1&rate=100",
            "lecture=a&lease=&seq=1&from=NaN&to=1&rate=100",
            "lecture=a&lease=&seq=1&from=0&to=Infinity&rate=100",
            "lecture=a&lease=&seq=1&from=0&to=1e3&rate=100",
            "lecture=a&lease=&seq=1&from=0&to=99999999999999999999&rate=100",
            "lecture=a&lease=&seq=1&from=0&to=1&rate=1.5",
            "lecture=a&lease=&seq=1&from=0&from=1&to=1&rate=100",
            "lease=&seq=1&from=0&to=1&rate=100",
        ] {
            assert_eq!(Posted::parse(odd.as_bytes()), None, "{odd}");
        }
    }
}
