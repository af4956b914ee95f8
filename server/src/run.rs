//! What each command does.

use crate::config::{Copy, Ending, Serve, Store, program_folders};
use crate::data_folder;
use crate::db::{Clock, Db, SystemClock};
use crate::descriptors;
use crate::features::reports::keep_counters;
use crate::http::client_address::TrustedProxies;
use crate::http::connections::{self, ConnectionLimits};
use crate::http::gauges::{Gauges, JobCounts};
use crate::http::limits::Limits;
use crate::http::metrics::Metrics;
use crate::http::places::Places;
use crate::http::site::Manifest;
use crate::http::upload::{Uploads, sweep_uploads};
use crate::jobs::{self, RenditionMaker, Tools};
use crate::lifecycle::{Lifecycle, Signals};
use crate::media::Media;
use crate::node;
use crate::opening::{self, Missing};
use crate::queue::Lane;
use crate::router::{AppState, service};
use crate::sentence::{Sentence, told};
use app::i18n::{Instant, speak_pseudo_languages};
use app::reports::Reports;
use axum_extra::extract::cookie::Key;
use std::net::SocketAddr;
use std::pin::pin;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;

/// What reads the figures is one or two.
const METRICS_CONNECTIONS: usize = 64;

/// So many short jobs are done at once, so that one that takes longer holds up no other.
const SHORT_AT_ONCE: usize = 2;

/// Serves the hall until it is asked to stop.
///
/// # Errors
/// What keeps it from starting.
pub async fn serve(config: Serve) -> Result<(), Sentence> {
    descriptors::allow_all();
    if config.pseudo_languages {
        speak_pseudo_languages();
    }
    let (origin, upload_most) = (config.origin()?, config.upload_most()?);
    let facts = config.hall()?;
    let facts = if config.demo {
        crate::demo::facts(facts)?
    } else {
        facts
    };
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
    let key = db
        .accounts()
        .lasting_secret("visitors")
        .await
        .map_err(told)?;
    media.clear();
    if config.demo {
        crate::demo::fill(&db, &media).await?;
    }
    let signals = Signals::listen().map_err(|e| format!("signals cannot be listened to: {e}"))?;
    let lifecycle = Lifecycle::default();
    let listener = listen(config.listen).await?;
    let tools = Tools::find(&program_folders());
    if tools.is_none() && config.jobs > 0 {
        tracing::warn!(
            "ffmpeg is missing, so no renditions are made; on Debian: apt-get install ffmpeg"
        );
    }
    let watched = match config.metrics_listen {
        Some(address) => Some(listen(address).await?),
        None => None,
    };
    let metrics = Metrics::install(config.metrics_token)
        .map_err(|e| format!("nothing can be measured: {e}"))?;
    let node = node::id(&config.store.data, || db.secret(8))?;
    let proxies = TrustedProxies::new(&config.trusted_proxy, config.behind_proxy);
    let connections = config.connections.unwrap_or_else(descriptors::connections);
    let per_address = config.connections_per_address;
    let places = Places::new(connections, per_address, proxies.clone());
    let hall = AppState {
        lifecycle: lifecycle.clone(),
        origin: origin.clone(),
        proxies,
        facts: Arc::new(facts),
        upload_most,
        uploads: Uploads::of(&node, &lifecycle),
        makes_renditions: tools.is_some() || config.jobs == 0,
        site,
        manifest,
        ..AppState::new(db.clone(), media, Key::from(key.as_bytes()), metrics)
    };
    keep_up(&lifecycle, &hall, &clock);
    work(
        &lifecycle,
        &hall,
        tools.filter(|_| config.jobs > 0),
        config.jobs,
    )
    .await?;
    println!("The hall is open: {origin}/");
    if !db.accounts().has_people().await.map_err(told)? {
        let token = db.accounts().open_set_up().await.map_err(told)?;
        println!(
            "Nobody has an account yet. Make the first organizer here (the link works once, for 7 days):"
        );
        println!("{origin}/en/set-up?token={token}");
    }
    if let Some(listener) = watched {
        let figures = hall.metrics.clone().alone();
        let places = Places::new(
            METRICS_CONNECTIONS,
            METRICS_CONNECTIONS,
            TrustedProxies::default(),
        );
        let (listener, limits) = (Arc::new(listener), ConnectionLimits::new(places));
        let ends = lifecycle.clone();
        lifecycle.supervise("listener of the metrics", move |_| {
            let (listener, ends) = (Arc::clone(&listener), ends.clone());
            connections::serve(listener, figures.clone(), ends, limits.clone())
        });
    }
    let (hub, uploads, ends) = (hall.hub.clone(), hall.uploads.clone(), lifecycle.clone());
    let (beats, plays) = (hall.beats.clone(), hall.plays.clone());
    lifecycle.spawn(async move {
        ends.closing().await;
        // The hall waits for all that is open, and these would never end.
        hub.close();
        uploads.close();
    });
    let limits = ConnectionLimits::new(places);
    let serving = lifecycle.spawn(connections::serve(
        Arc::new(listener),
        service(hall),
        lifecycle.clone(),
        limits,
    ));
    let mut stopping = pin!(stop(signals, lifecycle, &config.ending));
    tokio::select! {
        ended = &mut stopping => ended,
        served = serving => match served {
            Ok(_) => stopping.await,
            Err(error) => Err(format!("the hall takes no connections any more: {error}")),
        },
        () = db.writer_ended() => Err("the database's writer has ended by a fault: start the hall anew".into()),
        () = beats.ended() => Err("the crediting of beats has ended by a fault: start the hall anew".into()),
        () = plays.ended() => Err("the crediting of plays has ended by a fault: start the hall anew".into()),
    }
}

/// Waits until the hall is asked to stop, and sees it to its end.
///
/// # Errors
/// Where it was asked twice: then nothing is waited for.
async fn stop(mut signals: Signals, lifecycle: Lifecycle, ending: &Ending) -> Result<(), Sentence> {
    signals.next().await;
    lifecycle.drain();
    tracing::info!(
        seconds = ending.drain_seconds,
        "asked to stop: not ready any more"
    );
    let ended = async {
        tokio::time::sleep(Duration::from_secs(ending.drain_seconds)).await;
        lifecycle.close();
        tracing::info!(
            seconds = ending.stop_seconds,
            "no new connections; what runs may end"
        );
        lifecycle
            .end(Duration::from_secs(ending.stop_seconds))
            .await
    };
    let ended = tokio::select! {
        ended = ended => ended,
        () = signals.next() => {
            lifecycle.end(Duration::ZERO).await;
            return Err("the hall was asked to stop twice and has ended at once".into());
        }
    };
    if !ended {
        tracing::warn!("what had not ended by its deadline was cut off");
    }
    Ok(())
}

async fn listen(address: SocketAddr) -> Result<TcpListener, Sentence> {
    TcpListener::bind(address)
        .await
        .map_err(|e| format!("{address} cannot be listened on: {e}"))
}

/// Keeps up what is done beside the requests on this node alone. What the hall as a whole needs done is a job.
fn keep_up(lifecycle: &Lifecycle, hall: &AppState, clock: &Arc<SystemClock>) {
    Gauges::describe();
    let metrics = hall.metrics.clone();
    let gauges = Gauges {
        db: hall.db.clone(),
        media: hall.media.clone(),
        hub: hall.hub.clone(),
        beats: hall.beats.clone(),
        plays: hall.plays.clone(),
        jobs: JobCounts::default(),
    };
    lifecycle.keep_up("metrics", move || measure(metrics.clone(), gauges.clone()));
    let (db, media, uploads) = (hall.db.clone(), hall.media.clone(), hall.uploads.clone());
    lifecycle.keep_up("uploads", move || {
        ingest(db.clone(), media.clone(), uploads.clone())
    });
    let (db, limits, clock) = (hall.db.clone(), hall.limits.clone(), Arc::clone(clock));
    lifecycle.keep_up("limits", move || {
        sweep(db.clone(), limits.clone(), Arc::clone(&clock))
    });
    let db = hall.db.clone();
    lifecycle.keep_up("counters", move || keep_counters(db.clone()));
}

/// Starts the workers: one for what is short, and so many for renditions where there are tools to make them.
///
/// # Errors
/// The database's.
async fn work(
    lifecycle: &Lifecycle,
    hall: &AppState,
    tools: Option<Tools>,
    renditions: u8,
) -> Result<(), Sentence> {
    let db = &hall.db;
    db.reports().log_earlier_figures().await;
    db.reports().log_records_ahead().await;
    let scheduled = async {
        jobs::schedule(db).await?;
        jobs::backfill(db).await
    };
    scheduled
        .await
        .map_err(|error| format!("the queue does not begin: {error:?}"))?;
    let mut workers = jobs::workers(db, &hall.media);
    let mut lanes = vec![("short jobs", Lane::Short); SHORT_AT_ONCE];
    if let Some(tools) = tools {
        workers = workers.with_renditions(RenditionMaker {
            db: db.clone(),
            media: hall.media.clone(),
            tools,
            limits: jobs::Limits::default(),
        });
        lanes.push(("awaited jobs", Lane::Awaited));
        lanes.extend((0..renditions).map(|_| ("renditions", Lane::Renditions)));
    }
    for (name, lane) in lanes {
        let workers = workers.clone();
        lifecycle.supervise(name, move |closing| {
            let workers = workers.clone();
            async move { workers.work(lane, closing).await }
        });
    }
    Ok(())
}

/// Every few seconds, adds up what was measured, and looks at what the hall is busy with.
async fn measure(metrics: Metrics, gauges: Gauges) {
    loop {
        gauges.sample().await;
        for _ in 0..3 {
            tokio::time::sleep(Duration::from_secs(5)).await;
            metrics.gather();
        }
    }
}

/// At the start and every minute, ends the uploads that are kept no more and takes in those that are whole.
async fn ingest(db: Db, media: Media, uploads: Uploads) {
    loop {
        if let Err(refused) = sweep_uploads(&db, &media, &uploads).await {
            tracing::warn!(?refused, "uploads were not swept");
        }
        tokio::time::sleep(Duration::from_mins(1)).await;
    }
}

/// Says so at the start and every ten minutes where the hall's clock is not the database server's, or no longer the
/// machine's; forgets tries that count no more.
async fn sweep(db: Db, limits: Limits, clock: Arc<SystemClock>) {
    loop {
        db.log_clock_offset().await;
        tokio::time::sleep(Duration::from_mins(10)).await;
        limits.sweep();
        let drift_ms = clock.drift_ms();
        if drift_ms.abs() > Instant::MINUTE {
            tracing::warn!(
                drift_ms,
                "the machine's clock was set; the hall goes by it from its next start"
            );
        }
    }
}

/// Computes the figures of an earlier rule anew, where asked to, and then every figure from the records.
///
/// # Errors
/// The database's.
pub async fn recount(store: &Store, renew: bool) -> Result<ExitCode, Sentence> {
    let db = opening::of_a_hall(store).await?;
    if renew {
        let reports = db.reports();
        let renewed = reports.renew_figures(
            |so_far| println!("{} of {} figures computed anew", so_far.done, so_far.all),
            |changed| println!("{changed}"),
        );
        let renewed = renewed.await.map_err(|error| format!("{error:?}"))?;
        println!(
            "{} figures computed anew, {} changed",
            renewed.done, renewed.changed
        );
    }
    let recount = db.reports().recount().await.map_err(told)?;
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

/// Compares the log of what happened with its seals.
///
/// # Errors
/// The database's.
pub async fn verify(store: &Store) -> Result<ExitCode, Sentence> {
    let db = opening::of_a_hall(store).await?;
    let verified = db.verify_events().await;
    Ok(match verified.map_err(|error| format!("{error:?}"))? {
        Ok(verified) => {
            println!("{verified}");
            ExitCode::SUCCESS
        }
        Err(broken) => {
            println!("{broken}");
            ExitCode::FAILURE
        }
    })
}

/// Copies the hall into a new folder.
///
/// # Errors
/// What keeps it from doing so.
pub async fn backup(copy: &Copy) -> Result<(), Sentence> {
    crate::backup::backup(&copy.store, &copy.folder, SystemClock::start().now()).await
}
