//! What no play session can be: credited with more than twice the time it had, begun in time that the session before it has
//! had, or of a time that has not come.

use super::Session;
use crate::db::CLOCKS_APART;
use crate::features::replays::rule::{Span, ViewerClock};
use app::reports::Recount;
use std::collections::HashMap;

/// How far the time of each viewer has gone, in the sessions that were looked at.
#[derive(Default)]
pub(super) struct Gone(HashMap<String, i64>);

impl Gone {
    /// Names what is impossible of the next session, of all viewers in their order, with the spans that it has laid down.
    pub(super) fn name(
        &mut self,
        session: &Session,
        spans: &[(Span, i64)],
        now: i64,
        recount: &mut Recount,
    ) {
        let mut differs = |what: String| {
            let difference = format!("play session {}: {what}", session.id);
            recount.differences.push(difference);
        };
        if let Some(wall) = wall_time(session, spans)
            && session.credit_ms > 2 * wall
        {
            differs(format!(
                "credited with {} ms, and had {wall} ms",
                session.credit_ms
            ));
        }
        let before = self
            .0
            .insert(session.viewer.clone(), clock(session).reached());
        if let Some((before, began)) = before.zip(began(session))
            && began + CLOCKS_APART < before
        {
            differs("begins in time that the session before it has had".to_owned());
        }
        let latest = spans.iter().map(|(_, at)| *at).max();
        let latest = latest.max(session.reached_at).max(Some(session.beat_at));
        if latest.is_some_and(|at| at > now + CLOCKS_APART) {
            differs("its records lie in the future".to_owned());
        }
    }
}

const fn clock(session: &Session) -> ViewerClock {
    ViewerClock {
        at: session.beat_at,
        behind_ms: session.behind_ms,
    }
}

/// How far its viewer's time had gone when it began; none of a session from before that was kept.
fn began(session: &Session) -> Option<i64> {
    let behind_ms = session.began_behind_ms?;
    let at = session.began_at;
    Some(ViewerClock { at, behind_ms }.reached())
}

/// The wall time it had, in milliseconds. A session of before whose records go back in time does not tell: the clock was
/// set right while it played.
fn wall_time(session: &Session, spans: &[(Span, i64)]) -> Option<i64> {
    if let Some(began) = began(session) {
        return Some(clock(session).reached() - began);
    }
    let laid = spans.iter().map(|(_, at)| *at);
    let course = std::iter::once(session.began_at).chain(laid);
    let goes_on = course.chain([session.beat_at]).is_sorted();
    goes_on.then_some(session.beat_at - session.began_at)
}
