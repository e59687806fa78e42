//! What the heap knows of a block: its use, the sizes of its objects, their mark bits.
//!
//! All fields are atomics with relaxed accesses: a block changes its use under the lock of the pool or while the
//! world is stopped, and the address of an object reaches another thread only through an edge that also orders the
//! block's description before it. The mark bits alone are written by several threads at once, while marking.

use super::class::{self, MAX_OBJECTS};
use crate::sync::atomic::{AtomicU8, AtomicU32, AtomicU64, Ordering::Relaxed};

/// What a block is used for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub(super) enum Use {
    /// Nothing; it is in the pool. All zero, so that fresh blocks are free.
    Free = 0,
    /// Objects of one size class.
    Small = 1,
    /// The first block of a large object.
    Large = 2,
    /// A further block of a large object.
    Tail = 3,
}

impl Use {
    #[inline(always)]
    fn from_u8(n: u8) -> Use {
        match n {
            0 => Use::Free,
            1 => Use::Small,
            2 => Use::Large,
            _ => Use::Tail,
        }
    }
}

/// Whether objects are searched for pointers.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub enum Scan {
    /// They hold none.
    No = 0,
    /// Their shape says where.
    Yes = 1,
}

/// The description of a block. A free block has no marks.
#[repr(C, align(64))]
pub(super) struct BlockInfo {
    usage: AtomicU8,
    scan: AtomicU8,
    class: AtomicU8,
    /// Set when the first object of the block is marked in this cycle.
    touched: AtomicU8,
    /// Set when an object of the block was given a shape that wants to be told of its end.
    releases: AtomicU8,
    /// The block's memory may be other than zero.
    dirty: AtomicU8,
    /// For division by the size of objects.
    magic: AtomicU32,
    /// Objects in the block: of a large object, 1.
    n_objects: AtomicU32,
    /// Bytes of one object of a small block.
    object_size: AtomicU32,
    /// Of a tail: how many blocks before it the object begins. Of a free block: the cycle in which it was freed.
    back: AtomicU32,
    /// Exact bytes of a large object.
    large_bytes: AtomicU64,
    marks: [AtomicU64; MAX_OBJECTS / 64],
}

const _: () = assert!(size_of::<BlockInfo>() == 576);

impl BlockInfo {
    /// What it is used for.
    #[inline(always)]
    pub(super) fn usage(&self) -> Use {
        Use::from_u8(self.usage.load(Relaxed))
    }

    /// Whether its objects are searched for pointers.
    #[inline(always)]
    pub(super) fn scan(&self) -> Scan {
        if self.scan.load(Relaxed) == 0 { Scan::No } else { Scan::Yes }
    }

    /// The size class of a small block.
    pub(super) fn class(&self) -> u8 {
        self.class.load(Relaxed)
    }

    /// How many objects it holds.
    #[inline(always)]
    pub(super) fn n_objects(&self) -> u32 {
        self.n_objects.load(Relaxed)
    }

    /// The bytes of an object.
    #[inline(always)]
    pub(super) fn object_size(&self) -> usize {
        if self.usage() == Use::Small {
            self.object_size.load(Relaxed) as usize
        } else {
            self.large_bytes.load(Relaxed) as usize
        }
    }

    /// The number of the object at `granule` of the block. May be `n_objects` in the waste at the end.
    #[inline(always)]
    pub(super) fn object_index(&self, granule: u32) -> u32 {
        class::object_index(granule, self.magic.load(Relaxed))
    }

    /// How many blocks before this tail its object begins.
    #[inline(always)]
    pub(super) fn back(&self) -> u32 {
        self.back.load(Relaxed)
    }

    /// In which cycle this free block was freed.
    pub(super) fn freed_in(&self) -> u32 {
        self.back.load(Relaxed)
    }

    /// Whether its memory may be other than zero.
    pub(super) fn is_dirty(&self) -> bool {
        self.dirty.load(Relaxed) != 0
    }

    /// Notes whether its memory may be other than zero.
    pub(super) fn set_dirty(&self, dirty: bool) {
        self.dirty.store(u8::from(dirty), Relaxed);
    }

    /// Whether an object of it wants to be told of its end.
    pub(super) fn releases(&self) -> bool {
        self.releases.load(Relaxed) != 0
    }

    /// Notes that an object of it wants to be told of its end.
    pub(super) fn set_releases(&self) {
        self.releases.store(1, Relaxed);
    }

    /// Makes it a block of small objects.
    pub(super) fn set_small(&self, class: u8, scan: Scan) {
        debug_assert_eq!((self.usage(), self.n_marked()), (Use::Free, 0));
        let n = usize::from(class);
        self.class.store(class, Relaxed);
        self.scan.store(scan as u8, Relaxed);
        self.releases.store(0, Relaxed);
        self.magic.store(class::magic(n), Relaxed);
        self.n_objects.store(class::objects_per_block(n), Relaxed);
        self.object_size.store(class::SIZES[n], Relaxed);
        self.usage.store(Use::Small as u8, Relaxed);
    }

    /// Makes it the first block of a large object.
    pub(super) fn set_large(&self, bytes: usize, scan: Scan) {
        debug_assert_eq!((self.usage(), self.n_marked()), (Use::Free, 0));
        self.n_objects.store(1, Relaxed);
        self.scan.store(scan as u8, Relaxed);
        self.releases.store(0, Relaxed);
        self.magic.store(0, Relaxed);
        self.large_bytes.store(bytes as u64, Relaxed);
        self.usage.store(Use::Large as u8, Relaxed);
    }

    /// Makes it the `n`th further block of a large object.
    pub(super) fn set_tail(&self, n: u32) {
        self.back.store(n, Relaxed);
        self.usage.store(Use::Tail as u8, Relaxed);
    }

    /// Makes it free, in cycle `cycle`.
    pub(super) fn set_free(&self, cycle: u32) {
        self.back.store(cycle, Relaxed);
        self.usage.store(Use::Free as u8, Relaxed);
    }

    /// Whether object `index` is marked.
    pub(super) fn is_marked(&self, index: u32) -> bool {
        self.marks[index as usize / 64].load(Relaxed) & (1 << (index % 64)) != 0
    }

    /// Where the mark of object `index` is, to fetch it.
    #[inline(always)]
    pub(super) fn mark_word(&self, index: u32) -> *const AtomicU64 {
        &raw const self.marks[index as usize / 64]
    }

    /// Marks object `index`; whether it was not marked before.
    #[inline(always)]
    pub(super) fn mark(&self, index: u32) -> bool {
        let (word, bit) = (&self.marks[index as usize / 64], 1 << (index % 64));
        // The load spares the locked instruction for the many objects that are reached more than once.
        if word.load(Relaxed) & bit != 0 || word.fetch_or(bit, Relaxed) & bit != 0 {
            return false;
        }
        if self.touched.load(Relaxed) == 0 {
            self.touched.store(1, Relaxed);
        }
        true
    }

    /// Whether an object was marked since the marks were cleared.
    pub(super) fn is_touched(&self) -> bool {
        self.touched.load(Relaxed) != 0
    }

    /// Forgets all marks, before a cycle.
    pub(super) fn clear_marks(&self) {
        self.touched.store(0, Relaxed);
        for word in &self.marks[..(self.n_objects() as usize).div_ceil(64)] {
            word.store(0, Relaxed);
        }
    }

    /// The first run of unmarked objects at or after `from`: first and end.
    pub(super) fn next_hole(&self, from: u32) -> Option<(u32, u32)> {
        let first = self.next(from, u64::MAX)?;
        Some((first, self.next(first, 0).unwrap_or(self.n_objects())))
    }

    /// The first object at or after `from` whose mark differs from the bits of `like`.
    fn next(&self, from: u32, like: u64) -> Option<u32> {
        let n = self.n_objects();
        let mut at = from;
        while at < n {
            let differing = (self.marks[at as usize / 64].load(Relaxed) ^ like) >> (at % 64);
            if differing != 0 {
                let found = at + differing.trailing_zeros();
                return (found < n).then_some(found);
            }
            at = (at | 63) + 1;
        }
        None
    }

    /// How many objects are marked.
    pub(super) fn n_marked(&self) -> u32 {
        self.marks[..(self.n_objects() as usize).div_ceil(64)].iter().map(|word| word.load(Relaxed).count_ones()).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn block(class: u8) -> Box<BlockInfo> {
        // SAFETY: a zeroed description is a free block.
        let info: Box<BlockInfo> = unsafe { Box::new(std::mem::zeroed()) };
        info.set_small(class, Scan::Yes);
        info
    }

    #[test]
    fn holes_are_the_runs_between_marks() {
        let info = block(0);
        assert_eq!(info.next_hole(0), Some((0, 4096)));
        for index in [0, 1, 5, 63, 64, 65, 200, 4095] {
            assert!(info.mark(index) && !info.mark(index));
        }
        let mut holes = Vec::new();
        let mut at = 0;
        while let Some((first, end)) = info.next_hole(at) {
            holes.push((first, end));
            at = end;
        }
        assert_eq!(holes, [(2, 5), (6, 63), (66, 200), (201, 4095)]);
        assert_eq!(info.n_marked(), 8);
    }

    #[test]
    fn a_block_of_few_objects_ends_where_they_end() {
        let info = block(class::class_of(20000));
        assert_eq!(info.next_hole(0), Some((0, 3)));
        info.mark(0);
        info.mark(1);
        info.mark(2);
        assert_eq!(info.next_hole(0), None);
    }
}
