//! Materials of a lecture: arriving by a plain form, and given to whoever may have them at this moment.

use super::conditions::{names_tag, range_stands, strong_tag, weak_tag_of};
use super::file_form::{Arrived, Desk, FIELDS_MOST, FileForm, READ_ON_MOST, Words, read_on, text};
use super::refusals::refused;
use super::request_session::RequestSession;
use super::tracks::organizer;
use crate::db::Db;
use crate::features::materials::{NewFile, ServedMaterial, clean_name};
use crate::media::{Media, Part, is_of_kind, part};
use app::accounts::CurrentSession;
use app::answer::{Answer, Read, Refused, ValidationErrors};
use app::i18n::Locale;
use app::materials::{FileKind, LINK_MOST, MATERIAL_MOST, MATERIALS_URL, MaterialForm};
use app::say;
use app::ui::query_escape;
use axum::body::Body;
use axum::extract::{FromRequest, Multipart, Request};
use axum::response::{IntoResponse, Response};
use http::StatusCode;
use http::header::{
    ACCEPT_RANGES, CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_LENGTH, CONTENT_RANGE,
    CONTENT_SECURITY_POLICY, CONTENT_TYPE, ETAG, HeaderMap, HeaderValue, RANGE, VARY,
};
use std::io;

const FORM: FileForm = FileForm {
    url: MATERIALS_URL,
    field: "material_file",
    section: "materials",
    most: MATERIAL_MOST,
    none: "material-empty",
    too_large: "file-too-large",
};
/// So many bytes the form of a material brings at most: a file that is too large is read to its end before it is told so.
pub const MATERIAL_FORM_MOST: usize = READ_ON_MOST + 64_000_000;
/// So many bytes of each field of words are kept: more characters of any script than the longest address has, so that none is
/// taken that was cut.
const WORDS_MOST: usize = 4 * (LINK_MOST + 25);
/// The field that tells which material is to be changed; without it one is added.
const MATERIAL: &str = "material";

/// Takes the form that adds a material, or changes one: 303 back to the desk, or to its page where it was refused.
pub async fn take(
    db: &Db,
    media: &Media,
    session: &RequestSession,
    l: Locale,
    slug: &str,
    request: Request,
) -> Response {
    let (headers, mut words) = (request.headers().clone(), Words::new());
    let done = taken(db, media, session, slug, request, &mut words).await;
    let changed = words.get(MATERIAL).and_then(|id| id.parse::<i64>().ok());
    let back = match (&done, changed) {
        // What is no more has no page.
        (Ok(()) | Err(Refused::NotFound), _) | (_, None) => FORM.desk(l, slug),
        (_, Some(id)) => format!("/{}/organizer/lectures/{slug}/materials/{id}", l.tag()),
    };
    let said = match changed {
        None => say!(l, "material-added"),
        Some(_) => say!(l, "material-changed"),
    };
    let done = done.map(|()| said);
    FORM.answer(session, l, &back, &headers, done, words).await
}

async fn taken(
    db: &Db,
    media: &Media,
    session: &RequestSession,
    slug: &str,
    request: Request,
    words: &mut Words,
) -> Answer<(), ValidationErrors> {
    let organizer = match organizer(session).await {
        Err(Refused::SignInFirst) if session.is_marked() => {
            // What was typed waits; the file is still where it lies.
            receive(None, request, words).await?;
            return Err(Refused::SignInFirst);
        }
        organizer => organizer?,
    };
    let desk = Desk {
        db,
        media,
        organizer,
        slug,
    };
    let file = match receive(Some(&desk), request, words).await? {
        Some((arrived, kind)) => Some(kept(&desk, arrived, kind).await?),
        None => None,
    };
    let key = file.as_ref().map(|file| file.file.clone());
    let word = |name: &str| words.get(name).cloned().unwrap_or_default();
    let form = MaterialForm {
        material_title: word("material_title"),
        material_language: word("material_language"),
        material_shown: word("material_shown"),
        material_readers: word("material_readers"),
        material_url: word("material_url"),
        press: word("press"),
    };
    let store = db.materials();
    let done = match word(MATERIAL).as_str() {
        "" => store.add(&desk.organizer, slug, &form, file).await,
        id => match id.parse() {
            Ok(id) => store.change(&desk.organizer, slug, id, &form, file).await,
            Err(_) => Err(Refused::NotFound),
        },
    };
    match key {
        Some(key) => desk.settle(&key, done).await,
        None => done.map(|_| ()),
    }
}

/// Reads the form: its words, and the file if one was chosen. Without a desk no file is written down.
async fn receive(
    desk: Option<&Desk<'_>>,
    request: Request,
    words: &mut Words,
) -> Answer<Option<(Arrived, FileKind)>, ValidationErrors> {
    let mut form = Multipart::from_request(request, &())
        .await
        .map_err(|_| FORM.no("material-none"))?;
    let broken = |_| FORM.no("upload-broken");
    let mut came = None;
    while let Some(mut field) = form.next_field().await.map_err(broken)? {
        let name = field.name().unwrap_or_default().to_owned();
        if name != FORM.field {
            if words.len() < FIELDS_MOST {
                let text = text(field, WORDS_MOST).await;
                let text = text.map_err(|()| FORM.no("upload-broken"))?;
                // As a database can keep it.
                words.insert(name, text.replace('\0', ""));
            }
            continue;
        }
        // Browsers send the field of a file also where none was chosen, without a name.
        let given = field.file_name().unwrap_or_default().to_owned();
        let Some(desk) = desk.filter(|_| came.is_none() && !given.is_empty()) else {
            continue;
        };
        let Some(kind) = FileKind::of_name(&given) else {
            read_on(&mut field).await;
            return Err(FORM.no("material-kind"));
        };
        let file = desk.media.arriving(desk.db);
        let bytes = FORM.write(desk.media, field, file.path()).await?;
        let name = clean_name(&given, kind);
        came = Some((Arrived { name, file, bytes }, kind));
    }
    Ok(came)
}

/// Keeps a file that is what its name says.
async fn kept(
    desk: &Desk<'_>,
    arrived: Arrived,
    kind: FileKind,
) -> Answer<NewFile, ValidationErrors> {
    let disk = |error: io::Error| FORM.disk(&error);
    let path = arrived.file.path().to_owned();
    let is_so = tokio::task::spawn_blocking(move || is_of_kind(&path, kind))
        .await
        .map_err(|error| Refused::Fault(error.to_string()))?
        .map_err(disk)?;
    if !is_so {
        return Err(FORM.no("material-content"));
    }
    let kept = desk.media.keep(arrived.file, kind.ending()).await;
    Ok(NewFile {
        file: kept.map_err(disk)?,
        kind,
        name: arrived.name,
        bytes: arrived.bytes,
    })
}

/// Gives the file of a lecture's material of that number. Who may not have it now is told that there is none.
pub async fn give(
    db: &Db,
    media: &Media,
    session: &RequestSession,
    headers: &HeaderMap,
    (slug, material): (&str, &str),
) -> Response {
    let served = match served(db, session, slug, material).await {
        Ok(served) => served,
        Err(refusal) => return refused(&refusal),
    };
    let etag = if is_text(served.kind) {
        weak_tag_of(served.file.as_bytes())
    } else {
        strong_tag(&served.file)
    };
    let known = names_tag(headers, &etag);
    let of_all = [
        (ETAG, etag.clone()),
        (CACHE_CONTROL, HeaderValue::from_static("private, no-cache")),
        (VARY, HeaderValue::from_static("cookie")),
        // Whatever opens it in place of saving it runs nothing of it.
        (
            CONTENT_SECURITY_POLICY,
            HeaderValue::from_static("default-src 'none'; sandbox"),
        ),
    ];
    if known {
        return (StatusCode::NOT_MODIFIED, of_all).into_response();
    }
    // On a line that breaks off what is missing is asked for, unless it is another file by now.
    let may_be_part = !is_text(served.kind) && range_stands(headers, &etag, &etag);
    let range = headers.get(RANGE).filter(|_| may_be_part);
    match body(media, &served, range).await {
        Ok((status, of_part, body)) => {
            let of_file = [
                (CONTENT_TYPE, served.kind.media_type().to_owned()),
                (CONTENT_DISPOSITION, disposition(slug, &served)),
            ];
            (status, of_file, of_all, of_part, body).into_response()
        }
        Err(error) => {
            tracing::error!(%error, file = served.file, "a material was not read");
            StatusCode::SERVICE_UNAVAILABLE.into_response()
        }
    }
}

/// Text goes out in several encodings, which the layer around makes: it has no tag of its bytes, and no parts.
const fn is_text(kind: FileKind) -> bool {
    matches!(kind, FileKind::Csv | FileKind::Txt)
}

/// The file from where it is kept, or what is asked of it.
async fn body(
    media: &Media,
    served: &ServedMaterial,
    range: Option<&HeaderValue>,
) -> io::Result<(StatusCode, HeaderMap, Body)> {
    let found = media.find(&served.file).await?;
    let size = found.size;
    let mut headers = HeaderMap::new();
    if !is_text(served.kind) {
        headers.insert(ACCEPT_RANGES, HeaderValue::from_static("bytes"));
    }
    let mut told = |text: String| {
        let value = HeaderValue::from_str(&text);
        headers.insert(CONTENT_RANGE, value.unwrap_or(HeaderValue::from_static("")));
    };
    let asked = range.and_then(|range| range.to_str().ok());
    let (status, bytes) = match asked.map_or(Part::Whole, |range| part(range, size)) {
        Part::Whole => (StatusCode::OK, 0..size),
        Part::Bytes(bytes) => {
            told(format!("bytes {}-{}/{size}", bytes.start, bytes.end - 1));
            (StatusCode::PARTIAL_CONTENT, bytes)
        }
        Part::Beyond => {
            told(format!("bytes */{size}"));
            return Ok((StatusCode::RANGE_NOT_SATISFIABLE, headers, Body::empty()));
        }
    };
    headers.insert(CONTENT_LENGTH, HeaderValue::from(bytes.end - bytes.start));
    Ok((status, headers, Body::from_stream(found.read(bytes).await?)))
}

async fn served(
    db: &Db,
    session: &RequestSession,
    slug: &str,
    material: &str,
) -> Read<ServedMaterial> {
    let material = material.parse().map_err(|_| Refused::NotFound)?;
    let reader = session.who().await?;
    let materials = db.materials();
    let served = materials.served(slug, material, reader.as_ref()).await?;
    served.ok_or(Refused::NotFound)
}

/// RFC 6266: the name as it is, in UTF-8 (RFC 8187), and one of ASCII for those that read no other.
fn disposition(slug: &str, served: &ServedMaterial) -> String {
    let plain = format!("{slug}.{}", served.kind.ending());
    // Nothing of it was left but its ending.
    let is_bare = served.name.starts_with('.');
    let name = query_escape(if is_bare { &plain } else { &served.name });
    format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{name}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_of_any_script_is_one_value_of_a_header() {
        for (name, header) in [
            ("a b.pdf", "a%20b.pdf"),
            (".pdf", "cold-chains.pdf"),
            ("ก.pdf", "%E0%B8%81.pdf"),
            ("_a_; b='x'.pdf", "_a_%3B%20b%3D%27x%27.pdf"),
        ] {
            let served = ServedMaterial {
                file: "0011223344556677.pdf".into(),
                kind: FileKind::Pdf,
                name: name.into(),
            };
            let expected =
                format!("attachment; filename=\"cold-chains.pdf\"; filename*=UTF-8''{header}");
            assert_eq!(disposition("cold-chains", &served), expected);
            assert!(HeaderValue::from_str(&expected).is_ok());
        }
    }
}
