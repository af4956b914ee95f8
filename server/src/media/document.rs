//! Whether a file is what its name says, by its bytes: a page of a site that is called a PDF is none.

use app::materials::FileKind;
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::Path;

/// So much of a file's beginning is looked at; of a text all of it is.
const HEAD: u64 = 256;
/// So much of a file's end is looked at, where an archive lists what is in it.
const TAIL: u64 = 1_000_000;
/// How an archive begins that has something in it (APPNOTE 4.3.7).
const ARCHIVE: &[u8] = b"PK\x03\x04";
/// What browsers would take for a page or a picture that can run something; no text begins like that.
const MARKUP: [&str; 5] = ["<!doctype", "<html", "<svg", "<?xml", "<script"];
/// Programs within a document of Office Open XML.
const MACROS: &str = "vbaProject.bin";
/// The folders of programs within an `OpenDocument`.
const SCRIPTS: [&str; 2] = ["Basic/", "Scripts/"];

/// Whether a file is of that kind.
///
/// # Errors
/// The disk's.
pub fn is_of_kind(path: &Path, kind: FileKind) -> io::Result<bool> {
    let mut file = File::open(path)?;
    let mut head = Vec::new();
    (&mut file).take(HEAD).read_to_end(&mut head)?;
    Ok(match kind {
        FileKind::Pdf => head.starts_with(b"%PDF-"),
        FileKind::Png => head.starts_with(b"\x89PNG\r\n\x1a\n"),
        FileKind::Jpg => head.starts_with(b"\xff\xd8\xff"),
        FileKind::Csv | FileKind::Txt => is_text(&mut file)?,
        FileKind::Odp | FileKind::Odt | FileKind::Ods => {
            is_open_document(&head, kind) && !has_scripts(&mut file)?
        }
        FileKind::Pptx => is_office(&mut file, &head, "ppt/presentation.xml")?,
        FileKind::Docx => is_office(&mut file, &head, "word/document.xml")?,
        FileKind::Xlsx => is_office(&mut file, &head, "xl/workbook.xml")?,
    })
}

/// An archive whose first file says, without being packed, what it is (`OpenDocument` 1.3, part 2, 3.3).
fn is_open_document(head: &[u8], kind: FileKind) -> bool {
    let says = [b"mimetype", kind.media_type().as_bytes()].concat();
    // A template says the same and more.
    head.starts_with(ARCHIVE)
        && head
            .get(30..)
            .is_some_and(|rest| rest.starts_with(&says) && !rest[says.len()..].starts_with(b"-"))
}

/// An archive that lists its main part and the types of its parts (ECMA-376, part 2), and no program.
fn is_office(file: &mut File, head: &[u8], part: &str) -> io::Result<bool> {
    if !head.starts_with(ARCHIVE) {
        return Ok(false);
    }
    let list = list_of(file)?;
    Ok(lists(&list, "[Content_Types].xml") && lists(&list, part) && !lists(&list, MACROS))
}

/// Whether a document of `OpenDocument` lists programs.
fn has_scripts(file: &mut File) -> io::Result<bool> {
    let list = list_of(file)?;
    Ok(SCRIPTS.iter().any(|folder| lists(&list, folder)))
}

/// What an archive lists at its end; empty where that is not found. It is not packed, so that what is packed cannot look
/// like it.
fn list_of(file: &mut File) -> io::Result<Vec<u8>> {
    let length = file.metadata()?.len();
    file.seek(SeekFrom::Start(length.saturating_sub(TAIL)))?;
    let mut tail = Vec::new();
    file.take(TAIL).read_to_end(&mut tail)?;
    let at = tail.windows(4).position(|bytes| bytes == b"PK\x01\x02");
    Ok(at.map_or_else(Vec::new, |at| tail.split_off(at)))
}

fn lists(list: &[u8], name: &str) -> bool {
    list.windows(name.len())
        .any(|bytes| bytes == name.as_bytes())
}

/// Text of any encoding that writes ASCII as ASCII: without control characters, and nothing that a browser would run.
fn is_text(file: &mut File) -> io::Result<bool> {
    file.seek(SeekFrom::Start(0))?;
    let (mut begins, mut buffer) = (Vec::new(), vec![0; 64 * 1024]);
    loop {
        let read = file.read(&mut buffer)?;
        if read == 0 {
            break;
        }
        let is_control = |byte: &u8| byte.is_ascii_control() && !b"\t\n\r\x0c".contains(byte);
        if buffer[..read].iter().any(is_control) {
            return Ok(false);
        }
        if begins.len() < buffer.len() {
            begins.extend_from_slice(&buffer[..read]);
        }
    }
    let begins = begins.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&begins);
    let begins = String::from_utf8_lossy(begins.trim_ascii_start());
    let first: String = begins.chars().take(16).collect();
    let first = first.to_ascii_lowercase();
    let is_other = MARKUP.iter().any(|markup| first.starts_with(markup));
    Ok(!is_other && !first.starts_with("%pdf-"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{office, open_document};

    fn is(bytes: &[u8], kind: FileKind) -> bool {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("file");
        std::fs::write(&path, bytes).unwrap();
        is_of_kind(&path, kind).unwrap()
    }

    /// The kinds that a file may be called.
    fn kinds(bytes: &[u8]) -> Vec<FileKind> {
        let all = FileKind::ALL.into_iter();
        all.filter(|kind| is(bytes, *kind)).collect()
    }

    #[test]
    fn a_file_is_of_the_kind_that_its_bytes_tell() {
        use FileKind::{Csv, Docx, Jpg, Odp, Ods, Odt, Pdf, Png, Pptx, Txt, Xlsx};
        assert_eq!(kinds(b"%PDF-1.7\n"), [Pdf]);
        assert_eq!(kinds(b"\x89PNG\r\n\x1a\n\0\0"), [Png]);
        assert_eq!(kinds(b"\xff\xd8\xff\xe0\0"), [Jpg]);
        for (kind, part) in [
            (Pptx, "ppt/presentation.xml"),
            (Docx, "word/document.xml"),
            (Xlsx, "xl/workbook.xml"),
        ] {
            assert_eq!(kinds(&office(&[part])), [kind]);
            assert!(kinds(&office(&[part, "word/vbaProject.bin"])).is_empty());
        }
        for kind in [Odp, Odt, Ods] {
            assert_eq!(kinds(&open_document(kind.media_type())), [kind]);
            for program in ["Basic/Standard/Module1.xml", "Scripts/python/run.py"] {
                let with = [open_document(kind.media_type()), office(&[program])].concat();
                assert!(kinds(&with).is_empty(), "{program}");
            }
            let template = format!("{}-template", kind.media_type());
            assert!(kinds(&open_document(&template)).is_empty());
        }
        for text in ["port;tonnes\r\n1;2", "ท่าเรือ\t7\n", "a < b"] {
            assert_eq!(kinds(text.as_bytes()), [Csv, Txt], "{text}");
        }
        // As spreadsheets of older systems write it.
        assert_eq!(kinds(b"caf\xe9;1\r\n"), [Csv, Txt]);
    }

    #[test]
    fn what_could_run_or_is_packed_is_of_no_kind() {
        for bytes in [
            &b"PK\x03\x04 and anything"[..],
            b"\n  <!DOCTYPE html><p>",
            b"\xef\xbb\xbf<svg xmlns='http://www.w3.org/2000/svg'/>",
            b"<?xml version='1.0'?>",
            b"<SCRIPT>alert(1)</SCRIPT>",
            b"MZ\x90\0\x03",
            b"\x7fELF\x02",
            b"\xff\xfea\0;\0",
            b"GIF89a\0",
        ] {
            assert!(kinds(bytes).is_empty(), "{bytes:?}");
        }
        assert!(kinds(&office(&["evil.html"])).is_empty());
    }
}
