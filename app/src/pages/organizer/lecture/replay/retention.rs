//! Which parts of a replay are watched, and how often: a picture, and its table.

use super::super::super::super::Page;
use crate::i18n::{Locale, number};
use crate::islands::figures::clock;
use crate::replays::Retention;
use crate::say;
use leptos::prelude::*;

/// So many bars stand side by side at most.
const BARS: usize = 120;
/// So many rows stand in the table at most.
const ROWS: usize = 20;
/// How wide and how high the drawing is, in its own units.
const WIDTH: usize = 1200;
const HEIGHT: i64 = 100;

/// The section.
pub(in super::super) fn section(p: &Page, watched: &Retention) -> AnyView {
    let l = p.l;
    let body = if watched.times.iter().all(|n| *n == 0) {
        view! { <p class="soft">{say!(l, "retention-none")}</p> }.into_any()
    } else {
        view! { {picture(l, watched)}{table(l, watched)} }.into_any()
    };
    view! {
        <section aria-labelledby="retention">
            <h2 id="retention">{say!(l, "retention-title")}</h2>
            <p class="small soft">
                {say!(l, "retention-text")}" "
                <a href=p.href("/counting#retention")>{say!(l, "desk-to-counting")}</a>
            </p>
            {body}
        </section>
    }
    .into_any()
}

/// So many parts of about the same length: the first bucket of each, the one after its last, and how often it was
/// watched, rounded.
fn parts(times: &[i64], most: usize) -> Vec<(usize, usize, i64)> {
    let many = times.len().min(most);
    (0..many)
        .map(|n| {
            let (from, to) = (n * times.len() / many, (n + 1) * times.len() / many);
            let held = i64::try_from(to - from).unwrap_or(1).max(1);
            let sum: i64 = times[from..to].iter().sum();
            (from, to, (sum + held / 2) / held)
        })
        .collect()
}

fn picture(l: Locale, watched: &Retention) -> AnyView {
    let most = watched.times.iter().max().copied().unwrap_or(0);
    let least = watched.times.iter().min().copied().unwrap_or(0);
    let bars = parts(&watched.times, BARS);
    let step = WIDTH / bars.len().max(1);
    let width = step * bars.len();
    let bars = bars
        .into_iter()
        .enumerate()
        .map(|(n, (_, _, times))| {
            let height = times * HEIGHT / most.max(1);
            let (x, y) = (n * step, HEIGHT - height);
            view! {
                <rect x=x.to_string() y=y.to_string() width=step.to_string() height=height.to_string()></rect>
            }
        })
        .collect_view();
    let at = |ms: i64| view! { <span>{clock(l.tag(), ms)}</span> };
    let label = say!(l, "retention-picture", most = most, least = least);
    let sight = format!("0 0 {width} {}", HEIGHT + 2);
    view! {
        <figure class="line">
            <svg viewBox=sight preserveAspectRatio="none" shape-rendering="crispEdges" role="img" aria-label=label>
                {bars}
                <rect class="axis" x="0" y=HEIGHT.to_string() width=width.to_string() height="2"></rect>
            </svg>
            <div>{at(0)}{at(watched.duration_ms / 2)}{at(watched.duration_ms)}</div>
        </figure>
    }
    .into_any()
}

fn table(l: Locale, watched: &Retention) -> AnyView {
    let at = |bucket: usize| {
        let ms = i64::try_from(bucket).unwrap_or(0) * watched.step_ms;
        clock(l.tag(), ms.min(watched.duration_ms))
    };
    let rows = parts(&watched.times, ROWS)
        .into_iter()
        .map(|(from, to, times)| {
            let part = format!("{}–{}", at(from), at(to));
            view! {
                <tr>
                    <th scope="row"><bdi>{part}</bdi></th>
                    <td class="num">{number(l, times)}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <details>
            <summary>{say!(l, "retention-table")}</summary>
            <table class="rows">
                <thead>
                    <tr>
                        <th scope="col">{say!(l, "retention-part")}</th>
                        <th scope="col" class="num">{say!(l, "retention-times")}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </details>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::parts;

    #[test]
    fn parts_cover_every_bucket_once() {
        assert_eq!(parts(&[4, 2, 0], 20), [(0, 1, 4), (1, 2, 2), (2, 3, 0)]);
        assert_eq!(parts(&[1, 2, 3, 4, 5], 2), [(0, 2, 2), (2, 5, 4)]);
        assert_eq!(parts(&[], 2), []);
    }
}
