//! Questions: asked, raised and settled by plain forms, and kept.

use crate::steps::{InRoom, LINK, in_room, number, publish_replay, shows, tamper};
use app::i18n::Instant;
use app::live::Live;
use server::on_both_engines;
use server::testing::{Actor, Page};

/// Asks, and goes where that leads.
async fn ask(actor: &mut Actor, slug: &str, question: &str) -> Page {
    actor.on = format!("/en/lectures/{slug}/live");
    let fields = [("lecture", slug), ("question", question)];
    actor.press("/api/ask-question?l=en", &fields).await
}

async fn raise(actor: &mut Actor, question: &str) -> Page {
    actor
        .post("/api/raise-question?l=en", &[("question", question)])
        .await
}

async fn settle(actor: &mut Actor, question: &str, status: &str, answer: &str) -> Page {
    let fields = [
        ("question", question),
        ("status", status),
        ("answer", answer),
    ];
    actor.press("/api/settle-question?l=en", &fields).await
}

/// Where a text stands in a page.
fn place(page: &Page, text: &str) -> usize {
    page.text
        .find(text)
        .unwrap_or_else(|| panic!("no {text}: {}", page.text))
}

on_both_engines! {
    async fn a_question_is_asked_and_raised_once_by_each(hall) {
        let InRoom { slug, mut actors, .. } = in_room(&hall, &["amina", "bo", "chi"]).await;
        let page = ask(&mut actors[0], &slug, " Which <b>rate</b>\n applies? ").await;
        assert!(shows(&page, "question-taken"));
        assert!(page.text.contains("Which &lt;b&gt;rate&lt;/b&gt; applies?"), "as text: {}", page.text);
        let page = ask(&mut actors[1], &slug, "ผู้ซื้อรายย่อยต้องใช้ใบรับรองอะไรบ้าง").await;
        assert!(place(&page, "applies?") < place(&page, "ผู้ซื้อรายย่อย"), "the older first");
        for _ in 0..2 {
            let answer = raise(&mut actors[2], "2").await;
            assert_eq!((answer.status, answer.location()), (303, format!("/en/lectures/{slug}/live#q2").as_str()));
        }
        raise(&mut actors[1], "2").await;
        let page = actors[2].get(&format!("/en/lectures/{slug}/live")).await;
        assert!(place(&page, "ผู้ซื้อรายย่อย") < place(&page, "applies?"), "the most raised first");
        assert_eq!(page.text.matches("aria-pressed=\"true\"").count(), 1);
        assert_eq!(number(&hall, "SELECT raised FROM questions WHERE id = 2").await, 1, "once each, and not by who asked");
        assert_eq!(number(&hall, "SELECT count(*) FROM question_raises").await, 1);
    }

    async fn what_cannot_be_asked_is_kept_and_told(hall) {
        let InRoom { slug, mut actors, .. } = in_room(&hall, &["amina"]).await;
        let amina = &mut actors[0];
        assert!(shows(&ask(amina, &slug, " \n ").await, "problem-required"));
        let long = "é".repeat(501);
        assert!(ask(amina, &slug, &long).await.text.contains(&long), "what was typed is kept");
        assert!(shows(&ask(amina, &slug, "First?").await, "question-taken"));
        // A second press of the same form.
        assert!(shows(&ask(amina, &slug, " First? ").await, "question-taken"));
        assert_eq!(number(&hall, "SELECT count(*) FROM questions").await, 1);
        hall.clock.by(29_000);
        let page = ask(amina, &slug, "Second?").await;
        assert!(shows(&page, "question-too-soon"));
        assert!(page.text.contains("Second?"), "what was typed is kept");
        for n in 2..=20 {
            hall.clock.by(30_000);
            assert!(shows(&ask(amina, &slug, &format!("Question {n}?")).await, "question-taken"));
        }
        hall.clock.by(30_000);
        assert!(shows(&ask(amina, &slug, "One more?").await, "question-too-many"));
        assert_eq!(number(&hall, "SELECT count(*) FROM questions").await, 20);
    }

    async fn only_those_in_the_room_ask_and_raise_and_only_while_it_is_open(hall) {
        let InRoom { organizer, slug, mut actors, .. } = in_room(&hall, &["amina", "bo"]).await;
        ask(&mut actors[0], &slug, "Which rate?").await;
        hall.person("dia", "practitioner").await;
        let (mut dia, mut nobody) = (hall.signed_in("dia").await, hall.visitor());
        for (actor, status) in [(&mut dia, 422), (&mut nobody, 401)] {
            actor.accepts = "application/json";
            assert_eq!(raise(actor, "1").await.status, status);
            let fields = [("lecture", slug.as_str()), ("question", "Mine?")];
            assert_eq!(actor.post("/api/ask-question?l=en", &fields).await.status, status);
        }
        actors[1].accepts = "application/json";
        assert_eq!(raise(&mut actors[1], "77").await.status, 404);
        hall.clock.by(Instant::MINUTE);
        hall.db.live().start(&organizer, &slug, None).await.unwrap();
        hall.clock.by(Instant::MINUTE);
        hall.db.live().end(&organizer, &slug).await.unwrap();
        assert_eq!(raise(&mut actors[1], "1").await.status, 422);
        assert_eq!(number(&hall, "SELECT count(*) FROM questions WHERE raised = 0").await, 1);
    }

    async fn an_organizer_answers_hides_and_opens_again(hall) {
        let InRoom { slug, mut actors, .. } = in_room(&hall, &["amina", "bo"]).await;
        let mut olga = hall.signed_in("olga").await;
        ask(&mut actors[0], &slug, "Which rate?").await;
        ask(&mut actors[1], &slug, "Something rude").await;
        let desk = settle(&mut olga, "1", "answered", "The reduced one.\n\nSee the annex.").await;
        assert!(shows(&desk, "question-settled"));
        settle(&mut olga, "2", "hidden", "").await;
        let room = actors[0].get(&format!("/en/lectures/{slug}/live")).await;
        assert!(room.text.contains("The reduced one.") && room.text.contains("See the annex."));
        assert!(!room.text.contains("Something rude"));
        let desk = olga.get(&format!("/en/organizer/lectures/{slug}/live")).await;
        assert!(desk.text.contains("Something rude"), "it stays on record");
        actors[1].accepts = "application/json";
        assert_eq!(raise(&mut actors[1], "2").await.status, 404, "nobody raises what is hidden");
        settle(&mut olga, "2", "open", "").await;
        let room = actors[0].get(&format!("/en/lectures/{slug}/live")).await;
        assert!(room.text.contains("Something rude"));
        olga.accepts = "application/json";
        let long = "a".repeat(2_001);
        for (status, answer) in [("gone", ""), ("answered", long.as_str())] {
            let fields = [("question", "1"), ("status", status), ("answer", answer)];
            assert_eq!(olga.post("/api/settle-question?l=en", &fields).await.status, 422);
        }
        actors[0].accepts = "application/json";
        let fields = [("question", "1"), ("status", "hidden")];
        assert_eq!(actors[0].post("/api/settle-question?l=en", &fields).await.status, 403);
    }

    async fn the_questions_stay_with_the_lecture(hall) {
        let InRoom { organizer, slug, mut actors, .. } = in_room(&hall, &["amina"]).await;
        ask(&mut actors[0], &slug, "Which rate?").await;
        hall.clock.by(Instant::MINUTE);
        hall.db.live().end(&organizer, &slug).await.unwrap();
        let over = actors[0].get(&format!("/en/lectures/{slug}/live")).await;
        assert!(shows(&over, "end-why") && over.text.contains("Which rate?") && !over.text.contains(LINK));
        assert!(!over.text.contains("raise-question"), "nobody raises it any more");
        hall.person("dia", "practitioner").await;
        let outside = hall.signed_in("dia").await.get(&format!("/en/lectures/{slug}/live")).await;
        assert!(!outside.text.contains("Which rate?"), "who was not in the room does not see it");
    }

    async fn what_was_answered_is_read_beside_the_replay_by_those_who_were_there(hall) {
        let InRoom { organizer, slug, mut actors, .. } = in_room(&hall, &["amina", "bo"]).await;
        let mut olga = hall.signed_in("olga").await;
        hall.person("chi", "practitioner").await;
        let mut chi = hall.signed_in("chi").await;
        ask(&mut actors[0], &slug, "Which rate applies?").await;
        ask(&mut actors[1], &slug, "Something rude").await;
        hall.clock.by(30_000);
        ask(&mut actors[0], &slug, "Who pays for the ice?").await;
        hall.clock.by(30_000);
        ask(&mut actors[1], &slug, "Nobody knows yet?").await;
        publish_replay(&hall, &organizer, &slug, 300_000).await;
        let replay = format!("/en/replays/{slug}");
        assert!(!actors[0].get(&replay).await.text.contains("id=\"questions\""), "there is nothing to read");
        settle(&mut olga, "1", "answered", "The reduced one.").await;
        settle(&mut olga, "2", "hidden", "").await;
        settle(&mut olga, "3", "answered", "").await;
        for actor in actors.iter_mut().chain([&mut olga]) {
            let page = actor.get(&replay).await;
            assert!(page.text.contains("Which rate applies?") && page.text.contains("The reduced one."), "{}", page.text);
            assert!(page.text.contains("Who pays for the ice?") && shows(&page, "question-answered-aloud"));
            assert!(!page.text.contains("Something rude") && !page.text.contains("Nobody knows yet?"));
        }
        for actor in [&mut chi, &mut hall.visitor()] {
            let page = actor.get(&replay).await;
            assert!(page.status == 200 && !page.text.contains("Which rate applies?"), "who asked told it the room alone");
        }
    }

    async fn of_many_answers_the_most_raised_are_read_beside_the_replay(hall) {
        let InRoom { organizer, slug, mut actors, people } = in_room(&hall, &["amina"]).await;
        let mut olga = hall.signed_in("olga").await;
        publish_replay(&hall, &organizer, &slug, 300_000).await;
        let many = format!("INSERT INTO questions (lecture_id, person_id, asked, asked_at, status, answer, revision, raised)
            WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 60)
            SELECT l.id, p.id, 'Question ' || i || '?', 0, 'answered', '', 1, i FROM n, lectures l, people p
            WHERE p.id = {}", people[0].id.0);
        tamper(&hall, &many).await;
        for actor in [&mut actors[0], &mut olga] {
            let page = actor.get(&format!("/en/replays/{slug}")).await;
            assert_eq!(page.text.matches("class=\"asked\"").count(), 50, "{}", page.text);
            assert!(page.text.contains("Question 60?") && !page.text.contains("Question 10?"));
        }
    }
}
