//! MP4 (ISO/IEC 14496-12): boxes within boxes.

use super::{RejectReason, TRACKS_MOST, read_at};
use std::fs::File;
use std::io;

/// The most boxes at the top of a file: two for each second of an hour-long film in fragments, many times over.
const TOP_MOST: usize = 200_000;
/// The most boxes within another one; tracks are counted apart.
const WITHIN_MOST: usize = 1_000;

/// A box: its kind, and where its content lies.
#[derive(Debug, Clone, Copy)]
struct Piece {
    kind: [u8; 4],
    start: u64,
    end: u64,
}

/// The box that begins there; none where the rest is too short to be one.
fn piece(file: &mut File, at: u64, end: u64) -> io::Result<Option<Result<Piece, RejectReason>>> {
    if at + 8 > end {
        return Ok(None);
    }
    let head: [u8; 8] = read_at(file, at)?;
    let kind = [head[4], head[5], head[6], head[7]];
    let short = u64::from(u32::from_be_bytes([head[0], head[1], head[2], head[3]]));
    let (length, skip) = match short {
        0 => (end - at, 8),
        1 if at + 16 > end => return Ok(Some(Err(RejectReason::Broken))),
        1 => (u64::from_be_bytes(read_at(file, at + 8)?), 16),
        _ => (short, 8),
    };
    let next = at.checked_add(length);
    let next = next.filter(|next| length >= skip && *next <= end);
    Ok(Some(next.ok_or(RejectReason::Broken).map(|next| Piece {
        kind,
        start: at + skip,
        end: next,
    })))
}

/// The boxes between two places, at most so many.
fn pieces(
    file: &mut File,
    at: u64,
    end: u64,
    most: usize,
) -> io::Result<Result<Vec<Piece>, RejectReason>> {
    let mut found = Vec::new();
    let mut at = at;
    while let Some(one) = piece(file, at, end)? {
        match one {
            Err(unfit) => return Ok(Err(unfit)),
            Ok(_) if found.len() == most => return Ok(Err(RejectReason::Tracks)),
            Ok(one) => {
                at = one.end;
                found.push(one);
            }
        }
    }
    Ok(Ok(found))
}

/// Goes on only with what is fit.
macro_rules! fit {
    ($looked:expr) => {
        match $looked {
            Ok(found) => found,
            Err(unfit) => return Ok(Err(unfit)),
        }
    };
}

/// The film's length in milliseconds; 0 where it tells none. Every box at the top lies within the file.
pub(super) fn length(file: &mut File, size: u64) -> io::Result<Result<u64, RejectReason>> {
    let (mut movie, mut media) = (None, false);
    let (mut at, mut boxes) = (0, 0);
    while let Some(one) = piece(file, at, size)? {
        let one = fit!(one);
        match &one.kind {
            b"moov" => movie = movie.or(Some(one)),
            b"mdat" => media = true,
            _ => {}
        }
        at = one.end;
        boxes += 1;
        if boxes > TOP_MOST {
            return Ok(Err(RejectReason::Broken));
        }
    }
    let (Some(movie), true) = (movie, media) else {
        return Ok(Err(RejectReason::Broken));
    };
    let within = fit!(pieces(file, movie.start, movie.end, WITHIN_MOST)?);
    let tracks = within.iter().filter(|one| &one.kind == b"trak").count();
    if tracks == 0 || tracks > TRACKS_MOST {
        return Ok(Err(RejectReason::Tracks));
    }
    let of = |kind: &[u8; 4]| within.iter().find(|one| &one.kind == kind).copied();
    let Some(header) = of(b"mvhd") else {
        return Ok(Err(RejectReason::NoLength));
    };
    let (scale, units) = fit!(movie_header(file, header)?);
    let mut units = units;
    if units == 0
        && let Some(extends) = of(b"mvex")
    {
        // A film in fragments tells its length apart, where it does.
        let extends = fit!(pieces(file, extends.start, extends.end, WITHIN_MOST)?);
        if let Some(header) = extends.iter().find(|one| &one.kind == b"mehd") {
            units = fit!(extends_header(file, *header)?);
        }
    }
    if scale == 0 {
        return Ok(Err(RejectReason::NoLength));
    }
    let ms = u128::from(units) * 1000 / u128::from(scale);
    Ok(u64::try_from(ms).map_err(|_| RejectReason::NoLength))
}

fn long(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0, |n, byte| (n << 8) | u64::from(*byte))
}

/// Units in a second, and the length in them (§8.2.2). "Unknown" is written as all ones.
fn movie_header(file: &mut File, header: Piece) -> io::Result<Result<(u64, u64), RejectReason>> {
    if header.end - header.start < 32 {
        return Ok(Err(RejectReason::Broken));
    }
    let read: [u8; 32] = read_at(file, header.start)?;
    Ok(match read[0] {
        0 => match long(&read[16..20]) {
            0xFFFF_FFFF => Err(RejectReason::NoLength),
            units => Ok((long(&read[12..16]), units)),
        },
        1 => Ok((long(&read[20..24]), long(&read[24..32]))),
        _ => Err(RejectReason::Broken),
    })
}

/// The length of all fragments (§8.8.2).
fn extends_header(file: &mut File, header: Piece) -> io::Result<Result<u64, RejectReason>> {
    let length = header.end - header.start;
    if length < 8 {
        return Ok(Err(RejectReason::Broken));
    }
    let version = read_at::<1>(file, header.start)?[0];
    Ok(match version {
        0 => Ok(long(&read_at::<4>(file, header.start + 4)?)),
        1 if length >= 12 => Ok(long(&read_at::<8>(file, header.start + 4)?)),
        _ => Err(RejectReason::Broken),
    })
}
