//! Bytes arriving: written and hashed on a thread of their own, made durable every few megabytes or seconds, and
//! only then written down.

use super::uploads::Uploads;
use crate::db::Db;
use crate::media::Media;
use app::i18n;
use axum::body::{Body, Bytes};
use http_body_util::BodyExt;
use sha1::Sha1;
use sha2::{Digest, Sha256};
use std::fs::File;
use std::io::{self, Write};
use std::time::Duration;
use tokio::sync::{mpsc, watch};
use tokio::time::Instant;

/// So many bytes are written before they are made durable.
pub(super) const EVERY: u64 = 8 * 1024 * 1024;
/// Or so much time has passed, on a slow line.
const OFTEN: Duration = Duration::from_secs(5);
/// So many pieces of a body may wait for the disk.
const WAITING: usize = 16;

/// A promise about the bytes of one request.
#[derive(Debug, Clone)]
pub(super) enum Checksum {
    Sha1(Sha1, Vec<u8>),
    Sha256(Sha256, Vec<u8>),
}

impl Checksum {
    fn update(&mut self, bytes: &[u8]) {
        match self {
            Self::Sha1(hash, _) => hash.update(bytes),
            Self::Sha256(hash, _) => hash.update(bytes),
        }
    }

    fn holds(self) -> bool {
        match self {
            Self::Sha1(hash, promised) => hash.finalize()[..] == promised,
            Self::Sha256(hash, promised) => hash.finalize()[..] == promised,
        }
    }
}

/// How a request's bytes ended.
#[derive(Debug)]
pub(super) enum Ended {
    /// As they should.
    Well,
    /// The line was dropped, or the hall is being stopped.
    BrokenOff,
    /// More came than was promised.
    TooMuch,
    /// They are not those that were promised; none of them is kept.
    Mismatch,
    /// Another node writes the same upload.
    Rivalled,
    /// The disk failed.
    Disk(io::Error),
    /// The database did.
    Fault(String),
}

/// What came of a request.
#[derive(Debug)]
pub(super) struct Received {
    /// How much of the upload is durable and written down.
    pub(super) to: u64,
    /// Until when that is kept, where it was written down anew.
    pub(super) until: Option<i18n::Instant>,
    pub(super) ended: Ended,
}

/// An upload that goes on.
pub(super) struct Receiving {
    pub(super) db: Db,
    pub(super) uploads: Uploads,
    pub(super) media: Media,
    pub(super) id: String,
    pub(super) file: File,
    /// Where it goes on.
    pub(super) from: u64,
    /// How much it is in all.
    pub(super) bytes: u64,
    pub(super) checksum: Option<Checksum>,
}

/// What the disk's thread works on.
struct Writing {
    media: Media,
    file: File,
    at: u64,
    hash: Option<Sha256>,
    checksum: Option<Checksum>,
}

impl Writing {
    fn run(
        mut self,
        mut pieces: mpsc::Receiver<Bytes>,
        durable: &watch::Sender<u64>,
    ) -> io::Result<Self> {
        let (mut unsure, mut since) = (0, Instant::now());
        let mut unseen = EVERY;
        while let Some(piece) = pieces.blocking_recv() {
            // Before something is written: what has wholly arrived needs no more room.
            if unseen >= EVERY {
                self.media.room_for(0)?;
                unseen = 0;
            }
            unseen += piece.len() as u64;
            self.file.write_all(&piece)?;
            self.at += piece.len() as u64;
            unsure += piece.len() as u64;
            if let Some(hash) = &mut self.hash {
                hash.update(&piece);
            }
            if let Some(checksum) = &mut self.checksum {
                checksum.update(&piece);
            }
            // Bytes that are to be checked are kept all or not at all.
            let due = unsure >= EVERY || since.elapsed() >= OFTEN;
            if due && self.checksum.is_none() {
                self.file.sync_data()?;
                durable.send_replace(self.at);
                (unsure, since) = (0, Instant::now());
            }
        }
        if unsure > 0 {
            self.file.sync_data()?;
        }
        if self.checksum.is_none() {
            durable.send_replace(self.at);
        }
        Ok(self)
    }
}

impl Receiving {
    /// Takes what comes until it ends, however it does.
    pub(super) async fn run(self, body: Body) -> Received {
        let (send, pieces) = mpsc::channel(WAITING);
        let (tell, durable) = watch::channel(self.from);
        let writing = Writing {
            media: self.media,
            hash: self.uploads.hash(&self.id, self.from),
            file: self.file,
            at: self.from,
            checksum: self.checksum,
        };
        let disk = tokio::task::spawn_blocking(move || writing.run(pieces, &tell));
        let mut book = OffsetLedger {
            db: self.db,
            id: self.id,
            at: self.from,
            until: None,
        };
        let room = self.bytes - self.from;
        let mut ended = pass_on(body, room, send, durable.clone(), &mut book, &self.uploads).await;
        let written = match disk.await {
            Ok(written) => written,
            Err(error) => Err(io::Error::other(error)),
        };
        let to = *durable.borrow();
        match written {
            Ok(written) => ended = close(written, ended, &self.uploads, &mut book).await,
            Err(error) => {
                // What was durable before is so still.
                let _ = book.write(to).await;
                ended = Ended::Disk(error);
            }
        }
        Received {
            to: book.at,
            until: book.until,
            ended,
        }
    }
}

/// The last of a request: what is promised is checked, and all that is durable written down.
async fn close(
    written: Writing,
    ended: Ended,
    uploads: &Uploads,
    book: &mut OffsetLedger,
) -> Ended {
    let Writing {
        file,
        at,
        hash,
        checksum,
        ..
    } = written;
    if let Some(checksum) = checksum {
        let whole = matches!(ended, Ended::Well);
        if !whole || !checksum.holds() {
            // What stays in the file is cut off before anything is written again.
            let _ = file.set_len(book.at);
            return if whole { Ended::Mismatch } else { ended };
        }
    }
    if let Err(why) = book.write(at).await {
        return why;
    }
    if let Some(hash) = hash {
        uploads.keep_hash(&book.id, at, hash);
    }
    ended
}

/// What happens next to an upload.
enum Next {
    /// More of it.
    Piece(Bytes),
    /// Its end.
    End,
    /// The line was dropped, or is silent.
    Dropped,
    /// The hall is being stopped.
    Closing,
    /// More of it is durable, or its thread has ended.
    Durable(bool),
}

/// Hands the body's pieces to the disk.
async fn pass_on(
    mut body: Body,
    mut room: u64,
    disk: mpsc::Sender<Bytes>,
    mut durable: watch::Receiver<u64>,
    book: &mut OffsetLedger,
    uploads: &Uploads,
) -> Ended {
    let mut closing = uploads.closing();
    loop {
        // Nothing is awaited while a choice is made: what tells of the closing is held meanwhile.
        let next = tokio::select! {
            _ = closing.wait_for(|closing| *closing) => Next::Closing,
            changed = durable.changed() => Next::Durable(changed.is_ok()),
            // A line that is silent for long is an error too, so that the same upload can go on over another.
            frame = body.frame() => match frame {
                None => Next::End,
                Some(Ok(frame)) => Next::Piece(frame.into_data().unwrap_or_default()),
                Some(Err(_)) => Next::Dropped,
            },
        };
        let piece = match next {
            Next::End => return Ended::Well,
            Next::Piece(piece) => piece,
            Next::Durable(true) => {
                let to = *durable.borrow_and_update();
                if let Err(why) = book.write(to).await {
                    return why;
                }
                continue;
            }
            // Where its thread has ended, the disk says why.
            Next::Durable(false) | Next::Closing | Next::Dropped => return Ended::BrokenOff,
        };
        let length = piece.len() as u64;
        if length > room {
            return Ended::TooMuch;
        }
        room -= length;
        if disk.send(piece).await.is_err() {
            // The disk says why.
            return Ended::BrokenOff;
        }
    }
}

/// Where it is written down how much is durable.
struct OffsetLedger {
    db: Db,
    id: String,
    at: u64,
    until: Option<i18n::Instant>,
}

impl OffsetLedger {
    async fn write(&mut self, to: u64) -> Result<(), Ended> {
        if to == self.at {
            return Ok(());
        }
        let whole = |n: u64| i64::try_from(n).unwrap_or(i64::MAX);
        let written = self
            .db
            .replays()
            .upload_received(&self.id, whole(self.at), whole(to))
            .await;
        match written {
            Ok(Some(until)) => {
                self.at = to;
                self.until = Some(until);
                Ok(())
            }
            Ok(None) => Err(Ended::Rivalled),
            Err(fault) => Err(Ended::Fault(format!("{fault:?}"))),
        }
    }
}
