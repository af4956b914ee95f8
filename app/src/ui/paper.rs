//! What stands on paper alone: a page that was printed still says whose clock its times follow, and where it came from.

use super::{Site, interpolate, place, qr_code, zone_name, zone_named};
use crate::i18n::{Instant, Locale, Zone};
use crate::say;
use leptos::prelude::*;

/// The zone of these times, to stand beside them; where the reader's is not known, that it is each host's.
pub fn zone_on_paper(l: Locale, zone: Option<&Zone>, times: &[Instant]) -> AnyView {
    let name = match zone {
        Some(zone) => zone_name(l, zone, times),
        None => zone_named(l, say!(l, "zone-of-hosts")),
    };
    view! { <span class="paper">" "{name}</span> }.into_any()
}

/// The page's address, `/en/…`, where wanted also as a picture that phones read.
pub fn address_on_paper(l: Locale, href: &str, with_code: bool) -> AnyView {
    let site = use_context::<Site>().unwrap_or_default();
    let address = format!("{}{href}", site.origin);
    let code = with_code.then(|| qr_code(&address, address.clone()));
    let written = view! { <bdi dir="ltr">{address}</bdi> }.into_any();
    let sentence = say!(l, "paper-address", address = place(0));
    view! { <div class="paper address">{code}<p>{interpolate(&sentence, vec![written])}</p></div> }
        .into_any()
}
