//! What each command does.

use crate::config::{Copy, Serve, Store, program_folders};
use crate::data_folder;
use crate::db::{Clock, Db, SystemClock};
use crate::http::connections;
use crate::http::events::Hub;
use crate::http::limits::Limits;
use crate::http::metrics::Metrics;
use crate::http::site::Manifest;
use crate::http::upload::{Uploads, sweep_uploads};
use crate::jobs::{self, Tools, Working, Workshop};
use crate::media::Media;
use crate::opening::{self, Missing};
use crate::rooms::live::Beats;
use crate::rooms::replays::Plays;
use crate::rooms::reports::keep_counters;
use crate::router::{Hall, service};
use crate::sentence::{Sentence, told};
use app::i18n::Instant;
use app::reports::Reports;
use axum_extra::extract::cookie::Key;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;

<<<<<<< HEAD
/// Why a command did not do it, in a sentence for the person at the command line.
pub type Sentence = String;

fn told<R: std::fmt::Debug>(refused: Refused<R>) -> Sentence {
    match refused {
        Refused::Fault(fault) => fault,
        other => format!("{other:?}"),
    }
}

async fn open(store: &Store) -> Result<(Db, Media), Sentence> {
    open_by(store, Arc::new(SystemClock::start())).await
}

async fn open_by(store: &Store, clock: Arc<dyn Clock>) -> Result<(Db, Media), Sentence> {
    std::fs::create_dir_all(&store.data).map_err(|e| {
        format!(
            "the data folder {} cannot be made: {e}",
            store.data.display()
        )
    })?;
    let chance = Arc::new(System);
    let db = match &store.database_url {
        Some(url) => Db::postgres(url, clock, chance, Passwords::strong()).await,
        None => {
            Db::sqlite(
                &store.data.join("hall.sqlite"),
                clock,
                chance,
                Passwords::strong(),
            )
            .await
        }
    };
    let db = db.map_err(|e| e.to_string())?;
    let media = match &store.storage.storage_url {
        Some(url) => Media::elsewhere(&store.data, s3(&store.storage, url)?),
        None => Media::open(&store.data),
    };
    let media = media.map_err(|e| format!("the media folder cannot be made: {e}"))?;
    let links = Links::of(&db.lasting_secret("media").await.map_err(told)?);
    Ok((db, media.with_links(links)))
=======
/// Counts anew what is stored by an earlier rule.
async fn renew_coverage(db: &Db) -> Result<(), Sentence> {
    let lectures = db.renew_coverage().await;
    let lectures = lectures.map_err(|halt| format!("{halt:?}"))?;
    if lectures > 0 {
        tracing::info!(
            lectures,
            "what was watched of replays was counted anew by the rule of today"
        );
    }
    Ok(())
>>>>>>> 163249f (Backup and restore, accounts from the command line and one's own password, a lock on the data folder, and what cannot work is said at the start)
}

/// Serves the hall until it is asked to stop.
///
/// # Errors
/// What keeps it from starting.
pub async fn serve(config: Serve) -> Result<(), Sentence> {
    crate::descriptors::allow_all();
    let (origin, upload_most) = (config.origin()?, config.upload_most()?);
    data_folder::make(&config.store.data)?;
    // For as long as the hall is served.
    let _lock = data_folder::lock(&config.store.data)?;
    let clock = Arc::new(SystemClock::start());
    let db = opening::database(&config.store, clock.clone(), Missing::Made).await?;
    let media = opening::media(&config.store, &db).await?;
    renew_coverage(&db).await?;
    let site = config.site_folder();
    let manifest = match &site {
        Some(site) => Manifest::read(site)?,
        None => return Err("the built site is not found; build it with: cargo xtask build".into()),
    };
    let key = db.lasting_secret("visitors").await.map_err(told)?;
    media.clear();
<<<<<<< HEAD
    let origin = config.origin();
=======
    if db
        .renew_search()
        .await
        .map_err(|halt| format!("{halt:?}"))?
    {
        tracing::info!("the search index was made anew");
    }
>>>>>>> 163249f (Backup and restore, accounts from the command line and one's own password, a lock on the data folder, and what cannot work is said at the start)
    if config.demo {
        crate::demo::fill(&db, &media).await?;
    }
    let listener = TcpListener::bind(config.listen)
        .await
        .map_err(|e| format!("{} cannot be listened on: {e}", config.listen))?;
    let tools = Tools::find(&program_folders());
    if tools.is_none() && config.jobs > 0 {
        tracing::warn!(
            "ffmpeg is missing, so no renditions are made; on Debian: apt-get install ffmpeg"
        );
    }
    let metrics = Metrics::install(config.metrics_token)
        .map_err(|e| format!("nothing can be measured: {e}"))?;
    let hall = Hall {
        metrics,
        beats: Beats::start(&db),
        plays: Plays::start(&db),
        hub: Hub::new(db.clone()),
        key: Key::from(key.as_bytes()),
        limits: Limits::by(clock.clone()),
        upload_most,
        uploads: Uploads::default(),
        makes_renditions: tools.is_some() || config.jobs == 0,
        behind_proxy: config.behind_proxy,
        origin: origin.clone(),
        db: db.clone(),
        media,
        site,
        manifest,
    };
    let jobs = tools.filter(|_| config.jobs > 0).map(|tools| {
        Workshop::new(
            db.clone(),
            hall.media.clone(),
            tools,
            jobs::Limits::default(),
        )
        .start(config.jobs.into())
    });
    sweep(db.clone(), hall.limits.clone(), clock);
    take_in(db.clone(), hall.media.clone(), hall.uploads.clone());
    measure(hall.metrics.clone());
    keep_counters(db.clone());
    keep_indexes(db.clone());
    println!("The hall is open: {origin}/");
    if !db.has_people().await.map_err(told)? {
        let token = db.open_set_up().await.map_err(told)?;
        println!(
            "Nobody has an account yet. Make the first organizer here (the link works once, for 7 days):"
        );
        println!("{origin}/en/set-up?token={token}");
    }
    let (hub, uploads) = (hall.hub.clone(), hall.uploads.clone());
    let bell = jobs.as_ref().map(Working::bell);
    let closing = async move {
        stopped().await;
        // The hall waits for all that is open, and these would never end.
        hub.close();
        uploads.close();
        if let Some(bell) = bell {
            bell.send_replace(true);
        }
    };
    connections::serve(listener, service(hall), closing).await;
    if let Some(jobs) = jobs {
        jobs.stop().await;
    }
    Ok(())
}

/// Every few seconds, adds up what was measured.
fn measure(metrics: Metrics) {
    tokio::spawn(async move {
        loop {
            tokio::time::sleep(Duration::from_secs(5)).await;
            metrics.gather();
        }
    });
}

/// At the start and every minute, ends the uploads that are kept no more and takes in those that are whole.
fn take_in(db: Db, media: Media, uploads: Uploads) {
    tokio::spawn(async move {
        loop {
            if let Err(refused) = sweep_uploads(&db, &media, &uploads).await {
                tracing::warn!(?refused, "uploads were not swept");
            }
            tokio::time::sleep(Duration::from_mins(1)).await;
        }
    });
}

/// Every ten minutes, deletes what has run out, and says so where the hall's clock is no longer the machine's.
fn sweep(db: Db, limits: Limits, clock: Arc<SystemClock>) {
    tokio::spawn(async move {
        // At first what is left of the last month, then what has come of age since: a day at a time.
        let mut swept = db.now().plus(-30 * Instant::DAY);
        loop {
            tokio::time::sleep(Duration::from_mins(10)).await;
            if let Err(halt) = db.sweep_sessions(db.now()).await {
                tracing::warn!(?halt, "sessions were not swept");
            }
            let yesterday = db.now().plus(-Instant::DAY);
            while swept < yesterday {
                let until = yesterday.min(swept.plus(Instant::DAY));
                if let Err(halt) = db.sweep_plays(swept..until).await {
                    tracing::warn!(?halt, "play sessions were not swept");
                    break;
                }
                swept = until;
            }
            limits.sweep();
            let ahead_ms = clock.behind();
            if ahead_ms.abs() > Instant::MINUTE {
                tracing::warn!(
                    ahead_ms,
                    "the machine's clock was set; the hall goes by it from its next start"
                );
            }
        }
    });
}

async fn stopped() {
    let interrupt = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminate) = signal(SignalKind::terminate()) {
            tokio::select! {
                _ = interrupt => {}
                _ = terminate.recv() => {}
            }
            return;
        }
    }
    let _ = interrupt.await;
}

<<<<<<< HEAD
/// Makes an organizer.
///
/// # Errors
/// Where the address or the password will not do.
pub async fn create_admin(store: &Store, email: &str) -> Result<(), Sentence> {
    let (db, _) = open(store).await?;
    let password = password().map_err(|e| format!("no password was read: {e}"))?;
    match db.add_admin(email, &password).await {
        Ok(_) => {
            println!("{email} is an organizer now.");
            Ok(())
        }
        Err(Refused::No(invalid)) => Err(invalid
            .0
            .iter()
            .map(|p| app::ui::sentence(Locale::En, p))
            .collect::<Vec<_>>()
            .join("\n")),
        Err(refused) => Err(told(refused)),
    }
}

/// One line of standard input; asked for where a person types it.
fn password() -> std::io::Result<String> {
    let stdin = std::io::stdin();
    if stdin.is_terminal() {
        print!("Password: ");
        std::io::stdout().flush()?;
    }
    let mut line = String::new();
    stdin.lock().read_line(&mut line)?;
    Ok(line.trim_end_matches(['\r', '\n']).to_owned())
}

/// What the start leaves to be done beside the open hall: it says which figures are of an earlier rule, and makes the
/// indexes whole that are of another version than the hall.
fn keep_indexes(db: Db) {
    tokio::spawn(async move {
        db.log_earlier_figures().await;
        loop {
            if let Err(halt) = db.renew_people_index().await {
                tracing::warn!(?halt, "the index of people was not made whole");
            }
            match db.renew_search().await {
                Ok(0) => {}
                Ok(lectures) => tracing::info!(lectures, "the search index was made anew"),
                Err(halt) => tracing::warn!(?halt, "the search index was not made anew"),
            }
            tokio::time::sleep(Duration::from_mins(1)).await;
        }
    });
}

/// Computes the figures of an earlier rule anew, where asked to, and then every figure from the records.
///
/// # Errors
/// The database's.
pub async fn recount(store: &Store, renew: bool) -> Result<ExitCode, Sentence> {
    let (db, _) = open(store).await?;
    if renew {
        let renewed = db.renew_figures(|so_far| {
            println!("{} of {} figures computed anew", so_far.done, so_far.all);
        });
        let renewed = renewed.await.map_err(|halt| format!("{halt:?}"))?;
        println!(
            "{} figures computed anew, {} changed",
            renewed.done, renewed.changed
        );
    }
=======
/// Computes every figure anew from the records.
///
/// # Errors
/// The database's.
pub async fn recount(store: &Store) -> Result<ExitCode, Sentence> {
    let db = opening::of_a_hall(store).await?;
    renew_coverage(&db).await?;
>>>>>>> 163249f (Backup and restore, accounts from the command line and one's own password, a lock on the data folder, and what cannot work is said at the start)
    let recount = db.recount().await.map_err(told)?;
    for difference in &recount.differences {
        println!("{difference}");
    }
    if recount.earlier > 0 {
        println!(
            "{} figures are of an earlier rule version and were not compared; `lecture-hall recount --renew` computes them anew",
            recount.earlier
        );
    }
    println!(
        "{} figures compared, {} differ",
        recount.compared,
        recount.differences.len()
    );
    Ok(if recount.differences.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// Copies the hall into a new folder.
///
/// # Errors
/// What keeps it from doing so.
pub async fn backup(copy: &Copy) -> Result<(), Sentence> {
    crate::backup::backup(&copy.store, &copy.folder, SystemClock::start().now()).await
}
