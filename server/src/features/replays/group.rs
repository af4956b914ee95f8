//! A group of play beats in memory: what is on record, what the beats do to it, and what is to be written.

use super::coverage::Coverage;
use super::messages::{Arrived, LeaseHolder, Opening, PlayBeat, Played};
use super::rule::{ClosedSpan, Play, Span, Watched, counts};
use app::accounts::PersonId;
use app::answer::{Answer, Refused};
use app::i18n::Instant;
use app::replays::{NotCounted, Viewer};
use std::collections::{BTreeMap, HashMap, HashSet};

/// A play session, and what is known of its viewer.
#[derive(sqlx::FromRow)]
pub(super) struct HeldRow {
    id: i64,
    lease: String,
    lecture_id: i64,
    slug: String,
    shown: bool,
    viewer: String,
    person_id: Option<i64>,
    session: Option<String>,
    recording_id: i64,
    duration_ms: i64,
    seq: i64,
    beat_at: i64,
    spare_ms: i64,
    credit_ms: i64,
    from_ms: Option<i64>,
    to_ms: Option<i64>,
    spans: i64,
    reached_at: Option<i64>,
    counted: bool,
    newest: bool,
    buckets: Option<String>,
    watched_at: Option<i64>,
}

/// A replay that a session may begin of, by the lease it would have.
#[derive(sqlx::FromRow)]
pub(super) struct Begun {
    lease: String,
    lecture_id: i64,
    recording_id: i64,
    duration_ms: i64,
    buckets: Option<String>,
}

impl Begun {
    /// What its viewer has watched of the recording before; none where that cannot be read.
    fn coverage(&self) -> Option<Coverage> {
        Coverage::parse(self.buckets.as_deref().unwrap_or_default())
    }
}

/// Whose coverage of which recording: the lecture, the viewer, the recording.
type CoverageKey = (i64, String, i64);
/// A session to write, by its lease: number, when, time to spare, credit, the span that grows, spans laid down, reached,
/// counted.
type SessionRow = (
    i64,
    i64,
    i64,
    i64,
    Option<i64>,
    Option<i64>,
    i64,
    Option<i64>,
    bool,
);
/// A span to lay down: session, place, from, to, when.
type LaidRow = (i64, i64, i64, i64, i64);
/// Coverage to write: whose, the person, the recording's length, the parts, how many, completed, enough at, position.
type WatchedRow = (
    i64,
    String,
    i64,
    Option<i64>,
    i64,
    String,
    i64,
    bool,
    Option<i64>,
    i64,
);
/// A session to begin: lecture, viewer, person, the hall's session, lease, number, recording, its length, when.
type OpenedRow = (
    i64,
    String,
    Option<i64>,
    Option<String>,
    String,
    i64,
    i64,
    i64,
    i64,
);

/// A session while its group is being credited.
struct Held {
    row: HeldRow,
    play: Play,
    counted: bool,
    changed: bool,
}

/// What a viewer has watched of a film, while a group is being credited.
struct Kept {
    watched: Watched,
    person: Option<i64>,
    duration_ms: i64,
    position_ms: i64,
    changed: bool,
}

/// The fault of coverage whose text cannot be read: it stays as it is until `recount` has named it.
fn unreadable(viewer: &str, recording: i64) -> Refused<NotCounted> {
    Refused::Fault(format!(
        "the coverage of {viewer} of recording {recording} cannot be read"
    ))
}

/// What a group's beats do to what is on record.
pub(super) struct Group {
    held: HashMap<String, Held>,
    kept: BTreeMap<CoverageKey, Kept>,
    begun: HashMap<String, Begun>,
    /// The viewers who have begun a newer session in this group.
    newer: HashSet<String>,
    laid: Vec<LaidRow>,
}

impl Group {
    /// What is on record.
    pub(super) fn of(held: Vec<HeldRow>, begun: Vec<Begun>) -> Self {
        let mut group = Self {
            held: HashMap::new(),
            kept: BTreeMap::new(),
            begun: begun.into_iter().map(|b| (b.lease.clone(), b)).collect(),
            newer: HashSet::new(),
            laid: Vec::new(),
        };
        for mut row in held {
            let whose = (row.lecture_id, row.viewer.clone(), row.recording_id);
            let buckets = row.buckets.take().unwrap_or_default();
            if let Some(coverage) = Coverage::parse(&buckets) {
                group.kept.entry(whose).or_insert_with(|| Kept {
                    watched: Watched {
                        coverage,
                        enough_at: row.watched_at,
                    },
                    person: row.person_id,
                    duration_ms: row.duration_ms,
                    position_ms: 0,
                    changed: false,
                });
            }
            let play = Play {
                seq: row.seq,
                beat_at: row.beat_at,
                spare_ms: row.spare_ms,
                credit_ms: row.credit_ms,
                open: row
                    .from_ms
                    .zip(row.to_ms)
                    .map(|(from, to)| Span { from, to }),
                laid: row.spans,
                reached_at: row.reached_at,
            };
            let held = Held {
                counted: row.counted,
                changed: false,
                play,
                row,
            };
            group.held.insert(held.row.lease.clone(), held);
        }
        group
    }

    /// Takes what has arrived, in its order.
    pub(super) fn take(&mut self, arrived: &Arrived) -> Answer<Played, NotCounted> {
        match arrived {
            Arrived::Open(opening) => self.open(opening),
            Arrived::Beat(beat, at) => self.beat(beat, *at),
        }
    }

    fn open(&mut self, opening: &Opening) -> Answer<Played, NotCounted> {
        let begun = self.begun.get(&opening.lease).ok_or(Refused::NotFound)?;
        let coverage = begun
            .coverage()
            .ok_or_else(|| unreadable(&opening.viewer, begun.recording_id))?;
        self.newer.insert(opening.viewer.clone());
        Ok(Played {
            lease: opening.lease.clone(),
            credit_ms: 0,
            covered_percent: coverage.percent(begun.duration_ms),
        })
    }

    fn beat(&mut self, beat: &PlayBeat, at: Instant) -> Answer<Played, NotCounted> {
        let held = self
            .held
            .get_mut(&beat.lease)
            .filter(|held| is_its(&held.row, &beat.by) && held.row.slug == beat.lecture)
            .ok_or(NotCounted::Malformed)?;
        if !held.row.shown {
            return Err(Refused::NotFound);
        }
        if !held.row.newest || self.newer.contains(&held.row.viewer) {
            return Err(NotCounted::TakenOver.into());
        }
        let row = &held.row;
        let whose = (row.lecture_id, row.viewer.clone(), row.recording_id);
        let kept = self
            .kept
            .get_mut(&whose)
            .ok_or_else(|| unreadable(&row.viewer, row.recording_id))?;
        let duration = held.row.duration_ms;
        if beat.seq > held.play.seq {
            let laid = held
                .play
                .beat(beat.seq, at.0, &beat.ranges, duration, &mut kept.watched);
            self.laid.extend(laid.into_iter().map(|laid: ClosedSpan| {
                let Span { from, to } = laid.span;
                (held.row.id, laid.place, from, to, laid.at)
            }));
            (held.changed, kept.changed) = (true, true);
            kept.position_ms = beat.ranges.last().map_or(0, |range| range.to.min(duration));
        }
        Ok(Played {
            lease: beat.lease.clone(),
            credit_ms: held.play.credit_ms,
            covered_percent: kept.watched.coverage.percent(duration),
        })
    }

    /// The sessions that became a replay by this group's beats: lease, lecture and viewer.
    pub(super) fn reached(&self) -> Vec<(&String, (i64, &String))> {
        self.held
            .values()
            .filter(|held| held.row.reached_at.is_none() && held.play.reached_at.is_some())
            .map(|held| (&held.row.lease, (held.row.lecture_id, &held.row.viewer)))
            .collect()
    }

    /// Counts those of which the viewer had none within the hour. `before` has, by the lease, when the last was that
    /// counted.
    pub(super) fn count(&mut self, before: &[(String, i64)]) {
        let before: HashMap<&String, i64> = before.iter().map(|(lease, at)| (lease, *at)).collect();
        for (lease, held) in &mut self.held {
            if let (None, Some(at)) = (held.row.reached_at, held.play.reached_at) {
                held.counted = counts(before.get(lease).copied(), at);
            }
        }
    }

    /// The sessions to begin, in the order they were asked for: the later one is the newer.
    pub(super) fn opened(&self, arrived: &[Arrived]) -> Vec<OpenedRow> {
        arrived
            .iter()
            .filter_map(|arrived| match arrived {
                Arrived::Open(opening) => Some((opening, self.begun.get(&opening.lease)?)),
                Arrived::Beat(..) => None,
            })
            .filter(|(_, begun)| begun.coverage().is_some())
            .map(|(opening, begun)| {
                (
                    begun.lecture_id,
                    opening.viewer.clone(),
                    opening.person,
                    opening.session.clone(),
                    opening.lease.clone(),
                    opening.seq,
                    begun.recording_id,
                    begun.duration_ms,
                    opening.at.0,
                )
            })
            .collect()
    }

    /// What is to be written: sessions, spans, coverage.
    pub(super) fn changed(self) -> (Vec<(String, SessionRow)>, Vec<LaidRow>, Vec<WatchedRow>) {
        let sessions = self
            .held
            .into_iter()
            .filter(|(_, held)| held.changed)
            .map(|(lease, Held { play, counted, .. })| {
                let (from, to) = (play.open.map(|s| s.from), play.open.map(|s| s.to));
                let row = (
                    play.seq,
                    play.beat_at,
                    play.spare_ms,
                    play.credit_ms,
                    from,
                    to,
                    play.laid,
                    play.reached_at,
                    counted,
                );
                (lease, row)
            })
            .collect();
        let watched = self
            .kept
            .into_iter()
            .filter(|(_, kept)| kept.changed)
            .map(|((lecture, viewer, recording), kept)| {
                let Watched {
                    coverage,
                    enough_at,
                } = kept.watched;
                (
                    lecture,
                    viewer,
                    recording,
                    kept.person,
                    kept.duration_ms,
                    coverage.to_string(),
                    coverage.covered(),
                    coverage.completed(kept.duration_ms),
                    enough_at,
                    kept.position_ms,
                )
            })
            .collect();
        (sessions, self.laid, watched)
    }
}

/// Whether whoever brings the lease is whose it is.
fn is_its(row: &HeldRow, by: &LeaseHolder) -> bool {
    let code = |id: PersonId| Viewer::Person(id).code();
    match row.person_id {
        Some(_) => {
            (row.session.is_some() && row.session == by.session)
                || by.person.is_some_and(|id| code(id) == row.viewer)
        }
        None => by
            .visitor
            .clone()
            .is_some_and(|value| Viewer::Visitor(value).code() == row.viewer),
    }
}
