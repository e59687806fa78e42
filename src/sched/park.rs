//! How a worker thread sleeps: a condition of its own on the lock of the workers' pool.
//!
//! The signal is written and read under that lock, so that none is lost; it says what the thread is woken for.
//! Rejected: `thread::park`, whose token other code on the host's thread may consume or set.

use super::task::ProcId;
use crate::sync::Condition;
use crate::sync::atomic::{AtomicU64, Ordering};

/// What a sleeping worker is woken for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Signal {
    /// It is given this P.
    Run(ProcId),
    /// It is to leave: the run is over, or the scheduler is shut down.
    Leave,
}

/// The bed of one worker thread.
#[derive(Debug)]
pub(super) struct Sleeper {
    /// Waited on with the pool's lock.
    pub(super) cond: Condition,
    /// 0: none, 1: leave, n + 2: run with P n. Relaxed: only touched under the pool's lock.
    signal: AtomicU64,
}

impl Sleeper {
    pub(super) fn new() -> Self {
        Sleeper { cond: Condition::new(), signal: AtomicU64::new(0) }
    }

    /// Leaves a signal; the caller notifies `cond` after that.
    pub(super) fn set(&self, signal: Signal) {
        let word = match signal {
            Signal::Leave => 1,
            Signal::Run(proc) => u64::from(proc.0) + 2,
        };
        self.signal.store(word, Ordering::Relaxed);
    }

    /// Takes the signal, if there is one.
    pub(super) fn take(&self) -> Option<Signal> {
        let word = self.signal.load(Ordering::Relaxed);
        self.signal.store(0, Ordering::Relaxed);
        match word {
            0 => None,
            1 => Some(Signal::Leave),
            n => Some(Signal::Run(ProcId((n - 2) as u32))),
        }
    }
}
