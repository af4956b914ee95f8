//! Recordings as common tools leave them, and what the hall makes of each: seen, heard and measured. Which database it is
//! makes no difference to a film.

mod failures;
mod film;
mod posters;
mod sounds;

use crate::stand_in::renditions;
use crate::steps::{sentence, upload};
use app::i18n::Locale;
use app::replays::{
    Quality, Rendition, RenditionJobState, RenditionService, Renditions, Replay, Replays,
};
use film::{Film, beeps, brightness, flashes, halves, likeness, loudness, slide};
use server::config::program_folders;
use server::jobs::{Limits, Tools};
use server::queue::Lane;
use server::testing::{Actor, TestHall};
use std::path::PathBuf;

/// A hall with a recording of which everything is made.
struct Made {
    hall: TestHall,
    olga: Actor,
    slug: String,
    replay: Replay,
    renditions: Renditions,
}

/// The level of all lectures, in LUFS.
const LEVEL: f64 = -16.0;
/// A tone of half a second every second, so that there is something to measure.
const SPEECH: &str = "aevalsrc='if(lt(mod(t,1),0.5),0.1*sin(2*PI*300*t),0)'";

async fn made_of(film: &Film) -> Made {
    let mut hall = TestHall::on_sqlite().await;
    hall.taking(100_000_000);
    let organizer = hall.organizer("olga").await;
    let slug = hall.lecture(&organizer, &hall.form("Cold chains")).await;
    let mut olga = hall.signed_in("olga").await;
    let page = upload(&mut olga, &slug, &film.bytes()).await;
    assert!(page.status < 400, "{}", page.text);
    let tools =
        Tools::find(&program_folders()).expect("ffmpeg is installed: apt-get install ffmpeg");
    assert!(
        renditions(&hall, tools, Limits::default())
            .run_one(Lane::Renditions)
            .await
    );
    let replays = hall.db.replays();
    let (work, _) = replays
        .rendition_job(&organizer, &slug)
        .await
        .unwrap()
        .unwrap();
    assert_eq!((work.state, work.reason), (RenditionJobState::Done, None));
    let replay = replays.replay(Locale::En, &slug).await.unwrap();
    let renditions = replays.renditions(&slug).await.unwrap();
    Made {
        hall,
        olga,
        slug,
        replay,
        renditions,
    }
}

impl Made {
    fn film(&self, quality: Quality) -> &Rendition {
        let mut films = self.renditions.films.iter();
        let found = films.find(|film| film.quality == quality);
        found.unwrap_or_else(|| panic!("{quality:?} is made: {:?}", self.renditions))
    }

    fn file(&self, name: &str) -> PathBuf {
        self.hall.media.folder().join(name)
    }

    fn path(&self, quality: Quality) -> PathBuf {
        self.file(&self.film(quality).file)
    }

    /// All films with a picture.
    fn films(&self) -> impl Iterator<Item = (&'static str, PathBuf)> {
        let seen = self.renditions.films.iter().filter(|film| film.width > 0);
        seen.map(|film| (film.quality.code(), self.file(&film.file)))
    }

    async fn played(&self) -> String {
        let page = self
            .hall
            .visitor()
            .get(&format!("/en/replays/{}", self.slug))
            .await;
        let (_, source) = page
            .text
            .split_once("<source src=\"/media/")
            .expect("a player");
        source.split('"').next().unwrap().to_owned()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn slides_are_legible_two_seconds_after_they_change() {
    // Three pages at one picture a second: a recording of slides has minutes without a bit, and then all at once.
    const EACH: u32 = 120;
    let words = format!(
        "-framerate 1/{EACH} -i slide%d.pgm -vf fps=1 -c:v libx264 -preset veryfast -crf 28 -pix_fmt yuv420p"
    );
    let film = Film::beside("slides.mp4", &words, |folder| {
        for number in 0..3 {
            std::fs::write(folder.join(format!("slide{number}.pgm")), slide(number)).unwrap();
        }
    });
    let made = made_of(&film).await;
    for (quality, lines) in [(Quality::P360, 360), (Quality::P720, 720)] {
        if made.renditions.as_original.contains(&quality) {
            continue;
        }
        for change in [EACH, 2 * EACH] {
            let like = likeness(
                &film.path(),
                &made.path(quality),
                lines,
                f64::from(change) + 2.0,
            );
            assert!(like >= 0.95, "{quality:?} after {change} s: {like}");
        }
    }
    assert!(
        made.renditions
            .films
            .iter()
            .any(|film| film.quality == Quality::P360),
        "{:?}",
        made.renditions
    );
    for film in &made.renditions.films {
        assert!(
            film.bytes <= made.replay.bytes,
            "{film:?} is not larger than its original"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_rendition_that_is_larger_than_its_original_is_not_kept_and_the_original_is_played() {
    // Noise that an encoder has been told to drop, at the smallest quality there is.
    let film = Film::of(
        "small.mp4",
        "-f lavfi -i testsrc2=s=1280x720:r=25:d=20 -c:v libx264 -preset veryfast -crf 51 -pix_fmt yuv420p",
    );
    let mut made = made_of(&film).await;
    assert!(
        made.renditions.as_original.contains(&Quality::P360),
        "{:?}",
        made.renditions
    );
    assert!(
        made.renditions
            .films
            .iter()
            .all(|film| film.bytes <= made.replay.bytes)
    );
    let asked = format!("/en/replays/{}?q=360p", made.slug);
    let page = made.hall.visitor().get(&asked).await;
    let source = format!("<source src=\"/media/{}", made.replay.file);
    assert!(page.text.contains(&source), "{}", page.text);
    let desk = made
        .olga
        .get(&format!("/en/organizer/lectures/{}", made.slug))
        .await;
    assert!(
        desk.text.contains(&sentence("rendition-row-original")),
        "{}",
        desk.text
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn picture_and_sound_stay_together_at_every_rate() {
    const FLASH: &str = "drawbox=w=iw:h=ih:c=white:t=fill:enable='lt(mod(t+0.0001,4),0.12)'";
    const BEEP: &str = "aevalsrc='if(lt(mod(t,4),0.12),0.7*sin(2*PI*1000*t),0)':s=48000:d=40";
    /// Pictures left out as a screen's recorder does, but never one with which a flash begins.
    const VARIABLE: &str = ",select='lt(mod(n*7919\\,13)\\,5)+lt(mod(t\\,4)\\,0.02)' -fps_mode vfr";
    for (rate, more) in [
        ("24", ""),
        ("25", ""),
        ("30000/1001", ""),
        ("30", ""),
        ("50", ""),
        ("60", ""),
        ("60", VARIABLE),
    ] {
        let (filters, options) = more.split_once(' ').unwrap_or((more, ""));
        let film = Film::of(
            "flash.mp4",
            &format!(
                "-f lavfi -i color=black:s=1280x720:r={rate}:d=40,{FLASH}{filters} -f lavfi -i {BEEP} {options} \
                 -c:v libx264 -preset ultrafast -crf 0 -pix_fmt yuv420p -c:a aac -b:a 128k"
            ),
        );
        let (seen, heard) = (flashes(&film.path()), beeps(&film.path()));
        let made = made_of(&film).await;
        let mut count = 0;
        for (quality, path) in made.films() {
            let (seen_then, heard_then) = (flashes(&path), beeps(&path));
            assert_eq!(
                (seen_then.len(), heard_then.len()),
                (10, 10),
                "{rate} {quality}"
            );
            for place in 0..10 {
                // Where pictures come at their own rate, a flash begins with one of them, in the source too.
                let apart = seen_then[place] - heard_then[place];
                let more = apart - (seen[place] - heard[place]);
                let apart = if more.abs() < apart.abs() {
                    more
                } else {
                    apart
                };
                assert!(
                    apart.abs() <= 0.02,
                    "{rate}{more} {quality}: {apart} s apart at {place}"
                );
            }
            count += 1;
        }
        let not_kept = made.renditions.as_original.iter();
        assert_eq!(
            count
                + not_kept
                    .filter(|quality| **quality != Quality::Audio)
                    .count(),
            3,
            "{rate}: {:?}",
            made.renditions
        );
    }
}

/// Twenty seconds that move, with a sound.
const MOVING: &str =
    "-f lavfi -i testsrc2=s=640x360:r=25:d=20 -f lavfi -i sine=frequency=300:duration=20";

#[tokio::test(flavor = "multi_thread")]
async fn a_film_is_as_long_as_what_is_seen_and_heard_in_it_however_it_was_recorded() {
    const H264: &str = "-c:v libx264 -preset ultrafast -g 50 -c:a aac";
    const LIVE: &str = "-c:a libopus -f webm -live 1";
    for (name, how) in [
        (
            "first-fragment-in-its-head.mp4",
            format!("{H264} -movflags frag_keyframe"),
        ),
        (
            "empty-head.mp4",
            format!("{H264} -movflags +frag_keyframe+empty_moov+delay_moov"),
        ),
        (
            "recorder.mp4",
            format!(
                "{H264} -movflags +frag_keyframe+empty_moov+default_base_moof -frag_duration 500000"
            ),
        ),
        (
            "vp8.webm",
            format!("-c:v libvpx -deadline realtime -cpu-used 8 -g 50 {LIVE}"),
        ),
        (
            "vp9.webm",
            format!("-c:v libvpx-vp9 -deadline realtime -cpu-used 8 -g 50 {LIVE}"),
        ),
    ] {
        let film = Film::of(name, &format!("{MOVING} -pix_fmt yuv420p {how}"));
        let mut made = made_of(&film).await;
        let long = made.replay.duration_ms;
        assert!((19_900..=20_200).contains(&long), "{name}: {long}");
        for (quality, path) in made.films() {
            let probed = server::media::probe(&path).unwrap().unwrap();
            assert!(
                (19_900..=20_200).contains(&probed.duration_ms),
                "{name} {quality}: {probed:?}"
            );
        }
        // What the recorder left without an index gets one, and is what is offered as the original.
        let indexed = made
            .renditions
            .remuxed
            .clone()
            .unwrap_or_else(|| panic!("{name} gets an index"));
        let probed = server::media::probe(&made.file(&indexed)).unwrap().unwrap();
        assert!(
            probed.is_indexed && (19_900..=20_200).contains(&probed.duration_ms),
            "{name}: {probed:?}"
        );
        let page = made
            .hall
            .visitor()
            .get(&format!("/en/replays/{}?q=original", made.slug))
            .await;
        assert!(
            page.text
                .contains(&format!("<source src=\"/media/{indexed}")),
            "{name}: {}",
            page.text
        );
        let slug = made.slug.clone();
        made.olga
            .press("/api/remove-replay?l=en", &[("slug", &slug)])
            .await;
        let left = std::fs::read_dir(made.hall.media.folder())
            .unwrap()
            .flatten();
        assert_eq!(
            left.filter(|entry| entry.path().is_file()).count(),
            0,
            "{name}: all of it goes"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn captions_that_go_on_for_longer_make_no_film_longer() {
    let film = Film::beside(
        "captions.mp4",
        &format!(
            "{MOVING} -i late.srt -map 0 -map 1 -map 2 -pix_fmt yuv420p -c:v libx264 -preset ultrafast -c:a aac -c:s mov_text"
        ),
        |folder| {
            let late = "1\n00:00:01,000 --> 00:00:02,000\nHello\n\n2\n00:01:18,000 --> 00:01:20,000\nStill here\n";
            std::fs::write(folder.join("late.srt"), late).unwrap();
        },
    );
    let made = made_of(&film).await;
    assert!(
        (19_900..=20_200).contains(&made.replay.duration_ms),
        "{}",
        made.replay.duration_ms
    );
    assert_eq!(made.films().count() + made.renditions.as_original.len(), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sound_whose_channels_cancel_each_other_out_is_heard() {
    let film = Film::of(
        "inverted.mp4",
        &format!(
            "-f lavfi -i testsrc2=s=1280x720:r=25:d=20 -f lavfi -i {SPEECH}:d=20 -filter_complex \
             [1:a]pan=stereo|c0=c0|c1=-1*c0[a] -map 0:v -map [a] -c:v libx264 -preset ultrafast -pix_fmt yuv420p \
             -c:a aac -b:a 192k"
        ),
    );
    let made = made_of(&film).await;
    for quality in [Quality::P144, Quality::P360, Quality::P720, Quality::Audio] {
        let loud = loudness(&made.path(quality));
        assert!((loud - LEVEL).abs() <= 1.5, "{quality:?}: {loud} LUFS");
        assert_eq!(made.film(quality).quieter_lu, 0);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn all_lectures_are_as_loud_as_each_other() {
    for db in ["-24", "-3", "12"] {
        let film = Film::of(
            "loud.mp4",
            &format!(
                "-f lavfi -i testsrc2=s=640x360:r=25:d=20 -f lavfi -i {SPEECH}:d=20,volume={db}dB \
                 -c:v libx264 -preset ultrafast -pix_fmt yuv420p -c:a aac -b:a 128k"
            ),
        );
        let made = made_of(&film).await;
        for quality in [Quality::P144, Quality::Audio] {
            let loud = loudness(&made.path(quality));
            assert!(
                (loud - LEVEL).abs() <= 1.5,
                "{db} dB {quality:?}: {loud} LUFS"
            );
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_sounds_the_one_that_is_heard_is_taken() {
    let film = Film::of(
        "two.mp4",
        &format!(
            "-f lavfi -i testsrc2=s=640x360:r=25:d=20 -f lavfi -i anullsrc=r=48000:cl=stereo:d=20 -f lavfi -i {SPEECH}:d=20 \
             -map 0 -map 1 -map 2 -c:v libx264 -preset ultrafast -pix_fmt yuv420p -c:a aac -shortest"
        ),
    );
    let made = made_of(&film).await;
    let loud = loudness(&made.path(Quality::Audio));
    assert!((loud - LEVEL).abs() <= 1.5, "{loud} LUFS");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_white_page_of_a_high_dynamic_range_is_white() {
    // Reference white (ITU-R BT.2408): 58 % of PQ and 75 % of HLG, in the numbers of ten bits. Some tell no more than that.
    const TOLD: &str = "-color_primaries bt2020 -colorspace bt2020nc";
    for (transfer, white, told) in [
        ("smpte2084", 573, TOLD),
        ("arib-std-b67", 721, TOLD),
        ("arib-std-b67", 721, ""),
    ] {
        let film = Film::of(
            "high.mp4",
            &format!(
                "-f lavfi -i testsrc2=s=640x360:r=25:d=12,format=yuv420p10le,lutyuv=y={white}:u=512:v=512 \
                 -c:v libx264 -preset ultrafast -color_trc {transfer} {told}"
            ),
        );
        let made = made_of(&film).await;
        for (quality, path) in made.films() {
            let bright = brightness(&path, 2.0);
            assert!(bright >= 230, "{transfer} {quality}: {bright}");
        }
        let poster = made.file(made.renditions.poster.as_deref().unwrap());
        assert!(brightness(&poster, 0.0) >= 230, "{transfer}: the poster");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn half_pictures_are_joined_whether_they_say_so_or_not() {
    for flags in ["-flags +ildct+ilme", ""] {
        let film = Film::of(
            "halves.mp4",
            &format!(
                "-f lavfi -i testsrc2=s=1280x720:r=50:d=10 -vf tinterlace=interleave_top -c:v libx264 -preset ultrafast \
                 -crf 20 -pix_fmt yuv420p {flags}"
            ),
        );
        let (two, whole) = halves(&film.path());
        assert!(two > whole, "the source has them: {two} and {whole}");
        let made = made_of(&film).await;
        let (two, whole) = halves(&made.path(Quality::P720));
        assert!(two * 10 < whole, "{flags}: {two} of {whole}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_poster_shows_something_however_long_a_film_begins_black() {
    let film = Film::of(
        "black.mp4",
        "-f lavfi -i testsrc2=s=640x360:r=25:d=60 -vf drawbox=w=iw:h=ih:c=black:t=fill:enable='lt(t,24)' \
         -c:v libx264 -preset ultrafast -pix_fmt yuv420p",
    );
    let made = made_of(&film).await;
    let poster = made.file(made.renditions.poster.as_deref().unwrap());
    assert!(brightness(&poster, 0.0) > 40);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lecture_without_a_picture_is_played_as_the_sound_that_was_made() {
    let film = Film::of(
        "sound.mp4",
        &format!("-f lavfi -i {SPEECH}:d=20 -c:a aac -b:a 128k"),
    );
    let made = made_of(&film).await;
    let audio = made.film(Quality::Audio);
    assert!(audio.bytes < made.replay.bytes);
    assert_eq!(made.played().await, audio.file);
}

#[tokio::test(flavor = "multi_thread")]
async fn one_picture_and_a_long_sound_are_a_film_with_a_poster() {
    let film = Film::of(
        "still.mp4",
        &format!(
            "-f lavfi -i testsrc2=s=640x360:r=1:d=1 -f lavfi -i {SPEECH}:d=60 -c:v libx264 -preset ultrafast \
             -pix_fmt yuv420p -c:a aac"
        ),
    );
    let made = made_of(&film).await;
    assert!((59_900..=60_200).contains(&made.replay.duration_ms));
    let poster = made.file(made.renditions.poster.as_deref().unwrap());
    assert!(brightness(&poster, 0.0) > 40);
}
