//! What waits for an organizer.

use super::super::super::Page;
use super::super::lecture::in_work;
use super::super::requests::{self, REQUESTS_LISTED};
use super::super::row::{date_time, desk_link, lectures_between};
use crate::accounts::{Accounts, Organizer, PeopleFilter};
use crate::answer::Read;
use crate::door::door;
use crate::i18n::{Instant, Locale};
use crate::lectures::{DeskFilter, Lecture, Lectures, Phase, Status};
use crate::live::{CorrectionRequests, GatheringDesk, UncountedRoom, WaitingRequests};
use crate::replays::{RenditionJob, RenditionJobState, RenditionService};
use crate::reports::Reports;
use crate::say;
use crate::ui::sentence;
use leptos::prelude::*;

/// How far back a lecture without a replay is still worth a line.
const REPLAYS_MISSED_FOR: i64 = 60 * Instant::DAY;
/// How far back a gathered room without a number is.
const ROOMS_WAIT_FOR: i64 = 60 * Instant::DAY;
/// Lectures named one by one; the rest are only counted.
const NAMED: usize = 5;

/// What waits.
pub(super) struct Attention {
    officials: i64,
    drafts: i64,
    without_replay: Vec<Lecture>,
    rendition_jobs: Vec<(Lecture, RenditionJob)>,
    records_ahead: bool,
    uncounted: Vec<UncountedRoom>,
    requests: WaitingRequests,
}

/// Reads what waits.
pub(super) async fn read(organizer: &Organizer, l: Locale, now: Instant) -> Read<Attention> {
    let asked = PeopleFilter {
        waiting: true,
        page: 1,
        ..PeopleFilter::default()
    };
    let officials = door::<dyn Accounts>()
        .people(organizer, &asked)
        .await?
        .waiting;
    let asked = DeskFilter {
        status: Some(Status::Draft),
        page: 1,
        ..DeskFilter::default()
    };
    let drafts = door::<dyn Lectures>()
        .list(organizer, l, &asked)
        .await?
        .total;
    let mut without_replay =
        lectures_between(organizer, l, now.plus(-REPLAYS_MISSED_FOR), now).await?;
    without_replay
        .retain(|x| x.status == Status::Published && x.phase(now) == Phase::Over && !x.has_replay);
    without_replay.reverse();
    let rendition_jobs = door::<dyn RenditionService>()
        .rendition_jobs(organizer, l)
        .await?;
    let records_ahead = door::<dyn Reports>().records_ahead(organizer).await?;
    Ok(Attention {
        officials,
        drafts,
        without_replay,
        rendition_jobs,
        records_ahead,
        uncounted: door::<dyn GatheringDesk>()
            .uncounted(organizer, l, now.plus(-ROOMS_WAIT_FOR))
            .await?,
        requests: door::<dyn CorrectionRequests>()
            .waiting_requests(organizer, l, None, REQUESTS_LISTED)
            .await?,
    })
}

/// The list.
pub(super) fn section(p: &Page, waits: &Attention) -> AnyView {
    let l = p.l;
    let officials = (waits.officials > 0).then(|| {
        let href = p.href("/organizer/people?waiting=1");
        view! { <li><a href=href>{say!(l, "desk-officials-wait", n = waits.officials)}</a></li> }
    });
    let drafts = (waits.drafts > 0).then(|| {
        let href = p.href("/organizer/lectures?status=draft");
        view! { <li><a href=href>{say!(l, "desk-drafts-wait", n = waits.drafts)}</a></li> }
    });
    let n = waits.without_replay.len();
    let without_replay = (n > 0).then(|| {
        let named = waits
            .without_replay
            .iter()
            .take(NAMED)
            .map(|lecture| {
                let zone = p.zone_or(&lecture.zone);
                view! {
                    <li>{desk_link(p, lecture)}" "<span class="small soft">{date_time(l, lecture.ends, zone)}</span></li>
                }
            })
            .collect_view();
        let more = n.saturating_sub(NAMED);
        let more = (more > 0).then(|| {
            let href = p.href("/organizer/lectures?status=published");
            view! { <li><a href=href>{say!(l, "desk-replays-more", n = more)}</a></li> }
        });
        view! { <li>{say!(l, "desk-replays-missing", n = n)}<ul>{named}{more}</ul></li> }
    });
    let rendition_jobs = waits
        .rendition_jobs
        .iter()
        .map(|(lecture, work)| view! { <li>{desk_link(p, lecture)}" "{how_it_is(l, work)}</li> })
        .collect_view();
    let uncounted = waits
        .uncounted
        .iter()
        .map(|one| {
            let href = p.href(&format!(
                "/organizer/lectures/{}/rooms/{}",
                one.lecture, one.room
            ));
            let host = one.host.clone();
            view! {
                <li>
                    <a href=href dir="auto">{one.title.clone()}</a>
                    " "
                    <span class="small warn-text">{say!(l, "gatherings-waits", host = host)}</span>
                </li>
            }
        })
        .collect_view();
    let ahead = waits
        .records_ahead
        .then(|| view! { <li class="warn-text">{say!(l, "desk-records-ahead")}</li> });
    let requests = (waits.requests.total > 0).then(|| {
        let list = requests::list(p, &waits.requests.longest, true);
        view! { <li>{say!(l, "requests-wait", n = waits.requests.total)}{list}</li> }
    });
    let none = !waits.records_ahead
        && waits.requests.total == 0
        && waits.uncounted.is_empty()
        && waits.officials == 0
        && waits.drafts == 0
        && n == 0
        && waits.rendition_jobs.is_empty();
    let list = if none {
        view! { <p class="soft">{say!(l, "desk-nothing-waits")}</p> }.into_any()
    } else {
        view! { <ul>{ahead}{requests}{uncounted}{officials}{drafts}{rendition_jobs}{without_replay}</ul> }
            .into_any()
    };
    view! { <section aria-labelledby="waits"><h2 id="waits">{say!(l, "desk-waits")}</h2>{list}</section> }.into_any()
}

/// How the work on a replay's renditions is.
fn how_it_is(l: Locale, work: &RenditionJob) -> AnyView {
    if work.state == RenditionJobState::Running {
        return view! { <span class="small soft">{in_work(l, work)}</span> }.into_any();
    }
    let reason = work.reason.as_ref().map(|problem| sentence(l, problem));
    view! { <span class="small warn-text">{say!(l, "rendition-failed-short")}" "{reason}</span> }
        .into_any()
}
