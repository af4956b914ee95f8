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
    let site = config.site_folder();
    let manifest = match &site {
        Some(site) => Manifest::read(site)?,
        None => return Err("the built site is not found; build it with: cargo xtask build".into()),
    };
    let key = db.lasting_secret("visitors").await.map_err(told)?;
    media.clear();
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
            if let Err(refused) = db.sweep_newcomers().await {
                tracing::warn!(?refused, "newcomers' networks were not swept");
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
    let db = opening::of_a_hall(store).await?;
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
