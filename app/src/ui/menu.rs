//! A menu: a button, and what it opens. The browser opens it without script, and closes it by Escape and by a press beside it.

use leptos::prelude::*;

/// A menu of that id, which no other has on the page. What it holds is lists of links, and forms of one button each.
pub fn menu(id: &str, label: AnyView, content: AnyView) -> AnyView {
    view! { <div class="menu">{menu_parts(id, label, content)}</div> }.into_any()
}

/// The same for whoever writes the `.menu` around both: its button, which has an id too so that a page that follows finds it
/// again, and its sheet.
pub fn menu_parts(id: &str, label: AnyView, content: AnyView) -> AnyView {
    view! {
        <button type="button" id=format!("{id}-button") popovertarget=id.to_owned()>{label}</button>
        <div class="sheet" id=id.to_owned() popover="auto">{content}</div>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_button_opens_the_sheet_that_stands_beside_it() {
        let html = Owner::new().with(|| {
            let content = view! { <ul><li><a href="/en/my">"My lectures"</a></li></ul> };
            menu(
                "account",
                view! { <span>"Amina"</span> }.into_any(),
                content.into_any(),
            )
            .to_html()
        });
        let count = |part: &str| html.matches(part).count();
        assert!(html.starts_with("<div class=\"menu\">"), "{html}");
        for part in [
            "type=\"button\"",
            "popovertarget=\"account\"",
            "id=\"account-button\"",
            "id=\"account\"",
            "popover=\"auto\"",
        ] {
            assert_eq!(count(part), 1, "{part} in {html}");
        }
        assert!(
            html.find("<button") < html.find("popover=\"auto\""),
            "{html}"
        );
        assert_eq!(
            count("role="),
            0,
            "links in a list are no menu of commands: {html}"
        );
    }
}
