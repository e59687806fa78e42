//! The lock of a channel: one word, a few nanoseconds when it is free.
//!
//! Critical sections are tiny and never block, but a lock is held from the moment a goroutine queues itself until its
//! worker has run the commit, so whoever finds it taken spins a little and then lets the operating system run others.
//! All-zero memory is an open lock.

use crate::sync::atomic::{AtomicU32, Ordering};
use crate::sync::{hint, thread};

/// The lock.
#[derive(Debug)]
#[repr(transparent)]
pub(super) struct SpinLock(AtomicU32);

/// How often to look before giving way.
const SPINS: u32 = if cfg!(any(loom, shuttle)) { 0 } else { 64 };

impl SpinLock {
    pub(super) fn new() -> Self {
        SpinLock(AtomicU32::new(0))
    }

    #[inline(always)]
    pub(super) fn lock(&self) {
        // Acquire: pairs with the release in `unlock`.
        if self.0.compare_exchange(0, 1, Ordering::Acquire, Ordering::Relaxed).is_err() {
            self.lock_slow();
        }
    }

    #[cold]
    #[inline(never)]
    fn lock_slow(&self) {
        let mut spins = 0;
        loop {
            if self.0.load(Ordering::Relaxed) == 0
                && self.0.compare_exchange(0, 1, Ordering::Acquire, Ordering::Relaxed).is_ok()
            {
                return;
            }
            if spins < SPINS {
                spins += 1;
                hint::spin_loop();
            } else {
                thread::yield_now();
            }
        }
    }

    #[inline(always)]
    pub(super) fn unlock(&self) {
        debug_assert_eq!(self.0.load(Ordering::Relaxed), 1);
        self.0.store(0, Ordering::Release);
    }
}
