//! Keeps the screen from going dark, where the browser can.

use super::{is_hidden, listen, window};
use js_sys::{Function, Promise, Reflect};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};

/// The right to keep the screen on. The browser takes it back whenever the page goes out of sight.
pub(crate) struct WakeLock {
    wanted: Cell<bool>,
    asking: Cell<bool>,
    held: RefCell<Option<JsValue>>,
}

impl WakeLock {
    /// A lock that is not yet wanted.
    pub(crate) fn new() -> Rc<Self> {
        let lock = Rc::new(Self {
            wanted: Cell::new(false),
            asking: Cell::new(false),
            held: RefCell::new(None),
        });
        let back = Rc::clone(&lock);
        if let Some(document) = window().and_then(|window| window.document()) {
            listen(&document, "visibilitychange", move |_| back.ask());
        }
        lock
    }

    /// Holds it from now on, or no longer.
    pub(crate) fn hold(self: &Rc<Self>, wanted: bool) {
        self.wanted.set(wanted);
        if wanted {
            self.ask();
        } else if let Some(held) = self.held.take() {
            release(&held);
        }
    }

    fn ask(self: &Rc<Self>) {
        let held = self.held.borrow().as_ref().is_some_and(is_held);
        if held || !self.wanted.get() || self.asking.get() || is_hidden() {
            return;
        }
        self.asking.set(true);
        let lock = Rc::clone(self);
        spawn_local(async move {
            // A browser without it, or a battery that is low: the screen goes dark as it always did.
            let held = request().await.ok();
            lock.asking.set(false);
            lock.held.replace(held);
            if !lock.wanted.get() {
                lock.hold(false);
            }
        });
    }
}

/// By name, not by the typed binding: three calls are not worth its classes.
async fn request() -> Result<JsValue, JsValue> {
    let window = window().ok_or(JsValue::NULL)?;
    let navigator = Reflect::get(&window, &"navigator".into())?;
    let lock = Reflect::get(&navigator, &"wakeLock".into())?;
    let request: Function = Reflect::get(&lock, &"request".into())?.dyn_into()?;
    let asked: Promise = request.call1(&lock, &"screen".into())?.dyn_into()?;
    JsFuture::from(asked).await
}

fn is_held(lock: &JsValue) -> bool {
    Reflect::get(lock, &"released".into()).is_ok_and(|released| released.is_falsy())
}

fn release(lock: &JsValue) {
    let release = Reflect::get(lock, &"release".into())
        .ok()
        .and_then(|release| release.dyn_into::<Function>().ok());
    if let Some(release) = release {
        // One that the browser took back already has nothing to release.
        let _ = release.call0(lock);
    }
}
