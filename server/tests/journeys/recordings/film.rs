//! Films that are made for a test, and what is seen and heard of those that the hall makes of them; with the real ffmpeg.

use server::config::program_folders;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use tempfile::TempDir;

/// A film in a folder of its own.
pub struct Film {
    folder: TempDir,
    name: &'static str,
}

impl Film {
    /// What ffmpeg makes of these words, as a file of that name.
    pub fn of(name: &'static str, words: &str) -> Self {
        Self::beside(name, words, |_| {})
    }

    /// The same in a folder with other files, which the words name.
    pub fn beside(name: &'static str, words: &str, others: impl FnOnce(&Path)) -> Self {
        let folder = tempfile::tempdir().unwrap();
        others(folder.path());
        let words = words.split_whitespace().chain([name]);
        let made = ffmpeg(folder.path(), words);
        assert!(
            made.status.success(),
            "{}",
            String::from_utf8_lossy(&made.stderr)
        );
        Self { folder, name }
    }

    pub fn path(&self) -> PathBuf {
        self.folder.path().join(self.name)
    }

    pub fn bytes(&self) -> Vec<u8> {
        std::fs::read(self.path()).unwrap()
    }
}

fn ffmpeg<'a>(folder: &Path, words: impl Iterator<Item = &'a str>) -> Output {
    let folders = program_folders();
    let program = folders.iter().map(|folder| folder.join("ffmpeg"));
    let program = program.into_iter().find(|file| file.is_file());
    Command::new(program.expect("ffmpeg is installed: apt-get install ffmpeg"))
        .current_dir(folder)
        .args(["-nostdin", "-hide_banner", "-nostats", "-y"])
        .args(words)
        .output()
        .unwrap()
}

/// What ffmpeg writes and says when it reads these files.
fn looked(words: &str) -> (Vec<u8>, String) {
    let output = ffmpeg(Path::new("/"), words.split_whitespace());
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{words}: {said}");
    (output.stdout, said)
}

/// How like a source, brought to so many lines, a rendition looks a moment after a place, as SSIM has it: 1 is the same.
pub fn likeness(source: &Path, made: &Path, lines: i64, at: f64) -> f64 {
    let (source, made) = (source.display(), made.display());
    let (_, said) = looked(&format!(
        "-ss {at} -i {source} -ss {at} -i {made} -frames:v 1 -lavfi \
         [0:v]scale=-2:{lines}:flags=bicubic,format=yuv420p[a];[1:v]format=yuv420p[b];[a][b]ssim -f null -"
    ));
    let (_, all) = said.rsplit_once("All:").expect("a measure");
    all.split_whitespace().next().unwrap().parse().unwrap()
}

/// When a picture becomes bright, in seconds.
pub fn flashes(film: &Path) -> Vec<f64> {
    let (written, _) = looked(&format!(
        "-v error -i {} -map 0:V:0 -fps_mode passthrough \
         -vf scale=64:36,signalstats,metadata=print:key=lavfi.signalstats.YAVG:file=- -f null -",
        film.display()
    ));
    let (mut at, mut before, mut flashes) = (0.0, 0.0, Vec::new());
    for line in String::from_utf8(written).unwrap().lines() {
        if let Some((_, time)) = line.split_once("pts_time:") {
            at = time.trim().parse().unwrap();
        } else if let Some((_, bright)) = line.split_once("YAVG=") {
            let bright: f64 = bright.parse().unwrap();
            if bright >= 128.0 && before < 128.0 {
                flashes.push(at);
            }
            before = bright;
        }
    }
    flashes
}

/// When a sound begins after a silence, in seconds.
pub fn beeps(film: &Path) -> Vec<f64> {
    const RATE: u32 = 8_000;
    let (written, _) = looked(&format!(
        "-v error -i {} -map 0:a:0 -af aresample=async=1:first_pts=0 -ac 1 -ar {RATE} -f s16le -",
        film.display()
    ));
    let (mut last, mut beeps) = (f64::NEG_INFINITY, Vec::new());
    for (place, sample) in (0_u32..).zip(written.chunks_exact(2)) {
        let at = f64::from(place) / f64::from(RATE);
        if i16::from_le_bytes([sample[0], sample[1]]).unsigned_abs() > 2_000 {
            if at - last > 1.0 {
                beeps.push(at);
            }
            last = at;
        }
    }
    beeps
}

/// How loud a film is, in LUFS, as two loudspeakers play it.
pub fn loudness(film: &Path) -> f64 {
    let (_, said) = looked(&format!(
        "-i {} -vn -af ebur128=framelog=verbose:dualmono=1 -f null -",
        film.display()
    ));
    let (_, summary) = said.rsplit_once("Integrated loudness:").expect("a measure");
    let (_, told) = summary.split_once("I:").unwrap();
    told.split_whitespace().next().unwrap().parse().unwrap()
}

/// How many pictures look like two halves, and how many whole.
pub fn halves(film: &Path) -> (u32, u32) {
    let (_, said) = looked(&format!("-i {} -an -vf idet -f null -", film.display()));
    let (_, counts) = said.rsplit_once("Multi frame detection:").unwrap();
    let count = |of: &str| -> u32 {
        let (_, after) = counts.split_once(of).unwrap();
        after.split_whitespace().next().unwrap().parse().unwrap()
    };
    (count("TFF:") + count("BFF:"), count("Progressive:"))
}

/// How bright the middle of a picture is, from 0 to 255: of a film at that place, or of a JPEG at 0.
pub fn brightness(film: &Path, at: f64) -> u8 {
    let (written, _) = looked(&format!(
        "-v error -i {} -ss {at} -map 0:v:0 -frames:v 1 -vf crop=iw/8:ih/8,scale=1:1:flags=area,format=gray -f rawvideo -",
        film.display()
    ));
    written[0]
}

/// A page of dense text, as a PGM of 1920 × 1080: the letters are made up, and each page has its own.
pub fn slide(number: u64) -> Vec<u8> {
    const WIDTH: usize = 1920;
    const HEIGHT: usize = 1080;
    /// A letter's point is so many points of the picture.
    const POINT: usize = 3;
    const MARGIN: usize = 60;
    let mut seed = number.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    let mut random = move || {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        seed
    };
    let letters: Vec<u64> = (0..40).map(|_| random() >> 29).collect();
    let mut page = vec![255_u8; WIDTH * HEIGHT];
    for top in (MARGIN..HEIGHT - MARGIN - 7 * POINT).step_by(11 * POINT) {
        for left in (MARGIN..WIDTH - MARGIN - 5 * POINT).step_by(6 * POINT) {
            let chosen = random();
            if chosen % 6 == 0 {
                continue;
            }
            let letter = letters[usize::try_from(chosen >> 8).unwrap() % letters.len()];
            for bit in (0..35).filter(|bit| letter >> bit & 1 == 1) {
                let (x, y) = (left + bit % 5 * POINT, top + bit / 5 * POINT);
                for row in y..y + POINT {
                    page[row * WIDTH + x..row * WIDTH + x + POINT].fill(20);
                }
            }
        }
    }
    let mut file = format!("P5\n{WIDTH} {HEIGHT}\n255\n").into_bytes();
    file.extend(page);
    file
}

/// How high a tone is, in Hz, over all of a film's sound: by how often it rises through the middle.
pub fn pitch(film: &Path) -> u32 {
    const RATE: u32 = 16_000;
    let (written, _) = looked(&format!(
        "-v error -i {} -map 0:a:0 -ac 1 -ar {RATE} -f s16le -",
        film.display()
    ));
    let samples: Vec<i16> = written
        .chunks_exact(2)
        .map(|pair| i16::from_le_bytes([pair[0], pair[1]]))
        .collect();
    let rises = samples
        .windows(2)
        .filter(|pair| pair[0] < 0 && pair[1] >= 0)
        .count();
    u32::try_from(rises).unwrap() * RATE / u32::try_from(samples.len().max(1)).unwrap()
}
