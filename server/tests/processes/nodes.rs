//! Two nodes, one PostgreSQL: a person may beat to either.

use crate::hall::{Place, Running, Wire, in_room, lecture, measured, sign_in};
use app::accounts::{Accounts, Organizer};
use app::enrolment::Enrolment;
use app::i18n::Instant;
use app::live::Live;
use app::reports::Reports;
use server::testing::{Cluster, PASSWORD};
use std::net::SocketAddr;
use std::time::Duration;
use tokio::time::Instant as Moment;

const PEOPLE: usize = 6;

/// A tab that may speak to either node.
struct Tab {
    nodes: [Wire; 2],
    cookie: String,
    slug: String,
    lease: String,
    seq: i64,
}

impl Tab {
    async fn open(nodes: [SocketAddr; 2], cookie: &str, slug: &str, at: usize) -> Self {
        let [first, second] = nodes;
        let mut tab = Self {
            nodes: [
                Wire::open(first).await.unwrap(),
                Wire::open(second).await.unwrap(),
            ],
            cookie: cookie.into(),
            slug: slug.into(),
            lease: String::new(),
            seq: 0,
        };
        let (status, _) = tab.beat(at).await;
        assert_eq!(status, 200, "a lease is given");
        tab
    }

    /// The next beat, to that node: the status and the milliseconds present.
    async fn beat(&mut self, node: usize) -> (u16, i64) {
        self.seq += 1;
        self.send(node).await
    }

    /// The same beat again.
    async fn send(&mut self, node: usize) -> (u16, i64) {
        let form = self.form();
        let (status, body) = self.nodes[node].beat(&self.cookie, &form).await.unwrap();
        self.heard(status, &body)
    }

    /// The next beat, to both nodes at once.
    async fn beat_both(&mut self) -> [(u16, i64); 2] {
        self.seq += 1;
        let form = self.form();
        let [first, second] = &mut self.nodes;
        let (one, other) = tokio::join!(
            first.beat(&self.cookie, &form),
            second.beat(&self.cookie, &form)
        );
        let ((one, body), (other, same)) = (one.unwrap(), other.unwrap());
        [self.heard(one, &body), self.heard(other, &same)]
    }

    fn form(&self) -> String {
        format!(
            "lecture={}&lease={}&seq={}",
            self.slug, self.lease, self.seq
        )
    }

    fn heard(&mut self, status: u16, body: &str) -> (u16, i64) {
        match body.split_once(' ') {
            Some((lease, present)) if status == 200 => {
                self.lease = lease.into();
                (status, present.parse().unwrap())
            }
            _ => (status, -1),
        }
    }
}

async fn pause() {
    tokio::time::sleep(Duration::from_millis(60)).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn between_two_lectures_at_two_nodes_nobody_is_credited_by_both() {
    let place = Place::new(Some(Cluster::shared().fresh_database().await)).await;
    let db = place.open().await;
    let organizer = db
        .accounts()
        .add_admin("olga@example.org", PASSWORD)
        .await
        .unwrap();
    let organizer = Organizer::of(db.accounts().person(organizer).await.unwrap().unwrap()).unwrap();
    let starts = db.now().plus(-10 * Instant::MINUTE);
    let first = lecture(&db, &organizer, starts).await;
    let second = lecture(&db, &organizer, starts).await;
    let person = in_room(&db, 0, &first).await;
    db.enrolment().enrol(&person, &second).await.unwrap();
    db.live().join(&person, &second).await.unwrap();
    let (one, other) = (
        Running::start(&place).await,
        Running::start_beside(&place).await,
    );
    let nodes = [one.at, other.at];
    // Two devices, each in a lecture of its own, take the lease from each other again and again.
    let began = Moment::now();
    let mut devices = Vec::new();
    for (n, slug) in [first, second].into_iter().enumerate() {
        let cookie = sign_in(nodes[n], 0).await;
        devices.push(tokio::spawn(async move {
            let mut tab = Tab::open(nodes, &cookie, &slug, n).await;
            for turn in 0..80 {
                tokio::time::sleep(Duration::from_millis(5)).await;
                match tab.beat(turn % 2).await {
                    (409, _) if turn % 8 == 0 => {
                        tab.lease.clear();
                        assert_eq!(tab.beat(n).await.0, 200, "it is taken back");
                    }
                    (status, _) => assert!([200, 409].contains(&status), "{status}"),
                }
            }
        }));
    }
    for device in devices {
        device.await.unwrap();
    }
    let passed = i64::try_from(began.elapsed().as_millis()).unwrap();
    let all = measured(&db, &person).await;
    let credited: i64 = all.iter().map(|a| a.present_ms).sum();
    assert!(
        all.len() == 2 && credited > 0 && credited <= passed,
        "{all:?} in {passed} ms"
    );
    assert_eq!(
        db.reports().recount().await.unwrap().differences,
        Vec::<String>::new()
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_nodes_share_leases_and_credit_nothing_twice() {
    let place = Place::new(Some(Cluster::shared().fresh_database().await)).await;
    let db = place.open().await;
    let organizer = db
        .accounts()
        .add_admin("olga@example.org", PASSWORD)
        .await
        .unwrap();
    let organizer = Organizer::of(db.accounts().person(organizer).await.unwrap().unwrap()).unwrap();
    let slug = lecture(&db, &organizer, db.now().plus(-10 * Instant::MINUTE)).await;
    let mut people = Vec::new();
    for n in 0..PEOPLE {
        people.push(in_room(&db, n, &slug).await);
    }
    let (one, other) = (
        Running::start(&place).await,
        Running::start_beside(&place).await,
    );
    let nodes = [one.at, other.at];
    let cookie = sign_in(one.at, 0).await;

    // A lease given by one node is known to the other, and its beats add up.
    let began = Moment::now();
    let mut laptop = Tab::open(nodes, &cookie, &slug, 0).await;
    let mut present = 0;
    for turn in 0..10 {
        pause().await;
        let (status, now) = laptop.beat(turn % 2).await;
        assert!(
            status == 200 && now > present,
            "{status}: {now} after {present}"
        );
        present = now;
    }
    assert_eq!(
        laptop.send(0).await,
        (200, present),
        "a repeat at the other node adds nothing"
    );
    // Taken over at one node, it is refused at the other; and the new one is welcome at both.
    let mut phone = Tab::open(nodes, &cookie, &slug, 1).await;
    assert_eq!(laptop.beat(0).await.0, 409);
    assert_eq!(laptop.beat(1).await.0, 409);
    for node in [0, 1] {
        pause().await;
        assert_eq!(phone.beat(node).await.0, 200);
    }
    // The same beats to both at once, of many people whose groups meet in the database.
    let mut storms = Vec::new();
    for n in 1..PEOPLE {
        let cookie = sign_in(other.at, n).await;
        let slug = slug.clone();
        storms.push(tokio::spawn(async move {
            let began = Moment::now();
            let mut tab = Tab::open(nodes, &cookie, &slug, n % 2).await;
            for _ in 0..60 {
                let told = tab.beat_both().await;
                assert!(told.iter().all(|(status, _)| *status == 200), "{told:?}");
            }
            let (_, present) = tab.send(0).await;
            (present, i64::try_from(began.elapsed().as_millis()).unwrap())
        }));
    }
    for storm in storms {
        let (present, passed) = storm.await.unwrap();
        assert!(present > 0 && present <= passed, "{present} ms of {passed}");
    }
    let all = measured(&db, &people[0]).await;
    let passed = i64::try_from(began.elapsed().as_millis()).unwrap();
    assert!(all.len() == 1 && all[0].present_ms >= present && all[0].present_ms <= passed);
    let recount = db.reports().recount().await.unwrap();
    assert_eq!(recount.differences, Vec::<String>::new());
    assert!(recount.compared > 0);
}
