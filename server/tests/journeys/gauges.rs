//! What a hall is busy with is what the figures say.

use crate::steps::{Tab, in_room};
use app::answer::NoRefusal;
use app::i18n::Instant;
use futures::poll;
use metrics_exporter_prometheus::PrometheusBuilder;
use serde::{Deserialize, Serialize};
use server::db::{Engine, StoreError};
use server::features::live::Beat;
use server::on_both_engines;
use server::queue::{Job, Lane};
use server::testing::{TestHall, value};
use std::time::Duration;

/// A job that no worker knows.
#[derive(Debug, Serialize, Deserialize)]
struct Errand;

impl Job for Errand {
    const KIND: &'static str = "errand";
    const LANE: Lane = Lane::Short;
}

/// A figure as it stands after the gauges were looked at.
async fn looked_at(hall: &TestHall) -> impl Fn(&str) -> i64 {
    let recorder = PrometheusBuilder::new().build_recorder();
    let handle = recorder.handle();
    // The gauges are looked at by this thread alone.
    let here = metrics::set_default_local_recorder(&recorder);
    hall.gauges().sample().await;
    drop(here);
    let text = handle.render();
    move |name: &str| {
        let value = text
            .lines()
            .find_map(|line| line.strip_prefix(name)?.strip_prefix(' '));
        value
            .unwrap_or_else(|| panic!("{name}: {text}"))
            .parse()
            .unwrap()
    }
}

on_both_engines! {
    async fn the_figures_of_this_moment_are_what_goes_on(hall) {
        let room = in_room(&hall, &["amina"]).await;
        let calm = looked_at(&hall).await;
        for queue in ["beats", "plays", "changes"] {
            assert_eq!(calm(&format!("hall_waiting{{queue=\"{queue}\"}}")), 0, "{queue}");
        }
        assert_eq!(calm("hall_room_streams"), 0);

        let now = hall.db.now();
        let queued: Result<(), StoreError<NoRefusal>> =
            hall.db.change(move |tx| Box::pin(async move { Ok(tx.enqueue(&Errand, now).await?) })).await;
        queued.unwrap();
        let address = format!("/events/live/{}?l=en&since=0", room.slug);
        let mut stream = room.actors[0].listen(&address, &[]).await;
        stream.until("event: state").await;
        let tab = Tab::open(&room.actors[0], &room.slug).await;
        let session: String = value(&hall.db, "SELECT session FROM presence_leases").await;
        let held = hall.hold().await;
                let beat = |seq| Beat { lecture: room.slug.clone(), lease: tab.lease.clone(), seq, session: session.clone() };
        // The first is the group that cannot be written; two wait behind it.
        let mut first = Box::pin(hall.beats.beat(beat(11)));
        assert!(poll!(&mut first).is_pending());
        let taken = async {
            while hall.beats.waiting() > 0 {
                tokio::time::sleep(Duration::from_millis(1)).await;
            }
        };
        tokio::time::timeout(Duration::from_mins(1), taken).await.expect("it is taken");
        let (mut second, mut third) = (Box::pin(hall.beats.beat(beat(12))), Box::pin(hall.beats.beat(beat(13))));
        assert!(poll!(&mut second).is_pending() && poll!(&mut third).is_pending());
        let busy = looked_at(&hall).await;
        held.release().await;
        assert_eq!(busy("hall_waiting{queue=\"beats\"}"), 2);
        assert_eq!(busy("hall_waiting{queue=\"plays\"}"), 0);
        assert_eq!(busy("hall_room_streams"), 1);
        for (state, jobs) in [("waiting", 1), ("running", 0), ("done", 0), ("failed", 0)] {
            assert_eq!(busy(&format!("hall_jobs{{kind=\"errand\",state=\"{state}\"}}")), jobs, "{state}");
        }
        let [open, idle] = ["open", "idle"].map(|state| busy(&format!("hall_database_connections{{state=\"{state}\"}}")));
        assert!(open >= 1 && (0..=open).contains(&idle), "{idle} of {open} are idle");
        assert!(busy("hall_disk_free_bytes") > 0);

        for beat in [first, second, third] {
            beat.await.unwrap();
        }
        drop(stream);
        let after = looked_at(&hall).await;
        assert_eq!((after("hall_waiting{queue=\"beats\"}"), after("hall_room_streams")), (0, 0));
    }

    async fn a_clock_that_is_not_the_database_servers_is_told_on_the_engine_that_has_one(hall) {
        let ahead = hall.db.ahead_of_server_ms().await.unwrap();
        assert_eq!(ahead.is_some(), matches!(hall.db.engine(), Engine::Postgres(..)));
        let Some(ahead) = ahead else { return };
        hall.clock.by(Instant::DAY);
        let later = hall.db.ahead_of_server_ms().await.unwrap().unwrap();
        // The server's own clock went on meanwhile, by however long that took.
        assert!(later - ahead <= Instant::DAY && later - ahead > Instant::DAY / 2, "{ahead} {later}");
    }
}
