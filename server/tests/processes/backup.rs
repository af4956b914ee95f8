//! A hall is backed up while it runs and is written to, and comes back as it was.

use crate::hall::{Place, Running, in_room, lecture, sign_in};
use app::accounts::{Accounts, Organizer, SignUpForm};
use app::enrolment::Enrolment;
use app::i18n::{Instant, Locale};
use app::reports::Reports;
use server::db::Db;
use server::testing::{Cluster, PASSWORD, tamper, value};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

/// Runs a command: whether it did it, and all it said.
fn run(command: &mut Command) -> (bool, String) {
    let done = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .output()
        .expect("starts");
    let said = [done.stdout, done.stderr].concat();
    (
        done.status.success(),
        String::from_utf8_lossy(&said).into_owned(),
    )
}

const FILM: &str = "media/00112233445566778899aabbccddeeff.mp4";
/// Two materials: the file of one is there, that of the other is not.
const MATERIAL: &str = "00112233445566778899aabbccddee00.pdf";
const LOST: &str = "00112233445566778899aabbccddee11.pdf";

async fn a_running_hall_is_backed_up_and_restored(database: Option<String>, empty: Option<String>) {
    let mut place = Place::new(database.clone()).await;
    let db = place.open().await;
    let organizer = db
        .accounts()
        .add_admin("olga@example.org", PASSWORD)
        .await
        .unwrap();
    let organizer = Organizer::of(db.accounts().person(organizer).await.unwrap().unwrap()).unwrap();
    let slug = lecture(&db, &organizer, db.now().plus(-10 * Instant::MINUTE)).await;
    let before = in_room(&db, 0, &slug).await;
    all_sealed(&db).await;
    if database.is_some() {
        // As on a server that has made many more transactions than the one it comes to.
        for table in ["events", "event_cursors"] {
            tamper(
                &db,
                &format!("UPDATE {table} SET xact = xact + 1000000000000"),
            )
            .await;
        }
    }
    for file in [MATERIAL, LOST] {
        let row = format!(
            "INSERT INTO materials (lecture_id, place, title, shown, readers, file, kind, bytes, added_at)
             SELECT id, 1, 'Plan', 'before', 'everyone', '{file}', 'pdf', 6, 1 FROM lectures"
        );
        tamper(&db, &row).await;
    }
    let hall = Running::start(&place).await;
    std::fs::create_dir_all(place.data().join("media/deep")).unwrap();
    std::fs::write(place.data().join(FILM), "a film".repeat(1000)).unwrap();
    std::fs::write(place.data().join("media/half.part"), "no part of it").unwrap();
    std::fs::write(place.data().join("media").join(MATERIAL), "a plan").unwrap();
    std::fs::create_dir_all(place.data().join("uploads")).unwrap();
    std::fs::write(place.data().join("uploads/0011"), "half a film").unwrap();

    // People go on signing up while it is copied.
    let (writing, goes_on) = (db.clone(), Arc::new(AtomicBool::new(true)));
    let on = Arc::clone(&goes_on);
    let writer = tokio::spawn(async move {
        let mut made = 0;
        while on.load(Ordering::SeqCst) {
            let form = SignUpForm {
                email: format!("later{made}@example.org"),
                password: PASSWORD.into(),
                name: "Later".into(),
                country: "RW".into(),
                organisation: "Ministry of Trade".into(),
                kind: "practitioner".into(),
                language: "en".into(),
                time_zone: "UTC".into(),
                next: String::new(),
                press: String::new(),
                enrol: String::new(),
                save: String::new(),
            };
            writing
                .accounts()
                .sign_up(&form, &app::accounts::Attempt::default())
                .await
                .unwrap();
            made += 1;
        }
    });
    let backup = place.folder.path().join("backup");
    let mut command = place.command_here(&["backup"]);
    let (done, said) = tokio::task::spawn_blocking({
        let backup = backup.clone();
        move || run(command.arg(backup))
    })
    .await
    .unwrap();
    goes_on.store(false, Ordering::SeqCst);
    writer.await.unwrap();
    assert!(done, "{said}");
    assert!(
        said.contains("1 lectures") && said.contains("Done"),
        "{said}"
    );
    assert!(
        said.contains(LOST) && !said.contains(MATERIAL),
        "a material whose file is not there is told: {said}"
    );
    let (done, said) = run(place.command_here(&["backup"]).arg(&backup));
    assert!(!done && said.contains("is not empty"), "{said}");
    modes_are_private(&backup);

    // Into the folder of the running hall it does not go.
    let (done, said) = run(place.command_here(&["restore"]).arg(&backup));
    assert!(!done && said.contains("served by another hall"), "{said}");
    hall.kill();
    let (done, said) = run(place.command_here(&["restore"]).arg(&backup));
    assert!(!done && said.contains("has a hall in it"), "{said}");

    let elsewhere = place.folder.path().join("elsewhere");
    let restore = |from: &Path| {
        let mut command = Place::command_of(&["restore"]);
        command.arg(from).arg("--data").arg(&elsewhere);
        if let Some(url) = &empty {
            command.args(["--database-url", url]);
        }
        run(&mut command)
    };
    // A backup of which a byte is another is none.
    let film = backup.join(FILM);
    let right = std::fs::read(&film).unwrap();
    std::fs::remove_file(&film).unwrap();
    std::fs::write(&film, "b film".repeat(1000)).unwrap();
    let (done, said) = restore(&backup);
    assert!(
        !done && said.contains(FILM) && said.contains("not as it was backed up"),
        "{said}"
    );
    assert!(!elsewhere.join("hall.sqlite").exists());
    std::fs::write(&film, &right).unwrap();
    let (done, said) = restore(&backup);
    assert!(done, "{said}");
    assert!(said.contains("Restored: "), "{said}");

    // It is another hall than the one it was copied from, also to a storage the two may share.
    assert!(backup.join("media/halls").is_dir() && !elsewhere.join("media/halls").exists());
    place.move_to(elsewhere.clone(), empty.clone());
    let db = place.open().await;
    let marks = "SELECT count(*) FROM secrets WHERE name = 'storage'";
    assert_eq!(value::<i64>(&db, marks).await, 0, "no mark is copied");
    assert_eq!(
        db.reports().recount().await.unwrap().differences,
        Vec::<String>::new()
    );
    let person = db
        .accounts()
        .person(before.id)
        .await
        .unwrap()
        .expect("is there");
    assert_eq!(
        db.enrolment()
            .enrolled_lectures(&person, Locale::En)
            .await
            .unwrap()
            .len(),
        1,
        "with the seat"
    );
    assert_eq!(std::fs::read(elsewhere.join(FILM)).unwrap(), right);
    assert_eq!(
        std::fs::read(elsewhere.join("uploads/0011")).unwrap(),
        b"half a film"
    );
    let material = elsewhere.join("media").join(MATERIAL);
    assert_eq!(std::fs::read(material).unwrap(), b"a plan");
    let rows = "SELECT count(*) FROM materials WHERE file IS NOT NULL";
    assert_eq!(value::<i64>(&db, rows).await, 2);
    assert!(!elsewhere.join("media/half.part").exists());
    modes_are_private(&elsewhere);
    let sealed = all_sealed(&db).await;
    let accounts = db.accounts();
    let late = accounts.add_admin("late@example.org", PASSWORD);
    late.await.unwrap();
    assert_eq!(
        all_sealed(&db).await,
        sealed + 1,
        "what happens now comes after what happened"
    );
    let (done, said) = run(&mut place.command_here(&["audit", "verify"]));
    let sealed = format!("{} events are as they were sealed", sealed + 1);
    assert!(done && said.contains(&sealed), "{said}");
    let altered = "UPDATE events SET at = at + 1 WHERE id = (SELECT min(id) FROM events)";
    tamper(&db, altered).await;
    let (done, said) = run(&mut place.command_here(&["audit", "verify"]));
    assert!(!done && said.contains("was altered"), "{said}");
    drop(db);
    let hall = Running::start(&place).await;
    sign_in(hall.at, 0).await;
}

/// Seals the log to its end; how many events that are.
async fn all_sealed(db: &Db) -> i64 {
    for _ in 0..400 {
        db.seal_events().await.unwrap();
        let verified = db.verify_events().await.unwrap().unwrap();
        if verified.unsealed == 0 {
            return verified.sealed;
        }
        // Transactions of other tests' halls on the same server may be open.
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("the log is not sealed within 20 s");
}

#[cfg(unix)]
fn modes_are_private(folder: &Path) {
    use std::os::unix::fs::MetadataExt;
    assert_eq!(
        std::fs::metadata(folder).unwrap().mode() & 0o77,
        0,
        "{}",
        folder.display()
    );
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        let mode = entry.metadata().unwrap().mode() & 0o77;
        assert_eq!(mode, 0, "{}", entry.path().display());
        if entry.path().is_dir() {
            modes_are_private(&entry.path());
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_running_hall_is_backed_up_and_restored_on_sqlite() {
    a_running_hall_is_backed_up_and_restored(None, None).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_running_hall_is_backed_up_and_restored_on_postgres() {
    let cluster = Cluster::shared();
    let (database, empty) = (
        cluster.fresh_database().await,
        cluster.fresh_database().await,
    );
    a_running_hall_is_backed_up_and_restored(Some(database), Some(empty)).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_folder_without_its_list_is_no_backup() {
    let place = Place::new(None).await;
    drop(place.open().await);
    let broken = place.folder.path().join("broken");
    std::fs::create_dir(&broken).unwrap();
    std::fs::copy(place.data().join("hall.sqlite"), broken.join("hall.sqlite")).unwrap();
    let elsewhere = place.folder.path().join("elsewhere");
    let (done, said) = run(Place::command_of(&["restore"])
        .arg(&broken)
        .arg("--data")
        .arg(&elsewhere));
    assert!(!done && said.contains("is no whole backup"), "{said}");
    assert!(!elsewhere.exists());
}
