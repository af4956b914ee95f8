//! When a lecture really began and ended: buttons pressed late or early, times set afterwards, lectures that were not held.

use crate::steps::{
    InRoom, START, Tab, figures, in_room_at, join, measured, number, recount_is_zero, sentence,
    shows, tamper, twenty_minutes,
};
use app::answer::{Answer, Refused, ValidationErrors};
use app::enrolment::Enrolment;
use app::i18n::Instant;
use app::lectures::{LectureForm, Lectures};
use app::live::{
    ActualTimes, ActualTimesForm, Attendance, Began, CorrectionForm, Corrections, Live, LiveDesk,
};
use app::reports::Reports;
use server::on_both_engines;
use server::testing::{Actor, Page, TestHall};
use std::sync::Mutex;

const MINUTE: i64 = Instant::MINUTE;

fn times(began_at: &str, ended_at: &str) -> ActualTimesForm {
    ActualTimesForm {
        began_at: began_at.into(),
        ended_at: ended_at.into(),
        times_reason: "As the host told us.".into(),
        ..ActualTimesForm::default()
    }
}

async fn set(hall: &TestHall, room: &InRoom, began_at: &str, ended_at: &str) {
    let form = times(began_at, ended_at);
    let live = hall.db.live();
    live.set_actual_times(&room.organizer, &room.slug, &form)
        .await
        .unwrap();
}

async fn press(olga: &mut Actor, slug: &str, began: &str) -> Page {
    let fields = [("slug", slug), ("began", began)];
    olga.press("/api/start-lecture?l=en", &fields).await
}

/// What is wrong, by field and key.
fn problems(answer: Answer<(), ValidationErrors>) -> Vec<(String, String)> {
    match answer {
        Err(Refused::No(ValidationErrors(problems))) => problems
            .into_iter()
            .map(|problem| (problem.field, problem.key))
            .collect(),
        other => panic!("{other:?}"),
    }
}

/// Somebody there for 14.6 of twenty minutes, from the start on.
async fn there_for_14_6(hall: &TestHall) -> InRoom {
    let room = twenty_minutes(hall, &["amina"]).await;
    let mut tab = Tab::open(&room.actors[0], &room.slug).await;
    tab.beats(hall, 29).await;
    hall.clock.by(6_000);
    tab.beat().await;
    room
}

on_both_engines! {
    async fn start_pressed_late_is_asked_and_as_planned_loses_nothing(hall) {
        let room = there_for_14_6(&hall).await;
        let before = measured(&hall, &room.organizer, &room.slug, "amina").await;
        assert_eq!((before.present_ms, before.attended), (14 * MINUTE + 36_000, true));
        let mut olga = hall.signed_in("olga").await;
        for desk in ["", "/live"] {
            olga.on = format!("/en/organizer/lectures/{}{desk}", room.slug);
            let asked = press(&mut olga, &room.slug, "").await;
            assert!(shows(&asked, "desk-ask-start-now"), "{}", asked.text);
            assert_eq!(number(&hall, "SELECT count(*) FROM actual_times").await, 0, "one press does nothing yet");
        }
        assert_eq!(measured(&hall, &room.organizer, &room.slug, "amina").await, before);
        let page = press(&mut olga, &room.slug, "planned").await;
        assert!(shows(&page, "lecture-started"), "{}", page.text);
        assert_eq!(measured(&hall, &room.organizer, &room.slug, "amina").await, before);
        assert_eq!(number(&hall, "SELECT began_at - starts_at FROM lectures").await, 0);
        assert_eq!(number(&hall, "SELECT count(*) FROM actual_times").await, 1);
        recount_is_zero(&hall).await;
    }

    async fn start_pressed_late_as_now_can_be_set_right_afterwards(hall) {
        let room = there_for_14_6(&hall).await;
        let before = measured(&hall, &room.organizer, &room.slug, "amina").await;
        let mut olga = hall.signed_in("olga").await;
        press(&mut olga, &room.slug, "now").await;
        let lost = measured(&hall, &room.organizer, &room.slug, "amina").await;
        assert_eq!((lost.present_ms, lost.attended), (0, false));
        recount_is_zero(&hall).await;
        let desk = format!("/en/organizer/lectures/{}", room.slug);
        let page = olga.get(&desk).await;
        assert!(page.text.contains("value=\"2026-11-25T10:14\""), "the form says what stands: {}", page.text);
        let fields = [("slug", room.slug.as_str()), ("began_at", "2026-11-25T10:00"), ("times_reason", "Pressed too late.")];
        let page = olga.press("/api/set-actual-times?l=en", &fields).await;
        assert!(shows(&page, "actual-times-set") && page.text.contains("Pressed too late."), "{}", page.text);
        assert_eq!(measured(&hall, &room.organizer, &room.slug, "amina").await, before);
        assert_eq!(number(&hall, "SELECT count(*) FROM actual_times").await, 2, "each is a record of its own");
        assert_eq!(number(&hall, "SELECT count(*) FROM events WHERE kind = 'live.actual_times_set'").await, 1);
        recount_is_zero(&hall).await;
        // Back to the schedule, which is the same here, and once more.
        set(&hall, &room, "", "").await;
        assert_eq!(measured(&hall, &room.organizer, &room.slug, "amina").await, before);
        assert_eq!(number(&hall, "SELECT count(*) FROM lectures WHERE began_at IS NULL").await, 1);
        recount_is_zero(&hall).await;
    }

    async fn a_lecture_of_a_second_gives_no_standing_and_the_desk_says_so(hall) {
        let room = twenty_minutes(&hall, &["amina"]).await;
        let mut tab = Tab::open(&room.actors[0], &room.slug).await;
        hall.db.live().start(&room.organizer, &room.slug, None).await.unwrap();
        hall.clock.by(1_200);
        tab.beat().await;
        hall.db.live().end(&room.organizer, &room.slug).await.unwrap();
        let there = measured(&hall, &room.organizer, &room.slug, "amina").await;
        assert_eq!(there, Attendance { present_ms: 1_200, ..Attendance::default() });
        assert_eq!(figures(&hall, &room.organizer, &room.slug).await.attended, 0);
        let page = hall.signed_in("olga").await.get(&format!("/en/organizer/lectures/{}", room.slug)).await;
        assert!(page.text.contains("nobody has attended, nor was late or left early"), "{}", page.text);
        recount_is_zero(&hall).await;
    }

    async fn a_start_long_before_the_plan_is_refused_and_set_afterwards_asks_nothing_of_anybody(hall) {
        let room = twenty_minutes(&hall, &["amina"]).await;
        let live = hall.db.live();
        for (minutes, may) in [(58, false), (16, false), (15, true)] {
            hall.clock.set(START.plus(-minutes * MINUTE));
            assert_eq!(live.start(&room.organizer, &room.slug, None).await.is_ok(), may, "{minutes}");
        }
        hall.clock.set(START);
        let mut tab = Tab::open(&room.actors[0], &room.slug).await;
        tab.beats(&hall, 39).await;
        hall.clock.by(MINUTE);
        set(&hall, &room, "2026-11-25T09:02", "").await;
        let there = measured(&hall, &room.organizer, &room.slug, "amina").await;
        assert_eq!((there.attended, there.late, there.left_early), (true, false, false));
        recount_is_zero(&hall).await;
    }

    async fn two_extensions_take_nothing_and_the_end_can_be_set(hall) {
        let room = twenty_minutes(&hall, &["amina"]).await;
        let mut tab = Tab::open(&room.actors[0], &room.slug).await;
        tab.beats(&hall, 28).await;
        hall.clock.by(12_000);
        tab.beat().await;
        let present_ms = 14 * MINUTE + 12_000;
        let attended = Attendance { present_ms, attended: true, ..Attendance::default() };
        assert_eq!(measured(&hall, &room.organizer, &room.slug, "amina").await, attended);
        for _ in 0..2 {
            hall.db.live().extend(&room.organizer, &room.slug, 60).await.unwrap();
            assert_eq!(measured(&hall, &room.organizer, &room.slug, "amina").await, attended);
        }
        hall.clock.set(START.plus(30 * MINUTE));
        set(&hall, &room, "", "2026-11-25T10:20").await;
        assert_eq!(measured(&hall, &room.organizer, &room.slug, "amina").await, attended);
        assert_eq!(number(&hall, "SELECT ended_at - starts_at FROM lectures").await, 20 * MINUTE);
        recount_is_zero(&hall).await;
    }

    async fn times_that_cannot_be_are_refused(hall) {
        let room = twenty_minutes(&hall, &["amina"]).await;
        let live = hall.db.live();
        let refused = async |form: ActualTimesForm| {
            problems(live.set_actual_times(&room.organizer, &room.slug, &form).await)
        };
        let one = |field: &str, key: &str| vec![(field.to_owned(), key.to_owned())];
        hall.clock.set(START.plus(-15 * MINUTE - 1));
        assert_eq!(refused(times("", "")).await, one("", "actual-times-cannot"));
        hall.clock.set(START.plus(30 * MINUTE));
        assert_eq!(refused(times("2026-11-25T10:31", "")).await, one("began_at", "actual-times-future"));
        assert_eq!(refused(times("", "2026-11-25T10:31")).await, one("ended_at", "actual-times-future"));
        assert_eq!(refused(times("2026-11-24T09:59", "")).await, one("began_at", "actual-times-far"));
        assert_eq!(refused(times("2026-11-25T10:05", "2026-11-25T10:05")).await, one("ended_at", "actual-times-order"));
        assert_eq!(refused(times("", "2026-11-25T09:50")).await, one("ended_at", "actual-times-order"));
        assert_eq!(refused(times("2026-11-25T10:20", "")).await, one("ended_at", "actual-times-order"));
        assert_eq!(refused(times("soon", "")).await, one("began_at", "lecture-time-format"));
        let silent = ActualTimesForm { times_reason: " ".into(), ..times("2026-11-25T10:01", "") };
        assert_eq!(refused(silent).await, one("times_reason", "correction-no-reason"));
        assert_eq!(number(&hall, "SELECT count(*) FROM actual_times").await, 0);
        // Longer than it was planned, once that has passed.
        set(&hall, &room, "2026-11-24T10:00", "2026-11-25T10:30").await;
        live.cancel(&room.organizer, &room.slug).await.unwrap_err();
        recount_is_zero(&hall).await;
    }

    async fn a_lecture_cancelled_while_it_was_on_is_attended_by_nobody(hall) {
        let mut room = twenty_minutes(&hall, &["amina"]).await;
        let mut tab = Tab::open(&room.actors[0], &room.slug).await;
        tab.beats(&hall, 31).await;
        hall.clock.by(12_000);
        tab.beat().await;
        assert!(measured(&hall, &room.organizer, &room.slug, "amina").await.attended);
        let mut olga = hall.signed_in("olga").await;
        let page = olga.press("/api/cancel-lecture?l=en", &[("slug", &room.slug)]).await;
        assert!(shows(&page, "lecture-cancelled"), "{}", page.text);
        assert_eq!(measured(&hall, &room.organizer, &room.slug, "amina").await, Attendance::default());
        let f = figures(&hall, &room.organizer, &room.slug).await;
        assert_eq!((f.attended, f.present_ms), (0, 0));
        let mine = room.actors[0].get("/en/my").await;
        assert!(!mine.text.contains("minutes present"), "{}", mine.text);
        assert_eq!(number(&hall, "SELECT count(*) FROM presence_intervals").await, 1, "what was measured stays");
        recount_is_zero(&hall).await;
    }

    async fn where_nobody_pressed_the_desk_asks_whether_it_was_held(hall) {
        let room = twenty_minutes(&hall, &["amina"]).await;
        Tab::open(&room.actors[0], &room.slug).await.beats(&hall, 30).await;
        let desk = format!("/en/organizer/lectures/{}", room.slug);
        let mut olga = hall.signed_in("olga").await;
        assert!(!shows(&olga.get(&desk).await, "actual-times-held"), "not while it is on");
        hall.clock.set(START.plus(21 * MINUTE));
        assert!(shows(&olga.get(&desk).await, "actual-times-held"));
        let before = measured(&hall, &room.organizer, &room.slug, "amina").await;
        let page = olga.press("/api/lecture-was-held?l=en", &[("slug", &room.slug)]).await;
        assert!(shows(&page, "actual-times-set") && !shows(&page, "actual-times-held"), "{}", page.text);
        assert_eq!(measured(&hall, &room.organizer, &room.slug, "amina").await, before);
        hall.db.live().cancel(&room.organizer, &room.slug).await.unwrap_err();
        recount_is_zero(&hall).await;

        // "No" is a cancellation.
        let later = LectureForm {
            starts_at: "2026-11-25T12:00".into(),
            ends_at: "2026-11-25T12:20".into(),
            ..hall.form("Customs data")
        };
        let other = hall.lecture(&room.organizer, &later).await;
        hall.db.enrolment().enrol(&room.people[0], &other).await.unwrap();
        hall.clock.set(START.plus(2 * 60 * MINUTE));
        let mut amina = room.actors[0].clone();
        join(&mut amina, &other).await;
        Tab::open(&amina, &other).await.beats(&hall, 30).await;
        hall.clock.set(START.plus(4 * 60 * MINUTE));
        assert!(measured(&hall, &room.organizer, &other, "amina").await.attended);
        let page = olga.get(&format!("/en/organizer/lectures/{other}/cancel")).await;
        assert!(shows(&page, "desk-ask-cancel-attendance"), "{}", page.text);
        olga.press("/api/cancel-lecture?l=en", &[("slug", &other)]).await;
        assert_eq!(measured(&hall, &room.organizer, &other, "amina").await, Attendance::default());
        recount_is_zero(&hall).await;
    }

    async fn times_set_as_planned_say_that_it_was_held(hall) {
        let room = twenty_minutes(&hall, &["amina"]).await;
        Tab::open(&room.actors[0], &room.slug).await.beats(&hall, 30).await;
        hall.clock.set(START.plus(21 * MINUTE));
        set(&hall, &room, "2026-11-25T10:01", "").await;
        set(&hall, &room, "", "").await;
        assert_eq!(number(&hall, "SELECT count(*) FROM lectures WHERE began_at IS NULL AND ended_at IS NULL").await, 1);
        let desk = format!("/en/organizer/lectures/{}", room.slug);
        let mut olga = hall.signed_in("olga").await;
        let page = olga.get(&desk).await;
        assert!(!shows(&page, "actual-times-held") && !shows(&page, "actual-times-none"), "{}", page.text);
        assert!(!page.text.contains(&format!("{desk}/cancel")), "{}", page.text);
        assert!(shows(&olga.get(&format!("{desk}/cancel")).await, "lecture-cannot-cancel"));
        let live = hall.db.live();
        live.cancel(&room.organizer, &room.slug).await.unwrap_err();
        live.was_held(&room.organizer, &room.slug).await.unwrap_err();
        assert!(measured(&hall, &room.organizer, &room.slug, "amina").await.attended);
        recount_is_zero(&hall).await;
    }

    async fn presses_from_before_they_were_recorded_are_not_denied(hall) {
        let room = twenty_minutes(&hall, &[]).await;
        let desk = format!("/en/organizer/lectures/{}", room.slug);
        let mut olga = hall.signed_in("olga").await;
        assert!(shows(&olga.get(&desk).await, "actual-times-none"));
        hall.db.live().start(&room.organizer, &room.slug, None).await.unwrap();
        tamper(&hall, "DELETE FROM actual_times").await;
        assert!(!shows(&olga.get(&desk).await, "actual-times-none"));
    }

    async fn whoever_sets_times_of_a_lecture_that_a_colleague_has_cancelled_is_told(hall) {
        let room = twenty_minutes(&hall, &["amina"]).await;
        Tab::open(&room.actors[0], &room.slug).await.beats(&hall, 30).await;
        let desk = format!("/en/organizer/lectures/{}", room.slug);
        let mut olga = hall.signed_in("olga").await;
        assert!(olga.get(&desk).await.text.contains("/api/set-actual-times"));
        hall.db.live().cancel(&room.organizer, &room.slug).await.unwrap();
        let reason = "The clock was <wrong>.";
        let fields = [("slug", room.slug.as_str()), ("began_at", "2026-11-25T10:03"), ("times_reason", reason)];
        for l in ["en", "ar"] {
            olga.on = desk.replacen("/en", &format!("/{l}"), 1);
            let page = olga.press(&format!("/api/set-actual-times?l={l}"), &fields).await;
            assert!(!page.text.contains("/api/set-actual-times"), "{}", page.text);
            assert!(page.text.contains("The clock was &lt;wrong&gt;.") && page.text.contains("2026-11-25T10:03"), "{}", page.text);
            assert!(l != "en" || (shows(&page, "actual-times-cannot") && shows(&page, "form-elsewhere")), "{}", page.text);
        }
        assert!(!shows(&olga.get(&desk).await, "form-elsewhere"), "once");
    }

    async fn the_room_counts_what_is_within_the_core(hall) {
        let form = LectureForm { ends_at: "2026-11-25T10:20".into(), ..hall.form("Cold chains") };
        let room = in_room_at(&hall, &["amina"], &form, START.plus(-10 * MINUTE)).await;
        let live = hall.db.live();
        live.start(&room.organizer, &room.slug, None).await.unwrap();
        let mut tab = Tab::open(&room.actors[0], &room.slug).await;
        tab.beats(&hall, 19).await;
        hall.clock.by(30_000);
        assert_eq!(tab.beat().await, (200, 0), "before the planned start nothing counts for attended");
        tab.beats(&hall, 9).await;
        hall.clock.by(30_000);
        assert_eq!(tab.beat().await, (200, 5 * MINUTE));
        let inside = live.room(&room.people[0], &room.slug).await.unwrap();
        assert_eq!((inside.within_core_ms, inside.needed_ms), (5 * MINUTE, Some(14 * MINUTE)));
        assert_eq!(measured(&hall, &room.organizer, &room.slug, "amina").await.present_ms, 15 * MINUTE);
        // What an extension adds is present, and not of the core.
        live.extend(&room.organizer, &room.slug, 10).await.unwrap();
        tab.beats(&hall, 39).await;
        hall.clock.by(30_000);
        assert_eq!(tab.beat().await, (200, 20 * MINUTE));
        recount_is_zero(&hall).await;
    }

    async fn a_room_in_which_nobody_can_attend_says_so(hall) {
        let mut room = twenty_minutes(&hall, &["amina"]).await;
        let page = format!("/en/lectures/{}/live", room.slug);
        assert!(!shows(&room.actors[0].get(&page).await, "counts-too-short"));
        hall.clock.set(START.plus(16 * MINUTE));
        hall.db.live().start(&room.organizer, &room.slug, Some(Began::Now)).await.unwrap();
        assert!(shows(&room.actors[0].get(&page).await, "counts-too-short"));
        let inside = hall.db.live().room(&room.people[0], &room.slug).await.unwrap();
        assert_eq!(inside.needed_ms, None);
    }

    async fn the_middle_of_a_presence_is_that_of_the_core(hall) {
        let room = twenty_minutes(&hall, &["amina"]).await;
        Tab::open(&room.actors[0], &room.slug).await.beats(&hall, 4).await;
        hall.clock.set(START.plus(40 * MINUTE));
        let middle = async || {
            let live = hall.db.live();
            live.presence_record(&room.organizer, &room.slug, room.people[0].id).await.unwrap().middle
        };
        assert_eq!(middle().await, Some(START.plus(10 * MINUTE)));
        // An early start and an extension do not move it; a late start does.
        set(&hall, &room, "2026-11-25T09:50", "2026-11-25T10:40").await;
        assert_eq!(middle().await, Some(START.plus(10 * MINUTE)));
        set(&hall, &room, "2026-11-25T10:10", "").await;
        assert_eq!(middle().await, Some(START.plus(15 * MINUTE)));
        set(&hall, &room, "", "2026-11-25T10:08").await;
        assert_eq!(middle().await, None, "it was over by then");
        let mut olga = hall.signed_in("olga").await;
        let page = olga.get(&format!("/en/organizer/lectures/{}/people/{}", room.slug, room.people[0].id.0)).await;
        assert!(page.status == 200 && !shows(&page, "record-middle"), "{}", page.text);
    }

    async fn figures_of_the_first_rule_are_named_and_any_change_renews_the_whole_lecture(hall) {
        let room = twenty_minutes(&hall, &["amina", "bo", "chai"]).await;
        let mut tabs = Vec::new();
        for actor in &room.actors[..2] {
            let mut tab = Tab::open(actor, &room.slug).await;
            tab.beats(&hall, 4).await;
            tabs.push(tab);
        }
        let of_bo = measured(&hall, &room.organizer, &room.slug, "bo").await;
        let earlier = "SELECT count(*) FROM attendance WHERE rule_version = 1";
        let age = "UPDATE attendance SET rule_version = 1, present_ms = 7, attended = TRUE";

        tamper(&hall, age).await;
        let recount = hall.db.reports().recount().await.unwrap();
        assert_eq!((recount.earlier, recount.differences.len()), (2, 0), "named, not judged, not replaced");
        assert_eq!(number(&hall, earlier).await, 2);
        hall.clock.by(30_000);
        assert_eq!(tabs[0].beat().await.0, 200);
        assert_eq!(number(&hall, earlier).await, 0, "one person's beat renews all of the lecture");
        assert_eq!(measured(&hall, &room.organizer, &room.slug, "bo").await, of_bo);
        recount_is_zero(&hall).await;

        tamper(&hall, age).await;
        Tab::open(&room.actors[2], &room.slug).await;
        assert_eq!(number(&hall, earlier).await, 0, "and so does a lease");
        recount_is_zero(&hall).await;

        tamper(&hall, age).await;
        let told = Mutex::new(Vec::new());
        let renewed = hall.db.reports().renew_figures(|_| {}, |change| told.lock().unwrap().push(change.to_owned())).await.unwrap();
        assert_eq!((renewed.done, renewed.changed), (3, 3));
        let told = told.into_inner().unwrap();
        assert!(told.len() == 3 && told[0].contains(&room.slug) && told[0].contains("present_ms: 7"), "{told:?}");
        let by = |actor: &str| format!("SELECT count(*) FROM events WHERE kind = 'attendance.renewed' AND actor = '{actor}'");
        assert_eq!((number(&hall, &by("operator")).await, number(&hall, &by("hall")).await), (1, 2), "the beat's and the lease's too");
        recount_is_zero(&hall).await;

        // What an organizer changes renews it as well, and says so once: by a correction, by a check-in, by times that are set.
        let form = CorrectionForm { minutes: "20".into(), reason: "The line was down.".into() };
        tamper(&hall, age).await;
        hall.db.live().correct(&room.organizer, &room.slug, room.people[0].id, &form).await.unwrap();
        assert_eq!((number(&hall, earlier).await, number(&hall, &by("hall")).await), (0, 3));
        tamper(&hall, age).await;
        set(&hall, &room, "2026-11-25T10:00", "").await;
        assert_eq!((number(&hall, earlier).await, number(&hall, &by("hall")).await), (0, 4));
        set(&hall, &room, "", "").await;
        hall.clock.by(30_000);
        tabs[1].beat().await;
        assert_eq!(number(&hall, &by("hall")).await, 4, "nothing is left to be renewed");
        let says = "SELECT count(*) FROM events WHERE kind = 'attendance.renewed' AND payload LIKE '%\"figures\":3%'";
        assert!(number(&hall, says).await > 0);
        recount_is_zero(&hall).await;
    }

    async fn a_clock_that_ran_ahead_and_was_set_right_costs_nobody_a_minute(hall) {
        let room = twenty_minutes(&hall, &["amina", "bo"]).await;
        hall.clock.by(10 * MINUTE);
        let mut old = Tab::open(&room.actors[0], &room.slug).await;
        old.beats(&hall, 4).await;
        hall.clock.set(START.plus(MINUTE));
        // A new session of hers, and the old room of somebody else, are credited from now on.
        let mut new = Tab::open(&room.actors[0], &room.slug).await;
        new.beats(&hall, 2).await;
        assert_eq!(new.send().await, (200, 3 * MINUTE));
        assert_eq!(old.beat().await.0, 409, "the older one was taken over");
        let reports = hall.db.reports();
        assert!(reports.records_ahead(&room.organizer).await.unwrap());
        let mut olga = hall.signed_in("olga").await;
        assert!(olga.get("/en/organizer").await.text.contains(&sentence("desk-records-ahead")));
        hall.clock.set(START.plus(15 * MINUTE));
        assert!(!reports.records_ahead(&room.organizer).await.unwrap());
        assert!(!shows(&olga.get("/en/organizer").await, "desk-records-ahead"));
        recount_is_zero(&hall).await;
    }

    async fn a_plan_made_anew_forgets_the_extension_of_the_one_before(hall) {
        let organizer = hall.organizer("olga").await;
        let slug = hall.lecture(&organizer, &hall.form("Cold chains")).await;
        hall.clock.set(START.plus(-10 * MINUTE));
        hall.db.live().extend(&organizer, &slug, 10).await.unwrap();
        let later = LectureForm { ends_at: "2026-11-25T12:00".into(), ..hall.form("Cold chains") };
        hall.db.lectures().save(&organizer, Some(&slug), &later).await.unwrap();
        assert_eq!(number(&hall, "SELECT count(*) FROM lectures WHERE planned_ends_at IS NULL").await, 1);
    }
}
