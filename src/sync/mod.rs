//! `std::sync` in production, a model checker's types under test; nobody else in the machine names `std::sync`.
//!
//! The scheduler and the channels are written against this module only, so that the same source runs on real
//! threads, under loom (`--cfg loom`: every interleaving of a small model, weak memory included) and under shuttle
//! (`--cfg shuttle`: random interleavings of the whole scheduler).
//!
//! [`cell::UnsafeCell`] has loom's interface (`with`, `with_mut`), so that a model reports unsynchronised access.

#[cfg(not(any(loom, shuttle)))]
mod imp {
    pub use std::hint;
    pub use std::sync::{Arc, Condvar, Mutex, MutexGuard, OnceLock, Weak, atomic};
    pub use std::thread;

    /// Cells whose accesses a model checker can see.
    pub mod cell {
        /// An `UnsafeCell` that is reached through closures.
        #[derive(Debug, Default)]
        #[repr(transparent)]
        pub struct UnsafeCell<T>(std::cell::UnsafeCell<T>);

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
}

pub use imp::*;
