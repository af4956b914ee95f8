//! Recordings that are heard in several languages: their own sounds, and those that organizers add.

use super::LEVEL;
use super::film::{Film, loudness, pitch};
use crate::stand_in::renditions;
use crate::steps::{FILM, multipart, number, sentence, upload};
use app::accounts::Organizer;
use app::answer::Problem;
use app::replays::{RecordingSound, Replays, SoundState, Sounds};
use server::config::program_folders;
use server::jobs::{Limits, Tools, Workers};
use server::on_both_engines;
use server::queue::Lane;
use server::testing::{Actor, TestHall, value};
use std::path::PathBuf;

/// A picture, and tones of 300 and 700 Hz that tell that they are English and Arabic, and one that tells nothing.
const SPOKEN: &str = "-f lavfi -i testsrc2=s=320x180:r=10:d=8 -f lavfi -i sine=f=300:d=8 -f lavfi -i sine=f=700:d=8 \
    -f lavfi -i sine=f=1500:d=8 -map 0 -map 1 -map 2 -map 3 -c:v libx264 -preset ultrafast -pix_fmt yuv420p -c:a aac \
    -metadata:s:a:0 language=eng -metadata:s:a:1 language=ara";

struct Heard {
    organizer: Organizer,
    olga: Actor,
    slug: String,
    workers: Workers,
}

impl Heard {
    async fn of(hall: &mut TestHall, film: &[u8]) -> Self {
        hall.taking(100_000_000);
        let organizer = hall.organizer("olga").await;
        let slug = hall.lecture(&organizer, &hall.form("Cold chains")).await;
        let mut olga = hall.signed_in("olga").await;
        let page = upload(&mut olga, &slug, film).await;
        assert!(page.status < 400, "{}", page.text);
        let tools = Tools::find(&program_folders());
        let tools = tools.expect("ffmpeg is installed: apt-get install ffmpeg");
        Self {
            organizer,
            olga,
            slug,
            workers: renditions(hall, tools, Limits::default()),
        }
    }

    async fn make(&self) {
        while self.workers.run_one(Lane::Renditions).await {}
    }

    async fn at_desk(&self, hall: &TestHall) -> Vec<RecordingSound> {
        let replays = hall.db.replays();
        replays
            .recording_sounds(&self.organizer, &self.slug)
            .await
            .unwrap()
    }

    /// What can be heard, the films' own first.
    async fn offered(&self, hall: &TestHall) -> Vec<String> {
        let sounds = hall.db.replays().sounds(&self.slug).await.unwrap();
        sounds.into_iter().map(|sound| sound.language).collect()
    }

    /// Sends a sound; answers what the desk says then.
    async fn send(&mut self, language: &str, file: &[u8]) -> String {
        let parts: [(&str, Option<&str>, &[u8]); 2] = [
            ("sound_language", None, language.as_bytes()),
            ("sound", Some("interpreter.m4a"), file),
        ];
        let page = multipart(
            &mut self.olga,
            &format!("/sounds/{}?l=en", self.slug),
            &parts,
        )
        .await;
        assert_eq!(page.status, 303, "{}", page.text);
        let back = page.location().split('#').next().unwrap().to_owned();
        self.olga.get(&back).await.text
    }

    /// The file in which a film is played with that sound, put together where it has not been.
    async fn played(&self, hall: &TestHall, language: &str, quality: &str) -> PathBuf {
        let address = format!("/en/replays/{}/sound/{language}/{quality}", self.slug);
        let mut visitor = hall.visitor();
        let work = async {
            while !self.workers.run_one(Lane::Awaited).await {
                tokio::time::sleep(std::time::Duration::from_millis(20)).await;
            }
        };
        let there = format!(
            "SELECT count(*) FROM renditions WHERE sound = '{language}' AND kind = '{quality}'"
        );
        let page = if number(hall, &there).await == 0 {
            tokio::join!(visitor.get(&address), work).0
        } else {
            visitor.get(&address).await
        };
        assert_eq!(page.status, 307, "{address}: {}", page.text);
        let file = page.location().strip_prefix("/media/").unwrap().to_owned();
        assert_eq!(visitor.get(&format!("/media/{file}")).await.status, 200);
        hall.media.folder().join(file)
    }
}

fn tone(hz: u32, seconds: u32) -> Film {
    Film::of(
        "interpreter.m4a",
        &format!("-f lavfi -i sine=f={hz}:d={seconds} -c:a aac"),
    )
}

#[track_caller]
fn sounds_like(film: &std::path::Path, hz: u32) {
    let heard = pitch(film);
    assert!(heard.abs_diff(hz) <= hz / 20, "{heard} Hz, and not {hz}");
}

on_both_engines! {
    async fn a_recording_of_several_sounds_is_heard_in_each_language(hall) {
        let mut hall = hall;
        let heard = Heard::of(&mut hall, &Film::of("spoken.mp4", SPOKEN).bytes()).await;
        heard.make().await;
        let desk = heard.at_desk(&hall).await;
        let told: Vec<(&str, Option<i64>, &SoundState)> = desk.iter().map(|s| (s.language.as_str(), s.track, &s.state)).collect();
        assert_eq!(told, [("en", Some(0), &SoundState::Own), ("ar", Some(1), &SoundState::Ready), ("", Some(2), &SoundState::Unnamed)]);
        assert_eq!(heard.offered(&hall).await, ["en", "ar"]);

        let at = |l: &str| format!("/{l}/replays/{}", heard.slug);
        let page = hall.visitor().get(&at("en")).await;
        assert!(page.text.contains("<source src=\"/media/"), "the film's own: {}", page.text);
        assert!(page.text.contains("data-sound=\"ar\"") && page.text.contains("العربية"), "each in its own language");
        let mut reader = hall.visitor();
        let page = reader.get(&at("ar")).await;
        let own = format!("<source src=\"/ar/replays/{}/sound/ar/", heard.slug);
        assert!(page.text.contains(&own), "that of the page: {}", page.text);
        let page = reader.get(&format!("{}?sound=en", at("ar"))).await;
        assert!(page.text.contains("<source src=\"/media/"), "{}", page.text);
        let page = reader.get(&at("ar")).await;
        assert!(page.text.contains("<source src=\"/media/"), "the choice is remembered");
        let page = reader.get(&format!("{}?sound=tlh", at("ar"))).await;
        assert_eq!(page.status, 200);

        let before = number(&hall, "SELECT count(*) FROM renditions").await;
        for quality in ["144p", "original"] {
            sounds_like(&heard.played(&hall, "ar", quality).await, 700);
        }
        sounds_like(&heard.played(&hall, "ar", "144p").await, 700);
        assert_eq!(number(&hall, "SELECT count(*) FROM renditions").await, before + 2, "made once and kept");
        let alone = hall.db.replays().sounds(&heard.slug).await.unwrap().remove(1).audio.unwrap();
        sounds_like(&hall.media.folder().join(alone.file), 700);
        for (language, quality) in [("en", "144p"), ("fr", "144p"), ("ar", "audio"), ("ar", "9000p"), ("ar", "720p"), ("", "144p")] {
            let address = format!("/en/replays/{}/sound/{language}/{quality}", heard.slug);
            assert_eq!(hall.visitor().get(&address).await.status, 404, "{address}");
        }
    }

    async fn a_sound_that_says_no_language_is_offered_once_it_is_told(hall) {
        let mut hall = hall;
        let mut heard = Heard::of(&mut hall, &Film::of("spoken.mp4", SPOKEN).bytes()).await;
        heard.make().await;
        let id = heard.at_desk(&hall).await[2].id.to_string();
        let name = async |heard: &mut Heard, language: &str| {
            let fields = [("slug", heard.slug.as_str()), ("id", &id), ("sound_language", language)];
            heard.olga.post("/api/name-sound?l=en", &fields).await
        };
        for (language, key) in [("ar", "sound-taken"), ("en", "sound-is-own"), ("tlh", "problem-choice")] {
            let page = name(&mut heard, language).await;
            let back = heard.olga.get(page.location()).await;
            assert!(back.text.contains(&sentence(key)), "{language}: {}", back.text);
        }
        name(&mut heard, "fr").await;
        assert_eq!(heard.at_desk(&hall).await[2].state, SoundState::Making);
        heard.make().await;
        assert_eq!(heard.offered(&hall).await, ["en", "ar", "fr"]);
        sounds_like(&heard.played(&hall, "fr", "144p").await, 1500);
        name(&mut heard, "").await;
        assert_eq!(heard.offered(&hall).await, ["en", "ar"]);
        assert_eq!(number(&hall, "SELECT count(*) FROM renditions WHERE sound = 'fr'").await, 0);
        let own = heard.at_desk(&hall).await[0].id.to_string();
        let fields = [("slug", heard.slug.as_str()), ("id", &own), ("sound_language", "th")];
        heard.olga.post("/api/name-sound?l=en", &fields).await;
        assert_eq!(heard.at_desk(&hall).await[0].language, "en", "the films' own stays");
    }

    async fn an_interpreters_file_is_added_replaced_and_taken_away(hall) {
        let mut hall = hall;
        let film = Film::of(
            "film.webm",
            "-f lavfi -i testsrc2=s=320x180:r=10:d=8 -f lavfi -i sine=f=300:d=8 -c:v libvpx -deadline realtime -c:a libopus",
        );
        let mut heard = Heard::of(&mut hall, &film.bytes()).await;
        heard.make().await;
        assert_eq!(heard.offered(&hall).await, ["en"], "that of the lecture");
        assert!(heard.at_desk(&hall).await.is_empty());
        let told = heard.send("en", &tone(700, 8).bytes()).await;
        assert!(told.contains(&sentence("sound-is-own")), "{told}");
        let told = heard.send("ar", b"%PDF-1.7 this is no sound").await;
        assert!(told.contains(&sentence("upload-kind")), "{told}");
        let long = Problem::new("", "sound-unlike").with("sound", 2).with("film", 0);
        let told = heard.send("ar", &tone(700, 90).bytes()).await;
        assert!(told.contains(&app::ui::sentence(app::i18n::Locale::En, &long)), "{told}");
        assert_eq!(number(&hall, "SELECT count(*) FROM recording_sounds").await, 0);

        let told = heard.send("ar", &tone(700, 8).bytes()).await;
        assert!(told.contains(&sentence("sound-saved")) && told.contains("interpreter.m4a"), "{told}");
        assert_eq!(heard.offered(&hall).await, ["en"], "not before it is made");
        heard.make().await;
        assert_eq!(heard.offered(&hall).await, ["en", "ar"]);
        sounds_like(&heard.played(&hall, "ar", "original").await, 700);
        sounds_like(&heard.played(&hall, "ar", "144p").await, 700);

        let before = heard.at_desk(&hall).await[0].id;
        heard.send("ar", &tone(1100, 8).bytes()).await;
        assert_ne!(heard.at_desk(&hall).await[0].id, before, "whoever makes the one of before puts nothing in its place");
        assert_eq!(number(&hall, "SELECT count(*) FROM renditions WHERE sound <> ''").await, 0, "that of before is gone");
        heard.make().await;
        sounds_like(&heard.played(&hall, "ar", "144p").await, 1100);
        let files = || std::fs::read_dir(hall.media.folder()).unwrap().flatten().count();
        let there = files();
        let id = heard.at_desk(&hall).await[0].id.to_string();
        let fields = [("slug", heard.slug.as_str()), ("id", &id)];
        assert_eq!(heard.olga.post("/api/remove-sound?l=en", &fields).await.status, 303);
        assert_eq!(heard.offered(&hall).await, ["en"]);
        assert_eq!(files(), there - 4, "the file, what was made of it twice, and the film");

        heard.send("ar", &tone(700, 8).bytes()).await;
        heard.make().await;
        let gone = hall.db.replays().remove(&heard.organizer, &heard.slug).await.unwrap();
        for file in gone {
            hall.media.delete(&file).await;
        }
        assert_eq!(files(), 0, "with the replay all of it goes");
        assert_eq!(number(&hall, "SELECT count(*) FROM recording_sounds").await, 0);
    }

    async fn of_two_interpreters_the_one_whose_file_is_gone_keeps_not_the_other_from_being_heard(hall) {
        let mut hall = hall;
        let mut heard = Heard::of(&mut hall, &Film::of("spoken.mp4", SPOKEN).bytes()).await;
        heard.make().await;
        for (language, hz) in [("fr", 900), ("th", 1100)] {
            heard.send(language, &tone(hz, 8).bytes()).await;
        }
        let file: String = value(&hall.db, "SELECT file FROM recording_sounds WHERE language = 'fr'").await;
        std::fs::remove_file(hall.media.folder().join(file)).unwrap();
        heard.make().await;
        let desk = heard.at_desk(&hall).await;
        let states: Vec<(&str, bool)> = desk.iter().map(|s| (s.language.as_str(), s.state == SoundState::Ready)).collect();
        assert_eq!(states, [("en", false), ("ar", true), ("", false), ("fr", false), ("th", true)]);
        assert!(matches!(&desk[3].state, SoundState::Failed(why) if why.key == "rendition-original-gone"), "{:?}", desk[3]);
    }

    async fn the_demonstrations_lecture_is_heard_through_its_interpreter(hall) {
        let mut hall = hall;
        let mut heard = Heard::of(&mut hall, FILM).await;
        heard.send("ar", include_bytes!("../../../src/demo/first.ar.m4a")).await;
        heard.make().await;
        assert_eq!(heard.offered(&hall).await, ["en", "ar"]);
        for quality in ["144p", "original"] {
            let film = heard.played(&hall, "ar", quality).await;
            let probed = server::media::probe(&film).unwrap().expect("is a film");
            assert!((94_500..=95_500).contains(&probed.duration_ms), "{quality}: {probed:?}");
            let loud = loudness(&film);
            assert!((loud - LEVEL).abs() <= 1.5, "{quality}: {loud} LUFS");
        }
    }

    async fn who_may_not_watch_may_not_listen(hall) {
        let mut hall = hall;
        let mut heard = Heard::of(&mut hall, &Film::of("spoken.mp4", SPOKEN).bytes()).await;
        heard.make().await;
        let address = format!("/en/replays/{}/sound/ar/144p", heard.slug);
        crate::steps::tamper(&hall, "UPDATE lectures SET audience = 'officials'").await;
        assert_eq!(hall.visitor().get(&address).await.status, 403);
        assert_eq!(number(&hall, "SELECT count(*) FROM jobs WHERE kind = 'mux'").await, 0, "nothing is made for them");
        let head = heard.olga.send(http::Method::HEAD, &address, &[], "").await;
        assert_eq!(head.status, 503);
        assert_eq!(number(&hall, "SELECT count(*) FROM jobs WHERE kind = 'mux'").await, 0, "nor for whoever asks for no film");
        heard.played_by_olga(&address).await;
    }
}

impl Heard {
    /// What is for some only is handed out by a signed link.
    async fn played_by_olga(&mut self, address: &str) {
        let (page, ()) = tokio::join!(self.olga.get(address), async {
            while !self.workers.run_one(Lane::Awaited).await {
                tokio::time::sleep(std::time::Duration::from_millis(20)).await;
            }
        });
        assert_eq!(page.status, 307, "{}", page.text);
        assert!(page.location().contains('?'), "signed: {}", page.location());
    }
}
