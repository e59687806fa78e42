//! `std::sync` in production, a model checker's types under test; nobody else in the machine names `std::sync`.
//!
//! The scheduler and the channels are written against this module only, so that the same source runs on real
//! threads, under loom (`--cfg loom`: every interleaving of a small model, weak memory included) and under shuttle
//! (`--cfg shuttle`: random interleavings of the whole scheduler).
//!
//! [`Lock`] and [`Condition`] are a mutex and a condition variable that know no poisoning: a worker that panics is an internal error of csp, reported by whoever
//! runs the workers, and must not turn into a second panic in each of the others. [`cell::UnsafeCell`] has loom's
//! interface (`with`, `with_mut`), so that a model reports unsynchronised access.

use std::sync::{PoisonError, TryLockError};
use std::time::Duration;

#[cfg(loom)]
use loom as base;
#[cfg(shuttle)]
use shuttle as base;
#[cfg(not(any(loom, shuttle)))]
use std as base;

pub use base::hint;
#[cfg(not(loom))]
pub use base::sync::Arc;
pub use base::sync::{Condvar, Mutex, MutexGuard, atomic};
// Methods take `&Arc<Self>`, which only the standard one may be; that it counts right is not what is modelled.
pub use base::thread;
#[cfg(loom)]
pub use std::sync::Arc;

/// Stands where one sequentially consistent access is followed by another and their order matters: loom takes such
/// accesses for acquire and release, and knows the total order only of fences.
#[inline(always)]
pub fn order_for_models() {
    #[cfg(loom)]
    atomic::fence(atomic::Ordering::SeqCst);
}

/// A lock that does not poison.
#[derive(Debug, Default)]
pub struct Lock<T>(Mutex<T>);

impl<T> Lock<T> {
    /// An open lock around `value`.
    pub fn new(value: T) -> Self {
        Lock(Mutex::new(value))
    }

    /// Waits for the lock.
    pub fn lock(&self) -> MutexGuard<'_, T> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes the lock if it is free.
    pub fn try_lock(&self) -> Option<MutexGuard<'_, T>> {
        match self.0.try_lock() {
            Ok(guard) => Some(guard),
            Err(TryLockError::Poisoned(error)) => Some(error.into_inner()),
            Err(TryLockError::WouldBlock) => None,
        }
    }
}

/// A condition that threads wait for.
#[derive(Debug, Default)]
pub struct Condition(base::sync::Condvar);

impl Condition {
    /// A condition that nobody waits for.
    pub fn new() -> Self {
        Condition(base::sync::Condvar::new())
    }

    /// Gives up the lock, waits to be notified (or wakes for no reason), and takes the lock again.
    pub fn wait<'a, T>(&self, guard: MutexGuard<'a, T>) -> MutexGuard<'a, T> {
        self.0.wait(guard).unwrap_or_else(PoisonError::into_inner)
    }

    /// As `wait`, for at most `limit`; also says whether that passed. A model checker may never let it pass.
    pub fn wait_for<'a, T>(&self, guard: MutexGuard<'a, T>, limit: Duration) -> (MutexGuard<'a, T>, bool) {
        let (guard, result) = self.0.wait_timeout(guard, limit).unwrap_or_else(PoisonError::into_inner);
        (guard, result.timed_out())
    }

    /// Wakes one waiting thread.
    pub fn notify_one(&self) {
        self.0.notify_one();
    }

    /// Wakes all waiting threads.
    pub fn notify_all(&self) {
        self.0.notify_all();
    }
}

/// Cells whose accesses loom can see.
pub mod cell {
    #[cfg(loom)]
    pub use loom::cell::UnsafeCell;

    /// An `UnsafeCell` that is reached through closures.
    #[cfg(not(loom))]
    #[derive(Debug, Default)]
    #[repr(transparent)]
    pub struct UnsafeCell<T>(std::cell::UnsafeCell<T>);

    #[cfg(not(loom))]
    impl<T> UnsafeCell<T> {
        /// A cell that holds `value`.
        pub const fn new(value: T) -> Self {
            UnsafeCell(std::cell::UnsafeCell::new(value))
        }

        /// Calls `f` with a pointer that may be read through.
        #[inline(always)]
        pub fn with<R>(&self, f: impl FnOnce(*const T) -> R) -> R {
            f(self.0.get())
        }

        /// Calls `f` with a pointer that may be written through.
        #[inline(always)]
        pub fn with_mut<R>(&self, f: impl FnOnce(*mut T) -> R) -> R {
            f(self.0.get())
        }
    }
}
