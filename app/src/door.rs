//! How a server function or a page of the browser's half finds its feature in the server's half.

use leptos::prelude::use_context;
use std::sync::Arc;

/// The room's trait object of this request. The server provides one for each room.
///
/// # Panics
/// Where the server forgot to provide the room, which no request can cause.
pub fn door<T>() -> Arc<T>
where
    T: ?Sized + Send + Sync + 'static,
{
    use_context::<Arc<T>>().expect("every room's door is provided to every request")
}
