//! Materials of lectures: which there are, who is shown them and when, and what organizers do to them.

mod parse;
mod put;

pub use parse::clean_name;
pub use put::NewFile;

use crate::db::Db;
use crate::events::{EventKind, Subject};
use crate::features::locks::lock_lecture;
use app::accounts::{Organizer, Person, Role};
use app::answer::{Answer, Read, Refused, ValidationErrors};
use app::lectures::LectureId;
use app::materials::{
    FileKind, Material, MaterialTarget, Materials, Readers, ShownMaterials, ShownWhen,
};
use async_trait::async_trait;
use parse::host_of;

/// The materials. A handle, cheap to clone.
#[derive(Debug, Clone)]
pub struct MaterialStore {
    db: Db,
}

/// A file that somebody may have at this moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ServedMaterial {
    /// The key of the file.
    pub file: String,
    /// What kind of file.
    pub kind: FileKind,
    /// What it is called when it is taken along.
    pub name: String,
}

/// One row, with how the lecture and the reader stand to it.
#[derive(Debug, sqlx::FromRow)]
struct MaterialRow {
    id: i64,
    title: String,
    language: String,
    shown: String,
    readers: String,
    url: Option<String>,
    file: Option<String>,
    kind: String,
    name: String,
    bytes: i64,
    /// Whether the lecture has ended; one that was cancelled never does.
    is_over: bool,
    /// Whether the reader is admitted to the lecture, or speaks there.
    is_in: bool,
}

/// How somebody stands to a material.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Standing {
    /// It is shown to them.
    Shown,
    /// It would be if they were enrolled.
    IfEnrolled,
    /// It is not shown yet.
    NotYet,
}

impl MaterialRow {
    /// What is not known of it (as of a later hall's) is shown to the fewest.
    fn standing(&self) -> Standing {
        if ShownWhen::parse(&self.shown) != Some(ShownWhen::Before) && !self.is_over {
            Standing::NotYet
        } else if Readers::parse(&self.readers) != Some(Readers::Everyone) && !self.is_in {
            Standing::IfEnrolled
        } else {
            Standing::Shown
        }
    }

    /// None where it is of a later hall.
    fn into_material(self) -> Option<Material> {
        let target = match self.url {
            Some(url) => MaterialTarget::Link {
                host: host_of(&url)?,
                url,
            },
            None => MaterialTarget::File {
                kind: FileKind::parse(&self.kind)?,
                bytes: self.bytes,
            },
        };
        Some(Material {
            id: self.id,
            title: self.title,
            language: self.language,
            shown: ShownWhen::parse(&self.shown)?,
            readers: Readers::parse(&self.readers)?,
            target,
        })
    }

    fn into_served(self) -> Option<ServedMaterial> {
        Some(ServedMaterial {
            file: self.file?,
            kind: FileKind::parse(&self.kind)?,
            name: self.name,
        })
    }
}

/// Whether somebody is shown all there is.
fn sees_all(reader: Option<&Person>) -> bool {
    reader.is_some_and(|reader| reader.role >= Role::Organizer)
}

impl MaterialStore {
    /// Those of a database.
    pub(in crate::features) const fn of(db: Db) -> Self {
        Self { db }
    }

    /// All rows of a lecture, in their order; none of a draft but for those who organize.
    async fn rows(&self, slug: &str, reader: Option<&Person>) -> Read<Vec<MaterialRow>> {
        // Nobody has the number 0.
        let who = reader.map_or(0, |reader| reader.id.0);
        Ok(self
            .db
            .query(sql!(
                "SELECT m.id, m.title, m.language, m.shown, m.readers, m.url, m.file, m.kind,
                     m.name, m.bytes,
                     (l.status <> 'cancelled' AND (l.ended_at IS NOT NULL OR l.ends_at <= $3))
                         AS is_over,
                     (EXISTS (SELECT 1 FROM admitted a
                          WHERE a.lecture_id = l.id AND a.person_id = $2)
                      OR EXISTS (SELECT 1 FROM lecture_speaker_accounts s
                          WHERE s.lecture_id = l.id AND s.person_id = $2)) AS is_in
                 FROM materials m JOIN lectures l ON l.id = m.lecture_id
                 WHERE l.slug = $1 AND (l.status <> 'draft' OR $4)
                 ORDER BY m.place, m.id"
            ))
            .bind(slug.to_owned())
            .bind(who)
            .bind(self.db.now().0)
            .bind(sees_all(reader))
            .all()
            .await?)
    }

    /// A lecture's material of that number as a file, if it is one and this reader may have it at this moment.
    ///
    /// # Errors
    /// The database's.
    pub async fn served(
        &self,
        slug: &str,
        material: i64,
        reader: Option<&Person>,
    ) -> Read<Option<ServedMaterial>> {
        let all = sees_all(reader);
        let mut rows = self.rows(slug, reader).await?.into_iter();
        let row = rows.find(|row| row.id == material);
        let row = row.filter(|row| all || row.standing() == Standing::Shown);
        Ok(row.and_then(MaterialRow::into_served))
    }
}

#[async_trait]
impl Materials for MaterialStore {
    async fn materials(&self, slug: &str, reader: Option<&Person>) -> Read<ShownMaterials> {
        let all = sees_all(reader);
        let mut shown = ShownMaterials::default();
        for row in self.rows(slug, reader).await? {
            match row.standing() {
                Standing::IfEnrolled if !all => shown.more_for_enrolled += 1,
                Standing::NotYet if !all => {}
                _ => shown.list.extend(row.into_material()),
            }
        }
        Ok(shown)
    }

    async fn all_materials(&self, organizer: &Organizer, slug: &str) -> Read<Vec<Material>> {
        let rows = self.rows(slug, Some(organizer.person())).await?.into_iter();
        Ok(rows.filter_map(MaterialRow::into_material).collect())
    }

    async fn move_material(
        &self,
        organizer: &Organizer,
        slug: &str,
        material: i64,
        up: bool,
    ) -> Answer<(), ValidationErrors> {
        let (slug, act) = (slug.to_owned(), self.db.act(organizer));
        self.db
            .change(move |tx| {
                Box::pin(async move {
                    lock_lecture(tx, &slug).await?;
                    let mut order: Vec<(i64, LectureId)> = tx
                        .sql(sql!(
                            "SELECT m.id, m.lecture_id FROM materials m
                                 JOIN lectures l ON l.id = m.lecture_id
                             WHERE l.slug = $1 ORDER BY m.place, m.id"
                        ))
                        .bind(slug)
                        .all()
                        .await?;
                    let from = order.iter().position(|(id, _)| *id == material);
                    let from = from.ok_or(Refused::NotFound)?;
                    let to = if up {
                        from.checked_sub(1)
                    } else {
                        Some(from + 1)
                    };
                    let Some(to) = to.filter(|to| *to < order.len()) else {
                        return Ok(());
                    };
                    order.swap(from, to);
                    for (place, (id, _)) in (1_i64..).zip(&order) {
                        tx.sql(sql!("UPDATE materials SET place = $2 WHERE id = $1"))
                            .bind(*id)
                            .bind(place)
                            .run()
                            .await?;
                    }
                    let (_, lecture) = order[to];
                    let event = act.event(EventKind::MaterialChanged, Subject::Lecture(lecture));
                    let event = event.with("material", material);
                    tx.emit(event.changed("place", from + 1, to + 1)).await?;
                    Ok(())
                })
            })
            .await?;
        Ok(())
    }

    async fn remove_material(
        &self,
        organizer: &Organizer,
        slug: &str,
        material: i64,
    ) -> Answer<Option<String>, ValidationErrors> {
        let (slug, act) = (slug.to_owned(), self.db.act(organizer));
        let file = self
            .db
            .change(move |tx| {
                Box::pin(async move {
                    // Whoever replaces its file is waited for, or that one would be nobody's.
                    lock_lecture(tx, &slug).await?;
                    let removed: Option<(LectureId, Option<String>, String)> = tx
                        .sql(sql!(
                            "DELETE FROM materials WHERE id = $2 AND lecture_id = (
                                 SELECT id FROM lectures WHERE slug = $1)
                             RETURNING lecture_id, file, title"
                        ))
                        .bind(slug)
                        .bind(material)
                        .opt()
                        .await?;
                    let (lecture, file, title) = removed.ok_or(Refused::NotFound)?;
                    let event = act.event(EventKind::MaterialRemoved, Subject::Lecture(lecture));
                    let event = event.with("material", material);
                    tx.emit(event.with_detail("title", title)).await?;
                    Ok(file)
                })
            })
            .await?;
        Ok(file)
    }
}
