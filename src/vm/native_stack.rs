//! Stacks for native code on coroutines.
//!
//! The lowest page of each is a guard: code that runs into it dies of a signal. Where Linux marks it within the mapping
//! (from 6.13 on), neighbouring stacks are one mapping to the system, and there may be as many as memory holds; elsewhere
//! each takes two of the 65,530 mappings that a process may have by default, which bounds their number.
#![allow(unsafe_code, reason = "stacks are mapped memory")]

use std::num::NonZero;
use std::ptr::NonNull;

use corosensei::stack::{Stack, StackPointer};

use crate::base::memory;
use crate::sync::atomic::{AtomicUsize, Ordering::Relaxed};

/// Bytes of a stack; pages are only used when touched.
const BYTES: usize = 256 << 10;
/// Of those, so many are counted as used: two pages.
pub(crate) const TOUCHED: u64 = 8 << 10;
/// The most stacks, where each takes two mappings.
const MAX: usize = 30_000;
/// `MADV_GUARD_INSTALL` of Linux.
const GUARD_INSTALL: i32 = 102;

/// Stacks whose guard is a mapping.
static N_MAPPED_GUARDS: AtomicUsize = AtomicUsize::new(0);

/// A stack, owned.
pub(crate) struct NativeStack {
    lowest: NonNull<u8>,
    guard: Guard,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Guard {
    /// Marked within the mapping.
    Marked,
    /// A mapping.
    Mapped,
}

// SAFETY: memory that its owner alone uses.
unsafe impl Send for NativeStack {}

impl NativeStack {
    /// A new stack; none when the system gives none.
    pub(crate) fn new() -> Option<NativeStack> {
        let flags = libc::MAP_PRIVATE | libc::MAP_ANONYMOUS | libc::MAP_NORESERVE | libc::MAP_STACK;
        // SAFETY: a fresh mapping touches nothing.
        let lowest =
            unsafe { libc::mmap(std::ptr::null_mut(), BYTES, libc::PROT_READ | libc::PROT_WRITE, flags, -1, 0) };
        if lowest == libc::MAP_FAILED {
            return None;
        }
        memory::count(TOUCHED as i64);
        let lowest = NonNull::new(lowest.cast())?;
        let mut stack = NativeStack { lowest, guard: Guard::Marked };
        if !stack.mark_guard() {
            stack.guard = Guard::Mapped;
            // From here on dropping it counts down.
            if N_MAPPED_GUARDS.fetch_add(1, Relaxed) >= MAX || !stack.map_guard() {
                return None;
            }
        }
        Some(stack)
    }

    fn mark_guard(&self) -> bool {
        // SAFETY: the lowest page of a mapping of ours.
        cfg!(target_os = "linux") && unsafe { libc::madvise(self.lowest.as_ptr().cast(), page(), GUARD_INSTALL) == 0 }
    }

    fn map_guard(&self) -> bool {
        // SAFETY: as above.
        unsafe { libc::mprotect(self.lowest.as_ptr().cast(), page(), libc::PROT_NONE) == 0 }
    }
}

fn page() -> usize {
    // SAFETY: it has no conditions.
    usize::try_from(unsafe { libc::sysconf(libc::_SC_PAGESIZE) }).unwrap_or(4096)
}

impl Drop for NativeStack {
    fn drop(&mut self) {
        if self.guard == Guard::Mapped {
            N_MAPPED_GUARDS.fetch_sub(1, Relaxed);
        }
        memory::count(-(TOUCHED as i64));
        // SAFETY: the mapping is the stack's, and no code runs on it.
        unsafe { libc::munmap(self.lowest.as_ptr().cast(), BYTES) };
    }
}

// SAFETY: the memory between the two is the stack's alone and stays mapped while it lives; both are multiples of a page;
// the guard is the page at the limit.
unsafe impl Stack for NativeStack {
    fn base(&self) -> StackPointer {
        NonZero::new(self.lowest.addr().get() + BYTES).expect("no mapping ends at 0")
    }

    fn limit(&self) -> StackPointer {
        self.lowest.addr()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stack_can_be_used_to_its_guard() {
        let stack = NativeStack::new().expect("the system has memory");
        let first = page();
        // SAFETY: the stack is ours, and the guard is its lowest page.
        unsafe {
            stack.lowest.add(first).write_bytes(1, BYTES - first);
            assert_eq!(stack.lowest.add(BYTES - 1).read(), 1);
        }
        assert_eq!(stack.base().get() - stack.limit().get(), BYTES);
    }
}
