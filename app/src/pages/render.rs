//! How a page is answered: what it shows, in the layout, or a refusal with its status.

use super::error_pages;
use super::layout::{Section, framed};
use super::page::{Page, PageAddress};
use crate::answer::{Read, Refused};
use crate::i18n::Locale;
use leptos::prelude::*;
use std::future::Future;

/// What a page shows: its title, and its body including `<main>`.
pub type PageContent = (String, AnyView);

/// A page of the public part.
pub fn page<F, Fut>(show: F) -> AnyView
where
    F: FnOnce(Page) -> Fut + Send + 'static,
    Fut: Future<Output = Read<PageContent>> + Send + 'static,
{
    page_of(Section::Public, show)
}

/// A page: reads who asks, lets `show` write it, and answers refusals calmly with their status.
pub fn page_of<F, Fut>(section: Section, show: F) -> AnyView
where
    F: FnOnce(Page) -> Fut + Send + 'static,
    Fut: Future<Output = Read<PageContent>> + Send + 'static,
{
    let address = PageAddress::of_request();
    Suspend::new(async move {
        let Some(address) = address else {
            return error_pages::not_found(Locale::En);
        };
        let l = address.l;
        match Page::read(address).await {
            Err(refused) => error_pages::refused(l, &refused),
            Ok(page) => match show(page.clone()).await {
                Ok((title, body)) => framed(&page, title, body, section).await,
                Err(Refused::SignInFirst) => error_pages::to_sign_in(&page),
                Err(refused) => error_pages::framed_refusal(&page, &refused).await,
            },
        }
    })
    .into_any()
}

/// Where a list is asked for a page beyond its last one, the way to that one. `href` writes the address of a page.
pub(super) fn to_last_page(
    page: i64,
    pages: i64,
    href: impl Fn(i64) -> String,
) -> Option<PageContent> {
    (page > pages).then(|| {
        error_pages::see_other(&href(pages));
        (String::new(), ().into_any())
    })
}

/// No such address in a language of the hall: framed as any page.
pub fn missing_page() -> AnyView {
    page(|_| async { Err(Refused::NotFound) })
}
