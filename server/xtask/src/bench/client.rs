//! A browser of few words: forms, pages and one cookie.

use anyhow::{Context, Result, ensure};
use std::io::{BufRead, BufReader};
use std::time::Duration;
use ureq::Agent;

/// Nothing here is waited for longer.
const PATIENCE: Duration = Duration::from_mins(2);

/// Somebody who talks to a hall.
#[derive(Clone)]
pub(super) struct Client {
    agent: Agent,
    origin: String,
    /// The session's cookie; empty for a visitor.
    pub(super) cookie: String,
    address: String,
}

/// An answer: its status, where it leads, its body as it came.
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) location: String,
    pub(super) cookie: Option<String>,
    pub(super) body: Vec<u8>,
}

impl Client {
    /// Somebody without a session.
    pub(super) fn visitor(origin: &str) -> Self {
        Self::with_cookie(origin, "")
    }

    /// Somebody with one.
    pub(super) fn with_cookie(origin: &str, cookie: &str) -> Self {
        let agent = Agent::config_builder()
            .max_redirects(0)
            .http_status_as_error(false)
            .timeout_global(Some(PATIENCE))
            .build()
            .new_agent();
        Self {
            agent,
            origin: origin.into(),
            cookie: cookie.into(),
            address: "10.0.0.1".into(),
        }
    }

    /// Somebody else, from the `n`th address, over the same connection.
    pub(super) fn as_guest(&self, n: usize, cookie: &str) -> Self {
        Self {
            agent: self.agent.clone(),
            origin: self.origin.clone(),
            cookie: cookie.into(),
            address: format!("10.{}.{}.1", n >> 8 & 255, n & 255),
        }
    }

    /// A page as text.
    pub(super) fn page(&self, path: &str) -> Result<String> {
        let answer = self.get(path, "identity")?;
        Ok(String::from_utf8_lossy(&answer.body).into_owned())
    }

    /// A file or a page as a browser gets it: with brotli.
    pub(super) fn compressed(&self, path: &str) -> Result<Vec<u8>> {
        Ok(self.get(path, "br")?.body)
    }

    /// How a page is answered, once it has come whole.
    pub(super) fn status(&self, path: &str) -> Result<u16> {
        Ok(self.ask(path, "br")?.status)
    }

    fn get(&self, path: &str, encoding: &str) -> Result<Answer> {
        let answer = self.ask(path, encoding)?;
        ensure!(answer.status == 200, "{path} answers {}.", answer.status);
        Ok(answer)
    }

    fn ask(&self, path: &str, encoding: &str) -> Result<Answer> {
        let answer = self
            .agent
            .get(format!("{}{path}", self.origin))
            .header("Accept", "text/html")
            .header("Accept-Encoding", encoding)
            .header("Cookie", &self.cookie)
            .call()
            .with_context(|| format!("{path} cannot be asked for."))?;
        read(answer)
    }

    /// Posts a form; a session that comes with the answer is kept.
    pub(super) fn post(&mut self, verb: &str, fields: &[(&str, &str)]) -> Result<Answer> {
        let request = self.posting(&format!("/api/{verb}"));
        let answer = read(request.send_form(fields.iter().copied())?)?;
        if let Some(cookie) = &answer.cookie {
            self.cookie.clone_from(cookie);
        }
        let said = String::from_utf8_lossy(&answer.body);
        ensure!(
            answer.status == 303,
            "{verb} answers {}: {said}",
            answer.status
        );
        Ok(answer)
    }

    /// Sends a beat of a live room.
    pub(super) fn beat(&self, lecture: &str, lease: &str, seq: u32) -> Result<()> {
        let form = [
            ("lecture", lecture),
            ("lease", lease),
            ("seq", &seq.to_string()),
        ];
        let answer = read(self.posting("/beat/live").send_form(form)?)?;
        ensure!(
            answer.status == 200,
            "A beat is answered by {}.",
            answer.status
        );
        Ok(())
    }

    /// Opens a stream of events, over a connection of its own.
    pub(super) fn stream(&self, path: &str) -> Result<Stream> {
        let answer = self
            .agent
            .get(format!("{}{path}", self.origin))
            .header("Cookie", &self.cookie)
            .call()
            .with_context(|| format!("{path} cannot be asked for."))?;
        let status = answer.status().as_u16();
        ensure!(status == 200, "{path} answers {status}.");
        let events = BufReader::with_capacity(512, answer.into_body().into_reader());
        Ok(Stream { events })
    }

    /// Uploads one file as a form's part `video`.
    pub(super) fn upload(&self, path: &str, film: &[u8]) -> Result<()> {
        const EDGE: &str = "the-edge-of-a-part";
        let mut body = format!(
            "--{EDGE}\r\nContent-Disposition: form-data; name=\"no_captions_reason\"\r\n\r\nA measurement.\r\n\
             --{EDGE}\r\nContent-Disposition: form-data; name=\"video\"; filename=\"film.mp4\"\r\nContent-Type: video/mp4\r\n\r\n"
        )
        .into_bytes();
        body.extend_from_slice(film);
        body.extend_from_slice(format!("\r\n--{EDGE}--\r\n").as_bytes());
        let answer = self
            .posting(path)
            .header(
                "Content-Type",
                format!("multipart/form-data; boundary={EDGE}"),
            )
            .send(&body)?;
        let answer = read(answer)?;
        ensure!(
            answer.status == 303,
            "The upload answers {}.",
            answer.status
        );
        Ok(())
    }

    /// One request of an upload in parts (tus 1.0).
    pub(super) fn tus(
        &self,
        method: &str,
        path: &str,
        headers: &[(&str, String)],
        body: &[u8],
    ) -> Result<Answer> {
        let address = format!("{}{path}", self.origin);
        let mut request = match method {
            "PATCH" => self.agent.patch(address),
            _ => self.agent.post(address),
        };
        for (name, value) in headers {
            request = request.header(*name, value);
        }
        let answer = request
            .header("Tus-Resumable", "1.0.0")
            .header("Origin", &self.origin)
            .header("Cookie", &self.cookie)
            .send(body)?;
        read(answer)
    }

    fn posting(&self, path: &str) -> ureq::RequestBuilder<ureq::typestate::WithBody> {
        self.agent
            .post(format!("{}{path}", self.origin))
            .header("Accept", "text/html")
            .header("Origin", &self.origin)
            .header("Cookie", &self.cookie)
            .header("X-Forwarded-For", &self.address)
    }
}

/// A stream of events that is open until this is dropped.
pub(super) struct Stream {
    events: BufReader<ureq::BodyReader<'static>>,
}

impl Stream {
    /// Reads on until a line holds that.
    pub(super) fn until(&mut self, text: &str) -> Result<()> {
        let mut line = String::new();
        loop {
            line.clear();
            let read = self.events.read_line(&mut line)?;
            ensure!(read > 0, "A stream ended before it told: {text}");
            if line.contains(text) {
                return Ok(());
            }
        }
    }
}

fn read(answer: ureq::http::Response<ureq::Body>) -> Result<Answer> {
    let (parts, mut body) = answer.into_parts();
    let text = |name: &str| {
        parts
            .headers
            .get(name)
            .and_then(|v| v.to_str().ok())
            .unwrap_or_default()
    };
    Ok(Answer {
        status: parts.status.as_u16(),
        location: text("location").to_owned(),
        cookie: session_of(&parts.headers),
        body: body.read_to_vec().context("An answer broke off.")?,
    })
}

/// The session that an answer sets, beside other cookies.
fn session_of(headers: &ureq::http::HeaderMap) -> Option<String> {
    let all = headers.get_all("set-cookie").iter();
    let pairs = all.filter_map(|cookie| cookie.to_str().ok()?.split(';').next());
    let mut sessions = pairs.filter(|pair| pair.starts_with("hall=") && *pair != "hall=");
    sessions.next().map(str::to_owned)
}
