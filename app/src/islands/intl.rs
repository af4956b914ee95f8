//! Numbers as the browser writes them.

/// A whole number in the reader's digits and groups, written by a browser that is awake; `i18n` is the server's hand.
#[expect(
    clippy::cast_precision_loss,
    reason = "no figure of a page comes near 2^53"
)]
pub fn number(lang: &str, n: i64) -> String {
    decimal(lang, n as f64)
}

/// A number with a fraction. The browser's own words, so it is asked for only once an island is awake.
pub fn decimal(lang: &str, n: f64) -> String {
    // The server's CLDR locale for Arabic (`i18n::format`): browsers differ in the digits of plain `ar`.
    let lang = if lang == "ar" {
        "ar-EG-u-nu-arab"
    } else {
        lang
    };
    js_sys::Number::from(n).to_locale_string(lang).into()
}
