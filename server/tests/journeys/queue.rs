//! The queue: each job is done once, whoever dies meanwhile, and what is to be done again is.

use crate::steps::number;
use app::answer::NoRefusal;
use app::i18n::Instant;
use serde::{Deserialize, Serialize};
use server::db::{Engine, StoreError};
use server::features::replays::{MakeRenditions, RecordingId};
use server::jobs;
use server::on_both_engines;
use server::queue::{Claim, Job, JobError, Lane, Priority};
use server::testing::{Cluster, TestHall};
use std::collections::HashSet;
use std::time::Duration;

/// A job of a test.
#[derive(Debug, Serialize, Deserialize)]
struct Errand(i64);

impl Job for Errand {
    const KIND: &'static str = "errand";
    const LANE: Lane = Lane::Short;

    fn key(&self) -> String {
        self.0.to_string()
    }
}

/// One that somebody waits for.
#[derive(Debug, Serialize, Deserialize)]
struct Urgent;

impl Job for Urgent {
    const KIND: &'static str = "urgent";
    const LANE: Lane = Lane::Short;
    const PRIORITY: Priority = Priority::High;
}

async fn enqueue<J: Job>(hall: &TestHall, job: J, at: Instant) {
    let queued: Result<(), StoreError<NoRefusal>> = hall
        .db
        .change(move |tx| {
            Box::pin(async move {
                tx.enqueue(&job, at).await?;
                Ok(())
            })
        })
        .await;
    queued.unwrap();
}

async fn claim(hall: &TestHall) -> Option<Claim> {
    let kinds = [Errand::KIND, Urgent::KIND];
    hall.db.claim_job(Lane::Short, &kinds).await.unwrap()
}

async fn end(hall: &TestHall, claim: &Claim, done: Result<(), JobError>) {
    hall.db.end_job(claim, "", done, 3).await.unwrap();
}

fn passing() -> Result<(), JobError> {
    Err(JobError::passing("job-fault", "the line is down"))
}

on_both_engines! {
    async fn a_job_of_a_key_that_waits_is_queued_once(hall) {
        let now = hall.db.now();
        for _ in 0..3 {
            enqueue(&hall, Errand(7), now).await;
        }
        let first = claim(&hall).await.unwrap();
        assert_eq!(first.job::<Errand>().unwrap().0, 7);
        assert!(claim(&hall).await.is_none());
        end(&hall, &first, Ok(())).await;
        enqueue(&hall, Errand(7), now).await;
        let anew = claim(&hall).await.expect("what has ended is done anew");
        assert_eq!(anew.attempts, 1);
    }

    async fn one_that_is_queued_while_it_runs_is_done_once_more(hall) {
        let now = hall.db.now();
        let later = now.plus(Instant::MINUTE);
        // However it ends: well, for good, or so that it is tried again, which is then the one more.
        let lasting = || Err(JobError::lasting("job-fault", ""));
        for (key, done, attempts) in [(1, Ok(()), 1), (2, lasting(), 1), (3, passing(), 2)] {
            enqueue(&hall, Errand(key), now).await;
            let first = claim(&hall).await.unwrap();
            for at in [later, now, later] {
                enqueue(&hall, Errand(key), at).await;
            }
            assert!(claim(&hall).await.is_none(), "not beside itself");
            assert!(hall.db.renew_claim(&first, "", 50).await.unwrap(), "it is not disturbed");
            end(&hall, &first, done).await;
            if key == 3 {
                assert!(claim(&hall).await.is_none(), "it rests");
                hall.clock.by(Instant::MINUTE);
            }
            let again = claim(&hall).await.expect("once more, at the first of the times that were asked for");
            assert_eq!((again.key.clone(), again.attempts), (key.to_string(), attempts));
            end(&hall, &again, Ok(())).await;
            hall.clock.by(10 * Instant::MINUTE);
            assert!(claim(&hall).await.is_none(), "and no more");
        }
    }

    async fn what_was_asked_for_while_it_ran_is_not_before_its_time(hall) {
        let now = hall.db.now();
        enqueue(&hall, Errand(1), now).await;
        let first = claim(&hall).await.unwrap();
        enqueue(&hall, Errand(1), now.plus(Instant::MINUTE)).await;
        end(&hall, &first, Ok(())).await;
        assert!(claim(&hall).await.is_none());
        hall.clock.by(Instant::MINUTE);
        let second = claim(&hall).await.unwrap();
        // One that a node begins and never ends, or gives back, is begun after what was asked for meanwhile.
        enqueue(&hall, Errand(1), hall.db.now()).await;
        hall.db.release_job(&second).await.unwrap();
        let third = claim(&hall).await.unwrap();
        enqueue(&hall, Errand(1), hall.db.now()).await;
        hall.clock.by(61_000);
        let fourth = claim(&hall).await.expect("the claim has run out");
        assert!(!hall.db.renew_claim(&third, "", 1).await.unwrap());
        end(&hall, &fourth, Ok(())).await;
        assert!(claim(&hall).await.is_none());
    }

    async fn what_is_asked_for_later_outlives_a_stop_a_kill_and_a_failure(hall) {
        let tomorrow = hall.db.now().plus(Instant::DAY);
        for key in [1, 2, 3] {
            enqueue(&hall, Errand(key), hall.db.now()).await;
            let first = claim(&hall).await.unwrap();
            enqueue(&hall, Errand(key), tomorrow).await;
            match key {
                1 => hall.db.release_job(&first).await.unwrap(),
                2 => {}
                _ => end(&hall, &first, passing()).await,
            }
            hall.clock.by(2 * Instant::MINUTE);
            let second = claim(&hall).await.expect("what was begun is done");
            assert_eq!(second.key, key.to_string());
            end(&hall, &second, Ok(())).await;
            assert!(claim(&hall).await.is_none(), "and what was asked for waits");
        }
        hall.clock.set(tomorrow);
        for key in [1, 2, 3] {
            let asked_for = claim(&hall).await.expect("at its time");
            assert_eq!(asked_for.key, key.to_string());
            end(&hall, &asked_for, Ok(())).await;
        }
        assert!(claim(&hall).await.is_none());
    }

    async fn what_is_done_again_and_again_is_done_sooner_where_it_is_asked_for(hall) {
        hall.db.schedule(&Errand(1), Duration::from_mins(10)).await.unwrap();
        hall.clock.by(10 * Instant::MINUTE);
        let first = claim(&hall).await.unwrap();
        enqueue(&hall, Errand(1), hall.db.now()).await;
        end(&hall, &first, Ok(())).await;
        let again = claim(&hall).await.expect("at once");
        end(&hall, &again, Ok(())).await;
        assert!(claim(&hall).await.is_none());
        hall.clock.by(10 * Instant::MINUTE);
        assert!(claim(&hall).await.is_some(), "and in its turn");
    }

    async fn what_ended_long_ago_is_deleted_and_what_is_shown_is_kept(hall) {
        let workers = jobs::workers(&hall.db, &hall.media);
        let keys = async |hall: &TestHall| -> String {
            server::testing::value(&hall.db, match hall.db.engine() {
                Engine::Sqlite { .. } => "SELECT coalesce(group_concat(key, ' '), '') FROM (SELECT key FROM jobs WHERE every IS NULL ORDER BY key)",
                Engine::Postgres(..) => "SELECT coalesce(string_agg(key, ' ' ORDER BY key), '') FROM jobs WHERE every IS NULL",
            }).await
        };
        for key in [1, 2, 3] {
            enqueue(&hall, Errand(key), hall.db.now()).await;
        }
        for done in [Ok(()), Err(JobError::lasting("job-fault", ""))] {
            let next = claim(&hall).await.unwrap();
            end(&hall, &next, done).await;
        }
        let rendition = MakeRenditions { recording: RecordingId(7) };
        enqueue(&hall, rendition, hall.db.now()).await;
        let making = hall.db.claim_job(Lane::Renditions, &[MakeRenditions::KIND]).await.unwrap().unwrap();
        end(&hall, &making, Ok(())).await;
        jobs::schedule(&hall.db).await.unwrap();
        for (days, left) in [(6, "1 2 3 7"), (2, "2 3 7"), (81, "2 3 7"), (2, "3 7")] {
            hall.clock.by(days * Instant::DAY);
            while workers.run_one(Lane::Short).await {}
            assert_eq!(keys(&hall).await, left, "{days} days later");
        }
        assert_eq!(claim(&hall).await.unwrap().key, "3", "what waits is not deleted, however long");
    }

    async fn what_a_change_takes_back_is_not_queued(hall) {
        let now = hall.db.now();
        let refused: Result<(), StoreError<NoRefusal>> = hall.db.change(move |tx| Box::pin(async move {
            tx.enqueue(&Errand(1), now).await?;
            Err(app::answer::Refused::NotFound.into())
        })).await;
        assert!(refused.is_err());
        assert!(claim(&hall).await.is_none());
    }

    async fn lanes_and_priorities_and_hours_are_kept(hall) {
        let now = hall.db.now();
        enqueue(&hall, Errand(1), now.plus(Instant::MINUTE)).await;
        enqueue(&hall, Errand(2), now).await;
        enqueue(&hall, Urgent, now).await;
        let renditions = hall.db.claim_job(Lane::Renditions, &[Errand::KIND]).await;
        assert!(renditions.unwrap().is_none());
        let kinds = [claim(&hall).await.unwrap().kind, claim(&hall).await.unwrap().kind];
        assert_eq!(kinds, ["urgent", "errand"]);
        assert!(claim(&hall).await.is_none(), "not before its time");
        hall.clock.by(Instant::MINUTE);
        assert_eq!(claim(&hall).await.unwrap().key, "1");
    }

    async fn one_that_may_do_better_is_tried_again_after_longer_and_longer(hall) {
        enqueue(&hall, Errand(1), hall.db.now()).await;
        for rest in [Instant::MINUTE, 2 * Instant::MINUTE] {
            let tried = claim(&hall).await.unwrap();
            end(&hall, &tried, passing()).await;
            hall.clock.by(rest - 1);
            assert!(claim(&hall).await.is_none(), "not before its rest");
            hall.clock.by(1);
        }
        let last = claim(&hall).await.unwrap();
        end(&hall, &last, passing()).await;
        hall.clock.by(Instant::DAY);
        assert!(claim(&hall).await.is_none(), "three times are enough");
        assert_eq!(number(&hall, "SELECT count(*) FROM jobs WHERE state = 'failed'").await, 1);
        let again: Result<bool, StoreError<NoRefusal>> = hall.db.change(move |tx| Box::pin(async move {
            Ok(tx.retry::<Errand>("1", Instant(0)).await?)
        })).await;
        assert!(again.unwrap());
        assert!(claim(&hall).await.is_some());
    }

    async fn one_that_cannot_do_better_is_not_tried_again(hall) {
        enqueue(&hall, Errand(1), hall.db.now()).await;
        let tried = claim(&hall).await.unwrap();
        end(&hall, &tried, Err(JobError::lasting("job-fault", ""))).await;
        hall.clock.by(Instant::DAY);
        assert!(claim(&hall).await.is_none());
    }

    async fn a_change_of_a_job_is_made_by_whoever_has_it(hall) {
        enqueue(&hall, Errand(1), hall.db.now()).await;
        let dead = claim(&hall).await.unwrap();
        hall.clock.by(61_000);
        let alive = claim(&hall).await.unwrap();
        for (claim, holds) in [(dead, false), (alive, true)] {
            let held: Result<bool, StoreError<NoRefusal>> = hall.db.change(move |tx| Box::pin(async move {
                Ok(tx.holds(&claim).await?)
            })).await;
            assert_eq!(held.unwrap(), holds);
        }
    }

    async fn what_was_done_once_is_done_again_and_again_from_then_on(hall) {
        enqueue(&hall, Errand(1), hall.db.now()).await;
        let once = claim(&hall).await.unwrap();
        end(&hall, &once, Ok(())).await;
        hall.db.schedule(&Errand(1), Duration::from_mins(1)).await.unwrap();
        hall.clock.by(Instant::MINUTE);
        assert!(claim(&hall).await.is_some());
    }

    async fn a_killed_nodes_job_is_taken_up_and_the_dead_one_has_no_say(hall) {
        enqueue(&hall, Errand(1), hall.db.now()).await;
        let dead = claim(&hall).await.unwrap();
        hall.clock.by(61_000);
        let alive = claim(&hall).await.unwrap();
        assert_eq!(alive.attempts, 2);
        assert!(!hall.db.renew_claim(&dead, "", 50).await.unwrap());
        end(&hall, &dead, Err(JobError::lasting("job-fault", ""))).await;
        assert!(hall.db.renew_claim(&alive, "", 50).await.unwrap());
        end(&hall, &alive, Ok(())).await;
        assert_eq!(number(&hall, "SELECT count(*) FROM jobs WHERE state = 'done'").await, 1);
    }

    async fn what_is_done_again_and_again_waits_again_however_it_ended(hall) {
        let every = Duration::from_mins(10);
        for _ in 0..2 {
            hall.db.schedule(&Errand(1), every).await.unwrap();
        }
        assert!(claim(&hall).await.is_none(), "not at once");
        hall.clock.by(10 * Instant::MINUTE);
        let first = claim(&hall).await.unwrap();
        end(&hall, &first, Ok(())).await;
        assert!(claim(&hall).await.is_none());
        hall.clock.by(10 * Instant::MINUTE);
        // Begun anew, the hall goes by what waits.
        hall.db.schedule(&Errand(1), every).await.unwrap();
        for _ in 0..5 {
            let failed = claim(&hall).await.unwrap();
            end(&hall, &failed, passing()).await;
            hall.clock.by(10 * Instant::MINUTE);
        }
        // A claim of long ago has the number of none of today's.
        assert!(!hall.db.renew_claim(&first, "", 1).await.unwrap());
        assert_eq!(number(&hall, "SELECT count(*) FROM jobs").await, 1);
    }

    async fn the_halls_own_sweeps_are_done_by_its_workers(hall) {
        jobs::schedule(&hall.db).await.unwrap();
        let workers = jobs::workers(&hall.db, &hall.media);
        assert!(!workers.run_one(Lane::Short).await);
        hall.organizer("olga").await;
        hall.clock.by(61 * Instant::MINUTE);
        let mut done = 0;
        while workers.run_one(Lane::Short).await {
            done += 1;
        }
        assert_eq!(done, 9);
        let failed = number(&hall, "SELECT count(*) FROM jobs WHERE reason <> ''").await;
        assert_eq!(failed, 0);
    }

    async fn a_job_of_a_newer_hall_is_left_to_it(hall) {
        enqueue(&hall, Errand(1), hall.db.now()).await;
        let workers = jobs::workers(&hall.db, &hall.media);
        assert!(!workers.run_one(Lane::Short).await);
        assert_eq!(claim(&hall).await.unwrap().attempts, 1, "it waits for who knows it");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_two_nodes_one_gets_a_job() {
    let url = Cluster::shared().fresh_database().await;
    let nodes = [TestHall::at(&url).await, TestHall::at(&url).await];
    for n in 0..40 {
        enqueue(&nodes[0], Errand(n), nodes[0].db.now()).await;
    }
    let all = (0..60).map(|n| claim(&nodes[n % 2]));
    let mut keys: Vec<String> = futures::future::join_all(all)
        .await
        .into_iter()
        .flatten()
        .map(|claim| claim.key)
        .collect();
    while let Some(left) = claim(&nodes[0]).await {
        keys.push(left.key);
    }
    let once: HashSet<&String> = keys.iter().collect();
    assert_eq!((once.len(), keys.len()), (40, 40));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn another_node_hears_that_a_job_waits() {
    let url = Cluster::shared().fresh_database().await;
    let (here, there) = (TestHall::at(&url).await, TestHall::at(&url).await);
    let mut waits = there.db.job_changes();
    enqueue(&here, Errand(1), here.db.now()).await;
    let heard = tokio::time::timeout(Duration::from_secs(5), waits.changed()).await;
    heard.expect("hears of it").unwrap();
}
