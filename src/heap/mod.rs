//! Values and the collector.
//!
//! ```text
//!            block: 64 KiB of objects of one size class, with or without pointers
//!           ┌────────┬────────┬────────┬────────┬────────┬─────────────────┐
//!  data     │ object │ object │  hole  │ object │  hole    hole    …       │   16-byte aligned, no headers
//!           └────────┴────────┴────────┴────────┴────────┴─────────────────┘
//!  shapes     u32      u32      0        u32      0        0                   what the object is (`shape`)
//!  marks      1        1        0        1        0        0                   what lived at the last collection
//! ```
//!
//! An object larger than 32 KiB has blocks of its own. Objects never move. Block and object of any address, interior
//! ones too, are found with a subtraction, a shift and a multiplication, and any word may be tried.
//!
//! Who does what: `region` has the addresses, `pool` the free blocks, `alloc` gives memory to workers and finds the
//! dead on the way, `gc` marks; `access` is the only way to memory that goroutines share; `string`, `slice`, `iface`,
//! `equal` and `map` are the operations of the language on top.
//!
//! Nothing here knows goroutines: the machine stops the world, hands in its roots and turns [`HeapError`]s into panics.
#![allow(unsafe_code, reason = "the heap is where memory is managed by hand")]

pub mod access;
pub mod alloc;
mod block;
mod check;
mod class;
pub mod equal;
pub mod error;
pub mod gc;
pub mod hash;
pub mod iface;
pub mod map;
mod place;
mod pool;
mod region;
pub mod shape;
pub mod slice;
pub mod stats;
pub mod string;
pub mod value;

#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;

use std::ops::Range;
use std::ptr::NonNull;

use crate::bytecode::rtype::TypeTable;
use crate::sync::atomic::{AtomicU64, Ordering};
use crate::sync::{Arc, Lock};

use alloc::{AllocCache, N_BINS, OwnedCache};
pub use block::Scan;
use class::BLOCK;
use gc::pace::Pacer;
use gc::watch::Watches;
use pool::Pool;
use region::{BlockId, Region};
use shape::{CustomKind, KindId, Kinds};
use stats::{Counters, HeapStats};

/// How a heap is set up.
#[derive(Clone, Copy, Debug)]
pub struct HeapConfig {
    /// GOGC: how many percent the heap grows over what lived until it is collected; negative: never.
    pub gogc: i32,
    /// The heap is not collected below this size at GOGC=100.
    pub min_heap: u64,
    /// GOMEMLIMIT: collected earlier to stay below.
    pub soft_limit: u64,
    /// Blocks and stacks beyond this are refused: out of memory.
    pub hard_limit: u64,
    /// Bytes of addresses to reserve; less is taken when the system refuses.
    pub reserve: usize,
    /// Seeds hashes and random starts.
    pub seed: u64,
    /// Nanoseconds of a monotonic clock, for pause times.
    pub clock: fn() -> u64,
}

impl Default for HeapConfig {
    fn default() -> Self {
        HeapConfig {
            gogc: 100,
            min_heap: 4 << 20,
            soft_limit: u64::MAX,
            hard_limit: u64::MAX,
            reserve: if cfg!(miri) { 8 << 20 } else { 256 << 30 },
            seed: hash::K2,
            clock: || 0,
        }
    }
}

/// The heap of an engine.
pub struct Heap {
    region: Region,
    pool: Lock<Pool>,
    /// By bin: blocks that allocation has not looked at since the last collection, those to take first at the end.
    listed: [Lock<Vec<BlockId>>; N_BINS],
    /// The kinds; replaced as a whole, so that a cycle keeps the one it began with.
    kinds: Lock<Arc<Kinds>>,
    types: Arc<TypeTable>,
    /// The caches of all workers: their owners use them while the world runs, the collector while it is stopped.
    caches: Lock<Vec<NonNull<AllocCache>>>,
    watches: Lock<Watches>,
    pace: Pacer,
    stats: Counters,
    map_kinds: map::MapKinds,
    /// Seeds all hashes.
    seed: u64,
    seeds: AtomicU64,
    clock: fn() -> u64,
}

// SAFETY: all fields are for several threads but `caches`, whose entries are used by their workers alone or while the
// world is stopped.
unsafe impl Send for Heap {}
// SAFETY: as above.
unsafe impl Sync for Heap {}

impl std::fmt::Debug for Heap {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Heap").field("stats", &self.stats()).finish_non_exhaustive()
    }
}

impl Heap {
    /// A heap for values of the types of `types`. `None` when the system gives no addresses.
    pub fn new(config: HeapConfig, types: Arc<TypeTable>) -> Option<Arc<Heap>> {
        let mut kinds = Kinds::default();
        let map_kinds = map::MapKinds::register(&mut kinds);
        Some(Arc::new(Heap {
            region: Region::reserve(config.reserve)?,
            pool: Lock::new(Pool::default()),
            listed: std::array::from_fn(|_| Lock::new(Vec::new())),
            kinds: Lock::new(Arc::new(kinds)),
            types,
            caches: Lock::new(Vec::new()),
            watches: Lock::default(),
            pace: Pacer::new(config.gogc, config.min_heap, config.soft_limit, config.hard_limit),
            stats: Counters::default(),
            map_kinds,
            seed: hash::fold(config.seed ^ hash::K0, hash::K1),
            seeds: AtomicU64::new(hash::fold(config.seed ^ hash::K1, hash::K2)),
            clock: config.clock,
        }))
    }

    /// A cache for one worker.
    pub fn new_cache(self: &Arc<Heap>) -> OwnedCache {
        OwnedCache::new(Arc::clone(self))
    }

    /// Adds a kind of objects that their owner traces.
    pub fn register_kind(&self, kind: CustomKind) -> KindId {
        let mut kinds = self.kinds.lock();
        Arc::make_mut(&mut kinds).add(kind)
    }

    /// Whether `word` is an address in the memory of the heap; static memory is elsewhere.
    pub fn contains(&self, word: u64) -> bool {
        (word as usize).wrapping_sub(self.region.base()) < self.region.frontier()
    }

    /// Whether there is room for so many bytes more beside the heap.
    pub fn has_room(&self, bytes: u64) -> bool {
        let used = self.pool.lock().bytes();
        let room = self.pace.has_room(used.saturating_add(bytes));
        if !room {
            self.pace.refused(bytes);
        }
        room
    }

    /// What was refused last, in bytes, and what is in use.
    pub fn shortage(&self) -> (u64, u64) {
        (self.pace.last_refused(), self.pool.lock().bytes() + self.pace.external())
    }

    /// The most bytes that the process may have, what it had before the heap was made included.
    pub fn hard_limit(&self) -> u64 {
        self.pace.hard_limit()
    }

    /// Whether a collection is due.
    pub fn is_due(&self) -> bool {
        self.pace.is_due()
    }

    /// runtime/debug.SetGCPercent; the old value.
    pub fn set_gogc(&self, percent: i32) -> i32 {
        self.pace.set_gogc(percent)
    }

    /// runtime/debug.SetMemoryLimit; the old value.
    pub fn set_soft_limit(&self, bytes: u64) -> u64 {
        self.pace.set_soft_limit(bytes)
    }

    /// The soft limit, in bytes.
    pub fn soft_limit(&self) -> u64 {
        self.pace.soft_limit()
    }

    /// Counts what workers have allocated since they last reported.
    ///
    /// # Safety
    /// The world is stopped: no other thread uses a cache.
    pub unsafe fn count_all(&self) {
        for cache in self.caches.lock().iter() {
            // SAFETY: a cache is removed before it is freed, and its owner does not use it now.
            unsafe { cache.as_ref() }.count();
        }
    }

    /// The figures of runtime.MemStats. What workers have allocated since they last reported is missing.
    pub fn stats(&self) -> HeapStats {
        let used = (self.pool.lock().n_used() * BLOCK) as u64;
        let sys = self.region.frontier() as u64;
        let mut stats = HeapStats {
            heap_alloc: self.pace.heap_bytes(),
            heap_inuse: used,
            heap_idle: sys - used,
            heap_sys: sys,
            next_gc: self.pace.next(),
            ..HeapStats::default()
        };
        self.stats.fill(&mut stats);
        stats
    }

    /// Bytes of free blocks that the system has back.
    pub fn released(&self) -> u64 {
        self.n_clean(&self.pool.lock()) * BLOCK as u64
    }

    /// Bytes of objects that were live after the last collection.
    pub fn live_bytes(&self) -> u64 {
        self.pace.live()
    }

    fn kinds(&self) -> Arc<Kinds> {
        Arc::clone(&self.kinds.lock())
    }

    fn kind_releases(&self, kind: KindId) -> bool {
        kind.0 >= map::MapKinds::COUNT && self.kinds().get(kind).release.is_some()
    }

    /// Nanoseconds on the clock that the heap was given.
    pub fn now(&self) -> u64 {
        (self.clock)()
    }

    fn next_seed(&self) -> u64 {
        hash::fold(self.seeds.fetch_add(hash::K0, Ordering::Relaxed), hash::K2)
    }

    /// All blocks that can be in use.
    fn blocks(&self) -> impl DoubleEndedIterator<Item = BlockId> + use<> {
        let all: Range<u32> = 0..self.region.n_usable() as u32;
        all.map(BlockId)
    }

    fn add_cache(&self, cache: NonNull<AllocCache>) {
        self.caches.lock().push(cache);
    }

    fn remove_cache(&self, cache: NonNull<AllocCache>) {
        self.caches.lock().retain(|other| *other != cache);
    }

    /// Takes all runs back; the world is stopped.
    fn retire_caches(&self) {
        for cache in self.caches.lock().iter() {
            // SAFETY: a cache is removed before it is freed, and its owner does not use it now.
            unsafe { cache.as_ref() }.retire();
        }
    }
}

impl Drop for Heap {
    fn drop(&mut self) {
        for block in self.blocks() {
            let info = self.region.info(block);
            if info.usage() != block::Use::Free && info.releases() {
                self.release_dead(block, 0..info.n_objects());
            }
        }
    }
}
