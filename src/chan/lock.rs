//! The lock of a channel: one word, a few nanoseconds when it is free.
//!
//! Critical sections are tiny and never block, but a lock is held from the moment a goroutine queues itself until its
//! worker has run the commit, so whoever finds it taken spins a little and then lets the operating system run others.
//! All-zero memory is an open lock.

use crate::sync::atomic::{AtomicU32, Ordering};
use crate::sync::{hint, thread};

/// The channels' lock.
#[cfg(not(loom))]
pub(super) use SpinLock as ChanLock;
/// The channels' lock. Models with three goroutines use one that sleeps: loom cannot follow two who spin.
#[cfg(loom)]
pub(super) use sleeping::SleepingLock as ChanLock;

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

#[cfg(loom)]
mod sleeping {
    use crate::sync::{Condition, Lock};

    /// A lock with the spin lock's interface.
    #[derive(Debug)]
    pub(in crate::chan) struct SleepingLock {
        taken: Lock<bool>,
        free: Condition,
    }

    impl SleepingLock {
        pub(in crate::chan) fn new() -> Self {
            SleepingLock { taken: Lock::new(false), free: Condition::new() }
        }

        pub(in crate::chan) fn lock(&self) {
            let mut taken = self.taken.lock();
            while *taken {
                taken = self.free.wait(taken);
            }
            *taken = true;
        }

        pub(in crate::chan) fn unlock(&self) {
            *self.taken.lock() = false;
            self.free.notify_one();
        }
    }
}
