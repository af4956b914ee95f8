//! Who may do what: every verb and every page, for everybody.

use crate::steps::{START, borrowed, fields, join, publish_replay, tamper, upload};
use app::accounts::{Accounts, Organizer, PersonId};
use app::enrolment::Enrolment;
use app::i18n::Instant;
use app::lectures::Lectures;
use app::live::{CorrectionForm, Corrections};
use app::shell::App;
use leptos_axum::generate_route_list;
use server::on_both_engines;
use server::testing::{Actor, PASSWORD, TestHall};
use std::collections::BTreeSet;

/// Visitor, person, confirmed official, organizer.
type Statuses = [u16; 4];
const ROLES: [&str; 4] = ["visitor", "person", "official", "organizer"];

const FOR_ALL: Statuses = [200, 200, 200, 200];
const FOR_PEOPLE: Statuses = [401, 200, 200, 200];
const FOR_ORGANIZERS: Statuses = [401, 403, 403, 200];

/// In which state the lecture is that a verb acts on.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    Draft,
    Published,
    ForOfficials,
    GateOpen,
    On,
    Joined,
    Gathered,
    Corrected,
    Passed,
    WithReplay,
}

struct Scene<'a> {
    hall: &'a TestHall,
    organizer: Organizer,
    official: PersonId,
    actors: Vec<Actor>,
}

impl<'a> Scene<'a> {
    async fn of(hall: &'a TestHall) -> Self {
        let organizer = hall.organizer("organizer").await;
        hall.person("person", "practitioner").await;
        let official = hall.person("official", "official").await.id;
        hall.db
            .accounts()
            .confirm(&organizer, official, true)
            .await
            .unwrap();
        let mut scene = Self {
            hall,
            organizer,
            official,
            actors: Vec::new(),
        };
        scene.sign_in().await;
        scene
    }

    /// Everybody anew: some verbs end or change a session.
    async fn sign_in(&mut self) {
        self.actors.clear();
        for role in ROLES {
            let mut actor = if role == "visitor" {
                self.hall.visitor()
            } else {
                self.hall.signed_in(role).await
            };
            actor.accepts = "application/json";
            self.actors.push(actor);
        }
    }

    async fn lecture(&mut self, stage: Stage) -> String {
        self.hall.clock.set(START.plus(-Instant::DAY));
        let mut form = self.hall.form("Cold chains");
        if stage == Stage::ForOfficials {
            form.audience = "officials".into();
        }
        if stage == Stage::Draft {
            return self
                .hall
                .db
                .lectures()
                .save(&self.organizer, None, &form)
                .await
                .unwrap();
        }
        let slug = self.hall.lecture(&self.organizer, &form).await;
        match stage {
            Stage::Passed => {
                self.hall.clock.set(START.plus(120 * Instant::MINUTE));
                self.sign_in().await;
            }
            Stage::GateOpen | Stage::On | Stage::Joined | Stage::Gathered | Stage::Corrected => {
                for actor in &mut self.actors[1..] {
                    actor.post("/api/enrol?l=en", &[("lecture", &slug)]).await;
                }
                self.hall.clock.set(START.plus(if stage == Stage::GateOpen {
                    -60_000
                } else {
                    60_000
                }));
                // A day has passed, and with it an organizer's session.
                self.sign_in().await;
                if stage == Stage::Corrected {
                    let form = CorrectionForm {
                        minutes: "12".into(),
                        reason: "The line was down.".into(),
                    };
                    let live = self.hall.db.live();
                    live.correct(&self.organizer, &slug, self.official, &form)
                        .await
                        .unwrap();
                }
                let presses: &[&str] = match stage {
                    Stage::Joined => &["join"],
                    Stage::Gathered => &["join", "open-gathering"],
                    _ => &[],
                };
                for press in presses {
                    for actor in &mut self.actors[1..] {
                        let path = format!("/api/{press}?l=en");
                        let answer = actor.post(&path, &[("lecture", &slug)]).await;
                        assert_eq!(answer.status, 200, "{press}: {}", answer.text);
                    }
                }
            }
            Stage::WithReplay => publish_replay(self.hall, &self.organizer, &slug, 60_000).await,
            _ => {}
        }
        slug
    }
}

type Row = (&'static str, Option<Stage>, Vec<(String, String)>, Statuses);

/// What every verb is called with, and what everybody is answered. `{slug}` and `{n}` are filled in.
fn verbs(hall: &TestHall, official: PersonId) -> Vec<Row> {
    let typed = |fields: &[(&str, &str)]| {
        fields
            .iter()
            .map(|(k, v)| ((*k).to_owned(), (*v).to_owned()))
            .collect::<Vec<_>>()
    };
    let profile = [
        ("name", "Somebody"),
        ("country", "RW"),
        ("organisation", "Ministry of Trade"),
        ("language", "en"),
        ("time_zone", "Africa/Kigali"),
    ];
    let mut sign_up = typed(&profile);
    sign_up.extend(typed(&[
        ("email", "new{n}@example.org"),
        ("password", PASSWORD),
        ("kind", "practitioner"),
    ]));
    let mut own = typed(&profile);
    own.extend(typed(&[("kind", "official")]));
    let mut set_up = typed(&profile);
    set_up.extend(typed(&[
        ("email", "new{n}@example.org"),
        ("password", PASSWORD),
        ("token", "guessed"),
    ]));
    let mut save = fields(&hall.form("Cold chains"));
    let mut change = save.clone();
    save.extend(typed(&[("slug", "")]));
    change.extend(typed(&[("slug", "{slug}")]));
    let slug = || typed(&[("slug", "{slug}")]);
    let lecture = || typed(&[("lecture", "{slug}")]);
    vec![
        ("/api/sign-up", None, sign_up, FOR_ALL),
        (
            "/api/sign-in",
            None,
            typed(&[("email", "person@example.org"), ("password", PASSWORD)]),
            FOR_ALL,
        ),
        ("/api/sign-out", None, typed(&[]), FOR_ALL),
        ("/api/profile", None, own, FOR_PEOPLE),
        ("/api/make-calendar-address", None, typed(&[]), FOR_PEOPLE),
        ("/api/end-calendar-address", None, typed(&[]), FOR_PEOPLE),
        (
            "/api/password",
            None,
            typed(&[
                ("old_password", "none of theirs"),
                ("new_password", "nine humble lanterns"),
            ]),
            [401, 422, 422, 422],
        ),
        ("/api/set-up", None, set_up, [422, 422, 422, 422]),
        (
            "/api/confirm",
            None,
            typed(&[("person", &official.0.to_string()), ("confirmed", "true")]),
            FOR_ORGANIZERS,
        ),
        (
            "/api/zone",
            None,
            typed(&[("time_zone", "Asia/Bangkok")]),
            FOR_ALL,
        ),
        ("/api/save-lecture", None, save, FOR_ORGANIZERS),
        (
            "/api/save-lecture",
            Some(Stage::Published),
            change,
            FOR_ORGANIZERS,
        ),
        (
            "/api/duplicate-lecture",
            Some(Stage::Published),
            slug(),
            FOR_ORGANIZERS,
        ),
        (
            "/api/publish-lecture",
            Some(Stage::Draft),
            slug(),
            FOR_ORGANIZERS,
        ),
        (
            "/api/cancel-lecture",
            Some(Stage::Published),
            slug(),
            FOR_ORGANIZERS,
        ),
        (
            "/api/delete-lecture",
            Some(Stage::Draft),
            slug(),
            FOR_ORGANIZERS,
        ),
        (
            "/api/start-lecture",
            Some(Stage::GateOpen),
            slug(),
            FOR_ORGANIZERS,
        ),
        ("/api/end-lecture", Some(Stage::On), slug(), FOR_ORGANIZERS),
        (
            "/api/remove-replay",
            Some(Stage::WithReplay),
            slug(),
            FOR_ORGANIZERS,
        ),
        // Nothing waits to be published.
        (
            "/api/publish-replay",
            Some(Stage::WithReplay),
            slug(),
            [401, 403, 403, 422],
        ),
        // It says no reason.
        (
            "/api/accept-replay",
            Some(Stage::WithReplay),
            slug(),
            [401, 403, 403, 422],
        ),
        // It took no other's place.
        (
            "/api/decide-replay-days",
            Some(Stage::WithReplay),
            slug(),
            [401, 403, 403, 422],
        ),
        // Nothing stands beside it that could be removed.
        (
            "/api/remove-track",
            Some(Stage::WithReplay),
            [slug(), typed(&[("kind", "captions"), ("language", "en")])].concat(),
            [401, 403, 403, 404],
        ),
        (
            "/api/remove-slides",
            Some(Stage::WithReplay),
            slug(),
            [401, 403, 403, 404],
        ),
        (
            "/api/move-material",
            Some(Stage::WithReplay),
            [slug(), typed(&[("material", "1"), ("direction", "up")])].concat(),
            [401, 403, 403, 404],
        ),
        (
            "/api/remove-material",
            Some(Stage::WithReplay),
            [slug(), typed(&[("material", "1")])].concat(),
            [401, 403, 403, 404],
        ),
        // The first picture is still being made.
        (
            "/api/choose-poster",
            Some(Stage::WithReplay),
            [slug(), typed(&[("poster_at", "0:00")])].concat(),
            [401, 403, 403, 422],
        ),
        (
            "/api/name-sound",
            Some(Stage::WithReplay),
            [slug(), typed(&[("id", "1"), ("sound_language", "ar")])].concat(),
            [401, 403, 403, 404],
        ),
        (
            "/api/remove-sound",
            Some(Stage::WithReplay),
            [slug(), typed(&[("id", "1")])].concat(),
            [401, 403, 403, 404],
        ),
        // No work has failed.
        (
            "/api/retry-job",
            Some(Stage::WithReplay),
            slug(),
            [401, 403, 403, 422],
        ),
        ("/api/enrol", Some(Stage::Published), lecture(), FOR_PEOPLE),
        (
            // Whoever waits to be confirmed has a seat held.
            "/api/enrol",
            Some(Stage::ForOfficials),
            lecture(),
            [401, 200, 200, 200],
        ),
        (
            "/api/enrol",
            Some(Stage::Draft),
            lecture(),
            [401, 404, 404, 404],
        ),
        // Nothing is held for whoever has no seat to wait for.
        (
            "/api/give-hold-up",
            Some(Stage::ForOfficials),
            lecture(),
            [401, 422, 422, 422],
        ),
        (
            "/api/save-for-later",
            Some(Stage::Published),
            lecture(),
            FOR_PEOPLE,
        ),
        (
            "/api/save-for-later",
            Some(Stage::Draft),
            lecture(),
            [401, 404, 404, 404],
        ),
        (
            "/api/remove-saved",
            Some(Stage::Published),
            lecture(),
            FOR_PEOPLE,
        ),
        (
            "/api/remove-saved",
            Some(Stage::Draft),
            lecture(),
            [401, 404, 404, 404],
        ),
        (
            "/api/withdraw",
            Some(Stage::Published),
            lecture(),
            [401, 422, 422, 422],
        ),
        (
            "/api/withdraw",
            Some(Stage::GateOpen),
            lecture(),
            FOR_PEOPLE,
        ),
        (
            "/api/join",
            Some(Stage::Published),
            lecture(),
            [401, 422, 422, 422],
        ),
        ("/api/join", Some(Stage::On), lecture(), FOR_PEOPLE),
        // Nobody has joined, so nobody is in the room.
        (
            "/api/ask-question",
            Some(Stage::On),
            typed(&[("lecture", "{slug}"), ("question", "Which rate?")]),
            [401, 422, 422, 422],
        ),
        (
            "/api/raise-question",
            None,
            typed(&[("question", "77")]),
            [401, 404, 404, 404],
        ),
        (
            "/api/settle-question",
            None,
            typed(&[("question", "77"), ("status", "hidden")]),
            [401, 403, 403, 404],
        ),
        (
            "/api/announce",
            Some(Stage::Published),
            typed(&[("slug", "{slug}"), ("announcement", "A break.")]),
            FOR_ORGANIZERS,
        ),
        (
            "/api/relocate-lecture",
            Some(Stage::Published),
            typed(&[("slug", "{slug}"), ("live_url", "https://meet.example/2")]),
            FOR_ORGANIZERS,
        ),
        (
            "/api/extend-lecture",
            Some(Stage::On),
            typed(&[("slug", "{slug}"), ("minutes", "10")]),
            FOR_ORGANIZERS,
        ),
        (
            "/api/open-gathering",
            Some(Stage::Published),
            lecture(),
            [401, 422, 422, 422],
        ),
        (
            "/api/open-gathering",
            Some(Stage::Joined),
            lecture(),
            FOR_PEOPLE,
        ),
        (
            "/api/close-gathering",
            Some(Stage::Gathered),
            lecture(),
            FOR_PEOPLE,
        ),
        (
            "/api/renew-code",
            Some(Stage::Gathered),
            lecture(),
            FOR_PEOPLE,
        ),
        (
            "/api/count-heads",
            Some(Stage::Gathered),
            typed(&[("code", "ABC234"), ("heads", "1")]),
            [401, 422, 422, 422],
        ),
        (
            "/api/let-back-in",
            Some(Stage::Gathered),
            typed(&[("lecture", "{slug}"), ("person", "1")]),
            [401, 404, 404, 404],
        ),
        (
            "/api/answer-here",
            None,
            typed(&[("code", "ABC234")]),
            [401, 422, 422, 422],
        ),
        (
            "/api/set-heads",
            Some(Stage::Published),
            typed(&[
                ("lecture", "{slug}"),
                ("room", "77"),
                ("heads", "1"),
                ("heads_reason", "The host wrote."),
            ]),
            [401, 403, 403, 404],
        ),
        (
            "/api/set-room-size",
            Some(Stage::Published),
            typed(&[
                ("lecture", "{slug}"),
                ("room", "77"),
                ("most_members", "40"),
            ]),
            [401, 403, 403, 404],
        ),
        (
            "/api/mark-left",
            Some(Stage::Gathered),
            typed(&[("lecture", "{slug}"), ("person", "1")]),
            [401, 404, 404, 404],
        ),
        (
            "/api/check-in",
            None,
            typed(&[("code", "ABC234")]),
            [401, 422, 422, 422],
        ),
        (
            "/api/leave-gathering",
            None,
            typed(&[("code", "ABC234")]),
            [401, 422, 422, 422],
        ),
        (
            "/api/correct",
            Some(Stage::On),
            typed(&[
                ("lecture", "{slug}"),
                ("person", &official.0.to_string()),
                ("minutes", "12"),
                ("reason", "The line was down."),
            ]),
            FOR_ORGANIZERS,
        ),
        // It can be asked for once the lecture is over.
        (
            "/api/ask-correction",
            Some(Stage::On),
            typed(&[("lecture", "{slug}"), ("note", "My line was down.")]),
            [401, 422, 422, 422],
        ),
        // It can be rated once it is over, and by those who were there.
        (
            "/api/rate-lecture",
            Some(Stage::On),
            typed(&[("lecture", "{slug}"), ("rating", "5")]),
            [401, 422, 422, 422],
        ),
        (
            "/api/rate-lecture",
            Some(Stage::Draft),
            typed(&[("lecture", "{slug}"), ("rating", "5")]),
            [401, 404, 404, 404],
        ),
        // Nobody waits.
        (
            "/api/decline-correction",
            Some(Stage::On),
            typed(&[
                ("lecture", "{slug}"),
                ("person", &official.0.to_string()),
                ("decline_reason", "The line was not down."),
            ]),
            [401, 403, 403, 422],
        ),
        (
            "/api/correct-participation",
            Some(Stage::On),
            typed(&[
                ("lecture", "{slug}"),
                ("person", &official.0.to_string()),
                ("kept_country", "KE"),
                ("kept_kind", "official"),
                ("kept_reason", "They had typed the wrong country."),
            ]),
            FOR_ORGANIZERS,
        ),
        (
            "/api/take-seat-away",
            Some(Stage::On),
            typed(&[
                ("lecture", "{slug}"),
                ("person", &official.0.to_string()),
                ("seat_reason", "They asked for it."),
            ]),
            FOR_ORGANIZERS,
        ),
        // None was taken away.
        (
            "/api/put-seat-back",
            Some(Stage::On),
            typed(&[("lecture", "{slug}"), ("person", &official.0.to_string())]),
            [401, 403, 403, 422],
        ),
        // The lecture has that speaker, and no account is theirs.
        (
            "/api/link-speaker",
            Some(Stage::Published),
            typed(&[("slug", "{slug}"), ("speaker", "1")]),
            [401, 403, 403, 422],
        ),
        (
            "/api/unlink-speaker",
            Some(Stage::Published),
            typed(&[
                ("slug", "{slug}"),
                ("speaker", "1"),
                ("unlink_reason", "It was somebody else."),
            ]),
            [401, 403, 403, 422],
        ),
        (
            "/api/part-speaker",
            Some(Stage::Published),
            typed(&[
                ("slug", "{slug}"),
                ("speaker", "1"),
                ("apart", "yes"),
                ("part_reason", "Another of that name."),
            ]),
            FOR_ORGANIZERS,
        ),
        (
            "/api/take-back-correction",
            Some(Stage::Corrected),
            typed(&[
                ("lecture", "{slug}"),
                ("person", &official.0.to_string()),
                ("back_reason", "It was somebody else."),
            ]),
            FOR_ORGANIZERS,
        ),
        (
            "/api/set-actual-times",
            Some(Stage::On),
            typed(&[
                ("slug", "{slug}"),
                ("began_at", "2026-11-25T09:58"),
                ("times_reason", "It began early."),
            ]),
            FOR_ORGANIZERS,
        ),
        (
            "/api/set-attended-share",
            Some(Stage::On),
            typed(&[
                ("slug", "{slug}"),
                ("share", "60"),
                ("share_reason", "The line of the host was down."),
            ]),
            FOR_ORGANIZERS,
        ),
        (
            "/api/lecture-was-held",
            Some(Stage::Passed),
            slug(),
            FOR_ORGANIZERS,
        ),
    ]
}

/// What everybody is answered at every address of the table.
fn pages() -> Vec<(&'static str, Statuses)> {
    const PEOPLE: Statuses = [303, 200, 200, 200];
    const DESK: Statuses = [303, 403, 403, 200];
    vec![
        ("/:locale", FOR_ALL),
        ("/:locale/lectures/:slug", FOR_ALL),
        ("/:locale/lectures/:slug/live", PEOPLE),
        ("/:locale/lectures/:slug/live/close", PEOPLE),
        ("/:locale/replays", FOR_ALL),
        ("/:locale/search", FOR_ALL),
        ("/:locale/replays/:slug", FOR_ALL),
        ("/:locale/my", PEOPLE),
        ("/:locale/sign-up", FOR_ALL),
        ("/:locale/sign-in", FOR_ALL),
        ("/:locale/profile", PEOPLE),
        ("/:locale/zone", FOR_ALL),
        ("/:locale/check-in", PEOPLE),
        ("/:locale/counting", FOR_ALL),
        ("/:locale/countries", FOR_ALL),
        ("/:locale/countries/:code", FOR_ALL),
        ("/:locale/set-up", FOR_ALL),
        ("/:locale/organizer", DESK),
        ("/:locale/organizer/lectures", DESK),
        ("/:locale/organizer/lectures/new", DESK),
        ("/:locale/organizer/lectures/:slug", DESK),
        ("/:locale/organizer/lectures/:slug/:act", DESK),
        ("/:locale/organizer/lectures/:slug/live", DESK),
        ("/:locale/organizer/lectures/:slug/start", DESK),
        ("/:locale/organizer/lectures/:slug/rooms/:room", DESK),
        ("/:locale/organizer/lectures/:slug/people/:person", DESK),
        ("/:locale/organizer/lectures/:slug/speakers/:speaker", DESK),
        (
            "/:locale/organizer/lectures/:slug/materials/:material",
            DESK,
        ),
        ("/:locale/organizer/people", DESK),
        ("/:locale/organizer/reports", DESK),
        ("/:locale/*any", [404, 404, 404, 404]),
    ]
}

/// The table's addresses, as the router knows them: `/:locale/lectures/:slug`.
fn addresses() -> BTreeSet<String> {
    generate_route_list(App)
        .into_iter()
        .map(|route| {
            route
                .path()
                .replace('{', ":")
                .replace('}', "")
                .replace("/:*", "/*")
                .trim_end_matches('/')
                .to_owned()
        })
        .filter(|path| !path.is_empty())
        .collect()
}

on_both_engines! {
    async fn every_verb_answers_everybody_as_it_should(hall) {
        let mut scene = Scene::of(&hall).await;
        let rows = verbs(&hall, scene.official);
        let listed: BTreeSet<&str> = rows.iter().map(|row| row.0).collect();
        let there: BTreeSet<&str> = leptos::server_fn::axum::server_fn_paths().map(|(path, _)| path).collect();
        assert_eq!(listed, there, "every verb is listed here");
        let mut n = 0;
        for (path, stage, fields, expected) in rows {
            scene.sign_in().await;
            let slug = match stage {
                Some(stage) => scene.lecture(stage).await,
                None => String::new(),
            };
            for ((role, actor), expected) in ROLES.into_iter().zip(&mut scene.actors).zip(expected) {
                n += 1;
                let filled: Vec<(String, String)> = fields
                    .iter()
                    .map(|(k, v)| (k.clone(), v.replace("{slug}", &slug).replace("{n}", &n.to_string())))
                    .collect();
                let answer = actor.post(path, &borrowed(&filled)).await;
                assert_eq!(answer.status, expected, "{path} for {role}: {}", answer.text);
            }
        }
    }

    async fn every_verb_that_asks_who_is_behind_the_limit_of_changes(hall) {
        let mut scene = Scene::of(&hall).await;
        let slug = scene.lecture(Stage::Published).await;
        let rows = verbs(&hall, scene.official);
        let organizer = &mut scene.actors[3];
        for _ in 0..600 {
            organizer.post("/api/raise-question", &[("question", "77")]).await;
        }
        let before = everything(&hall).await;
        // Of those that ask nobody who they are, signing in is bounded by itself, and the others by networks.
        for (path, _, fields, expected) in rows.into_iter().filter(|row| row.3[0] == 401) {
            let filled: Vec<(String, String)> = fields.iter().map(|(k, v)| (k.clone(), v.replace("{slug}", &slug))).collect();
            let answer = organizer.post(path, &borrowed(&filled)).await;
            assert_eq!(answer.status, 429, "{path}, in place of {expected:?}: {}", answer.text);
            assert_eq!(answer.header("retry-after"), "1", "{path}");
        }
        for path in ["tracks", "slides", "sounds", "poster", "materials"].map(|to| format!("/{to}/{slug}")) {
            let answer = organizer.post(&path, &[]).await;
            assert_eq!((answer.status, answer.header("retry-after")), (429, "1"), "{path}");
        }
        assert_eq!(everything(&hall).await, before);
    }

    async fn every_page_answers_everybody_as_it_should(hall) {
        let mut scene = Scene::of(&hall).await;
        let rows = pages();
        let listed: BTreeSet<String> = rows.iter().map(|row| row.0.to_owned()).collect();
        let there = addresses();
        assert_eq!(listed, there, "every page is listed here");
        let slug = scene.lecture(Stage::WithReplay).await;
        let official = scene.hall.reread(scene.official).await;
        scene.hall.db.enrolment().enrol(&official, &slug).await.unwrap();
        let room = format!("INSERT INTO gatherings (id, lecture_id, host_id, code, opened_at)
            SELECT 77, id, {}, 'ABC234', starts_at FROM lectures WHERE slug = '{slug}'", scene.official.0);
        tamper(&hall, &room).await;
        let link = format!("INSERT INTO materials (id, lecture_id, place, title, shown, readers, url, added_at)
            SELECT 77, id, 1, 'Paper', 'before', 'everyone', 'https://example.org/', 1 FROM lectures WHERE slug = '{slug}'");
        tamper(&hall, &link).await;
        let draft = scene.lecture(Stage::Draft).await;
        for actor in &mut scene.actors {
            actor.accepts = "text/html";
        }
        for (path, expected) in rows {
            let at = path.replace(":locale", "en").replace(":slug", &slug).replace(":act", "cancel").replace(":person", &scene.official.0.to_string()).replace(":room", "77").replace(":speaker", "1").replace(":code", "cn").replace(":material", "77").replace("*any", "nothing/here");
            for ((role, actor), expected) in ROLES.into_iter().zip(&mut scene.actors).zip(expected) {
                let page = actor.get(&at).await;
                assert_eq!(page.status, expected, "{at} for {role}");
                if page.status == 303 {
                    assert!(page.location().starts_with("/en/sign-in?next=%2Fen%2F"), "{}", page.location());
                }
            }
        }
        let fixed = [
            (format!("/en/lectures/{draft}"), [404, 404, 404, 200]),
            (format!("/en/lectures/{draft}/live"), [303, 404, 404, 404]),
            (format!("/en/replays/{draft}"), [404, 404, 404, 404]),
            (format!("/en/lectures/{draft}/calendar.ics"), [404, 404, 404, 404]),
            (format!("/en/lectures/{slug}/calendar.ics"), FOR_ALL),
            (format!("/en/organizer/lectures/{slug}/explode"), [303, 403, 403, 404]),
            ("/en/organizer/lectures/none/cancel".into(), [303, 403, 403, 404]),
            ("/en/lectures/none".into(), [404; 4]),
            ("/en/countries/fj".into(), FOR_ALL),
            ("/en/countries/CN".into(), [303; 4]),
            ("/en/countries/xx".into(), [404; 4]),
            ("/xx/lectures/none".into(), [404; 4]),
            ("/xx/lectures/none/calendar.ics".into(), [404; 4]),
            ("/en/calendar/programme.ics".into(), FOR_ALL),
            ("/en/calendar/programme.ics?series=none".into(), [404; 4]),
            ("/xx/calendar/programme.ics".into(), [404; 4]),
            ("/calendar/my/none.ics".into(), [404; 4]),
            ("/calendar/my/none".into(), [404; 4]),
            ("/".into(), [303; 4]),
            ("/health".into(), FOR_ALL),
            ("/metrics".into(), [404; 4]),
            ("/robots.txt".into(), FOR_ALL),
            ("/sitemap.xml".into(), FOR_ALL),
            ("/sitemaps/0.xml".into(), FOR_ALL),
            ("/sitemaps/9.xml".into(), [404; 4]),
            ("/manifests/en.webmanifest".into(), FOR_ALL),
            ("/manifests/xx.webmanifest".into(), [404; 4]),
            // There is no site here; with one it is there for all (`told.rs`).
            ("/favicon.ico".into(), [404; 4]),
            ("/media/none.mp4".into(), [404; 4]),
            ("/media/..%2fhall.sqlite".into(), [404; 4]),
            ("/media/../hall.sqlite".into(), [404; 4]),
            ("/api/enrol".into(), [405; 4]),
            ("/upload/x".into(), [405; 4]),
            ("/tracks/x".into(), [405; 4]),
            ("/slides/x".into(), [405; 4]),
            ("/sounds/x".into(), [405; 4]),
            ("/poster/x".into(), [405; 4]),
            ("/materials/x".into(), [405; 4]),
            // A link, which the hall does not serve.
            (format!("/en/lectures/{slug}/materials/77"), [404; 4]),
            (format!("/en/lectures/{slug}/materials/78"), [404; 4]),
            (format!("/en/replays/{slug}/sound/ar/360p"), [404; 4]),
            (format!("/en/replays/{draft}/sound/ar/360p"), [404; 4]),
            (format!("/en/replays/{slug}/captions/en.vtt"), [404; 4]),
            (format!("/en/replays/{slug}/slides.pdf"), [404; 4]),
            (format!("/en/replays/{draft}/captions/en.vtt"), [404; 4]),
        ];
        for (path, expected) in fixed {
            for ((role, actor), expected) in ROLES.into_iter().zip(&mut scene.actors).zip(expected) {
                assert_eq!(actor.get(&path).await.status, expected, "{path} for {role}");
            }
        }
    }

    async fn only_organizers_upload(hall) {
        let mut scene = Scene::of(&hall).await;
        let slug = scene.lecture(Stage::Published).await;
        for ((role, actor), expected) in ROLES.into_iter().zip(&mut scene.actors).zip(FOR_ORGANIZERS) {
            let answer = upload(actor, &slug, crate::steps::FILM).await;
            assert_eq!(answer.status, expected, "{role}: {}", answer.text);
        }
        let draft = scene.lecture(Stage::Draft).await;
        let organizer = &mut scene.actors[3];
        assert_eq!(upload(organizer, &draft, crate::steps::FILM).await.status, 422, "a draft has no replay");
        assert_eq!(upload(organizer, "none", crate::steps::FILM).await.status, 422);
        for (bytes, what) in [
            (&b""[..], "nothing"),
            (b"<script>alert(1)</script>", "a page"),
            (b"#EXTM3U\n", "a playlist"),
            (&crate::steps::FILM[..2_000], "a film's beginning"),
        ] {
            assert_eq!(upload(organizer, &slug, bytes).await.status, 422, "{what}");
        }
        let large = vec![0; 4_000_001];
        assert_eq!(upload(organizer, &slug, &large).await.status, 422, "too large");
        let files: Vec<_> = std::fs::read_dir(hall.media.folder()).unwrap().flatten().map(|e| e.file_name()).collect();
        assert_eq!(files.len(), 1, "what was refused leaves no file: {files:?}");
    }

    async fn a_film_that_was_removed_is_served_no_more(hall) {
        let mut scene = Scene::of(&hall).await;
        let slug = scene.lecture(Stage::Published).await;
        upload(&mut scene.actors[3], &slug, crate::steps::FILM).await;
        let page = hall.visitor().get(&format!("/en/replays/{slug}")).await;
        let film = regex::Regex::new(r"/media/[0-9a-f]{32}\.mp4").unwrap().find(&page.text).unwrap().as_str().to_owned();
        assert_eq!(hall.visitor().get(&film).await.status, 200);
        scene.actors[3].post("/api/remove-replay", &[("slug", &slug)]).await;
        assert_eq!(hall.visitor().get(&format!("/en/replays/{slug}")).await.status, 404);
        assert_eq!(hall.visitor().get(&film).await.status, 404, "who knows the address watches it no more either");
    }

    async fn an_organizer_who_is_one_no_more_is_refused_at_once(hall) {
        let mut scene = Scene::of(&hall).await;
        let slug = scene.lecture(Stage::Draft).await;
        tamper(&hall, "UPDATE people SET role = 'learner'").await;
        let answer = scene.actors[3].post("/api/publish-lecture", &[("slug", &slug)]).await;
        assert_eq!(answer.status, 403);
    }

    async fn a_fault_never_tells_its_cause(hall) {
        let mut scene = Scene::of(&hall).await;
        let answer = scene.actors[3].post("/api/confirm", &[("person", "many"), ("confirmed", "perhaps")]).await;
        assert!(answer.status >= 400, "{}", answer.status);
        tamper(&hall, "DROP TABLE secrets").await;
        let answer = scene.actors[0].post("/api/set-up", &[("token", "x")]).await;
        assert_eq!(answer.status, 500);
        assert!(!answer.text.contains("secrets") && !answer.text.contains("no such table"), "{}", answer.text);
        assert!(answer.text.contains(answer.header("x-request-id")), "but the number to tell an organizer");
        let mut visitor = hall.visitor();
        let page = visitor.get("/en/set-up?token=x").await;
        assert_eq!(page.status, 500);
        assert!(!page.text.contains("no such table") && page.text.contains(page.header("x-request-id")), "{}", page.text);
    }

    async fn a_button_pressed_on_another_site_changes_nothing(hall) {
        let mut scene = Scene::of(&hall).await;
        let rows = verbs(&hall, scene.official);
        let slug = scene.lecture(Stage::On).await;
        join_all_in(&mut scene, &slug).await;
        let before = everything(&hall).await;
        let mut paths: Vec<String> = rows.iter().map(|row| row.0.to_owned()).collect();
        paths.extend(["/beat/live".into(), "/beat/replay".into(), format!("/upload/{slug}")]);
        for path in paths {
            let fields = rows.iter().find(|row| row.0 == path).map(|row| row.2.clone()).unwrap_or_default();
            let body: Vec<String> =
                fields.iter().map(|(k, v)| format!("{k}={}", app::ui::query_escape(&v.replace("{slug}", &slug)))).collect();
            for headers in [
                &[("sec-fetch-site", "cross-site"), ("origin", "https://evil.example")][..],
                &[("sec-fetch-site", "cross-site")][..],
                &[("sec-fetch-site", "same-site"), ("origin", "http://other.hall.test")][..],
                &[("origin", "https://evil.example")][..],
                &[("origin", "null")][..],
            ] {
                let mut headers = headers.to_vec();
                headers.push(("content-type", "application/x-www-form-urlencoded"));
                let answer = scene.actors[3].send(http::Method::POST, &path, &headers, body.join("&")).await;
                assert_eq!(answer.status, 403, "{path} from {headers:?}");
            }
        }
        assert_eq!(everything(&hall).await, before);
        let headers = [("sec-fetch-site", "same-origin"), ("origin", "http://hall.test"), ("content-type", "application/x-www-form-urlencoded")];
        let answer = scene.actors[3].send(http::Method::POST, "/api/end-lecture", &headers, format!("slug={slug}")).await;
        assert_eq!(answer.status, 200, "the hall's own buttons still work: {}", answer.text);
    }

    async fn no_get_changes_anything(hall) {
        let mut scene = Scene::of(&hall).await;
        let slug = scene.lecture(Stage::On).await;
        publish_replay(&hall, &scene.organizer, &slug, 60_000).await;
        let before = everything(&hall).await;
        let mut paths: Vec<String> = verbs(&hall, scene.official).iter().map(|row| format!("{}?slug={slug}&lecture={slug}", row.0)).collect();
        paths.extend(pages().iter().map(|(p, _)| p.replace(":locale", "en").replace(":slug", &slug).replace(":act", "delete").replace("*any", "x")));
        for path in paths {
            for method in [http::Method::GET, http::Method::HEAD] {
                scene.actors[3].send(method, &path, &[], "").await;
            }
        }
        assert_eq!(everything(&hall).await, before);
    }
}

async fn join_all_in(scene: &mut Scene<'_>, slug: &str) {
    for actor in &mut scene.actors[1..] {
        actor.accepts = "text/html";
        join(actor, slug).await;
        actor.accepts = "application/json";
    }
}

/// How many rows of what there is, and the states that buttons change.
async fn everything(hall: &TestHall) -> Vec<i64> {
    let mut counts = Vec::new();
    for of in [
        "people",
        "people WHERE confirmed_at IS NOT NULL",
        "lectures",
        "lectures WHERE status = 'published'",
        "lectures WHERE began_at IS NOT NULL",
        "lectures WHERE ended_at IS NOT NULL",
        "enrolments",
        "seats_held",
        "seat_holds",
        "participations",
        "participation_corrections",
        "correction_requests",
        "saved_lectures",
        "ratings",
        "speakers WHERE person_id IS NOT NULL",
        "joins",
        "presence_leases",
        "attendance",
        "replays",
        "materials",
        "play_sessions",
        "sessions",
        "replays WHERE removed_at IS NULL",
    ] {
        counts.push(crate::steps::number(hall, &format!("SELECT count(*) FROM {of}")).await);
    }
    counts
}
