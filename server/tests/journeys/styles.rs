//! Which style sheets a page asks for: all pages the hall's, and those of the desk its own too.

use server::on_both_engines;
use server::testing::Page;

/// How many style sheets a page asks for.
fn styles(page: &Page) -> usize {
    page.text.matches("rel=\"stylesheet\"").count()
}

on_both_engines! {
    async fn the_desks_style_is_on_its_own_pages_alone(hall) {
        let organizer = hall.organizer("olga").await;
        let slug = hall.lecture(&organizer, &hall.form("Consumer law")).await;
        hall.person("amina", "practitioner").await;
        let (mut olga, mut amina) = (hall.signed_in("olga").await, hall.signed_in("amina").await);
        let of_lecture = format!("/lectures/{slug}");
        for path in ["", "/lectures", "/lectures/new", of_lecture.as_str(), "/people", "/reports"] {
            let page = olga.get(&format!("/en/organizer{path}")).await;
            assert_eq!((page.status, styles(&page)), (200, 2), "{path}: {}", page.text);
            // Who is no organizer sees why, in the style of all pages.
            let refused = amina.get(&format!("/en/organizer{path}")).await;
            assert_eq!((refused.status, styles(&refused)), (403, 1), "{path}: {}", refused.text);
        }
        for path in ["/", "/my", "/profile", "/replays", "/search", "/counting", of_lecture.as_str()] {
            for actor in [&mut olga, &mut amina] {
                let page = actor.get(&format!("/en{path}")).await;
                assert_eq!((page.status, styles(&page)), (200, 1), "{path}: {}", page.text);
            }
        }
    }
}
