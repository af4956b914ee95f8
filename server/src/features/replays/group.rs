//! A group of play beats in memory: what is on record, what the beats do to it, and what is to be written.

use super::RecordingId;
use super::coverage::Coverage;
use super::messages::{LeaseHolder, Opening, PlayBeat, Played, QueuedBeat};
use super::rule::{ClosedSpan, Play, Span, Watched, counts};
use app::accounts::PersonId;
use app::answer::{Answer, Refused};
use app::i18n::Instant;
use app::lectures::LectureId;
use app::replays::{NotCounted, Viewer};
use serde::Serialize;
use std::collections::{BTreeMap, HashMap, HashSet};

/// A play session, and what is known of its viewer.
#[derive(sqlx::FromRow)]
pub(super) struct HeldRow {
    id: i64,
    lease: String,
    lecture_id: LectureId,
    slug: String,
    shown: bool,
    viewer: String,
    person_id: Option<PersonId>,
    session: Option<String>,
    recording_id: RecordingId,
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
    lecture_id: LectureId,
    recording_id: RecordingId,
    duration_ms: i64,
    buckets: Option<String>,
}

impl Begun {
    /// What its viewer has watched of the recording before; none where that cannot be read.
    fn coverage(&self) -> Option<Coverage> {
        Coverage::parse(self.buckets.as_deref().unwrap_or_default())
    }
}

/// Whose coverage of which recording.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct CoverageKey {
    lecture: LectureId,
    viewer: String,
    recording: RecordingId,
}

impl CoverageKey {
    fn of(row: &HeldRow) -> Self {
        Self {
            lecture: row.lecture_id,
            viewer: row.viewer.clone(),
            recording: row.recording_id,
        }
    }
}

/// What is written of a session that goes on, by its lease.
#[derive(Serialize)]
pub(super) struct SessionState {
    seq: i64,
    beat: i64,
    spare: i64,
    credit: i64,
    /// The span that grows.
    from: Option<i64>,
    to: Option<i64>,
    /// How many spans are laid down.
    spans: i64,
    reached: Option<i64>,
    counted: bool,
}

/// A span to lay down.
#[derive(Serialize)]
pub(super) struct SpanRow {
    session: i64,
    place: i64,
    from: i64,
    to: i64,
    at: i64,
}

/// Coverage to write.
#[derive(Serialize)]
pub(super) struct CoverageRow {
    lecture: LectureId,
    viewer: String,
    recording: RecordingId,
    person: Option<PersonId>,
    duration: i64,
    buckets: String,
    covered: i64,
    completed: bool,
    enough: Option<i64>,
    position: i64,
}

/// A session to begin.
#[derive(Serialize)]
pub(super) struct OpenedRow {
    lecture: LectureId,
    viewer: String,
    person: Option<PersonId>,
    /// The hall's session that it ends with.
    session: Option<String>,
    lease: String,
    seq: i64,
    recording: RecordingId,
    duration: i64,
    at: i64,
}

/// What is to be written of those sessions that went on.
pub(super) struct Changed {
    /// By the lease.
    pub(super) sessions: Vec<(String, SessionState)>,
    pub(super) spans: Vec<SpanRow>,
    pub(super) coverage: Vec<CoverageRow>,
}

/// A session while its group is being credited.
struct HeldSession {
    row: HeldRow,
    play: Play,
    counted: bool,
    changed: bool,
}

/// What a viewer has watched of a film, while a group is being credited.
struct ViewerCoverage {
    watched: Watched,
    person: Option<PersonId>,
    duration_ms: i64,
    position_ms: i64,
    changed: bool,
}

/// The fault of coverage whose text cannot be read: it stays as it is until `recount` has named it.
fn unreadable(viewer: &str, recording: RecordingId) -> Refused<NotCounted> {
    Refused::Fault(format!(
        "the coverage of {viewer} of recording {} cannot be read",
        recording.0
    ))
}

/// What a group's beats do to what is on record.
pub(super) struct Group {
    held: HashMap<String, HeldSession>,
    kept: BTreeMap<CoverageKey, ViewerCoverage>,
    begun: HashMap<String, Begun>,
    /// The viewers who have begun a newer session in this group.
    newer: HashSet<String>,
    laid: Vec<SpanRow>,
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
            let whose = CoverageKey::of(&row);
            let buckets = row.buckets.take().unwrap_or_default();
            if let Some(coverage) = Coverage::parse(&buckets) {
                group.kept.entry(whose).or_insert_with(|| ViewerCoverage {
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
            let held = HeldSession {
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
    pub(super) fn take(&mut self, arrived: &QueuedBeat) -> Answer<Played, NotCounted> {
        match arrived {
            QueuedBeat::Open(opening) => self.open(opening),
            QueuedBeat::Beat(beat, at) => self.beat(beat, *at),
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
        let whose = CoverageKey::of(&held.row);
        let kept = self
            .kept
            .get_mut(&whose)
            .ok_or_else(|| unreadable(&whose.viewer, whose.recording))?;
        let duration = held.row.duration_ms;
        if beat.seq > held.play.seq {
            let laid = held
                .play
                .beat(beat.seq, at.0, &beat.ranges, duration, &mut kept.watched);
            self.laid.extend(laid.into_iter().map(|laid: ClosedSpan| {
                let Span { from, to } = laid.span;
                SpanRow {
                    session: held.row.id,
                    place: laid.place,
                    from,
                    to,
                    at: laid.at,
                }
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
    pub(super) fn reached(&self) -> Vec<(&String, (LectureId, &String))> {
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
    pub(super) fn opened(&self, arrived: &[QueuedBeat]) -> Vec<OpenedRow> {
        arrived
            .iter()
            .filter_map(|arrived| match arrived {
                QueuedBeat::Open(opening) => Some((opening, self.begun.get(&opening.lease)?)),
                QueuedBeat::Beat(..) => None,
            })
            .filter(|(_, begun)| begun.coverage().is_some())
            .map(|(opening, begun)| OpenedRow {
                lecture: begun.lecture_id,
                viewer: opening.viewer.clone(),
                person: opening.person,
                session: opening.session.clone(),
                lease: opening.lease.clone(),
                seq: opening.seq,
                recording: begun.recording_id,
                duration: begun.duration_ms,
                at: opening.at.0,
            })
            .collect()
    }

    /// What is to be written.
    pub(super) fn changed(self) -> Changed {
        let sessions = self
            .held
            .into_iter()
            .filter(|(_, held)| held.changed)
            .map(|(lease, HeldSession { play, counted, .. })| {
                let state = SessionState {
                    seq: play.seq,
                    beat: play.beat_at,
                    spare: play.spare_ms,
                    credit: play.credit_ms,
                    from: play.open.map(|span| span.from),
                    to: play.open.map(|span| span.to),
                    spans: play.laid,
                    reached: play.reached_at,
                    counted,
                };
                (lease, state)
            })
            .collect();
        let coverage = self
            .kept
            .into_iter()
            .filter(|(_, kept)| kept.changed)
            .map(|(whose, kept)| {
                let Watched {
                    coverage,
                    enough_at,
                } = kept.watched;
                CoverageRow {
                    lecture: whose.lecture,
                    viewer: whose.viewer,
                    recording: whose.recording,
                    person: kept.person,
                    duration: kept.duration_ms,
                    buckets: coverage.to_string(),
                    covered: coverage.covered(),
                    completed: coverage.completed(kept.duration_ms),
                    enough: enough_at,
                    position: kept.position_ms,
                }
            })
            .collect();
        Changed {
            sessions,
            spans: self.laid,
            coverage,
        }
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
