//! Threads for calls that block: files, name look-ups, waiting for a process.
//!
//! A goroutine that makes such a call parks; the call runs on a thread of this pool, and the goroutine becomes runnable
//! when it returns. So a worker is never held, and its P goes on with others. Threads are started when a call finds
//! none idle, and end after ten idle seconds. Calls under way keep the program alive (`deadlock.rs`).

use crate::sync::{Arc, Condition, Lock, thread};
use std::collections::VecDeque;
use std::time::Duration;

/// A call. It must not panic: what it finds out, it leaves where its goroutine looks.
pub(super) type Call = Box<dyn FnOnce() + Send>;

/// At most so many calls block at once; others wait in line.
const MAX_THREADS: usize = 512;
const IDLE_LIMIT: Duration = Duration::from_secs(10);

/// The pool.
#[derive(Clone)]
pub(super) struct Blocking {
    inner: Arc<Inner>,
}

struct Inner {
    state: Lock<State>,
    /// Told when a call comes in and when the pool closes.
    changed: Condition,
}

struct State {
    calls: VecDeque<Call>,
    n_threads: usize,
    n_idle: usize,
    closed: bool,
}

impl Blocking {
    pub(super) fn new() -> Self {
        let state = State { calls: VecDeque::new(), n_threads: 0, n_idle: 0, closed: false };
        Blocking { inner: Arc::new(Inner { state: Lock::new(state), changed: Condition::new() }) }
    }

    /// Runs `call` on a thread of the pool; on this one, if no thread can be had at all.
    pub(super) fn submit(&self, call: Call) {
        let mut state = self.inner.state.lock();
        state.calls.push_back(call);
        if state.n_idle >= state.calls.len() {
            drop(state);
            self.inner.changed.notify_one();
            return;
        }
        if state.n_threads >= MAX_THREADS {
            return;
        }
        state.n_threads += 1;
        drop(state);
        let pool = self.clone();
        if thread::Builder::new().name("csp-blocking".to_owned()).spawn(move || pool.serve()).is_err() {
            self.no_thread();
        }
    }

    #[cold]
    fn no_thread(&self) {
        let mut state = self.inner.state.lock();
        state.n_threads -= 1;
        let call = if state.n_threads == 0 { state.calls.pop_back() } else { None };
        drop(state);
        if let Some(call) = call {
            call();
        }
    }

    /// The life of a thread.
    fn serve(&self) {
        let mut state = self.inner.state.lock();
        loop {
            if let Some(call) = state.calls.pop_front() {
                drop(state);
                call();
                state = self.inner.state.lock();
                continue;
            }
            if state.closed {
                break;
            }
            state.n_idle += 1;
            let timed_out;
            (state, timed_out) = self.inner.changed.wait_for(state, IDLE_LIMIT);
            state.n_idle -= 1;
            if timed_out && state.calls.is_empty() {
                break;
            }
        }
        state.n_threads -= 1;
    }

    /// Lets idle threads end. A thread in a call ends when the call does; nobody waits for it.
    pub(super) fn close(&self) {
        self.inner.state.lock().closed = true;
        self.inner.changed.notify_all();
    }
}
