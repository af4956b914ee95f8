//! A group of play beats in memory: what is on record, what the beats do to it, and what is to be written.

use super::RecordingId;
use super::counting::{Counted, CountedBefore, CountedNow, HOUR, ReachedRow, start_of};
use super::coverage::Coverage;
use super::messages::{LeaseHolder, Opening, PlayBeat, Played, QueuedBeat};
use super::rule::{Cap, Clocked, ClosedSpan, Play, Span, VERSION, ViewerClock, Watched, room_most};
use crate::features::participations::FirstRecord;
use app::accounts::PersonId;
use app::answer::{Answer, Refused};
use app::i18n::Instant;
use app::lectures::LectureId;
use app::replays::{NotCounted, Viewer};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// A play session, and what is known of its viewer.
#[derive(sqlx::FromRow)]
pub(super) struct HeldRow {
    id: i64,
    lease: String,
    lecture_id: LectureId,
    slug: String,
    shown: bool,
    admitted: bool,
    viewer: String,
    person_id: Option<PersonId>,
    session: Option<String>,
    recording_id: RecordingId,
    duration_ms: i64,
    seq: i64,
    beat_at: i64,
    behind_ms: i64,
    spare_ms: i64,
    room_ms: i64,
    credit_ms: i64,
    from_ms: Option<i64>,
    to_ms: Option<i64>,
    spans: i64,
    reached_at: Option<i64>,
    counted: bool,
    browser: Option<String>,
    network: Option<String>,
    not_counted: Option<String>,
    newest: bool,
    watched: Option<String>,
    watched_at: Option<i64>,
    rule_version: Option<i64>,
}

/// A replay that a session may begin of, by the lease it would have.
#[derive(sqlx::FromRow)]
pub(super) struct Begun {
    lease: String,
    lecture_id: LectureId,
    recording_id: RecordingId,
    duration_ms: i64,
    watched: Option<String>,
    before: Option<String>,
    before_at: Option<i64>,
    before_behind_ms: Option<i64>,
    before_room_ms: Option<i64>,
}

impl Begun {
    /// What its viewer's last session has left; none where there was none.
    fn clocked(&self) -> Option<Clocked> {
        let (at, behind_ms) = self.before_at.zip(self.before_behind_ms)?;
        Some(Clocked {
            clock: ViewerClock { at, behind_ms },
            room_ms: self.before_room_ms?,
        })
    }

    /// What its viewer has watched of the recording before; none where that cannot be read.
    fn coverage(&self) -> Option<Coverage> {
        Coverage::parse(self.watched.as_deref().unwrap_or_default())
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

/// A session to write, by its lease.
#[derive(Serialize)]
pub(super) struct SessionRow {
    seq: i64,
    beat: i64,
    behind: i64,
    spare: i64,
    room: i64,
    credit: i64,
    from: Option<i64>,
    to: Option<i64>,
    spans: i64,
    reached: Option<i64>,
    counted: bool,
    beyond: Option<&'static str>,
}

/// A span to lay down.
#[derive(Serialize)]
pub(super) struct LaidRow {
    session: i64,
    place: i64,
    from: i64,
    to: i64,
    at: i64,
}

/// Coverage to write.
#[derive(Serialize)]
pub(super) struct WatchedRow {
    lecture: LectureId,
    viewer: String,
    recording: RecordingId,
    person: Option<PersonId>,
    length: i64,
    parts: String,
    ms: i64,
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
    session: Option<String>,
    lease: String,
    seq: i64,
    recording: RecordingId,
    length: i64,
    began: i64,
    beat: i64,
    behind: i64,
    room: i64,
    browser: Option<String>,
    network: Option<String>,
}

/// What is to be written.
pub(super) struct Changes {
    pub(super) sessions: Vec<(String, SessionRow)>,
    pub(super) laid: Vec<LaidRow>,
    pub(super) watched: Vec<WatchedRow>,
    /// Of people who were credited by their session for the first time.
    pub(super) first: Vec<FirstRecord>,
}

/// A session while its group is being credited.
struct Held {
    row: HeldRow,
    play: Play,
    counted: bool,
    beyond: Option<Cap>,
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
    held: HashMap<String, Held>,
    kept: BTreeMap<CoverageKey, ViewerCoverage>,
    begun: HashMap<String, Begun>,
    /// The viewers who have begun a newer session in this group, and how it began.
    newer: HashMap<String, Clocked>,
    opened: Vec<OpenedRow>,
    laid: Vec<LaidRow>,
}

/// Of which viewers what was watched is kept under an earlier version of the rule, by lecture.
pub(super) fn of_earlier_rule(held: &[HeldRow]) -> BTreeMap<LectureId, BTreeSet<String>> {
    let mut viewers: BTreeMap<LectureId, BTreeSet<String>> = BTreeMap::new();
    for row in held {
        if row.rule_version.is_some_and(|version| version < VERSION) {
            let of = viewers.entry(row.lecture_id).or_default();
            of.insert(row.viewer.clone());
        }
    }
    viewers
}

impl Group {
    /// What is on record.
    pub(super) fn of(held: Vec<HeldRow>, begun: Vec<Begun>) -> Self {
        let mut group = Self {
            held: HashMap::new(),
            kept: BTreeMap::new(),
            begun: begun.into_iter().map(|b| (b.lease.clone(), b)).collect(),
            newer: HashMap::new(),
            opened: Vec::new(),
            laid: Vec::new(),
        };
        for mut row in held {
            let whose = CoverageKey::of(&row);
            let parts = row.watched.take().unwrap_or_default();
            if let Some(coverage) = Coverage::parse(&parts) {
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
                clock: ViewerClock {
                    at: row.beat_at,
                    behind_ms: row.behind_ms,
                },
                spare_ms: row.spare_ms,
                room_ms: row.room_ms,
                room_most_ms: room_most(row.person_id.is_some()),
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
                beyond: row.not_counted.as_deref().and_then(Cap::parse),
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
        // The viewer's last session may be in this group, and is written only after it.
        let held = begun.before.as_ref().and_then(|last| self.held.get(last));
        let last = self.newer.get(&opening.viewer).copied();
        let last = last.or_else(|| match held {
            Some(held) => Some(Clocked {
                clock: held.play.clock,
                room_ms: held.play.room_ms,
            }),
            None => begun.clocked(),
        });
        let clocked = Clocked::begin(opening.at.0, last, room_most(opening.person.is_some()));
        self.newer.insert(opening.viewer.clone(), clocked);
        self.opened.push(OpenedRow {
            lecture: begun.lecture_id,
            viewer: opening.viewer.clone(),
            person: opening.person,
            session: opening.session.clone(),
            lease: opening.lease.clone(),
            seq: opening.seq,
            recording: begun.recording_id,
            length: begun.duration_ms,
            began: opening.at.0,
            beat: clocked.clock.at,
            behind: clocked.clock.behind_ms,
            room: clocked.room_ms,
            browser: opening.browser.clone(),
            network: opening.network.clone(),
        });
        Ok(Played {
            lease: opening.lease.clone(),
            credit_ms: 0,
            watched_percent: coverage.percent(begun.duration_ms),
            beyond_cap: None,
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
        if !held.row.admitted {
            return Err(NotCounted::NotAdmitted.into());
        }
        if !held.row.newest || self.newer.contains_key(&held.row.viewer) {
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
                LaidRow {
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
            watched_percent: kept.watched.coverage.percent(duration),
            beyond_cap: held.beyond,
        })
    }

    /// The sessions that became a replay by this group's beats, by their leases.
    pub(super) fn reached(&self) -> Vec<(&String, ReachedRow)> {
        let reached = self.held.values().filter_map(|held| {
            let at = held
                .play
                .reached_at
                .filter(|_| held.row.reached_at.is_none())?;
            let row = &held.row;
            let reached = ReachedRow {
                lecture: row.lecture_id,
                viewer: row.viewer.clone(),
                browser: row.browser.clone(),
                network: row.network.clone(),
                at,
                hour: start_of(HOUR, at),
                day: start_of(Instant::DAY, at),
            };
            Some((&row.lease, reached))
        });
        reached.collect()
    }

    /// Counts those of which the viewer, or the same browser under another name, had none within the hour, and which no
    /// cap of visitors leaves out, once an hour too; in the order in which they became one.
    pub(super) fn count(&mut self, before: Vec<CountedBefore>) {
        let mut reached: Vec<_> = self.reached();
        reached.sort_by_key(|(lease, row)| (row.at, self.held.get(*lease).map(|held| held.row.id)));
        let before: HashMap<&String, &CountedBefore> =
            before.iter().map(|row| (&row.lease, row)).collect();
        let mut now = CountedNow::default();
        let counted: Vec<(String, Counted)> = reached
            .into_iter()
            .filter_map(|(lease, row)| Some((lease.clone(), now.count(row, before.get(lease)?))))
            .collect();
        for (lease, counted) in counted {
            let Some(held) = self.held.get_mut(&lease) else {
                continue;
            };
            match counted {
                Counted::Yes => held.counted = true,
                Counted::Before | Counted::BeyondBefore => {}
                Counted::Beyond(cap) => held.beyond = Some(cap),
            }
        }
    }

    /// What a replay is beyond.
    pub(super) fn beyond_cap(&self, lease: &str) -> Option<Cap> {
        self.held.get(lease).and_then(|held| held.beyond)
    }

    /// The sessions to begin, in the order they were asked for: the later one is the newer.
    pub(super) fn take_opened(&mut self) -> Vec<OpenedRow> {
        std::mem::take(&mut self.opened)
    }

    /// What is to be written of sessions that were there.
    pub(super) fn changes(self) -> Changes {
        let credited = self.held.values().filter_map(|held| {
            let first = held.row.credit_ms == 0 && held.play.credit_ms > 0;
            Some(FirstRecord {
                lecture: held.row.lecture_id,
                person: held.row.person_id.filter(|_| first)?,
                at: Instant(held.play.clock.at),
            })
        });
        // In order, as everything is written: two who write the same rows never wait for each other.
        let mut first: Vec<FirstRecord> = credited.collect();
        first.sort_by_key(|record| (record.lecture, record.person));
        let sessions = self.held.into_iter().filter(|(_, held)| held.changed);
        let sessions = sessions.map(|(lease, held)| {
            let play = held.play;
            let row = SessionRow {
                seq: play.seq,
                beat: play.clock.at,
                behind: play.clock.behind_ms,
                spare: play.spare_ms,
                room: play.room_ms,
                credit: play.credit_ms,
                from: play.open.map(|span| span.from),
                to: play.open.map(|span| span.to),
                spans: play.laid,
                reached: play.reached_at,
                counted: held.counted,
                beyond: held.beyond.map(Cap::code),
            };
            (lease, row)
        });
        let watched = self.kept.into_iter().filter(|(_, kept)| kept.changed);
        let watched = watched.map(|(whose, kept)| {
            let coverage = &kept.watched.coverage;
            WatchedRow {
                lecture: whose.lecture,
                viewer: whose.viewer,
                recording: whose.recording,
                person: kept.person,
                length: kept.duration_ms,
                parts: coverage.to_string(),
                ms: coverage.watched_ms(),
                completed: coverage.completed(kept.duration_ms),
                enough: kept.watched.enough_at,
                position: kept.position_ms,
            }
        });
        Changes {
            sessions: sessions.collect(),
            laid: self.laid,
            watched: watched.collect(),
            first,
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
