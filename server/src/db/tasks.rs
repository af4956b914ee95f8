//! What is kept up for a database beside its statements, for as long as somebody holds a handle on it.

use crate::lifecycle::Lifecycle;

/// Tasks without an end of their own; they end with the last handle.
#[derive(Debug, Default)]
pub(super) struct Tasks(Lifecycle);

impl Tasks {
    /// Keeps up one: where it ends by a fault it is named in the log and begun anew after a pause.
    pub(super) fn keep_up<F>(
        &self,
        name: &'static str,
        task: impl Fn() -> F + Send + Sync + 'static,
    ) where
        F: Future<Output = ()> + Send + 'static,
    {
        self.0.keep_up(name, task);
    }

    /// Those that have ended and are not begun anew yet.
    pub(super) fn down(&self) -> Vec<&'static str> {
        self.0.down()
    }
}

impl Drop for Tasks {
    fn drop(&mut self) {
        self.0.close();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;

    #[tokio::test]
    async fn they_end_with_the_last_handle() {
        let (tasks, held) = (Tasks::default(), Arc::new(()));
        let holds = Arc::clone(&held);
        tasks.keep_up("a test", move || {
            let holds = Arc::clone(&holds);
            async move {
                let _holds = holds;
                std::future::pending().await
            }
        });
        while Arc::strong_count(&held) < 3 {
            tokio::task::yield_now().await;
        }
        drop(tasks);
        while Arc::strong_count(&held) > 1 {
            tokio::task::yield_now().await;
        }
    }
}
