//! Marking: an explicit stack per thread, surplus shared with idle threads.

use std::ptr::NonNull;

use super::super::Heap;
use super::super::block::{BlockInfo, Scan, Use};
use super::super::class::{BLOCK, BLOCK_SHIFT, GRANULE, MAX_OBJECTS};
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
/// A marker with more items than this gives half of them to idle ones.
const SHARE_FROM: usize = 64;

/// A piece of an object that is marked and not yet traced.
#[derive(Clone, Copy, Debug)]
struct Item {
    object: usize,
    shape: Shape,
    piece: u32,
}

/// Work that markers have given away, and who looks for some.
#[derive(Default)]
struct Shared {
    packets: Vec<Vec<Item>>,
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
    started: u64,
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
        let started = self.now();
        self.retire_caches();
        for block in self.blocks() {
            let info = self.region.info(block);
            if matches!(info.usage(), Use::Small | Use::Large) {
                info.clear_marks();
            }
        }
        Cycle {
            heap: self,
            kinds: self.kinds(),
            types: self.types.all(),
            started,
            shared: Lock::new(Shared::default()),
            changed: Condition::new(),
            n_hungry: AtomicUsize::new(0),
        }
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
            stack: Vec::new(),
            live_bytes: 0,
            live_objects: 0,
            drained: false,
        }
    }

    /// Ends the cycle when all markers have drained: the dead are gone.
    pub fn finish(self) -> CycleStats {
        let shared = self.shared.lock();
        assert!(shared.packets.is_empty() && shared.active == 0, "all markers have drained");
        self.heap.reclaim(self.started, shared.live_bytes, shared.live_objects)
    }

    /// Waits for work. `None` when there is none and nobody can make any.
    fn take(&self) -> Option<Vec<Item>> {
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

    fn give(&self, packet: Vec<Item>) {
        self.shared.lock().packets.push(packet);
        self.changed.notify_one();
    }
}

/// Marks what it is handed, and what that refers to, on one thread.
pub struct Marker<'c> {
    cycle: &'c Cycle<'c>,
    base: usize,
    usable: usize,
    stack: Vec<Item>,
    live_bytes: usize,
    live_objects: u64,
    drained: bool,
}

impl Marker<'_> {
    /// Marks the object that `word` points to or into. Any word will do: what is no address of an object is ignored.
    #[inline]
    pub fn mark(&mut self, word: u64) {
        let offset = (word as usize).wrapping_sub(self.base);
        if offset < self.usable {
            self.mark_at(offset);
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
    #[inline]
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
                        for n in 0..count as usize {
                            self.mark_value(ptr.add(offset as usize + n * stride as usize), elem);
                        }
                    }
                }
            }
        }
    }

    fn mark_at(&mut self, offset: usize) {
        let region = &self.cycle.heap.region;
        let block = BlockId((offset >> BLOCK_SHIFT) as u32);
        let info = region.info(block);
        match info.usage() {
            Use::Small => {
                let index = info.object_index(((offset % BLOCK) / GRANULE) as u32);
                if index < info.n_objects() {
                    self.mark_object(block, info, index);
                }
            }
            Use::Large => self.mark_object(block, info, 0),
            Use::Tail => {
                let head = BlockId(block.0 - info.back());
                self.mark_object(head, region.info(head), 0);
            }
            Use::Free => {}
        }
    }

    #[inline]
    fn mark_object(&mut self, block: BlockId, info: &BlockInfo, index: u32) {
        debug_assert!((index as usize) < MAX_OBJECTS);
        let region = &self.cycle.heap.region;
        // SAFETY: every block has that many shapes.
        let shape = Shape(unsafe { region.shapes(block).add(index as usize).read() });
        if shape == Shape::FREE || !info.mark(index) {
            return;
        }
        let size = info.object_size();
        self.live_bytes += size;
        self.live_objects += 1;
        if info.scan() == Scan::Yes {
            let object = region.block(block).addr() + index as usize * size;
            self.stack.push(Item { object, shape, piece: 0 });
        }
    }

    /// Traces until nothing marked is untraced, here and in all other markers of the cycle.
    pub fn drain(&mut self) {
        loop {
            while let Some(item) = self.stack.pop() {
                self.trace(item);
                if self.stack.len() > SHARE_FROM && self.cycle.n_hungry.load(Ordering::Relaxed) > 0 {
                    let half = self.stack.len() / 2;
                    self.cycle.give(self.stack.drain(..half).collect());
                }
            }
            match self.cycle.take() {
                Some(packet) => self.stack = packet,
                None => break,
            }
        }
        self.drained = true;
    }

    fn trace(&mut self, item: Item) {
        match item.shape.decode() {
            Decoded::Type(id) => self.trace_array(item, self.cycle.types[id as usize]),
            Decoded::Kind(id) => {
                let kind = *self.cycle.kinds.get(id);
                // SAFETY: the shape says that this is an object of that kind.
                unsafe {
                    let object = NonNull::new_unchecked(item.object as *mut u8);
                    if kind.pieces.is_some_and(|pieces| item.piece + 1 < pieces(object)) {
                        self.stack.push(Item { piece: item.piece + 1, ..item });
                    }
                    (kind.trace)(self, object, item.piece);
                }
            }
            Decoded::Bytes | Decoded::Free => {}
        }
    }

    /// Traces one piece of an array that fills an object.
    fn trace_array(&mut self, item: Item, ty: TypeRef) {
        let (size, stride) = (self.size_of(item.object), ty.size as usize);
        let (mut at, mut end) = (0, size);
        if size > PIECE {
            let per_piece = (PIECE / stride).max(1) * stride;
            at = item.piece as usize * per_piece;
            if at + per_piece < size {
                end = at + per_piece;
                self.stack.push(Item { piece: item.piece + 1, ..item });
            }
        }
        while at + stride <= end {
            // SAFETY: the object is an array of this type, `at + stride` inside it, and the world is stopped.
            unsafe { self.mark_value((item.object + at) as *const u8, ty) };
            at += stride;
        }
    }

    fn size_of(&self, object: usize) -> usize {
        let block = BlockId(((object - self.base) >> BLOCK_SHIFT) as u32);
        self.cycle.heap.region.info(block).object_size()
    }
}

impl Drop for Marker<'_> {
    fn drop(&mut self) {
        let mut shared = self.cycle.shared.lock();
        shared.live_bytes += self.live_bytes;
        shared.live_objects += self.live_objects;
        if !self.drained {
            // Its work is left to the others.
            shared.packets.push(std::mem::take(&mut self.stack));
            shared.active -= 1;
            self.cycle.changed.notify_all();
        }
    }
}
