//! What renditions are like: makes films, has the hall's own job make renditions of each, measures those, and prints a table
//! as Markdown. FFmpeg must be installed.

#[expect(
    dead_code,
    reason = "the journeys measure more than this table tells of"
)]
#[path = "../tests/journeys/recordings/film.rs"]
mod film;

use app::i18n::Locale;
use app::replays::{NewReplay, Quality, Rendition, RenditionService, Replays};
use film::{Film, beeps, flashes, likeness, slide};
use server::config::program_folders;
use server::jobs::{Limits, RenditionMaker, Tools, Workers};
use server::media::probe;
use server::queue::Lane;
use server::testing::TestHall;
use std::error::Error;
use std::path::Path;

type Fallible<T> = Result<T, Box<dyn Error>>;

/// How a film is kept that anything may have recorded.
const H264: &str = "-c:v libx264 -preset veryfast -g 50 -pix_fmt yuv420p";
/// What sounds about like somebody who speaks, and pauses; it lacks its length.
const VOICE: &str = "aevalsrc='(0.5+0.5*sin(2*PI*2.3*t))*lt(mod(t,6),5)*(0.2*sin(2*PI*130*t)+0.12*sin(2*PI*390*t)\
    +0.08*sin(2*PI*1170*t)+0.04*sin(2*PI*2730*t))':s=48000:d=";
/// So many slides, each shown for so many seconds.
const SLIDES: u32 = 20;
const EACH: u32 = 30;

/// A film to make renditions of.
struct Sample {
    name: &'static str,
    film: Film,
    /// Where it is compared with what was made of it, in seconds.
    places: Vec<f64>,
    /// Whether it flashes and beeps at once, every four seconds.
    flashes: bool,
}

/// What was measured of a rendition.
struct Measured {
    /// How like its original it is at the places, on the average and at the worst (SSIM: 1 is the same).
    likeness: Option<(f64, f64)>,
    /// How far apart picture and sound are at most, in milliseconds.
    apart_ms: Option<f64>,
}

#[tokio::main]
async fn main() -> Fallible<()> {
    println!(
        "| film | rendition | size | kbit/s | of its original | SSIM | at the worst | picture and sound apart |\n\
         |---|---|---:|---:|---:|---:|---:|---:|"
    );
    for sample in [
        deck as fn() -> Sample,
        || flash(25),
        || flash(50),
        head,
        noise,
    ] {
        measure(&sample()).await?;
    }
    Ok(())
}

/// Pages of dense text, each compared two seconds after it has changed.
fn deck() -> Sample {
    let length = SLIDES * EACH;
    let words = format!(
        "-framerate 1/{EACH} -i slide%d.pgm -f lavfi -i {VOICE}{length} -vf fps=5 {H264} -crf 28 -c:a aac -b:a 64k"
    );
    let film = Film::beside("deck.mp4", &words, |folder| {
        for number in 0..u64::from(SLIDES) {
            let page = folder.join(format!("slide{number}.pgm"));
            std::fs::write(page, slide(number)).expect("a slide is written");
        }
    });
    Sample {
        name: "20 slides of dense text, 1080p, 10 min",
        film,
        places: (1..SLIDES).map(|n| f64::from(n * EACH) + 2.0).collect(),
        flashes: false,
    }
}

fn flash(rate: u32) -> Sample {
    const FLASH: &str = "drawbox=w=iw:h=ih:c=white:t=fill:enable='lt(mod(t+0.0001,4),0.12)'";
    const BEEP: &str = "aevalsrc='if(lt(mod(t,4),0.12),0.7*sin(2*PI*1000*t),0)':s=48000:d=40";
    let words = format!(
        "-f lavfi -i color=black:s=1280x720:r={rate}:d=40,{FLASH} -f lavfi -i {BEEP} {H264} -crf 18 -c:a aac -b:a 128k"
    );
    Sample {
        name: if rate == 25 {
            "flash and beep, 720p at 25 a second, 40 s"
        } else {
            "flash and beep, 720p at 50 a second, 40 s"
        },
        film: Film::of("flash.mp4", &words),
        places: Vec::new(),
        flashes: true,
    }
}

/// Somebody before a board: what moves is a head and a mouth, under the slight noise of a camera.
fn head() -> Sample {
    const DRAWN: &str = "[0:v]scale=1280:720,format=yuv420p[a];[a][1:v]overlay=x='490+25*sin(PI*t/2)':y='260+8*sin(5*t)'[b];\
        [b][2:v]overlay=x='595+25*sin(PI*t/2)':y='560+8*sin(5*t)+12*abs(sin(7*t))',noise=alls=4:allf=t,format=yuv420p[v]";
    let words = format!(
        "-loop 1 -framerate 25 -t 60 -i board.pgm -f lavfi -i color=0xb08060:s=300x420:r=25:d=60 \
         -f lavfi -i color=0x602020:s=90x30:r=25:d=60 -f lavfi -i {VOICE}60 -filter_complex {DRAWN} -map [v] -map 3:a \
         -t 60 {H264} -crf 23 -c:a aac -b:a 96k"
    );
    let film = Film::beside("head.mp4", &words, |folder| {
        std::fs::write(folder.join("board.pgm"), slide(99)).expect("a board is written");
    });
    Sample {
        name: "talking head before a board, 720p, 60 s",
        film,
        places: (1..12).map(|n| f64::from(5 * n)).collect(),
        flashes: false,
    }
}

fn noise() -> Sample {
    let words = format!(
        "-f lavfi -i testsrc2=s=1280x720:r=25:d=30,noise=alls=40:allf=t+u -f lavfi -i {VOICE}30 {H264} -b:v 6M -c:a aac -b:a 128k"
    );
    Sample {
        name: "everything moves, under noise, 720p, 30 s",
        film: Film::of("noise.mp4", &words),
        places: (1..10).map(|n| f64::from(3 * n)).collect(),
        flashes: false,
    }
}

/// Has the renditions of a film be made as those of any recording, and prints what they are like.
async fn measure(sample: &Sample) -> Fallible<()> {
    let hall = TestHall::on_sqlite().await;
    let organizer = hall.organizer("olga").await;
    let slug = hall.lecture(&organizer, &hall.form("Cold chains")).await;
    let original = sample.film.bytes();
    let arriving = hall.media.arriving(&hall.db);
    std::fs::write(arriving.path(), &original)?;
    let probed = probe(arriving.path())?.map_err(|reason| format!("{reason:?}"))?;
    let arrived = NewReplay {
        file: hall.media.keep(arriving, probed.extension).await?,
        name: sample.name.into(),
        media_type: probed.media_type.into(),
        bytes: i64::try_from(original.len())?,
        duration_ms: probed.duration_ms,
        sha256: String::new(),
        no_captions_reason: "A measurement.".into(),
        upload: None,
    };
    let replays = hall.db.replays();
    replays
        .arrive(&organizer, &slug, &arrived)
        .await
        .map_err(told)?;
    let tools = Tools::find(&program_folders()).ok_or("FFmpeg is not installed.")?;
    let workers = Workers::of(hall.db.clone()).with_renditions(RenditionMaker {
        db: hall.db.clone(),
        media: hall.media.clone(),
        tools,
        limits: Limits::default(),
    });
    while workers.run_one(Lane::Renditions).await {}
    let replay = replays.replay(Locale::En, &slug).await.map_err(told)?;
    let made = replays.renditions(&slug).await.map_err(told)?;
    row(sample, "original", replay.bytes, &replay, None);
    for quality in Quality::ALL {
        if made.as_original.contains(&quality) {
            let name = sample.name;
            println!(
                "| {name} | {} | not kept: the original is smaller | | | | | |",
                quality.code()
            );
        }
        if let Some(film) = made.films.iter().find(|film| film.quality == quality) {
            let path = hall.media.folder().join(&film.file);
            let measured = looked(sample, film, &path);
            row(sample, quality.code(), film.bytes, &replay, Some(&measured));
        }
    }
    Ok(())
}

fn told<R: std::fmt::Debug>(refused: R) -> String {
    format!("{refused:?}")
}

fn looked(sample: &Sample, film: &Rendition, path: &Path) -> Measured {
    let has_picture = film.width > 0;
    let source = sample.film.path();
    let like: Vec<f64> = sample
        .places
        .iter()
        .filter(|_| has_picture)
        .map(|at| likeness(&source, path, film.height, *at))
        .collect();
    let worst = like.iter().copied().reduce(f64::min);
    let average = |of: &[f64]| of.iter().sum::<f64>() / of.iter().map(|_| 1.0).sum::<f64>();
    let apart_ms = (sample.flashes && has_picture).then(|| {
        let (seen, heard) = (flashes(path), beeps(path));
        assert_eq!(
            (seen.len(), heard.len()),
            (10, 10),
            "each is seen and heard"
        );
        let apart = seen.iter().zip(&heard).map(|(seen, heard)| seen - heard);
        apart.fold(0.0, |most: f64, one| most.max(one.abs())) * 1_000.0
    });
    Measured {
        likeness: worst.map(|worst| (average(&like), worst)),
        apart_ms,
    }
}

#[expect(clippy::cast_precision_loss, reason = "sizes and lengths of films")]
fn row(
    sample: &Sample,
    what: &str,
    bytes: i64,
    of: &app::replays::Replay,
    measured: Option<&Measured>,
) {
    let (size, whole, ms) = (bytes as f64, of.bytes as f64, of.duration_ms as f64);
    let like = measured.and_then(|measured| measured.likeness);
    let like = like.map_or_else(
        || " | ".to_owned(),
        |(average, worst)| format!("{average:.3} | {worst:.3}"),
    );
    let apart = measured.and_then(|measured| measured.apart_ms);
    let apart = apart.map_or_else(String::new, |ms| format!("{ms:.0} ms"));
    println!(
        "| {} | {what} | {:.0} kB | {:.0} | {:.0} % | {like} | {apart} |",
        sample.name,
        size / 1e3,
        size * 8.0 / ms,
        size * 100.0 / whole,
    );
}
