//! How a server function or a page of the browser's half finds its feature in the server's half.

use leptos::prelude::use_context;
use std::sync::Arc;

/// The feature's trait object of this request. The server provides one for each feature.
///
/// # Panics
/// Where the server forgot to provide the feature, which no request can cause.
pub fn door<T>() -> Arc<T>
where
    T: ?Sized + Send + Sync + 'static,
{
    use_context::<Arc<T>>().expect("every feature's door is provided to every request")
}
