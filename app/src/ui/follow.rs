//! Pages that follow what they show, without being loaded again.

use crate::i18n::{Instant, Locale, duration_minutes};
use leptos::prelude::*;

/// What is further away is told in words alone: a page that is left open for so long was looked at again by then.
const COUNTED: i64 = 4 * 60 * Instant::MINUTE;

/// Where the script lies that follows; the server reads it from the site's manifest. A part of a page with an `id` and
/// `data-follow`, milliseconds, is exchanged for what it has become by then. What it has become is said in the words of
/// `data-said`; a form within `data-enter` is sent where there was none before.
#[derive(Debug, Clone, Default)]
pub struct FollowScript(pub String);

/// The script, on a page that has a part to follow.
pub fn follow_script() -> AnyView {
    let script = use_context::<FollowScript>().unwrap_or_default().0;
    view! { <script src=script type="module"></script> }.into_any()
}

/// How long it is until then, rounded down to the minute; the script counts the last hour down by the second.
pub fn countdown(l: Locale, at: Instant, now: Instant) -> AnyView {
    let left = at.since(now);
    let words = duration_minutes(l, left);
    if !(1..=COUNTED).contains(&left) {
        return words.into_any();
    }
    view! { <span role="timer" data-counts=left>{words}</span> }.into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_comes_within_four_hours_counts_down() {
        const HOUR: i64 = 60 * Instant::MINUTE;
        let html = |left| {
            let html = countdown(Locale::En, Instant(left), Instant(0)).to_html();
            html.replace("<!>", "")
        };
        for (left, counts) in [
            (1, true),
            (59_999, true),
            (4 * HOUR, true),
            (4 * HOUR + 1, false),
            (30 * HOUR, false),
            (0, false),
            (-1, false),
        ] {
            let attribute = format!("data-counts=\"{left}\"");
            assert_eq!(html(left).contains(&attribute), counts, "{left}");
        }
        assert!(html(12 * Instant::MINUTE).contains(">12 minutes<"));
    }
}
