//! One file per address; each composes what the rooms give.

mod calm;
mod error_page;
mod frame;
pub mod organizer;

mod check_in;
mod counting;
mod lecture;
mod live;
mod my;
mod profile;
mod programme;
mod replay;
mod replays;
mod search;
mod set_up;
mod sign_in;
mod sign_up;
mod zone;

pub use calm::{missing_page, not_found};
pub use check_in::CheckInPage;
pub use counting::Counting;
pub use error_page::{ErrorPage, error_page};
pub use frame::{Desk, Page, page, page_of};
pub use lecture::LecturePage;
pub use live::{LivePage, parts as live_parts};
pub use my::MyLectures;
pub use profile::Profile;
pub use programme::{Making, Programme, ProgrammeKey, SharedProgramme, SharedProgrammes};
pub use replay::ReplayPage;
pub use replays::ReplaysPage;
pub use search::SearchPage;
pub use set_up::SetUpPage;
pub use sign_in::SignInPage;
pub use sign_up::SignUpPage;
pub use zone::ZonePage;
