//! The demonstration, filled whole.

use super::newcomers::SIGN_INS;
use super::people::PASSWORD;
use crate::db::{Db, Passwords, System, SystemClock};
use crate::hall_facts;
use crate::media::Media;
use app::accounts::{Accounts, Attempt, OfficialStatus, Organizer, PeopleFilter, SignInForm};
use app::enrolment::Enrolment;
use app::hall::Hall;
use app::i18n::Locale;
use app::lectures::{DeskFilter, Lecture, Lectures, Phase};
use app::live::{GatheringDesk, Live};
use app::replays::{ReplayFilter, Replays, SoundState, Sounds, TrackKind, Tracks};
use app::reports::Reports;
use std::sync::Arc;

async fn hall(folder: &std::path::Path) -> (Db, Media) {
    let file = folder.join("hall.sqlite");
    let db = Db::sqlite(
        &file,
        Arc::new(SystemClock::start()),
        Arc::new(System),
        Passwords::quick(),
    )
    .await
    .unwrap();
    (db, Media::open(folder).unwrap())
}

#[test]
fn the_demonstration_names_an_operator_and_its_countries_unless_they_are_given() {
    let own = super::facts(Hall::default()).unwrap();
    assert!(own.operator.is_some());
    let countries = own.partner_countries.join(",");
    let checked = hall_facts::hall(own.operator.as_deref(), &own.partner_countries);
    assert_eq!(checked, Ok(own), "{countries}");
    assert_eq!(countries.split(',').count(), 30, "{countries}");
    let given = Hall {
        operator: Some("Academy of Trade".into()),
        partner_countries: vec!["KE".into()],
    };
    assert_eq!(super::facts(given.clone()), Ok(given));
}

#[tokio::test]
async fn the_demonstration_recounts_to_zero() {
    let folder = tempfile::tempdir().unwrap();
    let (db, media) = hall(folder.path()).await;
    super::fill(&db, &media).await.unwrap();

    let recount = db.reports().recount().await.unwrap();
    assert_eq!(recount.differences, Vec::<String>::new());
    assert!(recount.compared > 500, "{}", recount.compared);

    let mut people = Vec::new();
    for (email, _) in SIGN_INS {
        let form = SignInForm {
            email: email.into(),
            password: PASSWORD.into(),
            next: String::new(),
            enrol: String::new(),
            save: String::new(),
        };
        let id = db
            .accounts()
            .authenticate(&form, &Attempt::default())
            .await
            .unwrap();
        people.push(db.accounts().person(id).await.unwrap().unwrap());
    }
    let statuses: Vec<OfficialStatus> = people.iter().map(|p| p.official_status).collect();
    assert_eq!(
        statuses,
        [
            OfficialStatus::None,
            OfficialStatus::Confirmed,
            OfficialStatus::Claimed,
            OfficialStatus::None
        ]
    );

    let organizer = Organizer::of(people[0].clone()).unwrap();
    let listed = db
        .lectures()
        .list(&organizer, Locale::En, &DeskFilter::default())
        .await
        .unwrap();
    let in_phase = |phase: Phase| {
        listed
            .lectures
            .iter()
            .filter(|l| l.phase(db.now()) == phase)
            .collect::<Vec<&Lecture>>()
    };
    assert_eq!(
        (
            listed.total,
            in_phase(Phase::Over).len(),
            in_phase(Phase::Live).len()
        ),
        (36, 20, 1)
    );
    let live = in_phase(Phase::Live)[0];
    assert!(live.began.is_some());
    assert!(db.live().present_now(live.id).await.unwrap() >= 40);
    for person in [&people[1], &people[3]] {
        let mine = db
            .enrolment()
            .enrolled_lectures(person, Locale::En)
            .await
            .unwrap();
        assert!(mine.iter().any(|m| m.lecture.id == live.id));
        assert!(mine.iter().any(|m| m.lecture.starts > db.now()));
        let own = db.live().own(person).await.unwrap();
        let mut attendance = own.values().filter_map(|own| own.attendance);
        assert!(attendance.any(|a| a.attended));
    }
    let mut gathered = Vec::new();
    for lecture in &listed.lectures {
        for room in db
            .live()
            .gatherings(&organizer, &lecture.slug)
            .await
            .unwrap()
        {
            let roster = db.live().roster(&organizer, &lecture.slug).await.unwrap();
            let credited = roster.iter().filter(|p| p.attendance.gathered_ms > 0);
            assert_eq!(i64::try_from(credited.count()).unwrap(), room.members);
            gathered.push((lecture.id == live.id, room));
        }
    }
    gathered.sort_by_key(|(live, _)| *live);
    let [(false, past), (true, open)] = &gathered[..] else {
        panic!("{gathered:?}")
    };
    assert!(past.members >= 2 && past.closed.is_some(), "{past:?}");
    assert_eq!(
        past.counted.as_ref().map(|counted| counted.heads),
        Some(past.members - 1)
    );
    assert!(open.members >= 2 && open.closed.is_none(), "{open:?}");
    let full: Vec<&Lecture> = listed
        .lectures
        .iter()
        .filter(|l| l.seats_left() == 0)
        .collect();
    assert_eq!(full.len(), 1);

    let all = db
        .accounts()
        .people(
            &organizer,
            &PeopleFilter {
                page: 1,
                ..PeopleFilter::default()
            },
        )
        .await
        .unwrap();
    assert_eq!(all.total, 400);
    assert!((40..90).contains(&all.waiting), "{}", all.waiting);
    let counters = db.reports().counters().await.unwrap();
    assert_eq!((counters.countries, counters.lectures), (30, 20));
    assert!(counters.participants > 200, "{counters:?}");
    assert!(counters.replays > 150, "{counters:?}");
    let all = ReplayFilter::default();
    let replays = db
        .replays()
        .list(Locale::En, &all, None)
        .await
        .unwrap()
        .replays;
    assert_eq!(replays.len(), 5);
    for card in replays {
        let replay = card.replay;
        // One may be for officials alone.
        assert!(replay.replays > 10, "{}", replay.replays);
        assert!(media.folder().join(replay.file).exists());
    }
    let first = "small-firms-wide-markets";
    let sounds = db
        .replays()
        .recording_sounds(&organizer, first)
        .await
        .unwrap();
    let sounds: Vec<(&str, &SoundState)> = sounds
        .iter()
        .map(|sound| (sound.language.as_str(), &sound.state))
        .collect();
    assert_eq!(sounds, [("ar", &SoundState::Making)], "an interpreter's");
    let tracks = db.replays().tracks(first).await.unwrap();
    let languages = |kind: TrackKind| {
        let of_kind = tracks.iter().filter(move |track| track.kind == kind);
        of_kind
            .map(|track| track.language.as_str())
            .collect::<Vec<_>>()
    };
    assert_eq!(languages(TrackKind::Captions), ["ar", "en", "th"]);
    assert_eq!(languages(TrackKind::Chapters), ["ar", "en"]);

    let again = super::fill(&db, &media).await.unwrap_err();
    assert!(again.contains("people are in this hall already"), "{again}");
}
