//! What a hall is busy with at this moment, for whoever reads `/metrics`.

use super::events::EventHub;
use crate::db::Db;
use crate::features::live::Beats;
use crate::features::replays::Plays;
use crate::media::Media;
use metrics::{describe_counter, describe_gauge, gauge};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

/// Jobs of the queue, by kind and state.
const JOBS: &str = "hall_jobs";
const STATES: [&str; 4] = ["waiting", "running", "done", "failed"];
/// What waits for a group, by queue.
const WAITING: &str = "hall_waiting";
/// Connections to the database, open and idle.
const CONNECTIONS: &str = "hall_database_connections";
/// Streams of events that are open: people in live rooms and at the live desk.
const STREAMS: &str = "hall_room_streams";
/// Bytes free on the disk of the data folder.
const DISK: &str = "hall_disk_free_bytes";
/// Seconds by which this node's clock is ahead of the database server's.
const CLOCK: &str = "hall_clock_ahead_seconds";

/// What is looked at.
#[derive(Debug, Clone)]
pub struct Gauges {
    /// The database, and the queue in it.
    pub db: Db,
    /// The disk.
    pub media: Media,
    /// The open streams.
    pub hub: EventHub,
    /// The beats of rooms.
    pub beats: Beats,
    /// The beats of players.
    pub plays: Plays,
    /// How many jobs were counted last, by kind and state.
    pub jobs: JobCounts,
}

/// How many jobs there are, by kind and state.
pub type JobCounts = Arc<Mutex<BTreeMap<(String, &'static str), usize>>>;

impl Gauges {
    /// Says what each figure is.
    pub fn describe() {
        describe_gauge!(JOBS, "Jobs of the queue, by kind and state");
        describe_gauge!(WAITING, "What waits for the next group, by queue");
        describe_gauge!(CONNECTIONS, "Connections to the database, by state");
        describe_gauge!(STREAMS, "Open streams of events of live rooms");
        describe_gauge!(DISK, "Bytes that are free on the disk of the data folder");
        describe_gauge!(
            CLOCK,
            "Seconds by which this node's clock is ahead of the database server's"
        );
        describe_counter!("hall_groups_total", "Groups that were done, by queue");
        describe_counter!(
            "hall_grouped_jobs_total",
            "What was done in groups, by queue"
        );
    }

    /// Looks at them.
    pub async fn sample(&self) {
        let load = self.db.load();
        let set = |queue: &'static str, waiting: usize| {
            gauge!(WAITING, "queue" => queue).set(as_gauge(waiting));
        };
        set("beats", self.beats.waiting());
        set("plays", self.plays.waiting());
        set("changes", load.changes_waiting);
        gauge!(CONNECTIONS, "state" => "open").set(load.connections_open);
        gauge!(CONNECTIONS, "state" => "idle").set(as_gauge(load.connections_idle));
        gauge!(STREAMS).set(as_gauge(self.hub.streams()));
        if let Some(free) = self.media.free() {
            gauge!(DISK).set(as_gauge(usize::try_from(free).unwrap_or(usize::MAX)));
        }
        match self.db.ahead_of_server_ms().await {
            // A file has no clock but this machine's.
            Ok(ahead_ms) => gauge!(CLOCK).set(as_seconds(ahead_ms.unwrap_or(0))),
            Err(refused) => tracing::debug!(?refused, "the server's clock was not asked"),
        }
        match self.db.count_jobs().await {
            Ok(jobs) => {
                let mut counted = self.jobs.lock().unwrap_or_else(PoisonError::into_inner);
                // Also of those of which there are none any more.
                counted.values_mut().for_each(|number| *number = 0);
                for (kind, state, number) in jobs {
                    for state in STATES {
                        counted.entry((kind.clone(), state)).or_default();
                    }
                    if let Some(state) = STATES.into_iter().find(|known| *known == state) {
                        counted.insert((kind, state), usize::try_from(number).unwrap_or_default());
                    }
                }
                for ((kind, state), number) in &*counted {
                    gauge!(JOBS, "kind" => kind.clone(), "state" => *state).set(as_gauge(*number));
                }
            }
            Err(error) => tracing::debug!(?error, "the queue was not counted"),
        }
    }
}

/// Figures beyond 2^53 lose their last digits, which nobody reads.
#[allow(clippy::cast_precision_loss)]
const fn as_gauge(number: usize) -> f64 {
    number as f64
}

/// Milliseconds as seconds. Those beyond 2^53 are no clock's.
#[allow(clippy::cast_precision_loss)]
const fn as_seconds(ms: i64) -> f64 {
    ms as f64 / 1_000.0
}
