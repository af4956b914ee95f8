//! Controls that know no feature: fields, notices, tables, times, pages of a list.

mod act;
mod check;
mod choices;
mod field;
mod filter_links;
mod follow;
mod form;
mod hls;
mod interpolate;
mod menu;
mod notice;
mod origin;
mod pages;
mod paper;
mod prose;
mod qr;
mod share;
mod site;
mod time;
mod upload;
mod written;

pub use act::{
    MARK, action, action_of, button_form, csp_for_islands, island_scripts, locale_of_call,
    query_escape, query_string, query_value,
};
pub use check::{TICKED, check_field};
pub use choices::{country_choices, every_country, locale_choices, zone_choices};
pub use field::{
    Choice, FieldKind, choice_field, field, field_with_list, own_select, select, textarea,
};
pub use filter_links::{FilterLink, filter_line, filter_menu};
pub use follow::{FollowScript, countdown, follow_script};
pub use form::{
    Flash, FlashStore, FormState, Notice, Reauthentication, SentForm, Tone, accepts_html,
    finish_form, finish_form_at, finish_form_in, is_of_this_site, place_of, place_of_form,
    sentence, sign_in_page,
};
pub use hls::{HlsAssets, stream_scripts};
pub use interpolate::{interpolate, place};
pub use menu::{menu, menu_parts};
pub use notice::{error_summary, notice, sent_elsewhere};
pub use origin::Origin;
pub use pages::{page_number, pagination};
pub use paper::{address_on_paper, zone_on_paper};
pub use prose::{escaped, prose};
pub use qr::qr_code;
pub use share::{SharingScript, copy_field, share, share_script};
pub use site::Site;
pub use time::{Clockface, host_time, time_local, time_span, zone_name, zone_named};
pub use upload::UploadScript;
pub use written::{Html, as_written, written};
