//! A hall in a process of its own, on either engine, and how to speak with it.

use app::accounts::{Accounts, Attempt, Organizer, Person, SignUpForm};
use app::enrolment::Enrolment;
use app::i18n::{Instant, Locale, Zone, say_args};
use app::lectures::{LectureForm, Lectures};
use app::live::{Attendance, Live};
use server::db::{Db, Passwords, System, SystemClock};
use server::testing::PASSWORD;
use std::net::SocketAddr;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::Arc;
use std::time::Duration;
use tempfile::TempDir;
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufStream};
use tokio::net::TcpStream;
use tokio::sync::{Mutex, MutexGuard};

/// One test of processes at a time, or each would have half the machine.
static ALONE: Mutex<()> = Mutex::const_new(());

/// Where a hall of this test keeps what it knows.
pub struct Place {
    pub folder: TempDir,
    /// Where the hall finds ffmpeg first, if not where it is installed.
    pub programs: Option<std::path::PathBuf>,
    data: std::path::PathBuf,
    database: Option<String>,
    _alone: MutexGuard<'static, ()>,
}

impl Place {
    pub async fn new(database: Option<String>) -> Self {
        let alone = ALONE.lock().await;
        let folder = tempfile::tempdir().expect("a folder");
        let pkg = folder.path().join("site/pkg");
        std::fs::create_dir_all(&pkg).unwrap();
        let manifest = r#"{"js":"x.js","wasm":"x.wasm","css":"x.css","desk":"d.css","zone":"z.js","icon":"i.svg"}"#;
        std::fs::write(folder.path().join("site/manifest.json"), manifest).unwrap();
        std::fs::create_dir(folder.path().join("data")).unwrap();
        Self {
            data: folder.path().join("data"),
            folder,
            programs: None,
            database,
            _alone: alone,
        }
    }

    pub fn data(&self) -> std::path::PathBuf {
        self.data.clone()
    }

    /// From now on it is the hall in that data folder and database.
    pub fn move_to(&mut self, data: std::path::PathBuf, database: Option<String>) {
        (self.data, self.database) = (data, database);
    }

    /// The program with those words, told where this place is.
    pub fn command_here(&self, words: &[&str]) -> Command {
        let mut command = Self::command_of(words);
        command.arg("--data").arg(self.data());
        if let Some(url) = &self.database {
            command.args(["--database-url", url]);
        }
        command
    }

    /// The program with those words, with nothing told of this place.
    pub fn command_of(words: &[&str]) -> Command {
        let hall = std::env::var_os("LECTURE_HALL_BIN");
        let mut command =
            Command::new(hall.unwrap_or_else(|| env!("CARGO_BIN_EXE_lecture-hall").into()));
        command
            .args(words)
            .env("RUST_LOG", "off")
            .stdout(Stdio::null());
        command
    }

    pub async fn open(&self) -> Db {
        let (clock, chance) = (Arc::new(SystemClock::start()), Arc::new(System));
        match &self.database {
            Some(url) => Db::postgres(url, clock, chance, Passwords::quick()).await,
            None => {
                Db::sqlite(
                    &self.data().join("hall.sqlite"),
                    clock,
                    chance,
                    Passwords::quick(),
                )
                .await
            }
        }
        .expect("opens")
    }

    pub fn command(&self, verb: &str) -> Command {
        // The optimised hall, where that is what is to be tested.
        let hall = std::env::var_os("LECTURE_HALL_BIN");
        let mut command =
            Command::new(hall.unwrap_or_else(|| env!("CARGO_BIN_EXE_lecture-hall").into()));
        command
            .arg(verb)
            .env("LECTURE_HALL_DATA", self.data())
            .env("RUST_LOG", "error")
            .env("LECTURE_HALL_DRAIN_SECONDS", "0")
            .env("LECTURE_HALL_STOP_SECONDS", "2")
            .stdout(Stdio::null());
        if let Some(url) = &self.database {
            command.args(["--database-url", url]);
        }
        if let Some(programs) = &self.programs {
            command.env("PATH", programs);
        }
        command
    }
}

/// An address on which nobody listens.
pub fn free() -> SocketAddr {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    listener.local_addr().unwrap()
}

/// A hall that runs, killed when it is dropped, so that a failed test leaves none behind.
pub struct Running {
    child: Child,
    pub at: SocketAddr,
    log: std::path::PathBuf,
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Running {
    pub async fn start(place: &Place) -> Self {
        Self::with(place, &[]).await
    }

    /// With more flags.
    pub async fn with(place: &Place, more: &[&str]) -> Self {
        Self::start_as(place, more, |command| command).await
    }

    /// As a process whose files may be limited: a file that would grow too large is an error, and not its end.
    pub async fn start_limitable(place: &Place) -> Self {
        Self::start_as(place, &[], |command| {
            let mut shell = Command::new("sh");
            shell
                .args(["-c", "trap '' XFSZ; exec \"$@\"", "sh"])
                .arg(command.get_program())
                .args(command.get_args())
                .envs(
                    command
                        .get_envs()
                        .filter_map(|(name, value)| Some((name, value?))),
                )
                .stdout(Stdio::null());
            // Its log is a file too, and as full.
            let log = place.folder.path().join("full.log");
            std::fs::write(&log, "full ".repeat(2_000)).unwrap();
            let log = std::fs::File::options().append(true).open(log).unwrap();
            shell.stderr(log);
            shell
        })
        .await
    }

    /// A second node: the same database, and a data folder of its own.
    pub async fn start_beside(place: &Place) -> Self {
        let second = place.folder.path().join("second");
        Self::with(place, &["--data", second.to_str().expect("a plain name")]).await
    }

    /// With its log in a file, as much of it as a hall writes.
    pub async fn logged(place: &Place, more: &[&str]) -> Self {
        let log = place.folder.path().join("log");
        let file = std::fs::File::create(&log).unwrap();
        let by = |mut command: Command| {
            command.env("RUST_LOG", "info,sqlx=warn").stderr(file);
            command
        };
        let mut running = Self::start_as(place, more, by).await;
        running.log = log;
        running
    }

    /// Its log, where it has one.
    pub fn log(&self) -> String {
        std::fs::read_to_string(&self.log).unwrap()
    }

    /// The process's id.
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// With what it warns of written to a file.
    pub async fn start_logging(place: &Place, log: std::fs::File) -> Self {
        Self::start_as(place, &[], |mut command| {
            command.env("RUST_LOG", "warn").stderr(log);
            command
        })
        .await
    }

    async fn start_as(place: &Place, more: &[&str], by: impl FnOnce(Command) -> Command) -> Self {
        let free = free();
        let mut command = place.command("serve");
        command
            .args(["--listen", &free.to_string()])
            .arg("--site")
            .arg(place.folder.path().join("site"))
            .args(more);
        let running = Self {
            child: by(command).spawn().expect("starts"),
            at: free,
            log: std::path::PathBuf::new(),
        };
        for _ in 0..400 {
            if matches!(
                ask(running.at, "GET", "/health", "", "").await,
                Some((200, ..))
            ) {
                return running;
            }
            tokio::time::sleep(Duration::from_millis(25)).await;
        }
        panic!("the hall is not well within 10 s of its start");
    }

    /// SIGTERM, as a machine that is shut down sends it; how the hall ended.
    pub async fn stop(mut self) -> ExitStatus {
        self.terminate();
        self.ended().await
    }

    /// SIGTERM, and no more.
    pub fn terminate(&self) {
        let asked = Command::new("kill")
            .arg(self.child.id().to_string())
            .status()
            .expect("kill is there");
        assert!(asked.success());
    }

    /// How it ended; waits for that for five times what the settings of these tests allow.
    pub async fn ended(&mut self) -> ExitStatus {
        for _ in 0..600 {
            if let Some(status) = self.child.try_wait().expect("is waited for") {
                return status;
            }
            tokio::time::sleep(Duration::from_millis(25)).await;
        }
        panic!("the hall has not ended within 15 s");
    }

    /// Bytes of memory it holds.
    #[cfg(target_os = "linux")]
    pub fn memory(&self) -> usize {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).unwrap();
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
        let kib: usize = line
            .unwrap()
            .split_whitespace()
            .next()
            .unwrap()
            .parse()
            .unwrap();
        kib * 1024
    }

    /// SIGKILL.
    pub fn kill(mut self) {
        self.child.kill().expect("is killed");
        self.child.wait().expect("is gone");
    }
}

/// One request on a connection of its own: the status, the cookie that is set, the body; nothing where no whole answer
/// came.
pub async fn ask(
    at: SocketAddr,
    method: &str,
    path: &str,
    cookie: &str,
    form: &str,
) -> Option<(u16, String, String)> {
    let mut stream = TcpStream::connect(at).await.ok()?;
    let request = format!(
        "{method} {path} HTTP/1.1\r\nHost: {at}\r\nConnection: close\r\nAccept: application/json\r\nCookie: {cookie}\r\n\
         Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{form}",
        form.len()
    );
    stream.write_all(request.as_bytes()).await.ok()?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).await.ok()?;
    let answer = String::from_utf8(answer).ok()?;
    let (head, body) = answer.split_once("\r\n\r\n")?;
    let status = head.split(' ').nth(1)?.parse().ok()?;
    let header = |name: &str| {
        head.lines()
            .find_map(|line| line.strip_prefix(name))
            .unwrap_or_default()
            .to_owned()
    };
    let whole = header("content-length: ")
        .parse::<usize>()
        .is_ok_and(|length| length == body.len());
    let cookie = header("set-cookie: ")
        .split(';')
        .next()
        .unwrap_or_default()
        .to_owned();
    whole.then(|| (status, cookie, body.to_owned()))
}

/// One page as a browser asks for it, on a connection of its own: its head and its text.
pub async fn page(at: SocketAddr, path: &str) -> Option<(String, String)> {
    let mut stream = TcpStream::connect(at).await.ok()?;
    let request = format!(
        "GET {path} HTTP/1.1\r\nHost: {at}\r\nConnection: close\r\nAccept: text/html\r\n\r\n"
    );
    stream.write_all(request.as_bytes()).await.ok()?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.ok()?;
    let (head, text) = answer.split_once("\r\n\r\n")?;
    Some((head.to_owned(), text.to_owned()))
}

/// The page that says that the hall's records do not answer: with its status, when to come again, and the id by which
/// the log knows the request.
pub fn is_the_calm_page(head: &str, text: &str) {
    let header = |name: &str| head.lines().find_map(|line| line.strip_prefix(name));
    assert!(head.starts_with("HTTP/1.1 503 "), "{head}");
    assert_eq!(header("retry-after: "), Some("5"), "{head}");
    assert_eq!(
        header("content-type: "),
        Some("text/html; charset=utf-8"),
        "{head}"
    );
    let title = say_args(Locale::En, "unavailable-title", &[]);
    assert!(text.contains(&format!("<h1>{title}</h1>")), "{text}");
    let id = header("x-request-id: ").expect("it has an id");
    assert!(text.contains(&format!("<code>{id}</code>")), "{id}: {text}");
}

/// A published lecture of five hours from that instant; its slug.
pub async fn lecture(db: &Db, organizer: &Organizer, starts: Instant) -> String {
    let local = |at: Instant| Zone::utc().local(at).strftime("%Y-%m-%dT%H:%M").to_string();
    let form = LectureForm {
        title: "Cold chains".into(),
        abstract_text: "From field to port.".into(),
        speaker: "Lin Yue".into(),
        host: "Institute".into(),
        topic: "skills".into(),
        audience: "everyone".into(),
        language: "en".into(),
        starts_at: local(starts),
        ends_at: local(starts.plus(5 * 60 * Instant::MINUTE)),
        time_zone: "UTC".into(),
        capacity: "1000".into(),
        live_url: "https://meet.example/1".into(),
        ..LectureForm::default()
    };
    let slug = db.lectures().save(organizer, None, &form).await.unwrap();
    db.lectures().publish(organizer, &slug).await.unwrap();
    slug
}

/// A person with a seat in that lecture's room.
pub async fn in_room(db: &Db, n: usize, slug: &str) -> Person {
    let form = SignUpForm {
        email: format!("person{n}@example.org"),
        password: PASSWORD.into(),
        name: format!("Person {n}"),
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
    let id = db
        .accounts()
        .sign_up(&form, &Attempt::default())
        .await
        .unwrap();
    let person = db.accounts().person(id).await.unwrap().unwrap();
    db.enrolment().enrol(&person, slug).await.unwrap();
    db.live().join(&person, slug).await.unwrap();
    person
}

/// What was measured of a person, at each lecture.
pub async fn measured(db: &Db, person: &Person) -> Vec<Attendance> {
    let own = db.live().own(person).await.unwrap();
    own.into_values().filter_map(|own| own.attendance).collect()
}

/// Signs that person in; their cookie.
pub async fn sign_in(at: SocketAddr, n: usize) -> String {
    sign_in_as(at, &format!("person{n}")).await
}

/// Signs whoever has that name at example.org in; their cookie.
pub async fn sign_in_as(at: SocketAddr, name: &str) -> String {
    let password = PASSWORD.replace(' ', "+");
    let form = format!("email={name}%40example.org&password={password}");
    let (status, cookie, body) = ask(at, "POST", "/api/sign-in", "", &form)
        .await
        .expect("an answer");
    assert_eq!(status, 200, "{body}");
    cookie
}

/// A connection that stays open, for beats.
pub struct Wire(BufStream<TcpStream>);

impl Wire {
    pub async fn open(at: SocketAddr) -> Option<Self> {
        Some(Self(BufStream::new(TcpStream::connect(at).await.ok()?)))
    }

    /// One beat: the status and the body; nothing where no whole answer came.
    pub async fn beat(&mut self, cookie: &str, form: &str) -> Option<(u16, String)> {
        self.post("/beat/live", cookie, form).await
    }

    /// One post, likewise.
    pub async fn post(&mut self, path: &str, cookie: &str, form: &str) -> Option<(u16, String)> {
        let request = format!(
            "POST {path} HTTP/1.1\r\nHost: hall\r\nUser-Agent: Mozilla/5.0 (Linux; Android 14) Chrome/130.0\r\nCookie: {cookie}\r\n\
             Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{form}",
            form.len()
        );
        self.0.write_all(request.as_bytes()).await.ok()?;
        self.0.flush().await.ok()?;
        let (mut status, mut length) = (None, 0);
        loop {
            let mut line = String::new();
            self.0.read_line(&mut line).await.ok().filter(|n| *n > 0)?;
            let line = line.trim_end();
            if line.is_empty() {
                break;
            }
            if status.is_none() {
                status = line.split(' ').nth(1)?.parse().ok();
            }
            if let Some(told) = line.strip_prefix("content-length: ") {
                length = told.parse().ok()?;
            }
        }
        let mut body = vec![0; length];
        self.0.read_exact(&mut body).await.ok()?;
        Some((status?, String::from_utf8(body).ok()?))
    }
}
