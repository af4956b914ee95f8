//! A store elsewhere that speaks S3.

use crate::config::Storage;
use object_store::aws::AmazonS3Builder;
use object_store::prefix::PrefixStore;
use object_store::{BackoffConfig, ClientOptions, ObjectStore, RetryConfig};
use std::sync::Arc;
use std::time::Duration;

/// How long a connection to it may take.
const CONNECT: Duration = Duration::from_secs(5);
/// How long it may be silent within an answer.
const SILENT: Duration = Duration::from_secs(30);
/// What failed is tried again so often, and for so long, before whoever waits is told.
const TRIES: usize = 3;
const TRY_FOR: Duration = Duration::from_secs(8);

/// The store of that configuration.
///
/// # Errors
/// A sentence for the person at the command line.
pub fn s3(told: &Storage, url: &str) -> Result<Arc<dyn ObjectStore>, String> {
    let (bucket, prefix) =
        parts(url).ok_or("--storage-url is s3://BUCKET or s3://BUCKET/PREFIX")?;
    let (Some(id), Some(secret)) = (&told.storage_key_id, &told.storage_secret) else {
        return Err(
            "a storage elsewhere needs LECTURE_HALL_STORAGE_KEY_ID and LECTURE_HALL_STORAGE_SECRET"
                .into(),
        );
    };
    let mut here = false;
    if let Some(endpoint) = &told.storage_endpoint {
        here = is_loopback(endpoint);
        if !here && !endpoint.starts_with("https://") {
            return Err("--storage-endpoint is https://…; plain http only on this machine".into());
        }
    }
    // The first one to say so for the process; another said the same.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let client = ClientOptions::new()
        .with_allow_http(here)
        .with_connect_timeout(CONNECT)
        .with_read_timeout(SILENT)
        // A film may take hours on a slow line.
        .with_timeout_disabled();
    let retry = RetryConfig {
        backoff: BackoffConfig {
            init_backoff: Duration::from_millis(100),
            max_backoff: Duration::from_secs(2),
            base: 2.0,
        },
        max_retries: TRIES,
        retry_timeout: TRY_FOR,
    };
    let mut builder = AmazonS3Builder::new()
        .with_bucket_name(bucket)
        .with_region(&told.storage_region)
        .with_access_key_id(id)
        .with_secret_access_key(secret)
        .with_client_options(client)
        .with_retry(retry);
    if let Some(endpoint) = &told.storage_endpoint {
        builder = builder.with_endpoint(endpoint.trim_end_matches('/'));
    }
    let store = builder
        .build()
        .map_err(|e| format!("the storage elsewhere cannot be used: {e}"))?;
    if prefix.is_empty() {
        return Ok(Arc::new(store));
    }
    Ok(Arc::new(PrefixStore::new(store, prefix)))
}

/// The bucket and the prefix, which may be empty.
fn parts(url: &str) -> Option<(&str, &str)> {
    let rest = url.strip_prefix("s3://")?.trim_end_matches('/');
    let (bucket, prefix) = rest.split_once('/').unwrap_or((rest, ""));
    let plain = |b: u8| b.is_ascii_alphanumeric() || b"-_./".contains(&b);
    let clean = !prefix.split('/').any(|part| part == ".." || part == ".");
    let good = !bucket.is_empty() && rest.bytes().all(plain) && !rest.contains("//") && clean;
    good.then_some((bucket, prefix))
}

/// Whether an address is one of this machine's own.
fn is_loopback(endpoint: &str) -> bool {
    endpoint.parse::<http::Uri>().is_ok_and(|uri| {
        let host = uri.host().unwrap_or_default();
        let bare = host.trim_start_matches('[').trim_end_matches(']');
        host == "localhost"
            || bare
                .parse::<std::net::IpAddr>()
                .is_ok_and(|ip| ip.is_loopback())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(endpoint: &str) -> Storage {
        Storage {
            storage_url: None,
            storage_endpoint: Some(endpoint.into()),
            storage_region: "us-east-1".into(),
            storage_key_id: Some("id".into()),
            storage_secret: Some("secret".into()),
        }
    }

    #[test]
    fn a_bucket_and_a_prefix_are_told_apart() {
        assert_eq!(parts("s3://hall"), Some(("hall", "")));
        assert_eq!(parts("s3://hall/"), Some(("hall", "")));
        assert_eq!(parts("s3://hall/a/b/"), Some(("hall", "a/b")));
        for url in [
            "",
            "s3://",
            "s3:///a",
            "https://hall",
            "s3://hall//a",
            "s3://hall/../a",
            "s3://ha ll",
            "hall",
        ] {
            assert_eq!(parts(url), None, "{url}");
        }
    }

    #[test]
    fn plain_http_is_for_this_machine_only() {
        for endpoint in [
            "http://127.0.0.1:9000",
            "http://[::1]:9000",
            "http://localhost:9000",
            "https://s3.example.org",
        ] {
            assert!(s3(&told(endpoint), "s3://hall").is_ok(), "{endpoint}");
        }
        for endpoint in [
            "http://s3.example.org",
            "http://127.0.0.1.example.org",
            "ftp://s3.example.org",
            "s3.example.org",
        ] {
            assert!(s3(&told(endpoint), "s3://hall").is_err(), "{endpoint}");
        }
    }

    #[test]
    fn without_a_key_it_is_said_what_is_missing() {
        let mut told = told("https://s3.example.org");
        told.storage_secret = None;
        assert!(
            s3(&told, "s3://hall")
                .unwrap_err()
                .contains("LECTURE_HALL_STORAGE_SECRET")
        );
    }
}
