//! What a hall writes in its log, and what never stands there.

use crate::hall::{Place, Running, ask, in_room, lecture, sign_in};
use app::accounts::{Accounts, Organizer};
use app::i18n::Instant;
use serde_json::Value;
use server::testing::PASSWORD;
use std::time::Duration;

/// A visitor's address, as a proxy says it.
const VISITOR: &str = "203.0.113.77";

/// Waits until the log holds that; answers all of it.
async fn log_with(running: &Running, part: &str) -> String {
    for _ in 0..400 {
        let log = running.log();
        if log.contains(part) {
            return log;
        }
        tokio::time::sleep(Duration::from_millis(25)).await;
    }
    panic!("{part} is not in the log:\n{}", running.log());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn each_request_is_a_line_that_tells_no_secret() {
    let place = Place::new(None).await;
    let db = place.open().await;
    let id = db
        .accounts()
        .add_admin("olga@example.org", PASSWORD)
        .await
        .unwrap();
    let organizer = Organizer::of(db.accounts().person(id).await.unwrap().unwrap()).unwrap();
    let slug = lecture(&db, &organizer, db.now().plus(-10 * Instant::MINUTE)).await;
    let person = in_room(&db, 0, &slug).await;
    let running = Running::logged(&place, &["--log-format", "json", "--behind-proxy"]).await;
    let cookie = sign_in(running.at, 0).await;
    ask(running.at, "GET", "/en/my?secret=in-the-query", &cookie, "").await;
    ask(running.at, "GET", "/en/set-up?token=a-secret-token", "", "").await;
    ask(running.at, "GET", "/nothing/a-made-up-address", "", "").await;
    ask(
        running.at,
        "GET",
        "/calendar/my/a-calendars-secret-number.ics",
        "",
        "",
    )
    .await;
    for _ in 0..20 {
        ask(
            running.at,
            "POST",
            "/beat/live",
            &cookie,
            "lecture=a&lease=x&seq=1",
        )
        .await;
        ask(running.at, "GET", "/health", "", "").await;
    }
    let wrong = "email=person0%40example.org&password=not-the-right-one";
    let more = format!("{cookie}\r\nX-Forwarded-For: {VISITOR}");
    ask(running.at, "POST", "/api/sign-in", &more, wrong).await;
    let wrong = "old_password=not-the-right-one&new_password=eleven+calm+harbours";
    ask(running.at, "POST", "/api/password", &cookie, wrong).await;
    let many = format!("{cookie}; other={}", "x".repeat(9_000));
    let answer = ask(running.at, "GET", "/en/my", &many, "").await;
    assert_eq!(answer.map(|(status, ..)| status), Some(431));
    log_with(&running, "a change of the password was refused").await;
    log_with(&running, "refused").await;
    let log = log_with(&running, "/{locale}/my").await;

    let lines: Vec<Value> = log
        .lines()
        .map(|line| serde_json::from_str(line).unwrap_or_else(|_| panic!("{line}")))
        .collect();
    let answered = |route: &str| -> Vec<&Value> {
        let of = |line: &&Value| line["message"] == "answered" && line["span"]["route"] == route;
        lines.iter().filter(of).collect()
    };
    let my = answered("/{locale}/my");
    assert_eq!(my.len(), 1, "{log}");
    assert_eq!(
        (&my[0]["status"], &my[0]["span"]["method"]),
        (&200.into(), &"GET".into())
    );
    assert_eq!(my[0]["span"]["person"], person.id.0);
    assert!(
        my[0]["ms"].is_number()
            && my[0]["span"]["request"]
                .as_str()
                .is_some_and(|id| id.len() >= 6)
    );
    assert_eq!(
        answered("/{locale}/{*any}").len(),
        1,
        "what is no page of ours is a line without its address"
    );
    let at_once = lines.iter().filter(|line| line["status"] == 431);
    assert_eq!(at_once.count(), 1, "{log}");
    let refused: Vec<_> = lines
        .iter()
        .filter(|line| line["message"] == "a sign-in was refused")
        .collect();
    assert_eq!(refused.len(), 1, "{log}");
    assert_eq!(refused[0]["address"], VISITOR);
    assert!(refused[0]["reason"].is_string() && refused[0]["span"]["request"].is_string());
    assert!(
        !log.contains("/beat/live") && !log.contains("/health"),
        "what comes by the thousand is none:\n{log}"
    );
    let session = cookie.split('=').nth(1).unwrap();
    for secret in [
        "in-the-query",
        "a-secret-token",
        "a-made-up-address",
        "a-calendars-secret-number",
        "not-the-right-one",
        "person0",
        PASSWORD,
        session,
    ] {
        assert!(!log.contains(secret), "{secret} is in the log:\n{log}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_log_in_a_file_has_no_colours() {
    let place = Place::new(None).await;
    let running = Running::logged(&place, &[]).await;
    ask(running.at, "GET", "/en/sign-in", "", "").await;
    let log = log_with(&running, "/{locale}/sign-in").await;
    assert!(!log.contains('\u{1b}'), "{log:?}");
    assert!(
        log.contains("method=GET") && log.contains("status=200"),
        "{log}"
    );
}
