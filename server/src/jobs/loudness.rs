//! How loud the sounds of a recording are (ITU-R BS.1770, as EBU R 128 measures it), and which of them is heard.
//!
//! All lectures are brought to one level, so that nobody turns the volume between them: what is to be added is measured
//! first, over the whole recording, and then added evenly.

use super::arguments::{looking, words};
use super::failure::Failure;
use super::ffmpeg::{Limits, Run, Tools};
use super::source::{Recording, SoundTrack};
use std::collections::HashMap;
use std::ffi::OsStr;

/// The level of all lectures, in tenths of LUFS: the loudest that EBU R 128 s2 has for what is streamed, as phones in loud
/// rooms are far from being too loud.
pub(super) const LEVEL: i64 = -160;
/// A sound this close to the level, in tenths of LU, is left as it is.
const CLOSE: i64 = 10;
/// No sound is raised or lowered by more, in tenths of LU: what is this quiet is mostly noise.
const MOST: i64 = 300;
/// What is more quiet is silence, in tenths of LUFS: the gate of the measure itself is at -70.
const SILENCE: i64 = -650;
/// Both channels together are so much more quiet than one of them where one is the other upside down, in tenths of LU.
const INVERTED: i64 = 100;
/// So many sounds are listened to.
const TRACKS_MOST: usize = 8;
/// A rendition this much more quiet than it should be is told of, in tenths of LU.
const TELLS: i64 = 60;

/// What is to be heard of a recording.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Heard {
    /// Which of its sounds, from 0.
    pub(super) track: usize,
    /// The one channel that is taken, from 0; all where none is named.
    pub(super) channel: Option<usize>,
    /// How loud that is, in tenths of LUFS.
    pub(super) level: i64,
    /// How many channels it has.
    pub(super) channels: i64,
}

impl Heard {
    /// What is added to bring it to the level of all, in dB.
    pub(super) fn gain_db(&self) -> String {
        let tenths = self.gain();
        let sign = if tenths < 0 { "-" } else { "" };
        format!("{sign}{}.{}", tenths.abs() / 10, tenths.abs() % 10)
    }

    fn gain(&self) -> i64 {
        if self.level <= SILENCE || self.is_at_level() {
            return 0;
        }
        (LEVEL - self.level).clamp(-MOST, MOST)
    }

    const fn is_at_level(&self) -> bool {
        (LEVEL - self.level).abs() <= CLOSE
    }

    /// Whether nothing has to be done to it.
    pub(super) fn is_as_it_should_be(&self) -> bool {
        self.gain() == 0 && self.channel.is_none()
    }

    /// How many channels are taken.
    pub(super) fn channels(&self) -> i64 {
        self.channel.map_or(self.channels, |_| 1)
    }

    /// By how much a rendition of it is more quiet than it should be, in whole LU; 0 where nobody would hear it.
    pub(super) fn quieter_by(&self, made: Option<i64>) -> i64 {
        let expected = self.level + self.gain();
        if expected <= SILENCE {
            return 0;
        }
        let missing = expected - made.unwrap_or(SILENCE);
        if missing >= TELLS { missing / 10 } else { 0 }
    }
}

/// Listens to all sounds of a recording; answers what is to be heard of it: the one that is heard where nobody chooses, or
/// where that is silent the first that is not.
pub(super) async fn listen(
    tools: &Tools,
    limits: Limits,
    recording: &Recording<'_>,
    sounds: &[SoundTrack],
    at: impl Fn(i64),
) -> Result<Option<Heard>, Failure> {
    if sounds.is_empty() {
        return Ok(None);
    }
    let tracks: Vec<(usize, i64)> = sounds
        .iter()
        .map(|sound| (sound.place, sound.channels))
        .take(TRACKS_MOST)
        .collect();
    match measure(tools, limits, recording, &tracks, at).await {
        Ok(levels) => Ok(Some(choose(sounds, &levels))),
        // What cannot be measured is heard as it is.
        Err(failure) if failure.is_of_the_film() => Ok(Some(as_it_is(usual(sounds)))),
        Err(failure) => Err(failure),
    }
}

/// How loud the sound of what was made of a recording is, in tenths of LUFS; none where nothing was heard.
pub(super) async fn level_of(
    tools: &Tools,
    limits: Limits,
    made: &Recording<'_>,
) -> Result<Option<i64>, Failure> {
    let levels = measure(tools, limits, made, &[(0, 1)], |_| {}).await?;
    Ok(levels.get(&(0, Part::All)).copied())
}

/// What of a track is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Part {
    /// All channels, as they are heard.
    All,
    /// All of them brought into one.
    Mixed,
    /// One of two channels.
    Channel(usize),
}

/// Tenths of LUFS.
type Levels = HashMap<(usize, Part), i64>;

async fn measure(
    tools: &Tools,
    limits: Limits,
    recording: &Recording<'_>,
    tracks: &[(usize, i64)],
    at: impl Fn(i64),
) -> Result<Levels, Failure> {
    let before = looking(recording, 0, recording.duration_ms);
    let after = measuring(tracks);
    let run = Run {
        arguments: before
            .iter()
            .map(OsStr::new)
            .chain([recording.path.as_os_str()])
            .chain(after.iter().map(OsStr::new))
            .collect(),
        unsaid: vec![recording.path],
        time: limits.time(recording.duration_ms),
        limits,
    };
    let said = tools.examine(&run, at).await?;
    Ok(levels(&said))
}

/// What ffmpeg is told: each part of each track goes by a meter that is called by both. One channel is heard from two
/// loudspeakers, and measured so.
fn measuring(tracks: &[(usize, i64)]) -> Vec<String> {
    let (mut graph, mut maps) = (Vec::new(), Vec::new());
    for (track, channels) in tracks {
        let meter = |part: &str, filter: &str, options: &str| {
            format!("{filter}ebur128@{track}{part}=framelog=verbose{options}[o{track}{part}]")
        };
        let mut parts = vec![(
            "a",
            meter("a", "aformat=channel_layouts=stereo|mono,", ":dualmono=1"),
        )];
        if *channels == 2 {
            for (part, mix) in [("m", "0.5*c0+0.5*c1"), ("l", "c0"), ("r", "c1")] {
                parts.push((
                    part,
                    meter(part, &format!("pan=mono|c0={mix},"), ":dualmono=1"),
                ));
            }
        }
        let splits: Vec<String> = parts
            .iter()
            .map(|(part, _)| format!("[i{track}{part}]"))
            .collect();
        let splits = splits.concat();
        graph.push(format!("[0:a:{track}]asplit={}{splits}", parts.len()));
        for (part, filters) in parts {
            graph.push(format!("[i{track}{part}]{filters}"));
            maps.extend(["-map".into(), format!("[o{track}{part}]")]);
            maps.extend(words("-f null -"));
        }
    }
    let mut arguments = words("-vn -sn -dn -filter_complex_threads 1 -filter_complex");
    arguments.push(graph.join(";"));
    arguments.extend(maps);
    arguments
}

/// What the meters say at the end: `[ebur128@0a @ 0x…] Summary:`, and after it `I: -23.0 LUFS`.
fn levels(said: &[u8]) -> Levels {
    let said = String::from_utf8_lossy(said);
    let (mut levels, mut of) = (Levels::new(), None);
    for line in said.lines().map(str::trim) {
        if let Some(name) = line
            .strip_prefix("[ebur128@")
            .filter(|_| line.ends_with("Summary:"))
        {
            of = part(name);
        } else if let (Some(whose), Some(told)) = (of, line.strip_prefix("I:")) {
            let told = told.trim().trim_end_matches("LUFS").trim();
            #[expect(
                clippy::cast_possible_truncation,
                reason = "the cast saturates, and tenths are whole"
            )]
            let tenths = told.parse().map(|lufs: f64| (lufs * 10.0).round() as i64);
            levels.insert(whose, tenths.unwrap_or(SILENCE));
            of = None;
        }
    }
    levels
}

/// Which part of which track a meter is called after: `0a @ 0x…`.
fn part(name: &str) -> Option<(usize, Part)> {
    let name = name.split(' ').next()?;
    let (track, part) = name.split_at_checked(name.len().checked_sub(1)?)?;
    let part = match part {
        "a" => Part::All,
        "m" => Part::Mixed,
        "l" => Part::Channel(0),
        "r" => Part::Channel(1),
        _ => return None,
    };
    Some((track.parse().ok()?, part))
}

/// The sound that is heard where nobody chooses.
fn usual(sounds: &[SoundTrack]) -> &SoundTrack {
    let usual = sounds.iter().find(|sound| sound.is_default);
    usual.unwrap_or(&sounds[0])
}

/// A sound to which nothing is done.
const fn as_it_is(sound: &SoundTrack) -> Heard {
    Heard {
        track: sound.place,
        channel: None,
        level: LEVEL,
        channels: sound.channels,
    }
}

fn choose(sounds: &[SoundTrack], levels: &Levels) -> Heard {
    let level = |place, part| levels.get(&(place, part)).copied().unwrap_or(SILENCE);
    let usual = usual(sounds);
    let is_heard = |sound: &&SoundTrack| level(sound.place, Part::All) > SILENCE;
    let mut candidates = std::iter::once(usual).chain(sounds);
    let sound = candidates.find(is_heard).unwrap_or(usual);
    let of = |part| level(sound.place, part);
    let (left, right) = (of(Part::Channel(0)), of(Part::Channel(1)));
    let is_inverted = left.max(right) - of(Part::Mixed) >= INVERTED;
    let channel = (is_inverted && left.max(right) > SILENCE).then(|| usize::from(right > left));
    Heard {
        channel,
        level: channel.map_or(of(Part::All), |channel| of(Part::Channel(channel))),
        ..as_it_is(sound)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SAID: &str = "  title : [ebur128@0a @ 0x1] Summary:\n[ebur128@0r @ 0x55] Summary:\n\n  Integrated loudness:\n    I:         -20.4 LUFS\n    Threshold: -30.4 LUFS\n[ebur128@0l @ 0x55] Summary:\n    I: -21.0 LUFS\n[ebur128@0m @ 0x1] Summary:\n  I:  -70.0 LUFS\n[ebur128@0a @ 0x1] Summary:\n  I: -18.1 LUFS\n";

    const STEREO: SoundTrack = SoundTrack {
        place: 0,
        aac_bits: None,
        channels: 2,
        is_default: false,
        language: None,
    };

    #[test]
    fn the_louder_channel_is_taken_where_one_is_the_other_upside_down() {
        let levels = levels(SAID.as_bytes());
        assert_eq!(levels.len(), 4);
        let heard = choose(&[STEREO], &levels);
        assert_eq!(
            (heard.channel, heard.level, heard.channels()),
            (Some(1), -204, 1)
        );
        assert_eq!(heard.gain_db(), "4.4");
        let mut fine = levels.clone();
        fine.insert((0, Part::Mixed), -210);
        let heard = choose(&[STEREO], &fine);
        assert_eq!(
            (heard.channel, heard.level, heard.channels()),
            (None, -181, 2)
        );
        assert_eq!(heard.gain_db(), "2.1");
    }

    #[test]
    fn the_usual_sound_is_taken_and_where_it_is_silent_the_first_that_is_heard() {
        let usual = SoundTrack {
            is_default: true,
            language: None,
            ..STEREO
        };
        let levels = |all: &[i64]| -> Levels {
            let parts = |(track, level): (usize, &i64)| {
                [Part::All, Part::Mixed].map(|part| ((track, part), *level))
            };
            all.iter().enumerate().flat_map(parts).collect()
        };
        let of = |sounds: &[SoundTrack], all: &[i64]| {
            let placed = sounds.iter().enumerate();
            let placed = placed.map(|(place, sound)| SoundTrack { place, ..*sound });
            choose(&placed.collect::<Vec<_>>(), &levels(all)).track
        };
        assert_eq!(of(&[STEREO, usual], &[-200, -250]), 1);
        assert_eq!(of(&[STEREO, STEREO], &[-700, -250]), 1);
        assert_eq!(of(&[STEREO, STEREO, usual], &[-250, -200, -700]), 0);
        assert_eq!(of(&[STEREO, usual], &[-700, -700]), 1);
        assert_eq!(of(&[STEREO, usual], &[]), 1);
    }

    #[test]
    fn what_is_near_the_level_or_silent_is_left_and_no_gain_is_without_a_bound() {
        let gain = |level| {
            let heard = Heard {
                track: 0,
                channel: None,
                level,
                channels: 1,
            };
            heard.gain_db()
        };
        for (level, db) in [
            (-160, "0.0"),
            (-151, "0.0"),
            (-170, "0.0"),
            (-700, "0.0"),
            (-80, "-8.0"),
            (-305, "14.5"),
            (-600, "30.0"),
        ] {
            assert_eq!(gain(level), db, "{level}");
        }
    }

    #[test]
    fn a_rendition_that_is_far_too_quiet_is_told_of_by_how_much() {
        let heard = Heard {
            track: 0,
            channel: None,
            level: -300,
            channels: 2,
        };
        assert_eq!(heard.quieter_by(Some(-165)), 0);
        assert_eq!(heard.quieter_by(Some(-260)), 10);
        assert_eq!(heard.quieter_by(None), 49);
        let silent = Heard {
            level: -700,
            ..heard
        };
        assert_eq!(silent.quieter_by(None), 0);
    }
}
