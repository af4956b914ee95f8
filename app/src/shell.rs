//! The document around every page, and the one table of addresses.

use crate::i18n::Locale;
use crate::pages::organizer::{
    GatheredRoomPage, LectureConfirm, LectureDesk, LectureStart, LecturesList, LiveDeskPage,
    MaterialPage, NewLecture, PeoplePage, PresencePage, ReportsPage, Schedule, SpeakerPage,
};
use crate::pages::{
    CheckInPage, CloseRoomPage, Counting, CountriesPage, CountryPage, LecturePage, LivePage,
    MyLectures, Profile, Programme, ReplayPage, ReplaysPage, SearchPage, SetUpPage, SignInPage,
    SignUpPage, ZonePage, missing_page, not_found,
};
use crate::say;
use crate::ui::Site;
use http::header::{HeaderValue, LINK};
use http::request::Parts;
use leptos::prelude::*;
use leptos_axum::ResponseOptions;
use leptos_meta::{MetaTags, provide_meta_context};
use leptos_router::components::{Route, Router, Routes};
use leptos_router::{SsrMode, path};

/// The document.
pub fn shell() -> impl IntoView {
    provide_meta_context();
    let site = use_context::<Site>().unwrap_or_default();
    let parts = use_context::<Parts>();
    let path = parts
        .as_ref()
        .map(|p| p.uri.path().to_owned())
        .unwrap_or_default();
    let l = path
        .split('/')
        .nth(1)
        .and_then(Locale::parse)
        .unwrap_or(Locale::En);
    // What the zone script needs beside a day and a time: how this language joins them.
    let zone = use_context::<ZoneUnknown>()
        .map(|ZoneUnknown| say!(l, "day-at-time", day = "{d}", time = "{t}"));
    preload(&site.css);
    view! {
        <!DOCTYPE html>
        <html lang=l.tag() dir=l.dir().attr() data-zone=zone>
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <meta name="color-scheme" content="light dark" />
                <link rel="stylesheet" href=site.css />
                <meta name="theme-color" content="#042f37" />
                <link rel="icon" href=site.icon type="image/svg+xml" />
                <link rel="apple-touch-icon" href=site.touch />
                <link rel="manifest" href=format!("/manifests/{}.webmanifest", l.tag()) />
                <script src=site.zone defer></script>
                <MetaTags />
            </head>
            <body>
                <App />
            </body>
        </html>
    }
}

/// Names the style sheet before the first byte of the page, so that a slow line brings both at once.
fn preload(css: &str) {
    let link = HeaderValue::from_str(&format!("<{css}>; rel=preload; as=style"));
    if let (Some(response), Ok(link)) = (use_context::<ResponseOptions>(), link) {
        response.append_header(LINK, link);
    }
}

/// Set where neither a profile nor a cookie names the visitor's zone: the zone script finds it out.
#[derive(Debug, Clone, Copy)]
pub struct ZoneUnknown;

/// The one table of addresses.
#[component]
pub fn App() -> impl IntoView {
    let missing = || {
        let path = use_context::<Parts>()
            .map(|p| p.uri.path().to_owned())
            .unwrap_or_default();
        match path.split('/').nth(1).and_then(Locale::parse) {
            Some(l) => not_found(l),
            None => not_found(Locale::En),
        }
    };
    view! {
        <Router>
            <Routes fallback=missing>
                <Route path=path!("/:locale") view=Programme ssr=SsrMode::Async />
                <Route path=path!("/:locale/lectures/:slug") view=LecturePage ssr=SsrMode::Async />
                <Route path=path!("/:locale/lectures/:slug/live") view=LivePage ssr=SsrMode::Async />
                <Route path=path!("/:locale/lectures/:slug/live/close") view=CloseRoomPage ssr=SsrMode::Async />
                <Route path=path!("/:locale/replays") view=ReplaysPage ssr=SsrMode::Async />
                <Route path=path!("/:locale/replays/:slug") view=ReplayPage ssr=SsrMode::Async />
                <Route path=path!("/:locale/search") view=SearchPage ssr=SsrMode::Async />
                <Route path=path!("/:locale/my") view=MyLectures ssr=SsrMode::Async />
                <Route path=path!("/:locale/sign-up") view=SignUpPage ssr=SsrMode::Async />
                <Route path=path!("/:locale/sign-in") view=SignInPage ssr=SsrMode::Async />
                <Route path=path!("/:locale/profile") view=Profile ssr=SsrMode::Async />
                <Route path=path!("/:locale/zone") view=ZonePage ssr=SsrMode::Async />
                <Route path=path!("/:locale/check-in") view=CheckInPage ssr=SsrMode::Async />
                <Route path=path!("/:locale/counting") view=Counting ssr=SsrMode::Async />
                <Route path=path!("/:locale/countries") view=CountriesPage ssr=SsrMode::Async />
                <Route path=path!("/:locale/countries/:code") view=CountryPage ssr=SsrMode::Async />
                <Route path=path!("/:locale/set-up") view=SetUpPage ssr=SsrMode::Async />
                <Route path=path!("/:locale/organizer") view=Schedule ssr=SsrMode::Async />
                <Route path=path!("/:locale/organizer/lectures") view=LecturesList ssr=SsrMode::Async />
                <Route path=path!("/:locale/organizer/lectures/new") view=NewLecture ssr=SsrMode::Async />
                <Route path=path!("/:locale/organizer/lectures/:slug") view=LectureDesk ssr=SsrMode::Async />
                <Route path=path!("/:locale/organizer/lectures/:slug/live") view=LiveDeskPage ssr=SsrMode::Async />
                <Route path=path!("/:locale/organizer/lectures/:slug/start") view=LectureStart ssr=SsrMode::Async />
                <Route path=path!("/:locale/organizer/lectures/:slug/:act") view=LectureConfirm ssr=SsrMode::Async />
                <Route path=path!("/:locale/organizer/lectures/:slug/rooms/:room") view=GatheredRoomPage ssr=SsrMode::Async />
                <Route path=path!("/:locale/organizer/lectures/:slug/speakers/:speaker") view=SpeakerPage ssr=SsrMode::Async />
                <Route path=path!("/:locale/organizer/lectures/:slug/materials/:material") view=MaterialPage ssr=SsrMode::Async />
                <Route path=path!("/:locale/organizer/lectures/:slug/people/:person") view=PresencePage ssr=SsrMode::Async />
                <Route path=path!("/:locale/organizer/people") view=PeoplePage ssr=SsrMode::Async />
                <Route path=path!("/:locale/organizer/reports") view=ReportsPage ssr=SsrMode::Async />
                <Route path=path!("/:locale/*any") view=missing_page ssr=SsrMode::Async />
            </Routes>
        </Router>
    }
}
