//! The reserved address range that holds the heap and, beside it, the tables about it.
//!
//! ```text
//!  data    | block 0 | block 1 | …                64 KiB each; objects
//!  shapes  | 4096 x u32 | 4096 x u32 | …          what each object of a block is (`shape`)
//!  infos   | BlockInfo | BlockInfo | …            what each block is, mark bits
//! ```
//!
//! All three are reserved without access (which costs an entry in the kernel's table) and made accessible together,
//! a chunk at a time from the bottom: what lies below the *frontier* is usable, so one comparison tells whether a
//! word can be a heap address. Fresh memory is zero; memory that is given back to the system becomes zero again.
//!
//! `libc` does the mapping: it is in the tree already, and neither memmap2 (no reservation without access) nor
//! rustix (a second layer of the same four calls) adds anything.

use std::ptr::NonNull;

use super::block::BlockInfo;
use super::class::{BLOCK, BLOCK_SHIFT, MAX_OBJECTS};
use crate::sync::atomic::{AtomicUsize, Ordering};

/// Blocks that are made accessible at once: 4 MiB.
pub(super) const CHUNK_BLOCKS: usize = 64;

/// From this block on the system may use huge pages: fewer faults and misses for large heaps, while small programs
/// stay small.
const HUGE_FROM: usize = (16 << 20) / BLOCK;

const CHUNK: usize = CHUNK_BLOCKS * BLOCK;
const SHAPES_PER_BLOCK: usize = MAX_OBJECTS * size_of::<u32>();
/// Reserved in all, per block.
const RESERVED_PER_BLOCK: usize = BLOCK + SHAPES_PER_BLOCK + size_of::<BlockInfo>();

/// The addresses, and how far they are usable.
pub(super) struct Region {
    /// What was mapped: more than is used, to pay for the alignment.
    mapping: (NonNull<u8>, usize),
    data: NonNull<u8>,
    shapes: NonNull<u32>,
    infos: NonNull<BlockInfo>,
    n_blocks: usize,
    /// Usable bytes of `data`. Grows under the lock of the pool; release pairs with the acquire in `frontier`.
    frontier: AtomicUsize,
}

// SAFETY: addresses and an atomic; what they lead to is guarded by the rules of each table.
unsafe impl Send for Region {}
// SAFETY: as above.
unsafe impl Sync for Region {}

/// A block, by its place in the region.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) struct BlockId(pub(super) u32);

impl BlockId {
    /// The block `n` places on.
    pub(super) fn after(self, n: usize) -> BlockId {
        BlockId(self.0 + n as u32)
    }
}

impl Region {
    /// Reserves about `bytes` bytes of heap; less if the system refuses so much. `None` when it refuses 64 MiB.
    pub(super) fn reserve(bytes: usize) -> Option<Region> {
        let mut n_chunks = bytes.div_ceil(CHUNK).max(1);
        loop {
            let n_blocks = n_chunks * CHUNK_BLOCKS;
            let bytes = n_blocks * RESERVED_PER_BLOCK + CHUNK;
            if let Some(base) = os::reserve(bytes) {
                return Some(Region::at((base, bytes), n_blocks));
            }
            if n_chunks * CHUNK <= 64 << 20 {
                return None;
            }
            n_chunks /= 2;
        }
    }

    fn at(mapping: (NonNull<u8>, usize), n_blocks: usize) -> Region {
        // SAFETY: `reserve` asked for one chunk more than the tables take, which pays for the alignment.
        unsafe {
            let data = mapping.0.add(mapping.0.align_offset(CHUNK));
            let shapes = data.add(n_blocks * BLOCK);
            let infos = shapes.add(n_blocks * SHAPES_PER_BLOCK);
            let frontier = AtomicUsize::new(0);
            // Slots and memory hold addresses as words.
            data.as_ptr().expose_provenance();
            Region { mapping, data, shapes: shapes.cast(), infos: infos.cast(), n_blocks, frontier }
        }
    }

    /// The lowest address of the heap.
    #[inline(always)]
    pub(super) fn base(&self) -> usize {
        self.data.as_ptr().addr()
    }

    /// How many bytes from the base on are usable.
    #[inline(always)]
    pub(super) fn frontier(&self) -> usize {
        self.frontier.load(Ordering::Acquire)
    }

    /// How many blocks are usable.
    pub(super) fn n_usable(&self) -> usize {
        self.frontier() >> BLOCK_SHIFT
    }

    /// Makes another chunk usable; answers its first block. The caller holds the lock of the pool.
    pub(super) fn grow(&self) -> Option<BlockId> {
        let first = self.n_usable();
        if first + CHUNK_BLOCKS > self.n_blocks {
            return None;
        }
        // SAFETY: the chunk lies in the three reserved ranges.
        let done = unsafe {
            os::commit(self.data.add(first * BLOCK), CHUNK)
                && os::commit(self.shapes.cast::<u8>().add(first * SHAPES_PER_BLOCK), CHUNK_BLOCKS * SHAPES_PER_BLOCK)
                && os::commit(self.infos.add(first).cast(), CHUNK_BLOCKS * size_of::<BlockInfo>())
        };
        if !done {
            return None;
        }
        if first >= HUGE_FROM {
            // SAFETY: as above.
            unsafe { os::prefer_huge_pages(self.data.add(first * BLOCK), CHUNK) };
        }
        self.frontier.store((first + CHUNK_BLOCKS) << BLOCK_SHIFT, Ordering::Release);
        Some(BlockId(first as u32))
    }

    /// The first byte of a block.
    #[inline(always)]
    pub(super) fn block(&self, id: BlockId) -> *mut u8 {
        debug_assert!((id.0 as usize) < self.n_usable());
        // SAFETY: blocks are named below the frontier only.
        unsafe { self.data.add((id.0 as usize) << BLOCK_SHIFT).as_ptr() }
    }

    /// The shapes of a block's objects.
    #[inline(always)]
    pub(super) fn shapes(&self, id: BlockId) -> *mut u32 {
        debug_assert!((id.0 as usize) < self.n_usable());
        // SAFETY: as in `block`.
        unsafe { self.shapes.add(id.0 as usize * MAX_OBJECTS).as_ptr() }
    }

    /// What is known of a block.
    #[inline(always)]
    pub(super) fn info(&self, id: BlockId) -> &BlockInfo {
        debug_assert!((id.0 as usize) < self.n_usable());
        // SAFETY: as in `block`; a zeroed `BlockInfo` is valid, and all its fields are atomics.
        unsafe { self.infos.add(id.0 as usize).as_ref() }
    }

    /// Gives the memory of `n` blocks back to the system; they stay usable and read as zero.
    pub(super) fn release(&self, first: BlockId, n: usize) {
        // SAFETY: usable blocks that no object lives in, which the pool vouches for.
        unsafe {
            os::release(NonNull::new_unchecked(self.block(first)), n * BLOCK);
            os::release(NonNull::new_unchecked(self.shapes(first).cast()), n * SHAPES_PER_BLOCK);
        }
    }
}

impl Drop for Region {
    fn drop(&mut self) {
        // SAFETY: `reserve` mapped this range, and the heap that lived in it is gone.
        unsafe { os::unmap(self.mapping.0, self.mapping.1) };
    }
}

#[cfg(all(unix, not(miri)))]
mod os {
    use std::ptr::NonNull;

    pub(super) fn reserve(bytes: usize) -> Option<NonNull<u8>> {
        let flags = libc::MAP_PRIVATE | libc::MAP_ANONYMOUS | libc::MAP_NORESERVE;
        // SAFETY: a fresh mapping touches nothing.
        let base = unsafe { libc::mmap(std::ptr::null_mut(), bytes, libc::PROT_NONE, flags, -1, 0) };
        if base == libc::MAP_FAILED { None } else { NonNull::new(base.cast()) }
    }

    pub(super) unsafe fn commit(at: NonNull<u8>, bytes: usize) -> bool {
        // SAFETY: the caller names a part of a mapping of ours.
        unsafe { libc::mprotect(at.as_ptr().cast(), bytes, libc::PROT_READ | libc::PROT_WRITE) == 0 }
    }

    pub(super) unsafe fn prefer_huge_pages(at: NonNull<u8>, bytes: usize) {
        // SAFETY: the caller names a part of a mapping of ours. A refusal is no harm.
        #[cfg(target_os = "linux")]
        unsafe {
            libc::madvise(at.as_ptr().cast(), bytes, libc::MADV_HUGEPAGE);
        }
        #[cfg(not(target_os = "linux"))]
        let _ = (at, bytes);
    }

    pub(super) unsafe fn release(at: NonNull<u8>, bytes: usize) {
        // SAFETY: the caller names a part of a mapping of ours. Linux replaces the pages by zero pages; elsewhere the
        // pages are mapped anew.
        unsafe {
            if cfg!(target_os = "linux") {
                libc::madvise(at.as_ptr().cast(), bytes, libc::MADV_DONTNEED);
            } else {
                let flags = libc::MAP_PRIVATE | libc::MAP_ANONYMOUS | libc::MAP_FIXED;
                libc::mmap(at.as_ptr().cast(), bytes, libc::PROT_READ | libc::PROT_WRITE, flags, -1, 0);
            }
        }
    }

    pub(super) unsafe fn unmap(at: NonNull<u8>, bytes: usize) {
        // SAFETY: the caller owns the mapping and nothing refers to it any more.
        unsafe { libc::munmap(at.as_ptr().cast(), bytes) };
    }
}

/// Without a system that maps memory (and under Miri): the whole region from the allocator, so make it small.
#[cfg(not(all(unix, not(miri))))]
mod os {
    use std::alloc::{Layout, alloc_zeroed, dealloc};
    use std::ptr::NonNull;

    const ALIGN: usize = super::CHUNK;

    pub(super) fn reserve(bytes: usize) -> Option<NonNull<u8>> {
        // SAFETY: the size is not zero.
        NonNull::new(unsafe { alloc_zeroed(Layout::from_size_align(bytes, ALIGN).ok()?) })
    }

    pub(super) unsafe fn commit(_: NonNull<u8>, _: usize) -> bool {
        true
    }

    pub(super) unsafe fn prefer_huge_pages(_: NonNull<u8>, _: usize) {}

    pub(super) unsafe fn release(at: NonNull<u8>, bytes: usize) {
        // SAFETY: the caller names a part of the region that nothing uses.
        unsafe { at.write_bytes(0, bytes) };
    }

    pub(super) unsafe fn unmap(at: NonNull<u8>, bytes: usize) {
        // SAFETY: `reserve` allocated it with this layout; it was aligned already.
        unsafe { dealloc(at.as_ptr(), Layout::from_size_align_unchecked(bytes, ALIGN)) };
    }
}
