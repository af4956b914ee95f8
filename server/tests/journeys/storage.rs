//! Replays kept elsewhere, in a real S3 server over a folder, in process: kept, read in ranges, read by path, deleted;
//! and the same with that server slow and away.

use crate::steps::{FILM, multipart, number, tamper, upload};
use crate::tus::{begin, id, told};
use app::i18n::Instant as HallInstant;
use axum::Router;
use axum::error_handling::HandleError;
use axum::extract::Request;
use axum::middleware::{Next, from_fn};
use axum::response::{IntoResponse, Response};
use http::{Method, StatusCode};
use object_store::local::LocalFileSystem;
use regex::Regex;
use s3s::auth::SimpleAuth;
use s3s::service::S3ServiceBuilder;
use s3s_fs::FileSystem;
use server::config::Storage;
use server::http::upload::sweep_uploads;
use server::media::s3;
use server::on_both_engines;
use server::testing::{MORNING, Page, TestHall};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, UNIX_EPOCH};
use tempfile::TempDir;
use tokio::time::Instant;

/// For the server's answer to be that it is away.
const AWAY: u64 = u64::MAX;

/// An S3 server with one bucket.
struct Elsewhere {
    folder: TempDir,
    storage: Storage,
    /// How many milliseconds it takes before it answers.
    slow: Arc<AtomicU64>,
}

impl Elsewhere {
    async fn start() -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("films")).unwrap();
        let mut builder = S3ServiceBuilder::new(FileSystem::new(folder.path()).unwrap());
        builder.set_auth(SimpleAuth::from_single("id", "secret"));
        let s3 = HandleError::new(builder.build(), |error: s3s::HttpError| async move {
            (StatusCode::INTERNAL_SERVER_ERROR, format!("{error:?}"))
        });
        let slow = Arc::new(AtomicU64::new(0));
        let waits = Arc::clone(&slow);
        let app = Router::new().fallback_service(s3).layer(from_fn(
            move |request: Request, next: Next| {
                let wait = waits.load(Ordering::SeqCst);
                async move {
                    if wait == AWAY {
                        return StatusCode::SERVICE_UNAVAILABLE.into_response();
                    }
                    tokio::time::sleep(Duration::from_millis(wait)).await;
                    let answer: Response = next.run(request).await;
                    answer
                }
            },
        ));
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let endpoint = format!("http://{}", listener.local_addr().unwrap());
        tokio::spawn(async move { axum::serve(listener, app).await });
        let storage = Storage {
            storage_url: Some("s3://films/hall".into()),
            storage_endpoint: Some(endpoint),
            storage_region: "us-east-1".into(),
            storage_key_id: Some("id".into()),
            storage_secret: Some("secret".into()),
        };
        Self {
            folder,
            storage,
            slow,
        }
    }

    /// The hall with its replays here.
    fn of(&self, hall: TestHall) -> TestHall {
        hall.with_object_store(
            s3(&self.storage, self.storage.storage_url.as_deref().unwrap()).unwrap(),
        )
    }

    fn takes(&self, ms: u64) {
        self.slow.store(ms, Ordering::SeqCst);
    }

    /// What it keeps.
    fn files(&self) -> Vec<PathBuf> {
        let kept = std::fs::read_dir(self.folder.path().join("films/hall"));
        kept.into_iter()
            .flatten()
            .flatten()
            .map(|e| e.path())
            .collect()
    }
}

/// What lies on this machine.
fn here(hall: &TestHall) -> usize {
    std::fs::read_dir(hall.media.folder()).unwrap().count()
}

async fn ask(hall: &TestHall, path: &str, range: &str) -> Page {
    hall.visitor()
        .send(Method::GET, path, &[("range", range)], "")
        .await
}

/// The film's address, as a page has it.
fn address(page: &Page) -> String {
    let address = Regex::new(r"/media/[0-9a-f]{32}\.mp4").unwrap();
    address.find(&page.text).unwrap().as_str().to_owned()
}

/// Uploads the film; the lecture and its address.
async fn film(hall: &TestHall) -> (String, String) {
    let organizer = hall.organizer("olga").await;
    let slug = hall.lecture(&organizer, &hall.form("Cold chains")).await;
    let answer = upload(&mut hall.signed_in("olga").await, &slug, FILM).await;
    assert!(answer.status < 400, "{}", answer.text);
    let page = hall.visitor().get(&format!("/en/replays/{slug}")).await;
    let film = address(&page);
    (slug, film)
}

/// An upload that has wholly arrived, and of which the file is kept: as a hall leaves it that was killed before there was
/// a row. The file's name.
async fn killed_before_the_row(hall: &TestHall, slug: &str) -> String {
    let mut olga = hall.signed_in("olga").await;
    let at = begin(
        &mut olga,
        slug,
        FILM.len(),
        &told("a.mp4", "Captions follow."),
    )
    .await;
    std::fs::write(hall.media.partial_path(id(&at)), FILM).unwrap();
    tamper(hall, "UPDATE uploads SET received = bytes").await;
    let arriving = hall.media.stage(id(&at)).unwrap();
    hall.media.keep(arriving, "mp4").await.unwrap()
}

/// Lets so much time pass since a file was written.
pub fn passed_since(hall: &TestHall, file: &Path, ms: i64) {
    let written = std::fs::metadata(file).unwrap().modified().unwrap();
    let written = written.duration_since(UNIX_EPOCH).unwrap().as_millis();
    let written = HallInstant(i64::try_from(written).unwrap());
    hall.clock.set(written.plus(ms));
}

/// What is kept in that folder goes once no row names it, and not before its row may be written.
async fn sweeps(hall: &TestHall, folder: &Path) {
    let name = |n: u32| format!("{n:032x}.mp4");
    let last = folder.join(name(1_100));
    std::fs::write(&last, "another hall's").unwrap();
    passed_since(hall, &last, HallInstant::DAY + HallInstant::MINUTE);
    assert_eq!(
        hall.media.sweep_unnamed(&hall.db).await,
        Ok(0),
        "a fresh hall knows nothing of what is there"
    );
    hall.clock.set(MORNING);
    let (slug, film) = film(hall).await;
    let made = "INSERT INTO renditions (recording_id, kind, file, media_type, bytes, width, height, made_at)
                SELECT id, '144p', '00000000000000000000000000000001.mp4', 'video/mp4', 1, 1, 1, 1 FROM recordings";
    tamper(hall, made).await;
    let slides = "INSERT INTO slides (lecture_id, file, name, bytes, uploaded_at)
                  SELECT id, '00000000000000000000000000000002.pdf', '', 1, 1 FROM lectures";
    tamper(hall, slides).await;
    let named = [
        film.strip_prefix("/media/").unwrap().to_owned(),
        killed_before_the_row(hall, &slug).await,
        name(1),
        "00000000000000000000000000000002.pdf".to_owned(),
        "what-is-no-name-of-ours".to_owned(),
    ];
    for file in &named[2..] {
        std::fs::write(folder.join(file), "named").unwrap();
    }
    for n in 1_000..1_101 {
        std::fs::write(folder.join(name(n)), "nobody's").unwrap();
    }
    let left = || {
        let names = |n: &u32| folder.join(name(*n)).exists();
        (1_000..1_101).filter(names).count()
    };
    passed_since(hall, &last, HallInstant::DAY - HallInstant::MINUTE);
    assert_eq!(hall.media.sweep_unnamed(&hall.db).await, Ok(0));
    passed_since(hall, &last, HallInstant::DAY + HallInstant::MINUTE);
    assert_eq!(
        (hall.media.sweep_unnamed(&hall.db).await, left()),
        (Ok(100), 1),
        "so many at once"
    );
    assert_eq!(
        (hall.media.sweep_unnamed(&hall.db).await, left()),
        (Ok(1), 0)
    );
    assert_eq!(hall.media.sweep_unnamed(&hall.db).await, Ok(0));
    for file in named {
        assert!(folder.join(&file).exists(), "{file} is named");
    }
}

/// Two halls were given the same storage by mistake, which is that folder.
async fn share(one: &TestHall, other: &TestHall, folder: &Path) {
    let mut films = Vec::new();
    for hall in [one, other] {
        // As every hall does before it is served.
        hall.media.mark(&hall.db).await.unwrap();
        let (_, film) = film(hall).await;
        films.push(folder.join(film.strip_prefix("/media/").unwrap()));
    }
    let there = || [films[0].exists(), films[1].exists()];
    assert_eq!(there(), [true, true]);
    for hall in [one, other] {
        passed_since(hall, &films[1], HallInstant::DAY + HallInstant::MINUTE);
        assert_eq!(hall.media.sweep_unnamed(&hall.db).await, Ok(0));
    }
    assert_eq!(there(), [true, true]);
    // The other hall is no more.
    let mark = other.media.mark(&other.db).await.unwrap();
    std::fs::remove_file(folder.join(mark.as_ref())).unwrap();
    assert_eq!(one.media.sweep_unnamed(&one.db).await, Ok(1));
    assert_eq!(there(), [true, false]);
    assert!(
        folder
            .join(one.media.mark(&one.db).await.unwrap().as_ref())
            .exists(),
        "no file of a replay"
    );
}

on_both_engines! {
    async fn what_is_handed_over_again_after_a_crash_is_the_same_object(hall) {
        let elsewhere = Elsewhere::start().await;
        let hall = elsewhere.of(hall);
        let organizer = hall.organizer("olga").await;
        let slug = hall.lecture(&organizer, &hall.form("Cold chains")).await;
        let name = killed_before_the_row(&hall, &slug).await;
        assert_eq!(elsewhere.files().len(), 1);
        sweep_uploads(&hall.db, &hall.media, &hall.uploads).await.unwrap();
        assert_eq!((elsewhere.files().len(), here(&hall)), (1, 0));
        assert_eq!(number(&hall, &format!("SELECT count(*) FROM replays WHERE file = '{name}'")).await, 1);
        let page = hall.visitor().get(&format!("/en/replays/{slug}")).await;
        assert_eq!(address(&page), format!("/media/{name}"));
    }

    async fn what_is_handed_over_again_in_the_folder_is_the_same_file(hall) {
        let organizer = hall.organizer("olga").await;
        let slug = hall.lecture(&organizer, &hall.form("Cold chains")).await;
        let name = killed_before_the_row(&hall, &slug).await;
        sweep_uploads(&hall.db, &hall.media, &hall.uploads).await.unwrap();
        assert_eq!(here(&hall), 1);
        assert!(std::fs::read(hall.media.folder().join(&name)).unwrap() == FILM, "to the byte");
        assert_eq!(number(&hall, &format!("SELECT count(*) FROM replays WHERE file = '{name}'")).await, 1);
    }

    async fn a_stored_file_goes_once_no_row_names_it(hall) {
        sweeps(&hall, hall.media.folder()).await;
    }

    async fn an_object_goes_once_no_row_names_it(hall) {
        let elsewhere = Elsewhere::start().await;
        let hall = elsewhere.of(hall);
        let folder = elsewhere.folder.path().join("films/hall");
        std::fs::create_dir_all(&folder).unwrap();
        sweeps(&hall, &folder).await;
    }

    async fn halls_that_share_a_bucket_by_mistake_delete_nothing_of_each_other(hall) {
        let elsewhere = Elsewhere::start().await;
        let other = elsewhere.of(TestHall::on_sqlite().await);
        let folder = elsewhere.folder.path().join("films/hall");
        share(&elsewhere.of(hall), &other, &folder).await;
    }

    async fn nor_do_halls_that_share_a_folder(hall) {
        let folder = tempfile::tempdir().unwrap();
        let store = || Arc::new(LocalFileSystem::new_with_prefix(folder.path()).unwrap());
        let other = TestHall::on_sqlite().await.with_object_store(store());
        share(&hall.with_object_store(store()), &other, folder.path()).await;
    }

    async fn a_film_kept_elsewhere_is_read_like_any_other(hall) {
        let elsewhere = Elsewhere::start().await;
        let hall = elsewhere.of(hall);
        let (slug, film) = film(&hall).await;
        assert_eq!((elsewhere.files().len(), here(&hall)), (1, 0), "it is there, and not here");
        assert!(std::fs::read(&elsewhere.files()[0]).unwrap() == FILM, "to the byte");
        let (size, end) = (FILM.len(), FILM.len() - 1);
        let whole = hall.visitor().get(&film).await;
        assert!(whole.status == 200 && whole.bytes == FILM);
        for (range, from, to) in [("bytes=0-0", 0, 0), ("bytes=1000-300000", 1_000, 300_000), ("bytes=-500", size - 500, end), ("bytes=7-", 7, end)] {
            let part = ask(&hall, &film, range).await;
            assert_eq!((part.status, part.header("content-range")), (206, format!("bytes {from}-{to}/{size}").as_str()));
            assert!(part.bytes == FILM[from..=to], "{range}: to the byte");
        }
        let beyond = ask(&hall, &film, &format!("bytes={size}-")).await;
        assert_eq!((beyond.status, beyond.header("content-range")), (416, format!("bytes */{size}").as_str()));
        let head = hall.visitor().send(Method::HEAD, &film, &[], "").await;
        assert_eq!((head.status, head.header("content-length")), (200, size.to_string().as_str()));

        let name = film.strip_prefix("/media/").unwrap();
        let copy = hall.media.local(name).await.unwrap();
        assert!(std::fs::read(copy.path()).unwrap() == FILM, "a copy to work with");
        drop(copy);
        assert_eq!(here(&hall), 0, "which is gone with its use");
        assert!(hall.media.local("00112233445566778899aabbccddeeff.mp4").await.is_err());

        hall.signed_in("olga").await.post("/api/remove-replay", &[("slug", &slug)]).await;
        assert_eq!(elsewhere.files(), Vec::<PathBuf>::new());
        assert_eq!(hall.visitor().get(&film).await.status, 404);
        hall.media.delete(name).await;
    }

    async fn a_material_is_given_from_there_without_a_copy_and_goes_with_its_row(hall) {
        let elsewhere = Elsewhere::start().await;
        let hall = elsewhere.of(hall);
        let organizer = hall.organizer("olga").await;
        let slug = hall.lecture(&organizer, &hall.form("Cold chains")).await;
        let mut olga = hall.signed_in("olga").await;
        let pdf: &[u8] = b"%PDF-1.7\n%quiet lanterns\n";
        let parts = [("material_shown", None, &b"before"[..]), ("material_readers", None, b"everyone"), ("material_file", Some("a.pdf"), pdf)];
        multipart(&mut olga, &format!("/materials/{slug}?l=en"), &parts).await;
        assert_eq!((elsewhere.files().len(), here(&hall)), (1, 0));
        let id = number(&hall, "SELECT id FROM materials").await.to_string();
        let at = format!("/en/lectures/{slug}/materials/{id}");
        assert_eq!(hall.visitor().get(&at).await.bytes, pdf);
        let part = ask(&hall, &at, "bytes=9-14").await;
        assert_eq!((part.status, &part.bytes[..]), (206, &pdf[9..15]));
        assert_eq!(here(&hall), 0);
        olga.post("/api/remove-material?l=en", &[("slug", &slug), ("material", &id)]).await;
        assert_eq!(elsewhere.files(), Vec::<PathBuf>::new());
        assert_eq!(hall.visitor().get(&at).await.status, 404);
    }

    async fn a_store_that_is_slow_is_waited_for_and_nobody_waits_with_it(hall) {
        let elsewhere = Elsewhere::start().await;
        let hall = elsewhere.of(hall);
        let (_, film) = film(&hall).await;
        elsewhere.takes(1_500);
        let began = Instant::now();
        let page = async {
            let page = hall.visitor().get("/en/").await;
            (page.status, began.elapsed())
        };
        let (part, (status, took)) = futures::join!(ask(&hall, &film, "bytes=0-9"), page);
        assert_eq!((part.status, part.bytes.len()), (206, 10), "late, and whole");
        assert!(began.elapsed() >= Duration::from_millis(1_500));
        assert!(status == 200 && took < Duration::from_millis(1_400), "pages do not wait: {took:?}");
    }

    async fn a_store_that_is_away_is_said_to_be_and_the_hall_is_up(hall) {
        let elsewhere = Elsewhere::start().await;
        let hall = elsewhere.of(hall);
        let (slug, film) = film(&hall).await;
        elsewhere.takes(AWAY);
        let began = Instant::now();
        let answer = ask(&hall, &film, "bytes=0-9").await;
        assert_eq!((answer.status, answer.header("retry-after")), (503, "5"));
        assert!(answer.bytes.is_empty() && answer.header("cache-control") == "no-store");
        assert!(began.elapsed() < Duration::from_secs(12), "{:?}", began.elapsed());
        assert_eq!(hall.visitor().get(&format!("/en/replays/{slug}")).await.status, 200);

        let mut olga = hall.signed_in("olga").await;
        let refused = upload(&mut olga, &slug, FILM).await;
        assert_eq!(refused.status, 303, "a sentence on the desk");
        assert_eq!(here(&hall), 0, "nothing is left here");

        elsewhere.takes(0);
        hall.clock.by(5_000);
        assert_eq!(ask(&hall, &film, "bytes=0-9").await.status, 206, "the film that was there is there again");
        upload(&mut olga, &slug, FILM).await;
        let page = hall.visitor().get(&format!("/en/replays/{slug}")).await;
        let next = address(&page);
        assert_ne!(next, film);
        assert_eq!(ask(&hall, &next, "bytes=0-9").await.status, 206, "and the next takes its place");
    }
}

#[tokio::test]
async fn a_key_that_is_refused_is_no_secret_told() {
    let mut elsewhere = Elsewhere::start().await;
    elsewhere.storage.storage_secret = Some("a wrong one".into());
    let hall = elsewhere.of(TestHall::on_sqlite().await);
    let arriving = hall.media.arriving(&hall.db);
    std::fs::write(arriving.path(), FILM).unwrap();
    let refused = hall.media.keep(arriving, "mp4").await.unwrap_err();
    assert!(!refused.to_string().contains("a wrong one"));
    assert_eq!((elsewhere.files().len(), here(&hall)), (0, 0));
}

#[tokio::test]
async fn in_the_folder_nothing_is_copied() {
    use std::os::unix::fs::MetadataExt;
    let hall = TestHall::on_sqlite().await;
    let arriving = hall.media.arriving(&hall.db);
    std::fs::write(arriving.path(), FILM).unwrap();
    let arrived = std::fs::metadata(arriving.path()).unwrap().ino();
    let name = hall.media.keep(arriving, "mp4").await.unwrap();
    let kept = hall.media.local(&name).await.unwrap();
    assert_eq!(
        std::fs::metadata(kept.path()).unwrap().ino(),
        arrived,
        "it is the same file"
    );
    drop(kept);
    assert_eq!(here(&hall), 1, "and stays when it has been read");
    hall.media.delete(&name).await;
    assert_eq!(here(&hall), 0);
}
