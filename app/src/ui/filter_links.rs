//! Filters as links, which keep each other and stay in the address.

use super::menu_parts;
use crate::hall::Hall;
use crate::i18n::{Locale, in_alphabet};
use crate::say;
use leptos::prelude::*;

/// One choice of a filter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FilterLink {
    /// The address of the list narrowed so.
    pub href: String,
    /// What it is called.
    pub label: String,
    /// Whether the list is narrowed so.
    pub here: bool,
    /// The heading that it and its neighbours of the same stand under, if any.
    pub heading: Option<String>,
}

impl FilterLink {
    /// "All", then each of these with its label. `chosen` is the one the list is narrowed to; `href` writes the address
    /// of the list narrowed to one, or to none.
    pub fn list<T: PartialEq>(
        l: Locale,
        choices: impl IntoIterator<Item = (T, String)>,
        chosen: Option<&T>,
        href: impl Fn(Option<&T>) -> String,
    ) -> Vec<Self> {
        let mut links = vec![Self {
            href: href(None),
            label: say!(l, "filter-all"),
            here: chosen.is_none(),
            heading: None,
        }];
        links.extend(choices.into_iter().map(|(choice, label)| Self {
            href: href(Some(&choice)),
            label,
            here: chosen == Some(&choice),
            heading: None,
        }));
        links
    }

    /// The same of codes, by their names and in the order of the reader's alphabet.
    pub fn named(
        l: Locale,
        codes: &[String],
        name: impl Fn(Locale, &str) -> String,
        chosen: Option<&String>,
        href: impl Fn(Option<&String>) -> String,
    ) -> Vec<Self> {
        let named = codes.iter().map(|code| (code.clone(), name(l, code)));
        let mut named: Vec<(String, String)> = named.collect();
        in_alphabet(l, &mut named, |(_, name)| name);
        Self::list(l, named, chosen, href)
    }

    /// The same of countries, the hall's partners first.
    pub fn countries(
        l: Locale,
        hall: &Hall,
        codes: &[String],
        chosen: Option<&String>,
        href: impl Fn(Option<&String>) -> String,
    ) -> Vec<Self> {
        let listed = hall.listed(l, codes.iter().map(String::as_str));
        let named: Vec<(String, String)> = listed
            .iter()
            .map(|of| (of.code.to_owned(), of.name.to_owned()))
            .collect();
        let mut links = Self::list(l, named, chosen, href);
        // The first of them is "All".
        for (link, of) in links.iter_mut().skip(1).zip(listed) {
            link.heading = of.heading;
        }
        links
    }
}

fn items(links: Vec<FilterLink>) -> AnyView {
    let mut under = None;
    links
        .into_iter()
        .map(|link| {
            let FilterLink {
                href,
                label,
                here,
                heading,
            } = link;
            let begins = heading.clone().filter(|_| heading != under);
            under = heading;
            let begins = begins.map(|heading| view! { <li class="small soft">{heading}</li> });
            view! { {begins}<li><a href=href aria-current=here.then_some("true")>{label}</a></li> }
        })
        .collect_view()
        .into_any()
}

/// A list that lies open, in one line; `id` is its label's in the page.
pub fn filter_line(id: &'static str, label: String, links: Vec<FilterLink>) -> AnyView {
    view! {
        <div>
            <span class="label" id=id>{label}</span>
            <ul aria-labelledby=id>{items(links)}</ul>
        </div>
    }
    .into_any()
}

/// A list too long to lie open; nothing where there is nothing to choose. `chosen` is what the list is narrowed to. Its name
/// stands above the list where that is shown without its button, as in the programme's sheet.
pub fn filter_menu(
    l: Locale,
    label: String,
    chosen: Option<String>,
    links: Vec<FilterLink>,
) -> AnyView {
    if links.len() <= 2 && chosen.is_none() {
        return ().into_any();
    }
    let class = if chosen.is_some() { "menu set" } else { "menu" };
    let list = (links.len() > 12).then_some("long");
    // No two menus of a page have one label.
    let id = format!("filter-{}", label.replace(char::is_whitespace, "-"));
    let text = chosen.map_or_else(
        || label.clone(),
        |chosen| say!(l, "filter-set", filter = label.clone(), chosen = chosen),
    );
    let parts = menu_parts(
        &id,
        view! { <span>{text}</span> }.into_any(),
        view! { <p class="name">{label}</p><ul class=list>{items(links)}</ul> }.into_any(),
    );
    view! { <div class=class>{parts}</div> }.into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::country;

    #[test]
    fn a_menu_of_a_filter_is_opened_by_its_own_button_whatever_it_is_called() {
        let link = |label: &str| FilterLink {
            href: format!("?country={label}"),
            label: label.to_owned(),
            here: false,
            heading: None,
        };
        let html = |label: &str, chosen: Option<&str>, links: &[&str]| {
            let links = links.iter().map(|label| link(label)).collect();
            let chosen = chosen.map(str::to_owned);
            Owner::new().with(|| filter_menu(Locale::En, label.to_owned(), chosen, links).to_html())
        };
        let of_two_words = html("Host country", Some("HU"), &["CN", "HU", "TH"]);
        let id = "id=\"filter-Host-country\"";
        assert!(of_two_words.contains(id), "{of_two_words}");
        let opens = "popovertarget=\"filter-Host-country\"";
        assert!(of_two_words.contains(opens), "{of_two_words}");
        assert!(of_two_words.contains("menu set"), "{of_two_words}");
        assert!(
            html("ประเทศ", None, &["CN", "HU", "TH"]).contains("popovertarget=\"filter-ประเทศ\"")
        );
        assert!(!html("Country", None, &["CN", "HU"]).contains("<button"));
        assert!(html("Country", None, &["CN"; 13]).contains("class=\"long\""));
    }

    #[test]
    fn choices_stand_in_the_readers_alphabet_and_say_which_is_chosen() {
        let codes = ["CN", "HU", "RW", "TH"].map(str::to_owned);
        let links = |l| {
            FilterLink::named(l, &codes, country, Some(&codes[1]), |code| {
                format!("?country={}", code.map_or("", String::as_str))
            })
        };
        let hrefs = |l| {
            links(l)
                .into_iter()
                .map(|link| link.href)
                .collect::<Vec<_>>()
        };
        let of = |codes: [&str; 5]| codes.map(|code| format!("?country={code}"));
        assert_eq!(hrefs(Locale::En), of(["", "CN", "HU", "RW", "TH"]));
        assert_eq!(
            hrefs(Locale::Th),
            of(["", "CN", "TH", "RW", "HU"]),
            "จีน ไทย รวันดา ฮังการี"
        );
        assert_eq!(links(Locale::En).iter().position(|link| link.here), Some(2));
    }

    #[test]
    fn partner_countries_stand_first_under_their_heading() {
        let codes = ["CN", "HU", "RW", "TH"].map(str::to_owned);
        let hall = Hall {
            partner_countries: vec!["TH".into(), "RW".into()],
            ..Hall::default()
        };
        let links = FilterLink::countries(Locale::En, &hall, &codes, Some(&codes[3]), |code| {
            code.cloned().unwrap_or_default()
        });
        let of: Vec<_> = links
            .iter()
            .map(|link| (&*link.href, link.heading.is_some(), link.here))
            .collect();
        let right = [
            ("", false, false),
            ("RW", true, false),
            ("TH", true, true),
            ("CN", true, false),
            ("HU", true, false),
        ];
        assert_eq!(of, right);
        let html = items(links).to_html();
        let headings = ["countries-partners", "countries-others"]
            .map(|key| html.matches(&say!(Locale::En, key)).count());
        assert_eq!(headings, [1, 1], "each is said once: {html}");
    }
}
