//! Who may read the figures: nobody without a token, this machine neither; all who reach the listener of their own.

use crate::hall::{Place, Running, ask, free};

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
