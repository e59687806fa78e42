//! Marking: an explicit stack per thread, surplus shared with idle threads.
//!
//! What is found goes on the stack before it is looked at. What is taken from there is located, its shape, mark bit
//! and contents are fetched into the cache, and it waits in a short queue while those arrive; only then it is marked
//! and traced. So a marker waits for several lines of memory at once instead of one after the other.

use std::ptr::NonNull;

use super::super::Heap;
use super::super::access::prefetch;
use super::super::block::{Scan, Use};
use super::super::class::{BLOCK, BLOCK_SHIFT};
use super::super::place::Place;
use super::super::region::BlockId;
use super::super::shape::{Decoded, KindId, Kinds, Shape};
use super::super::stats::CycleStats;
use super::super::value::load_iface;
use crate::bytecode::function::SlotKind;
use crate::bytecode::rtype::{TraceOp, TypeRef};
use crate::sync::atomic::{AtomicUsize, Ordering};
use crate::sync::{Arc, Condition, Lock};

/// Large objects are traced in pieces of about this many bytes, so that threads can share one.
const PIECE: usize = 64 << 10;
/// A marker with more items than this gives half of them, the older ones, to idle ones. A tree that is traced depth first
/// keeps few items, but the old ones are large.
const SHARE_FROM: usize = 6;

/// How many objects wait for their memory.
const AHEAD: usize = 8;

/// A piece of a large object that is marked and not yet traced.
#[derive(Clone, Copy, Debug)]
struct Piece {
    place: Place,
    number: u32,
}

/// What is left to do.
#[derive(Debug, Default)]
struct Work {
    /// Offsets in the region that were found in memory and are not yet looked at.
    found: Vec<usize>,
    /// Further pieces of large objects.
    pieces: Vec<Piece>,
}

impl Work {
    fn len(&self) -> usize {
        self.found.len() + self.pieces.len()
    }

    /// Half of it, the older one.
    fn split(&mut self) -> Work {
        Work {
            found: self.found.drain(..self.found.len() / 2).collect(),
            pieces: self.pieces.drain(..self.pieces.len().div_ceil(2)).collect(),
        }
    }
}

/// Work that markers have given away, and who looks for some.
#[derive(Default)]
struct Shared {
    packets: Vec<Work>,
    /// Markers that may still make work: tracing roots or draining.
    active: usize,
    live_bytes: usize,
    live_objects: u64,
}

/// A collection under way.
pub struct Cycle<'h> {
    heap: &'h Heap,
    kinds: Arc<Kinds>,
    /// All types, by number.
    types: Vec<TypeRef>,
    shared: Lock<Shared>,
    /// Signalled when a packet comes or the last active marker runs dry.
    changed: Condition,
    /// How many markers wait for work: a hint for the busy ones.
    n_hungry: AtomicUsize,
}

impl Heap {
    /// Begins a cycle, to be marked by several threads.
    ///
    /// # Safety
    /// The world is stopped until [`Cycle::finish`] returns: no other thread uses the heap, a cache of it, or its
    /// objects, other than through markers of this cycle.
    pub unsafe fn begin_cycle(&self) -> Cycle<'_> {
        self.retire_caches();
        for block in self.blocks() {
            let info = self.region.info(block);
            if matches!(info.usage(), Use::Small | Use::Large) {
                info.clear_marks();
            }
        }
        let cycle = Cycle {
            heap: self,
            kinds: self.kinds(),
            types: self.types.all(),
            shared: Lock::new(Shared::default()),
            changed: Condition::new(),
            n_hungry: AtomicUsize::new(0),
        };
        // What it finds is left to the markers of the cycle.
        cycle.marker().trace_watches(self);
        cycle
    }
}

impl<'h> Cycle<'h> {
    /// A marker for one thread. Make all of them before the first drains.
    pub fn marker(&self) -> Marker<'_> {
        self.shared.lock().active += 1;
        Marker {
            cycle: self,
            base: self.heap.region.base(),
            usable: self.heap.region.frontier(),
            work: Work::default(),
            waiting: Waiting::new(),
            live_bytes: 0,
            live_objects: 0,
            drained: false,
        }
    }

    /// Ends the cycle when all markers have drained: the dead are gone.
    pub fn finish(self) -> CycleStats {
        let shared = self.shared.lock();
        assert!(shared.packets.is_empty() && shared.active == 0, "all markers have drained");
        let (objects, bytes) = self.heap.settle_watches();
        self.heap.reclaim(shared.live_bytes + bytes, shared.live_objects + objects)
    }

    /// Waits for work. `None` when there is none and nobody can make any.
    fn take(&self) -> Option<Work> {
        let mut shared = self.shared.lock();
        shared.active -= 1;
        loop {
            if let Some(packet) = shared.packets.pop() {
                shared.active += 1;
                return Some(packet);
            }
            if shared.active == 0 {
                self.changed.notify_all();
                return None;
            }
            self.n_hungry.fetch_add(1, Ordering::Relaxed);
            shared = self.changed.wait(shared);
            self.n_hungry.fetch_sub(1, Ordering::Relaxed);
        }
    }

    fn give(&self, packet: Work) {
        self.shared.lock().packets.push(packet);
        self.changed.notify_one();
    }
}

/// Marks what it is handed, and what that refers to, on one thread.
pub struct Marker<'c> {
    cycle: &'c Cycle<'c>,
    base: usize,
    usable: usize,
    work: Work,
    waiting: Waiting,
    live_bytes: usize,
    live_objects: u64,
    drained: bool,
}

/// A queue of objects whose memory is under way.
struct Waiting {
    places: [Place; AHEAD],
    first: usize,
    len: usize,
}

impl Waiting {
    fn new() -> Waiting {
        Waiting { places: [Place { block: BlockId(0), index: 0 }; AHEAD], first: 0, len: 0 }
    }

    #[inline(always)]
    fn push(&mut self, place: Place) {
        debug_assert!(self.len < AHEAD);
        self.places[(self.first + self.len) % AHEAD] = place;
        self.len += 1;
    }

    #[inline(always)]
    fn pop(&mut self) -> Option<Place> {
        if self.len == 0 {
            return None;
        }
        let place = self.places[self.first];
        self.first = (self.first + 1) % AHEAD;
        self.len -= 1;
        Some(place)
    }
}

impl Marker<'_> {
    /// Marks the object that `word` points to or into. Any word will do: what is no address of an object is ignored.
    #[inline]
    pub fn mark(&mut self, word: u64) {
        let offset = (word as usize).wrapping_sub(self.base);
        if offset < self.usable {
            self.work.found.push(offset);
        }
    }

    /// Marks what an interface in memory refers to.
    ///
    /// # Safety
    /// `ty` is 0 or the address of a descriptor whose table lives. From a slot that may be stale, mark the data word
    /// instead.
    #[inline]
    pub unsafe fn mark_iface(&mut self, ty: u64, data: u64) {
        // SAFETY: the caller's promise.
        if ty != 0 && unsafe { TypeRef::from_address(ty as usize) }.data_is_ptr {
            self.mark(data);
        }
    }

    /// Marks what slots of a frame refer to. Slots may be stale or hold garbage.
    ///
    /// # Safety
    /// `slots` points to as many readable slots as there are kinds.
    pub unsafe fn mark_slots(&mut self, slots: *const u64, kinds: &[SlotKind]) {
        for (n, kind) in kinds.iter().enumerate() {
            if *kind != SlotKind::Scalar {
                // SAFETY: the caller's promise.
                self.mark(unsafe { slots.add(n).read() });
            }
        }
    }

    /// Marks what a value of type `ty` in memory refers to.
    ///
    /// # Safety
    /// `ptr` leads to a whole value of type `ty` that nobody writes now.
    #[inline(always)]
    pub unsafe fn mark_value(&mut self, ptr: *const u8, ty: TypeRef) {
        for op in &ty.trace {
            // SAFETY: the caller's promise; the offsets are those of the type.
            unsafe {
                match *op {
                    TraceOp::Ptr(at) => self.mark(ptr.add(at as usize).cast::<u64>().read()),
                    TraceOp::Iface(at) => {
                        let iface = load_iface(ptr.add(at as usize));
                        self.mark_iface(iface.ty, iface.data);
                    }
                    TraceOp::Array { offset, count, stride, elem } => {
                        self.mark_array(ptr.add(offset as usize), count, stride, elem);
                    }
                }
            }
        }
    }

    /// The recursion is as deep as arrays are nested in a type.
    #[inline(never)]
    unsafe fn mark_array(&mut self, ptr: *const u8, count: u32, stride: u32, elem: TypeRef) {
        for n in 0..count as usize {
            // SAFETY: the caller's promise: `count` values lie there.
            unsafe { self.mark_value(ptr.add(n * stride as usize), elem) };
        }
    }

    /// Traces until nothing marked is untraced, here and in all other markers of the cycle.
    pub fn drain(&mut self) {
        loop {
            self.drain_own();
            match self.cycle.take() {
                Some(packet) => self.work = packet,
                None => break,
            }
        }
        self.drained = true;
    }

    fn drain_own(&mut self) {
        loop {
            while self.waiting.len < AHEAD
                && let Some(offset) = self.work.found.pop()
            {
                if let Some(place) = self.fetch(offset) {
                    self.waiting.push(place);
                }
            }
            if let Some(place) = self.waiting.pop() {
                self.visit(place);
            } else if let Some(piece) = self.work.pieces.pop() {
                self.trace(piece);
            } else {
                return;
            }
            if self.work.len() > SHARE_FROM && self.cycle.n_hungry.load(Ordering::Relaxed) > 0 {
                let half = self.work.split();
                self.cycle.give(half);
            }
        }
    }

    /// Which object an offset lies in, if any; begins to fetch what is known of it.
    #[inline(always)]
    fn fetch(&self, offset: usize) -> Option<Place> {
        let heap = self.cycle.heap;
        let place = heap.locate(offset)?;
        prefetch(heap.region.shapes(place.block).wrapping_add(place.index as usize));
        prefetch(heap.region.info(place.block).mark_word(place.index));
        prefetch(heap.region.block(BlockId((offset >> BLOCK_SHIFT) as u32)).wrapping_add(offset % BLOCK));
        Some(place)
    }

    /// Marks an object; traces it when it was not marked.
    #[inline(always)]
    fn visit(&mut self, place: Place) {
        let info = self.cycle.heap.region.info(place.block);
        if self.cycle.heap.shape(place) == Shape::FREE || !info.mark(place.index) {
            return;
        }
        self.live_bytes += info.object_size();
        self.live_objects += 1;
        self.trace_contents(place);
    }

    /// Marks what an object refers to, but not the object.
    #[inline(always)]
    pub(super) fn trace_contents(&mut self, place: Place) {
        if self.cycle.heap.region.info(place.block).scan() == Scan::Yes {
            self.trace(Piece { place, number: 0 });
        }
    }

    #[inline(always)]
    fn trace(&mut self, piece: Piece) {
        match self.cycle.heap.shape(piece.place).decode() {
            Decoded::Type(id) => self.trace_array(piece, self.cycle.types[id as usize]),
            Decoded::Kind(id) => self.trace_kind(piece, id),
            Decoded::Bytes | Decoded::Free => {}
        }
    }

    fn trace_kind(&mut self, piece: Piece, id: KindId) {
        let kind = *self.cycle.kinds.get(id);
        // SAFETY: the shape says that this is an object of that kind; its address is not null.
        unsafe {
            let object = NonNull::new_unchecked(self.cycle.heap.extent(piece.place).0 as *mut u8);
            if kind.pieces.is_some_and(|pieces| piece.number + 1 < pieces(object)) {
                self.work.pieces.push(Piece { number: piece.number + 1, ..piece });
            }
            (kind.trace)(self, object, piece.number);
        }
    }

    /// Traces one piece of an array that fills an object.
    #[inline(always)]
    fn trace_array(&mut self, piece: Piece, ty: TypeRef) {
        let ((object, size), stride) = (self.cycle.heap.extent(piece.place), ty.size as usize);
        let (mut at, mut end) = (0, size);
        if size > PIECE {
            let per_piece = (PIECE / stride).max(1) * stride;
            at = piece.number as usize * per_piece;
            if at + per_piece < size {
                end = at + per_piece;
                self.work.pieces.push(Piece { number: piece.number + 1, ..piece });
            }
        }
        while at + stride <= end {
            // SAFETY: the object is an array of this type, `at + stride` inside it, and the world is stopped.
            unsafe { self.mark_value((object + at) as *const u8, ty) };
            at += stride;
        }
    }
}

impl Drop for Marker<'_> {
    fn drop(&mut self) {
        let mut shared = self.cycle.shared.lock();
        shared.live_bytes += self.live_bytes;
        shared.live_objects += self.live_objects;
        if !self.drained {
            // Its work is left to the others.
            if self.work.len() > 0 {
                shared.packets.push(std::mem::take(&mut self.work));
            }
            shared.active -= 1;
            self.cycle.changed.notify_all();
        }
    }
}
