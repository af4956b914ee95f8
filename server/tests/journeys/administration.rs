//! Accounts that whoever runs the hall changes, and one's own password.

use crate::steps::{number, sentence, shows};
use server::on_both_engines;
use server::testing::PASSWORD;

const OTHER: &str = "eleven calm harbours";

on_both_engines! {
    async fn the_password_is_changed_on_the_profile_and_signs_out_everywhere_else(hall) {
        hall.person("amina", "practitioner").await;
        let (mut here, mut there) = (hall.signed_in("amina").await, hall.signed_in("amina").await);
        let page = here.get("/en/profile").await;
        assert!(page.text.contains("name=\"old_password\"") && page.text.contains("name=\"new_password\""), "{}", page.text);
        let wrong = [("old_password", "not this one at all"), ("new_password", OTHER)];
        let page = here.press("/api/password?l=en", &wrong).await;
        assert!(shows(&page, "problem-old-password"), "{}", page.text);
        assert!(!page.text.contains(OTHER), "no password is shown again");
        let weak = [("old_password", PASSWORD), ("new_password", "short")];
        let page = here.press("/api/password?l=en", &weak).await;
        assert!(page.text.contains("id=\"new_password-error\""), "{}", page.text);
        assert_eq!(there.get("/en/my").await.status, 200, "nothing has changed so far");
        let right = [("old_password", PASSWORD), ("new_password", OTHER)];
        let page = here.press("/api/password?l=en", &right).await;
        assert!(shows(&page, "password-changed"), "{}", page.text);
        assert_eq!(here.on, "/en/profile");
        assert_eq!((here.get("/en/my").await.status, there.get("/en/my").await.status), (200, 303));
        for (password, status) in [(PASSWORD, 422), (OTHER, 200)] {
            let mut visitor = hall.visitor();
            visitor.accepts = "application/json";
            let typed = [("email", "amina@example.org"), ("password", password)];
            assert_eq!(visitor.post("/api/sign-in", &typed).await.status, status, "{password}");
        }
    }

    async fn whoever_guesses_the_old_password_on_the_profile_is_asked_to_wait(hall) {
        hall.person("amina", "practitioner").await;
        let mut actor = hall.signed_in("amina").await;
        actor.accepts = "application/json";
        let mut statuses = Vec::new();
        for n in 0..40 {
            let guess = format!("guess number {n} of many");
            let typed = [("old_password", guess.as_str()), ("new_password", OTHER)];
            statuses.push(actor.post("/api/password", &typed).await.status);
        }
        assert_eq!(statuses[0], 422);
        assert_eq!(statuses.last(), Some(&429), "{statuses:?}");
        let right = [("old_password", PASSWORD), ("new_password", OTHER)];
        assert_eq!(actor.post("/api/password", &right).await.status, 429);
    }

    async fn somebody_shut_out_is_out_at_once_and_organizers_see_it(hall) {
        hall.organizer("olga").await;
        let amina = hall.person("amina", "practitioner").await;
        let mut actor = hall.signed_in("amina").await;
        hall.db.accounts().set_disabled(amina.id, true).await.unwrap();
        assert_eq!(actor.get("/en/my").await.status, 303);
        let mut visitor = hall.visitor();
        visitor.get("/en/sign-in").await;
        let typed = [("email", "amina@example.org"), ("password", PASSWORD)];
        let page = visitor.press("/api/sign-in?l=en", &typed).await;
        assert!(shows(&page, "problem-credentials"), "as whoever has no account: {}", page.text);
        let mut olga = hall.signed_in("olga").await;
        let page = olga.get("/en/organizer/people").await;
        assert!(page.text.contains(&sentence("desk-disabled")), "{}", page.text);
        hall.db.accounts().set_disabled(amina.id, false).await.unwrap();
        assert_eq!(hall.signed_in("amina").await.get("/en/my").await.status, 200);
        let page = olga.get("/en/organizer/people").await;
        assert!(!page.text.contains(&sentence("desk-disabled")));
    }

    async fn a_session_says_whose_it_is_and_ends_with_what_was_true(hall) {
        use app::accounts::Role;
        hall.organizer("olga").await;
        let amina = hall.person("amina", "practitioner").await;
        hall.person("bo", "practitioner").await;
        let (mut a, mut b) = (hall.signed_in("amina").await, hall.signed_in("bo").await);
        let of = format!("SELECT count(*) FROM sessions WHERE person_id = {}", amina.id.0);
        assert_eq!(number(&hall, &of).await, 1);
        hall.db.accounts().set_role(amina.id, Role::Organizer).await.unwrap();
        assert_eq!(number(&hall, &of).await, 0);
        assert_eq!((a.get("/en/my").await.status, b.get("/en/my").await.status), (303, 200));
        assert_eq!(hall.signed_in("amina").await.get("/en/organizer").await.status, 200);
        hall.db.accounts().set_role(amina.id, Role::Learner).await.unwrap();
        assert_eq!(hall.signed_in("amina").await.get("/en/organizer").await.status, 403);
        assert_eq!(hall.db.accounts().sign_out_all(None).await.unwrap(), 2);
        assert_eq!(b.get("/en/my").await.status, 303);
    }
}
