//! WebM: EBML elements within elements (RFC 8794, RFC 9559).

use super::{RejectReason, TRACKS_MOST, read_at};
use std::fs::File;
use std::io;

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
/// The most elements of one level that are looked at: a cluster for each second of a day, and its indexes.
const MOST: usize = 200_000;
/// The nanoseconds of a unit where none are told.
const SCALE: u64 = 1_000_000;

/// An element: its kind, and where its content lies.
#[derive(Debug, Clone, Copy)]
struct Element {
    id: u64,
    start: u64,
    end: u64,
}

/// A number of variable length; with its marker where it is an id. "Unknown" is all ones.
fn variable(file: &mut File, at: u64, end: u64, marked: bool) -> io::Result<Option<(u64, u64)>> {
    if at >= end {
        return Ok(None);
    }
    let first = read_at::<1>(file, at)?[0];
    let width = u64::from(first.leading_zeros()) + 1;
    if width > 8 || at + width > end {
        return Ok(None);
    }
    let mut value = u64::from(first);
    if !marked {
        value &= (1 << (8 - width)) - 1;
    }
    for place in 1..width {
        value = (value << 8) | u64::from(read_at::<1>(file, at + place)?[0]);
    }
    if !marked && value == (1 << (7 * width)) - 1 {
        value = u64::MAX;
    }
    Ok(Some((value, at + width)))
}

/// The element that begins there, which must lie within what holds it. One of unknown size goes on to its end.
fn element(file: &mut File, at: u64, end: u64) -> io::Result<Result<Element, RejectReason>> {
    let Some((id, next)) = variable(file, at, end, true)? else {
        return Ok(Err(RejectReason::Broken));
    };
    let Some((size, start)) = variable(file, next, end, false)? else {
        return Ok(Err(RejectReason::Broken));
    };
    let ends = match size {
        u64::MAX => Some(end),
        size => start.checked_add(size).filter(|ends| *ends <= end),
    };
    Ok(ends
        .ok_or(RejectReason::Broken)
        .map(|end| Element { id, start, end }))
}

/// The film's length in milliseconds; 0 where it tells none.
pub(super) fn length(file: &mut File, size: u64) -> io::Result<Result<u64, RejectReason>> {
    let header = match element(file, 0, size)? {
        Ok(header) if header.id == HEADER => header,
        _ => return Ok(Err(RejectReason::Broken)),
    };
    if !is_webm(file, header)? {
        return Ok(Err(RejectReason::Kind));
    }
    let segment = match element(file, header.end, size)? {
        Ok(segment) if segment.id == SEGMENT => segment,
        Ok(_) | Err(_) => return Ok(Err(RejectReason::Broken)),
    };
    let (mut ms, mut tracks) = (None, None);
    let (mut at, mut seen) = (segment.start, 0);
    while at < segment.end {
        let one = match element(file, at, segment.end)? {
            Ok(one) => one,
            Err(unfit) => return Ok(Err(unfit)),
        };
        match one.id {
            INFO => ms = Some(info(file, one)?),
            TRACKS => tracks = Some(entries(file, one)?),
            _ => {}
        }
        at = one.end;
        seen += 1;
        if seen > MOST {
            return Ok(Err(RejectReason::Broken));
        }
    }
    match tracks {
        Some(1..=TRACKS_MOST) => {}
        _ => return Ok(Err(RejectReason::Tracks)),
    }
    Ok(match ms {
        Some(ms) => ms,
        None => Err(RejectReason::NoLength),
    })
}

fn is_webm(file: &mut File, header: Element) -> io::Result<bool> {
    let mut at = header.start;
    while at < header.end {
        let Ok(one) = element(file, at, header.end)? else {
            return Ok(false);
        };
        if one.id == DOC_TYPE {
            return Ok(one.end - one.start >= 4 && &read_at::<4>(file, one.start)? == b"webm");
        }
        at = one.end;
    }
    Ok(false)
}

/// How many tracks there are; one more than any film has where they were not all counted.
fn entries(file: &mut File, tracks: Element) -> io::Result<usize> {
    let (mut at, mut count) = (tracks.start, 0);
    while at < tracks.end && count <= TRACKS_MOST {
        let Ok(one) = element(file, at, tracks.end)? else {
            return Ok(0);
        };
        count += usize::from(one.id == TRACK_ENTRY);
        at = one.end;
    }
    Ok(count)
}

fn info(file: &mut File, info: Element) -> io::Result<Result<u64, RejectReason>> {
    let (mut scale, mut units) = (SCALE, 0.0);
    let mut at = info.start;
    while at < info.end {
        let one = match element(file, at, info.end)? {
            Ok(one) => one,
            Err(unfit) => return Ok(Err(unfit)),
        };
        let width = one.end - one.start;
        match (one.id, width) {
            (TIMESTAMP_SCALE, 1..=8) => {
                scale = 0;
                for place in one.start..one.end {
                    scale = (scale << 8) | u64::from(read_at::<1>(file, place)?[0]);
                }
            }
            (DURATION, 4) => units = f64::from(f32::from_be_bytes(read_at(file, one.start)?)),
            (DURATION, 8) => units = f64::from_be_bytes(read_at(file, one.start)?),
            _ => {}
        }
        at = one.end;
    }
    #[expect(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a length in milliseconds is far below what a float holds exactly, and the cast saturates"
    )]
    let ms = (units * scale as f64 / 1e6).max(0.0) as u64;
    Ok(Ok(ms))
}
