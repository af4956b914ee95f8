//! A hall whose figures are of an earlier rule: it opens as it is, says so, and a command beside it brings them over.

use crate::hall::{Place, Running};
use server::db::Db;
use server::testing::{Cluster, Size, fill, tamper, value};
use std::process::{Command, Output, Stdio};
use std::time::Duration;

const SMALL: Size = Size {
    lectures: 20,
    people: 200,
    seats: 30,
    plays: 800,
};

async fn number(db: &Db, statement: &str) -> i64 {
    value(db, statement).await
}

fn told(command: &mut Command) -> (Output, String) {
    let output = command.stdout(Stdio::piped()).output().unwrap();
    let text = String::from_utf8(output.stdout.clone()).unwrap();
    (output, text)
}

async fn figures_of_an_earlier_rule_stay_until_a_command_brings_them_over(place: Place) {
    let db = place.open().await;
    fill(&db, SMALL).await.unwrap();
    let sum = "SELECT CAST(sum(watched_ms) AS BIGINT) FROM coverage";
    let earlier = "SELECT count(*) FROM coverage WHERE rule_version = 0";
    let right = number(&db, sum).await;
    tamper(&db, "UPDATE coverage SET rule_version = 0, watched_ms = 0, watched = '', watched_at = NULL, completed = FALSE").await;
    let all = number(&db, earlier).await;
    assert!(all > 300, "more than one batch of them: {all}");

    let file = place.folder.path().join("log");
    let hall = Running::start_logging(&place, std::fs::File::create(&file).unwrap()).await;
    let log = || std::fs::read_to_string(&file).unwrap();
    for _ in 0..400 {
        if log().contains("recount --renew") {
            break;
        }
        tokio::time::sleep(Duration::from_millis(25)).await;
    }
    // A terminal's colours may stand between a field's name and its value.
    assert!(log().contains(&all.to_string()), "{}", log());
    assert_eq!(
        (number(&db, earlier).await, number(&db, sum).await),
        (all, 0),
        "the start makes nothing anew"
    );
    let (recounted, text) = told(&mut place.command("recount"));
    assert!(
        recounted.status.success(),
        "what it does not know the rule of it does not judge: {text}"
    );
    assert!(
        text.contains(&format!("{all} figures are of an earlier rule version")),
        "{text}"
    );

    // Somebody stops it: what is done is done.
    let mut stopped = place.command("recount").arg("--renew").spawn().unwrap();
    while number(&db, earlier).await == all {
        let ended = stopped.try_wait().unwrap();
        assert!(ended.is_none(), "it ended and did nothing: {ended:?}");
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    stopped.kill().unwrap();
    stopped.wait().unwrap();
    let left = number(&db, earlier).await;
    assert!(left < all);
    let (renewed, text) = told(place.command("recount").arg("--renew"));
    assert!(renewed.status.success(), "{text}");
    assert!(
        text.contains(&format!("{left} figures computed anew")),
        "it goes on where it stopped: {text}"
    );
    assert_eq!(
        (number(&db, earlier).await, number(&db, sum).await),
        (0, right)
    );
    assert!(text.contains(" 0 differ"), "{text}");
    drop(hall);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn figures_of_an_earlier_rule_stay_until_a_command_brings_them_over_on_sqlite() {
    figures_of_an_earlier_rule_stay_until_a_command_brings_them_over(Place::new(None).await).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn figures_of_an_earlier_rule_stay_until_a_command_brings_them_over_on_postgres() {
    let url = Cluster::shared().fresh_database().await;
    figures_of_an_earlier_rule_stay_until_a_command_brings_them_over(Place::new(Some(url)).await)
        .await;
}
