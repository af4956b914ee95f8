//! A file of this machine as a stream of pieces, from buffers that are used again.
//!
//! An answer has one piece at a time: the next is read when the one before has been written and let go, and where that
//! takes long it is a small one, so that a slow line holds little. Whoever reads such a stream must not gather pieces.

use bytes::Bytes;
use futures::Stream;
use futures::task::AtomicWaker;
use std::fs::File;
use std::future::Future;
use std::io;
use std::ops::Range;
use std::pin::Pin;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, ready};
use std::time::Duration;
use tokio::task::JoinHandle;
use tokio::time::Instant;

/// The size of a piece: just more than hyper gathers (417,792 bytes) before it writes, so that it never asks for the next
/// while one is out, and the connection need not be woken for it. Measured: a fifth less of the processor's time than
/// with 128 KiB.
const PIECE: usize = 416 * 1024;
/// The size of a piece on a slow line.
const SMALL: usize = 64 * 1024;
/// A line is slow that takes longer for a piece.
const SLOW: Duration = Duration::from_secs(1);
/// So many buffers wait to be used again; more than that are given back to the system.
const SPARE: usize = 32;

static BUFFERS: Mutex<Vec<Vec<u8>>> = Mutex::new(Vec::new());

/// A buffer for so many bytes; the one used last, which the processor still has at hand.
fn buffer(bytes: usize) -> Vec<u8> {
    if bytes <= SMALL {
        return vec![0; bytes];
    }
    let spare = BUFFERS.lock().ok().and_then(|mut spare| spare.pop());
    spare.unwrap_or_else(|| vec![0; PIECE])
}

fn give_back(buffer: Vec<u8>) {
    if buffer.len() == PIECE
        && let Ok(mut spare) = BUFFERS.lock()
        && spare.len() < SPARE
    {
        spare.push(buffer);
    }
}

/// Bytes of a file, in order.
pub(super) struct Pieces {
    file: Arc<File>,
    left: Range<u64>,
    out: Arc<Out>,
    /// When the last piece was handed out.
    since: Option<Instant>,
    reading: Option<JoinHandle<(Vec<u8>, io::Result<usize>)>>,
}

/// Whether a piece is still on its way out.
#[derive(Default)]
struct Out {
    busy: AtomicBool,
    waker: AtomicWaker,
}

/// A piece on its way out.
struct Piece {
    buffer: Vec<u8>,
    filled: usize,
    out: Arc<Out>,
}

impl AsRef<[u8]> for Piece {
    fn as_ref(&self) -> &[u8] {
        &self.buffer[..self.filled]
    }
}

impl Drop for Piece {
    fn drop(&mut self) {
        give_back(std::mem::take(&mut self.buffer));
        self.out.busy.store(false, Ordering::Release);
        self.out.waker.wake();
    }
}

impl Pieces {
    /// These bytes of that file.
    pub(super) fn of(file: Arc<File>, bytes: Range<u64>) -> Self {
        Self {
            file,
            left: bytes,
            out: Arc::default(),
            since: None,
            reading: None,
        }
    }

    /// How much to read next.
    fn wanted(&self) -> usize {
        let slow = self.since.is_some_and(|since| since.elapsed() > SLOW);
        let most = if slow { SMALL } else { PIECE };
        let left = self.left.end - self.left.start;
        usize::try_from(left).map_or(most, |left| left.min(most))
    }

    fn piece(&mut self, buffer: Vec<u8>, read: io::Result<usize>) -> io::Result<Bytes> {
        let filled = match read {
            // Less is there than when the file was looked at.
            Ok(0) => Err(io::Error::from(io::ErrorKind::UnexpectedEof)),
            other => other,
        };
        match filled {
            Ok(filled) => {
                self.left.start += filled as u64;
                self.since = Some(Instant::now());
                self.out.busy.store(true, Ordering::Release);
                let out = Arc::clone(&self.out);
                Ok(Bytes::from_owner(Piece {
                    buffer,
                    filled,
                    out,
                }))
            }
            Err(error) => {
                give_back(buffer);
                self.left.start = self.left.end;
                Err(error)
            }
        }
    }
}

impl Stream for Pieces {
    type Item = io::Result<Bytes>;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = self.get_mut();
        loop {
            if let Some(reading) = &mut this.reading {
                let read = ready!(Pin::new(reading).poll(cx));
                this.reading = None;
                return Poll::Ready(match read {
                    Ok((buffer, read)) => Some(this.piece(buffer, read)),
                    Err(stopped) => Some(Err(io::Error::other(stopped))),
                });
            }
            if this.left.is_empty() {
                return Poll::Ready(None);
            }
            this.out.waker.register(cx.waker());
            if this.out.busy.load(Ordering::Acquire) {
                return Poll::Pending;
            }
            let (at, wanted) = (this.left.start, this.wanted());
            let mut buffer = buffer(wanted);
            if let Some(read) = at_hand(&this.file, &mut buffer[..wanted], at) {
                return Poll::Ready(Some(this.piece(buffer, Ok(read))));
            }
            let file = Arc::clone(&this.file);
            this.reading = Some(tokio::task::spawn_blocking(move || {
                let read = read_at(&file, &mut buffer[..wanted], at);
                (buffer, read)
            }));
        }
    }
}

/// What the system has in memory, read without waiting for the disk; `None` where it would have to be waited for.
#[cfg(target_os = "linux")]
fn at_hand(file: &File, buffer: &mut [u8], at: u64) -> Option<usize> {
    use rustix::io::{ReadWriteFlags, preadv2};
    let mut buffers = [io::IoSliceMut::new(buffer)];
    preadv2(file, &mut buffers, at, ReadWriteFlags::NOWAIT)
        .ok()
        .filter(|read| *read > 0)
}

#[cfg(not(target_os = "linux"))]
fn at_hand(_: &File, _: &mut [u8], _: u64) -> Option<usize> {
    None
}

#[cfg(unix)]
fn read_at(file: &File, buffer: &mut [u8], at: u64) -> io::Result<usize> {
    std::os::unix::fs::FileExt::read_at(file, buffer, at)
}

#[cfg(windows)]
fn read_at(file: &File, buffer: &mut [u8], at: u64) -> io::Result<usize> {
    std::os::windows::fs::FileExt::seek_read(file, buffer, at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use futures::{FutureExt, StreamExt};
    use std::io::Write;

    fn film(bytes: usize) -> (Vec<u8>, Arc<File>) {
        let all: Vec<u8> = (0..=250).cycle().take(bytes).collect();
        let mut file = tempfile::tempfile().unwrap();
        file.write_all(&all).unwrap();
        (all, Arc::new(file))
    }

    async fn read(mut pieces: Pieces) -> io::Result<Vec<u8>> {
        let mut read = Vec::new();
        while let Some(piece) = pieces.next().await {
            read.extend_from_slice(&piece?);
        }
        Ok(read)
    }

    #[tokio::test]
    async fn the_bytes_that_were_asked_for_come_in_order() {
        let (all, file) = film(3 * PIECE + 17);
        for (from, to) in [
            (0, all.len()),
            (0, 1),
            (PIECE - 1, PIECE + 1),
            (5, 2 * PIECE + 5),
            (all.len() - 1, all.len()),
        ] {
            let pieces = Pieces::of(Arc::clone(&file), from as u64..to as u64);
            assert!(read(pieces).await.unwrap() == all[from..to], "{from}..{to}");
        }
    }

    #[tokio::test]
    async fn the_next_piece_waits_until_the_one_before_has_been_let_go() {
        let (_, file) = film(3 * PIECE);
        let mut pieces = Pieces::of(file, 0..3 * PIECE as u64);
        let first = pieces.next().await.unwrap().unwrap();
        assert!(pieces.next().now_or_never().is_none(), "one is out");
        drop(first);
        assert_eq!(pieces.next().await.unwrap().unwrap().len(), PIECE);
    }

    #[tokio::test]
    async fn a_slow_line_holds_a_small_piece() {
        let (_, file) = film(3 * PIECE);
        let mut pieces = Pieces::of(file, 0..3 * PIECE as u64);
        assert_eq!(pieces.next().await.unwrap().unwrap().len(), PIECE);
        pieces.since = pieces.since.and_then(|since| since.checked_sub(2 * SLOW));
        assert_eq!(pieces.next().await.unwrap().unwrap().len(), SMALL);
        assert_eq!(
            pieces.next().await.unwrap().unwrap().len(),
            PIECE,
            "and it may become fast again"
        );
    }

    #[tokio::test]
    async fn a_file_that_has_become_shorter_ends_in_an_error() {
        let (_, file) = film(PIECE);
        file.set_len(10).unwrap();
        let told = read(Pieces::of(file, 0..PIECE as u64)).await.unwrap_err();
        assert_eq!(told.kind(), io::ErrorKind::UnexpectedEof);
    }
}
