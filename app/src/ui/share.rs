//! A page's address for others: to be copied, handed to the device's own sheet, or read by a phone.

use super::{Site, qr_code};
use crate::i18n::Locale;
use crate::say;
use leptos::prelude::*;

/// Where the script lies that copies and shares; the server reads it from the site's manifest. Without it an address stands
/// in its field, to be copied by hand.
#[derive(Debug, Clone, Default)]
pub struct SharingScript(pub String);

/// The script, on a page that has an address to copy.
pub fn share_script() -> AnyView {
    let script = use_context::<SharingScript>().unwrap_or_default().0;
    view! { <script src=script type="module"></script> }.into_any()
}

/// An address in a field of its own, with the button that copies it where there is a script; `id` is the field's in the page.
pub fn copy_field(l: Locale, id: &'static str, label: String, address: String) -> AnyView {
    view! {
        <div class="field copy">
            <label for=id>{label}</label>
            <input id=id type="url" value=address readonly />
            <button type="button" class="button quiet small" data-copy=id data-said=say!(l, "copied") hidden>
                {say!(l, "copy-address")}
            </button>
            <span class="small" role="status"></span>
        </div>
    }
    .into_any()
}

/// The page of that address, `/en/…`, and title for others: nobody but whoever is sent it learns of it.
pub fn share(l: Locale, href: &str, title: String) -> AnyView {
    let site = use_context::<Site>().unwrap_or_default();
    let address = format!("{}{href}", site.origin);
    let code = qr_code(&address, say!(l, "share-code", address = address.clone()));
    view! {
        <details class="aside" id="share">
            <summary>{say!(l, "share")}</summary>
            {copy_field(l, "share-address", say!(l, "share-address"), address)}
            <p class="actions">
                <button type="button" class="button quiet small" data-share=title hidden>{say!(l, "share-by-device")}</button>
            </p>
            {code}
        </details>
        {share_script()}
    }
    .into_any()
}
