//! Materials that are added, changed and replaced.

use super::MaterialStore;
use super::parse::{Parsed, parse, title_of};
use crate::db::{StoreError, Tx};
use crate::events::{Act, EventKind, Subject};
use crate::features::locks::lock_lecture;
use crate::features::presses::Press;
use app::accounts::Organizer;
use app::answer::{Answer, Problem, Refused, ValidationErrors};
use app::lectures::LectureId;
use app::materials::{FileKind, MATERIALS_MOST, MaterialForm};

/// A file that has arrived and is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewFile {
    /// The key of the file.
    pub file: String,
    /// What kind of file.
    pub kind: FileKind,
    /// What it is called when it is taken along.
    pub name: String,
    /// Its size, in bytes.
    pub bytes: i64,
}

/// A row as it stands before it is changed.
#[derive(Debug, sqlx::FromRow)]
struct Before {
    lecture_id: LectureId,
    title: String,
    language: String,
    shown: String,
    readers: String,
    url: Option<String>,
    file: Option<String>,
    name: String,
    bytes: i64,
}

fn no(field: &str, key: &str) -> ValidationErrors {
    ValidationErrors(vec![Problem::new(field, key).with("most", MATERIALS_MOST)])
}

impl MaterialStore {
    /// Adds a file or a link as a lecture's last material; answers the keys of files that are to be deleted, which is its own
    /// where the same press has added it before.
    ///
    /// # Errors
    /// What is wrong with the form; `NotFound` where there is no such lecture.
    pub async fn add(
        &self,
        organizer: &Organizer,
        slug: &str,
        form: &MaterialForm,
        file: Option<NewFile>,
    ) -> Answer<Vec<String>, ValidationErrors> {
        let parsed = parse(form)?;
        match (&parsed.link, &file) {
            (None, None) => return Err(no("material_file", "material-none").into()),
            (Some(_), Some(_)) => return Err(no("material_url", "material-both").into()),
            _ => {}
        }
        let (slug, act) = (slug.to_owned(), self.db.act(organizer));
        let who = organizer.person().id.0.to_string();
        let of_file = file.as_ref().map(|file| (&file.name, file.bytes));
        let typed = format!("{parsed:?} {of_file:?}");
        let press = Press::of("material", &form.press, &who, &typed);
        let gone = self
            .db
            .change(move |tx| {
                Box::pin(async move {
                    let now = act.at.0;
                    if let Some(press) = &press {
                        press.begin(tx, now).await?;
                        if press.made(tx).await?.is_some() {
                            let own = file.map(|file| file.file);
                            return Ok(own.into_iter().collect::<Vec<String>>());
                        }
                    }
                    let id = insert(tx, &slug, &act, &parsed, file.as_ref()).await?;
                    if let Some(press) = &press {
                        press.note(tx, &id.to_string(), now).await?;
                    }
                    Ok(Vec::new())
                })
            })
            .await?;
        Ok(gone)
    }

    /// Changes what is said of a material, and its link, or replaces its file; answers the keys of files that are to be
    /// deleted.
    ///
    /// # Errors
    /// What is wrong with the form; `NotFound` where it is no more.
    pub async fn change(
        &self,
        organizer: &Organizer,
        slug: &str,
        material: i64,
        form: &MaterialForm,
        file: Option<NewFile>,
    ) -> Answer<Vec<String>, ValidationErrors> {
        let parsed = parse(form)?;
        let (slug, act) = (slug.to_owned(), self.db.act(organizer));
        let gone = self
            .db
            .change(move |tx| {
                Box::pin(async move {
                    lock_lecture(tx, &slug).await?;
                    let before: Option<Before> = tx
                        .sql(sql!(
                            "SELECT m.lecture_id, m.title, m.language, m.shown, m.readers, m.url,
                                 m.file, m.name, m.bytes
                             FROM materials m JOIN lectures l ON l.id = m.lecture_id
                             WHERE l.slug = $1 AND m.id = $2"
                        ))
                        .bind(slug)
                        .bind(material)
                        .opt()
                        .await?;
                    let before = before.ok_or(Refused::NotFound)?;
                    // A link stays one, and a file.
                    match (&before.url, &parsed.link, &file) {
                        (Some(_), None, _) => {
                            return Err(no("material_url", "problem-required").into());
                        }
                        (Some(_), _, Some(_)) | (None, Some(_), _) => {
                            return Err(no("material_url", "material-both").into());
                        }
                        _ => {}
                    }
                    let gone = before.file.clone().filter(|_| file.is_some());
                    update(tx, material, &act, before, parsed, file).await?;
                    Ok(gone.into_iter().collect::<Vec<String>>())
                })
            })
            .await?;
        Ok(gone)
    }
}

/// What it is called: as was typed, else by its file or its host.
fn title(parsed: &Parsed, file: Option<&NewFile>) -> String {
    if !parsed.title.is_empty() {
        return parsed.title.clone();
    }
    let of_link = parsed.link.as_ref().map(|(_, host)| host.clone());
    let of_file = file.map(|file| title_of(&file.name).unwrap_or_else(|| file.kind.name()));
    of_link.or(of_file).unwrap_or_default()
}

/// Writes a new row behind all others of its lecture, of which there are so many at most.
async fn insert(
    tx: &mut Tx<'_>,
    slug: &str,
    act: &Act,
    parsed: &Parsed,
    file: Option<&NewFile>,
) -> Result<i64, StoreError<ValidationErrors>> {
    lock_lecture(tx, slug).await?;
    let lecture: Option<LectureId> = tx
        .sql(sql!("SELECT id FROM lectures WHERE slug = $1"))
        .bind(slug)
        .opt_value()
        .await?;
    let lecture = lecture.ok_or(Refused::NotFound)?;
    // Asked once the lecture's row is ours: whoever added one before has committed it.
    let (many, last): (i64, Option<i64>) = tx
        .sql(sql!(
            "SELECT count(*), max(place) FROM materials WHERE lecture_id = $1"
        ))
        .bind(lecture)
        .one()
        .await?;
    if many >= MATERIALS_MOST {
        return Err(no("", "material-too-many").into());
    }
    let title = title(parsed, file);
    let id: i64 = tx
        .sql(sql!(
            "INSERT INTO materials (lecture_id, place, title, language, shown, readers, url, file,
                 kind, name, bytes, added_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
             RETURNING id"
        ))
        .bind(lecture)
        .bind(last.unwrap_or(0) + 1)
        .bind(&title)
        .bind(&parsed.language)
        .bind(parsed.shown.code())
        .bind(parsed.readers.code())
        .bind(parsed.link.as_ref().map(|(url, _)| url.clone()))
        .bind(file.map(|file| file.file.clone()))
        .bind(file.map_or("", |file| file.kind.ending()))
        .bind(file.map_or("", |file| file.name.as_str()))
        .bind(file.map_or(0, |file| file.bytes))
        .bind(act.at.0)
        .value()
        .await?;
    let event = act.event(EventKind::MaterialAdded, Subject::Lecture(lecture));
    let event = event
        .with("material", id)
        .with("shown", parsed.shown.code())
        .with("readers", parsed.readers.code())
        .with_detail("title", title);
    let event = match (&parsed.link, file) {
        (Some((url, _)), _) => event.with_detail("url", url),
        (None, Some(file)) => event
            .with("bytes", file.bytes)
            .with_detail("name", &file.name),
        (None, None) => event,
    };
    tx.emit(event).await?;
    Ok(id)
}

/// Writes what was changed of a row; nothing is told where that is nothing.
async fn update(
    tx: &mut Tx<'_>,
    material: i64,
    act: &Act,
    before: Before,
    parsed: Parsed,
    file: Option<NewFile>,
) -> Result<(), StoreError<ValidationErrors>> {
    let new_title = match &file {
        // A link or a file that stays gives its name as it did when it came.
        None if parsed.title.is_empty() => {
            let of_name = title_of(&before.name);
            let of_link = parsed.link.as_ref().map(|(_, host)| host.clone());
            of_link.or(of_name).unwrap_or_else(|| before.title.clone())
        }
        file => title(&parsed, file.as_ref()),
    };
    let url = parsed.link.map(|(url, _)| url);
    tx.sql(sql!(
        "UPDATE materials SET title = $2, language = $3, shown = $4, readers = $5, url = $6
         WHERE id = $1"
    ))
    .bind(material)
    .bind(&new_title)
    .bind(&parsed.language)
    .bind(parsed.shown.code())
    .bind(parsed.readers.code())
    .bind(url.clone())
    .run()
    .await?;
    let event = act
        .event(
            EventKind::MaterialChanged,
            Subject::Lecture(before.lecture_id),
        )
        .changed("language", before.language, parsed.language)
        .changed("shown", before.shown.as_str(), parsed.shown.code())
        .changed("readers", before.readers.as_str(), parsed.readers.code())
        .changed_detail("title", before.title, new_title)
        .changed_detail("url", before.url, url);
    let event = match file {
        None => event,
        Some(file) => {
            tx.sql(sql!(
                "UPDATE materials SET file = $2, kind = $3, name = $4, bytes = $5 WHERE id = $1"
            ))
            .bind(material)
            .bind(file.file)
            .bind(file.kind.ending())
            .bind(&file.name)
            .bind(file.bytes)
            .run()
            .await?;
            event
                .with("bytes", [before.bytes, file.bytes])
                .with_detail("name", [before.name, file.name])
        }
    };
    if event.says_something() {
        tx.emit(event.with("material", material)).await?;
    }
    Ok(())
}
