//! One file per address; each composes what the features give.

mod error_pages;
mod layout;
pub mod organizer;
mod page;
mod render;
mod status_page;
mod told;

mod check_in;
mod counting;
mod lecture;
mod live;
mod materials;
mod my;
mod profile;
mod programme;
mod replay;
mod replays;
mod search;
mod series;
mod set_up;
mod sign_in;
mod sign_up;
mod wish;
mod zone;

pub use check_in::CheckInPage;
pub use counting::Counting;
pub use error_pages::not_found;
pub use layout::Section;
pub use lecture::LecturePage;
pub use live::{CloseRoomPage, LivePage, parts as live_parts};
pub use my::MyLectures;
pub use page::Page;
pub use profile::Profile;
pub use programme::{Making, Programme, ProgrammeKey, SharedProgramme, SharedProgrammes};
use render::to_last_page;
pub use render::{missing_page, page, page_of};
pub use replay::ReplayPage;
pub use replays::ReplaysPage;
pub use search::SearchPage;
pub use set_up::SetUpPage;
pub use sign_in::SignInPage;
pub use sign_up::SignUpPage;
pub use status_page::{ErrorPage, error_page};
pub use zone::ZonePage;
