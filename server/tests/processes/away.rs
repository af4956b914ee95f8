//! A database that crashes while people are in the room, and comes back.

use crate::hall::{Place, Running, Wire, ask, in_room, is_the_calm_page, lecture, page, sign_in};
use app::accounts::{Accounts, Organizer, Person};
use app::i18n::Instant;
use app::live::Live;
use app::reports::Reports;
use server::testing::{Cluster, PASSWORD};
use std::time::Duration;
use tokio::time::{Instant as Moment, sleep};

const PEOPLE: usize = 12;
/// How long it is away: long enough for every connection to be found broken, far within the 90 s of the rule.
const AWAY: Duration = Duration::from_secs(4);
/// So soon whoever asks is told; fivefold where the machine does much else.
const SOON: Duration = Duration::from_secs(5);
/// Nothing here takes longer.
const PATIENCE: Duration = Duration::from_secs(30);

/// Somebody in the room, who sends the same beat until it is answered, as the page does.
struct Tab {
    person: Person,
    wire: Wire,
    cookie: String,
    slug: String,
    lease: String,
    seq: i64,
    present: i64,
}

impl Tab {
    /// The beat of the present number: its status.
    async fn send(&mut self) -> u16 {
        let form = format!(
            "lecture={}&lease={}&seq={}",
            self.slug, self.lease, self.seq
        );
        let answer = self.wire.beat(&self.cookie, &form).await;
        let (status, body) = answer.expect("the hall is up");
        if status == 200 {
            let (lease, present) = body.split_once(' ').expect("the lease and the figure");
            (self.lease, self.present) = (lease.into(), present.parse().unwrap());
            self.seq += 1;
        }
        status
    }

    /// Sends it until it is taken.
    async fn send_until_taken(&mut self, until: Moment) {
        loop {
            match self.send().await {
                200 => return,
                503 => {}
                other => panic!("{other}"),
            }
            assert!(Moment::now() < until, "it is taken in the end");
            sleep(Duration::from_millis(100)).await;
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_database_that_crashes_for_a_while_costs_nobody_a_minute() {
    let mut cluster = Cluster::start("away");
    let place = Place::new(Some(cluster.fresh_database().await)).await;
    let db = place.open().await;
    let organizer = db
        .accounts()
        .add_admin("olga@example.org", PASSWORD)
        .await
        .unwrap();
    let organizer = Organizer::of(db.accounts().person(organizer).await.unwrap().unwrap()).unwrap();
    let slug = lecture(&db, &organizer, db.now().plus(-10 * Instant::MINUTE)).await;
    let hall = Running::start(&place).await;
    let mut tabs = Vec::new();
    for n in 0..PEOPLE {
        let person = in_room(&db, n, &slug).await;
        let mut tab = Tab {
            person,
            wire: Wire::open(hall.at).await.unwrap(),
            cookie: sign_in(hall.at, n).await,
            slug: slug.clone(),
            lease: String::new(),
            seq: 0,
            present: 0,
        };
        assert_eq!(tab.send().await, 200);
        tabs.push(tab);
    }
    let begun = Moment::now();
    sleep(Duration::from_millis(500)).await;
    for tab in &mut tabs {
        assert_eq!(tab.send().await, 200);
    }

    cluster.crash();
    let until = Moment::now() + AWAY;
    while Moment::now() < until {
        for tab in &mut tabs {
            assert_eq!(tab.send().await, 503, "nothing is acknowledged");
        }
        let asked = Moment::now();
        let (head, text) = page(hall.at, "/en/replays").await.expect("an answer");
        is_the_calm_page(&head, &text);
        assert!(asked.elapsed() < 5 * SOON, "{:?}", asked.elapsed());
        sleep(Duration::from_millis(200)).await;
    }
    assert_eq!(
        ask(hall.at, "GET", "/health", "", "").await.unwrap().0,
        503,
        "and says how it is"
    );

    cluster.start_again();
    let until = Moment::now() + PATIENCE;
    for tab in &mut tabs {
        let before = tab.present;
        tab.send_until_taken(until).await;
        let gained = Duration::from_millis(u64::try_from(tab.present - before).unwrap());
        assert!(
            gained >= AWAY,
            "the time it was away is credited: {gained:?}"
        );
        assert!(gained <= begun.elapsed(), "and no more: {gained:?}");
    }
    let db = place.open().await;
    for tab in &tabs {
        let there: i64 = db
            .live()
            .attendance(&tab.person)
            .await
            .unwrap()
            .iter()
            .map(|(_, a)| a.present_ms)
            .sum();
        assert_eq!(there, tab.present, "what was acknowledged is there");
    }
    assert_eq!(
        db.reports().recount().await.unwrap().differences,
        Vec::<String>::new()
    );
}
