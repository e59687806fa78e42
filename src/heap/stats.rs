//! What the heap counts: the figures of runtime.MemStats and of each cycle.

use crate::sync::Lock;
use crate::sync::atomic::{AtomicU64, Ordering::Relaxed};

/// One collection.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct CycleStats {
    /// The how many-th it was, from 1.
    pub number: u32,
    /// Bytes of objects when it began.
    pub heap_before: u64,
    /// The size of the heap at which it was due.
    pub goal: u64,
    /// Bytes of reachable objects, rounded up to their size classes.
    pub live_bytes: usize,
    /// Reachable objects.
    pub live_objects: u64,
    /// Bytes of blocks in use after it.
    pub used_bytes: usize,
    /// Bytes given back to the system.
    pub released_bytes: usize,
}

/// The figures of runtime.MemStats that the heap knows.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct HeapStats {
    /// Bytes of objects: live at the last collection and allocated since.
    pub heap_alloc: u64,
    /// Bytes allocated since the start.
    pub total_alloc: u64,
    /// Objects allocated since the start.
    pub mallocs: u64,
    /// Objects found dead since the start.
    pub frees: u64,
    /// Bytes of blocks in use.
    pub heap_inuse: u64,
    /// Bytes of free blocks.
    pub heap_idle: u64,
    /// Bytes obtained from the system and usable.
    pub heap_sys: u64,
    /// The heap size at which the next collection is due.
    pub next_gc: u64,
    /// Collections so far.
    pub num_gc: u32,
}

/// The counters.
#[derive(Debug, Default)]
pub(super) struct Counters {
    mallocs: AtomicU64,
    cycles: Lock<Cycles>,
}

#[derive(Debug, Default)]
struct Cycles {
    number: u32,
    /// Bytes that were reclaimed by all collections.
    reclaimed: u64,
    frees: u64,
}

impl Counters {
    pub(super) fn add_mallocs(&self, n: u64) {
        self.mallocs.fetch_add(n, Relaxed);
    }

    /// The number of the collection that begins.
    pub(super) fn begin_cycle(&self) -> u32 {
        let mut cycles = self.cycles.lock();
        cycles.number += 1;
        cycles.number
    }

    /// Notes a finished collection.
    pub(super) fn end_cycle(&self, mut done: CycleStats) -> CycleStats {
        let mut cycles = self.cycles.lock();
        let mallocs = self.mallocs.load(Relaxed);
        let objects_before = mallocs - cycles.frees;
        cycles.frees += objects_before.saturating_sub(done.live_objects);
        cycles.reclaimed += done.heap_before.saturating_sub(done.live_bytes as u64);
        done.number = cycles.number;
        done
    }

    /// Fills in what the counters know.
    pub(super) fn fill(&self, stats: &mut HeapStats) {
        let cycles = self.cycles.lock();
        stats.mallocs = self.mallocs.load(Relaxed);
        stats.frees = cycles.frees;
        stats.total_alloc = stats.heap_alloc + cycles.reclaimed;
        stats.num_gc = cycles.number;
    }
}
