//! The end of a cycle: unmarked blocks become free, the others are listed for allocation.

use super::super::Heap;
use super::super::alloc::N_BINS;
use super::super::block::Use;
use super::super::class::BLOCK;
use super::super::pool::Pool;
use super::super::region::BlockId;
use super::super::shape::Shape;
use super::super::stats::CycleStats;

impl Heap {
    /// Frees what is unmarked; the world is still stopped.
    pub(super) fn reclaim(&self, live_bytes: usize, live_objects: u64) -> CycleStats {
        let cycle = self.stats.begin_cycle();
        let mut lists: Vec<Vec<BlockId>> = (0..N_BINS).map(|_| Vec::new()).collect();
        let mut pool = self.pool.lock();
        // From the top down, so that allocation, which takes from the end of a list, fills low blocks first.
        for block in self.blocks().rev() {
            let info = self.region.info(block);
            match info.usage() {
                Use::Small if info.is_touched() => {
                    lists[usize::from(info.class()) * 2 + info.scan() as usize].push(block);
                }
                Use::Large if info.is_touched() => {}
                Use::Small => self.free(&mut pool, block, 1, cycle),
                Use::Large => self.free(&mut pool, block, info.object_size().div_ceil(BLOCK), cycle),
                Use::Tail | Use::Free => {}
            }
        }
        let released_bytes = self.release_idle(&pool, cycle);
        let used_bytes = pool.n_used() * BLOCK;
        drop(pool);
        for (list, blocks) in self.listed.iter().zip(lists) {
            *list.lock() = blocks;
        }
        let (heap_before, goal) = (self.pace.heap_bytes(), self.pace.next());
        self.pace.cycle_done(live_bytes, live_objects * size_of::<Shape>() as u64);
        self.stats.end_cycle(CycleStats {
            number: cycle,
            heap_before,
            goal,
            live_bytes,
            live_objects,
            used_bytes,
            released_bytes,
        })
    }

    /// Gives the blocks of dead objects back to the pool.
    fn free(&self, pool: &mut Pool, first: BlockId, n: usize, cycle: u32) {
        let info = self.region.info(first);
        if info.releases() {
            self.release_dead(first, 0..info.n_objects());
        }
        for i in 0..n {
            self.region.info(first.after(i)).set_free(cycle);
        }
        pool.give(first, n as u32, info.n_objects());
    }

    /// Gives the memory of blocks that have been free for a whole cycle back to the system; how many bytes.
    fn release_idle(&self, pool: &Pool, cycle: u32) -> usize {
        self.release_free(pool, |freed_in| freed_in != cycle)
    }

    /// Gives the memory of all free blocks back to the system at once.
    pub fn release_memory(&self) {
        let pool = self.pool.lock();
        self.release_free(&pool, |_| true);
    }

    /// How many free blocks take no memory of the system.
    pub(in crate::heap) fn n_clean(&self, pool: &Pool) -> u64 {
        let clean = |(first, len): (BlockId, u32)| {
            (0..len as usize).filter(move |i| !self.region.info(first.after(*i)).is_dirty()).count() as u64
        };
        pool.runs().map(clean).sum()
    }

    fn release_free(&self, pool: &Pool, wanted: impl Fn(u32) -> bool) -> usize {
        let mut released = 0;
        for (first, len) in pool.runs() {
            let mut from = None;
            for i in 0..=len as usize {
                let block = first.after(i);
                let idle = i < len as usize && {
                    let info = self.region.info(block);
                    info.is_dirty() && wanted(info.freed_in())
                };
                match (idle, from) {
                    (true, None) => from = Some(block),
                    (false, Some(start)) => {
                        released += self.release_run(start, (block.0 - start.0) as usize);
                        from = None;
                    }
                    _ => {}
                }
            }
        }
        released
    }

    fn release_run(&self, first: BlockId, n: usize) -> usize {
        self.region.release(first, n);
        for i in 0..n {
            self.region.info(first.after(i)).set_dirty(false);
        }
        n * BLOCK
    }
}
