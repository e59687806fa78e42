//! When to collect: GOGC, the soft limit (GOMEMLIMIT) and the hard one.

use crate::base::memory;
use crate::sync::atomic::{AtomicI32, AtomicU64, Ordering::Relaxed};

/// Decides when a collection is due. All accesses are relaxed: these are counts, they order nothing.
#[derive(Debug)]
pub(in crate::heap) struct Pacer {
    /// Percent that the heap may grow over what lived; negative: no collection but at the limits.
    gogc: AtomicI32,
    /// The heap is not collected below this size at GOGC=100.
    min_heap: u64,
    soft_limit: AtomicU64,
    hard_limit: u64,
    /// The bytes of the last request beyond the hard limit.
    refused: AtomicU64,
    /// What lived at the last collection.
    live: AtomicU64,
    /// Allocated since.
    fresh: AtomicU64,
    /// Bytes of the shapes of what lived, and of what was allocated since. They make the next collection come sooner, so
    /// that programs with many small objects keep within what GOGC says of memory; they are no part of the heap's size as
    /// programs see it.
    live_shapes: AtomicU64,
    shapes: AtomicU64,
    /// What the process had in use when the heap was made.
    before: u64,
    /// `live + fresh` at which a collection is due by GOGC.
    trigger: AtomicU64,
}

impl Pacer {
    pub(in crate::heap) fn new(gogc: i32, min_heap: u64, soft_limit: u64, hard_limit: u64) -> Pacer {
        let pacer = Pacer {
            gogc: AtomicI32::new(gogc),
            min_heap,
            soft_limit: AtomicU64::new(soft_limit),
            hard_limit,
            refused: AtomicU64::new(0),
            live: AtomicU64::new(0),
            fresh: AtomicU64::new(0),
            live_shapes: AtomicU64::new(0),
            shapes: AtomicU64::new(0),
            before: memory::in_use(),
            trigger: AtomicU64::new(0),
        };
        pacer.set_trigger();
        pacer
    }

    /// Counts an allocation of so many bytes, and of so many for shapes; whether a collection is due.
    pub(in crate::heap) fn allocated(&self, bytes: usize, shapes: usize) -> bool {
        self.fresh.fetch_add(bytes as u64, Relaxed);
        self.shapes.fetch_add(shapes as u64, Relaxed);
        self.is_due()
    }

    /// Whether a collection is due.
    pub(in crate::heap) fn is_due(&self) -> bool {
        self.heap_bytes() + self.shapes.load(Relaxed) >= self.next()
    }

    /// Begins anew after a collection.
    pub(in crate::heap) fn cycle_done(&self, live: usize, live_shapes: u64) {
        self.live.store(live as u64, Relaxed);
        self.live_shapes.store(live_shapes, Relaxed);
        self.fresh.store(0, Relaxed);
        self.shapes.store(0, Relaxed);
        self.set_trigger();
    }

    /// Whether the heap may take this many bytes in all.
    pub(in crate::heap) fn has_room(&self, bytes: u64) -> bool {
        bytes.saturating_add(self.external()) <= self.hard_limit
    }

    /// What may be taken beside the heap.
    pub(in crate::heap) fn hard_limit(&self) -> u64 {
        self.hard_limit.saturating_add(self.before)
    }

    /// Live at the last collection and allocated since.
    pub(in crate::heap) fn heap_bytes(&self) -> u64 {
        self.live.load(Relaxed) + self.fresh.load(Relaxed)
    }

    /// At what size the next collection is due.
    pub(in crate::heap) fn next(&self) -> u64 {
        let (by_growth, soft) = (self.trigger.load(Relaxed), self.soft_limit.load(Relaxed));
        if soft == u64::MAX {
            return by_growth;
        }
        // Near the soft limit a collection must still let something be allocated, or nothing else would happen.
        let live = self.live.load(Relaxed);
        by_growth.min(soft.saturating_sub(self.external()).max(live + live / 16 + (64 << 10)))
    }

    /// Sets GOGC; the old value.
    pub(in crate::heap) fn set_gogc(&self, percent: i32) -> i32 {
        let old = self.gogc.swap(percent, Relaxed);
        self.set_trigger();
        old
    }

    /// Sets the soft limit; the old value.
    pub(in crate::heap) fn set_soft_limit(&self, bytes: u64) -> u64 {
        self.soft_limit.swap(bytes, Relaxed)
    }

    /// Notes a request beyond the hard limit.
    pub(in crate::heap) fn refused(&self, bytes: u64) {
        self.refused.store(bytes, Relaxed);
    }

    /// The last of those.
    pub(in crate::heap) fn last_refused(&self) -> u64 {
        self.refused.load(Relaxed)
    }

    /// The soft limit.
    pub(in crate::heap) fn soft_limit(&self) -> u64 {
        self.soft_limit.load(Relaxed)
    }

    /// What lived at the last collection.
    pub(in crate::heap) fn live(&self) -> u64 {
        self.live.load(Relaxed)
    }

    /// Memory beside the heap.
    pub(in crate::heap) fn external(&self) -> u64 {
        memory::in_use().saturating_sub(self.before)
    }

    fn set_trigger(&self) {
        let live = self.live.load(Relaxed);
        let by_growth = match u64::try_from(self.gogc.load(Relaxed)) {
            Ok(percent) => {
                let growth = live / 100 * percent + live % 100 * percent / 100;
                // What the shapes of the living take is taken off, but never most of it.
                let growth = growth - self.live_shapes.load(Relaxed).min(growth / 4);
                live.saturating_add(growth).max(self.min_heap / 100 * percent)
            }
            Err(_) => u64::MAX,
        };
        self.trigger.store(by_growth, Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MIB: u64 = 1 << 20;

    #[test]
    fn a_collection_is_due_when_the_heap_has_doubled() {
        let pacer = Pacer::new(100, 4 * MIB, u64::MAX, u64::MAX);
        assert!(!pacer.allocated(3 << 20, 0) && pacer.allocated(1 << 20, 0));
        pacer.cycle_done(10 << 20, 0);
        assert!(!pacer.allocated(8 << 20, 1 << 20) && pacer.allocated(1 << 20, 0));
        assert_eq!(pacer.set_gogc(50), 100);
        assert_eq!(pacer.next(), 15 * MIB);
        pacer.cycle_done(100 << 20, 10 * MIB);
        assert_eq!(pacer.next(), 140 * MIB);
        pacer.cycle_done(100 << 20, 25 * MIB);
        assert_eq!(pacer.next(), 150 * MIB - 50 * MIB / 4);
        pacer.set_gogc(-1);
        assert!(!pacer.allocated(1 << 40, 0));
    }

    #[test]
    fn the_soft_limit_brings_collections_forward() {
        let pacer = Pacer::new(-1, 4 * MIB, 100 * MIB, 200 * MIB);
        // Other tests take memory, too.
        assert!(pacer.next() > 90 * MIB && pacer.next() <= 100 * MIB);
        pacer.cycle_done(98 << 20, 0);
        assert!(pacer.next() > 98 * MIB && pacer.next() < 110 * MIB);
        assert!(pacer.has_room(190 * MIB) && !pacer.has_room(201 * MIB));
    }
}
