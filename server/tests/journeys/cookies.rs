//! Odd cookies: however they are written, nobody gets a page that was made for somebody else.

use http::Method;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use server::on_both_engines;
use server::testing::{Actor, Page};

/// How many odd headers are tried.
const TRIES: usize = 150;

/// Pieces of a header of cookies, `SID` standing for the id of somebody's session.
fn odd_cookies() -> impl Strategy<Value = Vec<String>> {
    let name = prop::sample::select(vec![
        "hall",
        "hall ",
        " hall",
        "h%61ll",
        "HALL",
        "\"hall\"",
        "__Host-hall",
        "hal",
        "zone",
        "zone ",
        "z%6fne",
        "language",
        "flash",
        "viewer",
        "known",
        "$Version",
        "",
    ]);
    let value = prop::sample::select(vec![
        "SID",
        "\"SID\"",
        "SID ",
        "S%49D",
        "",
        "AAAAAAAAAAAAAAAAAAAAAA",
        "Pacific/Kiritimati",
        "Asia%2FBangkok",
        "pacific/kiritimati",
        "Mars/Base",
        "th",
        "\u{fc}",
        "a=b",
        "%00",
        "x,y",
    ]);
    let pair = (name, value, any::<bool>()).prop_map(|(name, value, equals)| {
        if equals || value != "SID" {
            format!("{name}={value}")
        } else {
            format!("{name}{value}")
        }
    });
    let between = prop::sample::select(vec!["; ", ";", ";;", " ; ", ",", "; ;", "\t;"]);
    let header = prop::collection::vec((pair, between), 1..5).prop_map(|pairs| {
        pairs
            .into_iter()
            .map(|(pair, between)| pair + between)
            .collect::<String>()
    });
    prop::collection::vec(header, 1..3)
}

async fn ask(actor: &mut Actor, path: &str, cookies: &[String]) -> Page {
    let headers: Vec<(&str, &str)> = cookies
        .iter()
        .map(|header| ("cookie", header.as_str()))
        .collect();
    actor.send(Method::GET, path, &headers, "").await
}

on_both_engines! {
    async fn nobody_gets_a_page_of_somebody_else_however_cookies_are_written(hall) {
        let organizer = hall.organizer("olga").await;
        let slug = hall.lecture(&organizer, &hall.form("Cold chains")).await;
        hall.person("amina", "practitioner").await;
        let session = hall.signed_in("amina").await.cookie_value("hall").unwrap().to_owned();
        let path = format!("/en/lectures/{slug}");
        let plain = hall.visitor_of_a_fresh_node().get(&path).await.text;
        assert!(plain.contains("Cold chains") && !plain.contains("amina"));
        let (mut runner, odd) = (TestRunner::deterministic(), odd_cookies());
        let (mut hers, mut kept) = (0, 0);
        for _ in 0..TRIES {
            let cookies: Vec<String> = odd.new_tree(&mut runner).unwrap().current().iter().map(|c| c.replace("SID", &session)).collect();
            let answer = ask(&mut hall.visitor(), &path, &cookies).await;
            let fresh = ask(&mut hall.visitor_of_a_fresh_node(), &path, &cookies).await;
            assert_eq!(answer.status, 200, "{cookies:?}");
            assert_eq!(answer.text, fresh.text, "{cookies:?}: not what it would be without a cache");
            assert_eq!(hall.visitor().get(&path).await.text, plain, "after {cookies:?} everybody sees another page");
            hers += usize::from(answer.text.contains(">amina<"));
            kept += usize::from(!answer.header("etag").is_empty());
        }
        assert!(hers > 0 && kept > 0, "both kinds are met: {hers} of hers, {kept} kept");
    }

    async fn a_session_read_in_another_way_is_nobodys(hall) {
        let organizer = hall.organizer("olga").await;
        hall.lecture(&organizer, &hall.form("Cold chains")).await;
        hall.person("amina", "practitioner").await;
        let session = hall.signed_in("amina").await.cookie_value("hall").unwrap().to_owned();
        for odd in [format!("hall ={session}"), format!("h%61ll={session}"), format!("a=b; hall =\"{session}\"")] {
            let answer = ask(&mut hall.visitor(), "/en/", std::slice::from_ref(&odd)).await;
            assert!(!answer.text.contains("amina"), "{odd}");
            assert!(!hall.visitor().get("/en/").await.text.contains("amina"), "{odd}");
        }
        let right = ask(&mut hall.visitor(), "/en/", &[format!("hall={session}")]).await;
        assert!(right.text.contains(">amina<"));
        assert!(!hall.visitor().get("/en/").await.text.contains("amina"));
    }

    async fn two_zones_in_one_header_are_everybodys_or_nobodys(hall) {
        let organizer = hall.organizer("olga").await;
        hall.lecture(&organizer, &hall.form("Cold chains")).await;
        // 08:00 UTC on 25 November is 22:00 on Kiritimati.
        let odd = ["zone=Pacific/Kiritimati; zone=".to_owned()];
        let there = ask(&mut hall.visitor(), "/en/", &odd).await;
        assert!(there.text.contains("22:00"));
        assert!(!hall.visitor().get("/en/").await.text.contains("22:00"), "whoever names no zone sees the lecture's");
    }
}
