//! WebM: EBML elements within elements (RFC 8794, RFC 9559).

use super::{Length, ProbeError, RejectReason, TRACKS_MOST, read_up_to};
use std::collections::BTreeMap;
use std::fs::File;

/// How every Matroska and WebM file begins.
pub(super) const EBML: [u8; 4] = [0x1A, 0x45, 0xDF, 0xA3];

const HEADER: u64 = 0x1A45_DFA3;
const DOC_TYPE: u64 = 0x4282;
const SEGMENT: u64 = 0x1853_8067;
const INFO: u64 = 0x1549_A966;
const TIMESTAMP_SCALE: u64 = 0x002A_D7B1;
const DURATION: u64 = 0x4489;
const TRACKS: u64 = 0x1654_AE6B;
const TRACK_ENTRY: u64 = 0xAE;
const TRACK_NUMBER: u64 = 0xD7;
const TRACK_TYPE: u64 = 0x83;
const CLUSTER: u64 = 0x1F43_B675;
const TIMESTAMP: u64 = 0xE7;
const SIMPLE_BLOCK: u64 = 0xA3;
const BLOCK_GROUP: u64 = 0xA0;
const BLOCK: u64 = 0xA1;
const BLOCK_DURATION: u64 = 0x9B;
const CUES: u64 = 0x1C53_BB6B;
/// What else stands beside a cluster, and so ends one of unknown size: places, attachments, chapters, tags.
const BESIDE: [u64; 4] = [0x114D_9B74, 0x1941_A469, 0x1043_A770, 0x1254_C367];
/// A picture, and a sound (RFC 9559, §5.1.4.1.3).
const SEEN_OR_HEARD: [u64; 2] = [1, 2];
/// The most elements that are looked at: thirteen hours of a browser's recorder, eighty blocks a second.
const MOST: usize = 4_000_000;
/// The nanoseconds of a unit where none are told.
const SCALE: u64 = 1_000_000;
/// The most elements that are looked at of a track's description.
const MOST_OF_TRACK: usize = 64;
/// The head of an element and the first bytes of what it holds.
const HEAD: usize = 32;

/// An element: its kind, and where its content lies.
#[derive(Debug, Clone, Copy)]
struct Element {
    id: u64,
    start: u64,
    end: u64,
    /// Its size is not told: what cannot lie within it ends it.
    is_open: bool,
    /// The first bytes of its content, and how many they are.
    head: [u8; HEAD],
    known: usize,
}

impl Element {
    /// The first bytes of its content.
    fn head(&self) -> &[u8] {
        let length = usize::try_from(self.end - self.start).unwrap_or(usize::MAX);
        &self.head[..self.known.min(length)]
    }

    /// A number as its content; none where it is too long to be one.
    fn number(&self) -> Option<u64> {
        (self.end - self.start <= 8).then(|| long(self.head()))
    }
}

fn long(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0, |n, byte| (n << 8) | u64::from(*byte))
}

/// A number of variable length, and its width; with its marker where it is an id. "Unknown" is all ones.
fn variable(bytes: &[u8], marked: bool) -> Option<(u64, usize)> {
    let first = *bytes.first()?;
    let width = first.leading_zeros() as usize + 1;
    if width > 8 || width > bytes.len() {
        return None;
    }
    let mut value = long(&bytes[..width]);
    if !marked {
        let bits = 7 * width;
        value &= (1 << bits) - 1;
        if value == (1 << bits) - 1 {
            value = u64::MAX;
        }
    }
    Some((value, width))
}

/// The element that begins there, which must lie within what holds it. One of unknown size goes on to its end.
fn element(file: &mut File, at: u64, end: u64) -> Result<Element, ProbeError> {
    let mut head = [0; HEAD];
    let length = read_up_to(file, at, &mut head)?;
    let room = usize::try_from(end - at).unwrap_or(usize::MAX);
    let read = &head[..length.min(room)];
    let (id, width) = variable(read, true).ok_or(RejectReason::Broken)?;
    let (size, more) = variable(&read[width..], false).ok_or(RejectReason::Broken)?;
    let skip = width + more;
    let start = at + skip as u64;
    let ends = match size {
        u64::MAX => Some(end),
        size => start.checked_add(size).filter(|ends| *ends <= end),
    };
    let end = ends.ok_or(RejectReason::Broken)?;
    let known = length - skip;
    head.copy_within(skip..length, 0);
    Ok(Element {
        id,
        start,
        end,
        is_open: size == u64::MAX,
        head,
        known,
    })
}

/// The elements within another one, at most so many.
fn children(file: &mut File, within: Element, most: usize) -> Result<Vec<Element>, ProbeError> {
    let (mut at, mut found) = (within.start, Vec::new());
    while at < within.end && found.len() < most {
        let one = element(file, at, within.end)?;
        at = one.end;
        found.push(one);
    }
    Ok(found)
}

/// The length of what is seen and heard.
pub(super) fn length(file: &mut File, size: u64) -> Result<Length, ProbeError> {
    let header = element(file, 0, size).ok();
    let header = header.filter(|header| header.id == HEADER);
    let header = header.ok_or(RejectReason::Broken)?;
    if !is_webm(file, header)? {
        return Err(RejectReason::Kind.into());
    }
    let segment = element(file, header.end, size)?;
    if segment.id != SEGMENT {
        return Err(RejectReason::Broken.into());
    }
    Segment::default().read(file, segment)
}

fn is_webm(file: &mut File, header: Element) -> Result<bool, ProbeError> {
    const MOST_OF_HEADER: usize = 64;
    let all = children(file, header, MOST_OF_HEADER)?;
    let kind = all.iter().find(|one| one.id == DOC_TYPE);
    Ok(kind.is_some_and(|kind| kind.head().starts_with(b"webm")))
}

/// A track, in units of the segment.
#[derive(Debug, Clone, Copy, Default)]
struct Track {
    counts: bool,
    /// When its first block begins, when its last one does, and how long after the one before it.
    first: Option<i64>,
    last: i64,
    step: i64,
    /// When what was said to be the longest ends.
    to: i64,
}

impl Track {
    /// One more block.
    fn take(&mut self, at: i64, length: Option<u64>) {
        let first = *self.first.get_or_insert(at);
        if first == at {
            self.last = self.last.max(at);
        }
        self.first = Some(first.min(at));
        if at > self.last {
            self.step = at - self.last;
            self.last = at;
        }
        let length = length.and_then(|length| i64::try_from(length).ok());
        self.to = self.to.max(at.saturating_add(length.unwrap_or_default()));
    }

    /// When it ends: a last block that does not say how long it is is as long as the one before it, and no longer than a
    /// second: a slide may have stood before it for an hour.
    fn end(&self, scale: u64) -> i64 {
        let second = 1_000_000_000 / scale.max(1);
        let step = self.step.min(i64::try_from(second).unwrap_or_default());
        self.to.max(self.last.saturating_add(step))
    }
}

/// What a segment tells of itself.
#[derive(Debug, Default)]
struct Segment {
    /// Nanoseconds of a unit.
    scale: Option<u64>,
    /// Whether it says how long it is. What it says is not believed: its blocks tell.
    tells_length: bool,
    tracks: BTreeMap<u64, Track>,
    track_count: usize,
    has_cues: bool,
    seen: usize,
}

impl Segment {
    fn read(mut self, file: &mut File, segment: Element) -> Result<Length, ProbeError> {
        let mut at = segment.start;
        while at < segment.end {
            let one = self.next(file, at, segment.end)?;
            at = one.end;
            match one.id {
                CLUSTER => at = self.cluster(file, one, segment.end)?,
                INFO if self.scale.is_none() => self.info(file, one)?,
                TRACKS if self.tracks.is_empty() => self.entries(file, one)?,
                CUES => self.has_cues = true,
                _ => {}
            }
        }
        if self.track_count > TRACKS_MOST || !self.tracks.values().any(|track| track.counts) {
            return Err(RejectReason::Tracks.into());
        }
        Ok(Length {
            ms: self.measured_ms(),
            is_indexed: self.tells_length && self.has_cues,
        })
    }

    fn next(&mut self, file: &mut File, at: u64, end: u64) -> Result<Element, ProbeError> {
        self.seen += 1;
        if self.seen > MOST {
            return Err(RejectReason::Broken.into());
        }
        element(file, at, end)
    }

    fn info(&mut self, file: &mut File, info: Element) -> Result<(), ProbeError> {
        let mut scale = SCALE;
        for one in children(file, info, MOST_OF_TRACK)? {
            match one.id {
                TIMESTAMP_SCALE => scale = one.number().unwrap_or(SCALE),
                DURATION => self.tells_length = one.head().iter().any(|byte| *byte != 0),
                _ => {}
            }
        }
        self.scale = Some(scale);
        Ok(())
    }

    fn entries(&mut self, file: &mut File, tracks: Element) -> Result<(), ProbeError> {
        let entries = children(file, tracks, TRACKS_MOST + 1)?;
        let entries = entries.into_iter().filter(|one| one.id == TRACK_ENTRY);
        for entry in entries {
            self.track_count += 1;
            let (mut number, mut track) = (0, Track::default());
            for one in children(file, entry, MOST_OF_TRACK)? {
                let value = one.number().unwrap_or_default();
                match one.id {
                    TRACK_NUMBER => number = value,
                    TRACK_TYPE => track.counts = SEEN_OR_HEARD.contains(&value),
                    _ => {}
                }
            }
            self.tracks.insert(number, track);
        }
        Ok(())
    }

    /// Reads the blocks of a cluster; answers where it ends.
    fn cluster(&mut self, file: &mut File, cluster: Element, end: u64) -> Result<u64, ProbeError> {
        let (mut at, mut begins) = (cluster.start, 0);
        while at < cluster.end.min(end) {
            let one = self.next(file, at, cluster.end)?;
            let is_beside = matches!(one.id, CLUSTER | CUES | INFO | TRACKS);
            if cluster.is_open && (is_beside || BESIDE.contains(&one.id)) {
                return Ok(at);
            }
            match one.id {
                TIMESTAMP => {
                    begins = i64::try_from(one.number().unwrap_or_default()).unwrap_or_default();
                }
                SIMPLE_BLOCK => self.block(one, begins, None),
                BLOCK_GROUP => self.group(file, one, begins)?,
                _ => {}
            }
            at = one.end;
        }
        Ok(at)
    }

    fn group(&mut self, file: &mut File, group: Element, begins: i64) -> Result<(), ProbeError> {
        const MOST_OF_GROUP: usize = 16;
        let all = children(file, group, MOST_OF_GROUP)?;
        self.seen += all.len();
        let length = all.iter().find(|one| one.id == BLOCK_DURATION);
        let length = length.and_then(Element::number);
        if let Some(block) = all.iter().find(|one| one.id == BLOCK) {
            self.block(*block, begins, length);
        }
        Ok(())
    }

    /// A block begins with its track's number and its time from the cluster's (RFC 9559, §10.1).
    fn block(&mut self, block: Element, begins: i64, length: Option<u64>) {
        let head = block.head();
        let Some((number, width)) = variable(head, false) else {
            return;
        };
        let (Some(track), Some(&[high, low])) = (
            self.tracks.get_mut(&number),
            head.get(width..width + 2).and_then(|two| two.first_chunk()),
        ) else {
            return;
        };
        let from_cluster = i64::from(i16::from_be_bytes([high, low]));
        track.take(begins.saturating_add(from_cluster), length);
    }

    /// From the first block that is seen or heard to the end of the last, in milliseconds.
    fn measured_ms(&self) -> u64 {
        let scale = self.scale.unwrap_or(SCALE);
        let counts = || self.tracks.values().filter(|track| track.counts);
        let from = counts()
            .filter_map(|track| track.first)
            .min()
            .unwrap_or_default();
        let with_blocks = counts().filter(|track| track.first.is_some());
        let to = with_blocks.map(|track| track.end(scale)).max();
        let units = to.unwrap_or_default().saturating_sub(from).max(0);
        let ns = u128::from(units.unsigned_abs()) * u128::from(scale);
        u64::try_from(ns / 1_000_000).unwrap_or(u64::MAX)
    }
}
