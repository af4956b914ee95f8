//! What commands say at the command line, and what they leave alone.

use crate::hall::{Place, Running, in_room, lecture, sign_in, sign_in_as};
use app::accounts::{Accounts, Organizer};
use app::i18n::Instant;
use server::testing::{Cluster, PASSWORD};
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

/// What a command answered: whether it did it, and what it said.
struct Said {
    done: bool,
    out: String,
    err: String,
}

impl Said {
    fn of(output: &Output) -> Self {
        Self {
            done: output.status.success(),
            out: String::from_utf8_lossy(&output.stdout).into_owned(),
            err: String::from_utf8_lossy(&output.stderr).into_owned(),
        }
    }
}

/// Runs a command with a line of standard input.
fn run(command: &mut Command, line: &str) -> Said {
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("starts");
    let mut input = child.stdin.take().unwrap();
    // A command that reads nothing may have ended.
    let _ = writeln!(input, "{line}");
    drop(input);
    Said::of(&child.wait_with_output().unwrap())
}

fn admin(place: &Place, verb: &[&str], line: &str) -> Said {
    run(&mut place.command_here(&[&["admin"], verb].concat()), line)
}

/// Everything under a folder, as paths.
fn all(folder: &Path) -> Vec<std::path::PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        found.push(entry.path());
        if entry.path().is_dir() {
            found.extend(all(&entry.path()));
        }
    }
    found
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_second_hall_on_the_same_folder_ends_with_a_sentence() {
    let place = Place::new(None).await;
    let running = Running::start(&place).await;
    let said = run(
        place
            .command("serve")
            .args(["--listen", "127.0.0.1:0"])
            .arg("--site")
            .arg(place.folder.path().join("site")),
        "",
    );
    assert!(!said.done);
    let process = format!("(process {})", running.id());
    let folder = place.data().display().to_string();
    assert!(
        said.err.contains(&process) && said.err.contains(&folder),
        "{}",
        said.err
    );
    assert_eq!(said.err.trim().lines().count(), 1, "{}", said.err);
    running.kill();
    let again = Running::start(&place).await;
    assert!(
        again.stop().await.success(),
        "whoever is killed holds it no more"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_cannot_work_is_said_at_the_start() {
    let place = Place::new(None).await;
    let closed = std::net::TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap();
    let (pg, s3) = (
        format!("postgres://hall:geheim@{closed}/lectures"),
        format!("http://{closed}"),
    );
    let at = closed.to_string();
    let a_file = place.folder.path().join("a-file");
    std::fs::write(&a_file, "x").unwrap();
    let (a_file, nowhere) = (
        a_file.display().to_string(),
        place.folder.path().join("nowhere").display().to_string(),
    );
    let bucket = [
        "--storage-url",
        "s3://films",
        "--storage-endpoint",
        &s3,
        "--storage-key-id",
        "id",
        "--storage-secret",
        "geheim",
    ];
    let long_name = "n".repeat(201);
    let cases: [(&[&str], &[&str]); 12] = [
        (
            &["--public-url", "hall.example"],
            &["--public-url", "https://hall.example"],
        ),
        (
            &["--public-url", "https://hall.example/lectures"],
            &["names a page"],
        ),
        (
            &["--upload-mb", "18446744073709551615"],
            &["--upload-mb is from 1 to"],
        ),
        (&["--upload-mb", "0"], &["--upload-mb is from 1 to"]),
        (
            &["--partner-countries", "TH,KEN"],
            &["--partner-countries", "\"KEN\"", "ISO 3166"],
        ),
        (
            &["--operator", &long_name],
            &["--operator", "at most 200", "201"],
        ),
        (
            &["--database-url", "mysql://root:geheim@db/hall"],
            &["mysql://", "postgres://USER"],
        ),
        (&["--database-url", &pg], &[&at, "lectures", "refused"]),
        (&bucket, &["s3://films", &s3]),
        (&["--data", &a_file], &[&a_file]),
        (&["--data", "/proc/none"], &["/proc/none"]),
        (&["--site", &nowhere], &[&nowhere]),
    ];
    for (flags, told) in cases {
        let mut command = Place::command_of(&["serve"]);
        command.args(["--listen", "127.0.0.1:0"]);
        if !flags.contains(&"--site") {
            command.arg("--site").arg(place.folder.path().join("site"));
        }
        if !flags.contains(&"--data") {
            command.arg("--data").arg(place.data());
        }
        let said = run(command.args(flags), "");
        assert!(!said.done, "{flags:?}");
        for word in told {
            assert!(said.err.contains(word), "{flags:?}: {}", said.err);
        }
        assert_eq!(
            said.err.trim().lines().count(),
            1,
            "{flags:?}: {}",
            said.err
        );
        assert!(!said.err.contains("geheim"), "{flags:?}: {}", said.err);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_folder_without_a_hall_is_refused_and_left_as_it_is() {
    let place = Place::new(None).await;
    let typo = place.folder.path().join("typo");
    let backup = place.folder.path().join("backup");
    let backup = backup.display().to_string();
    let database = Cluster::shared().fresh_database().await;
    for database in [None, Some(database.as_str())] {
        for verb in [
            &["recount"][..],
            &["backup", &backup],
            &["admin", "list"],
            &["admin", "password", "--email", "olga@example.org"],
            &["admin", "promote", "--email", "olga@example.org"],
            &["admin", "disable", "--email", "olga@example.org"],
            &["admin", "sign-out-all"],
        ] {
            let mut command = Place::command_of(verb);
            command.arg("--data").arg(&typo);
            if let Some(url) = database {
                command.args(["--database-url", url]);
            }
            let said = run(&mut command, PASSWORD);
            assert!(!said.done, "{verb:?}: {}", said.out);
            assert!(
                said.err.contains("there is no hall in"),
                "{verb:?}: {}",
                said.err
            );
            assert!(
                !typo.exists() && !Path::new(&backup).exists(),
                "{verb:?} makes nothing"
            );
        }
    }
    let empty = place.data();
    let said = run(Place::command_of(&["recount", "--data"]).arg(&empty), "");
    assert!(!said.done && all(&empty).is_empty(), "{}", said.err);
}

#[cfg(unix)]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_else_on_the_machine_reads_what_is_the_halls() {
    use std::os::unix::fs::{MetadataExt, PermissionsExt};
    let place = Place::new(None).await;
    let open = |path: &Path, mode| {
        std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).unwrap();
    };
    // As an earlier version left it.
    drop(place.open().await);
    std::fs::create_dir_all(place.data().join("media")).unwrap();
    let film = place
        .data()
        .join("media/00112233445566778899aabbccddeeff.mp4");
    std::fs::write(&film, "film").unwrap();
    for (path, mode) in [
        (&place.data(), 0o755),
        (&place.data().join("hall.sqlite"), 0o644),
        (&film, 0o644),
    ] {
        open(path, mode);
    }
    let running = Running::start(&place).await;
    let mode = |path: &Path| std::fs::metadata(path).unwrap().mode() & 0o777;
    assert_eq!(mode(&place.data()), 0o700);
    let found = all(&place.data());
    for name in [
        "hall.sqlite",
        "hall.sqlite-wal",
        "hall.sqlite-shm",
        "hall.lock",
    ] {
        assert!(
            found.contains(&place.data().join(name)),
            "{name}: {found:?}"
        );
    }
    for path in found {
        let right = if path.is_dir() { 0o700 } else { 0o600 };
        assert_eq!(mode(&path), right, "{}", path.display());
    }
    running.kill();
}

async fn accounts_are_changed_beside_a_running_hall(database: Option<String>) {
    let place = Place::new(database).await;
    let db = place.open().await;
    let organizer = db
        .accounts()
        .add_admin("olga@example.org", PASSWORD)
        .await
        .unwrap();
    let organizer = Organizer::of(db.accounts().person(organizer).await.unwrap().unwrap()).unwrap();
    let slug = lecture(&db, &organizer, db.now().plus(-10 * Instant::MINUTE)).await;
    in_room(&db, 0, &slug).await;
    let hall = Running::start(&place).await;
    let at = |path: &'static str, cookie: String| async move {
        crate::hall::ask(hall.at, "GET", path, &cookie, "")
            .await
            .unwrap()
            .0
    };
    let person = ["--email", "Person0@example.org"];

    let said = admin(&place, &["list"], "");
    assert!(
        said.done && said.out.starts_with("olga@example.org\tadmin\tenabled\t"),
        "{}{}",
        said.out,
        said.err
    );
    assert_eq!(said.out.lines().count(), 1);
    assert_eq!(admin(&place, &["list", "--all"], "").out.lines().count(), 2);
    let last = ["--email", "olga@example.org"];
    for act in [
        &["promote", last[0], last[1], "--role", "learner"][..],
        &["disable", last[0], last[1]],
    ] {
        let said = admin(&place, act, "");
        assert!(
            !said.done && said.err.contains("is the last organizer"),
            "{}",
            said.err
        );
    }

    let cookie = sign_in(hall.at, 0).await;
    assert_eq!(at("/en/my", cookie.clone()).await, 200);
    assert_eq!(at("/en/organizer", cookie.clone()).await, 403);
    let said = admin(
        &place,
        &["promote", person[0], person[1], "--role", "organizer"],
        "",
    );
    assert!(said.done, "{}", said.err);
    assert_eq!(
        at("/en/my", cookie).await,
        303,
        "what they may do is new: they sign in anew"
    );
    let cookie = sign_in(hall.at, 0).await;
    assert_eq!(at("/en/organizer", cookie.clone()).await, 200);
    assert!(
        admin(
            &place,
            &["promote", person[0], person[1], "--role", "learner"],
            ""
        )
        .done
    );
    assert_eq!(at("/en/organizer", sign_in(hall.at, 0).await).await, 403);

    let said = admin(&place, &["password", person[0], person[1]], "short");
    assert!(!said.done && said.err.contains("too short"), "{}", said.err);
    let cookie = sign_in(hall.at, 0).await;
    let said = admin(
        &place,
        &["password", person[0], person[1]],
        "eleven calm harbours",
    );
    assert!(said.done, "{}", said.err);
    assert_eq!(at("/en/my", cookie).await, 303);
    let old = crate::hall::ask(
        hall.at,
        "POST",
        "/api/sign-in",
        "",
        &format!(
            "email=person0%40example.org&password={}",
            PASSWORD.replace(' ', "+")
        ),
    )
    .await
    .unwrap();
    assert_eq!(old.0, 422);
    let new = "email=person0%40example.org&password=eleven+calm+harbours";
    let (status, cookie, _) = crate::hall::ask(hall.at, "POST", "/api/sign-in", "", new)
        .await
        .unwrap();
    assert_eq!(status, 200);

    assert!(admin(&place, &["disable", person[0], person[1]], "").done);
    assert_eq!(at("/en/my", cookie).await, 303, "at once");
    let (status, ..) = crate::hall::ask(hall.at, "POST", "/api/sign-in", "", new)
        .await
        .unwrap();
    assert_eq!(status, 422, "and cannot come back");
    assert!(
        admin(&place, &["list", "--all"], "")
            .out
            .contains("person0@example.org\tlearner\tdisabled")
    );
    assert!(admin(&place, &["enable", person[0], person[1]], "").done);
    let (status, mine, _) = crate::hall::ask(hall.at, "POST", "/api/sign-in", "", new)
        .await
        .unwrap();
    assert_eq!(status, 200);

    let olgas = sign_in_as(hall.at, "olga").await;
    let said = admin(&place, &["sign-out-all", person[0], person[1]], "");
    assert!(
        said.done && said.out.contains("ended: 1"),
        "{}{}",
        said.out,
        said.err
    );
    assert_eq!(
        (at("/en/my", mine).await, at("/en/my", olgas.clone()).await),
        (303, 200)
    );
    assert!(admin(&place, &["sign-out-all"], "").done);
    assert_eq!(at("/en/my", olgas).await, 303);
    let said = admin(&place, &["disable", "--email", "nobody@example.org"], "");
    assert!(
        !said.done && said.err.contains("nobody@example.org"),
        "{}",
        said.err
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn accounts_are_changed_from_the_command_line_on_sqlite() {
    accounts_are_changed_beside_a_running_hall(None).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn accounts_are_changed_from_the_command_line_on_postgres() {
    let database = Cluster::shared().fresh_database().await;
    accounts_are_changed_beside_a_running_hall(Some(database)).await;
}
