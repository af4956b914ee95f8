//! Rights that are taken back: whoever is not admitted any more does not come in, does not learn where the lecture
//! takes place, and is not counted from then on; a stream ends with its session.

use crate::steps::{
    InRoom, LINK, START, Tab, code, in_room, measured, recount_is_zero, sentence, tamper,
};
use app::accounts::{Accounts, Organizer, Person, ProfileForm};
use app::enrolment::Enrolment;
use app::i18n::Instant;
use app::lectures::{LectureForm, Lectures};
use app::live::{Gatherings, Live, LiveDesk, Seats};
use server::on_both_engines;
use server::testing::{Actor, TestHall};

const MINUTE: i64 = Instant::MINUTE;

/// A lecture for officials at its start, with one who is confirmed in its room.
async fn officials(hall: &TestHall) -> (Organizer, String, Person, Actor) {
    let organizer = hall.organizer("olga").await;
    let form = LectureForm {
        audience: "officials".into(),
        ..hall.form("Cold chains")
    };
    let slug = hall.lecture(&organizer, &form).await;
    hall.clock.set(START);
    let amina = hall.person("amina", "official").await;
    hall.db
        .accounts()
        .confirm(&organizer, amina.id, true)
        .await
        .unwrap();
    let amina = hall.reread(amina.id).await;
    hall.db.enrolment().enrol(&amina, &slug).await.unwrap();
    let mut actor = hall.signed_in("amina").await;
    crate::steps::join(&mut actor, &slug).await;
    (organizer, slug, amina, actor)
}

fn profile(person: &Person) -> ProfileForm {
    ProfileForm {
        name: person.name.clone(),
        country: person.country.clone(),
        organisation: person.organisation.clone(),
        kind: person.kind.code().into(),
        language: person.language.tag().into(),
        time_zone: person.zone.name().into(),
    }
}

/// What takes the right away.
#[derive(Debug, Clone, Copy)]
enum Loss {
    Unconfirmed,
    AnotherOffice,
    AnotherKind,
    Narrowed,
    /// By a path that forgot to say so.
    Silently,
}

const LOSSES: [Loss; 5] = [
    Loss::Unconfirmed,
    Loss::AnotherOffice,
    Loss::AnotherKind,
    Loss::Narrowed,
    Loss::Silently,
];

async fn lose(hall: &TestHall, loss: Loss, organizer: &Organizer, slug: &str, who: &Person) {
    match loss {
        Loss::Unconfirmed => hall
            .db
            .accounts()
            .confirm(organizer, who.id, false)
            .await
            .unwrap(),
        Loss::AnotherOffice => {
            let form = ProfileForm {
                organisation: "Another ministry".into(),
                ..profile(who)
            };
            hall.db.accounts().save_profile(who, &form).await.unwrap();
        }
        Loss::AnotherKind => {
            let form = ProfileForm {
                kind: "practitioner".into(),
                ..profile(who)
            };
            hall.db.accounts().save_profile(who, &form).await.unwrap();
        }
        Loss::Narrowed => {
            let form = LectureForm {
                audience: "practitioners".into(),
                ..hall.form("Cold chains")
            };
            hall.db
                .lectures()
                .save(organizer, Some(slug), &form)
                .await
                .unwrap();
        }
        Loss::Silently => tamper(hall, "UPDATE people SET confirmed_at = NULL").await,
    }
}

on_both_engines! {
    async fn whoever_loses_the_right_is_counted_no_more_and_shut_out(hall) {
        let (organizer, slug, amina, mut actor) = officials(&hall).await;
        for loss in LOSSES {
            // As it was before.
            tamper(&hall, "UPDATE people SET kind = 'official', organisation = 'Ministry of Trade', confirmed_at = 1
                           WHERE email = 'amina@example.org'").await;
            tamper(&hall, "UPDATE lectures SET audience = 'officials'").await;
            let mut tab = Tab::open(&actor, &slug).await;
            tab.beats(&hall, 4).await;
            let before = measured(&hall, &organizer, &slug, "amina").await.present_ms;
            lose(&hall, loss, &organizer, &slug, &amina).await;
            hall.clock.by(30_000);
            let (status, _) = tab.beat().await;
            assert_eq!(status, 403, "{loss:?}");
            let (status, _) = Tab { lease: String::new(), ..tab.clone() }.beat().await;
            assert_eq!(status, 403, "{loss:?}: no new lease");
            let page = actor.get(&format!("/en/lectures/{slug}/live")).await;
            assert!(!page.text.contains(LINK), "{loss:?}: {}", page.text);
            assert!(page.text.contains(&sentence("gate-not-admitted")), "{loss:?}: {}", page.text);
            let join = actor.post("/api/join?l=en", &[("lecture", &slug)]).await;
            assert_eq!(join.status, 303);
            assert!(!actor.get(join.location()).await.text.contains(LINK));
            let path = format!("/events/live/{slug}?l=en&since=0");
            assert_eq!(actor.listen(&path, &[]).await.status, 403, "{loss:?}");
            hall.clock.by(5 * MINUTE);
            let after = measured(&hall, &organizer, &slug, "amina").await.present_ms;
            assert_eq!(after, before, "{loss:?}");
            assert!(after > 0);
            recount_is_zero(&hall).await;
        }
    }

    async fn an_open_stream_ends_when_the_right_is_gone_and_never_tells_the_new_link(hall) {
        let (organizer, slug, amina, actor) = officials(&hall).await;
        let path = format!("/events/live/{slug}?l=en&since=0");
        for loss in LOSSES {
            tamper(&hall, "UPDATE people SET kind = 'official', organisation = 'Ministry of Trade', confirmed_at = 1
                           WHERE email = 'amina@example.org'").await;
            tamper(&hall, "UPDATE lectures SET audience = 'officials'").await;
            let mut stream = actor.listen(&path, &[]).await;
            assert_eq!(stream.status, 200);
            stream.until("event: state").await;
            lose(&hall, loss, &organizer, &slug, &amina).await;
            hall.db.live().relocate(&organizer, &slug, "https://meet.example/another-room").await.unwrap();
            let rest = stream.rest().await;
            assert!(!rest.contains("another-room"), "{loss:?}: {rest}");
            hall.db.live().relocate(&organizer, &slug, LINK).await.unwrap();
        }
        assert_eq!(hall.hub.streams(), 0);
    }

    async fn a_stream_ends_with_its_session_and_only_its_own(hall) {
        let InRoom { slug, mut actors, .. } = in_room(&hall, &["amina", "bo"]).await;
        let path = format!("/events/live/{slug}?l=en&since=0");
        let mut phone = hall.signed_in("amina").await;
        let mut on_phone = phone.listen(&path, &[]).await;
        let mut streams = Vec::new();
        for actor in &actors {
            streams.push(actor.listen(&path, &[]).await);
        }
        for stream in streams.iter_mut().chain([&mut on_phone]) {
            stream.until("event: state").await;
        }
        phone.post("/api/sign-out?l=en", &[]).await;
        on_phone.rest().await;
        assert_eq!(hall.hub.streams(), 2, "her other browser and her neighbour listen on");
        // As it ends on another node, or by a command: nothing on this one says so.
        let mut tab = Tab::open(&actors[0], &slug).await;
        tamper(&hall, "DELETE FROM sessions WHERE id IN (SELECT session FROM presence_leases)").await;
        streams[0].rest().await;
        assert_eq!(tab.beat().await.0, 401);
        assert_eq!(hall.hub.streams(), 1);
        actors[1].post("/api/sign-out?l=en", &[]).await;
        streams[1].rest().await;
        // The desk's stream too.
        let mut olga = hall.signed_in("olga").await;
        let mut desk = olga.listen(&format!("{path}&desk=true"), &[]).await;
        desk.until("event: state").await;
        olga.post("/api/sign-out?l=en", &[]).await;
        desk.rest().await;
        let olga = hall.signed_in("olga").await;
        let mut desk = olga.listen(&format!("{path}&desk=true"), &[]).await;
        desk.until("event: state").await;
        tamper(&hall, "UPDATE people SET role = 'learner' WHERE email = 'olga@example.org'").await;
        desk.rest().await;
    }

    async fn a_member_of_a_gathered_room_who_loses_the_right_is_gathered_no_more(hall) {
        let (organizer, slug, host, actor) = officials(&hall).await;
        let mut tab = Tab::open(&actor, &slug).await;
        hall.db.live().open_gathering(&host, &slug).await.unwrap();
        let code = app::live::Code::parse(&code(&hall, &slug).await).unwrap();
        let mut members = Vec::new();
        for name in ["bo", "chai"] {
            let person = hall.person(name, "official").await;
            hall.db.accounts().confirm(&organizer, person.id, true).await.unwrap();
            let person = hall.reread(person.id).await;
            hall.db.enrolment().enrol(&person, &slug).await.unwrap();
            hall.db.live().check_in(&person, &code).await.unwrap();
            members.push(person);
        }
        tab.beats(&hall, 20).await;
        hall.db.accounts().confirm(&organizer, members[0].id, false).await.unwrap();
        tab.beats(&hall, 20).await;
        let gathered = |name: &'static str| {
            let (hall, organizer, slug) = (&hall, &organizer, &slug);
            async move { measured(hall, organizer, slug, name).await.gathered_ms / MINUTE }
        };
        assert_eq!((gathered("bo").await, gathered("chai").await), (10, 20));
        recount_is_zero(&hall).await;
        let form = LectureForm { audience: "practitioners".into(), ..hall.form("Cold chains") };
        hall.db.lectures().save(&organizer, Some(&slug), &form).await.unwrap();
        assert_eq!(tab.beat().await.0, 403);
        assert_eq!(crate::steps::number(&hall, "SELECT count(*) FROM gathering_stays WHERE left_at IS NULL").await, 0);
    }

    async fn who_gives_the_seat_up_while_waiting_is_in_no_gathered_room(hall) {
        let organizer = hall.organizer("olga").await;
        let slug = hall.lecture(&organizer, &hall.form("Cold chains")).await;
        hall.clock.set(START.plus(-10 * MINUTE));
        let (amina, bo) = (hall.person("amina", "practitioner").await, hall.person("bo", "practitioner").await);
        for person in [&amina, &bo] {
            hall.db.enrolment().enrol(person, &slug).await.unwrap();
        }
        let mut actor = hall.signed_in("amina").await;
        crate::steps::join(&mut actor, &slug).await;
        let mut tab = Tab::open(&actor, &slug).await;
        hall.db.live().open_gathering(&amina, &slug).await.unwrap();
        let code = app::live::Code::parse(&code(&hall, &slug).await).unwrap();
        hall.db.live().check_in(&bo, &code).await.unwrap();
        hall.db.live().withdraw(&bo, &slug).await.unwrap();
        tab.beats(&hall, 40).await;
        let listed = hall.db.live().roster(&organizer, &slug).await.unwrap();
        assert!(listed.iter().all(|line| line.name != "bo"), "nor on the list");
        let gathered = "SELECT count(*) FROM attendance WHERE gathered_ms > 0";
        assert_eq!(crate::steps::number(&hall, gathered).await, 0);
        assert_eq!(measured(&hall, &organizer, &slug, "amina").await.present_ms, 10 * MINUTE);
        recount_is_zero(&hall).await;
    }
}
