//! What can be searched: passages of a lecture's text and of what is said in its replay, kept with every change.

mod question;
mod words;

pub(crate) use question::Question;

use super::fold::{self, folded_text};
use crate::db::Tx;
use app::i18n::{Locale, say_args};
use app::lectures::LectureId;
use app::replays::{Cue, TrackKind};
use serde::Serialize;

/// The version of the rules by which words are cut and folded, and passages made. An index of another is made anew.
pub(crate) const VERSION: i64 = 2 + fold::VERSION;
/// The kind of the passages of a lecture's own text.
pub(crate) const ABOUT: &str = "about";
/// A passage of what is said is of about so many characters, so that a question finds what was said in one breath ...
const BREATH: usize = 240;
/// ... and ends where nothing is said for so long, in milliseconds.
const PAUSE_MS: i64 = 10_000;

/// A passage, as it is written.
#[derive(Serialize)]
struct PassageRow {
    language: String,
    told: String,
    /// Where its lines begin, in milliseconds, with spaces between.
    starts: String,
    words: String,
}

/// A text of a lecture's own in a language.
#[derive(sqlx::FromRow)]
pub(crate) struct LectureText {
    language: String,
    title: String,
    abstract_text: String,
}

/// What is told of a lecture in every language.
#[derive(sqlx::FromRow)]
struct LectureFacts {
    host: String,
    series: Option<String>,
    topic: String,
    theme: Option<String>,
}

impl LectureFacts {
    /// Who speaks, who holds it, and what it is about as its page says it; the latter where the hall speaks the language.
    /// (Whoever words a topic otherwise raises the version.)
    fn line(&self, names: String, language: &str) -> String {
        let mut line: Vec<String> = Some(names)
            .filter(|names| !names.is_empty())
            .into_iter()
            .collect();
        line.push(self.host.clone());
        line.extend(self.series.clone());
        if let Some(l) = Locale::parse(language) {
            line.push(say_args(l, &format!("topic-{}", self.topic), &[]));
            let theme = self.theme.as_ref();
            line.extend(theme.map(|theme| say_args(l, &format!("theme-{theme}"), &[])));
        }
        line.join(" · ")
    }
}

fn row(language: &str, lines: &[&str], starts: &[i64]) -> PassageRow {
    let told = lines.join("\n");
    let words: Vec<String> = words::lexemes(&told)
        .into_iter()
        .map(|(lexeme, _)| lexeme)
        .collect();
    let starts: Vec<String> = starts.iter().map(i64::to_string).collect();
    PassageRow {
        language: language.to_owned(),
        told,
        starts: starts.join(" "),
        words: words.join(" "),
    }
}

/// A lecture's own text, in each language it is told in: the title, who speaks where and on what, what it is about.
fn about(told: &[LectureText], speakers: &[String], facts: &LectureFacts) -> String {
    let names = speakers.join(", ");
    crate::db::json_rows(told.iter().map(|text| {
        let line = facts.line(names.clone(), &text.language);
        row(
            &text.language,
            &[&text.title, &line, &text.abstract_text],
            &[],
        )
    }))
}

/// What the desk finds a lecture by: its titles in all languages, who speaks, its host and series.
fn sought(told: &[LectureText], speakers: &[String], facts: &LectureFacts) -> String {
    let titles = told.iter().map(|text| text.title.as_str());
    let names = speakers.iter().map(String::as_str);
    let others = [Some(facts.host.as_str()), facts.series.as_deref()];
    let all = titles.chain(names).chain(others.into_iter().flatten());
    let lines: Vec<String> = all.map(folded_text).collect();
    lines.join("\n")
}

/// What a track says. A cue's line breaks are for the screen alone.
pub(crate) fn said(kind: TrackKind, language: &str, cues: &[Cue]) -> String {
    let mut passages: Vec<Vec<&Cue>> = Vec::new();
    let mut length = 0;
    for cue in cues {
        match passages.last_mut() {
            Some(passage)
                if kind == TrackKind::Captions
                    && length < BREATH
                    && passage
                        .last()
                        .is_some_and(|last| cue.start_ms - last.end_ms < PAUSE_MS) =>
            {
                passage.push(cue);
            }
            _ => {
                passages.push(vec![cue]);
                length = 0;
            }
        }
        length += cue.text.chars().count();
    }
    crate::db::json_rows(passages.iter().map(|cues| {
        let lines: Vec<String> = cues.iter().map(|cue| cue.text.replace('\n', " ")).collect();
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        let starts: Vec<i64> = cues.iter().map(|cue| cue.start_ms).collect();
        row(language, &lines, &starts)
    }))
}

/// Writes the passages of a kind in the place of those there are, in one language or, where that is empty, in all. The
/// one way that the index changes; a lecture that is deleted takes its passages with it.
pub(crate) async fn write_passages(
    tx: &mut Tx<'_>,
    lecture: LectureId,
    kind: &str,
    language: &str,
    rows: &str,
) -> sqlx::Result<()> {
    tx.sql(sql!(
        "DELETE FROM passages WHERE lecture_id = $1 AND kind = $2
         AND (CAST($3 AS TEXT) = '' OR language = $3)"
    ))
    .bind(lecture)
    .bind(kind)
    .bind(language)
    .run()
    .await?;
    tx.sql(sql!(
        "INSERT INTO passages (lecture_id, kind, language, told, starts, words)
         SELECT CAST($1 AS BIGINT), CAST($2 AS TEXT), b.value ->> 'language', b.value ->> 'told',
             b.value ->> 'starts', b.value ->> 'words'
         FROM jsonb_each(CAST($3 AS jsonb_text)) b"
    ))
    .bind(lecture)
    .bind(kind)
    .bind(rows)
    .run()
    .await?;
    Ok(())
}

/// Writes what a lecture's own text says, and what the desk finds it by.
pub(crate) async fn write_about(tx: &mut Tx<'_>, lecture: LectureId) -> sqlx::Result<()> {
    let told: Vec<LectureText> = tx
        .sql(sql!(
            "SELECT language, title, abstract_text FROM lectures WHERE id = $1
             UNION ALL SELECT locale, title, abstract_text FROM lecture_texts WHERE lecture_id = $1"
        ))
        .bind(lecture)
        .all()
        .await?;
    let speakers: Vec<String> = tx
        .sql(sql!(
            "SELECT s.name FROM lecture_speakers ls JOIN speakers s ON s.id = ls.speaker_id
             WHERE ls.lecture_id = $1 ORDER BY ls.place"
        ))
        .bind(lecture)
        .values()
        .await?;
    let facts: LectureFacts = tx
        .sql(sql!(
            "SELECT h.name AS host, s.title AS series, l.topic, l.theme
             FROM lectures l JOIN hosts h ON h.id = l.host_id
                 LEFT JOIN series s ON s.id = l.series_id
             WHERE l.id = $1"
        ))
        .bind(lecture)
        .one()
        .await?;
    tx.sql(sql!("UPDATE lectures SET sought = $2 WHERE id = $1"))
        .bind(lecture)
        .bind(sought(&told, &speakers, &facts))
        .run()
        .await?;
    let rows = about(&told, &speakers, &facts);
    write_passages(tx, lecture, ABOUT, "", &rows).await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cue(start_ms: i64, text: &str) -> Cue {
        Cue {
            start_ms,
            end_ms: start_ms + 2_000,
            voice: None,
            text: text.into(),
        }
    }

    #[test]
    fn a_lecture_is_told_with_its_host_and_topic_and_sought_by_its_names() {
        let text = |language: &str, title: &str| LectureText {
            language: language.into(),
            title: title.into(),
            abstract_text: "…".into(),
        };
        let facts = LectureFacts {
            host: "Académie du commerce".into(),
            series: None,
            topic: "skills".into(),
            theme: None,
        };
        let told = [text("en", "Łódź at 50%"), text("sw", "Biashara")];
        let speakers = ["Жанна".to_owned()];
        let rows: serde_json::Value =
            serde_json::from_str(&about(&told, &speakers, &facts)).unwrap();
        let line = "Жанна · Académie du commerce";
        let topic = say_args(Locale::En, "topic-skills", &[]);
        assert_eq!(
            (&rows["0"]["told"], &rows["1"]["told"]),
            (
                &format!("Łódź at 50%\n{line} · {topic}\n…").into(),
                &format!("Biashara\n{line}\n…").into()
            )
        );
        assert_eq!(
            sought(&told, &speakers, &facts),
            "lodz at 50%\nbiashara\nжанна\nacademie du commerce"
        );
    }

    #[test]
    fn what_is_said_in_one_breath_is_one_passage() {
        let cues = [
            cue(0, "Welcome\nto the hall."),
            cue(2_500, "Let us begin."),
            cue(60_000, "And now"),
        ];
        let rows: serde_json::Value =
            serde_json::from_str(&said(TrackKind::Captions, "en", &cues)).unwrap();
        assert_eq!(rows["0"]["told"], "Welcome to the hall.\nLet us begin.");
        assert_eq!(
            (&rows["0"]["starts"], &rows["1"]["starts"]),
            (&"0 2500".into(), &"60000".into())
        );
        let chapters: serde_json::Value =
            serde_json::from_str(&said(TrackKind::Chapters, "en", &cues)).unwrap();
        assert_eq!(chapters["1"]["told"], "Let us begin.");
    }
}
