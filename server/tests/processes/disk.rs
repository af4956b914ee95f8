//! A disk that takes no more, and then does again: the hall says so meanwhile, and goes on by itself.

use crate::hall::{Place, Running, is_the_calm_page, lecture, sign_in};
use app::accounts::{Accounts, Organizer, SignUpForm};
use app::i18n::Instant;
use rustix::process::{Pid, Resource, Rlimit, prlimit};
use server::testing::PASSWORD;
use std::net::SocketAddr;
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::{Instant as Moment, sleep};

/// Within a second it takes changes again; fivefold where the machine does much else.
const SOON: Duration = Duration::from_secs(5);
const PATIENCE: Duration = Duration::from_secs(30);

/// No file of that process may grow beyond so many bytes, which fails as a full disk does; `None` lifts it.
fn limit(pid: u32, bytes: Option<u64>) {
    let pid = Pid::from_raw(i32::try_from(pid).unwrap()).unwrap();
    let limits = Rlimit {
        current: bytes,
        maximum: None,
    };
    prlimit(Some(pid), Resource::Fsize, limits).expect("is set");
}

/// What a browser is answered: the status, the head, the body.
async fn browse(
    at: SocketAddr,
    method: &str,
    path: &str,
    cookie: &str,
    form: &str,
) -> (u16, String, String) {
    let mut stream = TcpStream::connect(at).await.unwrap();
    let request = format!(
        "{method} {path} HTTP/1.1\r\nHost: {at}\r\nConnection: close\r\nAccept: text/html\r\nReferer: http://{at}/en\r\n\
         Cookie: {cookie}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{form}",
        form.len()
    );
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    let (head, body) = answer.split_once("\r\n\r\n").unwrap();
    let status = head.split(' ').nth(1).unwrap().parse().unwrap();
    (status, head.to_owned(), body.to_owned())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_disk_that_was_full_for_a_while_needs_no_restart() {
    let place = Place::new(None).await;
    let db = place.open().await;
    let organizer = db
        .accounts()
        .add_admin("olga@example.org", PASSWORD)
        .await
        .unwrap();
    let organizer = Organizer::of(db.accounts().person(organizer).await.unwrap().unwrap()).unwrap();
    let slug = lecture(&db, &organizer, db.now().plus(Instant::DAY)).await;
    let account = SignUpForm {
        email: "person0@example.org".into(),
        password: PASSWORD.into(),
        name: "Person 0".into(),
        country: "RW".into(),
        organisation: "Ministry of Trade".into(),
        kind: "practitioner".into(),
        language: "en".into(),
        time_zone: "Africa/Kigali".into(),
        next: String::new(),
        press: String::new(),
        enrol: String::new(),
        save: String::new(),
    };
    db.accounts()
        .sign_up(&account, &app::accounts::Attempt::default())
        .await
        .unwrap();
    let hall = Running::start_limitable(&place).await;
    let cookie = sign_in(hall.at, 0).await;
    let form = format!("lecture={slug}");
    let enrol = || browse(hall.at, "POST", "/api/enrol?l=en", &cookie, &form);

    limit(hall.id(), Some(4_096));
    for _ in 0..3 {
        let (_, head, page) = enrol().await;
        is_the_calm_page(&head, &page);
    }
    let (status, ..) = browse(hall.at, "GET", "/en/my", &cookie, "").await;
    assert_eq!(status, 200, "what is there can be read");
    let until = Moment::now() + PATIENCE;
    loop {
        let (status, _, text) = browse(hall.at, "GET", "/health", "", "").await;
        if status == 503 {
            assert!(text.contains("the database takes no changes"), "{text}");
            break;
        }
        assert!(Moment::now() < until, "it says that it is not well");
        sleep(Duration::from_millis(100)).await;
    }

    limit(hall.id(), None);
    let until = Moment::now() + SOON;
    loop {
        let (status, head, _) = enrol().await;
        if status == 303 {
            break;
        }
        assert_eq!(status, 503, "{head}");
        assert!(Moment::now() < until, "it takes changes again");
        sleep(Duration::from_millis(50)).await;
    }
    let until = Moment::now() + PATIENCE;
    while browse(hall.at, "GET", "/health", "", "").await.0 != 200 {
        assert!(Moment::now() < until, "it says that it is well");
        sleep(Duration::from_millis(100)).await;
    }
    let (_, _, page) = browse(hall.at, "GET", "/en/my", &cookie, "").await;
    assert!(page.contains("Cold chains"), "the seat is taken: {page}");
}
