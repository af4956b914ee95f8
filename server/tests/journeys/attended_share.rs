//! The share that makes "attended", changed after the lecture's start: with a reason, on record, everybody measured anew.

use crate::steps::{Tab, measured, number, recount_is_zero, shows, twenty_minutes};
use app::i18n::Instant;
use server::on_both_engines;

const MINUTE: i64 = Instant::MINUTE;

on_both_engines! {
    async fn a_share_changes_with_a_reason_and_everybody_is_measured_anew(hall) {
        let room = twenty_minutes(&hall, &["amina"]).await;
        let mut tab = Tab::open(&room.actors[0], &room.slug).await;
        tab.beats(&hall, 24).await;
        let before = measured(&hall, &room.organizer, &room.slug, "amina").await;
        assert_eq!((before.present_ms, before.attended), (12 * MINUTE, false));
        let mut olga = hall.signed_in("olga").await;
        let desk = format!("/en/organizer/lectures/{}", room.slug);
        olga.on.clone_from(&desk);
        let page = olga.get(&desk).await;
        assert!(page.text.contains("of that part: 14 min"), "{}", page.text);
        let set = |share: &'static str, reason: &'static str| {
            [("slug", room.slug.clone()), ("share", share.into()), ("share_reason", reason.into())]
        };
        for (share, reason, wrong) in [
            ("60", " ", "correction-no-reason"),
            ("49", "The line was down.", "lecture-percent"),
            ("101", "The line was down.", "lecture-percent"),
            ("70", "The line was down.", "attended-share-same"),
        ] {
            let fields = set(share, reason);
            let fields = fields.each_ref().map(|(name, value)| (*name, value.as_str()));
            let page = olga.press("/api/set-attended-share?l=en", &fields).await;
            assert!(shows(&page, wrong), "{share} {reason}: {}", page.text);
            assert!(page.text.contains(&format!("value=\"{share}\"")), "what was typed is kept: {}", page.text);
        }
        assert_eq!(number(&hall, "SELECT count(*) FROM attended_shares").await, 0);
        let fields = set("60", "The line of the host was down for a quarter of an hour.");
        let fields = fields.each_ref().map(|(name, value)| (*name, value.as_str()));
        let page = olga.press("/api/set-attended-share?l=en", &fields).await;
        assert!(shows(&page, "attended-share-set"), "{}", page.text);
        assert!(page.text.contains("down for a quarter"), "the history shows it: {}", page.text);
        let after = measured(&hall, &room.organizer, &room.slug, "amina").await;
        assert_eq!((after.present_ms, after.attended), (12 * MINUTE, true));
        assert_eq!(number(&hall, "SELECT percent FROM attendance").await, 60);
        assert_eq!(number(&hall, "SELECT count(*) FROM events WHERE kind = 'live.attended_share_set'").await, 1);
        recount_is_zero(&hall).await;
    }

    async fn before_its_start_and_once_cancelled_a_share_is_not_changed_so(hall) {
        let room = twenty_minutes(&hall, &["amina"]).await;
        let mut olga = hall.signed_in("olga").await;
        let desk = format!("/en/organizer/lectures/{}", room.slug);
        let press = [("slug", room.slug.as_str()), ("share", "60"), ("share_reason", "It was short.")];
        hall.clock.by(-MINUTE);
        for cancelled in [false, true] {
            olga.on.clone_from(&desk);
            if cancelled {
                olga.press("/api/cancel-lecture?l=en", &[("slug", &room.slug)]).await;
                hall.clock.by(2 * MINUTE);
            }
            let page = olga.press("/api/set-attended-share?l=en", &press).await;
            assert!(shows(&page, "attended-share-cannot"), "{}", page.text);
            assert!(!olga.get(&desk).await.text.contains("set-attended-share"), "no form that only refuses");
        }
        assert_eq!(number(&hall, "SELECT attended_percent FROM lectures").await, 70);
    }
}
