//! Forms: nothing typed is lost by a refusal, and what is wrong stands beside what it is about.

use crate::steps::{borrowed, escaped, fields, plain, sentence, shows};
use app::lectures::LectureForm;
use server::on_both_engines;
use server::testing::{PASSWORD, Page};

/// How many forms a page has, none of which its browser checks.
fn forms_of(page: &Page) -> usize {
    assert_eq!(page.status, 200);
    let forms: Vec<&str> = page.text.split("<form").skip(1).collect();
    for form in &forms {
        let tag = form.split('>').next().unwrap();
        assert!(tag.contains("novalidate"), "{tag}");
    }
    forms.len()
}

on_both_engines! {
    async fn a_refused_lecture_comes_back_as_it_was_typed(hall) {
        hall.organizer("olga").await;
        let mut olga = hall.signed_in("olga").await;
        olga.get("/en/organizer/lectures/new").await;
        let form = LectureForm {
            title: "Cold chains & “warm” hands".into(),
            abstract_text: "\nFrom field\nto port.\n\nAnd back.".into(),
            title_zh: "冷链".into(),
            speaker_2: "Suda".into(),
            series: "First steps".into(),
            theme: "live-commerce".into(),
            ends_at: "2026-11-25T09:00".into(),
            capacity: "many".into(),
            live_url: "ftp://meet.example/1".into(),
            ..hall.form("")
        };
        let page = olga.press("/api/save-lecture?l=en", &borrowed(&fields(&form))).await;
        assert_eq!(page.status, 200);
        for (field, key) in [("ends_at", "lecture-ends-before-start"), ("live_url", "lecture-url"), ("abstract_zh", "problem-required")] {
            let place = page.text.find(&format!("id=\"{field}-error\"")).unwrap_or_else(|| panic!("{field} says what is wrong"));
            assert!(page.text[place..].split("</p>").next().unwrap().contains(&sentence(key)), "{field}: {key}");
            assert!(page.text.contains(&format!("href=\"#{field}\"")), "the summary leads to {field}");
        }
        assert!(page.text.contains("Seats are a whole number from 1 to 100,000."), "the number is filled in");
        assert!(page.text.contains("aria-invalid=\"true\""));
        for typed in ["value=\"many\"", "value=\"ftp://meet.example/1\"", "value=\"2026-11-25T09:00\"", "value=\"冷链\"", "value=\"Suda\"", "value=\"First steps\""] {
            assert!(page.text.contains(typed), "{typed} is still there");
        }
        assert!(page.text.contains(&escaped("Cold chains & “warm” hands")));
        assert!(page.text.contains("From field\nto port.\n\nAnd back."), "line breaks too");
        assert!(page.text.contains("value=\"live-commerce\" selected"), "choices too");
        assert_eq!(crate::steps::number(&hall, "SELECT count(*) FROM lectures").await, 0);
        // Shown once: the page anew is a new form.
        let again = olga.get("/en/organizer/lectures/new").await;
        assert!(!again.text.contains("value=\"many\""));
    }

    async fn what_is_wrong_is_said_first_and_names_its_fields(hall) {
        hall.organizer("olga").await;
        let mut olga = hall.signed_in("olga").await;
        for (l, error) in [("en", "Error: "), ("zh", "错误："), ("th", "ข้อผิดพลาด: "), ("ar", "خطأ: ")] {
            let new = format!("/{l}/organizer/lectures/new");
            let page = olga.get(&new).await;
            assert!(!plain(&page).contains(&format!("<title>{error}")), "nothing is wrong yet");
            let page = olga.press(&format!("/api/save-lecture?l={l}"), &[("title", "")]).await;
            assert_eq!(olga.on, new);
            assert!(plain(&page).contains(&format!("<title>{error}")), "{l}: {}", page.text);
            // The summary comes before the form, takes the focus without a script, and leads to every field that is there.
            let at = page.text.find("class=\"errors\"").expect("a summary");
            let summary = &page.text[page.text[..at].rfind("<div").unwrap()..];
            let (head, lines) = summary.split_once("<ul>").unwrap();
            assert!(head.contains("role=\"alert\"") && head.contains("tabindex=\"-1\"") && head.contains("autofocus"), "{head}");
            let (lines, form) = lines.split_once("</ul>").unwrap();
            assert!(form.contains("<form"));
            let lines: Vec<&str> = lines.split("</li>").filter(|line| line.contains("<li>")).collect();
            assert!(lines.len() > 6, "{lines:?}");
            let different: std::collections::BTreeSet<&str> = lines.iter().map(|line| line.rsplit_once("\">").unwrap().1).collect();
            assert_eq!(different.len(), lines.len(), "no two lines say the same: {lines:?}");
            for line in lines {
                let (_, rest) = line.split_once("href=\"#").expect("each leads to its field");
                let field = rest.split('"').next().unwrap();
                let (_, control) = page.text.split_once(&format!(" id=\"{field}\"")).unwrap_or_else(|| panic!("{field} is there"));
                let control = control.split('>').next().unwrap();
                assert!(control.contains("aria-invalid=\"true\"") && control.contains(&format!("{field}-error")), "{control}");
                assert!(page.text.contains(&format!("id=\"{field}-error\"")), "{field} says it too");
            }
        }
        let page = olga.get("/en/organizer/lectures/new").await;
        assert!(!plain(&page).contains("Error: "));
        let page = olga.press("/api/save-lecture?l=en", &[("title", "")]).await;
        for line in ["Title: Please fill this in.", "Abstract: Please fill this in.", "Host institution: Please fill this in.", "Seats: Please fill this in."] {
            assert!(plain(&page).contains(line), "{line}: {}", page.text);
        }
    }

    async fn a_refused_press_of_a_button_is_in_the_title_too(hall) {
        let organizer = hall.organizer("olga").await;
        let slug = hall.lecture(&organizer, &hall.form("Cold chains")).await;
        hall.person("amina", "practitioner").await;
        let mut amina = hall.signed_in("amina").await;
        amina.get(&format!("/en/lectures/{slug}")).await;
        amina.press("/api/enrol?l=en", &[("lecture", &slug)]).await;
        let page = amina.press("/api/enrol?l=en", &[("lecture", &slug)]).await;
        assert!(plain(&page).contains("<title>Error: Cold chains"), "{}", page.text);
    }

    async fn no_form_is_checked_in_the_browsers_language_and_fields_are_known_to_it(hall) {
        let organizer = hall.organizer("olga").await;
        let slug = hall.lecture(&organizer, &hall.form("Cold chains")).await;
        let mut olga = hall.signed_in("olga").await;
        let mut visitor = hall.visitor();
        let mut seen = 0;
        for path in ["/en/sign-up", "/en/sign-in", "/en/zone", "/en/search"] {
            seen += forms_of(&visitor.get(path).await);
        }
        let desk = format!("/en/organizer/lectures/{slug}");
        for path in ["/en/profile", "/en/organizer/lectures/new", "/en/organizer/lectures", "/en/organizer/people", &desk, "/en/check-in"] {
            seen += forms_of(&olga.get(path).await);
        }
        assert!(seen > 12, "{seen} forms");
        let known = |page: &Page, name: &str| {
            let (_, control) = page.text.split_once(&format!(" name=\"{name}\"")).unwrap();
            let (_, token) = control.split('>').next().unwrap().split_once("autocomplete=\"").unwrap_or_default();
            token.split('"').next().unwrap_or_default().to_owned()
        };
        let page = visitor.get("/en/sign-up").await;
        for (name, token) in [("name", "name"), ("email", "email"), ("password", "new-password"), ("country", "country"), ("organisation", "organization"), ("language", "language")] {
            assert_eq!(known(&page, name), token, "{name}");
        }
        let page = visitor.get("/en/sign-in").await;
        assert_eq!([known(&page, "email"), known(&page, "password")], ["username", "current-password"]);
        let page = olga.get("/en/profile").await;
        assert_eq!([known(&page, "old_password"), known(&page, "new_password")], ["current-password", "new-password"]);
        // A lecture's language is not the organizer's own.
        assert_eq!(known(&olga.get("/en/organizer/lectures/new").await, "language"), "");
    }

    async fn a_refused_account_keeps_everything_but_the_password(hall) {
        let mut amina = hall.visitor();
        amina.get("/en/sign-up").await;
        let typed = [
            ("email", "amina"),
            ("password", "short-one"),
            ("name", "Amina"),
            ("country", "RW"),
            ("organisation", ""),
            ("kind", "official"),
            ("language", "th"),
            ("time_zone", "Africa/Kigali"),
            ("next", "/en/replays"),
        ];
        let page = amina.press("/api/sign-up?l=en", &typed).await;
        for field in ["email", "password", "organisation"] {
            assert!(page.text.contains(&format!("id=\"{field}-error\"")), "{field} says what is wrong");
            assert!(page.text.contains(&format!("href=\"#{field}\"")), "the summary leads to {field}");
        }
        assert!(page.text.contains("value=\"Amina\"") && page.text.contains("value=\"amina\""));
        assert!(page.text.contains("value=\"RW\" selected") && page.text.contains("value=\"Africa/Kigali\" selected"));
        assert!(page.text.contains("value=\"/en/replays\""), "where to go on to is kept");
        assert!(!page.text.contains("short-one"), "the password is nowhere");
        assert_eq!(crate::steps::number(&hall, "SELECT count(*) FROM sessions").await, 0, "and nothing is stored");
    }

    async fn a_notice_is_shown_once(hall) {
        let organizer = hall.organizer("olga").await;
        let slug = hall.lecture(&organizer, &hall.form("Cold chains")).await;
        hall.person("amina", "practitioner").await;
        let mut amina = hall.signed_in("amina").await;
        amina.get(&format!("/en/lectures/{slug}")).await;
        let page = amina.press("/api/enrol?l=en", &[("lecture", &slug)]).await;
        assert!(shows(&page, "enrolled-notice"));
        let page = amina.get(&format!("/en/lectures/{slug}")).await;
        assert!(!shows(&page, "enrolled-notice"));
        let page = amina.press("/api/enrol?l=en", &[("lecture", &slug)]).await;
        assert!(shows(&page, "no-seat-already"));
        assert!(!shows(&amina.get(&format!("/en/lectures/{slug}")).await, "no-seat-already"));
    }

    async fn who_is_not_signed_in_is_led_to_signing_in_and_back(hall) {
        let organizer = hall.organizer("olga").await;
        let slug = hall.lecture(&organizer, &hall.form("Cold chains")).await;
        hall.person("amina", "practitioner").await;
        let mut amina = hall.visitor();
        let lecture = format!("/en/lectures/{slug}");
        amina.get(&lecture).await;
        let page = amina.press("/api/enrol?l=en", &[("lecture", &slug)]).await;
        assert!(shows(&page, "sign-in-first"));
        assert!(page.text.contains(&format!("value=\"{lecture}\"")), "{}", page.text);
        let typed = [("email", "amina@example.org"), ("password", PASSWORD), ("next", &lecture)];
        amina.press("/api/sign-in?l=en", &typed).await;
        assert_eq!(amina.on, lecture);
    }

    async fn a_form_never_leads_off_the_site(hall) {
        hall.person("amina", "practitioner").await;
        for next in [
            "//evil.example/",
            "///evil.example",
            "https://evil.example/",
            "/\\evil.example",
            "\\\\evil.example",
            "javascript:alert(1)",
            "/\t/evil.example",
            "/\n/evil.example",
            " //evil.example",
            "evil.example",
            "",
        ] {
            let mut amina = hall.visitor();
            let typed = [("email", "amina@example.org"), ("password", PASSWORD), ("next", next)];
            let answer = amina.post("/api/sign-in?l=th", &typed).await;
            assert_eq!((answer.status, answer.location()), (303, "/th/"), "{next:?}");
            let answer = amina.post("/api/zone?l=th", &[("time_zone", "Asia/Bangkok"), ("next", next)]).await;
            assert_eq!((answer.status, answer.location()), (303, "/th/"), "{next:?}");
        }
        // Nor does the page the browser says it came from, when a form is refused.
        for from in ["http://evil.example/en/", "//evil.example/", "http://hall.test//evil.example/", "http://hall.test/\\evil.example", "javascript:alert(1)", "x"] {
            let headers = [("content-type", "application/x-www-form-urlencoded")];
            let answer = hall.visitor().send_from(from, "/api/sign-in?l=en", &headers, "email=x&password=y").await;
            let to = answer.location();
            assert!(to.starts_with('/') && !to.starts_with("//") && !to.contains('\\'), "{from}: {to}");
        }
    }
}
