//! Tries at accounts: who guesses is held up, and nobody else is.

use crate::steps::{number, shows, tamper};
use argon2::{Algorithm, Argon2, Params, PasswordHasher, Version};
use futures::future::join_all;
use server::on_both_engines;
use server::testing::{Actor, PASSWORD, Page, TestHall};

const WRONG: &str = "wrong lanterns here";
const MINUTE: i64 = 60_000;

/// Tries to sign in, as a script does; the status.
async fn sign_in(actor: &mut Actor, email: &str, password: &str) -> Page {
    actor.accepts = "application/json";
    let fields = [("email", email), ("password", password)];
    actor.post("/api/sign-in", &fields).await
}

/// Signs up, as a script does.
async fn sign_up(actor: &mut Actor, email: &str) -> Page {
    actor.accepts = "application/json";
    let fields = [
        ("email", email),
        ("password", PASSWORD),
        ("name", "Somebody"),
        ("country", "RW"),
        ("organisation", "Board"),
        ("kind", "practitioner"),
        ("language", "en"),
        ("time_zone", "Africa/Kigali"),
    ];
    actor.post("/api/sign-up", &fields).await
}

fn behind(hall: &TestHall, neighbour: &Actor) -> Actor {
    let mut actor = hall.visitor();
    actor.behind(neighbour);
    actor
}

on_both_engines! {
    async fn a_colleagues_right_password_is_let_in_beside_a_flood_of_failures(hall) {
        for name in ["amina", "bo", "chai"] {
            hall.person(name, "practitioner").await;
        }
        let crowd = hall.visitor();
        // Far more than any bucket of an address holds: of one account, of all accounts, of made-up ones.
        let tries = (0..600).map(|n| {
            let mut script = behind(&hall, &crowd);
            let email = match n % 3 {
                0 => "amina@example.org".to_owned(),
                1 => "chai@example.org".to_owned(),
                _ => format!("made-up-{n}@example.org"),
            };
            async move { sign_in(&mut script, &email, WRONG).await.status }
        });
        let (statuses, colleague) = futures::join!(join_all(tries), async {
            let mut bo = behind(&hall, &crowd);
            sign_in(&mut bo, "bo@example.org", PASSWORD).await
        });
        assert_eq!(colleague.status, 200, "{}", colleague.text);
        let count = |status| statuses.iter().filter(|s| **s == status).count();
        assert_eq!((count(422), count(429)), (200 + 20, 380), "ten of each account, all of the made-up");
        for _ in 0..25 {
            let mut bo = behind(&hall, &crowd);
            assert_eq!(sign_in(&mut bo, "bo@example.org", PASSWORD).await.status, 200, "nor do successes count");
        }
        let mut newcomer = behind(&hall, &crowd);
        assert_eq!(sign_up(&mut newcomer, "dia@example.org").await.status, 200, "signing up is counted apart");
        let mut guesser = behind(&hall, &crowd);
        let refused = sign_in(&mut guesser, "amina@example.org", PASSWORD).await;
        assert_eq!(refused.status, 429, "the guessed account waits here, even with the right one");
        let wait: i64 = refused.header("retry-after").parse().expect("says when");
        assert!((1..=6).contains(&wait), "{wait}");
        hall.clock.by(wait * 1_000);
        assert_eq!(sign_in(&mut guesser, "amina@example.org", PASSWORD).await.status, 200, "and then gets in");
    }

    async fn a_browser_that_signed_in_before_has_a_line_of_its_own(hall) {
        hall.person("amina", "practitioner").await;
        hall.person("bo", "practitioner").await;
        let mut amina = hall.signed_in("amina").await;
        let known = amina.cookie_value("known").expect("the browser is known from now on").to_owned();
        assert!(!known.contains("amina") && known.len() < 300, "{known}");
        let mut stranger = behind(&hall, &amina);
        for _ in 0..30 {
            sign_in(&mut stranger, "amina@example.org", WRONG).await;
        }
        assert_eq!(sign_in(&mut stranger, "amina@example.org", PASSWORD).await.status, 429);
        let mut forged = behind(&hall, &amina);
        forged.cookie("known", &known.replace(|c: char| c.is_ascii_digit(), "0"));
        assert_eq!(sign_in(&mut forged, "amina@example.org", PASSWORD).await.status, 429, "only the hall signs it");
        let mut bo = hall.signed_in("bo").await;
        bo.behind(&amina);
        assert_eq!(sign_in(&mut bo, "amina@example.org", PASSWORD).await.status, 429, "another's browser is no better");
        amina.post("/api/sign-out?l=en", &[]).await;
        for _ in 0..9 {
            assert_eq!(sign_in(&mut amina, "amina@example.org", WRONG).await.status, 422);
        }
        assert_eq!(sign_in(&mut amina, "amina@example.org", PASSWORD).await.status, 200);
        let mut copies = amina.clone();
        let statuses = join_all((0..20).map(|_| {
            let mut copy = copies.clone();
            async move { sign_in(&mut copy, "amina@example.org", WRONG).await.status }
        }))
        .await;
        assert!(statuses.contains(&429), "it is no way to guess without end: {statuses:?}");
        copies.post("/api/sign-out?l=en", &[]).await;
    }

    async fn a_stored_hash_of_other_bytes_opens_and_is_renewed(hall) {
        hall.person("amina", "practitioner").await;
        let (composed, apart) = ("caf\u{e9} au lait complet", "cafe\u{301} au lait complet");
        let params = Params::new(8, 1, 1, None).unwrap();
        let argon = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
        let old = argon.hash_password_with_salt(apart.as_bytes(), b"sixteen bytes ok").unwrap().to_string();
        tamper(&hall, &format!("UPDATE people SET password = '{old}'")).await;
        let old_ones = format!("SELECT count(*) FROM people WHERE password = '{old}'");
        let mut phone = hall.visitor();
        assert_eq!(sign_in(&mut phone, "amina@example.org", composed).await.status, 422);
        assert_eq!(number(&hall, &old_ones).await, 1);
        assert_eq!(sign_in(&mut phone, "amina@example.org", apart).await.status, 200, "as it was typed then");
        assert_eq!(number(&hall, &old_ones).await, 0, "it is renewed");
        for typed in [composed, apart] {
            assert_eq!(sign_in(&mut hall.visitor(), "amina@example.org", typed).await.status, 200);
        }
    }

    async fn an_easy_password_is_refused_with_what_to_do(hall) {
        let mut visitor = hall.visitor();
        visitor.get("/en/sign-up").await;
        for (password, key) in [
            ("cloud-lecture-hall", "problem-password-known"),
            ("Summer2026!!", "problem-password-known"),
            ("1q2w3e4r5t6y", "problem-password-weak"),
        ] {
            let typed = [
                ("email", "amina@example.org"),
                ("password", password),
                ("name", "Amina"),
                ("country", "RW"),
                ("organisation", "Ministry of Trade"),
                ("kind", "official"),
                ("language", "en"),
                ("time_zone", "UTC"),
            ];
            let page = visitor.press("/api/sign-up?l=en", &typed).await;
            assert!(shows(&page, key) && page.text.contains("id=\"password-error\""), "{password}: {}", page.text);
        }
        assert_eq!(number(&hall, "SELECT count(*) FROM people").await, 0);
    }

    async fn an_account_is_told_of_ten_times_an_hour_and_then_all_are_answered_alike(hall) {
        for n in 0..12 {
            hall.person(&format!("person{n}"), "practitioner").await;
        }
        let one = hall.visitor();
        // Many at once are told no more than one after the other.
        let tries = (0..12).chain(0..12).map(|n| {
            let mut script = behind(&hall, &one);
            async move { sign_up(&mut script, &format!("person{n}@example.org")).await.status }
        });
        let statuses = join_all(tries).await;
        let told = statuses.iter().filter(|s| **s == 422).count();
        assert_eq!((told, statuses.len()), (10, 24), "{statuses:?}");
        assert!(statuses.iter().all(|s| [422, 429].contains(s)), "{statuses:?}");
        hall.clock.by(59 * MINUTE);
        let answers = join_all(["person1@example.org", "nobody@example.org"].map(|email| {
            let mut script = behind(&hall, &one);
            async move {
                let page = sign_up(&mut script, email).await;
                (page.status, page.header("retry-after").to_owned(), page.text)
            }
        }))
        .await;
        assert_eq!(answers[0], answers[1], "alike for an address that has an account and one that has none");
        assert_eq!((answers[0].0, answers[0].1.as_str()), (429, "60"));
        assert_eq!(number(&hall, "SELECT count(*) FROM people").await, 12);
        let mut elsewhere = hall.visitor();
        assert_eq!(sign_up(&mut elsewhere, "nobody@example.org").await.status, 200);
        hall.clock.by(MINUTE);
        assert_eq!(sign_up(&mut behind(&hall, &one), "person1@example.org").await.status, 422);
        hall.clock.by(61 * MINUTE);
        hall.db.accounts().sweep_newcomers().await.unwrap();
        assert_eq!(number(&hall, "SELECT count(*) FROM accounts_told").await, 0, "and it is forgotten");
    }
}
