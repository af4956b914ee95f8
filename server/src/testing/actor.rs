//! Somebody at a browser without scripts, in process.

use super::Events;
use crate::router::HallService;
use axum::body::Body;
use bytes::BytesMut;
use http::header::{ACCEPT, CONTENT_TYPE, COOKIE, LOCATION, REFERER, SET_COOKIE, USER_AGENT};
use http::{HeaderMap, Method, Request};
use http_body_util::BodyExt;
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU32, Ordering};
use tower::ServiceExt;

/// An answer, read whole.
#[derive(Debug, Clone)]
pub struct Page {
    /// Its status.
    pub status: u16,
    /// Its headers.
    pub headers: HeaderMap,
    /// Its body as text.
    pub text: String,
    /// Its body as it came.
    pub bytes: bytes::Bytes,
}

impl Page {
    /// A header's value; empty where there is none.
    pub fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .and_then(|v| v.to_str().ok())
            .unwrap_or_default()
    }

    /// Where it leads to.
    pub fn location(&self) -> &str {
        self.headers
            .get(LOCATION)
            .and_then(|v| v.to_str().ok())
            .unwrap_or_default()
    }
}

/// A browser that keeps cookies and says where it comes from.
#[derive(Clone)]
pub struct Actor {
    service: HallService,
    cookies: BTreeMap<String, String>,
    /// The page it is on.
    pub on: String,
    /// What it accepts: a browser reads HTML.
    pub accepts: &'static str,
    /// What it calls itself.
    pub agent: &'static str,
    address: String,
}

impl Actor {
    /// With no cookies, from an address of its own.
    pub fn new(service: HallService) -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(1);
        let n = NEXT.fetch_add(1, Ordering::SeqCst);
        let address = format!("10.{}.{}.{}", n >> 16 & 255, n >> 8 & 255, n & 255);
        Self {
            service,
            cookies: BTreeMap::new(),
            on: "/en/".into(),
            accepts: "text/html",
            agent: "Mozilla/5.0 (Linux; Android 14) Chrome/130.0 Mobile Safari/537.36",
            address,
        }
    }

    /// Moves in behind the address of somebody else.
    pub fn behind(&mut self, neighbour: &Self) {
        self.address.clone_from(&neighbour.address);
    }

    /// The same browser, whose requests reach the node of that one.
    #[must_use]
    pub fn at(&self, other: &Self) -> Self {
        Self {
            service: other.service.clone(),
            ..self.clone()
        }
    }

    /// Sets a cookie.
    pub fn cookie(&mut self, name: &str, value: &str) {
        self.cookies.insert(name.into(), value.into());
    }

    /// The value of a cookie.
    pub fn cookie_value(&self, name: &str) -> Option<&str> {
        self.cookies.get(name).map(String::as_str)
    }

    /// Any request.
    ///
    /// # Panics
    /// Where the hall does not answer at all.
    pub async fn send(
        &mut self,
        method: Method,
        path: &str,
        headers: &[(&str, &str)],
        body: impl Into<Body>,
    ) -> Page {
        let from = format!("http://hall.test{}", self.on);
        self.go(method, path, &from, headers, body.into()).await
    }

    /// A post that says it comes from that address, whatever page this browser is on.
    ///
    /// # Panics
    /// Where the hall does not answer at all.
    pub async fn send_from(
        &mut self,
        from: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: impl Into<Body>,
    ) -> Page {
        self.go(Method::POST, path, from, headers, body.into())
            .await
    }

    /// Listens to the events of a room.
    pub async fn listen(&self, path: &str, headers: &[(&str, &str)]) -> Events {
        let from = format!("http://hall.test{}", self.on);
        let response = self.answer(Method::GET, path, &from, headers, Body::empty());
        Events::of(response.await)
    }

    async fn answer(
        &self,
        method: Method,
        path: &str,
        from: &str,
        headers: &[(&str, &str)],
        body: Body,
    ) -> http::Response<Body> {
        let cookies: Vec<String> = self
            .cookies
            .iter()
            .map(|(k, v)| format!("{k}={v}"))
            .collect();
        let mut request = Request::builder()
            .method(method)
            .uri(path)
            .header("host", "hall.test")
            .header(ACCEPT, self.accepts)
            .header(USER_AGENT, self.agent)
            .header(REFERER, from)
            .header("x-forwarded-for", &self.address);
        if !cookies.is_empty() {
            request = request.header(COOKIE, cookies.join("; "));
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let request = request.body(body).expect("a request");
        self.service
            .clone()
            .oneshot(request)
            .await
            .unwrap_or_else(|never| match never {})
    }

    async fn go(
        &mut self,
        method: Method,
        path: &str,
        from: &str,
        headers: &[(&str, &str)],
        body: Body,
    ) -> Page {
        let response = self.answer(method, path, from, headers, body).await;
        let (parts, body) = response.into_parts();
        for cookie in parts
            .headers
            .get_all(SET_COOKIE)
            .iter()
            .filter_map(|v| v.to_str().ok())
        {
            let pair = cookie.split(';').next().unwrap_or_default();
            if let Some((name, value)) = pair.split_once('=') {
                // As browsers do: what a cookie of such a name is not allowed to be changes nothing.
                if name.starts_with("__Host-") && !cookie.contains("Secure") {
                    continue;
                }
                if cookie.contains("Max-Age=0") {
                    self.cookies.remove(name);
                } else {
                    self.cookies.insert(name.into(), value.into());
                }
            }
        }
        // Each piece is let go before the next is asked for, as a connection does that has written it.
        let (mut body, mut bytes) = (body, BytesMut::new());
        while let Some(frame) = body.frame().await {
            if let Ok(piece) = frame.expect("a body").into_data() {
                bytes.extend_from_slice(&piece);
            }
        }
        let bytes = bytes.freeze();
        Page {
            status: parts.status.as_u16(),
            headers: parts.headers,
            text: String::from_utf8_lossy(&bytes).into_owned(),
            bytes,
        }
    }

    /// Goes to a page.
    pub async fn get(&mut self, path: &str) -> Page {
        let page = self.send(Method::GET, path, &[], Body::empty()).await;
        if page.status == 200 {
            path.clone_into(&mut self.on);
        }
        page
    }

    /// Posts a form from the page it is on.
    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Page {
        let body: Vec<String> = fields
            .iter()
            .map(|(k, v)| format!("{}={}", app::ui::query_escape(k), app::ui::query_escape(v)))
            .collect();
        let headers = [(CONTENT_TYPE.as_str(), "application/x-www-form-urlencoded")];
        self.send(Method::POST, path, &headers, body.join("&"))
            .await
    }

    /// Posts a form and goes where the answer leads.
    pub async fn press(&mut self, path: &str, fields: &[(&str, &str)]) -> Page {
        let answer = self.post(path, fields).await;
        assert_eq!(answer.status, 303, "{path} leads on: {}", answer.text);
        let to = answer.location().to_owned();
        self.get(&to).await
    }
}
