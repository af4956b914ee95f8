//! Figures keep whom they were counted of: country, kind and staff as they were at the first record of a lecture.

use crate::gatherings::gather;
use crate::steps::{
    InRoom, Player, START, Tab, figures, in_room, join, number, publish_replay, recount_is_zero,
    replay, shows, tamper, waiting,
};
use app::accounts::{Accounts, Organizer, Person, ProfileForm, Role};
use app::answer::{Refused, ValidationErrors};
use app::enrolment::Enrolment;
use app::i18n::{Instant, Locale};
use app::lectures::{Lectures, SpeakerAccountForm};
use app::live::{GatheringDesk, Live, ParticipationForm, Participations};
use app::reports::{Figures, Reports};
use server::db::Engine;
use server::on_both_engines;
use server::testing::TestHall;
use sqlx::{Executor, PgPool};

const MINUTE: i64 = Instant::MINUTE;

async fn change(hall: &TestHall, person: &Person, country: &str, kind: &str) {
    let form = ProfileForm {
        name: person.name.clone(),
        country: country.into(),
        organisation: "Ministry of Trade".into(),
        kind: kind.into(),
        language: "en".into(),
        time_zone: "UTC".into(),
    };
    let saved = hall.db.accounts().save_profile(person, &form).await;
    saved.unwrap();
}

/// How many joined, watched and attended by replay of those: `KE 1 0 0`, in the order of their names.
fn lines(of: &[Figures]) -> String {
    let mut lines: Vec<String> = of
        .iter()
        .map(|f| format!("{} {} {} {}", f.of, f.joined, f.viewers, f.by_replay))
        .collect();
    lines.sort();
    lines.join(", ")
}

async fn countries(hall: &TestHall, olga: &Organizer) -> String {
    let report = hall.db.reports().report(olga, Locale::En).await.unwrap();
    lines(&report.countries)
}

async fn kinds(hall: &TestHall, olga: &Organizer) -> String {
    let report = hall.db.reports().report(olga, Locale::En).await.unwrap();
    lines(&report.kinds)
}

/// Participants, countries and replays, as everybody sees them now.
async fn public(hall: &TestHall) -> (i64, i64, i64) {
    hall.clock.by(61_000);
    let counters = hall.db.reports().counters().await.unwrap();
    (counters.participants, counters.countries, counters.replays)
}

/// What an organizer types of somebody's country and kind.
fn kept(country: &str, kind: &str, reason: &str) -> ParticipationForm {
    ParticipationForm {
        kept_country: country.into(),
        kept_kind: kind.into(),
        kept_reason: reason.into(),
        ..ParticipationForm::default()
    }
}

/// What is wrong with that of the first who is in the room: fields and keys.
async fn wrong(hall: &TestHall, room: &InRoom, form: &ParticipationForm) -> Vec<(String, String)> {
    let live = hall.db.live();
    let who = room.people[0].id;
    let done = live.correct_participation(&room.organizer, &room.slug, who, form);
    match done.await {
        Err(Refused::No(ValidationErrors(problems))) => problems
            .into_iter()
            .map(|problem| (problem.field, problem.key))
            .collect(),
        other => panic!("{other:?}"),
    }
}

on_both_engines! {
    async fn an_organizer_sets_country_and_kind_of_a_record_right_with_a_reason(hall) {
        let room = in_room(&hall, &["amina", "bo"]).await;
        let mut tabs = [Tab::open(&room.actors[0], &room.slug).await, Tab::open(&room.actors[1], &room.slug).await];
        for _ in 0..4 {
            hall.clock.by(30_000);
            for tab in &mut tabs {
                assert_eq!(tab.beat().await.0, 200);
            }
        }
        assert_eq!(countries(&hall, &room.organizer).await, "RW 2 0 0");
        let who = room.people[0].id.0.to_string();
        let record = format!("/en/organizer/lectures/{}/people/{who}", room.slug);
        let mut olga = hall.signed_in("olga").await;
        let page = olga.get(&record).await;
        assert!(page.text.contains("Rwanda · Practitioner") && !shows(&page, "participation-everywhere"), "{}", page.text);
        let typed = [
            ("lecture", room.slug.as_str()), ("person", &who), ("kept_country", "KE"), ("kept_kind", "official"),
            ("kept_reason", "The nomination names Kenya."),
        ];
        let page = olga.press("/api/correct-participation?l=en", &typed).await;
        assert!(shows(&page, "participation-corrected"), "{}", page.text);
        for said in ["Kenya · Official", "Rwanda · Practitioner", "The nomination names Kenya.", "The profile says today: Rwanda · Practitioner."] {
            assert!(page.text.contains(said), "{said}: {}", page.text);
        }
        assert_eq!(countries(&hall, &room.organizer).await, "KE 1 0 0, RW 1 0 0");
        assert_eq!(kinds(&hall, &room.organizer).await, "official 1 0 0, practitioner 1 0 0");
        assert_eq!(public(&hall).await, (2, 2, 0));
        assert_eq!(hall.reread(room.people[0].id).await.country, "RW", "the profile stays as it is");
        recount_is_zero(&hall).await;
        // Whose office is confirmed later is confirmed there too, where they say so of that country.
        let form = kept("RW", "unconfirmed", "They wrote to us.");
        let live = hall.db.live();
        live.correct_participation(&room.organizer, &room.slug, room.people[0].id, &form).await.unwrap();
        assert_eq!(kinds(&hall, &room.organizer).await, "practitioner 1 0 0, unconfirmed 1 0 0");
        change(&hall, &room.people[0], "RW", "official").await;
        hall.db.accounts().confirm(&room.organizer, room.people[0].id, true).await.unwrap();
        assert_eq!(kinds(&hall, &room.organizer).await, "official 1 0 0, practitioner 1 0 0");
        assert_eq!(number(&hall, "SELECT count(*) FROM participation_corrections").await, 2, "each is a record");
        let told = "SELECT string_agg(payload, ' ' ORDER BY id) FROM events WHERE kind = 'participation.corrected'";
        let told: String = server::testing::value(&hall.db, told).await;
        assert!(told.contains(r#"["RW","KE"]"#) && told.contains(r#"["practitioner","official"]"#) && !told.contains("nomination"), "{told}");
        recount_is_zero(&hall).await;
        tamper(&hall, "UPDATE participations SET country = 'FJ'").await;
        let differences = hall.db.reports().recount().await.unwrap().differences;
        assert!(differences.len() == 1 && differences[0].contains("kept FJ official, by the latest correction RW official"), "{differences:?}");
    }

    async fn what_is_no_correction_of_country_and_kind_is_refused(hall) {
        let room = in_room(&hall, &["amina"]).await;
        let long = "x".repeat(501);
        for (form, field, key) in [
            (kept("KE", "practitioner", " "), "kept_reason", "correction-no-reason"),
            (kept("KE", "practitioner", &long), "kept_reason", "correction-long-reason"),
            (kept("RW", "practitioner", "Why not."), "kept_country", "participation-same"),
            (kept("XX", "practitioner", "Why not."), "kept_country", "problem-country"),
            (kept("", "practitioner", "Why not."), "kept_country", "problem-required"),
            (kept("KE", "king", "Why not."), "kept_kind", "problem-choice"),
        ] {
            assert_eq!(wrong(&hall, &room, &form).await, [(field.to_owned(), key.to_owned())], "{form:?}");
        }
        let live = hall.db.live();
        let form = kept("KE", "official", "Why not.");
        let stranger = hall.person("bo", "practitioner").await;
        for (slug, who) in [(room.slug.as_str(), stranger.id), ("another", room.people[0].id)] {
            let done = live.correct_participation(&room.organizer, slug, who, &form).await;
            assert_eq!(done, Err(Refused::NotFound), "{slug}");
        }
        // Nor does anybody of themselves.
        let own = room.organizer.person();
        hall.db.enrolment().enrol(own, &room.slug).await.unwrap();
        let done = live.correct_participation(&room.organizer, &room.slug, own.id, &form).await;
        assert!(matches!(&done, Err(Refused::No(ValidationErrors(problems))) if problems[0].key == "participation-oneself"), "{done:?}");
        let page = hall.signed_in("olga").await.get(&format!("/en/organizer/lectures/{}/people/{}", room.slug, own.id.0)).await;
        assert!(shows(&page, "participation-oneself") && !page.text.contains("/api/correct-participation"), "{}", page.text);
        // What was typed stands there again.
        let mut olga = hall.signed_in("olga").await;
        let who = room.people[0].id.0.to_string();
        olga.get(&format!("/en/organizer/lectures/{}/people/{who}", room.slug)).await;
        let typed = [("lecture", room.slug.as_str()), ("person", &who), ("kept_country", "KE"), ("kept_kind", "official"), ("kept_reason", "")];
        let page = olga.press("/api/correct-participation?l=en", &typed).await;
        assert!(page.text.contains("kept_reason-error") && page.text.contains("value=\"KE\" selected"), "{}", page.text);
        assert_eq!(number(&hall, "SELECT count(*) FROM participation_corrections").await, 0);
    }

    async fn a_correction_holds_for_all_lectures_with_the_same_where_it_is_said_so(hall) {
        let room = in_room(&hall, &["amina"]).await;
        let amina = &room.people[0];
        let (second, third) = (hall.lecture(&room.organizer, &hall.form("Seed law")).await, hall.lecture(&room.organizer, &hall.form("Ice")).await);
        hall.clock.set(START.plus(-MINUTE));
        hall.db.enrolment().enrol(amina, &second).await.unwrap();
        change(&hall, amina, "FJ", "practitioner").await;
        hall.db.enrolment().enrol(&hall.reread(amina.id).await, &third).await.unwrap();
        let mut olga = hall.signed_in("olga").await;
        let page = olga.get(&format!("/en/organizer/lectures/{}/people/{}", room.slug, amina.id.0)).await;
        assert!(page.text.contains("At 1 other lecture the same is kept for this person: Rwanda · Practitioner."), "{}", page.text);
        let form = ParticipationForm { kept_everywhere: app::ui::TICKED.into(), ..kept("KE", "practitioner", "She is of Kenya.") };
        hall.db.live().correct_participation(&room.organizer, &room.slug, amina.id, &form).await.unwrap();
        let of = "SELECT string_agg(country, ' ' ORDER BY lecture_id) FROM participations";
        assert_eq!(server::testing::value::<String>(&hall.db, of).await, "KE KE FJ");
        assert_eq!(number(&hall, "SELECT count(*) FROM participation_corrections").await, 2);
        recount_is_zero(&hall).await;
    }

    async fn the_desk_shows_who_people_were_and_not_who_they_are_now(hall) {
        let mut room = in_room(&hall, &["amina", "bo"]).await;
        let (code, _) = gather(&hall, &mut room).await;
        crate::gatherings::press(&mut room.actors[1], "check-in", &[("code", &code)]).await;
        for person in &room.people {
            change(&hall, person, if person.name == "bo" { "FJ" } else { "TH" }, "official").await;
        }
        let roster = hall.db.live().roster(&room.organizer, &room.slug).await.unwrap();
        assert!(roster.iter().all(|one| one.kept.country == "RW" && one.kept.kind.code() == "practitioner"), "{roster:?}");
        let mut olga = hall.signed_in("olga").await;
        let desk = format!("/en/organizer/lectures/{}", room.slug);
        let rooms = hall.db.live().gatherings(&room.organizer, &room.slug).await.unwrap();
        assert_eq!(rooms[0].countries, 1, "of the same country then");
        for path in [desk.clone(), format!("{desk}/rooms/{}", rooms[0].id)] {
            let page = olga.get(&path).await;
            let people = &page.text[page.text.find("<tbody>").unwrap()..];
            assert!(people.contains("Rwanda") && !people.contains("Fiji") && !people.contains("Thailand"), "{path}: {}", page.text);
        }
    }

    async fn who_attended_as_kenya_stays_kenyas_whatever_the_profile_says_later(hall) {
        let organizer = hall.organizer("olga").await;
        let amina = hall.person("amina", "practitioner").await;
        change(&hall, &amina, "KE", "practitioner").await;
        let slug = hall.lecture(&organizer, &hall.form("Cold chains")).await;
        let other = replay(&hall, &organizer, "Seed law", 60_000).await;
        hall.db.enrolment().enrol(&amina, &slug).await.unwrap();
        change(&hall, &amina, "FJ", "practitioner").await;
        hall.clock.set(START);
        let mut actor = hall.signed_in("amina").await;
        join(&mut actor, &slug).await;
        Tab::open(&actor, &slug).await.beats(&hall, 4).await;
        assert_eq!(countries(&hall, &organizer).await, "KE 1 0 0");
        assert_eq!(public(&hall).await, (1, 1, 0));
        // What comes first of another lecture is of Fiji, also by its replay.
        Player::open(&actor, &other).await.play(&hall, 0, 60_000).await;
        assert_eq!(countries(&hall, &organizer).await, "FJ 0 1 0, KE 1 0 0");
        publish_replay(&hall, &organizer, &slug, 60_000).await;
        Player::open(&actor, &slug).await.play(&hall, 0, 60_000).await;
        change(&hall, &amina, "RW", "practitioner").await;
        assert_eq!(countries(&hall, &organizer).await, "FJ 0 1 0, KE 1 1 0", "one person, once of each");
        assert_eq!(public(&hall).await, (1, 1, 2));
        recount_is_zero(&hall).await;
    }

    async fn an_official_counts_as_one_once_that_is_confirmed_also_later(hall) {
        let room = in_room(&hall, &[]).await;
        let dia = hall.person("dia", "official").await;
        hall.db.enrolment().enrol(&dia, &room.slug).await.unwrap();
        hall.db.live().join(&dia, &room.slug).await.unwrap();
        let confirm = async |confirmed| {
            let done = hall.db.accounts().confirm(&room.organizer, dia.id, confirmed).await;
            done.unwrap();
        };
        assert_eq!(kinds(&hall, &room.organizer).await, "unconfirmed 1 0 0");
        let mut desk = hall.signed_in("olga").await;
        let page = desk.get("/en/organizer/reports").await;
        assert!(shows(&page, "desk-report-kind-unconfirmed") && shows(&page, "desk-report-by-kind"), "{}", page.text);
        confirm(true).await;
        assert_eq!(kinds(&hall, &room.organizer).await, "official 1 0 0");
        confirm(false).await;
        assert_eq!(kinds(&hall, &room.organizer).await, "unconfirmed 1 0 0");
        // An office in another country is another claim: what was said of the first stays as it was.
        confirm(false).await;
        change(&hall, &dia, "FJ", "official").await;
        confirm(true).await;
        assert_eq!(kinds(&hall, &room.organizer).await, "unconfirmed 1 0 0");
        change(&hall, &dia, "RW", "official").await;
        confirm(true).await;
        assert_eq!(kinds(&hall, &room.organizer).await, "official 1 0 0");
        // Who then leaves office was an official there, and is none at the next.
        change(&hall, &dia, "RW", "practitioner").await;
        assert_eq!(kinds(&hall, &room.organizer).await, "official 1 0 0");
        let next = hall.lecture(&room.organizer, &hall.form("Seed law")).await;
        hall.db.enrolment().enrol(&dia, &next).await.unwrap();
        hall.db.live().join(&dia, &next).await.unwrap();
        assert_eq!(kinds(&hall, &room.organizer).await, "official 1 0 0, practitioner 1 0 0");
        recount_is_zero(&hall).await;
    }

    async fn who_organized_at_the_first_record_is_in_no_total_of_that_lecture(hall) {
        let room = in_room(&hall, &["amina"]).await;
        let second = hall.organizer("petra").await;
        hall.db.enrolment().enrol(second.person(), &room.slug).await.unwrap();
        let mut petra = hall.signed_in("petra").await;
        join(&mut petra, &room.slug).await;
        let mut tabs = [Tab::open(&room.actors[0], &room.slug).await, Tab::open(&petra, &room.slug).await];
        for _ in 0..4 {
            hall.clock.by(30_000);
            for tab in &mut tabs {
                assert_eq!(tab.beat().await.0, 200);
            }
        }
        let of = async || {
            let f = figures(&hall, &room.organizer, &room.slug).await;
            (f.enrolled, f.joined, f.present_ms)
        };
        assert_eq!(of().await, (1, 1, 2 * MINUTE));
        assert_eq!(public(&hall).await, (1, 1, 0));
        // One organizes no more, the other does from now on: of this lecture nothing changes by it.
        let accounts = hall.db.accounts();
        accounts.set_role(second.person().id, Role::Learner).await.unwrap();
        accounts.set_role(room.people[0].id, Role::Organizer).await.unwrap();
        assert_eq!(of().await, (1, 1, 2 * MINUTE));
        assert_eq!(public(&hall).await, (1, 1, 0));
        // Of the next it does.
        let next = replay(&hall, &room.organizer, "Seed law", 60_000).await;
        for name in ["amina", "petra"] {
            let actor = hall.signed_in(name).await;
            Player::open(&actor, &next).await.play(&hall, 0, 60_000).await;
        }
        let f = figures(&hall, &room.organizer, &next).await;
        assert_eq!((f.replays, f.viewers, f.completed), (1, 1, 1));
        assert_eq!(public(&hall).await, (1, 1, 1));
        recount_is_zero(&hall).await;
    }

    async fn a_speaker_who_also_watches_is_in_no_total_of_their_own_lectures(hall) {
        let room = in_room(&hall, &["amina", "chen"]).await;
        let mut tabs = [Tab::open(&room.actors[0], &room.slug).await, Tab::open(&room.actors[1], &room.slug).await];
        for _ in 0..4 {
            hall.clock.by(30_000);
            for tab in &mut tabs {
                assert_eq!(tab.beat().await.0, 200);
            }
        }
        let of = async || {
            let f = figures(&hall, &room.organizer, &room.slug).await;
            (f.enrolled, f.joined, f.present_ms, public(&hall).await.0)
        };
        assert_eq!(of().await, (2, 2, 4 * MINUTE, 2));
        let desk = format!("/en/organizer/lectures/{}", room.slug);
        let mut olga = hall.signed_in("olga").await;
        let page = olga.get(&desk).await;
        assert!(shows(&page, "speaker-accounts") && shows(&page, "speaker-account-none"), "{}", page.text);
        let speaker = crate::steps::number(&hall, "SELECT id FROM speakers").await.to_string();
        let record = format!("{desk}/speakers/{speaker}");
        assert!(page.text.contains(&record), "{}", page.text);
        let form = app::lectures::LectureForm { starts_at: "2026-12-02T10:00".into(), ends_at: "2026-12-02T11:00".into(), ..hall.form("Seed law to come") };
        hall.lecture(&room.organizer, &form).await;
        // Before anything is pressed it says which lectures it is about.
        let page = olga.get(&record).await;
        assert!(page.text.contains("Cold chains") && page.text.contains("Seed law to come"), "{}", page.text);
        assert!(!shows(&page, "speaker-unlink-button"), "no account is theirs");
        let link = |email, reason| {
            [("slug", room.slug.as_str()), ("speaker", &speaker), ("speaker_email", email), ("speaker_reason", reason)]
        };
        for (email, reason, field) in [
            ("nobody@example.org", "She said so.", "speaker_email"),
            ("", "She said so.", "speaker_email"),
            ("chen@example.org", " ", "speaker_reason"),
        ] {
            let page = olga.press("/api/link-speaker?l=en", &link(email, reason)).await;
            assert!(page.text.contains(&format!("id=\"{field}-error\"")) && page.text.contains(email), "{}", page.text);
        }
        let page = olga.press("/api/link-speaker?l=en", &link(" Chen@example.org ", "She said so.")).await;
        assert!(shows(&page, "speaker-account-saved") && page.text.contains("chen@example.org"), "{}", page.text);
        assert!(shows(&page, "speaker-unlink-button"));
        assert_eq!(of().await, (1, 1, 2 * MINUTE, 1));
        // It holds for all their lectures, those to come too, and for no other's.
        let own = replay(&hall, &room.organizer, "Seed law", 60_000).await;
        let form = app::lectures::LectureForm { speaker: "Ada".into(), ..hall.form("Ice") };
        let others = hall.lecture(&room.organizer, &form).await;
        publish_replay(&hall, &room.organizer, &others, 60_000).await;
        for slug in [&own, &others] {
            Player::open(&room.actors[1], slug).await.play(&hall, 0, 60_000).await;
        }
        assert_eq!(figures(&hall, &room.organizer, &own).await.viewers, 0);
        assert_eq!(figures(&hall, &room.organizer, &others).await.viewers, 1);
        assert_eq!(public(&hall).await.2, 1);
        let unlink = |reason| [("slug", room.slug.as_str()), ("speaker", &speaker), ("unlink_reason", reason)];
        olga.get(&record).await;
        let page = olga.press("/api/unlink-speaker?l=en", &unlink("")).await;
        assert!(page.text.contains("id=\"unlink_reason-error\""), "{}", page.text);
        assert_eq!(of().await.0, 1);
        let page = olga.press("/api/unlink-speaker?l=en", &unlink("It was another Chen.")).await;
        assert!(shows(&page, "speaker-unlinked") && !shows(&page, "speaker-unlink-button"), "{}", page.text);
        assert_eq!(of().await, (2, 2, 4 * MINUTE, 2));
        recount_is_zero(&hall).await;
    }

    async fn two_speakers_of_one_name_have_each_their_account(hall) {
        let room = in_room(&hall, &["amina", "chen"]).await;
        let mut tabs = [Tab::open(&room.actors[0], &room.slug).await, Tab::open(&room.actors[1], &room.slug).await];
        for _ in 0..4 {
            hall.clock.by(30_000);
            for tab in &mut tabs {
                assert_eq!(tab.beat().await.0, 200);
            }
        }
        let other = replay(&hall, &room.organizer, "Seed law", 60_000).await;
        for actor in &room.actors {
            Player::open(actor, &other).await.play(&hall, 0, 60_000).await;
        }
        let of = async || {
            let (here, there) = (figures(&hall, &room.organizer, &room.slug).await, figures(&hall, &room.organizer, &other).await);
            (here.joined, there.viewers)
        };
        let lectures = hall.db.lectures();
        let olga = &room.organizer;
        let speaker = crate::steps::number(&hall, "SELECT id FROM speakers").await;
        let link = async |slug: &str, email: &str| {
            let form = SpeakerAccountForm { speaker_email: email.into(), speaker_reason: "They said so.".into() };
            lectures.link_speaker(olga, slug, speaker, &form).await.unwrap();
        };
        link(&room.slug, "chen@example.org").await;
        assert_eq!(of().await, (1, 1), "of both lectures");
        // Who spoke in the other is another of that name: it holds there no more, nor for what is said of the first.
        lectures.part_speaker(olga, &other, speaker, true, "Two of one name.").await.unwrap();
        assert_eq!(of().await, (1, 2));
        link(&other, "amina@example.org").await;
        assert_eq!(of().await, (1, 1));
        let record = async |slug: &str| {
            let record = lectures.speaker_account(olga, Locale::En, slug, speaker).await.unwrap();
            let all: Vec<String> = record.lectures.into_iter().map(|lecture| lecture.slug).collect();
            (record.speaker.email, record.speaker.apart, all)
        };
        assert_eq!(record(&room.slug).await, (Some("chen@example.org".into()), false, vec![room.slug.clone()]));
        assert_eq!(record(&other).await, (Some("amina@example.org".into()), true, vec![other.clone()]));
        // The lecture's form changes nothing of it.
        let form = lectures.form(olga, &other).await.unwrap();
        lectures.save(olga, Some(&other), &form).await.unwrap();
        assert_eq!(record(&other).await.0, Some("amina@example.org".into()));
        lectures.unlink_speaker(olga, &room.slug, speaker, "It was somebody else.").await.unwrap();
        assert_eq!(of().await, (2, 1));
        // They are one after all.
        lectures.part_speaker(olga, &other, speaker, false, "By mistake.").await.unwrap();
        assert_eq!(of().await, (2, 2));
        recount_is_zero(&hall).await;
    }
}

/// An official whom nobody has confirmed yet, on PostgreSQL: enrolled in a lecture, and before the replay of another.
async fn an_unconfirmed_official(hall: &TestHall) -> (Organizer, Person, [String; 3], Player) {
    let organizer = hall.organizer("olga").await;
    let watched = replay(hall, &organizer, "Seed law", 60_000).await;
    let first = hall.lecture(&organizer, &hall.form("Cold chains")).await;
    let second = hall.lecture(&organizer, &hall.form("Warehouses")).await;
    let dia = hall.person("dia", "official").await;
    hall.db.enrolment().enrol(&dia, &first).await.unwrap();
    let player = Player::open(&hall.signed_in("dia").await, &watched).await;
    hall.clock.by(15_000);
    (organizer, dia, [first, second, watched], player)
}

fn pool(hall: &TestHall) -> &PgPool {
    match hall.db.engine() {
        Engine::Postgres(pool, _) => pool,
        Engine::Sqlite { .. } => panic!("on PostgreSQL"),
    }
}

const CONFIRMED: &str = "SELECT count(*) FROM participations WHERE confirmed";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_confirmation_holds_for_first_records_that_were_under_way_before_it() {
    let hall = TestHall::on_postgres().await;
    let (organizer, dia, [_, second, _], mut player) = an_unconfirmed_official(&hall).await;
    // Both have kept who she is, and wait for what comes after it.
    let mut another = pool(&hall).begin().await.unwrap();
    for lock in [
        "SELECT id FROM lectures FOR NO KEY UPDATE",
        "SELECT id FROM play_sessions FOR UPDATE",
    ] {
        another.execute(lock).await.unwrap();
    }
    let (enrolment, accounts, who) = (hall.db.enrolment(), hall.db.accounts(), dia.id);
    let enrolling = tokio::spawn(async move { enrolment.enrol(&dia, &second).await });
    let playing = tokio::spawn(async move { player.beat(0, 15_000, 100).await.status });
    waiting(pool(&hall), 2).await;
    let confirming = tokio::spawn(async move { accounts.confirm(&organizer, who, true).await });
    waiting(pool(&hall), 3).await;
    another.commit().await.unwrap();
    enrolling.await.unwrap().unwrap();
    assert_eq!(playing.await.unwrap(), 200);
    confirming.await.unwrap().unwrap();
    assert_eq!(crate::steps::number(&hall, CONFIRMED).await, 3);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_confirmation_under_way_holds_for_first_records_that_begin_meanwhile() {
    let hall = TestHall::on_postgres().await;
    let (organizer, dia, [_, second, _], mut player) = an_unconfirmed_official(&hall).await;
    // It has confirmed her, and waits to say so of what she did before.
    let mut another = pool(&hall).begin().await.unwrap();
    let lock = "SELECT person_id FROM participations FOR UPDATE";
    another.execute(lock).await.unwrap();
    let (enrolment, accounts, who) = (hall.db.enrolment(), hall.db.accounts(), dia.id);
    let confirming = tokio::spawn(async move { accounts.confirm(&organizer, who, true).await });
    waiting(pool(&hall), 1).await;
    let enrolling = tokio::spawn(async move { enrolment.enrol(&dia, &second).await });
    let playing = tokio::spawn(async move { player.beat(0, 15_000, 100).await.status });
    waiting(pool(&hall), 3).await;
    another.commit().await.unwrap();
    confirming.await.unwrap().unwrap();
    enrolling.await.unwrap().unwrap();
    assert_eq!(playing.await.unwrap(), 200);
    assert_eq!(crate::steps::number(&hall, CONFIRMED).await, 3);
}
