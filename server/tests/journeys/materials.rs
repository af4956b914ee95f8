//! Materials of a lecture: who is shown which and when, what is taken in, and what organizers do to them.

use crate::steps::{
    END, InRoom, START, in_room, multipart, number, plain, publish_replay, shows, tamper,
};
use crate::storage::passed_since;
use app::accounts::{Organizer, PersonId};
use app::enrolment::Enrolment;
use app::i18n::Instant;
use app::lectures::{LectureForm, Lectures};
use app::materials::Materials;
use server::on_both_engines;
use server::testing::{Actor, MORNING, Page, TestHall, office, open_document, value};

const PDF: &[u8] = b"%PDF-1.7\n%quiet lanterns\n";
const SVG: &[u8] = b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>";
/// Title, when it is shown, and to whom.
const FOUR: [(&str, &str, &str); 4] = [
    ("Quay plan", "before", "everyone"),
    ("Silo plan", "before", "enrolled"),
    ("Reefer plan", "after", "everyone"),
    ("Ledger plan", "after", "enrolled"),
];
const ROWS: &str = "SELECT count(*) FROM materials";

/// The form of a material as a browser sends it.
#[derive(Clone, Copy)]
struct Form<'a> {
    title: &'a str,
    shown: &'a str,
    readers: &'a str,
    url: &'a str,
    file: Option<(&'a str, &'a [u8])>,
    /// The number of the one that is changed; empty where one is added.
    material: &'a str,
    press: &'a str,
}

const FORM: Form<'static> = Form {
    title: "",
    shown: "before",
    readers: "everyone",
    url: "",
    file: None,
    material: "",
    press: "",
};

async fn send(actor: &mut Actor, slug: &str, form: Form<'_>) -> Page {
    // Browsers send the field of a file also where none was chosen.
    let (name, bytes) = form.file.unwrap_or_default();
    let parts = [
        ("press", None, form.press.as_bytes()),
        ("material", None, form.material.as_bytes()),
        ("material_title", None, form.title.as_bytes()),
        ("material_language", None, &b"th"[..]),
        ("material_shown", None, form.shown.as_bytes()),
        ("material_readers", None, form.readers.as_bytes()),
        ("material_url", None, form.url.as_bytes()),
        ("material_file", Some(name), bytes),
    ];
    multipart(actor, &format!("/materials/{slug}?l=en"), &parts).await
}

/// A lecture, and its organizer signed in.
async fn desk(hall: &TestHall) -> (String, Actor) {
    let organizer = hall.organizer("olga").await;
    let slug = hall.lecture(&organizer, &hall.form("Cold chains")).await;
    (slug, hall.signed_in("olga").await)
}

fn at_the_desk(slug: &str) -> String {
    format!("/en/organizer/lectures/{slug}")
}

/// The number of the one of that title.
async fn id(hall: &TestHall, title: &str) -> i64 {
    number(
        hall,
        &format!("SELECT id FROM materials WHERE title = '{title}'"),
    )
    .await
}

/// Where that one is taken along.
async fn address(hall: &TestHall, slug: &str, title: &str) -> String {
    format!("/en/lectures/{slug}/materials/{}", id(hall, title).await)
}

async fn four(actor: &mut Actor, slug: &str) {
    for (title, shown, readers) in FOUR {
        let form = Form {
            title,
            shown,
            readers,
            file: Some(("plan.pdf", PDF)),
            ..FORM
        };
        assert_eq!(send(actor, slug, form).await.status, 303, "{title}");
    }
}

/// The titles of a lecture's materials at the desk, in their order.
async fn order(hall: &TestHall, slug: &str) -> Vec<String> {
    let olga = "SELECT id FROM people WHERE email = 'olga@example.org'";
    let olga = hall.reread(PersonId(number(hall, olga).await)).await;
    let organizer = Organizer::of(olga).expect("is one");
    let materials = hall.db.materials();
    let all = materials.all_materials(&organizer, slug).await.unwrap();
    all.into_iter().map(|material| material.title).collect()
}

/// The files that are kept.
fn files(hall: &TestHall) -> usize {
    let there = std::fs::read_dir(hall.media.folder()).unwrap().flatten();
    there.filter(|entry| entry.path().is_file()).count()
}

on_both_engines! {
    async fn each_reader_is_shown_what_is_for_them_at_that_moment(hall) {
        let (slug, mut olga) = desk(&hall).await;
        let amina = hall.person("amina", "practitioner").await;
        hall.person("otto", "practitioner").await;
        hall.db.enrolment().enrol(&amina, &slug).await.unwrap();
        four(&mut olga, &slug).await;
        // A kept page is some seconds old at most.
        for (now, over) in [(MORNING, false), (END.plus(-Instant::MINUTE), false), (END, true)] {
            hall.clock.set(now);
            for (who, enrolled, all) in [("", false, false), ("otto", false, false), ("amina", true, false), ("olga", true, true)] {
                let mut actor = if who.is_empty() { hall.visitor() } else { hall.signed_in(who).await };
                let page = actor.get(&format!("/en/lectures/{slug}")).await;
                for (title, shown, readers) in FOUR {
                    let may = all || ((over || shown == "before") && (enrolled || readers == "everyone"));
                    assert_eq!(page.text.contains(title), may, "{title} to {who} at {now:?}");
                    let file = actor.get(&address(&hall, &slug, title).await).await;
                    assert_eq!(file.status, if may { 200 } else { 404 }, "{title} to {who} at {now:?}");
                    assert_eq!(file.bytes == PDF, may);
                }
                let told = ["One is not shown here: it is for those enrolled.", "2 are not shown here: they are for those enrolled."].map(|told| plain(&page).contains(told));
                assert_eq!(told, [!enrolled && !over, !enrolled && over], "{who} at {now:?}");
            }
        }
    }

    async fn an_end_by_the_organizer_is_the_end_and_a_cancelled_lecture_has_none(hall) {
        let (slug, mut olga) = desk(&hall).await;
        four(&mut olga, &slug).await;
        let after = address(&hall, &slug, "Reefer plan").await;
        for (now, status) in [(END.plus(-1), 404), (END, 200)] {
            hall.clock.set(now);
            assert_eq!(hall.visitor().get(&after).await.status, status, "{now:?}");
        }
        tamper(&hall, "UPDATE lectures SET status = 'cancelled'").await;
        hall.clock.set(END.plus(Instant::DAY));
        assert_eq!(hall.visitor().get(&after).await.status, 404);
        assert!(!hall.visitor().get(&format!("/en/lectures/{slug}")).await.text.contains("Reefer plan"));
        tamper(&hall, "UPDATE lectures SET status = 'published'").await;
        hall.clock.by(Instant::MINUTE);
        assert_eq!(hall.visitor().get(&after).await.status, 200);
        tamper(&hall, &format!("UPDATE lectures SET ends_at = {}, ended_at = NULL", END.plus(9 * Instant::DAY).0)).await;
        assert_eq!(hall.visitor().get(&after).await.status, 404);
        tamper(&hall, &format!("UPDATE lectures SET began_at = starts_at, ended_at = {}", START.plus(60_000).0)).await;
        assert_eq!(hall.visitor().get(&after).await.status, 200);
        // Of another lecture, of none, and what is no number.
        let organizer = hall.organizer("otto").await;
        let other = hall.lecture(&organizer, &LectureForm { starts_at: "2026-12-25T10:00".into(), ends_at: "2026-12-25T11:30".into(), ..hall.form("Ports") }).await;
        let id = id(&hall, "Quay plan").await;
        for path in [format!("{other}/materials/{id}"), format!("none/materials/{id}"), format!("{slug}/materials/{}", id + 99), format!("{slug}/materials/x")] {
            assert_eq!(hall.visitor().get(&format!("/en/lectures/{path}")).await.status, 404, "{path}");
        }
    }

    async fn a_draft_shows_its_materials_to_organizers_alone_and_its_speaker_is_shown_what_the_enrolled_are(hall) {
        let organizer = hall.organizer("olga").await;
        let slug = hall.db.lectures().save(&organizer, None, &hall.form("Cold chains")).await.unwrap();
        let mut olga = hall.signed_in("olga").await;
        four(&mut olga, &slug).await;
        let wei = hall.person("wei", "practitioner").await;
        tamper(&hall, &format!("UPDATE speakers SET person_id = {}", wei.id.0)).await;
        let mut wei = hall.signed_in("wei").await;
        let file = address(&hall, &slug, "Silo plan").await;
        assert_eq!((wei.get(&file).await.status, olga.get(&file).await.status), (404, 200));
        hall.db.lectures().publish(&organizer, &slug).await.unwrap();
        assert_eq!(wei.get(&file).await.status, 200);
        let after = address(&hall, &slug, "Ledger plan").await;
        assert_eq!(wei.get(&after).await.status, 404);
    }

    async fn materials_stand_in_the_room_on_the_end_screen_and_beside_the_replay(hall) {
        let InRoom { organizer, slug, mut actors, .. } = in_room(&hall, &["amina"]).await;
        let mut olga = hall.signed_in("olga").await;
        four(&mut olga, &slug).await;
        let link = Form { title: "Paper", url: "https://Papers.example.org/a?b=1&c=2", ..FORM };
        assert_eq!(send(&mut olga, &slug, link).await.status, 303);
        let live = format!("/en/lectures/{slug}/live");
        let room = actors[0].get(&live).await;
        assert!(room.text.contains("Quay plan") && room.text.contains("Silo plan") && !room.text.contains("Reefer plan"));
        // The room stays open: a link opens beside it.
        let to = "href=\"https://Papers.example.org/a?b=1&amp;c=2\" target=\"_blank\" rel=\"noopener noreferrer nofollow\"";
        assert!(room.text.contains(to) && room.text.contains(">papers.example.org<"), "{}", room.text);
        hall.clock.set(END.plus(60_000));
        let ended = hall.signed_in("amina").await.get(&live).await;
        assert!(ended.text.contains("class=\"room ended\"") && ended.text.contains("Ledger plan"), "{}", ended.text);
        publish_replay(&hall, &organizer, &slug, 60_000).await;
        let page = hall.visitor().get(&format!("/en/replays/{slug}")).await;
        assert!(page.text.contains("Reefer plan") && !page.text.contains("Ledger plan"), "{}", page.text);
        assert!(page.text.contains("rel=\"noopener noreferrer nofollow\"") && plain(&page).contains("2 are not shown here: they are for those enrolled."));
        assert!(page.text.contains("PDF") && page.text.contains("Thai"), "kind and language");
    }

    async fn a_file_is_what_its_name_says_or_is_not_taken(hall) {
        let (slug, mut olga) = desk(&hall).await;
        for (name, bytes, key) in [
            ("a.pdf", &b"a text"[..], "material-content"),
            ("a.pdf", b"", "material-empty"),
            ("a.png", PDF, "material-content"),
            ("a.pptx", b"PK\x03\x04 and no more", "material-content"),
            ("a.docx", &office(&["ppt/presentation.xml"]), "material-content"),
            ("a.docx", &office(&["word/document.xml", "word/vbaProject.bin"]), "material-content"),
            ("a.odp", &open_document("application/vnd.oasis.opendocument.text"), "material-content"),
            ("a.txt", SVG, "material-content"),
            ("a.csv", b"<!DOCTYPE html>", "material-content"),
            ("a.svg", SVG, "material-kind"),
            ("a.html", b"<p>", "material-kind"),
            ("a.pdf.exe", PDF, "material-kind"),
            ("a.zip", b"PK\x03\x04", "material-kind"),
            ("a", PDF, "material-kind"),
        ] {
            let form = Form { title: "As it was typed", file: Some((name, bytes)), ..FORM };
            assert_eq!(send(&mut olga, &slug, form).await.status, 303, "{name}");
            let page = olga.get(&at_the_desk(&slug)).await;
            assert!(shows(&page, key) && page.text.contains("id=\"material_file-error\""), "{name}: {key}: {}", page.text);
            assert!(page.text.contains("value=\"As it was typed\""), "{name}: nothing typed is lost");
            assert_eq!((number(&hall, ROWS).await, files(&hall)), (0, 0), "{name}");
        }
        for (name, bytes) in [
            ("a.pdf", PDF),
            ("a.PPTX", &office(&["ppt/presentation.xml"])),
            ("a.docx", &office(&["word/document.xml"])),
            ("a.xlsx", &office(&["xl/workbook.xml"])),
            ("a.odp", &open_document("application/vnd.oasis.opendocument.presentation")),
            ("a.odt", &open_document("application/vnd.oasis.opendocument.text")),
            ("a.ods", &open_document("application/vnd.oasis.opendocument.spreadsheet")),
            ("a.csv", "ท่าเรือ;1\r\n".as_bytes()),
            ("a.txt", b"a < b"),
            ("a.png", b"\x89PNG\r\n\x1a\n\0"),
            ("a.jpeg", b"\xff\xd8\xff\xe0"),
        ] {
            let form = Form { title: name, file: Some((name, bytes)), ..FORM };
            send(&mut olga, &slug, form).await;
            let file = hall.visitor().get(&address(&hall, &slug, name).await).await;
            assert!(file.status == 200 && file.bytes == bytes, "{name}: {}", file.status);
            assert!(!file.header("content-type").contains("html") && !file.header("content-type").contains("xml;"));
        }
    }

    async fn a_link_is_of_the_web_and_a_material_is_one_thing(hall) {
        let (slug, mut olga) = desk(&hall).await;
        for url in ["javascript:alert(1)", "data:text/html,x", "ftp://example.org/", "example.org", "https://a:b@example.org/", "https://good.example@evil.example/", "https://example.org:99999/"] {
            let form = Form { title: "As it was typed", url, ..FORM };
            assert_eq!(send(&mut olga, &slug, form).await.status, 303);
            let page = olga.get(&at_the_desk(&slug)).await;
            assert!(shows(&page, "material-url") && page.text.contains("id=\"material_url-error\""), "{url}: {}", page.text);
            assert!(page.text.contains("value=\"As it was typed\"") && page.text.contains(&format!("value=\"{url}\"")), "{url}");
        }
        for (form, key) in [
            (FORM, "material-none"),
            (Form { url: "https://example.org/", file: Some(("a.pdf", PDF)), ..FORM }, "material-both"),
            (Form { shown: "later", url: "https://example.org/", ..FORM }, "problem-choice"),
            (Form { readers: "", url: "https://example.org/", ..FORM }, "problem-required"),
        ] {
            send(&mut olga, &slug, form).await;
            let page = olga.get(&at_the_desk(&slug)).await;
            assert!(shows(&page, key), "{key}: {}", page.text);
        }
        let title = "ก".repeat(201);
        send(&mut olga, &slug, Form { title: &title, url: "https://example.org/", ..FORM }).await;
        let page = olga.get(&at_the_desk(&slug)).await;
        assert!(page.text.contains("id=\"material_title-error\"") && page.text.contains(&title), "{}", page.text);
        assert_eq!((number(&hall, ROWS).await, files(&hall)), (0, 0), "what was refused leaves nothing");
        // Without a title a link is called by its host, a file by its name.
        send(&mut olga, &slug, Form { url: "http://Example.org:8080/x", ..FORM }).await;
        send(&mut olga, &slug, Form { file: Some(("Tariffs of 2026.pdf", PDF)), ..FORM }).await;
        assert_eq!(order(&hall, &slug).await, ["example.org", "Tariffs of 2026"]);
        // One of the longest is whole, in a script whose letters take several bytes.
        let longest = format!("https://example.org/{}", "ت".repeat(1_980));
        send(&mut olga, &slug, Form { title: "Long", url: &longest, ..FORM }).await;
        let kept = number(&hall, "SELECT CAST(length(url) AS BIGINT) FROM materials WHERE title = 'Long'").await;
        assert_eq!(kept, 2_000);
    }

    async fn a_lecture_has_twenty_also_where_two_are_added_at_once(hall) {
        let (slug, mut olga) = desk(&hall).await;
        for n in 1..20 {
            tamper(&hall, &format!("INSERT INTO materials (lecture_id, place, title, shown, readers, url, added_at)
                SELECT id, {n}, 'Number {n}', 'before', 'everyone', 'https://example.org/', 1 FROM lectures")).await;
        }
        let (mut one, mut other) = (olga.clone(), olga.at(&hall.visitor_of_a_fresh_node()));
        let form = Form { file: Some(("a.pdf", PDF)), ..FORM };
        futures::join!(send(&mut one, &slug, Form { title: "One", ..form }), send(&mut other, &slug, Form { title: "Other", ..form }));
        assert_eq!((number(&hall, ROWS).await, files(&hall)), (20, 1), "the file of the other is not kept");
        send(&mut olga, &slug, Form { title: "One more", ..form }).await;
        let page = olga.get(&at_the_desk(&slug)).await;
        assert!(plain(&page).contains("This lecture already has 20 materials."), "{}", page.text);
        assert_eq!((number(&hall, ROWS).await, files(&hall)), (20, 1));
    }

    async fn a_material_pressed_twice_is_one(hall) {
        let (slug, mut olga) = desk(&hall).await;
        let form = Form { title: "Quay plan", file: Some(("a.pdf", PDF)), press: "a1b2", ..FORM };
        for _ in 0..2 {
            send(&mut olga, &slug, form).await;
            let page = olga.get(&at_the_desk(&slug)).await;
            assert!(shows(&page, "material-added"), "{}", page.text);
        }
        assert_eq!((number(&hall, ROWS).await, files(&hall)), (1, 1));
        assert_eq!(hall.visitor().get(&address(&hall, &slug, "Quay plan").await).await.bytes, PDF);
        send(&mut olga, &slug, Form { title: "Another", ..form }).await;
        assert_eq!(number(&hall, ROWS).await, 2, "with something else in it, it is another");
    }

    async fn a_file_is_taken_along_by_a_name_that_is_a_name_and_no_more(hall) {
        let (slug, mut olga) = desk(&hall).await;
        let long = format!("{}.pdf", "ก".repeat(300));
        for (n, (name, told)) in [
            ("../../etc/ชุมชน.pdf", "%E0%B8%8A%E0%B8%B8%E0%B8%A1%E0%B8%8A%E0%B8%99.pdf".to_owned()),
            ("\u{202e}fdp.exe\u{202c}.pdf", "fdp.exe.pdf".to_owned()),
            ("a%0D%0AX-Evil: 1.pdf", "a_0D_0AX-Evil_%201.pdf".to_owned()),
            ("a; b='c'.pdf", "a%3B%20b%3D%27c%27.pdf".to_owned()),
            (".pdf", format!("{slug}.pdf")),
            (&long, format!("{}.pdf", "%E0%B8%81".repeat(120))),
        ]
        .into_iter()
        .enumerate()
        {
            let title = format!("Number {n}");
            let form = Form { title: &title, file: Some((name, PDF)), ..FORM };
            assert_eq!(send(&mut olga, &slug, form).await.status, 303, "{name}");
            let at = address(&hall, &slug, &title).await;
            let file = hall.visitor().get(&at).await;
            let expected = format!("attachment; filename=\"{slug}.pdf\"; filename*=UTF-8''{told}");
            assert_eq!(file.header("content-disposition"), expected, "{name}");
            assert_eq!((file.header("content-type"), file.header("x-content-type-options")), ("application/pdf", "nosniff"));
            assert_eq!(file.header("content-security-policy"), "default-src 'none'; sandbox");
            assert!(file.header("x-evil").is_empty() && file.header("cache-control") == "private, no-cache");
            let known = [("if-none-match", file.header("etag"))];
            let again = hall.visitor().send(http::Method::GET, &at, &known, "").await;
            assert_eq!((again.status, again.bytes.len()), (304, 0), "{name}");
            // What is missing of it is had without the rest, unless it is another file by now.
            for (tag, status, range, bytes) in [(file.header("etag"), 206, "bytes 5-7/25", &PDF[5..8]), ("\"another\"", 200, "", PDF)] {
                let asked = [("range", "bytes=5-7"), ("if-range", tag)];
                let part = hall.visitor().send(http::Method::GET, &at, &asked, "").await;
                assert_eq!((part.status, part.header("content-range"), &part.bytes[..]), (status, range, bytes));
            }
        }
        let names = value::<String>(&hall.db, "SELECT min(file) FROM materials").await;
        assert!(server::media::is_name(&names), "on the disk it has a name of ours: {names}");
        assert_eq!(hall.visitor().get(&format!("/media/{names}")).await.status, 404, "by which nobody asks for it");
    }

    async fn a_material_is_changed_replaced_ordered_and_removed(hall) {
        let (slug, mut olga) = desk(&hall).await;
        four(&mut olga, &slug).await;
        send(&mut olga, &slug, Form { title: "Paper", url: "https://example.org/", ..FORM }).await;
        let quay = id(&hall, "Quay plan").await.to_string();
        let page_of = |id: &str| format!("/en/organizer/lectures/{slug}/materials/{id}");
        let page = olga.get(&page_of(&quay)).await;
        assert!(page.text.contains("value=\"Quay plan\"") && page.text.contains("id=\"material_file\"") && !page.text.contains("id=\"material_url\""));
        // Refused, it is on its own page with what was typed.
        let wrong = Form { title: "Typed anew", material: &quay, file: Some(("a.pdf", &b"no PDF"[..])), ..FORM };
        let answer = send(&mut olga, &slug, wrong).await;
        assert_eq!(answer.location(), page_of(&quay));
        let page = olga.get(&page_of(&quay)).await;
        assert!(shows(&page, "material-content") && page.text.contains("value=\"Typed anew\""), "{}", page.text);
        // Another file under the same address; that of before is gone.
        let newer = [PDF, b"more"].concat();
        let right = Form { title: "Quay map", file: Some(("b.pdf", &newer[..])), ..wrong };
        assert_eq!(send(&mut olga, &slug, right).await.location(), format!("{}#materials", at_the_desk(&slug)));
        assert!(shows(&olga.get(&at_the_desk(&slug)).await, "material-changed"));
        assert_eq!(hall.visitor().get(&address(&hall, &slug, "Quay map").await).await.bytes, newer);
        assert_eq!(files(&hall), 4);
        // What it is stays: words alone change no file, and a link is no file.
        send(&mut olga, &slug, Form { title: "Quay chart", file: None, ..right }).await;
        assert_eq!(files(&hall), 4);
        let paper = id(&hall, "Paper").await.to_string();
        for form in [Form { url: "https://example.org/", ..FORM }, Form { url: "", ..FORM }] {
            let form = Form { material: &paper, file: Some(("c.pdf", PDF)), ..form };
            assert_eq!(send(&mut olga, &slug, form).await.location(), page_of(&paper));
            olga.get(&page_of(&paper)).await;
        }
        let form = Form { title: "Paper", material: &paper, url: "https://example.org/2", readers: "enrolled", ..FORM };
        send(&mut olga, &slug, form).await;
        assert!(!hall.visitor().get(&format!("/en/lectures/{slug}")).await.text.contains("example.org/2"));
        assert_eq!(files(&hall), 4, "what was refused is not kept");
        let gone = send(&mut olga, &slug, Form { material: "999999", url: "https://example.org/", ..FORM }).await;
        assert_eq!(gone.location(), format!("{}#materials", at_the_desk(&slug)), "what is no more has no page");
        olga.get(&at_the_desk(&slug)).await;

        let act = async |olga: &mut Actor, verb: &str, material: &str, direction: &str| {
            olga.on = at_the_desk(&slug);
            let fields = [("slug", slug.as_str()), ("material", material), ("direction", direction)];
            olga.press(&format!("/api/{verb}?l=en"), &fields).await
        };
        let first = ["Quay chart", "Silo plan", "Reefer plan", "Ledger plan", "Paper"];
        assert_eq!(order(&hall, &slug).await, first);
        act(&mut olga, "move-material", &quay, "up").await;
        act(&mut olga, "move-material", &paper, "down").await;
        assert_eq!(order(&hall, &slug).await, first, "they stand at the ends already");
        assert!(shows(&act(&mut olga, "move-material", &quay, "down").await, "material-moved"));
        act(&mut olga, "move-material", &paper, "up").await;
        assert_eq!(order(&hall, &slug).await, ["Silo plan", "Quay chart", "Reefer plan", "Paper", "Ledger plan"]);
        let at = address(&hall, &slug, "Quay chart").await;
        assert!(shows(&act(&mut olga, "remove-material", &quay, "").await, "material-removed"));
        assert_eq!((hall.visitor().get(&at).await.status, files(&hall)), (404, 3));
        act(&mut olga, "remove-material", &paper, "").await;
        assert_eq!((number(&hall, ROWS).await, files(&hall)), (3, 3));
        let page = act(&mut olga, "remove-material", &paper, "").await;
        assert!(shows(&page, "not-found-any-more"), "{}", page.text);
    }

    async fn only_organizers_change_materials(hall) {
        let (slug, mut olga) = desk(&hall).await;
        four(&mut olga, &slug).await;
        let material = id(&hall, "Quay plan").await.to_string();
        hall.person("amina", "practitioner").await;
        for (mut actor, status) in [(hall.signed_in("amina").await, 403), (hall.visitor(), 401)] {
            actor.accepts = "*/*";
            let add = Form { file: Some(("a.pdf", PDF)), ..FORM };
            for form in [add, Form { material: &material, ..add }] {
                assert_eq!(send(&mut actor, &slug, form).await.status, status);
            }
            let fields = [("slug", slug.as_str()), ("material", &material), ("direction", "down")];
            for verb in ["move-material", "remove-material"] {
                assert_eq!(actor.post(&format!("/api/{verb}?l=en"), &fields).await.status, status, "{verb}");
            }
        }
        assert_eq!(order(&hall, &slug).await, FOUR.map(|(title, ..)| title));
        assert_eq!(files(&hall), 4);
    }

    async fn what_was_typed_waits_for_the_sign_in_and_no_file_does(hall) {
        let (slug, mut olga) = desk(&hall).await;
        let page = olga.get(&at_the_desk(&slug)).await;
        let to = crate::steps::action(&page, &format!("/materials/{slug}"));
        olga.post("/api/sign-out?l=en", &[]).await;
        let parts = [("material_title", None, &b"Typed before"[..]), ("material_shown", None, b"after"), ("material_file", Some("a.pdf"), PDF)];
        let answer = multipart(&mut olga, &to, &parts).await;
        assert!(answer.location().starts_with("/en/sign-in"), "{}", answer.location());
        assert_eq!(files(&hall), 0);
        hall.sign_in(&mut olga, "olga").await;
        let page = olga.get(&at_the_desk(&slug)).await;
        assert!(page.text.contains("value=\"Typed before\""), "{}", page.text);
    }

    async fn files_that_no_material_names_any_more_are_swept(hall) {
        let (slug, mut olga) = desk(&hall).await;
        let organizer = hall.organizer("otto").await;
        let deleted = hall.lecture(&organizer, &hall.form("Ports")).await;
        four(&mut olga, &slug).await;
        send(&mut olga, &deleted, Form { title: "Port map", file: Some(("a.pdf", PDF)), ..FORM }).await;
        olga.post("/api/delete-lecture?l=en", &[("slug", &deleted)]).await;
        assert_eq!((number(&hall, ROWS).await, files(&hall)), (4, 5), "rows go with their lecture");
        let kept = value::<String>(&hall.db, "SELECT file FROM materials WHERE title = 'Quay plan'").await;
        // As where the storage was away when they were removed.
        tamper(&hall, "DELETE FROM materials WHERE title <> 'Quay plan'").await;
        let kept = hall.media.folder().join(kept);
        passed_since(&hall, &kept, Instant::DAY - Instant::MINUTE);
        assert_eq!(hall.media.sweep_unnamed(&hall.db).await, Ok(0));
        passed_since(&hall, &kept, Instant::DAY + Instant::MINUTE);
        assert_eq!(hall.media.sweep_unnamed(&hall.db).await, Ok(4));
        assert!(kept.exists() && files(&hall) == 1);
    }
}

#[tokio::test]
async fn a_file_that_is_too_large_is_told_so() {
    let hall = TestHall::on_sqlite().await;
    let (slug, mut olga) = desk(&hall).await;
    let mut large = PDF.to_vec();
    large.resize(50_000_001, b' ');
    let form = Form {
        title: "As it was typed",
        file: Some(("a.pdf", &large[..])),
        ..FORM
    };
    send(&mut olga, &slug, form).await;
    let page = olga.get(&at_the_desk(&slug)).await;
    assert!(plain(&page).contains("larger than 50 MB"), "{}", page.text);
    assert!(page.text.contains("value=\"As it was typed\""));
    large.pop();
    let form = Form {
        title: "As large as may be",
        file: Some(("a.pdf", &large[..])),
        ..FORM
    };
    assert_eq!(send(&mut olga, &slug, form).await.status, 303);
    assert_eq!((number(&hall, ROWS).await, files(&hall)), (1, 1));
}
