//! How a page is answered: what it shows, in the layout, or a refusal with its status.

use super::error_pages;
use super::layout::{Section, framed};
use super::page::{Page, PageAddress};
use super::told::Told;
use crate::answer::{Read, Refused};
use crate::i18n::{Locale, number};
use crate::say;
use leptos::prelude::*;
use std::future::Future;

/// What a page shows: its title, its body including `<main>`, and what the world is told of it. A title and a body alone
/// are a page that is in no search engine's list: it is made for somebody, or for one moment.
#[derive(Debug)]
pub struct PageContent {
    pub(super) title: String,
    pub(super) body: AnyView,
    pub(super) told: Option<Told>,
}

impl PageContent {
    /// A page that everybody may see, and find.
    pub(super) fn of_all(title: String, body: AnyView, told: Told) -> Self {
        Self {
            title,
            body,
            told: Some(told),
        }
    }
}

impl From<(String, AnyView)> for PageContent {
    fn from((title, body): (String, AnyView)) -> Self {
        Self {
            title,
            body,
            told: None,
        }
    }
}

/// A page of the public part.
pub fn page<F, Fut, C>(show: F) -> AnyView
where
    F: FnOnce(Page) -> Fut + Send + 'static,
    Fut: Future<Output = Read<C>> + Send + 'static,
    C: Into<PageContent> + 'static,
{
    page_of(Section::Public, show)
}

/// A page: reads who asks, lets `show` write it, and answers refusals calmly with their status.
pub fn page_of<F, Fut, C>(section: Section, show: F) -> AnyView
where
    F: FnOnce(Page) -> Fut + Send + 'static,
    Fut: Future<Output = Read<C>> + Send + 'static,
    C: Into<PageContent> + 'static,
{
    let address = PageAddress::of_request();
    Suspend::new(async move {
        let Some(address) = address else {
            return error_pages::not_found(Locale::En);
        };
        let l = address.l;
        match Page::read(address).await {
            Err(refused) => error_pages::refused(l, &refused),
            Ok(page) => {
                let shown: Read<PageContent> = show(page.clone()).await.map(Into::into);
                match shown {
                    Ok(content) => framed(&page, content, section).await,
                    Err(Refused::SignInFirst) => error_pages::to_sign_in(&page),
                    Err(refused) => error_pages::framed_refusal(&page, &refused).await,
                }
            }
        }
    })
    .into_any()
}

/// The title of a page of a list: with its number from the second on, so that no two pages have one title.
pub(super) fn title_of_page(l: Locale, title: String, page: i64, pages: i64) -> String {
    if page <= 1 {
        return title;
    }
    let page = say!(
        l,
        "page-of",
        page = number(l, page),
        pages = number(l, pages)
    );
    format!("{title} · {page}")
}

/// Where a list is asked for a page beyond its last one, the way to that one. `href` writes the address of a page.
pub(super) fn to_last_page(
    page: i64,
    pages: i64,
    href: impl Fn(i64) -> String,
) -> Option<(String, AnyView)> {
    (page > pages).then(|| {
        error_pages::see_other(&href(pages));
        (String::new(), ().into_any())
    })
}

/// No such address in a language of the hall: framed as any page.
pub fn missing_page() -> AnyView {
    page(|_| async { Read::<PageContent>::Err(Refused::NotFound) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_pages_of_a_list_have_one_title() {
        let title = |page| title_of_page(Locale::En, "Past lectures".into(), page, 3);
        assert_eq!(title(1), "Past lectures");
        assert_eq!(title(2), "Past lectures · Page 2 of 3");
        assert_eq!(title(3), "Past lectures · Page 3 of 3");
    }
}
