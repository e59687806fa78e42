//! Marking: an explicit stack per thread, surplus shared with idle threads.
//!
//! What is found goes on the stack before it is looked at. What is taken from there is located, its shape, mark bit
//! and contents are fetched into the cache, and it waits in a short queue while those arrive; only then it is marked
//! and traced. So a marker waits for several lines of memory at once instead of one after the other.

use std::ops::Range;
use std::ptr::NonNull;

use super::super::Heap;
use super::super::access::prefetch;
use super::super::block::{Scan, Use};
use super::super::class::{BLOCK, BLOCK_SHIFT};
use super::super::place::Place;
use super::super::region::BlockId;
use super::super::shape::{Decoded, Kinds, Shape};
use super::super::stats::CycleStats;
use super::super::value::load_iface;
use crate::bytecode::function::SlotKind;
use crate::bytecode::rtype::{TraceOp, TypeRef};
use crate::sync::atomic::{AtomicUsize, Ordering};
use crate::sync::{Arc, Condition, Lock};

/// Large objects are traced in pieces of about this many bytes, so that threads can share one.
const PIECE: usize = 64 << 10;
/// A marker that found more than this gives half of it, the older half, to idle ones. A tree that is traced depth first
/// keeps few items, but the old ones are large.
const SHARE_FROM: usize = 6;

/// How many objects wait for their memory.
const AHEAD: usize = 8;

/// Pieces of a large object that is marked, which are not yet traced: never none.
#[derive(Clone, Debug)]
struct Pieces {
    place: Place,
    numbers: Range<u32>,
}

/// What is left to do.
#[derive(Debug, Default)]
struct Work {
    /// Offsets in the region that were found in memory and are not yet looked at.
    found: Vec<usize>,
    /// Pieces of large objects.
    pieces: Vec<Pieces>,
}

impl Work {
    fn is_empty(&self) -> bool {
        self.found.is_empty() && self.pieces.is_empty()
    }

    /// The next piece of the object that came last.
    fn next_piece(&mut self) -> Option<(Place, u32)> {
        let last = self.pieces.last_mut()?;
        let piece = (last.place, last.numbers.start);
        last.numbers.start += 1;
        if last.numbers.is_empty() {
            self.pieces.pop();
        }
        Some(piece)
    }

    /// Half of it to be done elsewhere, if it is worth that: of the pieces of large objects, which are much work each, or
    /// of what was found, the older half.
    fn split(&mut self) -> Option<Work> {
        let mut half = Work::default();
        match &mut *self.pieces {
            [] if self.found.len() <= SHARE_FROM => return None,
            [] => half.found = self.found.drain(..self.found.len() / 2).collect(),
            [one] if one.numbers.len() == 1 => half.pieces = std::mem::take(&mut self.pieces),
            [one] => {
                let middle = one.numbers.start + one.numbers.len() as u32 / 2;
                half.pieces.push(Pieces { place: one.place, numbers: middle..one.numbers.end });
                one.numbers.end = middle;
            }
            several => {
                let n = several.len() / 2;
                half.pieces = self.pieces.drain(..n).collect();
            }
        }
        Some(half)
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
            } else if let Some((place, number)) = self.work.next_piece() {
                self.trace_piece(place, number);
            } else {
                return;
            }
            if self.cycle.n_hungry.load(Ordering::Relaxed) > 0
                && let Some(half) = self.work.split()
            {
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

    /// Marks what an object refers to, but not the object. Of a large one this is left for later.
    #[inline(always)]
    pub(super) fn trace_contents(&mut self, place: Place) {
        let heap = self.cycle.heap;
        if heap.region.info(place.block).scan() == Scan::No {
            return;
        }
        let n = match heap.shape(place).decode() {
            Decoded::Type(id) => {
                let (_, size) = heap.extent(place);
                if size <= PIECE { 1 } else { size.div_ceil(piece_size(self.cycle.types[id as usize])) as u32 }
            }
            Decoded::Kind(id) => {
                let object = self.object(place);
                // SAFETY: the shape says that this is an object of that kind.
                self.cycle.kinds.get(id).pieces.map_or(1, |pieces| unsafe { pieces(object) })
            }
            Decoded::Bytes | Decoded::Free => 0,
        };
        match n {
            0 => {}
            1 => self.trace_piece(place, 0),
            n => self.work.pieces.push(Pieces { place, numbers: 0..n }),
        }
    }

    #[inline(always)]
    fn trace_piece(&mut self, place: Place, number: u32) {
        match self.cycle.heap.shape(place).decode() {
            Decoded::Type(id) => self.trace_array(place, number, self.cycle.types[id as usize]),
            // SAFETY: the shape says that this is an object of that kind.
            Decoded::Kind(id) => unsafe { (self.cycle.kinds.get(id).trace)(self, self.object(place), number) },
            Decoded::Bytes | Decoded::Free => {}
        }
    }

    fn object(&self, place: Place) -> NonNull<u8> {
        NonNull::new(self.cycle.heap.extent(place).0 as *mut u8).expect("no object is at address 0")
    }

    /// Traces one piece of an array that fills an object.
    #[inline(always)]
    fn trace_array(&mut self, place: Place, number: u32, ty: TypeRef) {
        let ((object, size), stride) = (self.cycle.heap.extent(place), ty.size as usize);
        let (mut at, mut end) = (0, size);
        if size > PIECE {
            at = number as usize * piece_size(ty);
            end = size.min(at + piece_size(ty));
        }
        while at + stride <= end {
            // SAFETY: the object is an array of this type, `at + stride` inside it, and the world is stopped.
            unsafe { self.mark_value((object + at) as *const u8, ty) };
            at += stride;
        }
    }
}

/// The bytes of a piece of an array with elements of type `ty`: one element at least.
fn piece_size(ty: TypeRef) -> usize {
    let stride = ty.size as usize;
    (PIECE / stride).max(1) * stride
}

impl Drop for Marker<'_> {
    fn drop(&mut self) {
        let mut shared = self.cycle.shared.lock();
        shared.live_bytes += self.live_bytes;
        shared.live_objects += self.live_objects;
        if !self.drained {
            // Its work is left to the others.
            if !self.work.is_empty() {
                shared.packets.push(std::mem::take(&mut self.work));
            }
            shared.active -= 1;
            self.cycle.changed.notify_all();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(block: u32, numbers: Range<u32>) -> Pieces {
        Pieces { place: Place { block: BlockId(block), index: 0 }, numbers }
    }

    fn all_pieces(mut work: Work) -> Vec<(u32, u32)> {
        std::iter::from_fn(|| work.next_piece()).map(|(place, number)| (place.block.0, number)).collect()
    }

    #[test]
    fn halves_are_together_the_whole() {
        for objects in
            [vec![pieces(1, 0..1)], vec![pieces(1, 3..8)], vec![pieces(1, 0..4), pieces(2, 7..9), pieces(3, 1..2)]]
        {
            let mut work = Work { found: vec![16; 100], pieces: objects.clone() };
            let half = work.split().expect("pieces are always worth it");
            assert!(half.found.is_empty() && !half.pieces.is_empty());
            let mut got = all_pieces(half);
            got.extend(all_pieces(work));
            got.sort_unstable();
            let all = objects.iter().flat_map(|o| o.numbers.clone().map(|number| (o.place.block.0, number)));
            assert_eq!(got, all.collect::<Vec<_>>());
        }
    }

    #[test]
    fn what_was_found_is_halved_where_there_is_much() {
        let mut work = Work { found: (0..=SHARE_FROM).collect(), pieces: Vec::new() };
        let half = work.split().expect("it is more than a marker keeps");
        assert_eq!((half.found, work.found), ((0..3).collect(), (3..=SHARE_FROM).collect()));
        assert!(Work { found: vec![0; SHARE_FROM], pieces: Vec::new() }.split().is_none());
    }
}
