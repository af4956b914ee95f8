//! The log of what happened: what it says, to whom, and that nobody can alter it unseen.

use crate::steps::{FILM, START, multipart, number, tamper, track, upload_for};
use app::accounts::{
    Accounts, Attempt, Organizer, PasswordForm, PersonId, ProfileForm, Role, SetUpForm, SignInForm,
};
use app::calendar::CalendarAddresses;
use app::enrolment::Enrolment;
use app::i18n::Instant;
use app::lectures::{LectureForm, LectureId, Lectures, SpeakerAccountForm};
use app::live::{
    ActualTimes, ActualTimesForm, CorrectionForm, CorrectionRequests, Corrections, GatheringDesk,
    Gatherings, HeadsForm, Live, LiveDesk, ParticipationForm, Participations, Seats,
};
use app::materials::Materials;
use app::replays::{NewSound, Posters, Replays, Sounds, TrackKind, Tracks};
use app::surveys::{RatingForm, Surveys};
use server::db::Engine;
use server::events::{Broken, EventKind, Recorded, Subject, erase_details};
use server::on_both_engines;
use server::testing::{Cluster, PASSWORD, TestHall};
use sqlx::Executor;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::time::timeout;

/// Fivefold what it may take.
const SOON: Duration = Duration::from_secs(5);

/// Waits until nothing can come before what has happened: the halls of other tests are on the same server, and its
/// transactions are numbered together.
async fn settle(hall: &TestHall) {
    let open = "SELECT (SELECT count(*) FROM events) - (SELECT count(*) FROM settled_events)";
    let settled = async {
        while number(hall, open).await > 0 {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    };
    timeout(SOON * 4, settled).await.expect("settles");
}

/// What a reader is given next.
async fn read(hall: &TestHall, reader: &'static str) -> Vec<Recorded> {
    settle(hall).await;
    read_now(hall, reader).await
}

async fn read_now(hall: &TestHall, reader: &'static str) -> Vec<Recorded> {
    let given = Arc::new(Mutex::new(Vec::new()));
    let taken = Arc::clone(&given);
    let work = hall.db.read_events(reader, 1_000, move |_, events| {
        Box::pin(async move {
            taken.lock().unwrap().extend(events);
            Ok(())
        })
    });
    work.await.unwrap();
    given.lock().unwrap().clone()
}

/// The kinds of what has happened since the last asking.
async fn kinds(hall: &TestHall) -> Vec<EventKind> {
    let events = read(hall, "a test").await;
    events.iter().map(|event| event.kind().unwrap()).collect()
}

fn profile(hall: &str) -> ProfileForm {
    ProfileForm {
        name: hall.into(),
        country: "KE".into(),
        organisation: "Ministry of Trade".into(),
        kind: "official".into(),
        language: "en".into(),
        time_zone: "Africa/Nairobi".into(),
    }
}

/// What other journeys leave: refused sign-ins and erased details those of this file, held seats those of `held_seats.rs`.
const ELSEWHERE: [EventKind; 9] = [
    EventKind::SignInsRefused,
    EventKind::SeatHeld,
    EventKind::HoldGivenUp,
    EventKind::HoldLapsed,
    EventKind::HoldDeclined,
    EventKind::HoldBecameSeat,
    EventKind::AttendedShareSet,
    EventKind::ReplayDaysDecided,
    EventKind::DetailsErased,
];

/// Everything that leaves an event, and the events it leaves.
async fn everything(hall: &TestHall) -> Vec<(&'static str, Vec<EventKind>)> {
    use EventKind::{
        ActualTimesSet, Announced, AttendanceCorrected, ConfirmationWithdrawn, CorrectionDeclined,
        CorrectionRequested, Enrolled, FiguresRenewed, HallSetUp, HeadsCounted, LectureCancelled,
        LectureChanged, LectureCreated, LectureDeleted, LectureEnded, LectureExtended,
        LecturePublished, LectureRated, LectureRelocated, LectureStarted, MaterialAdded,
        MaterialChanged, MaterialRemoved, OfficialConfirmed, ParticipationCorrected,
        PasswordChanged, PersonAdded, PersonDisabled, PersonEnabled, PosterChosen, ProfileChanged,
        RecordingArrived, ReplayAccepted, ReplayPublished, ReplayRemoved, RoleChanged, RoomResized,
        SeatPutBack, SeatTakenAway, SessionsEnded, SignedIn, SignedUp, SlidesRemoved, SlidesSaved,
        SoundAdded, SoundNamed, SoundRemoved, SpeakerLinked, SpeakerParted, TrackRemoved,
        TrackSaved, Withdrawn,
    };
    let (accounts, lectures) = (hall.db.accounts(), hall.db.lectures());
    let (live, replays) = (hall.db.live(), hall.db.replays());
    let mut wrong = Vec::new();
    let mut expect = async |what: &'static str, expected: &[EventKind]| {
        let found = kinds(hall).await;
        if found != expected {
            wrong.push((what, found));
        }
    };

    let token = accounts.open_set_up().await.unwrap();
    let first = SetUpForm {
        token,
        email: "first@example.org".into(),
        password: PASSWORD.into(),
        name: "First".into(),
        country: "KE".into(),
        time_zone: "Africa/Nairobi".into(),
    };
    accounts.set_up(&first, &Attempt::default()).await.unwrap();
    expect("the hall is set up", &[HallSetUp]).await;
    let olga = hall.organizer("olga").await;
    expect("an organizer is added", &[PersonAdded]).await;
    let amina = hall.person("amina", "official").await;
    expect("somebody signs up", &[SignedUp]).await;
    hall.signed_in("amina").await;
    expect("somebody signs in", &[SignedIn]).await;
    accounts
        .save_profile(&amina, &profile("Amina"))
        .await
        .unwrap();
    expect("a profile is changed", &[ProfileChanged]).await;
    let amina = hall.reread(amina.id).await;
    accounts
        .save_profile(&amina, &profile("Amina"))
        .await
        .unwrap();
    expect("a profile is saved as it was", &[]).await;
    let calendar = hall.db.calendar();
    calendar.make_address(&amina).await.unwrap();
    calendar.end_address(&amina).await.unwrap();
    calendar.end_address(&amina).await.unwrap();
    expect(
        "a calendar follows, and does not any more",
        &[
            EventKind::CalendarAddressMade,
            EventKind::CalendarAddressEnded,
        ],
    )
    .await;
    accounts.confirm(&olga, amina.id, true).await.unwrap();
    accounts.confirm(&olga, amina.id, false).await.unwrap();
    accounts.confirm(&olga, amina.id, true).await.unwrap();
    expect(
        "an official is confirmed",
        &[OfficialConfirmed, ConfirmationWithdrawn, OfficialConfirmed],
    )
    .await;

    let slug = hall.lecture(&olga, &hall.form("Cold chains")).await;
    expect(
        "a lecture is published",
        &[LectureCreated, LecturePublished],
    )
    .await;
    let form = LectureForm {
        capacity: "90".into(),
        ..hall.form("Cold chains")
    };
    lectures.save(&olga, Some(&slug), &form).await.unwrap();
    expect("a lecture is changed", &[LectureChanged]).await;
    lectures.save(&olga, Some(&slug), &form).await.unwrap();
    expect("a lecture is saved as it was", &[]).await;
    let copy = lectures.copy(&olga, &slug).await.unwrap();
    let copy = lectures.save(&olga, None, &copy).await.unwrap();
    lectures.delete(&olga, &copy).await.unwrap();
    expect("a copy is deleted", &[LectureCreated, LectureDeleted]).await;
    let other = hall.lecture(&olga, &hall.form("Another")).await;
    live.cancel(&olga, &other).await.unwrap();
    expect(
        "a lecture is cancelled",
        &[LectureCreated, LecturePublished, LectureCancelled],
    )
    .await;

    let speaker_id = lectures.speaker_accounts(&olga, &slug).await.unwrap()[0].id;
    let link = |speaker_email: &str| SpeakerAccountForm {
        speaker_email: speaker_email.into(),
        speaker_reason: "She said so.".into(),
    };
    for email in ["amina@example.org", "amina@example.org"] {
        let linked = lectures
            .link_speaker(&olga, &slug, speaker_id, &link(email))
            .await;
        linked.unwrap();
    }
    let unlink = async || {
        lectures
            .unlink_speaker(&olga, &slug, speaker_id, "By mistake.")
            .await
    };
    unlink().await.unwrap();
    unlink().await.unwrap_err();
    for nobody in ["nobody@example.org", ""] {
        let linked = lectures
            .link_speaker(&olga, &slug, speaker_id, &link(nobody))
            .await;
        linked.unwrap_err();
    }
    for apart in [true, true, false] {
        lectures
            .part_speaker(&olga, &slug, speaker_id, apart, "Two of one name.")
            .await
            .unwrap();
    }
    expect(
        "a speaker is linked, and not any more; set apart, and not any more",
        &[SpeakerLinked, SpeakerLinked, SpeakerParted, SpeakerParted],
    )
    .await;

    let enrolment = hall.db.enrolment();
    let amina = hall.reread(amina.id).await;
    enrolment.enrol(&amina, &slug).await.unwrap();
    enrolment.enrol(&amina, &slug).await.unwrap_err();
    live.withdraw(&amina, &slug).await.unwrap();
    enrolment.enrol(&amina, &slug).await.unwrap();
    live.take_seat_away(&olga, &slug, amina.id, "By mistake")
        .await
        .unwrap();
    live.put_seat_back(&olga, &slug, amina.id).await.unwrap();
    live.put_seat_back(&olga, &slug, amina.id)
        .await
        .unwrap_err();
    expect(
        "seats are taken",
        &[Enrolled, Withdrawn, Enrolled, SeatTakenAway, SeatPutBack],
    )
    .await;

    hall.clock.set(START);
    live.start(&olga, &slug, None).await.unwrap();
    live.start(&olga, &slug, None).await.unwrap_err();
    live.relocate(&olga, &slug, "https://meet.example/other")
        .await
        .unwrap();
    live.extend(&olga, &slug, 15).await.unwrap();
    live.announce(&olga, &slug, "We begin in a minute")
        .await
        .unwrap();
    expect(
        "a lecture is held",
        &[LectureStarted, LectureRelocated, LectureExtended, Announced],
    )
    .await;
    live.join(&amina, &slug).await.unwrap();
    live.open_gathering(&amina, &slug).await.unwrap();
    hall.clock.set(START.plus(50 * Instant::MINUTE));
    let shown = crate::steps::code(hall, &slug).await;
    let shown = app::live::Code::parse(&shown).unwrap();
    live.count_heads(&amina, &shown, "0", &[]).await.unwrap();
    let again = live.count_heads(&amina, &shown, "0", &[]).await;
    again.unwrap_err();
    let room = number(hall, "SELECT id FROM gatherings").await;
    let form = HeadsForm {
        heads: "1".into(),
        heads_reason: "The host had miscounted".into(),
    };
    live.set_heads(&olga, &slug, room, &form).await.unwrap();
    live.set_room_size(&olga, &slug, room, "60").await.unwrap();
    expect(
        "heads are counted",
        &[HeadsCounted, HeadsCounted, RoomResized],
    )
    .await;
    live.end(&olga, &slug).await.unwrap();
    for reason in ["It was not down", "See above"] {
        live.ask_correction(&amina, &slug, "My line was down")
            .await
            .unwrap();
        live.decline_correction(&olga, &slug, amina.id, reason)
            .await
            .unwrap();
    }
    expect(
        "a correction is asked for, and declined",
        &[
            LectureEnded,
            CorrectionRequested,
            CorrectionDeclined,
            CorrectionRequested,
            CorrectionDeclined,
        ],
    )
    .await;
    let rating = |rating: &str| RatingForm {
        rating: rating.into(),
        rating_line: "Clear".into(),
    };
    for given in ["5", "5", "3"] {
        let surveys = hall.db.surveys();
        surveys.rate(&amina, &slug, &rating(given)).await.unwrap();
    }
    expect(
        "a lecture is rated, again as it was, and differently",
        &[LectureRated, LectureRated],
    )
    .await;
    let correction = CorrectionForm {
        minutes: "30".into(),
        reason: "The line broke".into(),
    };
    live.correct(&olga, &slug, amina.id, &correction)
        .await
        .unwrap();
    expect("minutes are corrected", &[AttendanceCorrected]).await;
    let kept = ParticipationForm {
        kept_country: "FJ".into(),
        kept_kind: "practitioner".into(),
        kept_reason: "She had moved".into(),
        ..ParticipationForm::default()
    };
    live.correct_participation(&olga, &slug, amina.id, &kept)
        .await
        .unwrap();
    expect("country and kind are set right", &[ParticipationCorrected]).await;
    live.take_back_correction(&olga, &slug, amina.id, "It had not")
        .await
        .unwrap();
    let times = ActualTimesForm {
        times_reason: "It went on".into(),
        ..ActualTimesForm::default()
    };
    live.set_actual_times(&olga, &slug, &times).await.unwrap();
    live.end(&olga, &slug).await.unwrap();
    tamper(hall, "UPDATE attendance SET rule_version = 1").await;
    let renewed = hall.db.reports().renew_figures(|_| {}, |_| {}).await;
    renewed.unwrap();
    expect(
        "minutes, times and figures are set right",
        &[
            AttendanceCorrected,
            ActualTimesSet,
            LectureEnded,
            FiguresRenewed,
        ],
    )
    .await;

    let mut desk = hall.signed_in("olga").await;
    kinds(hall).await;
    upload_for(&mut desk, &slug, "No captions yet", FILM).await;
    expect(
        "a replay is published",
        &[RecordingArrived, ReplayPublished],
    )
    .await;
    replays.accept(&olga, &slug, "Cut").await.unwrap();
    expect("a short film is accepted", &[ReplayAccepted]).await;
    let vtt = "WEBVTT\n\n00:00.000 --> 00:02.000\nGood morning\n";
    track(&mut desk, &slug, "captions", "en", vtt).await;
    replays
        .remove_track(&olga, &slug, TrackKind::Captions, "en")
        .await
        .unwrap();
    let pdf: &[u8] = b"%PDF-1.7\n1 0 obj\n";
    let slides = [("slides", Some("a.pdf"), pdf)];
    multipart(&mut desk, &format!("/slides/{slug}?l=en"), &slides).await;
    replays.remove_slides(&olga, &slug).await.unwrap();
    expect(
        "slides come and go",
        &[TrackSaved, TrackRemoved, SlidesSaved, SlidesRemoved],
    )
    .await;
    let to = format!("/materials/{slug}?l=en");
    let link = [
        ("material_shown", None, &b"before"[..]),
        ("material_readers", None, b"everyone"),
        ("material_url", None, b"https://example.org/"),
    ];
    multipart(&mut desk, &to, &link).await;
    let materials = hall.db.materials();
    let material = materials.all_materials(&olga, &slug).await.unwrap()[0].id;
    let named = material.to_string();
    let same = [&link[..], &[("material", None, named.as_bytes())]].concat();
    multipart(&mut desk, &to, &same).await;
    let other = [&same[..], &[("material_title", None, b"Paper")]].concat();
    multipart(&mut desk, &to, &other).await;
    let alone = materials.move_material(&olga, &slug, material, true);
    alone.await.unwrap();
    materials
        .remove_material(&olga, &slug, material)
        .await
        .unwrap();
    expect(
        "materials come, change and go, and what changes nothing is none of it",
        &[MaterialAdded, MaterialChanged, MaterialRemoved],
    )
    .await;
    // One of its own tells no language; the other is sent.
    let found = "INSERT INTO recording_sounds (recording_id, language, is_own, track, media_type, name, bytes, duration_ms,
        added_at) SELECT max(id), '', FALSE, 1, '', '', 0, 0, 0 FROM recordings";
    tamper(hall, found).await;
    let own = replays.recording_sounds(&olga, &slug).await.unwrap()[0].id;
    replays.name_sound(&olga, &slug, own, "fr").await.unwrap();
    let sound = NewSound {
        language: "ar".into(),
        file: "0011223344556677.mp4".into(),
        duration_ms: 120_000,
        ..NewSound::default()
    };
    replays.put_sound(&olga, &slug, &sound).await.unwrap();
    let sent = replays.recording_sounds(&olga, &slug).await.unwrap();
    let sent = sent.iter().find(|sound| sound.language == "ar").unwrap().id;
    replays.remove_sound(&olga, &slug, sent).await.unwrap();
    // As where the first one is made.
    tamper(
        hall,
        "UPDATE jobs SET state = 'done' WHERE kind = 'renditions'",
    )
    .await;
    replays
        .put_poster(&olga, &slug, "0011223344556678.png")
        .await
        .unwrap();
    expect(
        "sounds are named, come and go, and a picture is sent",
        &[SoundNamed, SoundAdded, SoundRemoved, PosterChosen],
    )
    .await;
    replays.remove(&olga, &slug).await.unwrap();
    expect("a replay is removed", &[ReplayRemoved]).await;

    let new = PasswordForm {
        old_password: PASSWORD.into(),
        new_password: "eight quiet lanterns".into(),
    };
    accounts
        .change_password(&amina, &new, None, &Attempt::default())
        .await
        .unwrap();
    accounts.set_role(amina.id, Role::Organizer).await.unwrap();
    accounts.set_disabled(amina.id, true).await.unwrap();
    accounts.set_disabled(amina.id, false).await.unwrap();
    accounts.sign_out_all(None).await.unwrap();
    expect(
        "the operator changes accounts",
        &[
            PasswordChanged,
            RoleChanged,
            PersonDisabled,
            PersonEnabled,
            SessionsEnded,
        ],
    )
    .await;
    wrong
}

/// A hall in which a little has happened, sealed.
async fn sealed(hall: &TestHall) -> (Organizer, PersonId) {
    let olga = hall.organizer("olga").await;
    let amina = hall.person("amina", "official").await;
    hall.lecture(&olga, &hall.form("Cold chains")).await;
    settle(hall).await;
    assert_eq!(hall.db.seal_events().await.unwrap(), 4);
    (olga, amina.id)
}

async fn broken(hall: &TestHall) -> Option<Broken> {
    hall.db.verify_events().await.unwrap().err()
}

on_both_engines! {
    async fn every_change_leaves_its_event(hall) {
        let wrong = everything(&hall).await;
        assert!(wrong.is_empty(), "{wrong:#?}");
        for kind in EventKind::ALL {
            let left = number(&hall, &format!("SELECT count(*) FROM events WHERE kind = '{}'", kind.code())).await;
            assert_eq!(left == 0, ELSEWHERE.contains(kind), "{kind:?} is left here, or is named as one that is left elsewhere");
        }
        let sealed = hall.db.seal_events().await.unwrap();
        assert_eq!(number(&hall, "SELECT count(*) FROM events").await, i64::try_from(sealed).unwrap());
        let verified = hall.db.verify_events().await.unwrap().unwrap();
        assert_eq!((verified.erased, verified.unsealed), (0, 0));
    }

    async fn more_events_than_one_group_are_sealed_at_once(hall) {
        let olga = hall.organizer("olga").await;
        let act = hall.db.act(&olga);
        let told: Result<(), server::db::StoreError<app::answer::NoRefusal>> = hall.db.change(move |tx| {
            Box::pin(async move {
                for lecture in 1..=1_200 {
                    tx.emit(act.event(EventKind::LectureChanged, Subject::Lecture(LectureId(lecture)))).await?;
                }
                Ok(())
            })
        }).await;
        told.unwrap();
        settle(&hall).await;
        assert_eq!(hall.db.seal_events().await.unwrap(), 1_201);
        assert_eq!(hall.db.seal_events().await.unwrap(), 0);
        let verified = hall.db.verify_events().await.unwrap().unwrap();
        assert_eq!((verified.sealed, verified.unsealed), (1_201, 0));
        let positions = "SELECT count(*) FROM event_seals WHERE position BETWEEN 1 AND 1201";
        assert_eq!(number(&hall, positions).await, 1_201);
    }

    async fn an_event_says_who_did_what_and_what_stood_before(hall) {
        let olga = hall.organizer("olga").await;
        let slug = hall.lecture(&olga, &hall.form("Cold chains")).await;
        read(&hall, "a test").await;
        let form = LectureForm { capacity: "90".into(), title: "Warm chains".into(), ..hall.form("") };
        hall.db.lectures().save(&olga, Some(&slug), &form).await.unwrap();
        let events = read(&hall, "a test").await;
        let [event] = &events[..] else { panic!("one event: {events:?}") };
        let lecture = number(&hall, "SELECT id FROM lectures").await;
        assert_eq!(event.actor_id, Some(olga.person().id.0));
        assert_eq!(event.subject, format!("lecture:{lecture}"));
        assert_eq!(event.payload, r#"{"capacity":[100,90]}"#);
        assert_eq!(event.at(), hall.db.now());
        let details: String = server::testing::value(
            &hall.db,
            &format!("SELECT body FROM event_details WHERE event_id = {}", event.id),
        ).await;
        assert_eq!(details, r#"{"title":["Cold chains","Warm chains"]}"#);
    }

    async fn nothing_secret_stands_in_the_log(hall) {
        everything(&hall).await;
        hall.person("ben", "practitioner").await;
        hall.signed_in("ben").await;
        let session: String = server::testing::value(&hall.db, "SELECT max(id) FROM sessions").await;
        let all: String = server::testing::value(&hall.db, match hall.db.engine() {
            Engine::Sqlite { .. } => "SELECT group_concat(e.payload || coalesce(d.body, '')) FROM events e LEFT JOIN event_details d ON d.event_id = e.id",
            Engine::Postgres(..) => "SELECT string_agg(e.payload || coalesce(d.body, ''), '') FROM events e LEFT JOIN event_details d ON d.event_id = e.id",
        }).await;
        for secret in [PASSWORD, "eight quiet lanterns", "$argon2", &session] {
            assert!(!all.contains(secret), "{secret}");
        }
        assert!(all.contains("amina@example.org"), "the log says something");
    }

    async fn what_is_refused_leaves_none(hall) {
        let olga = hall.organizer("olga").await;
        let slug = hall.lecture(&olga, &hall.form("Cold chains")).await;
        read(&hall, "a test").await;
        hall.db.lectures().publish(&olga, &slug).await.unwrap_err();
        hall.db.live().end(&olga, &slug).await.unwrap_err();
        assert!(read(&hall, "a test").await.is_empty());
    }

    async fn each_reader_is_given_each_event_once(hall) {
        let olga = hall.organizer("olga").await;
        assert_eq!(read(&hall, "one").await.len(), 1);
        hall.lecture(&olga, &hall.form("Cold chains")).await;
        assert_eq!(read(&hall, "one").await.len(), 2);
        assert_eq!(read(&hall, "another").await.len(), 3);
        assert!(read(&hall, "one").await.is_empty());
        settle(&hall).await;
        let failed = hall.db.read_events("third", 1_000, |_, _| {
            Box::pin(async { Err(sqlx::Error::WorkerCrashed.into()) })
        }).await;
        assert!(failed.is_err());
        assert_eq!(read(&hall, "third").await.len(), 3, "what was not worked off comes again");
    }

    async fn an_altered_event_is_found(hall) {
        sealed(&hall).await;
        assert_eq!(broken(&hall).await, None);
        let second = number(&hall, "SELECT event_id FROM event_seals WHERE position = 2").await;
        for column in ["payload = '{}'", "at = at + 1", "subject = 'person:9'", "actor = 'hall', actor_id = NULL"] {
            let before = "CREATE TABLE was AS SELECT * FROM events";
            tamper(&hall, before).await;
            tamper(&hall, &format!("UPDATE events SET {column} WHERE id = {second}")).await;
            assert_eq!(broken(&hall).await, Some(Broken::EventAltered(second)), "{column}");
            tamper(&hall, &format!("UPDATE events SET payload = (SELECT payload FROM was WHERE was.id = events.id),
                at = (SELECT at FROM was WHERE was.id = events.id), subject = (SELECT subject FROM was WHERE was.id = events.id),
                actor = (SELECT actor FROM was WHERE was.id = events.id), actor_id = (SELECT actor_id FROM was WHERE was.id = events.id)
                WHERE id = {second}; DROP TABLE was")).await;
            assert_eq!(broken(&hall).await, None);
        }
    }

    async fn a_missing_event_and_a_missing_seal_are_found(hall) {
        sealed(&hall).await;
        let third = number(&hall, "SELECT event_id FROM event_seals WHERE position = 3").await;
        tamper(&hall, &format!("DELETE FROM event_seals WHERE position = 3; DELETE FROM event_details WHERE event_id = {third};
            DELETE FROM events WHERE id = {third}")).await;
        assert_eq!(broken(&hall).await, Some(Broken::SealMissing(3)));
    }

    async fn an_end_that_is_cut_off_is_found(hall) {
        sealed(&hall).await;
        let last = number(&hall, "SELECT event_id FROM event_seals WHERE position = 4").await;
        tamper(&hall, &format!("DELETE FROM event_seals WHERE position = 4; DELETE FROM event_details WHERE event_id = {last};
            DELETE FROM events WHERE id = {last}")).await;
        assert_eq!(broken(&hall).await, Some(Broken::SealMissing(4)));
    }

    async fn an_event_that_is_slipped_in_is_found(hall) {
        sealed(&hall).await;
        tamper(&hall, "INSERT INTO events (id, xact, at, actor, kind, subject, payload, version)
            SELECT -7, xact, at, 'hall', kind, subject, payload, version FROM events WHERE id = (SELECT min(id) FROM events)").await;
        assert_eq!(broken(&hall).await, Some(Broken::EventAdded(-7)));
    }

    async fn erased_details_are_told_apart_from_altered_ones(hall) {
        let (olga, amina) = sealed(&hall).await;
        let of_amina = number(&hall, &format!("SELECT id FROM events WHERE subject = 'person:{}'", amina.0)).await;
        tamper(&hall, &format!("UPDATE event_details SET body = 'x' || body WHERE event_id = {of_amina}")).await;
        assert_eq!(broken(&hall).await, Some(Broken::DetailsAltered(of_amina)));
        tamper(&hall, &format!("UPDATE event_details SET body = substr(body, 2) WHERE event_id = {of_amina}")).await;
        assert_eq!(broken(&hall).await, None);

        let act = hall.db.act(&olga);
        let erased: Result<(), server::db::StoreError<app::answer::NoRefusal>> = hall.db.change(move |tx| {
            Box::pin(async move { Ok(erase_details(tx, &act, amina).await?) })
        }).await;
        erased.unwrap();
        settle(&hall).await;
        let kept = number(&hall, &format!("SELECT count(*) FROM event_details WHERE event_id = {of_amina} AND body <> ''")).await;
        assert_eq!(kept, 0);
        let verified = hall.db.verify_events().await.unwrap().unwrap();
        assert_eq!((verified.sealed, verified.erased, verified.unsealed), (4, 1, 1), "before it is sealed too");
        hall.db.seal_events().await.unwrap();
        let verified = hall.db.verify_events().await.unwrap().unwrap();
        assert_eq!((verified.sealed, verified.erased), (5, 1));

        // Emptied by hand, without an event that says so.
        let other = number(&hall, "SELECT max(event_id) FROM event_details WHERE body <> ''").await;
        tamper(&hall, &format!("UPDATE event_details SET body = '', salt = (SELECT salt FROM event_details WHERE event_id = {of_amina})
            WHERE event_id = {other}")).await;
        assert_eq!(broken(&hall).await, Some(Broken::DetailsMissing(other)));
    }

    async fn what_a_change_touches_is_told_though_nobody_waits_for_it(hall) {
        let olga = hall.organizer("olga").await;
        let amina = hall.person("amina", "official").await;
        let mut rights = hall.db.rights_changes();
        let held = hall.hold().await;
        let accounts = hall.db.accounts();
        let confirmed = timeout(Duration::from_millis(300), accounts.confirm(&olga, amina.id, true)).await;
        assert!(confirmed.is_err(), "it waits, and is dropped");
        held.release().await;
        let heard = timeout(SOON, rights.recv()).await.expect("is told");
        assert_eq!(heard, Ok(Some(amina.id)));
    }

    async fn refused_sign_ins_of_an_account_are_told_once_an_hour(hall) {
        hall.person("amina", "official").await;
        read(&hall, "a test").await;
        let wrong = |email: &str| SignInForm {
            email: email.into(),
            password: "not this one".into(),
            ..SignInForm::default()
        };
        let refused = async |email: &str, counted: i64| {
            let form = wrong(email);
            hall.db.accounts().authenticate(&form, &Attempt::default()).await.unwrap_err();
            let counting = async {
                while number(&hall, "SELECT CAST(coalesce(sum(refused), 0) + count(*) AS BIGINT) FROM refused_sign_ins").await != counted {
                    tokio::time::sleep(Duration::from_millis(5)).await;
                }
            };
            timeout(SOON * 4, counting).await.expect("is counted");
        };
        // The account's row alone, then one, then two that wait.
        refused("amina@example.org", 1).await;
        refused("amina@example.org", 2).await;
        refused("amina@example.org", 3).await;
        hall.db.accounts().authenticate(&wrong("nobody@example.org"), &Attempt::default()).await.unwrap_err();
        let events = read(&hall, "a test").await;
        let told: Vec<_> = events.iter().map(|e| (e.kind().unwrap(), e.payload.as_str())).collect();
        assert_eq!(told, [(EventKind::SignInsRefused, r#"{"refused":1}"#)]);
        hall.clock.set(hall.db.now().plus(61 * Instant::MINUTE));
        hall.db.accounts().tell_refused_sign_ins().await.unwrap();
        hall.db.accounts().tell_refused_sign_ins().await.unwrap();
        let events = read(&hall, "a test").await;
        let told: Vec<_> = events.iter().map(|e| e.payload.as_str()).collect();
        assert_eq!(told, [r#"{"refused":2}"#]);
        // Told a minute ago: another one waits for its hour, and is not told at once.
        refused("amina@example.org", 2).await;
        assert!(read(&hall, "a test").await.is_empty());
        for _ in 0..2 {
            hall.clock.set(hall.db.now().plus(61 * Instant::MINUTE));
            hall.db.accounts().tell_refused_sign_ins().await.unwrap();
        }
        assert_eq!(read(&hall, "a test").await.len(), 1);
        assert_eq!(number(&hall, "SELECT count(*) FROM refused_sign_ins").await, 0);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_event_whose_seal_stands_is_missed() {
    let hall = TestHall::on_postgres().await;
    sealed(&hall).await;
    let event = number(&hall, "SELECT event_id FROM event_seals WHERE position = 3").await;
    // As a hand does that is past every constraint.
    let statements = format!(
        "ALTER TABLE event_seals DROP CONSTRAINT event_seals_event_fkey;
         DELETE FROM event_details WHERE event_id = {event}; DELETE FROM events WHERE id = {event}"
    );
    tamper(&hall, &statements).await;
    let missing = Broken::EventMissing { event, seal: 3 };
    assert_eq!(broken(&hall).await, Some(missing));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn readers_wait_for_a_transaction_that_began_earlier() {
    let hall = TestHall::on_postgres().await;
    let Engine::Postgres(pool, _) = hall.db.engine() else {
        panic!("on PostgreSQL");
    };
    let mut open = pool.begin().await.unwrap();
    open.execute(
        "INSERT INTO events (at, actor, kind, subject, payload, version)
         VALUES (0, 'hall', 'hall.set_up', 'hall', '{}', 1)",
    )
    .await
    .unwrap();
    let olga = hall.organizer("olga").await;
    assert_eq!(number(&hall, "SELECT count(*) FROM events").await, 1);
    assert!(
        read_now(&hall, "a test").await.is_empty(),
        "what began earlier may yet come before it"
    );
    open.commit().await.unwrap();
    hall.lecture(&olga, &hall.form("Cold chains")).await;
    let kinds: Vec<_> = read(&hall, "a test")
        .await
        .iter()
        .map(|event| event.kind().unwrap())
        .collect();
    assert_eq!(
        kinds,
        [
            EventKind::HallSetUp,
            EventKind::PersonAdded,
            EventKind::LectureCreated,
            EventKind::LecturePublished
        ]
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn another_node_hears_of_a_change() {
    let url = Cluster::shared().fresh_database().await;
    let (here, there) = (TestHall::at(&url).await, TestHall::at(&url).await);
    let olga = here.organizer("olga").await;
    let amina = here.person("amina", "official").await;
    let (before, mut rights) = (there.db.programme_revision(), there.db.rights_changes());
    here.lecture(&olga, &here.form("Cold chains")).await;
    let heard = async {
        while there.db.programme_revision() == before {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    };
    timeout(SOON, heard).await.expect("hears of the programme");
    here.db
        .accounts()
        .confirm(&olga, amina.id, true)
        .await
        .unwrap();
    let heard = timeout(SOON, rights.recv()).await.expect("hears of rights");
    assert_eq!(heard, Ok(Some(amina.id)));
}
