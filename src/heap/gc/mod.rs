//! The collector: the world stops, what the roots reach is marked, the rest is dead.
//!
//! Concepts. A *cycle* begins when the machine has stopped the world: no goroutine runs, no cache is in use. Every
//! thread that takes part has a [`Marker`]; each traces some of the roots and then drains the common work. The cycle
//! is finished when all of it is drained: blocks without a mark go back to the pool at once, the others are listed
//! for allocation, which finds the dead objects as holes between the marks (`alloc`). There is no other sweep.
//!
//! Invariants:
//!  1. Mark bits of a block are clear before a cycle, and after it say what was reachable, until the next.
//!  2. A word is marked only if it lies in a usable block that is in use and leads to an object whose shape is set:
//!     any word may be handed to [`Marker::mark`].
//!  3. A stale word can at worst revive an object that was dead before this cycle and whose hole was not reused. Its
//!     contents are as they were; what they refer to passes rule 2 again. Interfaces in objects always hold a
//!     descriptor or 0, because objects begin as zero and pairs are stored whole.
//!
//! Rejected: sweeping every block at the end of a cycle (longer pauses for what allocation does anyway), mark bits in
//! the object (a write to every page that lives), a moving collector (natives and atomics hold addresses).

mod mark;
pub(super) mod pace;
mod reclaim;
mod roots;
pub(super) mod watch;

pub use mark::{Cycle, Marker};
pub use roots::Roots;
pub use watch::{CleanupId, Due, Words};

use super::Heap;
use super::stats::CycleStats;

impl Heap {
    /// A whole cycle on this thread.
    ///
    /// # Safety
    /// The world is stopped: until this returns, no other thread uses the heap, a cache of it, or its objects.
    /// `roots` traces everything that will be used after.
    pub unsafe fn collect(&self, roots: &dyn Roots) -> CycleStats {
        // SAFETY: the caller's promise.
        let cycle = unsafe { self.begin_cycle() };
        let mut marker = cycle.marker();
        roots.trace(&mut marker);
        marker.drain();
        drop(marker);
        cycle.finish()
    }
}
