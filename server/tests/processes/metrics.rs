//! Who may read the figures: nobody without a token, this machine neither; all who reach the listener of their own. And
//! that they are those that `OPERATING.md` tells of.

use crate::hall::{Place, Running, ask, free};
use regex::Regex;
use std::collections::BTreeSet;
use std::time::Duration;
use tokio::time::{Instant as Moment, sleep};

/// Nothing here takes longer.
const PATIENCE: Duration = Duration::from_mins(1);

/// Every name that an expression finds in a text.
fn names(expression: &str, text: &str) -> BTreeSet<String> {
    let expression = Regex::new(expression).unwrap();
    let found = expression.captures_iter(text);
    found.map(|found| found[1].to_owned()).collect()
}

async fn status(at: std::net::SocketAddr, path: &str) -> Option<u16> {
    ask(at, "GET", path, "", "")
        .await
        .map(|(status, ..)| status)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn without_a_token_the_figures_are_nobodys_but_the_listeners_of_their_own() {
    let place = Place::new(None).await;
    // As README and unit files have it: a proxy on this machine, told of or not.
    for more in [&[][..], &["--behind-proxy"]] {
        let running = Running::with(&place, more).await;
        assert_eq!(status(running.at, "/metrics").await, Some(404), "{more:?}");
        assert_eq!(status(running.at, "/metrics/").await, Some(404), "{more:?}");
    }
    let figures = free();
    let address = figures.to_string();
    let running = Running::with(&place, &["--metrics-listen", &address]).await;
    assert_eq!(status(running.at, "/metrics").await, Some(404));
    let (status_there, _, text) = ask(figures, "GET", "/metrics", "", "").await.unwrap();
    assert_eq!(status_there, 200);
    assert!(text.contains("hall_answers_total"), "{text}");
    for figure in [
        "hall_jobs{kind=\"seal-events\",state=\"waiting\"} 1",
        "hall_waiting{queue=\"beats\"} 0",
        "hall_grouped_jobs_total{queue=\"changes\"}",
        "hall_database_connections{state=\"open\"}",
        "hall_room_streams 0",
        "hall_disk_free_bytes",
        "hall_clock_ahead_seconds 0",
    ] {
        assert!(text.contains(figure), "{figure}: {text}");
    }
    for path in ["/", "/health", "/en/", "/api/sign-in"] {
        assert_eq!(
            status(figures, path).await,
            Some(404),
            "nothing else is there: {path}"
        );
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_figures_are_those_that_whoever_runs_the_hall_reads_of() {
    let place = Place::new(None).await;
    let figures = free();
    let address = figures.to_string();
    let running = Running::with(&place, &["--metrics-listen", &address]).await;
    let counted = "hall_answers_total{kind=\"page\",status=\"4xx\"}";
    let before = ask(figures, "GET", "/metrics", "", "").await.unwrap().2;
    assert!(!before.contains(counted), "{before}");
    for _ in 0..3 {
        assert_eq!(status(running.at, "/en/nowhere").await, Some(404));
    }
    let told = names(
        r"`(hall_[a-z_]+)`",
        &std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../OPERATING.md")).unwrap(),
    );
    let until = Moment::now() + PATIENCE;
    // What is looked at now and then is there after a while.
    loop {
        let text = ask(figures, "GET", "/metrics", "", "").await.unwrap().2;
        let served = names(r"(?m)^# TYPE (\S+) ", &text);
        assert_eq!(served.difference(&told).next(), None, "is told of");
        if served == told {
            assert!(text.contains(&format!("{counted} 3\n")), "{text}");
            assert_eq!(names(r"(?m)^# HELP (\S+) ", &text), told, "says what it is");
            break;
        }
        let missing = told.difference(&served);
        assert!(Moment::now() < until, "{missing:?} are served");
        sleep(Duration::from_millis(100)).await;
    }
}
