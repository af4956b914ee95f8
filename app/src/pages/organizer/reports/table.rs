//! The report by lecture, by country and by kind.

use super::super::super::Page;
use crate::i18n::{Instant, Moment, Zone, country, number};
use crate::live::KeptKind;
use crate::reports::Figures;
use crate::say;
use leptos::prelude::*;

/// What a row stands for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum By {
    /// A lecture.
    Lecture,
    /// A country.
    Country,
    /// What people are: officials, those who say so, practitioners.
    Kind,
}

/// One table with its heading.
pub(super) fn section(p: &Page, by: By, rows: &[Figures]) -> AnyView {
    let l = p.l;
    let (id, title, empty) = match by {
        By::Lecture => (
            "by-lecture",
            "desk-report-by-lecture",
            "desk-report-no-lecture",
        ),
        By::Country => (
            "by-country",
            "desk-report-by-country",
            "desk-report-no-country",
        ),
        By::Kind => ("by-kind", "desk-report-by-kind", "desk-report-no-country"),
    };
    let body = if rows.is_empty() {
        view! { <p class="soft">{say!(l, empty)}</p> }.into_any()
    } else {
        table(p, by, rows, id)
    };
    view! { <section aria-labelledby=id><h2 id=id>{say!(l, title)}</h2>{body}</section> }.into_any()
}

fn table(p: &Page, by: By, rows: &[Figures], id: &'static str) -> AnyView {
    let l = p.l;
    let most = rows.iter().map(|f| f.attended).max().unwrap_or(0);
    let first = match by {
        By::Lecture => "desk-column-lecture",
        By::Country => "desk-column-country",
        By::Kind => "desk-column-kind",
    };
    // Who is no one's citizen to us cannot be told apart by country.
    let visitors = (by == By::Lecture).then(
        || view! { <th scope="col" class="num">{say!(l, "desk-report-column-visitors")}</th> },
    );
    let lines = rows.iter().map(|f| row(p, by, f, most)).collect_view();
    view! {
        <div class="scroll" tabindex="0" role="region" aria-labelledby=id>
            <table class="rows dense">
                <thead>
                    <tr>
                        <th scope="col">{say!(l, first)}</th>
                        <th scope="col" class="num">{say!(l, "desk-column-enrolled")}</th>
                        <th scope="col" class="num">{say!(l, "desk-column-joined")}</th>
                        <th scope="col" class="num">{say!(l, "desk-column-attended")}</th>
                        <td></td>
                        <th scope="col" class="num">{say!(l, "desk-column-minutes")}</th>
                        <th scope="col" class="num">{say!(l, "column-gathered")}</th>
                        <th scope="col" class="num">{say!(l, "column-by-replay")}</th>
                        <th scope="col" class="num">{say!(l, "desk-report-column-replays")}</th>
                        <th scope="col" class="num">{say!(l, "desk-report-column-viewers")}</th>
                        <th scope="col" class="num">{say!(l, "report-column-completed")}</th>
                        <th scope="col" class="num">{say!(l, "report-column-watch-time")}</th>
                        {visitors}
                    </tr>
                </thead>
                <tbody>{lines}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn row(p: &Page, by: By, f: &Figures, most: i64) -> AnyView {
    let l = p.l;
    let of = match by {
        By::Country => country(l, &f.of).into_any(),
        By::Kind => {
            let kind = KeptKind::parse(&f.of).unwrap_or(KeptKind::Practitioner);
            say!(l, kind.key()).into_any()
        }
        By::Lecture => {
            let href = p.href(&format!("/organizer/lectures/{}", f.slug));
            let utc = Zone::utc();
            let held = f.starts.map(|at| {
                let date = Moment::new(at, p.zone_or(&utc)).date(l);
                view! { <br /><time class="small soft" datetime=at.rfc3339()>{date}</time> }
            });
            let cancelled = f.cancelled.then(|| {
                view! { <br /><span class="small soft">{say!(l, "report-cancelled")}</span> }
            });
            view! { <a href=href dir="auto">{f.of.clone()}</a>{held}{cancelled} }.into_any()
        }
    };
    let visitors =
        (by == By::Lecture).then(|| view! { <td class="num">{number(l, f.visitors)}</td> });
    let corrected = (f.corrected > 0).then(|| {
        view! { <br /><span class="small soft">{say!(l, "corrected-people", n = f.corrected)}</span> }
    });
    let gathered = (f.attended_gathered > 0).then(|| {
        let of = [
            say!(
                l,
                "report-attended-alone",
                n = f.attended - f.attended_gathered
            ),
            say!(l, "report-attended-gathered", n = f.attended_gathered),
        ];
        of.map(|text| view! { <br /><span class="small soft">{text}</span> })
            .collect_view()
    });
    let by_visitors = (f.by_visitors > 0).then(|| {
        view! { <br /><span class="small soft">{say!(l, "report-by-visitors", n = f.by_visitors)}</span> }
    });
    let not_counted = (f.not_counted > 0).then(|| {
        view! { <br /><span class="small soft">{say!(l, "report-not-counted", n = f.not_counted)}</span> }
    });
    let width = if most > 0 { f.attended * 100 / most } else { 0 };
    view! {
        <tr>
            <th scope="row">{of}</th>
            <td class="num">{number(l, f.enrolled)}</td>
            <td class="num">{number(l, f.joined)}</td>
            <td class="num">{number(l, f.attended)}{gathered}{corrected}</td>
            <td class="bar">
                <svg viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true">
                    <rect width=width.to_string() height="12"></rect>
                </svg>
            </td>
            <td class="num">{number(l, f.present_ms / Instant::MINUTE)}</td>
            <td class="num">{number(l, f.gathered_ms / Instant::MINUTE)}</td>
            <td class="num">{number(l, f.by_replay)}</td>
            <td class="num">{number(l, f.replays)}{by_visitors}{not_counted}</td>
            <td class="num">{number(l, f.viewers)}</td>
            <td class="num">{number(l, f.completed)}</td>
            <td class="num">{number(l, f.watch_ms / Instant::MINUTE)}</td>
            {visitors}
        </tr>
    }
    .into_any()
}
