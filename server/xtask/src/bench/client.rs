//! A browser of few words: forms, pages and one cookie.

use anyhow::{Context, Result, ensure};
use ureq::Agent;

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
            .build()
            .new_agent();
        Self {
            agent,
            origin: origin.into(),
            cookie: cookie.into(),
            address: "10.0.0.1".into(),
        }
    }

    /// As from the `n`th address, for what may be tried only so often from one.
    pub(super) fn at_address(mut self, n: usize) -> Self {
        self.address = format!("10.{}.{}.1", n >> 8 & 255, n & 255);
        self
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

    fn get(&self, path: &str, encoding: &str) -> Result<Answer> {
        let answer = self
            .agent
            .get(format!("{}{path}", self.origin))
            .header("Accept", "text/html")
            .header("Accept-Encoding", encoding)
            .header("Cookie", &self.cookie)
            .call()
            .with_context(|| format!("{path} cannot be asked for."))?;
        let answer = read(answer)?;
        ensure!(answer.status == 200, "{path} answers {}.", answer.status);
        Ok(answer)
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

    /// Asks for the lease of a lecture's room.
    pub(super) fn lease(&self, lecture: &str) -> Result<String> {
        let form = [("lecture", lecture), ("lease", ""), ("seq", "0")];
        let answer = read(self.posting("/beat/live").send_form(form)?)?;
        let said = String::from_utf8_lossy(&answer.body).into_owned();
        ensure!(answer.status == 200, "No lease: {} {said}", answer.status);
        Ok(said.split(' ').next().unwrap_or_default().to_owned())
    }

    /// Uploads one file as a form's part `video`.
    pub(super) fn upload(&self, path: &str, film: &[u8]) -> Result<()> {
        const EDGE: &str = "the-edge-of-a-part";
        let mut body = format!(
            "--{EDGE}\r\nContent-Disposition: form-data; name=\"video\"; filename=\"film.mp4\"\r\nContent-Type: video/mp4\r\n\r\n"
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

    fn posting(&self, path: &str) -> ureq::RequestBuilder<ureq::typestate::WithBody> {
        self.agent
            .post(format!("{}{path}", self.origin))
            .header("Accept", "text/html")
            .header("Origin", &self.origin)
            .header("Cookie", &self.cookie)
            .header("X-Forwarded-For", &self.address)
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
        cookie: text("set-cookie")
            .split(';')
            .next()
            .filter(|c| !c.is_empty())
            .map(str::to_owned),
        body: body.read_to_vec().context("An answer broke off.")?,
    })
}
