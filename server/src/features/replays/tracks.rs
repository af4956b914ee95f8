//! Captions, chapters and slides.

use crate::events::{EventKind, Subject};
use crate::features::parsing::Check;
use crate::features::passages::{said, write_passages};
use crate::features::replays::ReplayStore;
use crate::vtt::{self, Cue, Fault, Finding, Findings, ParsedTrack, Part, Told};
use app::accounts::Organizer;
use app::answer::{Answer, Problem, Read, Refused, ValidationErrors};
use app::i18n::{Instant, is_language};
use app::lectures::LectureId;
use app::replays::{Slides, Track, TrackForm, TrackKind, Tracks};
use async_trait::async_trait;

/// The longest name of a file that is kept, in characters.
const NAME_MOST: usize = 120;
/// The most chapters of a replay in one language.
const CHAPTERS_MOST: usize = 200;
/// The longest title of a chapter, in characters.
const CHAPTER_TITLE_MOST: usize = 200;

#[async_trait]
impl Tracks for ReplayStore {
    async fn tracks(&self, slug: &str) -> Read<Vec<Track>> {
        let slug = slug.to_owned();
        let rows: Vec<(String, String, String, i64)> = self
            .db
            .query(sql!(
                "SELECT t.kind, t.language, t.vtt, t.uploaded_at FROM tracks t
                     JOIN lectures l ON l.id = t.lecture_id
                 WHERE l.slug = $1 ORDER BY t.kind, t.language"
            ))
            .bind(slug)
            .all()
            .await?;
        let tracks = rows
            .into_iter()
            .filter_map(|(kind, language, text, uploaded)| {
                let kind = TrackKind::parse(&kind)?;
                Some(Track {
                    kind,
                    language,
                    cues: vtt::parse(&text).lines(),
                    uploaded: Instant(uploaded),
                })
            });
        Ok(tracks.collect())
    }

    async fn put_track(
        &self,
        organizer: &Organizer,
        slug: &str,
        form: &TrackForm,
    ) -> Answer<Vec<Problem>, ValidationErrors> {
        let Parsed {
            kind,
            language,
            text,
            rows,
            notes,
        } = parsed(form)?;
        let (slug, by, act) = (
            slug.to_owned(),
            organizer.person().id,
            self.db.act(organizer),
        );
        self.db
            .change(move |tx| {
                Box::pin(async move {
                    let lecture: Option<LectureId> = tx
                        .sql(sql!("SELECT id FROM lectures WHERE slug = $1"))
                        .bind(slug)
                        .opt_value()
                        .await?;
                    let lecture = lecture.ok_or(Refused::NotFound)?;
                    tx.sql(sql!(
                    "INSERT INTO tracks (lecture_id, kind, language, vtt, uploaded_by, uploaded_at)
                     VALUES ($1, $2, $3, $4, $5, $6)
                     ON CONFLICT (lecture_id, kind, language)
                         DO UPDATE SET vtt = excluded.vtt, uploaded_by = excluded.uploaded_by,
                             uploaded_at = excluded.uploaded_at"
                ))
                    .bind(lecture)
                    .bind(kind.code())
                    .bind(&language)
                    .bind(text)
                    .bind(by)
                    .bind(act.at.0)
                    .run()
                    .await?;
                    write_passages(tx, lecture, kind.code(), &language, &rows).await?;
                    let event = act.event(EventKind::TrackSaved, Subject::Lecture(lecture));
                    tx.emit(event.with("track", (kind.code(), &language)))
                        .await?;
                    Ok(())
                })
            })
            .await?;
        Ok(notes)
    }

    async fn remove_track(
        &self,
        organizer: &Organizer,
        slug: &str,
        kind: TrackKind,
        language: &str,
    ) -> Answer<(), ValidationErrors> {
        let (slug, language) = (slug.to_owned(), language.to_owned());
        let act = self.db.act(organizer);
        self.db
            .change(move |tx| {
                Box::pin(async move {
                    let removed: Option<LectureId> = tx
                        .sql(sql!(
                            "DELETE FROM tracks WHERE kind = $2 AND language = $3
                               AND lecture_id = (SELECT id FROM lectures WHERE slug = $1)
                             RETURNING lecture_id"
                        ))
                        .bind(slug)
                        .bind(kind.code())
                        .bind(&language)
                        .opt_value()
                        .await?;
                    let lecture = removed.ok_or(Refused::NotFound)?;
                    write_passages(tx, lecture, kind.code(), &language, "{}").await?;
                    let event = act.event(EventKind::TrackRemoved, Subject::Lecture(lecture));
                    tx.emit(event.with("track", (kind.code(), &language)))
                        .await?;
                    Ok(())
                })
            })
            .await?;
        Ok(())
    }

    async fn slides(&self, slug: &str) -> Read<Option<Slides>> {
        let slug = slug.to_owned();
        let row: Option<(String, String, i64, i64)> = self
            .db
            .query(sql!(
                "SELECT s.file, s.name, s.bytes, s.uploaded_at FROM slides s
                     JOIN lectures l ON l.id = s.lecture_id
                 WHERE l.slug = $1"
            ))
            .bind(slug)
            .opt()
            .await?;
        Ok(row.map(|(file, name, bytes, uploaded)| Slides {
            file,
            name,
            bytes,
            uploaded: Instant(uploaded),
        }))
    }

    async fn put_slides(
        &self,
        organizer: &Organizer,
        slug: &str,
        slides: &Slides,
    ) -> Answer<Option<String>, ValidationErrors> {
        let (slug, new, act) = (slug.to_owned(), slides.clone(), self.db.act(organizer));
        let name: String = new
            .name
            .chars()
            .filter(|c| !c.is_control())
            .take(NAME_MOST)
            .collect();
        let replaced = self
            .db
            .change(move |tx| {
                Box::pin(async move {
                    let lecture: Option<LectureId> = tx
                        .sql(sql!("SELECT id FROM lectures WHERE slug = $1"))
                        .bind(slug)
                        .opt_value()
                        .await?;
                    let lecture = lecture.ok_or(Refused::NotFound)?;
                    let old: Option<String> = tx
                        .sql(sql!("SELECT file FROM slides WHERE lecture_id = $1"))
                        .bind(lecture)
                        .opt_value()
                        .await?;
                    tx.sql(sql!(
                        "INSERT INTO slides (lecture_id, file, name, bytes, uploaded_at)
                         VALUES ($1, $2, $3, $4, $5)
                         ON CONFLICT (lecture_id) DO UPDATE SET file = excluded.file,
                             name = excluded.name, bytes = excluded.bytes,
                             uploaded_at = excluded.uploaded_at"
                    ))
                    .bind(lecture)
                    .bind(new.file)
                    .bind(&name)
                    .bind(new.bytes)
                    .bind(act.at.0)
                    .run()
                    .await?;
                    let event = act.event(EventKind::SlidesSaved, Subject::Lecture(lecture));
                    let event = event.with("bytes", new.bytes).with_detail("name", name);
                    tx.emit(event).await?;
                    Ok(old)
                })
            })
            .await?;
        Ok(replaced)
    }

    async fn remove_slides(
        &self,
        organizer: &Organizer,
        slug: &str,
    ) -> Answer<String, ValidationErrors> {
        let (slug, act) = (slug.to_owned(), self.db.act(organizer));
        let file = self
            .db
            .change(move |tx| {
                Box::pin(async move {
                    let removed: Option<(LectureId, String)> = tx
                        .sql(sql!(
                            "DELETE FROM slides WHERE lecture_id = (SELECT id FROM lectures
                             WHERE slug = $1) RETURNING lecture_id, file"
                        ))
                        .bind(slug)
                        .opt()
                        .await?;
                    let (lecture, file) = removed.ok_or(Refused::NotFound)?;
                    tx.emit(act.event(EventKind::SlidesRemoved, Subject::Lecture(lecture)))
                        .await?;
                    Ok(file)
                })
            })
            .await?;
        Ok(file)
    }
}

impl ReplayStore {
    /// A track as WebVTT, as a browser is given it; nothing where there is none.
    pub async fn track_file(
        &self,
        slug: &str,
        kind: TrackKind,
        language: &str,
    ) -> Read<Option<String>> {
        let text: Option<String> = self
            .db
            .query(sql!(
                "SELECT t.vtt FROM tracks t JOIN lectures l ON l.id = t.lecture_id
                 WHERE l.slug = $1 AND t.kind = $2 AND t.language = $3"
            ))
            .bind(slug.to_owned())
            .bind(kind.code())
            .bind(language.to_owned())
            .opt_value()
            .await?;
        Ok(text.map(|text| vtt::written(&vtt::parse(&text))))
    }
}

/// What was uploaded.
struct Parsed {
    kind: TrackKind,
    language: String,
    /// As it is kept.
    text: String,
    /// Its passages, for the search.
    rows: String,
    /// What was put right in it.
    notes: Vec<Problem>,
}

fn parsed(form: &TrackForm) -> Result<Parsed, ValidationErrors> {
    let mut check = Check::default();
    let kind = check.parsed("kind", &form.kind, "problem-choice", TrackKind::parse);
    let language = check.parsed(
        "track_language",
        &form.track_language,
        "problem-choice",
        |tag| is_language(tag).then(|| tag.to_owned()),
    );
    let text = vtt::without_nul(&form.vtt);
    let track = if text.trim().is_empty() {
        check.problem("vtt", "track-none", &[]);
        None
    } else if text.len() > vtt::BYTES_MOST {
        check.found(Some(track_problem(&Finding {
            line: 0,
            what: Fault::TooLarge,
        })));
        None
    } else {
        let track = vtt::parse(&form.vtt);
        for problem in told(&track.faults) {
            check.found(Some(problem));
        }
        if kind == Some(TrackKind::Chapters) {
            check.found(too_much(&track));
        }
        Some(track)
    };
    let all = kind.zip(language).zip(track);
    check.done(all.map(|((kind, language), track)| {
        let notes = told(&track.notes);
        Parsed {
            kind,
            rows: said(kind, &language, &track.lines()),
            language,
            text: text.into_owned(),
            notes,
        }
    }))
}

/// What is too much for a list of chapters, which stands whole on a learner's page.
fn too_much(track: &ParsedTrack) -> Option<Problem> {
    if track.cues.len() > CHAPTERS_MOST {
        return Some(Problem::new("vtt", "vtt-too-many-chapters").with("most", CHAPTERS_MOST));
    }
    let is_long = |cue: &Cue| {
        let length = |part: &Part| part.text.chars().count();
        cue.parts.iter().map(length).sum::<usize>() > CHAPTER_TITLE_MOST
    };
    let at = track.cues.iter().position(is_long)?;
    let problem = Problem::new("vtt", "vtt-chapter-long").with("chapter", at + 1);
    Some(problem.with("most", CHAPTER_TITLE_MOST))
}

/// A sentence for each, and one for those that are not told one by one.
fn told<T: Told>(findings: &Findings<T>) -> Vec<Problem> {
    let more =
        (findings.more > 0).then(|| Problem::new("vtt", "vtt-more").with("n", findings.more));
    findings
        .first
        .iter()
        .map(track_problem)
        .chain(more)
        .collect()
}

/// What is to be said of a track's text.
pub fn track_problem<T: Told>(finding: &Finding<T>) -> Problem {
    let problem = Problem::new("vtt", finding.what.key()).with("line", finding.line);
    match finding.what.words() {
        Some(words) => problem.with("words", words),
        None => problem,
    }
}
