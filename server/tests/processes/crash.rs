//! `kill -9`: what the hall has acknowledged is there after it, and the figures are what the records say.

use crate::hall::{Place, Running, Wire, ask, in_room, lecture, sign_in, sign_in_as};
use app::accounts::{Accounts, Organizer, Person};
use app::i18n::{Instant, Locale};
use app::lectures::{LectureId, Lectures};
use app::live::Live;
use app::replays::{NewReplay, Replays};
use app::reports::Reports;
use server::db::Db;
use server::testing::{Cluster, PASSWORD, value};
use std::collections::HashMap;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::io::AsyncWriteExt;
use tokio::net::TcpStream;

/// Who is in the room.
const PEOPLE: usize = 50;
/// The time between two beats of one of them: 2,500 beats a second are offered by them all. Each waits for its answer, so
/// a slow machine takes fewer; `cargo xtask bench kills` tells what an optimised hall takes.
const BETWEEN: Duration = Duration::from_millis(20);
/// A storm lasts until so many beats are acknowledged at least, so that a slow machine is killed amid as many.
const LEAST: u64 = 500;
/// It lasts no longer than that on any machine.
const LONGEST: Duration = Duration::from_mins(1);
/// Who presses buttons too, and how often.
const PRESSING: usize = 8;
const BETWEEN_PRESSES: Duration = Duration::from_millis(100);
/// Who watches a replay beside.
const WATCHING: usize = 16;
const LECTURES: usize = 6;

/// What is known of a seat: taken, given up, or on its way when the hall died.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Seat {
    Taken,
    Free,
    Unsure,
}

/// What the hall has acknowledged.
#[derive(Debug, Default)]
struct Ledger {
    seats: HashMap<(usize, usize), Seat>,
    present: HashMap<usize, i64>,
    /// By the lease of a player.
    played: HashMap<String, i64>,
    enrolments: usize,
    beats: usize,
}

/// Somebody of this test.
#[derive(Clone)]
struct Somebody {
    n: usize,
    person: Person,
    cookie: String,
    lease: String,
    seq: i64,
}

struct Hall {
    place: Place,
    people: Vec<Somebody>,
    on: String,
    to_come: Vec<(LectureId, String)>,
    ledger: Arc<Mutex<Ledger>>,
}

impl Hall {
    /// Everybody is in the room of a lecture that is on, and there are lectures to come.
    async fn prepare(place: Place) -> Self {
        let db = place.open().await;
        let organizer = db
            .accounts()
            .add_admin("olga@example.org", PASSWORD)
            .await
            .unwrap();
        let organizer =
            Organizer::of(db.accounts().person(organizer).await.unwrap().unwrap()).unwrap();
        let now = db.now();
        let on = lecture(&db, &organizer, now.plus(-10 * Instant::MINUTE)).await;
        let film = NewReplay {
            file: "a-film.mp4".into(),
            media_type: "video/mp4".into(),
            bytes: 1_000,
            duration_ms: 60 * Instant::MINUTE,
            no_captions_reason: "Captions follow.".into(),
            ..NewReplay::default()
        };
        db.replays().arrive(&organizer, &on, &film).await.unwrap();
        let mut to_come = Vec::new();
        for _ in 0..LECTURES {
            let slug = lecture(&db, &organizer, now.plus(Instant::DAY)).await;
            to_come.push((
                db.lectures()
                    .lecture(Locale::En, &slug, None)
                    .await
                    .unwrap()
                    .lecture
                    .id,
                slug,
            ));
        }
        let mut people = Vec::new();
        for n in 0..PEOPLE {
            let person = in_room(&db, n, &on).await;
            people.push(Somebody {
                n,
                person,
                cookie: String::new(),
                lease: String::new(),
                seq: 0,
            });
        }
        Self {
            place,
            people,
            on,
            to_come,
            ledger: Arc::default(),
        }
    }

    async fn sign_in(&mut self, at: SocketAddr) {
        for somebody in &mut self.people {
            somebody.cookie = sign_in(at, somebody.n).await;
        }
    }

    /// Everybody has a lease before the first storm: what opens one is no beat yet.
    async fn open(&mut self, at: SocketAddr) {
        for somebody in &mut self.people {
            let mut wire = Wire::open(at).await.expect("the hall is open");
            let form = format!("lecture={}&lease=&seq=0", self.on);
            let (_, told) = wire.beat(&somebody.cookie, &form).await.expect("a lease");
            somebody.lease = told.split(' ').next().unwrap_or_default().into();
        }
    }

    /// Lets everybody beat and press buttons until the hall is killed, amid so many acknowledged beats; how long it took.
    async fn storm(&mut self, running: Running, beats_of_storm: u64) -> Duration {
        let (at, begun) = (running.at, tokio::time::Instant::now());
        let acknowledged = || self.ledger.lock().unwrap().beats;
        let enough = acknowledged() + usize::try_from(beats_of_storm).unwrap();
        let beats: Vec<_> = self
            .people
            .iter()
            .map(|s| {
                tokio::spawn(beat(
                    at,
                    s.clone(),
                    self.on.clone(),
                    Arc::clone(&self.ledger),
                ))
            })
            .collect();
        let presses: Vec<_> = self.people[..PRESSING]
            .iter()
            .map(|s| {
                tokio::spawn(press(
                    at,
                    s.clone(),
                    self.to_come.clone(),
                    Arc::clone(&self.ledger),
                ))
            })
            .collect();
        let players: Vec<_> = self.people[..WATCHING]
            .iter()
            .map(|s| {
                tokio::spawn(watch(
                    at,
                    s.cookie.clone(),
                    self.on.clone(),
                    Arc::clone(&self.ledger),
                ))
            })
            .collect();
        while acknowledged() < enough {
            assert!(begun.elapsed() < LONGEST, "beats are acknowledged");
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        let took = begun.elapsed();
        running.kill();
        for task in players {
            task.await.expect("watches");
        }
        let mut people = Vec::new();
        for task in beats {
            people.push(task.await.expect("beats"));
        }
        for task in presses {
            task.await.expect("presses");
        }
        self.people = people;
        took
    }

    /// Everything acknowledged is there, and the figures are what the records say.
    async fn check(&self) {
        let db = self.place.open().await;
        for somebody in &self.people {
            let own = db.live().own(&somebody.person).await.unwrap();
            let mut ledger = self.ledger.lock().unwrap();
            for (place, (id, slug)) in self.to_come.iter().enumerate() {
                let there = if own.get(id).is_some_and(|own| own.enrolled) {
                    Seat::Taken
                } else {
                    Seat::Free
                };
                let known = ledger
                    .seats
                    .entry((somebody.n, place))
                    .or_insert(Seat::Free);
                assert!(
                    *known == Seat::Unsure || *known == there,
                    "{slug}: acknowledged {known:?}, but it is {there:?}"
                );
                *known = there;
            }
            let acknowledged = ledger.present.get(&somebody.n).copied().unwrap_or(0);
            let measured = own.values().filter_map(|own| own.attendance);
            let there: i64 = measured.map(|a| a.present_ms).sum();
            assert!(
                there >= acknowledged,
                "acknowledged {acknowledged} ms, but there are {there}"
            );
        }
        let played = self.ledger.lock().unwrap().played.clone();
        for (lease, acknowledged) in played {
            let there = credit(&db, &lease).await;
            assert!(
                there >= acknowledged,
                "a player was told of {acknowledged} ms, but there are {there}"
            );
        }
        let recount = db.reports().recount().await.unwrap();
        assert_eq!(recount.differences, Vec::<String>::new());
        assert!(recount.compared > 0);
    }
}

/// Beats until nobody answers; answers the lease to go on with.
async fn beat(
    at: SocketAddr,
    mut somebody: Somebody,
    slug: String,
    ledger: Arc<Mutex<Ledger>>,
) -> Somebody {
    let Some(mut wire) = Wire::open(at).await else {
        return somebody;
    };
    let mut turns = tokio::time::interval(BETWEEN);
    loop {
        turns.tick().await;
        somebody.seq += 1;
        let form = format!(
            "lecture={slug}&lease={}&seq={}",
            somebody.lease, somebody.seq
        );
        let Some((status, body)) = wire.beat(&somebody.cookie, &form).await else {
            return somebody;
        };
        assert_eq!(status, 200, "the lease lasts: {body}");
        let (lease, present) = body
            .split_once(' ')
            .expect("the lease and the milliseconds");
        somebody.lease = lease.into();
        let mut ledger = ledger.lock().unwrap();
        ledger.present.insert(somebody.n, present.parse().unwrap());
        ledger.beats += 1;
    }
}

/// Watches the replay until nobody answers, a little with each beat.
async fn watch(at: SocketAddr, cookie: String, slug: String, ledger: Arc<Mutex<Ledger>>) {
    let Some(mut wire) = Wire::open(at).await else {
        return;
    };
    let (mut turns, mut lease) = (tokio::time::interval(BETWEEN), String::new());
    let mut credit = 0;
    for seq in 0.. {
        turns.tick().await;
        // On from what was credited, with more than the clock gives, which is kept until it is a stretch.
        let (from, to) = (credit, if seq == 0 { credit } else { credit + 1_000 });
        let form = format!("lecture={slug}&lease={lease}&seq={seq}&from={from}&to={to}&rate=100");
        let Some((status, body)) = wire.post("/beat/replay", &cookie, &form).await else {
            return;
        };
        assert_eq!(status, 200, "the lease lasts: {body}");
        let told: Vec<&str> = body.split(' ').collect();
        lease = told[0].into();
        credit = told[1].parse().expect("the credit");
        ledger.lock().unwrap().played.insert(lease.clone(), credit);
    }
}

/// What is on record of a player.
async fn credit(db: &Db, lease: &str) -> i64 {
    let statement = format!("SELECT credit_ms FROM play_sessions WHERE lease = '{lease}'");
    value(db, &statement).await
}

/// Takes seats and gives them up until nobody answers.
async fn press(
    at: SocketAddr,
    somebody: Somebody,
    lectures: Vec<(LectureId, String)>,
    ledger: Arc<Mutex<Ledger>>,
) {
    let mut turns = tokio::time::interval(BETWEEN_PRESSES);
    for (place, (_, slug)) in lectures.iter().enumerate().cycle() {
        turns.tick().await;
        let key = (somebody.n, place);
        let before = ledger
            .lock()
            .unwrap()
            .seats
            .insert(key, Seat::Unsure)
            .unwrap_or(Seat::Free);
        let (verb, after) = if before == Seat::Taken {
            ("/api/withdraw", Seat::Free)
        } else {
            ("/api/enrol", Seat::Taken)
        };
        let form = format!("lecture={slug}");
        let Some((status, _, body)) = ask(at, "POST", verb, &somebody.cookie, &form).await else {
            return;
        };
        let mut ledger = ledger.lock().unwrap();
        // On a quick machine somebody comes to the bound of seats that one person takes of a lecture.
        if verb == "/api/enrol" && status == 422 && body.contains("TooOften") {
            ledger.seats.insert(key, Seat::Free);
            continue;
        }
        assert_eq!(status, 200, "{verb}: {body}");
        ledger.seats.insert(key, after);
        ledger.enrolments += 1;
    }
}

/// Kills the hall so many times, amid numbers of beats that look like chance and are the same each time.
async fn survives(database: Option<String>, kills: u64) {
    let mut hall = Hall::prepare(Place::new(database).await).await;
    let mut stormy = Duration::ZERO;
    for round in 0..kills {
        let running = Running::start(&hall.place).await;
        if round == 0 {
            hall.sign_in(running.at).await;
            hall.open(running.at).await;
        }
        hall.check().await;
        stormy += hall.storm(running, LEAST + round * 7919 % LEAST).await;
    }
    // The command that organizers run finds no difference either.
    assert!(hall.place.command("recount").status().unwrap().success());
    hall.check().await;
    let ledger = hall.ledger.lock().unwrap();
    let a_second = f64::from(u32::try_from(ledger.beats).unwrap()) / stormy.as_secs_f64();
    println!(
        "{kills} kills amid {} beats acknowledged, {a_second:.0} a second, and {} seats taken or given up: nothing lost",
        ledger.beats, ledger.enrolments
    );
    assert!(
        ledger.played.values().filter(|ms| **ms > 0).count() > WATCHING,
        "players were told of credit"
    );
    assert!(
        ledger.enrolments > usize::try_from(kills).unwrap() * 4,
        "seats were taken and given up"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn killed_fourteen_times_an_embedded_hall_loses_nothing_it_acknowledged() {
    survives(None, 14).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn killed_six_times_a_hall_on_postgresql_loses_nothing_it_acknowledged() {
    survives(Some(Cluster::shared().fresh_database().await), 6).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn killed_while_a_film_arrives_the_hall_keeps_no_half_of_it() {
    let mut hall = Hall::prepare(Place::new(None).await).await;
    let running = Running::start(&hall.place).await;
    hall.sign_in(running.at).await;
    let cookie = sign_in_as(running.at, "olga").await;
    let mut stream = TcpStream::connect(running.at).await.unwrap();
    let head = format!(
        "POST /upload/{} HTTP/1.1\r\nHost: x\r\nCookie: {cookie}\r\nContent-Type: multipart/form-data; boundary=edge\r\n\
         Content-Length: 1000000\r\n\r\n--edge\r\nContent-Disposition: form-data; name=\"video\"; filename=\"a.mp4\"\r\n\r\n",
        hall.on
    );
    stream.write_all(head.as_bytes()).await.unwrap();
    stream
        .write_all(&include_bytes!("../../src/demo/first.mp4")[..300_000])
        .await
        .unwrap();
    let media = hall.place.data().join("media");
    let arriving = || {
        std::fs::read_dir(&media)
            .into_iter()
            .flatten()
            .flatten()
            .filter(|entry| entry.path().extension().is_some_and(|e| e == "part"))
            .count()
    };
    for _ in 0..200 {
        if arriving() > 0 {
            break;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    assert!(arriving() == 1, "it is arriving");
    running.kill();
    let _running = Running::start(&hall.place).await;
    assert_eq!(arriving(), 0, "what had half arrived is cleared away");
    hall.check().await;
}
