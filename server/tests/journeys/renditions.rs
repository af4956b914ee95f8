//! What becomes of a recording: renditions for every line, made once, whatever happens meanwhile.

use crate::stand_in::{DISK_FULL, EMPTY, ENDLESS, KILLED, NONSENSE, STAGES, StandIn, renditions};
use crate::steps::{FILM, number, sentence, shows, tamper, upload};
use app::accounts::Organizer;
use app::i18n::Instant;
use app::replays::{
    Quality, RenditionJob, RenditionJobState, RenditionService, Renditions, Replays,
};
use app::ui::sentence as said;
use server::config::program_folders;
use server::jobs::{Limits, Tools, Workers};
use server::media::probe;
use server::on_both_engines;
use server::queue::Lane;
use server::testing::{Actor, TestHall};
use std::time::Duration;
use tokio_util::sync::CancellationToken;

/// Longer than anything here takes.
const LONG: Duration = Duration::from_mins(2);

/// A hall with a replay, which was uploaded.
struct Uploaded {
    organizer: Organizer,
    olga: Actor,
    slug: String,
    original: String,
}

async fn uploaded(hall: &TestHall) -> Uploaded {
    let organizer = hall.organizer("olga").await;
    let slug = hall.lecture(&organizer, &hall.form("Cold chains")).await;
    let mut olga = hall.signed_in("olga").await;
    let page = upload(&mut olga, &slug, FILM).await;
    assert!(page.status < 400, "{}", page.text);
    let original = hall
        .db
        .replays()
        .replay(app::i18n::Locale::En, &slug)
        .await
        .unwrap()
        .file;
    Uploaded {
        organizer,
        olga,
        slug,
        original,
    }
}

impl Uploaded {
    async fn work(&self, hall: &TestHall) -> RenditionJob {
        self.work_if_any(hall).await.expect("there is work")
    }

    async fn made(&self, hall: &TestHall) -> Renditions {
        hall.db.replays().renditions(&self.slug).await.unwrap()
    }

    /// The original is what was uploaded, and nothing half-made lies beside it.
    async fn is_unharmed(&self, hall: &TestHall) {
        let local = hall.media.local(&self.original).await.unwrap();
        assert!(
            std::fs::read(local.path()).unwrap() == FILM,
            "the original is as it was"
        );
        let entries = std::fs::read_dir(hall.media.folder()).unwrap().flatten();
        let halves: Vec<_> = entries
            .filter(|e| e.path().extension().is_some_and(|x| x == "part"))
            .collect();
        assert!(halves.is_empty(), "{halves:?}");
    }
}

fn reason(work: &RenditionJob) -> &str {
    work.reason.as_ref().map_or("", |problem| &problem.key)
}

/// The real programs, which `cargo xtask test` installs.
fn real(hall: &TestHall) -> Workers {
    let tools =
        Tools::find(&program_folders()).expect("ffmpeg is installed: apt-get install ffmpeg");
    renditions(hall, tools, Limits::default())
}

/// The places of the first two boxes of those kinds.
fn place_of(film: &[u8], kind: [u8; 4]) -> usize {
    let mut at = 0;
    while at + 8 <= film.len() {
        if film[at + 4..at + 8] == kind {
            return at;
        }
        let length = u32::from_be_bytes([film[at], film[at + 1], film[at + 2], film[at + 3]]);
        at += usize::try_from(length).unwrap().max(8);
    }
    panic!("no such box")
}

on_both_engines! {
    async fn the_demonstrations_film_becomes_renditions_that_play_from_their_first_bytes(hall) {
        let mut there = uploaded(&hall).await;
        assert!(real(&hall).run_one(Lane::Renditions).await, "a job waited");
        let work = there.work(&hall).await;
        assert_eq!((work.state, work.percent, reason(&work)), (RenditionJobState::Done, 100, ""));
        let made = there.made(&hall).await;
        let sizes: Vec<_> = made.films.iter().map(|film| (film.quality, film.width, film.height)).collect();
        assert_eq!(
            sizes,
            [(Quality::P144, 256, 144), (Quality::Audio, 0, 0)],
            "all that the source has, and nothing larger"
        );
        assert_eq!(made.as_original, [Quality::P360], "of so small a film the original is smaller");
        for film in &made.films {
            let local = hall.media.local(&film.file).await.unwrap();
            let probed = probe(local.path()).unwrap().expect("is a film");
            assert!((94_000..=96_500).contains(&probed.duration_ms), "{film:?}: {probed:?}");
            let bytes = std::fs::read(local.path()).unwrap();
            assert!(place_of(&bytes, *b"moov") < place_of(&bytes, *b"mdat"), "{film:?} starts fast");
            assert_eq!(i64::try_from(bytes.len()).unwrap(), film.bytes);
            assert!(bytes.len() <= FILM.len(), "{film:?} is not larger than its original");
            let most = if film.quality == Quality::Audio { 32_000 } else { 150_000 };
            assert!(film.quality == Quality::P360 || film.bytes * 8_000 / 95_000 <= most, "{film:?}");
        }
        let poster = made.poster.expect("a poster");
        let picture = std::fs::read(hall.media.local(&poster).await.unwrap().path()).unwrap();
        assert!(picture.starts_with(&[0xFF, 0xD8, 0xFF]), "a JPEG");
        assert!(!real(&hall).run_one(Lane::Renditions).await, "and nothing waits any more");
        there.is_unharmed(&hall).await;
        let hash = number(&hall, "SELECT count(*) FROM recordings WHERE length(sha256) = 64").await;
        assert_eq!(hash, 1);
        let page = there.olga.get(&format!("/en/replays/{}", there.slug)).await;
        assert!(page.text.contains(&format!("poster=\"/media/{poster}")), "{}", page.text);
        let desk = there.olga.get(&format!("/en/organizer/lectures/{}", there.slug)).await;
        assert_eq!(desk.text.matches(&sentence("rendition-row-ready")).count(), 3, "{}", desk.text);
        assert_eq!(desk.text.matches(&sentence("rendition-row-original")).count(), 1, "{}", desk.text);
        // Taken away, what was made of it goes too.
        there.olga.press("/api/remove-replay?l=en", &[("slug", &there.slug)]).await;
        assert!(!real(&hall).run_one(Lane::Renditions).await);
        assert_eq!(number(&hall, "SELECT count(*) FROM renditions").await, 0);
        let left = std::fs::read_dir(hall.media.folder()).unwrap().flatten();
        assert_eq!(left.filter(|entry| entry.path().is_file()).count(), 0);
    }

    async fn a_list_of_addresses_called_mp4_is_never_followed(hall) {
        let there = uploaded(&hall).await;
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let at = listener.local_addr().unwrap();
        let list = format!("#EXTM3U\n#EXT-X-TARGETDURATION:5\n#EXTINF:5,\nhttp://{at}/secret.ts\n#EXT-X-ENDLIST\n");
        let bad = hall.media.folder().join(&there.original);
        std::fs::write(&bad, list).unwrap();
        real(&hall).run_one(Lane::Renditions).await;
        let work = there.work(&hall).await;
        assert_ne!(work.state, RenditionJobState::Done);
        assert!(["rendition-stopped", "rendition-original-changed"].contains(&reason(&work)), "{work:?}");
        // Also where the records say that this is what arrived.
        tamper(&hall, "UPDATE recordings SET sha256 = ''").await;
        tamper(&hall, "UPDATE jobs SET state = 'waiting', attempts = 0, run_at = 0").await;
        // On PostgreSQL a job whose row somebody still holds is passed over.
        while !real(&hall).run_one(Lane::Renditions).await {}
        let work = there.work(&hall).await;
        assert_eq!((work.state, work.stage.as_str(), reason(&work)), (RenditionJobState::Waiting, "look", "rendition-stopped"));
        let detail = said(app::i18n::Locale::En, work.reason.as_ref().unwrap());
        assert!(!detail.contains(&there.original), "{detail}");
        let asked = tokio::time::timeout(Duration::from_millis(300), listener.accept()).await;
        assert!(asked.is_err(), "nobody was asked");
    }

    async fn killed_at_each_stage_it_is_tried_again_and_makes_only_what_is_missing(hall) {
        fails_and_heals(&hall, KILLED, "rendition-killed").await;
    }

    async fn a_disk_full_at_each_stage_is_a_sentence_and_tried_again(hall) {
        fails_and_heals(&hall, DISK_FULL, "rendition-disk-full").await;
    }

    async fn where_no_room_is_left_for_the_hall_nothing_is_begun(hall) {
        let there = uploaded(&hall).await;
        let stand_in = StandIn::new();
        let hall = hall.sparing(u64::MAX / 2);
        assert!(stand_in.workers(&hall, LONG).run_one(Lane::Renditions).await);
        let work = there.work(&hall).await;
        assert_eq!((work.state, reason(&work)), (RenditionJobState::Waiting, "rendition-disk-full"));
        assert_eq!(stand_in.log(), Vec::<String>::new());
        hall.clock.by(2 * Instant::MINUTE);
        let hall = hall.sparing(0);
        assert!(stand_in.workers(&hall, LONG).run_one(Lane::Renditions).await);
        assert_eq!(stand_in.log(), STAGES);
    }

    async fn a_file_that_is_none_is_never_kept(hall) {
        fails_and_heals(&hall, EMPTY, "rendition-unlike").await;
    }

    async fn three_tries_and_then_an_organizer_decides(hall) {
        let mut there = uploaded(&hall).await;
        let stand_in = StandIn::new();
        let workers = stand_in.workers(&hall, LONG);
        stand_in.fails("audio", KILLED);
        for _ in 0..3 {
            assert!(workers.run_one(Lane::Renditions).await);
            assert!(!workers.run_one(Lane::Renditions).await, "not before its rest");
            hall.clock.by(3 * Instant::MINUTE);
        }
        assert!(!workers.run_one(Lane::Renditions).await, "three times are enough");
        let work = there.work(&hall).await;
        assert_eq!((work.state, work.tries, work.stage.as_str()), (RenditionJobState::Failed, 3, "audio"));
        let desk = there.olga.get(&format!("/en/organizer/lectures/{}", there.slug)).await;
        assert!(shows(&desk, "rendition-killed") && shows(&desk, "rendition-row-failed"), "{}", desk.text);
        assert!(shows(&there.olga.get("/en/organizer").await, "rendition-killed"), "it waits for an organizer");
        hall.person("amina", "practitioner").await;
        let mut amina = hall.signed_in("amina").await;
        amina.press("/api/retry-job?l=en", &[("slug", &there.slug)]).await;
        hall.visitor().post("/api/retry-job?l=en", &[("slug", &there.slug)]).await;
        assert_eq!(there.work(&hall).await.state, RenditionJobState::Failed, "which only an organizer may");
        stand_in.heals();
        let desk = there.olga.press("/api/retry-job?l=en", &[("slug", &there.slug)]).await;
        assert!(shows(&desk, "rendition-queued"), "{}", desk.text);
        let desk = there.olga.press("/api/retry-job?l=en", &[("slug", &there.slug)]).await;
        assert!(shows(&desk, "rendition-not-failed"), "{}", desk.text);
        assert!(workers.run_one(Lane::Renditions).await);
        assert_eq!(there.work(&hall).await.state, RenditionJobState::Done);
        there.is_unharmed(&hall).await;
    }

    async fn an_endless_run_is_ended_and_listed_as_failed(hall) {
        let there = uploaded(&hall).await;
        let stand_in = StandIn::new();
        stand_in.fails("360p", ENDLESS);
        let workers = stand_in.workers(&hall, Duration::from_secs(2));
        assert!(tokio::time::timeout(LONG, workers.run_one(Lane::Renditions)).await.unwrap());
        let work = there.work(&hall).await;
        assert_eq!((work.state, work.stage.as_str(), reason(&work)), (RenditionJobState::Failed, "360p", "rendition-too-slow"));
        there.is_unharmed(&hall).await;
    }

    async fn nonsense_from_the_program_is_neither_progress_nor_the_halls_memory(hall) {
        let there = uploaded(&hall).await;
        let stand_in = StandIn::new();
        stand_in.fails("144p", NONSENSE);
        assert!(stand_in.workers(&hall, LONG).run_one(Lane::Renditions).await);
        let work = there.work(&hall).await;
        assert_eq!((work.state, reason(&work)), (RenditionJobState::Done, ""));
        stand_in.fails("144p", &format!("{NONSENSE}; exit 1"));
        tamper(&hall, "DELETE FROM renditions").await;
        tamper(&hall, "UPDATE jobs SET state = 'waiting', attempts = 0, run_at = 0").await;
        assert!(stand_in.workers(&hall, LONG).run_one(Lane::Renditions).await);
        let reason = there.work(&hall).await.reason.expect("says why");
        assert_eq!(reason.key, "rendition-stopped");
        assert!(said(app::i18n::Locale::En, &reason).len() < 2_000);
    }

    async fn an_original_that_is_not_what_arrived_is_not_worked_on(hall) {
        let there = uploaded(&hall).await;
        let stand_in = StandIn::new();
        let workers = stand_in.workers(&hall, LONG);
        assert!(workers.run_one(Lane::Renditions).await);
        tamper(&hall, "DELETE FROM renditions").await;
        tamper(&hall, "UPDATE jobs SET state = 'waiting', attempts = 0, run_at = 0").await;
        let mut changed = FILM.to_vec();
        changed[100_000] ^= 1;
        std::fs::write(hall.media.folder().join(&there.original), changed).unwrap();
        stand_in.log();
        assert!(workers.run_one(Lane::Renditions).await);
        let work = there.work(&hall).await;
        assert_eq!(
            (work.state, work.stage.as_str(), reason(&work)),
            (RenditionJobState::Failed, "check", "rendition-original-changed")
        );
        assert_eq!(stand_in.log(), Vec::<String>::new(), "nothing was begun");
        assert_eq!(there.made(&hall).await, Renditions::default());
    }

    async fn a_hall_stopped_in_the_middle_goes_on_where_it_was(hall) {
        let there = uploaded(&hall).await;
        let stand_in = StandIn::new();
        stand_in.fails("360p", ENDLESS);
        let (workers, stop) = (stand_in.workers(&hall, LONG), CancellationToken::new());
        let token = stop.clone();
        let working = tokio::spawn(async move { workers.work(Lane::Renditions, token).await });
        let running = async {
            loop {
                let work = there.work_if_any(&hall).await;
                if work.is_some_and(|work| work.stage == "360p" && work.percent == 50) {
                    return;
                }
                tokio::time::sleep(Duration::from_millis(100)).await;
            }
        };
        tokio::time::timeout(LONG, running).await.expect("it comes to 360p, and half of it");
        let before = there.made(&hall).await;
        assert_eq!(before.films.len(), 2, "the small film and the sound can be watched meanwhile");
        stop.cancel();
        tokio::time::timeout(Duration::from_secs(5), working).await.expect("stops at once").unwrap();
        let work = there.work(&hall).await;
        assert_eq!((work.state, work.tries), (RenditionJobState::Waiting, 0), "as if it had not been tried");
        there.is_unharmed(&hall).await;
        stand_in.heals();
        stand_in.log();
        assert!(stand_in.workers(&hall, LONG).run_one(Lane::Renditions).await);
        assert_eq!(stand_in.log(), ["360p", "720p"]);
        let after = there.made(&hall).await;
        assert!(before.films.iter().all(|film| after.films.contains(film)), "what was made stayed");
        assert_eq!(after.films.len(), 4);
    }

    async fn a_hall_that_died_in_the_middle_takes_it_up_when_the_claim_has_run_out(hall) {
        let there = uploaded(&hall).await;
        let stand_in = StandIn::new();
        stand_in.fails("144p", ENDLESS);
        let workers = stand_in.workers(&hall, LONG);
        for tries in 1..=3 {
            let died = tokio::time::timeout(Duration::from_secs(1), workers.run_one(Lane::Renditions)).await;
            assert!(died.is_err(), "it is in the middle");
            let work = there.work(&hall).await;
            assert_eq!((work.state, work.tries), (RenditionJobState::Running, tries));
            assert!(!workers.run_one(Lane::Renditions).await, "it is another's");
            hall.clock.by(61_000);
        }
        assert!(workers.run_one(Lane::Renditions).await);
        let work = there.work(&hall).await;
        assert_eq!((work.state, reason(&work)), (RenditionJobState::Failed, "job-crashed"), "it may be what kills the hall");
        there.is_unharmed(&hall).await;
    }

    async fn two_workers_never_do_one_job_twice(hall) {
        let there = uploaded(&hall).await;
        let stand_in = StandIn::new();
        let all: Vec<_> = (0..6).map(|_| stand_in.workers(&hall, LONG)).collect();
        let turns = futures::future::join_all(all.iter().map(|workers| workers.run_one(Lane::Renditions))).await;
        assert_eq!(turns.into_iter().filter(|did| *did).count(), 1);
        let mut log = stand_in.log();
        log.sort();
        let mut stages = STAGES;
        stages.sort_unstable();
        assert_eq!(log, stages);
        assert_eq!(there.made(&hall).await.films.len(), 4);
    }

    async fn without_ffmpeg_the_original_is_served_and_the_desk_says_what_is_missing(hall) {
        let mut hall = hall;
        hall.without_ffmpeg();
        let mut there = uploaded(&hall).await;
        let desk = there.olga.get(&format!("/en/organizer/lectures/{}", there.slug)).await;
        assert!(shows(&desk, "rendition-no-ffmpeg") && desk.text.contains("apt-get install ffmpeg"), "{}", desk.text);
        let page = hall.visitor().get(&format!("/en/replays/{}", there.slug)).await;
        assert!(page.text.contains(&format!("<source src=\"/media/{}", there.original)), "{}", page.text);
        assert!(!page.text.contains("data-quality"), "there is nothing to choose from");
    }

    async fn a_choice_of_quality_is_remembered_and_saving_data_starts_small(hall) {
        let there = uploaded(&hall).await;
        let path = format!("/en/replays/{}", there.slug);
        let mut bo = hall.visitor();
        let page = bo.get(&path).await;
        assert!(page.text.contains(&format!("/media/{}", there.original)), "before they are made, the original");
        assert!(!page.text.contains("data-quality"), "and nothing to choose");
        let stand_in = StandIn::new();
        assert!(stand_in.workers(&hall, LONG).run_one(Lane::Renditions).await);
        let made = there.made(&hall).await;
        let plays = |quality: Quality| {
            let film = made.films.iter().find(|film| film.quality == quality);
            format!("<source src=\"/media/{}", film.map_or(&there.original, |film| &film.file))
        };
        let page = bo.get(&path).await;
        assert!(page.text.contains(&plays(Quality::P360)), "the middle is usual: {}", page.text);
        for quality in Quality::ALL {
            assert!(page.text.contains(&format!("{path}?q={}", quality.code())), "{quality:?} is offered");
        }
        assert_eq!(page.text.matches("data-quality").count(), 5);
        // Where each lies, for a player that changes it in place or whose own address has run out.
        for film in &made.films {
            let lies = format!("data-src=\"/media/{}\"", film.file);
            assert!(page.text.contains(&lies), "{lies}: {}", page.text);
        }
        assert!(page.text.contains("data-by-hand=\"false\""), "{}", page.text);
        assert!(bo.cookie_value("quality").is_none(), "who chooses nothing gets no cookie");
        let saving = bo.send(http::Method::GET, &path, &[("save-data", "on")], "").await;
        assert!(saving.text.contains(&plays(Quality::P144)));
        for quality in [Quality::P720, Quality::Audio, Quality::Original, Quality::P144] {
            let page = bo.get(&format!("{path}?q={}", quality.code())).await;
            assert!(page.text.contains(&plays(quality)), "{quality:?}");
            assert!(page.text.contains("data-by-hand=\"true\""), "the player overrules no choice");
            assert_eq!(bo.cookie_value("quality"), Some(quality.code()));
            let later = bo.send(http::Method::GET, &path, &[("save-data", "on")], "").await;
            assert!(later.text.contains(&plays(quality)), "{quality:?} is remembered, and a choice is a choice");
        }
        let page = bo.get(&format!("{path}?q=../../secret")).await;
        assert_eq!(page.status, 200);
        assert_eq!(bo.cookie_value("quality"), Some("144p"), "nonsense changes nothing");
        let audio = bo.get(&format!("{path}?q=audio")).await;
        assert!(audio.text.contains(&format!("{}\" type=\"audio/mp4\"", plays(Quality::Audio))), "{}", audio.text);
    }
}

impl Uploaded {
    async fn work_if_any(&self, hall: &TestHall) -> Option<RenditionJob> {
        hall.db
            .replays()
            .rendition_job(&self.organizer, &self.slug)
            .await
            .unwrap()
            .map(|(work, _)| work)
    }
}

/// At each stage in turn: all else is made and stays, the reason is told, and the next try makes the rest.
async fn fails_and_heals(hall: &TestHall, fault: &str, key: &str) {
    let there = uploaded(hall).await;
    let stand_in = StandIn::new();
    let workers = stand_in.workers(hall, LONG);
    for stage in STAGES {
        stand_in.fails(stage, fault);
        assert!(
            workers.run_one(Lane::Renditions).await,
            "{stage}: a job waits"
        );
        let work = there.work(hall).await;
        assert_eq!(
            (work.state, work.stage.as_str(), reason(&work)),
            (RenditionJobState::Waiting, stage, key)
        );
        assert_eq!(stand_in.log(), STAGES, "{stage}: all else is made");
        let made = there.made(hall).await;
        assert_eq!(
            made.films.len() + usize::from(made.poster.is_some()),
            STAGES.len() - 1,
            "{stage}"
        );
        there.is_unharmed(hall).await;
        assert!(
            !workers.run_one(Lane::Renditions).await,
            "{stage}: not before its rest"
        );
        hall.clock.by(2 * Instant::MINUTE);
        stand_in.heals();
        assert!(
            workers.run_one(Lane::Renditions).await,
            "{stage}: it is tried again"
        );
        assert_eq!(stand_in.log(), [stage], "{stage}: and only that is made");
        assert_eq!(there.work(hall).await.state, RenditionJobState::Done);
        assert_eq!(there.made(hall).await.films.len(), 4);
        there.is_unharmed(hall).await;
        tamper(hall, "DELETE FROM renditions").await;
        tamper(
            hall,
            "UPDATE jobs SET state = 'waiting', attempts = 0, run_at = 0",
        )
        .await;
    }
}
