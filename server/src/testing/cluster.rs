//! A throw-away `PostgreSQL` cluster, one for each test process, on a socket of its own.

use crate::db::POSTGRES;
use sqlx::{Connection, Executor};
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;
use tokio::sync::OnceCell;

/// The cluster. It ends with the process that started it, however that ends: its keeper waits on our pipe.
#[derive(Debug)]
pub struct Cluster {
    folder: PathBuf,
    databases: AtomicU64,
    /// The name of the database that others are copied from.
    template: OnceCell<String>,
    keeper: Child,
}

/// Makes the cluster, serves it until standard input ends, and clears it away; at a word from there it kills the server,
/// as a crash does, or starts it again. `$1` is the folder, `$2` the programs'.
const KEEPER: &str = r#"
serve() {
    "$2/postgres" -D "$1/data" -k "$1" -c listen_addresses= -c fsync=off -c max_connections=600 >>"$1/postgres.log" 2>&1 &
    server=$!
}
"$2/initdb" -D "$1/data" -A trust -U hall -E UTF8 --locale=C --no-sync >"$1/initdb.log" 2>&1 || exit 1
serve "$1" "$2"
while read -r word; do
    case "$word" in
        crash) kill -QUIT $server; wait $server; echo gone ;;
        start) serve "$1" "$2"; echo started ;;
    esac
done
kill -INT $server
wait $server
rm -rf "$1"
"#;

impl Cluster {
    /// The cluster of this process, started at the first call.
    pub fn shared() -> &'static Self {
        static SHARED: OnceLock<Cluster> = OnceLock::new();
        SHARED.get_or_init(|| Self::start("shared"))
    }

    /// A cluster of one's own, to be crashed; one of each name.
    pub fn start(name: &str) -> Self {
        let programs = programs();
        let folder = std::env::temp_dir().join(format!("hall-pg-{}-{name}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("a folder");
        // PostgreSQL refuses to run as root, so root hands the folder and the keeper to somebody else.
        let root = Command::new("id")
            .arg("-u")
            .output()
            .is_ok_and(|o| o.stdout == b"0\n");
        let mut keeper = if root {
            let user = if known("postgres") {
                "postgres"
            } else {
                "nobody"
            };
            let owned = Command::new("chown").arg(user).arg(&folder).status();
            assert!(
                owned.is_ok_and(|s| s.success()),
                "the folder goes to {user}"
            );
            let mut command = Command::new("runuser");
            command.args(["-u", user, "--", "sh", "-c", KEEPER]);
            command
        } else {
            let mut command = Command::new("sh");
            command.args(["-c", KEEPER]);
            command
        };
        let child = keeper
            .arg("keeper")
            .arg(&folder)
            .arg(&programs)
            .current_dir(&folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the keeper starts");
        let cluster = Self {
            folder,
            databases: AtomicU64::new(0),
            template: OnceCell::new(),
            keeper: child,
        };
        let socket = cluster.folder.join(".s.PGSQL.5432");
        for _ in 0..600 {
            if socket.exists() {
                return cluster;
            }
            // Another process's start cannot be moved by our clock.
            std::thread::sleep(Duration::from_millis(50));
        }
        let log = std::fs::read_to_string(cluster.folder.join("initdb.log")).unwrap_or_default();
        panic!("PostgreSQL did not start within 30 s; initdb said: {log}");
    }

    /// Kills the server; whoever is connected is cut off, and nobody else gets in.
    ///
    /// # Panics
    /// Where the keeper is gone.
    pub fn crash(&mut self) {
        self.tell("crash");
    }

    /// Starts it again after a crash.
    ///
    /// # Panics
    /// Where the keeper is gone.
    pub fn start_again(&mut self) {
        self.tell("start");
    }

    /// Tells the keeper, and waits until it is done.
    fn tell(&mut self, word: &str) {
        let pipes = self.keeper.stdin.as_mut().zip(self.keeper.stdout.as_mut());
        let (to, from) = pipes.expect("both are piped");
        writeln!(to, "{word}").expect("the keeper listens");
        let mut answer = String::new();
        BufReader::with_capacity(1, from)
            .read_line(&mut answer)
            .expect("the keeper answers");
        assert!(!answer.is_empty(), "the keeper is there");
    }

    fn url(&self, database: &str) -> String {
        format!(
            "postgres://hall@localhost/{database}?host={}",
            self.folder.display()
        )
    }

    /// The address of a new, empty database.
    ///
    /// # Panics
    /// Where the cluster does not answer.
    pub async fn fresh_database(&self) -> String {
        self.create("").await
    }

    /// The address of a new database with today's tables, copied from one of this process.
    ///
    /// # Panics
    /// Where the cluster does not answer, or the tables cannot be made.
    pub async fn migrated_database(&self) -> String {
        let template = self
            .template
            .get_or_init(|| async {
                let url = self.create("").await;
                let mut connection = sqlx::PgConnection::connect(&url).await.expect("answers");
                let migrated = POSTGRES.run(&mut connection).await;
                migrated.expect("makes the tables");
                connection.close().await.expect("lets go");
                url.split(['/', '?']).nth(3).expect("a name").to_owned()
            })
            .await;
        self.create(&format!("TEMPLATE {template}")).await
    }

    /// Makes a database; answers its address.
    async fn create(&self, from: &str) -> String {
        let name = format!("hall{}", self.databases.fetch_add(1, Ordering::SeqCst));
        for attempt in 0.. {
            let made = async {
                let mut connection = sqlx::PgConnection::connect(&self.url("postgres")).await?;
                connection
                    .execute(sqlx::AssertSqlSafe(format!(
                        "CREATE DATABASE {name} {from}"
                    )))
                    .await?;
                connection.close().await
            };
            match made.await {
                Ok(()) => break,
                // The socket is there a little before the server answers, and two at once wait for the template.
                Err(error) if attempt > 100 => panic!("no database: {error}"),
                Err(_) => tokio::time::sleep(Duration::from_millis(100)).await,
            }
        }
        self.url(&name)
    }
}

fn known(user: &str) -> bool {
    Command::new("id")
        .arg(user)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|s| s.success())
}

/// The folder of `initdb` and `postgres`: Debian keeps it off the path.
fn programs() -> PathBuf {
    let debian = std::fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .flatten()
        .map(|e| e.path().join("bin"));
    let path = std::env::var_os("PATH").unwrap_or_default();
    let on_path: Vec<PathBuf> = std::env::split_paths(&path).collect();
    let mut found: Vec<PathBuf> = debian
        .chain(on_path)
        .filter(|folder: &PathBuf| both(folder))
        .collect();
    found.sort();
    found
        .pop()
        .expect("PostgreSQL's initdb and postgres; on Debian: apt-get install postgresql")
}

fn both(folder: &Path) -> bool {
    folder.join("initdb").exists() && folder.join("postgres").exists()
}
