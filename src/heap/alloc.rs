//! Allocation: a cache per worker hands out memory without a lock.
//!
//! Per size class, once for objects with pointers and once for those without, a cache holds a *run*: neighbouring
//! free objects of one block, zeroed, handed out from the lower end. When a run is used up the next hole of the block
//! is found in its mark bits, which say what lived at the last collection; when the block has no more holes, the
//! next block of the class that has not been looked at since the collection; then a free block of the pool. Looking
//! for holes *is* the sweep: nothing else touches a dead object.
//!
//! Invariants:
//!  1. A run of a cache belongs to it alone; its shapes are [`Shape::FREE`] and its memory is zero.
//!  2. The shape is written before the object's address is known to anyone, and a store-store barrier follows, so a
//!     racily published address leads to a zeroed object of its type.
//!  3. Dead objects keep shape and contents until their hole becomes a run: a stale pointer to one is harmless.
//!  4. Allocation never collects. It notes that a collection is due ([`AllocCache::gc_due`]), or, at the memory limit,
//!     fails with [`HeapError::Retry`].

use std::cell::Cell;
use std::ops::Deref;
use std::ptr::{NonNull, null_mut};

use super::Heap;
use super::block::{Scan, Use};
use super::class::{self, BLOCK, SIZES};
use super::error::HeapError;
use super::hash::Rng;
use super::region::BlockId;
use super::shape::{KindId, Shape};
use crate::bytecode::rtype::TypeRef;
use crate::sync::Arc;
use crate::sync::atomic::{self, Ordering};

/// Two for each class.
pub(super) const N_BINS: usize = SIZES.len() * 2;
/// The bin that never has a run: it stands for large objects and those of size 0.
const NO_BIN: usize = N_BINS;
/// The most that is zeroed at once, so that what is allocated next is in the nearest cache.
const RUN_BYTES: u32 = 4096;
/// Allocations are told to the pacer in portions.
const REPORT: usize = 32 << 10;

/// Where all objects of size 0 are.
static ZERO_SIZED: u128 = 0;

/// The address of values of size 0.
#[inline(always)]
pub fn zero_sized() -> NonNull<u8> {
    NonNull::from(&ZERO_SIZED).cast()
}

/// How to allocate one value of a type, worked out once: an instruction may hold it as its operand.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct AllocPlan {
    shape: Shape,
    /// Offset of the bin in the cache, bytes.
    bin: u16,
}

impl AllocPlan {
    /// For one value of a type.
    #[inline(always)]
    pub fn of(ty: TypeRef) -> AllocPlan {
        AllocPlan::sized(ty.size as usize, Shape::of_type(ty), scan_of(ty))
    }

    /// For an object of a kind.
    pub fn of_kind(kind: KindId, bytes: usize, scan: Scan) -> AllocPlan {
        AllocPlan::sized(bytes, Shape::of_kind(kind), scan)
    }

    #[inline(always)]
    fn sized(bytes: usize, shape: Shape, scan: Scan) -> AllocPlan {
        let small = bytes.wrapping_sub(1) < class::MAX_SMALL;
        let bin = if small { usize::from(class::class_of(bytes)) * 2 + scan as usize } else { NO_BIN };
        AllocPlan { shape, bin: (bin * size_of::<Bin>()) as u16 }
    }

    #[inline(always)]
    fn bin_number(self) -> usize {
        usize::from(self.bin) / size_of::<Bin>()
    }

    /// As one word.
    pub fn to_bits(self) -> u64 {
        u64::from(self.shape.0) | u64::from(self.bin) << 32
    }

    /// From [`AllocPlan::to_bits`].
    ///
    /// # Safety
    /// `bits` came from there.
    #[inline(always)]
    pub unsafe fn from_bits(bits: u64) -> AllocPlan {
        AllocPlan { shape: Shape(bits as u32), bin: (bits >> 32) as u16 }
    }
}

#[inline(always)]
fn scan_of(ty: TypeRef) -> Scan {
    if ty.trace.is_empty() { Scan::No } else { Scan::Yes }
}

/// The run of one class.
#[repr(C)]
struct Bin {
    /// The next object.
    cur: Cell<*mut u8>,
    /// The end of the run.
    end: Cell<*mut u8>,
    /// The shape of the next object.
    shape: Cell<*mut u32>,
    /// Bytes of an object.
    size: u32,
    /// Where the block is searched on.
    from: Cell<u32>,
    /// The block, if any.
    block: Cell<Option<BlockId>>,
    /// The block came clean from the pool: its memory is zero.
    clean: Cell<bool>,
    /// The first object of the run.
    first: Cell<*mut u8>,
}

impl Bin {
    fn empty(size: u32) -> Bin {
        Bin {
            cur: Cell::new(null_mut()),
            end: Cell::new(null_mut()),
            shape: Cell::new(null_mut()),
            size,
            from: Cell::new(0),
            block: Cell::new(None),
            clean: Cell::new(false),
            first: Cell::new(null_mut()),
        }
    }

    /// Bytes handed out of the run so far.
    fn used(&self) -> usize {
        self.cur.get().addr() - self.first.get().addr()
    }
}

const _: () = assert!((N_BINS + 1) * size_of::<Bin>() <= u16::MAX as usize);

/// What one worker allocates from. Only its worker uses it, and while the world is stopped the collector.
#[repr(C)]
pub struct AllocCache {
    bins: [Bin; N_BINS + 1],
    heap: NonNull<Heap>,
    /// A collection is due.
    due: Cell<bool>,
    /// Bytes handed out that the pacer has not heard of.
    unreported: Cell<usize>,
    /// Bytes of their shapes.
    unreported_shapes: Cell<usize>,
    /// Objects handed out that the statistics have not heard of.
    uncounted: Cell<u64>,
    rng: Rng,
}

/// Owns a cache; dropping it gives the cache back to the heap.
pub struct OwnedCache {
    cache: NonNull<AllocCache>,
    /// Keeps the heap.
    heap: Arc<Heap>,
}

// SAFETY: a cache has no tie to a thread; its owner moves as a whole.
unsafe impl Send for OwnedCache {}

impl Deref for OwnedCache {
    type Target = AllocCache;

    #[inline(always)]
    fn deref(&self) -> &AllocCache {
        // SAFETY: `new` made it; it lives until `drop`.
        unsafe { self.cache.as_ref() }
    }
}

impl OwnedCache {
    /// A cache of `heap`.
    pub(super) fn new(heap: Arc<Heap>) -> OwnedCache {
        let size = |n: usize| SIZES.get(n / 2).copied().unwrap_or(0);
        let cache = Box::new(AllocCache {
            bins: std::array::from_fn(|n| Bin::empty(size(n))),
            heap: NonNull::from(&*heap),
            due: Cell::new(false),
            unreported: Cell::new(0),
            unreported_shapes: Cell::new(0),
            uncounted: Cell::new(0),
            rng: Rng::new(heap.next_seed()),
        });
        let cache = NonNull::from(Box::leak(cache));
        heap.add_cache(cache);
        OwnedCache { cache, heap }
    }
}

impl Drop for OwnedCache {
    fn drop(&mut self) {
        self.heap.remove_cache(self.cache);
        self.retire();
        // SAFETY: `new` leaked it, and the heap has forgotten it.
        drop(unsafe { Box::from_raw(self.cache.as_ptr()) });
    }
}

impl AllocCache {
    /// The heap it belongs to.
    #[inline(always)]
    pub fn heap(&self) -> &Heap {
        // SAFETY: the owner of this cache keeps the heap.
        unsafe { self.heap.as_ref() }
    }

    /// Whether a collection became due in an allocation of this cache. The machine asks after its slow paths and
    /// ends the slice at the next safepoint.
    #[inline(always)]
    pub fn gc_due(&self) -> bool {
        self.due.get()
    }

    /// The generator of this worker: random starts of iterations.
    #[inline(always)]
    pub fn rng(&self) -> &Rng {
        &self.rng
    }

    /// One value of the plan's type from the run of its class: zeroed. `None`: call [`AllocCache::alloc_slow`].
    #[inline(always)]
    pub fn try_alloc(&self, plan: AllocPlan) -> Option<NonNull<u8>> {
        debug_assert!(plan.bin_number() < self.bins.len());
        // SAFETY: plans are made with the offset of a bin, and the bins are what a cache begins with.
        let bin = unsafe { &*std::ptr::from_ref(self).cast::<u8>().add(usize::from(plan.bin)).cast::<Bin>() };
        let object = bin.cur.get();
        if object == bin.end.get() {
            return None;
        }
        // SAFETY: the run [cur, end) is this cache's, a whole number of objects long; `shape` walks beside it.
        unsafe {
            bin.cur.set(object.add(bin.size as usize));
            let shape = bin.shape.get();
            shape.write(plan.shape.0);
            bin.shape.set(shape.add(1));
            publish();
            Some(NonNull::new_unchecked(object))
        }
    }

    /// One value of type `ty`, zeroed, when the run of its class is used up or it is large.
    #[cold]
    #[inline(never)]
    pub fn alloc_slow(&self, ty: TypeRef) -> Result<NonNull<u8>, HeapError> {
        if ty.size == u32::MAX {
            return Err(self.heap().too_large(ty));
        }
        self.alloc_sized(ty.size as usize, Shape::of_type(ty), scan_of(ty))
    }

    /// One value of type `ty`, zeroed.
    #[inline]
    pub fn alloc(&self, ty: TypeRef) -> Result<NonNull<u8>, HeapError> {
        match self.try_alloc(AllocPlan::of(ty)) {
            Some(object) => Ok(object),
            None => self.alloc_slow(ty),
        }
    }

    /// An array of `count` values of type `elem`, zeroed.
    #[inline]
    pub fn alloc_array(&self, elem: TypeRef, count: usize) -> Result<NonNull<u8>, HeapError> {
        if elem.size == u32::MAX && count > 0 {
            return Err(self.heap().too_large(elem));
        }
        let bytes = (elem.size as usize).checked_mul(count).ok_or(HeapError::Retry)?;
        self.alloc_sized(bytes, Shape::of_type(elem), scan_of(elem))
    }

    /// An array of `count` values of type `elem`, of which the caller writes the first `filled` before the next safepoint
    /// and before it publishes the array; the rest is zero.
    pub fn alloc_array_filled(&self, elem: TypeRef, count: usize, filled: usize) -> Result<NonNull<u8>, HeapError> {
        let bytes = (elem.size as usize).checked_mul(count).ok_or(HeapError::Retry)?;
        if bytes > class::MAX_SMALL {
            return self.large(bytes, Shape::of_type(elem), scan_of(elem), filled * elem.size as usize);
        }
        self.alloc_sized(bytes, Shape::of_type(elem), scan_of(elem))
    }

    /// An object of a kind, zeroed. `Scan::No` when no object of that plan ever refers to others.
    pub fn alloc_kind(&self, kind: KindId, bytes: usize, scan: Scan) -> Result<NonNull<u8>, HeapError> {
        let object = self.alloc_sized(bytes, Shape::of_kind(kind), scan)?;
        if self.heap().kind_releases(kind) {
            self.heap().note_release(object);
        }
        Ok(object)
    }

    /// Bytes without pointers. Large ones are not zeroed: the caller fills them before it publishes them, and calls
    /// [`publish`] then.
    pub fn alloc_bytes(&self, bytes: usize) -> Result<NonNull<u8>, HeapError> {
        if bytes > class::MAX_SMALL {
            return self.large(bytes, Shape::BYTES, Scan::No, bytes);
        }
        self.alloc_sized(bytes, Shape::BYTES, Scan::No)
    }

    #[inline]
    fn alloc_sized(&self, bytes: usize, shape: Shape, scan: Scan) -> Result<NonNull<u8>, HeapError> {
        let plan = AllocPlan::sized(bytes, shape, scan);
        if let Some(object) = self.try_alloc(plan) {
            return Ok(object);
        }
        self.alloc_other(bytes, plan, scan)
    }

    #[cold]
    #[inline(never)]
    fn alloc_other(&self, bytes: usize, plan: AllocPlan, scan: Scan) -> Result<NonNull<u8>, HeapError> {
        if bytes == 0 {
            return Ok(zero_sized());
        }
        if plan.bin_number() == NO_BIN {
            return self.large(bytes, plan.shape, scan, 0);
        }
        self.refill(plan.bin_number())?;
        Ok(self.try_alloc(plan).expect("a new run is not empty"))
    }

    /// Finds the next run for a bin.
    fn refill(&self, bin_number: usize) -> Result<(), HeapError> {
        let bin = &self.bins[bin_number];
        self.account(bin);
        loop {
            if let Some(block) = bin.block.get()
                && self.next_run(bin, block)
            {
                return Ok(());
            }
            let (block, clean) = match self.heap().take_listed(bin_number) {
                Some(block) => (block, false),
                None => self.heap().take_small((bin_number / 2) as u8, scan_of_bin(bin_number))?,
            };
            bin.clean.set(clean);
            bin.from.set(0);
            bin.block.set(Some(block));
        }
    }

    /// Makes the next hole of the block, or its beginning, the run of the bin.
    fn next_run(&self, bin: &Bin, block: BlockId) -> bool {
        let region = &self.heap().region;
        let info = region.info(block);
        let Some((first, end)) = info.next_hole(bin.from.get()) else { return false };
        let end = end.min(first + (RUN_BYTES / bin.size).max(1));
        bin.from.set(end);
        if info.releases() {
            self.heap().release_dead(block, first..end);
        }
        let (offset, bytes) = (first as usize * bin.size as usize, (end - first) as usize * bin.size as usize);
        // SAFETY: the objects from `first` to `end` of the block are dead (invariant 3) and this cache alone has the
        // block since the last collection.
        unsafe {
            let object = region.block(block).add(offset);
            let shape = region.shapes(block).add(first as usize);
            if !bin.clean.get() {
                shape.write_bytes(0, (end - first) as usize);
                object.write_bytes(0, bytes);
            }
            bin.first.set(object);
            bin.cur.set(object);
            bin.end.set(object.add(bytes));
            bin.shape.set(shape);
        }
        true
    }

    /// Counts what was handed out of the bin's run.
    fn account(&self, bin: &Bin) {
        let used = bin.used();
        if used == 0 {
            return;
        }
        bin.first.set(bin.cur.get());
        let objects = used / bin.size as usize;
        self.uncounted.set(self.uncounted.get() + objects as u64);
        self.unreported_shapes.set(self.unreported_shapes.get() + objects * size_of::<Shape>());
        self.report(used);
    }

    fn report(&self, bytes: usize) {
        self.unreported.set(self.unreported.get() + bytes);
        if self.unreported.get() >= REPORT {
            self.tell_pacer();
        }
    }

    fn tell_pacer(&self) {
        if self.heap().pace.allocated(self.unreported.take(), self.unreported_shapes.take()) {
            self.due.set(true);
        }
    }

    /// A large object: blocks of its own; zero from `zero_from` on.
    #[cold]
    #[inline(never)]
    fn large(&self, bytes: usize, shape: Shape, scan: Scan, zero_from: usize) -> Result<NonNull<u8>, HeapError> {
        let object = self.heap().take_large(bytes, shape, scan, zero_from)?;
        self.uncounted.set(self.uncounted.get() + 1);
        self.report(bytes);
        publish();
        Ok(object)
    }

    /// Gives up all runs: the cache is dropped, or the world is stopped for a collection.
    pub(super) fn retire(&self) {
        self.count();
        for bin in &self.bins {
            for end in [&bin.cur, &bin.end, &bin.first] {
                end.set(null_mut());
            }
            bin.block.set(None);
        }
        self.due.set(false);
    }

    /// Reports all that was handed out.
    pub(super) fn count(&self) {
        self.bins.iter().for_each(|bin| self.account(bin));
        self.tell_pacer();
        self.heap().stats.add_mallocs(self.uncounted.take());
    }
}

fn scan_of_bin(bin: usize) -> Scan {
    if bin % 2 == 1 { Scan::Yes } else { Scan::No }
}

/// The store-store barrier between an object's first contents and its address: whoever sees the address sees them.
#[inline(always)]
pub fn publish() {
    if cfg!(target_arch = "x86_64") {
        // Stores are seen in order; only the compiler must keep them so.
        atomic::compiler_fence(Ordering::Release);
    } else {
        atomic::fence(Ordering::Release);
    }
}

/// Where allocation meets the pool.
impl Heap {
    /// A block of the bin that has not been looked at since the last collection.
    fn take_listed(&self, bin: usize) -> Option<BlockId> {
        self.listed[bin].lock().pop()
    }

    /// The values of a type are larger than its description can say.
    #[cold]
    fn too_large(&self, ty: TypeRef) -> HeapError {
        self.pace.refused(ty.go_size);
        HeapError::Retry
    }

    /// A free block, made ready for small objects; whether its memory is zero.
    fn take_small(&self, class: u8, scan: Scan) -> Result<(BlockId, bool), HeapError> {
        let block = self.take_blocks(1, class::objects_per_block(usize::from(class)))?;
        let info = self.region.info(block);
        let clean = !info.is_dirty();
        info.set_small(class, scan);
        info.set_dirty(true);
        Ok((block, clean))
    }

    /// Neighbouring free blocks for so many objects, their shapes cleared.
    fn take_blocks(&self, n: u32, n_objects: u32) -> Result<BlockId, HeapError> {
        let mut pool = self.pool.lock();
        let has_room = self.pace.has_room(pool.bytes() + u64::from(n) * BLOCK as u64);
        let first = if has_room { pool.take(&self.region, n, n_objects) } else { None };
        drop(pool);
        let Some(first) = first else {
            self.pace.refused(u64::from(n) * BLOCK as u64);
            return Err(HeapError::Retry);
        };
        for block in (0..n as usize).map(|i| first.after(i)) {
            let info = self.region.info(block);
            if info.is_dirty() {
                // SAFETY: the block is the caller's; its old use had that many objects at most.
                unsafe { self.region.shapes(block).write_bytes(0, info.n_objects() as usize) };
            }
        }
        Ok(first)
    }

    fn take_large(&self, bytes: usize, shape: Shape, scan: Scan, zero_from: usize) -> Result<NonNull<u8>, HeapError> {
        let n = u32::try_from(bytes.div_ceil(BLOCK)).map_err(|_| HeapError::Retry)?;
        let first = self.take_blocks(n, 1)?;
        for i in 0..n as usize {
            let info = self.region.info(first.after(i));
            let (from, end) = (zero_from.saturating_sub(i * BLOCK), (bytes - i * BLOCK).min(BLOCK));
            if from < end && info.is_dirty() {
                // SAFETY: the block is ours alone.
                unsafe { self.region.block(first.after(i)).add(from).write_bytes(0, end - from) };
            }
            info.set_dirty(true);
            if i > 0 {
                info.set_tail(i as u32);
            }
        }
        self.region.info(first).set_large(bytes, scan);
        // SAFETY: the first shape of a block of ours; a block's address is not null.
        unsafe {
            self.region.shapes(first).write(shape.0);
            Ok(NonNull::new_unchecked(self.region.block(first)))
        }
    }

    /// Tells the objects of a hole that want to know that they are dead.
    pub(super) fn release_dead(&self, block: BlockId, objects: std::ops::Range<u32>) {
        let kinds = self.kinds();
        let size = self.region.info(block).object_size();
        for index in objects {
            // SAFETY: an object of the block; its shape tells its kind, and its contents are still there.
            unsafe {
                let shape = self.region.shapes(block).add(index as usize);
                if let super::shape::Decoded::Kind(kind) = Shape(shape.read()).decode()
                    && let Some(release) = kinds.get(kind).release
                {
                    release(NonNull::new_unchecked(self.region.block(block).add(index as usize * size)));
                }
                shape.write(Shape::FREE.0);
            }
        }
    }

    /// Notes that the block of this object must be searched for ends to be told of.
    fn note_release(&self, object: NonNull<u8>) {
        let block = BlockId(((object.addr().get() - self.region.base()) >> class::BLOCK_SHIFT) as u32);
        debug_assert!(matches!(self.region.info(block).usage(), Use::Small | Use::Large));
        self.region.info(block).set_releases();
    }
}
