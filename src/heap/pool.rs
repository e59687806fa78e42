//! The blocks that nothing lives in, as runs of neighbours.
//!
//! A request takes the lowest run that fits, at its lower end, so that the memory that is used stays the same from
//! cycle to cycle and what lies above can go back to the system; where many low runs are too short it takes the
//! smallest that fits. A block that becomes free joins its neighbours at once.

use std::collections::{BTreeMap, BTreeSet};

use crate::base::memory;

use super::block::BlockInfo;
use super::class::BLOCK;
use super::region::{BlockId, CHUNK_BLOCKS, Region};

/// So many low runs are tried before the smallest that fits is taken.
const LOOK_AT: usize = 16;

/// The free runs.
#[derive(Debug, Default)]
pub(super) struct Pool {
    /// First block and length.
    by_start: BTreeMap<u32, u32>,
    /// Length and first block.
    by_len: BTreeSet<(u32, u32)>,
    /// Blocks in use.
    n_used: usize,
    /// Bytes of the tables about those.
    tables: u64,
}

impl Pool {
    /// Takes `n` neighbouring blocks for `objects` objects; grows the region when no run is long enough. `None` when it
    /// is full.
    pub(super) fn take(&mut self, region: &Region, n: u32, objects: u32) -> Option<BlockId> {
        let (len, start) = loop {
            if let Some(run) = self.find(n) {
                break run;
            }
            let first = region.grow()?;
            self.insert(first.0, CHUNK_BLOCKS as u32);
        };
        self.remove(start, len);
        if len > n {
            self.insert(start + n, len - n);
        }
        self.n_used += n as usize;
        self.tables += table_bytes(n, objects);
        memory::count_blocks((u64::from(n) * BLOCK as u64 + table_bytes(n, objects)) as i64);
        Some(BlockId(start))
    }

    /// The run to take `n` blocks from: length and first block.
    fn find(&self, n: u32) -> Option<(u32, u32)> {
        let low = self.by_start.iter().take(LOOK_AT).find(|(_, len)| **len >= n);
        let low = low.map(|(&start, &len)| (len, start));
        low.or_else(|| self.by_len.range((n, 0)..).next().copied())
    }

    /// Takes `n` blocks of `objects` objects back.
    pub(super) fn give(&mut self, first: BlockId, n: u32, objects: u32) {
        self.insert(first.0, n);
        self.n_used -= n as usize;
        self.tables -= table_bytes(n, objects);
        memory::count_blocks(-((u64::from(n) * BLOCK as u64 + table_bytes(n, objects)) as i64));
    }

    /// Blocks in use.
    pub(super) fn n_used(&self) -> usize {
        self.n_used
    }

    /// Bytes of the blocks in use and of the tables about them.
    pub(super) fn bytes(&self) -> u64 {
        (self.n_used * BLOCK) as u64 + self.tables
    }

    /// The free runs: first block and length, ascending.
    pub(super) fn runs(&self) -> impl Iterator<Item = (BlockId, u32)> + '_ {
        self.by_start.iter().map(|(&start, &len)| (BlockId(start), len))
    }

    fn remove(&mut self, start: u32, len: u32) {
        self.by_start.remove(&start);
        self.by_len.remove(&(len, start));
    }

    /// Adds a run, joined with its neighbours.
    fn insert(&mut self, mut start: u32, mut len: u32) {
        if let Some((&before, &its_len)) = self.by_start.range(..start).next_back()
            && before + its_len == start
        {
            self.remove(before, its_len);
            start = before;
            len += its_len;
        }
        if let Some(&its_len) = self.by_start.get(&(start + len)) {
            self.remove(start + len, its_len);
            len += its_len;
        }
        self.by_start.insert(start, len);
        self.by_len.insert((len, start));
    }
}

/// Bytes that the tables about `n` blocks take.
fn table_bytes(n: u32, objects: u32) -> u64 {
    u64::from(n) * size_of::<BlockInfo>() as u64 + u64::from(objects) * size_of::<u32>() as u64
}

impl Drop for Pool {
    fn drop(&mut self) {
        memory::count_blocks(-(self.bytes() as i64));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_split_and_join() {
        let region = Region::reserve(16 << 20).expect("16 MiB can be reserved");
        let mut pool = Pool::default();
        let a = pool.take(&region, 3, 1).expect("room");
        let b = pool.take(&region, 1, 1).expect("room");
        let c = pool.take(&region, 60, 1).expect("room");
        assert_eq!((a.0, b.0, c.0, pool.n_used()), (0, 3, 4, 64));
        pool.give(a, 3, 1);
        pool.give(c, 60, 1);
        assert_eq!(pool.runs().collect::<Vec<_>>(), [(a, 3), (c, 60)]);
        // The lowest run that fits.
        assert_eq!(pool.take(&region, 2, 1), Some(BlockId(0)));
        pool.give(BlockId(0), 2, 1);
        pool.give(b, 1, 1);
        assert_eq!(pool.runs().collect::<Vec<_>>(), [(BlockId(0), 64)]);
        // Longer than a chunk: two chunks join.
        assert_eq!(pool.take(&region, 100, 1), Some(BlockId(0)));
        assert_eq!(pool.take(&region, 1000, 1), None);
    }
}
