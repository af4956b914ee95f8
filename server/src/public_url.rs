//! The address people type, as the hall needs it: an origin.

use http::Uri;

/// The origin of what was given as the public address: scheme, host, and the port where it is not the scheme's own.
///
/// # Errors
/// A sentence that says what is right.
pub fn origin(given: &str) -> Result<String, String> {
    let wrong = |why: &str| {
        format!(
            "--public-url {given:?} {why}; right is for example https://hall.example, or http://127.0.0.1:3000"
        )
    };
    if given.contains(['#', '\\', ' ']) {
        return Err(wrong("is no address of a site"));
    }
    let uri: Uri = given.parse().map_err(|_| wrong("is no address"))?;
    let Some(scheme @ ("http" | "https")) = uri.scheme_str() else {
        return Err(wrong("begins with neither https:// nor http://"));
    };
    let authority = uri
        .authority()
        .map(http::uri::Authority::as_str)
        .unwrap_or_default();
    let host = uri.host().unwrap_or_default().to_lowercase();
    if authority.contains('@') {
        return Err(wrong("names a user"));
    }
    if !is_host(&host) {
        return Err(wrong("names no host"));
    }
    if !matches!(uri.path(), "" | "/") || uri.query().is_some() {
        return Err(wrong(
            "names a page; the hall is served at the root of its host",
        ));
    }
    let own = if scheme == "https" { 443 } else { 80 };
    match uri.port_u16() {
        Some(0) => Err(wrong("names port 0")),
        Some(port) if port != own => Ok(format!("{scheme}://{host}:{port}")),
        None if authority.len() > host.len() => Err(wrong("names no port after the colon")),
        _ => Ok(format!("{scheme}://{host}")),
    }
}

fn is_host(host: &str) -> bool {
    if let Some(address) = host.strip_prefix('[').and_then(|h| h.strip_suffix(']')) {
        return address.parse::<std::net::Ipv6Addr>().is_ok();
    }
    let part = |part: &str| {
        !part.is_empty()
            && !part.starts_with('-')
            && !part.ends_with('-')
            && part
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b"-_".contains(&b))
    };
    !host.is_empty() && host.strip_suffix('.').unwrap_or(host).split('.').all(part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_origin_is_taken_and_written_as_browsers_do() {
        for (given, right) in [
            ("https://hall.example", "https://hall.example"),
            ("https://Hall.Example/", "https://hall.example"),
            ("https://hall.example:443", "https://hall.example"),
            ("http://127.0.0.1:3000", "http://127.0.0.1:3000"),
            ("http://[::1]:8080/", "http://[::1]:8080"),
            ("http://localhost:80", "http://localhost"),
        ] {
            assert_eq!(origin(given).as_deref(), Ok(right), "{given}");
        }
    }

    #[test]
    fn anything_else_is_refused_with_what_is_right() {
        for given in [
            "",
            "hall.example",
            "hall.example:443",
            "ftp://hall.example",
            "https://",
            "https:///",
            "https://hall.example/lectures",
            "https://hall.example/?a=b",
            "https://hall.example#a",
            "https://somebody@hall.example",
            "https://hall.example:",
            "https://hall.example:0",
            "https://hall.example:99999",
            "https://hall example",
            "https://-hall.example",
            "https://hall..example",
            "javascript:alert(1)",
        ] {
            let told = origin(given).unwrap_err();
            assert!(
                told.contains("--public-url") && told.contains("https://hall.example,"),
                "{told}"
            );
        }
    }
}
