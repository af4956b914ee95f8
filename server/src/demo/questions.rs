//! What those in the demonstration's live room ask.

use super::lectures::Held;
use super::people::Guest;
use super::stopped;
use crate::db::Db;
use app::accounts::Organizer;
use app::live::{Live, Questions};
use serde::Deserialize;

#[derive(Deserialize)]
struct Asked {
    #[serde(rename = "asked")]
    question: String,
    raised: usize,
    answer: String,
}

/// Asks, raises and answers in the room of a lecture that is on.
pub(super) async fn fill(
    db: &Db,
    organizer: &Organizer,
    guests: &[Guest],
    lecture: &Held,
) -> Result<(), String> {
    let all: Vec<Asked> =
        serde_json::from_str(include_str!("questions.json")).map_err(|e| e.to_string())?;
    let mut inside = Vec::new();
    for guest in guests {
        if db.live().room(&guest.person, &lecture.slug).await.is_ok() {
            inside.push(&guest.person);
        }
    }
    for (of, asker) in all.iter().zip(&inside) {
        db.live()
            .ask(asker, &lecture.slug, &of.question)
            .await
            .map_err(stopped)?;
    }
    let listed = db
        .live()
        .all_questions(organizer, &lecture.slug)
        .await
        .map_err(stopped)?;
    for of in &all {
        let Some(question) = listed.iter().find(|q| q.asked == of.question) else {
            continue;
        };
        for person in inside.iter().rev().take(of.raised) {
            db.live()
                .raise(person, question.id)
                .await
                .map_err(stopped)?;
        }
        if !of.answer.is_empty() {
            db.live()
                .settle(organizer, question.id, "answered", &of.answer)
                .await
                .map_err(stopped)?;
        }
    }
    Ok(())
}
