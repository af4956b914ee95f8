//! Which pages there are: the route table says it, so that a new page is walked too.

use crate::bench::hall::Filled;
use crate::place::Place;
use anyhow::{Context, Result, bail, ensure};
use std::fmt;
use std::fs;

/// Who opens a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Reader {
    /// Somebody without a session.
    Anonymous,
    /// Somebody who learns.
    Learner,
    /// Somebody who organizes.
    Organizer,
}

/// A page as somebody opens it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Visit {
    /// The route, with what is asked of it.
    route: String,
    /// Who opens it.
    pub(super) reader: Reader,
    /// The address in this hall.
    pub(super) address: String,
}

impl fmt::Display for Visit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}`, {:?}", self.route, self.reader)
    }
}

/// Every page, as everybody who may open it does.
pub(super) fn all(place: &Place, filled: &Filled) -> Result<Vec<Visit>> {
    let table = fs::read_to_string(place.of("app/src/shell.rs"))?;
    let routes = routes(&table);
    ensure!(
        routes.len() > 15,
        "Only {} routes were found.",
        routes.len()
    );
    let mut visits = Vec::new();
    for route in routes {
        let readers: &[Reader] = if route.contains("/organizer") {
            &[Reader::Organizer]
        } else {
            &[Reader::Anonymous, Reader::Learner]
        };
        for asked in asked(route) {
            for slug in slugs(route) {
                let name = format!("{route}{asked}").replace(":slug", &format!(":{slug}"));
                let address = address(&format!("{route}{asked}"), slug, filled)?;
                visits.extend(readers.iter().map(|reader| Visit {
                    route: name.clone(),
                    reader: *reader,
                    address: address.clone(),
                }));
            }
        }
    }
    Ok(visits)
}

/// The addresses of the route table, but the one for what is none.
fn routes(table: &str) -> Vec<&str> {
    table
        .split("path!(\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .filter(|route| !route.contains('*'))
        .collect()
}

/// What is asked of a page beside the page itself.
fn asked(route: &str) -> &'static [&'static str] {
    match route {
        "/:locale" => &["", "?past=1", "?past=1&page=5", "?topic=policy"],
        "/:locale/replays" => &["", "?page=3"],
        "/:locale/search" => &["?q=parcel", "?q=customs+duty"],
        "/:locale/check-in" => &["?code=SIZE000003"],
        "/:locale/organizer/lectures" => &["", "?q=payments"],
        "/:locale/organizer/people" => &[
            "",
            "?q=amina",
            "?q=uwase+ministry",
            "?waiting=1",
            "?page=50",
        ],
        _ => &[""],
    }
}

/// The lectures that a page is opened of.
fn slugs(route: &str) -> &'static [&'static str] {
    match route {
        _ if !route.contains(":slug") => &[""],
        "/:locale/lectures/:slug/live" | "/:locale/organizer/lectures/:slug/live" => &["open"],
        "/:locale/replays/:slug" | "/:locale/organizer/lectures/:slug/people/:person" => &["over"],
        _ => &["coming", "open", "over"],
    }
}

fn address(route: &str, slug: &str, filled: &Filled) -> Result<String> {
    let (path, asked) = route.split_once('?').unwrap_or((route, ""));
    let parts: Vec<&str> = path
        .split('/')
        .map(|part| {
            Ok(match part {
                ":locale" => "en",
                ":slug" => match slug {
                    "open" => &filled.open,
                    "coming" => &filled.coming,
                    _ => &filled.over,
                },
                ":act" => match slug {
                    "open" => "end",
                    "coming" => "cancel",
                    _ => "remove-replay",
                },
                ":person" => &filled.person,
                _ if part.starts_with(':') => bail!("A route has {part}: say what it is here."),
                _ => part,
            })
        })
        .collect::<Result<_>>()
        .with_context(|| route.to_owned())?;
    let path = parts.join("/");
    Ok(if asked.is_empty() {
        path
    } else {
        format!("{path}?{asked}")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn routes_are_read_from_their_table() {
        let table = r#"<Route path=path!("/:locale") view=A /><Route path=path!("/:locale/*any") view=B />
            <Route path=path!("/:locale/organizer/lectures/:slug/:act") view=C />"#;
        assert_eq!(
            routes(table),
            ["/:locale", "/:locale/organizer/lectures/:slug/:act"]
        );
    }

    #[test]
    fn an_address_is_a_route_in_this_hall() {
        let filled = Filled {
            open: "now".into(),
            over: "then".into(),
            person: "7".into(),
            ..Filled::default()
        };
        let of = |route, slug| address(route, slug, &filled).unwrap();
        assert_eq!(of("/:locale/search?q=a", ""), "/en/search?q=a");
        assert_eq!(of("/:locale/x/:slug/:act", "open"), "/en/x/now/end");
        assert_eq!(of("/:locale/x/:slug/:person", "over"), "/en/x/then/7");
        assert!(address("/:locale/:new", "", &filled).is_err());
    }
}
