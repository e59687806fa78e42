//! What the process has taken from the system: counted in one place, and kept below a limit.
//!
//! Everything counts: what Rust code allocates, by [`Counting`], native stacks, by [`count`], and the blocks of heaps, by
//! [`count_blocks`]; each heap knows its own. Who needs much asks first whether there is room, collects garbage where there is not,
//! and reports what is missing in Go's words. For what nobody has asked for there is a last resort: an allocation that
//! would go well beyond the limit calls a function that ends the program ([`limit`]).
//!
//! Small allocations are counted by each thread in portions, so the count is exact but for [`PORTION`] bytes a thread.
#![allow(unsafe_code, reason = "an allocator is unsafe to implement")]

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering::Relaxed};

/// Below this much a thread keeps its count to itself.
const PORTION: i64 = 16 << 10;

static IN_USE: AtomicI64 = AtomicI64::new(0);
static BLOCKS: AtomicI64 = AtomicI64::new(0);
/// What the last resort guards.
static LIMIT: AtomicU64 = AtomicU64::new(u64::MAX);
static LAST_RESORT: OnceLock<fn(usize)> = OnceLock::new();

thread_local! {
    static UNTOLD: Cell<i64> = const { Cell::new(0) };
    /// The last resort itself allocates.
    static EXEMPT: Cell<bool> = const { Cell::new(false) };
}

/// An allocator that counts; to be installed by the program.
#[derive(Debug)]
pub struct Counting;

/// Counts memory that is not Rust's; negative when it is given back.
#[inline]
pub fn count(bytes: i64) {
    // While a thread ends, it may have no portion any more.
    let portion = UNTOLD.try_with(|untold| {
        let sum = untold.get() + bytes;
        let told = sum.abs() >= PORTION;
        untold.set(if told { 0 } else { sum });
        if told { sum } else { 0 }
    });
    match portion {
        Ok(0) => {}
        Ok(sum) => _ = IN_USE.fetch_add(sum, Relaxed),
        Err(_) => _ = IN_USE.fetch_add(bytes, Relaxed),
    }
}

/// Counts blocks of a heap; negative when they are given back.
pub fn count_blocks(bytes: i64) {
    BLOCKS.fetch_add(bytes, Relaxed);
}

/// Bytes that are in use beside the heaps.
#[inline]
pub fn in_use() -> u64 {
    IN_USE.load(Relaxed).max(0) as u64
}

/// Gives the system what was freed, where the system's allocator keeps it.
pub fn give_back() {
    #[cfg(all(target_os = "linux", target_env = "gnu"))]
    // SAFETY: it only unmaps what nobody has allocated.
    unsafe {
        libc::malloc_trim(0);
    }
}

/// From now on an allocation that would bring the process above `bytes` calls `last_resort` with its size, which ends the
/// process or accepts that. Later limits replace earlier ones; the function stays.
pub fn limit(bytes: u64, last_resort: fn(usize)) {
    LAST_RESORT.get_or_init(|| last_resort);
    LIMIT.store(bytes, Relaxed);
}

/// So few bytes no allocation is refused for.
const LARGE: usize = 64 << 10;

#[inline]
fn taken(bytes: usize) {
    count(bytes as i64);
    if bytes >= LARGE && in_use() + BLOCKS.load(Relaxed) as u64 > LIMIT.load(Relaxed) {
        beyond(bytes);
    }
}

#[cold]
fn beyond(bytes: usize) {
    let exempt = EXEMPT.try_with(|exempt| exempt.replace(true)).unwrap_or(true);
    if !exempt {
        if let Some(last_resort) = LAST_RESORT.get() {
            last_resort(bytes);
        }
        EXEMPT.set(false);
    }
}

// SAFETY: the system's allocator does the work; counting allocates nothing, and the last resort, which may, is not called
// within itself and does not unwind: it ends the process.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        taken(layout.size());
        // SAFETY: here and below: the caller's promise.
        unsafe { System.alloc(layout) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        taken(layout.size());
        // SAFETY: as above.
        unsafe { System.alloc_zeroed(layout) }
    }

    unsafe fn dealloc(&self, at: *mut u8, layout: Layout) {
        count(-(layout.size() as i64));
        // SAFETY: as above.
        unsafe { System.dealloc(at, layout) }
    }

    unsafe fn realloc(&self, at: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        if size > layout.size() {
            taken(size - layout.size());
        } else {
            count(size as i64 - layout.size() as i64);
        }
        // SAFETY: as above.
        unsafe { System.realloc(at, layout, size) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_counted_is_in_use() {
        let before = in_use() as i64;
        count(1 << 40);
        assert!((in_use() as i64 - before - (1 << 40)).abs() < 1 << 30);
        count(-(1 << 40));
        // Other tests count, too.
        assert!((in_use() as i64 - before).abs() < 1 << 30);
    }
}
