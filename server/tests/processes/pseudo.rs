//! The languages of tests are spoken by a hall that is started so, and by no other.

use crate::hall::{Place, Running, ask};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_ordinary_hall_knows_no_pseudo_language() {
    let place = Place::new(None).await;
    for (more, expected) in [(&[][..], 404), (&["--pseudo-languages"][..], 200)] {
        let running = Running::with(&place, more).await;
        for path in ["/en-XA/", "/ar-XB/", "/manifests/en-XA.webmanifest"] {
            let (status, ..) = ask(running.at, "GET", path, "", "").await.unwrap();
            assert_eq!(status, expected, "{path} {more:?}");
        }
        // Neither is offered anywhere: for people, programs and search engines there are the languages people read.
        for path in ["/en/", "/en/sign-up", "/sitemaps/0.xml"] {
            let (status, _, page) = ask(running.at, "GET", path, "", "").await.unwrap();
            assert_eq!(status, 200, "{path}");
            assert!(
                !page.contains("en-XA") && !page.contains("ar-XB"),
                "{path} {more:?}"
            );
        }
    }
}
